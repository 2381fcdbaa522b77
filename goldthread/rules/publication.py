"""How long what is published stays public.

A serious case review was to be public for at least 12 months (Working Together 2015, chapter 4), a
local child safeguarding practice review for at least one year (Working Together 2018 and after).
"""

from datetime import date

from goldthread.rules.workingdays import add_months

LEAST_MONTHS = 12


def earliest_end(released: date) -> date:
    """The first day that may be the last on which a text released that day is public."""
    return add_months(released, LEAST_MONTHS)
