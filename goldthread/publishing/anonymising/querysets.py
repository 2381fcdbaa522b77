"""Which leak checks and findings a person may read, and which checks stand for a text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from goldthread.foundations.people.querysets import named_matters

if TYPE_CHECKING:
    from goldthread.publishing.anonymising.models import LeakCheck, Mention  # noqa: F401


class LeakCheckQuerySet(QuerySet["LeakCheck"]):
    def visible_to(self, user: Any) -> LeakCheckQuerySet:
        """Those who may read real names of the case: what was found may be one."""
        return self.filter(review__matter__in=named_matters(user))

    def of_text(self, digest: str) -> LeakCheckQuerySet:
        """Of this very wording, the newest first."""
        return self.filter(digest=digest).order_by("-number")

    def waiting(self) -> LeakCheckQuerySet:
        """The last of its review, with findings that nobody has decided; adds how many: `left`."""
        newer = self.model.objects.filter(review=OuterRef("review"), number__gt=OuterRef("number"))
        return (
            self.filter(~Exists(newer), done_at__isnull=False)
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
