"""One made document as plain text, a web page, a Word file and a PDF."""

import io
import textwrap
from html import escape

import docx
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

from tests.engines.extract.corpus.maker import Made
from tests.engines.extract.corpus.scenery import FOOT, NAV


def txt(made: Made, width: int | None = None) -> bytes:
    """Paragraphs on one line, or wrapped at `width` characters."""
    out = []
    for kind, *rest in made.elements:
        if kind in ("h", "p"):
            out.append(_wrapped(rest[-1], width, "", ""))
        elif kind in ("ul", "ol"):
            marks = ["•"] * len(rest[0]) if kind == "ul" else [f"{n}." for n in range(1, 99)]
            out += [
                _wrapped(f"{mark} {text}", width, "  ", "    ")
                for mark, text in zip(marks, rest[0], strict=False)
            ]
        else:
            rows = ["| " + " | ".join(row) + " |" for row in rest[0]]
            out.append("\n".join([rows[0], "|---" * len(rest[0][0]) + "|", *rows[1:]]))
    return "\n\n".join(out).encode()


def _wrapped(text: str, width: int | None, first: str, rest: str) -> str:
    if width is None:
        return first + text
    return textwrap.fill(text, width, initial_indent=first, subsequent_indent=rest)


def html(made: Made) -> bytes:
    body = []
    for kind, *rest in made.elements:
        if kind == "h":
            body.append(f"<h{rest[0]}>{escape(rest[1])}</h{rest[0]}>")
        elif kind == "p":
            body.append(f"<p>{escape(rest[0])}</p>")
        elif kind in ("ul", "ol"):
            items = "".join(f"<li>{escape(t)}</li>" for t in rest[0])
            body.append(f"<{kind}>{items}</{kind}>")
        else:
            rows = "".join(
                "<tr>" + "".join(f"<td>{escape(c)}</td>" for c in row) + "</tr>" for row in rest[0]
            )
            body.append(f"<table>{rows}</table>")
    nav = "".join(f"<li><a href='/x'>{t}</a></li>" for t in [*NAV, "Recommendations", "Learning"])
    foot = "".join(f"<li>{t}</li>" for t in FOOT)
    page = (
        "<!doctype html><html lang='en-GB'><head><meta charset='utf-8'><title>Review</title>"
        "<script>var recommendations = ['The Board should not see this'];</script></head><body>"
        f"<header><nav><ul>{nav}</ul></nav></header><div class='cookie-banner'><p>We use cookies."
        f"</p></div><main>{''.join(body)}</main><footer><ul>{foot}</ul></footer></body></html>"
    )
    return page.encode()


def word(made: Made) -> bytes:
    document = docx.Document()
    for kind, *rest in made.elements:
        if kind == "h":
            document.add_heading(rest[1], rest[0])
        elif kind == "p":
            document.add_paragraph(rest[0])
        elif kind in ("ul", "ol"):
            for text in rest[0]:
                document.add_paragraph(text, "List Bullet" if kind == "ul" else "List Number")
        else:
            table = document.add_table(0, len(rest[0][0]))
            for row in rest[0]:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text = text
    document.sections[0].footer.paragraphs[0].text = "Official"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def pdf(made: Made, size: float = 10.5) -> bytes:
    styles = getSampleStyleSheet()
    body = styles["BodyText"]
    body.fontSize, body.leading = size, size * 1.25
    flow = []
    for kind, *rest in made.elements:
        if kind == "h":
            flow.append(Paragraph(escape(rest[1]), styles[f"Heading{rest[0]}"]))
        elif kind == "p":
            flow.append(Paragraph(escape(rest[0]), body))
        elif kind in ("ul", "ol"):
            for n, text in enumerate(rest[0], 1):
                mark = "•" if kind == "ul" else f"{n}."
                flow.append(Paragraph(f"{mark} {escape(text)}", body))
        else:
            cells = [[Paragraph(escape(c), body) for c in row] for row in rest[0]]
            table = Table(cells, colWidths=_widths(rest[0]))
            table.setStyle(
                [("GRID", (0, 0), (-1, -1), 0.5, colors.grey), ("VALIGN", (0, 0), (-1, -1), "TOP")]
            )
            flow.append(table)
        flow.append(Spacer(1, 4))
    out = io.BytesIO()

    def edges(canvas, template) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(50, 810, "OFFICIAL - for publication")
        canvas.drawString(280, 25, f"Page {template.page}")

    SimpleDocTemplate(out, pagesize=A4, title="Review").build(flow, edges, edges)
    return out.getvalue()


def _widths(rows: list[list[str]]) -> list[float]:
    longest = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    shares = [min(max(n, 9), 60) for n in longest]
    return [450 * share / sum(shares) for share in shares]


FORMATS = {"txt": txt, "html": html, "docx": word, "pdf": pdf}
