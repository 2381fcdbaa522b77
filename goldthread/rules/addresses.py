"""How often somebody may name a person by an address that is not found.

No list tells an agency who works for another: whoever is to be named is named by their work e-mail.
So that nobody learns by trying who has an account, a form stops asking after a few; the number is
Goldthread's own, for somebody who mistypes needs two or three.
"""

from datetime import timedelta

MOST = 5
WITHIN = timedelta(hours=1)


def too_many(refused: int) -> bool:
    """`refused`: addresses that were refused to one person within that time."""
    return refused >= MOST
