"""What the family's pages show: who was told what, and what is missing."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils import timezone

from goldthread.casework.alongside import permits
from goldthread.casework.alongside.models import FamilyContact, FamilyMember, FamilyPlan
from goldthread.casework.alongside.registered import Registered, family_of
from goldthread.casework.reviews.models import Review

Why = FamilyContact.Why


@dataclass(frozen=True)
class Marker:
    """One thing that good family involvement shows, and whether this log shows it."""

    words: str
    done: bool
    on: date | None = None


@dataclass(frozen=True)
class Log:
    """One person's log. Everything is prefetched: no query is made here."""

    member: FamilyMember
    contacts: list[FamilyContact]
    reasons: list[Any]
    plan: FamilyPlan | None
    today: date

    @classmethod
    def of(cls, member: FamilyMember, today: date) -> "Log":
        plans = list(member.plans.all())
        return cls(
            member,
            list(member.contacts.all()),
            list(member.reasons.all()),
            plans[-1] if plans else None,
            today,
        )

    @property
    def considered(self) -> bool:
        return bool(self.contacts or self.reasons)

    @property
    def involved(self) -> bool:
        return any(one.reached == FamilyContact.Reached.SPOKE for one in self.contacts)

    @property
    def word(self) -> str:
        if self.involved:
            return "in touch"
        if self.reasons:
            return "not involved"
        return "tried" if self.contacts else "nothing recorded"

    @property
    def next_update(self) -> date | None:
        return self.plan.next_update if self.plan else None

    @property
    def late(self) -> bool:
        """An update was promised for a day that has passed, and nothing was told since."""
        due = self.next_update
        return due is not None and due < self.today and self.last_on(*Why) < due

    def last_on(self, *whys: Why) -> date:
        """The day of the last contact for one of these; the year 1 where there is none."""
        days = [one.on for one in self.contacts if one.why in {why.value for why in whys}]
        return max(days, default=date.min)

    @property
    def markers(self) -> list[Marker]:
        """SCIE and NSPCC quality markers (DOMAIN.md section 2, sources 43 and 44)."""
        told = [
            ("Told of the review, its purpose and limits", (Why.TOLD,)),
            ("Offered to take part", (Why.OFFERED,)),
            ("Their account heard", (Why.HEARD,)),
            ("Offered to comment on the draft", (Why.DRAFT, Why.COMMENTS)),
            ("Told before publication", (Why.PUBLICATION,)),
        ]
        found = [
            Marker(words, day > date.min, day if day > date.min else None)
            for words, whys in told
            for day in [self.last_on(*whys)]
        ]
        found.insert(2, Marker("Support offered", any(one.support for one in self.contacts)))
        asked = any(one.questions for one in self.contacts)
        found.insert(4, Marker("Their questions written down", asked))
        spoken_for = bool(self.plan and self.plan.represented)
        found.insert(5, Marker("Said how they are represented in the review", spoken_for))
        return found


@dataclass(frozen=True)
class FamilyPage:
    review: Review
    logs: list[Log]
    unlogged: list[Registered]
    dead: list[Registered]
    may_write: bool

    @classmethod
    def of(cls, review: Review, user: Any) -> "FamilyPage":
        today = timezone.localdate()
        rows = (
            FamilyMember.objects.visible_to(user)
            .filter(review=review)
            .prefetch_related("contacts", "reasons", "plans__contact")
        )
        logs = [Log.of(row, today) for row in rows]
        have = {one.member.code.lower() for one in logs}
        rest = [one for one in family_of(review.matter) if one.code.lower() not in have]
        return cls(
            review=review,
            logs=logs,
            unlogged=[one for one in rest if one.must_be_considered],
            dead=[one for one in rest if one.died],
            may_write=permits.may_write(review, user),
        )

    @property
    def complete(self) -> bool:
        """As the gate of the review asks it (`facts.family_considered`)."""
        return bool(self.logs) and not self.unlogged and all(one.considered for one in self.logs)


@dataclass(frozen=True)
class MemberPage:
    log: Log
    plans: list[FamilyPlan]
    may_write: bool
    today: date = field(default_factory=timezone.localdate)

    @classmethod
    def of(cls, member: FamilyMember, user: Any) -> "MemberPage":
        return cls(
            Log.of(member, timezone.localdate()),
            list(member.plans.select_related("contact", "by")),
            permits.may_write(member.review, user),
        )
