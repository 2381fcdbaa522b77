"""Every address of referrals, scoping, panel and letters, tried by everyone of the cast."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.intake import deciding, scoping
from goldthread.casework.intake.models import Letter, Referral
from goldthread.foundations.access.models import AuditRow
from goldthread.foundations.agencies.actions import break_glass
from goldthread.foundations.agencies.roles import Role
from tests import factories
from tests.rooms.intake import making
from tests.rooms.intake.conftest import made_world

SignIn = Callable[[Any], Client]
# The referrer is the practitioner of the trust; housing was asked; `colleague` works for housing.
WHO = ["manager", "officer", "chair", "practitioner", "colleague", "signatory", "author",
       "conflicted", "administrator", "stranger"]  # fmt: skip


def once() -> SimpleNamespace:
    return made_world(factories.cast())


@pytest.fixture
def world(shared: SimpleNamespace) -> SimpleNamespace:
    return shared


def addresses(world: SimpleNamespace) -> dict[str, str]:
    one = [world.referral.pk]
    letters = Letter.objects.filter(referral=world.referral)
    return {
        "list": reverse("referrals"),
        "new": reverse("new_referral"),
        "draft": reverse("referral_draft", args=[world.draft.pk]),
        "draft page": reverse("referral_part", args=[world.draft.pk, "happened"]),
        "draft family": reverse("referral_part", args=[world.draft.pk, "family"]),
        "draft papers": reverse("referral_part", args=[world.draft.pk, "papers"]),
        "draft person": reverse("referral_person", args=[world.draft.pk]),
        "draft check": reverse("referral_check", args=[world.draft.pk]),
        "own": reverse("my_referral", args=one),
        "referral": reverse("referral", args=one),
        "words": reverse("referral_words", args=one),
        "triage": reverse("triage", args=one),
        "scoping": reverse("scoping", args=one),
        "ask": reverse("scoping_ask", args=one),
        "criteria": reverse("criteria", args=one),
        "facts": reverse("criteria_answers", args=[*one, "lcspr"]),
        "panel": reverse("referral_panel", args=one),
        "recommend": reverse("panel_recommend", args=[*one, "lcspr"]),
        "view": reverse("panel_view", args=[*one, 1]),
        "send": reverse("panel_send", args=[*one, 1]),
        "decision": reverse("panel_decision", args=one),
        "decision letters": reverse("decision_letters", args=[*one, 1]),
        "notifications": reverse("referral_notifications", args=one),
        "add notification": reverse("notification_add", args=one),
        "aware": reverse("notification_aware", args=one),
        "letters": reverse("referral_letters", args=one),
        "requests": reverse("scoping_requests"),
        "request": reverse("scoping_request", args=[world.request.uuid]),
        "letter to chair": _letter(letters, "to-chair"),
        "letter to agency": _letter(letters, "scoping"),
        "letter to referrer": _letter(letters, "acknowledgement"),
        "rules": reverse("panel_rules"),
    }


def _letter(letters: Any, kind: str) -> str:
    return reverse("letter_file", args=[letters.filter(kind=kind).first().uuid])


UNIT = [200, 403, 403, 404, 404, 404, 404, 404, 404, 404]
INSIDE = [200, 200, 200, 404, 404, 404, 404, 404, 404, 404]
PANEL = [200, 200, 403, 404, 404, 404, 404, 404, 404, 404]
AUTHOR_OF_DRAFT = [404, 404, 404, 404, 404, 404, 200, 404, 404, 404]
ANYONE = [200, 200, 200, 200, 200, 200, 200, 200, 403, 200]
# In the order of WHO.
EXPECTED = {
    "list": ANYONE,
    "new": ANYONE,
    "draft": AUTHOR_OF_DRAFT,
    "draft page": AUTHOR_OF_DRAFT,
    "draft family": AUTHOR_OF_DRAFT,
    "draft papers": AUTHOR_OF_DRAFT,
    "draft person": AUTHOR_OF_DRAFT,
    "draft check": AUTHOR_OF_DRAFT,
    "own": [404, 404, 404, 200, 404, 404, 404, 404, 404, 404],
    "referral": INSIDE,
    "words": INSIDE,
    "triage": UNIT,
    "scoping": INSIDE,
    "ask": UNIT,
    "criteria": INSIDE,
    "facts": INSIDE,
    "panel": INSIDE,
    "recommend": PANEL,
    "view": [403, 200, 403, 404, 404, 404, 404, 404, 404, 404],
    "send": PANEL,
    "decision": INSIDE,
    "decision letters": UNIT,
    "notifications": INSIDE,
    "add notification": UNIT,
    "aware": UNIT,
    "letters": INSIDE,
    "requests": ANYONE,
    "request": [200, 200, 200, 404, 200, 404, 404, 404, 404, 404],
    "letter to chair": INSIDE,
    "letter to agency": [200, 200, 200, 404, 200, 404, 404, 404, 404, 404],
    "letter to referrer": [200, 200, 200, 200, 404, 404, 404, 404, 404, 404],
    "rules": [200, 403, 403, 403, 403, 403, 403, 403, 403, 200],
}


@pytest.fixture
def whole(world: SimpleNamespace) -> SimpleNamespace:
    making.decided(world, making.with_chair(world, world.referral))
    return world


@pytest.mark.parametrize("who", WHO)
def test_who_may_open_what(whole: SimpleNamespace, signed_in: SignIn, who: str) -> None:
    client = signed_in(getattr(whole, who))
    place = WHO.index(who)
    found = {name: client.get(href).status_code for name, href in addresses(whole).items()}
    assert found == {name: codes[place] for name, codes in EXPECTED.items()}


def test_somebody_who_is_not_signed_in_is_asked_to(whole: SimpleNamespace, client: Client) -> None:
    for href in addresses(whole).values():
        assert client.get(href).status_code == 302


FORGED = {
    "triage": ({"outcome": "not-for-us", "reason": "x", "safety": "x", "told": "x"}, UNIT),
    "ask": ({"organisations": "1", "days": "5", "asked": "x"}, UNIT),
    "add notification": ({"to": "The coroner", "because": "x"}, UNIT),
    "aware": ({"on": "2026-01-01", "because": "x"}, UNIT),
    "decision letters": ({"words": "x"}, UNIT),
    "notifications": ({}, UNIT),
    "criteria": ({"framework": "notification"}, None),
    "facts": ({"panel_view": "yes", "panel_view-reason": "x"}, None),
    "recommend": ({"advice": "none", "reasons": "x"}, PANEL),
    "view": ({"agrees": "no", "reason": "x"}, None),
    "send": ({"send": "1"}, PANEL),
    "decision": ({"outcome": "hold", "rationale": "x"}, None),
    "draft page": ({"harm": "died", "happened": "x", "abuse": "no"}, None),
    "draft check": ({}, None),
}


def _done() -> int:
    """How much was done, apart from signing in, reading and being refused."""
    rows = AuditRow.objects.exclude(did__startswith="signed.")
    return rows.exclude(did__in=["refused", "read"]).count()


def test_forged_posts_change_nothing(whole: SimpleNamespace, signed_in: SignIn) -> None:
    hrefs = addresses(whole)
    before = _done()
    for who in ("colleague", "signatory", "conflicted", "administrator", "stranger"):
        client = signed_in(getattr(whole, who))
        for name, (facts, _) in FORGED.items():
            assert client.post(hrefs[name], facts).status_code in (403, 404), (who, name)
    for name in (
        "triage", "ask", "add notification", "aware", "decision letters", "notifications",
    ):  # fmt: skip
        for who in ("officer", "chair"):
            posted = signed_in(getattr(whole, who)).post(hrefs[name], FORGED[name][0])
            assert posted.status_code == 403, (who, name)
    for who in ("manager", "officer"):
        posted = signed_in(getattr(whole, who)).post(hrefs["decision"], FORGED["decision"][0])
        assert posted.status_code == 403
    posted = signed_in(whole.manager).post(hrefs["view"], FORGED["view"][0])
    assert posted.status_code == 403
    assert _done() == before


def test_only_the_agency_answers_its_own_request(world: SimpleNamespace, signed_in: SignIn) -> None:
    href = reverse("scoping_request", args=[world.request.uuid])
    facts = {"known": "not-known"}
    for who, status in [("manager", 403), ("officer", 403), ("signatory", 404), ("stranger", 404)]:
        assert signed_in(getattr(world, who)).post(href, facts).status_code == status
    assert not world.request.replies.exists()
    assert signed_in(world.colleague).post(href, facts).status_code == 302
    assert world.request.replies.get().known == "not-known"


def test_an_agency_sees_names_and_nothing_else_of_the_case(
    world: SimpleNamespace, signed_in: SignIn
) -> None:
    other = making.asked(world.referral, world.manager, world.trust)
    scoping.reply(request=other, known="known", summary="Trust’s own words", by=world.signatory)
    client = signed_in(world.colleague)
    for name, args in (
        ("scoping_request", [world.request.uuid]),
        ("scoping_requests", []),
        ("referrals", []),
        ("home", []),
    ):
        html = client.get(reverse(name, args=args)).content.decode()
        for secret in ("Zephyr", "Mill Lane", "midwife", "Trust’s own words", "Pia Wells"):
            assert secret not in html, (name, secret)
    assert client.get(reverse("scoping_request", args=[other.uuid])).status_code == 404
    html = client.get(reverse("scoping_request", args=[world.request.uuid])).content.decode()
    assert "Robin Lark" in html
    assert "Wren Lark" in html


def test_the_referrer_sees_their_words_and_state_and_nothing_else(
    whole: SimpleNamespace, signed_in: SignIn
) -> None:
    client = signed_in(whole.practitioner)
    html = client.get(reverse("my_referral", args=[whole.referral.pk])).content.decode()
    assert "Zephyr" in html
    assert "decided" in html
    for secret in ("Children will be safer", "Olu Penn", "It may meet", "Local Child Safeguarding"):
        assert secret not in html


def test_a_published_review_does_not_open_its_referral(
    whole: SimpleNamespace, signed_in: SignIn
) -> None:
    """It holds real names: when the circle becomes the partnership, the referral stays closed."""
    matter = whole.referral.matter
    matter.circle = "partnership"
    matter.save(update_fields=["circle"])
    client = signed_in(whole.signatory)
    for name in ("referral", "referral_words", "panel_decision", "scoping"):
        assert client.get(reverse(name, args=[whole.referral.pk])).status_code == 404
    assert not Referral.objects.visible_to(whole.signatory).exists()


def test_emergency_access_reads_and_decides_nothing(
    whole: SimpleNamespace, signed_in: SignIn
) -> None:
    reader = factories.member(whole.partnership, Role.SCRUTINEER)
    break_glass(matter=whole.referral.matter, reason="A child may be at risk tonight", by=reader)
    client = signed_in(reader)
    hrefs = addresses(whole)
    assert client.get(hrefs["referral"]).status_code == 200
    for name in ("triage", "ask", "facts", "recommend", "view", "decision"):
        assert client.post(hrefs[name], FORGED[name][0]).status_code == 403, name


def test_reading_is_recorded_and_so_is_taking_a_letter(
    whole: SimpleNamespace, signed_in: SignIn
) -> None:
    client = signed_in(whole.officer)
    client.get(reverse("referral", args=[whole.referral.pk]))
    row = AuditRow.objects.filter(did="read").latest("number")
    assert (row.actor, row.about) == (whole.officer.audit_ref, whole.referral.audit_ref)
    client.get(addresses(whole)["letter to chair"])
    row = AuditRow.objects.filter(did="downloaded").latest("number")
    assert row.about.startswith("letter:")
    assert f'"matter": "{whole.referral.matter.audit_ref}"' in row.detail


def test_a_member_who_left_the_panel_is_a_stranger(
    whole: SimpleNamespace, signed_in: SignIn
) -> None:
    from datetime import timedelta

    yesterday = timezone.localdate() - timedelta(days=1)
    whole.referral.matter.seats.filter(holder=whole.nurse).update(starts=yesterday, ends=yesterday)
    client = signed_in(whole.nurse)
    assert client.get(reverse("referral", args=[whole.referral.pk])).status_code == 404


def test_a_decision_by_page_is_made_once(world: SimpleNamespace, signed_in: SignIn) -> None:
    making.with_chair(world, world.referral)
    client = signed_in(world.chair)
    href = reverse("panel_decision", args=[world.referral.pk])
    facts = {"outcome": "hold", "rationale": "It will teach us."}
    assert client.post(href, facts).status_code == 302
    again = client.post(href, facts)
    assert again.status_code == 200
    assert world.referral.matter.decisions.count() == 1
    html = again.content.decode()
    assert "It will teach us." in html
    assert "Nia Frost" not in html or "disagrees" in html


def test_dissent_is_shown_to_the_chair_and_conflicts_to_the_unit(
    world: SimpleNamespace, signed_in: SignIn
) -> None:
    making.with_chair(world, world.referral)
    chair = signed_in(world.chair).get(reverse("panel_decision", args=[world.referral.pk]))
    html = chair.content.decode()
    assert "1 against" in html
    assert "Nia Frost says so." in html
    unit = signed_in(world.manager).get(reverse("referral_panel", args=[world.referral.pk]))
    assert "Connie Vale" in unit.content.decode()
    member = signed_in(world.officer).get(reverse("referral_panel", args=[world.referral.pk]))
    assert "I managed the team" not in member.content.decode()


def test_a_member_sees_the_whole_list_of_views_only_of_their_own_referrals(
    world: SimpleNamespace, signed_in: SignIn
) -> None:
    other = making.accepted(making.sent(world.author, world.partnership), world.manager)
    record = making.looked_at(other, world.manager, "lcspr", **making.LCSPR)
    row = making.advised(record, world.manager)
    client = signed_in(world.officer)
    href = reverse("panel_view", args=[other.pk, row.number])
    assert client.post(href, {"agrees": "yes", "reason": "x"}).status_code == 404
    assert deciding.former_of(other, "lcspr") is None
