"""`goldthread demo`: the fictional partnership of Fenmarsh, loaded once and served."""

import argparse
import os
import shutil
import socket
import warnings
from pathlib import Path

from goldthread.cli.starting import cannot, start_django

HOST, PORT = "127.0.0.1", 8000
TRIES = 20
OLIVER = Path("demo", "oliver-review.txt")


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "demo",
        help="serve a fictional partnership to try everything with",
        description="Makes a database with a fictional partnership in the data folder (var, or "
        "GOLDTHREAD_DATA), prints the address and the sign-ins, and serves until Ctrl+C. A second "
        "run starts at once and keeps what you did. Refuses a database with real accounts. No "
        "second factor is asked for: never use a demo for real people.",
    )
    parser.add_argument("--port", type=int, help=f"port to listen on ({PORT}, or the next free)")
    parser.add_argument("--no-serve", action="store_true", help="load and print, do not serve")
    parser.add_argument("--fresh", action="store_true", help="throw the demo away and load it anew")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    if os.environ.get("GOLDTHREAD_SECRET_KEY"):
        return cannot(
            "GOLDTHREAD_SECRET_KEY is set, so this looks like a real installation. A demo has a "
            "password that everyone can read. Nothing was changed. Unset it to go on."
        )
    port = free_port(args.port)
    if port is None:
        return cannot(
            f"Port {args.port or PORT} is in use. Nothing was changed. Choose another, for "
            f"example: goldthread demo --port {(args.port or PORT) + TRIES}"
        )
    os.environ["GOLDTHREAD_SECOND_FACTOR"] = "no"
    os.environ["GOLDTHREAD_ADDRESS"] = f"http://{HOST}:{port}"
    warnings.filterwarnings("ignore", message="No directory at")
    start_django()
    from django.db import DatabaseError

    try:
        if said := make_ready(fresh=args.fresh):
            return cannot(said)
    except DatabaseError as fault:
        return cannot(f"The database does not answer: {fault}. Check DATABASE_URL.")
    except OSError as fault:
        return cannot(f"The data folder cannot be written: {fault}. Check GOLDTHREAD_DATA.")
    print(words(f"http://{HOST}:{port}"), flush=True)
    if args.no_serve:
        return 0
    from goldthread.cli.serve import serve

    serve(HOST, port, workers=1, threads=4)
    return 0


def free_port(wanted: int | None) -> int | None:
    """The port that was asked for, if it is free; else the first free one from the usual on."""
    for port in [wanted] if wanted else range(PORT, PORT + TRIES):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, port))
            except OSError:
                continue
            return port
    return None


def make_ready(*, fresh: bool) -> str:
    """Database and demonstration; "" when all is there, else why not and what to do."""
    from django.conf import settings
    from django.core.management import call_command

    from goldthread.web.health import Behind, every_migration_is_there

    if fresh and (said := throw_away()):
        return said
    (settings.DATA / "static").mkdir(parents=True, exist_ok=True)
    try:
        every_migration_is_there()
    except Behind:
        print("Making the database…", flush=True)
        call_command("migrate", verbosity=0, interactive=False)
    from demo.people import CAST
    from goldthread.foundations.access.models import User

    there = set(User.objects.values_list("email", flat=True))
    if not there:
        from demo.load import load

        print("Telling the story of Fenmarsh…", flush=True)
        load()
    elif not {one.email for one in CAST} <= there:
        return NOT_OURS
    return ""


NOT_OURS = (
    "There are accounts in this database that the demo did not make. Nothing was changed. To keep "
    "the demo apart, choose another folder: GOLDTHREAD_DATA=demo-data goldthread demo"
)


def throw_away() -> str:
    """Remove an earlier demo's SQLite file and uploaded files; "" or why that is not done."""
    from django.conf import settings
    from django.db import connection

    from demo.people import CAST
    from goldthread.foundations.access.models import User

    if connection.vendor != "sqlite":
        return "--fresh works with SQLite only. Nothing was changed. Empty your database yourself."
    file = Path(settings.DATABASES["default"]["NAME"])
    if not file.exists():
        return ""
    if "access_user" in connection.introspection.table_names():
        there = set(User.objects.values_list("email", flat=True))
        if there and not {one.email for one in CAST} <= there:
            return NOT_OURS
    connection.close()
    for path in (file, Path(f"{file}-wal"), Path(f"{file}-shm")):
        path.unlink(missing_ok=True)
    for folder in ("files", "mail"):
        shutil.rmtree(settings.DATA / folder, ignore_errors=True)
    return ""


def words(address: str) -> str:
    """What is printed: where, who, with which password, and three things to try."""
    import demo
    from demo.bodies import BODIES
    from demo.people import CAST, PASSWORD

    first = {one.role: one for one in reversed(CAST) if one.house == CAST[0].house}
    elsewhere = [one for one in CAST if one.house != CAST[0].house]
    shown = [one for one in CAST if one in first.values()] + elsewhere
    rows = [("Name", "Role", "Organisation", "E-mail")]
    for one in shown:
        body = BODIES[one.body][0] if one.body else "no agency"
        if one in elsewhere:
            body = "the other partnership, Saltmere"
        rows.append((one.name, one.role.label, body, one.email))
    widths = [max(len(row[place]) for row in rows) for place in range(3)]
    table = "\n".join(
        "  " + "  ".join(cell.ljust(width) for cell, width in zip(row, [*widths, 0], strict=True))
        for row in rows
    )
    oliver = Path(demo.__file__).parent / OLIVER.name
    near = oliver.relative_to(Path.cwd()) if oliver.is_relative_to(Path.cwd()) else oliver
    return f"""
Fenmarsh, a partnership that does not exist, is ready at

  {address}

Sign in as one of these. The password of everybody is: {PASSWORD}

{table}

Three things to try first
  1. As {CAST[0].name}, choose “Bring in a published review” on Home and give it {near}:
     a real published briefing. Confirm what was found in it and give it to agencies.
  2. As {CAST[0].name}, look at Home: what needs you, and which actions drift.
  3. Read the published learning, without signing in: {address}/learning/

This demo asks for no second factor and its keys are public: never put real people in it.
Ctrl+C stops it; what you did is kept for the next time.
"""
