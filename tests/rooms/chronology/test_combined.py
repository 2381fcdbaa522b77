"""The combined chronology: who opens what, what it shows, and what it costs."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldthread.casework.chronology.combining import asking, deciding, noting
from goldthread.casework.chronology.models import (
    AgencyQuery,
    Conflict,
    EntryNote,
    EntryTag,
    EpisodeEntry,
    KeyEpisode,
    Link,
    LinkDecision,
    Merge,
    Weighing,
)
from goldthread.casework.submissions import sending, typing_in
from goldthread.casework.submissions.models import Entry
from goldthread.foundations.access.models import AuditRow
from goldthread.foundations.agencies.models import Matter
from goldthread.foundations.records.refusals import Refused
from tests import factories
from tests.rooms.chronology.conftest import made_world
from tests.rooms.chronology.joining import entry, joined, many, merged

SignIn = Callable[[Any], Client]
WHO = [
    "manager", "support", "lead", "leadchair", "panel", "emergency", "author", "signatory",
    "practitioner", "chair", "conflicted", "administrator", "stranger", "police_signs",
]  # fmt: skip
READ = [*[200] * 6, *[404] * 8]
LEAD = [*[200] * 4, 403, 403, *[404] * 8]
ASKED = [*[200] * 6, *[404] * 7, 200]


def once() -> SimpleNamespace:
    world = made_world(factories.cast())
    joined(world)
    merged(world)
    world.link, world.conflict = Link.objects.get(), Conflict.objects.get()
    world.entry, world.theirs = entry(world, "14:00"), entry(world, "14:10")
    world.query = asking.ask_agency(entry=world.entry, text="Who was seen?", by=world.lead)
    world.note = noting.note(entry=world.entry, text="Lark was there.", by=world.lead)
    world.weighing = deciding.weigh(
        conflict=world.conflict, primary=world.entry, why="They were there.", by=world.lead
    )
    world.police_signs = world.police.signs
    return world


@pytest.fixture
def whole(shared: SimpleNamespace) -> SimpleNamespace:
    return shared


def addresses(world: SimpleNamespace) -> dict[str, tuple[str, list[int]]]:
    review, at = [world.review.pk], [world.review.pk, world.entry.identity]
    return {
        "list": (reverse("combined", args=review), READ),
        "entry": (reverse("combined_entry", args=at), READ),
        "conflict": (reverse("entry_conflict", args=[world.conflict.pk]), READ),
        "query": (reverse("agency_query", args=[world.query.pk]), ASKED),
        "comment": (reverse("entry_comment", args=at), LEAD),
        "tags": (reverse("entry_tags", args=at), LEAD),
        "link": (reverse("entry_link", args=at), LEAD),
        "ask": (reverse("entry_ask", args=at), LEAD),
        "accept": (reverse("link_accept", args=[world.link.pk]), LEAD),
        "reject": (reverse("link_reject", args=[world.link.pk]), LEAD),
        "episode": (reverse("episode_of_entries", args=review) + f"?entry={world.entry.pk}", LEAD),
    }


def posts(world: SimpleNamespace) -> list[str]:
    return [
        reverse("bring_together", args=[world.review.pk]),
        reverse("entry_comment_back", args=[world.note.pk]),
        reverse("weighing_back", args=[world.weighing.pk]),
    ]


@pytest.mark.parametrize("who", WHO)
def test_who_may_open_what(whole: SimpleNamespace, signed_in: SignIn, who: str) -> None:
    client, place = signed_in(getattr(whole, who)), WHO.index(who)
    tried = addresses(whole)
    found = {name: client.get(href).status_code for name, (href, _) in tried.items()}
    assert found == {name: codes[place] for name, (_, codes) in tried.items()}


@pytest.mark.parametrize("who", WHO[4:])
def test_nobody_else_writes(whole: SimpleNamespace, signed_in: SignIn, who: str) -> None:
    client = signed_in(getattr(whole, who))
    models = (Merge, Link, LinkDecision, Weighing, EntryNote, EntryTag, EpisodeEntry, AgencyQuery,
              KeyEpisode)  # fmt: skip
    before = [model.objects.count() for model in models]
    sent = {"reason": "x", "why": "x", "text": "x", "tags": "dogs", "primary": "neither",
            "other": whole.theirs.ref, "entry": whole.entry.pk, "title": "x",
            "starts": "1 March 2026", "why_it_matters": "x"}  # fmt: skip
    for name, (href, _) in addresses(whole).items():
        if name not in {"list", "entry", "query"}:
            assert client.post(href, sent).status_code in {403, 404}, name
    for href in posts(whole):
        assert client.post(href).status_code in {403, 404}, href
    assert [model.objects.count() for model in models] == before
    assert EntryNote.objects.standing().count() == 1
    assert not Weighing.objects.filter(back_at__isnull=False).exists()


def test_a_published_review_opens_no_chronology(whole: SimpleNamespace, signed_in: SignIn) -> None:
    Matter.objects.filter(pk=whole.review.matter_id).update(circle=Matter.Circle.PARTNERSHIP)
    for who, status in {"author": 404, "police_signs": 404, "panel": 200}.items():
        client = signed_in(getattr(whole, who))
        assert client.get(addresses(whole)["list"][0]).status_code == status, who
        assert client.get(addresses(whole)["entry"][0]).status_code == status, who


def test_reading_is_recorded_without_words(whole: SimpleNamespace, signed_in: SignIn) -> None:
    client = signed_in(whole.panel)
    client.get(addresses(whole)["list"][0])
    row = AuditRow.objects.filter(did="read").latest("number")
    assert row.about == f"combined:{whole.review.pk}"
    client.get(addresses(whole)["entry"][0])
    rows = AuditRow.objects.filter(did="read").order_by("-number")[:2]
    assert {row.about for row in rows} == {f"combined:{whole.review.pk}", whole.entry.audit_ref}
    assert not AuditRow.objects.filter(words__contains="Lark was there").exists()
    assert not AuditRow.objects.filter(words__contains="14:00").exists()


def text_of(client: Client, href: str, **query: Any) -> str:
    response = client.get(href, query)
    assert response.status_code == 200
    return str(response.content.decode())


def test_accounts_stand_together_with_what_differs(
    whole: SimpleNamespace, signed_in: SignIn
) -> None:
    html = text_of(signed_in(whole.manager), addresses(whole)["list"][0])
    assert html.count("2 accounts of one occurrence") == 2  # its label and its heading
    assert '<u class="gt-differs">Children not seen.</u>' in html
    assert '<u class="gt-differs">Children seen and safe and well.</u>' in html
    assert "between 1 and 10 April 2026" in html
    assert "days with no entry from Fenmarsh Police" in html
    assert "Nothing yet from Fenmarsh Midwifery" in html


def test_filters_narrow(whole: SimpleNamespace, signed_in: SignIn) -> None:
    noting.tag(entry=whole.entry, tags=["seen"], by=whole.lead)
    client, href = signed_in(whole.manager), addresses(whole)["list"][0]
    tried: list[tuple[dict[str, Any], str]] = [
        ({}, "6 entries"), ({"agency": whole.police.body.pk}, "3 entries"),
        ({"words": "bicycle"}, "1 entry"), ({"tag": "seen"}, "1 entry"),
        ({"words": "reporting"}, "2 entries"), ({"words": "seen children"}, "2 entries"),
        ({"words": '"children seen"'}, "1 entry"), ({"words": "case minute"}, "1 entry"),
        ({"words": "icycle"}, "0 entries"), ({"words": "?!"}, "0 entries"),
        ({"conflicts": "on"}, "2 entries"), ({"undecided": "on"}, "2 entries"),
        ({"since": "2026-04-05", "until": "2026-04-06"}, "1 entry"),
        ({"person": "nobody"}, "0 entries"),
    ]  # fmt: skip
    for query, said in tried:
        assert f'<h2 class="govuk-heading-m">{said}</h2>' in text_of(client, href, **query), query
    deciding.decide_link(link=whole.link, accepted=True, reason="Same visit.", by=whole.lead)
    assert "0 entries" in text_of(client, href, undecided="on")
    deciding.take_back_weighing(row=whole.weighing, by=whole.lead)
    assert "2 entries" in text_of(client, href, undecided="on")


def test_queries_do_not_grow(whole: SimpleNamespace, signed_in: SignIn) -> None:
    client, href = signed_in(whole.manager), addresses(whole)["list"][0]
    client.get(href)
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(href)
    many(whole, 120, whole.police.body)
    for row in Entry.objects.combined().filter(event__startswith="Contact number 1"):
        noting.tag(entry=row, tags=["dogs"], by=whole.lead)
    with CaptureQueriesContext(connection) as lots:
        html = text_of(client, href, page=2)
    assert "126 entries" in html
    assert len(lots) == len(few)


def test_an_opened_entry_stands_on_its_own_page(whole: SimpleNamespace, signed_in: SignIn) -> None:
    many(whole, 120, whole.police.body)
    client = signed_in(whole.manager)
    late = entry(whole, "Contact number 119")
    html = text_of(client, reverse("combined_entry", args=[whole.review.pk, late.identity]))
    assert f'id="e{late.pk}"' in html
    assert f"Entry {late.ref}" in html


def again(world: SimpleNamespace, one: Any, words: str, instead: str) -> None:
    """An agency sends another version in which one entry says something else."""
    sending.begin_again(call=one.call, by=one.signs)
    draft = Entry.objects.get(
        event__contains=words, submission__sent_at__isnull=True, withdrawn_at__isnull=True
    )
    typing_in.correct(entry=draft, words={"event": instead}, by=one.signs)
    sending.send(call=one.call, by=one.signs)


def test_decisions_stay_over_another_version(whole: SimpleNamespace, signed_in: SignIn) -> None:
    noting.tag(entry=whole.entry, tags=["abuse"], by=whole.lead)
    deciding.decide_link(link=whole.link, accepted=True, reason="Same visit.", by=whole.lead)
    noting.collect(episode=whole.home, entries=[whole.entry], by=whole.lead)
    client, href = signed_in(whole.manager), addresses(whole)["list"][0]
    again(whole, whole.police, "14:00", whole.entry.event + " A dog barked.")
    assert "Newer versions wait" in text_of(client, href)
    merged(whole)
    html = text_of(client, addresses(whole)["entry"][0])
    for words in (
        "A dog barked.",
        "Lark was there.",
        "Same visit.",
        "domestic abuse",
        "Who was seen?",
    ):
        assert words in html, words
    assert Link.objects.get().standing == "accepted"
    assert LinkDecision.objects.count() == 1
    assert "A dog barked." in text_of(client, reverse("episode", args=[whole.home.pk]))


def test_what_was_rejected_does_not_come_back(whole: SimpleNamespace, signed_in: SignIn) -> None:
    deciding.decide_link(link=whole.link, accepted=False, reason="Two visits.", by=whole.lead)
    again(whole, whole.police, "14:00", whole.entry.event + " A dog barked.")
    assert merged(whole).links == 0
    assert Link.objects.get().standing == "rejected"
    html = text_of(signed_in(whole.manager), addresses(whole)["list"][0])
    assert "accounts of one occurrence" not in html


def test_a_hand_made_link_stays_and_its_conflicts_are_found(whole: SimpleNamespace) -> None:
    deciding.decide_link(link=whole.link, accepted=False, reason="Two visits.", by=whole.lead)
    patrol, letter = entry(whole, "Routine patrol"), entry(whole, "Housing letter")
    link = deciding.link_by_hand(one=patrol, other=letter, reason="Told to us.", by=whole.lead)
    assert [row.about for row in link.conflicts.all()] == ["date"]
    merged(whole)
    link.refresh_from_db()
    assert link.standing == "accepted"
    assert link.conflicts.get().still_there
    with pytest.raises(Refused, match="together already"):
        deciding.link_by_hand(one=letter, other=patrol, reason="Again.", by=whole.lead)
    with pytest.raises(Refused, match="Say why"):
        deciding.decide_link(link=link, accepted=False, reason=" ", by=whole.lead)


def test_both_words_stay_when_a_conflict_is_weighed(
    whole: SimpleNamespace, signed_in: SignIn
) -> None:
    before = list(Entry.objects.order_by("pk").values())
    client = signed_in(whole.manager)
    href = addresses(whole)["conflict"][0]
    client.post(href, {"primary": str(whole.theirs.pk), "why": "Written that day."})
    html = text_of(client, href)
    for words in ("Children not seen", "Children seen", "Written that day.", "They were there."):
        assert words in html, words
    assert list(Entry.objects.order_by("pk").values()) == before
    assert Conflict.objects.get().still_there
    other = entry(whole, "bicycle")
    sent = client.post(href, {"primary": str(other.pk), "why": "x"})
    assert sent.status_code == 200
    assert Weighing.objects.count() == 2


def test_the_agency_sees_the_question_and_its_own_entry_only(
    whole: SimpleNamespace, signed_in: SignIn
) -> None:
    client, href = signed_in(whole.police.signs), addresses(whole)["query"][0]
    html = text_of(client, href)
    assert "Who was seen?" in html
    assert whole.entry.event[:40] in html
    for secret in (
        "Children not seen",
        "Social Care",
        "Lark was there",
        "They were there",
        "domestic abuse incident at the home address. Joint",
    ):
        assert secret not in html, secret
    assert signed_in(whole.care.signs).get(href).status_code == 404
    assert signed_in(whole.manager).post(href, {"text": "For them."}).status_code == 403
    assert client.post(href, {"text": "Both children."}).status_code == 302
    assert "Both children." in text_of(signed_in(whole.panel), addresses(whole)["entry"][0])


def test_comments_and_tags_are_taken_back_and_stay(
    whole: SimpleNamespace, signed_in: SignIn
) -> None:
    client = signed_in(whole.manager)
    tags = addresses(whole)["tags"][0]
    client.post(tags, {"tags": ["dogs", "voice"]})
    client.post(tags, {"tags": ["voice"]})
    rows = EntryTag.objects.order_by("tag")
    assert [(row.tag, row.back_by) for row in rows] == [("dogs", whole.manager), ("voice", None)]
    client.post(posts(whole)[1])
    html = text_of(client, addresses(whole)["entry"][0])
    assert "<del>Lark was there.</del>" in html
    assert "Lark was there." not in text_of(client, addresses(whole)["list"][0])


def test_an_episode_is_made_of_chosen_entries(whole: SimpleNamespace, signed_in: SignIn) -> None:
    client = signed_in(whole.lead)
    href = reverse("episode_of_entries", args=[whole.review.pk])
    form = text_of(client, href, entry=[whole.entry.pk, whole.theirs.pk])
    assert "Make an episode of 2 entries" in form
    sent = {"entry": [whole.entry.pk, whole.theirs.pk], "title": "The March visit",
            "starts": "12 March 2026", "why_it_matters": "Nobody saw both."}  # fmt: skip
    made = client.post(href, sent)
    assert made.status_code == 302
    html = text_of(client, made["Location"])
    assert "Children not seen." in html
    assert "Officers attended" in html
    row = EpisodeEntry.objects.get(entry=whole.entry)
    client.post(reverse("episode_entry_back", args=[row.pk]))
    assert "Officers attended" not in text_of(client, made["Location"])
    client.post(href, {"entry": [whole.entry.pk], "into": whole.home.pk})
    assert whole.home.entry_rows.count() == 1


def test_a_question_waits_on_both_homes_until_it_is_answered(
    whole: SimpleNamespace, signed_in: SignIn
) -> None:
    ask, wait = "Answer a question about entry", "An agency’s answer about entry"
    home = reverse("home")
    agency, unit = signed_in(whole.police.signs), signed_in(whole.manager)
    assert ask in text_of(agency, home)
    assert wait in text_of(unit, home)
    assert ask not in text_of(signed_in(whole.care.signs), home)
    asking.answer(query=whole.query, text="Both children.", by=whole.police.signs)
    assert ask not in text_of(agency, home)
    assert wait not in text_of(unit, home)


def test_a_question_about_a_conflict_is_read_beside_it(
    whole: SimpleNamespace, signed_in: SignIn
) -> None:
    client, page = signed_in(whole.lead), addresses(whole)["conflict"][0]
    href = addresses(whole)["ask"][0] + f"?conflict={whole.conflict.pk}"
    assert href in text_of(client, page)
    client.post(href, {"text": "Which of the children?"})
    query = AgencyQuery.objects.get(conflict=whole.conflict)
    asking.answer(query=query, text="Only the older one.", by=whole.police.signs)
    assert "Only the older one." in text_of(client, page)


def test_an_open_question_stands_on_the_agency_s_own_page(
    whole: SimpleNamespace, signed_in: SignIn
) -> None:
    agency, page = signed_in(whole.police.signs), reverse("call", args=[whole.police.call.pk])
    other = signed_in(whole.care.signs), reverse("call", args=[whole.care.call.pk])
    assert "Answer about entry" in (shown := text_of(agency, page))
    assert "1 question from the review" in shown
    assert "Who was seen?" in shown
    assert "from the review" not in text_of(*other)
    asking.answer(query=whole.query, text="Both children.", by=whole.police.signs)
    assert "from the review" not in text_of(agency, page)
