"""A reminder is said at most once in seven days: what rooms remember of it."""

from datetime import date, timedelta

from django.db import models

from goldthread.foundations.records.labels import Labels

AGAIN = timedelta(days=7)


class OnceAWeek(models.Model):
    """A reminder went out, so that it is not sent again the next night."""

    ref = models.CharField(max_length=80)
    on = models.DateField()
    labels = Labels(open="id ref on")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.ref} on {self.on}"

    @classmethod
    def is_first(cls, ref: str, today: date) -> bool:
        """Whether nothing was said of this for a week. If so, that it is said now is kept."""
        rows = cls._default_manager
        if rows.filter(ref=ref, on__gt=today - AGAIN).exists():
            return False
        rows.create(ref=ref, on=today)
        return True
