"""What the pages of live work show, worked out before a template sees it."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from goldthread.casework.safeguards import cautions, history, panels, parts, permits, timetables
from goldthread.casework.safeguards.deciding import against_going_home, by_its_tests
from goldthread.casework.safeguards.families import managers, may_name
from goldthread.casework.safeguards.models import (
    Family,
    FamilyAction,
    GoingHome,
    KeyDecision,
    PanelItem,
    PanelMeeting,
    PanelPlace,
    Pregnancy,
    Ruling,
    TimetableStep,
    TookEffect,
    Works,
)
from goldthread.casework.safeguards.pages_animals import never_asked
from goldthread.casework.safeguards.pathways import Pathway, pathways
from goldthread.foundations.agencies.models import BreakGlass, Conflict, Partnership
from goldthread.foundations.followthrough.models import Action
from goldthread.foundations.people.models import Involvement
from goldthread.foundations.records.facts import current

TESTS = GoingHome.Test
NOBODY = "no manager is there to decide"


@dataclass(frozen=True)
class Decided:
    """A key decision with what was decided, and whether it took effect."""

    row: KeyDecision
    rulings: list[Ruling]
    effect: TookEffect | None
    deciders: frozenset[int]  # keys of who decides as a manager for the family today

    @classmethod
    def all_of(cls, rows: Any, family: Family) -> list["Decided"]:
        """`rows`: key decisions of one family."""
        today = timezone.localdate()
        decide = frozenset(managers(family, today).values_list("seat__holder", flat=True))
        found = rows.select_related("by", "effect__by", "pregnancy__child", "family__matter")
        return [
            cls(row, list(row.rulings.all()), getattr(row, "effect", None), decide)
            for row in found.prefetch_related(
                "rulings__by", "pregnancy__going_home", "pregnancy__steps"
            ).order_by("-at", "-pk")
        ]

    @property
    def last(self) -> Ruling | None:
        return self.rulings[-1] if self.rulings else None

    @property
    def against(self) -> list[str]:
        """What stands against a baby going home, until it has."""
        home = by_its_tests(self.row) and self.effect is None
        return against_going_home(self.row.pregnancy) if home and self.row.pregnancy else []

    @property
    def word(self) -> str:
        """What the tag says; an effect before a manager's yes is louder than all else."""
        if self.last and self.last.outcome == Ruling.Outcome.AGREED and self.against:
            return "the yes no longer holds"
        if self.effect is not None and self.effect.emergency and not self._since():
            return "took effect undecided"
        if self.last is not None:
            return str(self.last)
        return "waits for a manager" if self.deciders - {self.row.by_id} else NOBODY

    def _since(self) -> bool:
        """Whether a manager has decided after the emergency was written down."""
        return bool(self.last and self.effect and self.last.at > self.effect.at)


@dataclass(frozen=True)
class DecisionPage:
    """One key decision."""

    it: Decided
    may_write: bool
    may_decide: bool
    today: date

    @classmethod
    def of(cls, row: KeyDecision, user: Any) -> "DecisionPage":
        rows = KeyDecision.objects.visible_to(user).filter(pk=row.pk)
        return cls(
            it=Decided.all_of(rows, row.family)[0],
            may_write=permits.may_write(row.family, user),
            may_decide=permits.may_manage(row.family, user) and row.by_id != user.pk,
            today=timezone.localdate(),
        )


