"""Bringing chronologies together: at once, or by a worker where there is one."""

from django_tasks import task

from goldthread.casework.chronology.combining.bringing import bring_together, not_brought_together
from goldthread.casework.chronology.models import Merge


@task()
def merge_now(merge_id: int) -> int:
    """A failure is noted on the merge and passed on, so that it is logged."""
    merge = Merge.objects.select_related("review__matter__partnership").get(pk=merge_id)
    try:
        bring_together(merge=merge, by=None)
    except Exception:
        not_brought_together(merge=merge, by=None)
        raise
    return merge_id


def merge_soon(merge: Merge) -> None:
    """Call it after the merge is safely saved, outside the transaction."""
    merge_now.enqueue(merge.pk)
