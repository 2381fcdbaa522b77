"""A frozen chronology as bytes: JSON in one fixed form, in parts, and its digest.

Keys stand in order, nothing is spaced, text is UTF-8, and each item of a list has a line to itself.
So the same facts give the same bytes, and a page of entries needs one part of many.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

PER_PART = 200  # items to a part
LISTS = ("conflicts", "entries", "links")  # in the order of their names, like every key
Facts = Mapping[str, Any]


@dataclass(frozen=True)
class Part:
    """Some bytes of the document. `kind`: the list its lines are of, "" around the lists."""

    kind: str
    first: int
    refs: Sequence[str]
    lines: int
    content: bytes


def written(facts: object) -> bytes:
    """JSON in the one fixed form."""
    text = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


def parts(head: Facts, lists: Mapping[str, Iterable[Facts]]) -> Iterator[Part]:
    """The document in order: {"chronology": head, "conflicts": [...], "entries": [...], ...}."""
    yield _frame(b'{"chronology":' + written(head))
    for name in LISTS:
        yield _frame(f',"{name}":[\n'.encode())
        yield from _lines(name, lists[name])
        yield _frame(b"]")
    yield _frame(b"}\n")


def digest(contents: Iterable[bytes]) -> str:
    """SHA-256, in hex, of all the bytes in their order."""
    whole = hashlib.sha256()
    for content in contents:
        whole.update(content)
    return whole.hexdigest()


def items(content: bytes) -> list[dict[str, Any]]:
    """What stands in a part of a list. ValueError where it was damaged."""
    found: list[dict[str, Any]] = json.loads(b"[" + content.strip(b",\n") + b"]")
    return found


def head_of(content: bytes) -> dict[str, Any]:
    """The head, from the first part. ValueError where it was damaged."""
    found: dict[str, Any] = json.loads(content + b"}")["chronology"]
    return found


def _frame(content: bytes) -> Part:
    return Part("", 0, (), 0, content)


def _lines(kind: str, facts: Iterable[Facts]) -> Iterator[Part]:
    """Each line begins with the comma that parts it from the one before."""
    first, waiting, refs = 0, bytearray(), []
    count = 0
    for one in facts:
        waiting += (b"," if first + count else b"") + written(one) + b"\n"
        refs.append(one.get("ref", ""))
        count += 1
        if count == PER_PART:
            yield Part(kind, first, tuple(refs), count, bytes(waiting))
            first, waiting, refs, count = first + count, bytearray(), [], 0
    if count:
        yield Part(kind, first, tuple(refs), count, bytes(waiting))
