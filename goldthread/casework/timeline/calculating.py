"""How old somebody was, how far a pregnancy was, how long lay between two entries."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest

from goldthread.casework.frameworks.held import calendar_of, nation_of
from goldthread.casework.reviews.models import Review
from goldthread.casework.submissions.models import Entry
from goldthread.casework.timeline.forms import AgesForm
from goldthread.engines.calendars import NoCalendar
from goldthread.foundations.people.models import Involvement
from goldthread.foundations.people.naming import shown_as
from goldthread.foundations.people.permits import reads_names
from goldthread.rules import ages
from goldthread.rules.dates import Day, read
from goldthread.rules.dayspans import between

NATIONS = {"northern-ireland": "Northern Ireland"}
Facts = list[tuple[str, str]]


@dataclass(frozen=True)
class AgesPage:
    review: Review
    form: AgesForm
    facts: Facts
    title: str
    by_name: bool

    @classmethod
    def of(cls, request: HttpRequest, review: Review) -> "AgesPage":
        by_name = reads_names(review.matter, request.user)
        people = people_of(review, request.user)
        asked = request.GET if request.GET else None
        form = AgesForm(asked, people=people, by_name=by_name)
        facts: Facts = []
        title = ""
        if asked is not None and form.is_valid():
            first = _day(form, "first", review) if not form.cleaned_data["person"] else None
            second = _day(form, "second", review)
            if second and form.cleaned_data["person"]:
                title = shown_as(form.cleaned_data["person"], by_name)
                facts = facts_of_age(form.cleaned_data["person"].person, second)
            elif first and second:
                title = f"From {between(first.earliest, first.latest)} to "
                title += between(second.earliest, second.latest)
                facts = facts_between(first, second, review)
        return cls(review, form, facts, title, by_name)


def people_of(review: Review, user: Any) -> Any:
    """Whose birth or due date is known and may be read by this person: nobody, without names."""
    rows = Involvement.objects.named(user).filter(matter=review.matter_id).standing()
    known = rows.exclude(person__dob__isnull=True, person__due_date__isnull=True)
    return known.select_related("person").order_by("code")


def _day(form: AgesForm, name: str, review: Review) -> Day | None:
    """A date as written, or that of the entry with this number."""
    words = form.cleaned_data[name].strip()
    entry = Entry.objects.combined().filter(review=review, ref=words.lower()).first()
    if entry is not None:
        if entry.earliest and entry.latest:
            return Day(entry.date_text, entry.earliest, entry.latest)
        form.add_error(name, f"Entry {entry.ref} has no date.")
        return None
    found = read(words)
    if found is None:
        form.add_error(
            name,
            f"“{words}” is neither a date nor the number of an entry. Write 12 March 2026, or a "
            "number as it stands beside an entry.",
        )
    return found


def facts_of_age(person: Any, on: Day) -> Facts:
    """What can be said of somebody's age on a day, at its earliest and at its latest."""
    born, due = person.dob, person.due_date
    facts: Facts = [("Date", between(on.earliest, on.latest))]
    if born:
        facts.append(("Born", between(born, born)))
    if due:
        facts.append(("Due date", between(due, due)))
    if person.died_on:
        facts.append(("Died", between(person.died_on, person.died_on)))
        if on.earliest > person.died_on:
            return [*facts, ("Age", "had died before")]
    parts = (
        ("Age", lambda day: ages.age_words(born, day, due=due)),
        ("In years, months and days", lambda day: _told(born, day, ages.whole)),
        ("In months", lambda day: _told(born, day, _months)),
        ("In weeks", lambda day: _told(born, day, ages.in_weeks)),
        ("In days", lambda day: _told(born, day, _days)),
        ("Pregnancy", lambda day: _pregnancy(born, due, day)),
        ("Corrected age", lambda day: _corrected(born, due, day)),
    )
    for name, tell in parts:
        if words := _both(tell, on):
            facts.append((name, words))
    return facts


def _both(tell: Any, on: Day) -> str:
    early, late = tell(on.earliest), tell(on.latest)
    if early == late:
        return str(early)
    return f"between {early or 'not born'} and {late or 'not known'}"


def _told(born: date | None, on: date, words: Any) -> str:
    found = ages.age(born, on) if born else None
    return str(words(found)) if found else ""


def _months(found: ages.Age) -> str:
    return ages.counted(found.all_months, "month")


def _days(found: ages.Age) -> str:
    return ages.counted(found.in_days, "day")


def _pregnancy(born: date | None, due: date | None, on: date) -> str:
    if due is None or (born and on > born):
        return ""
    found = ages.gestation(due, on)
    return f"{ages.counted(found[0], 'week')} and {ages.counted(found[1], 'day')}" if found else ""


def _corrected(born: date | None, due: date | None, on: date) -> str:
    found = ages.corrected_age(born, due, on) if born and due else None
    return f"{ages.short(found)}, counted from the due date" if found else ""


def facts_between(first: Day, second: Day, review: Review) -> Facts:
    """How long lies between; where a date is doubtful, at the least and at the most."""
    if second.earliest < first.earliest:
        first, second = second, first
    holidays = calendar_of(review.partnership)
    nation = nation_of(review.partnership)
    least = _interval(min(first.latest, second.earliest), second.earliest, holidays)
    most = _interval(first.earliest, max(second.latest, first.latest), holidays)
    parts = (
        ("Days", lambda one: ages.counted(one.days, "day")),
        ("Weeks", lambda one: ages.in_weeks(one.age)),
        ("Months", lambda one: _months(one.age)),
        ("Years, months and days", lambda one: ages.whole(one.age)),
        (f"Working days, {NATIONS.get(nation, nation.capitalize())}", _working),
    )
    found = []
    for name, tell in parts:
        few, many = tell(least), tell(most)
        found.append((name, few if few == many else f"between {few} and {many}"))
    return found


def _interval(first: date, last: date, holidays: Container[date]) -> ages.Interval:
    try:
        return ages.interval(first, last, holidays)
    except NoCalendar:
        return ages.interval(first, last, None)


def _working(one: ages.Interval) -> str:
    if one.working is None:
        return "not known: no bank holidays are known so far back"
    return ages.counted(one.working, "working day")
