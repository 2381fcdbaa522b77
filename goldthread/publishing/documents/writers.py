"""Whose words stand in what is to leave: two people who wrote none of it say yes to it."""

from collections.abc import Iterable

from goldthread.publishing.documents.models import Version
from goldthread.publishing.documents.texts import PARTS

WROTE = "You wrote words of it. Two others must say yes to it."


def writers_of(version: Version, versions: Iterable[Version]) -> frozenset[int]:
    """Ids of those who wrote this version or a part that stands in it as they wrote it before.

    `versions`: all of the summary. Whoever saved a part without changing it did not write it.
    """
    found = {version.by_id}
    older = sorted((one for one in versions if one.number <= version.number), key=_number)
    for name in ("title", *PARTS):
        words = getattr(version, name)
        first = next((one for one in older if getattr(one, name) == words), version)
        found.add(first.by_id)
    return frozenset(one for one in found if one is not None)


def _number(version: Version) -> int:
    return version.number
