"""Asking agencies whether they knew a child, and their answers as they sent them."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.intake.models import (
    Known,
    LetterKind,
    Referral,
    ScopingReply,
    ScopingRequest,
)
from goldthread.casework.intake.permits import may_answer, permit, permit_run
from goldthread.casework.intake.querysets import ANSWERING
from goldthread.casework.intake.triaging import is_accepted
from goldthread.casework.intake.writing import produce
from goldthread.foundations.access.audit import audit
from goldthread.foundations.access.models import User
from goldthread.foundations.agencies import letters
from goldthread.foundations.agencies.models import Membership, Organisation
from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.records.facts import current
from goldthread.foundations.records.refusals import Refused
from goldthread.foundations.records.words import written

DAYS = 5  # working days; the partnership chooses another number on the form
ASKED = (
    "Please search your records for the people named here, under every name and spelling you can "
    "find. Tell us whether you knew them and from when to when, and in a few lines what your "
    "contact was. Say if you knew them under another name."
)


@transaction.atomic
def ask(
    *,
    referral: Referral,
    organisations: Sequence[Organisation],
    due: date,
    asked: str,
    by: Any,
    secure: bool = True,
) -> list[ScopingRequest]:
    """Ask agencies "did you know this child?", with the letters that say so."""
    referral = Referral.objects.select_for_update(of=("self",)).get(pk=referral.pk)
    permit_run(referral, by)
    if any(body.partnership_id != referral.partnership_id for body in organisations):
        raise PermissionDenied
    reasons = []
    if not is_accepted(referral):
        reasons.append("Accept the referral for scoping first.")
    if not organisations:
        reasons.append("Choose the agencies to ask.")
    if not written(asked):
        reasons.append("Say what is asked.")
    if due < timezone.localdate():
        reasons.append("The answer cannot be due in the past.")
    known = set(referral.requests.values_list("organisation_id", flat=True))
    reasons += [f"{body} has been asked already." for body in organisations if body.pk in known]
    reasons += [
        f"{body} has closed. Ask {body.today()} instead." for body in organisations if body.closed
    ]
    if reasons:
        raise Refused(*reasons)
    made = []
    for body in organisations:
        row = ScopingRequest.objects.create(
            referral=referral, organisation=body, asked=asked.strip(), secure=secure, due=due, by=by
        )
        audit(by=by, did="scoping.asked", about=referral, organisation=body, due=due)
        produce(referral=referral, kind=LetterKind.SCOPING, request=row, by=by)
        if secure:
            produce(referral=referral, kind=LetterKind.SECURE, request=row, by=by)
        made.append(row)
    people = answerers(referral, organisations)
    transaction.on_commit(
        lambda: letters.remind(people, "A scoping request", reverse("scoping_requests"))
    )
    return made


def answerers(referral: Referral, bodies: Sequence[Organisation]) -> list[User]:
    """Who is told that a request waits: signatories, or authors where there is no signatory.
    Nobody with a conflict of interest is told anything.
    """
    today = timezone.localdate()
    away = referral.matter.conflicts.filter(current(today)) if referral.matter else None
    posts = Membership.objects.current(today).filter(
        organisation__in=bodies, role__in=ANSWERING, person__is_active=True
    )
    if away is not None:
        posts = posts.exclude(person__in=away.values("person"))
    by_body: dict[int, dict[str, list[User]]] = {}
    for post in posts.select_related("person"):
        by_body.setdefault(post.organisation_id or 0, {}).setdefault(post.role, []).append(
            post.person
        )
    told = {
        person.pk: person
        for roles in by_body.values()
        for person in roles.get(Role.SIGNATORY) or roles.get(Role.AUTHOR, [])
    }
    return list(told.values())


@transaction.atomic
def reply(
    *,
    request: ScopingRequest,
    known: str,
    by: Any,
    other_name: str = "",
    known_from: date | None = None,
    known_until: date | None = None,
    summary: str = "",
    secured_on: date | None = None,
    secured_by: str = "",
    author: str = "",
) -> ScopingReply:
    """An agency's answer, kept exactly as sent. A later answer is one more row."""
    request = ScopingRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
    permit(may_answer(request, by))
    today, reasons = timezone.localdate(), []
    if known not in Known.values:
        reasons.append("Say whether the child or the family was known to you.")
    if known == Known.OTHER_NAME and not written(other_name):
        reasons.append("Give the name under which you knew them.")
    if known in {Known.YES, Known.OTHER_NAME} and not written(summary):
        reasons.append("Say in a few lines what your contact was.")
    if known_from and known_until and known_until < known_from:
        reasons.append("The last contact cannot be before the first.")
    if any(day and day > today for day in (known_from, known_until, secured_on)):
        reasons.append("A date cannot be in the future.")
    if (secured_on is None) != (not written(secured_by)):
        reasons.append("Say both when the records were secured and who secured them.")
    if reasons:
        raise Refused(*reasons)
    row = ScopingReply.objects.create(
        request=request,
        known=known,
        other_name=other_name.strip() if known == Known.OTHER_NAME else "",
        known_from=known_from,
        known_until=known_until,
        summary=summary,
        secured_on=secured_on,
        secured_by=secured_by.strip(),
        author=author.strip(),
        by=by,
    )
    audit(by=by, did="scoping.answered", about=request, known=row.get_known_display())
    return row
