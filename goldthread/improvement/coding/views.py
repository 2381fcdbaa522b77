"""Themes: what keeps coming back, one of them, and what is put under them."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from goldthread.foundations.access.asking import AskPage, ask, done_or_refused, need
from goldthread.foundations.access.doors import fetch
from goldthread.foundations.agencies.roles import OVERSIGHT
from goldthread.foundations.agencies.views.permits import only
from goldthread.foundations.records.refusals import Refused
from goldthread.improvement.assurance.keeping import keep_up
from goldthread.improvement.coding import actions, forms, pages, permits
from goldthread.improvement.coding.models import Theme
from goldthread.improvement.coding.trends import TrendsPage
from goldthread.improvement.learning.models import LearningPoint
from goldthread.improvement.recommendations.models import Recommendation

ASKING = require_http_methods(["GET", "HEAD", "POST"])
KINDS: dict[str, Any] = {"recommendation": Recommendation, "learning": LearningPoint}


@require_safe
def themes(request: HttpRequest) -> HttpResponse:
    partnership, user = only(request, OVERSIGHT), request.user
    keep_up(timezone.localdate())
    may = permits.may_code(partnership, user)
    context = {
        "page": TrendsPage.of(partnership, user),
        "left": pages.left(user, partnership) if may else (0, ""),
        "may_code": may,
        "every": Theme.objects.visible_to(user).filter(partnership=partnership),
    }
    return render(request, "coding/themes.html", context)


@require_safe
def theme(request: HttpRequest, pk: int) -> HttpResponseBase:
    found = fetch(request, Theme, "partnership", pk=pk)
    work = pages.worklist(request, found)
    if download := work.export():
        return download
    keep_up(timezone.localdate())
    page = pages.ThemePage.of(found, request, work)
    return render(request, "coding/theme.html", {"page": page})


@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    partnership = only(request, OVERSIGHT)
    need(permits.may_code(partnership, request.user), permits.CODES)
    try:
        made = actions.begin(partnership=partnership, by=request.user)
    except Refused as refusal:
        messages.error(request, " ".join(refusal.reasons))
    else:
        messages.success(request, f"{len(made)} themes to begin with. Change them as you need.")
    return redirect("coded_themes")


@ASKING
def new_theme(request: HttpRequest) -> HttpResponse:
    partnership = only(request, OVERSIGHT)
    need(permits.may_code(partnership, request.user), permits.CODES)
    form = forms.ThemeForm(request.POST or None)

    def act(told: dict[str, Any]) -> str:
        return f"Added: {actions.add(partnership=partnership, by=request.user, **told)}"

    return ask(request, AskPage(form, "Add a theme", "Add it", reverse("coded_themes"), ""), act)


@ASKING
def change_theme(request: HttpRequest, pk: int) -> HttpResponse:
    row = _mine(request, pk)
    start = {name: getattr(row, name) for name in ("name", "means", "words", "source")}
    form = forms.ThemeForm(request.POST or None, initial=start)

    def act(told: dict[str, Any]) -> str:
        actions.change(theme=row, by=request.user, **told)
        return "Changed. What is coded to it stays"

    page = AskPage(form, "Change this theme", "Change it", row.get_absolute_url(), row.name)
    return ask(request, page, act)


@require_POST
def retire(request: HttpRequest, pk: int) -> HttpResponse:
    """Out of use, or into use again."""
    row = _mine(request, pk)
    act = actions.retire if row.retired_at is None else actions.take_up
    try:
        act(theme=row, by=request.user)
    except Refused as refusal:
        messages.error(request, " ".join(refusal.reasons))
    return redirect(row)


@ASKING
def code_item(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """What one recommendation or learning point belongs to; then the next that nobody coded."""
    if kind not in KINDS:
        raise Http404
    item = fetch(request, KINDS[kind], "review__matter__partnership", pk=pk)
    partnership = item.partnership
    need(permits.may_code(partnership, request.user), permits.CODES)
    used = Theme.objects.visible_to(request.user).used().filter(partnership=partnership)
    passage = pages.Passage.of(item, list(used))
    fits = [row.theme_id for row in item.coded.belonging()]
    form = forms.CodeForm(request.POST or None, themes=used, initial={"themes": fits})

    def act(told: dict[str, Any]) -> str:
        shown = [one.id for one in passage.suggested]
        actions.code(item=item, themes=list(told["themes"]), by=request.user, suggested=shown)
        return f"Kept for {item.code} of {item.review.code}"

    if done_or_refused(request, form, act):
        onward = pages.left(request.user, partnership)[1] if "next" in request.POST else ""
        return redirect(onward or item)
    return render(request, "coding/code.html", {"form": form, "passage": passage, "item": item})


def _mine(request: HttpRequest, pk: int) -> Theme:
    row = fetch(request, Theme, "partnership", pk=pk)
    need(permits.may_code(row.partnership, request.user), permits.CODES)
    return row
