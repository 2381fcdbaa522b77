"""An Excel workbook in, the same with pseudonyms out: values and looks stay, workings do not."""

from goldthread.engines.anonymise.files.attributes import Neutral, clean_attributes
from goldthread.engines.anonymise.files.excel_book import Book, book_of
from goldthread.engines.anonymise.files.excel_parts import KEPT, LEFT_OUT, PIVOTS
from goldthread.engines.anonymise.files.excel_sheets import renamed, tidy_sheet, tidy_workbook
from goldthread.engines.anonymise.files.names import R, S, local
from goldthread.engines.anonymise.files.package import Package, Part, opened, reached, written
from goldthread.engines.anonymise.files.pictures import bare_pictures
from goldthread.engines.anonymise.files.properties import tidy_properties
from goldthread.engines.anonymise.files.renaming import plain_names, renumber
from goldthread.engines.anonymise.files.results import Blocked, Notes, counted
from goldthread.engines.anonymise.files.spots import clean
from goldthread.engines.anonymise.files.word_parts import sort_out
from goldthread.engines.anonymise.files.word_tidy import mend, tidy

_MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def anonymise_workbook(data: bytes, name: str, notes: Notes) -> bytes:
    """The bytes of an .xlsx. Errors: Blocked."""
    package = opened(data, name)
    main = package.main()
    main.type = _MAIN
    if any(link.kind in PIVOTS for part in package.parts.values() for link in part.links):
        raise Blocked(
            f"{name} holds a pivot table or a data model, which keeps its own copy of all rows. "
            "Copy what it shows as values into a new sheet, delete it, and try again. Nothing was "
            "written."
        )
    _say_comments(package, notes)
    sort_out(package, notes, LEFT_OUT, KEPT)
    tidy_properties(package)
    book, names = book_of(package), Neutral()
    given = tidy_workbook(main.root, notes)
    for part in list(reached(package)):
        if part.root is not None:
            _tidy(part, book, given, notes)
            mend(part, package.name)
            renumber(part, notes)
            clean(book.boxes(part), notes)
            clean(book.spots(part), notes)
            clean_attributes(part.root, book.place(part), notes, names)
    _tables(package)
    bare_pictures(package, notes)
    plain_names(package, notes)
    return written(package)


def _tidy(part: Part, book: Book, given: dict[str, str], notes: Notes) -> None:
    root = part.root
    tidy(part, notes)
    if root.tag == f"{S}worksheet":
        tidy_sheet(part, book, notes)
    elif root.tag == f"{S}table":
        _tidy_table(part, notes)
    elif root.tag == f"{S}sst":
        for sounds in list(root.iter(f"{S}rPh", f"{S}phoneticPr")):
            sounds.getparent().remove(sounds)
    for formula in root.iter():
        if local(formula.tag) == "f" and formula.text:
            formula.text = renamed(formula.text, given)
        if isinstance(formula.tag, str):
            formula.attrib.pop("textlink", None)
            formula.attrib.pop("macro", None)


def _say_comments(package: Package, notes: Notes) -> None:
    number = sum(
        len(list(part.root.iter(f"{S}comment")))
        for part in package.parts.values()
        if part.root is not None
    )
    if number:
        notes.say(f"{counted(number, 'note on a cell was', 'notes on cells were')} left out.")


def _tidy_table(part: Part, notes: Notes) -> None:
    """A heading that names somebody marks the table: its columns must have the cells' words."""
    root = part.root
    for gone in [e for e in root.iter() if local(e.tag) in {
        "calculatedColumnFormula", "totalsRowFormula", "filterColumn", "sortState", "extLst",
        "xmlColumnPr"}]:  # fmt: skip
        gone.getparent().remove(gone)
    named = [one.get("name", "") for one in root.iter(f"{S}tableColumn")]
    if any(one.status == "replaced" for name in named for one in notes.known.find(name)):
        part.type = ""
        notes.say("A table with somebody's name in a heading lost its filter buttons and stripes.")


def _tables(package: Package) -> None:
    """Takes away the tables that were marked."""
    for part in package.parts.values():
        gone = {
            link.id for link in part.links
            if link.kind == "table" and not package.parts[link.target].type
        }  # fmt: skip
        if not gone:
            continue
        part.links = [link for link in part.links if link.id not in gone]
        for one in list(part.root.iter(f"{S}tablePart")):
            if one.get(f"{R}id") in gone:
                one.getparent().remove(one)
        for one in list(part.root.iter(f"{S}tableParts")):
            if len(one):
                one.set("count", str(len(one)))
            else:
                one.getparent().remove(one)
