"""What our letters say. Those to agencies carry the names to look for, and no more of the case."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from goldthread.casework.intake import criteria, kinds, quorum
from goldthread.casework.intake.models import Advice, LetterKind, Referral
from goldthread.casework.intake.searching import names_to_search
from goldthread.engines.documents.letters import Block, Heading, Paragraph, Points, Table

DANGER = (
    "If you think that a child is in danger now, call 999. If you are worried about a child’s "
    "safety, call the duty team of children’s social care: telling us here is not enough."
)


@dataclass(frozen=True)
class Words:
    """A letter before it is a document. `to` are the lines of the address."""

    title: str
    to: Sequence[str]
    blocks: Sequence[Block]


def day(value: Any) -> str:
    on = timezone.localtime(value).date() if hasattr(value, "hour") else value
    return f"{on.day} {on:%B %Y}" if on else "not known"


def words_of(kind: str, referral: Referral, **about: Any) -> Words:
    """The words of one kind of letter. `about`: request, recommendation, decision, words."""
    return _LETTERS[LetterKind(kind)](referral, **about)


def _acknowledgement(referral: Referral, **about: Any) -> Words:
    duty = quorum.rule_of(referral.partnership).duty_team
    return Words(
        "We have received your referral",
        _referrer(referral),
        [
            Paragraph(
                f"Thank you for telling us. We received your referral on "
                f"{day(referral.submitted_at)}. Its reference is {referral.code}: please use it "
                "when you write to us, in place of anybody’s name."
            ),
            Paragraph(DANGER + (f" {duty}" if duty else ""), strong=True),
            Heading("What happens next"),
            Points(
                [
                    "The business unit reads your referral and may ask you to explain something.",
                    "Agencies may be asked whether they knew the family.",
                    "A panel looks at it and recommends what should happen. The chair decides.",
                    "You will be told when it is decided, and what you may be told about it.",
                ]
            ),
            Heading("What we ask of you"),
            Points(
                [
                    "Keep your records safe and unchanged.",
                    "Do not send anything about this by ordinary e-mail.",
                    "Look after yourself, and speak to your manager or supervisor.",
                ]
            ),
        ],
    )


def _people(referral: Referral, body: Any) -> Table:
    rows = [
        (one.relation, one.name, one.known_as, one.dob_words)
        for one in names_to_search(referral, body)
    ]
    return Table(["Who", "Name", "Other names", "Date of birth"], rows, "The people to search for")


def _scoping(referral: Referral, *, request: Any, **about: Any) -> Words:
    return Words(
        "Did you know this child or family?",
        ["The safeguarding lead", request.organisation.name],
        [
            Paragraph(
                "We have been told of a case that may have to be reviewed. We ask what your "
                "organisation knows. At this stage we tell you only the names to look for."
            ),
            Heading("Whom to search for"),
            _people(referral, request.organisation),
            Heading("What we ask"),
            Paragraph(request.asked),
            Heading("By when"),
            Paragraph(f"Please answer by {request.due:%A} {day(request.due)}.", strong=True),
            Paragraph(
                "Answer in Goldthread, where only your own signatories and authors, the business "
                "unit and the panel can read it. If you knew nobody, please say so: that is an "
                "answer too."
            ),
        ],
    )


def _secure(referral: Referral, *, request: Any, **about: Any) -> Words:
    return Words(
        "Please secure your records",
        ["The safeguarding lead", request.organisation.name],
        [
            Paragraph(
                "Please secure every record that your organisation holds of the people named "
                "here, today, so that nothing is changed, added to or destroyed unnoticed."
            ),
            _people(referral, request.organisation),
            Points(
                [
                    "Paper files: take them into safe keeping, and note who holds them.",
                    "Electronic records: lock them, or keep a copy with its date and time.",
                    "E-mails, messages, call recordings, diaries and notes of supervision count.",
                    "Suspend any routine destruction. Care of the family goes on as before.",
                ]
            ),
            Paragraph(
                f"Tell us in Goldthread, by {day(request.due)}, on which day they were secured "
                "and by whom."
            ),
        ],
    )


def _to_chair(referral: Referral, *, recommendation: Any, **about: Any) -> Words:
    on = criteria.day_of(referral)
    asked = {one.key: one.words for one in criteria.rules_questions(recommendation.framework, on)}
    facts = [
        (asked.get(key, key), criteria.said(fact["value"]), fact["reason"], fact["by"])
        for key, fact in recommendation.facts.items()
    ]
    views = [
        (view.by.name, "agrees" if view.agrees else "disagrees", view.reason)
        for view in quorum.latest_views(recommendation)
    ]
    found = quorum.work_out(
        quorum.rule_of(referral.partnership), quorum.latest_views(recommendation)
    )
    title = criteria.title_of(recommendation.framework, on)
    other = kinds.name_of(referral.partnership, recommendation.alternative)
    advice = recommendation.get_advice_display() + (f": {other}" if other else "")
    blocks: list[Block] = [
        Paragraph(f"Looked at under: {title}."),
        Heading("What the panel recommends"),
        Paragraph(f"{advice[0].upper()}{advice[1:]}.", strong=True),
        Paragraph(recommendation.reasons),
        Heading("What the rule answers"),
        Paragraph(recommendation.rule_outcome),
        Points([f"{one['rule']} ({one['source']})" for one in recommendation.rule_because]),
        Heading("The facts"),
        Table(["Question", "Answer", "Reason", "Given by"], facts, "Each question with its answer"),
        Heading("Each member’s view"),
    ]
    if views:
        blocks.append(Table(["Member", "View", "Reason"], views, "Views, dissent with the rest"))
    blocks.append(Paragraph(f"{found.words}. {recommendation.without_quorum}".strip()))
    return Words("Recommendation to the chair", ["The chair of the sub-group"], blocks)


def _to_referrer(referral: Referral, *, words: str = "", **about: Any) -> Words:
    return Words(
        "Your referral: it is decided",
        _referrer(referral),
        [
            Paragraph(
                f"You told us of a case on {day(referral.submitted_at)}. It has now been decided "
                "what will happen."
            ),
            Paragraph(words),
            Paragraph(DANGER),
        ],
    )


def _to_agency(referral: Referral, *, decision: Any, words: str = "", **about: Any) -> Words:
    name = kinds.name_of(referral.partnership, decision.kind)
    if decision.leads_to_review:
        told = f"It was decided on {day(decision.decided_at)} to hold a review: {name}."
        then = "You will hear separately what is asked of your organisation. Keep records secured."
    elif decision.outcome == Advice.HOLD:
        title = criteria.title_of(decision.framework)
        told = f"It was decided on {day(decision.decided_at)} that the criteria are met: {title}."
        then = "Keep records secured until we tell you that it is no longer needed."
    else:
        told = f"It was decided on {day(decision.decided_at)} that no review is held."
        then = "Records no longer have to be held for this purpose, unless you are told otherwise."
    body: list[Block] = [
        Paragraph("You answered our request about this reference. Thank you."),
        Paragraph(told, strong=True),
        Paragraph(then),
    ]
    if words.strip():
        body.append(Paragraph(words))
    to = ["The safeguarding lead"]
    return Words("What was decided", to, body)


def _to_panel(referral: Referral, **about: Any) -> Words:
    child = next((p for p in referral.people.all() if p.relation == "child"), None)
    rows = [
        ("Child", child.name if child else "not known"),
        ("Date of birth", child.dob if child and child.dob else "not known"),
        ("What happened to the child", referral.get_harm_display()),
        ("When", day(referral.happened_on) if referral.happened_on else referral.happened_about),
        ("Where", referral.place),
        ("Where the child normally lives", referral.lives),
        ("The authority became aware", day(referral.aware_on)),
    ]
    body: list[Block] = [
        Paragraph(
            "We notify you of a serious incident under section 16C of the Children Act 2004."
        ),
        Heading("The incident"),
        Table(["What", "As it was told to us"], rows, "Facts of the incident"),
        Paragraph(referral.happened),
        Heading("What was done to keep children safe"),
        Paragraph(f"{referral.safety_action} ({referral.safety_by}, {day(referral.safety_on)})"),
    ]
    record = referral.criteria.filter(framework="notification").first()
    if record is not None:
        found = criteria.answer(record, criteria.day_of(referral))
        body += [
            Heading("Why we notify"),
            Points([f"{one['rule']} ({one['source']})" for one in found.because]),
        ]
    to = ["Child Safeguarding Practice Review Panel"]
    return Words("Notification of a serious incident", to, body)


def _referrer(referral: Referral) -> list[str]:
    body = referral.organisation
    return [referral.referred_by.name, *([body.name] if body else [])]


_LETTERS: dict[str, Callable[..., Words]] = {
    LetterKind.ACKNOWLEDGEMENT: _acknowledgement,
    LetterKind.SCOPING: _scoping,
    LetterKind.SECURE: _secure,
    LetterKind.TO_CHAIR: _to_chair,
    LetterKind.TO_REFERRER: _to_referrer,
    LetterKind.TO_AGENCY: _to_agency,
    LetterKind.TO_PANEL: _to_panel,
}
