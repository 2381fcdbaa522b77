"""Strengths and risks as recorded: who opens what, what people decide, and what stays."""

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldthread.casework.balance import deciding, looking
from goldthread.casework.balance.counting import counted
from goldthread.casework.balance.models import (
    BalancePassage,
    BalanceRun,
    Incongruence,
    IncongruenceView,
    PassageDecision,
)
from goldthread.casework.balance.pages import in_context
from goldthread.casework.submissions import sending, typing_in
from goldthread.casework.submissions.models import Entry
from goldthread.foundations.access.models import AuditRow
from goldthread.foundations.agencies.models import Matter
from goldthread.foundations.records.refusals import Refused
from tests import factories
from tests.rooms.balance.conftest import again, looked, made_seen
from tests.rooms.chronology.conftest import made_world
from tests.rooms.chronology.joining import entry, many, merged

SignIn = Callable[[Any], Client]
WHO = [
    "manager", "support", "lead", "leadchair", "panel", "emergency", "author", "signatory",
    "practitioner", "chair", "conflicted", "administrator", "stranger", "police_signs",
]  # fmt: skip
READ = [*[200] * 6, *[404] * 8]
LEAD = [*[200] * 4, 403, 403, *[404] * 8]
MODELS = (BalancePassage, BalanceRun, Incongruence, IncongruenceView, PassageDecision)


def once() -> SimpleNamespace:
    return made_seen(made_world(factories.cast()))


@pytest.fixture
def seen(shared: SimpleNamespace) -> SimpleNamespace:
    return shared


def addresses(world: SimpleNamespace) -> dict[str, tuple[str, list[int]]]:
    review = [world.review.pk]
    return {
        "list": (reverse("balance", args=review), READ),
        "incongruences": (reverse("incongruences", args=review), READ),
        "incongruence": (reverse("incongruence", args=[world.engaging.pk]), READ),
        "passage": (reverse("balance_passage", args=[world.clean.pk]), LEAD),
        "mark": (reverse("balance_mark", args=[*review, world.said.identity]), LEAD),
        "by hand": (reverse("incongruent_by_hand", args=[*review, world.said.identity]), LEAD),
    }


def text_of(client: Client, href: str, **query: Any) -> str:
    response = client.get(href, query)
    assert response.status_code == 200
    return str(response.content.decode())


def test_who_may_open_what_and_nobody_else_writes(seen: SimpleNamespace, signed_in: SignIn) -> None:
    before = [model.objects.count() for model in MODELS]
    sent = {"kind": "risk", "reason": "x", "words": "x", "made": "weighed", "one": seen.clean.pk}
    tried = addresses(seen)
    for place, who in enumerate(WHO):
        client = signed_in(getattr(seen, who))
        found = {name: client.get(href).status_code for name, (href, _) in tried.items()}
        assert found == {name: codes[place] for name, (_, codes) in tried.items()}, who
        if place < 4:
            continue
        for name in ("incongruence", "passage", "mark"):
            assert client.post(tried[name][0], sent).status_code in {403, 404}, (who, name)
        for name in ("balance_accept", "balance_look"):
            href = reverse(name, args=[seen.review.pk])
            assert client.post(href, sent).status_code in {403, 404}, (who, name)
    assert [model.objects.count() for model in MODELS] == before
    assert BalancePassage.objects.get(pk=seen.clean.pk).standing == "suggested"


def test_a_published_review_opens_nothing_of_it(seen: SimpleNamespace, signed_in: SignIn) -> None:
    Matter.objects.filter(pk=seen.review.matter_id).update(circle=Matter.Circle.PARTNERSHIP)
    for who, status in {"author": 404, "police_signs": 404, "panel": 200}.items():
        client = signed_in(getattr(seen, who))
        for name in ("list", "incongruence"):
            assert client.get(addresses(seen)[name][0]).status_code == status, who


def test_it_shows_what_was_recorded_and_calls_suggestions_so(
    seen: SimpleNamespace, signed_in: SignIn
) -> None:
    client = signed_in(seen.panel)
    html = text_of(client, addresses(seen)["list"][0])
    assert "not how things were" in html
    assert "Home clean and tidy</mark>" in html
    assert "By the mother’s own word" in html
    assert "Accepted</strong>" not in html
    assert "Suggested</strong>" in html
    assert ">Change or reject" not in html  # the panel reads
    words = [row.words for row in AuditRow.objects.filter(did="read")]
    assert any("strengths and risks recorded" in line for line in words)
    assert not AuditRow.objects.filter(words__contains="clean and tidy").exists()


