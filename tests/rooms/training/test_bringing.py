"""A learning system's file: columns confirmed, nothing lost, unknown people for a person."""

import json
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from goldthread.foundations.records.refusals import Refused
from goldthread.foundations.training import bringing
from goldthread.foundations.training.models import Brought, Done, Unplaced
from goldthread.foundations.training.reading import read

HEAD = "E-mail;Full name;Course title;Completed on\n"


def rows(taught: SimpleNamespace) -> str:
    mail = taught.colleague.email.upper()
    return HEAD + "\n".join(
        [
            f"{mail};Col Brook;dogs and babies;3 March 2026",
            f"{mail};Col Brook;dogs and babies;3 March 2026",
            f"{taught.practitioner.email};Pia;Dogs and babies;03/04/2026",
            "gone@elsewhere.example;Gone Away;Dogs and babies;4 March 2026",
            f"{mail};Col;Swimming;soon",
            ";;;",
        ]
    )


def file(text: str, name: str = "export.csv") -> Any:
    return SimpleUploadedFile(name, text.encode())


def test_a_file_is_looked_at_taken_over_once_and_nothing_is_lost(
    taught: SimpleNamespace, signed_in: Callable[[Any], Client]
) -> None:
    browser = signed_in(taught.manager)
    browser.post(reverse("training_files"), {"file": file(rows(taught))})
    row = Brought.objects.get()
    assert row.columns == {"email": 0, "name": 1, "course": 2, "on": 3}
    before = Done.objects.count()
    page = browser.get(row.get_absolute_url()).content.decode()
    assert "Row 5: Nobody here has the address “gone@elsewhere.example”" in page
    assert "Row 6: No course is called “Swimming”; “soon” is not one day" in page
    assert Done.objects.count() == before, "looking records nothing"
    columns = {f"column-{role}": place for role, place in row.columns.items()}
    answer = browser.post(row.get_absolute_url(), {**columns, "column-on": 1, "take": "yes"})
    assert "You changed a column" in answer.content.decode()
    browser.post(row.get_absolute_url(), {**columns, "again": "yes"})
    browser.post(row.get_absolute_url(), {**columns, "take": "yes"})
    assert Done.objects.count() == before + 2, "a row that stands there twice counts once"
    assert list(Unplaced.objects.values_list("row", flat=True)) == [5, 6]
    browser.post(reverse("training_files"), {"file": file(rows(taught), "again.csv")})
    assert Brought.objects.count() == 1
    with pytest.raises(Refused, match="already"):
        bringing.take_over(brought=row, by=taught.manager)
    other = bringing.keep_file(
        partnership=taught.partnership, file=file(rows(taught) + "\n"), by=taught.manager
    )
    assert bringing.take_over(brought=other, by=taught.manager)[0] == 0


def test_a_person_decides_each_row_that_is_not_clear(taught: SimpleNamespace) -> None:
    row = bringing.keep_file(
        partnership=taught.partnership, file=file(rows(taught)), by=taught.manager
    )
    bringing.take_over(brought=row, by=taught.manager)
    first, second = Unplaced.objects.all()
    told = {"person": taught.colleague, "course": taught.course, "by": taught.manager}
    with pytest.raises(Refused, match="of this partnership"):
        bringing.place(unplaced=first, on=row.at.date(), **{**told, "person": taught.stranger})
    with pytest.raises(PermissionDenied):
        bringing.place(unplaced=first, on=row.at.date(), **{**told, "by": taught.signatory})
    bringing.place(unplaced=first, on=row.at.date(), **told)
    with pytest.raises(Refused, match="already"):
        bringing.put_aside(unplaced=first, because="x", by=taught.manager)
    bringing.put_aside(unplaced=second, because="Not one of ours.", by=taught.manager)
    assert second.__class__.objects.get(pk=second.pk).aside == "Not one of ours."


@pytest.mark.parametrize(
    ("text", "name", "why"),
    [
        (HEAD, "export.csv", "holds no rows"),
        ("{", "x.json", "is not JSON"),
        ("3", "x.json", "no list of xAPI"),
        ("%PDF-1.4 x", "x.pdf", "Nothing was saved"),
    ],
)
def test_what_cannot_be_read_is_said_and_not_kept(
    taught: SimpleNamespace, text: str, name: str, why: str
) -> None:
    with pytest.raises(Refused, match=why):
        bringing.keep_file(partnership=taught.partnership, file=file(text, name), by=taught.manager)
    assert not Brought.objects.exists()


def test_xapi_statements_that_say_somebody_finished() -> None:
    one = {
        "actor": {"mbox": "mailto:pia@x.example", "name": "Pia"},
        "verb": {"id": "http://adlnet.gov/expapi/verbs/completed"},
        "object": {"id": "https://x.example/1", "definition": {"name": {"en": "Dogs"}}},
        "timestamp": "2026-03-04T10:00:00Z",
    }
    begun = {**one, "verb": {"id": "http://adlnet.gov/expapi/verbs/launched"}}
    table = read(json.dumps({"statements": [one, begun, {"verb": 3}]}).encode(), "x.json")
    assert table.rows == [["pia@x.example", "Pia", "Dogs", "2026-03-04"]]
    assert table.guessed() == {"email": 0, "name": 1, "course": 2, "on": 3}


def test_a_column_that_is_no_number_is_not_said(
    taught: SimpleNamespace, signed_in: Callable[[Any], Client]
) -> None:
    browser = signed_in(taught.manager)
    browser.post(reverse("training_files"), {"file": file(rows(taught))})
    row = Brought.objects.get()
    columns = {f"column-{role}": place for role, place in row.columns.items()}
    for place in ("9" * 4301, "²", "٣", "-1"):
        page = browser.post(row.get_absolute_url(), {**columns, "column-email": place})
        assert page.status_code == 200
        row.refresh_from_db()
        assert row.columns == {"name": 1, "course": 2, "on": 3}, "and not the first column"
