"""Writing a return: two tabs, versions, records, known then, real names, Word, what changed."""

import hashlib
import io
import re
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from docx import Document

from goldthread.casework.contributions import (
    handing,
    judging,
    needs,
    realnames,
    records,
    snapshots,
    wording,
    writing,
)
from goldthread.casework.contributions.models import Return
from goldthread.casework.contributions.sections import parts
from goldthread.engines.documents.manuscript_marks import parse
from goldthread.foundations.people.naming import Coded
from goldthread.foundations.records.refusals import Refused
from tests import factories
from tests.rooms.contributions import making
from tests.rooms.contributions.conftest import made_world

SignIn = Callable[[Any], Client]


def once() -> SimpleNamespace:
    return made_world(factories.cast())


@pytest.fixture
def world(shared: SimpleNamespace) -> SimpleNamespace:
    return shared


def section(of: Return, name: str = "context") -> str:
    return reverse("imr_section", args=[of.pk, name])


def html_of(answer: Any) -> str:
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_every_save_is_a_version(world: SimpleNamespace, signed_in: SignIn) -> None:
    client = signed_in(world.author)
    for number, text in enumerate(("One", "One two", "One two", "Three"), start=0):
        version = world.ours.texts.filter(section="context").count()
        answer = client.post(
            section(world.ours), {"text": text, "version": version, "autosave": "1"}
        )
        assert answer.json()["fields"]["version"] >= min(number, 1)
    kept = world.ours.texts.filter(section="context").order_by("version")
    assert [row.text for row in kept] == ["One", "One two", "Three"]
    page = html_of(client.get(reverse("imr_versions", args=[world.ours.pk, "context"])))
    assert "Version 3" in page
    older = client.get(reverse("imr_versions", args=[world.ours.pk, "context"]), {"version": "1"})
    assert ">One</pre>" in html_of(older)


def test_two_tabs_are_told_and_nothing_is_overwritten(
    world: SimpleNamespace, signed_in: SignIn
) -> None:
    client = signed_in(world.author)
    client.post(section(world.ours), {"text": "First tab", "version": 0})
    quiet = client.post(
        section(world.ours), {"text": "Second tab", "version": 0, "autosave": "1"}
    ).json()
    assert "in another window (version 1)" in quiet["problem"]
    assert "saved" not in quiet
    page = html_of(client.post(section(world.ours), {"text": "Second <b>tab", "version": 0}))
    assert "Your words are not saved yet" in page
    assert "First tab" in page and "Second &lt;b&gt;tab" in page
    assert world.ours.texts.count() == 1
    client.post(section(world.ours), {"text": "Both tabs", "version": 1})
    assert writing.latest(world.ours, "context").text == "Both tabs"  # type: ignore[union-attr]


def test_what_is_typed_is_shown_and_never_run(world: SimpleNamespace, signed_in: SignIn) -> None:
    nasty = "<script>alert(1)</script>\n\n## <img src=x>\n\n- [Known now] *a* <b>\n\n| <i> |"
    client = signed_in(world.author)
    client.post(section(world.ours), {"text": nasty, "version": 0})
    page = html_of(client.get(section(world.ours)))
    for tag in ("<script>alert", "<img src=x", "<i> |", " <b>"):
        assert tag not in page
    assert "<em>a</em> &lt;b&gt;" in page


def test_known_then_hides_hindsight(world: SimpleNamespace, signed_in: SignIn) -> None:
    making.write_all(world.ours, world.author)
    text = "[Known then] Told in May.\n\n[Known now] Found in the archive.\n\nNot said when."
    writing.save(agency_return=world.ours, section="line-1", text=text, version=1, by=world.author)
    records.add(
        agency_return=world.ours, holds="findings", text="A lost letter", known="now",
        by=world.author,
    )  # fmt: skip
    client = signed_in(world.author)
    read = reverse("imr_read", args=[world.ours.pk])
    whole = html_of(client.get(read))
    assert "Found in the archive" in whole and ">Known now</strong>" in whole
    then = html_of(client.get(read, {"known": "then"}))
    assert "Told in May" in then and ">Known then</strong>" in then
    for hidden in ("Found in the archive", "Not said when", "A lost letter"):
        assert hidden not in then
    assert "4 pieces are" in then  # of both lines of enquiry and the finding


