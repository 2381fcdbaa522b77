"""Writes to the family's log: who they are by code, who keeps in touch, each contact, and why not.

The markers it serves are those of SCIE and NSPCC: told early, with purpose and limits; who, why,
support, questions, how represented, chance to comment on the draft, told before publication, and a
documented reason where somebody is not involved (DOMAIN.md, section 2, sources 43 and 44).
"""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from goldthread.casework.alongside.locking import lock, lock_review
from goldthread.casework.alongside.models import (
    FamilyContact,
    FamilyMember,
    FamilyPlan,
    NotInvolved,
)
from goldthread.casework.alongside.permits import permit_writing
from goldthread.casework.alongside.registered import code_of
from goldthread.casework.reviews.models import Review
from goldthread.casework.reviews.permits import sits_on_panel
from goldthread.foundations.access.audit import audit
from goldthread.foundations.access.models import User
from goldthread.foundations.records.refusals import Refused, must_say


@transaction.atomic
def add_member(*, review: Review, code: str, relation: str, by: Any) -> FamilyMember:
    """Open a log for somebody, by the code that the register gave them. Names stay there."""
    review = lock_review(review)
    permit_writing(review, by)
    must_say((code, "Choose or write the person's code."), (relation, "Say who they are."))
    code = code.strip()
    if FamilyMember.objects.filter(review=review, code__iexact=code).exists():
        raise Refused(f"{code} has a log already.")
    known = code_of(review.matter, code)
    if known is None:
        raise Refused(
            f"{code} is not a code of this review's register. Add the person there first, so that "
            "everybody uses one code."
        )
    row = FamilyMember.objects.create(
        review=review, code=known.code, relation=relation.strip(), by=by
    )
    audit(by=by, did="family.added", about=row)
    return row


@transaction.atomic
def plan(
    *,
    member: FamilyMember,
    contact: User | None,
    represented: str,
    next_update: date | None,
    by: Any,
) -> FamilyPlan:
    """Who keeps in touch, how this person is heard in the review, and when they hear next."""
    member = lock(member)
    permit_writing(member.review, by)
    if contact is not None and not sits_on_panel(member.review, contact):
        raise Refused(f"{contact} has no seat on this review. Choose somebody who sees this.")
    if next_update is not None and next_update < timezone.localdate():
        raise Refused("The next update cannot be due in the past.")
    row = FamilyPlan.objects.create(
        member=member,
        contact=contact,
        represented=represented.strip(),
        next_update=next_update,
        by=by,
    )
    audit(by=by, did="family.planned", about=member)
    return row


@transaction.atomic
def record_contact(
    *,
    member: FamilyMember,
    on: date,
    how: str,
    why: str,
    reached: str,
    by_whom: str,
    by: Any,
    offered: str = "",
    support: str = "",
    said: str = "",
    wishes: str = "",
    questions: str = "",
    next_update: date | None = None,
) -> FamilyContact:
    """One contact. `next_update`, when given, moves the date on the plan by a new row."""
    member = lock(member)
    permit_writing(member.review, by)
    must_say((by_whom, "Say who made the contact."))
    kinds = FamilyContact
    if how not in kinds.How.values or why not in kinds.Why.values:
        raise Refused("Choose how they were reached, and what it was for.")
    if reached not in kinds.Reached.values:
        raise Refused("Say whether they were reached.")
    if on > timezone.localdate():
        raise Refused("A contact is written down once it has happened.")
    row = FamilyContact.objects.create(
        member=member,
        on=on,
        how=how,
        why=why,
        reached=reached,
        by_whom=by_whom.strip(),
        offered=offered.strip(),
        support=support.strip(),
        said=said.strip(),
        wishes=wishes.strip(),
        questions=questions.strip(),
        by=by,
    )
    audit(by=by, did="family.contact", about=member, on=on)
    if next_update is not None:
        last = member.plans.order_by("-at", "-pk").first()
        plan(
            member=member,
            contact=last.contact if last else None,
            represented=last.represented if last else "",
            next_update=next_update,
            by=by,
        )
    return row


@transaction.atomic
def not_involved(*, member: FamilyMember, reason: str, by: Any) -> NotInvolved:
    """Why somebody is not involved. A contact later does not take it away: both are told."""
    member = lock(member)
    permit_writing(member.review, by)
    must_say((reason, "Say why this person is not involved. A silence is not a reason."))
    row = NotInvolved.objects.create(member=member, reason=reason.strip(), by=by)
    audit(by=by, did="family.not_involved", about=member)
    return row
