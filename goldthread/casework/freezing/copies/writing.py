"""A copy of a chronology as Word, Excel, CSV, JSON or PDF. Each says on its face what it is."""

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import chain
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from goldthread.casework.freezing.copies.source import Source
from goldthread.engines.chronology import out_excel, out_pdf, out_word
from goldthread.engines.chronology.rows_out import Sheet
from goldthread.engines.documents import tables
from goldthread.rules.dayspans import between_written

FORMATS = {"docx": "Word", "xlsx": "Excel", "csv": "CSV", "json": "JSON", "pdf": "PDF"}
MOST = {"pdf": 4000, "docx": 50_000}  # entries: more would take minutes, or open in no program
TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "pdf": "application/pdf",
}
IN_MEMORY = 5_000_000  # bytes; more go to a temporary file
SAYS = "Entries in date order, those without a date last."
Values = dict[str, Any]
Cell = str | date
Column = tuple[str, int, Callable[[Values], Cell]]


def too_many(form: str, count: int) -> str:
    """Why so many entries do not go into a file of this kind; "" where they do."""
    most = MOST.get(form)
    if most is None or count <= most:
        return ""
    others = "Excel, CSV or JSON" if form == "docx" else "Word, Excel, CSV or JSON"
    return (
        f"A {FORMATS[form]} copy holds at most {most:,} entries, and these are {count:,}. Narrow "
        f"the list with its filters, or choose {others}."
    )


def as_file(source: Source) -> IO[bytes]:
    """Word, Excel or PDF, at its start. Callers have asked `too_many`."""
    target: IO[bytes] = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - handed on open
    form = source.wanted.form
    if form == "xlsx":
        out_excel.write_sheets(source.title, source.face, [_sheet(source, _WIDE)], target)
    elif form == "docx":
        sheet = _sheet(source, _WORD)
        out_word.write_sheets(source.title, source.face, [sheet], target, source.running)
    else:
        sheet = _sheet(source, _NARROW)
        target.write(out_pdf.as_pdf(source.title, source.face, [sheet], source.running))
    target.seek(0)
    return target


def as_csv(source: Source) -> Iterator[str]:
    """What it is first, a line each, then an empty line, the headings and the entries."""
    columns = _columns(source, _WIDE)
    rows: Iterable[tuple[object, ...]] = chain(
        source.face,
        [(), tuple(heading for heading, _, _ in columns)],
        _rows(source, columns),
    )
    return tables.as_csv(("Combined chronology", source.running), rows)


def as_json(source: Source) -> Iterator[str]:
    """The shape of docs/schemas/chronology-copy.schema.json, a line for each item."""
    about = {
        "format": "goldthread chronology copy 1",
        "review": source.review.code,
        "version": source.frozen.number if source.frozen else None,
        "sha256": source.frozen.sha256 if source.frozen else None,
        "pseudonyms": source.wanted.pseudonyms,
        "count": source.count,
        "face": [{"name": name, "words": words} for name, words in source.face],
    }
    yield '{"about": ' + _written(about)
    head = source.stands.head
    for name in ("agencies", "episodes", "silences"):
        yield from _listed(name, map(source.told, head[name]))
    here: set[str] = set()
    yield from _listed("entries", _noting(source.entries, here))
    for name, rows in (("links", source.stands.links), ("conflicts", source.stands.conflicts)):
        between = (
            one for one in rows if here.issuperset((one["one_identity"], one["other_identity"]))
        )
        yield from _listed(name, map(source.told, between))
    yield "}\n"


def _noting(entries: Iterable[Values], here: set[str]) -> Iterator[Values]:
    for one in entries:
        here.add(one["identity"])
        yield one


def _listed(name: str, rows: Iterable[Values]) -> Iterator[str]:
    yield f',\n"{name}": ['
    comma = "\n "
    for one in rows:
        yield comma + _written(one)
        comma = ",\n "
    yield "]"


_written = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode


def _day(text: str | None) -> Cell:
    return date.fromisoformat(text) if text else ""


def _doubt(one: Values) -> str:
    """How wide a doubtful date is, beside the date as it was written."""
    said = []
    if one["earliest"] and one["earliest"] != one["latest"]:
        said.append(between_written(one["earliest"], one["latest"]))
    if one["uncertain"]:
        said.append("date doubtful")
    if one["inferred"]:
        said.append("part of the date is inferred")
    return "; ".join(said)


def _when(one: Values) -> str:
    return _joined(one["date_text"] or "No date", one["time"], _doubt(one))


def _others(one: Values) -> str:
    return "\n".join(f"{name}: {words}" for name, words in one["other"].items() if words)


