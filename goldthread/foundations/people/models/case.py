"""By what else a case can be recognised: what must not stand in a published text either."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from goldthread.foundations.agencies.models import Matter
from goldthread.foundations.people.belonging import OfMatter
from goldthread.foundations.people.models.shared import ACCOUNT
from goldthread.foundations.people.querysets import OfMatterQuerySet
from goldthread.foundations.records.labels import Labels


class CaseMark(OfMatter, models.Model):
    """The case's reference at the local authority, and that authority. The latest row holds."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="case_marks")
    case_ref = models.CharField("reference at the local authority", max_length=60, blank=True)
    local_authority = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(ACCOUNT, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    objects = OfMatterQuerySet.as_manager()
    is_confidential = True
    labels = Labels(open="id matter at", personal="by", sensitive="case_ref local_authority")

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.case_ref}, {self.local_authority}"

    @property
    def audit_ref(self) -> str:
        return f"case-mark:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"the references of {self.matter.code}"
