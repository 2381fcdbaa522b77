"""An entry's words in a form that can be compared: what happened, who is named, what is left."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from sys import intern

_TOKEN = re.compile(r"[a-z0-9]+(?:[&'][a-z0-9]+)*")
# Words that carry nothing, left out before phrases are looked for.
SMALL = frozenset(
    "a an the her his their its my our your was were is are be been being has had have having this "
    "that these those of and to with at in on for as it they them he she him who which re due also "
    "then so into upon any some there did do does".split()
) - {"did"}
# Words that stay in phrases, and say nothing by themselves.
EMPTY = SMALL | frozenset(
    "did by from not no about after before during when while if but or i we you me us out up down off "
    "over under again between both all more other only own same too very can will just now would "
    "could should may might must what how where why because through until than him herself himself "
    "mr mrs ms mother father mum dad child children baby family parent parents said told stated "
    "advised informed reported recorded noted discussed reviewed seen saw spoke concern concerns "
    "regarding following following home today yesterday day time time's week well good one two "
    "plan planned contact contacts information arranged made given received sent got see attend "
    "attended hrs hours hour am pm via per within without around however later since who's whom "
    "visit visits visited visiting call calls telephone appointment letter clinic check checked review "
    "meeting session email report advice update usual routine "
    "mother's father's child's s t worker team service services agency professional "
    # How it went, which accounts of any two contacts may have in common.
    "absent apology apologies attendance attending late early stayed stay throughout present presence "
    "arrived sight sighted view viewed visible visibly safe happy fine asleep awake sleeping bed upstairs "
    "alone playing unable able brought bring kept keep show showed turned reason explanation nobody anybody "
    "somebody no-one none neither either sign signs evident apparent obvious mark marks intact skin "
    "unremarkable normal satisfactory came come joined room practitioner progress today's shared share "
    "aware update updated ok okay relevant further action outcome details provided discussion support".split()
)


# Short ways of writing, to the word itself.
SHORT = dict(
    pair.split("=")
    for pair in (
        "mtg=meeting mtgs=meeting grp=group appt=appointment appts=appointment apt=appointment "
        "appmt=appointment wt=weight wts=weight addr=address hosp=hospital arr=arrested arrd=arrested "
        "alleg=alleged ref'd=referred refd=referred rec'd=received recd=received rep'd=reported "
        "repd=reported inf'd=informed conf=conference assmt=assessment asst=assessment ax=assessment "
        "adm=admitted preg=pregnant inj=injury injs=injuries disc=discussion discn=discussion od'd=overdose "
        "notif=notification prof=professionals profs=professionals paeds=paediatric paed=paediatric "
        "psych=psychiatric ch=child ch'n=children chn=children bb=baby bby=baby kids=children kid=child "
        "mum=mother mam=mother mummy=mother mom=mother dad=father daddy=father nan=grandmother "
        "nana=grandmother gran=grandmother granny=grandmother mgm=grandmother pgm=grandmother "
        "mgf=grandfather pgf=grandfather grandad=grandfather granddad=grandfather boyfriend=partner "
        "b'friend=partner bf=partner ex=partner husband=partner ptnr=partner girlfriend=partner "
        "sib=sibling sibs=sibling brother=sibling sister=sibling bros=sibling telly=television "
        "tv=television mate=friend pal=friend settee=sofa couch=sofa docs=doctor dr=doctor veh=vehicle "
        "susp=suspected att=attended att'd=attended attd=attended fup=follow tx=treatment rx=prescription "
        "dx=diagnosis hx=history cp=cp strat=strategy safeg=safeguarding sg=safeguarding temp=temperature "
        "phoned=telephoned rang=telephoned rung=telephoned ringing=telephoned tel=telephone "
        "telephoned=telephone phone=telephone called=call calling=call cops=police bobbies=police "
        "paper=papers mins=minutes hrs=hours wks=weeks wk=week yrs=years yr=year yo=years mths=months "
        "mth=month emerg=emergency amb=ambulance cas=casualty vax=vaccination imms=immunisations "
        "jab=immunisation jabs=immunisations bruised=bruise bruising=bruise bruises=bruise "
        "caesarean=caesarean section=section lscs=caesarean csection=caesarean smack=heroin weed=cannabis "
        "coke=cocaine skunk=cannabis spliff=cannabis antidepressants=antidepressant staffie=staffordshire "
        "staffy=staffordshire coffee=tea throat=neck leg=thigh legs=thigh arm=arm forearm=arm head=head "
        "forehead=head cheek=face cheeks=face eyebrow=face chin=face jaw=face"
    ).split()
)  # fmt: skip


@cache
def _alike() -> dict[str, str]:
    """Words of one meaning, to the one by which they are compared."""
    held = files("goldthread.engines.chronology").joinpath("vocabulary/alike.txt")
    found: dict[str, str] = {}
    for line in held.read_text("utf-8").splitlines():
        if line.strip() and line[0] != "#":
            word, _, others = line.partition("|")
            found |= {other.strip(): word for other in others.split(",")}
            found[word] = word
    return found


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Phrases by their first word, longest first; and what each thing's name and class are."""

    starts: dict[str, tuple[tuple[tuple[str, ...], int], ...]]
    names: tuple[str, ...]
    classes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Traits:
    """`kinds`: what happened; `stems`: other telling words; `agencies`: those it names;
    `figures`: numbers of two digits and more."""

    kinds: tuple[int, ...]
    stems: tuple[str, ...]
    agencies: tuple[int, ...]
    figures: tuple[str, ...]


