"""Supervision in a family's own record: sessions that touched it, what was decided, by whom."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from goldthread.casework.oversight.looking import complex_of
from goldthread.casework.oversight.models import Complexity, Decided, Discussed
from goldthread.casework.oversight.permits import endable
from goldthread.casework.oversight.policies import Policies
from goldthread.casework.safeguards import permits
from goldthread.casework.safeguards.asking import working_with
from goldthread.casework.safeguards.models import Family
from goldthread.rules.supervision import TRIGGER_WORDS, Every, Kind


@dataclass(frozen=True)
class Touched:
    """One session as the family's record shows it. `own`: the reader is one of the two."""

    row: Discussed
    own: bool


@dataclass(frozen=True)
class FamilyPage:
    family: Family
    touched: list[Touched]
    open_decisions: list[Decided]
    ended: list[Decided]
    why: list[str]
    said: list[Complexity]
    mine_to_end: list[Complexity]
    endable: set[int]
    every: Every
    due: date
    here: set[int]
    may_write: bool
    today: date

    @classmethod
    def of(cls, family: Family, user: Any) -> "FamilyPage":
        """Callers have the family in scope. A number of queries that does not grow with rows.

        `mine_to_end`: what was written down that the reader may say holds no longer.
        """
        today = timezone.localdate()
        policies = Policies.of(family.partnership, today)
        codes = complex_of([family], policies, None, today)[family.pk]
        kind = Kind.COMPLEX if codes else Kind.REGULAR
        rows = list(
            family.in_supervision.select_related(
                "session__agreement__supervisor", "session__agreement__supervisee"
            )
            .prefetch_related(
                "said__by", "decided__owners__owner", "decided__by", "decided__end__by"
            )
            .order_by("-session__on", "-pk")
        )
        decided = [one for row in rows for one in row.decided.all()]
        held = [
            one.session.on for one in rows
            if kind == Kind.REGULAR or one.session.agreement.kind == Kind.COMPLEX
        ]  # fmt: skip
        every = policies.every(kind)
        said = list(family.complexities.select_related("by"))
        latest = {one.trigger: one for one in said}
        may_write, manages = permits.may_write(family, user), permits.may_manage(family, user)
        return cls(
            family=family,
            touched=[Touched(one, _own(one, user)) for one in rows],
            open_decisions=sorted(
                (one for one in decided if one.ended is None), key=lambda one: one.due
            ),
            ended=[one for one in decided if one.ended is not None],
            why=[TRIGGER_WORDS[code] for code in codes],
            said=said,
            mine_to_end=[
                one
                for one in latest.values()
                if one.holds and (manages or (may_write and user.pk == one.by_id))
            ],
            endable=endable(decided, user),
            every=every,
            due=every.after(max(held, default=timezone.localdate(family.opened_at))),
            here=set(working_with(family).values_list("pk", flat=True)),
            may_write=may_write,
            today=today,
        )

    @property
    def open(self) -> list[str]:
        """What is open, in sentences for whoever may read the record."""
        found = []
        if self.family.closed_at is None and self.due < self.today:
            kind = "safeguarding supervision" if self.why else "supervision"
            because = f" Why it is needed: {', '.join(self.why)}." if self.why else ""
            found.append(f"Not discussed in {kind} within the policy, {self.every.words}.{because}")
        late = sum(1 for one in self.open_decisions if one.due < self.today)
        if late:
            are = "1 decision of supervision is" if late == 1 else f"{late} decisions are"
            found.append(f"{are} late.")
        found += [
            f"{one.owner} owns a decision and no longer works with this family."
            for one in self.open_decisions
            if one.owner is not None and one.owner.pk not in self.here
        ]
        return found


def _own(row: Discussed, user: Any) -> bool:
    agreement = row.session.agreement
    return user is not None and user.pk in (agreement.supervisor_id, agreement.supervisee_id)


def prompts(family: Family) -> list[str]:
    """For the family's overview."""
    return FamilyPage.of(family, None).open
