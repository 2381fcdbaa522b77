"""Looking through the entries: at once, or by a worker where there is one."""

from django_tasks import task

from goldthread.casework.balance.looking import could_not_look, look
from goldthread.casework.balance.models import BalanceRun


@task()
def look_now(run_id: int) -> int:
    """A failure is noted on the run and passed on, so that it is logged."""
    run = BalanceRun.objects.select_related("review__matter__partnership").get(pk=run_id)
    try:
        look(run=run, by=None)
    except Exception:
        could_not_look(run=run, by=None)
        raise
    return run_id


def look_soon(run: BalanceRun) -> None:
    """Call it after the run is safely saved, outside the transaction."""
    look_now.enqueue(run.pk)
