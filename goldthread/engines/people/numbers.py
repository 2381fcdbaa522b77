"""Numbers by which people are known, made plain, and the check of the NHS number."""

import re

_APART = re.compile(r"[^0-9A-Za-z]+")


def plain_number(text: str) -> str:
    """Without spaces and marks, in capitals: "943 476 5919" becomes "9434765919"."""
    return _APART.sub("", text).upper()


def nhs_number_holds(text: str) -> bool:
    """Ten figures of which the last is the check digit (NHS Data Dictionary: modulus 11)."""
    figures = plain_number(text)
    if len(figures) != 10 or not (figures.isascii() and figures.isdigit()):
        return False
    total = sum(int(figure) * weight for figure, weight in zip(figures, range(10, 1, -1)))  # noqa: B905
    check = (11 - total % 11) % 11
    return check != 10 and check == int(figures[9])


def plain_postcode(text: str) -> str:
    """In capitals with one space before the last three: "zz11zz" becomes "ZZ1 1ZZ"."""
    plain = plain_number(text)
    return f"{plain[:-3]} {plain[-3:]}" if 5 <= len(plain) <= 7 else plain
