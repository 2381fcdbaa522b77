"""What waits in professional differences: an answer, a word on an answer, a decision."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from goldthread.casework.differences.models import Difference
from goldthread.foundations.records.tasks import Task

SHOWN = 5


def needs(user: Any, partnership: Any, today: date) -> Iterator[Task]:
    """By reference alone: home tells neither what it is about nor of which child. One query."""
    rows = Difference.objects.visible_to(user).filter(partnership=partnership)
    waiting = rows.waiting_for(user).select_related("own", "asked").order_by("due_now", "pk")
    for row in waiting[:SHOWN]:
        if row.chair_now == user.pk:
            words = f"Decide on the professional difference {row.code}"
        elif row.by_id == user.pk:
            words = f"Say whether {row.code} is settled, or take it up"
        else:
            words = f"Answer {row.own} on the professional difference {row.code}"
        yield Task(words, row.get_absolute_url(), f"stage {row.stage_now}", due=row.due_now)
