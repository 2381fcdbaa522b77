"""What the pages of assurance show."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, partial
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from goldthread.casework.reviews.models import Review
from goldthread.foundations.access.lists import Column, Worklist
from goldthread.foundations.agencies.models import Partnership
from goldthread.foundations.agencies.roles import OVERSIGHT
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.followthrough.models import local_day
from goldthread.improvement.assurance import permits
from goldthread.improvement.assurance.forms import LevelFilters
from goldthread.improvement.assurance.looking import levels
from goldthread.improvement.assurance.models import Judgement, OpenedAgain, Reply, Test
from goldthread.improvement.recommendations.models import Address, Recommendation
from goldthread.improvement.recommendations.pages import sees_review
from goldthread.rules.assurance import Assured, Level, overall

COLOURS = {
    Level.FELL_BACK: "red", Level.NOT_KNOWN: "grey", Level.DONE: "yellow", Level.IN_PLACE: "blue",
    Level.HAPPENING: "purple", Level.EMBEDDED: "green",
}  # fmt: skip


@dataclass(frozen=True)
class Point:
    """One thing on the line of a part: tested, judged, answered, opened again."""

    at: datetime | date
    title: str
    by: str
    status: str = ""
    colour: str = ""
    lines: tuple[str, ...] = ()
    test: Test | None = None

    @property
    def day(self) -> date:
        return local_day(self.at) if isinstance(self.at, datetime) else self.at


@dataclass(frozen=True)
class PartPage:
    """What is known of one body's part."""

    address: Address
    assured: Assured
    line: list[Point]
    may_judge: bool
    may_answer: bool


@dataclass(frozen=True)
class KnownPage:
    """How we know, of one recommendation: whole, and body by body."""

    recommendation: Recommendation
    review_seen: bool
    parts: list[PartPage]
    hidden: list[str]  # bodies whose part is not shown
    whole: Assured | None  # None where not every part is shown
    oversees: bool

    colours = COLOURS

    @classmethod
    def of(cls, recommendation: Recommendation, user: Any) -> "KnownPage":
        seen = Address.objects.visible_to(user).filter(recommendation=recommendation)
        rows = list(
            seen.select_related(
                "organisation__successor", "recommendation__review__matter__partnership"
            ).order_by("organisation__name", "pk")
        )
        # in scope: by the recommendation; of bodies that are not seen only the name is shown
        others = Address.objects.filter(recommendation=recommendation).exclude(
            pk__in=[row.pk for row in rows]
        )
        hidden = list(
            others.order_by("organisation__name").values_list("organisation__name", flat=True)
        )
        known = levels([row.pk for row in rows], today=timezone.localdate())
        lines = _lines([row.pk for row in rows], user)
        return cls(
            recommendation=recommendation,
            review_seen=sees_review(user, recommendation),
            parts=[
                PartPage(
                    row,
                    known[row.pk],
                    lines.get(row.pk, []),
                    permits.may_judge(row, user),
                    permits.may_answer(row, user),
                )
                for row in rows
            ],
            hidden=hidden,
            whole=None if hidden else overall(list(known.values())),
            oversees=standing(user).holds(OVERSIGHT, partnership=recommendation.partnership.pk),
        )


