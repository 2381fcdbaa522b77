"""One page that a board can be shown: what is embedded, what drifts, what is not known, and what
needs a decision. Every figure leads to its rows."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.reviews.models import Review
from goldthread.foundations.agencies.models import Organisation, Partnership
from goldthread.foundations.followthrough.models import Action, Limits
from goldthread.improvement.assurance.looking import levels
from goldthread.improvement.assurance.pages import COLOURS, numbered, parts_of
from goldthread.improvement.recommendations.models import Address
from goldthread.rules.assurance import Assured, Level

FEW = 5


@dataclass(frozen=True)
class Figure:
    """A number, what it counts, and the list that holds as many."""

    level: Level
    number: int
    href: str

    @property
    def words(self) -> str:
        return self.level.words

    @property
    def colour(self) -> str:
        return COLOURS[self.level]


@dataclass(frozen=True)
class Decision:
    """Something that waits for the board, and in one sentence why."""

    title: str
    href: str
    why: str


@dataclass(frozen=True)
class AgencyLine:
    name: str
    href: str
    cells: list[tuple[int, str]]  # in the order of the figures: number and address
    drifting: tuple[int, str]


@dataclass(frozen=True)
class BoardPage:
    figures: list[Figure]
    drifting: tuple[int, str]
    overdue: tuple[int, str]
    unplanned: tuple[int, str]
    decisions: list[Decision]
    agencies: list[AgencyLine]
    only: Organisation | Review | None

    @classmethod
    def of(
        cls, partnership: Partnership, user: Any, only: Organisation | Review | None = None
    ) -> "BoardPage":
        """What this person sees of it, in a number of queries that does not grow; of one body or
        one review where one is given. What is kept of the parts holds today."""
        parts, today = parts_of(user, partnership), timezone.localdate()
        limits = Limits.of(partnership)
        actions = Action.objects.visible_to(user).filter(partnership=partnership)
        home, acting = f"{reverse('assurance')}?", f"{reverse('actions')}?state=drifting"
        if isinstance(only, Organisation):
            parts, actions = parts.filter(organisation=only), actions.filter(organisation=only)
            home, acting = f"{home}body={only.pk}&", f"{acting}&organisation={only.pk}"
        elif only is not None:
            parts = parts.filter(recommendation__review=only)
            actions = actions.filter(recommended__address__recommendation__review=only)
            home, acting = f"{home}review={only.code}&", only.get_absolute_url()
        counts = [_Count(*row) for row in _counted(parts, today)]
        order = [*reversed(Level)]
        by_level: Counter[str] = Counter()
        for one in counts:
            by_level[one.level] += one.number
        drifting = actions.drifting(limits, today=today)
        adrift = _adrift(drifting)
        return cls(
            [Figure(level, by_level[level.value], f"{home}level={level.value}") for level in order],
            (sum(adrift.values()), acting),
            (sum(one.late for one in counts), f"{home}overdue=on"),
            (sum(one.unplanned for one in counts), f"{home}nothing=on"),
            _decisions(parts, drifting, today),
            [] if only is not None else _agencies(counts, adrift, order),
            only,
        )


class _Count(NamedTuple):
    """Of one body at one level: how many parts, how many looks are overdue or not planned."""

    body: int
    level: str
    number: int
    late: int
    unplanned: int


def _counted(parts: Any, today: date) -> Any:
    """One statement for every figure of the page."""
    rows = parts.order_by().values("organisation", "kept__level")
    return rows.annotate(
        number=Count("pk"),
        late=Count("pk", filter=Q(kept__next_look__lt=today)),
        unplanned=Count("pk", filter=Q(kept__next_look__isnull=True)),
    ).values_list("organisation", "kept__level", "number", "late", "unplanned")


def _adrift(drifting: Any) -> dict[int, int]:
    rows = drifting.order_by().values("organisation").annotate(number=Count("pk"))
    return dict(rows.values_list("organisation", "number"))


def _agencies(counts: list[_Count], adrift: dict[int, int], order: list[Level]) -> list[AgencyLine]:
    home, acting = reverse("assurance"), reverse("actions")
    counted = {(one.body, one.level): one.number for one in counts}
    shown = {one.body for one in counts} | set(adrift)
    # in scope: by the parts and actions, which are
    names = Organisation.objects.filter(pk__in=shown).order_by("name").values_list("pk", "name")
    return [
        AgencyLine(
            name,
            f"{reverse('assurance_board')}?body={pk}",
            [
                (counted.get((pk, level.value), 0), f"{home}?level={level.value}&body={pk}")
                for level in order
            ],
            (adrift.get(pk, 0), f"{acting}?state=drifting&organisation={pk}"),
        )
        for pk, name in names
    ]


def _decisions(parts: Any, drifting: Any, today: date) -> list[Decision]:
    """What fell back first, then looks that are overdue, then what drifts after its date moved
    most often: five in all."""
    shown = parts.select_related("organisation", "recommendation__review__matter")
    fallen = Q(kept__level=Level.FELL_BACK.value)
    late = shown.filter(~fallen, kept__next_look__lt=today).order_by("kept__next_look", "pk")
    rows: list[Address] = [*shown.filter(fallen).order_by("pk")[:FEW], *late[:FEW]][:FEW]
    known = levels([row.pk for row in rows], today=today)
    found = [_part(row, known[row.pk]) for row in rows]
    stuck = drifting.filter(times_extended__gt=0).order_by(F("times_extended").desc(), "due", "pk")
    for action in stuck.select_related("organisation")[: FEW - len(found)]:
        times = "once" if action.times_extended == 1 else f"{action.times_extended} times"
        why = f"Its date was moved {times}, and it drifts. Is it still the right action?"
        title = f"{action.organisation}, {action.code}: {action.what}"
        found.append(Decision(title, action.get_absolute_url(), why))
    return found


def _part(row: Address, known: Assured) -> Decision:
    href = f"{reverse('how_we_know', args=[row.recommendation_id])}#part-{row.pk}"
    title = f"{row.organisation}, {numbered(row.recommendation)}: {row.recommendation.text}"
    why = f"{known.words}. {known.reasons[-1]}" if known.reasons else f"{known.words}."
    return Decision(title, href, why)
