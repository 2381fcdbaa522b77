"""`goldthread worker`: does the long work that pages hand over."""

import argparse

from goldthread.cli.starting import cannot, start_django


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "worker",
        help="do the long work that pages hand over",
        description="Takes jobs from the database, one after another, until it is stopped. "
        "Needed only where GOLDTHREAD_JOBS is worker. Several workers share the jobs.",
    )
    parser.add_argument(
        "--once", action="store_true", help="do the jobs that are waiting, then stop"
    )


def run(args: argparse.Namespace) -> int:
    start_django()
    from django.core.management import call_command

    from goldthread.environment import read
    from goldthread.web.health import Behind, every_migration_is_there

    if read("GOLDTHREAD_JOBS") != "worker":
        return cannot(
            "GOLDTHREAD_JOBS is not worker, so jobs are done at once and no worker is needed."
        )
    try:
        every_migration_is_there()
    except Behind as behind:
        return cannot(str(behind))
    call_command("db_worker", batch=args.once, startup_delay=not args.once, reload=False)
    return 0
