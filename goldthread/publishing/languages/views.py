"""Translating a released summary, and letting the translation out."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from goldthread.foundations.access.doors import fetch
from goldthread.foundations.records.refusals import Refused
from goldthread.publishing.anonymising import jobs, permits
from goldthread.publishing.documents.actions import may_release, may_write
from goldthread.publishing.documents.models import Summary, Version
from goldthread.publishing.languages import actions, exchange, forms, pages
from goldthread.publishing.languages.models import Translation
from goldthread.publishing.languages.segments import begun, segments
from goldthread.publishing.languages.tongues import Tongue, tongue

OF_SUMMARY = ("review__matter__partnership",)
WITH = ("version__summary__review__matter__partnership", "by", "read_by", "first_by", "second_by")


@require_GET
def translations(request: HttpRequest, pk: int) -> HttpResponseBase:
    page = pages.ListPage.of(fetch(request, Summary, *OF_SUMMARY, pk=pk), request.user)
    context = {"page": page, "bring": forms.BringForm()}
    return render(request, "languages/translations.html", context)


@require_http_methods(["GET", "POST"])
def translate(request: HttpRequest, pk: int, language: str) -> HttpResponseBase:
    """Write a language's next wording of the version that is public now."""
    version, into = _to_translate(request, pk, language)
    last = _last(request, version, into)
    parts = segments(version)
    start = last.words if last else begun(into.code)
    form = forms.WordsForm(request.POST or None, parts=parts, into=into, initial=start)
    if form.is_valid():
        try:
            made = actions.write(
                version=version, language=into.code, words=form.cleaned_data, by=request.user
            )
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            messages.success(request, "It is kept. Nothing of it is public yet.")
            return redirect(made)
    context = {"form": form, "version": version, "into": into}
    return render(request, "languages/translate.html", context)


@require_GET
def translation_out(request: HttpRequest, pk: int, language: str) -> HttpResponseBase:
    """The version that is public now as XLIFF 2.0."""
    version, into = _to_translate(request, pk, language)
    last = _last(request, version, into)
    data = exchange.take_out(version=version, into=into, last=last, by=request.user)
    answer = HttpResponse(data, content_type="application/xliff+xml")
    name = f"{version.summary.slug}-{version.number}-{into.code}.xlf"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@require_POST
def translation_in(request: HttpRequest, pk: int) -> HttpResponseBase:
    summary = fetch(request, Summary, *OF_SUMMARY, pk=pk)
    if not may_write(summary.review, request.user):
        raise PermissionDenied
    version = pages.public_version(summary)
    form = forms.BringForm(request.POST, request.FILES)
    if version is not None and form.is_valid():
        try:
            sent = form.cleaned_data["file"]
            made = exchange.bring_in(version=version, data=sent.read(), by=request.user)
        except Refused as refusal:
            form.add_error("file", list(refusal.reasons))
        else:
            messages.success(request, "It is kept. Nothing of it is public yet.")
            return redirect(made)
    context = {"page": pages.ListPage.of(summary, request.user), "bring": form, "form": form}
    return render(request, "languages/translations.html", context)


@require_GET
def translation(request: HttpRequest, pk: int) -> HttpResponseBase:
    one = fetch(request, Translation, *WITH, pk=pk)
    page = pages.TranslationPage.of(one, request.user)
    return render(request, "languages/translation.html", {"page": page})


@require_http_methods(["GET", "POST"])
def read_translation(request: HttpRequest, pk: int) -> HttpResponseBase:
    one = _to_release(request, pk)
    form = forms.ReadForm(request.POST or None)

    def act(said: str, **ticked: bool) -> None:
        actions.say_read(translation=one, said=said, by=request.user)

    if _done(request, form, act, "It is kept that you read it."):
        return redirect(one)
    return _ask(request, one, form, "read")


@require_POST
def check_translation(request: HttpRequest, pk: int) -> HttpResponseBase:
    one = _to_release(request, pk)
    try:
        check = actions.ask_check(translation=one, by=request.user)
    except Refused as refusal:
        messages.warning(request, " ".join(refusal.reasons))
        return redirect(one)
    jobs.check_soon(check)
    return redirect(check if permits.may_read(one.review, request.user) else one)


@require_http_methods(["GET", "POST"])
def release_translation(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The first person's yes or the second's, whichever is missing."""
    one = _to_release(request, pk)
    turn = "second" if one.first_at else "first"
    form = forms.YesForm(request.POST or None, initial={"turn": turn})

    def act(**fields: Any) -> None:
        actions.release(translation=one, by=request.user, **fields)

    said = "Your yes is recorded. Somebody else must say yes too."
    if turn == "second":
        said = "It is public now."
    if _done(request, form, act, said):
        return redirect(one)
    return _ask(request, one, form, turn)


@require_http_methods(["GET", "POST"])
def withdraw_translation(request: HttpRequest, pk: int) -> HttpResponseBase:
    one = _to_release(request, pk)
    form = forms.WithdrawForm(request.POST or None)

    def act(**fields: Any) -> None:
        actions.withdraw(translation=one, by=request.user, **fields)

    if _done(request, form, act, "It is withdrawn."):
        return redirect(one)
    return _ask(request, one, form, "withdraw")


def _ask(request: HttpRequest, one: Translation, form: Any, asked: str) -> HttpResponse:
    page = pages.TranslationPage.of(one, request.user)
    return render(request, "languages/ask.html", {"page": page, "form": form, "asked": asked})


def _to_release(request: HttpRequest, pk: int) -> Translation:
    one = fetch(request, Translation, *WITH, pk=pk)
    if not may_release(one.version.summary, request.user):
        raise PermissionDenied
    return one


def _to_translate(request: HttpRequest, pk: int, language: str) -> tuple[Version, Tongue]:
    """404 where nothing is public to be translated, or for a language that is not known."""
    summary = fetch(request, Summary, *OF_SUMMARY, pk=pk)
    if not may_write(summary.review, request.user):
        raise PermissionDenied
    version, into = pages.public_version(summary), tongue(language)
    if version is None or into is None or into.code == version.language:
        raise Http404
    return version, into


def _last(request: HttpRequest, version: Version, into: Tongue) -> Translation | None:
    """The last wording of the summary in a language, also of an earlier version: to go on from."""
    mine = Translation.objects.visible_to(request.user)
    mine = mine.filter(version__summary=version.summary_id, language=into.code)
    return mine.order_by("-version__number", "-number").first()


def _done(request: HttpRequest, form: Any, act: Any, words: str) -> bool:
    """Whether what was asked is done; if not, the form says why."""
    if not form.is_valid():
        return False
    try:
        act(**form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, list(refusal.reasons))
        return False
    messages.success(request, words)
    return True
