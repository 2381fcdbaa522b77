"""How a thing is said: denied, only thought of, or on the word of a family member.

Words are read with where they stand, sentence by sentence and clause by clause.
"""

import re
from dataclasses import dataclass

from goldthread.engines.chronology.words import stem

_TOKEN = re.compile(r"[a-z0-9]+(?:[&'][a-z0-9]+)*|[.;!?\n]+|[,:]| - | – ")
# A full stop after these ends no sentence.
_ABBREVIATIONS = frozenset("dr mr mrs ms st no approx appt e.g i.e etc".split())
_TURNS = frozenset("but however although though whereas yet except despite".split())


@dataclass(frozen=True, slots=True)
class Token:
    """`sentence` and `clause` count from 0; commas end a clause, and words such as "but" do."""

    word: str
    stem: str
    start: int
    end: int
    sentence: int
    clause: int
    turn: int  # rises at "but" and its like, and at a semicolon: what is said before ends there


def read(text: str) -> list[Token]:
    low = text.lower()
    if len(low) != len(text):  # a letter that lowers to two would shift every place after it
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    low = low.replace("’", "'")
    tokens: list[Token] = []
    sentence = clause = turn = 0
    for match in _TOKEN.finditer(low):
        word = match[0]
        if word in {",", ":", " - ", " – "}:
            clause += 1
        elif not word[0].isalnum():
            if word != "." or not (tokens and tokens[-1].word in _ABBREVIATIONS):
                turn, clause = turn + 1, clause + 1
                sentence += word[0] != ";"
        else:
            if word in _TURNS:
                turn, clause = turn + 1, clause + 1
            tokens.append(
                Token(word, stem(word), match.start(), match.end(), sentence, clause, turn)
            )
    return tokens


# --- denied ---------------------------------------------------------------------------------
_NO = frozenset(
    "no nil without nothing nobody none neither nor zero denied denies deny denying".split()
)
_NOT = frozenset(
    "not never cannot hardly barely rarely unable failed fails failing stopped".split()
)
_AWAY = frozenset("refused refuses declined reluctant struggled struggles lack lacking absence "
                  "free poor little insufficient limited inconsistent".split())  # fmt: skip
_AFTER = re.compile(
    r"^(?:(?:was|were|is|are|has|have|had|been) ){0,2}(?:nil|none|denied|absent|ruled out|excluded|"
    r"not (?:be |been )?(?:seen|found|noted|observed|present|identified|evident|reported|raised|"
    r"apparent|visible|disclosed))\b"
)
_REACH = {"no": 7, "not": 4, "away": 3}


def denied(tokens: list[Token], first: int, last: int) -> int | None:
    """The token by which what stands from `first` to `last` is denied; None where it is said.

    "No" reaches along a list that ends with "or"; "not" stops at "and" and at a comma.
    """
    here = tokens[first]
    joined = False
    for at in range(first - 1, max(-1, first - 9), -1):
        token, back = tokens[at], first - at
        if token.turn != here.turn:
            break
        near = token.clause == here.clause
        if token.word in _NO and back <= _REACH["no"] and (near or joined or _lists(tokens, at)):
            return None if _only(tokens, at) else at
        is_not = token.word in _NOT or token.word.endswith("n't")
        if is_not and back <= _REACH["not"] and near and not joined:
            return None if _only(tokens, at) else at
        if token.word in _AWAY and back <= _REACH["away"] and near and not joined:
            return at
        if token.word == "and":
            joined = False
            if not any(t.word in _NO for t in tokens[max(0, at - 4) : at]):
                break
    said = " ".join(token.word for token in tokens[last + 1 : last + 6] if token.turn == here.turn)
    if found := _AFTER.match(said):
        return last + len(found[0].split())
    return None


def _only(tokens: list[Token], at: int) -> bool:
    """ "not only", "no longer any doubt", "no change": no denial of what follows."""
    after = tokens[at + 1].word if at + 1 < len(tokens) else ""
    return after in {"only", "just", "doubt", "change", "answer", "reply", "access", "wonder"}


def _lists(tokens: list[Token], at: int) -> bool:
    """Whether a list begins at a "no": "no bruises, marks or injuries"."""
    here = tokens[at]
    return any(
        token.word in {"or", "nor"} and token.sentence == here.sentence
        for token in tokens[at + 1 : at + 12]
    )


# --- only thought of ------------------------------------------------------------------------
_IF = frozenset("if should would could might unless whether until ensure ensuring must shall hopes "
                "hope hoping hoped aim aims prevent preventing avoid reduce query possible "
                "suspected "
                "asked asking enquired invited will wants wanted needs need plan plans planned "
                "planning encourage encouraged request requested requesting reminded support "
                "prevention awareness leaflet discussed explore exploring".split())  # fmt: skip
_TO = frozenset("advised agreed expected told due going arranged offered asked reminded".split())
# These let a strength be only hoped for, and yet speak of a risk that is there.
_ALSO_RISKS = frozenset("support discussed explore exploring asked asking plan planned will need "
                        "needs wants wanted request requested requesting reminded avoid reduce "
                        "encourage encouraged suspected query possible".split())  # fmt: skip


def is_only_thought_of(tokens: list[Token], first: int, *, risk: bool = False) -> bool:
    """Planned, advised, asked or feared, and not said to have been so."""
    here = tokens[first]
    for at in range(first - 1, max(-1, first - 8), -1):
        token = tokens[at]
        if token.turn != here.turn:
            return False
        if token.clause != here.clause and token.word not in {"if", "should", "unless"}:
            continue
        following = tokens[at + 1].word if at + 1 < len(tokens) else ""
        if token.word in _TO and (following in {"to", "not"} or _is_to(tokens, at, first)):
            return True
        if token.word in _IF and not (risk and token.word in _ALSO_RISKS):
            return True
    return False


