"""Which meetings a person may see: the business unit and the seated panel, nobody else."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db.models import CharField, Exists, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from goldthread.casework.reviews.querysets import panel_matters


class OfPanelQuerySet(QuerySet[Any]):
    """Rows that hang on a meeting."""

    to_matter = "meeting__review__matter__in"

    def visible_to(self, user: Any) -> OfPanelQuerySet:
        """Those of the meetings one may see."""
        return self.filter(**{self.to_matter: panel_matters(user)})


class PaperQuerySet(OfPanelQuerySet):
    def here(self) -> PaperQuerySet:
        return self.filter(withdrawn_at__isnull=True)


class MinutesQuerySet(OfPanelQuerySet):
    def with_step(self) -> MinutesQuerySet:
        """Adds `step`: the latest of sent, returned and agreed; "" while they are written."""
        steps = apps.get_model("meetings", "MinutesStep").objects.filter(minutes=OuterRef("pk"))
        latest = steps.order_by("-at", "-pk").values("step")[:1]
        words = Subquery(latest, output_field=CharField())
        return self.annotate(step=Coalesce(words, Value("")))

    def newest(self) -> MinutesQuerySet:
        """The last version of each meeting's minutes."""
        later = self.model.objects.filter(
            meeting=OuterRef("meeting"), version__gt=OuterRef("version")
        )
        return self.filter(~Exists(later))


class MeetingQuerySet(OfPanelQuerySet):
    to_matter = "review__matter__in"

    def with_state(self) -> MeetingQuerySet:
        """Adds `state`: planned, held or cancelled, by the latest row that says so."""
        rows = apps.get_model("meetings", "MeetingState").objects.filter(meeting=OuterRef("pk"))
        latest = rows.order_by("-at", "-pk").values("state")[:1]
        words = Subquery(latest, output_field=CharField())
        return self.annotate(state=Coalesce(words, Value("planned")))
