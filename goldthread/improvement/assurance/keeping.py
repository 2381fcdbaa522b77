"""The present level beside each part, so that a list of thousands and a board's page are counted
by the database. It follows from rows, as ever (decision 33): this is a copy of the answer.

Whatever changes a part calls `forget` in its own transaction; whoever reads calls `keep_up` first,
which works out what was forgotten, what is new, and what another day changes. `keep_all`, at night,
works everything out again and says what differed.
"""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import Q

from goldthread.improvement.assurance.looking import facts
from goldthread.improvement.assurance.models import Kept
from goldthread.improvement.recommendations.models import Address
from goldthread.rules.assurance import Level, Part, assured, holds_until

BATCH = 500
NEVER, GONE = date.max, date.min


def forget(part: int) -> None:
    """What is kept of a part holds no longer. The row stays locked until the change is safe, so
    that nobody works it out meanwhile from what was before."""
    row = Kept(address_id=part, level=Level.NOT_KNOWN.value, since=GONE, until=GONE)
    Kept.objects.bulk_create(
        [row], update_conflicts=True, unique_fields=["address"], update_fields=["since", "until"]
    )


def keep_up(today: date) -> int:
    """Make what is kept hold today. Two counts where nothing has changed; returns how many parts
    were worked out. For every partnership: the copies are read only by who may see the part."""
    # in scope: copies that nobody is shown without the part
    if Address.objects.count() != Kept.objects.count():
        _begin(Address.objects.filter(kept__isnull=True).values_list("pk", flat=True))
    stale = Kept.objects.filter(Q(until__lte=today) | Q(since__gt=today))
    return _in_batches(sorted(stale.values_list("address", flat=True)), today)[0]


def keep_all(today: date) -> int:
    """Work every part out again. Returns how many of those that should have held did not."""
    keep_up(today)
    every = Kept.objects.order_by("address").values_list("address", flat=True)
    return _in_batches(list(every), today)[1]


def _begin(parts: Iterable[int]) -> None:
    rows = [
        Kept(address_id=pk, level=Level.NOT_KNOWN.value, since=GONE, until=GONE) for pk in parts
    ]
    Kept.objects.bulk_create(rows, ignore_conflicts=True, batch_size=BATCH)


def _in_batches(parts: list[int], today: date) -> tuple[int, int]:
    different = 0
    for start in range(0, len(parts), BATCH):
        different += _keep(parts[start : start + BATCH], today)
    return len(parts), different


@transaction.atomic
def _keep(parts: list[int], today: date) -> int:
    """In the order of the parts, as everywhere: first the lock, then what it follows from."""
    held = Kept.objects.select_for_update(of=("self",)).filter(address__in=parts)
    rows = list(held.order_by("address"))
    found = facts([row.address_id for row in rows])
    changed = [row for row in rows if _work_out(row, found[row.address_id], today)]
    Kept.objects.bulk_create(  # far faster than to update each
        rows,
        update_conflicts=True,
        unique_fields=["address"],
        update_fields=["level", "next_look", "since", "until"],
    )
    return len(changed)


def _work_out(row: Kept, part: Part, today: date) -> bool:
    """Whether it is another than what was kept. The looks ahead hold on every day."""
    was = (row.level, row.next_look)
    known = assured(part, today=today)
    row.level, row.next_look = known.level.value, known.next_look
    row.since, row.until = today, holds_until(part, today=today) or NEVER
    return was != (row.level, row.next_look)
