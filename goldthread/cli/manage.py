"""`goldthread manage`: Django's own commands, for those who look after an installation."""

import argparse

from goldthread.cli.starting import start_django


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "manage",
        help="run one of Django's own commands",
        description="Passes everything on to Django, for example: goldthread manage showmigrations",
    )
    parser.add_argument(
        "command", nargs=argparse.REMAINDER, help="a Django command and its options"
    )


def run(args: argparse.Namespace) -> int:
    start_django()
    from django.core.management import execute_from_command_line

    execute_from_command_line(["goldthread manage", *args.command])
    return 0