def _is_to(tokens: list[Token], at: int, first: int) -> bool:
    """ "advised mother to": a "to" with a verb after it stands between."""
    return any(tokens[n].word == "to" for n in range(at + 1, min(first, at + 4)))


# --- on whose word --------------------------------------------------------------------------
_SPEAKERS = {
    word: said
    for said, words in {
        "the mother’s": "mother mum mummy mam mom stepmother",
        "the father’s": "father dad daddy stepfather stepdad",
        "the parents’": "parent parents couple both carers carer family",
        "the partner’s": "partner boyfriend husband ex wife girlfriend",
        "a relative’s": "grandmother grandfather mgm pgm nan aunt uncle sister brother",
        "her": "she",
        "his": "he",
        "their": "they",
    }.items()
    for word in words.split()
}
_CHILDREN = frozenset("child children baby boy girl pupil daughter son sibling siblings".split())
_SAYS = frozenset("said says saying tell tells told state states stated stating report reports "
                  "reported reporting claim claims claimed claiming assured assures denied denies "
                  "denying maintained maintains insisted insists explained explains described "
                  "describes confirmed confirms felt feels believes believed promised promises "
                  "informed replied disclosed disclosing admitted admits reassured "
                  "declared mentioned expressed commented".split())  # fmt: skip
_TOLD = frozenset("to by with told informed advised asked for from of".split())
_SEES = frozenset("seen observed observes appeared appears noted saw looked examination examined "
                  "viewed officers midwife worker visitor nurse teacher".split())  # fmt: skip
_OWN = re.compile(
    r"\b(?:self reports?|self reported|self reporting|by (?:her|his|their|mother's|father's) own "
    r"(?:account|admission|report)|in (?:her|his|their) own words)\b"
)
_BY = frozenset("by per from".split())
# What a writer cannot see is still the speaker's in the sentence after: "She has been abstinent."
_UNSEEN = frozenset("substances partner mood violence".split())


def whose_word(tokens: list[Token], first: int, about: str) -> str:
    """The family member on whose word alone it stands, as "the mother’s"; "" for the writer's."""
    here = tokens[first]
    found = _of_sentence(tokens, first)
    if found or about not in _UNSEEN:
        return found
    begin = _begin(tokens, first)
    if begin == 0 or tokens[begin].word not in {"she", "he", "they"}:
        return ""
    before = tokens[begin - 1]
    return _of_sentence(tokens, begin - 1) if before.sentence == here.sentence - 1 else ""


def _begin(tokens: list[Token], first: int) -> int:
    at = first
    while at and tokens[at - 1].sentence == tokens[first].sentence:
        at -= 1
    return at


def _of_sentence(tokens: list[Token], first: int) -> str:
    here, begin = tokens[first], _begin(tokens, first)
    heard, child, family = "", False, False
    for at in range(begin, len(tokens)):
        token = tokens[at]
        if token.sentence != here.sentence:
            break
        if (
            at <= first
            and heard
            and (token.turn != tokens[max(at - 1, 0)].turn or _sees(tokens, at))
        ):
            heard = ""
        if token.word in _CHILDREN and not heard:
            child = True
        if token.word in _SPEAKERS:
            if token.word in {"she", "he", "they"} and child:
                continue
            child = False
            after_it = at > first
            before = tokens[at - 1].word if at else ""
            # The last: "mother was tearful and said she is well".
            if (
                (_says(tokens, at) and (not after_it or token.clause != here.clause))
                or (before in _BY and _reported(tokens, at))
                or (not after_it and family and before in _SAYS)
            ):
                heard = heard or _SPEAKERS[token.word]
            family = family or token.word not in {"she", "he", "they"}
    heard = heard or _unnamed(tokens, begin, first)
    if not heard:
        words = " ".join(t.word for t in tokens[begin : first + 8] if t.sentence == here.sentence)
        return "their" if _OWN.search(words) else ""
    return heard


# A writer leaves out who speaks: "Reports she has stopped", "Denies any", "We were assured that".
_LEADS = frozenset("reports says states denies denied claims insists maintains".split())
_PASSIVE = frozenset("assured told".split())
_HEARSAY = frozenset("reportedly allegedly apparently supposedly".split())


def _unnamed(tokens: list[Token], begin: int, first: int) -> str:
    here = tokens[first]
    for at in range(first, begin - 1, -1):
        token = tokens[at]
        if token.turn != here.turn or _sees(tokens, at):
            return ""
        opens = at == begin or tokens[at - 1].clause != token.clause
        if (opens and token.word in _LEADS) or token.word in _HEARSAY:
            return "the family’s"
        if token.word in _PASSIVE and at and tokens[at - 1].word in {"was", "were", "been"}:
            return "the family’s"
    return ""


def _says(tokens: list[Token], at: int) -> bool:
    """Whether the person at `at` says something: not told it, and a verb of saying close by."""
    speaker = tokens[at]
    if at and tokens[at - 1].word in _TOLD and tokens[at - 1].clause == speaker.clause:
        return False
    for token in tokens[at + 1 : at + 4]:
        if token.turn != speaker.turn or token.word in {"was", "were", "is", "are", "been"}:
            return False
        if token.word in _SAYS:
            return True
    return False


def _reported(tokens: list[Token], at: int) -> bool:
    """ "reported by mother", "as per mother", "according to mother"."""
    if tokens[at - 1].word == "per":
        return True
    return any(token.word in _SAYS for token in tokens[max(0, at - 3) : at - 1])


def _sees(tokens: list[Token], at: int) -> bool:
    """A professional looks, after a comma: what was only said ends there."""
    return tokens[at].word in _SEES and tokens[at].clause != tokens[max(at - 2, 0)].clause
