"""Nothing leaves before a check of the very files and two people who wrote none of it."""

import io
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from docx import Document
from docx.oxml.ns import qn

from goldthread.engines.documents.papers import usual_template, words_in
from goldthread.foundations.people import actions as people
from goldthread.foundations.records.refusals import Refused
from goldthread.publishing.anonymising.models import LeakCheck, Mention
from goldthread.publishing.papers import keeping, making, releasing, views_release
from goldthread.publishing.papers.hiding import hidden
from goldthread.publishing.papers.models import (
    Edition,
    EditionFile,
    EditionRelease,
    Paper,
    Template,
)
from goldthread.publishing.papers.querysets import released_files
from tests.rooms.papers.conftest import checked

Make = Callable[..., Paper]
Ready = Callable[..., Edition]


def first(edition: Edition, by: Any) -> Any:
    return releasing.release_first(edition=edition, checked="Every line.", by=by)


def second(edition: Edition, by: Any) -> Any:
    return releasing.release_second(edition=edition, checked="Every line.", by=by)


def test_two_people_let_the_very_bytes_out(ours: SimpleNamespace, edition: Ready) -> None:
    files = edition()
    assert not released_files().exists()
    first(files, ours.manager)
    assert not released_files().exists()
    second(files, ours.chair)
    out = {one.form: bytes(one.content) for one in released_files()}
    assert set(out) == {"docx", "pdf"}
    for form, data in out.items():
        assert "Draft" not in words_in(data, form) and "OFFICIAL" not in words_in(data, form)


def test_without_a_check_nothing_leaves(ours: SimpleNamespace, made: Make) -> None:
    files = releasing.make_edition(paper=made(), by=ours.support)
    with pytest.raises(Refused, match="not been run on this very text"):
        first(files, ours.manager)


def test_whoever_wrote_words_of_it_is_neither_person(ours: SimpleNamespace, made: Make) -> None:
    paper = made(by=ours.support)
    making.write(paper=paper, key="do", words="Talk.", based_on=1, by=ours.manager)
    files = releasing.make_edition(paper=paper, by=ours.manager)
    checked(files, ours.manager)
    for writer in (ours.support, ours.manager):
        with pytest.raises(Refused, match="You wrote words of it"):
            first(files, writer)
    first(files, ours.chair)
    for person, why in ((ours.manager, "You wrote words"), (ours.chair, "You were the first")):
        with pytest.raises(Refused, match=why):
            second(files, person)
    with pytest.raises(IntegrityError), transaction.atomic():
        EditionRelease.objects.update(second_by=ours.chair, second_at=files.at)
    second(files, ours.scrutineer)


def test_who_may_not_say_yes_or_withdraw(ours: SimpleNamespace, edition: Ready) -> None:
    files = edition()
    for person in (ours.author, ours.signatory, ours.practitioner, ours.administrator,
                   ours.stranger):  # fmt: skip
        with pytest.raises(PermissionDenied):
            first(files, person)
        with pytest.raises(PermissionDenied):
            releasing.withdraw(edition=files, because="x", by=person)
        with pytest.raises(PermissionDenied):
            releasing.ask_check(edition=files, by=person)


def test_a_real_name_in_the_words_blocks(ours: SimpleNamespace, made: Make) -> None:
    paper = made()
    making.write(paper=paper, key="do", words="Ask Jodie Marlowe.", based_on=1, by=ours.support)
    files = releasing.make_edition(paper=paper, by=ours.support)
    with pytest.raises(Refused, match="never"):
        checked(files, ours.manager)
    with pytest.raises(Refused, match="must still be decided"):
        first(files, ours.manager)


def test_words_that_changed_since_the_files_were_made_block(
    ours: SimpleNamespace, edition: Ready
) -> None:
    files = edition()
    first(files, ours.manager)
    making.write(paper=files.paper, key="do", words="Other.", based_on=1, by=ours.support)
    with pytest.raises(Refused, match="The words have changed since"):
        second(files, ours.chair)
    newer = releasing.make_edition(paper=files.paper, by=ours.support)
    with pytest.raises(Refused, match="newer files"):
        second(files, ours.chair)
    with pytest.raises(Refused, match="not been run"):
        first(newer, ours.manager)


def test_a_stored_file_that_is_not_what_was_made_blocks(
    ours: SimpleNamespace, edition: Ready
) -> None:
    files = edition()
    other = bytes(files.files.get(form="pdf").content) + b"\n% Jodie"
    EditionFile.objects.filter(edition=files, form="pdf").update(content=other)
    with pytest.raises(Refused, match="not the one that was made"):
        first(files, ours.manager)
    EditionFile.objects.filter(edition=files, form="pdf").update(content=b"no PDF")
    with pytest.raises(Refused):
        releasing.ask_check(edition=files, by=ours.manager)


def test_a_register_that_learns_another_name_blocks(ours: SimpleNamespace, edition: Ready) -> None:
    files = edition()
    first(files, ours.manager)
    people.involve(matter=ours.wren.matter, role="mother", by=ours.manager, forename="Trudie",
                   surname="Marlowe", sex="f")  # fmt: skip
    with pytest.raises(Refused, match="register of the case has changed"):
        second(files, ours.chair)


