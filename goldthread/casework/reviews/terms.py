"""Writing and agreeing terms of reference. Agreed versions are frozen; later ones say why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from goldthread.casework.reviews.commissioning import check_period
from goldthread.casework.reviews.models import LineOfEnquiry, Review, TermsOfReference
from goldthread.casework.reviews.permits import may_lead
from goldthread.foundations.access.audit import audit
from goldthread.foundations.agencies.models import Organisation
from goldthread.foundations.records.refusals import Refused
from goldthread.foundations.records.words import written

MOST_LINES = 40


@dataclass(frozen=True)
class Text:
    """What a version says. `lines`: pairs of question and prompt, in their order."""

    purpose: str
    scope: str
    method: str
    period_from: date | None
    period_to: date | None
    agencies: Sequence[Organisation]
    lines: Sequence[tuple[str, str]]


@transaction.atomic
def begin_version(*, review: Review, why: str, by: Any) -> TermsOfReference:
    """A new draft, which starts as the version that holds now and says why it is needed."""
    review = _leading(review, by)
    if TermsOfReference.objects.draft(review) is not None:
        raise Refused("A version is being written already. Go on with that one.")
    last = TermsOfReference.objects.agreed(review)
    if last is None:
        raise Refused("There is nothing to change yet.")
    if not written(why):
        raise Refused("Say why the terms of reference change.")
    same = ("purpose", "scope", "method", "period_from", "period_to")
    draft = TermsOfReference.objects.create(
        review=review,
        version=last.version + 1,
        why_changed=why.strip(),
        begun_by=by,
        **{name: getattr(last, name) for name in same},
    )
    draft.agencies.set(last.agencies.all())
    LineOfEnquiry.objects.bulk_create(
        LineOfEnquiry(terms=draft, number=line.number, question=line.question, prompt=line.prompt)
        for line in last.lines.all()
    )
    audit(by=by, did="terms.begun", about=draft, why=why.strip())
    return draft


@transaction.atomic
def write(
    *, terms: TermsOfReference, text: Text, seen: int, by: Any, unfinished: bool = False
) -> TermsOfReference:
    """Save the draft. `seen`: the count of savings when the form was opened; a stale one is told.
    `unfinished`: kept while it is written, so not to be agreed before its writer saves it.

    Refused: agreed meanwhile, saved by somebody else meanwhile, or a period that cannot be.
    """
    terms = _draft(terms, seen, by)
    if text.period_from and text.period_to:
        check_period(text.period_from, text.period_to)
    if len(text.lines) > MOST_LINES:
        raise Refused(f"More than {MOST_LINES} lines of enquiry are too many for anybody.")
    ours = {body.partnership_id for body in text.agencies}
    if ours - {terms.partnership.pk}:
        raise PermissionDenied
    whole = text.period_from is not None and text.period_to is not None
    terms.purpose, terms.scope, terms.method = text.purpose, text.scope, text.method
    terms.period_from = text.period_from if whole else None
    terms.period_to = text.period_to if whole else None
    terms.written_by, terms.written_at, terms.saves = by, timezone.now(), terms.saves + 1
    terms.unfinished = unfinished
    terms.save()
    terms.agencies.set(text.agencies)
    _set_lines(terms, text.lines)
    audit(by=by, did="terms.written", about=terms)
    return terms


@transaction.atomic
def agree(*, terms: TermsOfReference, seen: int, by: Any, alone: str = "") -> TermsOfReference:
    """Agree a draft: the business unit, or a chair or lead reviewer with a seat.

    Who wrote the last words and agrees them too must say why nobody else could.
    """
    terms = _draft(terms, seen, by)
    if lacks := lacking(terms):
        raise Refused(*lacks)
    writer = terms.written_by_id or terms.begun_by_id
    if by is not None and by.pk == writer and not written(alone):
        raise Refused(
            "You wrote these words yourself. Ask somebody else to agree them, or say why you "
            "agree them alone."
        )
    terms.agreed_by, terms.agreed_at = by, timezone.now()
    terms.agreed_alone = alone.strip() if by is not None and by.pk == writer else ""
    terms.save(update_fields=["agreed_by", "agreed_at", "agreed_alone"])
    Review.objects.filter(pk=terms.review_id).update(
        period_from=terms.period_from, period_to=terms.period_to
    )
    audit(by=by, did="terms.agreed", about=terms)
    return terms


def lacking(terms: TermsOfReference) -> list[str]:
    """What a draft needs before it can be agreed, as sentences."""
    asked = [
        (terms.purpose.strip(), "Write the purpose of the review."),
        (terms.scope.strip(), "Write the scope of the review."),
        (terms.period_from, "Set the period that the review looks at."),
        (terms.agencies.exists(), "Name the agencies that give a return."),
        (terms.lines.exists(), "Write at least one line of enquiry."),
        (not terms.unfinished, "Save the draft with its button: it was left while being written."),
    ]
    return [sentence for there, sentence in asked if not there]


def _leading(review: Review, by: Any) -> Review:
    review = Review.objects.select_for_update().get(pk=review.pk)
    if not may_lead(review, by):
        raise PermissionDenied
    if not review.is_commissioned:
        raise Refused("This review was brought in as a document. It has no terms here.")
    return review


def _draft(terms: TermsOfReference, seen: int, by: Any) -> TermsOfReference:
    """The draft, locked together with its review; Refused when it is not what the person saw."""
    _leading(terms.review, by)
    terms = TermsOfReference.objects.select_for_update().get(pk=terms.pk)
    if terms.is_agreed:
        raise Refused("This version is agreed. Begin a new version to change it.")
    if terms.saves != seen:
        raise Refused(
            f"{terms.written_by} saved these terms while you had them open. Nothing of yours is "
            "saved. Copy what you wrote, open the page again and add it."
        )
    return terms


def _set_lines(terms: TermsOfReference, lines: Sequence[tuple[str, str]]) -> None:
    """Number the lines anew. Only a draft comes here: nothing hangs on its lines yet."""
    held = {line.number: line for line in terms.lines.all()}
    wanted = [(question.strip(), prompt.strip()) for question, prompt in lines if question.strip()]
    for number, (question, prompt) in enumerate(wanted, start=1):
        line = held.pop(number, None)
        if line is None:
            LineOfEnquiry.objects.create(
                terms=terms, number=number, question=question, prompt=prompt
            )
        elif (line.question, line.prompt) != (question, prompt):
            line.question, line.prompt = question, prompt
            line.save(update_fields=["question", "prompt"])
    for line in held.values():
        line.delete()
