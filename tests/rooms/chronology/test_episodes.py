"""Key episodes: named, worded anew, put in order, merged, withdrawn, brought back."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldthread.casework.chronology import actions, episodes, studying
from goldthread.casework.chronology.models import EpisodeAnswer, EpisodeEnd, KeyEpisode
from goldthread.casework.reviews import facts
from goldthread.foundations.records.refusals import Refused
from tests import factories
from tests.rooms.chronology.conftest import opened, said

SignIn = Callable[[Any], Client]


def page_of(client: Client, name: str, *args: Any, **query: str) -> str:
    response = client.get(reverse(name, args=args), query)
    assert response.status_code == 200
    return str(response.content.decode())


def test_the_fact_is_true_while_one_episode_stands(
    world: SimpleNamespace, cast: SimpleNamespace
) -> None:
    assert facts.fact("episodes_named", world.review)
    assert not facts.fact("episodes_named", opened(cast))
    for row in episodes.of(world.review):
        actions.withdraw(episode=row, reason="Wrong case.", by=world.manager)
    assert not facts.fact("episodes_named", world.review)
    assert episodes.of(world.review) == []


def test_a_change_keeps_what_was_said_before(world: SimpleNamespace) -> None:
    actions.reword(
        episode=world.home, said=said("Discharge"), changed_because="Plainer.", version=1,
        by=world.lead,
    )  # fmt: skip
    world.home.refresh_from_db()
    assert (world.home.title, world.home.version) == ("Discharge", 2)
    assert [row.title for row in world.home.wordings.all()] == [
        "Discharge",
        "Going home from hospital",
    ]
    with pytest.raises(Refused, match="Somebody changed"):
        actions.reword(
            episode=world.home, said=said("Mine"), changed_because="x", version=1, by=world.lead
        )
    with pytest.raises(Refused, match="Say why"):
        actions.reword(
            episode=world.home, said=said("Mine"), changed_because=" ", version=2, by=world.lead
        )


def test_outside_the_period_it_says_why(world: SimpleNamespace) -> None:
    for starts, ends in [("3 December 2025", ""), ("1 June 2026", "3 July 2026")]:
        with pytest.raises(Refused, match="outside the review period"):
            actions.name_episode(review=world.review, said=said("X", starts, ends=ends), by=None or
                                 world.lead)  # fmt: skip
    row = actions.name_episode(
        review=world.review,
        said=said("X", "3 December 2025", outside_because="An earlier child."),
        by=world.lead,
    )
    assert row.outside_because == "An earlier child."
    # What may lie inside is let pass.
    actions.name_episode(review=world.review, said=said("Y", "winter 2025"), by=world.lead)


def test_an_episode_does_not_end_before_it_begins(world: SimpleNamespace) -> None:
    with pytest.raises(Refused, match="cannot end"):
        actions.name_episode(
            review=world.review, said=said("X", "3 March 2026", ends="1 March 2026"), by=world.lead
        )


def test_merged_and_brought_back(world: SimpleNamespace) -> None:
    actions.merge(episode=world.birth, into=world.home, reason="One stay.", by=world.leadchair)
    assert [row.code for row in episodes.of(world.review)] == ["KE1", "KE3"]
    with pytest.raises(Refused, match="withdrawn or merged"):
        studying.analyse(episode=world.birth, text="x", known="now", by=world.lead)
    with pytest.raises(Refused, match="withdrawn or merged"):
        actions.merge(episode=world.home, into=world.birth, reason="x", by=world.lead)
    actions.bring_back(episode=world.birth, by=world.lead)
    assert [row.code for row in episodes.of(world.review)] == ["KE1", "KE3", "KE2"]
    assert EpisodeEnd.objects.get().undone_by == world.lead
    with pytest.raises(Refused):
        actions.bring_back(episode=world.birth, by=world.lead)


def test_an_episode_is_merged_only_within_its_review(
    world: SimpleNamespace, cast: SimpleNamespace
) -> None:
    other = actions.name_episode(review=opened(cast), said=said(), by=cast.manager)
    for into in (other, world.home):
        with pytest.raises(Refused, match="same review"):
            actions.merge(episode=world.home, into=into, reason="x", by=world.manager)


def test_order_is_moved_by_one_and_an_old_tab_moves_nothing(
    world: SimpleNamespace, signed_in: SignIn
) -> None:
    client, href = signed_in(world.lead), reverse("order_episodes", args=[world.review.pk])
    shown = [world.home.pk, world.birth.pk, world.visit.pk]
    client.post(href, {"shown": shown, "up": world.visit.pk})
    assert [row.pk for row in episodes.of(world.review)] == [shown[0], shown[2], shown[1]]
    client.post(href, {"shown": shown, "up": world.birth.pk})
    assert [row.pk for row in episodes.of(world.review)] == [shown[0], shown[2], shown[1]]
    with pytest.raises(Refused):
        actions.reorder(review=world.review, order=[world.home.pk], by=world.lead)


def test_only_what_was_known_then(world: SimpleNamespace, signed_in: SignIn) -> None:
    studying.answer(question=world.question, text="The consultant.", known="now", by=world.lead)
    client = signed_in(world.panel)
    whole = page_of(client, "episode", world.home.pk)
    for words in ("ward knew of dogs", "bite came later", "The consultant.", "agreed who would",
                  "First visit"):  # fmt: skip
        assert words in whole
    then = page_of(client, "episode", world.home.pk, known="then")
    assert "ward knew of dogs" in then
    for words in ("bite came later", "The consultant.", "agreed who would", "First visit"):
        assert words not in then
    assert "3 things said with hindsight are hidden" in then


def test_what_was_known_then_says_by_whom(world: SimpleNamespace) -> None:
    with pytest.raises(Refused, match="who knew it then"):
        studying.analyse(episode=world.home, text="x", known="then", by=world.lead)
    with pytest.raises(Refused, match="known then or"):
        studying.analyse(episode=world.home, text="x", known="", by=world.lead)


def test_corrected_analysis_stands_over_what_it_replaces(
    world: SimpleNamespace, signed_in: SignIn
) -> None:
    old = world.home.analysis.get(known="now")
    new = studying.analyse(
        episode=world.home, text="It came in May.", known="now", instead_of=old, by=world.leadchair
    )
    html = page_of(signed_in(world.lead), "episode", world.home.pk)
    assert html.index("It came in May.") < html.index("The bite came later.")
    with pytest.raises(Refused, match="corrected already"):
        studying.analyse(episode=world.home, text="x", known="now", instead_of=old, by=world.lead)
    with pytest.raises(Refused, match="another episode"):
        studying.analyse(episode=world.birth, text="x", known="now", instead_of=new, by=world.lead)


def test_a_question_for_an_agency_names_it(world: SimpleNamespace) -> None:
    with pytest.raises(Refused, match="Choose the agency"):
        studying.ask(episode=world.home, text="x", whom="agency", by=world.lead)
    elsewhere = factories.organisation(world.elsewhere)
    with pytest.raises(Refused, match="of this partnership"):
        studying.ask(
            episode=world.home, text="x", whom="agency", organisation=elsewhere, by=world.lead
        )
    row = studying.ask(
        episode=world.home, text="x", whom="agency", organisation=world.trust, by=world.lead
    )
    assert row.for_whom == "Fenmarsh Hospital Trust"


def test_emergency_access_writes_nothing(world: SimpleNamespace) -> None:
    for who in (world.emergency, world.panel, world.conflicted, world.author):
        with pytest.raises(PermissionDenied):
            actions.name_episode(review=world.review, said=said(), by=who)
        with pytest.raises(PermissionDenied):
            studying.answer(question=world.question, text="x", known="now", by=who)
    assert not EpisodeAnswer.objects.exists()


def test_the_form_reads_doubtful_dates(world: SimpleNamespace, signed_in: SignIn) -> None:
    client, href = signed_in(world.lead), reverse("new_episode", args=[world.review.pk])
    sent = {"title": "Dogs", "starts": "when the dogs came", "why_it_matters": "Because."}
    html = client.post(href, sent).content.decode()
    assert "cannot be read as a date" in html
    sent |= {"starts_earliest-day": "1", "starts_earliest-month": "2", "starts_earliest-year":
             "2026", "starts_latest-day": "3", "starts_latest-month": "2", "starts_latest-year":
             "2026"}  # fmt: skip
    answer = client.post(href, sent)
    row = KeyEpisode.objects.latest("pk")
    assert answer["Location"] == row.get_absolute_url()
    assert row.starts == "when the dogs came"
    assert (row.starts_earliest.day, row.starts_latest.day) == (1, 3)
    change = client.get(reverse("change_episode", args=[row.pk])).content.decode()
    assert 'value="2026"' in change


def test_an_address_of_another_episode_s_parts_finds_nothing(
    world: SimpleNamespace, signed_in: SignIn
) -> None:
    client, row = signed_in(world.lead), world.home.analysis.first()
    for href in (
        reverse("answer_question", args=[world.birth.pk, world.question.pk]),
        reverse("correct_analysis", args=[world.birth.pk, row.pk]),
    ):
        assert client.get(href).status_code == 404


def test_the_database_keeps_a_stretch_whole(world: SimpleNamespace) -> None:
    for wrong in ({"ends": "x"}, {"starts_latest": "2020-01-01"}, {"ends": "", "ends_latest":
                  "2027-01-01"}):  # fmt: skip
        with pytest.raises(IntegrityError), transaction.atomic():
            KeyEpisode.objects.filter(pk=world.birth.pk).update(**wrong)


def test_the_list_asks_as_much_for_twenty_as_for_three(
    world: SimpleNamespace, signed_in: SignIn
) -> None:
    client, href = signed_in(world.panel), reverse("episodes", args=[world.review.pk])
    client.get(href)
    with CaptureQueriesContext(connection) as few:
        client.get(href)
    for n in range(17):
        row = actions.name_episode(review=world.review, said=said(f"E{n}"), by=world.lead)
        studying.analyse(episode=row, text="x", known="now", by=world.lead)
        studying.ask(episode=row, text="x", whom="panel", by=world.lead)
    with CaptureQueriesContext(connection) as many:
        html = client.get(href).content.decode()
    assert "20 in all" in html
    assert len(many) == len(few)


def test_one_episode_asks_as_much_for_twenty_rows_as_for_two(
    world: SimpleNamespace, signed_in: SignIn
) -> None:
    client, href = signed_in(world.panel), reverse("episode", args=[world.home.pk])
    studying.answer(question=world.question, text="x", known="now", by=world.lead)
    client.get(href)
    with CaptureQueriesContext(connection) as few:
        client.get(href)
    for n in range(20):
        studying.analyse(episode=world.home, text=f"a{n}", known="now", by=world.lead)
        asked = studying.ask(episode=world.home, text="x", whom="panel", by=world.lead)
        studying.answer(question=asked, text="x", known="now", by=world.lead)
    with CaptureQueriesContext(connection) as many:
        client.get(href)
    assert len(many) == len(few)


def test_words_are_escaped(world: SimpleNamespace, signed_in: SignIn) -> None:
    row = actions.name_episode(
        review=world.review, said=said("<script>alert(1)</script>"), by=world.lead
    )
    client = signed_in(world.lead)
    for html in (
        page_of(client, "episodes", world.review.pk),
        page_of(client, "episode", row.pk),
        page_of(client, "order_episodes", world.review.pk),
    ):
        assert "<script>alert" not in html
