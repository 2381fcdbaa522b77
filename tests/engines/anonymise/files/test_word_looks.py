"""What a copy keeps, what of it is gone on purpose, and what is told."""

import io
from dataclasses import replace

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.engines.anonymise import Finding
from goldthread.engines.anonymise.files import FileResult, anonymise_file
from tests.engines.anonymise.files.building import (
    Finds,
    changed,
    finder,
    jpeg,
    named,
    paragraph,
    png,
    run,
    survivors,
    unpacked,
    with_body,
)
from tests.engines.anonymise.files.word_places import (
    DELETED,
    WHO,
    both_boxes,
    cells,
    comment,
    field,
    link,
    picture,
    table,
    tracked,
)


def copied(data: bytes) -> FileResult:
    return anonymise_file(data, "report.docx", finder())


def lines(result: FileResult) -> list[str]:
    return [one.text for one in Document(io.BytesIO(result.data)).paragraphs]


def test_new_words_look_like_the_first_of_the_old_and_the_rest_stays() -> None:
    data = with_body(
        paragraph(
            run("Seen ", "<w:i/>") + run("Ro", "<w:b/>") + run("bin La") + run("rk’s", "<w:u/>")
            + run(" home.")
        )
    )  # fmt: skip
    (found,) = [p for p in Document(io.BytesIO(copied(data).data)).paragraphs if p.text]
    assert found.text == "Seen Oliver’s home."
    looks = [(r.text, bool(r.bold), bool(r.italic)) for r in found.runs if r.text]
    assert looks == [
        ("Seen ", False, True),
        ("Oliver", True, False),
        ("’s", False, False),
        (" home.", False, False),
    ]


def test_tables_stay_tables() -> None:
    result = copied(with_body(table(cells("Who", "What"), cells(WHO, "Seen")) + "<w:p/>"))
    (found,) = Document(io.BytesIO(result.data)).tables
    assert [[c.text for c in row.cells] for row in found.rows] == [
        ["Who", "What"],
        ["Oliver", "Seen"],
    ]
    (where,) = result.findings
    assert (where.place, where.what.text) == ("table 1, row 2", WHO)


def test_a_name_over_two_paragraphs_is_one_name_and_rows_do_not_run_on() -> None:
    result = copied(with_body(paragraph(run("Seen with Robin")) + paragraph(run("Lark at home."))))
    assert lines(result)[:2] == ["Seen with Oliver", " at home."]
    rows = table(cells("a", "Robin"), cells("Lark", "b")) + "<w:p/>"
    (found,) = Document(io.BytesIO(copied(with_body(rows)).data)).tables
    assert [[c.text for c in row.cells] for row in found.rows] == [["a", "Oliver"], ["Oliver", "b"]]


def test_tracked_changes_are_accepted() -> None:
    ended = '<w:pPr><w:rPr><w:del w:id="1" w:author="A"/></w:rPr></w:pPr>'
    result = copied(
        with_body(
            paragraph(
                run("One ") + tracked("ins", run("two ")) + tracked("del", DELETED) + run("3")
            )
            + paragraph(ended + run("Runs "))
            + paragraph(run("on."))
            + table(cells("stays"), '<w:trPr><w:del w:id="2"/></w:trPr>' + cells("goes"))
            + "<w:p/>"
        )
    )
    assert lines(result)[:2] == ["One two 3", "Runs on."]
    (left,) = Document(io.BytesIO(result.data)).tables
    assert [row.cells[0].text for row in left.rows] == ["stays"]
    assert any("4 tracked changes were accepted" in one for one in result.problems)
    assert b"w:author" not in unpacked(result.data)["word/document.xml"]


def test_comments_are_left_out_and_told() -> None:
    result = copied(comment("Ann", run("Is this right?")))
    assert "1 comment was left out." in result.problems
    assert not any("comments" in name for name in unpacked(result.data))
    assert lines(result)[0] == "Text"


def test_page_numbers_stay_fields_and_others_are_words() -> None:
    inside = field(" PAGE ", result="3") + field(" AUTHOR ", result="Somebody")
    result = copied(with_body(paragraph(inside)))
    xml = unpacked(result.data)["word/document.xml"].decode()
    assert "PAGE" in xml and "AUTHOR" not in xml and "Somebody" in xml
    assert xml.count("w:fldChar ") == 3


def test_a_harmless_link_stays() -> None:
    result = copied(link("https://www.gov.uk/guidance", 'w:tooltip="The guidance"'))
    assert b"https://www.gov.uk/guidance" in unpacked(result.data)["word/_rels/document.xml.rels"]
    assert copied(link("https://example.org/Robin")).problems


def test_pictures_stay_bare_and_are_told_as_unread() -> None:
    for name, blob in (("a.png", png(WHO)), ("a.jpg", jpeg(WHO))):
        result = copied(picture(name, blob, "png" if name[-3:] == "png" else "jpeg"))
        (kept,) = [data for part, data in unpacked(result.data).items() if "media" in part]
        assert kept[:3] == blob[:3] and WHO.encode() not in kept
        assert [one.place for one in result.check.unread] == [f"word/media/picture1.{name[-3:]}"]
        assert not result.check.safe
        assert any("look at each one" in one for one in result.problems)


