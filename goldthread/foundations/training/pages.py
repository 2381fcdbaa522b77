"""What the pages of training show, worked out before a template sees it."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from goldthread.foundations.agencies.models import Membership, Organisation, Partnership
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.training import permits
from goldthread.foundations.training.booking import stage_open
from goldthread.foundations.training.bringing import (
    ROLES,
    Row,
    missing,
    table_of,
    understood,
)
from goldthread.foundations.training.looking import (
    AgencyAt,
    At,
    Figures,
    figures,
    look,
    matrix,
)
from goldthread.foundations.training.models import (
    Booking,
    Brought,
    Course,
    Done,
    Requirement,
    Sitting,
    Unplaced,
)
from goldthread.foundations.training.querysets import LEADS, led_by
from goldthread.rules.training import State

COLOURS = {
    State.DONE: "green", State.EXPIRING: "yellow", State.EXPIRED: "red", State.LATE: "red",
    State.NEEDED: "blue", State.BOOKED: "purple",
}  # fmt: skip
SHOWN_ROWS = 5


@dataclass(frozen=True)
class Booked:
    row: Booking
    has_place: bool
    stage: str


@dataclass(frozen=True)
class MyPage:
    """My training: needed, booked, done, running out."""

    needed: list[At]
    booked: list[Booked]
    asked: list[Booked]
    done: list[Done]
    leads: bool
    unit: bool
    colours: dict[State, str]
    today: date

    @classmethod
    def of(cls, partnership: Partnership, user: Any) -> "MyPage":
        today = timezone.localdate()
        # in scope: by the person, whose own posts these are
        mine = Membership.objects.filter(person=user).current(today)
        rows = Booking.objects.visible_to(user).standing().filter(
            person=user, sitting__course__partnership=partnership
        )  # fmt: skip
        found = list(
            rows.select_related("sitting__course")
            .prefetch_related("attendance", "answered", "sitting__bookings")
            .order_by("sitting__on", "pk")
        )
        booked = [Booked(one, _first(one), stage_open(one, today)) for one in found]
        done = Done.objects.visible_to(user).standing().filter(
            person=user, course__partnership=partnership
        )  # fmt: skip
        return cls(
            needed=sorted(
                look(mine, partnership, today), key=lambda at: (at.day or date.max, at.course.pk)
            ),
            booked=[one for one in booked if one.row.sitting.on >= today],
            asked=[one for one in booked if one.stage],
            done=list(done.select_related("course")),
            leads=permits.leads_anybody(partnership, user),
            unit=permits.is_unit(partnership, user),
            colours=COLOURS,
            today=today,
        )


def _first(row: Booking) -> bool:
    """As `has_place`, of rows that are at hand."""
    order = sorted(
        (one for one in row.sitting.bookings.all() if one.ended_at is None),
        key=lambda one: (one.at, one.pk),
    )
    return row.pk in {one.pk for one in order[: row.sitting.places]}


@dataclass(frozen=True)
class CoursesPage:
    """What is offered, and who needs what."""

    courses: list[Course]
    next_on: dict[int, date]
    required: list[Requirement]
    past: list[Requirement]
    may_keep: bool
    unit: bool
    bodies: set[int]

    @classmethod
    def of(cls, partnership: Partnership, user: Any) -> "CoursesPage":
        today = timezone.localdate()
        rows = Course.objects.visible_to(user).standing().filter(partnership=partnership)
        ahead = Sitting.objects.visible_to(user).standing().filter(
            course__partnership=partnership, on__gte=today
        )  # fmt: skip
        next_on: dict[int, date] = {}
        for course, on in ahead.order_by("-on").values_list("course", "on"):
            next_on[course] = on
        asked = Requirement.objects.visible_to(user).filter(course__partnership=partnership)
        every = list(asked.select_related("course", "organisation", "ended_by"))
        held = [one for one in every if one.starts <= today and one.ends is None]
        return cls(
            courses=list(rows.select_related("organisation", "partnership")),
            next_on=next_on,
            required=held,
            past=[one for one in every if one.ends is not None],
            may_keep=permits.leads_anybody(partnership, user),
            unit=permits.is_unit(partnership, user),
            bodies=set(standing(user).organisations(LEADS)),
        )

    def may_end(self, row: Requirement) -> bool:
        return self.unit or row.organisation_id in self.bodies


@dataclass(frozen=True)
class CoursePage:
    course: Course
    sittings: list[Sitting]
    past: list[Sitting]
    required: list[Requirement]
    taken: Counter[int]
    figures: Figures | None
    keeps: bool
    today: date

    @classmethod
    def of(cls, course: Course, user: Any) -> "CoursePage":
        today = timezone.localdate()
        rows = list(course.sittings.order_by("on"))
        # in scope: by the course; only how many places are taken
        taken = Booking.objects.filter(sitting__in=rows, ended_at__isnull=True)
        keeps = permits.keeps(course, user)
        return cls(
            course=course,
            sittings=[one for one in rows if one.on >= today],
            past=[one for one in reversed(rows) if one.on < today],
            required=list(course.requirements.filter(ends__isnull=True).select_related("organisation")),
            taken=Counter(taken.values_list("sitting", flat=True)),
            figures=figures([course])[0] if keeps else None,
            keeps=keeps,
            today=today,
        )  # fmt: skip


@dataclass(frozen=True)
class SittingPage:
    """One session. Who comes is seen by whoever keeps the course; others see their own place."""

    sitting: Sitting
    mine: Booking | None
    has_place: bool
    bookings: list[Booked]
    taken: int
    came: int
    keeps: bool
    leads: bool
    today: date

    @classmethod
    def of(cls, sitting: Sitting, user: Any) -> "SittingPage":
        today = timezone.localdate()
        keeps = permits.keeps(sitting.course, user)
        seen = Booking.objects.visible_to(user).standing().filter(sitting=sitting)
        if keeps:
            seen = sitting.bookings.standing()
        rows = list(
            seen.select_related("person", "sitting")
            .prefetch_related("attendance", "answered")
            .order_by("at", "pk")
        )
        # in scope: by the session; only their order
        order = Booking.objects.filter(sitting=sitting, ended_at__isnull=True).order_by("at", "pk")
        first = list(order.values_list("pk", flat=True))
        places = set(first[: sitting.places])
        mine = next((one for one in rows if one.person_id == user.pk), None)
        return cls(
            sitting=sitting,
            mine=mine,
            has_place=mine is not None and mine.pk in places,
            bookings=[Booked(one, one.pk in places, "") for one in rows],
            taken=len(first),
            came=sum(1 for one in rows if _came(one)),
            keeps=keeps,
            leads=permits.leads_anybody(sitting.partnership, user),
            today=today,
        )


def _came(row: Booking) -> bool:
    said = list(row.attendance.all())
    return bool(said) and said[-1].came


@dataclass(frozen=True)
class PeoplePage:
    """Those whose training one leads, with what they need."""

    rows: list[At]
    shown: list[At]
    only: str
    counts: dict[str, int]
    colours: dict[State, str]

    WORDS = {"": "All", "gaps": "Late or run out", "soon": "Runs out soon", "needed": "Needed"}

    @classmethod
    def of(cls, partnership: Partnership, user: Any, only: str) -> "PeoplePage":
        today = timezone.localdate()
        rows = look(led_by(user), partnership, today)
        rows.sort(key=lambda at: (str(at.organisation), at.person.name, at.course.title))
        found = {
            "": rows, "gaps": [one for one in rows if one.is_gap],
            "soon": [one for one in rows if one.state is State.EXPIRING],
            "needed": [one for one in rows if one.state in (State.NEEDED, State.BOOKED)],
        }  # fmt: skip
        only = only if only in found else ""
        return cls(rows, found[only], only, {k: len(v) for k, v in found.items()}, COLOURS)

    HEADINGS = ("Agency", "Person", "Course", "State", "Day", "Done", "Why")

    @property
    def exported(self) -> list[list[object]]:
        return [
            [str(one.organisation or ""), str(one.person), one.course.title, one.state.value,
             one.day, one.done, one.source]
            for one in self.shown
        ]  # fmt: skip


@dataclass(frozen=True)
class MatrixPage:
    """For the business unit: each agency with each course, and what people said of it."""

    rows: list[AgencyAt]
    figures: list[Figures]

    HEADINGS = ("Agency", "Course", "Need it", "In date", "Run out soon", "Late or run out")

    @classmethod
    def of(cls, partnership: Partnership, user: Any) -> "MatrixPage":
        courses = Course.objects.visible_to(user).filter(partnership=partnership)
        told = [one for one in figures(list(courses)) if one.answered or one.later]
        return cls(matrix(partnership, timezone.localdate()), told)

    @property
    def exported(self) -> list[list[object]]:
        return [
            [one.organisation, one.course, one.needed, one.in_date, one.soon, one.gaps]
            for one in self.rows
        ]


@dataclass(frozen=True)
class FilesPage:
    files: list[Brought]
    waiting: list[Unplaced]
    decided: list[Unplaced]

    @classmethod
    def of(cls, partnership: Partnership, user: Any) -> "FilesPage":
        files = Brought.objects.visible_to(user).filter(partnership=partnership)
        rows = Unplaced.objects.visible_to(user).filter(brought__partnership=partnership)
        every = list(rows.select_related("brought", "decided_by", "done__person", "done__course"))
        return cls(
            files=list(files.select_related("by", "taken_by")),
            waiting=[one for one in every if one.decided_at is None],
            decided=[one for one in every if one.decided_at is not None],
        )


@dataclass(frozen=True)
class FilePage:
    """How a file was understood. Nothing is taken over by looking."""

    brought: Brought
    headings: list[str]
    first: list[list[str]]
    roles: dict[str, str]
    rows: list[Row]
    missing: list[str]

    @classmethod
    def of(cls, brought: Brought) -> "FilePage":
        """Errors: Refused, where the file cannot be read."""
        table = table_of(brought)
        open_now = missing(brought.columns)
        rows = [] if open_now else understood(brought.partnership, table, brought.columns)
        return cls(
            brought, table.headings, table.rows[:SHOWN_ROWS], ROLES, rows, open_now
        )  # fmt: skip

    @property
    def clear(self) -> int:
        return sum(1 for one in self.rows if not one.why and not one.known)

    @property
    def there(self) -> int:
        return sum(1 for one in self.rows if not one.why and one.known)

    @property
    def troubles(self) -> list[Row]:
        return [one for one in self.rows if one.why]


def bodies_kept(partnership: Partnership, user: Any) -> Any:
    """Agencies whose courses this person keeps."""
    rows = Organisation.objects.visible_to(user).filter(
        partnership=partnership, closed__isnull=True
    )
    if permits.is_unit(partnership, user):
        return rows
    return rows.filter(pk__in=standing(user).organisations(LEADS))
