"""What anyone may read of themes: their words, resources, and published summaries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse

from goldthread.foundations.records.prose import opening, prose
from goldthread.publishing.documents.querysets import public_with_publisher
from goldthread.publishing.public_site.pages import PublicPage
from goldthread.publishing.themes.querysets import marks_of, public_resources, public_words, under


@dataclass(frozen=True)
class PublicTheme:
    title: str
    slug: str
    publisher: str
    text: str
    pk: int

    @classmethod
    def of(cls, row: Any) -> "PublicTheme":
        return cls(row.title, row.slug, row.publisher, row.text, row.theme_id)

    @property
    def body(self) -> Any:
        return prose(self.text)

    @property
    def description(self) -> str:
        return opening(self.text)

    @property
    def address(self) -> str:
        return settings.ADDRESS + reverse("public_theme", args=[self.slug])


@dataclass(frozen=True)
class Resource:
    title: str
    body: Any
    link: str


@dataclass(frozen=True)
class ThemePage:
    theme: PublicTheme
    resources: list[Resource]
    summaries: list[PublicPage]

    @classmethod
    def at(cls, slug: str) -> "ThemePage | None":
        row = public_words().filter(theme__slug=slug).first()
        if row is None:
            return None
        theme = PublicTheme.of(row)
        versions = public_with_publisher().filter(under(theme.pk)).order_by("-release__second_at")
        return cls(
            theme=theme,
            resources=[
                Resource(one.title, prose(one.text), one.link) for one in public_resources(theme.pk)
            ],
            summaries=[PublicPage.of(one) for one in versions],
        )


def all_themes() -> list[PublicTheme]:
    return [PublicTheme.of(row) for row in public_words()]


def themes_of(summaries: Iterable[int]) -> dict[int, list[tuple[str, str]]]:
    """(title, slug) of the public themes of each summary, in one query."""
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for row in marks_of(list(summaries)):
        found[row.summary_id].append((row.title, row.slug))
    return found
