"""A family in supervision: what was said and decided, and its page in the family's record."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from goldthread.casework.oversight import discussing, forms, permits
from goldthread.casework.oversight.models import Complexity, Decided, DecidedEnd, Discussed
from goldthread.casework.oversight.pages import questions
from goldthread.casework.oversight.pages_family import FamilyPage
from goldthread.casework.oversight.views import fetch_session
from goldthread.casework.safeguards.asking import closed, fetch_family, working_with
from goldthread.casework.safeguards.models import Family
from goldthread.casework.safeguards.permits import WRITERS, may_write
from goldthread.casework.safeguards.views import ASKING
from goldthread.foundations.access.asking import AskPage, ask, need
from goldthread.foundations.access.doors import fetch


@ASKING
def discuss(request: HttpRequest, pk: int, family: int) -> HttpResponse:
    row = fetch_session(request, pk)
    # in scope: by the scope of families in safeguards
    found = get_object_or_404(Family.objects.visible_to(request.user), pk=family)
    need(may_write(found, request.user) or closed(found), WRITERS)
    asked = questions(row.partnership)
    form = forms.ReflectForm(request.POST or None, questions=asked)

    def act(told: dict[str, Any]) -> str:
        discussing.discuss(session=row, family=found, told=form.told, by=request.user)
        return "Kept. What did you decide?"

    lead = (
        "Answer what helps, and leave the rest. The two of you read this while the family’s record "
        "is open to you. In the record stands that you spoke, and what you decided."
    )
    page = AskPage(form, f"Reflect on {found}", "Keep it", row.get_absolute_url(),
                   f"{row.agreement}, {row}", lead)  # fmt: skip
    return ask(request, page, act)


def _fetch(request: HttpRequest, pk: int) -> Discussed:
    row = fetch(
        request, Discussed, "family__matter__partnership", "session__agreement__supervisor",
        "session__agreement__supervisee", "session__agreement__partnership", pk=pk,
    )  # fmt: skip
    need(may_write(row.family, request.user) or closed(row.family), WRITERS)
    return row


@ASKING
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    row = _fetch(request, pk)
    form = forms.DecideForm(request.POST or None, people=working_with(row.family))

    def act(told: dict[str, Any]) -> str:
        discussing.decide(discussed=row, by=request.user, **told)
        return "It stands in the family’s record now, with its owner and its day"

    return ask(request, _page(row, form, "What did you decide?", "Record it"), act)


@ASKING
def say(request: HttpRequest, pk: int) -> HttpResponse:
    row = _fetch(request, pk)
    signs = permits.supervises(row.session.agreement, request.user)
    form = forms.WordsForm(request.POST or None)

    def act(told: dict[str, Any]) -> str:
        discussing.say(discussed=row, by=request.user, **told)
        return "Signed" if signs else "Your view is added"

    title = "Sign your oversight" if signs else "Add your view"
    lead = "Everybody who works with the family reads this. It stays as you write it."
    return ask(request, _page(row, form, title, "Sign it" if signs else "Add it", lead), act)


@require_safe
def family_supervision(request: HttpRequest, pk: int) -> HttpResponse:
    page = FamilyPage.of(fetch_family(request, pk), request.user)
    return render(request, "oversight/family.html", {"page": page})


@ASKING
def complex_family(request: HttpRequest, pk: int) -> HttpResponse:
    family = fetch_family(request, pk, to_write=True)
    form = forms.ComplexForm(request.POST or None)

    def act(told: dict[str, Any]) -> str:
        discussing.say_complex(family=family, holds=True, by=request.user, **told)
        return "Recorded. Take it to safeguarding supervision"

    lead = "It leads to supervision and to nothing else. It says nothing about the family."
    title = "Why is safeguarding supervision needed?"
    return ask(request, _of(family, form, title, "Record it", lead), act)


@ASKING
def not_complex(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    family = fetch_family(request, pk, to_write=True)
    found: Complexity = get_object_or_404(family.complexities.select_related("family"), pk=row)
    need(permits.may_take_back(found, request.user) or closed(family), permits.ASKED)
    form = forms.WordsForm(request.POST or None)

    def act(told: dict[str, Any]) -> str:
        discussing.say_complex(
            family=family, trigger=found.trigger, holds=False, by=request.user, **told
        )
        return "Recorded. What was said before stays"

    return ask(request, _of(family, form, f"No longer so: {found}", "Record it"), act)


def _fetch_decided(request: HttpRequest, pk: int) -> Decided:
    row = fetch(request, Decided, "discussed__family__matter__partnership",
                "discussed__session__agreement", pk=pk)  # fmt: skip
    family = row.discussed.family
    need(may_write(family, request.user) or closed(family), WRITERS)
    need(bool(permits.ends_as(row, request.user)) or closed(family), permits.ENDS)
    return row


@ASKING
def hand_on(request: HttpRequest, pk: int) -> HttpResponse:
    row = _fetch_decided(request, pk)
    form = forms.HandForm(request.POST or None, people=working_with(row.discussed.family))

    def act(told: dict[str, Any]) -> str:
        made = discussing.hand_on(decided=row, by=request.user, **told)
        return f"{made.owner} has it now"

    page = _of(row.discussed.family, form, "Hand this on", "Hand it on", row.what)
    return ask(request, page, act)


@ASKING
def end_decided(request: HttpRequest, pk: int) -> HttpResponse:
    row = _fetch_decided(request, pk)
    ways = permits.ends_as(row, request.user) or list(DecidedEnd.How.values)  # of a closed record
    form = forms.EndDecidedForm(request.POST or None, ways=ways)

    def act(told: dict[str, Any]) -> str:
        discussing.end_decided(decided=row, by=request.user, **told)
        return "Recorded"

    page = _of(row.discussed.family, form, "What became of it?", "Record it", row.what)
    return ask(request, page, act)


def _page(row: Discussed, form: Any, title: str, button: str, lead: str = "") -> AskPage:
    caption = f"{row.family.code} {row.family}, {row.session}"
    return AskPage(form, title, button, row.session.get_absolute_url(), caption, lead)


def _of(family: Family, form: Any, title: str, button: str, lead: str = "") -> AskPage:
    back = reverse("family_supervision", args=[family.pk])
    return AskPage(form, title, button, back, f"{family.code} {family}", lead)
