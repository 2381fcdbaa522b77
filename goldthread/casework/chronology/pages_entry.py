"""The entry that is opened at the right: its words, what stands beside it, what is said of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.http import HttpRequest

from goldthread.casework.chronology.models import (
    AgencyQuery,
    Conflict,
    EntryNote,
    EntryPage,
    EntryTag,
    EpisodeEntry,
    Link,
)
from goldthread.casework.chronology.permits import may_decide
from goldthread.casework.reviews.models import Review
from goldthread.casework.submissions.models import Entry


@dataclass(frozen=True)
class Beside:
    """A link of the opened entry, with the other account as it stands now, if it still does."""

    link: Link
    other: Entry
    is_gone: bool
    decisions: list[Any]


@dataclass(frozen=True)
class EntryPanel:
    entry: Entry
    beside: list[Beside]
    conflicts: list[Conflict]
    queries: list[AgencyQuery]
    notes: list[EntryNote]
    tags: list[EntryTag]
    documents: list[EntryPage]
    episodes: list[EpisodeEntry]
    may_decide: bool

    @classmethod
    def of(cls, request: HttpRequest, review: Review, entry: Entry) -> "EntryPanel":
        mine = Q(one_identity=entry.identity) | Q(other_identity=entry.identity)
        user = request.user
        links = Link.objects.visible_to(user).filter(mine, review=review)
        rows = links.exclude(standing="gone").select_related("one", "other")
        of_entry = {"review": review, "identity": entry.identity}
        conflicts = Conflict.objects.visible_to(user).filter(link__in=links)
        return cls(
            entry=entry,
            beside=_beside(entry, list(rows.prefetch_related("decisions__by"))),
            conflicts=list(conflicts.prefetch_related("weighings__by", "weighings__primary")),
            queries=list(
                AgencyQuery.objects.visible_to(user).filter(**of_entry)
                .select_related("asked_by").prefetch_related("answers__by")
            ),
            notes=list(
                EntryNote.objects.visible_to(user).filter(**of_entry)
                .select_related("by", "back_by")
            ),
            tags=list(
                EntryTag.objects.visible_to(user).filter(**of_entry)
                .select_related("by", "back_by")
            ),
            documents=list(
                EntryPage.objects.visible_to(user).standing().filter(**of_entry)
                .select_related("document", "by")
            ),
            episodes=list(
                EpisodeEntry.objects.visible_to(user)
                .filter(identity=entry.identity, episode__review=review, back_at__isnull=True)
                .select_related("episode__review")
            ),
            may_decide=may_decide(review, user),
        )  # fmt: skip


def _beside(entry: Entry, links: Sequence[Link]) -> list[Beside]:
    theirs = {
        one.other_identity if one.one_identity == entry.identity else one.one_identity: one
        for one in links
    }
    # in scope: by the links in scope
    rows = Entry.objects.filter(review=entry.review_id, identity__in=theirs, standing=True)
    now = {row.identity: row for row in rows.select_related("organisation")}
    found = []
    for identity, link in theirs.items():
        then = link.other if link.one_identity == entry.identity else link.one
        other = now.get(identity, then)
        found.append(Beside(link, other, identity not in now, list(link.decisions.all())))
    return found
