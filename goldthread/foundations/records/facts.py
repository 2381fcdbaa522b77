"""Constraints that keep facts whole."""

from django.db.models import CheckConstraint, F, Q


def both_or_neither(first: str, second: str, *, name: str) -> CheckConstraint:
    """Paired facts (who and when) are both there or neither."""
    return CheckConstraint(
        condition=Q(**{f"{first}__isnull": True, f"{second}__isnull": True})
        | Q(**{f"{first}__isnull": False, f"{second}__isnull": False}),
        name=name,
    )


def ends_after_it_starts(*, name: str) -> CheckConstraint:
    """A period with no end goes on; one with an end does not end before it starts."""
    return CheckConstraint(condition=Q(ends__isnull=True) | Q(ends__gte=F("starts")), name=name)


def current(today: object, prefix: str = "") -> Q:
    """Rows whose period holds on a day: started, and not ended before it."""
    return Q(**{f"{prefix}starts__lte": today}) & (
        Q(**{f"{prefix}ends__isnull": True}) | Q(**{f"{prefix}ends__gte": today})
    )
