"""`goldthread restore FILE`: puts back what `goldthread backup` took out."""

import argparse
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from goldthread.cli.starting import cannot, start_django


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "restore",
        help="put back what a backup holds",
        description="Checks every hash in the backup, puts its database and files in place, and "
        "then verifies the audit trail. Stop the web and worker processes first. Refuses where "
        "people already have accounts, unless --replace is given; what was there is then renamed, "
        "never deleted.",
    )
    parser.add_argument("file", type=Path, help="a file made by goldthread backup")
    parser.add_argument(
        "--replace", action="store_true", help="rename the present database and files, then restore"
    )


def run(args: argparse.Namespace) -> int:
    start_django()
    from django.conf import settings
    from django.db import DatabaseError, connection

    from goldthread.cli.backups.archive import Damaged, unpack

    if not args.file.is_file():
        return cannot(f"There is no file {args.file}. Nothing was changed.")
    if in_use(connection) and not args.replace:
        return cannot(
            "There is a database with accounts here already. Nothing was changed. "
            "To restore in its place, add --replace: what is there now is renamed and kept."
        )
    try:
        settings.DATA.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.TemporaryDirectory(dir=settings.DATA, prefix=".restore-") as scratch:
            manifest = unpack(args.file, Path(scratch))
            fits(manifest, connection)
            put_in_place(connection, Path(scratch))
    except Damaged as no:
        return cannot(f"{no} Nothing was changed.")
    except (DatabaseError, OSError) as fault:
        return cannot(f"The backup could not be put in place: {fault}. Nothing was changed.")
    print(f"Restored the backup of {manifest.made}, made by version {manifest.goldthread}.")
    return audit_holds()


def in_use(connection: Any) -> bool:
    """Whether someone has an account here. A database that cannot be read counts as used."""
    from django.db import DatabaseError

    if connection.vendor == "sqlite" and not Path(connection.settings_dict["NAME"]).exists():
        return False
    try:
        if "access_user" not in connection.introspection.table_names():
            return False
        with connection.cursor() as cursor:
            cursor.execute("SELECT EXISTS (SELECT 1 FROM access_user)")
            return bool(cursor.fetchone()[0])
    except DatabaseError:
        return True
    finally:
        connection.close()


def fits(manifest: Any, connection: Any) -> None:
    """Raises Damaged when this installation cannot take that backup."""
    from django.db.migrations.loader import MigrationLoader

    from goldthread.cli.backups.archive import Damaged

    if manifest.database != connection.vendor:
        raise Damaged(
            f"The backup is of a {manifest.database} database and DATABASE_URL names "
            f"{connection.vendor}."
        )
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    if known != set(manifest.migrations):
        raise Damaged(
            f"The backup was made by version {manifest.goldthread}, whose tables differ. Install "
            "that version, restore with it, then upgrade."
        )


def put_in_place(connection: Any, unpacked: Path) -> None:
    """Sets aside what is there and puts in the backup; brings the old back if that fails."""
    from goldthread.cli.backups import uploads
    from goldthread.cli.backups.engine import engine_of

    engine = engine_of(connection)
    stamp = f"{datetime.now(UTC):%Y%m%d-%H%M%S}"
    old_rows, old_files = engine.set_aside(connection, stamp), ""
    try:
        old_files = uploads.set_aside(stamp)
        engine.put_in(connection, unpacked)
        uploads.put_in(unpacked)
    except BaseException:
        engine.bring_back(connection, old_rows)
        uploads.bring_back(old_files)
        raise
    for kept in filter(None, (old_rows, old_files)):
        print(f"What was here before is kept as {kept}.")


def audit_holds() -> int:
    """Verifies the restored audit trail: 0 when it is whole, 1 with each fault when it is not."""
    from goldthread.foundations.access.audit import verify

    faults = list(verify())
    for fault in faults:
        print(fault)
    if faults:
        print("The audit trail does not hold: it was changed, or GOLDTHREAD_AUDIT_KEY is another.")
        return 1
    print("The audit trail is whole.")
    return 0
