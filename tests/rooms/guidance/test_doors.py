"""Every address of the room, tried by everyone, while a draft waits and when it is in force."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from goldthread.foundations.access.models import AuditRow
from goldthread.foundations.guidance import reading, urls
from goldthread.foundations.guidance.models import Guidance
from tests.rooms.guidance import making

SignIn = Callable[[Any], Client]
READERS = {"guidance", "guidance_drift", "guidance_situations"}
UNITS = {"new_guidance", "guidance_limits"}
KEPT = {"write_guidance", "hand_guidance", "suit_guidance", "withdraw_guidance"}
VERSION_KEPT = {"ask_guidance", "set_aside_guidance", "unpublish_guidance"}
ANSWERS = {"approve_guidance", "refuse_guidance"}
SENT = {"end_situation", "stop_reader", "acknowledge_guidance"}
KEEPERS = {"manager", "support", "owner"}
NAMED = {"chair", "signatory"}
CASE = KEEPERS | NAMED | {"practitioner", "colleague", "executive", "author"}
PEOPLE = sorted(CASE | {"administrator", "stranger"})


def addresses(guidance: Guidance) -> dict[str, str]:
    version = making.newest(guidance)
    of_it = {"guidance_page", "guidance_readers"} | KEPT
    of_version = {"guidance_version", "guidance_file", "report_link"} | VERSION_KEPT | ANSWERS
    found = {name: reverse(name) for name in READERS | UNITS}
    found |= {name: reverse(name, args=[guidance.pk]) for name in of_it}
    return found | {name: reverse(name, args=[version.pk]) for name in of_version}


def test_every_address_of_the_room_is_tried_here(scene: SimpleNamespace) -> None:
    tried = set(addresses(making.a_draft(scene))) | SENT | {"mend_link"}
    assert {pattern.name for pattern in urls.urlpatterns} == tried


@pytest.mark.parametrize("name", PEOPLE)
def test_a_draft_opens_for_its_keepers_and_those_named(
    name: str, scene: SimpleNamespace, signed_in: SignIn
) -> None:
    client, places = signed_in(getattr(scene, name)), addresses(making.a_draft(scene))
    got = {page: client.get(address).status_code for page, address in places.items()}
    assert got == {page: wanted(page, name) for page in places}


def wanted(page: str, name: str) -> int:
    if page in READERS:
        return 403 if name == "administrator" else 200
    if page in UNITS:
        units = {"manager", "support", "stranger"}
        proposes = {"signatory", "executive"} if page == "new_guidance" else set()
        return 200 if name in units | proposes else 403
    if name not in KEEPERS | NAMED:
        return 404
    if page == "guidance_file":
        return 302  # it has none
    may = KEEPERS if page in KEPT | VERSION_KEPT else NAMED if page in ANSWERS else CASE
    # Whoever is named to approve may take it from the public pages as well.
    may = may | NAMED if page == "unpublish_guidance" else may
    return 200 if name in may else 403


@pytest.mark.parametrize("name", PEOPLE)
def test_what_is_in_force_opens_for_everybody_with_a_case_role(
    name: str, scene: SimpleNamespace, signed_in: SignIn
) -> None:
    made = making.in_force(scene, link="https://fenmarsh.example/dogs")
    client, places = signed_in(getattr(scene, name)), addresses(made)
    sees = name in CASE
    for page in ("guidance_page", "guidance_readers", "guidance_version", "report_link"):
        assert client.get(places[page]).status_code == (200 if sees else 404), page
    answer = client.post(places["write_guidance"], {"title": "Mine"})
    assert answer.status_code == (200 if name in KEEPERS else 403 if sees else 404)
    listed = client.get(reverse("guidance"))
    assert (making.TITLE in listed.text) == sees
    taken = client.get(reverse("guidance"), {"format": "csv"})
    assert (taken.status_code == 200 and making.TITLE in taken.getvalue().decode()) == sees


@pytest.mark.parametrize("name", ["colleague", "stranger", "administrator", "signatory"])
def test_sending_to_what_one_may_not_changes_nothing(
    name: str, scene: SimpleNamespace, signed_in: SignIn
) -> None:
    made = making.in_force(scene, link="https://fenmarsh.example/dogs")
    reader = reading.ask_to_read(guidance=made, role="", organisation=None, by=scene.owner)
    version = making.newest(made)
    broken = reading.report_link(version=version, words="", by=scene.author)
    client = signed_in(getattr(scene, name))
    reads = name in CASE
    sent = {
        reverse("stop_reader", args=[reader.pk]): 404,
        reverse("end_situation", args=[scene.dogs.pk]): 403 if reads else 404,
        reverse("mend_link", args=[broken.pk]): 403 if reads else 404,
        reverse("guidance_readers", args=[made.pk]): 403 if reads else 404,
        reverse("withdraw_guidance", args=[made.pk]): 403 if reads else 404,
    }
    told = {"because": "x", "role": "chair"}
    assert {one: client.post(one, told).status_code for one in sent} == sent
    for row in (reader, scene.dogs):
        row.refresh_from_db()
        assert row.ended_at is None
    assert made.readers.count() == 1


def test_anonymous_people_are_asked_to_sign_in(scene: SimpleNamespace, client: Client) -> None:
    for address in addresses(making.in_force(scene)).values():
        assert client.get(address)["Location"].startswith("/accounts/login/")


def test_reading_a_draft_is_recorded_and_reading_what_holds_is_not(
    scene: SimpleNamespace, signed_in: SignIn
) -> None:
    made = making.a_draft(scene)
    address = reverse("guidance_version", args=[making.newest(made).pk])
    signed_in(scene.chair).get(address)
    row = AuditRow.objects.filter(did="read").get()
    assert (row.actor, row.about) == (scene.chair.audit_ref, making.newest(made).audit_ref)
    making.approve(scene, made)
    signed_in(scene.colleague).get(address)
    assert AuditRow.objects.filter(did="read").count() == 1


def test_an_owner_who_left_keeps_nothing(scene: SimpleNamespace, signed_in: SignIn) -> None:
    made = making.a_draft(scene)
    address = reverse("guidance_page", args=[made.pk])
    client = signed_in(scene.owner)
    assert client.get(address).status_code == 200
    scene.owner.memberships.update(starts=making.day(-9), ends=making.day(-1))
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("pk", [0, 2**31, 2**63, 10**30])
def test_a_number_that_nothing_has_is_not_found(
    pk: int, scene: SimpleNamespace, signed_in: SignIn
) -> None:
    client = signed_in(scene.manager)
    for name in set(addresses(making.a_draft(scene))) - READERS - UNITS:
        assert client.get(reverse(name, args=[pk])).status_code == 404, name
