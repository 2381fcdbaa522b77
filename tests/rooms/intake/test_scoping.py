"""What becomes of a referral, the same case told twice, other areas, agencies and their answers."""

import re
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.frameworks.models import Area
from goldthread.casework.intake import areas, duplicates, scoping, triaging
from goldthread.casework.intake.belonging import FrozenRow
from goldthread.casework.intake.models import Triage
from goldthread.foundations.agencies.models import Sector
from goldthread.foundations.people.models import Involvement
from goldthread.foundations.records.refusals import Refused
from tests import factories
from tests.rooms.intake import making

DAY = timedelta(days=1)


@pytest.fixture
def new(cast: SimpleNamespace) -> SimpleNamespace:
    making.people(cast)
    cast.referral = making.sent(cast.practitioner, cast.partnership)
    return cast


def child(**more: Any) -> dict[str, Any]:
    return {"child": {**making.answers()["child"], **more}}


def test_the_same_child_told_by_another_is_suggested(new: SimpleNamespace) -> None:
    other = making.sent(new.colleague, new.partnership, **child(forename="Robyn"))
    (found,) = duplicates.suggest(other, new.manager)
    assert found.referral == new.referral
    said = " ".join(found.because)
    assert "same date of birth" in said
    assert "same day" in said


def test_a_baby_without_a_name_yet_is_suggested_too(new: SimpleNamespace) -> None:
    other = making.sent(new.colleague, new.partnership, **child(forename="Baby", known_as=""))
    assert duplicates.suggest(other, new.manager)[0].referral == new.referral


def test_another_child_in_the_same_town_is_not(new: SimpleNamespace) -> None:
    today = timezone.localdate()
    away = {**making.answers()["when"], "happened_on": today - 90 * DAY, "place": "Fenmarsh"}
    other = actions_sent(new, child(forename="Ivy", surname="Ashe", known_as="", dob=None), away)
    mother = other.people.get(relation="mother")
    mother.surname, mother.forename = "Ashe", "Joan"
    mother.save()
    assert duplicates.suggest(other, new.manager) == []


def actions_sent(new: Any, about: dict[str, Any], when: dict[str, Any]) -> Any:
    return making.sent(new.colleague, new.partnership, when=when, **about)


def test_only_referrals_that_one_may_see_are_suggested(new: SimpleNamespace) -> None:
    other = making.sent(new.colleague, new.partnership)
    assert duplicates.suggest(other, new.officer) == []
    from goldthread.foundations.agencies.actions import declare_conflict

    declare_conflict(matter=new.referral.matter, person=new.manager, reason="x", by=new.manager)
    assert duplicates.suggest(other, new.manager) == []


def test_what_becomes_of_it_is_a_row_with_a_reason_and_the_safety_of_today(
    new: SimpleNamespace,
) -> None:
    with pytest.raises(Refused) as refusal:
        triaging.triage(
            referral=new.referral, outcome="pass-on", reason="", safety="", by=new.manager
        )
    assert len(refusal.value.reasons) == 4
    row = triaging.triage(
        referral=new.referral,
        outcome="pass-on",
        reason="It happened in Otherby.",
        safety="Otherby’s duty team rang back: the sister is safe.",
        told="We have passed this to Otherby.",
        passed_to="Otherby",
        by=new.manager,
    )
    with pytest.raises(FrozenRow):
        row.save()
    letter = new.referral.letters.get(kind="decision-referrer")
    assert letter.words == "We have passed this to Otherby."
    making.accepted(new.referral, new.manager)
    assert [one.outcome for one in new.referral.triages.all()] == ["accept", "pass-on"]
    for who in (new.officer, new.practitioner, new.stranger):
        with pytest.raises(PermissionDenied):
            making.accepted(new.referral, who)


def test_a_duplicate_names_one_that_is_seen_and_never_itself(new: SimpleNamespace) -> None:
    other = making.sent(new.colleague, new.partnership)
    told = {"outcome": "duplicate", "reason": "x", "safety": "x", "told": "Thank you."}
    with pytest.raises(Refused, match="itself"):
        triaging.triage(referral=other, duplicate_of=other, by=new.manager, **told)
    row = triaging.triage(referral=other, duplicate_of=new.referral, by=new.manager, **told)
    assert row.duplicate_of == new.referral
    with pytest.raises(IntegrityError), transaction.atomic():
        Triage.objects.create(referral=other, outcome="accept", reason="x", safety="x",
                              duplicate_of=new.referral)  # fmt: skip


def test_the_area_is_checked_and_never_blocks(new: SimpleNamespace) -> None:
    assert "could not be checked" in areas.check(new.referral).words[0]
    Area.objects.create(partnership=new.partnership, places="Fenmarsh\nLittle Marsh End")
    assert areas.check(new.referral).words == ()
    for place, inside in [
        ("Mill Lane, Fenmarsh", True),
        ("12 High St, Fenmrash", False),
        ("Fenmarshe", True),
        ("little marsh  END", True),
        ("Otherby", False),
        ("Marsh", False),
        ("", None),
    ]:
        assert areas.inside(place, ["Fenmarsh", "Little Marsh End"]) is inside, place
    new.referral.place, new.referral.lives = "Otherby", "Otherby, North Road"
    found = areas.check(new.referral)
    assert found.doubtful
    assert "rapid review are for the area where it happened" in found.words[0]
    assert "normally lived" in found.words[1]
    assert making.accepted(new.referral, new.manager)


