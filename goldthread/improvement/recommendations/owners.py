"""Who may own an action of a body."""

from django.db.models import QuerySet
from django.utils import timezone

from goldthread.foundations.access.models import User
from goldthread.foundations.agencies.models import Membership, Organisation
from goldthread.foundations.agencies.roles import CASE_ROLES


def workers_of(organisation: Organisation) -> QuerySet[User]:
    """People who work, today, for an organisation, by name."""
    posts = Membership.objects.current(timezone.localdate()).filter(
        organisation=organisation, role__in=CASE_ROLES
    )
    people = User.objects.filter(pk__in=posts.values("person"), is_active=True)
    return people.order_by("name", "pk")
