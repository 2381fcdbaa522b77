"""Where there is a worker, the page comes back at once and the worker reads."""

from tests.ops.conftest import Installation, ready, set_up  # noqa: F401 - fixtures

BRING_IN = """
from goldthread.improvement.learning import actions, jobs
from tests import factories
cast = factories.cast()
draft = actions.begin(
    partnership=cast.partnership, data=open("tests/data/oliver-review.txt", "rb").read(),
    name="oliver-review.txt", published=True, by=cast.manager,
)
jobs.read_soon(draft)
draft.refresh_from_db()
print(draft.read_at, draft.proposals.count())
"""
LOOK = """
from goldthread.improvement.learning.models import Draft
print(Draft.objects.get().proposals.count())
"""


def test_a_worker_reads_what_was_brought_in(ready: Installation) -> None:  # noqa: F811
    worker = {"GOLDTHREAD_JOBS": "worker"}
    assert ready.python(BRING_IN, **worker) == "None 0"
    done = ready.run("worker", "--once", **worker)
    assert done.returncode == 0, done.stderr
    assert ready.python(LOOK) == "17"
