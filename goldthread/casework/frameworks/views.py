"""The partnership's kinds of review and clocks, and a box to try them. Everybody here may read."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from goldthread.casework.frameworks.held import Shelf, area_of
from goldthread.casework.frameworks.pages import FrameworksPage, KindPage, shown
from goldthread.foundations.agencies.roles import BUSINESS_UNIT
from goldthread.foundations.agencies.views.permits import here, holds


@require_safe
def frameworks(request: HttpRequest) -> HttpResponse:
    partnership = here(request)
    page = FrameworksPage.of(
        partnership,
        request.GET,
        area_of(partnership),
        today=timezone.localdate(),
        may_write=holds(request.user, BUSINESS_UNIT, partnership),
    )
    return render(request, "frameworks/frameworks.html", {"page": page})


@require_safe
def framework(request: HttpRequest, code: str) -> HttpResponse:
    partnership = here(request)
    shelf = Shelf.of(partnership)
    found = shown(shelf, code)
    if found is None:
        raise Http404
    writes = holds(request.user, BUSINESS_UNIT, partnership)
    page = KindPage.of(partnership, shelf, found, may_write=writes)
    return render(request, "frameworks/framework.html", {"page": page})
