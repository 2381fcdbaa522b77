"""Which children an account says were seen and which not, by name; and whether alone.

"Macsen and the baby were seen, Efa was at her dance class" and "all three seen" cannot both be
right; "Merrin seen" and "Teague not seen" can. What a clause claims is read by `claims` and
`presence` with names read as who they are; this puts the names back.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from goldthread.engines.chronology import claimwords as said
from goldthread.engines.chronology.entry import Entry
from goldthread.engines.chronology.firsthand import is_treatment
from goldthread.engines.chronology.hours import is_handed_on
from goldthread.engines.chronology.named import Named

ALL, ONE = "all the children", "child"  # of whom a claim is that names none of them
ANYBODY = "anybody"  # at home, when somebody called
NOBODY = 3  # how firmly: nobody came to the door
_NOT_NAMED = frozenset((ALL, ONE, ANYBODY))
Seen = tuple[str, bool, int]  # which child, seen or not, and how firmly that is said
_PRONOUN = re.compile(
    r"^\W*(?:and |but |so |then |who |as )*(?:she|he|they|both|neither)\b|\b(?:him|her|them)$"
)
_SOMEBODY = re.compile(
    r"\b(?:let (?:me|us|him|her|them|officers) in|invited (?:me|us|him|her|them) in|opened the door|answered the door|welcomed|made (?:me|us) (?:tea|coffee|a cup)|admitted (?:me|us|officers)|"
    r"(?:mother|mum|mo|father|dad|fa|both|parents?|partner|pt|tenant|everyone|all|family)(?: and (?:\w+ ){1,2})? (?:was |were |both |all )*(?:at home|in|home|present|seen|spoken to)|(?:spoke|spoken|chatted|talked) (?:to|with) (?:the )?(?:mother|mum|mo|father|dad|fa|both|parents?|pt|tenant))\b(?! (?:bed|custody|hospital|court|by phone))"
)
_NOBODY = re.compile(
    r"\b(?:no (?:reply|answer|response|access|one (?:home|in|at home))|nobody (?:home|in|at home|answered)|no-one (?:home|in|at home)|not at home|failed visit|abortive|card left|left (?:a )?card|unable to gain (?:access|entry)|"
    r"door (?:was )?not answered|nobody was in|no one was in|without seeing anyone|spoke to no ?one|house (?:was )?(?:empty|silent|in darkness))\b"
)
_SENTENCE = re.compile(r"[.;!?\n]+(?!\d)")
_CLAUSE = re.compile(
    r",(?!\d)|\b(?:but(?! (?:was |were )?(?:told|refused|not|no|declined|denied|mum|mother))|however|although|though|while|whilst|whereas|except|apart from)\b| - | – |:(?!\d)| so (?=could|not|i could)|"
    r"\band (?=(?:i|we|did|not|could|was not|were not|she was|he was|they were)\b)"
)
_MANY = re.compile(
    r"\b(?:all (?:of )?(?:the |her |his |their )?(?:children|kids|chn|two|three|four|five|six|boys|girls|of them)|all (?:\w+ )?(?:seen|present|there|well|fine|in bed|asleep)|both (?:children|chn|kids|boys|girls|bairns|weans|twins)?|"
    r"children|chn|ch'n|kids|kiddies|bairns|weans|siblings|sibs|twins|plant|boys and girls|(?:two|three|four|five|[2-6]) (?:children|chn|kids|ch)|each child|every child|neither|none of (?:them|the children)|they)\b"
)
_VISIT = re.compile(
    r"\b(?:visit\w*|h/v|hv|s/v|called (?:at|on|in|round|to)|attended (?:the |at )?(?:address|property|flat|home|house|scene)|welfare check|safe and well|s&w|o/s|on scene|unannounced|announced|joint(?:ly)? (?:visit\w*|home|call|h/v|hv|vis|w|with)|knock\w*|"
    r"doorstep|popped|dropped in|went (?:to|round|out)|bedside|deliver\w*|inspect\w*|call(?:ed)? at|home call|saw (?:mother|mum|dad|father|parents?|both))\b"
)
_AT_SCHOOL = re.compile(r"\b(?:school|nursery|college|academy|hospital|ambulance)\b")
_MISSING = re.compile(
    r"\b(?:missing|mis ?per|absconded|absent(?:ed)?|runaway|ran (?:away|off)|truan\w+|whereabouts|not in (?:school|nursery|class|today)|absence|register|registration|marked)\b"
)
_ALONE = re.compile(
    r"\b(?:seen|spoken (?:to|with)|spoke (?:to|with)|met|talked (?:to|with)|talked|interviewed|saw|chatted|time|session|interview(?:ed)?|visited|worked)\b[^.;]{0,70}\b(?:alone|by (?:him|her|them)sel(?:f|ves)|on (?:his|her|their) own|in private|one[- ]to[- ]one|1:1|1-1|"
    r"without (?:mother|mum|dad|father|parents?|adults?|staff|anyone|her mother|his mother)(?: there| present)?)\b|"
    r"\b(?:no[- ]?one|nobody|no other (?:person|adult|professional)|no adult)(?: else)?(?: was)? (?:present|there|in (?:the )?room|in room|with (?:us|her|him))\b|\bjust the two of us\b|\b(?:mother|mum|dad|father|staff|she|he) left (?:us|the room|me)\b|\bseen alone\b"
)
_NOT_ALONE = re.compile(
    r"\bsat in\b|\b(?:had|asked|needed|chose|wanted) to (?:come|stay|sit|remain|be) (?:in|with|by|beside)\b|\bsat (?:by|beside|with|next to) (?:him|her|them)\b|\b(?:not|never) (?:seen|spoken to|left|able to (?:see|speak))[^.;]{0,30}\b(?:alone|on (?:his|her|their) own|in private)\b|"
    r"\b(?:mother|mum|dad|father|aunt|nan|gran\w*|teacher|ta|staff|partner|stepfather|carer|appropriate adult|miss \w+|mr \w+|mrs \w+|ms \w+)\b[^.;]{0,25}\b(?:was |were |also |had )?(?:present|stayed|remained|sat|in the room|with (?:us|him|her)|throughout|beside (?:him|her)|would not leave|wouldn't leave|refused to leave|"
    r"hovered|listening|listened in|in (?:the )?background|answered for)\b|\bin (?:the )?(?:presence|company) of\b|\bin front of (?:mother|mum|dad|father|parents|her mother|his mother)\b|"
    r"\bno opportunity to (?:see|speak|talk)[^.;]{0,20}alone\b|\b(?:would not|wouldn't|did not|didn't) (?:leave|allow)[^.;]{0,30}\b(?:alone|room|private)\b"
)
_INTERVIEW = re.compile(
    r"\b(?:interview\w*|jii|abe|achieving best evidence|joint investigative|medical|session|direct work|1:1|visit\w*|met|saw|seen|talked|spoke)\b"
)
_OF_LAW = re.compile(r"\b(?:interview|jii|abe|joint investigative|medical|statement)\b")
_COLUMN = re.compile(r"\b(?:seen|sighted|spoken|present|with|who)\b", re.I)
_NO_ONE = re.compile(r"^\W*(?:n/?a|no|none|nobody|no ?one|nil|not|-|–)?\W*$", re.I)
_PART = re.compile(r"[;,+&/]|\band\b|\bw(?:ith)?\b")
_DENIED = re.compile(r"^\W*(?:not|no|except|excl|but not|minus)\b|\bnot seen\b|\bunseen\b")
_AFTER_ONLY = re.compile(r"\bonly\b")


@dataclass
class Names:
    """Of a case. `rename` reads names as who they are; `of` says which children a clause names."""

    named: Named

    def __post_init__(self) -> None:
        words = "|".join(map(re.escape, sorted(self.named, key=len, reverse=True)))
        self._any = re.compile(rf"\b(?:{words})\b") if words else None

    def rename(self, low: str) -> str:
        return self._any.sub(lambda match: self.named[match[0]], low) if self._any else low

    def of(self, low: str) -> tuple[str, ...]:
        if not self._any:
            return ()
        found = [name for name in self._any.findall(low) if self.named[name] == "child"]
        return tuple(dict.fromkeys(found))


Read = Callable[[str], list[tuple[bool, int]]]  # of a clause: (seen, how firmly that is said)


def looks(entry: Entry) -> bool:
    """Whether its writer went to where a child might be seen."""
    text = f"{entry.matter}. {entry.response or ''}".lower()
    return bool(_VISIT.search(text)) and not (
        is_handed_on(entry)
        or is_treatment(entry)
        or _MISSING.search(text)
        or _AT_SCHOOL.search(entry.agency)
    )


def seen_of(entry: Entry, names: Names, read: Read) -> tuple[Seen, ...]:
    """Every child of whom it is said, and of nobody by name where none is. `read` takes a clause
    with names read as who they are."""
    text = _plain(f"{entry.matter}. {entry.response or ''}")
    looking = looks(entry)
    found: list[Seen] = []
    last = _whom_of(entry, names)
    for sentence in _SENTENCE.split(text):
        begun = False
        for clause in _CLAUSE.split(sentence):
            here, many = names.of(clause), bool(_MANY.search(clause))
            plain = names.rename(clause)
            about = bool(here or many or said.CHILD.search(plain))
            unseen = bool(said.UNSEEN.search(plain))
            goes_on = not about and bool(begun or (last and _PRONOUN.search(plain)) or unseen)
            if goes_on and said.ADULT.search(plain) and not _PRONOUN.search(plain):
                goes_on = False
            begun = begun or about
            if about or goes_on:
                whom = here or (() if about else last) or (ALL if many else ONE,)
                read_of = read(plain if about else f"child {plain.strip()}")
                found += [
                    (who, so, firm) for so, firm in read_of if firm or looking for who in whom
                ]
            if looking and _NOBODY.search(clause):
                found += [(ALL, False, NOBODY), (ANYBODY, False, NOBODY)]
            elif looking and _SOMEBODY.search(plain) and not said.NEGATED.search(plain):
                found.append((ANYBODY, True, 2))
            if about:
                last = here if here or not many else ()
    if any(value and firm for who, value, firm in found if who != ANYBODY):
        found = [one for one in found if one[2] != NOBODY]
    columns = _of_columns(entry, names)
    known = {who for who, _, _ in columns}
    return (*columns, *(one for one in found if one[0] not in known))


def _plain(text: str) -> str:
    """Small letters; a point before a small letter ends no sentence: "mo. did not want"."""
    if said.ALONE.search(text):
        text = said.LETTER.sub("child", text)
    if _CAPITALS.search(text):
        text = _SHORTENED.sub(" ", text)
    return text.lower().replace("’", "'")


_CAPITALS = re.compile(r"[.!?] [A-Z]")
_SHORTENED = re.compile(r"(?<=[a-z])\. (?=[a-z])")
_OF_WHOM = re.compile(r"\b(?:pupil|student|child|patient|subject|young person|yp|who|name)\b", re.I)
_ASKS = re.compile(r"\b(?:seen|sighted)\b", re.I)
_YES = re.compile(r"^\W*(?:y|yes|seen|✓|✔|true|both|all|alone)\b", re.I)
_NO = re.compile(r"^\W*(?:n|no|not seen|none|false|unseen|neither)\b\W*$", re.I)


def _whom_of(entry: Entry, names: Names) -> tuple[str, ...]:
    """The child of whom a row is, as a column says."""
    for heading, value in entry.other.items():
        if len(value) < 40 and _OF_WHOM.search(heading) and (here := names.of(value.lower())):
            return here[:1]
    return ()


def _of_columns(entry: Entry, names: Names) -> list[Seen]:
    """ "Mother; Merrin; not Teague (asleep upstairs)" in a column of who was seen."""
    found: list[Seen] = []
    for heading, value in entry.other.items():
        if not _COLUMN.search(heading) or len(value) > 160 or _NO_ONE.match(value):
            continue
        if _ASKS.search(heading) and (_YES.match(value) or _NO.match(value)):
            if _YES.match(value) or not is_handed_on(entry):
                found.append((ONE, bool(_YES.match(value)), 1))
            continue
        for part in _PART.split(re.sub(r"\([^)]*\)", "", value.lower())):
            here = names.of(part)
            found += [(name, not _DENIED.search(part), 2) for name in here]
    return found


def alone(entry: Entry) -> bool | None:
    """Whether a child was seen or interviewed alone, where it says so."""
    text = f"{entry.matter}. {entry.response or ''}".lower().replace("’", "'")
    if not _INTERVIEW.search(text):
        return None
    no, yes = _NOT_ALONE.search(text), _ALONE.search(text)
    return None if bool(no) == bool(yes) else bool(yes)


def is_interview(entry: Entry) -> bool:
    return bool(_OF_LAW.search(entry.matter.lower()))


def against(mine: tuple[Seen, ...], theirs: tuple[Seen, ...]) -> tuple[str, bool] | None:
    """Of which child the two say the opposite, and what the first says."""
    return _against(_settled(mine), _settled(theirs))


def _against(ours: dict[str, bool], others: dict[str, bool]) -> tuple[str, bool] | None:
    for who, value in ours.items():
        if who not in _NOT_NAMED and others.get(who, value) != value:
            return who, value
    for one, other, turned in ((ours, others, False), (others, ours, True)):
        named = {who: value for who, value in other.items() if who not in _NOT_NAMED}
        for whom in (ALL, ONE):
            if whom not in one:
                continue
            value = one[whom]
            mine_named = {who for who in one if who not in _NOT_NAMED}
            off = [
                who
                for who, theirs_of in named.items()
                if theirs_of != value and who not in mine_named
            ]
            same = [who for who, theirs_of in named.items() if theirs_of == value]
            # "The children were not seen" beside one who was; "baby seen" may be the other one.
            if off and (whom == ALL or not same):
                return off[0], value != turned
    if ANYBODY in ours and ours[ANYBODY] != others.get(ANYBODY, ours[ANYBODY]):
        return ANYBODY, ours[ANYBODY]
    for whom in (ALL, ONE):
        for other_whom in (ALL, ONE):
            if whom in ours and other_whom in others and ours[whom] != others[other_whom]:
                return "child", ours[whom]
    return None


def _settled(told: Iterable[Seen]) -> dict[str, bool]:
    """What is said most firmly of each; nothing, where that is both."""
    by_who: dict[str, dict[int, set[bool]]] = {}
    for who, value, firm in told:
        if firm or not value:
            by_who.setdefault(who, {}).setdefault(firm, set()).add(value)
    best = {who: values[max(values)] for who, values in by_who.items()}
    return {who: next(iter(values)) for who, values in best.items() if len(values) == 1}
