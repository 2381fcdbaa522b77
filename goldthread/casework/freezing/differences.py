"""What is different between two standings of a combined chronology, in plain values.

Either may be a frozen version or the list as it stands now: both give `head`, `entries`, `links`
and `conflicts`. Entries are read one after another, so that 100,000 are never held at once.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from goldthread.engines.documents.manuscript_diff import Piece, pieces
from goldthread.rules.dayspans import between_written

Values = dict[str, Any]
# What an agency wrote, with what each is called on the page.
WORDS = {
    "date_text": "Date",
    "time": "Time",
    "about": "Whom it is about",
    "source": "Source",
    "event": "What happened",
    "response": "Response",
    "comment": "The agency’s own comment",
}
WRITTEN = (*WORDS, "other", "earliest", "latest", "uncertain")
LINKS = {
    "accepted": "accepted as one occurrence",
    "rejected": "rejected: not one occurrence",
    "suggested": "suggested",
    "": "no longer between entries that stand",
}


class Stands(Protocol):
    """A frozen version, or the list as it stands now."""

    @property
    def head(self) -> Values: ...
    @property
    def entries(self) -> Iterator[Values]: ...
    @property
    def links(self) -> list[Values]: ...
    @property
    def conflicts(self) -> list[Values]: ...


@dataclass(frozen=True)
class ChangedEntry:
    """An entry that says something else. `fields`: what each is called, with its pieces."""

    old: Values
    new: Values

    @property
    def fields(self) -> list[tuple[str, list[Piece]]]:
        found = [
            (label, list(pieces(self.old[name], self.new[name])))
            for name, label in WORDS.items()
            if self.old[name] != self.new[name]
        ]
        was, now = self.old["other"], self.new["other"]
        for name in sorted({*was, *now}):
            a, b = str(was.get(name, "")), str(now.get(name, ""))
            if a != b:
                found.append((name, list(pieces(a, b))))
        if not found:
            found.append(("Read as", list(pieces(_day(self.old), _day(self.new)))))
        return found


@dataclass(frozen=True)
class Difference:
    """`said` holds the sentences of each further heading, added first, then taken away."""

    added: list[Values] = field(default_factory=list)
    removed: list[Values] = field(default_factory=list)
    changed: list[ChangedEntry] = field(default_factory=list)
    said: dict[str, list[str]] = field(default_factory=dict)

    @property
    def counts(self) -> list[tuple[str, int, str]]:
        """What, how many, and where on the page."""
        found = [
            ("Entries added", len(self.added), "entries"),
            ("Entries removed", len(self.removed), "entries"),
            ("Entries changed", len(self.changed), "entries"),
        ]
        return found + [(name, len(rows), anchor(name)) for name, rows in self.said.items()]

    @property
    def is_empty(self) -> bool:
        return not any(number for _, number, _ in self.counts)

    @property
    def entries(self) -> list[tuple[str, Any]]:
        """Every entry that differs, for a list that is paged."""
        return [
            *(("changed", one) for one in self.changed),
            *(("added", one) for one in self.added),
            *(("removed", one) for one in self.removed),
        ]


def anchor(name: str) -> str:
    return name.lower().replace(" ", "-").replace("’", "")


def compare(old: Stands, new: Stands) -> Difference:
    """What became of `old` until `new`."""
    was_head, now_head = old.head, new.head
    before = {one["identity"]: _hash(one) for one in old.entries}
    added, other, notes, there = [], {}, _Notes(), set()
    for one in new.entries:
        identity = one["identity"]
        there.add(identity)
        notes.add(one, 1)
        if identity not in before:
            added.append(one)
        elif before[identity] != _hash(one):
            other[identity] = one
    removed, changed = [], []
    for one in old.entries:
        notes.add(one, 0)
        if one["identity"] in other:
            changed.append(ChangedEntry(one, other[one["identity"]]))
        elif one["identity"] not in there:
            removed.append(one)
    said = {
        "Links": _links(old.links, new.links),
        "Conflicts": _conflicts(old.conflicts, new.conflicts),
        "Comments": notes.comments,
        "Tags": notes.tags,
        "Documents": notes.documents,
        "Key episodes": _episodes(was_head["episodes"], now_head["episodes"]),
        "Silences": _silences(was_head["silences"], now_head["silences"]),
        "Agencies": _agencies(was_head["agencies"], now_head["agencies"]),
    }
    return Difference(added, removed, changed, said)


def _hash(one: Values) -> bytes:
    said = repr([one[name] for name in WRITTEN if name != "other"] + sorted(one["other"].items()))
    return hashlib.sha256(said.encode()).digest()[:16]


def _day(one: Values) -> str:
    first, last = one["earliest"], one["latest"]
    said = between_written(first, last) if first and last else "no date"
    return f"{said}, doubtful" if one["uncertain"] else said


class _Notes:
    """Comments, tags and documents before (0) and after (1), by entry."""

    def __init__(self) -> None:
        self.noted: tuple[set[tuple[str, ...]], ...] = (set(), set())
        self.tagged: tuple[set[tuple[str, ...]], ...] = (set(), set())
        self.attached: tuple[set[tuple[str, ...]], ...] = (set(), set())

    def add(self, one: Values, when: int) -> None:
        for note in one["notes"]:
            self.noted[when].add((one["ref"], note["text"], note["by"]))
        for tag in one["tags"]:
            self.tagged[when].add((one["ref"], tag))
        for each in one.get("documents", ()):  # none in versions of before they could be
            page = f", page {each['page']}" if each["page"] else ""
            self.attached[when].add((one["ref"], f"{each['title']}{page}"))

    @property
    def comments(self) -> list[str]:
        return _both(self.noted, lambda key: f"“{key[1]}” on {key[0]}, by {key[2]}", "taken back")

    @property
    def tags(self) -> list[str]:
        return _both(self.tagged, lambda key: f"“{key[1]}” on {key[0]}", "taken off")

    @property
    def documents(self) -> list[str]:
        return _both(self.attached, lambda key: f"“{key[1]}” beside {key[0]}", "taken off")


def _both(sets: Sequence[set[tuple[str, ...]]], words: Any, gone: str) -> list[str]:
    was, now = sets
    return [f"Added: {words(key)}" for key in sorted(now - was)] + [
        f"{gone.capitalize()}: {words(key)}" for key in sorted(was - now)
    ]


def _pair(one: Mapping[str, Any]) -> tuple[str, str]:
    return one["one_identity"], one["other_identity"]


def _links(old: Sequence[Values], new: Sequence[Values]) -> list[str]:
    """Links that are decided otherwise, or that are new, by what became of them."""
    was, now = {_pair(one): one for one in old}, {_pair(one): one for one in new}
    found = []
    for pair, link in {**was, **now}.items():
        before = was[pair]["standing"] if pair in was else ""
        after = now[pair]["standing"] if pair in now else ""
        if before != after:
            decided = (now.get(pair) or {}).get("decided")
            why = f", by {decided['by']}: {decided['reason']}" if decided else ""
            found.append(f"{link['one']} and {link['other']}: {LINKS[after]}{why}")
    return found


def _conflicts(old: Sequence[Values], new: Sequence[Values]) -> list[str]:
    was = {(*_pair(one), one["about"]): one for one in old}
    now = {(*_pair(one), one["about"]): one for one in new}
    found = []
    for key, row in now.items():
        named = f"About {row['about']}, {row['one']} and {row['other']}"
        if key not in was:
            found.append(f"{named}: found. {row['because']}")
        before = _views(was[key]) if key in was else set()
        after = _views(row)
        found += [f"{named}: a view was added. {words}" for words in sorted(after - before)]
        found += [f"{named}: a view was taken back. {words}" for words in sorted(before - after)]
    for key in was.keys() - now.keys():
        row = was[key]
        named = f"About {row['about']}, {row['one']} and {row['other']}"
        found.append(f"{named}: no longer there.")
    return found


def _views(row: Values) -> set[str]:
    return {
        f"{view['by']}: primary evidence is {view['primary'] or 'neither'}. {view['why']}"
        for view in row["views"]
    }


def _episodes(old: Sequence[Values], new: Sequence[Values]) -> list[str]:
    was, now = {one["code"]: one for one in old}, {one["code"]: one for one in new}
    found = []
    for code, one in now.items():
        if code not in was:
            found.append(f"{code} {one['title']}: named")
            continue
        before = was[code]
        if before["version"] != one["version"]:
            found.append(f"{code} {one['title']}: worded anew")
        put, out = (
            sorted(set(a["entries"]) - set(b["entries"])) for a, b in ((one, before), (before, one))
        )
        found += [f"{code} {one['title']}: {ref} was put in" for ref in put]
        found += [f"{code} {one['title']}: {ref} was taken out" for ref in out]
    gone = [one for code, one in was.items() if code not in now]
    return found + [f"{one['code']} {one['title']}: withdrawn or merged" for one in gone]


def _silences(old: Sequence[Values], new: Sequence[Values]) -> list[str]:
    was, now = ({tuple(sorted(one.items(), key=str)): one for one in rows} for rows in (old, new))
    return [f"Found: {_silence(now[key])}" for key in now if key not in was] + [
        f"No longer there: {_silence(was[key])}" for key in was if key not in now
    ]


def _silence(one: Values) -> str:
    what = {"declared-nil": "no contact declared", "not-returned": "nothing sent"}
    kind = what.get(one["kind"], "no entry")
    return (
        f"{kind} from {one['agency'] or 'any agency'}, {between_written(one['start'], one['end'])}"
    )


def _agencies(old: Sequence[Values], new: Sequence[Values]) -> list[str]:
    was = {one["code"]: one for one in old}
    return list(_moved(was, new))


def _moved(was: Mapping[str, Values], new: Iterable[Values]) -> Iterator[str]:
    for one in new:
        before = was.get(one["code"])
        if before is None:
            yield f"{one['agency']} was asked"
        elif before["version"] != one["version"]:
            then = f"after version {before['version']}" if before["version"] else "its first"
            yield f"{one['agency']} sent version {one['version']}, {then}"
        elif before["state"] != one["state"]:
            yield f"{one['agency']} was “{before['state']}” and is “{one['state']}”"
