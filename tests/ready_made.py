"""A database with every table and nobody in it, made once by the real command and then copied.

To bring a database up from nothing takes most of a minute on a slow machine, and each process of
the tests needs one, as does each test of a command. For SQLite it is kept in `.venv` for later
runs, under a name that changes with every table and every library; on PostgreSQL it is made
anew in each run. Whoever gets a copy still runs `migrate` on it, which finds nothing left to do.
"""

import fcntl
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

ROOT = Path(__file__).parent.parent
COMMAND = Path(sys.executable).with_name("goldthread")
KEPT = Path(sys.prefix) / "ready-made"
FILE = "goldthread.sqlite3"


def settings_for(data: Path, database: str) -> dict[str, str]:
    """The environment of an installation: nothing of ours, only where it keeps its data."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("GOLDTHREAD_", "DATABASE_"))}
    return {
        **kept,
        "DJANGO_SETTINGS_MODULE": "goldthread.settings",
        "PYTHONPATH": str(ROOT),
        "GOLDTHREAD_DATA": str(data),
        "DATABASE_URL": database,
    }


def on_postgres() -> str:
    """The server that the suite runs on; empty when that is SQLite."""
    server = os.environ.get("DATABASE_URL", "")
    return server if server.startswith("postgres") else ""


def sqlite_file() -> Path:
    """An SQLite file to copy. Not to be opened for writing."""
    kept = KEPT / f"{fingerprint()}.sqlite3"
    with one_at_a_time():
        if not kept.exists():
            shutil.rmtree(KEPT / "data", ignore_errors=True)
            set_up(KEPT / "data", "")
            with closing(sqlite3.connect(KEPT / "data" / FILE)) as made:
                made.execute("PRAGMA journal_mode=DELETE")  # all in the one file
            for old in KEPT.glob("*.sqlite3"):
                old.unlink()
            (KEPT / "data" / FILE).rename(kept)
            shutil.rmtree(KEPT / "data")
    return kept


def put_sqlite(data: Path) -> None:
    """Puts a copy where an installation keeps its SQLite file."""
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    shutil.copyfile(sqlite_file(), data / FILE)


@contextmanager
def postgres_template(run: str) -> Iterator[str]:
    """Name of the database of this run on the suite's server that others are copied from.

    Whoever needs it first makes it and takes it away again; who comes later makes another.
    """
    name = f"goldthread_ready_made_{run[:12]}"
    with one_at_a_time():
        if made := not there(name):
            begun = f"{name}_begun"
            ask(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(begun)))
            with tempfile.TemporaryDirectory() as data:
                set_up(Path(data), f"{on_postgres().rpartition('/')[0]}/{begun}")
            rename = sql.SQL("ALTER DATABASE {} RENAME TO {}")
            ask(rename.format(sql.Identifier(begun), sql.Identifier(name)))
    try:
        yield name
    finally:
        if made:
            drop(name)


def drop(name: str) -> None:
    """Ends what our own role still has open there, and drops it.

    Not `WITH (FORCE)`: that fails while an autovacuum worker is at the database, whom only an
    administrator may end. A plain drop asks the worker to leave and waits for it.
    """
    with psycopg.connect(on_postgres(), autocommit=True) as server:
        server.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
            " WHERE datname = %s AND usename = current_user",
            [name],
        )
        server.execute(sql.SQL("DROP DATABASE {}").format(sql.Identifier(name)))


def there(name: str) -> bool:
    with psycopg.connect(on_postgres()) as server:
        found = server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        return bool(found.fetchone())


def ask(command: sql.Composed) -> None:
    with psycopg.connect(on_postgres(), autocommit=True) as server:
        server.execute(command)


def set_up(data: Path, database: str) -> None:
    done = subprocess.run(
        [COMMAND, "setup"],
        env=settings_for(data, database),
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr


# What tables are made of. No migration reads rules, actions or pages.
TABLES = (
    "migrations/",
    "management/",
    "models.py",
    "models/",
    "belonging.py",
    "records/",
    "settings.py",
)


def fingerprint() -> str:
    """Of everything that a database made from nothing can depend on."""
    read = hashlib.sha256(sys.version.encode())
    code = (
        one for one in (ROOT / "goldthread").rglob("*.py") if any(p in str(one) for p in TABLES)
    )
    for file in sorted([*code, ROOT / "uv.lock"]):
        read.update(str(file.relative_to(ROOT)).encode() + b"\0" + file.read_bytes())
    return read.hexdigest()[:16]


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Two processes that need it wait for each other, so that it is made once."""
    KEPT.mkdir(exist_ok=True)
    with (KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
