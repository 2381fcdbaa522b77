"""Who can be chosen on a form."""

from django.db.models import QuerySet
from django.utils import timezone

from goldthread.foundations.access.models import User
from goldthread.foundations.agencies.models import Membership, Partnership
from goldthread.foundations.agencies.roles import CASE_ROLES, Role


def people_of(partnership: Partnership, roles: frozenset[Role] = CASE_ROLES) -> QuerySet[User]:
    """People with a current role in a partnership, by default any case role, each once, by name."""
    posts = Membership.objects.current(timezone.localdate()).filter(
        partnership=partnership, role__in=roles
    )
    return User.objects.filter(pk__in=posts.values("person"), is_active=True).order_by("name")
