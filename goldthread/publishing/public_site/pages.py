"""What anyone may read: the words of a released version, who published it, and when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.conf import settings
from django.urls import reverse

from goldthread.publishing.documents.languages import Headings, headings
from goldthread.publishing.documents.models import Version
from goldthread.publishing.documents.prose import opening, prose
from goldthread.publishing.documents.querysets import public_with_publisher

PARTS = (
    "what_happened", "what_we_learned", "what_we_asked", "what_changed", "where_to_get_help",
    "how_to_tell_us",
)  # fmt: skip


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
    def description(self) -> str:
        return opening(self.version.what_happened)

    @property
    def address(self) -> str:
        return settings.ADDRESS + reverse("public_summary", args=[self.slug])


def by_publisher() -> list[tuple[str, list[PublicPage]]]:
    """Everything that is published, the newest first, under the partnership that did."""
    pages: Iterable[PublicPage] = map(PublicPage.of, public_with_publisher())
    ordered = sorted(pages, key=lambda page: page.released, reverse=True)
    ordered.sort(key=lambda page: page.publisher)
    return [(name, list(some)) for name, some in groupby(ordered, key=lambda page: page.publisher)]