@cache
def stem(word: str) -> str:
    """The word without its common endings, so that bruises, bruised and bruising are one."""
    word = SHORT.get(word, word)
    if word.isdigit() or len(word) < 4:
        return intern(word)
    word = word.removesuffix("'s")
    for ending, least in (
        ("ings", 4),
        ("ing", 4),
        ("edly", 4),
        ("ied", 3),
        ("ies", 3),
        ("ed", 4),
        ("es", 4),
    ):
        if word.endswith(ending) and len(word) - len(ending) >= least - 1:
            root = word[: -len(ending)]
            if ending in {"ied", "ies"}:
                return intern(root + "i")
            if len(root) > 3 and root[-1] == root[-2] and root[-1] not in "lsz":
                root = root[:-1]
            return intern(root.removesuffix("e"))
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    if word.endswith("y"):
        word = word[:-1] + "i"
    return intern(word.removesuffix("e") if len(word) > 4 else word)


@lru_cache(maxsize=100_000)
def likened(word: str) -> str:
    """The stem of the word, or of the one that stands for all of its meaning."""
    return stem(_alike().get(word, word))


def tokens(text: str) -> list[str]:
    """Likened words in order, small words left out."""
    return [
        likened(token)
        for token in _TOKEN.findall(text.lower().replace("’", "'"))
        if token not in SMALL
    ]


def lines(name: str) -> list[list[str]]:
    text = files("goldthread.engines.chronology").joinpath(f"vocabulary/{name}").read_text("utf-8")
    return [line.split("|") for line in text.splitlines() if line.strip() and line[0] != "#"]


@cache
def happenings() -> Vocabulary:
    return _vocabulary([(name, kind, said) for name, kind, said in lines("happenings.txt")])


@cache
def agencies() -> Vocabulary:
    return _vocabulary([(name, "a", said) for name, said in lines("agencies.txt")])


def _vocabulary(lines: list[tuple[str, str, str]]) -> Vocabulary:
    phrases: dict[tuple[str, ...], int] = {}
    for number, (_, _, said) in enumerate(lines):
        for phrase in said.split(","):
            words = tuple(tokens(phrase))
            # "left her" is only "left" without its small word, and that says too little.
            lost = len(words) == 1 and " " in phrase.strip()
            if words and not lost:
                phrases.setdefault(words, number)
    starts: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for words, number in phrases.items():
        starts.setdefault(words[0], []).append((words[1:], number))
    sorted_starts = {
        first: tuple(sorted(rest, key=lambda one: -len(one[0]))) for first, rest in starts.items()
    }
    return Vocabulary(
        sorted_starts, tuple(line[0] for line in lines), tuple(line[1] for line in lines)
    )


@cache
def empty_stems() -> frozenset[str]:
    return frozenset(likened(word) for word in EMPTY) | EMPTY


@cache
def agency_key(name: str) -> int:
    """Which of the agencies a name such as "childrens-social-care" stands for; -1 for none."""
    words = tokens(name.replace("-", " ").replace("_", " "))
    vocabulary = agencies()
    whole = {key: number for number, key in enumerate(vocabulary.names)}
    if name in whole:
        return whole[name]
    found: dict[int, int] = {}
    for place, word in enumerate(words):
        for rest, number in vocabulary.starts.get(word, ()):
            if tuple(words[place + 1 : place + 1 + len(rest)]) == rest:
                found[number] = max(found.get(number, 0), len(rest) + 1)
                break
    return max(found, key=lambda number: found[number]) if found else -1
