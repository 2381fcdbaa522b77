"""The pages of a document that is made safe: who sees them, what they press, what is handed out."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldthread.foundations.access.models import AuditRow
from goldthread.publishing.anonymising import deciding, keys, sending
from goldthread.publishing.anonymising.models import (
    AnonymisingKey,
    Decision,
    KeyUse,
    Original,
    PublicFact,
    SafeCopy,
    Says,
)
from tests.rooms.anonymising import papers

SignIn = Callable[[Any], Client]
NAMED = {"manager": 200, "support": 200, "lead": 200}
EVERYBODY = ("manager", "support", "lead", "chair", "executive", "scrutineer", "author",
             "signatory", "practitioner", "colleague", "administrator", "stranger")  # fmt: skip
PASSPHRASE = "quiet river lantern stones"


def body(response: Any) -> str:
    return response.content.decode()


def key_of(scene: SimpleNamespace, copy: SafeCopy) -> AnonymisingKey:
    return keys.make(copy=copy, passphrase=PASSPHRASE, by=scene.manager)


@pytest.mark.parametrize("who", EVERYBODY)
def test_who_reaches_what(scene: SimpleNamespace, signed_in: SignIn, who: str) -> None:
    original = papers.sent(scene, papers.word(picture=True))
    copy = papers.made(scene, original)
    picture = copy.check_of.unread.get()
    client = signed_in(getattr(scene, who))
    named = NAMED.get(who, 404)
    for name in ("original", "original_texts", "original_findings", "original_file"):
        assert client.get(reverse(name, args=[original.pk])).status_code == named, name
    assert client.get(reverse("unread_picture", args=[picture.pk])).status_code == named
    assert client.get(reverse("public_facts", args=[scene.review.pk])).status_code == named
    listed = named if who in NAMED else 200 if who in {"chair", "executive", "scrutineer"} else 404
    html = client.get(reverse("originals", args=[scene.review.pk]))
    assert html.status_code == listed
    assert ("report.docx" in body(html)) == (named == 200)
    blocked = client.get(reverse("safe_copy", args=[copy.pk]))
    assert blocked.status_code == (302 if listed == 200 else 404), "a picture is not looked at"
    sending.looked(unread=picture, saw="A plain square", by=scene.lead)
    handed = client.get(reverse("safe_copy", args=[copy.pk]))
    assert handed.status_code == listed
    key = key_of(scene, copy)
    manages = 200 if who == "manager" else 404
    assert client.get(reverse("make_key", args=[copy.pk])).status_code == manages
    assert client.get(reverse("anonymising_key", args=[key.pk])).status_code == manages


@pytest.mark.parametrize("who", [one for one in EVERYBODY if one not in NAMED])
def test_forged_posts_do_nothing(scene: SimpleNamespace, signed_in: SignIn, who: str) -> None:
    original = papers.sent(scene, papers.word())
    client = signed_in(getattr(scene, who))
    ids = " ".join(str(one.pk) for one in papers.found(original).values())
    for name, about, told in (
        ("send_original", scene.review.pk, {"words": "Jodie was here."}),
        ("decide_original", original.pk, {"found": ids, "says": "goes"}),
        ("decide_original", original.pk, {"every": "1", "says": "stands", "because": "x"}),
        ("look_again", original.pk, {}),
        ("make_copy", original.pk, {}),
        ("public_facts", scene.review.pk, {"words": "x", "source": "y"}),
    ):
        assert client.post(reverse(name, args=[about]), told).status_code in {403, 404}, name
    assert Original.objects.count() == 1
    assert original.checks.count() == 1
    assert not Decision.objects.exists()
    assert not PublicFact.objects.exists()


def test_from_upload_to_download(scene: SimpleNamespace, signed_in: SignIn) -> None:
    client = signed_in(scene.manager)
    there = reverse("send_original", args=[scene.review.pk])
    file = SimpleUploadedFile("report.docx", papers.word())
    assert client.post(there, {"file": file}).status_code == 302
    original = Original.objects.get()
    html = body(client.get(original.get_absolute_url()))
    assert "0 of 6 decided" in html
    decide = reverse("decide_original", args=[original.pk])
    code = scene.child.code
    told = {"every": "1", "group": f"register:{code}", "says": "goes"}
    assert client.post(decide, told).headers["Location"] == original.get_absolute_url()
    assert "3 of 6 decided" in body(client.get(original.get_absolute_url()))
    refused = client.post(decide, {"every": "1", "says": "stands", "from": "findings"})
    assert "Say why it may stand." in body(refused)
    why = {"because": "Ours, and public already", "from": "findings", "state": "open"}
    sent = client.post(decide, {"every": "1", "says": "stands", **why})
    assert sent.headers["Location"].endswith("findings/?state=open")
    assert client.post(reverse("make_copy", args=[original.pk])).status_code == 302
    html = body(client.get(original.get_absolute_url()))
    assert "Nothing that the register knows is in it" in html
    copy = SafeCopy.objects.get()
    handed = signed_in(scene.chair).get(reverse("safe_copy", args=[copy.pk]))
    data = b"".join(handed.streaming_content)
    assert handed.headers["Content-Disposition"].endswith(f'"{copy.file_name}"')
    assert b"Jodie" not in data
    row = AuditRow.objects.filter(did="safe_copy.downloaded").get()
    assert (row.actor_name, row.about) == ("Cara Fenn", copy.audit_ref)


def test_pasted_text_and_nothing_at_all(scene: SimpleNamespace, signed_in: SignIn) -> None:
    client = signed_in(scene.lead)
    there = reverse("send_original", args=[scene.review.pk])
    assert "Choose a document, or paste a text." in body(client.post(there, {"words": "  "}))
    file = SimpleUploadedFile("a.txt", b"Jodie")
    html = body(client.post(there, {"words": "Jodie", "file": file}))
    assert "not both" in html
    html = body(client.post(there, {"file": SimpleUploadedFile("a.docx", b"MZ\x90\0\3")}))
    assert "Nothing has been saved." in html
    assert not Original.objects.exists()
    client.post(there, {"words": "<b>Jodie</b> was <p>here</p>.\r\nSo was Mr Marlowe."})
    original = Original.objects.get()
    assert (original.kind, original.checks.get().done_at is not None) == ("txt", True)
    html = body(client.get(reverse("original_texts", args=[original.pk]) + "?show=all"))
    assert "&lt;b&gt;" in html
    assert "<b>" not in html


def test_bytes_that_were_changed_are_not_handed_out(
    scene: SimpleNamespace, signed_in: SignIn
) -> None:
    copy = papers.made(scene, papers.sent(scene, papers.word()))
    store = copy.file.storage
    store.delete(copy.file.name)
    store.save(copy.file.name, ContentFile(papers.word("Jodie Marlowe")))
    client = signed_in(scene.manager)
    answer = client.get(reverse("safe_copy", args=[copy.pk]), follow=True)
    assert "it was changed. It is not handed out." in body(answer)
    assert not AuditRow.objects.filter(did="safe_copy.downloaded").exists()


def test_a_stale_or_older_copy_says_why(scene: SimpleNamespace, signed_in: SignIn) -> None:
    original = papers.sent(scene, papers.word())
    copy = papers.made(scene, original)
    age = [papers.found(original)["15 days old"]]
    deciding.decide(check=papers.source(original), mentions=age, says=Says.STANDS, because="Agreed",
                    by=scene.lead)  # fmt: skip
    there = reverse("safe_copy", args=[copy.pk])
    client = signed_in(scene.scrutineer)
    assert "decided after the safe copy was made" in body(client.get(there, follow=True))
    papers.made(scene, original)
    assert "There is a newer safe copy" in body(client.get(there, follow=True))


def test_what_was_said_of_a_picture(scene: SimpleNamespace, signed_in: SignIn) -> None:
    copy = papers.made(scene, papers.sent(scene, papers.word(picture=True)))
    picture = copy.check_of.unread.get()
    there = reverse("look_at", args=[picture.pk])
    assert signed_in(scene.chair).post(there, {"saw": "x"}).status_code == 404
    client = signed_in(scene.lead)
    shown = client.get(reverse("unread_picture", args=[picture.pk]))
    assert shown.headers["Content-Type"] == "image/png"
    assert "Say what you saw in it." in body(client.post(there, {"saw": ""}, follow=True))
    html = body(client.post(there, {"saw": "A plain square"}, follow=True))
    assert "A plain square" in html
    assert "Lea Thorn looked" in html


def test_two_thousand_findings_take_as_many_questions_as_two(
    scene: SimpleNamespace, signed_in: SignIn
) -> None:
    client = signed_in(scene.manager)
    few, many = (papers.sent(scene, b"Jodie was seen 0", "note.txt") for _ in range(2))
    papers.grow(papers.source(many), 2_000)
    for name in ("original", "original_findings", "original_texts"):
        counts = []
        for original in (few, many):
            address = reverse(name, args=[original.pk])
            client.get(address)
            with CaptureQueriesContext(connection) as asked:
                assert client.get(address).status_code == 200
            counts.append(len(asked))
        assert counts[0] == counts[1], name
    every = {"every": "1", "group": f"register:{scene.child.code}", "says": "goes"}
    client.post(reverse("decide_original", args=[many.pk]), every)
    assert Decision.objects.count() == 2_000


def test_the_list_asks_the_same_of_many_documents(
    scene: SimpleNamespace, signed_in: SignIn
) -> None:
    client, counts = signed_in(scene.manager), []
    address = reverse("originals", args=[scene.review.pk])
    for _ in range(2):
        papers.made(scene, papers.sent(scene, b"Jodie came.", "note.txt"))
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_each_use_of_a_key_is_a_row(scene: SimpleNamespace, signed_in: SignIn) -> None:
    copy = papers.made(scene, papers.sent(scene, papers.word()))
    client = signed_in(scene.manager)
    make = reverse("make_key", args=[copy.pk])
    told = {"passphrase": PASSPHRASE, "again": PASSPHRASE + "x"}
    assert "not the same" in body(client.post(make, told))
    assert "12 characters or more" in body(client.post(make, {"passphrase": "x", "again": "x"}))
    assert client.post(make, {"passphrase": PASSPHRASE, "again": PASSPHRASE}).status_code == 302
    key = AnonymisingKey.objects.get()
    assert b"Marlowe" not in bytes(key.locked)
    there = key.get_absolute_url()
    assert "Say why" not in body(client.get(there))
    assert not KeyUse.objects.exists()
    html = body(client.post(there, {"because": "The coroner asks", "passphrase": "another one"}))
    assert "does not open this key" in html
    assert "Marlowe" not in html
    told = {"because": "The coroner asks", "passphrase": PASSPHRASE}
    html = body(client.post(there, told))
    assert "Jodie Marlowe" in html
    data = sending.bytes_of(copy)
    back = client.post(there, {**told, "file": SimpleUploadedFile("copy.docx", data)})
    assert back.headers["Content-Type"].endswith("wordprocessingml.document")
    uses = [(one.opened, one.restored, one.because) for one in KeyUse.objects.order_by("pk")]
    assert uses == [
        (False, False, "The coroner asks"),
        (True, False, "The coroner asks"),
        (True, True, "The coroner asks"),
    ]
    did = AuditRow.objects.filter(about=key.audit_ref, did__startswith="anonymising_key.")
    assert list(did.order_by("pk").values_list("did", flat=True)) == [
        "anonymising_key.made", "anonymising_key.failed", "anonymising_key.opened",
        "anonymising_key.restored",
    ]  # fmt: skip


def test_a_key_rests_after_five_wrong_tries(scene: SimpleNamespace, signed_in: SignIn) -> None:
    key = key_of(scene, papers.made(scene, papers.sent(scene, papers.word())))
    for _ in range(keys.TRIES):
        KeyUse.objects.create(key=key, because="x", opened=False, by=scene.manager)
    told = {"because": "The coroner asks", "passphrase": PASSPHRASE}
    html = body(signed_in(scene.manager).post(key.get_absolute_url(), told))
    assert "five times within an hour" in html
    assert "Marlowe" not in html


def test_what_is_public_is_noted_and_taken_back(scene: SimpleNamespace, signed_in: SignIn) -> None:
    client = signed_in(scene.lead)
    there = reverse("public_facts", args=[scene.review.pk])
    told = {"words": "The baby was 15 days old.", "source": "The Fenmarsh Echo"}
    assert client.post(there, told).status_code == 302
    fact = PublicFact.objects.get()
    back = reverse("public_fact_back", args=[fact.pk])
    assert signed_in(scene.chair).post(back).status_code == 404
    assert client.post(back).status_code == 302
    html = body(client.get(there))
    assert "Taken back" in html
    assert "by Lea Thorn" in html
