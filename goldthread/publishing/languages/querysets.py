"""Which translations a person may work on, and which everyone may read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import Exists, F, OuterRef, QuerySet

from goldthread.publishing.documents.querysets import down, public

if TYPE_CHECKING:
    from goldthread.publishing.languages.models import Translation


class TranslationQuerySet(QuerySet["Translation"]):
    def visible_to(self, user: Any) -> TranslationQuerySet:
        """Whoever may see the summary."""
        summaries = apps.get_model("documents", "Summary").objects.visible_to(user)
        return self.filter(version__summary__in=summaries)

    def released(self) -> TranslationQuerySet:
        return self.filter(second_at__isnull=False, withdrawn_at__isnull=True)

    def public(self) -> TranslationQuerySet:
        """Of each language the newest that two people released, while nothing took it down and the
        very version that it was made from is public."""
        newer = apps.get_model("languages", "Translation").objects.released()
        newer = newer.filter(
            version=OuterRef("version"), language=OuterRef("language"), pk__gt=OuterRef("pk")
        )
        gone = down("translation", target="version__summary_id", since="second_at", part="language")
        return self.released().filter(~Exists(newer), ~gone, version__in=public())


def once_translated() -> QuerySet[Translation]:
    """Every translation that two people ever let out, withdrawn or stale too, with its slug."""
    rows = apps.get_model("languages", "Translation").objects.filter(second_at__isnull=False)
    return rows.annotate(
        slug=F("version__summary__slug"),
        publisher=F("version__summary__review__matter__partnership__name"),
    ).order_by("-pk")


def public_translations(summaries: Any = None) -> QuerySet[Translation]:
    """With the slug, the publisher's name and the moment of release."""
    rows: TranslationQuerySet = apps.get_model("languages", "Translation").objects.public()
    if summaries is not None:
        rows = rows.filter(version__summary__in=summaries)
    return rows.annotate(
        slug=F("version__summary__slug"),
        summary_id=F("version__summary"),
        publisher=F("version__summary__review__matter__partnership__name"),
    ).order_by("language", "pk")
