"""Writes about a family in supervision: reflection, oversight, decisions, what makes it complex."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from goldthread.casework.oversight import permits
from goldthread.casework.oversight.agreeing import lock as lock_agreement
from goldthread.casework.oversight.models import (
    Complexity,
    Decided,
    DecidedEnd,
    DecidedOwner,
    Discussed,
    Reflection,
    Said,
    Session,
)
from goldthread.casework.safeguards.families import lock as lock_family
from goldthread.casework.safeguards.models import Family
from goldthread.casework.safeguards.permits import permit_writing, works_with
from goldthread.foundations.access.audit import audit
from goldthread.foundations.records.refusals import Refused, must_say
from goldthread.rules.supervision import WRITTEN


@transaction.atomic
def discuss(
    *, session: Session, family: Family, told: Iterable[tuple[str, str]], by: Any
) -> Discussed:
    """What was said of one family: questions with answers; empty answers are left out.

    Both must work with the family, so that nobody reads of one whose doors are closed to them.
    """
    agreement = lock_agreement(session.agreement)
    permits.permit_the_two(agreement, by)
    family = lock_family(family)
    permit_writing(family, by)
    said = [(question, words.strip()) for question, words in told if words.strip()]
    if not session.held:
        raise Refused("This session did not take place.")
    if not permits.both_work_with(agreement, family):
        raise Refused(
            "Both of you must work with this family. Add the other one on the family's page first, "
            "under “Who works with them”."
        )
    if not said:
        raise Refused("Answer at least one of the questions.")
    row, _ = Discussed.objects.get_or_create(session=session, family=family, defaults={"by": by})
    for question, words in said:
        Reflection.objects.create(discussed=row, question=question[:200], words=words, by=by)
    audit(by=by, did="supervision.discussed", about=row)
    return row


def _locked(discussed: Discussed, by: Any) -> Discussed:
    """Of the two only, and only with the family's doors open."""
    agreement = lock_agreement(discussed.session.agreement)
    permits.permit_the_two(agreement, by)
    permit_writing(lock_family(discussed.family), by)
    return discussed


@transaction.atomic
def say(*, discussed: Discussed, words: str, by: Any) -> Said:
    """The supervisor signs their oversight; the supervisee adds their view. Both stay."""
    discussed = _locked(discussed, by)
    must_say((words, "Write something first."))
    signed = permits.supervises(discussed.session.agreement, by)
    row = Said.objects.create(discussed=discussed, signed=signed, words=words.strip(), by=by)
    verb = {True: "supervision.signed", False: "supervision.view"}[signed]
    audit(by=by, did=verb, about=discussed)
    return row


@transaction.atomic
def decide(*, discussed: Discussed, what: str, owner: Any, due: date, by: Any) -> Decided:
    """With an owner who works with the family, and a day."""
    discussed = _locked(discussed, by)
    must_say((what, "Say what was decided."))
    if due < timezone.localdate():
        raise Refused("The day has passed already.")
    row = Decided.objects.create(discussed=discussed, what=what.strip(), due=due, by=by)
    _give(row, owner, "", by)
    audit(by=by, did="supervision.decided", about=row)
    return row


def _give(row: Decided, owner: Any, because: str, by: Any) -> DecidedOwner:
    if not works_with(row.discussed.family, owner):
        raise Refused(f"{owner} does not work with this family, and could not see it.")
    return DecidedOwner.objects.create(decided=row, owner=owner, because=because, by=by)


def _lock_decided(decided: Decided, by: Any) -> Decided:
    permit_writing(lock_family(decided.discussed.family), by)
    found = Decided.objects.select_for_update(of=("self",)).select_related(
        "discussed__family__matter", "discussed__session__agreement"
    )
    row: Decided = found.get(pk=decided.pk)
    if row.ended is not None:
        raise Refused("This ended already.")
    return row


@transaction.atomic
def hand_on(*, decided: Decided, owner: Any, because: str, by: Any) -> DecidedOwner:
    """Somebody else has it from now on: said by its owner, a manager, or the supervisor."""
    row = _lock_decided(decided, by)
    if not permits.ends_as(row, by):
        raise PermissionDenied(permits.ENDS)
    must_say((because, "Say why it is handed on."))
    if row.owner == owner:
        raise Refused(f"{owner} has it already.")
    made = _give(row, owner, because.strip(), by)
    audit(by=by, did="supervision.handed", about=row, person=owner)
    return made


@transaction.atomic
def end_decided(*, decided: Decided, how: str, words: str, by: Any) -> DecidedEnd:
    """Done: said by its owner or a manager. No longer needed: by a manager or the supervisor."""
    row = _lock_decided(decided, by)
    must_say((words, "Say what shows it, or why it is no longer needed."))
    if how not in DecidedEnd.How.values:
        raise Refused("Choose whether it was done.")
    if how not in permits.ends_as(row, by):
        who = {DecidedEnd.How.DONE: permits.DONE, DecidedEnd.How.NOT_NEEDED: permits.NOT_NEEDED}
        raise PermissionDenied(who[DecidedEnd.How(how)])
    made = DecidedEnd.objects.create(decided=row, how=how, words=words.strip(), by=by)
    audit(by=by, did="supervision.done", about=row, how=made.get_how_display())
    return made


@transaction.atomic
def say_complex(*, family: Family, trigger: str, holds: bool, words: str, by: Any) -> Complexity:
    """Why safeguarding supervision of this family is needed, or that it is so no longer; the latter
    is said by whoever wrote it down, or by a manager of the family."""
    family = lock_family(family)
    permit_writing(family, by)
    must_say((words, "Say why."))
    if trigger not in {one.code for one in WRITTEN}:
        raise Refused("Choose why it is needed.")
    last = family.complexities.filter(trigger=trigger).last()
    if holds == (last is not None and last.holds):
        raise Refused("That is what is written down already.")
    if last is not None and not holds and not permits.may_take_back(last, by):
        raise PermissionDenied(permits.ASKED)
    row = Complexity.objects.create(
        family=family, trigger=trigger, holds=holds, words=words.strip(), by=by
    )
    audit(by=by, did="supervision.complex", about=row)
    return row
