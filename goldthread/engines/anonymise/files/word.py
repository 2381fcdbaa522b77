"""A Word document in, the same with pseudonyms out. What a reader does not see does not go along.

See docs/adr: tracked changes are accepted, comments and properties are left out, and the bytes that
were written are read again and checked.
"""

from collections import Counter

from goldthread.engines.anonymise.files import word_fields
from goldthread.engines.anonymise.files.attributes import Neutral, clean_attributes
from goldthread.engines.anonymise.files.boxes import boxes
from goldthread.engines.anonymise.files.labels import label
from goldthread.engines.anonymise.files.names import W, local
from goldthread.engines.anonymise.files.package import Package, Part, opened, reached, written
from goldthread.engines.anonymise.files.pictures import bare_pictures
from goldthread.engines.anonymise.files.properties import tidy_properties
from goldthread.engines.anonymise.files.renaming import plain_names, renumber
from goldthread.engines.anonymise.files.results import Notes, counted
from goldthread.engines.anonymise.files.spots import clean
from goldthread.engines.anonymise.files.walk import spots
from goldthread.engines.anonymise.files.word_changes import accept
from goldthread.engines.anonymise.files.word_parts import KEPT, LEFT_OUT, sort_out
from goldthread.engines.anonymise.files.word_tidy import mend, settings, tidy
from goldthread.engines.anonymise.files.word_told import hiding_styles, tell_what_is_hidden

_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def anonymise_word(data: bytes, name: str, notes: Notes) -> bytes:
    """The bytes of a .docx. Errors: Blocked."""
    package = opened(data, name)
    main = package.main()
    main.type = _MAIN
    comments = _comments(package, main)
    sort_out(package, notes, LEFT_OUT, KEPT)
    tidy_properties(package)
    names, counts = Neutral(), Counter[str]()
    parts = [part for part in reached(package) if part.root is not None]
    for part in parts:
        _clean(part, package, notes, names, counts)
    hiding = {style for part in parts for style in hiding_styles(part.root)}
    for part in parts:
        tell_what_is_hidden(part.root, hiding, notes)
    _say(counts, comments, notes)
    bare_pictures(package, notes)
    plain_names(package, notes)
    return written(package)


def _clean(
    part: Part, package: Package, notes: Notes, names: Neutral, counts: Counter[str]
) -> None:
    counts["changes"] += accept(part.root)
    tidy(part, notes)
    if part.root.tag == f"{W}settings":
        settings(part.root)
    counts["fields"] += word_fields.settle(part.root, notes)
    mend(part, package.name)
    renumber(part, notes)
    clean(spots(part.root, label(part.name)), notes)
    clean(boxes(part.root, label(part.name)), notes)
    clean_attributes(part.root, label(part.name), notes, names)


def _comments(package: Package, main: Part) -> int:
    parts = [package.parts[k.target] for k in main.links if k.target in package.parts]
    return sum(
        len(part.root.findall(f"{W}comment"))
        for part in parts
        if part.root is not None and local(part.root.tag) == "comments"
    )


def _say(counts: Counter[str], comments: int, notes: Notes) -> None:
    if counts["changes"]:
        said = counted(counts["changes"], "tracked change was", "tracked changes were")
        notes.say(f"{said} accepted: words taken out are gone, words added are text.")
    if comments:
        notes.say(f"{counted(comments, 'comment was', 'comments were')} left out.")
    if counts["fields"]:
        said = counted(counts["fields"], "field is its words", "fields are their words")
        notes.say(f"{said} now and will not be worked out anew.")