@dataclass(frozen=True)
class FamilyPage:
    """One family: who works with it, who belongs to it, its unborn children, what is open."""

    family: Family
    works: list[Works]
    left: list[Works]
    people: list[Involvement]
    unborn: list[Pathway]
    actions: list[Action]
    decisions: list["Decided"]
    kept_out: list[Conflict]
    let_in: list[Conflict]
    glass: list[BreakGlass]
    open: list[parts.Open]
    cautions: list[str]
    may_write: bool
    may_manage: bool
    may_name: bool
    today: date

    @classmethod
    def of(cls, family: Family, user: Any) -> "FamilyPage":
        today = timezone.localdate()
        works = list(
            Works.objects.visible_to(user)
            .filter(seat__matter=family.matter)
            .select_related("seat__holder")
        )
        here = [one for one in works if one.seat.ends is None or one.seat.ends >= today]
        out = family.matter.conflicts.select_related("person", "exclusion").prefetch_related(
            "exclusion__looks__by"
        )
        rows = family.pregnancies.all()
        return cls(
            family=family,
            works=here,
            left=[one for one in works if one not in here],
            people=list(
                Involvement.objects.visible_to(user).filter(matter=family.matter).standing().select_related("person")
            ),
            unborn=pathways(family.partnership, rows=rows, today=today),
            actions=list(Action.objects.visible_to(user).filter(matter=family.matter).open().order_by("due")[:20]),
            decisions=Decided.all_of(family.key_decisions.all(), family),
            kept_out=list(out.filter(current(today))),
            let_in=list(out.filter(ends__lt=today).order_by("-ends")),
            glass=list(
                family.matter.broken_glass
                .select_related("person").order_by("-at")[:10]
            ),
            open=parts.open_on(family),
            cautions=cautions.of(family),
            may_write=permits.may_write(family, user),
            may_manage=permits.may_manage(family, user),
            may_name=may_name(family, user),
            today=today,
        )  # fmt: skip

    @property
    def away(self) -> set[int]:
        """Ids of who is kept away now, though their work with the family never ended."""
        return {one.person_id for one in self.kept_out}

    @property
    def present(self) -> list[Works]:
        return [one for one in self.works if one.seat.holder_id not in self.away]

    @property
    def nobody_decides(self) -> bool:
        """Its only manager is kept away, or something waits for one who is not there."""
        asked = any(one.last is None for one in self.decisions)
        had = any(one.manages for one in self.works)
        return not any(one.manages for one in self.present) and (asked or had)

    @property
    def glass_now(self) -> list[BreakGlass]:
        """Who has it open in an emergency today."""
        return [one for one in self.glass if timezone.localdate(one.until) >= self.today]


@dataclass(frozen=True)
class UnbornPage:
    """One unborn child's pathway."""

    way: Pathway
    parents: list[history.Known]
    unanswered: list[str]
    due_dates: list[Any]
    tests: dict[str, GoingHome | None]
    items: list[PanelItem]
    actions: list[FamilyAction]
    never_asked: bool
    may_write: bool
    sits: bool
    works_with: bool
    today: date

    @classmethod
    def of(cls, row: Pregnancy, user: Any) -> "UnbornPage":
        today = timezone.localdate()
        rows = Pregnancy.objects.visible_to(user).filter(pk=row.pk)
        way = pathways(row.partnership, rows=rows, today=today)[0]
        tests: dict[str, GoingHome | None] = dict.fromkeys(TESTS.values)
        for one in row.going_home.select_related("by"):
            tests[one.test] = one
        items = row.panel_items.select_related("meeting").prefetch_related("decisions__by")
        actions = row.actions.select_related("action__organisation", "action__owner", "item")
        return cls(
            way=way,
            parents=history.of_parents(row.matter),
            unanswered=history.unanswered(row),
            due_dates=list(row.due_dates.select_related("by")),
            tests=tests,
            items=list(items.order_by("meeting__on")),
            actions=list(actions),
            never_asked=never_asked(row.family),
            may_write=permits.may_write(row.family, user),
            sits=panels.sits(row.partnership, user),
            works_with=Family.objects.visible_to(user).filter(pk=row.family_id).exists(),
            today=today,
        )

    @property
    def both_met(self) -> bool:
        return all(one is not None and one.met for one in self.tests.values())


@dataclass(frozen=True)
class ExpectedPage:
    """Every unborn child this person may see: who is late, without a panel, booked late, moving."""

    ways: list[Pathway]
    shown: list[Pathway]
    only: str
    counts: dict[str, int]
    sits: bool
    today: date

    WORDS = {
        "": "All", "late": "A step is late", "no-panel": "No panel date",
        "booked-late": "Booked late", "moving": "Moving, not confirmed", "no-due": "No due date",
    }  # fmt: skip

    @classmethod
    def of(cls, partnership: Partnership, user: Any, only: str) -> "ExpectedPage":
        today = timezone.localdate()
        rows = Pregnancy.objects.visible_to(user).filter(family__matter__partnership=partnership)
        ways = pathways(partnership, rows=rows.filter(family__closed_at__isnull=True), today=today)
        ways = [one for one in ways if one.is_expected or one.late]
        ways.sort(key=lambda one: (one.due.due if one.due else date.max, one.row.pk))
        found = {key: [one for one in ways if _is(one, key)] for key in cls.WORDS}
        only = only if only in cls.WORDS else ""
        counts = {key: len(rows) for key, rows in found.items()}
        return cls(ways, found[only], only, counts, panels.sits(partnership, user), today)


