"""A partnership's own Word templates and protective marking."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from goldthread.engines.documents import papers as engine
from goldthread.engines.documents.papers import usual_template
from goldthread.foundations.agencies.views.permits import holds, only
from goldthread.foundations.records.refusals import Refused
from goldthread.publishing.anonymising.permits import RELEASERS
from goldthread.publishing.papers import keeping, permits
from goldthread.publishing.papers.forms import MarkingForm, TemplateForm
from goldthread.publishing.papers.kinds import KINDS, Kind
from goldthread.publishing.papers.models import Marking, Template
from goldthread.publishing.papers.views import as_download


@require_GET
def templates(request: HttpRequest) -> HttpResponseBase:
    partnership = only(request, RELEASERS)
    rows = Template.objects.visible_to(request.user).filter(partnership=partnership)
    newest = {one.kind: one for one in rows.select_related("by").order_by("number")}
    context: dict[str, Any] = {
        "kinds": [(kind, newest.get(kind.key)) for kind in KINDS.values() if kind.has_template],
        "marking": Marking.of(partnership),
        "may_keep": holds(request.user, permits.KEEPERS, partnership),
    }
    return render(request, "papers/templates.html", context)


@require_http_methods(["GET", "POST"])
def template(request: HttpRequest, kind: str) -> HttpResponseBase:
    """Upload the next template of a kind."""
    partnership, of = only(request, permits.KEEPERS), _kind(kind)
    form = TemplateForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        sent = form.cleaned_data["file"]
        data = sent.read()
        try:
            keeping.upload(
                partnership=partnership, kind=kind, data=data, name=sent.name,
                by=request.user,
            )  # fmt: skip
        except Refused as refusal:
            form.add_error("file", list(refusal.reasons))
        else:
            messages.success(request, f"The template is in use for every {of.name.lower()}.")
            if pictures := engine.pictures_in(data):
                some = "a picture" if pictures == 1 else f"{pictures} pictures"
                messages.warning(
                    request,
                    f"It holds {some}. No check reads what is written in a picture: whoever says "
                    "yes to a document made of it is asked to look, and to say so.",
                )
            return redirect("paper_templates")
    rows = Template.objects.visible_to(request.user).filter(partnership=partnership, kind=kind)
    history = list(rows.select_related("by").defer("content"))
    own = bool(history) and bool(history[0].sha256)
    context = {"form": form, "kind": of, "history": history, "own": own}
    return render(request, "papers/template.html", context)


@require_POST
def usual(request: HttpRequest, kind: str) -> HttpResponseBase:
    partnership = only(request, permits.KEEPERS)
    try:
        keeping.back_to_usual(partnership=partnership, kind=_kind(kind).key, by=request.user)
    except Refused as refusal:
        messages.warning(request, " ".join(refusal.reasons))
    else:
        messages.success(request, "The usual template is in use again.")
    return redirect("paper_templates")


@require_GET
def file(request: HttpRequest, kind: str) -> HttpResponseBase:
    """The template in use, to edit in Word; with `?usual` the usual one."""
    partnership, of = only(request, RELEASERS), _kind(kind)
    own = None if "usual" in request.GET else Template.of(partnership, of.key)
    data = bytes(own.content) if own and own.content else usual_template()
    return as_download(data, "docx", f"template-{of.key}{f'-{own.number}' if own else ''}")


@require_http_methods(["GET", "POST"])
def marking(request: HttpRequest) -> HttpResponseBase:
    partnership = only(request, permits.KEEPERS)
    form = MarkingForm(request.POST or None, initial={"words": Marking.of(partnership)})
    if form.is_valid():
        try:
            keeping.set_marking(partnership=partnership, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error("words", list(refusal.reasons))
        else:
            messages.success(request, "It stands on every draft from now on.")
            return redirect("paper_templates")
    rows = Marking.objects.visible_to(request.user).filter(partnership=partnership)
    context = {"form": form, "history": list(rows.select_related("by"))}
    return render(request, "papers/marking.html", context)


def _kind(kind: str) -> Kind:
    """404 where there is no such document, or none with a Word template."""
    found = KINDS.get(kind)
    if found is None or not found.has_template:
        raise Http404
    return found
