"""A whole document: looked through, decided about, made safe, and checked on its very bytes."""

import io
import zipfile
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from docx import Document

from goldthread.engines.anonymise.key import digest_of
from goldthread.engines.anonymise.model import NoModel
from goldthread.engines.anonymise.suggest import Suggester
from goldthread.foundations.people import actions as people
from goldthread.foundations.records.refusals import Refused
from goldthread.publishing.anonymising import (
    deciding,
    jobs,
    making,
    public,
    registers,
    sending,
)
from goldthread.publishing.anonymising.gate_files import blockers_of_bytes, standing_of_file
from goldthread.publishing.anonymising.models import Decision, LeakCheck, Mention, Original, Says
from tests.rooms.anonymising import papers


def left(original: Original) -> str:
    return " ".join(standing_of_file(original).blockers)


def words_of(copy: Any) -> str:
    paper = Document(io.BytesIO(sending.bytes_of(copy)))
    return "\n".join(one.text for one in paper.paragraphs)


def test_every_finding_has_its_kind_reason_and_place(scene: SimpleNamespace) -> None:
    original = papers.sent(scene, papers.word())
    found = papers.found(original)
    told = {words: (one.nature, one.kind, one.instead) for words, one in found.items()}
    assert told["Jodie Marlowe"] == ("register", "full-name", "Wren")
    assert told["Priscilla Hartnell"] == ("unknown", "unknown-name", "")
    assert told["15 days old"] == ("detail", "exact-age", "")
    assert told["3 March 2025"][:2] == ("detail", "court-date")
    assert all(one.why for one in found.values())
    check = papers.source(original)
    assert [place for _, _, place in check.spots] == ["paragraph 1", "paragraph 2", "paragraph 3"]
    assert all(check.text[one.start : one.end] == words for words, one in found.items())


def test_the_copy_holds_what_people_decided_and_is_checked_on_its_bytes(
    scene: SimpleNamespace,
) -> None:
    data = papers.word()
    original = papers.sent(scene, data)
    found, check = papers.found(original), papers.source(original)
    deciding.decide(
        check=check, mentions=[found["3 March 2025"]], says=Says.GOES, because="", by=scene.lead,
        wording="in the spring of 2025",
    )  # fmt: skip
    copy = papers.made(scene, original)
    assert words_of(copy).splitlines() == [
        "Wren was seen on the ward. Wren was 15 days old.",
        "Priscilla Hartnell, a midwife, rang Wren’s mother.",
        "The inquest opened on in the spring of 2025.",
    ]
    assert left(original) == ""
    assert copy.check_of.digest == copy.file_sha256 == digest_of(sending.bytes_of(copy))
    assert blockers_of_bytes(scene.review, copy.file_sha256) == ()
    assert blockers_of_bytes(scene.review, original.file_sha256) != ()
    assert sending.bytes_of(original) == data, "as it was sent"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("log.csv", b"Day,What\n3 March 2025,Jodie Marlowe was seen\n3 March 2025,Jodie cried\n"),
        ("note.txt", papers.TEXT.encode()),
    ],
)
def test_tables_and_plain_texts(scene: SimpleNamespace, name: str, data: bytes) -> None:
    original = papers.sent(scene, data, name)
    copy = papers.made(scene, original)
    assert left(original) == ""
    text = sending.bytes_of(copy).decode()
    assert "Wren" in text
    assert "Jodie" not in text
    assert "Marlowe" not in text


def test_the_same_words_in_the_same_text_are_decided_once(scene: SimpleNamespace) -> None:
    original = papers.sent(scene, b"Day,Who\n1 May 2025,Jodie\n2 May 2025,Jodie\n", "log.csv")
    check = papers.source(original)
    assert check.mentions.filter(words="Jodie").count() == 1
    assert check.text.count("Jodie") == 2
    copy = papers.made(scene, original)
    assert sending.bytes_of(copy).decode().count("Wren") == 2


def test_a_name_of_the_child_can_never_stand_and_own_words_name_nobody(
    scene: SimpleNamespace,
) -> None:
    original = papers.sent(scene, papers.word())
    found, check = papers.found(original), papers.source(original)
    with pytest.raises(Refused, match="can never stand"):
        deciding.decide(check=check, mentions=[found["Jodie"]], says=Says.STANDS, because="x",
                        by=scene.manager)  # fmt: skip
    with pytest.raises(Refused, match="“Jodie” in your own words is on the register"):
        deciding.decide(check=check, mentions=[found["15 days old"]], says=Says.GOES, because="",
                        by=scene.manager, wording="as old as Jodie")  # fmt: skip
    with pytest.raises(Refused, match="Write what is to stand instead of “Priscilla Hartnell”"):
        deciding.decide(check=check, mentions=[found["Priscilla Hartnell"]], says=Says.GOES,
                        because="", by=scene.manager)  # fmt: skip
    assert not Decision.objects.exists()


