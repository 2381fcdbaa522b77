"""Who of a partnership may be this person: the engine, asked about the register.

Only people who share a key with the one asked about are read (see `engines.people.blocking`), so
it takes about as long with a hundred thousand people as with a hundred.
"""

from collections.abc import Iterable
from hashlib import blake2b
from typing import Any

from django.db.models import Count, Q

from goldthread.engines.people import Population, Prepared, Register, Suggestion, prepare
from goldthread.engines.people.blocking import CROWD, keys
from goldthread.engines.people.prepare import fold
from goldthread.foundations.people.models import Involvement, Person, PersonKey, SamePerson
from goldthread.foundations.people.roles import FAMILY

# What of a description can be asked about; the rest stands beside it (dob, names, addresses).
ASKED_BY = (
    "forename", "middle", "surname", "known_as", "sex", "nhs_number", "nino", "phone", "email",
    "username",
)  # fmt: skip


def facts_of(person: Person) -> dict[str, Any]:
    """A person as the engine reads one. Names and residences should be prefetched."""
    former = [row.name for row in person.names.all() if row.kind == "surname"]
    also = [row.name for row in person.names.all() if row.kind != "surname"]
    places = [row.address for row in person.residences.all()]
    return {
        "id": str(person.pk),
        "forename": person.forename,
        "middle": person.middle,
        "surname": person.surname,
        "known_as": person.known_as,
        "aliases": also,
        "former_surnames": former,
        "sex": person.sex,
        "dob": person.dob.isoformat() if person.dob else person.dob_partial,
        "nhs_number": person.nhs_number,
        "nino": person.nino,
        "phone": person.phone,
        "email": person.email,
        "username": person.username,
        "addresses": [
            {"line1": one.line1, "town": one.town, "postcode": one.postcode} for one in places
        ],
    }


def index(person: Person) -> None:
    """Work out anew what a person is looked up by. Part of every action that changes a fact."""
    whole = Person.objects.prefetch_related("names", "residences__address").get(pk=person.pk)
    wanted = set(_hashed(prepare(facts_of(whole))))
    have = set(person.keys.values_list("key", flat=True))
    person.keys.filter(key__in=have - wanted).delete()
    PersonKey.objects.bulk_create(PersonKey(person=person, key=key) for key in wanted - have)


def _hashed(person: Prepared) -> Iterable[str]:
    return (blake2b(key.encode(), digest_size=12).hexdigest() for key in keys(person))


def suggestions(person: Person) -> list[tuple[Person, Suggestion]]:
    """Others of the partnership who may be the same, best first; none of those joined already."""
    whole = Person.objects.prefetch_related("names", "residences__address").get(pk=person.pk)
    return like(facts_of(whole), person.partnership_id, without=same_as(person))


def like(
    facts: dict[str, Any], partnership: int, *, without: Iterable[int] = ()
) -> list[tuple[Person, Suggestion]]:
    """Members of a family, in any matter of the partnership, who may be the person described."""
    asked = prepare(facts)
    near = PersonKey.objects.filter(
        key__in=list(_hashed(asked)),
        person__partnership=partnership,
        person__involvements__role__in=list(FAMILY),
        person__involvements__struck_at__isnull=True,
    ).exclude(person__in=list(without))
    shared = near.values("person").annotate(number=Count("key", distinct=True))
    best = shared.order_by("-number", "person").values_list("person", flat=True)[: 2 * CROWD]
    rows = Person.objects.filter(pk__in=list(best))
    people = {str(row.pk): row for row in rows.prefetch_related("names", "residences__address")}
    known = Register(
        [prepare(facts_of(row)) for row in people.values()], population=_counted(asked, partnership)
    )
    return [(people[one.id], one) for one in known.suggest(asked)]


def _counted(asked: Prepared, partnership: int) -> Population:
    """How common the names asked about are among the people of a partnership."""
    fore, last = asked.forenames[:4], asked.surnames[:4]
    counts: dict[str, Any] = {"total": Count("pk")}
    for place, name in enumerate(fore):
        counts[f"fore{place}"] = Count("pk", filter=Q(forename__iexact=name))
    for place, name in enumerate(last):
        counts[f"last{place}"] = Count("pk", filter=Q(surname__iexact=name))
    found = Person.objects.filter(partnership=partnership).aggregate(**counts)
    return Population(
        found["total"],
        {fold(name): found[f"fore{place}"] for place, name in enumerate(fore)},
        {fold(name): found[f"last{place}"] for place, name in enumerate(last)},
    )


def same_as(person: Person) -> set[int]:
    """Ids of every record that people decided is of this human being, this one among them."""
    return each_same_as([person.pk])[person.pk]


def each_same_as(persons: Iterable[int]) -> dict[int, set[int]]:
    """The same for several. A query for each step of the longest chain, however many are asked."""
    asked = set(persons)
    groups = {pk: {pk} for pk in asked}
    new = asked
    while new:
        rows = SamePerson.objects.filter(undone_at__isnull=True)
        rows = rows.filter(Q(one__in=new) | Q(other__in=new))
        reached = set()
        for one, other in rows.values_list("one", "other"):
            reached |= {one, other} - groups.keys()
            joined = groups.get(one, {one}) | groups.get(other, {other})
            groups |= dict.fromkeys(joined, joined)
        new = reached
    return {pk: groups[pk] for pk in asked}


def elsewhere(persons: Iterable[int], matter: int) -> list[Involvement]:
    """The parts of these records in other matters, oldest first."""
    rows = Involvement.objects.filter(person__in=list(persons)).standing().exclude(matter=matter)
    return list(rows.select_related("matter", "person").order_by("added_at", "pk"))
