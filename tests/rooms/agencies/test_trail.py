"""Who reads which rows of the audit trail."""

import pytest

from goldthread.foundations.access.audit import audit, verify
from goldthread.foundations.access.models import AuditRow
from goldthread.foundations.agencies import actions
from goldthread.foundations.agencies.roles import Role
from tests import factories


@pytest.fixture
def matter(cast):
    """A matter with rows about it, about people, and about another partnership."""
    matter = factories.matter(cast.partnership, "R-2026-03")
    elsewhere = factories.matter(cast.elsewhere, "S-7")
    actions.give_seat(matter=matter, person=cast.author, role=Role.PANEL, by=cast.manager)
    actions.give_seat(matter=elsewhere, person=cast.stranger, role=Role.CHAIR, by=None)
    audit(by=cast.author, did="read", about=matter)
    audit(by=cast.author, did="signed.in", about=cast.author)
    audit(by=cast.stranger, did="signed.in", about=cast.stranger)
    actions.appoint(
        person=cast.chair, partnership=cast.partnership, role=Role.PANEL, by=cast.manager
    )
    return matter


def read(client, query: str = "") -> str:
    page = client.get(f"/audit/{query}").content.decode()
    return page[page.index("<table") :] if "<table" in page else ""


def test_a_manager_reads_all_of_their_own_and_nothing_else(cast, matter, signed_in):
    page = read(signed_in(cast.manager))
    for words in ("gave Anna Reed a seat", "read Review", "signed in", "panel member"):
        assert words in page
    for words in ("S-7", "Stella Orme"):
        assert words not in page


def test_an_administrator_reads_about_people_never_about_cases(cast, matter, signed_in):
    signed_in(cast.colleague).get(
        "/matters/R-2026-03/people/"
    )  # refused, with the code in its path
    page = read(signed_in(cast.administrator))
    assert "signed in" in page
    assert "panel member" in page
    for words in ("R-2026-03", "Robin", "seat"):
        assert words not in page


def test_an_administrator_takes_out_no_more_than_they_read(cast, matter, signed_in):
    answer = signed_in(cast.administrator).get("/audit/?format=csv")
    text = b"".join(answer.streaming_content).decode()
    assert "signed in" in text
    assert "Robin" not in text
    assert AuditRow.objects.filter(did="exported", actor=cast.administrator.audit_ref).exists()


def test_a_conflict_of_interest_closes_the_rows_too(cast, matter, signed_in):
    actions.declare_conflict(matter=matter, person=cast.manager, reason="Kin", by=cast.manager)
    page = read(signed_in(cast.manager))
    assert "R-2026-03" not in page
    assert "Robin" not in page
    assert "panel member" in page


def test_filters(cast, matter, signed_in):
    client = signed_in(cast.manager)
    assert "signed in" not in read(client, "?kind=doors")
    assert "seat" in read(client, "?kind=doors")
    assert "seat" not in read(client, "?words=signed+in")
    assert read(client, "?until-day=1&until-month=1&until-year=2020") == ""
    assert "seat" in read(client, "?since-day=1&since-month=1&since-year=2020")
    assert (
        "must be a number"
        in client.get("/audit/?since-day=x&since-month=1&since-year=2020").content.decode()
    )


@pytest.mark.parametrize("who", ["support", "author", "executive"])
def test_nobody_else_reads_it(cast, matter, signed_in, who):
    assert signed_in(getattr(cast, who)).get("/audit/").status_code == 403


def test_nothing_can_be_sent_to_it(cast, matter, signed_in):
    client = signed_in(cast.manager)
    for ask in (client.post, client.put, client.patch, client.delete):
        assert ask("/audit/").status_code == 405
    assert list(verify()) == []


def test_queries_do_not_grow_with_rows(cast, matter, signed_in, django_assert_max_num_queries):
    client = signed_in(cast.manager)
    client.get("/audit/")
    for _ in range(80):
        audit(by=cast.author, did="read", about=matter)
    with django_assert_max_num_queries(10):
        assert client.get("/audit/").status_code == 200