def _is(way: Pathway, key: str) -> bool:
    return {
        "": True, "late": bool(way.late), "no-panel": way.no_panel_date,
        "booked-late": way.booked_late, "moving": way.moving is not None,
        "no-due": way.due is None and way.is_expected,
    }[key]  # fmt: skip


@dataclass(frozen=True)
class PanelPage:
    """The pre-birth panel: who sits, when it meets, and how well it works."""

    places: list[PanelPlace]
    ahead: list[PanelMeeting]
    past: list[PanelMeeting]
    discussed: int
    in_time: int
    undecided: int
    outcomes: list[tuple[str, int]]
    drifting: int
    checked: int
    sound: int
    runs: bool
    sits: bool
    today: date

    @classmethod
    def of(cls, partnership: Partnership, user: Any) -> "PanelPage":
        today = timezone.localdate()
        places = PanelPlace.objects.visible_to(user).filter(current(today), partnership=partnership)
        meetings = PanelMeeting.objects.visible_to(user).filter(partnership=partnership)
        sits = panels.sits(partnership, user)
        items = PanelItem.objects.visible_to(user).filter(meeting__partnership=partnership)
        if not sits:
            items = items.none()
        held = list(
            items.filter(meeting__on__lte=today)
            .select_related("meeting").prefetch_related("decisions", "qa")
        )  # fmt: skip
        rows = Pregnancy.objects.visible_to(user).filter(pk__in=[one.pregnancy_id for one in held])
        ways = pathways(partnership, rows=rows, today=today)
        seen = [at for way in ways if (at := way.at("panel")) and at.taken]
        decided = [one for one in held if one.decisions.all()]
        last = [list(one.decisions.all())[-1] for one in decided]
        checks = [list(one.qa.all())[-1] for one in held if one.qa.all()]
        return cls(
            places=list(places.select_related("person")),
            ahead=list(meetings.filter(on__gte=today).order_by("on")),
            past=list(meetings.filter(on__lt=today)[:12]),
            discussed=len(seen),
            in_time=sum(1 for one in seen if one.word == "done"),
            undecided=len(held) - len(decided),
            outcomes=Counter(one.get_outcome_display() for one in last).most_common(),
            drifting=sum(1 for way in ways if way.late),
            checked=len(checks),
            sound=sum(
                1 for one in checks
                if one.both_parents and one.clear and one.owned and one.child_in_view
            ),
            runs=panels.runs(partnership, user),
            sits=sits,
            today=today,
        )  # fmt: skip


@dataclass(frozen=True)
class MeetingPage:
    """The agenda of one meeting. Who has no place on the panel sees only their own families."""

    meeting: PanelMeeting
    items: list[tuple[PanelItem, Pathway, Any, Any]]
    sits: bool
    today: date

    @classmethod
    def of(cls, meeting: PanelMeeting, user: Any) -> "MeetingPage":
        today = timezone.localdate()
        rows = PanelItem.objects.visible_to(user).filter(meeting=meeting)
        items = list(rows.prefetch_related("decisions__by", "qa__by", "actions__action"))
        seen = Pregnancy.objects.visible_to(user).filter(pk__in=[one.pregnancy_id for one in items])
        ways = {
            one.row.pk: one for one in pathways(meeting.partnership, rows=seen, today=today)
        }  # fmt: skip
        told = [
            (one, ways[one.pregnancy_id], list(one.decisions.all()), list(one.qa.all()))
            for one in items
        ]
        return cls(meeting, told, panels.sits(meeting.partnership, user), today)


@dataclass(frozen=True)
class TimetablePage:
    """The timetable as it is counted here today, and the partnership's own rows."""

    steps: list[Any]
    own: dict[str, TimetableStep]
    dropped: list[TimetableStep]
    past: list[TimetableStep]
    may_set: bool

    @classmethod
    def of(cls, partnership: Partnership, user: Any) -> "TimetablePage":
        today = timezone.localdate()
        kept = TimetableStep.objects.visible_to(user).filter(partnership=partnership)
        rows = list(kept.select_related("by", "ended_by"))
        held = [one for one in rows if one.starts <= today <= (one.ends or today)]
        return cls(
            steps=timetables.together(held),
            own={one.step: one for one in held if not one.dropped},
            dropped=[one for one in held if one.dropped],
            past=[one for one in rows if one not in held],
            may_set=timetables.may_set(partnership, user),
        )
