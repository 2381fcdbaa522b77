"""Facts about a person: what is refused, what is kept, and the register as it goes out."""

import json
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from goldthread.foundations.access.models import AuditRow
from goldthread.foundations.agencies.models import Sector
from goldthread.foundations.people import actions, placing
from goldthread.foundations.people.models import FormerName, Involvement, PersonChange, Residence
from goldthread.foundations.people.register import KEYS, PERSON_KEYS, as_json
from goldthread.foundations.records.refusals import Refused
from tests import factories


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({}, "at least one name"),
        ({"forename": "A", "nhs_number": "9434765918"}, "NHS number is not right"),
        ({"forename": "A", "nino": "QQ"}, "National Insurance number is not right"),
        ({"forename": "A", "dob_partial": "March"}, "1994 or 1994-03"),
        ({"forename": "A", "dob": date(2090, 1, 1)}, "in the future"),
        ({"forename": "A", "dob": date(2020, 1, 2), "died_on": date(2020, 1, 1)}, "before"),
        ({"forename": "A", "sex": "x"}, "female, male or not known"),
        ({"forename": "A" * 101}, "too long"),
    ],
)
def test_what_cannot_be_right_is_refused(world: Any, facts: dict[str, Any], says: str) -> None:
    with pytest.raises(Refused, match=says):
        actions.involve(matter=world.matter, role="father", by=world.manager, **facts)
    assert Involvement.objects.filter(matter=world.matter).count() == 1


def test_a_fact_that_does_not_exist_is_a_fault_of_the_caller(world: Any) -> None:
    with pytest.raises(TypeError):
        actions.involve(matter=world.matter, role="father", by=world.manager, shoe="9")


def test_what_is_corrected_keeps_what_it_was(world: Any) -> None:
    with pytest.raises(Refused, match="how you know"):
        actions.change(involvement=world.child, because="", by=world.lead, surname="Lark")
    actions.change(
        involvement=world.child, because="The birth certificate", by=world.lead, surname="Lark",
        forename="Robin",
    )  # fmt: skip
    row = PersonChange.objects.get()
    assert (row.fact, row.was, row.now, row.by) == ("surname", "Lark-Dunlin", "Lark", world.lead)
    assert FormerName.objects.get().name == "Lark-Dunlin"
    assert world.child.person.keys.exists()


def test_a_corrected_name_is_what_others_are_compared_with(world: Any) -> None:
    actions.change(involvement=world.child, because="x", by=world.lead, forename="Wren")
    again = actions.involve(
        matter=world.before, role="child", by=world.manager, forename="Wren",
        surname="Lark-Dunlin", dob=date(2025, 2, 22),
    )  # fmt: skip
    assert again.checks.get().matches.get().person == world.child.person


def test_addresses_and_organisations_get_a_code_once(world: Any) -> None:
    by, child = world.lead, world.child
    for _ in range(2):
        placing.attach(involvement=child, by=by, kind="school", name="Oakfield Primary")
    placing.live_at(involvement=child, by=by, line1="12 Beck Close", postcode="zz11zz")
    placing.live_at(
        involvement=child, by=by, line1="12 beck close", postcode="ZZ1 1ZZ",
        starts=date(2025, 3, 1),
    )  # fmt: skip
    assert {row.address.code for row in Residence.objects.all()} == {"A1"}
    assert {row.body.code for row in child.person.attachments.all()} == {"O1"}
    with pytest.raises(Refused, match="at least the postcode"):
        placing.live_at(involvement=child, by=by)
    with pytest.raises(Refused, match="before the beginning"):
        placing.live_at(involvement=child, by=by, line1="1 Mill Road", starts=date(2025, 1, 2),
                        ends=date(2025, 1, 1))  # fmt: skip


def test_relationships_that_cannot_be(world: Any) -> None:
    by, matter, child = world.lead, world.matter, world.child
    mother = actions.involve(matter=matter, role="mother", by=by, forename="Ida")
    old = actions.involve(matter=world.before, role="father", by=world.manager, forename="Jon")
    placing.relate(matter=matter, one=mother, other=child, kind="parent", by=by)
    for one, other, kind, says in (
        (mother, child, "parent", "already"),
        (child, mother, "parent", "M is already the parent of C1"),
        (mother, mother, "partner", "two different"),
        (mother, old, "partner", "on this register"),
        (mother, child, "aunt-in-law", "Choose what"),
    ):
        with pytest.raises(Refused, match=says):
            placing.relate(matter=matter, one=one, other=other, kind=kind, by=by)
    tie = matter.relationships.get()
    with pytest.raises(Refused, match="why"):
        placing.unrelate(relationship=tie, because="", by=by)
    placing.unrelate(relationship=tie, because="A slip", by=by)
    with pytest.raises(Refused, match="already"):
        placing.unrelate(relationship=tie, because="A slip", by=by)


# The shape of REGISTER.md, written out here: another key is an error for whoever reads it.
TOP = {"case", "case_ref", "date_of_death", "local_authority", "towns", "people", "addresses",
       "organisations"}  # fmt: skip
PERSON = {"id", "role", "sex", "forename", "middle", "surname", "known_as", "aliases",
          "former_surnames", "dob", "nhs_number", "nino", "phone", "email", "username",
          "pseudonym"}  # fmt: skip