def test_agency_dates_and_state_narrow_both_sides(seen: SimpleNamespace, signed_in: SignIn) -> None:
    client, href = signed_in(seen.lead), addresses(seen)["list"][0]
    police = text_of(client, href, agency=seen.police.body.pk)
    assert "missed three appointments</mark>" in police
    assert "Home clean and tidy</mark>" not in police
    april = text_of(client, href, since="2026-04-01")
    assert "Home clean and tidy</mark>" not in april
    assert "drunk</mark>" in april
    assert "No statement is found" in text_of(client, href, state="accepted")
    own = text_of(client, href, own="on")
    assert "abstinent</mark>" in own
    assert "drunk</mark>" not in own


def test_a_person_accepts_changes_and_rejects_and_a_later_look_keeps_it(
    seen: SimpleNamespace, signed_in: SignIn
) -> None:
    client = signed_in(seen.lead)
    engaging = BalancePassage.objects.get(words="engaging well")
    drunk = BalancePassage.objects.get(words="drunk")
    client.post(reverse("balance_accept", args=[seen.review.pk]), {"one": engaging.pk})
    client.post(reverse("balance_passage", args=[seen.clean.pk]),
                {"kind": "neither", "reason": "The letting agent’s phrase."})  # fmt: skip
    client.post(reverse("balance_passage", args=[drunk.pk]),
                {"kind": "risk", "own_word": "on", "reason": "A neighbour said so."})  # fmt: skip
    decided = {d.passage_id: d for d in PassageDecision.objects.all()}
    assert {d.by for d in decided.values()} == {seen.lead}
    assert decided[drunk.pk].is_change
    seen.again = looked(seen)
    again(seen.care, ("9 May 2026", "Mother tearful."))
    looked(seen)
    standing = dict(BalancePassage.objects.values_list("words", "standing"))
    assert standing["engaging well"] == "accepted"
    assert standing["Home clean and tidy"] == "rejected"
    assert standing["tearful"] == "suggested"
    drunk.refresh_from_db()
    assert (drunk.standing, drunk.whose) == ("accepted", "the family’s")
    assert BalancePassage.objects.get(words="engaging well").entry == entry(seen, "engaging well")


def test_a_reason_is_asked_for(seen: SimpleNamespace, signed_in: SignIn) -> None:
    client = signed_in(seen.lead)
    sent = {"kind": "neither", "reason": " "}
    assert client.post(addresses(seen)["passage"][0], sent).status_code == 200
    with pytest.raises(Refused, match="Say why"):
        deciding.reject(passage=seen.clean, reason="", by=seen.lead)
    with pytest.raises(Refused, match="stands already"):
        row = deciding.change(
            passage=seen.clean, kind="risk", own_word=False, reason="x", by=seen.lead
        )
        deciding.change(passage=row.passage, kind="risk", own_word=False, reason="x", by=seen.lead)


def test_words_are_marked_by_hand(seen: SimpleNamespace, signed_in: SignIn) -> None:
    client = signed_in(seen.lead)
    at = entry(seen, "Stolen bicycle")
    href = reverse("balance_mark", args=[seen.review.pk, at.identity])
    wrong = client.post(href, {"words": "not there", "kind": "risk"})
    assert "no such words" in wrong.content.decode()
    client.post(href, {"words": "stolen bicycle", "kind": "risk"})
    row = BalancePassage.objects.get(name=deciding.HAND)
    assert (row.words, row.standing, row.kind) == ("Stolen bicycle", "accepted", "risk")
    assert row.decisions.get().by == seen.lead
    looked(seen)
    row.refresh_from_db()
    assert row.standing == "accepted"


def test_what_is_gone_is_put_aside_and_comes_back(seen: SimpleNamespace) -> None:
    for words, standing in (("Nothing.", "gone"), ("Home clean and tidy. OK.", "suggested")):
        sending.begin_again(call=seen.care.call, by=seen.care.signs)
        draft = Entry.objects.get(identity=seen.said.identity, submission__sent_at=None)
        typing_in.correct(entry=draft, words={"event": words}, by=seen.care.signs)
        sending.send(call=seen.care.call, by=seen.care.signs)
        looked(seen)
        seen.clean.refresh_from_db()
        assert seen.clean.standing == standing
        seen.engaging.refresh_from_db()
        assert seen.engaging.standing == "gone"


