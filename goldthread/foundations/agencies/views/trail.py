"""The audit trail, as its readers see it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from goldthread.foundations.access.lists import Worklist
from goldthread.foundations.agencies.pages import TRAIL, TrailFilters
from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.agencies.trail import trail_of
from goldthread.foundations.agencies.views.permits import here, holds

MANAGER = frozenset({Role.BUSINESS_MANAGER})


@require_GET
def trail(request: HttpRequest) -> HttpResponse:
    partnership = here(request)
    rows = Worklist(
        request,
        trail_of(partnership, request.user),
        title="Audit trail",
        columns=TRAIL,
        sort="-at",
        filters=TrailFilters,
    )
    if download := rows.export():
        return download
    context = {"list": rows, "everything": holds(request.user, MANAGER, partnership)}
    return render(request, "agencies/trail.html", context)
