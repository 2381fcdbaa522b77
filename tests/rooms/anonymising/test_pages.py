"""What people see of a leak check, who they are, and what they may press."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldthread.foundations.access.models import AuditRow
from goldthread.publishing.anonymising import deciding
from goldthread.publishing.anonymising.models import Decision, LeakCheck, Mention
from tests.rooms.anonymising.conftest import check, write

SignIn = Callable[[Any], Client]
READ = {"manager": 200, "support": 200, "lead": 200, "chair": 404, "executive": 404,
        "scrutineer": 404, "author": 404, "administrator": 404, "stranger": 404}  # fmt: skip


def page_of(client: Client, found: LeakCheck) -> str:
    return client.get(found.get_absolute_url()).content.decode()


@pytest.mark.parametrize("who", READ)
def test_who_reads_what_was_found(scene: SimpleNamespace, signed_in: SignIn, who: str) -> None:
    client = signed_in(getattr(scene, who))
    assert client.get(scene.check.get_absolute_url()).status_code == READ[who]
    address = reverse("decide_findings", args=[scene.check.pk])
    assert client.post(address, {"says": "goes"}).status_code == READ[who]
    assert not Decision.objects.exists()


def test_reading_is_recorded(scene: SimpleNamespace, signed_in: SignIn) -> None:
    signed_in(scene.lead).get(scene.check.get_absolute_url())
    row = AuditRow.objects.filter(did="read", about=scene.check.audit_ref).get()
    assert row.actor_name == "Lea Thorn"
    assert "Marlowe" not in row.words


def test_several_are_decided_at_once(scene: SimpleNamespace, signed_in: SignIn) -> None:
    found = check(scene, write(scene, what_changed="Ann Prowse and Tom Quillby came."))
    ids = list(Mention.objects.filter(check_of=found).values_list("pk", flat=True))
    assert len(ids) >= 2
    client = signed_in(scene.manager)
    address = reverse("decide_findings", args=[found.pk])
    shown = client.post(address, {"found": " ".join(map(str, ids)), "says": "stands"})
    assert "Say why it may stand." in shown.content.decode()
    assert not Decision.objects.exists()
    sent = {"found": " ".join(map(str, ids)), "says": "stands", "because": "Staff of ours"}
    assert client.post(address, sent).status_code == 302
    assert Decision.objects.filter(because="Staff of ours").count() == len(ids)
    assert "passed" in page_of(client, found)


def test_nonsense_decides_nothing(scene: SimpleNamespace, signed_in: SignIn) -> None:
    client = signed_in(scene.manager)
    address = reverse("decide_findings", args=[scene.check.pk])
    for sent in ({}, {"found": "²"}, {"found": "9" * 400, "says": "stands"},
                 {"found": str(scene.check.mentions.first().pk), "says": "perhaps"}):  # fmt: skip
        assert client.post(address, sent).status_code == 200
    assert not Decision.objects.exists()


def test_the_text_is_shown_whole_and_safe(scene: SimpleNamespace, signed_in: SignIn) -> None:
    words = "<script>alert(1)</script> Marlowe & Sons"
    found = check(scene, write(scene, what_happened=words))
    html = page_of(signed_in(scene.manager), found)
    assert "<script>alert(1)" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "Marlowe</mark> &amp;" in html


def test_the_summary_says_what_stands_in_the_way(scene: SimpleNamespace, signed_in: SignIn) -> None:
    address = reverse("summary", args=[scene.version.summary_id])
    html = signed_in(scene.manager).get(address).content.decode()
    assert "Decide on what was found" in html
    assert scene.check.get_absolute_url() in html
    html = signed_in(scene.chair).get(address).content.decode()
    assert "must still be decided" in html
    assert scene.check.get_absolute_url() not in html
    again = write(scene)
    html = signed_in(scene.chair).get(address).content.decode()
    assert "Run the leak check" in html
    there = reverse("check_summary", args=[again.summary_id, again.number])
    sent = signed_in(scene.chair).post(there)
    assert sent.headers["Location"] == address
    assert LeakCheck.objects.filter(digest__isnull=False, asked_by=scene.chair).exists()


def test_queries_do_not_grow_with_findings(scene: SimpleNamespace, signed_in: SignIn) -> None:
    client = signed_in(scene.manager)
    many = " ".join(f"Ann Prowse{n} and Tom Quillby{n} came." for n in "abcdefgh")
    counts = []
    for words in ("Ann Prowse came.", many):
        found = check(scene, write(scene, what_changed=words))
        page_of(client, found)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            page_of(client, found)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_home_says_that_findings_wait(scene: SimpleNamespace, signed_in: SignIn) -> None:
    words = "of the leak check: Version 1: Wren: what we learned"
    assert words in signed_in(scene.manager).get("/").content.decode()
    assert words not in signed_in(scene.chair).get("/").content.decode()
    rows = list(Mention.objects.filter(check_of=scene.check))
    deciding.decide(check=scene.check, mentions=rows, says="goes", because="", by=scene.manager)
    assert words not in signed_in(scene.manager).get("/").content.decode()


def test_a_decision_can_be_taken_again_on_the_page(
    scene: SimpleNamespace, signed_in: SignIn
) -> None:
    found = check(scene, write(scene, what_changed="Ann Prowse came."))
    rows = list(Mention.objects.filter(check_of=found))
    deciding.decide(check=found, mentions=rows, says="stands", because="Ours", by=scene.manager)
    html = page_of(signed_in(scene.lead), found)
    assert f'name="found" value="{rows[0].pk}"' in html
    assert "Tick one to decide it again" in html


@pytest.mark.parametrize(
    ("who", "code"),
    [("manager", 302), ("chair", 302), ("lead", 404), ("colleague", 404), ("author", 404),
     ("administrator", 404), ("stranger", 404)],
)  # fmt: skip
def test_who_has_a_text_checked(
    scene: SimpleNamespace, signed_in: SignIn, who: str, code: int
) -> None:
    before = LeakCheck.objects.count()
    there = reverse("check_summary", args=[scene.version.summary_id, scene.version.number])
    client = signed_in(getattr(scene, who))
    assert client.get(there).status_code == 405
    assert client.post(there).status_code == code
    assert LeakCheck.objects.count() == before + (code == 302)
