"""Handed in by the author, handed back or signed off and sent by a senior signatory."""

from typing import Any

from django.db import transaction

from goldthread.casework.contributions import permits, snapshots
from goldthread.casework.contributions.changing import lock, stands, step
from goldthread.casework.contributions.models import Return, SectionText, Step, StepKind, Submission
from goldthread.casework.contributions.records import WRITERS, held_to_write
from goldthread.casework.contributions.sections import Holds, parts
from goldthread.casework.contributions.securing import secured
from goldthread.casework.contributions.telling import tell, tell_authors
from goldthread.casework.contributions.writing import texts
from goldthread.foundations.access.audit import audit
from goldthread.foundations.records.refusals import Refused, said

SIGNATORY = "Only a signatory of the agency who did not write it can do this."


def missing(of: Return) -> list[str]:
    """What a return still needs before it can be handed in, each as the sentence that asks."""
    now = texts(of)
    wanted = parts(of)
    asked = [
        part.missing
        for part in wanted
        if part.missing and not _has_words(part, now[part.id].text if part.id in now else "")
    ]
    if secured(of) is None:
        asked.append("Say when your agency's records were secured.")
    if any(part.holds == Holds.FINDINGS for part in wanted) and not snapshots.findings(of):
        asked.append("Record at least one finding.")
    for row in snapshots.recommendations(of):
        lacks = [
            words
            for value, words in (
                (row.expected_change.strip(), "what will be different for children"),
                (row.proof_wanted.strip(), "what would prove it"),
                (row.due, "by when"),
            )
            if not value
        ]
        if lacks:
            asked.append(f"{row.code}: say {', '.join(lacks)}.")
    return asked


def _has_words(part: Any, text: str) -> bool:
    return bool(text.strip()) and text.strip() != part.start.strip()


@transaction.atomic
def hand_in(*, agency_return: Return, by: Any, words: str = "") -> Step:
    """The author has finished. From here the text stands still until somebody hands it back."""
    held = lock(agency_return)
    permits.need(permits.may_write(held, by), WRITERS)
    held = held_to_write(held, by)
    if asked := missing(held):
        raise Refused(*asked)
    row = step(held, StepKind.HANDED_IN, by, words.strip())
    audit(by=by, did="return.handed_in", about=held)
    tell(permits.signatories_of(held), held)
    return row


@transaction.atomic
def hand_back(*, agency_return: Return, words: str, by: Any) -> Step:
    held = lock(agency_return)
    permits.need(permits.signs(held, by), SIGNATORY)
    if stands(held).step != StepKind.HANDED_IN:
        raise Refused("This return was not handed in for sign-off.")
    row = step(held, StepKind.HANDED_BACK, by, said(words, "Say what should be changed."))
    audit(by=by, did="return.handed_back", about=held)
    tell_authors(held)
    return row


def has_written(of: Return, by: Any) -> bool:
    """Whether somebody was ever its author, or wrote any of it."""
    return (
        of.delegations.filter(person=by).exists()
        or SectionText.objects.filter(agency_return=of, by=by).exists()
    )


@transaction.atomic
def sign_off(*, agency_return: Return, post: str, by: Any, words: str = "") -> Submission:
    """A senior signatory, who is not its author, signs it off; signed, it is sent.

    What is sent is frozen word for word with its SHA-256.
    """
    held = lock(agency_return)
    permits.need(permits.signs(held, by), SIGNATORY)
    if stands(held).step != StepKind.HANDED_IN:
        raise Refused("This return was not handed in for sign-off.")
    if has_written(held, by):
        raise Refused(
            "You wrote this return, or part of it. Another signatory of your agency must sign it."
        )
    content, digest = snapshots.sealed(snapshots.picture(held))
    row = Submission.objects.create(
        agency_return=held,
        number=held.submissions.count() + 1,
        content=content,
        sha256=digest,
        signed_by=by,
        signed_post=said(post, "Say what your post is."),
        words=words.strip(),
    )
    step(held, StepKind.SIGNED, by)
    step(held, StepKind.SUBMITTED, by)
    audit(by=by, did="return.submitted", about=held, number=row.number)
    return row
