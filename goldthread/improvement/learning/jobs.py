"""Reading a document: at once, or by a worker where there is one."""

from django.conf import settings
from django_tasks import task

from goldthread.improvement.learning import actions
from goldthread.improvement.learning.models import Draft

FAULT = (
    "Goldthread could not read this document. The file is kept. Try again, or send another copy."
)


@task()
def read_draft(draft_id: int) -> int:
    """Read one document. A failure is noted on the draft and passed on, so that it is logged."""
    draft = Draft.objects.select_related("review__matter__partnership").get(pk=draft_id)
    if draft.read_at is not None:
        return draft_id  # a second worker, or a second press of the button
    try:
        actions.read(draft=draft, by=None)
    except Exception:
        actions.not_read(draft=draft, why=FAULT, by=None)
        raise
    return draft_id


def read_soon(draft: Draft) -> None:
    """Ask for the reading. Call it after the draft is safely saved, outside the transaction."""
    read_draft.enqueue(draft.pk)


def read_by_worker() -> bool:
    backend: str = settings.TASKS["default"]["BACKEND"]
    return "immediate" not in backend
