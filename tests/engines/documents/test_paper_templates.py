"""A template may name places, repeat a part and leave one out. The rest is refused, in words."""

import io
import zipfile
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from docx import Document

from goldthread.engines.documents.papers import (
    BadTemplate,
    Paper,
    Part,
    as_word,
    check_template,
    usual_template,
    words_in,
)

PAPER = Paper(
    "A title", "Fenmarsh", [Part("a", "One", "Words.")], date(2026, 11, 28), kind="Report"
)


def changed(change: Callable[[Any], None]) -> bytes:
    document = Document(io.BytesIO(usual_template()))
    change(document)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def saying(words: str) -> bytes:
    return changed(lambda document: document.add_paragraph(words))


def with_part(name: str, data: bytes) -> bytes:
    kept = io.BytesIO(usual_template())
    with zipfile.ZipFile(kept, "a") as package:
        package.writestr(name, data)
    return kept.getvalue()


def test_the_usual_template_and_one_that_was_edited_are_good() -> None:
    assert check_template(usual_template(), "ours.docx") == "ours.docx"

    def edit(document: Any) -> None:
        document.sections[0].header.paragraphs[0].text = "Fenmarsh {{ kind }}"
        document.core_properties.author = "Jodie Marlowe"

    ours = changed(edit)
    check_template(ours, "ours.docx")
    said = words_in(as_word(PAPER, ours), "docx")
    assert "Fenmarsh Report" in said and "Words." in said and "Jodie" not in said


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("{{ childs_name }}", "childs_name"),
        ("{{ section_title }} {{ nobody }}", "nobody, section_title"),
        ("{% for one in sections %}{{ one.secret }}{% endfor %}", "secret"),
        ("{{ ''.__class__.__mro__ }}", "__class__"),
        ("{{ title.__class__ }}", "title.__class__"),
        ("{{ title|safe }}", "more than put words"),
        ("{{ range(10**9) }}", "more than put words"),
        ("{{ 9**9**9 }}", "more than put words"),
        ("{% include '/etc/passwd' %}", "more than put words"),
        ("{% set a = title %}", "more than put words"),
        ("{% macro m() %}{% endmacro %}", "more than put words"),
        ("{{ title", "not closed"),
        ("{% if title %}", "not closed"),
        ("{% for a in title %}{% for b in title %}{% for c in title %}{% for d in title %}"
         "{% endfor %}{% endfor %}{% endfor %}{% endfor %}", "3 deep"),
    ],
)  # fmt: skip
def test_what_a_template_may_not_say(words: str, told: str) -> None:
    with pytest.raises(BadTemplate, match="Nothing has been saved") as why:
        check_template(saying(words), "ours.docx")
    assert told in str(why.value)


def test_a_place_in_a_header_or_a_property_is_looked_at_too() -> None:
    def head(document: Any) -> None:
        document.sections[0].header.paragraphs[0].text = "{{ lipsum() }}"

    def fact(document: Any) -> None:
        document.core_properties.subject = "{{ cycler.__init__ }}"

    for change in (head, fact):
        with pytest.raises(BadTemplate):
            check_template(changed(change), "ours.docx")


def test_a_template_without_a_place_for_the_words_is_refused() -> None:
    kept = io.BytesIO()
    document = Document()
    document.add_paragraph("{{ title }}")
    document.save(kept)
    with pytest.raises(BadTemplate, match="no place for sections"):
        check_template(kept.getvalue(), "ours.docx")


def test_what_a_template_may_not_bring_along() -> None:
    linked = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="a" Type="http://x/attachedTemplate" Target="http://e.example/t.dotm" '
        b'TargetMode="External"/></Relationships>'
    )
    word = b'<w:x xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">%s</w:x>'
    for name, data, told in (
        ("word/vbaProject.bin", b"x", "macros"),
        ("word/embeddings/a.bin", b"x", "embedded"),
        ("word/_rels/settings.xml.rels", linked, "from elsewhere"),
        ("word/comments.xml", word % b"<w:comment/>", "comments"),
        ("word/footer9.xml", word % b"<w:ins><w:r/></w:ins>", "tracked changes"),
        ("word/footer9.xml", word % b'<docPr xmlns="urn:x" id="1"/>', "alternative text"),
        ("word/footer9.xml", b"<w:x", "damaged"),
    ):
        with pytest.raises(BadTemplate, match=told):
            check_template(with_part(name, data), "ours.docx")
    for data, name in ((b"%PDF-1.7", "ours.docx"), (b"", "ours.docx"), (b"words", "ours.txt")):
        with pytest.raises(BadTemplate):
            check_template(data, name)


RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'


def linking(attributes: str, before: str = "") -> bytes:
    words = f'{before}{RELATIONS}<Relationship Id="a" {attributes}/></Relationships>'
    return with_part("customXml/_rels/item1.xml.RELS", words.encode())


@pytest.mark.parametrize(
    ("attributes", "told"),
    [
        ('Type="x/attachedTemplate" Target="http://e.example/" TargetMode = "External"', "fetches"),
        ("Type='x/attachedTemplate' Target='http://e.example/' TargetMode='External'", "fetches"),
        ('Type="x/image" Target="http://e.example/" TargetMode="&#69;xternal"', "fetches"),
        ('Type="x/image" Target="http://e.example/" TargetMode="external "', "fetches"),
        ('Type="x/image" Target="http://e.example/"', "fetches"),
        (r'Type="x/image" Target="\\\\server\\share"', "fetches"),
        ('Type="x/hyperlink" Target="file:///c:/x" TargetMode="External"', "A link in"),
        ('Type="x/hyperlink" Target="javascript:a()" TargetMode="External"', "A link in"),
    ],
)
def test_nothing_is_fetched_from_elsewhere_in_any_spelling(attributes: str, told: str) -> None:
    with pytest.raises(BadTemplate, match=told):
        check_template(linking(attributes), "ours.docx")


def test_a_link_to_a_page_or_an_address_may_stand_and_an_entity_may_not() -> None:
    for target in ("https://fenmarsh.example/", "HTTP://e.example", "mailto:a@fenmarsh.example"):
        link = f'Type="x/hyperlink" Target="{target}" TargetMode = "External"'
        assert check_template(linking(link), "ours.docx") == "ours.docx"
    entity = '<!DOCTYPE r [<!ENTITY e "External">]>'
    with pytest.raises(BadTemplate, match="damaged"):
        check_template(linking('Type="x" Target="y" TargetMode="&e;"', entity), "ours.docx")


def field(*runs: str) -> bytes:
    """A complex field, its words cut into runs."""
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    told = "".join(f"<w:r><w:instrText>{one}</w:instrText></w:r>" for one in runs)
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{one}"/></w:r>' for one in ("begin", "end"))
    words = f'<w:ftr xmlns:w="{w}"><w:p>{begin}{told}{end}</w:p></w:ftr>'
    return with_part("word/footer9.xml", words.encode())


@pytest.mark.parametrize(
    "runs",
    [
        ('INCLUDEPICTURE "http://e.example/a.png" \\d',),
        ("INCLUDE", 'TEXT "c:\\\\x.docx"'),
        (" ddeauto excel",),
        ("AUTHOR",),
        ("IF a = a INCLUDETEXT x",),
        ("",),
        ('HYPERLINK "file:///c:/x"',),
        ('HYPERLINK \\x "\\\\server\\share"',),
        ('HYPERLINK \\l "here" "javascript:a()"',),
    ],
)
def test_a_field_that_brings_something_in_is_refused(runs: tuple[str, ...]) -> None:
    with pytest.raises(BadTemplate, match="Nothing has been saved"):
        check_template(field(*runs), "ours.docx")


def test_a_simple_field_is_looked_at_too() -> None:
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    words = f'<w:ftr xmlns:w="{w}"><w:fldSimple w:instr="INCLUDETEXT x"/></w:ftr>'
    with pytest.raises(BadTemplate, match="INCLUDETEXT"):
        check_template(with_part("word/footer9.xml", words.encode()), "ours.docx")


@pytest.mark.parametrize(
    "runs",
    [
        ("PA", "GE"),
        ("NUMPAGES \\* MERGEFORMAT",),
        ('HYPERLINK "https://fenmarsh.example/" \\o "Note: read it"',),
        ('HYPERLINK \\l "_Toc1"',),
        ("TOC \\o 1-3 \\h",),
    ],
)
def test_numbers_references_and_links_may_stand(runs: tuple[str, ...]) -> None:
    told = tuple(one.replace('"', "&quot;") for one in runs)
    assert check_template(field(*told), "ours.docx") == "ours.docx"
