"""No piece names anybody whom the partnership's registers know, whichever case they are of."""

from collections.abc import Iterator

from goldthread.engines.anonymise.finder import Finder
from goldthread.engines.anonymise.register import read_register
from goldthread.foundations.agencies.models import Matter, Partnership
from goldthread.foundations.people.models import Involvement
from goldthread.publishing.anonymising.models.mentions import NAMES, NEVER
from goldthread.publishing.anonymising.registers import register_of

CANNOT = (
    "The leak check could not run over all registers of the partnership, so nothing is released. "
    "Try again; if it stops again, tell your support."
)


def blockers(partnership: Partnership, text: str) -> list[str]:
    """Why a text may not leave, in sentences; of which case a name is, is not told."""
    try:
        found = sorted(set(_named(partnership, text)))
    except Exception:  # whatever stops the check, the text stays
        return [CANNOT]
    return [
        f"“{words}” may be somebody on a register of your partnership. Write it in other words."
        for words in found
    ]


def _named(partnership: Partnership, text: str) -> Iterator[str]:
    # in scope: by the partnership; what is found is told without its case
    known = Involvement.objects.filter(matter__partnership=partnership).standing()
    for matter in Matter.objects.filter(pk__in=known.values("matter")):  # in scope: by known
        finder = Finder(read_register(register_of(matter)), names=False)
        for one in finder.find(text):
            if one.status == "replaced" and one.kind in NEVER | NAMES:
                yield one.text
