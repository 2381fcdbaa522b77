"""References of reviews."""

from datetime import date

from django.utils.text import slugify

from goldthread.foundations.agencies.models import Matter, Partnership


def next_code(partnership: Partnership, today: date) -> str:
    """The next free reference of a partnership, such as FEN-2026-03."""
    start = f"{slugify(partnership.slug)[:3].upper()}-{today.year}-"
    used = Matter.objects.filter(partnership=partnership, code__startswith=start)
    numbers = [int(tail) for code in used.values_list("code", flat=True)
               if (tail := code.removeprefix(start)).isdigit()]  # fmt: skip
    return f"{start}{max(numbers, default=0) + 1:02d}"
