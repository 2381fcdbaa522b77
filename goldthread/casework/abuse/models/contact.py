"""How and when it is safe to reach the adult who is harmed. Shown on its own page alone."""

from django.db import models

from goldthread.casework.abuse.models.base import About, of_family, of_register
from goldthread.foundations.records.labels import Labels


class SafeContact(About):
    """As it was agreed with them on one day. The latest row of a person holds."""

    family = of_family()
    whom = of_register()
    reach = models.CharField("safe number or way", max_length=200)
    when = models.CharField("when it is safe", max_length=200)
    say = models.CharField("safe words, or what to say if another answers", max_length=200,
                           blank=True)  # fmt: skip
    unsafe = models.TextField("what is not safe", blank=True)
    labels = Labels(open="id family at", personal="by", sensitive="whom reach when say unsafe")

    def __str__(self) -> str:
        """Nothing of it is said anywhere but on its page."""
        return "safe contact"

    @property
    def audit_name(self) -> str:
        return f"safe contact, {self.matter.code}"
