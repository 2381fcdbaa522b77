"""May a baby about whom there are worries go home from hospital? Two tests, a plan, a meeting.

Source: discharge planning where there are safeguarding concerns (Rotherham): medically fit and
safe, no discharge to the parents until both; with a pre-birth plan no discharge before the meeting
that plans it (Highland). Whether somebody is safe is for a person to judge; nothing is worked out.
"""

import re
from dataclasses import dataclass

_HOMEWARD = re.compile(
    r"\b(?:go|goes|going|gone|come|comes|coming|return(?:s|ed|ing)?|sent|send|taken?|takes|taking)\b"
    r"[^.;]{0,30}\bhome\b(?!\s+visit)"
    r"|\bdischarg(?:e[ds]?|ing)\b[^.;]{0,40}\b(?:home|hospital|ward|unit)\b"
    r"|\b(?:hospital|ward)\s+discharge\b",
    re.IGNORECASE,
)


def speaks_of_going_home(words: str) -> bool:
    """Whether a proposal speaks of a baby going home, so that its tests are not passed by another
    kind of decision. A home visit is none. A word too many is cheaper than one too few.
    """
    return bool(_HOMEWARD.search(words))


@dataclass(frozen=True)
class HomeFacts:
    """`fit`, `safe`: the last answer by a named person; None: nobody was asked."""

    born: bool
    fit: bool | None
    safe: bool | None
    birth_plan: bool
    discharge_meeting: bool


def blockers(facts: HomeFacts) -> list[str]:
    """What stands against it, a sentence each; empty when nothing does."""
    found = [] if facts.born else ["No birth is recorded."]
    found += _test(facts.fit, "medically fit")
    found += _test(facts.safe, "safe to go home")
    if not facts.birth_plan:
        found.append(
            "The safeguarding birth plan is not agreed, and nobody said that none is needed."
        )
    if not facts.discharge_meeting:
        found.append("The discharge planning meeting has not been held.")
    return found


def _test(met: bool | None, words: str) -> list[str]:
    if met is None:
        return [f"Nobody has said whether the baby is {words}."]
    return [] if met else [f"The baby is not {words}, as it was last recorded."]
