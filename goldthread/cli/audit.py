"""`goldthread audit verify`: is the trail whole?"""

import argparse

from goldthread.cli.starting import cannot, start_django


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "audit",
        help="prove that the audit trail is whole",
        description="Looks through every row of the audit trail for one that was changed, removed "
        "or put in another place, and says each fault in a line. Exit status 0: whole; 1: faults "
        "were found; 2: could not look.",
    )
    parser.add_argument("what", choices=["verify"], help="verify: look through every row")
    parser.add_argument(
        "--noted",
        default="",
        metavar="NOTE",
        help="the note that an earlier verify ended with; finds a trail that was put back to an "
        "earlier state",
    )


def run(args: argparse.Namespace) -> int:
    start_django()
    from django.db import DatabaseError

    from goldthread.foundations.access.audit import length, note, verify

    try:
        faults = list(verify(noted=args.noted))
        rows = length()
    except DatabaseError as fault:
        return cannot(f"The database does not answer: {fault}. Check DATABASE_URL.")
    except ValueError as fault:
        return cannot(str(fault))
    for fault in faults:
        print(fault)
    if faults:
        return 1
    print(f"The audit trail is whole: {rows:,} rows.")
    print(f"Note this outside of this machine, for the next time: {note()}")
    return 0
