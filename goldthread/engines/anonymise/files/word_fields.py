"""Fields: those that only count pages or make contents stay, of the rest only their words.

A field's instruction can hold a name, an address or a file's path, and most are worked out anew
from somewhere else when the document is opened. (ECMA-376, 17.16.)
"""

import re
from dataclasses import dataclass, field
from typing import Any

from goldthread.engines.anonymise.files.names import W
from goldthread.engines.anonymise.files.results import Notes
from goldthread.engines.anonymise.files.word_changes import drop, unwrap

_KEPT = {"PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "TOC", "PAGEREF", "REF", "NOTEREF", "SEQ"}
_PLAIN = re.compile(r'[\w\s\\"*@:;,.&/#%?=~+-]*', re.ASCII)


@dataclass
class _Field:
    marks: list[Any] = field(default_factory=list)
    instructions: list[Any] = field(default_factory=list)
    says: bool = True  # until its result begins

    @property
    def instruction(self) -> str:
        return "".join(one.text or "" for one in self.instructions)


def settle(root: Any, notes: Notes) -> int:
    """Unlinks every field of the part that does not stay. How many."""
    done = 0
    for one in list(root.iter(f"{W}fldSimple")):
        if not _stays(one.get(f"{W}instr", ""), notes):
            done += 1
            unwrap(one)
        for data in one.findall(f"{W}fldData"):
            drop(data)
    for one in _fields(root):
        stays = one.instructions and len(one.marks) > 1 and _stays(one.instruction, notes)
        for mark in one.marks:
            for child in list(mark):
                mark.remove(child)  # a form's names, help texts and choices
        if not stays:
            done += 1
            for part in (*one.marks, *one.instructions):
                drop(part)
    return done


def _fields(root: Any) -> list[_Field]:
    """Every field, the outer before the inner; one that is never ended or never begun as well."""
    found: list[_Field] = []
    open_: list[_Field] = []
    for element in root.iter(f"{W}fldChar", f"{W}instrText", f"{W}delInstrText"):
        if element.tag != f"{W}fldChar":
            if not open_:
                found.append(_Field(instructions=[element]))
            elif open_[-1].says:
                open_[-1].instructions.append(element)
            else:
                open_[-1].marks.append(element)  # an instruction in a result is not for reading
            continue
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            open_.append(_Field())
            found.append(open_[-1])
        elif not open_:
            found.append(_Field())
            found[-1].marks.append(element)
            continue
        open_[-1].marks.append(element)
        open_[-1].says = open_[-1].says and kind == "begin"
        if kind == "end":
            open_.pop()
    for one in open_:  # never ended: nothing of it may stay
        one.instructions, one.marks = [], one.marks + one.instructions
    return found


def _stays(instruction: str, notes: Notes) -> bool:
    words = instruction.split()
    inside = [word.upper() for word in words[:2]] == ["HYPERLINK", "\\L"]
    if not words or not (inside or words[0].upper() in _KEPT) or not _PLAIN.fullmatch(instruction):
        return False
    return not any(one.status != "suggested" for one in notes.known.find(instruction))
