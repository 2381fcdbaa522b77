"""SQLite as we set it: readers and writers side by side, and no lost lock."""

import subprocess
import sys
from pathlib import Path

from tests.ops.conftest import Installation

PRAGMAS = """
from django.db import connection
with connection.cursor() as cursor:
    for name in ("journal_mode", "foreign_keys", "synchronous", "busy_timeout"):
        print(name, cursor.execute(f"PRAGMA {name}").fetchone()[0])
"""
# Reads, then writes, in one transaction: what locks two writers out with deferred transactions.
# Each waits for the other before it begins.
COUNT_UP = """
import pathlib, sys, time
import django; django.setup()
from django.db import connection, transaction
me, other = map(pathlib.Path, sys.argv[1:])
me.touch()
while not other.exists():
    time.sleep(0.001)
for _ in range(100):
    with transaction.atomic(), connection.cursor() as cursor:
        n = cursor.execute("SELECT n FROM counter").fetchone()[0]
        time.sleep(0.001)
        cursor.execute("UPDATE counter SET n = %s", [n + 1])
"""


def test_the_pragmas_are_set(on_sqlite: Installation) -> None:
    told = dict(line.split() for line in on_sqlite.python(PRAGMAS).splitlines())
    assert told == {
        "journal_mode": "wal",
        "foreign_keys": "1",
        "synchronous": "1",
        "busy_timeout": "20000",
    }


def test_two_writers_who_read_first_lose_nothing(on_sqlite: Installation, tmp_path: Path) -> None:
    on_sqlite.python(
        "from django.db import connection\n"
        "connection.cursor().execute('CREATE TABLE counter AS SELECT 0 AS n')"
    )
    flags = [str(tmp_path / "one"), str(tmp_path / "two")]
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", COUNT_UP, *order],
            env=on_sqlite.env,
            stderr=subprocess.PIPE,
            text=True,
        )
        for order in (flags, flags[::-1])
    ]
    errors = [writer.communicate(timeout=600)[1] for writer in writers]
    assert [writer.returncode for writer in writers] == [0, 0], errors
    told = on_sqlite.python(
        "from django.db import connection\n"
        "print(connection.cursor().execute('SELECT n FROM counter').fetchone()[0])"
    )
    assert told == "200"
