"""The list of actions: filters, order, export, and a number of queries that stays."""

import csv
import io
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldthread.foundations.access.models import AuditRow
from goldthread.foundations.agencies.models import Membership
from goldthread.foundations.followthrough import actions, endings
from goldthread.foundations.followthrough.models import Action
from tests.rooms.followthrough import making

SignIn = Callable[[Any], Client]


@pytest.fixture
def many(scene: SimpleNamespace) -> dict[str, Action]:
    """One action in each state."""
    made = {
        name: making.agree(scene, what=f"Do the {name} thing")
        for name in ("well", "overdue", "silent", "moved", "ownerless", "refused")
    }
    making.due(made["overdue"], -5)
    making.silent(made["silent"], 99)
    for days in (31, 32, 33):
        actions.extend(action=made["moved"], to=making.in_days(days), reason="slow", by=scene.owner)
    actions.assign(action=made["ownerless"], owner=None, by=scene.manager)
    endings.refuse_evidence(
        evidence=making.give(made["refused"], scene.owner), words="no", by=scene.judge
    )
    made["waits"] = making.agree(scene, what="Do the waits thing")
    making.give(made["waits"], scene.owner)
    made["proved"] = making.agree(scene, what="Do the proved thing")
    endings.accept_evidence(evidence=making.give(made["proved"], scene.owner), by=scene.judge)
    made["dropped"] = making.agree(scene, what="Do the dropped thing")
    endings.no_longer_needed(
        action=made["dropped"], reason="moved", agreed_by=scene.chair, by=scene.manager
    )
    made["housing"] = making.agree(
        scene, what="Do the housing thing", organisation=scene.housing, owner=scene.colleague
    )
    return made


DRIFTING = {"overdue", "silent", "moved", "ownerless", "refused"}
OPEN = DRIFTING | {"well", "waits", "housing"}
ALL = OPEN | {"proved", "dropped"}


def shown(client: Client, many: dict[str, Action], **asked: Any) -> set[str]:
    page = client.get(reverse("actions"), asked).text
    return {name for name in many if f"Do the {name} thing" in page}


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ({}, ALL),
        ({"state": "open"}, OPEN),
        ({"state": "drifting"}, DRIFTING),
        ({"state": "evidence"}, {"waits"}),
        ({"state": "evidenced"}, {"proved"}),
        ({"state": "not-needed"}, {"dropped"}),
        ({"state": ["evidenced", "not-needed"]}, {"proved", "dropped"}),
        ({"kind": "overdue"}, {"overdue"}),
        ({"kind": "silent"}, {"silent"}),
        ({"kind": "extended-too-often"}, {"moved"}),
        ({"kind": "without-an-owner"}, {"ownerless"}),
        ({"kind": "evidence-refused"}, {"refused"}),
        ({"kind": ["overdue", "silent"]}, {"overdue", "silent"}),
        ({"state": "drifting", "kind": "silent"}, {"silent"}),
        ({"words": "WELL thing"}, {"well"}),
        ({"words": "A1"}, {"well"}),
        ({"words": "olive"}, ALL - {"ownerless", "housing"}),
        ({"owner": "nobody"}, {"ownerless"}),
        ({"words": "%"}, set()),
        ({"state": "nonsense"}, ALL),
    ],
)
def test_each_filter_narrows_the_list(
    asked: dict[str, Any],
    wanted: set[str],
    scene: SimpleNamespace,
    many: dict[str, Action],
    signed_in: SignIn,
) -> None:
    assert shown(signed_in(scene.chair), many, **asked) == wanted


def test_my_own_and_an_organisations(
    scene: SimpleNamespace, many: dict[str, Action], signed_in: SignIn
) -> None:
    assert shown(signed_in(scene.owner), many, owner="me") == ALL - {"ownerless", "housing"}
    client = signed_in(scene.chair)
    assert shown(client, many, owner="me") == set()
    assert shown(client, many, owner=scene.colleague.pk) == {"housing"}
    assert shown(client, many, organisation=scene.housing.pk) == {"housing"}


def test_due_between(scene: SimpleNamespace, many: dict[str, Action], signed_in: SignIn) -> None:
    client = signed_in(scene.chair)
    day = making.in_days(31)
    assert shown(client, many, due_from=day.isoformat()) == {"moved"}
    assert shown(client, many, due_to=making.in_days(-1).isoformat()) == {"overdue"}


def test_an_owner_of_a_trust_sees_the_trusts_actions_alone(
    scene: SimpleNamespace, many: dict[str, Action], signed_in: SignIn
) -> None:
    assert shown(signed_in(scene.owner), many) == ALL - {"housing"}
    assert shown(signed_in(scene.colleague), many) == {"housing"}
    page = signed_in(scene.colleague).get(reverse("actions")).text
    assert scene.owner.name not in page  # nor among the owners to choose from


