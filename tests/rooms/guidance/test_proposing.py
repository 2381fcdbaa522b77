"""Who leads in an agency proposes its own guidance; somebody of the partnership approves it too."""

import re
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.guidance.models import Guidance
from goldthread.foundations.records.refusals import Refused
from tests import factories
from tests.rooms.guidance import making

SignIn = Callable[[Any], Client]


@pytest.fixture
def trust(scene: SimpleNamespace) -> SimpleNamespace:
    """The scene, and `leads`: the signatory of the trust; `other`: one of housing."""
    scene.leads = factories.member(scene.partnership, Role.SIGNATORY, scene.trust, name="Lena Lark")
    scene.other = factories.member(
        scene.partnership, Role.SIGNATORY, scene.housing, name="Otto Dunlin"
    )
    return scene


def sent(scene: SimpleNamespace, **more: Any) -> dict[str, Any]:
    told = {
        "kind": "policy", "organisation": scene.trust.pk, "owner": scene.owner.pk,
        "situations": [scene.dogs.pk], "title": making.TITLE, "summary": making.SAYS,
        "approvers": [scene.chair.pk, scene.other.pk], "link": "",
    }  # fmt: skip
    for name, day in (("effective_from", making.day(0)), ("review_due", making.day(365))):
        told |= {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}
    return told | more


def test_it_is_a_draft_that_the_unit_sees_at_once(
    trust: SimpleNamespace, signed_in: SignIn
) -> None:
    answer = signed_in(trust.leads).post(reverse("new_guidance"), sent(trust))
    assert answer.status_code == 302, re.findall("govuk-error-message.*", answer.text)
    made = Guidance.objects.get()
    assert making.newest(made).is_draft
    assert made.organisation == trust.trust
    opens = {
        name: signed_in(getattr(trust, name)).get(made.get_absolute_url()).status_code
        for name in ("manager", "owner", "leads", "practitioner", "stranger")
    }
    shut = {"practitioner": 404, "stranger": 404}
    assert opens == {"manager": 200, "owner": 200, "leads": 200, **shut}


def test_nobody_else_of_another_agency_is_named_as_keeper(
    trust: SimpleNamespace, signed_in: SignIn
) -> None:
    page = signed_in(trust.leads).get(reverse("new_guidance")).text
    assert re.search(r"<h1[^>]*>\s*Propose guidance", page)
    offered = [words.strip() for words in re.findall(r"<option [^>]*>([^<]*)", page)]
    assert trust.owner.name in offered
    assert trust.other.name not in offered
    assert trust.trust.name in offered
    assert trust.housing.name not in offered


@pytest.mark.parametrize("body", ["housing", None])
def test_for_another_body_it_is_refused(trust: SimpleNamespace, body: str | None) -> None:
    with pytest.raises(PermissionDenied):
        making.a_draft(
            trust, by=trust.leads, owner=trust.other, organisation=body and getattr(trust, body)
        )


def test_agencies_do_not_approve_each_other_alone(trust: SimpleNamespace) -> None:
    with pytest.raises(Refused, match="business unit or the panel"):
        making.a_draft(trust, by=trust.leads, approvers=[trust.other, trust.signatory])


def test_the_button_is_there_for_who_may(trust: SimpleNamespace, signed_in: SignIn) -> None:
    words = "Propose guidance of your organisation"
    address = reverse("guidance")
    assert words in signed_in(trust.leads).get(address).content.decode()
    assert words not in signed_in(trust.owner).get(address).content.decode()
    assert words not in signed_in(trust.manager).get(address).content.decode()
