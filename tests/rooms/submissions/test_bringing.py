"""A file comes in: checked, looked at, mended, understood as its agency says, added."""

import io
import re
import zipfile
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from goldthread.casework.submissions import bringing, sending
from goldthread.casework.submissions.models import Entry, EntryCorrection, Mapping, SourceFile
from goldthread.casework.submissions.understanding import Understanding
from goldthread.foundations.records.refusals import Refused
from tests.rooms.submissions import making

SignIn = Callable[[Any], Client]
FIELD = re.compile(r'name="([^"]+)"[^>]* value="([^"]*)"')
ODD = "  “Dogs” & <b>bold</b>\nsecond line — £5, ’tis 50% =SUM(A1)  "


def read(row: SourceFile) -> Understanding:
    row.refresh_from_db()
    return Understanding(row, row.columns, row.mended)


@pytest.mark.parametrize(
    ("make", "name"),
    [(making.as_csv, "log.csv"), (making.as_excel, "log.xlsx"), (making.as_word, "log.docx")],
)
def test_every_kind_of_file_comes_in_word_for_word(
    world: SimpleNamespace, make: Any, name: str
) -> None:
    rows = [*making.ROWS, ("4 May 2018", "09:15", "Notes", ODD.strip(), "Rang back", "=1+1")]
    assert making.added(world.ours, world.author, make(rows), name) == 4
    got = Entry.objects.order_by("number").values_list(
        "date_text", "time", "source", "event", "response", "comment"
    )
    assert list(got) == rows


def test_the_file_itself_is_kept_byte_for_byte(world: SimpleNamespace, signed_in: SignIn) -> None:
    data = making.as_csv().replace(b"\r\n", b"\n") + b"\xe2\x80\x9cend"
    row = making.file_in(world.ours, world.author, data)
    answer = signed_in(world.author).get(
        reverse("chronology_original", args=[world.ours.pk, row.pk])
    )
    assert b"".join(answer.streaming_content) == data
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "/log" not in row.file.name


def test_what_a_date_can_mean_is_kept_beside_its_words(world: SimpleNamespace) -> None:
    making.added(world.ours, world.author)
    one, about, none = Entry.objects.order_by("number")
    assert (str(one.earliest), str(one.latest), one.time) == ("2018-03-03", "2018-03-03", "14:30")
    assert about.uncertain or about.earliest != about.latest
    assert none.earliest is None and none.date_text == "31/02/2018"
    assert list(Entry.objects.in_order().values_list("number", flat=True)) == [1, 2, 3]
    assert one.ref == "hospital:1"


DAMAGED = {
    "empty.csv": (b"", "empty"),
    "cut.xlsx": (making.as_excel()[:400], "damaged|Save it again|cannot"),
    "cut.docx": (making.as_word()[:900], "damaged|Save it again|cannot"),
    "really.xlsx": (making.as_word(), "named .xlsx"),
    "really.docx": (b"%PDF-1.7 something", "PDF"),
    "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old Office"),
    "virus.csv": (b"MZ" + b"\x90" * 500, "program"),
    "page.csv": (b"<!doctype html><html><body><p>x</p></body></html>", "web page"),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_or_mislabelled_file_gets_one_sentence(
    name: str, world: SimpleNamespace, signed_in: SignIn
) -> None:
    data, says = DAMAGED[name]
    client = signed_in(world.author)
    answer = client.post(
        reverse("chronology_file", args=[world.ours.pk]), {"file": SimpleUploadedFile(name, data)}
    )
    assert answer.status_code == 200
    assert re.search(says, answer.content.decode())
    assert not SourceFile.objects.exists()


def test_a_zip_bomb_is_refused(world: SimpleNamespace) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        with zipfile.ZipFile(io.BytesIO(making.as_excel())) as real:
            for part in real.namelist():
                package.writestr(part, real.read(part))
        package.writestr("xl/media/image1.bin", b"\0" * 900_000_000)
    with pytest.raises(Refused):
        making.file_in(world.ours, world.author, target.getvalue(), "bomb.xlsx")
    assert not SourceFile.objects.exists()


def shown(client: Client, row: SourceFile) -> tuple[str, dict[str, str]]:
    """The preview, and what its form would send."""
    html = client.get(row.get_absolute_url()).content.decode()
    fields = dict(FIELD.findall(html))
    for name, options in re.findall(r'<select[^>]*name="([^"]+)".*?>(.*?)</select>', html, re.S):
        chosen = re.search(r'value="([^"]*)" selected', options)
        fields[name] = chosen[1] if chosen else ""
    for name in ("again", "add", "csrfmiddlewaretoken"):
        fields.pop(name, None)
    return html, fields


