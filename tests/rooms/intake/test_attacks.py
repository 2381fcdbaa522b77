"""Every form of the room, sent by an emergency reader and with ids of another partnership."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.urls import reverse

from goldthread.casework.intake import notifying
from goldthread.casework.intake.models import (
    Notification,
    OwnReferral,
    Referral,
    ReferralPerson,
    ScopingReply,
    Triage,
)
from goldthread.casework.intake.urls import urlpatterns
from goldthread.foundations.access.models import AuditRow
from goldthread.foundations.agencies.actions import break_glass
from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.people.models import Involvement
from tests import factories
from tests.rooms.intake import making
from tests.rooms.intake.conftest import made_world

# Pages of a partnership as a whole, which stand in no matter: each has its own tests.
OWN = {"referrals", "new_referral", "scoping_requests", "panel_rules"}
A_DAY = {"day": "1", "month": "6", "year": "2025"}
EVERYTHING = {
    "outcome": "hold", "reason": "x", "safety": "x", "told": "x", "words": "x", "because": "x",
    "days": "5", "asked": "x", "framework": "notification", "advice": "hold", "reasons": "x",
    "agrees": "yes", "send": "1", "rationale": "x", "to": "The registrar", "what": "sent",
    "who": "x", "known": "not-known", "in_danger": "yes", "safety_action": "x", "safety_by": "x",
    "harm": "died", "happened": "x", "abuse": "yes", "relation": "father", "forename": "x",
    "panel_view": "yes", "panel_view-reason": "x",
    **{f"on-{part}": value for part, value in A_DAY.items()},
}  # fmt: skip


def once() -> SimpleNamespace:
    return made_world(factories.cast())


@pytest.fixture
def world(shared: SimpleNamespace) -> SimpleNamespace:
    return shared


def whole(world: Any, referral: Referral, draft: OwnReferral) -> SimpleNamespace:
    """All that an address can name."""
    return SimpleNamespace(
        referral=referral, draft=draft, request=referral.requests.first(),
        letter=referral.letters.first(), person=referral.people.first(),
        draft_person=draft.people.exclude(relation="child").first(),
        notification=notifying.must_tell(
            referral=referral, to="The coroner", because="x", by=world
        ),
    )  # fmt: skip


@pytest.fixture
def ours(world: SimpleNamespace) -> SimpleNamespace:
    making.decided(world, making.with_chair(world, world.referral))
    return whole(world.manager, world.referral, world.draft)


@pytest.fixture
def theirs(world: SimpleNamespace) -> SimpleNamespace:
    """Another partnership with a referral of its own, come as far."""
    at = world.elsewhere
    body = factories.organisation(at, "Otherby Trust")
    world.their_chair = factories.member(at, Role.CHAIR)
    referral = making.accepted(making.sent(world.stranger, at), world.stranger)
    making.asked(referral, world.stranger, body)
    record = making.looked_at(referral, world.stranger, "lcspr", **making.LCSPR)
    making.advised(record, world.stranger)
    return whole(world.stranger, referral, making.draft(world.stranger, at))


def addresses(of: SimpleNamespace) -> dict[str, str]:
    """Each address of the room once."""
    found = {}
    for pattern in urlpatterns:
        names, told = pattern.pattern.converters, {}
        if pattern.name in OWN:
            continue
        drafts = "drafts/" in str(pattern.pattern)
        if "pk" in names:
            told["pk"] = of.draft.pk if drafts else of.referral.pk
        if "person" in names:
            told["person"] = of.draft_person.pk if drafts else of.person.pk
        if "row" in names:
            told["row"] = of.draft_person.pk if drafts else of.notification.pk
        if "uuid" in names:
            told["uuid"] = (of.request if pattern.name == "scoping_request" else of.letter).uuid
        told |= {
            name: value
            for name, value in (
                ("framework", "lcspr"), ("number", 1), ("kind", "person"), ("part", "happened"),
            )
            if name in names
        }  # fmt: skip
        found[pattern.name] = reverse(pattern.name, kwargs=told)
    return found


def _done() -> tuple[int, ...]:
    """How much stands in the tables, and was done apart from signing in and being refused."""
    rows = AuditRow.objects.exclude(did__startswith="signed.")
    tables = (OwnReferral, ReferralPerson, Triage, ScopingReply, Involvement, Notification)
    done = rows.exclude(did__in=["refused", "read"]).count()
    return (done, *(table._base_manager.count() for table in tables))


def test_an_emergency_reader_writes_nothing(
    world: SimpleNamespace, ours: SimpleNamespace, signed_in: Any
) -> None:
    reader = factories.member(world.partnership, Role.SCRUTINEER)
    break_glass(matter=world.referral.matter, reason="A child may be at risk tonight", by=reader)
    client, before = signed_in(reader), _done()
    assert client.get(reverse("referral", args=[world.referral.pk])).status_code == 200
    for name, href in addresses(ours).items():
        assert client.post(href, EVERYTHING).status_code in {403, 404, 405}, name
    assert client.post(reverse("panel_rules"), EVERYTHING).status_code == 403
    assert _done() == before


def test_nothing_is_written_into_another_partnership(
    world: SimpleNamespace, ours: SimpleNamespace, theirs: SimpleNamespace, signed_in: Any
) -> None:
    before = _done()
    for who in (world.manager, world.chair, world.officer, world.author):
        client = signed_in(who)
        for name, href in addresses(theirs).items():
            assert client.post(href, EVERYTHING).status_code in {404, 405}, (name, who)
    sent = {"draft": theirs.draft.pk, **EVERYTHING}
    assert signed_in(world.author).post(reverse("new_referral"), sent).status_code == 404
    assert _done() == before


def test_the_same_posts_by_those_whose_work_it_is_do_write(
    world: SimpleNamespace, theirs: SimpleNamespace, signed_in: Any
) -> None:
    """So that the refusals above are not for want of an answer."""
    client, before = signed_in(world.stranger), _done()
    for name in ("notification_add", "notification_aware", "referral_involve_all", "criteria"):
        assert client.post(addresses(theirs)[name], EVERYTHING).status_code == 302, name
    assert _done() != before


def test_ids_of_another_partnership_in_ones_own_addresses(
    world: SimpleNamespace, ours: SimpleNamespace, theirs: SimpleNamespace, signed_in: Any
) -> None:
    client, at, before = signed_in(world.manager), [world.referral.pk], _done()
    for name, args in (
        ("referral_involve", [*at, theirs.person.pk]),
        ("notification_mark", [*at, theirs.notification.pk]),
        ("panel_chair", [*at, world.their_chair.pk]),
    ):
        assert client.post(reverse(name, args=args), EVERYTHING).status_code == 404, name
    client, at = signed_in(world.author), [world.draft.pk]
    for name, args in (
        ("referral_person_change", [*at, theirs.draft_person.pk]),
        ("referral_take_out", [*at, "person", theirs.draft_person.pk]),
    ):
        assert client.post(reverse(name, args=args), EVERYTHING).status_code == 404, name
    assert _done() == before


def test_ids_of_another_partnership_in_what_is_sent(
    world: SimpleNamespace, ours: SimpleNamespace, theirs: SimpleNamespace, signed_in: Any
) -> None:
    """A choice that was never offered is a wrong answer, and nothing is kept."""
    body = theirs.request.organisation
    before, one = _done(), [world.referral.pk]
    duplicate = {"outcome": "duplicate", "duplicate_of": theirs.referral.pk}
    agencies = {"agencies": [body.pk], "concern": "x", "telephone": "999", "later": "1"}
    for who, href, more in (
        (world.manager, reverse("triage", args=one), duplicate),
        (world.manager, reverse("scoping_ask", args=one), {"organisations": [body.pk]}),
        (world.author, reverse("referral_part", args=[world.draft.pk, "agencies"]), agencies),
    ):
        answer = signed_in(who).post(href, {**EVERYTHING, **more})
        assert answer.status_code == 200, href
        html = answer.content.decode()
        assert "There is a problem" in html, href
        assert body.name not in html
        assert theirs.referral.code not in html.replace(world.referral.code, "")
    assert _done() == before
    world.draft.refresh_from_db()
    assert world.draft.telephone == "01234 567890"
    assert not world.draft.agencies.exists()


def test_every_address_is_tried(ours: SimpleNamespace) -> None:
    assert set(addresses(ours)) | OWN == {pattern.name for pattern in urlpatterns}