def test_accounts_that_may_not_fit_are_weighed_in_words(
    seen: SimpleNamespace, signed_in: SignIn
) -> None:
    client = signed_in(seen.lead)
    html = text_of(client, addresses(seen)["incongruences"][0])
    assert "beside missed appointments" in html
    assert "Suggested because:" in html
    assert "only on the family’s own word" in html
    one = text_of(client, addresses(seen)["incongruence"][0])
    assert "Make a key episode of these 2 entries" in one
    assert reverse("entry_ask", args=[seen.review.pk, seen.said.identity]) in one
    sent = {"made": "not", "words": "Another family’s appointments."}
    assert client.post(addresses(seen)["incongruence"][0], sent).status_code == 302
    view = IncongruenceView.objects.get()
    assert (view.made, view.by) == ("not", seen.lead)
    again(seen.police, ("12 March 2026", "DNA."))
    looked(seen)
    seen.engaging.refresh_from_db()
    assert (seen.engaging.standing, seen.engaging.has_grown) == ("not", True)
    assert seen.engaging.entry_rows.filter(part="fact").count() == 1
    with pytest.raises(Refused, match="Say why they fit"):
        deciding.view(incongruence=seen.engaging, made="not", words=" ", by=seen.lead)


def test_what_a_person_rejected_is_no_ground_for_more(seen: SimpleNamespace) -> None:
    row = BalancePassage.objects.get(words="engaging well")
    deciding.reject(passage=row, reason="Said of a sister.", by=seen.lead)
    looked(seen)
    seen.engaging.refresh_from_db()
    assert seen.engaging.standing == "gone"


def test_nothing_is_looked_through_before_an_agency_sent(seen: SimpleNamespace) -> None:
    Entry.objects.update(standing=False)
    counts = counted(BalancePassage.objects.filter(standing="nowhere"))
    assert counts is None
    run = looking.look(run=seen.run, by=None)
    assert run.pk == seen.run.pk  # done once, not again


def test_pages_cost_the_same_however_many_statements_there_are(
    seen: SimpleNamespace, signed_in: SignIn
) -> None:
    client = signed_in(seen.lead)
    hrefs = [addresses(seen)[name][0] for name in ("list", "incongruences", "incongruence")]
    counts = []
    for grow in (False, True):
        if grow:
            many(seen, 60, seen.police.body)
            Entry.objects.filter(event__startswith="Contact number").update(
                event="No concerns. Mother drunk, home unkempt."
            )
            looked(seen)
            assert Incongruence.objects.count() > 5
        for href in hrefs:
            client.get(href)
            with CaptureQueriesContext(connection) as queries:
                assert client.get(href).status_code == 200
            counts.append(len(queries))
    assert counts[:3] == counts[3:]
    assert max(counts) < 42


def test_a_passage_is_shown_in_its_context() -> None:
    text = "one two three four five six seven"
    shown = in_context(text, 14, 18, around=6)
    assert (shown.before, shown.words, shown.after) == ("… three ", "four", " five …")
    whole = in_context(text, 0, 3, around=99)
    assert (whole.before, whole.words, whole.after) == ("", "one", text[3:])


def test_without_dates_the_reviews_period_is_shown_and_the_rest_is_one_press_away(
    seen: SimpleNamespace, signed_in: SignIn
) -> None:
    review = seen.review
    review.period_from, review.period_to = date(2026, 3, 5), date(2026, 3, 31)
    review.save(update_fields=["period_from", "period_to"])
    client, href = signed_in(seen.manager), reverse("balance", args=[review.pk])
    html = text_of(client, href)
    assert "The review’s period, 5 March 2026 to 31 March 2026." in html
    assert "missed three appointments" in html and "Home clean and tidy" not in html
    assert "more statements lie before or after it" in html and "span=all" in html
    everything = text_of(client, href, span="all")
    assert "Home clean and tidy" in everything and "The review’s period, 5 March" not in everything
    assert "Home clean and tidy" in text_of(client, href, since="2026-03-01", until="2026-03-02")


def test_a_doubtful_day_is_headed_by_its_width(seen: SimpleNamespace, signed_in: SignIn) -> None:
    again(seen.care, ("July 2019", "Home clean and tidy then too."))
    merged(seen)
    looked(seen)
    html = text_of(signed_in(seen.manager), reverse("balance", args=[seen.review.pk]), span="all")
    assert "Between 1 and 31 July 2019" in html and ">1 July 2019<" not in html
