"""What anyone may read: the words of a released version, who published it, and when."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.urls import reverse

from goldthread.foundations.records.prose import opening, prose
from goldthread.publishing.documents.languages import Headings, headings
from goldthread.publishing.documents.models import Version
from goldthread.publishing.documents.querysets import (
    down_rows,
    last_public,
    public_with_publisher,
)
from goldthread.publishing.documents.texts import PARTS

MOST_WORDS = 8  # of a search


@dataclass(frozen=True)
class PublicPage:
    """One summary. It holds no name of anyone who wrote or released it."""

    version: Version
    slug: str
    publisher: str
    released: datetime

    @classmethod
    def at(cls, slug: str) -> "PublicPage | None":
        found = public_with_publisher().filter(summary__slug=slug).first()
        return None if found is None else cls.of(found)

    @classmethod
    def of(cls, row: Any) -> "PublicPage":
        return cls(row, row.slug, row.publisher, row.released)

    @property
    def headings(self) -> Headings:
        return headings(self.version.language)

    @property
    def parts(self) -> list[tuple[str, Any]]:
        return [(getattr(self.headings, one), prose(getattr(self.version, one))) for one in PARTS]

    @property
    def until(self) -> date | None:
        until: date | None = self.version.until  # type: ignore[attr-defined]
        return until

    @property
    def description(self) -> str:
        return opening(self.version.what_happened)

    @property
    def address(self) -> str:
        return settings.ADDRESS + reverse("public_summary", args=[self.slug])


def published(words: str = "") -> list[PublicPage]:
    """Everything that is published, the newest first; with `words`, what holds each of them."""
    rows = public_with_publisher()
    for word in words.split()[:MOST_WORDS]:
        held = Q()
        for name in ("title", *PARTS):
            held |= Q(**{f"{name}__icontains": word})
        rows = rows.filter(held)
    return [PublicPage.of(row) for row in rows.order_by("-release__second_at", "-pk")]


def by_publisher(words: str = "") -> list[tuple[str, list[PublicPage]]]:
    """The same under the partnership that published it."""
    ordered = sorted(published(words), key=lambda page: page.publisher)
    return [(name, list(some)) for name, some in groupby(ordered, key=lambda page: page.publisher)]


@dataclass(frozen=True)
class Gone:
    """What stands at the address of a summary that was public: for good, or for now."""

    publisher: str
    until: date | None
    is_withdrawn: bool
    for_now: datetime | None = None  # since when it is withdrawn for now

    @classmethod
    def at(cls, slug: str) -> "Gone | None":
        found = last_public(slug)
        if found is None:
            return None
        release = found.release
        withdrawn = release.withdrawn_at is not None
        publisher = found.summary.partnership.name
        if release.is_open:
            rows = down_rows("summary", found.summary_id, release.second_at)
            if first := rows.order_by("at").first():
                return cls(publisher, None, False, first.at)
        return cls(publisher, None if withdrawn else release.until, withdrawn)
