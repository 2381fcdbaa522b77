"""What somebody wrote, or nothing where nothing can be seen of it."""

import re
import unicodedata

# Letters by their kind, but drawn as nothing: Hangul and Khmer fillers, the blank of Braille.
BLANK = frozenset("\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
# Marks that turn what follows round: embeddings, overrides, isolates. The marks of direction that
# names in Arabic or Hebrew carry (U+200E, U+200F, U+061C) turn nothing round.
TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")


def written(text: str) -> str:
    """Without what surrounds it, and without NUL, which no database keeps. Spaces, marks of
    direction and other letters that show nothing are no words: "" where there is nothing else."""
    kept = text.replace("\0", "").strip()
    return kept if any(_seen(letter) for letter in kept) else ""


def _seen(letter: str) -> bool:
    kind = unicodedata.category(letter)
    return kind[0] not in "CZ" and kind not in ("Mn", "Me") and letter not in BLANK


def turned(text: str) -> bool:
    """Whether a mark in it turns letters round, as no name needs."""
    return TURNS.search(text) is not None
