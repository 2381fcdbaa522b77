"""Each reader alone: what it leaves out, what it puts together again."""

import io

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen import canvas

from goldthread.engines.extract import Unreadable, extract, read_text


def texts(data: bytes, name: str) -> list[str]:
    return [block.text for block in read_text(data, name).blocks]


def word(build) -> bytes:
    document = docx.Document()
    build(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def pdf(*pages: list[tuple[float, float, str]], size: float = 11) -> bytes:
    """Pages of (x, y, text) in points from the foot."""
    out = io.BytesIO()
    sheet = canvas.Canvas(out, pagesize=A4)
    for lines in pages:
        sheet.setFont("Helvetica", size)
        for x, y, text in lines:
            sheet.drawString(x, y, text)
        sheet.showPage()
    sheet.save()
    return out.getvalue()


class TestText:
    def test_windows_line_ends_and_byte_order_marks_leave_no_trace(self):
        data = "\ufeffRecommendations\r\n\r\n• The Board should audit plans.\r\n".encode()
        document = read_text(data, "a.txt")
        found = extract(document)
        start, end = found.recommendations[0].span
        assert document.text[start:end] == "The Board should audit plans."

    @pytest.mark.parametrize("bullet", ["•", "-", "*", "o", "▪", "\uf0b7", "–", "➢"])
    def test_bullets_of_every_shape(self, bullet):
        blocks = read_text(f"Findings\n\n{bullet} Plans drifted.\n".encode(), "a.txt").blocks
        assert (blocks[1].kind, blocks[1].text) == ("item", "Plans drifted.")

    def test_ligatures_soft_hyphens_and_hard_spaces(self):
        assert texts("The ﬁnal re\u00adview of\u00a0it".encode(), "a.txt") == [
            "The final review of it"
        ]

    def test_markdown_headings_and_tables(self):
        text = "## Recommendations\n\n| No | Recommendation |\n|---|---|\n| 1 | Train staff. |\n"
        found = extract(read_text(text.encode(), "a.txt"))
        assert [(i.text, i.number) for i in found.recommendations] == [("Train staff.", "1")]


class TestHtml:
    def test_menus_notices_and_scripts_are_left_out(self):
        page = b"""<!doctype html><html><head><title>T</title><script>var a = 'Scripted';</script>
            <style>p { color: red }</style></head><body><nav><ul><li>Menu</li></ul></nav>
            <div id="cookie-banner"><p>Cookies</p></div><main><p>Kept</p></main>
            <aside>Aside</aside><footer><p>Foot</p></footer></body></html>"""
        assert texts(page, "a.html") == ["Kept"]

    def test_a_page_is_not_lost_to_the_names_of_its_classes(self):
        page = b"""<html><body class="has-nav"><form id="aspnetForm">
            <header><h1>Child K</h1></header>
            <div class="content with-sidebar footer-below"><h2><button>Learning</button></h2>
            <p>Practitioners should ask about every adult who spends time in the home of a child,
            and should write down the answer that they are given. Records should say who was seen,
            who was not seen, and what the child said. Supervision should look at what is not known.
            The plan should name who will do what by when, in words that the family uses.</p></div>
            <div class="sidebar"><a href="/a">Other page</a><a href="/b">Another page</a></div>
            </form></body></html>"""
        assert [text[:13] for text in texts(page, "a.html")] == [
            "Child K",
            "Learning",
            "Practitioners",
        ]

    def test_broken_markup_is_read(self):
        page = b"<html><body><h2>Learning<p>One<ul><li>First point here<li>Second point here</body>"
        assert texts(page, "a.html") == ["Learning", "One", "First point here", "Second point here"]

    def test_line_breaks_make_lines_and_numbers_are_counted(self):
        page = (
            b"<html><body><p>First.<br>Second.</p><ol start='4'><li>Four</li><li>Five</li></ol>"
            b"</body></html>"
        )
        blocks = read_text(page, "a.html").blocks
        assert [(b.text, b.marker) for b in blocks] == [
            ("First.", None),
            ("Second.", None),
            ("Four", "4."),
            ("Five", "5."),
        ]

    def test_a_list_in_a_list_is_deeper(self):
        page = b"<html><body><ul><li>Outer<ul><li>Inner</li></ul></li></ul></body></html>"
        assert [(b.text, b.level) for b in read_text(page, "a.html").blocks] == [
            ("Outer", 0),
            ("Inner", 1),
        ]

    def test_nothing_outside_the_file_is_fetched(self):
        page = (
            b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>A &x; B</p>'
            b"</body></html>"
        )
        assert "root:" not in read_text(page, "a.html").text


class TestWord:
    def test_deleted_text_goes_and_inserted_text_stays(self):
        def build(document):
            paragraph = document.add_paragraph("The Board should ")
            ns = nsdecls("w")
            gone = (
                f'<w:del {ns} w:id="1" w:author="a"><w:r><w:delText>never</w:delText></w:r></w:del>'
            )
            new = f'<w:ins {ns} w:id="2" w:author="a"><w:r><w:t>audit</w:t></w:r></w:ins>'
            paragraph._p.append(parse_xml(gone))
            paragraph._p.append(parse_xml(new))

        assert texts(word(build), "a.docx") == ["The Board should audit"]

    def test_text_boxes_and_cells_of_layout_tables_are_read(self):
        def build(document):
            table = document.add_table(1, 2)
            table.cell(0, 0).text = "Background"
            inner = table.cell(0, 1).add_table(1, 1)
            inner.cell(0, 0).text = "Inside"
            box = (
                f"<w:r {nsdecls('w')}><w:pict><w:txbxContent><w:p><w:r><w:t>Boxed</w:t></w:r></w:p>"
                "</w:txbxContent></w:pict></w:r>"
            )
            document.add_paragraph("Host")._p.append(parse_xml(box))

        assert texts(word(build), "a.docx") == ["Background", "Inside", "Host", "Boxed"]

    def test_list_numbers_and_heading_levels_come_from_the_styles(self):
        def build(document):
            document.add_heading("Recommendations", 2)
            document.add_paragraph("First one here", "List Number")
            document.add_paragraph("Second one here", "List Number")
            document.add_paragraph("A bullet", "List Bullet 2")

        blocks = read_text(word(build), "a.docx").blocks
        assert blocks[0].heading == 2
        assert [b.marker for b in blocks[1:3]] == ["1.", "2."]
        assert blocks[3].marker == "•"

    def test_a_numbered_heading_style_is_a_heading_and_no_item(self):
        def build(document):
            document.add_heading("Recommendations", 1)
            document.add_paragraph("The Board should audit its plans.", "List Number")
            closing = document.add_heading("Thanks to families", 1)
            number = document.styles["List Number"].element.pPr.numPr
            closing._p.get_or_add_pPr().append(parse_xml(number.xml))
            document.add_paragraph("We thank the family.")

        found = extract(read_text(word(build), "a.docx"))
        assert [i.text for i in found.recommendations] == ["The Board should audit its plans."]

    def test_headers_and_footers_are_no_text_but_may_name_the_board(self):
        def build(document):
            document.sections[0].header.paragraphs[0].text = "Fenmarsh Safeguarding Adults Board"
            document.add_paragraph("The review found three things.")

        document = read_text(word(build), "a.docx")
        assert "Fenmarsh" not in document.text
        assert extract(document).board == "Fenmarsh Safeguarding Adults Board"


class TestPdf:
    LONG = "The Board should make sure that every agency which works with unborn children has a"

    def test_running_heads_and_page_numbers_go_and_a_cut_item_is_one(self):
        head, foot = (60, 815, "Review of Child K"), (280, 20, "Page {}")
        pages = [
            [
                head,
                (60, 700, "Recommendations"),
                (60, 80, "• " + self.LONG),
                (*foot[:2], "Page 1"),
            ],
            [head, (72, 770, "named lead for assessments before birth."), (*foot[:2], "Page 2")],
            [head, (60, 770, "Conclusion"), (*foot[:2], "Page 3")],
        ]
        found = extract(read_text(pdf(*pages), "a.pdf"))
        assert [i.text for i in found.recommendations] == [
            self.LONG + " named lead for assessments before birth."
        ]

    def test_words_broken_at_the_end_of_a_line(self):
        one = "The panel found that practitioners in all the services needed a shared under-"
        lines = [
            (60, 700, one),
            (
                60,
                686,
                "standing of risk, and that every one of the multi-agency meetings was multi-",
            ),
            (60, 672, "disciplinary."),
        ]
        text = read_text(pdf(lines), "a.pdf").text
        assert "shared understanding of risk" in text
        assert "multi-disciplinary" in text

    def test_two_columns_of_text_are_not_mixed(self):
        left = [(60, 700 - 14 * n, f"left words line {n} of the column here") for n in range(3)]
        right = [(330, 700 - 14 * n, f"right words line {n} of the column") for n in range(3)]
        text = read_text(pdf(left + right), "a.pdf").text
        assert text.index("left words line 2") < text.index("right words line 0")

    def test_a_scan_is_said_to_be_one(self):
        with pytest.raises(Unreadable, match="scan"):
            read_text(pdf([]), "a.pdf")

    def test_a_page_without_text_is_named(self):
        out = io.BytesIO()
        sheet = canvas.Canvas(out, pagesize=A4)
        sheet.drawString(60, 700, "Recommendations for the Board")
        sheet.showPage()
        sheet.rect(60, 60, 400, 600, fill=1)
        sheet.showPage()
        sheet.save()
        problems = read_text(out.getvalue(), "a.pdf").problems
        assert problems == ("No text on page 2: a picture or a scan. Read it yourself.",)

    def test_a_locked_file_is_refused_in_words(self):
        out = io.BytesIO()
        sheet = canvas.Canvas(out, encrypt="secret")
        sheet.drawString(60, 700, "Locked")
        sheet.save()
        with pytest.raises(Unreadable, match="locked with a password"):
            read_text(out.getvalue(), "a.pdf")
