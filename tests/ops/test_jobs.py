"""Long work: at once by default, by a worker on the database where the settings say so."""

from pathlib import Path

from tests.ops.conftest import Installation

HAND_OVER = """
from tests.ops.tasks import leave_note
result = leave_note.enqueue({path!r}, "done")
print(result.id, result.status)
"""


def test_work_is_done_at_once_by_default(ready: Installation, tmp_path: Path) -> None:
    note = tmp_path / "note"
    ready.python(HAND_OVER.format(path=str(note)))
    assert note.read_text() == "done"


def test_a_worker_does_what_was_handed_over(ready: Installation, tmp_path: Path) -> None:
    note, by_worker = tmp_path / "note", {"GOLDTHREAD_JOBS": "worker"}
    number, status = ready.python(HAND_OVER.format(path=str(note)), **by_worker).split()
    assert (status, note.exists()) == ("READY", False)
    done = ready.run("worker", "--once", **by_worker)
    assert done.returncode == 0, done.stderr
    assert note.read_text() == "done"
    told = ready.python(
        f"from tests.ops.tasks import leave_note; print(leave_note.get_result('{number}').status)",
        **by_worker,
    )
    assert told == "SUCCESSFUL"


def test_a_worker_says_when_it_is_not_needed(ready: Installation) -> None:
    done = ready.run("worker", "--once")
    assert done.returncode == 2
    assert "no worker is needed" in done.stderr
