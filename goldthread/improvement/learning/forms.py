"""What is asked when a document comes in and when its finds are decided on."""

import re
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet

from goldthread.casework.chronology.models import KeyEpisode
from goldthread.casework.reviews.models import Review
from goldthread.casework.submissions.models import Entry
from goldthread.foundations.agencies.models import Organisation, Sector
from goldthread.foundations.records.files import FormWithFile
from goldthread.foundations.records.formfields import Several
from goldthread.improvement.learning.deciding import Wording
from goldthread.improvement.learning.models import AskKind, LearningPoint, Listing

PARTS_AT_MOST = 12
WORDS_AT_MOST = 10_000  # characters
MOST_REFS = 20  # numbers of entries at once


class DocumentField(forms.FileField):
    """A document to read, refused for its size before a byte of it is looked at."""

    def clean(self, data: Any, initial: Any = None) -> UploadedFile:
        file: UploadedFile = super().clean(data, initial)
        if file is not None and (file.size or 0) > settings.UPLOAD_BYTES:
            most = settings.UPLOAD_BYTES // (1024 * 1024)
            raise forms.ValidationError(
                f"{file.name} is larger than {most} MB. Nothing was kept. "
                "Send a smaller file, or a part of it."
            )
        return file


def document_field(label: str) -> DocumentField:
    return DocumentField(
        label=label,
        help_text="Word (.docx), PDF, a saved web page (.html) or plain text (.txt).",
        widget=forms.ClearableFileInput(attrs={"accept": ".docx,.pdf,.html,.htm,.txt"}),
        error_messages={
            "empty": "This file is empty. Check that it was saved, then choose it again."
        },
    )


class BringInForm(FormWithFile):
    file = document_field("Which file is the review?")
    published = forms.ChoiceField(
        label="Has this review been published?",
        choices=[("yes", "Yes"), ("no", "No, or not yet")],
        widget=forms.RadioSelect,
    )
    title = forms.CharField(
        label="What shall we call it?",
        help_text="Leave it empty to use what the document says of itself.",
        required=False,
        max_length=300,
    )


class AddDocumentForm(forms.Form):
    file = document_field("Which file?")


class BodiesField(forms.MultipleChoiceField):
    """Organisations of one partnership; those already chosen or suggested come first."""

    def __init__(self) -> None:
        super().__init__(
            required=False,
            label="Which organisations does it mean?",
            widget=forms.CheckboxSelectMultiple,
            error_messages={"invalid_choice": "This organisation is not in your directory."},
        )
        self._bodies: dict[str, Organisation] = {}

    def offer(self, bodies: Sequence[Organisation], first: Sequence[int]) -> None:
        ordered = sorted(bodies, key=lambda one: (one.pk not in first, one.name))
        self._bodies = {str(one.pk): one for one in ordered}
        self.choices = [(str(one.pk), one.name) for one in ordered]

    def clean(self, value: Any) -> list[Organisation]:
        return [self._bodies[key] for key in super().clean([one for one in value or [] if one])]


