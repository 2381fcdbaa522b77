"""Forms about another agency's return, or another partnership's: refused, and nothing written."""

from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from goldthread.casework.contributions import handing, judging
from goldthread.casework.contributions.quality import CHECKLIST
from goldthread.casework.contributions.urls import urlpatterns
from goldthread.foundations.agencies.roles import Role
from tests import factories
from tests.attacks.forging import addresses, dates, rows_of, tried
from tests.rooms.contributions import making
from tests.rooms.contributions.conftest import made_world

SignIn = Callable[[Any], Client]
WORD = "Zephyrine"  # stands in everything that the trust writes
APPS = ("contributions", "followthrough", "agencies", "reviews")
TOLD: dict[str, Any] = {
    "text": "Forged", "words": "Forged", "reason": "Forged", "why": "Forged", "post": "Forged",
    "searched": "Forged", "said_by": "Forged", "known": "then", "line": "1", "evidence": "Forged",
    "expected_change": "Forged", "proof_wanted": "Forged", "declared": "on", "version": "1",
    "then": "accept", "accepted": "yes", "granted": "yes", "involved": "no", "managed": "no",
    "kind": "imr", "draft": "0",
    **{f"{part}-line-{n}": value for n in (1, 2) for part, value in
       (("text", "Forged"), ("version", "1"))},
    **{f"mark-{item.id}": "met" for item in CHECKLIST},
    **dates("to", "due", "on", "period_from", "period_to"),
}  # fmt: skip
OUTSIDE = [
    "colleague", "their_signatory", "other_author", "emergency_agency", "conflicted",
    "conflicted_panel", "unseated", "stranger", "elsewhere_manager", "elsewhere_signatory",
]  # fmt: skip


def once() -> SimpleNamespace:
    """The trust's return is written, with `world`'s people and two of another partnership."""
    world = made_world(factories.cast())
    making.write_all(world.ours, world.author, words=WORD)
    body = factories.organisation(world.elsewhere)
    world.elsewhere_body = body
    world.elsewhere_manager = factories.member(world.elsewhere, Role.BUSINESS_MANAGER)
    world.elsewhere_signatory = factories.member(world.elsewhere, Role.SIGNATORY, body)
    return world


@pytest.fixture
def scene(shared: SimpleNamespace) -> SimpleNamespace:
    return shared


def about(world: SimpleNamespace) -> Iterator[tuple[str, str]]:
    filled = {
        "section": "line-1", "holds": "findings", "number": 1,
    }  # fmt: skip

    def ids(route: str, name: str) -> Any:
        if name == "pk":
            return world.review.pk if route.startswith("reviews/") else world.ours.pk
        return filled[name]

    ours = [one for one in urlpatterns if one.name != "my_returns"]
    return addresses(ours, ids)


def told_by(world: SimpleNamespace) -> dict[str, Any]:
    """With real ids of the case in it, as somebody who knew them would send."""
    return TOLD | {
        "person": world.other_author.pk,
        "owner": world.author.pk,
        "organisations": [world.police.pk] if hasattr(world, "police") else [world.trust.pk],
        "because": "F1",
    }


@pytest.mark.parametrize("who", OUTSIDE)
@pytest.mark.parametrize("sent", [False, True])
def test_nobody_outside_writes_a_word(
    scene: SimpleNamespace, signed_in: SignIn, who: str, sent: bool
) -> None:
    """While it is written, and when it waits for the panel."""
    if sent:
        handing.hand_in(agency_return=scene.ours, by=scene.author)
        handing.sign_off(agency_return=scene.ours, post="Chief nurse", by=scene.signatory)
    before = rows_of(*APPS)
    assert tried(signed_in(getattr(scene, who)), about(scene), told_by(scene)) == []
    assert rows_of(*APPS) == before


def test_an_emergency_reader_writes_nothing(scene: SimpleNamespace, signed_in: SignIn) -> None:
    before = rows_of(*APPS)
    assert tried(signed_in(scene.emergency), about(scene), told_by(scene)) == []
    assert rows_of(*APPS) == before


def test_these_forms_would_write_something(scene: SimpleNamespace, signed_in: SignIn) -> None:
    """The same words by those who may: so that the tests above can fail."""
    before = rows_of("contributions")
    for who, name, more in (
        ("author", "imr_lines", []),
        ("author", "imr_record", ["findings"]),
        ("signatory", "return_author", []),
        ("signatory", "return_time", []),
        ("manager", "return_chase", []),
    ):
        href = reverse(name, args=[scene.ours.pk, *more])
        signed_in(getattr(scene, who)).post(href, told_by(scene))
        now = rows_of("contributions")
        assert now != before, name
        before = now


def test_ids_of_others_in_ones_own_forms_write_nothing(
    scene: SimpleNamespace, signed_in: SignIn
) -> None:
    ours, told = scene.ours.pk, told_by(scene)
    others = told | {"person": scene.colleague.pk, "owner": scene.colleague.pk}
    abroad = told | {"organisations": [scene.elsewhere_body.pk]}
    forged = [
        ("signatory", "return_author", [ours], others),
        ("signatory", "return_author_end", [ours], others),
        ("author", "imr_record", [ours, "recommendations"], others),
        ("author", "imr_record", [ours, "findings"], told | {"line": "99"}),
        ("author", "imr_record", [ours, "recommendations"], told | {"because": "F99"}),
        ("author", "imr_record_change", [ours, "findings", 99], told),
        ("author", "imr_record_withdraw", [ours, "findings", 99], told),
        ("author", "imr_section", [ours, "line-99"], told),
        ("author", "imr_word_preview", [ours, 99], told),
        ("manager", "invite_returns", [scene.review.pk], abroad),
    ]
    before = rows_of(*APPS)
    for who, name, args, sent in forged:
        code = signed_in(getattr(scene, who)).post(reverse(name, args=args), sent).status_code
        assert code in {200, 404}, (name, code)  # 200: the form again, with what is wrong
    assert rows_of(*APPS) == before


def test_search_finds_no_word_of_another_agencys_return(
    scene: SimpleNamespace, signed_in: SignIn
) -> None:
    """Asked as every role there is, while it is written and when it is accepted."""
    roles = {role: factories.member(scene.partnership, role, name=f"Role {role}") for role in (
        Role.CHAIR, Role.SCRUTINEER, Role.EXECUTIVE, Role.PRACTITIONER, Role.AUTHOR,
        Role.SIGNATORY, Role.PANEL, Role.LEAD_REVIEWER, Role.ADMINISTRATOR,
    )}  # fmt: skip
    asking = [*roles.values(), *(getattr(scene, who) for who in OUTSIDE)]
    searches(scene, signed_in, asking)
    handing.hand_in(agency_return=scene.ours, by=scene.author)
    handing.sign_off(agency_return=scene.ours, post="Chief nurse", by=scene.signatory)
    judging.judge(
        agency_return=scene.ours, marks=making.all_met(scene.ours), then="accept", by=scene.manager
    )
    searches(scene, signed_in, asking)


def searches(scene: SimpleNamespace, signed_in: SignIn, people: list[Any]) -> None:
    for person in people:
        client = signed_in(person)
        for words in (WORD, "dogs at every visit", "stayed late", "Nobody asked about dogs"):
            answer = client.get(reverse("search"), {"q": words})
            html = answer.content.decode()
            assert answer.status_code in {200, 302, 403, 404}, person
            for told in (f"{WORD} about", "MW1 stayed late", str(scene.ours.pk),
                         "Ask about dogs at every visit", "Nobody asked about dogs</"):  # fmt: skip
                assert told not in html, (person, words, told)
