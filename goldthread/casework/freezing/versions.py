"""Frozen versions read back: whole or not, their pages, one entry, and the one later work cites.

Callers permit. Nothing here believes the stored words before `is_whole` has said that they are
those that were frozen.
"""

from collections.abc import Iterator
from typing import Any

from goldthread.casework.freezing.document import digest, head_of, items
from goldthread.casework.freezing.models import FrozenChronology, FrozenPart
from goldthread.casework.reviews.models import Review

AT_ONCE = 20  # parts read from the database at a time


def latest_signed(review: Review) -> FrozenChronology | None:
    """The newest version that the lead reviewer or the chair has signed: what later work cites."""
    rows: Any = FrozenChronology.objects.filter(review=review).signed()
    found: FrozenChronology | None = rows.order_by("-number").first()
    return found


def has_signed(review: Review) -> bool:
    return latest_signed(review) is not None


def contents(frozen: FrozenChronology) -> Iterator[bytes]:
    """The document, part by part."""
    rows = FrozenPart.objects.filter(frozen=frozen).order_by("number")
    for content in rows.values_list("content", flat=True).iterator(chunk_size=AT_ONCE):
        yield bytes(content)


def is_whole(frozen: FrozenChronology) -> bool:
    """Whether the stored bytes are still those that were frozen, and every signature theirs."""
    if digest(contents(frozen)) != frozen.sha256:
        return False
    return all(one.sha256 == frozen.sha256 for one in frozen.signatures.all())


class Opened:
    """A frozen version to read from, in the shape of `standing.Standing`."""

    def __init__(self, frozen: FrozenChronology) -> None:
        self.frozen = frozen

    @property
    def head(self) -> dict[str, Any]:
        first = self._parts("").order_by("number").values_list("content", flat=True).first()
        return head_of(bytes(first or b""))

    @property
    def entries(self) -> Iterator[dict[str, Any]]:
        return self._items("entries")

    @property
    def links(self) -> list[dict[str, Any]]:
        return list(self._items("links"))

    @property
    def conflicts(self) -> list[dict[str, Any]]:
        return list(self._items("conflicts"))

    def page(self, start: int, number: int) -> list[dict[str, Any]]:
        """Entries from a place in the order, from 0. Opens only the parts they stand in."""
        rows = self._parts("entries").filter(first__lt=start + number)
        last = rows.filter(first__lte=start).order_by("-first").values_list("first", flat=True)
        begins = last.first()
        if begins is None:
            return []
        found: list[dict[str, Any]] = []
        for content in (
            rows.filter(first__gte=begins).order_by("first").values_list("content", flat=True)
        ):
            found += items(bytes(content))
        return found[start - begins : start - begins + number]

    def entry(self, ref: str) -> dict[str, Any] | None:
        rows = self._parts("entries").filter(refs__contains=f"\n{ref}\n")
        for content in rows.values_list("content", flat=True):
            for one in items(bytes(content)):
                if one["ref"] == ref:
                    return one
        return None

    def _parts(self, kind: str) -> Any:
        return FrozenPart.objects.filter(frozen=self.frozen, kind=kind)

    def _items(self, kind: str) -> Iterator[dict[str, Any]]:
        rows = self._parts(kind).order_by("first").values_list("content", flat=True)
        for content in rows.iterator(chunk_size=AT_ONCE):
            yield from items(bytes(content))
