"""How training stands on a day: each person with each course they need, and each agency."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from goldthread.foundations.agencies.models import Membership, Organisation, Partnership
from goldthread.foundations.agencies.roles import CASE_ROLES
from goldthread.foundations.training.models import Answer, Booking, Course, Done, Requirement
from goldthread.foundations.training.models.answers import Stage
from goldthread.rules.training import State, shown, state

WORST = [
    State.LATE, State.EXPIRED, State.NEEDED, State.BOOKED, State.EXPIRING, State.DONE,
]  # fmt: skip


@dataclass(frozen=True)
class At:
    """One person and one course that they need. `day`: by when, or until when it counts."""

    person: Any
    organisation: Organisation | None
    course: Course
    rule: str
    source: str
    state: State
    day: date | None
    done: date | None

    @property
    def is_gap(self) -> bool:
        return self.state.is_gap


def look(posts: Any, partnership: Partnership, today: date) -> list[At]:
    """Everybody with one of these posts, and what they need. Four queries, whatever the numbers.

    Somebody who needs a course by two posts in one agency stands there once, as it is worst.
    """
    found = list(
        posts.filter(partnership=partnership, role__in=CASE_ROLES, person__is_active=True)
        .select_related("person", "organisation")
        .order_by("organisation__name", "person__name", "pk")
    )
    asked = list(
        Requirement.objects.filter(course__partnership=partnership, course__ended_at__isnull=True)
        .held(today)
        .select_related("course", "organisation")
    )
    people = {post.person_id for post in found}
    last: dict[tuple[int, int], date] = {}
    done = Done.objects.standing().filter(course__partnership=partnership, person__in=people)
    for person, course, on in done.values_list("person", "course", "on"):
        last[person, course] = max(on, last.get((person, course), on))
    ahead = Booking.objects.standing().filter(
        person__in=people, sitting__on__gte=today, sitting__ended_at__isnull=True,
        sitting__course__partnership=partnership,
    )  # fmt: skip
    booked = set(ahead.values_list("person", "sitting__course"))
    rows: dict[tuple[int, int | None, int], At] = {}
    for post in found:
        for one in asked:
            if one.means(post.role, post.organisation_id):
                key = (post.person_id, post.organisation_id, one.course_id)
                at = _at(post, one, last, booked, today)
                before = rows.get(key)
                if before is None or WORST.index(at.state) < WORST.index(before.state):
                    rows[key] = at
    return list(rows.values())


def _at(post: Membership, asked: Requirement, last: Any, booked: Any, today: date) -> At:
    key = (post.person_id, asked.course_id)
    stands, day = state(
        asked.as_rule(), began=post.starts, asked=asked.starts, done=last.get(key),
        lasts_months=asked.course.lasts, booked=key in booked, today=today,
    )  # fmt: skip
    return At(
        post.person, post.organisation, asked.course, asked.rule, asked.source, stands, day,
        last.get(key),
    )  # fmt: skip


@dataclass(frozen=True)
class AgencyAt:
    """One agency and one course: how many need it, have it in date, and do not."""

    organisation: str
    course: str
    needed: int
    in_date: int
    soon: int
    gaps: int


def matrix(partnership: Partnership, today: date) -> list[AgencyAt]:
    """Callers permit."""
    posts = Membership.objects.current(today)
    cells: dict[tuple[str, str], list[At]] = defaultdict(list)
    for one in look(posts, partnership, today):
        cells[str(one.organisation or "Of no agency"), one.course.title].append(one)
    return [
        AgencyAt(
            organisation=organisation,
            course=course,
            needed=len(rows),
            in_date=sum(1 for one in rows if one.state in (State.DONE, State.EXPIRING)),
            soon=sum(1 for one in rows if one.state is State.EXPIRING),
            gaps=sum(1 for one in rows if one.is_gap),
        )
        for (organisation, course), rows in sorted(cells.items())
    ]


@dataclass(frozen=True)
class Figures:
    """What people said of a course, in numbers. None: too few said anything to show it."""

    course: Course
    answered: int
    surer: int | None
    not_surer: int | None
    later: int
    used: int | None
    not_used: int | None
    words: list[str]
    examples: list[str]


def figures(courses: list[Course]) -> list[Figures]:
    """What assurance is told of courses: no person, and nothing of fewer than five. One query.

    Callers permit, and have the courses in scope.
    """
    told: dict[int, list[Answer]] = defaultdict(list)
    for one in Answer.objects.filter(sitting__course__in=courses).select_related("sitting"):
        told[one.sitting.course_id].append(one)
    return [_figures(course, told[course.pk]) for course in courses]


def _figures(course: Course, rows: list[Answer]) -> Figures:
    after = [one for one in rows if one.stage == Stage.AFTER]
    later = [one for one in rows if one.stage == Stage.LATER]
    surer = sum(1 for one in after if (one.after or 0) > (one.before or 0))
    used = sum(1 for one in later if one.used)
    first = (surer, len(after) - surer)
    second = (used, len(later) - used)
    return Figures(
        course=course,
        answered=len(after),
        surer=first[0] if shown(first) else None,
        not_surer=first[1] if shown(first) else None,
        later=len(later),
        used=second[0] if shown(second) else None,
        not_used=second[1] if shown(second) else None,
        words=[one.words for one in after if one.words] if shown(first) else [],
        examples=[one.words for one in later if one.words] if shown(second) else [],
    )
