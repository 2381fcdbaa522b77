"""Who keeps themes and codes to them: the business unit, of what it may see."""

from typing import Any

from goldthread.foundations.agencies.models import Partnership
from goldthread.foundations.agencies.roles import BUSINESS_UNIT
from goldthread.foundations.agencies.standing import standing

CODES = "The business unit keeps themes and codes to them. Nothing was changed."


def may_code(partnership: Partnership, by: Any) -> bool:
    return by is None or standing(by).holds(BUSINESS_UNIT, partnership=partnership.pk)
