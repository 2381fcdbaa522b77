"""Who came to a meeting and who did not, person by person and agency by agency.

A meeting is told as a roll: "MW, SW, DC there. Wayfarers no-show", "HV on leave, apologies sent",
"just mum this time". Each sentence is read clause by clause; names in a list share what is said of
the last of them, and a clause that names nobody is of the writer's own agency.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from goldthread.engines.chronology import claimwords as said
from goldthread.engines.chronology.entry import Entry
from goldthread.engines.chronology.participants import A_PARENT, AGENCY, HEALTH, People, key_of
from goldthread.engines.chronology.words import agencies, agency_key

_OF_HEALTH = ["health-visiting", "midwifery", "gp", "hospital", "school-nursing", "mental-health"]
Came = tuple[str, bool]
_SENTENCE = re.compile(r"[.;!?\n]+(?!\d)")
_CLAUSE = re.compile(
    r",(?!\d)|\b(?:but|however|although|though|while|whilst|whereas|because|since)\b(?! not)| - | – |:(?!\d)|\bas (?=(?:\w+ ){1,2}(?:at work|unwell|ill|poorly|busy|away))|"
    r"\band (?=(?:i|we|she|he|they|mother|mum|father|dad|nobody|no one|police|school|the \w+) (?:did|didn't|was|wasn't|were|had|could|couldn't|sent|gave|never|not|also)\b)|\bso (?=(?:it|we|they|did)\b)"
)
A_MEETING = re.compile(
    r"\b(?:core (?:group|gp|grp|mtg)|cg|cgm|conference|conf|icpc|rcpc|cpc|cpcc|cpp review|meeting|mtg|strategy|strat|marac|mace|panel|dpm|planning|cpa|pep|ird|maph|mapp|taf|tac|cin (?:review|meeting|mtg)|"
    r"review|professionals?'?|network|formulation|forum|hearing|plo|court|round table|discharge planning|mdt|multi.?(?:agency|disciplinary)|lac review|pathway review|huddle|case discussion)\b"
)
A_BIRTH = re.compile(r"\b(?:birth|delivery|del|labour|born|svd|section|theatre)\b")

# --- whether -----------------------------------------------------------------------------------------
_GO = (
    r"(?:attend\w*|come|came|coming|join\w*|make|made|be|been|there|present|represent\w*|appear\w*|turn\w*|show\w*|go|going|get|got|invited?|in attendance|arriv\w*|"
    r"send|sent|participate|take part|dial\w*|manage|able|stay\w*|at the|at any|on the call|on the line|asked|told of|notified|aware|know|available|release)"
)
_AWAY = re.compile(
    rf"\b(?:did|does|was|were|could|had|has|is|are|would|can)(?:n't| not|nt)\b(?! (?:seen|agree|accept|want|think|know what|feel|say))(?: \w+){{0,3}}? {_GO}\b|\bcannot (?:attend|come|go|make)\b|"
    r"\bnot (?:there|here|present|represented|invited|in attendance|attend(?:ed|ing)?|able|available|asked|at (?:the )?(?:meeting|conference|core group|birth|delivery|table|court|it)|joining|coming|going|told of it|on the call|included|informed)\b|"
    r"\bnever (?:came|arrived|show\w*|made it|turned up|appeared|joined|got|invited|received)\b|\bno[- ]?show\w*\b|\bdna\w*\b|\bapolog(?:y|ies|ised|ise)\b|\bapols\b|"
    r"\bunable\b|\bcould(?:n't| not)\b|\babsent\b|\babsence\b|\bunrepresented\b|\bmissing\b|\bmissed\b(?! school)|\bmissed as\b|\bno (?:invite|invitation)\b|\buninvited\b|"
    r"\b(?:invite|invitation|notice) (?:never|did not|didn't|not) \w+|\binvite rec'?d (?:after|late)|\b(?:only )?(?:learnt|learned|heard|found out|told)(?: of it| about it)? (?:afterwards|after|later)\b|"
    r"\bfailed to\b|\b(?:declined|refused|chose not) to (?:come|attend|join|go|take part)\b|\btoo (?:upset|ill|unwell|poorly|anxious|busy|distressed|tired|sick) to\b|"
    r"\b(?:unwell|poorly|at work|on leave|annual leave|off sick|on holiday|called away|double booked|clinic overran|stuck (?:at|in)|no cover)\b|\bstayed (?:at home|home|in (?:the|my|his|her) (?:car|van)|outside|away|behind)\b|"
    r"\b(?:waited|sat|remained) (?:outside|in the (?:corridor|car|waiting room|car park))\b|\bwithout (?:her|him|them|either|us|me)\b|\b(?:leave|left|called away)\b[^,]{0,30}\bbefore (?:it|the \w+|we|proceedings) (?:began|started|opened)\b|"
    r"\b(?:seat|chair|place) (?:was |stood |remained |left )?empty\b|\bexpected but\b|\bwaited for\b|\bgave it a miss\b|\bno(?:body| one|-one)? (?:sign of|word from|reply from)\b|\bpulled out\b|\bcried off\b|\bcancelled on the day\b|"
    r"\b(?:asked|sent) to leave\b|\bexcluded\b|\bnot let in\b|\bneither (?:came|attended|joined)\b|\bstopped at the door\b|\bwent ahead without\b|\bheld without\b|\bmarked absent\b|\bdidn't get (?:away|there|in)\b"
)
_NONE_OF = re.compile(
    r"\b(?:no|nobody from|no one from|no-one from|none from|no representative (?:from|of)|nothing from|neither|without|minus|except(?: for)?|apart from|bar|other than|but not|not|absence of|in place of|instead of|waiting for)(?: the| either| any| a| my)? $"
)
_THERE = re.compile(
    r"\b(?:attend(?:ed|s|ing|ance)?|att'?d?|came|went|there|present|joined|dialled|dialed|phoned in|rang in|logged (?:in|on)|on (?:the )?(?:call|line|screen|video|teams)|sat (?:in|at|through|with|beside|next)|(?:was|were) represented|round the table|"
    r"took part|took time|contributed|spoke|said|agreed|disagreed|told|shared|presented|gave|read|thanked|chaired|hosted|arrived|made it|turned up|punctual|on time|in the room|stayed (?:for|until|throughout|to)|for (?:the )?(?:whole|final|first|all|part)|"
    r"came in|was able to say|asked|wept|tearful|cried|argued|listened|signed|accepted|challenged|reported|updated|represented|at (?:the )?(?:core group|meeting|conference|mtg|table|birth|delivery)|with us|beside her|able to (?:come|be there|attend))\b"
)
_LATER = re.compile(
    r"\b(?:next|will|to (?:attend|be invited|come|chair)|invited to|due|booked|planned|arranged for|should|needs? to|asked to (?:attend|come)|date (?:set|given)|reminded|hoped?|agreed to (?:attend|come|invite))\b"
)
_OWN = re.compile(
    r"^(?:\W|\b(?:and|also|then|so|therefore|in person|by phone|by invitation|unfortunately|again|late|cp conf|conf|strat|mtg|meeting|core (?:group|gp|grp)|core|cpc|icpc|rcpc|taf|tac|review|marac|yesterday|today|this (?:morning|afternoon)|call|was)\b)*"
    r"(?:i|we|myself|attended|attend|att|went|joined|dialled|phoned in|present|presented|sat|took part|contributed|hosted|chaired|read|gave|sent|apologies|apols|unable|not|couldn't|could not|didn't|did not|no invite|invite|invited|uninvited|"
    r"only (?:heard|told|learnt|found)|learnt|learned|found out|heard|missed|on leave|off sick|clinic overran|no cover|had to|asked to|in attendance|there|here|absent|dna|no one|nobody (?:available|free|could|went|from (?:here|us|this))|none of us|too busy|double booked)\b"
)
_I = re.compile(r"\b(?:i|we|me|myself|us|writer|the writer)\b")
_GOES_ON = re.compile(
    r"^\W*(?:then |both |had |has |who )?(?:did|was|were|is|are|could|had|has|failed|never|didn't|wasn't|weren't|couldn't|hadn't|would)\b"
)
_PRONOUN = re.compile(r"^\W*(?:and |who |then )?(?:she|he|they|both|who)\b")
_ALONE = re.compile(r"\b(?:on (?:her|his) own|alone|by (?:her|him)self|unaccompanied)\b")
_JUST = re.compile(r"\b(?:just|only)(?: the)? $")
_FILLER = re.compile(
    r"\b(?:and|the|a|an|also|all|both|reps?|representatives?|from|for|present|attendees?|attended|attendance|in|by|with|w|her|his|their|team|manager|lead|named|nurse|of|"
    r"myself|me|i|us|we|plus|including|on|teams|zoom|phone|call|held|at|here|mr|mrs|ms|miss|dr|sr|core|group|gp|grp|mtg|meeting|conference|strategy|strat|review|discussion|chair|iro|ward|sister|chaired|"
    r"those|were|was|here|am|pm|took|place|today|whole|time|there|who|came|second|first|initial|own|student|worker|officer|consultant|paediatrician|re)\b|[^a-z]+"
)


def is_roll(entry: Entry) -> bool:
    return bool(A_MEETING.search(entry.matter.lower()))


def roll(entry: Entry, people: People, *, meets: bool) -> tuple[Came, ...]:
    """Who came, and who did not, as far as the entry says so. `meets`: it is of a meeting."""
    text = f"{_lettered(entry.matter)}. {_attending(entry)}".lower().replace("’", "'")
    if not meets and not A_BIRTH.search(text):
        return ()
    own = _own_key(entry)
    found: list[Came] = []
    for sentence in _SENTENCE.split(text):
        if not _LATER.search(sentence) or _THERE.search(sentence) or _AWAY.search(sentence):
            found += _of_sentence(sentence, people, own, meets=meets)
    return tuple(found)


def _lettered(text: str) -> str:
    """ "K came in for the last part" of a young person K."""
    return said.LETTER.sub("yp", text) if said.ALONE.search(text) else text


def _own_key(entry: Entry) -> str:
    """Of a return of two agencies, the one that a column of the row names."""
    for heading, value in entry.other.items():
        if (
            len(value) < 20
            and _WHICH.search(heading)
            and (number := agency_key(value.lower())) >= 0
        ):
            return f"{AGENCY}{number}"
    return key_of(entry.agency)


_WHICH = re.compile(r"\b(?:from|agency|service|team|organisation|source)\b", re.I)


def _attending(entry: Entry) -> str:
    """Columns of who was there, as a sentence of their own."""
    return ". ".join(
        f"present: {value}" for heading, value in entry.other.items()
        if len(value) < 120 and re.fullmatch(r"\W*(?:present|attendees|attended by|with|who attended|in attendance)\W*", heading, re.I)
    )  # fmt: skip


def _of_sentence(sentence: str, people: People, own: str, *, meets: bool) -> Iterator[Came]:
    waiting: list[str] = []
    before: tuple[str, ...] = ()
    for clause in _CLAUSE.split(sentence):
        mentions = people.of(clause)
        away, there = bool(_AWAY.search(clause)), bool(_THERE.search(clause))
        rest = _without(clause, mentions)
        if _I.search(clause) and mentions and not away:
            mentions = [*mentions, (len(clause), len(clause), (own,))]
        if mentions and not (away or there) and not _FILLER.sub("", rest):
            denied = _denied(clause, mentions)
            waiting += [who for one in mentions if one not in denied for who in one[2]]
            yield from ((who, False) for one in denied for who in one[2])
            yield from _exclusive(clause, mentions)
            before = mentions[-1][2]
            continue
        if _LATER.search(clause) and not away:
            continue
        if mentions and (away or there):
            if (
                away
                and _OWN.search(clause.strip())
                and not _APOLOGIES.search(clause)
                and not _is_subject(clause, mentions[0])
                and meets
            ):
                yield own, False
                continue
            yield from _of_clause(clause, mentions, away=away)
            yield from ((who, not away) for who in waiting if meets)
            yield from _exclusive(clause, mentions)
            waiting, before = [], mentions[-1][2]
        elif mentions:
            yield from _exclusive(clause, mentions)
            yield from ((who, False) for one in _denied(clause, mentions) for who in one[2])
            before = mentions[-1][2]
        elif (away or there) and before and _GOES_ON.search(clause):
            yield from ((who, not away) for who in (*waiting, *before))
            waiting = []
        elif (away or there) and _PRONOUN.search(clause) and before:
            yield from ((who, not away) for who in before)
        elif (away or there) and meets and _OWN.search(clause.strip()):
            yield own, not away
    if meets:
        yield from ((who, True) for who in waiting)


_APOLOGIES = re.compile(
    r"\b(?:apologies|apols)(?: \w+){0,2} (?:from|for|given by)\b|\b(?:nobody|no one|none) from\b"
)
_THAN_US = re.compile(r"\b(?:get|go|come|make it|attend) (?:to|at|in)?\b")
Mention = tuple[int, int, tuple[str, ...]]


def _of_clause(clause: str, mentions: list[Mention], *, away: bool) -> Iterator[Came]:
    denied = _denied(clause, mentions)
    if away and not denied and _OWN.search(clause.strip()) and not _APOLOGIES.search(clause):
        first = mentions[0]
        if not _is_subject(clause, first) or _THAN_US.search(clause[: first[0]]):
            return  # "unable to get to school", "learnt of it afterwards from dad"
    # "Apologies from the GP", "nobody from school": of those only.
    after = _APOLOGIES.search(clause)
    for one in mentions:
        if one in denied:
            came = False
        elif after:
            if one[0] < after.start():
                continue
            came = False
        elif denied and not _AWAY.search(_without(clause, denied)):
            came = True
        else:
            came = not away
        if not came or _is_subject(clause, one):
            yield from ((who, came) for who in one[2])


def _is_subject(clause: str, one: Mention) -> bool:
    """ "Told mum", "letter from school" and "spoke about dad" say of nobody that they were there."""
    before = clause[: one[0]]
    return not re.search(
        r"\b(?:about|told|for|from|to|re|of|regarding|asked|that|said|says|stated|explained|reported|against|on|by(?<!attended by)(?<!present by)|called|rang|informed|letter|visit)(?: the| a| her| his)? $",
        before,
    )


def _denied(clause: str, mentions: list[Mention]) -> list[Mention]:
    return [one for one in mentions if _NONE_OF.search(clause[: one[0]])]


def _exclusive(clause: str, mentions: list[Mention]) -> Iterator[Came]:
    """ "Just mum this time", "aunt came on her own": no other of the family."""
    family = [one for one in mentions if not one[2][0].startswith(AGENCY)]
    if len(family) != 1:
        return
    alone = _ALONE.search(clause, family[0][1]) or _JUST.search(clause[: family[0][0]])
    if alone and not _AWAY.search(clause):
        yield from ((who, False) for who in ("mother", "father") if who not in family[0][2])


def _without(clause: str, mentions: list[Mention]) -> str:
    for start, end, _ in reversed(mentions):
        clause = clause[:start] + " " + clause[end:]
    return clause


def against(mine: Iterable[Came], theirs: Iterable[Came]) -> tuple[str, bool] | None:
    """Of whom the two say the opposite, and what the first says."""
    ours, others = _settled(mine), _settled(theirs)
    for who, value in ours.items():
        if others.get(who, value) != value:
            return who, value
    for one, other, turned in ((ours, others, False), (others, ours, True)):
        family = [w for w in ("mother", "father") if w in other]
        if A_PARENT in one and len(family) == 1 and other[family[0]] != one[A_PARENT]:
            return family[0], one[A_PARENT] != turned
        if one.get(HEALTH) is False:
            for key in _OF_HEALTH:
                if other.get(f"{AGENCY}{agency_key(key)}"):
                    return key.replace("-", " "), turned
    return None


def agree(mine: Iterable[Came], theirs: Iterable[Came]) -> bool:
    """Whether they say the same of somebody of the family: then nothing vaguer is asked."""
    ours, others = _settled(mine), _settled(theirs)
    return any(
        others.get(who) == value for who, value in ours.items() if not who.startswith(AGENCY)
    )


def _settled(told: Iterable[Came]) -> dict[str, bool]:
    by_who: dict[str, set[bool]] = {}
    for who, value in told:
        by_who.setdefault(who, set()).add(value)
    return {who: next(iter(values)) for who, values in by_who.items() if len(values) == 1}


@lru_cache(maxsize=256)
def spoken_of(who: str) -> str:
    """As a reader would say it."""
    if who.startswith("name "):
        return who[5:].title()
    if who.startswith(AGENCY):
        number = who.removeprefix(AGENCY)
        if number.isdigit():
            return str(list(_keys_of_agencies())[int(number)]).replace("-", " ")
        return number.replace("-", " ")
    return who


@cache
def _keys_of_agencies() -> tuple[str, ...]:
    return tuple(agencies().names)
