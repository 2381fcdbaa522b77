"""Numbers of the partnership's own: bands, days, months."""

from goldthread.casework.safeguards.models.numbers import OwnNumber


class LocalNumber(OwnNumber):
    """In place of a usual one of `rules/abuse.py`."""
