"""Running a leak check: at once, or by a worker where there is one."""

from django_tasks import task

from goldthread.publishing.anonymising.checking import BROKEN, NOBODY, could_not, run
from goldthread.publishing.anonymising.models import LeakCheck
from goldthread.publishing.anonymising.registers import NothingKnown


@task()
def check_now(check_id: int) -> int:
    """A failure is noted on the check and passed on, so that it is logged: nothing may leave."""
    check = LeakCheck.objects.select_related("review__matter__partnership").get(pk=check_id)
    try:
        run(check=check, by=None)
    except NothingKnown:
        could_not(check=check, because=NOBODY, by=None)
    except Exception:
        could_not(check=check, because=BROKEN, by=None)
        raise
    return check_id


def check_soon(check: LeakCheck) -> None:
    """Call it after the check is safely saved, outside the transaction."""
    check_now.enqueue(check.pk)
