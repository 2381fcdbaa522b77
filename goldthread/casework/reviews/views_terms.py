"""Terms of reference: reading, writing, agreeing, comparing, and taking out."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from goldthread.casework.reviews import scoped
from goldthread.casework.reviews import terms as acts
from goldthread.casework.reviews.differences import Difference, compare, compare_lists
from goldthread.casework.reviews.forms_terms import AgreeForm, NewVersionForm, TermsForm
from goldthread.casework.reviews.models import Review, TermsOfReference
from goldthread.casework.reviews.permits import may_lead
from goldthread.casework.reviews.terms_word import as_word, file_name, period_of
from goldthread.casework.reviews.within import Question, ask, first_problem, leading, working
from goldthread.foundations.access.audit import audit
from goldthread.foundations.agencies.forms import bodies_of
from goldthread.foundations.records.refusals import Refused

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _versions(review: Review) -> list[TermsOfReference]:
    """Newest first, each with what it says."""
    rows = review.terms.select_related("written_by", "begun_by", "agreed_by")
    return list(rows.prefetch_related("lines", "agencies").order_by("-version"))


def _show(request: HttpRequest, review: Review, shown: TermsOfReference | None) -> HttpResponse:
    versions = _versions(review)
    draft = next((one for one in versions if not one.is_agreed), None)
    context = {
        "review": review,
        "shown": next((one for one in versions if shown and one.pk == shown.pk), None),
        "versions": versions,
        "draft": draft,
        "holds": next((one for one in versions if one.is_agreed), None),
        "lacking": acts.lacking(draft) if draft else [],
        "leads": may_lead(review, request.user),
    }
    return render(request, "reviews/terms.html", context)


@require_GET
def terms(request: HttpRequest, pk: int) -> HttpResponse:
    """The version that holds; the draft, before any is agreed."""
    review = working(request, pk)
    visible = TermsOfReference.objects.visible_to(request.user)
    return _show(request, review, visible.agreed(review) or visible.draft(review))


@require_GET
def terms_version(request: HttpRequest, pk: int, version: int) -> HttpResponse:
    review = working(request, pk)
    return _show(request, review, get_object_or_404(review.terms, version=version))


def _draft_of(request: HttpRequest, review: Review) -> TermsOfReference | None:
    found: TermsOfReference | None = TermsOfReference.objects.visible_to(request.user).draft(review)
    return found


@require_http_methods(["GET", "POST"])
def write_terms(request: HttpRequest, pk: int) -> HttpResponse:
    review = leading(request, pk)
    draft = _draft_of(request, review)
    if draft is None:
        messages.info(request, "No version is being written. Begin a new one to change the terms.")
        return redirect("terms", pk)
    bodies = bodies_of(review.partnership, request.user)
    knew = scoped.who_knew(review, request.user)
    form = TermsForm(request.POST or None, terms=draft, bodies=bodies, knew=knew)
    if request.POST.get("autosave") == "1":
        return _keep(form, draft, request.user)
    if form.is_valid():
        try:
            acts.write(
                terms=draft, text=form.text(), seen=form.cleaned_data["seen"], by=request.user
            )
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            if "more" in request.POST:
                messages.success(request, "Saved. There is room for more lines at the end.")
                return redirect("write_terms", pk)
            messages.success(request, "The draft is saved.")
            return redirect("terms_version", pk, draft.version)
    said = {str(body): scoped.SAID for body in knew}
    context = {"review": review, "form": form, "draft": draft, "said": said}
    return render(request, "reviews/write_terms.html", context)


def _keep(form: TermsForm, draft: TermsOfReference, by: Any) -> HttpResponse:
    """What is written is kept every few seconds. Answers with what this window now holds."""
    if not form.is_valid():
        return JsonResponse({"problem": f"Not saved yet: {first_problem(form)}"})
    try:
        kept = acts.write(
            terms=draft, text=form.text(), seen=form.cleaned_data["seen"], by=by, unfinished=True
        )
    except Refused as refusal:
        return JsonResponse({"problem": " ".join(refusal.reasons)})
    return JsonResponse({"saved": f"{timezone.localtime():%H:%M}", "fields": {"seen": kept.saves}})


@require_http_methods(["GET", "POST"])
def agree_terms(request: HttpRequest, pk: int) -> HttpResponse:
    review = leading(request, pk)
    draft = _draft_of(request, review)
    if draft is None:
        return redirect("terms", pk)
    writer = draft.written_by_id or draft.begun_by_id
    question = Question(
        title=f"Agree version {draft.version} of the terms of reference",
        lead="Read it once more first. Once agreed it cannot be changed, only followed by a new "
        "version that says why.",
        button="Agree these terms",
        back=reverse("terms", args=[pk]),
        back_words="Terms of reference",
    )

    def act(**fields: Any) -> None:
        acts.agree(terms=draft, by=request.user, **fields)

    form = AgreeForm(
        request.POST or None, asks=writer == request.user.pk, initial={"seen": draft.saves}
    )
    done = f"Version {draft.version} is agreed."
    return ask(request, review, form, question, act, done)


@require_http_methods(["GET", "POST"])
def new_terms(request: HttpRequest, pk: int) -> HttpResponse:
    review = leading(request, pk)
    if _draft_of(request, review) is not None:
        return redirect("write_terms", pk)
    question = Question(
        title="Begin a new version",
        lead="It starts as a copy. The version that is agreed holds until the new one is.",
        button="Begin it",
        back=reverse("terms", args=[pk]),
        back_words="Terms of reference",
        then=reverse("write_terms", args=[pk]),
    )

    def act(**fields: Any) -> None:
        acts.begin_version(review=review, by=request.user, **fields)

    done = "The new version is a draft now."
    return ask(request, review, NewVersionForm(request.POST or None), question, act, done)


@require_GET
def terms_changes(request: HttpRequest, pk: int, version: int) -> HttpResponse:
    review = working(request, pk)
    versions = {one.version: one for one in _versions(review)}
    after, before = versions.get(version), versions.get(version - 1)
    if after is None or before is None:
        raise Http404
    parts = differences(before, after)
    context = {"review": review, "before": before, "after": after, "parts": parts}
    return render(request, "reviews/terms_changes.html", context)


def differences(before: TermsOfReference, after: TermsOfReference) -> list[Difference]:
    """Part by part, what the later version removed and added."""
    found = [
        compare(words, getattr(before, name), getattr(after, name))
        for words, name in (("Purpose", "purpose"), ("Scope", "scope"), ("Method", "method"))
    ]
    found.append(compare("Period", period_of(before), period_of(after)))
    names = [[body.name for body in one.agencies.all()] for one in (before, after)]
    found.append(compare_lists("Agencies that give a return", *names))
    old, new = ({line.number: line for line in one.lines.all()} for one in (before, after))
    for number in sorted({*old, *new}):
        texts = [
            f"{line.question}\n{line.prompt}".strip() if line else ""
            for line in (old.get(number), new.get(number))
        ]
        found.append(compare(f"Line of enquiry {number}", *texts))
    return found


@require_GET
def terms_word(request: HttpRequest, pk: int, version: int) -> HttpResponse:
    review = working(request, pk)
    if not (rows := [one for one in _versions(review) if one.version == version]):
        raise Http404
    if not rows[0].is_agreed and not may_lead(review, request.user):
        raise PermissionDenied
    audit(by=request.user, did="terms.taken", about=rows[0])
    response = HttpResponse(as_word(rows[0]), content_type=WORD)
    response["Content-Disposition"] = f'attachment; filename="{file_name(rows[0])}"'
    return response
