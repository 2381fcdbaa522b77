"""What anyone may read of guidance: the words of what is in force, and two people let out."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse

from goldthread.foundations.guidance.models import Kind
from goldthread.foundations.guidance.querysets import public_guidance, situations_of
from goldthread.foundations.records.prose import opening, prose


@dataclass(frozen=True)
class PublicGuidance:
    """One piece. It holds no name of anyone who wrote, approved or keeps it, and no file."""

    title: str
    slug: str
    kind: str
    publisher: str
    summary: str
    link: str
    number: int
    since: date
    review_due: date
    situations: tuple[str, ...]

    @classmethod
    def of(cls, row: Any, situations: Iterable[str]) -> "PublicGuidance":
        return cls(
            row.title, row.slug, str(Kind(row.kind).label), row.publisher, row.summary, row.link,
            row.number, row.in_force_since, row.review_due, tuple(situations),
        )  # fmt: skip

    @property
    def body(self) -> Any:
        return prose(self.summary)

    @property
    def description(self) -> str:
        return opening(self.summary)

    @property
    def address(self) -> str:
        return settings.ADDRESS + reverse("public_guidance_page", args=[self.slug])


def all_guidance(slug: str = "") -> list[PublicGuidance]:
    """Everything that is public, or the one piece at an address. Two queries."""
    rows = public_guidance()
    if slug:
        rows = rows.filter(guidance__slug=slug)
    found = list(rows)
    named: dict[int, list[str]] = defaultdict(list)
    for one in situations_of([row.guidance_id for row in found]):
        named[one.guidance_id].append(one.situation.name)
    return [PublicGuidance.of(row, named[row.guidance_id]) for row in found]


def guidance_at(slug: str) -> PublicGuidance | None:
    return next(iter(all_guidance(slug)), None)


def is_any() -> bool:
    return public_guidance().exists()
