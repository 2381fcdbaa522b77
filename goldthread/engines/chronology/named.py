"""Which given names in a case are a child's, and which a grown-up's, told by how they are written of.

"Kai's teacher", "baby Finn" and a column of pupils speak of children; "Carla and the children" and
"assault on Carla" of a grown-up. A name of which nothing tells stays as it is.
"""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from itertools import chain

from goldthread.engines.chronology.entry import Entry
from goldthread.engines.chronology.words import EMPTY, lines

Named = dict[str, str]  # a name in small letters to the word it is read as
SURE = 4  # times that a word of the vocabulary has to be written of as a person, to be one
FEW = 12  # entries of which each may be the only one that names somebody
_CAPITAL = re.compile(r"[a-z].*[A-Z]", re.S)
# A class or a nursery begins its entries with whom they are of.
_OF_PUPILS = re.compile(
    r"\b(?:school|nursery|playgroup|pre-?school|academy|college|ysgol|childmind\w+)\b", re.I
)
_FIRST_NAME = re.compile(r"([A-Z][a-z]{2,})(?: and [A-Z][a-z]+)? (?![A-Z][a-z])")
_NAME = re.compile(r"\b(?:[A-Z][a-z]{2,}|[A-Z]{3,})\b")
_LOWER = re.compile(r"\b[a-z]{3,}\b")
OF_CHILDREN = re.compile(r"\b(?:pupil|student|child|young person|yp|subject|baby)\b", re.I)
_N = r"(?P<name>[A-Z][a-z]{2,}|[A-Z]{3,})(?: [A-Z]\b\.?)?"
_CHILD = re.compile(
    rf"\b(?:[Bb]aby|[Cc]hild|[Ss]on|[Dd]aughter|[Tt]win|[Ss]ibling|[Pp]upil|[Bb]rother|[Ss]ister|[Tt]oddler|[Bb]oy|[Gg]irl|[Nn]ewborn|[Yy]oungest|[Ee]ldest) {_N}|"
    rf"\b(?:[Mm]um|[Mm]other|[Dd]ad|[Ff]ather|[Cc]arer) and (?P<c>[A-Z][a-z]{{2,}}|[A-Z]{{3,}})\b|\b(?P<b>[A-Z][a-z]{{2,}}|[A-Z]{{3,}})(?:,? (?:aged? )?(?:[0-9]|1[0-7])(?: ?(?:yrs?|years?|months?|mths?|weeks?|wks?|/12|/52|yo|y/o)\b|[,)]| -)|"
    r" \((?:[0-9]|1[0-7])\)| [0-9]{1,2}/(?:12|52)\b|[’']s (?:mother|mum|father|dad|carers?|nan|gran|parents?|school|teacher|class|nursery|key person|"
    r"medical|bedroom|birthday|cot|pram|nappy|weight|bottle|skin|homework|foster|foster carer|placement|head ?teacher|ta|attendance|red book)\b|"
    r" (?:was |is |were |had been |has been )?(?:in|asleep in|sat in|lying in|slept in|slept through it in|content in|held in) (?:his |her |the |a |mum's )?(?:pram|cot|bouncer|bouncy chair|"
    r"moses basket|sling|buggy|highchair|uniform|nappy|reception|year [0-9]+|class|lessons|school|nursery|baby walker|pushchair)\b|"
    r" (?:was |were )?(?:weighed|babbling|teething|crawling|collected from (?:school|nursery)|late for (?:school|class|nursery)|absent from (?:school|nursery)|"
    r"brought (?:in|to|by)|and (?:mum|mother|dad|father|carer|nan|parents)\b|bottle ?fed|told (?:his|her) (?:teacher|ta|tutor|class)))"
)
_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|PC|DC|DS|Sgt|Insp|WPC|PS|SW|HV|CMW|RN|Sr|Sister|Nurse|Miss|Prof|Reg|CPN|Officer|Midwife|Judge|Cllr|Rev|Fr|Carer|Head|Worker|Keyworker|FSW|YJS|St)\.? "
    r"(?P<name>[A-Z][a-z]{2,}|[A-Z]{3,})"
)
_ADULT = re.compile(
    rf"\b(?:[Mm]other|[Mm]um|[Ff]ather|[Dd]ad|[Pp]artner|[Ee]x|[Bb]oyfriend|[Gg]irlfriend|[Hh]usband|[Ww]ife|[Mm]o|[Ff]a|[Uu]ncle|[Aa]unt|[Ss]tepfather|[Aa]ssault on|"
    rf"[Tt]enant|[Ss]uspect|[Mm]rs|[Mm]r|[Mm]s) \(?{_N}|"
    r"\b(?P<b>[A-Z][a-z]{2,}|[A-Z]{3,})(?: [A-Z]\b)?(?:[’']s (?:son|daughter|children|kids|baby|partner|ex|boyfriend|girlfriend|flat|tenancy|cpn|CPN|key ?worker|"
    r"probation|licence|bail|pregnancy|twins|boys|girls|unborn|benefits?|script|husband|wife)\b|"
    r" (?:and|&|\+|with) (?:the |her |his |both |two |three |all )*(?:baby|child|children|kids|boys|girls|twins|bump|chn)\b|"
    r" \((?:mother|father|mum|dad|partner|ex|mo|fa|m|f)\)|"
    r" (?:said|reported|says|states|stated|told|tells|felt|feels|believes|disclosed) (?:that |the |her |his |she |he )*(?:baby|child|children|son|daughter|kids|pregnant)\b|"
    r" (?:was |is |has been |had been |being )?(?:arrested|charged|bailed|pregnant|dialled|logged on|tested positive|evicted|sentenced|intoxicated|drunk|remanded|released)\b)"
)
# How agencies write of a child by its name, and of a grown-up by theirs.
_OF_CHILD = re.compile(
    r"\b(?P<name>[A-Z][a-z]{2,}|[A-Z]{3,})(?: [A-Z]\b\.?)?(?:,? \((?:[0-9]|1[0-7])\)| (?:[0-9]|1[0-7])(?=[.,;)]| (?:and|who)\b)|,? [0-9]{1,2}/(?:52|12)\b|"
    r",? (?:(?:is|was|were|has been|still|very|both|up|all|also|and|not|had been|looked|seemed|appeared|to be) )*(?:smil(?:ed|ing)|show(?:ed|ing) (?:me|us)|drew|drawing|play(?:ed|ing)|paint(?:ed|ing)|chatt(?:ed|y|ing)|giggl\w+|cried|crying|clung|clingy|woke|napp\w+|nap|asleep|awake|sleeping|"
    r"crawling|babbling|cooing|rolling|toddling|lively|settled|coughing|wheezy|grubby|unkempt|well presented|late|absent|collected|brought|weighed|stripped|lifted|undressed|ate|hungry|hid|waved|danced|sang|immunis\w+|vaccinat\w+|teething|"
    r"told (?:miss|mrs|mr|her|his|the) |in (?:today|school|nursery|class|lessons|reception|year)\b|came in\b|arrived (?:with|late|without|in)|wt\b|weight|imms?\b|jabs?\b|feeding|bottle|not (?:seen|woken|disturbed|brought)|late for|absent from|hearing|speech|reading))"
)
_OF_ADULT = re.compile(
    r"\b(?P<name>[A-Z][a-z]{2,}|[A-Z]{3,})(?: [A-Z]\b\.?)?,? (?:(?:is|was|were|has|had|then|also|later|again|not|been|did|herself|himself|who) )*(?:rang|phoned|telephoned|texted|emailed|rings|phones|let (?:me|us|him|her|officers|in)|invited|denie[ds]|denying|arrested|pregnant|"
    r"admits|agreed|declined|cancelled|apologised|engaged|engaging|requests|complain\w*|sober|drunk|drinking|intox\w*|dna\b|DNA|[0-9]{1,2}(?:\+[0-9])?/40|G[0-9] ?P[0-9]|alleg\w*|at work|on licence|bailed|threw|throwing|punched|gripped|assaulted|evicted|in custody|remanded|"
    r"in breach|breached|smok\w+|cannabis|booked|unemployed|working|moved out|moved in|signed|tenancy|rent|let herself|let himself|opened the door|answered the door|attended (?:court|probation|alone|her|his|appointment|appt)|[123][0-9](?=[.,;)\s]))|"
    r"\b(?:boyfriend|girlfriend|ex|ex-partner|partner|husband|wife|mother|mum|father|dad|tenant|client|patient|son-in-law) (?P<b>[A-Z][a-z]{2,}|[A-Z]{3,})\b|\bby (?P<c>[A-Z][a-z]{2,}|[A-Z]{3,}) [A-Z]{3,}"
)
_TITLE_BEFORE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|DC|DS|PC|PS|DI|Sgt|SW|HV|MW|Nurse|Sister|Sr)\.? (?:[A-Z]\.? )?$"
)
_OF_STAFF = re.compile(
    r"\b(?:staff|worker|officer|by|author|clinician|practitioner|nurse|key ?worker|teacher|professional|recorded)\b",
    re.I,
)
_NO_CHILDREN = "ward flat day room stage plan phase week month level tier band grade bay bed gate block floor step dose item section form act route bus year class group page part unit visit".split()
_COORDINATED = re.compile(
    r"\b([A-Z][a-z]{2,}|[A-Z]{3,})(?:, ([A-Z][a-z]{2,}|[A-Z]{3,}))?(?: and | & | \+ |, |/)([A-Z][a-z]{2,}|[A-Z]{3,})\b"
)
_INITIAL = re.compile(r"\b(Mr|Mrs|Ms) [A-Z]\b(?!')")
_SHE, _HE = re.compile(r"\b(?:she|her)\b", re.I), re.compile(r"\b(?:he|his|him)\b", re.I)
_NO_NAMES = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun jan feb mar apr jun jul aug sep sept oct "
    "nov dec protection council social vision hearing speech sick missing team service unit road street house".split()
)


