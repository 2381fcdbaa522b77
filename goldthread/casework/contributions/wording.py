"""A return as a Word document, and what came back compared with what stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from goldthread.casework.contributions import snapshots
from goldthread.casework.contributions.models import Known, Return
from goldthread.casework.contributions.sections import Holds, Part, parts
from goldthread.casework.contributions.snapshots import Frozen
from goldthread.casework.contributions.writing import texts
from goldthread.engines.documents.manuscript_blocks import (
    Block,
    Blocks,
    Heading,
    Run,
    Runs,
    Table,
    plain,
    text_of,
    tidy,
)
from goldthread.engines.documents.manuscript_diff import Change, compare, differs
from goldthread.engines.documents.manuscript_in import as_blocks
from goldthread.engines.documents.manuscript_marks import parse, unparse
from goldthread.engines.documents.manuscripts import (
    Manuscript,
    Outline,
    Section,
    Unplaced,
    read,
    write,
)

HEADINGS = {
    Holds.FINDINGS: ("No.", "Finding", "Known then or known now", "Line of enquiry", "Shown where"),
    Holds.GOOD_PRACTICE: (
        "No.", "Good practice", "Known then or known now", "Line of enquiry", "Shown where",
    ),
    Holds.RECOMMENDATIONS: (
        "No.", "Recommendation", "Follows from", "What will be different", "What would prove it",
        "By when",
    ),
}  # fmt: skip
ADDED_IN_WORD = (
    "Rows that you add here without a number become new records when you bring the file in. "
    "Change and take out the numbered ones in the browser."
)


def outline(of: Return) -> list[Outline]:
    """The sections as the template prints them, with what is asked in each."""
    return [
        part.outline
        if part.holds == Holds.TEXT
        else Outline(part.id, part.title, (*part.guidance, ADDED_IN_WORD))
        for part in parts(of)
    ]


def template(of: Return) -> bytes:
    """The draft as it stands, as Word; an empty one is the template."""
    now = texts(of)
    sections = []
    for part, one in zip(parts(of), outline(of), strict=True):
        if part.holds == Holds.TEXT:
            blocks = parse(now[part.id].text if part.id in now else part.start)
        else:
            rows = [snapshots.as_values(row) for row in snapshots.standing_records(of, part.holds)]
            blocks = (_records_table(part.holds, rows, empty=3),)
        sections.append(Section(one, blocks))
    return write(
        Manuscript(
            title=_title(of),
            reference=f"return:{of.pk}",
            sections=tuple(sections),
            lead=(
                "Official-Sensitive. Write under the headings and leave the headings as they are: "
                "they lead your text back to its place.",
                "Use the codes for people and never a name.",
            ),
        )
    )


def as_sent(of: Return, frozen: Frozen) -> bytes:
    """What was signed and sent, as Word, without guidance."""
    sections = []
    for one in frozen.sections:
        blocks = parse(one["text"])
        if rows := frozen.records.get(one["holds"]):
            blocks = (*blocks, _records_table(Holds(one["holds"]), rows))
        sections.append(Section(Outline(one["id"], one["title"]), blocks))
    return write(Manuscript(_title(of), f"return:{of.pk}", tuple(sections)))


def _title(of: Return) -> str:
    kind = of.get_kind_display()
    return f"{kind[0].upper()}{kind[1:]}: {of.organisation}, review {of.review.code}"


def _records_table(holds: Holds, rows: Sequence[dict[str, Any]], empty: int = 0) -> Table:
    """Records as a table: one in each row, and some rows to write in."""
    lines = [_row_of(holds, row) for row in rows]
    wide = len(HEADINGS[holds])
    cells = [HEADINGS[holds], *lines, *([("",) * wide] * empty)]
    return Table(tuple(tuple(tidy([Run(words)]) for words in line) for line in cells))


def _row_of(holds: Holds, row: dict[str, Any]) -> tuple[str, ...]:
    if holds == Holds.RECOMMENDATIONS:
        return (row["code"], row["text"], row["because"], row["expected_change"],
                row["proof_wanted"], row["due"])  # fmt: skip
    known = Known(row["known"]).label if row["known"] else ""
    return (row["code"], row["text"], known, str(row["line"] or ""), row["evidence"])


@dataclass(frozen=True)
class Compared:
    """One section of a Word file beside what stands in the browser."""

    part: Part
    version: int
    text: str
    changes: list[Change]
    new_records: list[dict[str, Any]]

    @property
    def changed(self) -> bool:
        return bool(self.changes) or bool(self.new_records)


@dataclass(frozen=True)
class Understood:
    """A Word file as it was understood."""

    manuscript: Manuscript
    sections: list[Compared]
    unplaced: list[Unplaced]
    problems: list[str]

    @property
    def changed(self) -> list[Compared]:
        return [one for one in self.sections if one.changed]


def understand(of: Return, data: bytes, placed: dict[int, str] | None = None) -> Understood:
    """Read a file and compare it. `placed`: for each unplaced stretch, the section to put it at
    the end of ("" for nowhere). Errors: Unreadable."""
    manuscript = read(data, outline(of))
    now, problems = texts(of), list(manuscript.problems)
    if manuscript.reference.startswith("return:") and manuscript.reference != f"return:{of.pk}":
        problems.insert(0, "This file was made for another return. Check that it is the right one.")
    more: dict[str, Blocks] = {}
    for at, stretch in enumerate(manuscript.unplaced):
        where = (placed or {}).get(at, stretch.after)
        if where:
            more[where] = (*more.get(where, ()), *as_blocks(stretch))
    sections = []
    for part in parts(of):
        found = manuscript.section(part.id)
        blocks = (*(found.blocks if found else ()), *more.get(part.id, ()))
        row = now.get(part.id)
        if part.holds == Holds.TEXT:
            was = parse(row.text if row else "")
            if not row and blocks == parse(part.start):
                blocks = ()
            changes = compare(was, blocks) if differs(was, blocks) else []
            sections.append(Compared(part, row.version if row else 0, unparse(blocks), changes, []))
        else:
            new, differing = _new_records(of, part.holds, blocks)
            sections.append(Compared(part, 0, "", [], new))
            problems += differing
    return Understood(manuscript, sections, list(manuscript.unplaced), problems)


def _new_records(
    of: Return, holds: Holds, blocks: Sequence[Block]
) -> tuple[list[dict[str, Any]], list[str]]:
    """Rows and paragraphs that are no record yet; and a sentence for each record that reads
    differently in Word, where it cannot be changed."""
    rows = snapshots.standing_records(of, holds)
    known, codes = {_folded(row.text) for row in rows}, {row.code for row in rows}
    lines = {str(line.number): line for line in of.lines.all()}
    found: list[dict[str, Any]] = []
    differing = []
    for block in blocks:
        if isinstance(block, Heading):
            continue
        if not isinstance(block, Table):
            found.append(_record(holds, text_of(block), {}, lines, getattr(block, "known", "")))
            continue
        for row in block.rows[1 if block.header else 0 :]:
            cells = dict(zip(HEADINGS[holds], (_cell(one) for one in row), strict=False))
            code, text = cells.get("No.", ""), cells.get(HEADINGS[holds][1], "")
            if code not in codes:
                found.append(_record(holds, text, cells, lines, ""))
            elif _folded(text) not in known:
                differing.append(
                    f"{code} reads differently in the file. It is not taken over: change it in the "
                    "browser."
                )
    return [one for one in found if one["text"] and _folded(one["text"]) not in known], differing


def _folded(words: str) -> str:
    return " ".join(words.split())


def _cell(runs: Runs) -> str:
    return plain(runs).strip()


def _record(
    holds: Holds, text: str, cells: dict[str, str], lines: dict[str, Any], known: str
) -> dict[str, Any]:
    if holds == Holds.RECOMMENDATIONS:
        return {
            "text": text,
            "expected_change": cells.get("What will be different", ""),
            "proof_wanted": cells.get("What would prove it", ""),
        }
    now = known == Known.NOW or "now" in cells.get("Known then or known now", "").lower()
    return {
        "text": text,
        "known": Known.NOW.value if now else Known.THEN.value,
        "line": lines.get(cells.get("Line of enquiry", "").rstrip(".")),
        "evidence": cells.get("Shown where", ""),
    }
