"""Who sees connections."""

from __future__ import annotations

from typing import Any, Self

from django.db.models import Q, QuerySet

from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.agencies.standing import standing

KEEPERS = frozenset({Role.BUSINESS_MANAGER, Role.ADMINISTRATOR})


class ConnectionQuerySet(QuerySet["Any"]):
    def visible_to(self, user: Any) -> Self:
        """Those who keep the partnership's connections, and the person it acts for."""
        kept = standing(user).partnerships(KEEPERS)
        return self.filter(Q(partnership__in=kept) | Q(holder_id=getattr(user, "pk", None)))
