"""What the tables of this room have in common."""

from django.conf import settings
from django.db.models import CheckConstraint, F, Q

ACCOUNT = settings.AUTH_USER_MODEL


def in_order(*, name: str) -> CheckConstraint:
    """Of a period of which either end may not be known."""
    condition = Q(starts__isnull=True) | Q(ends__isnull=True) | Q(ends__gte=F("starts"))
    return CheckConstraint(condition=condition, name=name)