class AcceptForm(forms.Form):
    """The bodies left ticked on a card."""

    addressees = BodiesField()

    def __init__(self, *args: Any, bodies: Sequence[Organisation], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["addressees"].offer(bodies, ())


class WordingForm(forms.Form):
    """An item as a person wants it; kind and bodies count for recommendations only."""

    text = forms.CharField(
        label="What does it say?",
        widget=forms.Textarea,
        max_length=WORDS_AT_MOST,
    )
    listing = forms.ChoiceField(
        label="Which is it?",
        choices=[
            (Listing.LEARNING.value, "A learning point"),
            (Listing.RECOMMENDATION.value, "A recommendation"),
        ],
        widget=forms.RadioSelect,
    )
    kind = forms.ChoiceField(
        label="What does it ask for?", choices=[("", "Not clear"), *AskKind.choices], required=False
    )
    addressed_to = forms.CharField(
        label="To whom is it addressed, as printed?", required=False, max_length=500
    )
    addressees = BodiesField()

    def __init__(
        self,
        *args: Any,
        bodies: Sequence[Organisation] = (),
        first: Sequence[int] = (),
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.fields["addressees"].offer(bodies, first)

    def wording(self) -> Wording:
        return Wording(**self.cleaned_data)


class SplitForm(forms.Form):
    """Parts of one item, each with its own words and list."""

    def __init__(self, *args: Any, parts: int = 2, **more: Any) -> None:
        super().__init__(*args, **more)
        self.parts = max(2, min(parts, PARTS_AT_MOST))
        for place in range(1, self.parts + 1):
            self.fields[f"text_{place}"] = forms.CharField(
                label=f"Part {place}",
                widget=forms.Textarea,
                max_length=WORDS_AT_MOST,
                required=place <= 2,
                error_messages={
                    "required": f"Part {place}: write the words of this part. "
                    "An item is split in at least two."
                },
            )
            self.fields[f"listing_{place}"] = forms.ChoiceField(
                label=f"Part {place} is", choices=[(k, f"a {v}") for k, v in Listing.choices]
            )

    def pairs(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        return [(self[f"text_{p}"], self[f"listing_{p}"]) for p in range(1, self.parts + 1)]

    def written(self) -> list[tuple[str, str]]:
        """Words and list of every part that has words."""
        data = self.cleaned_data
        pairs = [(data[f"text_{p}"], data[f"listing_{p}"]) for p in range(1, self.parts + 1)]
        return [(text, listing) for text, listing in pairs if text.strip()]


class MissingBodyForm(forms.Form):
    """A printed name that the directory does not know: a new body, or another name of one."""

    name = forms.CharField(label="What is its name, as printed?", max_length=200)
    how = forms.ChoiceField(
        label="Who is this?",
        choices=[
            ("new", "An organisation that is not in the directory yet"),
            ("known", "One that is in the directory under another name"),
        ],
        widget=forms.RadioSelect,
    )
    sector = forms.ChoiceField(
        label="What kind of organisation is it?",
        choices=[("", "Choose"), *Sector.choices],
        required=False,
    )
    organisation = forms.ModelChoiceField(
        label="Which one?",
        queryset=Organisation.objects.none(),
        required=False,
        empty_label="Choose",
    )

    def __init__(self, *args: Any, organisations: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["organisation"].queryset = organisations

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("how") == "new" and not data.get("sector"):
            self.add_error("sector", "Choose what kind of organisation it is.")
        if data.get("how") == "known" and not data.get("organisation"):
            self.add_error("organisation", "Choose which organisation goes by this name.")
        return data


class EpisodesForm(forms.Form):
    """Which key episodes a learning point comes from."""

    episodes = Several(
        label="Which key episodes does it come from?",
        queryset=KeyEpisode.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, episodes: QuerySet[KeyEpisode], **more: Any) -> None:
        super().__init__(*args, **more)
        choice: Any = self.fields["episodes"]
        choice.queryset = episodes
        choice.label_from_instance = lambda one: f"{one.code}: {one.title}, {one.span}"


class EntriesForm(forms.Form):
    """Which entries of the combined chronology a learning point comes from."""

    entries = forms.MultipleChoiceField(
        label="Which of these does it come from?",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    others = forms.CharField(
        label="Other entries, by their numbers",
        help_text="Such as police:14. The number stands beside each entry. Put commas between "
        "several.",
        max_length=MOST_REFS * 70,
        required=False,
    )

    def __init__(self, *args: Any, review: Review, offered: dict[str, str], **more: Any) -> None:
        """`offered`: identity to what is said beside its box."""
        super().__init__(*args, **more)
        self.review = review
        self.fields["entries"].choices = list(offered.items())
        if not offered:
            del self.fields["entries"]

    def clean_others(self) -> set[UUID]:
        """Numbers to identities; one that is not in the list is told."""
        refs = {ref for ref in re.split(r"[\s,;]+", self.cleaned_data["others"]) if ref}
        if len(refs) > MOST_REFS:
            raise forms.ValidationError(f"Give at most {MOST_REFS} numbers at once.")
        # in scope: by the review in scope
        rows = Entry.objects.combined().filter(review=self.review, ref__in=refs)
        known = dict(rows.values_list("ref", "identity"))
        if unknown := sorted(refs - set(known)):
            raise forms.ValidationError(
                f"There is no entry {unknown[0]} in the combined chronology. Nothing has been "
                "saved. Look for its number there."
            )
        return set(known.values())

    def chosen(self) -> set[UUID]:
        ticked = {UUID(one) for one in self.cleaned_data.get("entries", [])}
        return ticked | self.cleaned_data["others"]


class PointsForm(forms.Form):
    """Which learning points come from an episode or an entry."""

    points = Several(
        label="Which learning points come from it?",
        queryset=LearningPoint.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, points: QuerySet[LearningPoint], **more: Any) -> None:
        super().__init__(*args, **more)
        choice: Any = self.fields["points"]
        choice.queryset = points
        choice.label_from_instance = lambda one: f"{one.code}: {one.text}"
