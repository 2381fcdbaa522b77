"""Domestic abuse in a family's record: the page, and what is written on it."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from goldthread.casework.abuse import contacting, forms, recording, risk
from goldthread.casework.abuse.asking import harming
from goldthread.casework.abuse.pages import AbusePage, ContactPage
from goldthread.casework.abuse.standing import CHILDREN
from goldthread.casework.safeguards.asking import fetch_family
from goldthread.casework.safeguards.models import Family
from goldthread.casework.safeguards.views import ASKING
from goldthread.foundations.access.asking import AskPage, ask
from goldthread.foundations.people.roles import FAMILY
from goldthread.rules.abuse import CHILD_IS_VICTIM, ENQUIRY_WARNING

Write = Callable[..., object]


def adults_of(family: Family) -> Any:
    """Of the family's register, which is read with it."""
    rows = family.matter.involvements.standing().exclude(role__in=CHILDREN)
    return rows.filter(role__in=set(FAMILY)).order_by("code")


NOT_OFFERED = "Whoever is recorded as the one who harms is not offered here."


def at_risk_of(family: Family) -> Any:
    """Adults of whom none is recorded as the one who harms."""
    return adults_of(family).exclude(person__in=[person for _, person in harming(family.pk)])


def children_of(family: Family) -> Any:
    return family.matter.involvements.standing().filter(role__in=CHILDREN).order_by("code")


def page_of(family: Family, form: Any, title: str, lead: str = "", **more: Any) -> AskPage:
    back = reverse("abuse", args=[family.pk])
    return AskPage(form, title, "Save", back, f"{family.code} {family}", lead, **more)


@require_safe
def abuse(request: HttpRequest, pk: int) -> HttpResponse:
    page = AbusePage.of(fetch_family(request, pk), request.user)
    return render(request, "abuse/abuse.html", {"page": page})


@never_cache
@require_safe
def contact(request: HttpRequest, pk: int) -> HttpResponse:
    family = fetch_family(request, pk)
    rows = contacting.read(family=family, by=request.user)
    page = ContactPage.of(family, rows, request.user)
    return render(request, "abuse/contact.html", {"page": page})


@ASKING
def say_part(request: HttpRequest, pk: int) -> HttpResponse:
    family = fetch_family(request, pk, to_write=True)
    form = forms.PartForm(request.POST or None, people={"whom": adults_of(family)})
    lead = "What was recorded before stays; the last one holds."
    page = page_of(family, form, "Who is harmed, and who harms?", lead)
    return write_by(request, page, recording.say_part, "Recorded", family=family)


@ASKING
def enquire(request: HttpRequest, pk: int) -> HttpResponse:
    family = fetch_family(request, pk, to_write=True)
    form = forms.EnquiryForm(request.POST or None, people={"whom": at_risk_of(family)})
    lead = f"{ENQUIRY_WARNING} {NOT_OFFERED}"
    page = page_of(family, form, "Did you ask about domestic abuse?", lead)
    return write_by(request, page, recording.ask, "Recorded", family=family)


@ASKING
def control(request: HttpRequest, pk: int) -> HttpResponse:
    family = fetch_family(request, pk, to_write=True)
    form = forms.ControlForm(request.POST or None, people={"whom": adults_of(family)})
    lead = "Talk about it only when the adult is alone. One thing at a time, as a conversation."
    page = page_of(family, form, "Coercion and control", lead)
    return write_by(request, page, recording.note_control, "Recorded", family=family)


@ASKING
def incident(request: HttpRequest, pk: int) -> HttpResponse:
    family = fetch_family(request, pk, to_write=True)
    form = forms.IncidentForm(request.POST or None)
    lead = "If somebody is in danger now, telephone 999 first."
    page = page_of(family, form, "Write down an incident", lead)
    return write_by(request, page, recording.write_incident, "Written down", family=family)


@ASKING
def dash(request: HttpRequest, pk: int) -> HttpResponse:
    family = fetch_family(request, pk, to_write=True)
    form = forms.DashForm(request.POST or None, people={"whom": at_risk_of(family)})
    lead = (
        "Fill in the form itself with the adult, and keep it where your agency keeps it. Here: how "
        "many were answered with yes, and your judgement. The local rule gives the band. "
        f"{NOT_OFFERED}"
    )
    page = page_of(family, form, "Record a DASH", lead)
    return write_by(request, page, risk.assess, "Recorded. Earlier ones stay", family=family)


@ASKING
def experience(request: HttpRequest, pk: int) -> HttpResponse:
    family = fetch_family(request, pk, to_write=True)
    form = forms.ExperienceForm(request.POST or None, people={"child": children_of(family)})
    page = page_of(family, form, "What is it like for the child?", CHILD_IS_VICTIM)
    return write_by(request, page, recording.write_experience, "Recorded", family=family)


@ASKING
def new_contact(request: HttpRequest, pk: int) -> HttpResponse:
    family = fetch_family(request, pk, to_write=True)
    # Fields called secret are never kept for later, neither here nor on the device.
    form = forms.ContactForm(
        request.POST or None, prefix="secret", people={"whom": at_risk_of(family)}
    )
    lead = (
        "Shown on one page, to those who work with the family. Each reading is recorded. It goes "
        "into no list, search, download, print or e-mail, and is not kept on this device. What was "
        f"agreed before stays. {NOT_OFFERED}"
    )
    page = page_of(family, form, "How is it safe to reach them?", lead, keeps=False)
    return write_by(request, page, contacting.agree, "Recorded", family=family)


def write_by(
    request: HttpRequest, page: AskPage, write: Write, done: str, **about: Any
) -> HttpResponse:
    def act(told: dict[str, Any]) -> str:
        write(by=request.user, **about, **told)
        return done

    return ask(request, page, act)