def _beside(one: Values) -> str:
    suggested = {"suggested": " (suggested)"}
    return ", ".join(f"{x['ref']}{suggested.get(x['standing'], '')}" for x in one["beside"])


def _from(one: Values) -> str:
    if not one["file"]:
        return "typed"
    return ", ".join(filter(None, [one["file"], one["table"], f"row {one['row']}"]))


def _notes(one: Values) -> str:
    return "\n".join(f"{note['text']} ({note['by']})" for note in one["notes"])


def _joined(*words: str) -> str:
    return "\n".join(filter(None, words))


def _labelled(label: str, words: str) -> str:
    return f"{label}: {words}" if words else ""


def _of(name: str) -> Callable[[Values], Cell]:
    return lambda one: str(one[name] or "")


def _documents(one: Values) -> str:
    """Versions that were frozen before documents could be attached hold none."""
    return "\n".join(document_words(each) for each in one.get("documents", ()))


def document_words(one: Values) -> str:
    where = f"{one['title']}, page {one['page']}" if one["page"] else one["title"]
    return f"{where}: {one['words']}" if one["words"] else where


_NOTES: Column = ("Reviewers’ comments", 24, _notes)
_TAGS: Column = ("Tags", 14, lambda one: ", ".join(one["tags"]))
_WIDE: tuple[Column, ...] = (
    ("Entry", 14, _of("ref")),
    ("Date as written", 16, _of("date_text")),
    ("Earliest", 14, lambda one: _day(one["earliest"])),
    ("Latest", 14, lambda one: _day(one["latest"])),
    ("Time", 7, _of("time")),
    ("Doubt", 20, _doubt),
    ("Agency", 20, _of("agency")),
    ("Source", 16, _of("source")),
    ("What happened", 60, _of("event")),
    ("Response", 36, _of("response")),
    ("Agency’s own comment", 28, _of("comment")),
    ("Whom it is about", 16, _of("about")),
    ("Other columns", 24, _others),
    ("Documents", 20, _documents),
    _NOTES,
    _TAGS,
    ("Key episodes", 10, lambda one: ", ".join(one["episodes"])),
    ("One occurrence with", 18, _beside),
    ("Accounts differ about", 12, lambda one: ", ".join(one["conflicts"])),
    ("Version sent", 8, lambda one: str(one["version"])),
    ("Came from", 20, _from),
)
_WORD: tuple[Column, ...] = (
    ("Entry", 11, _of("ref")),
    ("When", 13, _when),
    ("Agency and source", 15, lambda one: _joined(one["agency"], one["source"])),
    (
        "What happened",
        46,
        lambda one: _joined(
            _labelled("About", one["about"]),
            one["event"],
            _others(one),
            _labelled("Documents", _documents(one)),
        ),
    ),
    ("Response", 24, _of("response")),
    ("Agency’s own comment", 18, _of("comment")),
    _NOTES,
    _TAGS,
    (
        "One occurrence with",
        13,
        lambda one: _joined(_beside(one), _labelled("Differ about", ", ".join(one["conflicts"]))),
    ),
)
# Few columns, so that a page is wide enough to read: each holds what belongs together.
_NARROW: tuple[Column, ...] = (
    ("When", 18, _when),
    ("Who wrote it", 22, lambda one: _joined(one["agency"], one["ref"], one["source"])),
    (
        "What was written",
        64,
        lambda one: _joined(
            _labelled("About", one["about"]),
            one["event"],
            _labelled("Response", one["response"]),
            _others(one),
            _labelled("The agency’s own comment", one["comment"]),
            _labelled("Documents", _documents(one)),
        ),
    ),
    (
        "What the review says",
        28,
        lambda one: _joined(
            _notes(one),
            _labelled("Tags", ", ".join(one["tags"])),
            _labelled("In", ", ".join(one["episodes"])),
            _labelled("One occurrence with", _beside(one)),
            _labelled("Accounts differ about", ", ".join(one["conflicts"])),
        ),
    ),
)


def _columns(source: Source, of: tuple[Column, ...]) -> list[Column]:
    left_out = {_NOTES[0]: source.wanted.notes, _TAGS[0]: source.wanted.tags}
    return [column for column in of if left_out.get(column[0], True)]


def _rows(source: Source, columns: list[Column]) -> Iterator[tuple[Cell, ...]]:
    for one in source.entries:
        yield tuple(value(one) for _, _, value in columns)


def _sheet(source: Source, of: tuple[Column, ...]) -> Sheet:
    columns = _columns(source, of)
    headings, widths = (tuple(part) for part in list(zip(*columns, strict=True))[:2])
    return Sheet("Entries", SAYS, headings, widths, _rows(source, columns))