def test_own_words_with_a_new_name_are_asked_about_in_the_copy(scene: SimpleNamespace) -> None:
    original = papers.sent(scene, papers.word())
    found, check = papers.found(original), papers.source(original)
    deciding.decide(
        check=check, mentions=[found["Priscilla Hartnell"]], says=Says.GOES, because="",
        by=scene.manager, wording="Rosalind Peverell",
    )  # fmt: skip
    papers.decide(scene, check)
    again = making.run(check=making.ask(original=original, by=scene.manager), by=None)
    assert "Rosalind Peverell" in [one.words for one in again.mentions.all()]
    assert "in the safe copy must still be decided." in left(original)


def test_nothing_is_made_while_something_is_open(scene: SimpleNamespace) -> None:
    original = papers.sent(scene, papers.word())
    with pytest.raises(Refused, match="must still be decided"):
        making.ask(original=original, by=scene.manager)
    assert "must still be decided" in left(original)


def test_a_later_decision_or_another_register_makes_the_copy_stale(scene: SimpleNamespace) -> None:
    original = papers.sent(scene, papers.word())
    copy = papers.made(scene, original)
    found, check = papers.found(original), papers.source(original)
    age = [found["15 days old"]]
    deciding.decide(check=check, mentions=age, says=Says.GOES, because="", by=scene.lead,
                    wording="very young")  # fmt: skip
    assert "decided after the safe copy was made. Make it again." in left(original)
    assert "very young" in words_of(papers.made(scene, original))
    assert left(original) == ""
    assert blockers_of_bytes(scene.review, copy.file_sha256) != (), "an older copy"
    people.involve(matter=scene.review.matter, role="mother", forename="Ida", by=scene.manager)
    assert "register of the case has changed" in left(original)
    sending.run(check=sending.ask(original=original, by=scene.lead), by=None)
    assert "looked through again after the safe copy was made" in left(original)
    assert not Mention.objects.filter(
        check_of=papers.source(original), decisions__isnull=True
    ), "what was decided of the same words holds"  # fmt: skip


def test_pictures_are_looked_at_by_a_named_person(scene: SimpleNamespace) -> None:
    original = papers.sent(scene, papers.word(picture=True))
    copy = papers.made(scene, original)
    assert left(original).startswith("1 picture or page that cannot be read must be looked at")
    (picture,) = copy.check_of.unread.all()
    with pytest.raises(Refused, match="Say what you saw"):
        sending.looked(unread=picture, saw=" \u200b", by=scene.manager)
    with pytest.raises(PermissionDenied):
        sending.looked(unread=picture, saw="A square", by=scene.chair)
    sending.looked(unread=picture, saw="A plain square", by=scene.lead)
    assert left(original) == ""
    again = papers.made(scene, original)
    (look,) = again.check_of.unread.get().looks.all()
    assert (look.saw, look.by, look.carried_from is not None) == (
        "A plain square",
        scene.lead,
        True,
    )


def test_a_pdf_is_checked_and_never_changed(scene: SimpleNamespace) -> None:
    typst = pytest.importorskip("typst")
    data = typst.compile(b"Jodie was seen on the ward.")
    original = papers.sent(scene, data, "report.pdf")
    found = papers.found(original)
    assert found["Jodie"].nature == "register"
    with pytest.raises(Refused, match="checked and never changed"):
        making.ask(original=original, by=scene.manager)
    deciding.decide(check=papers.source(original), mentions=list(found.values()), says=Says.GOES,
                    because="", by=scene.manager)  # fmt: skip
    assert "must go. Change the document that the PDF was made of" in left(original)
    clean = papers.sent(scene, typst.compile(b"Wren was seen on the ward."), "clean.pdf")
    papers.decide(scene, papers.source(clean))
    assert left(clean) == ""
    assert blockers_of_bytes(scene.review, clean.file_sha256) == ()


