"""The thread begins with entries and key episodes, for the table alone, and runs both ways."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldthread.casework.chronology import actions as chronology
from goldthread.casework.chronology.combining import noting
from goldthread.casework.submissions.models import Entry
from goldthread.foundations.access.models import AuditRow
from goldthread.foundations.agencies import actions as agencies
from goldthread.improvement.learning import drawing
from tests import scenes
from tests.rooms.chronology.conftest import said
from tests.rooms.chronology.joining import many
from tests.rooms.learning.conftest import text_of
from tests.rooms.learning.telling import drawn, told

pytestmark = pytest.mark.django_db
# The words of the beginning, and of everything after it.
BEGINNING = ("Routine patrol check", "Police reported a domestic abuse", "Going home from hospital")
AFTER = ("Nobody asked about the dogs", "The hospital should ask", "Add a question about dogs")


@pytest.fixture
def world(cast: Any) -> Any:
    return drawn(told(cast))


def addresses(world: Any) -> list[str]:
    return [
        f"/thread/review/{world.review.pk}/",
        f"/thread/learning/{world.learning.pk}/",
        f"/thread/recommendation/{world.recommendation.pk}/",
        f"/thread/action/{world.action.pk}/",
    ]


def of_story(world: Any) -> list[str]:
    return [f"/thread/episode/{world.home.pk}/", f"/thread/entry/{world.visit.pk}/"]


def test_from_any_item_the_table_sees_the_whole_of_it(world: Any, signed_in: Any) -> None:
    client = signed_in(world.panel)
    for address in addresses(world):
        page = text_of(client.get(address))
        for words in (*BEGINNING, *AFTER, "Cited from version 1 of the chronology"):
            assert words in page, (address, words)
    for address in of_story(world):
        page = text_of(client.get(address))
        for words in (*BEGINNING[1:], *AFTER, "you came from here"):
            assert words in page, (address, words)
    shown = client.get(addresses(world)[1]).content.decode()
    assert f"/chronology/versions/1/entries/{world.patrol.ref}/" in shown


def test_outside_the_table_nothing_tells_that_there_is_a_beginning(
    world: Any, signed_in: Any
) -> None:
    """The review is published, so its thread is open to them; how it was studied is not."""
    for who in (world.colleague, world.signatory):
        client = signed_in(who)
        for address in addresses(world)[:3]:
            page = text_of(client.get(address))
            assert AFTER[0] in page, address
            for words in (*BEGINNING, "Chronology entr", "Key episode", world.patrol.ref):
                assert words not in page, (address, words)
        assert {client.get(address).status_code for address in of_story(world)} == {404}


def test_strangers_and_conflicts_find_nothing(world: Any, signed_in: Any) -> None:
    agencies.declare_conflict(
        matter=world.review.matter, person=world.panel, reason="Sister of a witness", by=None
    )
    for who in (world.stranger, world.administrator, world.panel):
        client = signed_in(who)
        assert {client.get(address).status_code for address in of_story(world)} == {404}


def test_an_agency_reads_its_own_entry_and_not_what_became_of_it(
    world: Any, signed_in: Any
) -> None:
    client = signed_in(world.police.signs)
    assert client.get(world.patrol.get_absolute_url()).status_code == 200
    assert client.get(f"/thread/entry/{world.patrol.pk}/").status_code == 404


def test_reading_it_is_recorded(world: Any, signed_in: Any) -> None:
    for who, times in ((world.colleague, 0), (world.panel, 1)):
        rows = AuditRow.objects.filter(
            did="read", about=f"combined:{world.review.pk}", actor=f"user:{who.pk}"
        )
        signed_in(who).get(addresses(world)[1])
        assert rows.count() == times


def test_what_is_missing_is_drawn_with_words(cast: Any, signed_in: Any) -> None:
    world = told(cast)
    client = signed_in(world.lead)
    lonely = chronology.name_episode(
        review=world.review, said=said("First visit", "20 March 2026"), by=world.lead
    )
    patrol = Entry.objects.get(pk=world.patrol.pk)
    for address, words in (
        (addresses(world)[1], "Nobody has said yet which key episode or entry this comes from"),
        (f"/thread/episode/{lonely.pk}/", "No entry of the chronology is in this episode yet"),
        (f"/thread/episode/{lonely.pk}/", "Nobody has said yet what was learned from this"),
        (f"/thread/entry/{patrol.pk}/", "It is in no key episode"),
        (addresses(world)[0], "First visit"),
    ):
        assert words in text_of(client.get(address)), (address, words)


def test_a_review_without_a_chronology_misses_nothing_of_it(cast: Any, signed_in: Any) -> None:
    scene = scenes.whole_thread(cast)
    page = text_of(signed_in(cast.manager).get(f"/thread/learning/{scene.learning.pk}/"))
    assert "Key episode" not in page


def test_the_number_of_queries_does_not_grow(world: Any, signed_in: Any) -> None:
    client = signed_in(world.manager)
    every = [*addresses(world), *of_story(world)]

    def counted() -> list[int]:
        found = []
        for address in every:
            with CaptureQueriesContext(connection) as asked:
                client.get(address)
            found.append(len(asked))
        return found

    counted()
    few = counted()
    many(world, 40, world.police.body)
    more = list(Entry.objects.combined().filter(event__startswith="Contact number"))
    noting.collect(episode=world.home, entries=more[:30], by=world.lead)
    for name in ("Second", "Third"):
        drawing.lead_from_episode(
            episode=chronology.name_episode(
                review=world.review, said=said(f"{name} visit", "20 March 2026"), by=world.lead
            ),
            learning_points=[world.learning],
            by=world.lead,
        )
    drawing.draw_from_entries(
        learning_point=world.learning, identities=[one.identity for one in more[20:]],
        by=world.lead,
    )  # fmt: skip
    assert counted() == few
    page = text_of(client.get(of_story(world)[1]))
    assert "28 more entries of KE1" in text_of(client.get(addresses(world)[1]))
    assert world.visit.ref in page