def test_records_keep_every_wording(world: SimpleNamespace) -> None:
    first = records.add(
        agency_return=world.ours, holds="findings", text="Was", known="then", by=world.author
    )
    records.correct(
        agency_return=world.ours, holds="findings", number=1, version=1, text="Is", known="now",
        by=world.author,
    )  # fmt: skip
    with pytest.raises(Refused, match="in another window"):
        records.correct(
            agency_return=world.ours, holds="findings", number=1, version=1, text="Other",
            known="now", by=world.author,
        )  # fmt: skip
    first.refresh_from_db()
    assert (first.text, first.ended_by) == ("Was", world.author)
    records.withdraw(
        agency_return=world.ours, holds="findings", number=1, version=2, by=world.author
    )
    assert snapshots.findings(world.ours) == []
    again = records.add(
        agency_return=world.ours, holds="findings", text="New", known="then", by=world.author
    )
    assert again.code == "F2"


def test_a_record_of_another_return_is_no_reason(world: SimpleNamespace) -> None:
    theirs = records.add(
        agency_return=world.theirs, holds="findings", text="T", known="then", by=world.colleague
    )
    with pytest.raises(Refused, match="one of your own findings"):
        records.add(
            agency_return=world.ours, holds="recommendations", text="R", because=theirs,
            by=world.author,
        )  # fmt: skip


def test_every_section_says_that_it_was_handed_in_or_sent(
    world: SimpleNamespace, signed_in: SignIn
) -> None:
    making.write_all(world.ours, world.author)
    client, page = signed_in(world.author), reverse("imr", args=[world.ours.pk])

    def said(word: str) -> int:
        return len(re.findall(rf"gt-tag--\w+\">{word}</strong>", html_of(client.get(page))))

    sections = len(parts(world.ours)) + 1  # and the page of all lines
    assert said("In progress") and not said("Handed in")
    handing.hand_in(agency_return=world.ours, by=world.author)
    assert (said("Handed in"), said("In progress")) == (sections, 0)
    handing.sign_off(agency_return=world.ours, post="Chief nurse", by=world.signatory)
    assert (said("Sent"), said("In progress")) == (sections, 0)


def test_who_finds_nobody_to_name_is_told_who_can_invite_them(
    world: SimpleNamespace, signed_in: SignIn
) -> None:
    shown = html_of(signed_in(world.signatory).get(reverse("return_author", args=[world.ours.pk])))
    assert "Somebody is missing?" in shown
    assert f"mailto:{world.manager.email}" in shown


CODES = [
    Coded("M", "mother", "Jade Mary Lark", "Jay", None, ""),
    Coded("F", "father", "Tom Dunlin", "", None, ""),
    Coded("C", "child", "Robin Lark", "", None, ""),
    Coded("MW1", "midwife", "May Field", "", None, "Trust"),
]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("M met F.", []),
        ("Jade Lark came with Tom.", [("Jade Lark", "M"), ("Tom", "F")]),
        ("The LARK family; Lark’s home.", [("LARK", "M or C"), ("Lark", "M or C")]),
        ("In May 2025 the lark sang.", []),
        ("May said so.", [("May", "MW1")]),
    ],
)
def test_real_names_are_spotted_with_their_codes(text: str, found: list[Any]) -> None:
    assert [(one.words, one.suggestion) for one in realnames.spotted(text, CODES)] == found