def test_the_preview_says_what_is_wrong_and_saves_nothing(
    world: SimpleNamespace, signed_in: SignIn
) -> None:
    row = making.file_in(world.ours, world.author)
    html, _ = shown(signed_in(world.author), row)
    assert "Nothing has been saved yet." in html
    assert "Add 3 entries" in html
    assert "Row 3, Date." in html and "31/02/2018" in html
    assert html.index("Look at these first") < html.index("Columns of")
    assert not Entry.objects.exists()


def test_a_row_is_mended_in_place_and_what_was_sent_stays(
    world: SimpleNamespace, signed_in: SignIn
) -> None:
    row = making.file_in(world.ours, world.author)
    client = signed_in(world.author)
    _, fields = shown(client, row)
    fields["fix-3-date_text"] = "28/02/2018"
    # What was changed is looked at once more before it is added.
    answer = client.post(row.get_absolute_url(), {**fields, "add": "yes"})
    assert "You changed something" in answer.content.decode()
    assert not Entry.objects.exists()
    html, fields = shown(client, row)
    assert "Row 3, Date." not in html and "is now “28/02/2018”" in html
    client.post(row.get_absolute_url(), {**fields, "add": "yes"})
    entry = Entry.objects.get(number=3)
    assert (entry.date_text, str(entry.earliest)) == ("28/02/2018", "2018-02-28")
    told = EntryCorrection.objects.get(entry=entry)
    assert (told.field, told.old, told.new, told.by) == (
        "date_text", "31/02/2018", "28/02/2018", world.author,
    )  # fmt: skip


def test_a_mending_that_is_no_date_either_is_still_to_look_at(world: SimpleNamespace) -> None:
    row = making.file_in(world.ours, world.author)
    bringing.settle(file=row, columns={}, mended={"3-date_text": "32/02/2018"}, by=world.author)
    assert [one.row for one in read(row).here] == [3]


def test_a_word_with_a_nul_in_it_is_kept_without(world: SimpleNamespace, signed_in: SignIn) -> None:
    row = making.file_in(world.ours, world.author)
    client = signed_in(world.author)
    client.post(row.get_absolute_url(), {"fix-3-event": "a\0b", "fix-9999-event": "x"})
    assert bringing.add_rows(file=row, by=world.author) == 3
    assert Entry.objects.get(number=3).event == "a\ufffdb"


def test_what_was_chosen_survives_a_time_out(world: SimpleNamespace, signed_in: SignIn) -> None:
    row = making.file_in(world.ours, world.author)
    client = signed_in(world.author)
    _, fields = shown(client, row)
    fields["fix-3-date_text"] = "28/02/2018"
    client.post(row.get_absolute_url(), {**fields, "again": "yes"})
    html, _ = shown(signed_in(world.author), row)  # another session
    assert "is now “28/02/2018”" in html
    assert row.get_absolute_url() in client.get(reverse("home")).content.decode()


STRANGE = ("When", "Hen", "Lle", "Nodyn")
STRANGE_ROWS = [
    ("3 March 2018", "C1", "File 2", "Seen at home by the nurse and weighed."),
    ("4 March 2018", "M", "File 3", "Rang the duty line about the dogs next door."),
]


def test_columns_are_understood_as_the_agency_says_and_that_is_remembered(
    world: SimpleNamespace, signed_in: SignIn
) -> None:
    client = signed_in(world.author)
    row = making.file_in(world.ours, world.author, making.as_csv(STRANGE_ROWS, STRANGE))
    _, fields = shown(client, row)
    fields |= {"col-0-1": "about", "col-0-2": "source", "col-0-3": "event"}
    client.post(row.get_absolute_url(), {**fields, "again": "yes"})
    _, fields = shown(client, row)
    client.post(row.get_absolute_url(), {**fields, "add": "yes"})
    first = Entry.objects.order_by("number").first()
    assert first is not None
    assert (first.about, first.source, first.event) == ("C1", "File 2", STRANGE_ROWS[0][3])
    assert first.other == {}
    assert set(Mapping.objects.values_list("organisation", flat=True)) == {world.trust.pk}

    again = making.file_in(
        world.ours, world.author, making.as_csv([*STRANGE_ROWS[:1]], STRANGE), "next.csv"
    )
    html, fields = shown(client, again)
    assert "understood as your agency said before" in html
    assert (fields["col-0-1"], fields["col-0-2"]) == ("about", "source")
    theirs = making.file_in(world.theirs, world.colleague, making.as_csv(STRANGE_ROWS, STRANGE))
    assert "said before" not in shown(signed_in(world.colleague), theirs)[0]


def test_two_columns_for_one_thing_are_asked_about(world: SimpleNamespace) -> None:
    row = making.file_in(world.ours, world.author)
    bringing.settle(file=row, columns={"0-4": "event"}, mended={}, by=world.author)
    page = read(row)
    assert any("two columns" in words for words in page.questions)
    with pytest.raises(Refused, match="Choose which column"):
        bringing.add_rows(file=row, by=world.author)


