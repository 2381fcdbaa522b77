"""How supervision stands on a day: each agreement, each family of a supervisee, each agency."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Max
from django.utils import timezone

from goldthread.casework.oversight.agreeing import YES
from goldthread.casework.oversight.models import Agreement, Complexity, Discussed, Session, Term
from goldthread.casework.oversight.policies import Policies
from goldthread.casework.safeguards import triggers
from goldthread.casework.safeguards.models import Family
from goldthread.casework.safeguards.querysets import FamilyQuerySet
from goldthread.foundations.agencies.models import Membership, Partnership
from goldthread.foundations.agencies.roles import AGENCY
from goldthread.foundations.agencies.standing import standing
from goldthread.rules.supervision import (
    OPEN_LONG_CODE,
    TRIGGER_WORDS,
    Every,
    Kind,
    held_of_due,
    is_open_long,
    next_due,
    renew_by,
)

SOON = timedelta(days=14)


@dataclass(frozen=True)
class At:
    """One agreement on a day. `holds`: the newest terms to which both said yes; `waits`: newer ones
    for which a yes is missing, from whom. `left`: of the two, who works here no longer."""

    row: Agreement
    every: Every
    holds: Term | None
    waits: Term | None
    waits_for: list[Any]
    sessions: list[Session]
    left: list[Any]
    today: date

    @property
    def held_days(self) -> list[date]:
        return [one.on for one in self.sessions if one.held]

    @property
    def last(self) -> date | None:
        return max(self.held_days, default=None)

    @property
    def due(self) -> date:
        return next_due(self.row.starts, self.held_days, self.every)

    @property
    def planned(self) -> date | None:
        last = self.sessions[-1] if self.sessions else None
        ahead = last and last.next_on and last.next_on >= self.today
        return last.next_on if last and ahead else None

    @property
    def missed(self) -> list[Session]:
        """Those that did not take place since the last that did."""
        last = self.last
        return [one for one in self.sessions if not one.held and (last is None or one.on >= last)]

    @property
    def counts(self) -> tuple[int, int]:
        return held_of_due(
            self.row.starts, self.row.ends, self.held_days, self.every, self.today
        )  # fmt: skip

    @property
    def renew_by(self) -> date | None:
        return renew_by(self.holds.starts) if self.holds else None

    @property
    def running(self) -> bool:
        return self.row.ends is None and self.holds is not None

    @property
    def overdue(self) -> bool:
        return self.running and self.due < self.today

    @property
    def to_renew(self) -> bool:
        by = self.renew_by
        return self.running and self.waits is None and by is not None and by <= self.today + SOON

    @property
    def word(self) -> str:
        """What the tag says."""
        if self.row.ends is not None:
            return "ended"
        if self.holds is None:
            return "waits for a yes"
        if self.overdue:
            return "overdue"
        return "due soon" if self.due <= self.today + SOON else "in time"

    @property
    def drift(self) -> list[str]:
        """Sentences, with names of staff and never a family's."""
        found = []
        if self.overdue:
            late = (self.today - self.due).days
            days = "1 day" if late == 1 else f"{late} days"
            found.append(f"{self.row.supervisee}: a session is {days} overdue.")
        if self.missed and self.running:
            number = len(self.missed)
            times = "once" if number == 1 else f"{number} times"
            found.append(f"{self.row.supervisee}: did not take place {times} since the last one.")
        if self.running and self.renew_by is not None and self.renew_by < self.today:
            found.append(f"{self.row.supervisee}: the agreement was to be renewed.")
        if self.row.ends is None:
            found += [f"{one} works here no longer, and the agreement runs." for one in self.left]
        return found


def look(rows: Any, partnership: Partnership, today: date) -> list[At]:
    """Each of some agreements. Six queries, whatever their number."""
    found = list(
        rows.select_related(
            "supervisor", "supervisee", "overseer", "organisation", "partnership", "ended_by"
        )
        .prefetch_related("terms__yeses", "sessions")
        .order_by("supervisor__name", "supervisee__name", "pk")
    )
    policies = Policies.of(partnership, today)
    posts = Membership.objects.current(today).filter(partnership=partnership, role__in=AGENCY)
    here = set(posts.values_list("person", flat=True))
    return [_at(row, policies, here, today) for row in found]


def _at(row: Agreement, policies: Policies, here: set[int], today: date) -> At:
    terms = list(row.terms.all())
    agreed = [one for one in terms if len(one.yeses.all()) == YES]
    holds = agreed[-1] if agreed else None
    waits = terms[-1] if terms and terms[-1] is not holds else None
    two = [row.supervisor, row.supervisee]
    said = {one.by_id for one in waits.yeses.all()} if waits else set()
    return At(
        row=row,
        every=policies.every(row.kind, row.organisation_id),
        holds=holds,
        waits=waits,
        waits_for=[one for one in two if waits and one.pk not in said],
        sessions=list(row.sessions.all()),
        left=[one for one in two if one.pk not in here],
        today=today,
    )


