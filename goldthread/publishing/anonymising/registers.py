"""The register of a case, made ready to be looked for."""

import hashlib
import json
from functools import lru_cache

from goldthread.engines.anonymise.finder import Finder
from goldthread.engines.anonymise.register import read_register
from goldthread.foundations.agencies.models import Matter
from goldthread.foundations.people.models import Involvement
from goldthread.foundations.people.register import as_json
from goldthread.foundations.people.roles import SUBJECTS
from goldthread.publishing.anonymising.models import LeakCheck


class NothingKnown(Exception):
    """The register of the case names nobody: a check against it would prove nothing."""


def register_of(matter: Matter) -> str:
    """The register as JSON, the same for the same facts. At most six queries."""
    return json.dumps(as_json(matter), sort_keys=True, ensure_ascii=False)


def children_of(check: LeakCheck) -> frozenset[str]:
    """Codes of whom the case is about: the child, or an adult."""
    rows = Involvement.objects.filter(matter=check.review.matter_id, role__in=SUBJECTS)
    return frozenset(rows.values_list("code", flat=True))


def digest_of(register: str) -> str:
    return hashlib.sha256(register.encode()).hexdigest()


def finder_for(register: str) -> Finder:
    """NothingKnown, where there is nobody to look for."""
    people = json.loads(register)["people"]
    if not any(person.get("forename") or person.get("surname") for person in people):
        raise NothingKnown
    return _ready(register)


@lru_cache(maxsize=4)
def _ready(register: str) -> Finder:
    """Making a finder takes a second; a person decides and checks again."""
    return Finder(read_register(register))
