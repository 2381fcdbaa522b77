"""Entries are found by the people they name, on both databases, and say by which words."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldthread.casework.chronology.called import called_in, naming, why
from goldthread.casework.submissions.models import Entry
from goldthread.foundations.people import actions as people
from tests.rooms.chronology.joining import joined, many, send, write
from tests.rooms.learning.conftest import text_of

SAID = (
    ("7 January 2026", "Mabel Quill was cautioned."),
    ("8 January 2026", "M rang and I'm told that it was about 5 m of fence."),
    ("9 January 2026", "They call her Big Belle at the Will and Crown."),
    ("10 January 2026", "Mabelle, MGM and Ms Dunlin; ma bel."),
    ("11 January 2026", "Will looked in. It will do."),
    ("12 January 2026", "You will see."),
)


@pytest.fixture
def told(world: Any) -> Any:
    """The world joined, and what the police wrote of a mother and a father."""
    facts: dict[str, Any] = {"matter": world.review.matter, "by": world.manager}
    world.mother = people.involve(
        role="mother", forename="Mabel", surname="Dunlin", former_surnames=["Quill"],
        aliases=["Big Belle"], **facts,
    )  # fmt: skip
    world.father = people.involve(role="father", forename="Will", surname="Dunlin", **facts)
    joined(world)
    write(world.silent, SAID)
    write(world.silent, [("13 January 2026", "Seen at the clinic.")], about="Mother")
    write(world.silent, [("14 January 2026", "Seen at the bank.")], about="grandmother")
    send(world.silent)
    return world


def found(world: Any, person: Any, reader: Any) -> dict[str, list[str]]:
    how = called_in(world.review, person, reader)
    rows = naming(Entry.objects.combined().filter(review=world.review), how)
    return {one.date_text: why(one, how) for one in rows.in_order()}


def test_entries_that_name_somebody_by_any_of_their_names(told: Any) -> None:
    assert found(told, told.mother, told.lead) == {
        "7 January 2026": ["“Mabel Quill” (former surname)"],
        "8 January 2026": ["“M” (code)"],
        "9 January 2026": ["“Big Belle” (alias)"],
        "13 January 2026": ["“Mother” (whom it is about)"],
    }


def test_a_name_that_the_index_leaves_out_is_found_with_its_capital(told: Any) -> None:
    """PostgreSQL keeps no “will” in its index."""
    assert found(told, told.father, told.lead) == {
        "9 January 2026": ["“Will” (first name)"],
        "11 January 2026": ["“Will” (first name)"],
    }


def test_whoever_reads_no_names_finds_by_the_code(told: Any, signed_in: Any) -> None:
    assert list(found(told, told.mother, told.emergency)) == ["8 January 2026"]
    address = reverse("combined", args=[told.review.pk])
    page = signed_in(told.emergency).get(address, {"who": told.mother.pk}).content.decode()
    assert "M, mother" in page
    assert "Mabel" not in page


def test_the_list_is_narrowed_and_says_why(told: Any, signed_in: Any) -> None:
    client = signed_in(told.panel)
    address = reverse("combined", args=[told.review.pk])
    page = text_of(client.get(address, {"who": told.mother.pk}))
    assert "4 entries" in page
    assert "Mabel (M, mother)" in page
    assert "Found because it says “Mabel Quill” (former surname)" in page
    assert "1 entry" in text_of(client.get(address, {"who": told.mother.pk, "words": "cautions"}))
    stranger = people.involve(
        matter=told.review.matter, role="neighbour", forename="Ida", by=told.manager
    )
    people.strike(involvement=stranger, because="Added by mistake.", by=told.manager)
    ignored = text_of(client.get(address, {"who": stranger.pk}))
    assert "14 entries" in ignored


def test_queries_do_not_grow_with_entries_or_names(told: Any, signed_in: Any) -> None:
    client = signed_in(told.lead)
    address = reverse("combined", args=[told.review.pk])
    asked = {"who": told.mother.pk}

    def counted() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(address, asked)
        return len(queries)

    counted()
    few = counted()
    many(told, 60, told.silent.body)
    Entry.objects.filter(event__startswith="Contact number").update(response="Mabel was told.")
    people.add_name(involvement=told.mother, kind="alias", name="Belle", by=told.lead)
    assert counted() == few
    assert "64 entries" in text_of(client.get(address, asked))