def rows_of(client: Client, **asked: Any) -> list[dict[str, str]]:
    answer = client.get(reverse("actions"), {"format": "csv", **asked})
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize(
    ("sort", "first"),
    [
        ("state", "overdue"),
        ("due", "overdue"),
        ("-due", "moved"),
        ("word", "silent"),
        ("", "overdue"),
    ],
)
def test_the_order_that_was_asked_for(
    sort: str,
    first: str,
    scene: SimpleNamespace,
    many: dict[str, Action],
    signed_in: SignIn,
) -> None:
    rows = rows_of(signed_in(scene.chair), sort=sort)
    assert rows[0]["What will be done"] == f"Do the {first} thing"


def test_an_order_nobody_knows_is_left_out(
    scene: SimpleNamespace, many: dict[str, Action], signed_in: SignIn
) -> None:
    client = signed_in(scene.chair)
    for sort in ("password", "owner__password", "-", "--due", "what"):
        assert client.get(reverse("actions"), {"sort": sort}).status_code == 200


def test_the_export_holds_the_filtered_rows_with_more_columns_and_is_recorded(
    scene: SimpleNamespace, many: dict[str, Action], signed_in: SignIn
) -> None:
    rows = rows_of(signed_in(scene.chair), state="drifting")
    assert {row["What will be done"] for row in rows} == {f"Do the {n} thing" for n in DRIFTING}
    by_name = {row["What will be done"]: row for row in rows}
    assert by_name["Do the moved thing"]["Times moved"] == "3"
    assert by_name["Do the silent thing"]["State"] == "Drifting: no word for 99 days"
    assert by_name["Do the ownerless thing"]["Owner"] == "nobody"
    trail = AuditRow.objects.filter(did="exported").first()
    assert trail is not None and trail.words == "took out 5 rows as CSV: Actions"


def test_excel_shows_text_that_looks_like_a_formula_as_text(
    scene: SimpleNamespace, signed_in: SignIn
) -> None:
    evil = '=HYPERLINK("http://x.example","y")'
    making.agree(scene, what=evil)
    client = signed_in(scene.chair)
    answer = client.get(reverse("actions"), {"format": "xlsx"})
    book = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    cells = {cell.value: cell.data_type for row in book.active.iter_rows() for cell in row}
    assert cells[evil] == "s"
    assert rows_of(client)[0]["What will be done"] == f"'{evil}"


def test_an_empty_list_says_what_would_stand_there(
    scene: SimpleNamespace, signed_in: SignIn
) -> None:
    client = signed_in(scene.chair)
    assert "Actions stand here once a body agrees" in client.get(reverse("actions")).text
    filtered = client.get(reverse("actions"), {"words": "zzz"}).text
    assert "No action matches these filters" in filtered


def queries(client: Client, address: str) -> int:
    client.get(address)  # what a first visit sets up
    with CaptureQueriesContext(
        connection,
    ) as caught:
        assert client.get(address).status_code == 200
    return len(caught)


def test_more_rows_cost_no_more_queries(scene: SimpleNamespace, signed_in: SignIn) -> None:
    clients = [signed_in(person) for person in (scene.chair, scene.owner)]
    for _ in range(2):
        making.agree(scene)
    few = [queries(client, reverse("actions")) for client in clients]
    for _ in range(18):
        making.agree(scene)
    assert [queries(client, reverse("actions")) for client in clients] == few
    assert max(few) <= 16


def test_pages_hold_fifty(scene: SimpleNamespace, signed_in: SignIn) -> None:
    row = making.agree(scene)
    Action.objects.bulk_create(
        Action(**{**fields_of(row), "number": number}) for number in range(2, 62)
    )
    page = signed_in(scene.chair).get(reverse("actions")).text
    assert "50 of 61 shown" in page
    last = signed_in(scene.chair).get(reverse("actions"), {"page": "2"}).text
    assert "11 of 61 shown" in last


def fields_of(row: Action) -> dict[str, Any]:
    names = [field.attname for field in Action._meta.concrete_fields if field.attname != "id"]
    return {name: getattr(row, name) for name in names}


def test_an_owner_who_left_is_told_in_the_list(
    scene: SimpleNamespace, action: Action, signed_in: SignIn
) -> None:
    Membership.objects.filter(person=scene.owner).update(
        starts=making.in_days(-9), ends=making.in_days(-1)
    )
    client = signed_in(scene.chair)
    assert "Its owner has left" in client.get(reverse("actions")).text
    assert "Its owner has left" in client.get(action.get_absolute_url()).text


def test_a_date_that_is_none_is_told_and_left_out(
    scene: SimpleNamespace, many: dict[str, Action], signed_in: SignIn
) -> None:
    client = signed_in(scene.chair)
    asked = {"due_from-day": "31", "due_from-month": "2", "due_from-year": "2026"}
    page = client.get(reverse("actions"), asked).text
    assert "must be a real date" in page
    assert shown(client, many, **asked) == ALL
