"""Which leak checks and findings a person may read, and which checks stand for a text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from goldthread.casework.reviews.models import Review
from goldthread.foundations.agencies.roles import BUSINESS_UNIT, Role
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.people.querysets import named_matters

RELEASERS = BUSINESS_UNIT | {Role.CHAIR, Role.EXECUTIVE, Role.SCRUTINEER}

if TYPE_CHECKING:
    from goldthread.publishing.anonymising.models import (  # noqa: F401
        AnonymisingKey,
        LeakCheck,
        Mention,
        SafeCopy,
    )


class LeakCheckQuerySet(QuerySet["LeakCheck"]):
    def visible_to(self, user: Any) -> LeakCheckQuerySet:
        """Those who may read real names of the case: what was found may be one."""
        return self.filter(review__matter__in=named_matters(user))

    def of_text(self, digest: str) -> LeakCheckQuerySet:
        """Of this very wording, the newest first."""
        return self.filter(digest=digest).order_by("-number")

    def waiting(self) -> LeakCheckQuerySet:
        """The last of its document, or of the texts of its review, with findings that nobody has
        decided; adds how many: `left`."""
        newer = self.model.objects.filter(review=OuterRef("review"), number__gt=OuterRef("number"))
        same, texts = newer.filter(original=OuterRef("original")), newer.filter(original=None)
        return (
            self.filter(~Exists(same), Q(original__isnull=False) | ~Exists(texts))
            .filter(done_at__isnull=False)
            .annotate(left=Count("mentions", filter=Q(mentions__decisions__isnull=True)))
            .filter(left__gt=0)
        )


class MentionQuerySet(QuerySet["Mention"]):
    def visible_to(self, user: Any) -> MentionQuerySet:
        """Those of the checks one may read."""
        return self.filter(check_of__review__matter__in=named_matters(user))

    def with_says(self) -> MentionQuerySet:
        """Adds `says`: what was decided last, or None."""
        last = apps.get_model("anonymising", "Decision").objects.filter(mention=OuterRef("pk"))
        return self.annotate(says=Subquery(last.order_by("-pk").values("says")[:1]))


class OfReviewQuerySet(QuerySet["Any"]):
    def visible_to(self, user: Any) -> OfReviewQuerySet:
        """Those who may read real names of the case: a document as it was sent is full of them."""
        return self.filter(review__matter__in=named_matters(user))


class OriginalQuerySet(OfReviewQuerySet):
    def releasable_by(self, user: Any) -> OfReviewQuerySet:
        """Documents whose safe copy a person may let out, or read as they were sent. Of those whom
        the names are closed to nobody is shown the document itself: see `SafeCopyQuerySet`."""
        releases = Review.objects.visible_to(user).filter(
            matter__partnership__in=standing(user).partnerships(RELEASERS)
        )
        return self.filter(
            Q(review__matter__in=named_matters(user)) | Q(review__in=releases.values("pk"))
        )


class SafeCopyQuerySet(QuerySet["SafeCopy"]):
    def visible_to(self, user: Any) -> SafeCopyQuerySet:
        """Those who may read real names of the case, and those who may let a text out of a review
        that they see. Whether it may be handed out is another question: see `standing_of_file`."""
        releases = Review.objects.visible_to(user).filter(
            matter__partnership__in=standing(user).partnerships(RELEASERS)
        )
        return self.filter(
            Q(original__review__matter__in=named_matters(user))
            | Q(original__review__in=releases.values("pk"))
        )


class KeyQuerySet(QuerySet["AnonymisingKey"]):
    def visible_to(self, user: Any) -> KeyQuerySet:
        """The business manager of the partnership, unless a conflict of interest closes it."""
        where = standing(user).partnerships({Role.BUSINESS_MANAGER})
        return self.filter(
            copy__original__review__matter__in=named_matters(user),
            copy__original__review__matter__partnership__in=where,
        )
