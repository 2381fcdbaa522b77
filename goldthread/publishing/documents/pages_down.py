"""What the page about texts that are withdrawn for now shows."""

from dataclasses import dataclass
from typing import Any

from goldthread.casework.reviews.models import Review
from goldthread.publishing.anonymising.permits import may_ask
from goldthread.publishing.documents import down
from goldthread.publishing.documents.models import PutBack, TakenDown
from goldthread.publishing.documents.out import Out, out_of

NOT_YOU = (
    "Only the business unit, the chair of the sub-group, the executive and the scrutineer can say "
    "yes."
)


@dataclass(frozen=True)
class Row:
    """One text that is down, the first yes to putting it back, and why this person has none."""

    one: Out
    rows: list[TakenDown]
    first: PutBack | None
    why_not: tuple[str, ...]

    @property
    def turn(self) -> str:
        return "second" if self.first else "first"

    @property
    def choice(self) -> tuple[str, str]:
        told = "yours is the second yes: it is public at once" if self.first else "the first yes"
        return f"{self.one.key} {self.turn}", f"{self.one.name} ({told})"


@dataclass(frozen=True)
class DownPage:
    review: Review
    rows: list[Row]
    public: list[Out]

    @classmethod
    def of(cls, review: Review, user: Any) -> "DownPage":
        may_release = may_ask(review, user)
        found, public = [], []
        for one in out_of(review):
            rows = down.standing_of(one)
            if not rows:
                public.append(one)
                continue
            first = down.first_yes(one, rows)
            why = down.why_not(one, first, user) if may_release else (NOT_YOU,)
            found.append(Row(one, rows, first, why))
        return cls(review, found, public)

    @property
    def choices(self) -> list[tuple[str, str]]:
        return [row.choice for row in self.rows if not row.why_not]

    @property
    def earlier(self) -> list[dict[str, Any]]:
        """Everything that was taken down or put back, the newest first."""
        found: list[dict[str, Any]] = []
        # in scope: by the review in scope
        for row in TakenDown.objects.filter(review=self.review).select_related("by"):
            said = row.said or f"{row.get_why_display().capitalize()}."
            found.append({"title": f"{row.name}: taken down", "by": row.by or "Goldthread",
                          "at": row.at, "text": said})  # fmt: skip
        # in scope: by the review in scope
        for back in PutBack.objects.filter(review=self.review).select_related(
            "first_by", "second_by"
        ):
            found.append({"title": f"{back.name}: first yes to putting it back",
                          "by": back.first_by, "at": back.first_at,
                          "text": back.first_checked})  # fmt: skip
            if back.second_at:
                found.append({"title": f"{back.name}: put back", "by": back.second_by,
                              "at": back.second_at, "text": back.second_checked})  # fmt: skip
        return sorted(found, key=lambda event: event["at"], reverse=True)
