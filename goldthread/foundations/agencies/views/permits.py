"""Who may open these pages at all."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from goldthread.foundations.agencies.models import Partnership
from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.agencies.standing import standing


def here(request: HttpRequest) -> Partnership:
    """The partnership that the person works in now; 404 for somebody who belongs to none."""
    partnership: Partnership | None = getattr(request, "partnership", None)
    if partnership is None:
        raise Http404
    return partnership


def only(request: HttpRequest, roles: frozenset[Role]) -> Partnership:
    """The partnership here; PermissionDenied without one of the roles in it."""
    partnership = here(request)
    if not holds(request.user, roles, partnership):
        raise PermissionDenied
    return partnership


def holds(user: Any, roles: frozenset[Role], partnership: Partnership) -> bool:
    return standing(user).holds(roles, partnership=partnership.pk)
