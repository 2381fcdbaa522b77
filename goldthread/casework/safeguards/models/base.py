"""What every row about a family in live work shares."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from goldthread.casework.safeguards.querysets import OfFamilyQuerySet
from goldthread.foundations.agencies.models import Matter, Partnership

PERSON = settings.AUTH_USER_MODEL


class Entry(models.Model):
    """Something written down about a family: who wrote it, and when. Never changed afterwards.

    `way`: how the queries come from it to its family, such as "pregnancy__family".
    """

    way: ClassVar[str] = "family"

    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    objects = OfFamilyQuerySet.as_manager()
    is_confidential = True

    class Meta:
        abstract = True
        ordering: ClassVar = ["at", "pk"]

    @property
    def home(self) -> Any:
        """The family it is about."""
        thing: Any = self
        for step in self.way.split("__"):
            thing = getattr(thing, step)
        return thing

    @property
    def matter(self) -> Matter:
        found: Matter = self.home.matter
        return found

    @property
    def partnership(self) -> Partnership:
        return self.matter.partnership

    @property
    def audit_ref(self) -> str:
        return f"{type(self).__name__.lower()}:{self.pk}"

    @property
    def audit_name(self) -> str:
        """By the family's reference: the trail is read by people who may not know a name."""
        return f"{self._meta.verbose_name} of {self.matter.code}"