def test_a_name_is_warned_of_and_saved_all_the_same(
    world: SimpleNamespace, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(realnames, "code_list", lambda matter, body: CODES)
    client = signed_in(world.author)
    page = html_of(
        client.post(section(world.ours), {"text": "Jade Lark came.", "version": 0}, follow=True)
    )
    assert "“Jade Lark”: should it be M?" in page
    assert "MW1" in page  # the code list stands beside it
    assert world.ours.texts.count() == 1


def word_of(of: Return, change: Any = None) -> bytes:
    document = Document(io.BytesIO(wording.template(of)))
    if change:
        change(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def send_word(client: Client, of: Return, data: bytes, name: str = "imr.docx") -> Any:
    file = SimpleUploadedFile(name, data)
    return client.post(reverse("imr_word_in", args=[of.pk]), {"file": file}, follow=True)


def test_word_out_and_in_changes_nothing(world: SimpleNamespace) -> None:
    making.write_all(world.ours, world.author)
    text = "**Bold** words.\n\n- one\n- two\n\n| a | b |\n| --- | --- |\n| 1 | 2 |"
    writing.save(agency_return=world.ours, section="line-2", text=text, version=1, by=world.author)
    back = wording.understand(world.ours, wording.template(world.ours))
    assert back.changed == []
    assert back.problems == []
    shown = next(one for one in back.sections if one.part.id == "line-2")
    assert parse(shown.text) == parse(text)


def test_a_word_file_is_shown_before_anything_is_taken_over(
    world: SimpleNamespace, signed_in: SignIn
) -> None:
    making.write_all(world.ours, world.author)

    def change(document: Any) -> None:
        place = next(p for p in document.paragraphs if "about context" in p.text)
        place.add_run(" And more.")
        lessons = next(p for p in document.paragraphs if p.text == "Lessons")
        lessons.insert_paragraph_before("Extra part", style="Heading 1")
        lessons.insert_paragraph_before("Words in between.")
        table = document.tables[0]
        table.rows[2].cells[1].text = "A new finding from Word"
        table.rows[2].cells[2].text = "Known now"
        table.rows[2].cells[3].text = "2"

    data = word_of(world.ours, change)
    client = signed_in(world.author)
    page = html_of(send_word(client, world.ours, data))
    assert "Nothing has been taken over yet" in page
    assert "And more" in page and "<ins>" in page
    assert "Extra part" in page and "A new finding from Word" in page
    row = world.ours.word_files.get()
    assert world.ours.texts.filter(word_file=row).count() == 0
    kept = client.get(reverse("imr_word_file", args=[world.ours.pk, 1]))
    sent = b"".join(kept.streaming_content)
    assert sent == data and row.sha256 == hashlib.sha256(data).hexdigest()
    assert kept["Content-Disposition"].startswith("attachment")

    form = {f"seen-{one}": "1" for one in ("context", "line-2", "lessons", "good-practice")}
    form |= {"place-0": "lessons", "take": "yes"}
    client.post(reverse("imr_word_preview", args=[world.ours.pk, 1]), form)
    assert writing.latest(world.ours, "context").text.endswith("And more.")  # type: ignore[union-attr]
    lessons = writing.latest(world.ours, "lessons")
    assert lessons is not None and lessons.word_file == row
    assert lessons.text.endswith("## Extra part\n\nWords in between.")
    new = snapshots.findings(world.ours)[-1]
    assert (new.text, new.known, new.line.number) == ("A new finding from Word", "now", 2)
    with pytest.raises(Refused, match="taken over already"):
        writing.take_word_file(word_file=row, texts={}, new_records={}, by=world.author)


def test_a_section_written_meanwhile_stops_the_taking_over(
    world: SimpleNamespace, signed_in: SignIn
) -> None:
    making.write_all(world.ours, world.author)

    def change(document: Any) -> None:
        next(p for p in document.paragraphs if "about context" in p.text).add_run(" More.")

    client = signed_in(world.author)
    send_word(client, world.ours, word_of(world.ours, change))
    writing.save(
        agency_return=world.ours, section="context", text="Meanwhile", version=1, by=world.author
    )
    form = {"seen-context": "1", "take": "yes"}
    page = html_of(client.post(reverse("imr_word_preview", args=[world.ours.pk, 1]), form))
    assert "in another window" in page
    assert writing.latest(world.ours, "context").text == "Meanwhile"  # type: ignore[union-attr]
    assert world.ours.word_files.get().taken_at is None


def test_a_file_of_another_return_and_no_word_file_are_said(
    world: SimpleNamespace, signed_in: SignIn
) -> None:
    client = signed_in(world.author)
    page = html_of(send_word(client, world.ours, wording.template(world.theirs)))
    assert "made for another return" in page
    page = html_of(send_word(client, world.ours, b"just text", "notes.docx"))
    assert "There is a problem" in page
    assert world.ours.word_files.count() == 1


def test_what_was_sent_again_shows_what_changed(world: SimpleNamespace, signed_in: SignIn) -> None:
    making.write_all(world.ours, world.author)
    handing.hand_in(agency_return=world.ours, by=world.author)
    handing.sign_off(agency_return=world.ours, post="Chief nurse", by=world.signatory)
    judging.return_for_revision(agency_return=world.ours, reason="Why?", by=world.panel)
    writing.save(
        agency_return=world.ours, section="context", text="Words of deep substance about context.",
        version=1, by=world.author,
    )  # fmt: skip
    handing.hand_in(agency_return=world.ours, by=world.author)
    handing.sign_off(agency_return=world.ours, post="Chief nurse", by=world.signatory)
    client = signed_in(world.panel)
    page = html_of(client.get(reverse("imr_changes", args=[world.ours.pk, 2])))
    assert re.search(r"\[added: </span>\s*deep", page)
    assert "Lessons" not in page  # what is the same is not shown
    first = html_of(client.get(reverse("imr_sent", args=[world.ours.pk, 1])))
    assert "Words of substance about context." in first


def test_the_panel_judges_on_one_page(world: SimpleNamespace, signed_in: SignIn) -> None:
    making.write_all(world.ours, world.author)
    handing.hand_in(agency_return=world.ours, by=world.author)
    handing.sign_off(agency_return=world.ours, post="Chief nurse", by=world.signatory)
    client = signed_in(world.panel)
    address = reverse("return_quality", args=[world.ours.pk])
    marks = {f"mark-{item}": "met" for item in making.all_met(world.ours)}
    page = html_of(client.post(address, {**marks, "mark-why": "not", "then": "keep"}))
    assert "say what is missing" in page
    client.post(
        address, {**marks, "mark-why": "partly", "words-why": "Thin", "words": "Ask why.",
                  "then": "return"},
    )  # fmt: skip
    told = html_of(signed_in(world.author).get(reverse("return", args=[world.ours.pk])))
    assert "Returned for revision" in told and "Ask why." in told


def test_what_waits_for_whom(world: SimpleNamespace) -> None:
    today = timezone.localdate()

    def told(who: Any) -> list[str]:
        return [task.words for task in needs.needs(who, world.partnership, today)]

    code = world.review.code
    assert told(world.author) == [f"Write the management review (IMR) for {code}"]
    making.write_all(world.ours, world.author)
    handing.hand_in(agency_return=world.ours, by=world.author)
    assert told(world.signatory) == [f"Sign off your management review (IMR) for {code}"]
    handing.sign_off(agency_return=world.ours, post="Chief nurse", by=world.signatory)
    judge = f"Judge the return of {world.trust}, {code}"
    for person in (world.manager, world.panel, world.lead):
        assert told(person) == [judge]
    for person in (world.unseated, world.conflicted_panel, world.emergency, world.administrator):
        assert told(person) == []
    judging.check_quality(
        agency_return=world.ours, marks=making.all_met(world.ours), by=world.panel
    )
    assert told(world.panel) == []
    Return.objects.filter(pk=world.theirs.pk).update(due=making.in_days(-3))
    (late,) = needs.waiting(world.manager, world.partnership, today)
    assert str(world.housing) in late.words
    assert [t.words for t in needs.waiting(world.signatory, world.partnership, today)]


def queries(client: Client, href: str) -> int:
    client.get(href)
    with CaptureQueriesContext(
        connection,
    ) as caught:
        assert client.get(href).status_code == 200
    return len(caught)


def test_lists_ask_the_same_however_long_they_are(
    world: SimpleNamespace, signed_in: SignIn
) -> None:
    """Also the home page, for those whom returns wait for."""
    manager, signatory = signed_in(world.manager), signed_in(world.signatory)
    returns, mine = reverse("returns", args=[world.review.pk]), reverse("my_returns")
    hrefs = [(manager, returns), (signatory, mine), (manager, "/"), (signatory, "/")]
    few = [queries(client, href) for client, href in hrefs]
    cast = SimpleNamespace(**vars(world))
    for number in range(20):
        body = factories.organisation(world.partnership, f"Body {number}")
        making.ask(cast, world.review, body)
        review = making.review_with_terms(cast, title=f"Other {number}")
        making.with_author(cast, making.ask(cast, review, world.trust))
    assert [queries(client, href) for client, href in hrefs] == few


def test_the_report_asks_the_same_however_much_is_written(
    world: SimpleNamespace, signed_in: SignIn
) -> None:
    making.write_all(world.ours, world.author)
    client = signed_in(world.author)
    hrefs = [reverse("imr", args=[world.ours.pk]), reverse("imr_read", args=[world.ours.pk]),
             section(world.ours, "findings"), reverse("return", args=[world.ours.pk])]  # fmt: skip
    few = [queries(client, href) for href in hrefs]
    for number in range(20):
        records.add(
            agency_return=world.ours, holds="findings", text=f"More {number}", known="then",
            line=world.ours.lines.first(), by=world.author,
        )  # fmt: skip
        writing.save(
            agency_return=world.ours, section="context", text=f"T {number}", version=number + 1,
            by=world.author,
        )  # fmt: skip
    assert [queries(client, href) for href in hrefs] == few
