"""The combined chronology as it stands now, in plain values: what is frozen, compared and exported.

Callers permit: everything is of one review. A fixed number of queries, however many entries; these
are read as they are asked for and never all held.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from goldthread.casework.chronology.models import (
    Conflict,
    EntryNote,
    EntryPage,
    EntryTag,
    EpisodeEntry,
    KeyEpisode,
    Link,
    Merge,
)
from goldthread.casework.chronology.models.merged import Standing as Stands
from goldthread.casework.reviews.models import Review
from goldthread.casework.submissions.models import Call, Entry, Submission

Values = dict[str, Any]
AT_ONCE = 2000  # rows read from the database at a time
# Read as they are; what they are called in the document is the same.
PLAIN = (
    "ref", "number", "table", "row", "date_text", "edtf", "uncertain", "inferred", "date_note",
    "time", "source", "event", "response", "comment", "about", "other", "is_nil",
)  # fmt: skip
BESIDE = ("organisation__name", "submission__number", "file__file_name", "file__sha256")


@dataclass
class Standing:
    """`entries` are those of the list that was asked for; links and conflicts are of the review,
    between entries that stand."""

    review: Review
    rows: QuerySet[Entry]
    said: "Said" = field(init=False)
    conflicts: list[Values] = field(init=False)
    links: list[Values] = field(init=False)

    def __post_init__(self) -> None:
        known = Entry.objects.filter(review=self.review).combined()
        refs = dict(known.values_list("identity", "ref").iterator(chunk_size=AT_ONCE))
        self.links = list(_links(self.review, refs))
        self.conflicts = list(_conflicts(self.review, refs))
        self.said = Said(self.review, refs, self.links, self.conflicts)

    @classmethod
    def now(cls, review: Review, rows: QuerySet[Entry] | None = None) -> "Standing":
        """`rows`: some of the entries that stand; all of them where none are given."""
        if rows is None:
            rows = Entry.objects.filter(review=review).combined()
        return cls(review, rows)

    @property
    def entries(self) -> Iterator[Values]:
        names = ("identity", "earliest", "latest", *PLAIN, *BESIDE)
        for row in self.rows.in_order().values(*names).iterator(chunk_size=AT_ONCE):
            yield _entry(row) | self.said.of(row["identity"])

    @property
    def head(self) -> Values:
        """What stands beside the lists."""
        review = self.review
        begins, ends = review.period_from, review.period_to
        return {
            "review": review.code,
            "period": [begins.isoformat(), ends.isoformat()] if begins and ends else None,
            "agencies": agencies(review),
            "episodes": _episodes(review, self.said),
            "silences": _silences(review),
        }


class Said:
    """What the review says of its entries, by their identity."""

    def __init__(
        self, review: Review, refs: dict[UUID, str], links: list[Values], conflicts: list[Values]
    ) -> None:
        self.notes: dict[UUID, list[Values]] = defaultdict(list)
        self.tags: dict[UUID, list[str]] = defaultdict(list)
        self.documents: dict[UUID, list[Values]] = defaultdict(list)
        self.episodes: dict[UUID, list[str]] = defaultdict(list)
        self.in_episode: dict[str, list[str]] = defaultdict(list)
        self.beside: dict[str, list[Values]] = defaultdict(list)
        self.differ: dict[str, set[str]] = defaultdict(set)
        notes = EntryNote.objects.filter(review=review).standing().select_related("by")
        for note in notes.order_by("at", "pk"):
            self.notes[note.identity].append(
                {"text": note.text, "by": who(note.by), "at": note.at.isoformat()}
            )
        for tag in EntryTag.objects.filter(review=review).standing().order_by("tag", "pk"):
            self.tags[tag.identity].append(tag.get_tag_display())
        pages = EntryPage.objects.filter(review=review).standing().select_related("document")
        for page in pages.order_by("at", "pk"):
            self.documents[page.identity].append(_document(page))
        episodes = {one.pk: one.code for one in KeyEpisode.objects.filter(review=review).standing()}
        rows = EpisodeEntry.objects.filter(episode__in=episodes, back_at__isnull=True)
        for identity, episode in rows.order_by("pk").values_list("identity", "episode"):
            self.episodes[identity].append(episodes[episode])
            self.in_episode[episodes[episode]].append(refs.get(identity, str(identity)))
        for link in links:
            if link["standing"] in (Stands.SUGGESTED, Stands.ACCEPTED):
                for one, other in (("one", "other"), ("other", "one")):
                    beside = {"ref": link[other], "standing": link["standing"]}
                    self.beside[link[f"{one}_identity"]].append(beside)
        for row in conflicts:
            self.differ[row["one_identity"]].add(row["about"])
            self.differ[row["other_identity"]].add(row["about"])

    def of(self, identity: UUID) -> Values:
        key = str(identity)
        return {
            "notes": self.notes.get(identity, []),
            "tags": self.tags.get(identity, []),
            "documents": self.documents.get(identity, []),
            "episodes": sorted(self.episodes.get(identity, [])),
            "beside": self.beside.get(key, []),
            "conflicts": sorted(self.differ.get(key, ())),
        }


def who(person: Any) -> str:
    return person.name if person else "Goldthread"


def _document(page: EntryPage) -> Values:
    """`page` is 0 where the document is meant as a whole."""
    kept = page.document
    return {
        "title": kept.title,
        "page": page.page,
        "words": page.words,
        "file": kept.file_name,
        "file_sha256": kept.file_sha256,
    }


def _entry(row: Values) -> Values:
    first, last = row["earliest"], row["latest"]
    return {name: row[name] for name in PLAIN} | {
        "identity": str(row["identity"]),
        "agency": row["organisation__name"],
        "version": row["submission__number"],
        "file": row["file__file_name"] or "",
        "file_sha256": row["file__sha256"] or "",
        "earliest": first.isoformat() if first else None,
        "latest": last.isoformat() if last else None,
    }


def _links(review: Review, refs: dict[UUID, str]) -> Iterator[Values]:
    """Every pair that was thought of and whose entries stand, with the latest decision on it."""
    rows = Link.objects.filter(review=review).exclude(standing=Stands.GONE).order_by("pk")
    for link in rows.prefetch_related("decisions__by"):
        one, other = refs.get(link.one_identity), refs.get(link.other_identity)
        if one is None or other is None:
            continue
        last = next(iter(link.decisions.all()), None)
        yield _pair(link, one, other) | {
            "standing": link.standing,
            "score": link.score,
            "because": link.because,
            "decided": _said(last, reason=last.reason) if last else None,
        }


def _conflicts(review: Review, refs: dict[UUID, str]) -> Iterator[Values]:
    """Those that are found in the versions that stand, with every view that was not taken back."""
    rows = Conflict.objects.filter(review=review, still_there=True, link__standing__in=(
        Stands.SUGGESTED, Stands.ACCEPTED))  # fmt: skip
    rows = rows.select_related("link").prefetch_related("weighings__by", "weighings__primary")
    for row in rows.order_by("pk"):
        link = row.link
        one, other = refs.get(link.one_identity), refs.get(link.other_identity)
        if one is None or other is None:
            continue
        views = [
            _said(view, why=view.why, primary=view.primary.ref if view.primary else None)
            for view in row.weighings.all()
            if view.back_at is None
        ]
        found = {"about": row.about, "because": row.because, "views": views}
        yield _pair(link, one, other) | found


def _pair(link: Link, one: str, other: str) -> Values:
    return {
        "one": one,
        "other": other,
        "one_identity": str(link.one_identity),
        "other_identity": str(link.other_identity),
    }


def _said(row: Any, **more: Any) -> Values:
    return {"by": who(row.by), "at": row.at.isoformat(), **more}


def agencies(review: Review) -> list[Values]:
    """Every agency that was asked: where it stands, and which version of its chronology does."""
    versions = Submission.objects.latest_sent().filter(call__review=review)
    sent = {row.call_id: row for row in versions}
    found = []
    calls = Call.objects.filter(review=review).with_last_step().select_related("organisation")
    for call in calls.order_by("organisation__name", "pk"):
        version = sent.get(call.pk)
        found.append(
            {
                "agency": call.organisation.name,
                "code": call.code,
                "state": call.last_step or "asked",
                "version": version.number if version else None,
                "sent_at": version.sent_at.isoformat() if version else None,
                "entries": version.entry_count if version else 0,
            }
        )
    return found


def _episodes(review: Review, said: Said) -> list[Values]:
    names = ("title", "starts", "ends", "why_it_matters", "version")
    return [
        {"code": one.code, "entries": sorted(said.in_episode.get(one.code, []))}
        | {name: getattr(one, name) for name in names}
        for one in KeyEpisode.objects.filter(review=review).standing().in_order()
    ]


def merge_of(review: Review) -> Merge | None:
    """The last time that the agencies' chronologies were brought together."""
    return Merge.objects.filter(review=review, done_at__isnull=False).first()


def _silences(review: Review) -> list[Values]:
    merge = merge_of(review)
    rows = merge.silence_rows.select_related("organisation") if merge else ()
    return [
        {
            "agency": row.organisation.name if row.organisation else None,
            "start": row.start.isoformat(),
            "end": row.end.isoformat(),
            "kind": row.kind,
        }
        for row in rows
    ]
