"""Has somebody told us of this already? The same child, or the same incident. Only suggestions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from rapidfuzz import fuzz

from goldthread.casework.intake.models import Referral, ReferralPerson, Relation
from goldthread.engines.people import Register, prepare

NEAR_DAYS = 3
SAME_PLACE = 85  # of 100
SURE_ENOUGH = 0.80  # the engine's "likely"


@dataclass(frozen=True)
class Repeated:
    """A referral that may tell of the same, with what makes us think so."""

    referral: Referral
    because: tuple[str, ...]
    weight: int


def suggest(referral: Referral, user: Any) -> list[Repeated]:
    """Among the referrals that this person may see, the likeliest first. Three queries."""
    others = (
        Referral.objects.visible_to(user)
        .filter(partnership=referral.partnership_id)
        .exclude(pk=referral.pk)
        .select_related("matter", "organisation", "partnership")
        .prefetch_related("people")
    )
    listed = {other.pk: other for other in others}
    reasons: dict[int, list[tuple[int, str]]] = {}
    for pk, weight, words in _people(referral, listed.values()):
        reasons.setdefault(pk, []).append((weight, words))
    for other in listed.values():
        for weight, words in _incident(referral, other):
            reasons.setdefault(other.pk, []).append((weight, words))
    found = [
        Repeated(listed[pk], tuple(words for _, words in said), sum(weight for weight, _ in said))
        for pk, said in reasons.items()
    ]
    # One weak sign alone, such as the same town, would bring up half the list.
    return sorted((one for one in found if one.weight >= 2), key=lambda one: -one.weight)[:5]


def _people(referral: Referral, others: Iterable[Referral]) -> Iterable[tuple[int, int, str]]:
    """The other referral's number, how much it weighs, and why: for each person known there."""
    known = {str(row.pk): row for other in others for row in other.people.all()}
    if not known:
        return
    register = Register(prepare(_facts(row)) for row in known.values())
    for row in referral.people.all():
        for match in register.suggest(prepare(_facts(row)), at_least=SURE_ENOUGH):
            other = known[match.id]
            weight = 3 if Relation.CHILD in (row.relation, other.relation) else 2
            who = row.get_relation_display().removeprefix("the ")
            yield other.referral_id, weight, f"the {who}: {', '.join(match.reasons)}"
        for other in known.values():
            if _newborn(row, other):
                words = "a child of the same surname, born on the same day"
                yield other.referral_id, 3, words


def _newborn(row: ReferralPerson, other: ReferralPerson) -> bool:
    """A baby is told of as "Baby Lark" before it has a name."""
    children = row.relation == other.relation == Relation.CHILD
    named = bool(row.surname) and row.surname.lower() == other.surname.lower()
    alike = row.forename.lower() == other.forename.lower()
    return children and named and row.dob is not None and row.dob == other.dob and not alike


def _facts(row: ReferralPerson) -> dict[str, Any]:
    facts = {
        "id": str(row.pk),
        "forename": row.forename,
        "surname": row.surname,
        "known_as": row.known_as,
        "dob": row.dob.isoformat() if row.dob else "",
    }
    return {name: value for name, value in facts.items() if value}


def _incident(referral: Referral, other: Referral) -> Iterable[tuple[int, str]]:
    if (apart := _days(referral.happened_on, other.happened_on)) is not None:
        if apart == 0:
            yield 1, "it happened on the same day"
        elif apart <= NEAR_DAYS:
            yield 1, f"it happened within {apart} {'day' if apart == 1 else 'days'}"
    if _same_words(referral.place, other.place):
        yield 1, "it happened in the same place"


def _days(one: date | None, other: date | None) -> int | None:
    return abs((one - other).days) if one and other else None


def _same_words(one: str, other: str) -> bool:
    one, other = one.strip().lower(), other.strip().lower()
    return bool(one and other) and fuzz.token_set_ratio(one, other) >= SAME_PLACE
