"""Where on the body marks or an injury are told, and on which side; whether nothing else was found.

"A bruise to the right cheek" and "a small mark, L cheek" cannot both be right; nor can "a graze on
his chin, otherwise clear" beside a bruise to the temple.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from goldthread.engines.chronology import claimwords as said

_SENTENCE = re.compile(r"[.;!?\n]+(?!\d)")
_PARTS = {
    "head": "head scalp skull hair hairline fontanelle",
    "back of the head": "occiput occipital",
    "side of the head": "parietal",
    "forehead": "forehead frontal",
    "temple": "temple",
    "eye": "eye eyes eyelid orbit periorbital socket brow eyebrow",
    "ear": "ear ears earlobe pinna",
    "cheek": "cheek cheeks cheekbone",
    "face": "face facial",
    "nose": "nose nasal",
    "mouth": "lip lips mouth frenulum frenum gum gums tongue tooth teeth",
    "chin": "chin jaw jawline jawbone",
    "neck": "neck throat nape",
    "shoulder": "shoulder shoulders scapula clavicle collarbone",
    "arm": "arm arms humerus biceps bicep armpit",
    "elbow": "elbow elbows",
    "forearm": "forearm forearms radius ulna",
    "hand": "hand hands wrist wrists finger fingers thumb thumbs palm knuckle knuckles",
    "chest": "chest rib ribs sternum breast torso",
    "belly": "belly tummy stomach abdomen abdominal flank groin",
    "back": "back spine sacrum loin lumbar",
    "bottom": "bottom buttock buttocks bum",
    "hip": "hip hips pelvis",
    "thigh": "thigh thighs femur hamstring",
    "knee": "knee knees kneecap",
    "leg": "leg legs shin shins calf tibia fibula",
    "foot": "ankle ankles foot feet toe toes heel heels",
}
_PART_OF = {word: part for part, words in _PARTS.items() for word in words.split()}
# Parts near enough for a side to be compared: "R scapula" and "left shoulder".
_REGIONS = (
    (
        "head",
        "back of the head",
        "side of the head",
        "forehead",
        "temple",
        "eye",
        "ear",
        "cheek",
        "face",
        "nose",
        "mouth",
        "chin",
        "neck",
    ),
    ("shoulder", "arm", "elbow", "forearm", "hand", "chest"),
    ("hip", "thigh", "knee", "leg", "foot", "bottom"),
)
_REGION = {part: number for number, parts in enumerate(_REGIONS) for part in parts}
_GENERAL = {"face", "head", "arm", "leg"}
_NEAR = (
    set(_REGIONS[0]) - {"neck"},
    {"shoulder", "arm", "elbow", "forearm"},
    {"thigh", "knee", "leg"},
)
_BACK = re.compile(r"\b(?:his|her|lower|upper|the|on|to) back\b(?! of)")  # and not "came back"
_LEFT, _RIGHT = frozenset("left l lt lhs".split()), frozenset("right r rt rhs".split())
_TOKEN = re.compile(r"[a-z0-9#]+|[,:/&+]")
_REACH = 4  # words from a side to its part of the body
_HURT = re.compile(
    rf"{said.HURT_YES.pattern}|\b(?:slash\w*|stab\w*|bites?|nips?|pinch\w*|stitches|sutur\w*|skinned|torn|scar\w*|bald patch|sling|plaster cast|weakness|"
    r"#\w*|fracture\w*|broken|scratch\w*|burn\w*|rash|pain\w*|limp\w*|shiner|reddened|broken area|pressure (?:damage|sore|area)|ulcer\w*|plaster|bandage\w*|dressing|finger.?marks?|hand.?print|red|purple|glued?|deformed|petechiae|swell\w*)\b|(?:^|\s)#"
)
_NOTHING_ELSE = re.compile(
    r"\b(?:no|nil|without|not any) (?:other|further|additional|more) (?:visible |external |apparent |obvious )?(?:marks?|inj\w*|bruis\w*|wounds?|"
    r"concerns? on skin|damage|lesions?)\b|\bnothing (?:else|other|more)\b|\b(?:otherwise|rest of (?:him|her|skin|the body|body)) (?:was |is |all |skin )*"
    r"(?:clear|fine|unmarked|nad|normal|uninjured|unremarkable|intact|unhurt|ok)\b|\bonly (?:mark|injury|bruise|finding)\b|\bonly$"
)


# Two names for what may be one place; "face" and "head", "arm" and "leg" may be said for their parts.
_CLOSE = {
    frozenset(pair.split("-"))
    for pair in (
        "forehead-temple forehead-eye temple-eye temple-cheek eye-cheek eye-nose cheek-chin cheek-mouth mouth-chin mouth-nose cheek-ear neck-chin neck-shoulder neck-ear shoulder-arm shoulder-back shoulder-chest arm-elbow "
        "arm-forearm elbow-forearm forearm-hand chest-belly back-bottom back-hip belly-hip hip-thigh hip-bottom thigh-knee knee-leg leg-foot forehead-nose cheek-nose chest-back"
    ).split()
}
_WHOLE = {
    "face": {"forehead", "temple", "eye", "cheek", "nose", "mouth", "chin", "ear"},
    "head": {"forehead", "temple", "ear", "back of the head", "side of the head", "face", "eye"},
    "arm": {"elbow", "forearm", "hand", "shoulder"},
    "leg": {"thigh", "knee", "foot", "hip"},
}
_NEAR_IT = 10  # words from a part of the body to the mark
_AFTER = re.compile(
    r"^[ ,(]*(?:on |to |at )?(?:the |his |her )?(left|right|l|r|lt|rt)(?: hand)?(?: side)?\b(?! (?:\w+ )?(?:arm|leg|eye|cheek|ear|hand|knee))"
)
_BOTH_SIDES = re.compile(
    r"\b(?:both sides|bilateral\w*|each side|either side|both (?:arms|legs|eyes|cheeks|ears|hands|knees|thighs|wrists))\b"
)
_PLACES_OF_HEAD = (
    (re.compile(r"\b(?:back|rear) of (?:the |his |her )?(?:head|skull)\b"), "occiput"),
    (re.compile(r"\bside of (?:the |his |her )?(?:head|skull)\b"), "parietal"),
    (re.compile(r"\bfront of (?:the |his |her )?head\b"), "forehead"),
    (re.compile(r"\b(?:upper) (?:arms?)\b"), "arm"),
    (re.compile(r"\blower arms?\b"), "forearm"),
    (re.compile(r"\bsides? of (?:the |his |her )?(?:face)\b"), "face"),
)
_NO_PLACE = re.compile(
    r"\b(?:hand(?:s|ed)? (?:over|clinic|in|back|out)|head ?(?:teacher|master|mistress|of|injury clinic)|face (?:to face|time)|back (?:in|to|from|at|home|on|up|later|for|and|again|of|by|garden|door|bedroom|room)|"
    r"in (?:his|her|mum's|mother's|their) arms|on (?:his|her|mum's|mother's) (?:knee|lap|hip|shoulder)|by the (?:hand|arm)|at hand|second hand|first hand|on the other hand|key ?worker|chest infection|ear infection|eye contact|"
    r"foot of|heel prick|in one ear|nose bleed|by hand|cold sore|sore throat|mouth to|hand hold\w*|headed|faced|armed|backed|shouldered)\b"
)
_ONLY = re.compile(
    r"\bonly\b(?! (?:when|after|if|said|says|told))|\bone side\b|\bjust (?:the|on|to|one)\b"
)
_ON_IT = re.compile(
    r"^\W*(?:on|to|at|over|under|above|below|inside|left|right|located|situated|it (?:is|was) on)\b"
)
_ONE = re.compile(
    r"\b(?:a single|single|one|only one|just one|solitary|1 ?x|1)(?! (?:or|of|to|year|week|day|month|hour|side|edge|hand|side)) (?:[a-z0-9.-]+ ){0,4}?(?:bruise|mark|cut|lac|laceration|scratch|burn|graze|fracture|lump|bite|wound)\b(?!s)"
)
_MORE = re.compile(
    r"\b(?:two|three|four|five|six|several|multiple|numerous|many|[2-9] ?x|[2-9]|a number of|various) (?:[a-z0-9.-]+ ){0,4}?(?:bruises|bruising|marks|cuts|lacs|lacerations|scratches|burns|grazes|fractures|lumps|bites|wounds)\b|"
    r"\b(?:bruises|bruising|marks|cuts|lacerations|scratches|burns|grazes|fractures)\b[^.;,]{0,20}\bx ?[2-9]\b|\b(?:second|another|further|other|additional) (?:bruise|mark|fracture|burn)\b(?! (?:not|was not))"
)


@dataclass(slots=True)
class Marks:
    """`sides`: of each part "left", "right"; `alone`: nothing else was found; `whose`: of a child,
    of a grown-up, of both or nobody named; `one`, `more`: how many there were, where it is said."""

    parts: set[str] = field(default_factory=set)
    sides: set[tuple[str, str]] = field(default_factory=set)
    alone: bool = False
    whose: set[str] = field(default_factory=set)
    one: bool = False
    only: bool = False
    more: bool = False


@lru_cache(maxsize=20_000)
def marks_of(text: str) -> Marks:
    found, before_hurt = Marks(), ""
    for sentence in _SENTENCE.split(text.lower().replace("’", "'")):
        if before_hurt and _ON_IT.search(sentence):
            sentence = f"{before_hurt} {sentence.strip()}"
        before_hurt = ""
        if _NOTHING_ELSE.search(sentence.strip()):
            found.alone = True
        if not _HURT.search(sentence) or said.HURT_NO.search(sentence):
            continue
        for pattern, word in _PLACES_OF_HEAD:
            sentence = pattern.sub(word, sentence)
        sentence = _NO_PLACE.sub(" ", sentence)
        before = len(found.parts) + len(found.sides)
        _places(sentence, found)
        if len(found.parts) + len(found.sides) > before:
            child, adult = said.CHILD.search(sentence), said.ADULT.search(sentence)
            found.whose.add(
                "child" if child and not adult else "adult" if adult and not child else ""
            )
            found.only |= bool(_ONLY.search(sentence))
            found.one |= bool(_ONE.search(sentence))
            found.more |= bool(_MORE.search(sentence))
        elif hurt := _HURT.search(sentence):
            before_hurt = hurt[0]
    return found


def _places(sentence: str, found: Marks) -> None:
    """The parts of the body near a mark, and on which side."""
    both = bool(_BOTH_SIDES.search(sentence))
    words = list(_TOKEN.finditer(sentence))
    hurt = [place for place, word in enumerate(words) if _HURT.fullmatch(word[0])]
    side, since = "", 0
    for place, match in enumerate(words):
        word = match[0]
        since += 1
        if word in _LEFT or word in _RIGHT:
            side, since = ("left" if word in _LEFT else "right"), 0
            continue
        part = _PART_OF.get(word)
        if not part or (word == "back" and not _BACK.search(sentence)):
            continue
        if not any(abs(place - other) <= _NEAR_IT for other in hurt):
            continue
        found.parts.add(part)
        after = _AFTER.match(sentence[match.end() :])
        if both:
            found.sides |= {(part, "left"), (part, "right")}
        elif side and since <= _REACH:
            found.sides.add((part, side))
        elif after:
            found.sides.add((part, "left" if after[1] in _LEFT else "right"))


def tells_of_marks(text: str) -> bool:
    return _HURT.search(text.lower()) is not None


def contradiction(mine: str, theirs: str) -> tuple[str, str] | None:
    """What each says of where the marks were, in words, where both cannot be right."""
    a, b = marks_of(mine), marks_of(theirs)
    if not a.parts or not b.parts or _of_others(a, b):
        return None
    return _other_side(a, b) or _elsewhere(a, b) or _other_place(a, b) or _other_number(a, b)


def _of_others(a: Marks, b: Marks) -> bool:
    """The one tells of a child's marks, the other of a grown-up's."""
    return (a.whose == {"child"} and b.whose == {"adult"}) or (
        a.whose == {"adult"} and b.whose == {"child"}
    )


def _other_side(a: Marks, b: Marks) -> tuple[str, str] | None:
    for part, side in sorted(a.sides):
        ours, near = _sides_near(a, part), _sides_near(b, part)
        mine, theirs = {s for _, s in ours}, {s for _, s in near}
        if (
            near
            and (a.only or b.only)
            and mine != theirs
            and (len(mine) == 1) != (len(theirs) == 1)
        ):
            return _sided(ours), _sided(near)
        if near and not {s for _, s in near} & {s for _, s in ours}:
            return f"{side} {part}", " ".join(reversed(near[0]))
    return None


def _sided(of: list[tuple[str, str]]) -> str:
    sides = sorted({side for _, side in of})
    return f"{' and '.join(sides)} {of[0][0]}"


def _sides_near(of: Marks, part: str) -> list[tuple[str, str]]:
    """Of the part itself, and of parts near it."""
    region = _REGION.get(part)
    return [one for one in sorted(of.sides) if one[0] == part or region == _REGION.get(one[0], -1)]


def _elsewhere(a: Marks, b: Marks) -> tuple[str, str] | None:
    """One found nothing else than what it tells, and the other tells of another place."""
    if a.alone and _more(a.parts, b.parts):
        return f"{_list(a.parts)} and nothing else", _list(b.parts)
    if b.alone and _more(b.parts, a.parts):
        return _list(a.parts), f"{_list(b.parts)} and nothing else"
    return None


def _other_place(a: Marks, b: Marks) -> tuple[str, str] | None:
    """Each tells of one place or two, and none of the one can be any of the other."""
    if len(a.parts) > MOST_PLACES or len(b.parts) > MOST_PLACES:
        return None
    if any(_may_be(one, other) for one in a.parts for other in b.parts):
        return None
    return _list(a.parts), _list(b.parts)


def _may_be(one: str, other: str) -> bool:
    return (
        one == other
        or frozenset((one, other)) in _CLOSE
        or other in _WHOLE.get(one, ())
        or one in _WHOLE.get(other, ())
    )


def _other_number(a: Marks, b: Marks) -> tuple[str, str] | None:
    if a.one and not a.more and b.more and not b.one:
        return "one mark", "more than one"
    if b.one and not b.more and a.more and not a.one:
        return "more than one", "one mark"
    return None


def _more(alone: set[str], other: set[str]) -> bool:
    """ "Face" beside "cheek", "arm" beside "forearm": one may be said for the other."""
    more = other - alone
    if not alone or not more:
        return False
    return not any(more <= near and alone & near and (more | alone) & _GENERAL for near in _NEAR)


def _list(parts: set[str]) -> str:
    return ", ".join(sorted(parts))


MOST_PLACES = 2  # of an account that tells of a mark or two, and not of many