def test_a_table_without_headings_is_asked_about_and_can_be_settled_here(
    world: SimpleNamespace,
) -> None:
    rows = [("03/03/2018", "Seen at home."), ("04/03/2018", "Rang.")]
    row = making.file_in(world.ours, world.author, making.as_csv(rows, ()))
    with pytest.raises(Refused, match="which column"):
        bringing.add_rows(file=row, by=world.author)
    bringing.settle(file=row, columns={"0-0": "date", "0-1": "event"}, mended={}, by=world.author)
    assert bringing.add_rows(file=row, by=world.author) == 2
    first = Entry.objects.order_by("number").first()
    assert first is not None
    assert (str(first.earliest), first.event) == ("2018-03-03", "Seen at home.")


def test_headings_said_again_on_a_new_page_are_no_entries(world: SimpleNamespace) -> None:
    rows = [making.ROWS[0], making.HEADINGS, making.ROWS[1]]
    assert making.added(world.ours, world.author, making.as_word(rows), "log.docx") == 2


def test_a_table_that_goes_on_without_headings_is_read_as_going_on(world: SimpleNamespace) -> None:
    from docx import Document

    document = Document()
    for part in ([making.HEADINGS, making.ROWS[0]], [making.ROWS[1]]):
        table = document.add_table(rows=0, cols=6)
        for row in part:
            for cell, words in zip(table.add_row().cells, row, strict=True):
                cell.text = words
        document.add_paragraph("Next page")
    target = io.BytesIO()
    document.save(target)
    assert making.added(world.ours, world.author, target.getvalue(), "log.docx") == 2
    assert [(e.table, e.event) for e in Entry.objects.order_by("number")] == [
        ("table 1", "HV saw C1 at home."),
        ("table 2", "M rang about sleep."),
    ]


def test_the_same_file_is_not_added_twice(world: SimpleNamespace) -> None:
    making.added(world.ours, world.author)
    with pytest.raises(Refused, match="already"):
        making.file_in(world.ours, world.author)
    row = SourceFile.objects.get()
    with pytest.raises(Refused, match="already"):
        bringing.add_rows(file=row, by=world.author)
    assert Entry.objects.count() == 3


def test_a_file_that_was_changed_in_the_store_is_not_read(world: SimpleNamespace) -> None:
    row = making.file_in(world.ours, world.author)
    with row.file.open("wb") as stored:
        stored.write(making.as_csv([("1/1/2018", "", "", "Forged", "", "")]))
    with pytest.raises(Refused, match="missing from the store"):
        bringing.add_rows(file=row, by=world.author)


def test_put_away_it_is_gone_from_the_list_and_kept(
    world: SimpleNamespace, signed_in: SignIn
) -> None:
    row = making.file_in(world.ours, world.author)
    client = signed_in(world.author)
    client.post(reverse("chronology_put_away", args=[world.ours.pk, row.pk]))
    assert not SourceFile.objects.in_hand().exists()
    assert client.get(row.get_absolute_url()).status_code == 302


@pytest.mark.parametrize("form", ["word", "excel"])
def test_the_template_comes_back_as_it_went_out(
    form: str, world: SimpleNamespace, signed_in: SignIn
) -> None:
    """Filled in by nobody it has no rows; its headings are all understood."""
    answer = signed_in(world.author).get(reverse("chronology_template", args=[world.ours.pk, form]))
    data = b"".join(answer.streaming_content)
    assert world.author.name.encode() not in data
    name = "t.docx" if form == "word" else "t.xlsx"
    page = Understanding(making.file_in(world.ours, world.author, data, name), {}, {})
    roles = [role for one in page.tables for role in one.chosen.values()]
    assert {"date", "time", "about", "source", "event", "response", "comment"} <= set(roles)


def test_the_preview_asks_no_more_of_the_database_for_more_rows(
    world: SimpleNamespace, signed_in: SignIn, django_assert_max_num_queries: Any
) -> None:
    rows = [(f"{1 + n % 28}/03/2018", "", "File", f"Event {n}", "", "") for n in range(400)]
    row = making.file_in(world.ours, world.author, making.as_csv(rows))
    client = signed_in(world.author)
    with django_assert_max_num_queries(40):
        client.get(row.get_absolute_url())
    bringing.add_rows(file=row, by=world.author)
    with django_assert_max_num_queries(45):
        client.get(reverse("chronology_draft", args=[world.ours.pk]))
    sending.send(call=world.ours, by=world.author)
    with django_assert_max_num_queries(45):
        signed_in(world.panel).get(reverse("chronology_sent", args=[world.ours.pk, 1]))
