"""Numbers as browsers send them: text that may hold anything."""

MOST_FIGURES = 18  # more would not fit a database's own numbers


def number_sent(text: str) -> int:
    """The whole number that was sent; 0, which is nobody's, for anything else.

    `isdigit` alone would let "²" and five thousand nines through, which `int` refuses.
    """
    plain = text.isascii() and text.isdigit() and len(text) <= MOST_FIGURES
    return int(text) if plain else 0
