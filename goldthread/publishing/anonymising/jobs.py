"""Running a leak check: at once, or by a worker where there is one."""

from typing import Any

from django_tasks import task

from goldthread.engines.anonymise.files import Blocked
from goldthread.foundations.records.store import Lost
from goldthread.publishing.anonymising import checking, making, sending
from goldthread.publishing.anonymising.checking import BROKEN, NOBODY, could_not
from goldthread.publishing.anonymising.models import LeakCheck
from goldthread.publishing.anonymising.registers import NothingKnown

LONGEST = 400  # characters of a sentence that is kept


@task()
def check_now(check_id: int) -> int:
    return look(check_id)


def look(check_id: int) -> int:
    """A failure is noted on the check and passed on, so that it is logged: nothing may leave."""
    rows = LeakCheck.objects.select_related("review__matter__partnership", "original")
    check = rows.get(pk=check_id)
    try:
        _runs(check)(check=check, by=None)
    except NothingKnown:
        could_not(check=check, because=NOBODY, by=None)
    except (Blocked, Lost) as why:
        could_not(check=check, because=str(why)[:LONGEST], by=None)
    except Exception:
        could_not(check=check, because=BROKEN, by=None)
        raise
    return check_id


def _runs(check: LeakCheck) -> Any:
    if check.original_id is None:
        return checking.run
    return making.run if check.of_copy else sending.run


def check_soon(check: LeakCheck) -> None:
    """Call it after the check is safely saved, outside the transaction."""
    check_now.enqueue(check.pk)
