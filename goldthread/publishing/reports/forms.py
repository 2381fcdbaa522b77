"""What people are asked when they draft a report."""

from django import forms

from goldthread.foundations.records.formfields import choose, day, words
from goldthread.publishing.reports.models import Kind


class DraftForm(forms.Form):
    kind = choose("What do you draft?", Kind)
    since = day("From which day?")
    until = day("Until which day?")
    words = words(
        "What do you say to it?",
        "It stands first. No names of children and families. Figures follow by themselves.",
    )
