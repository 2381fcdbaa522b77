"""The directory of organisations. Everyone in the partnership reads it; its keepers write."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from goldthread.foundations.access.doors import fetch
from goldthread.foundations.access.lists import Worklist
from goldthread.foundations.agencies import actions
from goldthread.foundations.agencies.actions import KEEPERS
from goldthread.foundations.agencies.forms import AliasForm, OrganisationForm, SuccessorForm
from goldthread.foundations.agencies.models import Membership, Organisation
from goldthread.foundations.agencies.pages import (
    BODIES,
    BodyFilters,
    OrganisationPage,
    now_called,
)
from goldthread.foundations.agencies.views.permits import here, holds, only
from goldthread.foundations.records.facts import current
from goldthread.foundations.records.refusals import Refused


@require_GET
def organisations(request: HttpRequest) -> HttpResponse:
    partnership = here(request)
    bodies = Organisation.objects.visible_to(request.user).filter(partnership=partnership)
    directory = Worklist(
        request,
        bodies.select_related("successor").prefetch_related("aliases"),
        title="Organisations",
        columns=BODIES,
        sort="name",
        filters=BodyFilters,
    )
    if download := directory.export():
        return download
    may_add = holds(request.user, KEEPERS, partnership)
    context = {"list": directory, "may_add": may_add, "now_called": now_called}
    return render(request, "agencies/organisations.html", context)


@require_http_methods(["GET", "POST"])
def add_organisation(request: HttpRequest) -> HttpResponse:
    partnership = only(request, KEEPERS)
    form = OrganisationForm(request.POST or None)
    if form.is_valid():
        try:
            body = actions.add_organisation(
                partnership=partnership, by=request.user, **form.cleaned_data
            )
        except Refused as refusal:
            form.add_error("name", list(refusal.reasons))
        else:
            messages.success(request, f"{body} is in the directory.")
            return redirect("organisation", body.pk)
    return render(request, "agencies/add_organisation.html", {"form": form})


@require_http_methods(["GET", "POST"])
def organisation(request: HttpRequest, pk: int) -> HttpResponse:
    """One organisation; its keepers can add another name for it."""
    partnership = here(request)
    body = fetch(request, Organisation, "successor", pk=pk, partnership=partnership)
    keeper = holds(request.user, KEEPERS, partnership)
    if request.method == "POST":
        only(request, KEEPERS)
    form = AliasForm(request.POST or None)
    if form.is_valid():
        try:
            actions.add_alias(organisation=body, name=form.cleaned_data["alias"], by=request.user)
        except Refused as refusal:
            form.add_error("alias", list(refusal.reasons))
        else:
            return redirect("organisation", pk)
    posts = Membership.objects.visible_to(request.user).filter(
        current(timezone.localdate()), organisation=body
    )
    page = OrganisationPage(
        body=body,
        names=sorted(body.aliases.values_list("name", flat=True)),
        before=list(body.predecessors.order_by("name")),
        people=list(posts.select_related("person").order_by("person__name")) if keeper else None,
        form=form if keeper else None,
        now=now_called(body),
    )
    return render(request, "agencies/organisation.html", {"page": page})


@require_http_methods(["GET", "POST"])
def successor(request: HttpRequest, pk: int) -> HttpResponse:
    body = fetch(request, Organisation, pk=pk, partnership=only(request, KEEPERS))
    form = SuccessorForm(request.POST or None, organisation=body, user=request.user)
    if form.is_valid():
        try:
            actions.succeed(organisation=body, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            messages.success(request, f"Recorded: who took over from {body}.")
            return redirect("organisation", pk)
    return render(request, "agencies/successor.html", {"body": body, "form": form})
