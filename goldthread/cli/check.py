"""`goldthread check`: is this installation safe for real people's data?"""

import argparse

from goldthread.cli.starting import start_django

# Django's warnings of what GOLDTHREAD_HTTPS switches on: our own sentence names that one setting.
FOLLOWS = {"security.W004", "security.W008", "security.W012", "security.W016"}


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    subparsers.add_parser(
        "check",
        help="find settings that are not safe for real use",
        description="Names each setting that is not safe for real people's data, and what to set. "
        "Exit status 0: safe; 1: something must be set first.",
    )


def run(args: argparse.Namespace) -> int:
    start_django()
    from django.core import checks

    found = [
        one for one in checks.run_checks(include_deployment_checks=True) if one.id not in FOLLOWS
    ]
    errors = [one for one in found if one.level >= checks.ERROR]
    for one in found:
        word = "Must" if one in errors else "Could"
        print(f"{word} be better: {one.msg}{' ' + str(one.hint) if one.hint else ''}")
    if errors:
        print(f"{len(errors)} to set before real data comes in.")
        return 1
    print("Safe to use, as far as settings can tell.")
    return 0
