"""How an action may end, what counts as drift, and the ladder of challenge.

Source of the rules: the Oliver review briefing (Cambridgeshire and Peterborough), learning points 3
and 4: actions "should be followed through and evidenced as being completed. If the action becomes
unnecessary or irrelevant this should be recorded", and "where there is apparent drift ... this
should be appropriately challenged and addressed". The numbers are each partnership's settings.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum, StrEnum

DAYS = timedelta(days=1)


class Strength(IntEnum):
    """How strongly evidence shows that practice changed, weakest first."""

    ASSERTION = 1
    DOCUMENT = 2
    TRAINING = 3
    AUDIT = 4
    REPEAT = 5

    @property
    def words(self) -> str:
        return _STRENGTHS[self]


_STRENGTHS = {
    Strength.ASSERTION: "Someone says it is done",
    Strength.DOCUMENT: "A document shows it, such as a policy or minutes",
    Strength.TRAINING: "A training record shows who took part",
    Strength.AUDIT: "An audit or dip-sample shows it in practice",
    Strength.REPEAT: "A repeated sample shows it, with what changed for children",
}


class How(StrEnum):
    """The two ways an action ends. There is no third."""

    EVIDENCED = "evidenced"
    NOT_NEEDED = "no-longer-needed"


class Rung(IntEnum):
    """The ladder of challenge, lowest first."""

    OWNER = 1
    SIGNATORY = 2
    SUB_GROUP = 3
    EXECUTIVE = 4
    SCRUTINEER = 5

    @property
    def words(self) -> str:
        return _RUNGS[self]


_RUNGS = {
    Rung.OWNER: "the owner",
    Rung.SIGNATORY: "the agency signatory",
    Rung.SUB_GROUP: "the sub-group",
    Rung.EXECUTIVE: "the executive",
    Rung.SCRUTINEER: "the scrutineer",
}


class Kind(StrEnum):
    """The ways in which an action drifts."""

    OVERDUE = "overdue"
    SILENT = "silent"
    EXTENDED = "extended-too-often"
    OWNERLESS = "without-an-owner"
    REFUSED = "evidence-refused"


@dataclass(frozen=True)
class Thresholds:
    """One partnership's settings."""

    silent_days: int = 60
    extensions: int = 2
    answer_days: int = 10
    quiet_days: int = 30
    weakest_evidence: Strength = Strength.ASSERTION


@dataclass(frozen=True)
class ActionFacts:
    """What the rule needs to know of one action."""

    due: date
    last_word: date  # the day of its last update, or of its making
    extensions: int = 0
    has_owner: bool = True
    owner_left: bool = False
    evidence_refused: bool = False  # the latest evidence was refused and none came since
    evidence_waits: bool = False  # evidence was given and waits for a decision
    ended: bool = False


@dataclass(frozen=True)
class Drift:
    kind: Kind
    sentence: str


def drift(facts: ActionFacts, *, today: date, limits: Thresholds) -> tuple[Drift, ...]:
    """Every way in which an open action drifts, each in a sentence; none when it has ended.

    Silence counts from the last word about the action; one that waits for somebody to decide on
    its evidence is not silent.
    """
    if facts.ended:
        return ()
    found: list[Drift] = []
    if (late := (today - facts.due) // DAYS) > 0:
        found.append(Drift(Kind.OVERDUE, f"{_days(late)} past its due date"))
    quiet = (today - facts.last_word) // DAYS
    if quiet > limits.silent_days and not facts.evidence_waits:
        found.append(Drift(Kind.SILENT, f"no word for {_days(quiet)}"))
    if facts.extensions > limits.extensions:
        found.append(Drift(Kind.EXTENDED, f"its date was moved {facts.extensions} times"))
    if not facts.has_owner:
        found.append(Drift(Kind.OWNERLESS, "nobody owns it"))
    elif facts.owner_left:
        found.append(Drift(Kind.OWNERLESS, "its owner has left"))
    if facts.evidence_refused:
        found.append(Drift(Kind.REFUSED, "its evidence was refused and none came since"))
    return tuple(found)


@dataclass(frozen=True)
class EndingFacts:
    """What is known when somebody asks to end an action."""

    already_ended: bool
    by_owner: bool  # the person ending it owns it
    by_owning_organisation: bool  # ... or has a role in the organisation that owns it
    reason: str = ""
    strength: Strength | None = None  # of the evidence that is relied on
    evidence_is_theirs: bool = False  # the person ending it gave that evidence


def refusals(how: How, facts: EndingFacts, *, limits: Thresholds) -> list[str]:
    """Why an action may not end this way; empty when it may."""
    if facts.already_ended:
        return ["This action has already ended. Reopen it first if that was wrong."]
    if how is How.NOT_NEEDED:
        return [] if facts.reason.strip() else ["Say why the action is no longer needed."]
    why = []
    if facts.strength is None:
        why.append("There is no evidence. Add a file, a link or a note first.")
    elif facts.strength < limits.weakest_evidence:
        why.append(
            f"The evidence is too weak to end an action here: “{facts.strength.words}”. "
            f"This partnership asks for at least “{limits.weakest_evidence.words}”."
        )
    if facts.by_owner:
        why.append("The owner cannot accept their own evidence. Ask someone else to look at it.")
    elif facts.by_owning_organisation:
        why.append(
            "Someone outside the organisation that owns this action must accept its evidence."
        )
    if facts.evidence_is_theirs:
        why.append("You gave this evidence yourself. Someone else must accept it.")
    return why


class Outcome(StrEnum):
    """What was decided on a reply to a challenge."""

    ACCEPTED = "accepted"
    FURTHER = "taken-further"


@dataclass(frozen=True)
class ChallengeFacts:
    rung: Rung
    asked: date
    replied: date | None = None
    decided: date | None = None
    outcome: Outcome | None = None


@dataclass(frozen=True)
class NextChallenge:
    rung: Rung
    because: str


def next_challenge(
    past: Sequence[ChallengeFacts],
    *,
    has_owner: bool,
    today: date,
    limits: Thresholds,
    open_rungs: frozenset[Rung] = frozenset(Rung),
) -> NextChallenge | None:
    """Who is asked next about a drifting action, or None while it is somebody's turn to answer.

    `past` is in the order asked. Rungs with nobody on them (not in `open_rungs`) are passed over.
    """
    if not past:
        first = Rung.OWNER if has_owner else Rung.SIGNATORY
        return _at_or_above(first, "it drifts", open_rungs)
    last = past[-1]
    above = Rung(last.rung + 1) if last.rung < Rung.SCRUTINEER else None
    if last.decided is None and last.replied is None:
        waited = (today - last.asked) // DAYS
        if waited <= limits.answer_days or above is None:
            return None
        return _at_or_above(
            above, f"{last.rung.words} did not answer in {_days(waited)}", open_rungs
        )
    if last.decided is None:
        return None
    if last.outcome is Outcome.FURTHER:
        return _at_or_above(above, "the answer was not enough", open_rungs) if above else None
    if (today - last.decided) // DAYS <= limits.quiet_days:
        return None
    return _at_or_above(above or last.rung, "it drifts still, after an answer", open_rungs)


def _at_or_above(rung: Rung, because: str, open_rungs: frozenset[Rung]) -> NextChallenge | None:
    for step in Rung:
        if step >= rung and step in open_rungs:
            return NextChallenge(step, because)
    return None


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"
