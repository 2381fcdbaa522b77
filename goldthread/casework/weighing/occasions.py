"""The moments at which it is time to stop and think, as the record of a family shows them.

A moment is known here from what other parts of the record say: a visit, a conference by the
pathway, a key decision that is asked, an action that is late, a father whose history is open. What
no part of the record tells, an incident say, is chosen by people.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone

from goldthread.casework.safeguards.ahead import conferences
from goldthread.casework.safeguards.history import FATHERS, Known
from goldthread.casework.safeguards.models import AnimalQuestion, Family, KeyDecision, Ruling
from goldthread.casework.safeguards.pathways import pathways
from goldthread.casework.weighing.models import SecondLook
from goldthread.rules.curiosity import Moment, moments
from goldthread.rules.weighing import NEAR

VISITS = timedelta(days=14)
LATE = timedelta(days=7)
Kind, Point = KeyDecision.Kind, SecondLook.Point
POINT_OF = {
    Kind.STEP_DOWN.value: Point.STEP_DOWN, Kind.CLOSING.value: Point.CLOSING,
    Kind.RETURN.value: Point.STEP_DOWN, Kind.NO_CONFERENCE.value: Point.CONFERENCE,
}  # fmt: skip
MOMENT_OF = {Point.CONFERENCE: "conference", Point.STEP_DOWN: "closing", Point.CLOSING: "closing"}


@dataclass(frozen=True)
class Occasion:
    """A moment that is there now. `why`: a sentence; `since`: from which day a thought counts."""

    moment: Moment
    why: str
    since: date
    point: str = ""  # of a second look, where one is asked for at this moment


def occasions(family: Family, known: list[Known], today: date) -> list[Occasion]:
    """Those that are there on a day, each moment once. In a number of queries
    that does not grow.
    """
    found: dict[str, Occasion] = {}
    by_code = {one.code: one for one in moments(today)}
    for code, why, since, point in _all(family, known, today):
        if code in by_code and (code not in found or found[code].since < since):
            found[code] = Occasion(by_code[code], why, since, point)
    return [found[code] for code in by_code if code in found]


def points(family: Family, today: date) -> list[tuple[str, str, date]]:
    """When a second look is due by the record: its point, why, from which day one counts."""
    return [(point, why, since) for _, why, since, point in _points(family, today)]


def _all(family: Family, known: list[Known], today: date) -> Any:
    yield from _points(family, today)
    yield from _visits(family, today)
    yield from _late(family, today)
    yield from _unseen(known, today)


def _points(family: Family, today: date) -> Any:
    told = set()
    for way in pathways(family.partnership, rows=family.pregnancies.all(), today=today):
        step = way.at("conference")
        if way.is_expected and step and step.open and step.due and step.due <= today + NEAR:
            late = step.due < today
            said = f"{'was' if late else 'is'} due by {_day(step.due)}"
            why = f"The conference about {way.row.child.code} {said}."
            told.add(way.row.child.code)
            yield "conference", why, step.due - 2 * NEAR, Point.CONFERENCE.value
    for one in conferences(family, today):
        if one.due <= today + NEAR and one.about not in told:
            said = f"{'was' if one.due < today else 'is'} due by {_day(one.due)}"
            why = f"{one.words[:1].upper()}{one.words[1:]} about {one.about}: it {said}."
            yield "conference", why, one.due - 2 * NEAR, Point.CONFERENCE.value
    rows = family.key_decisions.filter(kind__in=list(POINT_OF), effect__isnull=True)
    for row in rows.prefetch_related("rulings"):
        rulings = list(row.rulings.all())
        if rulings and rulings[-1].outcome == Ruling.Outcome.REFUSED:
            continue
        point = POINT_OF[row.kind]
        asked = timezone.localdate(row.at)
        why = f"A manager is asked since {_day(asked)}: {row}."
        yield MOMENT_OF[point], why, asked - NEAR, point.value


def _visits(family: Family, today: date) -> Any:
    at_home = (AnimalQuestion.When.HOME, AnimalQuestion.When.NEW_BIRTH)
    rows = family.animal_questions.filter(when__in=at_home, on__gte=today - VISITS, on__lte=today)
    last = rows.order_by("-on").first()
    if last is not None:
        yield "home-visit", f"Somebody was at home on {_day(last.on)}.", last.on, ""


def _late(family: Family, today: date) -> Any:
    rows = family.matter.actions.open().filter(due__lt=today - LATE).order_by("due")
    first = rows.first()
    if first is not None:
        why = f"Action {first.code} was due on {_day(first.due)} and is open."
        yield "no-move", why, first.due, ""


def _unseen(known: list[Known], today: date) -> Any:
    men = [one for one in known if one.who.role in FATHERS]
    since = today - NEAR
    if not men:
        yield "unseen-adult", "No father and no partner is on Who is who.", since, ""
    for one in men:
        if one.who.role == "unknown man":
            yield "unseen-adult", f"Nobody knows who {one.who.code} is.", since, ""
        elif one.state != "answered":
            why = f"The history of {one.who.code} ({one.who.role}) is {one.state}."
            yield "unseen-adult", why, since, ""


def open_ones(family: Family, found: list[Occasion]) -> list[Occasion]:
    """Those at which nobody has written a reflection yet. One query."""
    asked = Q(pk__in=[])
    for one in found:
        asked |= Q(moment=one.moment.code, on__gte=one.since)
    done = set(family.curious_reflections.filter(asked).values_list("moment", flat=True))
    return [one for one in found if one.moment.code not in done]


def _day(day: date) -> str:
    return f"{day.day} {day:%B}"