def test_without_the_model_nothing_leaves(
    scene: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(self: Any, allowed: Any, with_model: bool = True) -> None:
        if with_model:
            raise NoModel("names that are in no register")
        real(self, allowed, with_model=False)

    real = Suggester.__init__
    registers._ready.cache_clear()
    monkeypatch.setattr(Suggester, "__init__", gone)
    original = papers.sent(scene, papers.word("Jodie was seen."))
    papers.made(scene, original)
    registers._ready.cache_clear()
    assert "could not run: names that are in no register" in left(original)


def test_what_cannot_be_made_safe_says_so(scene: SimpleNamespace) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(papers.word())) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/_rels/document.xml.rels":
                link = (
                    b'<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/'
                    b'officeDocument/2006/relationships/package" Target="embeddings/inside.xlsx"/>'
                )
                data = data.replace(b"</Relationships>", link + b"</Relationships>")
            new.writestr(name, data)
        new.writestr("word/embeddings/inside.xlsx", b"PK\x03\x04 Jodie Marlowe")
    original = sending.send(
        review=scene.review, data=out.getvalue(), name="embedded.docx", by=scene.manager
    )
    jobs.check_soon(original.checks.get())
    check = papers.source(original)
    assert check.failed_at is not None
    assert "embedded.docx" in left(original)
    with pytest.raises(Refused, match="not been looked through to its end"):
        making.ask(original=original, by=scene.manager)


def test_a_job_that_breaks_blocks(scene: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any) -> Any:
        raise OSError("the disk is full")

    original = sending.send(
        review=scene.review, data=papers.word(), name="report.docx", by=scene.manager
    )
    monkeypatch.setattr(sending, "look_through", broken)
    jobs.check_soon(original.checks.get())
    assert "stopped before its end" in left(original)


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("empty.docx", b"", "empty"),
        ("sheet.xlsx", papers.word(), "named .xlsx but is a Word document"),
        ("run.txt", b"MZ\x90\0\3\0\0\0", "program"),
        ("page.txt", b"<html><body><p>Jodie</p></body></html>", "a web page"),
    ],
)
def test_an_upload_is_checked_before_it_is_trusted(
    scene: SimpleNamespace, name: str, data: bytes, why: str
) -> None:
    with pytest.raises(Refused, match=why):
        sending.send(review=scene.review, data=data, name=name, by=scene.manager)
    assert not Original.objects.exists()


def test_a_zip_bomb_is_refused(scene: SimpleNamespace) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("word/document.xml", b"\0" * (30 * 1024 * 1024))
    with pytest.raises(Refused, match="unpacks to far more"):
        sending.send(review=scene.review, data=out.getvalue(), name="a.docx", by=scene.manager)


def test_who_may_not_send_decide_or_make(scene: SimpleNamespace) -> None:
    original = papers.sent(scene, papers.word())
    for person in (scene.chair, scene.executive, scene.author, scene.signatory, scene.practitioner,
                   scene.administrator, scene.stranger):  # fmt: skip
        with pytest.raises(PermissionDenied):
            sending.send(review=scene.review, data=b"x", name="a.txt", by=person)
        with pytest.raises(PermissionDenied):
            making.ask(original=original, by=person)


def test_what_is_public_already_is_weighed(scene: SimpleNamespace) -> None:
    fact = public.say(
        review=scene.review, words="A baby of 15 days old died.", source="The Fenmarsh Echo",
        by=scene.lead,
    )  # fmt: skip
    found = papers.found(papers.sent(scene, papers.word()))
    assert "public already" in found["15 days old"].why
    assert "public already" not in found["3 March 2025"].why
    public.take_back(fact=fact, by=scene.manager)
    found = papers.found(papers.sent(scene, papers.word()))
    assert "public already" not in found["15 days old"].why
    with pytest.raises(PermissionDenied):
        public.say(review=scene.review, words="x", source="y", by=scene.chair)


def test_details_that_together_tell_are_asked_of_the_copy(scene: SimpleNamespace) -> None:
    line = "At the inquest on 3 March 2025 it was said that the baby was 15 days old."
    original = papers.sent(scene, papers.word(line))
    papers.decide(scene, papers.source(original))
    check = making.run(check=making.ask(original=original, by=scene.manager), by=None)
    (one,) = check.mentions.all()
    assert (one.nature, one.kind) == ("detail", "combination")
    deciding.decide(check=check, mentions=[one], says=Says.GOES, because="", by=scene.manager)
    assert "in the safe copy must go" in left(original)
    assert LeakCheck.objects.filter(original=original).count() == 2


def test_words_that_were_suggested_are_not_asked_about_again(scene: SimpleNamespace) -> None:
    people.change(
        involvement=scene.child, because="From the record", by=scene.manager, dob=date(2025, 2, 22)
    )
    original = papers.sent(scene, papers.word("Jodie was 14 weeks old when she was hurt."))
    assert papers.found(original)["14 weeks old"].instead.startswith("under ")
    papers.decide(scene, papers.source(original))
    check = making.run(check=making.ask(original=original, by=scene.manager), by=None)
    assert not check.mentions.exists()
    assert left(original) == ""
