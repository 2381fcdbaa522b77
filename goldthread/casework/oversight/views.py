"""My supervision, one agreement, one session, and the chain above a supervisor."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from goldthread.casework.oversight import agreeing, forms, permits
from goldthread.casework.oversight.models import Agreement, Session
from goldthread.casework.oversight.pages import (
    AgreementPage,
    ChainPage,
    HeldPage,
    MyPage,
    SessionPage,
)
from goldthread.casework.safeguards.asking import colleagues, here, workmates
from goldthread.casework.safeguards.naming import Known
from goldthread.casework.safeguards.views import ASKING
from goldthread.foundations.access.asking import AskPage, ask, done_or_refused, need
from goldthread.foundations.access.doors import fetch

WITH = ("partnership", "organisation", "supervisor", "supervisee", "overseer")


def fetch_agreement(request: HttpRequest, pk: int, *, to_write: bool = False) -> Agreement:
    row = fetch(request, Agreement, *WITH, pk=pk)
    if to_write:
        need(permits.is_one_of_two(row, request.user), permits.THE_TWO)
    return row


def fetch_session(request: HttpRequest, pk: int) -> Session:
    return fetch(request, Session, *(f"agreement__{one}" for one in WITH), pk=pk)


@require_safe
def my_supervision(request: HttpRequest) -> HttpResponse:
    page = MyPage.of(here(request), request.user)
    return render(request, "oversight/mine.html", {"page": page})


@require_safe
def chain(request: HttpRequest) -> HttpResponse:
    need(permits.works_in(here(request), request.user), permits.AGENCIES)
    page = ChainPage.of(here(request), request.user)
    return render(request, "oversight/chain.html", {"page": page})


@require_safe
def held(request: HttpRequest) -> HttpResponse:
    need(permits.is_unit(here(request), request.user), permits.UNIT)
    return render(request, "oversight/held.html", {"page": HeldPage.of(here(request))})


@ASKING
def new_agreement(request: HttpRequest) -> HttpResponse:
    partnership = here(request)
    need(permits.works_in(partnership, request.user), permits.AGENCIES)
    form = forms.AgreementForm(
        request.POST or None, initial={"starts": timezone.localdate()},
        known=Known(
            request.user, partnership,
            workmates(request.user, partnership), colleagues(partnership),
        ),
    )  # fmt: skip
    made: list[Agreement] = []

    def act(told: dict[str, Any]) -> str:
        part, other = told.pop("part"), told.pop("other")
        pair = {"supervisee": other, "supervisor": other, part: request.user}
        made.append(agreeing.agree(partnership=partnership, by=request.user, **pair, **told))
        return f"Written, with your yes. It holds once {other} says yes"

    if done_or_refused(request, form, act):
        return redirect(made[0])
    lead = "How often you meet follows from your agency’s policy. Both of you must say yes."
    page = AskPage(form, "A supervision agreement", "Write it", reverse("my_supervision"),
                   "My supervision", lead)  # fmt: skip
    return render(request, "access/asked.html", {"page": page})


@require_safe
def agreement(request: HttpRequest, pk: int) -> HttpResponse:
    page = AgreementPage.of(fetch_agreement(request, pk), request.user)
    return render(request, "oversight/agreement.html", {"page": page})


@ASKING
def say_yes(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch_agreement(request, pk, to_write=True)
    terms = row.terms.order_by("-pk").first()
    form = forms.YesForm(request.POST or None)

    def act(told: dict[str, Any]) -> str:
        agreeing.say_yes(term=terms, by=request.user)  # type: ignore[arg-type]
        return "Both of you have agreed"

    lead = f"It covers: {terms.covers}\n\nIf a session is missed: {terms.missed}" if terms else ""
    return ask(request, _page(row, form, "Do you agree?", "Yes, I agree", lead), act)


@ASKING
def renew(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch_agreement(request, pk, to_write=True)
    last = row.terms.order_by("-pk").first()
    start = {"starts": timezone.localdate()}
    if last is not None:
        start |= {"covers": last.covers, "missed": last.missed}
    form = forms.TermsForm(request.POST or None, initial=start)

    def act(told: dict[str, Any]) -> str:
        agreeing.write_terms(agreement=row, by=request.user, **told)
        return f"Written, with your yes. It holds once {row.other(request.user)} says yes"

    lead = "For another year. What you agreed before stays on record, and holds until then."
    return ask(request, _page(row, form, "Agree again", "Write it", lead), act)


@ASKING
def end(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch_agreement(request, pk)
    need(permits.may_end(row, request.user), permits.ENDING)
    form = forms.EndForm(request.POST or None)

    def act(told: dict[str, Any]) -> str:
        agreeing.end(agreement=row, by=request.user, **told)
        return "The agreement has ended. What was decided stays with the families"

    back = reverse("my_supervision")
    lead = (
        "It stays on record. The other of you reads why. The supervisor’s own manager sees that "
        "you ended it, and not why."
    )
    page = AskPage(form, "End this agreement", "End it", back, str(row), lead)
    return ask(request, page, act)


@ASKING
def new_session(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch_agreement(request, pk, to_write=True)
    start = {"on": timezone.localdate(), "held": "yes"}
    form = forms.SessionForm(request.POST or None, initial=start)
    made: list[Session] = []

    def act(told: dict[str, Any]) -> str:
        made.append(agreeing.record(agreement=row, by=request.user, **told))
        return "Recorded. Now each family you spoke of" if made[0].held else "Recorded, with why"

    if done_or_refused(request, form, act):
        return redirect(made[0] if made[0].held else row)
    page = _page(row, form, "A session of supervision", "Record it")
    return render(request, "access/asked.html", {"page": page})


@require_safe
def session(request: HttpRequest, pk: int) -> HttpResponse:
    page = SessionPage.of(fetch_session(request, pk), request.user)
    return render(request, "oversight/session.html", {"page": page})


@ASKING
def about_work(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch_session(request, pk)
    form = forms.WorkForm(request.POST or None)

    def act(told: dict[str, Any]) -> str:
        agreeing.write_about_work(session=row, by=request.user, **told)
        return "Kept for the two of you"

    lead = "The two of you read this, and nobody else: no manager, no business unit."
    page = AskPage(form, "Wellbeing and workload", "Keep it", row.get_absolute_url(),
                   f"{row.agreement}, {row}", lead)  # fmt: skip
    return ask(request, page, act)


def _page(row: Agreement, form: Any, title: str, button: str, lead: str = "") -> AskPage:
    return AskPage(form, title, button, row.get_absolute_url(), str(row), lead)
