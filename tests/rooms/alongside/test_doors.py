"""Every address beside a review, tried by everyone of the cast, to read and to write."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from goldthread.casework.alongside import actions, models
from goldthread.casework.alongside.urls import urlpatterns
from goldthread.casework.reviews import actions as reviews
from goldthread.foundations.access.models import AuditRow
from tests.rooms.alongside.conftest import (
    contact,
    decision,
    hold,
    member,
    proceeding,
    request,
    risk,
)

SignIn = Callable[[Any], Client]
WHO = ["manager", "lead", "seated_chair", "panelist", "emergency", "seated_author", "chair",
       "signatory", "colleague", "conflicted", "administrator", "stranger"]  # fmt: skip
NOBODY = [404] * 7
READERS = [200, 200, 200, 200, 200, *NOBODY]
WRITERS = [200, 200, 200, 403, 403, *NOBODY]
READ = {"alongside", "proceeding", "disclosure", "risk", "hold", "family", "family_member"}


@pytest.fixture
def place(world: SimpleNamespace) -> SimpleNamespace:
    asked = request(world)
    actions.decide_request(request=asked, by=world.manager, **decision())
    mother = member(world)
    contact(world, mother, said="She cried all night.")
    return SimpleNamespace(
        proceeding=proceeding(world), asked=asked, risk=risk(world), hold=hold(world), mother=mother
    )


def addresses(world: SimpleNamespace, place: SimpleNamespace) -> dict[str, str]:
    """By the name of the address; the number in it is that of the thing its path begins with."""
    number = {
        "reviews": world.review.pk,
        "proceedings": place.proceeding.pk,
        "disclosures": place.asked.pk,
        "risks": place.risk.pk,
        "holds": place.hold.pk,
        "family": place.mother.pk,
    }
    return {
        pattern.name: reverse(pattern.name, args=[number[str(pattern.pattern).split("/")[0]]])
        for pattern in urlpatterns
    }


@pytest.mark.parametrize("who", WHO)
def test_who_may_open_what(
    world: SimpleNamespace, place: SimpleNamespace, signed_in: SignIn, who: str
) -> None:
    client, at = signed_in(getattr(world, who)), WHO.index(who)
    found = {name: client.get(href).status_code for name, href in addresses(world, place).items()}
    expected = {name: (READERS if name in READ else WRITERS)[at] for name in found}
    assert found == expected
    assert len(found) == 22


def test_somebody_who_is_not_signed_in_is_asked_to(
    world: SimpleNamespace, place: SimpleNamespace, client: Client
) -> None:
    for href in addresses(world, place).values():
        assert client.get(href).status_code == 302


FORGED = {
    "new_proceeding": {"kind": "police", "body": "B", "state": "ended", "family": "yes",
                       "practitioners": "yes", "publish": "yes", "agreed_with": "A"},
    "proceeding_state": {"state": "ended", "family": "yes", "practitioners": "yes",
                         "publish": "yes", "agreed_with": "A"},
    "new_disclosure": {"asked_by": "A", "material": "M", "power": "none",
                       "received_on": "2026-01-01"},
    "decide_disclosure": {"outcome": "refused", "reason": "R", "decided_by": "D",
                          "decided_on": "2026-11-01", "legal_advice": "L"},
    "close_risk": {"reason": "R"},
    "new_hold": {"reason": "R", "since": "2026-01-01", "first_check": "2030-01-01"},
    "check_hold": {"reason": "R", "next_check": "2030-01-01"},
    "lift_hold": {"reason": "R"},
    "confirm_hold": {"answer": "confirm"},
    "family_contact": {"on": "2026-01-01", "how": "phone", "why": "told", "reached": "spoke",
                       "by_whom": "B"},
    "family_not_involved": {"reason": "R"},
    "family_plan": {"represented": "R"},
}  # fmt: skip


@pytest.mark.parametrize(
    "who", ["panelist", "emergency", "seated_author", "conflicted", "stranger"]
)
def test_a_forged_form_of_a_reader_or_a_stranger_writes_nothing(
    world: SimpleNamespace, place: SimpleNamespace, signed_in: SignIn, who: str
) -> None:
    client, at = signed_in(getattr(world, who)), WHO.index(who)
    every = [getattr(models, name) for name in models.__all__]
    before = [model.objects.count() for model in every]
    for name, facts in FORGED.items():
        posted = client.post(addresses(world, place)[name], facts)
        assert posted.status_code == WRITERS[at], name
    assert before == [model.objects.count() for model in every]


def test_a_published_review_opens_its_registers_to_nobody_else(
    world: SimpleNamespace, signed_in: SignIn
) -> None:
    world.review = reviews.bring_in(
        partnership=world.partnership, title="Wren", by=world.manager, published=True
    )
    held = hold(world)
    for who in ("chair", "signatory", "colleague", "panelist"):
        client = signed_in(getattr(world, who))
        assert client.get(reverse("review", args=[world.review.pk])).status_code == 200
        for name in ("alongside", "family", "new_hold"):
            assert client.get(reverse(name, args=[world.review.pk])).status_code == 404
        assert client.get(reverse("hold", args=[held.pk])).status_code == 404


def test_reading_a_familys_log_is_recorded(
    world: SimpleNamespace, place: SimpleNamespace, signed_in: SignIn
) -> None:
    signed_in(world.panelist).get(place.mother.get_absolute_url())
    row = AuditRow.objects.filter(did="read").latest("number")
    assert (row.actor, row.about) == (world.panelist.audit_ref, place.mother.audit_ref)
    assert world.review.matter.audit_ref in row.detail
    assert "cried" not in row.words + row.detail


def test_legal_advice_is_shown_only_to_those_who_may_write(
    world: SimpleNamespace, place: SimpleNamespace, signed_in: SignIn
) -> None:
    for who, shown in (("manager", True), ("lead", True), ("seated_chair", True),
                       ("panelist", False), ("emergency", False)):  # fmt: skip
        page = signed_in(getattr(world, who)).get(place.asked.get_absolute_url())
        assert ("solicitor" in page.content.decode()) is shown, who


def test_no_page_says_a_name_of_the_family(
    world: SimpleNamespace, place: SimpleNamespace, signed_in: SignIn
) -> None:
    client = signed_in(world.manager)
    for name, href in addresses(world, place).items():
        html = client.get(href).content.decode()
        assert "Wilhelmina" not in html, name
        assert "Dunlin" not in html, name
