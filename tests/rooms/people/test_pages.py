"""The register in use: adding somebody known, deciding, answering, and what others are shown."""

from types import SimpleNamespace
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldthread.foundations.agencies.models import Seat
from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.people import checking
from goldthread.foundations.people.actions import involve
from goldthread.foundations.people.models import Involvement, SamePerson
from tests import factories

JON = {
    "role": "father", "forename": "Jon", "surname": "Dunlyn", "sex": "m", "dob-day": "4",
    "dob-month": "12", "dob-year": "1990", "line1": "12 Beck Close", "postcode": "zz11zz",
}  # fmt: skip


def added(client: Client, **more: Any) -> Any:
    return client.post(reverse("register_add", args=["R-NEW"]), JON | more)


def page(client: Client, href: str) -> str:
    response = client.get(href)
    assert response.status_code == 200
    return str(response.content.decode())


def test_somebody_new_is_added_with_a_code(world: SimpleNamespace, signed_in: Any) -> None:
    client = signed_in(world.lead)
    sent = added(client)
    row = Involvement.objects.get(matter=world.matter, role="father")
    assert sent.url == row.checks.get().get_absolute_url()
    assert "Every agency writes F for them" in page(client, sent.url)
    assert str(row.person.residences.get().address) == "12 Beck Close, ZZ1 1ZZ"


def test_somebody_known_is_offered_before_anything_is_saved(
    earlier: SimpleNamespace, signed_in: Any
) -> None:
    client = signed_in(earlier.manager)
    shown = added(client).content.decode()
    assert "Jonathan Dunlin, father (F) in R-OLD" in shown
    assert "Jon is a short form of Jonathan" in shown
    assert not Involvement.objects.filter(matter=earlier.matter, role="father").exists()
    assert "There is a problem" in added(client, who="999").content.decode()
    assert added(client, who=str(earlier.old_father.person_id)).status_code == 302
    row = Involvement.objects.get(matter=earlier.matter, role="father")
    assert row.person == earlier.old_father.person
    row.person.refresh_from_db()
    assert row.person.forename == "Jonathan"  # what differs is left, to be corrected with a reason


def test_somebody_new_all_the_same(earlier: SimpleNamespace, signed_in: Any) -> None:
    assert added(signed_in(earlier.manager), who="new").status_code == 302
    row = Involvement.objects.get(matter=earlier.matter, role="father")
    assert row.person != earlier.old_father.person
    assert row.checks.get().matches.get().person == earlier.old_father.person


def test_a_closed_case_tells_only_that_somebody_is_known(
    earlier: SimpleNamespace, signed_in: Any
) -> None:
    """The lead reviewer has a seat on the new case and none on the earlier one."""
    client = signed_in(earlier.lead)
    sent = added(client)
    assert sent.status_code == 302  # nobody was offered
    check = Involvement.objects.get(matter=earlier.matter, role="father").checks.get()
    html = page(client, sent.url)
    assert "Somebody is known in a matter that is closed to you. Ask the business manager" in html
    for secret in ("R-OLD", "Jonathan", "Dunlin,", "short form", "Wren", "swapped", "strong match"):
        assert secret not in html
    match = check.matches.get()
    for name, args in (("history_decide", [check.pk, match.pk]),
                       ("history_take_back", [check.pk, match.pk])):  # fmt: skip
        assert client.get(reverse(name, args=["R-NEW", *args])).status_code == 404
    words = {
        f"answer-{one}-{two}-words": "x"
        for one in (0, match.pk)
        for two in (0, earlier.old_child.person_id)
    }
    href = reverse("history_answer", args=["R-NEW", check.pk])
    for more in ({}, {"close": "1"}):
        assert "R-OLD" not in client.post(href, words | more, follow=True).content.decode()
    check.refresh_from_db()
    assert (check.closed_at, check.answers.count()) == (None, 0)
    html = page(client, reverse("register_person", args=["R-NEW", check.involvement_id]))
    assert "R-OLD" not in html


def test_the_whole_check_in_the_browser(earlier: SimpleNamespace, signed_in: Any) -> None:
    client = signed_in(earlier.manager)
    href = added(client, who="new").url
    check = Involvement.objects.get(matter=earlier.matter, role="father").checks.get()
    match = check.matches.get()
    html = page(client, href)
    first = "Is a parent or carer in an earlier case: father of C1 in R-OLD"
    assert first in html
    assert html.index(first) < html.index("Day and month of birth are swapped")
    close = reverse("history_close", args=["R-NEW", check.pk])
    assert "Decide first" in client.post(close, follow=True).content.decode()
    decide = reverse("history_decide", args=["R-NEW", check.pk, match.pk])
    wrong = client.post(decide, {f"match-{match.pk}-same": "yes"})
    assert "What decides it?" in wrong.content.decode()
    told = {f"match-{match.pk}-same": "yes", f"match-{match.pk}-reason": "He said so himself"}
    assert client.post(decide, told).url == href
    html = page(client, href)
    assert "Wren Dunlin (C1 in R-OLD), an earlier child" in html
    answer = reverse("history_answer", args=["R-NEW", check.pk])
    first, second = (
        {f"answer-{match.pk}-{child}-words": "He was not asked about Wren"}
        for child in (0, earlier.old_child.person_id)
    )
    half = client.post(answer, first | {"close": "1"}).content.decode()
    assert "There is a problem" in half
    assert "He was not asked about Wren" in half  # what was written is still there
    assert not check.answers.exists()
    assert client.post(answer, first).url == href
    assert check.answers.count() == 1
    assert "Record and close the history check" in page(client, href)
    html = client.post(answer, second | {"close": "1"}, follow=True).content.decode()
    assert "The history check is closed" in html
    assert "Next: say what history tells us about C1, the child" in html
    assert "Closed by Mira Holt" in html
    assert "<textarea" not in html
    # What another with a seat on the new case alone reads of it: nothing of the earlier one.
    html = page(signed_in(earlier.panel), href)
    for secret in ("R-OLD", "Wren", "He said so", "not asked", "Jonathan"):
        assert secret not in html
    Seat.objects.create(matter=earlier.before, holder=earlier.panel, role=Role.PANEL)
    assert "He was not asked about Wren" in page(signed_in(earlier.panel), href)
    back = reverse("history_take_back", args=["R-NEW", check.pk, match.pk])
    client.post(back, {"because": "A cousin of the same name"})
    assert SamePerson.objects.get().undone_by == earlier.manager


