"""What somebody wrote, or nothing where nothing can be seen of it."""

import unicodedata


def written(text: str) -> str:
    """Without what surrounds it, and without NUL, which no database keeps. Spaces, marks of
    direction and other letters that show nothing are no words: "" where there is nothing else."""
    kept = text.replace("\0", "").strip()
    seen = any(unicodedata.category(letter)[0] not in "CZ" for letter in kept)
    return kept if seen else ""
