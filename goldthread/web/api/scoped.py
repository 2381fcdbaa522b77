"""The only place where the interface fetches rows: in scope, of one partnership, no live family."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from goldthread.casework.reviews.models import Review
from goldthread.foundations.agencies.models import Matter
from goldthread.foundations.followthrough.models import Action, Evidence, Update
from goldthread.improvement.assurance.models import Audit
from goldthread.improvement.recommendations.models import Address, Recommendation

LIVE = Matter.Circle.WORKERS


def reviews(user: Any) -> QuerySet[Review]:
    rows = Review.objects.visible_to(user).exclude(matter__circle=LIVE)
    return rows.select_related("matter__partnership")


def recommendations(user: Any) -> QuerySet[Recommendation]:
    rows = Recommendation.objects.visible_to(user).exclude(review__matter__circle=LIVE)
    return rows.with_review_seen(user).select_related("review__matter__partnership")


def actions(user: Any) -> QuerySet[Action]:
    """With `owner_left`, `told` and `given` (how many updates and pieces of evidence), and
    `answers_to`: the recommendation it belongs to, where the person may see that."""
    asked = recommendations(user).filter(addresses__links__action=OuterRef("pk"))
    rows: QuerySet[Action] = (
        Action.objects.visible_to(user)
        .exclude(matter__circle=LIVE)
        .with_owner_left()
        .annotate(
            told=_number(Update),
            given=_number(Evidence),
            answers_to=Subquery(asked.values("pk")[:1]),
        )
        .select_related("organisation", "owner", "matter__partnership", "partnership")
    )
    return rows


def audits(user: Any) -> QuerySet[Audit]:
    """With `answers_to`: the recommendation it looks at, where the person may see that."""
    asked = recommendations(user).filter(pk=OuterRef("because"))
    rows: QuerySet[Audit] = (
        Audit.objects.visible_to(user)
        .exclude(because__review__matter__circle=LIVE)
        .annotate(answers_to=Subquery(asked.values("pk")[:1]))
        .select_related("because__review__matter__partnership", "partnership")
    )
    return rows


def addresses(user: Any) -> QuerySet[Address]:
    return Address.objects.visible_to(user).exclude(recommendation__review__matter__circle=LIVE)


def updates(action: Action) -> QuerySet[Update]:
    # in scope: by the action
    return Update.objects.filter(action=action).select_related("by")


def evidence(user: Any, action: Action) -> QuerySet[Evidence]:
    rows = Evidence.objects.visible_to(user).filter(action=action)
    return rows.select_related("by", "decision", "action")


def after(rows: QuerySet[Any], cursor: int, limit: int) -> tuple[Sequence[Any], int | None]:
    """One page in the order in which rows were made, and where the next begins; None: the last."""
    found = list(rows.order_by("pk").filter(pk__gt=cursor)[: limit + 1])
    page = found[:limit]
    return page, page[-1].pk if len(found) > limit else None


def _number(model: Any) -> Any:
    # in scope: by the action
    counted = model.objects.filter(action=OuterRef("pk")).order_by().values("action")
    total = counted.annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(total, output_field=IntegerField()), 0)