def test_people_go_on_the_register_with_a_code_each_and_once(new: SimpleNamespace) -> None:
    robin = new.referral.people.get(relation="child")
    made = triaging.put_on_register(person=robin, by=new.manager)
    robin.refresh_from_db()
    assert (robin.added_as, robin.added_by) == (made.code, new.manager)
    assert (made.person.forename, made.person.dob) == ("Robin", robin.dob)
    with pytest.raises(Refused, match="already"):
        triaging.put_on_register(person=robin, by=new.manager)
    wren = new.referral.people.get(relation="mother")
    with pytest.raises(PermissionDenied):
        triaging.put_on_register(person=wren, by=new.practitioner)
    assert triaging.put_on_register(person=wren, by=new.support).code == "M"
    assert Involvement.objects.filter(matter=new.referral.matter).count() == 2


def test_agencies_are_asked_once_and_only_after_it_was_accepted(new: SimpleNamespace) -> None:
    with pytest.raises(Refused, match="Accept"):
        making.asked(new.referral, new.manager, new.housing)
    making.accepted(new.referral, new.manager)
    making.asked(new.referral, new.manager, new.housing, new.trust)
    with pytest.raises(Refused, match="asked already"):
        making.asked(new.referral, new.manager, new.housing)
    kinds = sorted(new.referral.letters.values_list("kind", flat=True))
    assert kinds == ["acknowledgement", "scoping", "scoping", "secure", "secure"]


def test_the_signatories_are_told_and_the_mail_names_nobody(
    new: SimpleNamespace, django_capture_on_commit_callbacks: Any
) -> None:
    making.accepted(new.referral, new.manager)
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        making.asked(new.referral, new.manager, new.housing, new.trust)
    # Housing has no signatory here, so its author is told.
    assert {one.to[0] for one in mail.outbox} == {new.colleague.email, new.signatory.email}
    for one in mail.outbox:
        assert not any(name in one.subject + one.body for name in ("Robin", "Lark", "FEN-"))


def test_answers_are_kept_as_sent_and_a_later_one_is_added(world: SimpleNamespace) -> None:
    words = "  Two visits.\n\n\tBoth cancelled.  "
    first = scoping.reply(request=world.request, known="known", summary=words, by=world.colleague)
    assert first.summary == words
    scoping.reply(
        request=world.request,
        known="other-name",
        other_name="Wren Dunlin",
        summary="Found under another name.",
        secured_on=timezone.localdate(),
        secured_by="Records manager",
        author="Jo Fell",
        by=world.colleague,
    )
    assert [one.known for one in world.request.replies.all()] == ["other-name", "known"]
    with pytest.raises(FrozenRow):
        first.save()


def test_an_answer_that_does_not_hold_together_is_refused(world: SimpleNamespace) -> None:
    today = timezone.localdate()
    for told, words in [
        ({"known": ""}, "known to you"),
        ({"known": "known"}, "in a few lines"),
        ({"known": "other-name", "summary": "x"}, "the name"),
        ({"known": "not-known", "secured_on": today}, "who secured"),
        ({"known": "not-known", "secured_on": today + DAY, "secured_by": "x"}, "future"),
        ({"known": "not-known", "known_from": today, "known_until": today - DAY}, "before"),
    ]:
        with pytest.raises(Refused, match=words):
            scoping.reply(request=world.request, by=world.colleague, **told)


def test_an_heir_answers_for_the_body_that_closed(world: SimpleNamespace) -> None:
    from goldthread.foundations.agencies.actions import succeed
    from goldthread.foundations.agencies.roles import Role
    from tests import factories

    heir = factories.organisation(world.partnership, "New Fenmarsh Homes")
    successor = factories.member(world.partnership, Role.SIGNATORY, heir)
    with pytest.raises(PermissionDenied):
        scoping.reply(request=world.request, known="not-known", by=successor)
    succeed(organisation=world.housing, successor=heir, on=timezone.localdate(), by=world.manager)
    assert scoping.reply(request=world.request, known="not-known", by=successor)


def test_the_partnership_and_national_bodies_are_offered_last_and_unticked(
    world: SimpleNamespace, signed_in: Any
) -> None:
    board = factories.organisation(world.partnership, "A Board", Sector.PARTNERSHIP)
    nation = factories.organisation(world.partnership, "A National Body", Sector.NATIONAL)
    world.referral.agencies.set([board, nation, world.police])
    got = signed_in(world.manager).get(reverse("scoping_ask", args=[world.referral.pk]))
    boxes = re.findall(r'<input[^>]*name="organisations"[^>]*>', got.content.decode())
    offered = [(int(re.findall(r'value="(\d+)"', box)[0]), " checked" in box) for box in boxes]
    assert [body for body, ticked in offered if ticked] == [world.police.pk]
    assert offered[-2:] == [(board.pk, False), (nation.pk, False)]
