"""Who opens what, what the pages say, and what they cost."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldthread.casework.chronology.combining import deciding, noting
from goldthread.casework.freezing import actions
from goldthread.casework.freezing.differences import compare
from goldthread.casework.freezing.models import FrozenChronology, FrozenSignature
from goldthread.casework.submissions import sending, typing_in
from goldthread.casework.submissions.models import Entry
from goldthread.foundations.access.models import AuditRow
from goldthread.foundations.agencies.models import Matter
from tests import factories
from tests.rooms.chronology.conftest import made_world
from tests.rooms.chronology.joining import entry, many, merged
from tests.rooms.freezing.conftest import frozen_now, made_whole
from tests.rooms.freezing.test_freezing import tamper

SignIn = Callable[[Any], Client]
WHO = [
    "manager", "support", "lead", "leadchair", "panel", "emergency", "author", "signatory",
    "practitioner", "chair", "conflicted", "administrator", "stranger", "police_signs",
]  # fmt: skip
READ = [*[200] * 6, *[404] * 8]
LEAD = [*[200] * 4, 403, 403, *[404] * 8]


def once() -> SimpleNamespace:
    return made_whole(made_world(factories.cast()))


@pytest.fixture
def whole(shared: SimpleNamespace) -> SimpleNamespace:
    return shared


def addresses(world: SimpleNamespace) -> dict[str, tuple[str, list[int]]]:
    review, one = [world.review.pk], [world.review.pk, 1]
    return {
        "list": (reverse("frozen_versions", args=review), READ),
        "version": (reverse("frozen_version", args=one), READ),
        "entry": (reverse("frozen_entry", args=[*one, world.entry.ref]), READ),
        "difference": (reverse("frozen_difference", args=review), READ),
        "freeze": (reverse("freeze_chronology", args=review), LEAD),
    }


def text_of(client: Client, href: str, **query: Any) -> str:
    response = client.get(href, query)
    assert response.status_code == 200
    return str(response.content.decode())


def test_who_may_open_what(
    whole: SimpleNamespace, frozen: FrozenChronology, signed_in: SignIn
) -> None:
    for place, who in enumerate(WHO):
        client = signed_in(getattr(whole, who))
        for name, (href, codes) in addresses(whole).items():
            assert client.get(href).status_code == codes[place], (who, name)


def test_nobody_else_freezes_or_signs(
    whole: SimpleNamespace, frozen: FrozenChronology, signed_in: SignIn
) -> None:
    sign = reverse("sign_frozen", args=[whole.review.pk, 1])
    for who in WHO[4:]:
        client = signed_in(getattr(whole, who))
        sent = {"purpose": "Mine", "reason": "x"}
        assert client.post(addresses(whole)["freeze"][0], sent).status_code in {403, 404}, who
        assert client.post(sign).status_code in {403, 404}, who
    assert signed_in(whole.manager).post(sign).status_code == 403
    assert FrozenChronology.objects.count() == 1
    assert not FrozenSignature.objects.exists()
    Matter.objects.filter(pk=whole.review.matter_id).update(circle=Matter.Circle.PARTNERSHIP)
    assert signed_in(whole.author).get(addresses(whole)["version"][0]).status_code == 404


def test_from_the_list_to_a_signed_version(whole: SimpleNamespace, signed_in: SignIn) -> None:
    client = signed_in(whole.leadchair)
    assert "Freeze the chronology as it stands now" in text_of(client, addresses(whole)["list"][0])
    href = addresses(whole)["freeze"][0]
    html = text_of(client, href)
    assert "One suggested link is not decided." in html
    again = client.post(href, {"purpose": "For the panel of 3 March"})
    assert again.status_code == 200
    made = client.post(href, {"purpose": "For the panel of 3 March", "reason": "It meets today."})
    assert made.status_code == 302
    html = text_of(client, made["Location"])
    for words in ("For the panel of 3 March", "It meets today.", "Not signed", "Unchanged",
                  "Sign version 1", "6 entries of 2 agencies", whole.entry.event,
                  f"{whole.review.code} chronology version 1"):  # fmt: skip
        assert words in html, words
    client.post(reverse("sign_frozen", args=[whole.review.pk, 1]))
    html = text_of(client, made["Location"])
    assert "Cha Seat, chair" in html
    assert "Sign version 1" not in html
    assert AuditRow.objects.filter(did="chronology.signed").exists()
    assert AuditRow.objects.filter(did="read", about__startswith="frozen-chronology").exists()


def test_a_changed_version_is_blocked(
    whole: SimpleNamespace, frozen: FrozenChronology, signed_in: SignIn
) -> None:
    actions.sign(frozen=frozen, by=whole.lead)
    tamper(frozen, b"Children not seen", b"Children were seen")
    client = signed_in(whole.leadchair)
    for name in ("version", "entry", "difference"):
        html = text_of(client, addresses(whole)[name][0])
        assert "was changed in the database" in html, name
        assert "Children were seen" not in html, name
        assert "Sign version" not in html, name
    assert AuditRow.objects.filter(did="chronology.not_whole").count() == 3


def later(world: Any) -> None:
    """What people do between two versions."""
    sending.begin_again(call=world.police.call, by=world.police.signs)
    drafts = Entry.objects.filter(submission__sent_at__isnull=True, withdrawn_at__isnull=True)
    typing_in.correct(
        entry=drafts.get(event__contains="14:00"),
        words={"event": world.entry.event.replace("safe and well", "safe, not spoken to")},
        by=world.police.signs,
    )
    typing_in.type_entry(
        call=world.police.call, by=world.police.signs,
        words={"date_text": "2 June 2026", "event": "Dog warden called."},
    )  # fmt: skip
    typing_in.withdraw(entry=drafts.get(event__contains="bicycle"), by=world.police.signs)
    sending.send(call=world.police.call, by=world.police.signs)
    merged(world)
    deciding.decide_link(link=world.link, accepted=True, reason="One visit.", by=world.lead)
    noting.note(entry=entry(world, "Housing letter"), text="Ask for it.", by=world.lead)
    noting.tag(entry=entry(world, "14:00"), tags=["abuse"], by=world.lead)


def test_the_difference_is_readable(
    whole: SimpleNamespace, frozen: FrozenChronology, signed_in: SignIn
) -> None:
    client, href = signed_in(whole.panel), addresses(whole)["difference"][0]
    assert "Nothing changed." in text_of(client, href)
    later(whole)
    html = text_of(client, href)
    for words in ("Dog warden called.", "Stolen bicycle", "[removed: </span>", "[added: </span>",
                  "accepted as one occurrence, by Lea Seat: One visit.", "Ask for it.",
                  "Added: “domestic abuse”", "Taken off: “child seen”",
                  "Fenmarsh Police sent version 2, after version 1"):  # fmt: skip
        assert words in html, words
    assert "Entries added: <strong>1</strong>" in html
    assert "Entries removed: <strong>1</strong>" in html
    assert "Entries changed: <strong>1</strong>" in html
    assert "Housing letter received" not in html  # its words did not change
    frozen_now(whole)
    assert text_of(client, href, old=1, new=2).count("Dog warden called.") == 1
    assert "Nothing changed." in text_of(client, href, old=2, new="now")
    assert client.get(href, {"old": 7, "new": 1}).status_code == 404


def test_the_days_of_a_silence_are_said_in_words() -> None:
    head: dict[str, Any] = {"episodes": [], "silences": [], "agencies": []}
    quiet = {"agency": "", "kind": "no-entry", "start": "2019-07-31", "end": "2020-05-01"}
    was = SimpleNamespace(head=head, entries=iter(()), links=[], conflicts=[])
    now = SimpleNamespace(
        head={**head, "silences": [quiet]}, entries=iter(()), links=[], conflicts=[]
    )
    assert compare(was, now).said["Silences"] == [
        "Found: no entry from any agency, between 31 July 2019 and 1 May 2020"
    ]


def test_queries_do_not_grow(
    whole: SimpleNamespace, frozen: FrozenChronology, signed_in: SignIn
) -> None:
    client = signed_in(whole.manager)
    names = ("list", "version", "entry", "difference")
    first = {name: queries(client, addresses(whole)[name][0]) for name in names}
    many(whole, 500, whole.police.body)
    second = frozen_now(whole)
    same = reverse("frozen_entry", args=[whole.review.pk, 2, whole.entry.ref])
    found = {
        "list": queries(client, addresses(whole)["list"][0]),
        "version": queries(client, second.get_absolute_url() + "?page=5"),
        "entry": queries(client, same),
        "difference": queries(client, addresses(whole)["difference"][0] + "?old=1&new=now"),
    }  # fmt: skip
    assert found == first


def queries(client: Client, href: str) -> int:
    client.get(href)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(href).status_code == 200
    return len(seen)