def test_forms_of_a_person(world: SimpleNamespace, signed_in: Any) -> None:
    client, code, pk = signed_in(world.lead), "R-NEW", world.child.pk
    client.post(reverse("register_add", args=[code]), {"role": "mother", "forename": "Ida"})
    mother = Involvement.objects.get(role="mother")
    base = {"forename": "Robin", "surname": "Lark", "sex": "m", "dob-day": "22", "dob-month": "2",
            "dob-year": "2025"}  # fmt: skip
    for name, sent in (
        ("register_change", base | {"because": "The birth certificate"}),
        ("register_name", {"kind": "alias", "name": "Bobbin"}),
        ("register_part", {"pseudonym": "Oliver"}),
        ("register_address", {"line1": "1 Mill Road", "town": "Saltmere"}),
        ("register_organisation", {"kind": "school", "name": "Oakfield", "as_what": "pupil"}),
        ("register_relate", {"kind": "-parent", "other": mother.pk}),
    ):
        posted = client.post(reverse(name, args=[code, pk]), sent)
        assert posted.status_code == 302, (name, posted.content.decode()[:2000])
    html = page(client, reverse("register_person", args=[code, pk]))
    for words in ("Bobbin", "Oliver", "1 Mill Road, Saltmere", "Oakfield", "“Lark-Dunlin” became",
                  "Ida (M) is the parent of Robin Lark (C1)"):  # fmt: skip
        assert words in html
    tie = world.matter.relationships.get()
    client.post(reverse("register_unrelate", args=[code, tie.pk]), {"because": "A slip"})
    client.post(reverse("register_strike", args=[code, pk]), {"because": "Another child"})
    html = page(client, reverse("register", args=[code]))
    assert "1 person added by mistake" in html
    assert "Another child" in html


def test_wrong_answers_stay_on_the_page(world: SimpleNamespace, signed_in: Any) -> None:
    client = signed_in(world.lead)
    html = client.post(reverse("register_add", args=["R-NEW"]), {"forename": "Ida"})
    assert "Choose who they are in this case" in html.content.decode()
    html = added(client, nhs_number="123")
    assert "NHS number is not right" in html.content.decode()
    assert "12 Beck Close" in html.content.decode()


def test_where_nothing_is_known_one_press_records_and_closes(
    world: SimpleNamespace, signed_in: Any
) -> None:
    client, check = signed_in(world.manager), world.child.checks.get()
    html = page(client, check.get_absolute_url())
    assert "Record and close the history check" in html
    assert "Record what is answered" not in html
    href = reverse("history_answer", args=["R-NEW", check.pk])
    empty = client.post(href, {"close": "1", "answer-0-0-words": " "})
    assert "There is a problem" in empty.content.decode()
    check.refresh_from_db()
    assert check.closed_at is None
    client.post(href, {"close": "1", "answer-0-0-words": "Both registers were looked at."})
    check.refresh_from_db()
    assert (check.closed_by, check.answers.get().by) == (world.manager, world.manager)
    assert "Next: say" not in page(client, check.get_absolute_url())  # there is no other


def test_a_check_with_many_suggestions_asks_the_database_as_often_as_with_one(
    earlier: SimpleNamespace, signed_in: Any
) -> None:
    client = signed_in(earlier.manager)
    added(client, who="new")
    check = Involvement.objects.get(matter=earlier.matter, role="father").checks.get()
    match = check.matches.get()
    checking.decide(match=match, same=True, reason="He said so", by=earlier.manager)

    def queries() -> int:
        page(client, check.get_absolute_url())
        with CaptureQueriesContext(connection) as asked:
            page(client, check.get_absolute_url())
        return len(asked)

    one = queries()
    for number in range(3):
        matter = factories.matter(earlier.partnership, f"R-MORE-{number}")
        father = involve(matter=matter, role="father", by=earlier.manager, forename="Jon")
        involve(matter=matter, role="child", by=earlier.manager, forename=f"Child {number}")
        found = check.matches.create(person=father.person, score=0.5, band="weak", reasons=[])
        checking.decide(match=found, same=True, reason="He said so", by=earlier.manager)
    html = page(client, check.get_absolute_url())
    assert "Child 2 (C1 in R-MORE-2), an earlier child" in html
    assert queries() == one


def test_the_empty_register_of_a_matter_without_a_referral(
    world: SimpleNamespace, signed_in: Any
) -> None:
    html = page(signed_in(world.manager), reverse("register", args=["R-OLD"]))
    assert "Add the child first, then the parents" in html
    assert "Put everyone on the register" not in html
