"""Every address of agencies' returns, tried by everyone."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from goldthread.casework.contributions import handing, writing
from tests import factories
from tests.rooms.contributions import making
from tests.rooms.contributions.conftest import made_world

SignIn = Callable[[Any], Client]
WHO = [
    "author", "signatory", "other_author", "colleague", "their_signatory", "manager", "panel",
    "lead", "unseated", "conflicted", "conflicted_panel", "emergency", "emergency_agency",
    "executive", "administrator", "stranger",
]  # fmt: skip
NOBODY = [404] * 16
# Only the agency's own author and signatory; those who oversee are told why not.
OWN = [200, 200, 404, 404, 404, 403, 403, 403, 404, 404, 404, 403, 404, 404, 404, 404]
SIGNING = [403, 200, 404, 404, 404, 403, 403, 403, 404, 404, 404, 403, 404, 404, 404, 404]
WRITING = [200, 403, 404, 404, 404, 403, 403, 403, 404, 404, 404, 403, 404, 404, 404, 404]
SEEN = [200, 200, 404, 404, 404, 200, 200, 200, 404, 404, 404, 200, 404, 404, 404, 404]
ASKING = [403, 403, 404, 404, 404, 200, 403, 200, 404, 404, 404, 403, 404, 404, 404, 404]
RUNNING = [403, 403, 404, 404, 404, 200, 403, 403, 404, 404, 404, 403, 404, 404, 404, 404]
JUDGING = [403, 403, 404, 404, 404, 200, 200, 200, 404, 404, 404, 403, 404, 404, 404, 404]
EXPECTED = {
    "returns": [404, 404, 404, 404, 404, 200, 200, 200, 404, 404, 404, 200, 404, 404, 404, 404],
    "invite_returns":
        [404, 404, 404, 404, 404, 200, 403, 200, 404, 404, 404, 403, 404, 404, 404, 404],
    "return": SEEN,
    "return_chase": ASKING,
    "return_excuse": RUNNING,
    "return_release": RUNNING,
    "return_acknowledge": SIGNING,
    "return_author": SIGNING,
    "return_author_end": SIGNING,
    "return_nil": SIGNING,
    "return_sign_off": SIGNING,
    "return_hand_back": SIGNING,
    "return_conflict": OWN,
    "return_secured": OWN,
    "return_hand_in": WRITING,
    "imr": OWN,
    "imr_read": OWN,
    "imr_word": OWN,
    "imr_word_in": WRITING,
    "imr_section": OWN,
    "imr_lines": OWN,
    "imr_versions": OWN,
    "imr_record": WRITING,
    "imr_record_change": WRITING,
    "imr_record_withdraw": WRITING,
    # An author who has answered is led back; the unit finds nothing to decide.
    "return_independence":
        [302, 403, 404, 404, 404, 403, 403, 403, 404, 404, 404, 403, 404, 404, 404, 404],
    "return_ruling":
        [403, 403, 404, 404, 404, 302, 403, 403, 404, 404, 404, 403, 404, 404, 404, 404],
    # The agency asks for time, those who invite give it.
    "return_time":
        [200, 200, 404, 404, 404, 200, 403, 200, 404, 404, 404, 403, 404, 404, 404, 404],
    "return_decide": JUDGING,
}  # fmt: skip
AFTER_SENDING = {
    "imr_sent": SEEN,
    "imr_sent_word": SEEN,
    "imr_changes": NOBODY,  # it was sent once
    "return_quality": JUDGING,
    "return_decide": JUDGING,
    "imr_word_preview": WRITING[:5] + NOBODY[:11],  # a draft's file: 404 to all but the agency
    "imr_word_file": [200, 200, *NOBODY[:14]],
}


def once() -> SimpleNamespace:
    return made_world(factories.cast())


@pytest.fixture
def world(shared: SimpleNamespace) -> SimpleNamespace:
    return shared


def address(name: str, world: SimpleNamespace) -> str:
    if name in {"returns", "invite_returns"}:
        return reverse(name, args=[world.review.pk])
    more: dict[str, list[Any]] = {
        "imr_section": ["context"],
        "imr_versions": ["context"],
        "imr_record": ["findings"],
        "imr_record_change": ["findings", 1],
        "imr_record_withdraw": ["findings", 1],
        "imr_sent": [1],
        "imr_sent_word": [1],
        "imr_changes": [1],
        "imr_word_preview": [1],
        "imr_word_file": [1],
    }
    return reverse(name, args=[world.ours.pk, *more.get(name, [])])


def found(world: SimpleNamespace, signed_in: SignIn, who: str, names: Any) -> dict[str, int]:
    client = signed_in(getattr(world, who))
    return {name: client.get(address(name, world)).status_code for name in names}


@pytest.mark.parametrize("who", WHO)
def test_who_may_open_what_while_it_is_written(
    world: SimpleNamespace, signed_in: SignIn, who: str
) -> None:
    making.write_all(world.ours, world.author)
    place = WHO.index(who)
    codes = found(world, signed_in, who, EXPECTED)
    assert codes == {name: wanted[place] for name, wanted in EXPECTED.items()}


@pytest.mark.parametrize("who", WHO)
def test_who_may_open_what_was_sent(world: SimpleNamespace, signed_in: SignIn, who: str) -> None:
    making.write_all(world.ours, world.author)
    from goldthread.casework.contributions import wording

    writing.keep_word_file(
        agency_return=world.ours, data=wording.template(world.ours), name="r.docx", by=world.author
    )
    handing.hand_in(agency_return=world.ours, by=world.author)
    handing.sign_off(agency_return=world.ours, post="Chief nurse", by=world.signatory)
    place = WHO.index(who)
    codes = found(world, signed_in, who, AFTER_SENDING)
    assert codes == {name: wanted[place] for name, wanted in AFTER_SENDING.items()}


def test_every_address_is_tried() -> None:
    from goldthread.casework.contributions.urls import urlpatterns

    names = {pattern.name for pattern in urlpatterns}
    assert names == set(EXPECTED) | set(AFTER_SENDING) | {"my_returns"}


def test_my_returns_are_everyones_own(world: SimpleNamespace, signed_in: SignIn) -> None:
    told = {
        "author": 1, "signatory": 1, "colleague": 1, "their_signatory": 1, "other_author": 0,
        "manager": 0, "panel": 0, "conflicted": 0,
    }  # fmt: skip
    for who, number in told.items():
        answer = signed_in(getattr(world, who)).get(reverse("my_returns"))
        assert f"{number} in all" in answer.content.decode(), who
    assert signed_in(world.administrator).get(reverse("my_returns")).status_code == 403


def test_nobody_signed_in_is_asked_to(world: SimpleNamespace, client: Client) -> None:
    for name in (*EXPECTED, *AFTER_SENDING):
        assert client.get(address(name, world)).status_code == 302


POSTS: dict[str, dict[str, str]] = {
    "return_acknowledge": {},
    "return_nil": {
        "searched": "All", "period_from": "2025-01-01", "period_to": "2025-02-01", "said_by": "Me",
    },
    "return_sign_off": {"post": "Nurse", "declared": "on"},
    "return_chase": {"words": "Please"},
    "return_excuse": {"reason": "No part"},
    "return_time": {"to": "2030-01-01", "reason": "Late"},
    "imr_section": {"text": "Forged", "version": "0"},
    "imr_lines": {
        "text-line-1": "Forged", "version-line-1": "0", "text-line-2": "", "version-line-2": "0",
    },
    "imr_record": {"text": "Forged", "known": "then"},
    "return_decide": {"then": "return", "words": "Bad"},
}  # fmt: skip


@pytest.mark.parametrize(
    "who", ["other_author", "colleague", "their_signatory", "emergency", "conflicted", "stranger"]
)
def test_nothing_forged_is_written(world: SimpleNamespace, signed_in: SignIn, who: str) -> None:
    client = signed_in(getattr(world, who))
    before = world.ours.steps.count()
    for name, facts in POSTS.items():
        assert client.post(address(name, world), facts).status_code in {403, 404}, name
    assert world.ours.steps.count() == before
    assert not world.ours.texts.exists()
    assert not world.ours.extensions.exists()
    assert not world.ours.chases.exists()
