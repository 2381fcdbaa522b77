"""Begins the check of what the partnership knows already of somebody."""

from typing import Any

from goldthread.foundations.access.audit import audit
from goldthread.foundations.people.models import HistoryCheck, Involvement


def begin(*, involvement: Involvement, by: Any, because: str = "") -> HistoryCheck:
    """A new check with what the machine found. Part of adding a person, and of opening again."""
    check = HistoryCheck.objects.create(
        involvement=involvement, started_by=by, opened_because=because.strip()
    )
    audit(by=by, did="history.reopened" if because else "history.begun", about=check)
    return check
