"""Two people who wrote none of it, its day, what comes after it, and what the public reads."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from goldthread.foundations.guidance import actions, approving, leaving
from goldthread.foundations.guidance.models import Version
from goldthread.foundations.records.refusals import Refused
from tests.rooms.guidance import making

SignIn = Callable[[Any], Client]


def in_force() -> list[int]:
    return [row.number for row in Version.objects.in_force()]


def yes(version: Version, by: Any, public: bool = False) -> Version:
    return approving.say_yes(version=version, checked="Read it.", public=public, by=by)


def test_two_of_those_named_let_it_in_force(scene: SimpleNamespace) -> None:
    version = making.newest(making.a_draft(scene))
    for nobody in (scene.manager, scene.support, scene.owner, scene.colleague, scene.stranger):
        with pytest.raises(PermissionDenied):
            yes(version, nobody)
    yes(version, scene.chair)
    with pytest.raises(Refused, match="You said yes already"):
        yes(version, scene.chair)
    assert in_force() == []
    yes(version, scene.signatory)
    assert in_force() == [1]
    with pytest.raises(Refused, match="Two people have approved"):
        approving.say_no(version=version, because="Late.", by=scene.chair)


def test_whoever_wrote_an_earlier_draft_of_it_cannot_approve_it(scene: SimpleNamespace) -> None:
    made = making.a_draft(scene, by=scene.manager)
    with pytest.raises(Refused, match="Mira Holt wrote some of it"):
        making.write(scene, made, approvers=[scene.manager, scene.chair])
    with pytest.raises(Refused, match="at least two people"):
        making.write(scene, made, approvers=[scene.chair])
    with pytest.raises(Refused, match="holds no role in which people approve"):
        making.write(scene, made, approvers=[scene.chair, scene.colleague])
    making.write(scene, made, approvers=[scene.chair, scene.signatory])
    making.approve(scene, made)
    making.write(scene, made, approvers=[scene.manager, scene.chair])  # that draft is behind us


def test_the_database_refuses_one_person_twice(scene: SimpleNamespace) -> None:
    version = making.newest(making.a_draft(scene))
    now = timezone.now()
    for pair in ((scene.chair, scene.chair), (scene.support, scene.chair)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Version.objects.filter(pk=version.pk).update(
                first_by=pair[0], first_at=now, second_by=pair[1], second_at=now
            )


def test_a_no_stops_a_draft_and_the_next_is_asked_anew(scene: SimpleNamespace) -> None:
    made = making.a_draft(scene)
    version = making.newest(made)
    approving.say_no(version=version, because="It names one breed only.", by=scene.chair)
    with pytest.raises(Refused, match="said no"):
        yes(version, scene.signatory)
    making.write(scene, made)
    version.refresh_from_db()
    assert version.ended_because == "Version 2 was written."
    making.approve(scene, made)
    assert in_force() == [2]


def test_each_version_holds_from_its_day_until_the_next(scene: SimpleNamespace) -> None:
    made = making.in_force(scene)
    making.write(scene, made, effective_from=making.day(5), review_due=making.day(90))
    making.approve(scene, made)
    assert in_force() == [1]
    later = Version.objects.in_force(today=making.day(5))
    assert [row.number for row in later] == [2]
    with pytest.raises(Refused, match="is in force, or was"):
        approving.set_aside(version=made.versions.get(number=1), because="x", by=scene.owner)
    approving.set_aside(version=making.newest(made), because="The law waits.", by=scene.owner)
    assert [row.number for row in Version.objects.in_force(today=making.day(5))] == [1]


def test_withdrawn_it_does_not_fall_back_to_the_version_before(scene: SimpleNamespace) -> None:
    made = making.in_force(scene)
    making.write(scene, made)
    making.approve(scene, made)
    with pytest.raises(Refused, match="Say why"):
        approving.withdraw(guidance=made, because=" ", by=scene.owner)
    with pytest.raises(PermissionDenied):
        approving.withdraw(guidance=made, because="Old.", by=scene.chair)
    approving.withdraw(guidance=made, because="A national one came.", by=scene.owner)
    assert in_force() == []
    making.write(scene, made)
    making.approve(scene, made)
    assert in_force() == [3]


def test_two_who_write_at_once_lose_nothing(scene: SimpleNamespace) -> None:
    made = making.a_draft(scene)
    making.write(scene, made, based_on=1)
    with pytest.raises(Refused, match="Somebody wrote version 2"):
        making.write(scene, made, based_on=1)


def test_a_file_is_checked_kept_for_the_next_version_and_handed_out(
    scene: SimpleNamespace, signed_in: SignIn
) -> None:
    with pytest.raises(Refused, match="Nothing was saved"):
        making.a_draft(scene, file=ContentFile(b"MZ\x90\x00" + b"\0" * 90, name="card.pdf"))
    made = making.a_draft(scene, file=ContentFile(b"Ask about dogs.\n", name="card.txt"))
    making.approve(scene, made)
    making.write(scene, made, keep_file=True)
    assert making.newest(made).file_name == "card.txt"
    for version in made.versions.all():
        address = reverse("guidance_file", args=[version.pk])
        answer = signed_in(scene.chair).get(address)
        assert b"".join(answer.streaming_content) == b"Ask about dogs.\n"  # type: ignore[attr-defined]
        assert "attachment" in answer["Content-Disposition"]
        outside = signed_in(scene.colleague).get(address).status_code
        assert outside == (200 if version.number == 1 else 404)


def test_the_public_reads_it_where_both_said_so(scene: SimpleNamespace, client: Client) -> None:
    at = "/learning/guidance/dogs-and-babies/"
    empty = client.get("/learning/guidance/").text
    assert "No guidance has been published here yet." in empty
    made = making.a_draft(scene)
    yes(making.newest(made), scene.chair, public=True)
    assert client.get(at).status_code == 404
    yes(making.newest(made), scene.signatory, public=False)
    assert client.get(at).status_code == 404
    making.write(scene, made, link="https://fenmarsh.example/dogs")
    making.approve(scene, made, public=True)
    html = client.get(at).text
    for words in ("Ask, and look.", 'href="https://fenmarsh.example/dogs"', "dogs in the home"):
        assert words in html
    for name in ("Olive", "Cara", "Sol ", "Ben "):
        assert name not in html
    assert making.TITLE in client.get("/learning/guidance/").text
    approving.take_from_public(
        version=making.newest(made), because="It names a street.", by=scene.chair
    )
    assert client.get(at).status_code == 404
    assert in_force() == [2]


def test_a_later_version_that_is_not_public_takes_the_public_one_away(
    scene: SimpleNamespace, client: Client
) -> None:
    made = making.in_force(scene, public=True)
    at = "/learning/guidance/dogs-and-babies/"
    assert client.get(at).status_code == 200
    making.write(scene, made)
    making.approve(scene, made, public=False)
    assert client.get(at).status_code == 404


def test_nobody_on_a_register_is_named_to_the_public(
    scene: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def names(partnership: Any, text: str) -> list[str]:
        return ["“Jodie” may be somebody."] if "Jodie" in text else []

    monkeypatch.setattr(leaving, "_CHECKS", [names])
    version = making.newest(making.a_draft(scene, summary="As for Jodie."))
    yes(version, scene.chair, public=True)
    with pytest.raises(Refused, match="Jodie"):
        yes(version, scene.signatory, public=True)
    for broken in ([], [lambda *told: 1 / 0]):
        monkeypatch.setattr(leaving, "_CHECKS", broken)
        with pytest.raises(Refused, match="could not run"):
            yes(version, scene.signatory, public=True)
    yes(version, scene.signatory, public=False)
    assert in_force() == [1]


def test_the_check_for_names_is_the_one_of_the_themes() -> None:
    assert leaving._CHECKS


def test_through_the_pages(scene: SimpleNamespace, signed_in: SignIn) -> None:
    """Bad input says what is wrong and loses nothing; then a draft, two yeses, in force."""
    manager = signed_in(scene.manager)
    start, end = making.day(0), making.day(300)
    told = {
        "kind": "procedure", "title": "Pre-birth procedure", "owner": scene.owner.pk,
        "organisation": scene.trust.pk, "situations": [scene.dogs.pk], "summary": making.SAYS,
        "link": "javascript:alert(1)", "approvers": [scene.chair.pk],
        "effective_from": start.isoformat(), "review_due": end.isoformat(),
    }  # fmt: skip
    html = manager.post(reverse("new_guidance"), told).text
    assert "Enter a valid URL" in html
    assert "Any dog can hurt a baby." in html
    told["link"] = ""
    assert "at least two people" in manager.post(reverse("new_guidance"), told).text
    told["approvers"] = [scene.chair.pk, scene.signatory.pk]
    assert "draft" in manager.post(reverse("new_guidance"), told, follow=True).text
    version = Version.objects.get()
    for person in (scene.chair, scene.signatory):
        browser, sent = signed_in(person), {"checked": "It fits.", "public": "no"}
        assert "Say yes or no to “Pre-birth procedure”" in browser.get("/").text
        browser.post(reverse("approve_guidance", args=[version.pk]), sent)
    page = signed_in(scene.colleague).get(version.guidance.get_absolute_url()).text
    assert "in force" in page and "<li>Ask on every visit.</li>" in page


def test_who_keeps_it_changes_by_a_row(scene: SimpleNamespace) -> None:
    made = making.in_force(scene)
    with pytest.raises(Refused, match="does not work for"):
        actions.hand_over(guidance=made, owner=scene.colleague, organisation=scene.trust,
                          reason="x", by=scene.owner)  # fmt: skip
    actions.hand_over(guidance=made, owner=scene.colleague, organisation=scene.housing,
                      reason="Housing asks it.", by=scene.owner)  # fmt: skip
    assert [row.owner for row in made.handings.all()] == [scene.colleague, scene.owner]
    with pytest.raises(PermissionDenied):
        making.write(scene, made, by=scene.owner)
