"""Every address of the room, tried by everyone."""

from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from goldthread.foundations.access.models import AuditRow
from goldthread.foundations.agencies import actions as agencies
from goldthread.foundations.agencies.models import Matter
from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.followthrough import challenges, urls
from goldthread.foundations.followthrough.models import Action
from tests import factories
from tests.rooms.followthrough import making

SignIn = Callable[[Any], Client]
LISTS = {"actions": "cases", "challenges": "cases", "settings": "keepers"}
# Who may open each page of an open action of the trust: the others who see it get 403.
WRITERS = {"owner", "author", "signatory", "manager", "support"}
OVERSEERS = {"manager", "support", "chair", "judge", "executive"}
SEERS = WRITERS | OVERSEERS | {"practitioner"}
OUTSIDE = OVERSEERS - {"executive"}  # the executive is the trust's own
PAGES = {
    "action": SEERS,
    "action_end": SEERS,
    "action_update": WRITERS,
    "action_extend": WRITERS,
    "action_evidence": WRITERS,
    "action_assign": {"signatory", "manager", "support"},
    "action_hand_over": {"signatory", "manager", "support"},
    "action_reopen": OVERSEERS,
    "action_evidenced": WRITERS | OVERSEERS,
    "action_not_needed": WRITERS | OVERSEERS,
    "action_challenge": SEERS,
    "evidence_file": SEERS,
    "evidence_refuse": OUTSIDE,
    "challenge_answer": {"owner", "manager", "support"},
    "challenge_decide": OVERSEERS,
}
NOBODYS = {"colleague", "stranger", "administrator"}  # see nothing of a trust's action
PEOPLE = sorted(SEERS | NOBODYS)


@pytest.fixture
def addresses(scene: SimpleNamespace, action: Action) -> dict[str, str]:
    """The address of each page of one action with evidence and a challenge."""
    given = making.give(action, scene.owner, file=making.a_file())
    asked = challenges.challenge(action=action, question="Why?", by=scene.chair)
    pks = dict.fromkeys(PAGES, action.pk)
    pks |= {"evidence_file": given.pk, "evidence_refuse": given.pk}
    pks |= {"challenge_answer": asked.pk, "challenge_decide": asked.pk}
    return {name: reverse(name, args=[pk]) for name, pk in pks.items()}


def test_every_address_of_the_room_is_tried_here() -> None:
    assert {pattern.name for pattern in urls.urlpatterns} == set(PAGES) | set(LISTS)


@pytest.mark.parametrize("name", PEOPLE)
def test_each_page_opens_for_those_it_is_for(
    name: str, scene: SimpleNamespace, addresses: dict[str, str], signed_in: SignIn
) -> None:
    client = signed_in(getattr(scene, name))
    got = {page: client.get(address).status_code for page, address in addresses.items()}
    sees = name in SEERS
    wanted = {page: 200 if name in who else (403 if sees else 404) for page, who in PAGES.items()}
    assert got == wanted


@pytest.mark.parametrize("name", sorted(NOBODYS))
def test_a_post_to_what_one_cannot_see_changes_nothing(
    name: str, scene: SimpleNamespace, addresses: dict[str, str], signed_in: SignIn, action: Action
) -> None:
    client = signed_in(getattr(scene, name))
    for page, address in addresses.items():
        answer = client.post(address, {"words": "x", "reason": "x", "question": "x"})
        safe_only = page in {"action", "action_end", "evidence_file"}
        assert answer.status_code == (405 if safe_only else 404), page
    assert Action.objects.get(pk=action.pk).last_word == action.last_word
    assert action.updates.count() == 0


def test_anonymous_people_are_asked_to_sign_in(addresses: dict[str, str], client: Client) -> None:
    for address in [*addresses.values(), *(reverse(name) for name in LISTS)]:
        for send in (client.get, client.post):
            answer = send(address)
            assert answer.status_code == 302
            assert answer["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize("name", PEOPLE)
def test_the_lists_open_for_those_they_are_for(
    name: str, scene: SimpleNamespace, signed_in: SignIn
) -> None:
    client = signed_in(getattr(scene, name))
    may = {
        "cases": name != "administrator",
        "keepers": name in {"manager", "support", "administrator", "stranger"},
    }
    for page, who in LISTS.items():
        assert client.get(reverse(page)).status_code == (200 if may[who] else 403), page


def test_a_stranger_reads_nothing_of_ours_in_the_lists(
    scene: SimpleNamespace, addresses: dict[str, str], signed_in: SignIn, action: Action
) -> None:
    for person in (scene.stranger, scene.colleague):
        client = signed_in(person)
        for page in ("actions", "challenges"):
            assert making.WHAT not in client.get(reverse(page)).text
            assert (
                making.WHAT not in client.get(reverse(page), {"format": "csv"}).getvalue().decode()
            )


def statuses(client: Client, addresses: dict[str, str]) -> set[int]:
    return {client.get(address).status_code for address in addresses.values()}


@pytest.mark.parametrize("name", ["manager", "owner", "chair", "signatory"])
def test_a_conflict_of_interest_closes_every_page(
    name: str, scene: SimpleNamespace, signed_in: SignIn
) -> None:
    matter = factories.matter(scene.partnership, circle=Matter.Circle.PARTNERSHIP)
    hidden = making.agree(scene, matter=matter)
    given = making.give(hidden, scene.owner, file=making.a_file())
    agencies.declare_conflict(
        matter=matter, person=getattr(scene, name), reason="A neighbour", by=None
    )
    client = signed_in(getattr(scene, name))
    assert client.get(reverse("action", args=[hidden.pk])).status_code == 404
    assert client.get(reverse("evidence_file", args=[given.pk])).status_code == 404
    assert client.post(reverse("action_update", args=[hidden.pk])).status_code == 404
    assert hidden.what not in client.get(reverse("actions")).text


def test_a_restricted_matter_opens_by_seat_and_the_reading_is_recorded(
    scene: SimpleNamespace, signed_in: SignIn
) -> None:
    matter = factories.matter(scene.partnership)  # only seats open it
    hidden = making.agree(scene, matter=matter)
    address = reverse("action", args=[hidden.pk])
    assert signed_in(scene.chair).get(address).status_code == 404
    seat = agencies.give_seat(matter=matter, person=scene.chair, role=Role.CHAIR, by=scene.manager)
    assert signed_in(scene.chair).get(address).status_code == 200
    row = AuditRow.objects.filter(did="read").first()
    assert row is not None and row.actor == scene.chair.audit_ref
    assert row.about == hidden.audit_ref
    yesterday = timezone.localdate() - timedelta(days=1)
    type(seat).objects.filter(pk=seat.pk).update(starts=yesterday, ends=yesterday)
    assert signed_in(scene.chair).get(address).status_code == 404


def test_an_owner_who_left_sees_nothing_any_more(
    scene: SimpleNamespace, addresses: dict[str, str], signed_in: SignIn
) -> None:
    client = signed_in(scene.owner)
    assert client.get(addresses["action"]).status_code == 200
    yesterday = timezone.localdate() - timedelta(days=1)
    scene.owner.memberships.update(starts=yesterday, ends=yesterday)
    assert statuses(client, addresses) == {404}
    assert client.get(reverse("actions")).status_code == 403


@pytest.mark.parametrize("pk", [0, 2**31, 2**63, 10**30])
def test_a_number_that_no_action_has_is_not_found(
    pk: int, scene: SimpleNamespace, signed_in: SignIn
) -> None:
    client = signed_in(scene.manager)
    assert {client.get(reverse(name, args=[pk])).status_code for name in PAGES} == {404}
