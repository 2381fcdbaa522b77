"""What goes over the wire. Every field says what it is: the schema is the reference."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from django.conf import settings
from ninja import Schema
from pydantic import BeforeValidator, ConfigDict, Field, StringConstraints

from goldthread.foundations.followthrough.models import Evidence, Update
from goldthread.foundations.followthrough.states import ENDED, State
from goldthread.improvement.recommendations.states import Body


def _day(sent: Any) -> Any:
    """Without it a lone figure would be taken for a day of 1970."""
    if isinstance(sent, str) and len(sent) == len("2026-03-31") and sent.count("-") == 2:
        return sent
    raise ValueError("Write a day as year-month-day, such as 2026-03-31.")


Day = Annotated[date, BeforeValidator(_day)]
Words = Annotated[
    str, StringConstraints(min_length=1, max_length=4_000, pattern=r"^[^\x00]*$"),
    Field(description="Plain text."),
]  # fmt: skip
Number = Annotated[int, Field(ge=1, le=2**53)]


class Shape(Schema):
    model_config = ConfigDict(extra="forbid")


class Organisation(Shape):
    id: int
    name: str


class Token(Shape):
    connection: str = Field(description="The program, as the partnership calls it.")
    acts_for: str = Field(description="The person whose rights it has, and no more.")
    partnership: str
    scopes: list[str]
    expires: datetime
    calls_a_minute: int


class Review(Shape):
    id: int
    code: str
    title: str
    kind: str = Field(description="A national kind such as “lcspr”, or a local one.")
    stage: str = Field(description="Empty where the review was brought in as a document.")
    commissioned_on: date | None
    published_on: date | None
    link: str = Field(description="Its page, for a person.")

    @classmethod
    def of(cls, row: Any) -> "Review":
        return cls(
            id=row.pk, code=row.code, title=row.title, kind=row.kind_code, stage=row.stage,
            commissioned_on=row.commissioned_on, published_on=row.published_on, link=linked(row),
        )  # fmt: skip


class Addressed(Shape):
    organisation: Organisation
    shown: bool = Field(description="False: another body’s part, of which only the name is given.")
    answer_due: date | None
    answer: Literal["accepted", "in-part", "not-accepted"] | None
    answered_on: date | None
    actions: list[int] = Field(description="Ids of the actions that it agreed.")

    @classmethod
    def of(cls, body: Body) -> "Addressed":
        address, latest = body.address, body.latest
        return cls(
            organisation=Organisation(id=address.organisation_id, name=body.name),
            shown=body.seen,
            answer_due=address.answer_due if body.seen else None,
            answer=latest.answer if latest else None,  # type: ignore[arg-type]
            answered_on=latest.answered_on if latest else None,
            actions=[action.pk for action, _ in body.actions],
        )


class Recommendation(Shape):
    id: int
    code: str
    review: int | None = Field(description="Null where the token may not see the review itself.")
    text: str
    made_at: datetime
    addressed_to: list[Addressed]
    link: str

    @classmethod
    def of(cls, row: Any, bodies: list[Body]) -> "Recommendation":
        return cls(
            id=row.pk, code=row.code, review=row.review_id if row.review_seen else None,
            text=row.text, made_at=row.made_at, link=linked(row),
            addressed_to=[Addressed.of(body) for body in bodies],
        )  # fmt: skip


class ActionShape(Shape):
    model_config = ConfigDict(title="Action")
    id: int
    code: str
    what: str
    expected_change: str
    proof_wanted: str
    organisation: Organisation
    owner: str | None
    recommendation: int | None
    first_due: date
    due: date
    state: Literal["open", "evidenced", "not-needed"]
    ended_on: date | None
    drifts: list[str] = Field(description="Why it drifts, a sentence each; empty when it does not.")
    evidence: Literal["none", "waits", "refused", "decided"] = Field(
        description="Whether evidence waits for another organisation, or the latest was refused."
    )
    updates_given: int
    evidence_given: int
    last_word: date = Field(description="The last day on which anything happened to it.")
    link: str

    @classmethod
    def of(cls, row: Any, state: State) -> "ActionShape":
        return cls(
            id=row.pk, code=row.code, what=row.what, expected_change=row.expected_change,
            proof_wanted=row.proof_wanted,
            organisation=Organisation(id=row.organisation_id, name=row.organisation.name),
            owner=row.owner.name if row.owner else None, recommendation=row.answers_to,
            first_due=row.first_due, due=row.due, ended_on=row.ended_on,
            state=ENDED[row.ended_how] if row.ended_how else "open",  # type: ignore[arg-type]
            drifts=[one.sentence for one in state.drifts], evidence=evidence_of(row),  # type: ignore[arg-type]
            updates_given=row.told, evidence_given=row.given, last_word=row.last_word,
            link=linked(row),
        )  # fmt: skip


class UpdateShape(Shape):
    model_config = ConfigDict(title="Update")
    id: int
    action: int
    at: datetime
    by: str | None
    words: str

    @classmethod
    def of(cls, row: Update) -> "UpdateShape":
        by = row.by.name if row.by else None
        return cls(id=row.pk, action=row.action_id, at=row.at, by=by, words=row.words)


class EvidenceShape(Shape):
    model_config = ConfigDict(title="Evidence")
    id: int
    action: int
    at: datetime
    by: str | None
    strength: int = Field(ge=1, le=5)
    strength_words: str
    shows: str
    url: str = Field(description="A web address that was given, or empty.")
    file_name: str
    file_sha256: str
    decision: Literal["waits", "accepted", "refused"]
    decision_words: str

    @classmethod
    def of(cls, row: Evidence) -> "EvidenceShape":
        decision = getattr(row, "decision", None)
        word = "waits" if decision is None else "accepted" if decision.accepted else "refused"
        return cls(
            id=row.pk, action=row.action_id, at=row.at, by=row.by.name if row.by else None,
            strength=row.strength, strength_words=row.strength_words, shows=row.shows,
            url=row.link, file_name=row.file_name, file_sha256=row.file_sha256,
            decision=word, decision_words=decision.words if decision else "",  # type: ignore[arg-type]
        )  # fmt: skip


class AuditShape(Shape):
    model_config = ConfigDict(title="Audit")
    id: int
    title: str
    why: str
    means: str
    recommendation: int | None
    due: date
    begun_at: datetime
    closed_at: datetime | None
    conclusion: str
    link: str

    @classmethod
    def of(cls, row: Any) -> "AuditShape":
        return cls(
            id=row.pk, title=row.title, why=row.why, means=row.means, recommendation=row.answers_to,
            due=row.due, begun_at=row.at, closed_at=row.closed_at, conclusion=row.conclusion,
            link=linked(row),
        )  # fmt: skip


class Page(Shape):
    next: str | None = Field(description="Give this as `cursor` for the next page; null: the last.")


class Reviews(Page):
    items: list[Review]


class Recommendations(Page):
    items: list[Recommendation]


class Actions(Page):
    items: list[ActionShape]


class Updates(Page):
    items: list[UpdateShape]


class Evidences(Page):
    items: list[EvidenceShape]


class Audits(Page):
    items: list[AuditShape]


class NewUpdate(Shape):
    words: Words = Field(description="How it goes, in a sentence that a board can read.")


class NewEvidence(Shape):
    strength: int = Field(
        ge=1, le=5,
        description="1 somebody says so, 2 a document, 3 a training record, 4 an audit or "
        "dip-sample, 5 a repeated sample.",
    )  # fmt: skip
    shows: Words
    url: Annotated[str, StringConstraints(max_length=500, pattern=r"^[^\x00]*$")] = ""


def linked(row: Any) -> str:
    return f"{settings.ADDRESS}{row.get_absolute_url()}"


def evidence_of(row: Any) -> str:
    if row.evidence_waits:
        return "waits"
    if row.evidence_refused:
        return "refused"
    return "decided" if row.given else "none"
