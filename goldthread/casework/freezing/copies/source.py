"""What a copy is made of: the live list with its filters, or a frozen version; and what its face
says. Callers permit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.text import slugify

from goldthread.casework.freezing.copies.pseudonyms import Replacer
from goldthread.casework.freezing.models import FrozenChronology
from goldthread.casework.freezing.standing import Standing
from goldthread.casework.freezing.versions import Opened
from goldthread.casework.reviews.models import Review

CONFIDENTIAL = (
    "Confidential. For the people of this review only. Do not pass it on, and destroy it when it "
    "is no longer needed."
)
AS_WRITTEN = "As the agencies wrote them. Real names may stand in it."
NOT_ANONYMOUS = (
    "Names known to the register were replaced. This is not an anonymised document and not for "
    "release."
)
# Not words that somebody wrote: what they name stays as it is.
MARKS = frozenset(
    {"ref", "identity", "one", "other_identity", "one_identity", "edtf", "earliest", "latest",
     "file_sha256", "standing", "time", "at", "start", "end", "kind", "code",
     "sent_at"}
)  # fmt: skip


@dataclass(frozen=True)
class Wanted:
    """What of a chronology, how it is written, and whether the review's own words are in it."""

    form: str
    pseudonyms: bool = False
    notes: bool = True
    tags: bool = True


@dataclass
class Source:
    """`filters`: what the live list is narrowed to, in words. `count`: how many entries."""

    review: Review
    frozen: FrozenChronology | None
    stands: Standing | Opened
    count: int
    wanted: Wanted
    by: str
    filters: Sequence[str] = ()
    replacer: Replacer | None = None
    at: datetime = field(default_factory=timezone.now)

    @property
    def title(self) -> str:
        which = f"version {self.frozen.number}" if self.frozen else "live list"
        return f"Combined chronology of {self.review.code}, {which}"

    @property
    def running(self) -> str:
        """At the head of every page."""
        which = (
            self.frozen.citation if self.frozen else f"{self.review.code} chronology, not frozen"
        )
        names = ", names replaced, not for release" if self.wanted.pseudonyms else ""
        return f"CONFIDENTIAL · {which}{names} · {self._on(self.at)}"

    @property
    def file_name(self) -> str:
        """Letters, digits and hyphens alone; no name of anybody."""
        which = f"version-{self.frozen.number}" if self.frozen else "live"
        names = "-pseudonyms" if self.wanted.pseudonyms else ""
        day = f"{timezone.localtime(self.at):%Y-%m-%d}"
        return f"{slugify(self.review.code)}-chronology-{which}{names}-{day}.{self.wanted.form}"

    @property
    def face(self) -> list[tuple[str, str]]:
        """What a copy says of itself first."""
        said = [
            ("Confidential", CONFIDENTIAL),
            ("Review", self.review.code),
            ("Which", self._which),
            *self._of_version(),
            ("Filters", "; ".join(self.filters) or "none: every entry"),
            ("Entries", f"{self.count:,}"),
            ("Names", NOT_ANONYMOUS if self.wanted.pseudonyms else AS_WRITTEN),
            ("Reviewers’ words", self._review_words),
            ("Made by", f"{self.by}, {self._on(self.at)}"),
        ]
        return [(name, self._safe(words)) for name, words in said]

    @property
    def entries(self) -> Iterator[dict[str, Any]]:
        """With names replaced where that is wanted, and without what is not wanted."""
        for one in self.stands.entries:
            yield self.told(one)

    def told(self, one: dict[str, Any]) -> dict[str, Any]:
        kept = dict(one)
        if "notes" in kept and not self.wanted.notes:
            kept["notes"] = []
        if "tags" in kept and not self.wanted.tags:
            kept["tags"] = []
        return self.replacer.deep(kept, but=MARKS) if self.replacer else kept

    def _safe(self, words: str) -> str:
        return self.replacer.text(words) if self.replacer else words

    @property
    def _which(self) -> str:
        if self.frozen is None:
            return f"Live list of {self._on(self.at)}, not frozen"
        return f"Version {self.frozen.number}, frozen {self._on(self.frozen.at)}"

    def _of_version(self) -> Iterator[tuple[str, str]]:
        if self.frozen is None:
            return
        yield "For", self.frozen.purpose
        signed = [f"{s.name}, {s.post}, {self._on(s.at)}" for s in self.frozen.signatures.all()]
        yield "Signed by", "; ".join(signed) or "nobody yet"
        yield "Unsettled when frozen", " ".join(self.frozen.unsettled) or "nothing"
        yield "Digest (SHA-256)", self.frozen.sha256

    @property
    def _review_words(self) -> str:
        kept = [
            words
            for words, on in (("comments", self.wanted.notes), ("tags", self.wanted.tags))
            if on
        ]
        return f"with {' and '.join(kept)}" if kept else "left out"

    @staticmethod
    def _on(moment: datetime) -> str:
        return f"{timezone.localtime(moment):%-d %B %Y at %H:%M}"
