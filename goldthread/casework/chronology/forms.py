"""What people are asked about a key episode."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet

from goldthread.casework.chronology.actions import Said
from goldthread.casework.chronology.models import KeyEpisode, Known, Whom
from goldthread.foundations.agencies.models import Organisation
from goldthread.foundations.records.dateboxes import GovDateField
from goldthread.rules.dates import Day, read

LONG = 8_000  # characters
WRITE = "As you know it: 3 March 2017, March 2017, about 3 March 2017, early 2017."
KNOWN = [(one.value, one.label.capitalize()) for one in Known]


def long_text(label: str, help_text: str = "", required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=LONG,
        required=required,
        widget=forms.Textarea,
    )


def doubtful_day(
    form: forms.Form, cleaned: dict[str, Any], name: str, earliest: str, latest: str
) -> Day | None:
    """A date in words in the box `name`, and what it can mean: as it is read, or from the boxes
    `earliest` and `latest`. What cannot be understood is said beside its box."""
    words = (cleaned.get(name) or "").strip()
    first: date | None = cleaned.get(earliest)
    last: date | None = cleaned.get(latest)
    if not words:
        if first or last:
            form.add_error(name, "Write the date in words too, as you know it.")
        return None
    if first and last:
        if last < first:
            form.add_error(latest, "The latest day lies before the earliest.")
            return None
        return Day(words, first, last)
    if first or last:
        box = latest if first else earliest
        form.add_error(box, "Give both the earliest and the latest day, or neither.")
        return None
    day = read(words)
    if day is None:
        form.add_error(
            name,
            f"“{words}” cannot be read as a date. Write it another way, or give the earliest and "
            "the latest day as well.",
        )
    return day


class EpisodeForm(forms.Form):
    """An episode. A date that cannot be read asks for its earliest and latest day."""

    title = forms.CharField(
        label="Title",
        help_text="A few plain words, such as “Going home from hospital”. No names.",
        max_length=200,
    )
    starts = forms.CharField(label="When did it begin?", help_text=WRITE, max_length=120)
    starts_earliest = GovDateField(label="It began at the earliest on", required=False)
    starts_latest = GovDateField(label="It began at the latest on", required=False)
    ends = forms.CharField(
        label="When did it end?",
        help_text="Leave it empty for a single day or moment.",
        max_length=120,
        required=False,
    )
    ends_earliest = GovDateField(label="It ended at the earliest on", required=False)
    ends_latest = GovDateField(label="It ended at the latest on", required=False)
    why_it_matters = long_text(
        "Why does it matter?", "Why this stretch should be looked at closely, in a few sentences."
    )
    outside_because = long_text(
        "If it lies outside the review period: why is it studied all the same?", required=False
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for end in ("starts", "ends"):
            cleaned[f"{end}_day"] = doubtful_day(
                self, cleaned, end, f"{end}_earliest", f"{end}_latest"
            )
        return cleaned

    def said(self) -> Said:
        """What was sent, once it is valid."""
        data = self.cleaned_data
        return Said(
            title=data["title"],
            starts=data["starts_day"],
            ends=data["ends_day"],
            why_it_matters=data["why_it_matters"],
            outside_because=data["outside_because"],
        )


class ChangeForm(EpisodeForm):
    changed_because = long_text("Why do you change it?")
    version = forms.IntegerField(widget=forms.HiddenInput)

    @staticmethod
    def of(episode: KeyEpisode) -> dict[str, Any]:
        """What the form begins with. Dates that words alone do not give fill their boxes."""
        names = ("title", "starts", "ends", "why_it_matters", "outside_because", "version")
        initial = {name: getattr(episode, name) for name in names}
        for end in ("starts", "ends"):
            first, last = getattr(episode, f"{end}_earliest"), getattr(episode, f"{end}_latest")
            day = read(getattr(episode, end))
            if first and (day is None or (day.earliest, day.latest) != (first, last)):
                initial |= {f"{end}_earliest": first, f"{end}_latest": last}
        return initial


class ReasonForm(forms.Form):
    reason = long_text("Why is it no longer a key episode?")


class MergeForm(forms.Form):
    into = forms.ModelChoiceField(
        label="Which episode is it part of?",
        queryset=KeyEpisode.objects.none(),
        empty_label="Choose an episode",
    )
    reason = long_text("Why are the two one episode?")

    def __init__(self, *args: Any, others: QuerySet[KeyEpisode], **more: Any) -> None:
        super().__init__(*args, **more)
        choice: Any = self.fields["into"]
        choice.queryset = others
        choice.label_from_instance = lambda episode: f"{episode.code}: {episode.title}"


class QuestionForm(forms.Form):
    text = long_text("What does the review want to understand?")
    whom = forms.ChoiceField(
        label="Who could answer it?",
        choices=[(one.value, one.label.capitalize()) for one in Whom],
        widget=forms.RadioSelect,
    )
    organisation = forms.ModelChoiceField(
        label="Which agency?",
        help_text="Only where one agency is asked.",
        queryset=Organisation.objects.none(),
        empty_label="None",
        required=False,
    )

    def __init__(self, *args: Any, bodies: QuerySet[Organisation], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["organisation"].queryset = bodies


class AnswerForm(forms.Form):
    text = long_text("What was found out?")
    known = forms.ChoiceField(
        label="Was this known at the time?",
        choices=KNOWN,
        widget=forms.RadioSelect,
    )


class AnalysisForm(forms.Form):
    text = long_text("What does the review make of it?", "One thought at a time. No names.")
    known = forms.ChoiceField(
        label="Does it rest on what was known then, or on what is known only now?",
        help_text="Somebody who reads what was known then must not find hindsight in it.",
        choices=KNOWN,
        widget=forms.RadioSelect,
    )
    known_by = forms.CharField(
        label="Who knew it then?",
        help_text="By role: “the midwife, from the booking form”. Not needed for what is known "
        "only now.",
        max_length=300,
        required=False,
    )
    source = forms.CharField(
        label="Where does that stand?",
        help_text="The record, return or event it comes from.",
        max_length=300,
        required=False,
    )
