"""Taking out and putting back an SQLite database."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from goldthread.cli.backups.archive import Damaged, Writer

MEMBER = "database/goldthread.sqlite3"
BESIDE = ("", "-wal", "-shm")  # the files that SQLite keeps for one database


def where(connection: Any) -> Path:
    return Path(connection.settings_dict["NAME"])


def put_out(connection: Any, writer: Writer, scratch: Path) -> None:
    """A consistent copy by SQLite's own backup, while others go on writing. Raises Damaged."""
    copy = scratch / "copy.sqlite3"
    with (
        closing(sqlite3.connect(f"{where(connection).as_uri()}?mode=ro", uri=True)) as source,
        closing(sqlite3.connect(copy)) as target,
    ):
        source.backup(target)
        target.execute("PRAGMA journal_mode=DELETE")
    check(copy)
    writer.add_file(MEMBER, copy)


def check(path: Path) -> None:
    """Raises Damaged when SQLite finds its own file not whole."""
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as database:
            (verdict,) = database.execute("PRAGMA integrity_check").fetchone()
    except sqlite3.DatabaseError as fault:
        verdict = str(fault)
    if verdict != "ok":
        raise Damaged(f"The database is not whole: {verdict}.")


def set_aside(connection: Any, stamp: str) -> str:
    """Renames the present database; what it is called now, or "" when there was none."""
    connection.close()
    now = where(connection)
    then = now.with_name(f"{now.name}.before-{stamp}")
    if then.exists():  # a rename would overwrite it
        raise FileExistsError(then)
    for tail in BESIDE:
        part = now.with_name(now.name + tail)
        if part.exists():
            part.rename(then.with_name(then.name + tail))
    return str(then) if then.exists() else ""


def bring_back(connection: Any, aside: str) -> None:
    """Undoes `set_aside`."""
    connection.close()
    now = where(connection)
    for tail in BESIDE:
        now.with_name(now.name + tail).unlink(missing_ok=True)
        part = Path(aside + tail)
        if aside and part.exists():
            part.rename(now.with_name(now.name + tail))


def put_in(connection: Any, unpacked: Path) -> None:
    """The unpacked copy becomes the database. Both stand on one disk, so this is one rename.

    Raises Damaged when it is no whole SQLite database, whatever its hash says.
    """
    check(unpacked / MEMBER)
    (unpacked / MEMBER).rename(where(connection))
