"""Every address of assurance, tried by everyone; the list asks no more for more rows."""

import re
from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from typing import Any

from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from goldthread.foundations.access.models import AuditRow
from goldthread.improvement.assurance import actions
from goldthread.improvement.assurance.keeping import keep_up
from goldthread.improvement.recommendations import actions as recommendations
from tests import factories

SignIn = Callable[[Any], Client]
#        manager, chair, scrutineer, owners_chair, signatory, practitioner, colleague, conflicted,
#        administrator, stranger
WHO = ("manager", "chair", "scrutineer", "owners_chair", "signatory", "practitioner", "colleague",
       "conflicted", "administrator", "stranger")  # fmt: skip
OK, NO, GONE = 200, 403, 404
EXPECTED = {
    "list": (OK, OK, OK, OK, OK, OK, OK, OK, NO, OK),
    "board": (OK, OK, OK, OK, NO, NO, NO, OK, NO, OK),
    "known": (OK, OK, OK, OK, OK, OK, OK, GONE, GONE, GONE),
    "test": (OK, OK, OK, NO, NO, NO, GONE, GONE, GONE, GONE),
    "judge": (OK, OK, OK, NO, NO, NO, GONE, GONE, GONE, GONE),
    "answer": (NO, NO, NO, NO, OK, NO, GONE, GONE, GONE, GONE),
    "file": (OK, OK, OK, OK, OK, OK, GONE, GONE, GONE, GONE),
    "secret": (OK, GONE, GONE, GONE, OK, OK, GONE, GONE, GONE, GONE),
}


def a_test(done: SimpleNamespace, address: Any, **more: Any) -> Any:
    told = {"means": "audit", "on": date(2025, 2, 1), "verdict": "yes", "by": done.manager}
    return actions.test(address=address, **{**told, "shows": "Zephyr asked.", **more})


def test_every_door(done: SimpleNamespace, signed_in: SignIn) -> None:
    row = a_test(done, done.part, file=ContentFile(b"visit,asked\n1,yes\n", name="audit.csv"))
    a_test(done, done.secret.addresses.get())
    addresses = {
        "list": reverse("assurance"),
        "board": reverse("assurance_board"),
        "known": reverse("how_we_know", args=[done.dogs.pk]),
        **{
            name: reverse(f"{name}_part", args=[done.part.pk])
            for name in ("test", "judge", "answer")
        },
        "file": reverse("test_file", args=[row.pk]),
        "secret": reverse("how_we_know", args=[done.secret.pk]),
    }
    for place, who in enumerate(WHO):
        client = signed_in(getattr(done, who))
        found = {name: client.get(href).status_code for name, href in addresses.items()}
        assert found == {name: codes[place] for name, codes in EXPECTED.items()}, who
        if who in ("colleague", "stranger", "conflicted"):
            for name in ("list", "known"):
                page = client.get(addresses[name], {"format": "csv"} if name == "list" else {})
                body = b"".join(page.streaming_content) if page.streaming else page.content
                assert b"Zephyr" not in body, (who, name)
        for name in ("test", "judge", "answer"):
            if EXPECTED[name][place] != OK:
                assert client.post(addresses[name], {}).status_code == EXPECTED[name][place]
    assert AuditRow.objects.filter(did="read", about=done.secret.audit_ref).count() == 3
    assert AuditRow.objects.filter(did="downloaded", about=row.audit_ref).count() == 6


def test_the_list_filters_and_asks_no_more_for_more_rows(
    done: SimpleNamespace, signed_in: SignIn
) -> None:
    client, href = signed_in(done.manager), reverse("assurance")

    def asked(**more: str) -> tuple[int, int]:
        with CaptureQueriesContext(connection) as queries:
            page = client.get(href, more).text
        return len(queries), int(re.findall(r"(\d+) in all", page)[0])

    asked()
    first = [asked(), asked(level="done"), asked(level="not-known")]
    assert [number for _, number in first] == [4, 1, 3]
    for _ in range(6):
        body = factories.organisation(done.partnership)
        recommendations.address(recommendation=done.night, organisation=body, by=done.manager)
    keep_up(timezone.localdate())
    assert [asked(), asked(level="done"), asked(level="not-known")] == [
        (queries, number + (6, 0, 6)[place]) for place, (queries, number) in enumerate(first)
    ]
    exported = client.get(href, {"format": "csv", "level": "done"})
    assert b"Nobody has tested it in practice since" in b"".join(exported.streaming_content)


def test_every_number_of_the_board_leads_to_as_many_rows(
    done: SimpleNamespace, signed_in: SignIn
) -> None:
    a_test(done, done.part, on=date(2025, 1, 20))
    a_test(done, done.part, verdict="no", open_again=[done.action])
    client, href = signed_in(done.manager), reverse("assurance_board")

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(href).status_code == 200
        return len(queries)

    asked()
    before = asked()
    page = client.get(href).text
    tiles = re.findall(r'gt-tile__link" href="([^"]+)"><span class="gt-tile__number">(\d+)<', page)
    cells = re.findall(r'numeric"[^>]*><a class="govuk-link" href="([^"]+)">(\d+)<', page)
    assert len(tiles) == 9 and len(cells) >= 3
    for link, number in (*tiles, *cells):
        shown = client.get(link.replace("&amp;", "&")).text
        assert re.findall(r"(\d+) in all", shown)[0] == number, link
    assert "Fell back on 1 February 2025" in page and "Fenmarsh Hospital Trust, R1" in page
    for _ in range(4):
        body = factories.organisation(done.partnership)
        recommendations.address(recommendation=done.night, organisation=body, by=done.manager)
    keep_up(timezone.localdate())
    assert asked() == before


def test_the_board_looks_at_one_body_or_one_review(
    done: SimpleNamespace, signed_in: SignIn
) -> None:
    client, href = signed_in(done.manager), reverse("assurance_board")
    a_test(done, done.part, verdict="no", open_again=[done.action])
    assert f'href="{href}?body={done.trust.pk}"' in client.get(href).text

    def tiles(**only: int) -> list[tuple[str, str]]:
        page = client.get(href, only).text
        return re.findall(
            r'gt-tile__link" href="([^"]+)"><span class="gt-tile__number">(\d+)<', page
        )

    for only in ({"body": done.trust.pk}, {"review": done.review.pk}):
        found = tiles(**only)
        assert sum(int(number) for _, number in found[:6]) in (2, 3)
        for link, number in [*found[:6], *found[7:]]:
            shown = client.get(link.replace("&amp;", "&")).text
            assert re.findall(r"(\d+) in all", shown)[0] == number, link
    for only in ({"body": done.stranger.pk + 10_000}, {"review": done.secret_review.pk}):
        assert signed_in(done.scrutineer).get(href, only).status_code == 404
