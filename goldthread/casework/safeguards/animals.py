"""Writes about dogs and other animals near a child."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from goldthread.casework.frameworks.held import nation_of
from goldthread.casework.safeguards.families import lock as lock_family
from goldthread.casework.safeguards.models import Animal, AnimalKnown, AnimalQuestion, Family
from goldthread.casework.safeguards.permits import permit_writing
from goldthread.foundations.access.audit import audit
from goldthread.foundations.records.refusals import Refused, must_say
from goldthread.foundations.records.words import written
from goldthread.rules.animals import banned_in

NOT_ASKED, GONE = AnimalQuestion.Answer.NOT_ASKED, AnimalKnown.Lives.GONE


@transaction.atomic
def ask(
    *, family: Family, when: str, on: date, answer: str, by: Any, words: str = ""
) -> AnimalQuestion:
    """The question was asked, or could not be, and why."""
    family = lock_family(family)
    permit_writing(family, by)
    reasons = []
    if when not in AnimalQuestion.When.values or answer not in AnimalQuestion.Answer.values:
        reasons.append("Choose when it was asked, and the answer.")
    if on > timezone.localdate():
        reasons.append("The day lies ahead.")
    if answer == NOT_ASKED and not written(words):
        reasons.append("Say why it could not be asked, and when it will be.")
    if reasons:
        raise Refused(*reasons)
    row = AnimalQuestion.objects.create(
        family=family, when=when, on=on, answer=answer, words=words.strip(), by=by
    )
    audit(by=by, did="animals.asked", about=row)
    return row


@transaction.atomic
def add(*, family: Family, kind: str, called: str, by: Any, **known: Any) -> Animal:
    """An animal, with what is known of it; `known` as `see` takes."""
    family = lock_family(family)
    permit_writing(family, by)
    must_say((called, "Say what the family calls it, or what it is."))
    if kind not in Animal.Kind.values:
        raise Refused("Choose whether it is a dog.")
    animal = Animal.objects.create(family=family, kind=kind, called=called.strip(), by=by)
    audit(by=by, did="animals.added", about=animal)
    see(animal=animal, by=by, **known)
    return animal


@transaction.atomic
def see(
    *,
    animal: Animal,
    lives: str,
    by: Any,
    number: int = 1,
    size: str = "",
    control: str = "",
    past: str = "",
    sleeps: str = "",
    apart: str = "",
    seen: bool = False,
    banned: str = "",
    police_told: date | None = None,
) -> AnimalKnown:
    """What is known now. What was known before stays.

    For an animal that is there, how child and animal are kept apart has to be said: "not known yet"
    is an answer, a silence is not. A banned type is written down only with the police told.
    """
    family = lock_family(animal.family)
    permit_writing(family, by)
    if lives not in AnimalKnown.Lives.values:
        raise Refused("Say whether it lives there, comes there, or is no longer there.")
    if lives != GONE:
        must_say(
            (past, "Say whether it has bitten, snapped or frightened anybody; “none known” is an "
                   "answer."),
            (sleeps, "Say where it sleeps and where the child does."),
            (apart, "Say how child and animal are kept apart; “not known yet” is an answer."),
        )  # fmt: skip
    if number < 1:
        raise Refused("How many must be at least one.")
    if banned:
        _must_be_needed(animal, banned, police_told)
    row = AnimalKnown.objects.create(
        animal=animal, lives=lives, number=number, size=size, control=control.strip(),
        past=past.strip(), sleeps=sleeps.strip(), apart=apart.strip(), seen=seen, banned=banned,
        police_told=police_told, by=by,
    )  # fmt: skip
    audit(by=by, did="animals.known", about=animal)
    return row


def _must_be_needed(animal: Animal, banned: str, police_told: date | None) -> None:
    today = timezone.localdate()
    held = {one.code for one in banned_in(nation_of(animal.partnership), today)}
    if animal.kind != Animal.Kind.DOG or banned not in held:
        raise Refused("No law here bans that type, so it is not written down.")
    if police_told is None or police_told > today:
        raise Refused("Tell the police first, and give the day: that is why the type is needed.")
