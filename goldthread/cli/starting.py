"""What commands that need the database share: Django set up, and a plain way to say no."""

import os
import sys


def start_django() -> None:
    """Sets Django up once; commands of the engines never call this, so that they start fast.

    A setting that cannot be used ends the command with one sentence and exit code 2.
    """
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldthread.settings")
    try:
        django.setup()
    except ValueError as fault:
        raise SystemExit(cannot(f"The settings cannot be used: {fault}")) from None
    except OSError as fault:
        raise SystemExit(
            cannot(f"The data folder cannot be used: {fault}. Check GOLDTHREAD_DATA.")
        ) from None


def cannot(sentence: str) -> int:
    """Says on standard error what cannot be done and what to do next; the exit code for that."""
    print(sentence, file=sys.stderr)
    return 2