def test_a_check_that_stopped_blocks(ours: SimpleNamespace, edition: Ready) -> None:
    files = edition()
    LeakCheck.objects.update(missing=["the name model"])
    with pytest.raises(Refused, match="could not run"):
        first(files, ours.manager)


def test_a_name_that_no_reader_sees_blocks(ours: SimpleNamespace, edition: Ready) -> None:
    """Here as the name of a style, which the partnership's own template brought along."""
    document = Document(io.BytesIO(usual_template()))
    document.styles["Quote"].element.find(qn("w:name")).set(qn("w:val"), "Jodie Marlowe quoted")
    kept = io.BytesIO()
    document.save(kept)
    keeping.upload(
        partnership=ours.partnership, kind="briefing", data=kept.getvalue(), name="ours.docx",
        by=ours.manager,
    )  # fmt: skip
    files = edition()
    assert not releasing.blockers(files)
    with pytest.raises(Refused, match="where no reader sees it"):
        first(files, ours.chair)


def with_variable(value: str) -> bytes:
    """The usual template with a document variable, which Word shows nowhere."""
    document = Document(io.BytesIO(usual_template()))
    kept = document.settings.element.makeelement(qn("w:docVars"))
    kept.append(kept.makeelement(qn("w:docVar"), {qn("w:name"): "a", qn("w:val"): value}))
    document.settings.element.append(kept)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


@pytest.mark.parametrize(
    ("words", "is_out"),
    [("All learned.", False), ("By the lea.", True), ("", False)],
)
def test_a_hidden_name_within_a_longer_word_blocks(
    words: str, is_out: bool, ours: SimpleNamespace, made: Make
) -> None:
    people.involve(matter=ours.wren.matter, role="mother", by=ours.manager, forename="Lea",
                   surname="Marlowe", sex="f")  # fmt: skip
    Template.objects.create(
        partnership=ours.partnership, kind="briefing", number=1, name="ours.docx", sha256="x",
        content=with_variable("Lea"), by=ours.manager,
    )  # fmt: skip
    paper = made()
    making.write(paper=paper, key="do", words=words, based_on=1, by=ours.support)
    files = releasing.make_edition(paper=paper, by=ours.support)
    checked(files, ours.manager)
    text = releasing.text_of(files)
    told = list(hidden(files, text))
    assert told == [] if is_out else "where no reader sees it" in told[0]


def test_the_check_reads_both_files_and_what_is_hidden_in_them(
    ours: SimpleNamespace, made: Make
) -> None:
    files = releasing.make_edition(paper=made("slides"), by=ours.support)
    said = releasing.text_of(files).whole
    assert "Give people time" in said  # the notes of a slide
    check = checked(files, ours.manager)
    assert check.digest == releasing.text_of(files).digest
    assert not Mention.objects.filter(check_of=check, kind="full-name").exists()


def test_withdrawing_takes_earlier_editions_with_it(ours: SimpleNamespace, released: Ready) -> None:
    files = released()
    paper = files.paper
    making.write(paper=paper, key="do", words="Talk more.", based_on=1, by=ours.support)
    again = releasing.make_edition(paper=paper, by=ours.support)
    checked(again, ours.manager)
    first(again, ours.manager)
    second(again, ours.chair)
    assert {one.edition_id for one in released_files()} == {again.pk}
    releasing.withdraw(edition=again, because="A place was named.", by=ours.executive)
    assert not released_files().exists()
    with pytest.raises(Refused, match="were withdrawn"):
        first(again, ours.manager)


def test_a_briefing_is_one_page_or_is_not_made(ours: SimpleNamespace, made: Make) -> None:
    paper = made()
    making.write(
        paper=paper, key="happened", words="Words of a middling length. " * 900, based_on=1,
        by=ours.support,
    )  # fmt: skip
    with pytest.raises(Refused, match="pages, and a seven-minute briefing is one"):
        releasing.make_edition(paper=paper, by=ours.support)


def test_the_same_words_are_not_made_into_files_twice(
    ours: SimpleNamespace, edition: Ready
) -> None:
    files = edition()
    with pytest.raises(Refused, match="already in the newest files"):
        releasing.make_edition(paper=files.paper, by=ours.support)


def test_whoever_says_yes_looks_at_pictures_which_no_check_reads(
    ours: SimpleNamespace, edition: Any, signed_in: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = edition()
    monkeypatch.setattr(views_release, "pictures_in", lambda _: 1)
    browser, at = signed_in(ours.manager), f"/documents/{files.paper_id}/yes/"
    told = {"turn": "first", "edition": files.number, "checked": "Every line."}
    assert "look at its pictures, then say so" in browser.post(at, told).content.decode()
    assert not EditionRelease.objects.exists()
    browser.post(at, {**told, "looked": "on"})
    assert "Looked at the pictures" in EditionRelease.objects.get().first_checked
