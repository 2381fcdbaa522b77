"""What the library and a review's page show."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest

from goldthread.casework.reviews import kinds
from goldthread.casework.reviews.models import Review
from goldthread.foundations.access.lists import Column, Worklist
from goldthread.foundations.agencies.models import Partnership
from goldthread.foundations.agencies.roles import BUSINESS_UNIT
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.followthrough.models import Limits
from goldthread.improvement.learning.models import Draft, LearningPoint
from goldthread.improvement.recommendations.forms_filters import LibraryFilters
from goldthread.improvement.recommendations.models import Recommendation
from goldthread.improvement.recommendations.states import Body, Tally, bodies_of, tally_of

LIBRARY = [
    Column("title", "Review", lambda row: row.title, ("title",)),
    Column("code", "Reference", lambda row: row.code, ("matter__code",)),
    Column("kind", "Kind", lambda row: row.get_framework_display(), ("framework", "title")),
    Column("board", "Board", lambda row: row.board, ("board", "title")),
    Column("published", "Published", lambda row: row.published_on, ("published_on", "opened_at")),
    Column("learning", "Learned", lambda row: row.points, ("points",), number=True),
    Column("asked", "Asked", lambda row: row.asked, ("asked",), number=True),
]
WAITING = Column("drafts", "To confirm", lambda row: row.waiting, ("waiting",), number=True)


def is_unit(user: Any, partnership: Partnership) -> bool:
    return standing(user).holds(BUSINESS_UNIT, partnership=partnership.pk)


def _number(rows: QuerySet[Any]) -> Any:
    """How many rows belong to each outer review."""
    counted = rows.filter(review=OuterRef("pk")).order_by().values("review")
    total = counted.annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(total, output_field=IntegerField()), 0)


def library(request: HttpRequest, partnership: Partnership) -> Worklist:
    """The reviews of a partnership that this person may see."""
    user, unit = request.user, is_unit(request.user, partnership)
    rows = Review.objects.visible_to(user).filter(matter__partnership=partnership)
    rows = rows.select_related("matter").annotate(
        points=_number(LearningPoint.objects.visible_to(user)),
        asked=_number(Recommendation.objects.visible_to(user)),
    )
    if unit:
        rows = rows.annotate(waiting=_number(Draft.objects.visible_to(user).unfinished()))
    return Worklist(
        request,
        rows,
        title="Library of reviews",
        columns=[*LIBRARY, WAITING] if unit else LIBRARY,
        sort="-published",
        filters=partial(LibraryFilters, user=user, partnership=partnership, unit=unit),
    )


@dataclass(frozen=True)
class ReviewPage:
    """A review with what came of it. `drafts` is empty for those who do not work on them."""

    review: Review
    drafts: list[Draft]
    points: list[LearningPoint]
    asked: list[tuple[Recommendation, list[Body]]]
    may_change: bool
    works_on_it: bool  # sees its parts, not only what came of it
    tally: Tally

    @classmethod
    def of(cls, review: Review, user: Any) -> "ReviewPage":
        limits = Limits.of(review.partnership)
        recommendations = list(
            Recommendation.objects.visible_to(user).filter(review=review).order_by("number")
        )
        bodies = bodies_of(user, recommendations, limits)
        drafts = Draft.objects.visible_to(user).filter(review=review)
        points = LearningPoint.objects.visible_to(user).filter(review=review)
        return cls(
            review=review,
            drafts=list(drafts.select_related("finished_by").defer("text")),
            points=list(points.order_by("number")),
            asked=[(one, bodies[one.pk]) for one in recommendations],
            may_change=is_unit(user, review.partnership),
            works_on_it=Review.objects.worked_on_by(user).filter(pk=review.pk).exists(),
            tally=sum((tally_of(some) for some in bodies.values()), Tally()),
        )

    @property
    def facts(self) -> list[tuple[str, object]]:
        """What is known of the review, each with its words; what is not known is left out."""
        review = self.review
        rows: list[tuple[str, object]] = [
            ("Reference", review.code),
            ("Kind of review", kinds.name_of(review)),
            ("About", ", ".join(part for part in (review.subject, review.age) if part)),
            ("Board", review.board),
        ]
        return [row for row in rows if row[1]]
