"""`goldthread sweep`: the nightly round."""

import argparse
from datetime import date

from goldthread.cli.starting import cannot, start_django


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "sweep",
        help="do the nightly round: drift, challenges, reminders, clearing away",
        description="Looks for actions that drift, raises challenges, works every level of "
        "assurance out again, and clears away what is kept only for a time. Run it once a night; "
        "running it again the same day does no harm.",
    )
    parser.add_argument("--day", type=date.fromisoformat, help="as if on this day (2026-03-31)")


def run(args: argparse.Namespace) -> int:
    start_django()
    from django.core.management import call_command
    from django.utils import timezone

    from goldthread.environment import read
    from goldthread.foundations.access.actions import clear_kept_forms
    from goldthread.foundations.access.devices import clear_sent
    from goldthread.improvement.assurance.keeping import keep_all
    from goldthread.web.api.actions import clear_answers
    from goldthread.web.health import Behind, every_migration_is_there
    from goldthread.web.jobs import sweep

    try:
        every_migration_is_there()
    except Behind as behind:
        return cannot(str(behind))
    today = args.day or timezone.localdate()
    asked = sweep(today)
    different = keep_all(today)
    clear_kept_forms(timezone.now())
    clear_sent(timezone.now())
    clear_answers(timezone.now())
    call_command("clearsessions")
    if read("GOLDTHREAD_JOBS") == "worker":
        call_command("prune_db_task_results", verbosity=0)
    print(f"{asked} {'challenge' if asked == 1 else 'challenges'} asked.")
    if different:
        print(f"{different} kept levels of assurance were not what their rows say, and are mended.")
    return 0
