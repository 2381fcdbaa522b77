"""The button that asks for a job: asked, begun, and what became of it said to who pressed it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest

from goldthread.foundations.records.refusals import Refused


def press(
    request: HttpRequest,
    ask: Callable[[], Any],
    begin: Callable[[Any], None],
    *,
    done: Callable[[Any], str],
    failed: str,
    waits: str,
) -> None:
    """`ask` gives the row of the job, or refuses; `begin` does it at once or leaves it to a worker.
    `done` tells of the row as it is afterwards."""
    try:
        row = ask()
    except Refused as refusal:
        messages.warning(request, " ".join(refusal.reasons))
        return
    begin(row)
    row.refresh_from_db()
    if row.failed_at:
        messages.warning(request, failed)
    elif row.done_at:
        messages.success(request, done(row))
    else:
        messages.success(request, waits)
