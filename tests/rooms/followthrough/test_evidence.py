"""Evidence: files checked by content, kept whole, handed out safely; links and notes."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from goldthread.foundations.access.models import AuditRow
from goldthread.foundations.followthrough.models import Action, Evidence
from goldthread.foundations.records.refusals import Refused
from tests.rooms.followthrough import making

SignIn = Callable[[Any], Client]
GOOD = {"strength": "4", "shows": "Twenty of twenty visits asked"}


def send(client: Client, action: Action, **more: Any) -> Any:
    return client.post(reverse("action_evidence", args=[action.pk]), {**GOOD, **more})


def test_the_owner_gives_a_note(scene: SimpleNamespace, action: Action, signed_in: SignIn) -> None:
    answer = send(signed_in(scene.owner), action)
    assert answer.status_code == 302
    row = Evidence.objects.get()
    assert (row.strength, row.by, row.file.name, row.link) == (4, scene.owner, "", "")
    assert Action.objects.get(pk=action.pk).evidence_waits


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("empty.pdf", b" ", "is empty"),
        ("run.exe", b"MZ\x90\x00" + b"\x00" * 60, "is a program"),
        ("page.pdf", b"<!doctype html><html><script>x()</script></html>", "is a web page"),
        ("letter.docx", b"%PDF-1.7\n%%EOF", "is named .docx but is a PDF"),
        ("broken.docx", b"PK\x03\x04broken", "broken.docx"),
    ],
)
def test_a_file_that_is_not_what_it_should_be_is_refused_in_a_sentence(
    name: str,
    data: bytes,
    words: str,
    scene: SimpleNamespace,
    action: Action,
    signed_in: SignIn,
) -> None:
    answer = send(signed_in(scene.owner), action, file=making.a_file(name, data))
    assert answer.status_code == 200
    assert words in answer.text
    assert "Choose your file again" in answer.text
    assert Evidence.objects.count() == 0


def test_a_file_over_the_limit_says_how_large_it_may_be(
    scene: SimpleNamespace, action: Action, signed_in: SignIn, settings: Any
) -> None:
    settings.UPLOAD_BYTES = 1024 * 1024
    answer = send(
        signed_in(scene.owner), action, file=making.a_file("long.txt", b"a" * 1024 * 1025)
    )
    assert "larger than 1 MB" in answer.text
    assert "Nothing was saved" in answer.text
    assert "Choose your file again" in answer.text
    assert Evidence.objects.count() == 0


@pytest.mark.parametrize(
    "link",
    ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "ftp://fenmarsh.example/a"],
)
def test_only_web_addresses_are_links(
    link: str, scene: SimpleNamespace, action: Action, signed_in: SignIn
) -> None:
    answer = send(signed_in(scene.owner), action, link=link)
    assert answer.status_code == 200
    with pytest.raises(Refused, match="http"):
        making.give(action, scene.owner, link=link)
    assert Evidence.objects.count() == 0


def test_a_link_opens_by_choice_and_tells_the_other_site_nothing(
    scene: SimpleNamespace, action: Action, signed_in: SignIn
) -> None:
    making.give(action, scene.owner, link="https://fenmarsh.example/a?b=<i>")
    page = signed_in(scene.judge).get(reverse("action", args=[action.pk])).text
    assert 'rel="noopener noreferrer nofollow"' in page
    assert "b=&lt;i&gt;" in page
    assert "b=<i>" not in page


def test_the_file_is_handed_out_to_be_saved_and_never_shown(
    scene: SimpleNamespace, action: Action, signed_in: SignIn
) -> None:
    given = making.give(action, scene.owner, file=making.a_file("visits “2026”.csv"))
    answer = signed_in(scene.judge).get(reverse("evidence_file", args=[given.pk]))
    assert answer.getvalue() == making.a_file().read()
    assert answer["Content-Type"] == "text/csv"
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert "no-store" in answer["Cache-Control"]
    row = AuditRow.objects.order_by("-number")[0]
    assert (row.did, row.actor, row.about) == (
        "downloaded",
        scene.judge.audit_ref,
        given.audit_ref,
    )


def test_the_store_never_learns_the_name_of_a_file(scene: SimpleNamespace, action: Action) -> None:
    given = making.give(action, scene.owner, file=making.a_file("../../Olive Lark.csv"))
    assert given.file_name == "Olive Lark.csv"
    assert "Lark" not in given.file.name
    assert ".." not in given.file.name


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("run.bat", "run.bat.txt"),
        ("picture.svg", "picture.svg.txt"),
        ("page.hta", "page.hta.txt"),
        ("notes", "notes.txt"),
        ("notes.TXT", "notes.TXT"),
        ("visits.csv", "visits.csv"),
    ],
)
def test_plain_text_goes_out_as_plain_text_whatever_its_name_says(
    name: str, kept: str, scene: SimpleNamespace, action: Action, signed_in: SignIn
) -> None:
    given = making.give(action, scene.owner, file=making.a_file(name, b"start calc"))
    assert given.file_name == kept
    answer = signed_in(scene.judge).get(reverse("evidence_file", args=[given.pk]))
    assert f'filename="{kept}"' in answer["Content-Disposition"]


@pytest.mark.parametrize("harm", ["removed", "changed"])
def test_a_file_that_was_lost_or_changed_is_told_and_not_handed_out(
    harm: str, scene: SimpleNamespace, action: Action, signed_in: SignIn
) -> None:
    given = making.give(action, scene.owner, file=making.a_file())
    store, name = given.file.storage, given.file.name
    store.delete(name)
    if harm == "changed":
        store.save(name, making.a_file(data=b"visit,asked\n1,no\n"))
    answer = signed_in(scene.judge).get(reverse("evidence_file", args=[given.pk]), follow=True)
    told = "is missing from the file store" if harm == "removed" else "is not the file that was"
    assert told in answer.text
    assert answer.redirect_chain[0][0] == action.get_absolute_url()


def test_evidence_without_a_file_has_nothing_to_download(
    scene: SimpleNamespace, action: Action, signed_in: SignIn
) -> None:
    given = making.give(action, scene.owner)
    answer = signed_in(scene.judge).get(reverse("evidence_file", args=[given.pk]))
    assert answer.status_code == 404


def test_refused_evidence_says_what_is_missing_and_drifts(
    scene: SimpleNamespace, action: Action, signed_in: SignIn
) -> None:
    given = making.give(action, scene.owner)
    address = reverse("evidence_refuse", args=[given.pk])
    client = signed_in(scene.judge)
    assert "What is missing?" in client.post(address, {"words": " "}).text
    answer = client.post(address, {"words": "Only the form, no visit."}, follow=True)
    assert "Only the form, no visit." in answer.text
    assert "Its evidence was refused and none came since" in answer.text
    again = client.post(address, {"words": "Again"})
    assert "Somebody has already decided on this evidence." in again.text
    better = send(signed_in(scene.owner), action, shows="The visits themselves")
    assert better.status_code == 302
    assert not Action.objects.get(pk=action.pk).evidence_refused
