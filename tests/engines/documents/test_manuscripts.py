"""A report out to Word and in again, compared paragraph by paragraph."""

import io
from typing import Any

import pytest
from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.engines.documents.manuscript_blocks import (
    Block,
    Heading,
    Item,
    Paragraph,
    Run,
    Table,
    text_of,
    tidy,
)
from goldthread.engines.documents.manuscript_diff import compare
from goldthread.engines.documents.manuscript_marks import parse, unparse
from goldthread.engines.documents.manuscripts import (
    Manuscript,
    Outline,
    Section,
    Unreadable,
    read,
    write,
)

CONTEXT = """The team had **two vacancies** and *one* unit was ***closed***.
A line break stands here; “smart quotes” and Robin’s too.

## Sub-heading

- Visits were missed
  - in March
  - in [bracketed] April
- [Known now] The rota was wrong

1. First
2. Second

Between two lists.

1. Starts again

[Known then] The midwife, MW1, had not been told.

[Known now] The letter lay in the archive.

| Date | What happened |
| --- | --- |
| 1 May 2025 | Visit \\| no reply<br>Card left |
|  | **Bold** in a cell |

| a table | without a heading |
| of | its own |"""
OUTLINE = [
    Outline("method", "How this review was done", ("Say which records were read.",)),
    Outline("context", "The setting in which people worked", ("Think of workload.", "And money.")),
    Outline("line-1", "Line of enquiry 1: Was the child seen?", ()),
    Outline("lessons", "Lessons", ("What was learned.",)),
]
TEXTS = {"method": "We read *all* records.", "context": CONTEXT, "lessons": "We learned."}


def written(texts: dict[str, str] = TEXTS) -> bytes:
    sections = tuple(Section(one, parse(texts.get(one.id, ""))) for one in OUTLINE)
    return write(Manuscript("IMR: Trust", "return:1", sections, ("Official-Sensitive.",)))


def edited(change: Any) -> Manuscript:
    """The template after somebody worked on it."""
    document = Document(io.BytesIO(written()))
    change(document)
    out = io.BytesIO()
    document.save(out)
    return read(out.getvalue(), OUTLINE)


def paragraph(document: Any, words: str) -> Any:
    return next(one for one in document.paragraphs if words in one.text)


def blocks(manuscript: Manuscript, id_: str) -> list[Block]:
    found = manuscript.section(id_)
    assert found is not None
    return list(found.blocks)


def words(manuscript: Manuscript, id_: str) -> list[str]:
    return [text_of(one) for one in blocks(manuscript, id_)]


def test_what_goes_out_comes_back_block_by_block() -> None:
    back = read(written(), OUTLINE)
    for one in OUTLINE:
        assert blocks(back, one.id) == list(parse(TEXTS.get(one.id, ""))), one.id
    assert (back.problems, back.unplaced) == ((), ())
    assert (back.title, back.reference) == ("IMR: Trust", "return:1")


def test_twice_out_and_in_is_the_same() -> None:
    once = read(written(), OUTLINE)
    assert read(write(once), OUTLINE).sections == once.sections


def test_the_document_is_one_that_people_can_work_with() -> None:
    document = Document(io.BytesIO(written()))
    styles = [one.style.name for one in document.paragraphs]
    assert styles.count("Heading 1") == len(OUTLINE)
    assert styles.count("Goldthread guidance") == 5
    assert "Known then" in styles and "Known now" in styles
    assert document.tables[0].rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    languages = {one.get(qn("w:val")) for one in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"en-GB"}
    assert document.core_properties.author == ""


def test_text_lists_and_tables_typed_by_hand_are_read() -> None:
    def change(document: Any) -> None:
        end = paragraph(document, "We learned.")
        new = end.insert_paragraph_before("“It’s later” – typed by hand", style="Normal")
        new.add_run(" and bold").bold = True
        end.insert_paragraph_before("A heading of my own", style="Heading 2")
        end.insert_paragraph_before("One", style="List Number")
        end.insert_paragraph_before("Two", style="List Number")
        end.insert_paragraph_before("Deep", style="List Bullet 2")

    back = edited(change)
    assert blocks(back, "lessons") == [
        Paragraph(tidy([Run("“It’s later” – typed by hand "), Run("and bold", bold=True)])),
        Heading(2, (Run("A heading of my own"),)),
        Item(0, True, (Run("One"),)),
        Item(0, True, (Run("Two"),)),
        Item(1, False, (Run("Deep"),)),
        Paragraph((Run("We learned."),)),
    ]
    assert blocks(back, "context") == list(parse(CONTEXT))


def test_a_renamed_heading_keeps_its_section() -> None:
    def change(document: Any) -> None:
        paragraph(document, "The setting in which").runs[0].text = "Background"

    back = edited(change)
    assert blocks(back, "context") == list(parse(CONTEXT))
    assert any("is now called “Background”" in one for one in back.problems)


