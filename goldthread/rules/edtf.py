"""Dates in the Extended Date/Time Format, ISO 8601-2:2019 (Library of Congress EDTF, levels "
"0-1)."""

from datetime import date

SEASON = {3: 21, 6: 22, 9: 23, 12: 24}  # ISO 8601-2, 4.8: northern hemisphere not implied


def edtf(first: date, last: date, told: str, doubt: str = "") -> str:
    """`told`: day, month, season, part, year or span. `doubt`: ? uncertain, ~ about, % both."""
    if first == last:
        return f"{first.isoformat()}{doubt}"
    if told == "month":
        return f"{first:%Y-%m}{doubt}"
    if told == "year":
        return f"{first:%Y}{doubt}"
    if told == "season":
        return f"{first:%Y}-{SEASON[first.month]}{doubt}"
    return f"{first.isoformat()}{doubt}/{last.isoformat()}{doubt}"
