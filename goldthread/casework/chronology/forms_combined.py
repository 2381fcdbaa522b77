"""What people choose and say in the combined chronology."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import Q

from goldthread.casework.chronology.called import called_in, naming, people_of, why
from goldthread.casework.chronology.forms import EpisodeForm, long_text
from goldthread.casework.chronology.models import (
    Conflict,
    EntryTag,
    KeyEpisode,
    Link,
    Tag,
    Weighing,
)
from goldthread.casework.reviews.models import Review
from goldthread.casework.submissions.models import Call, Entry
from goldthread.casework.submissions.querysets import EntryQuerySet
from goldthread.engines.people.called import Called
from goldthread.foundations.people.models import Involvement
from goldthread.foundations.people.naming import shown_as
from goldthread.foundations.people.permits import reads_names
from goldthread.foundations.records.dateboxes import GovDateField

TAGS = [(one.value, one.label.capitalize()) for one in Tag]
MOST = 80  # characters of words to look for


class CombinedFilters(forms.Form):
    agency = forms.MultipleChoiceField(
        label="Agency", required=False, widget=forms.CheckboxSelectMultiple
    )
    words = forms.CharField(
        label="Words",
        help_text="“visit” finds visited too. Words in quotation marks stand together.",
        max_length=MOST,
        required=False,
    )
    who = forms.ModelChoiceField(
        label="Person of the register",
        help_text="Finds entries that name them by code, by any of their names, or as whom it is "
        "about.",
        queryset=Involvement.objects.none(),
        empty_label="Anybody",
        required=False,
    )
    person = forms.CharField(label="Person, as agencies wrote it", max_length=MOST, required=False)
    source = forms.CharField(label="Source or type", max_length=MOST, required=False)
    since = GovDateField(label="From", required=False)
    until = GovDateField(label="To", required=False)
    tag = forms.ChoiceField(label="Tag", choices=[("", "Any"), *TAGS], required=False)
    conflicts = forms.BooleanField(label="Conflicts only", required=False)
    undecided = forms.BooleanField(label="Not decided", required=False)

    def __init__(self, *args: Any, review: Review, user: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.review, self.user = review, user
        self.called: Called | None = None
        choice: Any = self.fields["who"]
        by_name = reads_names(review.matter, user)
        choice.queryset = people_of(review, user)
        choice.label_from_instance = lambda row: shown_as(row, by_name)
        # in scope: by the review in scope
        calls = Call.objects.filter(review=review).values_list("organisation", "organisation__name")
        self.fields["agency"].choices = [(str(pk), name) for pk, name in calls]

    def clean(self) -> dict[str, Any]:
        chosen: dict[str, Any] = self.cleaned_data
        since, until = chosen.get("since"), chosen.get("until")
        if since and until and until < since:
            self.add_error("until", "“To” is before “From”. Change one of them.")
        return chosen

    def narrow(self, rows: EntryQuerySet) -> EntryQuerySet:
        """What cannot be read is left out, and said beside the field."""
        chosen = self.cleaned_data
        if agencies := chosen.get("agency"):
            rows = rows.filter(organisation__in=agencies)
        if words := chosen.get("words"):
            rows = rows.matching(words)
        if person := chosen.get("person"):
            named = Q(about__icontains=person) | Q(event__icontains=person)
            rows = rows.filter(named | Q(response__icontains=person))
        if who := chosen.get("who"):
            self.called = called_in(self.review, who, self.user)
            rows = naming(rows, self.called)
        if source := chosen.get("source"):
            rows = rows.filter(source__icontains=source)
        rows = _within(rows, chosen.get("since"), chosen.get("until"))
        if tag := chosen.get("tag"):
            # in scope: by the review in scope
            tags = EntryTag.objects.standing().filter(review=self.review, tag=tag)
            rows = rows.filter(identity__in=tags.values("identity"))
        # in scope: by the review in scope
        links = Link.objects.filter(review=self.review).together()
        # in scope: by the review in scope
        found = Conflict.objects.filter(review=self.review, still_there=True)
        if chosen.get("conflicts"):
            rows = _in(rows, links.filter(pk__in=found.values("link")))
        if chosen.get("undecided"):
            # in scope: by the conflicts in scope
            weighed = Weighing.objects.filter(back_at__isnull=True, conflict__in=found)
            unweighed = found.exclude(pk__in=weighed.values("conflict"))
            open_links = Q(standing="suggested") | Q(pk__in=unweighed.values("link"))
            rows = _in(rows, links.filter(open_links))
        return rows

    @property
    def shows_silences(self) -> bool:
        """Where entries are left out for what they say, a gap is no silence."""
        names = ("words", "who", "person", "source", "tag", "conflicts", "undecided")
        return not any(self.cleaned_data.get(name) for name in names)

    def why(self, entry: Entry) -> list[str]:
        """By which words an entry names the person that is looked for. After `narrow`."""
        return why(entry, self.called) if self.called else []


def _within(rows: EntryQuerySet, since: date | None, until: date | None) -> EntryQuerySet:
    if since:
        rows = rows.filter(latest__gte=since)
    if until:
        rows = rows.filter(sort_day__lte=until)
    return rows


def _in(rows: EntryQuerySet, links: Any) -> EntryQuerySet:
    return rows.filter(
        Q(identity__in=links.values("one_identity"))
        | Q(identity__in=links.values("other_identity"))
    )


class WhyForm(forms.Form):
    reason = long_text("Why?", "What in the two accounts says so.")


class HandLinkForm(forms.Form):
    other = forms.CharField(
        label="Which entry tells of the same occurrence?",
        help_text="Its number, such as police:14. It stands beside each entry.",
        max_length=70,
    )
    reason = long_text("Why are they one occurrence?")


class WeighForm(forms.Form):
    primary = forms.ChoiceField(
        label="Which account is primary evidence?",
        help_text="The one written by who was there, at the time. Both accounts stay as they are.",
        widget=forms.RadioSelect,
    )
    why = long_text("Why?")

    def __init__(self, *args: Any, accounts: list[Entry], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["primary"].choices = [
            *((str(one.pk), f"{one.organisation}, {one.ref}") for one in accounts),
            ("neither", "Neither, or it cannot be said"),
        ]


class AskAgencyForm(forms.Form):
    text = long_text(
        "What do you ask the agency?",
        "It sees these words and its own entry. Do not repeat what another agency wrote.",
    )


class AgencyAnswerForm(forms.Form):
    text = long_text("Your agency’s answer", "It cannot be changed once it is sent.")


class NoteForm(forms.Form):
    text = long_text("Comment", "It is the review’s own. No agency sees it.")


class TagsForm(forms.Form):
    tags = forms.MultipleChoiceField(
        label="Tags", choices=TAGS, required=False, widget=forms.CheckboxSelectMultiple
    )


class EpisodeOfEntriesForm(EpisodeForm):
    """A new episode, or one that is there already."""

    field_order = ("into",)
    into = forms.ModelChoiceField(
        label="Which episode do they belong to?",
        queryset=KeyEpisode.objects.none(),
        empty_label="A new episode",
        required=False,
    )

    def __init__(self, *args: Any, episodes: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        choice: Any = self.fields["into"]
        choice.queryset = episodes
        choice.label_from_instance = lambda episode: f"{episode.code}: {episode.title}"
        if self.data.get("into"):
            for name in ("title", "starts", "why_it_matters"):
                self.fields[name].required = False