def test_a_heading_that_lost_its_bookmark_is_found_by_its_words() -> None:
    def change(document: Any) -> None:
        for mark in list(document.element.body.iter(qn("w:bookmarkStart"))):
            mark.getparent().remove(mark)
        heading = paragraph(document, "The setting in which")
        heading.runs[0].text = "2. THE SETTING in which people worked"

    back = edited(change)
    assert blocks(back, "context") == list(parse(CONTEXT))
    assert back.unplaced == ()


def test_a_removed_heading_is_said_and_its_text_kept() -> None:
    def change(document: Any) -> None:
        heading = paragraph(document, "Lessons")
        heading._p.getparent().remove(heading._p)

    back = edited(change)
    assert any("“Lessons” is missing" in one for one in back.problems)
    assert "We learned." in words(back, "line-1")
    assert words(back, "lessons") == []


def test_a_heading_whose_style_was_taken_away_still_begins_its_section() -> None:
    def change(document: Any) -> None:
        paragraph(document, "Lessons").style = document.styles["Normal"]

    back = edited(change)
    assert words(back, "lessons") == ["We learned."]
    assert any("The heading “Lessons” was removed" in one for one in back.problems)


def test_an_extra_heading_of_the_first_level_belongs_nowhere_until_somebody_says() -> None:
    def change(document: Any) -> None:
        lessons = paragraph(document, "Lessons")
        lessons.insert_paragraph_before("Appendix", style="Heading 1")
        lessons.insert_paragraph_before("Letters were read too.")

    back = edited(change)
    (stretch,) = back.unplaced
    assert (stretch.after, stretch.heading) == ("line-1", "Appendix")
    assert [text_of(one) for one in stretch.blocks] == ["Letters were read too."]
    assert any("Appendix" in one for one in back.problems)
    assert words(back, "lessons") == ["We learned."]


def test_text_before_the_first_heading_is_not_lost() -> None:
    def change(document: Any) -> None:
        first = paragraph(document, "How this review")
        first.insert_paragraph_before("Written by AR.", style="Normal")

    (stretch,) = edited(change).unplaced
    assert (stretch.after, text_of(stretch.blocks[0])) == ("", "Written by AR.")


def test_merged_cells_and_a_table_inside_a_table_keep_every_word() -> None:
    def change(document: Any) -> None:
        table = document.tables[0]
        table.cell(1, 0).merge(table.cell(2, 0))
        wide = document.add_table(rows=2, cols=3)
        wide.cell(0, 0).merge(wide.cell(0, 1)).text = "Across two"
        wide.cell(0, 2).text = "Third"
        inner = wide.cell(1, 1).add_table(rows=1, cols=2)
        inner.cell(0, 0).text, inner.cell(0, 1).text = "inner a", "inner b"

    back = edited(change)
    table = next(one for one in blocks(back, "lessons") if isinstance(one, Table))
    assert [[text_of(Paragraph(cell)) for cell in row] for row in table.rows] == [
        ["Across two", "", "Third"],
        ["", "inner a | inner b", ""],
    ]
    assert any("joined cells" in one and "Lessons" in one for one in back.problems)
    assert any("table inside a table in “Lessons”" in one for one in back.problems)
    context = next(one for one in blocks(back, "context") if isinstance(one, Table))
    assert "1 May 2025" in text_of(context)


def test_guidance_is_not_text_but_words_in_its_style_are() -> None:
    def change(document: Any) -> None:
        paragraph(document, "Think of workload.").runs[0].text = "We had no admin support."

    back = edited(change)
    assert words(back, "context")[0] == "We had no admin support."
    assert any("style of the guidance" in one for one in back.problems)


def test_tracked_changes_comments_and_pictures_are_said() -> None:
    def change(document: Any) -> None:
        p = paragraph(document, "We learned.")
        p._p.append(parse_xml(
            f'<w:ins {nsdecls("w")} w:id="900" w:author="x"><w:r><w:t xml:space="preserve"> Much.'
            "</w:t></w:r></w:ins>"))  # fmt: skip
        p._p.append(parse_xml(
            f'<w:del {nsdecls("w")} w:id="901" w:author="x"><w:r><w:delText>Nothing at all'
            "</w:delText></w:r></w:del>"))  # fmt: skip
        document.add_comment(p.runs[0], text="Really?", author="Reader")
        p.add_run().add_picture(io.BytesIO(PNG))

    back = edited(change)
    assert words(back, "lessons") == ["We learned. Much."]
    told = " ".join(back.problems)
    assert "1 piece added" in told and "“Nothing at all”" in told
    assert "1 comment in the margin" in told
    assert "1 picture in “Lessons”" in told


PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8"
    "cfc0000003010100c9fe92ef0000000049454e44ae426082"
)


def test_content_controls_and_text_boxes_give_up_their_words() -> None:
    box = (
        f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape><v:textbox>'
        "<w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent></v:textbox>"
        "</v:shape></w:pict></w:r>"
    )
    control = (
        f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>In a control</w:t></w:r></w:p>"
        "</w:sdtContent></w:sdt>"
    )

    def change(document: Any) -> None:
        p = paragraph(document, "We learned.")
        p._p.append(parse_xml(box))
        p._p.addnext(parse_xml(control))

    back = edited(change)
    assert words(back, "lessons") == ["We learned.", "In a box", "In a control"]


def test_a_damaged_file_is_refused_with_a_sentence() -> None:
    with pytest.raises(Unreadable, match="save it again"):
        read(b"PK\x03\x04 nonsense", OUTLINE)


def test_no_words_of_a_hand_made_document_are_lost() -> None:
    """Whatever stands in the body comes out in a section or unplaced."""
    document = Document()
    document.add_heading("Something else", 1)
    document.add_paragraph("alpha")
    document.add_heading("Lessons", 1)
    document.add_paragraph("beta", style="List Bullet")
    document.add_table(rows=1, cols=1).cell(0, 0).text = "gamma"
    empty = OxmlElement("w:p")
    document.element.body.insert(0, empty)
    out = io.BytesIO()
    document.save(out)
    back = read(out.getvalue(), OUTLINE)
    assert words(back, "lessons") == ["beta", "gamma"]
    assert [text_of(one) for one in back.unplaced[-1].blocks] == ["alpha"]


CHARS = st.lists(
    st.sampled_from(
        [*"ab *\\|#-1.)[]<>\n\t“’é", "<br>", "[Known then] ", "- ", "1. ", "## ", "**"]
    ),
    max_size=10,
).map("".join)
RUN = st.builds(Run, CHARS, st.booleans(), st.booleans())


def runs(one_line: bool = False) -> Any:
    return st.lists(RUN, min_size=1, max_size=3).map(lambda some: tidy(some, one_line=one_line))


KNOWN = st.sampled_from(["", "then", "now"])
BLOCK = st.one_of(
    st.builds(Paragraph, runs().filter(bool), KNOWN),
    st.builds(Heading, st.integers(2, 4), runs(one_line=True).filter(bool)),
    st.builds(Item, st.integers(0, 2), st.booleans(), runs().filter(bool), KNOWN),
    st.integers(1, 3).flatmap(
        lambda wide: st.builds(
            Table,
            st.lists(
                st.lists(runs(), min_size=wide, max_size=wide).map(tuple), min_size=1, max_size=3
            ).map(tuple),
            st.booleans(),
        )
    ),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(BLOCK, max_size=4).map(tuple))
def test_marks_keep_any_blocks(some: tuple[Block, ...]) -> None:
    assert parse(unparse(some)) == some


@settings(max_examples=300, deadline=None)
@given(st.text(list("ab *\\|#-1.)[]<>\n\t "), max_size=40))
def test_anything_that_is_typed_settles_at_once(text: str) -> None:
    once = parse(text)
    assert parse(unparse(once)) == once


def is_for_word(block: Block) -> bool:
    """In Word the mark of what was known is text, and an empty table is none."""
    if isinstance(block, Table):
        return any(cell for row in block.rows for cell in row)
    return not text_of(block).lower().startswith("[known")


@settings(max_examples=40, deadline=None)
@given(st.lists(BLOCK.filter(is_for_word), max_size=5).map(tuple))
def test_word_keeps_any_blocks(some: tuple[Block, ...]) -> None:
    one = Outline("context", "Context", ())
    back = read(write(Manuscript("T", "r", (Section(one, some),))), [one])
    assert back.sections[0].blocks == some


def test_differences_are_told_by_word_and_by_paragraph() -> None:
    old = parse("Same.\n\nThe midwife visited twice in March.\n\nGone for good.")
    new = parse("Same.\n\nThe midwife visited once in March.\n\n[Known now] Brand new words.")
    changes = compare(old, new)
    assert [one.how for one in changes] == ["same", "changed", "removed", "added"]
    pieces = [(one.how, one.text) for one in changes[1].pieces if one.how != "same"]
    assert pieces == [("removed", "twice"), ("added", "once")]
    assert changes[3].pieces[0].text == "[Known now] Brand new words."


def test_only_the_mark_of_what_was_known_is_a_change_too() -> None:
    (change,) = compare(parse("[Known then] It was so."), parse("[Known now] It was so."))
    assert change.how == "changed"
    assert {one.text for one in change.pieces if one.how != "same"} == {"then", "now"}
