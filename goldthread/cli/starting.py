"""What commands that need the database share: Django set up, and a plain way to say no."""

import os
import sys


def start_django() -> None:
    """Sets Django up once; commands of the engines never call this, so that they start fast."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldthread.settings")
    django.setup()


def cannot(sentence: str) -> int:
    """Says on standard error what cannot be done and what to do next; the exit code for that."""
    print(sentence, file=sys.stderr)
    return 2
