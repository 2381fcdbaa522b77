"""Which words of an entry later work cites: those of the newest signed version, where it holds it.

Callers permit. The rows are the agency's own, which never change once they are sent; the stored
words of a version are opened only at the address of the citation, which first looks whether they
are whole.
"""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import OuterRef, Subquery
from django.urls import reverse

from goldthread.casework.freezing.models import FrozenChronology
from goldthread.casework.freezing.versions import latest_signed
from goldthread.casework.reviews.models import Review
from goldthread.casework.submissions.models import Entry, Submission


@dataclass(frozen=True)
class Citation:
    """An entry as it is cited. `frozen`: none where no signed version holds it. `now`: the same
    entry in its agency's latest version, none where it was taken out."""

    entry: Entry
    frozen: FrozenChronology | None
    now: Entry | None

    @property
    def href(self) -> str:
        """The address that never changes, or the entry as it stands."""
        review, ref = self.entry.review_id, self.entry.ref
        if self.frozen is not None:
            return reverse("frozen_entry", args=[review, self.frozen.number, ref])
        if self.now is not None:
            return reverse("combined_entry", args=[review, self.entry.identity])
        return self.entry.get_absolute_url()

    @property
    def where(self) -> str:
        """In words: the version it is cited from, or that there is none."""
        if self.frozen is None:
            return "In no signed version of the chronology yet"
        return f"Cited from version {self.frozen.number} of the chronology"

    @property
    def since(self) -> str:
        """What became of it since; "" where it stands as it is cited."""
        if self.now is None:
            return "Its agency has taken it out since"
        if self.now.pk != self.entry.pk and _said(self.now) != _said(self.entry):
            return "Its agency has sent other words since"
        return ""


def _said(entry: Entry) -> tuple[str, ...]:
    return (
        entry.date_text, entry.time, entry.source, entry.event, entry.response, entry.comment,
        entry.about,
    )  # fmt: skip


def stood_in(frozen: FrozenChronology, identities: Collection[UUID]) -> dict[UUID, Entry]:
    """The rows that stood when a version was frozen. One query."""
    then = Submission.objects.filter(call=OuterRef("submission__call"), sent_at__lte=frozen.at)
    rows = Entry.objects.kept().filter(
        review=frozen.review_id,
        identity__in=identities,
        submission=Subquery(then.order_by("-number").values("pk")[:1]),
    )
    return {row.identity: row for row in rows.select_related("organisation", "submission")}


def standing(review: Review, identities: Collection[UUID]) -> dict[UUID, Entry]:
    """The rows of the agencies' latest versions. One query."""
    rows = Entry.objects.combined().filter(review=review, identity__in=identities)
    return {row.identity: row for row in rows.select_related("organisation", "submission")}


def cite(review: Review, identities: Collection[UUID]) -> dict[UUID, Citation]:
    """Each entry as later work cites it today. Unknown ones are left out. Three queries."""
    frozen, now = latest_signed(review), standing(review, identities)
    then = {}
    if frozen is not None:
        frozen.review = review
        then = stood_in(frozen, identities)
    found = {one: Citation(row, frozen, now.get(one)) for one, row in then.items()}
    return found | {one: Citation(row, None, row) for one, row in now.items() if one not in then}
