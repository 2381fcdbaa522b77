"""A version: read, approved by two, refused, set aside; its file handed out."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from goldthread.foundations.access.audit import audit
from goldthread.foundations.guidance import actions, approving, forms, permits
from goldthread.foundations.guidance.models import Version
from goldthread.foundations.guidance.pages import FormPage, VersionPage
from goldthread.foundations.guidance.views.shared import (
    APPROVERS,
    ASKING,
    KEEPERS,
    ask,
    need,
    version_of,
)
from goldthread.foundations.records import store


def _form(version: Version, form: Any, title: str, button: str, lead: str = "") -> FormPage:
    return FormPage(
        form, title, button, version.get_absolute_url(), version.code, caption=version.title,
        lead=lead, version=version,
    )  # fmt: skip


@require_safe
def guidance_version(request: HttpRequest, pk: int) -> HttpResponse:
    """One version, as it was written. Reading a draft is recorded."""
    page = VersionPage.of(version_of(request, pk), request.user)
    return render(request, "guidance/version.html", {"page": page})


@ASKING
def approve_guidance(request: HttpRequest, pk: int) -> HttpResponse:
    """The first or the second person's yes, whichever is missing."""
    version = version_of(request, pk)
    need(permits.may_answer(version, request.user), APPROVERS)
    second = version.first_by_id is not None
    page = _form(
        version,
        forms.YesForm(request.POST or None),
        "Second person: read it and say yes" if second else "Read it and say yes",
        "Yes, I approve it",
        "You did not write it. Read it as somebody who has to work by it.",
    )

    def act(**told: Any) -> None:
        approving.say_yes(version=version, by=request.user, **told)

    told = "It is approved." if second else "Your yes is kept. Somebody else must say yes too."
    return ask(request, page, act, told)


@ASKING
def refuse_guidance(request: HttpRequest, pk: int) -> HttpResponse:
    version = version_of(request, pk)
    need(permits.may_answer(version, request.user), APPROVERS)
    form = forms.WhyForm(request.POST or None, label="What has to change?")
    page = _form(version, form, "Say no to this draft", "No, not like this")

    def act(**told: Any) -> None:
        approving.say_no(version=version, by=request.user, **told)

    return ask(request, page, act, "Your no is kept. Its owner writes another draft.")


@ASKING
def ask_guidance(request: HttpRequest, pk: int) -> HttpResponse:
    version = version_of(request, pk)
    need(permits.may_keep(version.guidance, request.user), KEEPERS)
    people = permits.approvers(version.partnership)
    people = people.exclude(pk__in=version.asked.values("person"))
    form = forms.AskForm(request.POST or None, people=people.exclude(pk=version.by_id))
    page = _form(version, form, "Name one more person", "Ask them to approve it")

    def act(**told: Any) -> None:
        actions.ask_another(version=version, by=request.user, **told)

    return ask(request, page, act, "They are asked to approve it.")


@ASKING
def set_aside_guidance(request: HttpRequest, pk: int) -> HttpResponse:
    version = version_of(request, pk)
    need(permits.may_keep(version.guidance, request.user), KEEPERS)
    form = forms.WhyForm(request.POST or None, label="Why does it go no further?")
    page = _form(version, form, "Set this version aside", "Set it aside")

    def act(**told: Any) -> None:
        approving.set_aside(version=version, by=request.user, **told)

    return ask(request, page, act, "It is set aside, and stays in the record.")


@ASKING
def unpublish_guidance(request: HttpRequest, pk: int) -> HttpResponse:
    version = version_of(request, pk)
    may = permits.may_keep(version.guidance, request.user)
    need(may or permits.may_answer(version, request.user), KEEPERS)
    form = forms.WhyForm(request.POST or None, label="Why may the public not read it any more?")
    page = _form(
        version, form, "Take it from the public pages", "Take it from the public pages",
        "The public cannot read it from then on. Inside it still holds.",
    )  # fmt: skip

    def act(**told: Any) -> None:
        approving.take_from_public(version=version, by=request.user, **told)

    return ask(request, page, act, "The public cannot read it any more.")


@require_safe
def guidance_file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The file, to be saved and never shown inside our own pages; each download is recorded."""
    version = version_of(request, pk)
    try:
        response = store.handed_out(version)
    except (store.Lost, ValueError) as why:
        words = str(why) if isinstance(why, store.Lost) else "This version has no file."
        messages.error(request, f"{words} Nothing was changed.")
        return redirect(version)
    if request.method == "GET":
        audit(by=request.user, did="downloaded", about=version)
    return response
