"""An item for the agenda that is still being written: kept for its writer alone, encrypted.

Adding an item is one step, so a half-written one is nobody else's business. Each window keeps its
own: `_kept` on the page names it, and two windows never write over each other. When the item is
added the doorkeeper throws the kept one away, as it does after a time-out.
"""

from typing import Any

from goldthread.foundations.access import actions
from goldthread.foundations.access.models import KeptForm
from goldthread.foundations.records.numbers import number_sent
from goldthread.foundations.records.refusals import Refused


def keep(*, by: Any, path: str, title: str, sent: dict[str, str], kept: str) -> str:
    """Keep what is written, in place of what this window kept before; gives the new number."""
    for old in KeptForm.objects.visible_to(by).filter(path=path, pk=number_sent(kept)):
        actions.throw_away(kept=old, by=by)
    row = actions.keep_form(by=by, path=path, title=title, fields={k: [v] for k, v in sent.items()})
    return str(row.pk) if row else ""


def last(*, by: Any, path: str) -> dict[str, str]:
    """What this person was writing here when they left, with its number as `kept`."""
    row = KeptForm.objects.visible_to(by).filter(path=path).order_by("-kept_at", "-pk").first()
    if row is None:
        return {}
    try:
        fields = actions.open_kept(row)
    except Refused:
        return {}
    return {name: values[0] for name, values in fields.items() if values} | {"kept": str(row.pk)}
