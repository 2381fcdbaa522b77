"""Which recommendations, and which bodies' parts of them, a person may see."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from goldthread.casework.reviews.models import Review
from goldthread.foundations.agencies.models import Matter
from goldthread.foundations.agencies.querysets import MatterQuerySet
from goldthread.foundations.agencies.roles import AGENCY, CASE_ROLES, OVERSIGHT
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.records.search import SearchableQuerySet
from goldthread.rules.followthrough import How, Thresholds

if TYPE_CHECKING:
    pass


class RecommendationQuerySet(SearchableQuerySet["Recommendation"]):
    def visible_to(self, user: Any) -> RecommendationQuerySet:
        """Those of the reviews one may see, and those addressed to one's own organisation.

        A conflict of interest on the review takes both away.
        """
        where = standing(user)
        mine = apps.get_model("recommendations", "Address").objects.filter(
            recommendation=OuterRef("pk"), organisation__in=where.organisations(AGENCY)
        )
        return self.filter(
            Q(review__in=Review.objects.visible_to(user)) | Exists(mine),
            review__matter__partnership__in=where.partnerships(CASE_ROLES),
        ).exclude(MatterQuerySet.in_conflict(user, "review__matter"))

    def with_state(self, user: Any, limits: Thresholds) -> RecommendationQuerySet:
        """Adds counts for lists: `bodies`, and of what this person may see `answered`, `seen`,
        `proved`, `not_needed`, `still_open` and `drifting`.
        """
        addresses = apps.get_model("recommendations", "Address").objects
        seen = addresses.visible_to(user)
        actions = apps.get_model("followthrough", "Action").objects.visible_to(user)
        part = "recommended__address__recommendation"
        return self.with_review_seen(user).annotate(
            bodies=_number(addresses.all(), "recommendation"),
            seen=_number(seen, "recommendation"),
            answered=_number(seen.filter(responses__isnull=False), "recommendation"),
            proved=_number(actions.filter(ended_how=How.EVIDENCED.value), part),
            not_needed=_number(actions.filter(ended_how=How.NOT_NEEDED.value), part),
            still_open=_number(actions.open(), part),
            drifting=_number(actions.drifting(limits), part),
        )

    def with_review_seen(self, user: Any) -> RecommendationQuerySet:
        """Adds `review_seen`: False where the person's body was asked, but the review is closed."""
        reviews = Review.objects.visible_to(user).filter(pk=OuterRef("review"))
        return self.annotate(review_seen=Exists(reviews))

    def in_state(self, state: str, user: Any, limits: Thresholds) -> RecommendationQuerySet:
        """Those with a body whose answer, or an action whose state, is as asked (see STATES)."""
        seen = (
            apps.get_model("recommendations", "Address")
            .objects.visible_to(user)
            .filter(recommendation=OuterRef("pk"))
            .with_answer()
        )
        actions = apps.get_model("followthrough", "Action").objects.visible_to(user)
        mine = actions.filter(recommended__address__recommendation=OuterRef("pk"))
        if state in {"accepted", "in-part", "not-accepted"}:
            return self.filter(Exists(seen.filter(answer=state)))
        if state in {"unanswered", "answer-late"}:
            late = {"answer_due__lt": timezone.localdate()} if state == "answer-late" else {}
            return self.filter(Exists(seen.filter(answer__isnull=True, **late)))
        if state == "unaddressed":
            return self.filter(addresses__isnull=True)
        if state == "no-action":
            ask = seen.filter(links__isnull=True)
            return self.filter(
                Exists(ask.filter(Q(answer__isnull=True) | ~Q(answer="not-accepted")))
            )
        if state == "drifting":
            return self.filter(Exists(mine.drifting(limits)))
        if state == "ended":
            return self.filter(Exists(mine), ~Exists(mine.open()))
        return self


STATES = {
    "unaddressed": "Addressed to nobody",
    "unanswered": "A body has not answered",
    "answer-late": "An answer is late",
    "accepted": "Accepted",
    "in-part": "Accepted in part",
    "not-accepted": "Not accepted",
    "no-action": "A body has no action yet",
    "drifting": "With drifting actions",
    "ended": "All actions ended",
}


def _number(rows: Any, by: str) -> Any:
    """How many of the rows belong to each outer recommendation."""
    counted = rows.filter(**{by: OuterRef("pk")}).order_by().values(by)
    total = counted.annotate(number=Count("pk", distinct=True)).values("number")
    return Coalesce(Subquery(total, output_field=IntegerField()), 0)


class ChangedGuidanceQuerySet(QuerySet["ChangedGuidance"]):
    def visible_to(self, user: Any) -> ChangedGuidanceQuerySet:
        """Those whose recommendation and whose version one may both see."""
        asked = apps.get_model("recommendations", "Recommendation").objects.visible_to(user)
        versions = apps.get_model("guidance", "Version").objects.visible_to(user)
        return self.filter(recommendation__in=asked, version__in=versions)

    def standing(self) -> ChangedGuidanceQuerySet:
        return self.filter(undone_at__isnull=True)


class TaughtInQuerySet(QuerySet["TaughtIn"]):
    def visible_to(self, user: Any) -> TaughtInQuerySet:
        """Those whose recommendation and whose course one may both see."""
        asked = apps.get_model("recommendations", "Recommendation").objects.visible_to(user)
        courses = apps.get_model("training", "Course").objects.visible_to(user)
        return self.filter(recommendation__in=asked, course__in=courses)

    def standing(self) -> TaughtInQuerySet:
        return self.filter(undone_at__isnull=True)


class TaughtPointQuerySet(QuerySet["TaughtPoint"]):
    def visible_to(self, user: Any) -> TaughtPointQuerySet:
        """Those whose learning point and whose course one may both see."""
        learned = apps.get_model("learning", "LearningPoint").objects.visible_to(user)
        courses = apps.get_model("training", "Course").objects.visible_to(user)
        return self.filter(learning_point__in=learned, course__in=courses)

    def standing(self) -> TaughtPointQuerySet:
        return self.filter(undone_at__isnull=True)


class AddressQuerySet(QuerySet["Address"]):
    def visible_to(self, user: Any) -> AddressQuerySet:
        """A body's part: seen by that body, by those who oversee, and by seats on the review."""
        where = standing(user)
        matters = Matter.objects.visible_to(user)
        overseen = Q(
            recommendation__review__matter__partnership__in=where.partnerships(OVERSIGHT),
            recommendation__review__matter__in=matters,
        )
        return self.filter(
            overseen
            | MatterQuerySet.by_seat(user, "recommendation__review__matter")
            | Q(organisation__in=where.organisations(AGENCY)),
            recommendation__review__matter__partnership__in=where.partnerships(CASE_ROLES),
        ).exclude(MatterQuerySet.in_conflict(user, "recommendation__review__matter"))

    def with_answer(self) -> AddressQuerySet:
        """Adds `answer`: the latest, or None."""
        rows = apps.get_model("recommendations", "Response").objects
        latest = rows.filter(address=OuterRef("pk")).order_by("-at", "-pk")
        return self.annotate(answer=Subquery(latest.values("answer")[:1]))
