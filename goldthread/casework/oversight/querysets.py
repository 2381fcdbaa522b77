"""Who sees what of supervision. Nothing of it is open to whoever merely oversees a partnership."""

from __future__ import annotations

from typing import Any, Self

from django.db.models import Q, QuerySet

from goldthread.casework.safeguards.querysets import OfFamilyQuerySet
from goldthread.foundations.agencies.roles import AGENCY, CASE_ROLES
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.records.facts import current


def between(user: Any, prefix: str = "") -> Q:
    """The two whose supervision it is, while they work for an agency of the partnership."""
    me = user.pk or 0
    return (Q(**{f"{prefix}supervisor": me}) | Q(**{f"{prefix}supervisee": me})) & Q(
        **{f"{prefix}partnership__in": standing(user).partnerships(AGENCY)}
    )


class AgreementQuerySet(QuerySet["Any"]):
    def visible_to(self, user: Any) -> Self:
        """The two, and whom the agreement names as the supervisor's own manager."""
        return self.between(user) | self.overseen_by(user)

    def between(self, user: Any) -> Self:
        return self.filter(between(user))

    def overseen_by(self, user: Any) -> Self:
        where = standing(user).partnerships(AGENCY)
        return self.filter(overseer=user.pk or 0, partnership__in=where)

    def running(self, day: Any) -> Self:
        """Not ended. Whether both have agreed is asked of its terms."""
        return self.filter(Q(ends__isnull=True) | Q(ends__gte=day))


class OfAgreementQuerySet(QuerySet["Any"]):
    """Rows for the two alone; the model's `to_agreement` leads to the agreement."""

    def visible_to(self, user: Any) -> Self:
        return self.filter(between(user, f"{self.model.to_agreement}__"))


class DiscussedQuerySet(OfFamilyQuerySet):
    def visible_to(self, user: Any) -> Self:
        """What the two said of a family: for the two, and only while that family's doors are open
        to whoever reads. In the family's own record stands what was decided, and by whom."""
        return super().visible_to(user).filter(between(user, "session__agreement__"))


class RuleQuerySet(QuerySet["Any"]):
    def visible_to(self, user: Any) -> Self:
        """Policies and prompts are no secret among those with a case role in the partnership."""
        return self.filter(partnership__in=standing(user).partnerships(CASE_ROLES))

    def held(self, day: Any) -> Self:
        return self.filter(current(day))
