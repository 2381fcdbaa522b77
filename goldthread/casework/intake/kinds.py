"""Which criteria a partnership may look at, and which review they lead to."""

from datetime import date

from django.utils import timezone

from goldthread.casework.frameworks import held
from goldthread.casework.intake.criteria import day_of, title_of
from goldthread.casework.intake.models import Referral
from goldthread.foundations.agencies.models import Partnership


def offered(referral: Referral) -> list[tuple[str, str]]:
    """Names and titles of the criteria that could be looked at: of today, and of its own day."""
    on, today = day_of(referral), timezone.localdate()
    kinds = held.kinds(referral.partnership, today) + held.kinds(referral.partnership, on)
    names = dict.fromkeys(name for kind in kinds for name in kind.every_criteria)
    return [(name, title_of(name, on)) for name in names]


def to_look_at(referral: Referral) -> list[tuple[str, str]]:
    """Those of the offered that nobody has looked at yet."""
    looked = set(referral.criteria.values_list("framework", flat=True))
    return [one for one in offered(referral) if one[0] not in looked]


def kind_for(framework: str, partnership: Partnership, on: date) -> str:
    """The code of the review that some criteria lead to; "other" where no kind has them."""
    days = (on, timezone.localdate())
    kinds = [kind for day in days for kind in held.kinds(partnership, day)]
    national = [kind for kind in kinds if not kind.local] + [k for k in kinds if k.local]
    return next((k.code for k in national if framework in k.every_criteria), "other")


def others(partnership: Partnership, framework: str) -> list[tuple[str, str]]:
    """Codes and names of the reviews that could be held instead."""
    own = kind_for(framework, partnership, timezone.localdate())
    return [(k.code, k.name) for k in held.kinds(partnership) if k.code != own]


def name_of(partnership: Partnership, code: str) -> str:
    """A kind of review in words."""
    found = held.kind(partnership, code) if code else None
    return found.name if found else code
