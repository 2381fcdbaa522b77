"""Referring a case: safety first, one idea a page, kept as you go; afterwards, one's own words."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from goldthread.casework.intake import actions, parts
from goldthread.casework.intake.forms_refer import FORMS, PaperForm, PartForm, PersonForm
from goldthread.casework.intake.models import OwnReferral, Relation
from goldthread.casework.intake.pages_refer import (
    CheckPage,
    DraftPage,
    FamilyPage,
    OwnPage,
    PapersPage,
    PartPage,
)
from goldthread.casework.intake.quorum import rule_of
from goldthread.foundations.access.doors import fetch
from goldthread.foundations.agencies.models import Partnership
from goldthread.foundations.agencies.roles import CASE_ROLES
from goldthread.foundations.agencies.views.permits import here, only
from goldthread.foundations.records.refusals import Refused

ASKING = require_http_methods(["GET", "POST"])
WITH = ("partnership", "matter", "organisation")


def _draft(request: HttpRequest, pk: int) -> OwnReferral:
    return fetch(request, OwnReferral, *WITH, pk=pk, partnership=here(request))


@ASKING
def new_referral(request: HttpRequest) -> HttpResponse:
    """The first page: is any child in danger now? Answering it begins the draft.

    It may have been begun while the page was written: then the page says which draft is meant.
    """
    partnership = only(request, CASE_ROLES)
    if (begun := request.POST.get("draft", "")).isdecimal():
        return _asked(request, _draft(request, int(begun)), parts.BY_SLUG["safety"])
    auto, later = "autosave" in request.POST, "later" in request.POST
    form = FORMS["safety"](
        request.POST or None,
        draft=OwnReferral(partnership=partnership),
        user=request.user,
        lenient=auto or later,
    )
    if auto:
        return _begun_by_itself(request, partnership, form)
    if form.is_valid():
        try:
            draft = actions.start(partnership=partnership, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error("in_danger", list(refusal.reasons))
        else:
            return _onwards(draft, "safety", later=later)
    page = PartPage(parts.BY_SLUG["safety"], form, None, "", rule_of(partnership).duty_team)
    return render(request, "intake/part.html", {"page": page})


def _begun_by_itself(
    request: HttpRequest, partnership: Partnership, form: PartForm
) -> JsonResponse:
    """What can be read begins the draft, once it is said whether a child is in danger."""
    form.is_valid()
    try:
        draft = actions.start(partnership=partnership, by=request.user, **form.cleaned_data)
    except Refused as refusal:
        return JsonResponse({"problem": " ".join(refusal.reasons)})
    return _kept(draft, parts.BY_SLUG["safety"], draft=draft.pk)


def _kept(row: OwnReferral, part: parts.Part, **fields: Any) -> JsonResponse:
    at = timezone.localtime(row.saved_at)
    fields["stamp"] = parts.stamp(row, part)
    return JsonResponse({"saved": f"{at:%H:%M}", "fields": fields})


def _onwards(draft: OwnReferral, part: str, *, later: bool) -> HttpResponse:
    following = parts.after(part)
    if later:
        return redirect("referral_draft", draft.pk)
    return (
        redirect("referral_part", draft.pk, following)
        if following
        else redirect("referral_check", draft.pk)
    )


@require_GET
def referral_draft(request: HttpRequest, pk: int) -> HttpResponse:
    draft = _draft(request, pk)
    if not draft.is_draft:
        return redirect("my_referral", pk)
    return render(request, "intake/draft.html", {"page": DraftPage.of(draft)})


@ASKING
def referral_part(request: HttpRequest, pk: int, part: str) -> HttpResponse:
    page = _part(part)
    draft = _draft(request, pk)
    if not draft.is_draft and request.method == "GET":
        return redirect("my_referral", pk)
    if part == "family":
        return render(request, "intake/family.html", {"page": FamilyPage.of(draft)})
    if part == "papers":
        return _papers(request, draft)
    return _asked(request, draft, page)


def _part(slug: str) -> parts.Part:
    """The page of that name; 404 for any other."""
    if slug not in parts.BY_SLUG:
        raise Http404
    return parts.BY_SLUG[slug]


def _asked(request: HttpRequest, draft: OwnReferral, part: parts.Part) -> HttpResponse:
    auto, later = "autosave" in request.POST, "later" in request.POST
    form = FORMS[part.slug](
        request.POST or None,
        initial=parts.values(draft, part),
        draft=draft,
        user=request.user,
        lenient=auto or later,
    )
    if auto:
        return _autosaved(request, draft, part, form)
    if form.is_valid():
        try:
            _keep(request, draft, part, form)
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            return _onwards(draft, part.slug, later=later)
    stamp = request.POST.get("stamp") or parts.stamp(draft, part)
    duty = rule_of(draft.partnership).duty_team if part.slug == "safety" else ""
    page = PartPage(part, form, draft, stamp, duty)
    return render(request, "intake/part.html", {"page": page})


def _keep(request: HttpRequest, draft: OwnReferral, part: parts.Part, form: PartForm) -> Any:
    return actions.save_part(
        draft=draft,
        part=part.slug,
        answers=form.cleaned_data,
        stamp=request.POST.get("stamp", ""),
        by=request.user,
    )


def _autosaved(
    request: HttpRequest, draft: OwnReferral, part: parts.Part, form: PartForm
) -> JsonResponse:
    """What can be read is kept; a date half typed is not, and is asked for by the button."""
    form.is_valid()
    try:
        kept = _keep(request, draft, part, form)
    except Refused as refusal:
        return JsonResponse({"problem": " ".join(refusal.reasons)})
    return _kept(kept, part)


def _papers(request: HttpRequest, draft: OwnReferral) -> HttpResponse:
    form = PaperForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            kept = actions.attach(draft=draft, file=form.cleaned_data["file"], by=request.user)
        except Refused as refusal:
            form.add_error("file", list(refusal.reasons))
        else:
            messages.success(request, f"“{kept.file_name}” is kept with your referral.")
            return redirect("referral_part", draft.pk, "papers")
    return render(request, "intake/papers.html", {"page": PapersPage.of(draft, form)})


@ASKING
def referral_person(request: HttpRequest, pk: int, person: int | None = None) -> HttpResponse:
    """Add somebody of the family to one's draft, or change them."""
    draft = _draft(request, pk)
    row = None
    if person is not None:
        # in scope: by the draft in scope
        row = get_object_or_404(draft.people.exclude(relation=Relation.CHILD), pk=person)
    form = PersonForm.of(row, request.POST or None)
    if form.is_valid():
        try:
            actions.name_person(draft=draft, person=row, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            return redirect("referral_part", pk, "family")
    context = {"form": form, "draft": draft, "person": row}
    return render(request, "intake/person.html", context)


@require_POST
def referral_take_out(request: HttpRequest, pk: int, kind: str, row: int) -> HttpResponse:
    """Take a person or a paper out of one's own draft."""
    draft = _draft(request, pk)
    rows: Any = {"person": draft.people, "paper": draft.files}.get(kind)
    if rows is None:
        raise Http404
    found = get_object_or_404(rows, pk=row)
    try:
        actions.take_out(draft=draft, row=found, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "It is taken out of your referral.")
    return redirect("referral_part", pk, "family" if kind == "person" else "papers")


@ASKING
def referral_check(request: HttpRequest, pk: int) -> HttpResponse:
    """Every answer once more, and the button that sends them."""
    draft = _draft(request, pk)
    if not draft.is_draft:
        return redirect("my_referral", pk)
    problems: list[str] = []
    if request.method == "POST":
        try:
            actions.submit(draft=draft, by=request.user)
        except Refused as refusal:
            problems = list(refusal.reasons)
        else:
            messages.success(request, "Your referral is sent.")
            return redirect("my_referral", pk)
    page = CheckPage.of(draft, problems)
    return render(request, "intake/check.html", {"page": page})


@require_GET
def my_referral(request: HttpRequest, pk: int) -> HttpResponse:
    """What its author sees afterwards: their own words, and where it stands."""
    sent = _draft(request, pk)
    if sent.is_draft:
        return redirect("referral_draft", pk)
    return render(request, "intake/mine.html", {"page": OwnPage.of(sent)})