@dataclass(frozen=True)
class FamilyAt:
    """A family in somebody's supervision. `why`: what asks for safeguarding supervision of it."""

    family: Family
    why: list[str]
    last: date | None
    due: date
    today: date

    @property
    def late(self) -> bool:
        return self.due < self.today


def complex_of(
    families: Iterable[Family], policies: Policies, organisation: int | None, today: date
) -> dict[int, list[str]]:
    """For each family the codes of what asks for safeguarding supervision of it."""
    rows = list(families)
    found = triggers.holding(rows)
    latest = Complexity.objects.filter(family__in=rows).latest_of("family", "trigger")
    for one in latest:
        if one.holds:
            found[one.family_id].add(one.trigger)
    months = policies.open_long(organisation)
    for row in rows:
        if is_open_long(timezone.localdate(row.opened_at), today, months):
            found[row.pk].add(OPEN_LONG_CODE)
    return {pk: [code for code in TRIGGER_WORDS if code in codes] for pk, codes in found.items()}


def worked_with(person: Any) -> FamilyQuerySet:
    """The families that one of the two works with."""
    found: FamilyQuerySet = Family.objects.worked_with_by(person)
    return found


def families_of(at: At, reader: Any, policies: Policies) -> list[FamilyAt]:
    """The open families of a supervisee whose doors are open to the reader, most urgent first.

    Regular supervision is about all of them, safeguarding supervision about the complex ones.
    """
    row, today = at.row, at.today
    mine = worked_with(row.supervisee).filter(
        matter__partnership=row.partnership, pk__in=Family.objects.visible_to(reader).values("pk")
    )
    families = list(mine.open().select_related("matter"))
    codes = complex_of(families, policies, row.organisation_id, today)
    held = Discussed.objects.filter(
        family__in=families, session__agreement__supervisee=row.supervisee
    )
    if row.kind == Kind.COMPLEX:
        families = [one for one in families if codes[one.pk]]
        held = held.filter(session__agreement__kind=Kind.COMPLEX)
    last = dict(held.order_by().values_list("family").annotate(Max("session__on")))
    found = [
        FamilyAt(
            one, [TRIGGER_WORDS[code] for code in codes[one.pk]], last.get(one.pk),
            at.every.after(
                last.get(one.pk) or max(row.starts, timezone.localdate(one.opened_at))
            ), today,
        )
        for one in families
    ]  # fmt: skip
    return sorted(found, key=lambda one: (one.due, one.family.pk))


@dataclass(frozen=True)
class Needing:
    """A family that needs safeguarding supervision, and why."""

    family: Family
    why: list[str]


def needing(user: Any, partnership: Partnership, ats: Iterable[At], today: date) -> list[Needing]:
    """Open families that this person works with, which need safeguarding supervision, while they
    are supervised in it by nobody. `ats`: at least those of their agreements that have not ended.

    The number of queries does not grow with families.
    """
    if any(
        one.running and one.row.kind == Kind.COMPLEX and one.row.supervisee_id == user.pk
        for one in ats
    ):
        return []
    mine = worked_with(user).open().filter(matter__partnership=partnership)
    families = list(mine.select_related("matter").order_by("matter__code"))
    if not families:
        return []
    bodies = standing(user).organisations(AGENCY)
    policies = Policies.of(partnership, today)
    codes = complex_of(families, policies, next(iter(bodies), None), today)
    return [
        Needing(one, [TRIGGER_WORDS[code] for code in codes[one.pk]])
        for one in families if codes[one.pk]
    ]  # fmt: skip


@dataclass(frozen=True)
class AgencyCount:
    """Of one agency, for assurance: numbers and no person."""

    organisation: str
    agreements: int
    held: int
    due: int
    overdue: int


def held_by_agency(partnership: Partnership, today: date) -> list[AgencyCount]:
    """What assurance is told: sessions held of those due in the last months, by agency.

    Callers permit. Six queries.
    """
    rows = Agreement.objects.filter(partnership=partnership)
    found: dict[str, list[At]] = {}
    for one in look(rows, partnership, today):
        if one.holds is not None:
            found.setdefault(str(one.row.organisation), []).append(one)
    told = []
    for name in sorted(found):
        counts = [one.counts for one in found[name]]
        told.append(
            AgencyCount(
                organisation=name,
                agreements=sum(1 for one in found[name] if one.running),
                held=sum(held for held, _ in counts),
                due=sum(due for _, due in counts),
                overdue=sum(1 for one in found[name] if one.overdue),
            )
        )
    return told
