"""Referring a case: safety first, kept as you go, nobody else sees a draft, two tabs, sending."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.intake import actions, parts
from goldthread.casework.intake.models import OwnReferral, Referral
from goldthread.foundations.agencies.models import Matter
from goldthread.foundations.records.refusals import Refused
from tests.rooms.intake import making

SignIn = Callable[[Any], Client]


def test_safety_is_asked_first_and_begins_the_draft(cast: Any, signed_in: SignIn) -> None:
    client = signed_in(cast.practitioner)
    page = client.get(reverse("new_referral")).content.decode()
    assert page.index("Call 999") < page.index("What has been done to keep children safe?")
    refused = client.post(reverse("new_referral"), {"in_danger": "yes"})
    assert refused.status_code == 200
    assert not OwnReferral.objects.exists()
    today = timezone.localdate()
    posted = client.post(reverse("new_referral"), {**making.SAFETY, "safety_on": str(today)})
    draft = OwnReferral.objects.get()
    assert posted.headers["Location"] == reverse("referral_part", args=[draft.pk, "happened"])
    assert (draft.organisation, draft.safety_on) == (cast.trust, today)


def test_it_can_be_left_half_said_and_come_back_to(cast: Any, signed_in: SignIn) -> None:
    client = signed_in(cast.practitioner)
    client.post(reverse("new_referral"), {"in_danger": "unsure", "later": "1"})
    draft = OwnReferral.objects.get()
    page = client.get(reverse("referral_draft", args=[draft.pk])).content.decode()
    assert "In progress" in page or "in progress" in page
    href = reverse("referral_part", args=[draft.pk, "happened"])
    stamp = parts.stamp(draft, parts.BY_SLUG["happened"])
    posted = client.post(href, {"happened": "Half a sen", "stamp": stamp, "later": "1"})
    assert posted.status_code == 302
    draft.refresh_from_db()
    assert draft.happened == "Half a sen"
    blank = client.post(href, {"happened": "", "stamp": "x"})
    assert "What is this about? Choose one" in blank.content.decode()


def autosave(client: Client, href: str, **facts: str) -> dict[str, Any]:
    return dict(client.post(href, {**facts, "autosave": "1"}).json())


def test_it_is_kept_while_it_is_written(cast: Any, signed_in: SignIn) -> None:
    draft = making.draft(cast.practitioner, cast.partnership)
    client = signed_in(cast.practitioner)
    href = reverse("referral_part", args=[draft.pk, "happened"])
    stamp = parts.stamp(draft, parts.BY_SLUG["happened"])
    first = autosave(client, href, happened="One", harm="died", stamp=stamp)
    assert set(first) == {"saved", "fields"}
    second = autosave(client, href, happened="One two", stamp=first["fields"]["stamp"])
    assert "saved" in second
    draft.refresh_from_db()
    assert draft.happened == "One two"


def test_the_first_page_is_kept_as_well(cast: Any, signed_in: SignIn) -> None:
    client, href = signed_in(cast.practitioner), reverse("new_referral")
    page = client.get(href).content.decode()
    assert f'data-autosave="{href}"' in page
    told = autosave(client, href, safety_action="The aunt has her")
    assert "whether any child is in danger" in told["problem"]
    assert not OwnReferral.objects.exists()
    first = autosave(client, href, in_danger="no", safety_action="The aunt", safety_on="3 Mar")
    draft = OwnReferral.objects.get()
    assert (draft.safety_action, draft.safety_on) == ("The aunt", None)
    assert first["fields"]["draft"] == draft.pk
    fields = {name: str(value) for name, value in first["fields"].items()}
    second = autosave(client, href, in_danger="no", safety_action="The aunt has her", **fields)
    assert "saved" in second
    told = {**making.SAFETY, "safety_on": str(timezone.localdate())}
    stamp = second["fields"]["stamp"]
    wrong = client.post(href, {**told, "safety_by": "", "draft": draft.pk, "stamp": stamp})
    assert f'action="{reverse("referral_part", args=[draft.pk, "safety"])}"' in (
        wrong.content.decode()
    )
    done = client.post(href, {**told, "draft": draft.pk, "stamp": stamp})
    assert done.headers["Location"] == reverse("referral_part", args=[draft.pk, "happened"])
    assert OwnReferral.objects.get().safety_by == making.SAFETY["safety_by"]


def test_the_first_page_writes_in_nobody_elses_draft(cast: Any, signed_in: SignIn) -> None:
    theirs = making.draft(cast.practitioner, cast.partnership)
    for who in (cast.author, cast.manager, cast.stranger):
        for more in ({}, {"autosave": "1"}, {"later": "1"}):
            sent = {"in_danger": "yes", "safety_action": "x", "draft": theirs.pk, **more}
            assert signed_in(who).post(reverse("new_referral"), sent).status_code == 404
    theirs.refresh_from_db()
    assert theirs.in_danger == "no"
    assert OwnReferral.objects.count() == 1


def test_who_answers_for_an_agency_finds_what_it_was_asked(
    world: SimpleNamespace, signed_in: SignIn
) -> None:
    href = reverse("scoping_requests")
    for who, there in (("colleague", True), ("signatory", True), ("practitioner", False)):
        html = signed_in(getattr(world, who)).get(reverse("referrals")).content.decode()
        assert (f'href="{href}"' in html) is there, who


def test_a_stale_tab_is_told_and_overwrites_nothing(cast: Any, signed_in: SignIn) -> None:
    draft = making.draft(cast.practitioner, cast.partnership)
    client = signed_in(cast.practitioner)
    href = reverse("referral_part", args=[draft.pk, "happened"])
    old = parts.stamp(draft, parts.BY_SLUG["happened"])
    autosave(client, href, happened="From the first tab", harm="died", stamp=old)
    told = autosave(client, href, happened="From the second tab", harm="died", stamp=old)
    assert "another tab" in told["problem"]
    whole = {"harm": "died", "happened": "From the second tab", "abuse": "yes", "stamp": old}
    page = client.post(href, whole)
    assert page.status_code == 200
    assert "another tab" in page.content.decode()
    assert "From the second tab" in page.content.decode()  # what they wrote is still there
    draft.refresh_from_db()
    assert draft.happened == "From the first tab"


def test_a_draft_is_its_authors_alone(cast: Any) -> None:
    draft = making.draft(cast.practitioner, cast.partnership)
    assert not Referral.objects.visible_to(cast.manager).exists()
    assert not OwnReferral.objects.visible_to(cast.manager).exists()
    told = {"part": "happened", "answers": {"happened": "x"}, "stamp": "x"}
    for who in (cast.manager, cast.signatory, cast.stranger):
        with pytest.raises(PermissionDenied):
            actions.save_part(draft=draft, by=who, **told)
        with pytest.raises(PermissionDenied):
            actions.submit(draft=draft, by=who)


def test_an_administrator_cannot_refer(cast: Any) -> None:
    with pytest.raises(PermissionDenied):
        actions.start(partnership=cast.partnership, by=cast.administrator, in_danger="no")


def test_what_is_missing_is_said_before_it_is_sent(cast: Any, signed_in: SignIn) -> None:
    draft = actions.start(partnership=cast.partnership, by=cast.practitioner, in_danger="no")
    with pytest.raises(Refused) as refusal:
        actions.submit(draft=draft, by=cast.practitioner)
    assert "Say what was done to keep children safe." in refusal.value.reasons
    assert any("child’s name" in words for words in refusal.value.reasons)
    page = signed_in(cast.practitioner).post(reverse("referral_check", args=[draft.pk]))
    assert "There is a problem" in page.content.decode()
    assert not Matter.objects.exists()


def test_sending_gives_a_reference_and_closes_the_words(
    cast: Any, signed_in: SignIn, django_capture_on_commit_callbacks: Any
) -> None:
    draft = making.draft(cast.practitioner, cast.partnership)
    client = signed_in(cast.practitioner)
    with django_capture_on_commit_callbacks(execute=True):
        posted = client.post(reverse("referral_check", args=[draft.pk]))
    sent = Referral.objects.get(pk=draft.pk)
    assert posted.headers["Location"] == reverse("my_referral", args=[draft.pk])
    assert sent.code.endswith("-01")
    assert (sent.matter.circle, sent.matter.name) == ("seats", f"Referral {sent.code}")
    assert sent.letters.get().kind == "acknowledgement"
    assert {one.to[0] for one in mail.outbox} == {cast.manager.email, cast.support.email}
    assert all("Robin" not in one.body and "Lark" not in one.body for one in mail.outbox)
    with pytest.raises(Refused, match="has been sent"):
        actions.save_part(
            draft=sent, part="happened", answers={"happened": "x"}, stamp="x", by=cast.practitioner
        )
    href = reverse("referral_part", args=[draft.pk, "happened"])
    client.post(href, {"harm": "died", "happened": "Changed", "abuse": "no"})
    told = autosave(client, href, happened="Changed")
    assert "has been sent" in told["problem"]
    sent.refresh_from_db()
    assert sent.happened == making.SECRET


def test_each_referral_gets_the_next_reference(cast: Any) -> None:
    one = making.sent(cast.practitioner, cast.partnership)
    two = making.sent(cast.author, cast.partnership)
    assert (one.code[-2:], two.code[-2:]) == ("01", "02")


def test_family_can_be_named_changed_and_taken_out(cast: Any, signed_in: SignIn) -> None:
    draft = making.draft(cast.practitioner, cast.partnership)
    client = signed_in(cast.practitioner)
    client.post(
        reverse("referral_person", args=[draft.pk]), {"relation": "father", "forename": "Ash"}
    )
    father = draft.people.get(relation="father")
    href = reverse("referral_person_change", args=[draft.pk, father.pk])
    client.post(href, {"relation": "father", "forename": "Ash", "surname": "Dunlin"})
    father.refresh_from_db()
    assert father.name == "Ash Dunlin"
    nobody = client.post(reverse("referral_person", args=[draft.pk]), {"relation": "father"})
    assert "Give a name" in nobody.content.decode()
    child = draft.people.get(relation="child")
    href = reverse("referral_person_change", args=[draft.pk, child.pk])
    assert client.get(href).status_code == 404
    out = reverse("referral_take_out", args=[draft.pk, "person", father.pk])
    other = signed_in(cast.manager)
    assert other.post(out).status_code == 404
    assert client.post(out).status_code == 302
    assert not draft.people.filter(relation="father").exists()
    assert client.post(out.replace("/person/", "/thing/")).status_code == 404


def test_papers_are_checked_and_kept_as_they_were_sent(cast: Any, signed_in: SignIn) -> None:
    draft = making.draft(cast.practitioner, cast.partnership)
    client = signed_in(cast.practitioner)
    href = reverse("referral_part", args=[draft.pk, "papers"])
    bad = client.post(href, {"file": SimpleUploadedFile("run.exe", b"MZ\x90\x00rest")})
    assert "is a program" in bad.content.decode()
    data = b"The dogs were in the room.\n"
    client.post(href, {"file": SimpleUploadedFile("notes.txt", data)})
    paper = draft.files.get()
    got = client.get(reverse("referral_file", args=[paper.pk]))
    assert b"".join(got.streaming_content) == data
    assert got["Content-Disposition"].startswith("attachment")
    assert signed_in(cast.manager).get(reverse("referral_file", args=[paper.pk])).status_code == 404
    actions.submit(draft=draft, by=cast.practitioner)
    assert signed_in(cast.manager).get(reverse("referral_file", args=[paper.pk])).status_code == 200
    assert (
        signed_in(cast.colleague).get(reverse("referral_file", args=[paper.pk])).status_code == 404
    )


def test_an_organisation_of_another_partnership_is_refused(cast: Any) -> None:
    from tests import factories

    draft = making.draft(cast.practitioner, cast.partnership)
    away = factories.organisation(cast.elsewhere)
    told = {**making.answers()["agencies"], "agencies": [away]}
    stamp = parts.stamp(draft, parts.BY_SLUG["agencies"])
    with pytest.raises(PermissionDenied):
        actions.save_part(
            draft=draft, part="agencies", answers=told, stamp=stamp, by=cast.practitioner
        )


def test_the_author_sees_received_looked_at_decided(
    world: SimpleNamespace, signed_in: SignIn
) -> None:
    sent = making.sent(world.author, world.partnership)
    client, href = signed_in(world.author), reverse("my_referral", args=[sent.pk])
    assert ">received<" in client.get(href).content.decode()
    making.accepted(sent, world.manager)
    assert ">being looked at<" in client.get(href).content.decode()
    client = signed_in(world.practitioner)
    href = reverse("my_referral", args=[world.referral.pk])
    making.decided(world, making.with_chair(world, world.referral))
    assert ">decided<" in client.get(href).content.decode()


def test_somebody_with_a_conflict_loses_also_their_own_words(
    world: SimpleNamespace, signed_in: SignIn
) -> None:
    from goldthread.foundations.agencies.actions import declare_conflict

    declare_conflict(
        matter=world.referral.matter,
        person=world.practitioner,
        reason="My sister.",
        by=world.manager,
    )
    href = reverse("my_referral", args=[world.referral.pk])
    assert signed_in(world.practitioner).get(href).status_code == 404


def test_an_unborn_child_has_not_died(cast: Any, signed_in: SignIn) -> None:
    """The form refuses it; what was kept before is asked for before it is sent."""
    draft = making.draft(cast.practitioner, cast.partnership)
    client, today = signed_in(cast.practitioner), timezone.localdate()
    href = reverse("referral_part", args=[draft.pk, "child"])
    day = {"died_on-day": today.day, "died_on-month": today.month, "died_on-year": today.year}
    sent = {"lives": "Fenmarsh", "unborn": "on", **day}
    refused = client.post(href, sent).content.decode()
    assert "A child who is not born yet has no date of death" in refused
    draft.people.filter(relation="child").update(unborn=True, died_on=today)
    words = "not born yet, but the date is past and a date of death is given: correct it"
    check = reverse("referral_check", args=[draft.pk])
    assert words in client.get(check).content.decode()
    with pytest.raises(Refused, match=words):
        actions.submit(draft=draft, by=cast.practitioner)
    draft.people.filter(relation="child").update(unborn=False)
    assert words not in client.get(check).content.decode()
