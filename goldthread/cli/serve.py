"""`goldthread serve`: the web application, by Granian."""

import argparse
import os

from goldthread.cli.starting import cannot, start_django
from goldthread.environment import yes

STOP_WITHIN = 5  # seconds for what is being answered


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "serve",
        help="serve the web application",
        description="Serves the web application until it is stopped (Ctrl+C or SIGTERM). "
        "Refuses to start when the database is not ready for this version.",
    )
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (%(default)s)")
    parser.add_argument("--port", type=int, default=8000, help="port to listen on (%(default)s)")
    parser.add_argument("--workers", type=int, default=2, help="processes (%(default)s)")
    parser.add_argument("--threads", type=int, default=4, help="threads a process (%(default)s)")

    parser.add_argument(
        "--public",
        action="store_true",
        help="serve the published pages and nothing else, so that a database role that can read "
        "nothing else is enough",
    )


def run(args: argparse.Namespace) -> int:
    if args.public:
        os.environ["GOLDTHREAD_PUBLIC"] = "yes"  # the workers read it too
    start_django()
    if yes("GOLDTHREAD_PUBLIC"):
        return _run_public(args)
    from django.db import DatabaseError

    from goldthread.web.health import Behind, every_migration_is_there

    try:
        every_migration_is_there()
    except Behind as behind:
        return cannot(str(behind))
    except DatabaseError as fault:
        return cannot(f"The database does not answer: {fault}. Check DATABASE_URL.")
    print(f"Goldthread answers on http://{args.host}:{args.port} (Ctrl+C stops it).", flush=True)
    serve(args.host, args.port, workers=args.workers, threads=args.threads)
    return 0


def _run_public(args: argparse.Namespace) -> int:
    """Its role reads no table of migrations: it is ready when it can read what is public."""
    from django.db import DatabaseError, connection

    from goldthread.publishing.public_site.pages import published

    try:
        published()
    except DatabaseError as fault:
        return cannot(f"What is published cannot be read: {fault}. Check DATABASE_URL, and run the "
                      "SQL of public-role after an upgrade.")  # fmt: skip
    if connection.vendor == "sqlite":
        print("On SQLite this process can read the whole file. export-site is safer.", flush=True)
    print(f"The published pages are on http://{args.host}:{args.port}/learning/ (Ctrl+C stops it).",
          flush=True)  # fmt: skip
    serve(args.host, args.port, workers=args.workers, threads=args.threads)
    return 0


def serve(host: str, port: int, *, workers: int, threads: int) -> None:
    """Blocks until it is told to stop."""
    from django.db import connections
    from granian import Granian
    from granian.constants import Interfaces

    connections.close_all()  # the workers open their own
    Granian(
        "goldthread.web.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=threads,
        websockets=False,
        log_level="warning",
        respawn_failed_workers=True,
        # Ctrl+C reaches the workers too; one that hears it at a bad moment never ends by itself.
        workers_kill_timeout=STOP_WITHIN,
    ).serve()
