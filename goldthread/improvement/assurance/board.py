"""One page that a board can be shown: what is embedded, what drifts, what is not known, and what
needs a decision. Every figure leads to its rows."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F
from django.urls import reverse
from django.utils import timezone

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

    @classmethod
    def of(cls, partnership: Partnership, user: Any) -> "BoardPage":
        """What this person sees of it, in a number of queries that does not grow."""
        parts, today = parts_of(user, partnership), timezone.localdate()
        known = levels(parts, today=today)
        home, limits = reverse("assurance"), Limits.of(partnership)
        counted = Counter(one.level for one in known.values())
        order = [*reversed(Level)]
        actions = Action.objects.visible_to(user).filter(partnership=partnership)
        drifting = actions.drifting(limits, today=today)
        late = sum(one.overdue for one in known.values())
        unplanned = sum(one.next_look is None for one in known.values())
        acting = reverse("actions")
        return cls(
            [Figure(level, counted[level], f"{home}?level={level.value}") for level in order],
            (drifting.count(), f"{acting}?state=drifting"),
            (late, f"{home}?overdue=on"),
            (unplanned, f"{home}?nothing=on"),
            _decisions(parts, known, drifting),
            _agencies(parts, known, drifting, order),
        )


def _agencies(
    parts: Any, known: dict[int, Assured], drifting: Any, order: list[Level]
) -> list[AgencyLine]:
    home, acting = reverse("assurance"), reverse("actions")
    bodies = dict(parts.order_by().values_list("pk", "organisation"))
    counted = Counter((bodies[pk], one.level) for pk, one in known.items())
    rows = drifting.order_by().values("organisation").annotate(number=Count("pk"))
    adrift = dict(rows.values_list("organisation", "number"))
    shown = set(bodies.values()) | set(adrift)
    # in scope: by the parts and actions, which are
    names = Organisation.objects.filter(pk__in=shown).order_by("name").values_list("pk", "name")
    return [
        AgencyLine(
            name,
            [(counted[pk, level], f"{home}?level={level.value}&body={pk}") for level in order],
            (adrift.get(pk, 0), f"{acting}?state=drifting&organisation={pk}"),
        )
        for pk, name in names
    ]


def _decisions(parts: Any, known: dict[int, Assured], drifting: Any) -> list[Decision]:
    """What fell back first, then looks that are overdue, then what drifts after its date moved
    most often: five in all."""
    fell = [pk for pk, one in known.items() if one.level is Level.FELL_BACK]
    late = [pk for pk, one in known.items() if one.overdue and pk not in fell]
    late.sort(key=lambda pk: known[pk].next_look or timezone.localdate())
    chosen = [*fell, *late][:FEW]
    rows = parts.filter(pk__in=chosen).select_related(
        "organisation", "recommendation__review__matter"
    )
    by_id: dict[int, Address] = {row.pk: row for row in rows}
    found = [_part(by_id[pk], known[pk]) for pk in chosen]
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
