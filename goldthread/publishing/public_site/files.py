"""Released documents beside a public summary: which there are, and the very bytes of one."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import F
from django.db.models.functions import Length
from django.urls import reverse

from goldthread.publishing.documents.querysets import public
from goldthread.publishing.papers.kinds import FORMS, KINDS, TYPES
from goldthread.publishing.papers.querysets import public_files


@dataclass(frozen=True)
class PublicFile:
    kind: str
    form: str
    size: int  # bytes
    sha256: str
    slug: str

    @property
    def name(self) -> str:
        return KINDS[self.kind].name

    @property
    def words(self) -> str:
        """What it is and how large, as a link says it."""
        return f"{self.name} ({FORMS[self.form]}, {max(1, round(self.size / 1000))} kB)"

    @property
    def media_type(self) -> str:
        return TYPES[self.form]

    @property
    def path(self) -> str:
        return reverse("public_file", args=[self.slug, self.kind, self.form])

    @property
    def address(self) -> str:
        return f"{settings.ADDRESS}{self.path}"


def files_of(summaries: Iterable[int]) -> dict[int, list[PublicFile]]:
    """By the id of the summary, what is released beside it. One query, and no bytes."""
    rows = (
        public_files()
        .filter(summary__in=list(summaries))
        .annotate(size=Length("content"), slug=F("edition__paper__review__summary__slug"))
    )
    found: dict[int, list[PublicFile]] = defaultdict(list)
    for row in rows.values("summary", "kind", "form", "size", "sha256", "slug"):
        found[row.pop("summary")].append(PublicFile(**row))
    return found


def bytes_at(slug: str, kind: str, form: str) -> bytes | None:
    """None where no such file is public, or the summary that it stands beside is not any more."""
    rows: Any = public_files().filter(
        kind=kind, form=form, summary__in=public().filter(summary__slug=slug).values("summary")
    )
    found = rows.first()
    return None if found is None else bytes(found.content)
