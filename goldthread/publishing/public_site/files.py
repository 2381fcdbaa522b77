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
from goldthread.publishing.papers.querysets import public_copies, public_files

COPY = "safe-copy-"  # then the number of the document
COPY_FORMS = {"xlsx": "Excel", "csv": "CSV", "txt": "text"}
COPY_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
}


@dataclass(frozen=True)
class PublicFile:
    kind: str
    form: str
    size: int  # bytes
    sha256: str
    slug: str
    called: str = ""  # what a safe copy is

    @property
    def name(self) -> str:
        return self.called or KINDS[self.kind].name

    @property
    def words(self) -> str:
        """What it is and how large, as a link says it."""
        form = FORMS.get(self.form) or COPY_FORMS[self.form]
        return f"{self.name} ({form}, {max(1, round(self.size / 1000))} kB)"

    @property
    def media_type(self) -> str:
        return type_of(self.form)

    @property
    def path(self) -> str:
        return reverse("public_file", args=[self.slug, self.kind, self.form])

    @property
    def address(self) -> str:
        return f"{settings.ADDRESS}{self.path}"


def files_of(summaries: Iterable[int]) -> dict[int, list[PublicFile]]:
    """By the id of the summary, what is released beside it. Two queries, and no bytes."""
    wanted = list(summaries)
    rows = (
        public_files()
        .filter(summary__in=wanted)
        .annotate(size=Length("content"), slug=F("edition__paper__review__summary__slug"))
    )
    found: dict[int, list[PublicFile]] = defaultdict(list)
    for row in rows.values("summary", "kind", "form", "size", "sha256", "slug"):
        found[row.pop("summary")].append(PublicFile(**row))
    for one in _copies(wanted):
        found[one.summary].append(
            PublicFile(
                f"{COPY}{one.number}", one.form, one.size, one.sha256, one.slug,
                one.get_called_display(),
            )
        )  # fmt: skip
    return found


def _copies(summaries: list[int]) -> Any:
    rows = public_copies().filter(summary__in=summaries)
    return rows.annotate(size=Length("content")).defer("content")


def type_of(form: str) -> str:
    return TYPES.get(form) or COPY_TYPES[form]


def bytes_at(slug: str, kind: str, form: str) -> bytes | None:
    """None where no such file is public, or the summary that it stands beside is not any more."""
    shown = public().filter(summary__slug=slug).values("summary")
    number = kind.removeprefix(COPY)
    rows: Any
    if kind.startswith(COPY) and number.isascii() and number.isdigit() and len(number) < 6:
        rows = public_copies().filter(number=int(number), form=form, summary__in=shown)
    else:
        rows = public_files().filter(kind=kind, form=form, summary__in=shown)
    found = rows.first()
    return None if found is None else bytes(found.content)
