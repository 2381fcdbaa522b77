"""What people are asked about a review."""

from django import forms

from goldthread.casework.reviews.models import Review
from goldthread.foundations.records.dateboxes import GovDateField

HINTS = {
    "title": "As people call it. Use the pseudonym, never a real name.",
    "subject": "The name that the report uses to protect a child or adult.",
    "board": "The partnership or board that published it, as printed.",
    "age": "As printed, such as “15 days old”.",
    "incident": "In a few lines, as printed.",
}
LABELS = {
    "title": "Title",
    "framework": "Kind of review",
    "subject": "Pseudonym",
    "board": "Board",
    "age": "Age",
    "incident": "What happened",
}


class DescribeForm(forms.ModelForm):
    """The facts of a review. Saving goes through the action, which keeps what was said before."""

    published_on = GovDateField(
        label="When was it published?", required=False, help_text="For example, 3 March 2026"
    )

    address = forms.URLField(
        label="Where it is published",
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text="The page where anyone can read it, beginning with https://",
    )

    class Meta:
        model = Review
        fields = (
            "title", "framework", "subject", "age", "board", "incident", "published_on", "address",
        )  # fmt: skip
        labels = LABELS
        help_texts = HINTS