def test_the_register_goes_out_in_its_own_shape(world: Any, signed_in: Any) -> None:
    by, matter = world.manager, world.matter
    actions.change(involvement=world.child, because="x", by=by, died_on=date(2025, 3, 9),
                   nhs_number="943 476 5919", middle="Jay", known_as="Robbie")  # fmt: skip
    actions.add_name(involvement=world.child, kind="alias", name="Bobbin", by=by)
    actions.describe(involvement=world.child, pseudonym="Oliver", organisation=None, by=by)
    placing.live_at(involvement=world.child, by=by, line1="12 Beck Close", town="Saltmere",
                    postcode="ZZ11ZZ")  # fmt: skip
    placing.attach(involvement=world.child, by=by, kind="school", name="Oakfield CofE Primary")
    gone = actions.involve(matter=matter, role="father", by=by, forename="Mistake")
    actions.strike(involvement=gone, because="x", by=by)
    sent = signed_in(by).get(reverse("register_export", args=[matter.code]))
    assert "attachment" in sent["Content-Disposition"]
    told = json.loads(sent.content)
    assert told == as_json(matter)
    assert told == {
        "case": "R-NEW",
        "date_of_death": "2025-03-09",
        "towns": ["Saltmere"],
        "people": [
            {
                "id": "C1", "role": "child", "sex": "m", "forename": "Robin", "middle": "Jay",
                "surname": "Lark-Dunlin", "known_as": "Robbie", "aliases": ["Bobbin"],
                "dob": "2025-02-22", "nhs_number": "9434765919", "pseudonym": "Oliver",
            }
        ],
        "addresses": [
            {"id": "A1", "line1": "12 Beck Close", "town": "Saltmere", "postcode": "ZZ1 1ZZ"}
        ],
        "organisations": [{"id": "O1", "type": "school", "name": "Oakfield CofE Primary"}],
    }  # fmt: skip


def test_by_what_a_case_is_known_goes_out_too(world: Any, signed_in: Any) -> None:
    by, matter = world.lead, world.matter
    client, href = signed_in(by), reverse("register_case", args=[matter.code])
    assert "local_authority" not in as_json(matter)
    council = factories.organisation(world.partnership, "Fenmarsh Council", Sector.LOCAL_AUTHORITY)
    assert as_json(matter)["local_authority"] == "Fenmarsh Council"  # there is only one
    factories.organisation(world.partnership, "Saltmere Council", Sector.LOCAL_AUTHORITY)
    assert "local_authority" not in as_json(matter)
    sent = {"case_ref": " LCS-0012345 ", "local_authority": "Saltmere County Council"}
    assert client.post(href, sent).url == reverse("register", args=[matter.code])
    told = as_json(matter)
    assert (told["case_ref"], told["local_authority"]) == ("LCS-0012345", "Saltmere County Council")
    assert "LCS-0012345" in client.get(reverse("register", args=[matter.code])).content.decode()
    again = client.post(href, sent).content.decode()
    assert "says already" in again
    client.post(href, sent | {"case_ref": "LCS-0012346"})
    assert [row.case_ref for row in matter.case_marks.all()] == ["LCS-0012346", "LCS-0012345"]
    assert council.name not in client.get(href).content.decode()
    codes = signed_in(world.seated).get(reverse("register", args=[matter.code]))
    assert "LCS-" not in codes.content.decode()
    for row in AuditRow.objects.all():
        assert "LCS-" not in row.words + row.detail


def test_no_key_but_those_of_the_shape() -> None:
    assert set(KEYS) == TOP
    assert set(PERSON_KEYS) == PERSON


def test_what_goes_out_can_be_asked_about_at_the_command_line(world: Any, tmp_path: Any) -> None:
    from goldthread.engines.people.reading import read_people

    path = tmp_path / "register.json"
    path.write_text(json.dumps(as_json(world.matter)))
    [person] = read_people(path)
    assert (person.id, person.forename, person.born) == ("C1", "robin", (2025, 2, 22))


@pytest.mark.parametrize("name", ["register", "family_tree", "register_person"])
def test_as_many_queries_for_many_people_as_for_one(
    world: SimpleNamespace, signed_in: Any, django_assert_max_num_queries: Any, name: str
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client: Client = signed_in(world.manager)
    args = [world.matter.code, *([world.child.pk] if name == "register_person" else [])]
    href = reverse(name, args=args)
    client.get(href)
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(href)
    for number in range(20):
        row = actions.involve(
            matter=world.matter, role="sibling", by=world.manager, forename=f"Tern{number}"
        )
        placing.relate(matter=world.matter, one=row, other=world.child, kind="sibling",
                       by=world.manager)  # fmt: skip
    with CaptureQueriesContext(connection) as many:
        client.get(href)
    assert len(many) == len(few)


def test_home_asks_those_who_may_answer(world: SimpleNamespace) -> None:
    from goldthread.foundations.people.needs import needs

    today = timezone.localdate()
    for who, number in (("manager", 1), ("lead", 1), ("panel", 0), ("seated", 0),
                        ("conflicted", 0), ("emergency", 0), ("stranger", 0)):  # fmt: skip
        asked = list(needs(getattr(world, who), world.partnership, today))
        assert len(asked) == number, who
    [task] = needs(world.lead, world.partnership, today + timedelta(days=3))
    assert task.words == "Say what history tells us about C1 in R-NEW"
    assert "Robin" not in task.words + task.detail
