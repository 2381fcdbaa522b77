"""What anyone may read of a summary in other languages."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse

from goldthread.foundations.records.prose import opening
from goldthread.publishing.documents.querysets import public
from goldthread.publishing.languages.pages import Words
from goldthread.publishing.languages.querysets import once_translated, public_translations
from goldthread.publishing.languages.tongues import Tongue


@dataclass(frozen=True)
class PublicTranslation:
    words: Words
    slug: str
    publisher: str

    @classmethod
    def of(cls, row: Any) -> "PublicTranslation":
        return cls(Words(row), row.slug, row.publisher)

    @classmethod
    def at(cls, slug: str, language: str) -> "PublicTranslation | None":
        row = public_translations().filter(
            version__summary__slug=slug, language__iexact=language
        ).first()  # fmt: skip
        return None if row is None else cls.of(row)

    @property
    def tongue(self) -> Tongue:
        return self.words.translation.tongue

    @property
    def released(self) -> datetime:
        return self.words.translation.second_at or self.words.translation.at

    @property
    def description(self) -> str:
        return opening(self.said("what_happened"))

    @property
    def address(self) -> str:
        at = reverse("public_translation", args=[self.slug, self.tongue.code])
        return settings.ADDRESS + at

    def said(self, key: str) -> str:
        return str(self.words.translation.words.get(key, ""))


@dataclass(frozen=True)
class StaleTranslation:
    """What stands at the address of a translation that was public and is not now."""

    slug: str
    tongue: Tongue
    publisher: str
    original: bool  # the summary itself is public

    @classmethod
    def at(cls, slug: str, language: str) -> "StaleTranslation | None":
        row = once_translated().filter(slug=slug, language__iexact=language).first()
        if row is None:
            return None
        shown = public().filter(summary__slug=slug).exists()
        return cls(slug, row.tongue, row.publisher, shown)


def translations_of(summaries: Iterable[int]) -> dict[int, list[PublicTranslation]]:
    """Of each summary, in one query."""
    found: dict[int, list[PublicTranslation]] = defaultdict(list)
    for row in public_translations(list(summaries)):
        found[row.summary_id].append(PublicTranslation.of(row))
    return found


def all_translations() -> list[PublicTranslation]:
    return [PublicTranslation.of(row) for row in public_translations()]
