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
    "head": "head scalp skull occiput occipital parietal hair hairline fontanelle",
    "forehead": "forehead brow eyebrow",
    "temple": "temple",
    "eye": "eye eyes eyelid orbit periorbital socket",
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
    ("head", "forehead", "temple", "eye", "ear", "cheek", "face", "nose", "mouth", "chin", "neck"),
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
    r"#\w*|fracture\w*|broken|scratch\w*|burn\w*|rash|pain\w*|limp\w*|shiner|reddened|broken area|pressure (?:damage|sore|area)|ulcer\w*)\b"
)
_NOTHING_ELSE = re.compile(
    r"\b(?:no|nil|without|not any) (?:other|further|additional|more) (?:visible |external |apparent |obvious )?(?:marks?|inj\w*|bruis\w*|wounds?|"
    r"concerns? on skin|damage|lesions?)\b|\bnothing (?:else|other|more)\b|\b(?:otherwise|rest of (?:him|her|skin|the body|body)) (?:was |is |all |skin )*"
    r"(?:clear|fine|unmarked|nad|normal|uninjured|unremarkable|intact|unhurt|ok)\b|\bonly (?:mark|injury|bruise|finding)\b|\bonly$"
)

_MAY_DIFFER = re.compile(
    r"\b(?:[Ll]eft|LEFT|[Rr]ight|RIGHT|[LlRr]t?|LT|RT|[lr]hs|LHS|RHS|other|else|further|additional|more|otherwise|Otherwise|rest|Rest|only)\b"
)


@dataclass(slots=True)
class Marks:
    """`sides`: of each part "left", "right"; `alone`: nothing else was found."""

    parts: set[str] = field(default_factory=set)
    sides: set[tuple[str, str]] = field(default_factory=set)
    alone: bool = False


@lru_cache(maxsize=20_000)
def marks_of(text: str) -> Marks:
    found = Marks()
    for sentence in _SENTENCE.split(text.lower().replace("’", "'")):
        if _NOTHING_ELSE.search(sentence.strip()):
            found.alone = True
        if not _HURT.search(sentence) or said.HURT_NO.search(sentence):
            continue
        side, since = "", 0
        for word in _TOKEN.findall(sentence):
            since += 1
            if word in _LEFT or word in _RIGHT:
                side, since = ("left" if word in _LEFT else "right"), 0
            elif part := _PART_OF.get(word):
                if word == "back" and not _BACK.search(sentence):
                    continue
                found.parts.add(part)
                if side and since <= _REACH:
                    found.sides.add((part, side))
    return found


def contradiction(mine: str, theirs: str) -> tuple[str, str] | None:
    """What each says of where the marks were, in words, where both cannot be right."""
    if not _MAY_DIFFER.search(mine) and not _MAY_DIFFER.search(theirs):
        return None
    a, b = marks_of(mine), marks_of(theirs)
    return _other_side(a, b) or _elsewhere(a, b)


def _other_side(a: Marks, b: Marks) -> tuple[str, str] | None:
    for part, side in sorted(a.sides):
        ours, near = _sides_near(a, part), _sides_near(b, part)
        if near and not {s for _, s in near} & {s for _, s in ours}:
            return f"{side} {part}", " ".join(reversed(near[0]))
    return None


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


def _more(alone: set[str], other: set[str]) -> bool:
    """ "Face" beside "cheek", "arm" beside "forearm": one may be said for the other."""
    more = other - alone
    if not alone or not more:
        return False
    return not any(more <= near and alone & near and (more | alone) & _GENERAL for near in _NEAR)


def _list(parts: set[str]) -> str:
    return ", ".join(sorted(parts))
