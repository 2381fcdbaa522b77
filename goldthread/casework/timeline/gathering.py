"""What a timeline shows, read in a number of queries that does not grow with the entries.

Entries that say the same of when are counted by the database; only those that are drawn one by one
are read with their words. Callers permit: everything is of one review in scope.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Max, Min, Q
from django.db.models.functions import Left

from goldthread.casework.chronology.models import Conflict, KeyEpisode, Link, Merge, Silence
from goldthread.casework.reviews.models import Review
from goldthread.casework.submissions.models import Call, StepKind
from goldthread.casework.timeline.models import LifeEvent, LifeKind
from goldthread.casework.timeline.placing import Group, Placed, place
from goldthread.casework.timeline.window import DAY, Window, days
from goldthread.foundations.people.models import Involvement

UNTIMED = 0.1  # of the width: the strip of a day for what has no time
SPREAD = 5  # entries without a time that stand side by side in it
WORDS = 200  # characters of an entry that are read for its mark
MOST = 900  # entries drawn one by one, of which the links are looked up
MOST_SILENCES = 1_000
CHILDREN = ("child", "unborn child", "sibling", "half-sibling")
MOST_CHILDREN = 8
GROWN = 18


@dataclass(frozen=True)
class Extent:
    """Of the entries that the filters leave: how many, how many undated, from when to when."""

    count: int
    undated: int
    first: date | None
    last: date | None


@dataclass(frozen=True)
class Detail:
    """One entry that is drawn by itself."""

    pk: int
    identity: UUID
    ref: str
    date_text: str
    time: str
    words: str
    earliest: date
    latest: date


@dataclass(frozen=True)
class Tie:
    """Two entries of one occurrence; `accepted` by a person, or suggested."""

    one: int
    other: int
    accepted: bool


def extent_of(rows: Any) -> Extent:
    found = rows.order_by().aggregate(
        count=Count("pk"), dated=Count("earliest"), first=Min("earliest"), last=Max("latest")
    )
    undated = found["count"] - found["dated"]
    return Extent(found["count"], undated, found["first"], found["last"])


def whole_of(review: Review, extent: Extent) -> Window | None:
    """The review period, or where there is none, everything that has a date."""
    if review.period_from and review.period_to:
        return days(review.period_from, review.period_to)
    return everything(extent)


def everything(extent: Extent) -> Window | None:
    return days(extent.first, extent.last) if extent.first and extent.last else None


def in_window(rows: Any, window: Window) -> Any:
    """Those that can lie in it."""
    return rows.filter(
        earliest__isnull=False, sort_day__lte=window.last_day, latest__gte=window.first_day
    )


def groups_of(rows: Any, review: Review, window: Window) -> dict[int, list[Group]]:
    """The entries of each agency that are shown. Two queries."""
    rows = in_window(rows, window).order_by()
    names = ["organisation_id", "earliest", "latest", "uncertain"]
    if window.is_timed:
        names += ["time", "pk"]  # there are few in two weeks
    conflicting: dict[tuple[Any, ...], int] = {
        tuple(row[:-1]): row[-1]
        for row in _in_conflict(rows, review).values_list(*names).annotate(Count("identity"))
    }
    counted = rows.values_list(*names).annotate(Count("identity"), Min("pk"), Max("pk"))
    found: dict[int, list[Group]] = defaultdict(list)
    untimed: dict[int, list[Group]] = defaultdict(list)
    places: dict[Any, tuple[float, float, bool] | None] = {}
    for row in counted:
        key, (count, low, high) = tuple(row[:-3]), row[-3:]
        body, earliest, latest, unsure = key[:4]
        written = key[4] if window.is_timed else ""
        when = (earliest, latest, written)
        if when not in places:  # the same days are told of again and again
            places[when] = _place(window, *when)
        place_of = places[when]
        if place_of is None:
            continue
        first, last, no_time = place_of
        pks = (low,) if count == 1 else (low, high)
        group = Group(first, last, count, pks, unsure, no_time, conflicting.get(key, 0))
        (untimed if no_time and window.is_day else found)[body].append(group)
    for body, rows_of in untimed.items():
        found[body] += _in_strip(rows_of)
    return found


def _in_conflict(rows: Any, review: Review) -> Any:
    there = Conflict.objects.filter(review=review, still_there=True)
    links = Link.objects.filter(pk__in=there.values("link")).together()
    return rows.filter(
        Q(identity__in=links.values("one_identity"))
        | Q(identity__in=links.values("other_identity"))
    )


def _place(
    window: Window, earliest: date, latest: date, written: str
) -> tuple[float, float, bool] | None:
    """From where to where, and whether it is a day whose time is not known."""
    start = datetime.combine(earliest, time.min)
    end = datetime.combine(latest, time.min) + DAY
    no_time = False
    if earliest == latest and window.is_timed and (moment := _moment(earliest, written)):
        start = end = moment
    elif earliest == latest and window.is_timed:
        no_time = True
    elif earliest == latest:
        start = end = start + DAY / 2
    if not window.holds(start, end):
        return None
    first, last = (min(1.0, max(0.0, x_of(window, one))) for one in (start, end))
    return first, last, no_time


def _moment(day: date, written: str) -> datetime | None:
    try:
        return datetime.combine(day, time.fromisoformat(written)) if written else None
    except ValueError:
        return None


def x_of(window: Window, moment: datetime) -> float:
    """Where a moment is drawn. A day keeps a strip at its left for what has no time."""
    at = window.at(moment)
    return UNTIMED + (1 - UNTIMED) * at if window.is_day else at


def _in_strip(groups: Sequence[Group]) -> list[Group]:
    """Side by side in the strip of a day, or counted there."""
    total = sum(one.count for one in groups)
    if total > SPREAD:
        pks = tuple(pk for one in groups for pk in one.pks)
        unsure, conflicts = any(o.unsure for o in groups), sum(o.conflicts for o in groups)
        middle = UNTIMED / 2
        return [Group(middle, middle, total, pks[:1], unsure, False, conflicts)]
    step = UNTIMED / (total + 1)
    return [
        Group(step * n, step * n, 1, one.pks, one.unsure, False, one.conflicts)
        for n, one in enumerate(groups, start=1)
    ]


def details_of(rows: Any, placed: Iterable[Placed]) -> dict[int, Detail]:
    """The entries that have a mark of their own. One query."""
    pks = [mark.pk for lane in placed for mark in lane.marks if mark.pk is not None]
    names = ("identity", "ref", "date_text", "time")
    found = rows.model.objects.filter(pk__in=pks).annotate(words=Left("event", WORDS))
    values = found.order_by().values_list("pk", *names, "words", "earliest", "latest")
    return {row[0]: Detail(*row) for row in values}


def ties_of(review: Review, details: dict[int, Detail]) -> list[Tie]:
    """Links between entries that are both drawn. One query."""
    by_identity = {one.identity: one.pk for one in details.values()}
    shown = list(by_identity)[:MOST]
    rows = Link.objects.filter(
        review=review, one_identity__in=shown, other_identity__in=shown
    ).together()
    return [
        Tie(by_identity[one], by_identity[other], standing == "accepted")
        for one, other, standing in rows.values_list("one_identity", "other_identity", "standing")
    ]


def silences_of(merge: Merge | None, window: Window, agencies: Sequence[int]) -> list[Silence]:
    """Stretches in which an agency wrote nothing, declared or not. One query."""
    if merge is None:
        return []
    rows = merge.silence_rows.filter(start__lte=window.last_day, end__gte=window.first_day)
    rows = rows.filter(Q(organisation__in=agencies) | Q(organisation__isnull=True))
    return list(rows.select_related("organisation")[:MOST_SILENCES])


def merge_of(review: Review) -> Merge | None:
    return Merge.objects.filter(review=review, done_at__isnull=False).first()


@dataclass(frozen=True)
class Body:
    """An agency that was asked: a lane."""

    pk: int
    name: str
    sent: bool
    nil: bool


def bodies_of(review: Review, chosen: Sequence[str]) -> list[Body]:
    """Those that were asked and not excused, by name; of the chosen ones only, where any are."""
    calls = Call.objects.filter(review=review).with_last_step().select_related("organisation")
    calls = calls.exclude(last_step=StepKind.EXCUSED, submissions__sent_at__isnull=True)
    if chosen:
        calls = calls.filter(organisation__in=chosen)
    calls = calls.annotate(sent=Max("submissions__sent_at")).order_by("organisation__name")
    return [
        Body(
            one.organisation_id, str(one.organisation), one.sent is not None,
            one.last_step == StepKind.NIL,
        )
        for one in calls
    ]  # fmt: skip


def episodes_of(review: Review) -> list[KeyEpisode]:
    return list(KeyEpisode.objects.filter(review=review).standing().in_order())


def events_of(review: Review) -> list[LifeEvent]:
    rows = LifeEvent.objects.filter(review=review).current()
    return list(rows.select_related("person__person").order_by("earliest", "latest", "pk"))


def due_dates(events: Iterable[LifeEvent]) -> dict[int, date]:
    """Due dates that stand as life events, by involvement: for a child who was born since, of whom
    the register no longer tells one."""
    return {
        one.person_id: one.earliest
        for one in events
        if one.kind == LifeKind.DUE and one.person_id and not one.is_doubtful
    }


def children_of(review: Review) -> list[Involvement]:
    """Children of the register whose birth or due date is known, the subject first."""
    rows = Involvement.objects.filter(matter=review.matter_id, role__in=CHILDREN).standing()
    rows = rows.filter(Q(person__dob__isnull=False) | Q(person__due_date__isnull=False))
    found = list(rows.select_related("person").order_by(F("person__dob").desc(nulls_first=True)))
    found.sort(key=lambda one: CHILDREN.index(one.role))
    once = {one.person_id: one for one in reversed(found)}
    return [one for one in found if once[one.person_id] is one]


def young(children: Iterable[Involvement], window: Window) -> list[Involvement]:
    """Those who are not grown up before the window begins."""
    grown = timedelta(days=GROWN * 365.25)
    return [
        one
        for one in children
        if (born := one.person.dob or one.person.due_date) and born + grown > window.first_day
    ][:MOST_CHILDREN]


def placed_in(
    groups: dict[int, list[Group]], bodies: Iterable[Body], **size: int
) -> dict[int, Placed]:
    return {body.pk: place(groups.get(body.pk, ()), **size) for body in bodies}
