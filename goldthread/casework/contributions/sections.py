"""What a return is made of. The standard format of a management review (2010, appendix 6) gives the
sections up to the method; what follows is common practice in the field. See DOMAIN section 4.
"""

from dataclasses import dataclass
from enum import StrEnum

from goldthread.casework.contributions.models import AskedLine, Kind, Return
from goldthread.engines.documents.manuscripts import Outline

ANSWERING = (
    "Answer what happened, why, and whether that was normal practice. Describe how people worked "
    "then: what they had to do, with which tools, in which setting.",
    "Begin a paragraph with [Known then] for what people knew at the time, or with "
    "[Known now] for what is known only with hindsight.",
)


class Holds(StrEnum):
    """What a section holds: a text, or records."""

    TEXT = "text"
    FINDINGS = "findings"
    GOOD_PRACTICE = "good-practice"
    RECOMMENDATIONS = "recommendations"


@dataclass(frozen=True)
class Part:
    """One section. `missing`: the sentence that asks for it before sign-off; "" where it may stay
    empty. `start`: what a new text begins with."""

    id: str
    title: str
    guidance: tuple[str, ...]
    holds: Holds = Holds.TEXT
    missing: str = ""
    start: str = ""
    line: AskedLine | None = None

    @property
    def outline(self) -> Outline:
        return Outline(self.id, self.title, self.guidance)

    @property
    def is_analysis(self) -> bool:
        return self.line is not None


_METHOD = Part(
    "method",
    "How this review was done",
    (
        "Say which records were read, and of which period; whom you spoke to, under which code, "
        "and when.",
        "Primary evidence (written at the time, or told by those who were there) carries most. "
        "Label what is second-hand.",
        "Say what you did to limit hindsight.",
    ),
    missing="Say how the review was done: what was read, who was spoken to and when.",
    start="## Documents seen\n\n| Document | Of when | Kind of evidence |\n| --- | --- | --- |\n"
    "|  |  |  |\n\n## People spoken to\n\n| Code and role | Date |\n| --- | --- |\n|  |  |\n",
)
_CONTEXT = Part(
    "context",
    "The setting in which people worked",
    (
        "Think of workload, vacancies and sickness, administrative support, reorganisation, "
        "unallocated work, the community, management and supervision, policies on risk, services "
        "on offer, money, training, and legal advice.",
    ),
    missing="Describe the setting in which people worked.",
)
_FAMILY = Part(
    "family",
    "The family as your agency knew it",
    (
        "Use the codes and never a name. Say who lived where, and who mattered to the child: "
        "fathers, partners and brothers and sisters too.",
    ),
    missing="Say who the family are, by their codes.",
)
_SUMMARY = Part(
    "summary",
    "What happened",
    (
        "A summary of the facts, in order of time. What your records say and when they were "
        "written; no judgement yet.",
        "State periods without contact. They matter as much as contacts.",
    ),
    missing="Summarise what happened.",
)
_FINDINGS = Part(
    "findings",
    "Findings",
    (
        "One finding in each row: what you conclude, which line of enquiry it answers, whether it "
        "was known then or is known now, and where it is shown.",
    ),
    Holds.FINDINGS,
)
_GOOD = Part(
    "good-practice",
    "Good practice",
    ("What was done well, and why it could be. One example in each row.",),
    Holds.GOOD_PRACTICE,
)
_LESSONS = Part(
    "lessons",
    "Lessons",
    (
        "What your agency has learned, and what it has changed already. Say whether the same could "
        "happen today.",
    ),
    missing="Say what your agency has learned.",
)
_RECOMMENDATIONS = Part(
    "recommendations",
    "Your agency's recommendations",
    (
        "What your own agency will change. Each follows from a finding, says what will be "
        "different for children, what would prove it and by when.",
    ),
    Holds.RECOMMENDATIONS,
)


def parts(of: Return) -> list[Part]:
    """The sections of a return in order. A summary of involvement has no analysis. One query."""
    if of.kind == Kind.SUMMARY:
        return [_METHOD, _FAMILY, _SUMMARY, _GOOD, _LESSONS]
    lines = [_analysis(line) for line in of.lines.all()]
    return [
        *(_METHOD, _CONTEXT, _FAMILY, _SUMMARY),
        *lines,
        *(_FINDINGS, _GOOD, _LESSONS, _RECOMMENDATIONS),
    ]


def part(of: Return, id_: str) -> Part | None:
    return next((one for one in parts(of) if one.id == id_), None)


def lines_of(of: Return) -> list[Part]:
    """The sections that answer the lines of enquiry."""
    return [one for one in parts(of) if one.is_analysis]


def _analysis(line: AskedLine) -> Part:
    asked = (line.prompt,) if line.prompt.strip() else ()
    return Part(
        f"line-{line.number}",
        f"Line of enquiry {line.number}: {' '.join(line.question.split())}",
        (
            *(" ".join(words.split()) for words in asked),
            *ANSWERING,
        ),
        missing=f"Answer line of enquiry {line.number}.",
        line=line,
    )