@cache
def _words() -> frozenset[str]:
    """Words of the vocabularies, which are no names however they are written."""
    held = chain.from_iterable(
        lines(f"{name}.txt") for name in ("happenings", "agencies", "presence")
    )
    return (
        _NO_NAMES
        | set(_NO_CHILDREN)
        | EMPTY
        | {word for line in held for word in re.findall(r"[a-z]+", line[-1])}
    )


class _Heard:
    """What a case's entries tell of each name, counted."""

    def __init__(self) -> None:
        self.child: Counter[str] = Counter()
        self.adult: Counter[str] = Counter()
        self.she: Counter[str] = Counter()
        self.many = False
        self.entries: Counter[str] = Counter()
        self.staff: set[str] = set()
        self.writers: set[str] = set()
        self.common: set[str] = set()
        self.together: list[list[str]] = []

    def hear(self, entry: Entry) -> None:
        text = f"{entry.event}. {entry.response or ''}"
        if _CAPITAL.search(text):  # who writes no capitals writes names without them
            self.common.update(_LOWER.findall(text))
        self._hear_columns(entry)
        names_here = {name.lower() for name in _NAME.findall(text)}
        if not names_here:
            return
        self.entries.update(names_here)
        for pattern, counts in (
            (_CHILD, self.child), (_ADULT, self.adult), (_OF_CHILD, self.child), (_OF_ADULT, self.adult)
        ):  # fmt: skip
            for match in pattern.finditer(text):
                if pattern in (_OF_CHILD, _OF_ADULT) and _TITLE_BEFORE.search(
                    text, 0, match.start()
                ):
                    continue
                counts[next(filter(None, match.groups())).lower()] += 1
        if _OF_PUPILS.search(entry.agency) and (first := _FIRST_NAME.match(entry.event)):
            self.child[first[1].lower()] += 1
        self.staff.update(match["name"].lower() for match in _TITLED.finditer(text))
        for match in _COORDINATED.finditer(text):
            self.together.append([name.lower() for name in match.groups() if name])
        for sentence in text.split("."):
            names = {name.lower() for name in _NAME.findall(sentence)}
            if len(names) <= 2:
                more = len(_SHE.findall(sentence)) - len(_HE.findall(sentence))
                self.she.update(dict.fromkeys(names, more))

    def _hear_columns(self, entry: Entry) -> None:
        for heading, value in entry.other.items():
            if len(value) < 40 and _OF_STAFF.search(heading):
                self.writers.update(name.lower() for name in _NAME.findall(value))
            if len(value) < 40 and OF_CHILDREN.search(heading):
                self.child.update({name.lower(): 3 for name in _NAME.findall(value)})

    def settled(self) -> Named:
        child, adult = self.child, self.adult
        for names in self.together:  # "Leo and Bea": who stands beside a child is one
            if any(child[name] > adult[name] for name in names):
                child.update(name for name in names if not child[name] and not adult[name])
        found: Named = {}
        for name in (child.keys() | adult.keys()) - self.common:
            if name in _words() and (child[name] + adult[name] < SURE or name in _NO_NAMES | EMPTY):
                continue
            if child[name] + adult[name] == 1 and self.entries[name] == 1 and self.many:
                continue  # one word with a capital, once in a whole case
            if child[name] > adult[name]:
                found[name] = "child"
            elif (
                adult[name] > child[name]
                and name not in self.writers
                and not (name in self.staff and adult[name] == 1)
            ):
                found[name] = self._grown_up(name)
        return found

    def _grown_up(self, name: str) -> str:
        more = self.she[name]
        return "mother" if more > 1 else "father" if more < -1 else "parent"


def names_of(entries: Iterable[Entry]) -> Named:
    """Of these entries; the same name is one person's in a case."""
    heard = _Heard()
    for number, entry in enumerate(entries):
        heard.hear(entry)
        heard.many = number > FEW
    return heard.settled()


def renamed(text: str, named: Named) -> str:
    """The text with names read as who they are: "Kai's bruise" as "child's bruise"."""
    text = _INITIAL.sub(lambda match: "father" if match[1] == "Mr" else "mother", text)
    return _NAME.sub(lambda match: named.get(match[0].lower(), match[0]), text)
