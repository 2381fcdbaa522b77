"""What is asked at which moment, and what may be seen when a family keeps others away.

Questions, in our own words; people answer them. What is seen is written down as what was seen, on a
day: nobody is called anything. Sources: the Oliver briefing, on being open to what does not fit, on
hope that outruns its grounds, on the history of a father; DOMAIN 6.6: look, listen, ask, check out,
stay open-minded, see the whole picture; ways in which a home can be kept from view.
"""

from dataclasses import dataclass
from datetime import date

BEGAN = date(2026, 1, 1)  # the day from which these words are asked
BRIEFING = "The Oliver briefing, learning points"
CURIOUS = "Professional curiosity: look, listen, ask, check out (Cambridgeshire and Peterborough)"
HOW_TO_WRITE = (
    "Write what was seen, on which day and by whom, never what somebody is. Then find out, and "
    "write what else could explain it."
)
GUIDANCE = (
    "Families can seem to work with us and so keep worry low; the field calls this disguised "
    "compliance. Fear, shame, tiredness, a controlling partner or a bad start with services look "
    f"the same from the door. {HOW_TO_WRITE}"
)
OTHER_EXPLANATION = "What else could explain it?"


@dataclass(frozen=True)
class Asked:
    """A question, by a code that stays when its words change."""

    code: str
    words: str


@dataclass(frozen=True)
class Moment:
    """A moment at which we stop and ask. `ends`: the last day on which these words are asked."""

    code: str
    words: str
    asked: tuple[Asked, ...]
    source: str
    since: date = BEGAN
    ends: date | None = None


@dataclass(frozen=True)
class Kind:
    """Something that can be seen, in plain words."""

    code: str
    words: str
    since: date = BEGAN
    ends: date | None = None


CHILD = Asked("child", "What has the child shown us, by what they did, said or left out?")
UNKNOWN = Asked("unknown", "What do we not know, and who will find out?")
WRONG = Asked("wrong", "What would we see if we were wrong?")
HISTORY = Asked("history", "What does the history of each adult say about this, earlier children "
                "too?")  # fmt: skip

MOMENTS = (
    Moment(
        "home-visit", "after a home visit",
        (
            CHILD,
            Asked("rooms", "Which rooms, people and animals did we not see, and why not?"),
            Asked("voices", "Who answered for whom? Whom did we meet alone?"),
            Asked("surprise", "What surprised us, or did not fit with what we had been told?"),
            UNKNOWN,
        ),
        CURIOUS,
    ),
    Moment(
        "conference", "before a conference",
        (
            CHILD,
            HISTORY,
            Asked("sources", "Which of our statements rest on the parents’ word alone?"),
            Asked("differ", "Who of us sees it differently, and have they said so?"),
            UNKNOWN,
            WRONG,
        ),
        BRIEFING,
    ),
    Moment(
        "closing", "before stepping down or closing",
        (
            Asked("changed", "What has changed in the child’s day, and who has seen it?"),
            Asked("without-us", "What keeps it so once we are gone?"),
            Asked("hope", "Where do we hope more than we know?"),
            WRONG,
        ),
        BRIEFING,
    ),
    Moment(
        "no-move", "when a plan has not moved",
        (
            Asked("stuck", "What did we expect to happen, and what happened instead?"),
            Asked("words-only", "What was agreed in words and not done?"),
            Asked("our-part", "What did we ourselves not do, or not ask?"),
            Asked("cost", "What has this time been like for the child?"),
        ),
        BRIEFING,
    ),
    Moment(
        "unseen-adult", "when a father or partner has not been seen",
        (
            Asked("who", "Who is in the child’s life that none of us has met?"),
            Asked("tried", "What was done to meet him, and what was in the way?"),
            HISTORY,
            Asked("assumed", "What have we taken on somebody else’s word about him?"),
        ),
        "The Oliver briefing: the parenting experience of the father from a previous child",
    ),
)  # fmt: skip

KINDS = (
    Kind("after-warning", "an appointment was kept only after a warning"),
    Kind("asleep", "the child was asleep at each visit"),
    Kind("one-room", "somebody was let into one room only"),
    Kind("told-two", "one thing was told to one agency and another to another"),
    Kind("before-review", "things were put right just before a review or a meeting"),
    Kind("cancelled", "visits were cancelled or moved again and again"),
    Kind("answers-for", "one person answered for another"),
    Kind("changed-worker", "a new worker or agency was asked for when questions were put"),
    Kind("chosen", "some offers were taken up and the ones that matter were not"),
    Kind("words", "it was agreed in words and nothing changed"),
    Kind("other", "something else"),
)


def moments(on: date) -> tuple[Moment, ...]:
    """The moments as they are asked on a day."""
    return tuple(one for one in MOMENTS if one.since <= on <= (one.ends or on))


def moment(code: str, on: date) -> Moment | None:
    return next((one for one in moments(on) if one.code == code), None)


def kinds(on: date) -> tuple[Kind, ...]:
    """What can be chosen on a day."""
    return tuple(one for one in KINDS if one.since <= on <= (one.ends or on))


def words_of(rows: tuple[Moment, ...] | tuple[Kind, ...], code: str) -> str:
    """What a code means, also one that is asked no longer; the code itself where nobody knows."""
    found = [one.words for one in rows if one.code == code]
    return found[-1] if found else code
