"""`goldthread public-role`: SQL for a database role that reads released rows and nothing else."""

import argparse

from goldthread.cli.starting import cannot, start_django


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "public-role",
        help="print SQL that lets a PostgreSQL role read what is released",
        description="Prints SQL for psql: views of released rows in a schema of their own, and the "
        "rights of a role on them. The role must be there. Run it anew after every upgrade; before "
        "one, --remove takes the views away, so that tables can change.",
    )
    parser.add_argument("role", metavar="ROLE", help="the role of the public process")
    parser.add_argument("--remove", action="store_true", help="print what takes the views away")


def run(args: argparse.Namespace) -> int:
    start_django()
    from django.db import connection

    from goldthread.publishing.public_site.role import SCHEMA, statements

    if connection.vendor != "postgresql":
        return cannot("Only PostgreSQL has roles. On SQLite, use export-site and another server.")
    wanted = [f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE"] if args.remove else statements(args.role)
    print("BEGIN;\n" + ";\n".join(wanted) + ";\nCOMMIT;")
    return 0
