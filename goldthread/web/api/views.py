"""The page “Connections”: which programs act for whom, allowed and ended here."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from goldthread.foundations.access.asking import AskPage, ask
from goldthread.foundations.access.doors import fetch
from goldthread.foundations.agencies.views.permits import here, only
from goldthread.foundations.records.refusals import Refused
from goldthread.web.api import actions
from goldthread.web.api.forms import AllowForm
from goldthread.web.api.models import Connection
from goldthread.web.api.pages import ConnectionsPage, Line
from goldthread.web.api.querysets import KEEPERS

LEAD = (
    "The person it acts for takes the token themselves: nobody else sees it. Everything the "
    "program reads or sends stands in the audit trail under their name."
)


@require_GET
def connections(request: HttpRequest) -> HttpResponse:
    return render(request, "api/connections.html", {"page": _page(request)})


@require_http_methods(["GET", "POST"])
def allow(request: HttpRequest) -> HttpResponse:
    partnership = only(request, KEEPERS)

    def act(told: dict[str, Any]) -> str:
        made = actions.allow(partnership=partnership, by=request.user, **told)
        return f"{made.holder} can now take the token, on their own page “Connections”"

    form = AllowForm(request.POST or None, partnership=partnership)
    page = AskPage(
        form, "Connect a program", "Allow this connection", reverse("connections"),
        caption="Connections", lead=LEAD,
    )  # fmt: skip
    return ask(request, page, act)


@require_POST
def take(request: HttpRequest, pk: int) -> HttpResponse:
    """The token stands on this answer and nowhere else."""
    row = fetch(request, Connection, "holder", pk=pk, partnership=here(request))
    try:
        token = actions.take(connection=row, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("connections")
    return render(request, "api/connections.html", {"page": _page(request, token, row)})


@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request, Connection, pk=pk, partnership=here(request))
    try:
        actions.end(connection=row, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"“{row.name}” is ended. Its token opens nothing any more.")
    return redirect("connections")


def _page(
    request: HttpRequest, token: str = "", taken: Connection | None = None
) -> ConnectionsPage:
    partnership = here(request)
    keeps = actions.keeps(request.user, partnership)
    rows = Connection.objects.visible_to(request.user).filter(partnership=partnership)
    listed = rows.select_related("holder", "made_by")[:200]
    return ConnectionsPage(
        [Line.of(row, request.user, keeps=keeps) for row in listed], keeps, token, taken
    )
