"""Who drafts a report to the board, and who approves it."""

from typing import Any

from goldthread.foundations.agencies.roles import BUSINESS_UNIT, Role
from goldthread.foundations.agencies.standing import standing

APPROVING = frozenset({Role.EXECUTIVE, Role.SCRUTINEER, Role.CHAIR, Role.BUSINESS_MANAGER})
DRAFTS = "The business unit drafts reports to the board. Nothing was changed."
APPROVES = (
    "An executive, the scrutineer, a chair or the business manager approves a report, and never "
    "one that they drafted. Nothing was changed."
)


def may_draft(partnership: Any, by: Any) -> bool:
    return by is None or standing(by).holds(BUSINESS_UNIT, partnership=partnership.pk)


def may_approve(report: Any, by: Any) -> bool:
    """Another person than the one who drafted it."""
    return report.by_id != by.pk and standing(by).holds(
        APPROVING, partnership=report.partnership_id
    )
