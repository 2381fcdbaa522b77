"""The list of a review's returns, one's own returns, and one return."""

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_GET

from goldthread.casework.contributions import permits, quality
from goldthread.casework.contributions.pages import (
    AgencyPage,
    PanelPage,
    own_list,
    returns_list,
)
from goldthread.casework.contributions.shared import fetch_return
from goldthread.casework.contributions.states import state_of
from goldthread.casework.reviews.models import Review
from goldthread.casework.reviews.permits import sees_across_agencies
from goldthread.foundations.access.doors import fetch
from goldthread.foundations.agencies.roles import CASE_ROLES
from goldthread.foundations.agencies.views.permits import only


@require_GET
def returns(request: HttpRequest, pk: int) -> HttpResponseBase:
    review = fetch(request, Review, "matter__partnership", pk=pk)
    permits.need(sees_across_agencies(review, request.user))
    shown = returns_list(request, review)
    if download := shown.export():
        return download
    context = {
        "review": review,
        "list": shown,
        "state_of": state_of,
        "may_invite": permits.may_invite(review, request.user),
    }
    return render(request, "contributions/returns.html", context)


@require_GET
def my_returns(request: HttpRequest) -> HttpResponseBase:
    only(request, CASE_ROLES)
    shown = own_list(request)
    if download := shown.export():
        return download
    return render(request, "contributions/my_returns.html", {"list": shown, "state_of": state_of})


@require_GET
def one_return(request: HttpRequest, pk: Any) -> HttpResponseBase:
    """The agency's own page for its people; for those who oversee it, where it stands."""
    found = fetch_return(request, pk)
    if permits.is_own(found, request.user):
        page = AgencyPage.of(found, request.user)
        return render(request, "contributions/agency.html", {"page": page})
    panel = PanelPage.of(found, request.user)
    context = {"page": panel, "words_of": quality.words_of}
    return render(request, "contributions/panel.html", context)
