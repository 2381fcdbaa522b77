"""What waits in the rooms of casework and others: each says so in its `needs.py`."""

from datetime import date
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from goldthread.foundations.records.tasks import Task

# In the order in which home shows them: what has a clock first.
ROOMS = [
    "goldthread.casework.safeguards",
    "goldthread.casework.weighing",
    "goldthread.casework.plans",
    "goldthread.casework.abuse",
    "goldthread.casework.differences",
    "goldthread.casework.oversight",
    "goldthread.casework.wellbeing",
    "goldthread.casework.intake",
    "goldthread.casework.submissions",
    "goldthread.casework.contributions",
    "goldthread.casework.reviews",
    "goldthread.casework.alongside",
    "goldthread.casework.meetings",
    "goldthread.casework.practitioners",
    "goldthread.casework.chronology",
    "goldthread.casework.freezing",
    "goldthread.improvement.assurance",
    "goldthread.foundations.people",
    "goldthread.foundations.guidance",
    "goldthread.foundations.training",
]


def tasks(kind: str, user: Any, partnership: Any, today: date) -> list[Task]:
    """`kind`: "needs" (what a person must do) or "waiting" (what they wait for)."""
    found: list[Task] = []
    for room in ROOMS:
        if find_spec(f"{room}.needs") is None:
            continue
        asked = getattr(import_module(f"{room}.needs"), kind, None)
        if asked is not None:
            found.extend(asked(user, partnership, today))
    return found
