"""Which organisations do the words of a document mean? A suggestion, with its reason.

And how a matter is named: its reference, which it keeps from the first telephone call to the end.
"""

import re
from dataclasses import dataclass
from datetime import date

from django.utils.text import slugify
from rapidfuzz import fuzz

from goldthread.foundations.agencies.models import Alias, Matter, Organisation, Partnership

CLOSE_ENOUGH = 92  # of 100, on folded words; below this different bodies begin to look alike
_FILLER = re.compile(r"\b(the|and|of|for)\b|[^a-z0-9 ]")


@dataclass(frozen=True)
class Suggestion:
    organisation: Organisation
    because: str


class Directory:
    """The names of one partnership's organisations, read once and asked many times."""

    def __init__(self, partnership: Partnership) -> None:
        bodies = {
            body.pk: body
            for body in Organisation.objects.filter(partnership=partnership).select_related(
                "successor__successor"
            )
        }
        aliases = Alias.objects.filter(organisation__partnership=partnership)
        self._names = [(body.name, body) for body in bodies.values()]
        self._names += [(alias.name, bodies[alias.organisation_id]) for alias in aliases]

    def meant_by(self, words: str) -> list[Suggestion]:
        """The bodies that the words name, each once; a closed body answers by its successor."""
        found: dict[int, Suggestion] = {}
        for part in [words, *re.split(r";|/|\band\b|,", words)]:
            wanted = _fold(part)
            if not wanted:
                continue
            for name, body in self._names:
                if (close := _same(wanted, _fold(name))) is None:
                    continue
                now = body.today()
                because = f"“{part.strip()}” is {close} “{name}”"
                if now.pk != body.pk:
                    because += f", which {now.name} has taken over from"
                found.setdefault(now.pk, Suggestion(now, because))
        return list(found.values())


def _same(wanted: str, name: str) -> str | None:
    if wanted == name:
        return "the name or another name of"
    if len(wanted) > 8 and fuzz.ratio(wanted, name) >= CLOSE_ENOUGH:
        return "spelled almost like"
    return None


def _fold(words: str) -> str:
    return " ".join(_FILLER.sub(" ", words.lower().replace("&", " ")).split())


def next_code(partnership: Partnership, today: date) -> str:
    """The next free reference of a partnership, such as FEN-2026-03. Callers hold a lock."""
    start = code_start(partnership, today)
    used = Matter.objects.filter(partnership=partnership, code__startswith=start)
    tails = (code.removeprefix(start) for code in used.values_list("code", flat=True))
    numbers = [int(tail) for tail in tails if tail.isdigit()]
    return f"{start}{max(numbers, default=0) + 1:02d}"


def code_start(partnership: Partnership, today: date) -> str:
    """What the references of a year begin with."""
    return f"{slugify(partnership.slug)[:3].upper()}-{today.year}-"
