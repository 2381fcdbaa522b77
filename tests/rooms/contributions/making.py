"""A return at any stage, made through the real actions."""

from collections.abc import Sequence
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

from django.utils import timezone

from goldthread.casework.contributions import actions, asking, handing, judging, records, writing
from goldthread.casework.contributions.models import Return
from goldthread.casework.contributions.quality import checklist
from goldthread.casework.contributions.sections import parts
from goldthread.casework.reviews import actions as reviews
from goldthread.casework.reviews.models import LineOfEnquiry, Review, TermsOfReference

QUESTIONS = ("Was the child seen and heard?", "Was history used to weigh risk?")
DUE = 40  # days from today


def in_days(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def review_with_terms(
    cast: Any,
    *,
    published: bool = False,
    title: str = "Robin",
    questions: Sequence[str] = QUESTIONS,
) -> Review:
    """A review whose terms of reference are agreed, with two lines of enquiry."""
    review = reviews.bring_in(
        partnership=cast.partnership, title=title, by=cast.manager, published=published
    )
    terms = TermsOfReference.objects.create(
        review=review,
        version=1,
        purpose="To learn how agencies worked together.",
        scope="Birth to discharge.",
        period_from=date(2025, 1, 1),
        period_to=date(2025, 12, 31),
        begun_by=cast.manager,
    )
    for number, question in enumerate(questions, start=1):
        LineOfEnquiry.objects.create(
            terms=terms, number=number, question=question, prompt="Give dates."
        )
    TermsOfReference.objects.filter(pk=terms.pk).update(
        agreed_by=cast.manager, agreed_at=timezone.now()
    )
    return review


def ask(cast: Any, review: Review, body: Any, **more: Any) -> Return:
    told = {"due": in_days(DUE), "by": cast.manager, **more}
    (made,) = asking.invite(review=review, organisations=[body], **told)
    return made


def with_author(cast: Any, of: Return, *, signatory: Any = None, author: Any = None) -> Return:
    """Acknowledged, with an author who stands apart from the case."""
    writer = author or cast.author
    actions.name_author(agency_return=of, person=writer, by=signatory or cast.signatory)
    actions.state_independence(
        agency_return=of, involved=False, managed=False, post="Named nurse", by=writer
    )
    return of


def write_all(of: Return, author: Any, words: str = "Words of substance") -> Return:
    """Every section, the securing of records and one record of each kind."""
    writing.secure(agency_return=of, on=timezone.localdate(), by=author)
    for part in parts(of):
        if part.holds == "text":
            writing.save(
                agency_return=of, section=part.id, text=f"{words} about {part.id}.", version=0,
                by=author,
            )  # fmt: skip
    finding = records.add(
        agency_return=of, holds="findings", text="Nobody asked about dogs", known="then",
        line=of.lines.first(), evidence="Visit record", by=author,
    )  # fmt: skip
    records.add(
        agency_return=of, holds="good-practice", text="MW1 stayed late", known="then", by=author
    )
    records.add(
        agency_return=of,
        holds="recommendations",
        text="Ask about dogs at every visit",
        because=finding,
        expected_change="Every home is known for its dogs",
        proof_wanted="An audit of twenty visits",
        due=in_days(200),
        owner=author,
        by=author,
    )
    return of


def sent(cast: Any, of: Return, *, signatory: Any = None, author: Any = None) -> Return:
    """Written, handed in, signed and sent."""
    writer = author or cast.author
    with_author(cast, of, signatory=signatory, author=writer)
    write_all(of, writer)
    handing.hand_in(agency_return=of, by=writer)
    handing.sign_off(agency_return=of, post="Chief nurse", by=signatory or cast.signatory)
    return of


def all_met(of: Return, **short: tuple[str, str]) -> dict[str, tuple[str, str]]:
    return {item.id: ("met", "") for item in checklist(of.kind)} | short


def accepted(cast: Any, of: Return) -> Return:
    sent(cast, of)
    judging.judge(agency_return=of, marks=all_met(of), then="accept", by=cast.manager)
    return of


def world(cast: Any, **more: Any) -> SimpleNamespace:
    return SimpleNamespace(**vars(cast), **more)
