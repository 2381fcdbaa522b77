"""A job small enough to watch: it writes a note."""

from pathlib import Path

from django_tasks import task


@task()
def leave_note(path: str, words: str) -> int:
    return Path(path).write_text(words)