@pytest.mark.parametrize(
    ("face", "said"),
    [
        ("<w:vanish/>", "hidden"),
        ('<w:color w:val="FFFFFF"/>', "white"),
        ('<w:sz w:val="2"/>', "too small to read"),
    ],
)
def test_words_that_do_not_show_are_told(face: str, said: str) -> None:
    result = copied(with_body(paragraph(run("Seen") + run("quietly", face))))
    assert any(f"Words that are {said}" in one and "quietly" in one for one in result.problems)


def test_words_hidden_by_their_style_are_told_without_the_name() -> None:
    style = '<w:style w:type="character" w:styleId="S"><w:rPr><w:vanish/></w:rPr></w:style>'
    data = with_body(paragraph(run(f"About {WHO}", '<w:rStyle w:val="S"/>')))
    data = changed(
        data, "word/styles.xml", lambda t: t.replace("</w:styles>", f"{style}</w:styles>")
    )
    (said,) = copied(data).problems
    assert "hidden" in said and "“About Oliver”" in said


def test_white_words_on_a_dark_cell_are_not_told() -> None:
    shaded = f'<w:tcPr><w:shd w:fill="000000"/></w:tcPr>{paragraph(run("Head", WHITE))}'
    assert (
        copied(with_body(f"<w:tbl><w:tr><w:tc>{shaded}</w:tc></w:tr></w:tbl><w:p/>")).problems == ()
    )


WHITE = '<w:color w:val="FFFFFF"/>'


def test_both_faces_of_a_text_box_read_the_same() -> None:
    result = copied(with_body(paragraph(both_boxes(run(WHO), run(WHO)))))
    assert unpacked(result.data)["word/document.xml"].decode().count(">Oliver<") == 2


def test_styles_and_colours_that_are_called_like_people_are_left_alone() -> None:
    class Green(Finds):
        def find(self, text: str, before: str = "", after: str = "") -> list[Finding]:
            return named(text, ("Strong", "green", "Georgia"))

    face = '<w:rStyle w:val="Strong"/><w:rFonts w:ascii="Georgia"/><w:highlight w:val="green"/>'
    data = with_body(paragraph(run("Seen", face)))
    result = anonymise_file(data, "report.docx", Green())
    assert result.check.leaks == () and result.findings == ()
    assert face.encode() in unpacked(result.data)["word/document.xml"]
    named_box = changed(data, "word/document.xml", lambda t: t.replace(
        "<w:body>", '<w:body><w:p><w:r><w:pict><v:shape alt="Georgia"/></w:pict></w:r></w:p>'))  # fmt: skip
    assert anonymise_file(named_box, "report.docx", Green()).findings


class Doubtful(Finds):
    """Finds the same, and is certain of nothing."""

    def find(self, text: str, before: str = "", after: str = "") -> list[Finding]:
        return [replace(one, status="queued") for one in super().find(text, before, after)]


def test_what_is_not_certain_stays_is_placed_and_keeps_the_copy_from_being_safe() -> None:
    data = with_body(table(cells("Who", "What"), cells("Robin", "Seen")) + "<w:p/>")
    result = anonymise_file(data, "report.docx", Doubtful())
    assert [(one.place, one.what.text) for one in result.findings] == [("table 1, row 2", "Robin")]
    assert "Robin" in unpacked(result.data)["word/document.xml"].decode()
    assert not result.check.safe


WHO_WROTE = "Ann Author"


def test_nobody_who_worked_on_it_stays_in_it_even_when_no_register_knows_them() -> None:
    body = (
        f'<w:permStart w:id="1" w:ed="{WHO_WROTE}"/>'
        + tracked("ins", run("x"), WHO_WROTE)
        + run("y", f'<w:rPrChange w:id="2" w:author="{WHO_WROTE}"><w:rPr/></w:rPrChange>')
        + f'<w:bookmarkStart w:id="3" w:name="a" w:author="{WHO_WROTE}"/>'
        + field(" AUTHOR ", result="z")
        + f'<w:sdt><w:sdtPr><w:tag w:val="{WHO_WROTE}"/></w:sdtPr><w:sdtContent/></w:sdt>'
    )
    data = with_body(f'<w:p w:rsidR="00AB12CD">{body}</w:p>')
    data = changed(data, "docProps/core.xml", lambda t: t.replace("python-docx", WHO_WROTE))
    result = copied(data)
    for name, blob in unpacked(result.data).items():
        assert WHO_WROTE.encode() not in blob, name
        assert b"rsid" not in blob and b"2013" not in blob, name


_WRAPS = (
    "{}",
    '<w:ins w:id="1" w:author="Ann">{}</w:ins>',
    '<w:hyperlink w:anchor="a">{}</w:hyperlink>',
    "<w:smartTag>{}</w:smartTag>",
    "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
    '<w:fldSimple w:instr=" AUTHOR ">{}</w:fldSimple>',
    "{}<w:del><w:r><w:delText>Lark</w:delText></w:r></w:del>",
    '{}<w:bookmarkStart w:id="2" w:name="b"/><w:proofErr w:type="spellStart"/>',
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 9), st.sampled_from(_WRAPS)), min_size=4, max_size=12))
def test_a_sentence_reads_the_same_however_it_is_cut_and_wrapped(cuts) -> None:
    text, pieces = "Seen with Robin Lark, whose Robin sang.", []
    for length, wrap in [*cuts, (99, "{}")]:
        piece, text = text[:length], text[length:]
        pieces.append(wrap.format(run(piece)) if piece else "")
    result = copied(with_body(paragraph("".join(pieces))))
    assert lines(result)[0] == "Seen with Oliver, whose Oliver sang."
    assert result.check.leaks == () and survivors(result.data) == []
