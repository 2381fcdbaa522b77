"""What criteria are made of: questions, rules, and the answer."""

from dataclasses import dataclass
from datetime import date

from goldthread.rules.criteria.conditions import Condition

UNDECIDED = "undecided"
WEIGH = "weigh"
JUDGE = "This is a judgement, never worked out by Goldthread: give your reason."


class BadFacts(ValueError):
    """Facts that cannot be used; the sentence names the fact and says what is allowed."""


@dataclass(frozen=True)
class Question:
    """A fact, as a person is asked for it.

    `kind`: "yesno" (true or false) or "number" (0 to `most`). `judgement`: the answer is a
    person's reasoned judgement, to be kept with the reason.
    """

    key: str
    words: str
    hint: str = ""
    judgement: bool = False
    kind: str = "yesno"
    most: int = 130


def judged(key: str, words: str, hint: str = "") -> Question:
    """A question whose answer is a person's reasoned judgement."""
    return Question(key, words, f"{hint} {JUDGE}".strip(), judgement=True)


@dataclass(frozen=True)
class Rule:
    """When `when` holds, the outcome is this; `words` say it, `source` is where it is written."""

    outcome: str
    when: Condition
    words: str
    source: str


@dataclass(frozen=True)
class Criteria:
    """One framework's criteria in one version.

    The first rule that holds gives the outcome; where `gathers`, the outcome is the list of those
    of all rules that hold, in this order. When none holds it is `otherwise`. With `weighs` the
    outcome is always "weigh", and each rule is a factor that a person gives a reason for.
    `impossible`: pairs of a condition that cannot be and the sentence that says so.
    `doubt` says what of this is general knowledge and should be checked before it is relied on.
    """

    name: str
    title: str
    nation: str
    decider: str
    questions: tuple[Question, ...]
    rules: tuple[Rule, ...]
    starts: date | None = None
    ends: date | None = None
    otherwise: str = "not-required"
    gathers: bool = False
    weighs: bool = False
    impossible: tuple[tuple[Condition, str], ...] = ()
    after: str = ""
    doubt: str = ""

    @property
    def outcomes(self) -> tuple[str, ...]:
        """Every outcome there can be, the undecided one last."""
        if self.weighs:
            return (WEIGH,)
        named = dict.fromkeys(rule.outcome for rule in self.rules)
        return (*named, *(() if self.otherwise in named else (self.otherwise,)), UNDECIDED)


@dataclass(frozen=True)
class Because:
    """One reason: the rule in words, and where it is written."""

    rule: str
    source: str


@dataclass(frozen=True)
class Decision:
    """The answer. `outcome`: a word, or a list of words in the order of the rules.

    `needed`: the missing facts that could change the answer, in the order they are asked.
    `notes`: what a person should know, such as that the rule was not in force on that day.
    `problems`: facts that cannot be so together (only when they were let pass).
    """

    framework: str
    outcome: str | list[str]
    because: tuple[Because, ...]
    needed: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()

    @property
    def decided(self) -> bool:
        return self.outcome != UNDECIDED

    def as_json(self) -> dict[str, object]:
        """The shape of CONTRACT: framework, outcome, because, needed."""
        return {
            "framework": self.framework,
            "outcome": self.outcome,
            "because": [{"rule": one.rule, "source": one.source} for one in self.because],
            "needed": list(self.needed),
        }
