"""What an entry claims of a few things on which accounts differ: child seen, came or not, marks.

Each claim is read clause by clause: "mother seen, children asleep and not seen" says that the
children were not seen. A clause that names no one goes on about those of its sentence. Of whom a
claim is stands beside it, so that a mother's bruise and a child's clear skin do not contradict.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from goldthread.engines.chronology import claimwords as said
from goldthread.engines.chronology.entry import Entry
from goldthread.engines.chronology.hours import is_handed_on
from goldthread.engines.chronology.named import OF_CHILDREN, Named, renamed
from goldthread.engines.chronology.presence import ordered
from goldthread.engines.chronology.words import agency_key
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
CHILD = "child"  # of whom it is said that they were seen; grown-ups are "adult", all are ""
SHORT_VALUE = 40  # characters of a column that names a child
OWN = "own"  # of the writer's own agency, at a meeting
AGENCY = "agency "  # before the number of one that came to a meeting, or did not
_YES = re.compile(r"^\W*(?:y|yes|seen|✓|✔|true|both|all|alone)\b", re.I)
_ANSWER_NO = re.compile(r"^\W*(?:n|no|not|none|false|unseen|neither|nil)\b", re.I)


def claims(entry: Entry) -> dict[str, bool]:
    """seen, attendance, injury: what the entry says of them, where it says it plainly."""
    found: dict[str, bool] = {}
    for about in ABOUT:
        values = [
            value
            for what, who, value in told(entry)
            if what == about and AGENCY not in who and (about != "seen" or who == CHILD)
        ]
        # Who says both of seen or came says nothing plain. Of marks the last word is the finding.
        if values and (about == "injury" or len(set(values)) == 1):
            found[about] = values[-1]
    return found


def told(entry: Entry, named: Named | None = None, meeting: bool = False) -> tuple[Claim, ...]:
    """Every claim, in the order of the words; a column that asks if the child was seen wins.

    `named`: which names of the case are a child's and which a grown-up's. `meeting`: another
    account of the same occurrence says that it was a meeting or an appointment.
    """
    text = _named(renamed(f"{entry.matter}. {entry.response or ''}", named or {}))
    found = _of_text(text)
    found += _understood(entry, text, found, meeting)
    found += _of_agencies(entry)
    of_us = said.A_MEETING.search(text.lower()) and not said.AN_APPOINTMENT.search(text.lower())
    found = tuple(
        (about, "" if who == OWN else who, value)
        for about, who, value in found
        if who != OWN or not of_us
    )
    for name, value in entry.other.items():
        if len(name) >= 60:
            continue
        no, yes = _ANSWER_NO.match(value), _YES.match(value)
        # "No" beside a call or a letter says that its writer saw nobody, and nothing of what it
        # tells.
        spoken = "spoken" in name.lower() and "seen" not in name.lower()
        if _COLUMN_SEEN.search(name) and (yes or (no and not spoken and not _only_heard(entry))):
            rest = tuple(claim for claim in found if claim[0] != "seen")
            found = (*rest, ("seen", CHILD, not no))
        elif said.COLUMN_CAME.search(name) and (no or yes) and not _says(found, "attendance"):
            found = (*found, ("attendance", "", not no))
    return found


def is_meeting(entry: Entry) -> bool:
    """Whether it tells of a meeting or an appointment, to which somebody may not come."""
    low = entry.matter.lower()
    return bool(said.A_MEETING.search(low) or said.AN_APPOINTMENT.search(low))


def _understood(
    entry: Entry, text: str, found: tuple[Claim, ...], meeting: bool
) -> tuple[Claim, ...]:
    """What only the order of words tells, where plain wordings say nothing."""
    wanted = {about for about in ("seen", "attendance") if not _says(found, about)}
    low = said.HARMLESS.sub(" ", text.lower().replace("’", "'"))
    meets = meeting or bool(said.A_MEETING.search(low) or said.AN_APPOINTMENT.search(low))
    of_child = any(
        OF_CHILDREN.search(name) and len(value) < SHORT_VALUE for name, value in entry.other.items()
    )
    heard = ordered(low, meets, of_child)
    unseen = any(not value for about, _, who, value, _ in heard if (about, who) == ("seen", CHILD))
    return tuple(
        (about, _parent(clause) if about == "attendance" else who, value)
        for about, clause, who, value, plain in heard
        if (about in wanted or (about == "seen" and who != CHILD))
        and not (about == "seen" and not value and said.HURT_YES.search(clause))
        and (plain or not unseen)
    )


def _says(found: tuple[Claim, ...], about: str) -> bool:
    return any(what == about for what, _, _ in found)


def _only_heard(entry: Entry) -> bool:
    """A call, a letter, a meeting: not an account of somebody who was where the child was."""
    return is_handed_on(entry) or bool(said.NO_VISIT.search(entry.matter.lower()))


def _named(text: str) -> str:
    """Children of whom only a letter is written, in words: "K came in" of a young person K."""
    return said.LETTER.sub("child", text) if said.ALONE.search(text) else text


def _of_agencies(entry: Entry) -> tuple[Claim, ...]:
    """Which agencies came to a meeting and which did not, as far as that is said of them."""
    low = entry.matter.lower().replace("’", "'")
    if not said.A_MEETING.search(low) or not said.OF_COMING.search(low):
        return ()
    own, found = f"{AGENCY}{agency_key(entry.agency)}", []
    for sentence in _SENTENCE.split(low):
        for clause in _CLAUSE.split(sentence):
            plain = " ".join(clause.split())
            family = said.RELATIVE.search(plain) or said.CHILD.search(plain)
            if not family and said.AWAY_OF_US.search(plain) and not _others(plain):
                found.append(("attendance", own, False))
            elif said.OURS.search(plain) and said.CAME_OF_US.search(plain) and not family:
                found.append(("attendance", own, True))
            found += [claim for claim in _others(plain) if claim[1] != own]
    return tuple(found)


def _others(clause: str) -> list[Claim]:
    found: list[Claim] = []
    for name, key in _names_of_agencies():
        if name not in clause:
            continue
        if re.search(rf"{said.WITHOUT_THEM}{name}\b|\b{name}{said.AWAY_OF_THEM}", clause):
            found.append(("attendance", f"{AGENCY}{key}", False))
        elif re.search(rf"\b{name}(?: and [a-z ]{{2,20}})?{said.CAME_OF_THEM}", clause):
            found.append(("attendance", f"{AGENCY}{key}", True))
    return found


@cache
def _names_of_agencies() -> tuple[tuple[str, int], ...]:
    """The ways in which agencies are named at meetings, with their numbers."""
    return tuple((name, agency_key(name)) for name in said.AT_MEETINGS)


def differing(mine: tuple[Claim, ...], theirs: tuple[Claim, ...], about: str) -> bool | None:
    """What the first says where the two contradict each other of the same person, or None."""
    ours, others = _settled(mine, about), _settled(theirs, about)
    exact = [(value, value == others[who]) for who, value in ours.items() if who in others]
    if any(not alike for _, alike in exact):
        return next(value for value, alike in exact if not alike)
    loose = [
        (value, value == other)
        for who, value in ours.items()
        for whom, other in others.items()
        if (not who) != (not whom) and AGENCY not in who + whom
    ]
    against = [value for value, alike in loose if not alike]
    if against and not exact and 2 * len(against) >= len(loose):
        return against[0]
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
    meets = said.A_MEETING.search(text.lower())
    for sentence in _SENTENCE.split(_lists_of_none(text.lower().replace("’", "'"))):
        child = False
        for clause in _CLAUSE.split(sentence):
            plain = said.HARMLESS.sub(" ", " ".join(clause.split()))
            if said.CHILD.search(plain):
                child = True
            elif said.ADULT.search(plain):
                child = False
            found += _of_clause(plain, child)
            if meets and said.ACTED.search(plain):
                found.append(("acted", _parent(plain), True))
    have = {about for about, _, _ in found}
    came = {who for about, who, _ in found if about == "attendance"}
    # Weaker than others: an injury spoken of without a mark; that somebody came, perhaps the
    # writer; where a child was, without a word of seeing.
    plainer = {"hurt": "injury", "came": "attendance", "away": "seen", "there": "seen"}
    kept = [
        (plainer.get(about, about), who, value)
        for about, who, value in found
        if plainer.get(about) not in have and about != "acted"
    ]
    kept += [
        ("attendance", who, value)
        for about, who, value in found
        if about == "acted" and who not in came and "" not in came
    ]
    return tuple(kept)


def _lists_of_none(text: str) -> str:
    """ "No graze, bruise or mark" denies all three: such commas part no clauses."""
    for _ in range(3):
        text, times = said.LIST_OF_NONE.subn(r"\1 or ", text)
        if not times:
            break
    return text


def without_claims(text: str) -> str:
    """The text without the sentences, after the first, that claim that somebody was seen or came,
    or that there were marks."""
    first, *rest = _SENTENCE.split(text)
    return ". ".join([first, *(sentence for sentence in rest if not _of_text(sentence))])


@lru_cache(maxsize=20_000)  # agencies write the same few clauses again and again
def _of_clause(clause: str, child: bool) -> tuple[Claim, ...]:
    return tuple(_claimed(clause, child))


def _claimed(clause: str, child: bool) -> Iterator[Claim]:
    yield from _seen(clause, child)
    yield from _came(clause)
    if said.HURT_NO.search(clause) and said.HURT_NOT_THERE.search(clause):
        yield "hurt", _whose(clause, child), False
    elif said.HURT_NO.search(clause):
        yield "injury", _whose(clause, child), False
    elif (match := said.HURT_YES.search(clause)) and not said.HURT_ELSE.search(clause):
        about = "hurt" if match[0].startswith(said.WEAK_HURT) else "injury"
        yield about, _whose(clause, child), True


def _seen(clause: str, child: bool) -> Iterator[Claim]:
    denied = said.SEEN_NO.search(clause) or (child and said.DENIED.search(clause))
    if denied and said.HURT_YES.search(clause):
        return  # "no marks seen on the baby"
    if denied:
        yield "seen", CHILD, False
    elif (said.AWAY.search(clause) and not said.LOOK.search(clause)) or (
        said.ON_WORD.search(clause) and not said.LOOK.search(clause)
    ):
        yield "away", CHILD, False
    elif said.ASKED.search(clause):
        return
    elif said.SEEN_YES.search(clause) or (child and said.LOOKED.search(clause)):
        yield "seen", CHILD, True
    elif said.THERE.search(clause):
        yield "there", CHILD, True


def _came(clause: str) -> Iterator[Claim]:
    if said.AWAY_OF_US.search(clause) and not said.FAMILY.search(clause):
        return
    if said.CAME_NO.search(clause):
        yield "attendance", _parent(clause) or _own(clause), False
    elif said.CAME_YES.search(clause) and not said.NOT_THEIR_COMING.search(clause):
        if said.FAMILY.search(clause):
            yield "attendance", _parent(clause), True
        elif not said.MEETING.search(clause):
            yield "came", _own(clause), True


FAINTLY, PLAINLY, OUTRIGHT = 0, 1, 2  # how firmly it is said that a child was seen, or not


@lru_cache(maxsize=20_000)
def of_child(clause: str) -> list[tuple[bool, int]]:
    """What a clause about children says of their being seen: (so or not, how firmly)."""
    plain = said.HARMLESS.sub(" ", " ".join(clause.split()))
    if said.UNSEEN.search(plain) and not said.MARKS_UNSEEN.search(plain):
        return [(False, OUTRIGHT)]
    for about, _, value in _seen(plain, child=True):
        return [(value, {"seen": OUTRIGHT, "there": PLAINLY}.get(about, FAINTLY))]
    if said.IN_VIEW.search(plain) and not said.NEGATED.search(plain):
        return [(True, PLAINLY)]
    if said.ELSEWHERE.search(plain):
        return [(False, FAINTLY)]
    return [
        (value, PLAINLY if plainly and (value or said.NEGATED.search(plain)) else FAINTLY)
        for about, _, who, value, plainly in ordered(plain, False, of_child=True)
        if about == "seen" and who == CHILD and not (not value and said.MARKS_UNSEEN.search(plain))
    ][:1]


def _own(clause: str) -> str:
    """ "Attended", "unable to get there": of the writer at a meeting, else of the patient."""
    return OWN if said.OF_WRITER.search(clause) and not said.FAMILY.search(clause) else ""


def _parent(clause: str) -> str:
    """mother, father or another relative, where only one of them is spoken of."""
    clause = said.ACCOMPANIED.sub(" ", clause)
    if (relative := said.OTHER_RELATIVE.search(clause)) and not said.CLOSE.search(clause):
        return relative[0]
    if said.PAIR.search(clause) or said.CHILD.search(clause):
        return ""
    mother, father = said.MUM.search(clause), said.DAD.search(clause)
    if not mother and not father:
        if said.BOTH.search(clause) or "brought" in clause:
            return ""  # "he was not brought" is said of a child
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
