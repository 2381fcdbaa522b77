"""What an entry claims of a few things on which accounts differ: child seen, came or not, marks.

Each claim is read clause by clause: "mother seen, children asleep and not seen" says that the
children were not seen. A clause that names no one goes on about those of its sentence. Of whom a
claim is stands beside it, so that a mother's bruise and a child's clear skin do not contradict.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from goldthread.engines.chronology import claimwords as said
from goldthread.engines.chronology.entry import Entry
from goldthread.rules.clocktimes import clock_time

ABOUT = ("seen", "attendance", "injury")
Claim = tuple[str, str, bool]  # about what, of whom ("" unless told), and whether so

_SENTENCE = re.compile(r"[.;!?\n]+(?!\d)")
_CLAUSE = re.compile(
    r",(?!\d)|\bbut\b|"
    r"\bhowever\b|\balthough\b|\bthough\b|\bwhile\b|\bwhilst\b| - | – | so (?=could)"
)
_COLUMN_SEEN = re.compile(r"\bseen\b|\bspoken\b|\bsighted\b", re.I)
_MAY_SAY_TIME = re.compile(
    r"[0-9][:.h][0-9]{2}|[0-9] ?[ap]\.?m|[0-9] ?hrs|noon|midday|midnight", re.I
)
_YES = re.compile(r"^\W*(?:y|yes|seen|✓|✔|true|both|all|alone)\b", re.I)
_ANSWER_NO = re.compile(r"^\W*(?:n|no|not|none|false|unseen|neither|nil)\b", re.I)


def claims(entry: Entry) -> dict[str, bool]:
    """seen, attendance, injury: what the entry says of them, where it says it plainly."""
    found: dict[str, bool] = {}
    for about in ABOUT:
        values = [value for what, _, value in told(entry) if what == about]
        # Who says both of seen or came says nothing plain. Of marks the last word is the finding.
        if values and (about == "injury" or len(set(values)) == 1):
            found[about] = values[-1]
    return found


def told(entry: Entry) -> tuple[Claim, ...]:
    """Every claim, in the order of the words; a column that asks if the child was seen wins."""
    found = _of_text(f"{entry.event}. {entry.response or ''}")
    for name, value in entry.other.items():
        if _COLUMN_SEEN.search(name) and len(name) < 60:
            no, yes = _ANSWER_NO.match(value), _YES.match(value)
            if no or yes:
                rest = tuple(claim for claim in found if claim[0] != "seen")
                found = (*rest, ("seen", "", not no))
    return found


def differing(mine: tuple[Claim, ...], theirs: tuple[Claim, ...], about: str) -> bool | None:
    """What the first says where the two contradict each other of the same person, or None."""
    ours, others = _settled(mine, about), _settled(theirs, about)
    against = [
        (value, value == other)
        for who, value in ours.items()
        for whom, other in others.items()
        if who == whom or not who or not whom
    ]
    if against and not any(alike for _, alike in against):
        return against[0][0]
    return None


def _settled(found: tuple[Claim, ...], about: str) -> dict[str, bool]:
    """Of whom what is said plainly."""
    by_person: dict[str, list[bool]] = {}
    for what, who, value in found:
        if what == about:
            by_person.setdefault(who, []).append(value)
    return {
        who: values[-1]
        for who, values in by_person.items()
        if about == "injury" or len(set(values)) == 1
    }


@lru_cache(maxsize=20_000)
def _of_text(text: str) -> tuple[Claim, ...]:
    found: list[Claim] = []
    for sentence in _SENTENCE.split(text.lower().replace("’", "'")):
        child = False
        for clause in _CLAUSE.split(sentence):
            plain = said.HARMLESS.sub(" ", " ".join(clause.split()))
            if said.CHILD.search(plain):
                child = True
            elif said.ADULT.search(plain):
                child = False
            found += _of_clause(plain, child)
    have = {about for about, _, _ in found}
    # Weaker than others: an injury spoken of without a mark; that somebody came, perhaps the
    # writer; where a child was, without a word of seeing.
    plainer = {"hurt": "injury", "came": "attendance", "away": "seen"}
    return tuple(
        (plainer.get(about, about), who, value)
        for about, who, value in found
        if plainer.get(about) not in have
    )


def without_claims(text: str) -> str:
    """The text without the sentences, after the first, that claim that somebody was seen or came,
    or that there were marks."""
    first, *rest = _SENTENCE.split(text)
    return ". ".join([first, *(sentence for sentence in rest if not _of_text(sentence))])


def _of_clause(clause: str, child: bool) -> Iterator[Claim]:
    yield from _seen(clause, child)
    yield from _came(clause)
    if said.HURT_NO.search(clause):
        yield "injury", _whose(clause, child), False
    elif (match := said.HURT_YES.search(clause)) and not said.HURT_ELSE.search(clause):
        about = "hurt" if match[0].startswith(said.WEAK_HURT) else "injury"
        yield about, _whose(clause, child), True


def _seen(clause: str, child: bool) -> Iterator[Claim]:
    denied = said.SEEN_NO.search(clause) or (child and said.DENIED.search(clause))
    if denied and said.HURT_YES.search(clause):
        return  # "no marks seen on the baby"
    if denied:
        yield "seen", "", False
    elif said.AWAY.search(clause):
        yield "away", "", False
    elif said.ASKED.search(clause):
        return
    elif said.SEEN_YES.search(clause) or (child and said.LOOKED.search(clause)):
        yield "seen", "", True


def _came(clause: str) -> Iterator[Claim]:
    if said.CAME_NO.search(clause):
        yield "attendance", _parent(clause), False
    elif said.CAME_YES.search(clause) and not said.NOT_THEIR_COMING.search(clause):
        if said.FAMILY.search(clause):
            yield "attendance", _parent(clause), True
        elif not said.MEETING.search(clause):
            yield "came", "", True


def _parent(clause: str) -> str:
    """mother or father, where only one of them is spoken of."""
    if said.BOTH.search(clause) or said.CHILD.search(clause):
        return ""
    mother, father = said.MOTHER.search(clause), said.FATHER.search(clause)
    return "" if bool(mother) == bool(father) else "mother" if mother else "father"


def _whose(clause: str, child: bool) -> str:
    adult = bool(said.ADULT.search(clause))
    if adult == bool(said.CHILD.search(clause)):
        return "child" if child and not adult else ""
    return "adult" if adult else "child"


def minutes(entry: Entry) -> int | None:
    """The time of day in minutes: of its own column, or the first that its words give."""
    spoken = entry.time
    if spoken is None and _MAY_SAY_TIME.search(entry.event, 0, 400):
        spoken = clock_time(entry.event[:400])
    return int(spoken[:2]) * 60 + int(spoken[3:]) if spoken else None
