"""Emergency access is for those who look across agencies, and it never reads a real name."""

from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.alongside.models import Hold
from goldthread.casework.chronology.models import KeyEpisode
from goldthread.casework.intake.models import Letter, ReferralPerson
from goldthread.casework.meetings.models import Meeting
from goldthread.casework.practitioners.models import Contribution
from goldthread.casework.reviews.models import Review
from goldthread.foundations.agencies import actions as agencies
from goldthread.foundations.agencies.models import BreakGlass
from goldthread.foundations.agencies.roles import Role
from tests import factories
from tests.rooms.intake.conftest import world as referred  # noqa: F401
from tests.rooms.practitioners.conftest import scene, world  # noqa: F401

SignIn = Callable[[Any], Client]
WHY = "A child may be at risk tonight."


def broken(matter: Any, person: Any) -> None:
    """As it was broken when any role could: refused now, and an old row opens nothing."""
    with pytest.raises(PermissionDenied):
        agencies.break_glass(matter=matter, reason=WHY, by=person)
    until = timezone.now() + timedelta(days=1)
    BreakGlass.objects.create(matter=matter, person=person, reason=WHY, until=until)


@pytest.mark.parametrize("role", [Role.SIGNATORY, Role.AUTHOR, Role.EXECUTIVE, Role.PRACTITIONER])
def test_a_reason_in_a_box_opens_no_workings_to_an_agency(
    scene: SimpleNamespace,  # noqa: F811
    signed_in: SignIn,
    role: str,
) -> None:
    """Not what its own practitioners said at the event, nor terms, meetings or the register."""
    person = factories.member(scene.partnership, role, scene.trust)
    broken(scene.review.matter, person)
    client, review = signed_in(person), [scene.review.pk]
    for name in ("event_notes", "event", "notes_in_word"):
        assert client.get(reverse(name, args=[scene.event.pk])).status_code == 404, name
    for name in ("episodes", "meetings", "alongside", "terms", "timetable", "events"):
        assert client.get(reverse(name, args=review)).status_code in {403, 404}, name
    for model in (Contribution, KeyEpisode, Meeting, Hold):
        assert not model.objects.visible_to(person).exists()
    assert not Review.objects.worked_on_by(person).exists()


def test_a_signatory_learns_nothing_of_a_referral_by_a_reason_in_a_box(
    referred: SimpleNamespace,  # noqa: F811
    signed_in: SignIn,
) -> None:
    broken(referred.referral.matter, referred.signatory)
    client = signed_in(referred.signatory)
    register = reverse("register", args=[referred.referral.code])
    assert client.get(register).status_code == 404
    for name in ("referral", "referral_words", "scoping", "referral_panel", "panel_decision"):
        assert client.get(reverse(name, args=[referred.referral.pk])).status_code == 404, name


def test_an_emergency_reads_no_name_and_no_agencys_answer(
    referred: SimpleNamespace,  # noqa: F811
    signed_in: SignIn,
) -> None:
    reader = factories.member(referred.partnership, Role.SCRUTINEER)
    agencies.break_glass(matter=referred.referral.matter, reason=WHY, by=reader)
    client, one = signed_in(reader), [referred.referral.pk]
    assert client.get(reverse("referral", args=one)).status_code == 200
    for name in ("referral_words", "scoping", "referral_letters"):
        assert client.get(reverse(name, args=one)).status_code == 403, name
    letters = [reverse("letter_file", args=[row.uuid]) for row in Letter.objects.all()]
    for href in (reverse("scoping_request", args=[referred.request.uuid]), *letters):
        assert client.get(href).status_code == 404
    name = ReferralPerson.objects.filter(referral=referred.referral).first().surname
    assert referred.referral.code not in _listed(client, name)  # nor by looking for it
    assert referred.referral.code in _listed(client, referred.referral.code)


def _listed(client: Client, words: str) -> str:
    return client.get(reverse("referrals"), {"words": words, "format": "csv"}).getvalue().decode()
