"""A chronology as a PDF that a screen reader can read (PDF/UA-1): titled, tagged, headings again.

Typst refuses what is not accessible. Texts go to it as data and never as markup.
"""

import json
import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

from goldthread.engines.chronology.rows_out import Sheet

_LAYOUT = Path(__file__).with_name("out_pdf.typ")
# What the fonts that typst brings can draw. It refuses a whole document for one other letter.
_DRAWN = re.compile(
    "[\n\t\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u04ff\u1e00-\u1fff\u2010-\u2027"
    "\u2030-\u2040\u20a0-\u20bf\u2100-\u211e\u2122\u2190-\u22ff\u2500-\u25ff\ufb00-\ufb06\ufffd]"
)
_ODD = re.compile("[^\n\x20-\x7e\xa0-\xac\xae-\u02ff\u2018-\u201d\u2013\u2014\u2026\u20ac]")


def as_pdf(title: str, face: Sequence[tuple[str, str]], of: Sequence[Sheet], running: str) -> bytes:
    """`face`: what is said first, as pairs of what it is and the words. `running`: what stands at
    the head of every page."""
    said = {
        "title": title,
        "running": running,
        "face": [list(map(_shown, pair)) for pair in face],
        "sheets": [_sheet(one) for one in of],
    }
    with TemporaryDirectory(prefix="goldthread-pdf-") as folder:
        root = Path(folder)
        (root / "said.json").write_text(json.dumps(said), encoding="utf-8")
        (root / "layout.typ").write_bytes(_LAYOUT.read_bytes())
        made: bytes = typst.compile(
            str(root / "layout.typ"), root=folder, format="pdf", pdf_standards=["ua-1"],
            ignore_system_fonts=True,
        )  # fmt: skip
    return made


def _sheet(of: Sheet) -> dict[str, object]:
    return {
        "title": of.title,
        "says": of.says,
        "headings": of.headings,
        "widths": of.widths,
        "rows": [[_shown(cell) for cell in row] for row in of.rows],
    }


def _shown(cell: str | date) -> str:
    return f"{cell.day} {cell:%B %Y}" if isinstance(cell, date) else drawable(cell)


def drawable(text: str) -> str:
    """Letters for which there is no shape are named: “[grinning face]”. Invisible ones go."""
    if text.isascii() and text.isprintable():
        return text
    return _ODD.sub(_named, unicodedata.normalize("NFC", text.replace("\r\n", "\n")))


def _named(found: re.Match[str]) -> str:
    letter = found[0]
    kind = unicodedata.category(letter)
    if kind != "Cn" and _DRAWN.match(letter):
        return letter
    if kind in ("Cc", "Cf", "Mn", "Me"):
        return "\n" if letter == "\r" else ""
    if kind[0] == "Z":
        return " "
    return f"[{unicodedata.name(letter, f'letter {ord(letter):x}').lower()}]"
