"""`goldthread setup`: makes the data folder, the database and the static files ready."""

import argparse
import time

from goldthread.cli.starting import cannot, start_django


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    subparsers.add_parser(
        "setup",
        help="make the database and static files ready",
        description="Makes the data folder, brings the database up to this version and gathers "
        "the static files. Run it after installing and after every upgrade; running it again "
        "does no harm.",
    )


def run(args: argparse.Namespace) -> int:
    start_django()
    from django.db import DatabaseError

    began = time.monotonic()
    try:
        make_ready()
    except DatabaseError as fault:
        return cannot(f"The database does not answer: {fault}. Check DATABASE_URL.")
    except OSError as fault:
        return cannot(f"The data folder cannot be written: {fault}. Check GOLDTHREAD_DATA.")
    print(f"Ready in {time.monotonic() - began:.0f} s.")
    return 0


def make_ready() -> None:
    """Folder, migrations, static files. Raises OSError or DatabaseError."""
    from django.conf import settings
    from django.core.management import call_command

    settings.DATA.mkdir(parents=True, exist_ok=True, mode=0o700)
    call_command("migrate", verbosity=0, interactive=False)
    if not settings.DEBUG:
        call_command("collectstatic", verbosity=0, interactive=False)