def _lines(parts: list[int], user: Any) -> dict[int, list[Point]]:
    """By part, what happened: the newest first."""
    found: dict[int, list[tuple[datetime, Point]]] = {pk: [] for pk in parts}
    tests = (
        Test.objects.visible_to(user)
        .filter(address__in=parts)
        .select_related("by", "address", "audit")
    )
    for test in tests:
        found[test.address_id].append((test.at, _tested(test)))
    judged = Judgement.objects.visible_to(user).filter(address__in=parts).select_related("by")
    for one in judged:
        lines = (one.reasoning, f"Next look by {_day(one.next_look)}.")
        said = one.get_verdict_display()
        point = Point(one.at, one.about_words, _name(one.by), said, _COLOUR[one.verdict], lines)
        found[one.address_id].append((one.at, point))
    replies = Reply.objects.visible_to(user).filter(address__in=parts)
    for reply in replies.select_related("by", "address__organisation"):
        title = f"{reply.address.organisation} answers"
        found[reply.address_id].append(
            (reply.at, Point(reply.at, title, _name(reply.by), lines=(reply.words,)))
        )
    # in scope: by the tests of parts in scope
    again = OpenedAgain.objects.filter(test__in=tests)
    for row in again.select_related("test", "reopening__ending__action", "reopening__by"):
        action = row.reopening.ending.action
        point = Point(
            row.reopening.at, f"{action.code} opened again", _name(row.reopening.by), "Open", "",
            (action.what,),
        )  # fmt: skip
        found[row.test.address_id].append((row.reopening.at, point))
    return {
        pk: [point for _, point in sorted(rows, key=lambda pair: pair[0], reverse=True)]
        for pk, rows in found.items()
    }


_COLOUR = {"yes": "green", "in-part": "yellow", "no": "red", "cannot-say": "grey"}


def _tested(test: Test) -> Point:
    numbers = (f"Happening in {test.numbers} looked at.",) if test.found is not None else ()
    title = f"{test}"
    return Point(
        test.at, title[:1].upper() + title[1:], _name(test.by), test.get_verdict_display(),
        _COLOUR[test.verdict], (*numbers, test.shows), test,
    )  # fmt: skip


def _name(person: Any) -> str:
    return str(person) if person is not None else "Goldthread"


def _day(on: date) -> str:
    return f"{on.day} {on:%B %Y}"


@dataclass
class Known:
    """The parts that one person sees, with what is kept of each made to hold today; the reasons of
    all are worked out only where they go into a file."""

    rows: Any
    today: date

    @cached_property
    def every(self) -> dict[int, Assured]:
        return levels(self.rows, today=self.today)

    def of(self, row: Address) -> Assured:
        return self.every[row.pk]


def parts_of(user: Any, partnership: Partnership) -> Any:
    return Address.objects.visible_to(user).filter(
        recommendation__review__matter__partnership=partnership
    )


def numbered(row: Recommendation) -> str:
    return f"{row.code} of {row.review.code}"


def columns(known: Known) -> list[Column]:
    return [
        Column("text", "Recommendation", lambda row: row.recommendation.text),
        Column(
            "code", "Number", lambda row: numbered(row.recommendation),
            ("recommendation__review__matter__code", "recommendation__number"),
        ),
        Column("body", "Body", lambda row: row.organisation.name, ("organisation__name",)),
        Column("level", "How well it is known", lambda row: known.of(row).words),
        Column("why", "Why", lambda row: " ".join(known.of(row).reasons), only_exported=True),
        Column("next", "Next look", lambda row: known.of(row).next_look),
    ]  # fmt: skip


@dataclass(frozen=True)
class ListPage:
    work: Worklist
    levels: dict[int, Assured]
    colours: dict[Level, str]
    today: date
    oversees: bool

    @property
    def form(self) -> Any:
        return self.work.filters


def worklist(request: HttpRequest, partnership: Partnership, known: Known) -> Worklist:
    user = request.user
    rows = known.rows.select_related("organisation", "recommendation__review__matter")
    reviews = Review.objects.visible_to(user)
    return Worklist(
        request,
        rows,
        title="How we know",
        columns=columns(known),
        sort="code",
        filters=partial(
            LevelFilters, partnership=partnership, user=user, today=known.today, reviews=reviews
        ),
    )


def list_page(work: Worklist, today: date, *, oversees: bool) -> ListPage:
    """Of one page, only its own rows are looked at."""
    shown = [row.pk for row in work.page.object_list]
    return ListPage(work, levels(shown, today=today), COLOURS, today, oversees)
