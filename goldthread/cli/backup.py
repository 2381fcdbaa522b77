"""`goldthread backup FILE`: the database and the uploaded files in one file."""

import argparse
import sqlite3
import tempfile
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from goldthread.cli.starting import cannot, start_django


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "backup",
        help="put the database and the uploaded files in one file",
        description="Writes the database as it stands at one moment, the uploaded files and a "
        "manifest with versions and hashes. People can go on working. Never overwrites a file. "
        "The keys in the settings are not in it: keep them in another safe place.",
    )
    parser.add_argument("file", type=Path, help="the file to make, such as monday.tar.gz")


def run(args: argparse.Namespace) -> int:
    start_django()
    from django.db import DatabaseError

    from goldthread.cli.backups.archive import Damaged
    from goldthread.web.health import Behind, every_migration_is_there

    try:
        every_migration_is_there()
        files, size = make(args.file)
    except FileExistsError:
        return cannot(f"{args.file} is there already. Nothing was written. Choose another name.")
    except (Behind, Damaged) as no:
        return cannot(f"{no} No backup was made.")
    except (DatabaseError, sqlite3.Error) as fault:
        return cannot(f"The database does not answer: {fault}. No backup was made.")
    except OSError as fault:
        return cannot(f"{args.file} cannot be written: {fault}. No backup was made.")
    print(f"{args.file}: the database and {files} files, {size / 1e6:.1f} MB.")
    return 0


def make(path: Path) -> tuple[int, int]:
    """How many uploaded files went in, and the size of the backup in bytes."""
    from django.db import connection

    from goldthread.cli.backups import uploads
    from goldthread.cli.backups.archive import writing
    from goldthread.cli.backups.engine import engine_of

    with (
        tempfile.TemporaryDirectory(dir=path.absolute().parent, prefix=".backup-") as scratch,
        writing(path, manifest(connection)) as writer,
    ):
        # The database first: a file that comes later than it does no harm, a missing one would.
        engine_of(connection).put_out(connection, writer, Path(scratch))
        files = uploads.put_out(writer)
    return files, path.stat().st_size


def manifest(connection: Any) -> Any:
    from django.db.migrations.recorder import MigrationRecorder

    from goldthread.cli.backups.archive import Manifest

    applied = MigrationRecorder(connection).applied_migrations()
    return Manifest(
        made=datetime.now(UTC).isoformat(timespec="seconds"),
        goldthread=version("goldthread"),
        database=connection.vendor,
        migrations=sorted(f"{app}.{name}" for app, name in applied),
    )
