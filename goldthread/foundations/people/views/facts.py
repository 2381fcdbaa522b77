"""What is known of one person: corrected, added to, or taken off as a mistake."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from goldthread.foundations.agencies.models import Organisation
from goldthread.foundations.people import actions, placing
from goldthread.foundations.people.forms import (
    AttachForm,
    ChangeForm,
    NameForm,
    PartForm,
    ResidenceForm,
    WhyForm,
    initial_of,
)
from goldthread.foundations.people.models import Involvement
from goldthread.foundations.people.pages import addresses_of
from goldthread.foundations.people.views.shared import ask, person_of

BOTH = ["GET", "POST"]


def _words(row: Involvement, title: str, button: str, lead: str = "") -> dict[str, str]:
    caption = f"{row.code}, {row.role}, {row.matter.code}"
    return {"title": title, "lead": lead, "button": button, "caption": caption}


@require_http_methods(BOTH)
def change(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    row = person_of(request, code, pk, writing=True)
    form = ChangeForm(request.POST or None, initial=initial_of(row.person))

    def act(**told: Any) -> None:
        actions.change(involvement=row, by=request.user, **told)

    lead = "They are corrected wherever this person is known. What they were before stays."
    words = _words(row, "Correct the facts", "Save", lead)
    return ask(request, form, act, back=row, done="The facts are corrected.", words=words)


@require_http_methods(BOTH)
def name(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    row = person_of(request, code, pk, writing=True)

    def act(**told: Any) -> None:
        actions.add_name(involvement=row, by=request.user, **told)

    lead = "Documents use old names: they are looked for, and kept out of what is published."
    words = _words(row, "Add another name", "Add the name", lead)
    form = NameForm(request.POST or None)
    return ask(request, form, act, back=row, done="The name is added.", words=words)


@require_http_methods(BOTH)
def part(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    row = person_of(request, code, pk, writing=True)
    bodies = Organisation.objects.visible_to(request.user).filter(partnership=row.partnership)
    initial = {"pseudonym": row.pseudonym, "organisation": row.organisation}
    form = PartForm(request.POST or None, bodies=bodies, initial=initial)

    def act(**told: Any) -> None:
        actions.describe(involvement=row, by=request.user, **told)

    lead = "The role and the code never change: agencies have written them down."
    words = _words(row, "Their part in this case", "Save", lead)
    return ask(request, form, act, back=row, done="Saved.", words=words)


@require_http_methods(BOTH)
def address(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    row = person_of(request, code, pk, writing=True)
    form = ResidenceForm(request.POST or None, addresses=addresses_of(row.matter, request.user))

    def act(**told: Any) -> None:
        placing.live_at(involvement=row, by=request.user, **told)

    words = _words(row, "Where they lived", "Add the address")
    return ask(request, form, act, back=row, done="The address is added.", words=words)


@require_http_methods(BOTH)
def organisation(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    row = person_of(request, code, pk, writing=True)

    def act(**told: Any) -> None:
        placing.attach(involvement=row, by=request.user, **told)

    words = _words(row, "An organisation in their life", "Add the organisation")
    form = AttachForm(request.POST or None)
    return ask(request, form, act, back=row, done="The organisation is added.", words=words)


@require_http_methods(BOTH)
def strike(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    row = person_of(request, code, pk, writing=True)

    def act(**told: Any) -> None:
        actions.strike(involvement=row, by=request.user, **told)

    lead = "Only for somebody who should never have been added. The code is not given out again."
    words = _words(row, "Take them off the register", "Take them off", lead)
    form = WhyForm(request.POST or None, ask="Why was it a mistake?")
    return ask(request, form, act, back=row, done="They are off the register.", words=words)
