"""Whether somebody with an account here may be the one who harms, or their kin: by name alone."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from goldthread.casework.abuse.models import Part
from goldthread.casework.safeguards.models import Family
from goldthread.foundations.agencies.models import Membership
from goldthread.foundations.people.models import Relationship
from goldthread.foundations.records.facts import current


@dataclass(frozen=True)
class Namesake:
    """`account`: the name of an account here; `of`: the code of the one who harms."""

    account: str
    of: str
    kin: bool


def namesakes(family: Family, harms: list[Part]) -> list[Namesake]:
    """Accounts that are called as they, or as their kin on Who is who; those kept out are left
    out. At most two queries, none where nobody harms.
    """
    if not harms:
        return []
    wanted: dict[str, tuple[str, bool]] = {}
    persons = {row.whom.person_id: row.whom.code for row in harms}
    links = Relationship.objects.filter(
        Q(one__in=persons) | Q(other__in=persons), matter=family.matter, struck_at__isnull=True
    )
    for link in links.select_related("one", "other"):
        code = persons.get(link.one_id) or persons[link.other_id]
        for person in (link.one, link.other):
            if person.pk not in persons:
                wanted[_plain(person.name)] = (code, True)
    wanted |= {_plain(row.whom.person.name): (row.whom.code, False) for row in harms}
    today = timezone.localdate()
    out = family.matter.conflicts.filter(current(today)).values("person")
    named = Q()
    for name in wanted:
        named |= Q(person__name__iexact=name)
    posts = Membership.objects.current(today).filter(
        named, partnership=family.matter.partnership_id
    )
    names = set(posts.exclude(person__in=out).values_list("person__name", flat=True))
    return [
        Namesake(name, *wanted[_plain(name)]) for name in sorted(names) if _plain(name) in wanted
    ]


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
