"""Terms of reference as a Word document that a screen reader can read."""

from goldthread.casework.reviews.kinds import name_of
from goldthread.casework.reviews.models import TermsOfReference
from goldthread.engines.documents.letters import (
    Block,
    Heading,
    Letterhead,
    Paragraph,
    Points,
    Table,
    letter,
)


def as_word(terms: TermsOfReference) -> bytes:
    """A .docx. A draft says that it is one."""
    review = terms.review
    title = f"Terms of reference: {review.title}"
    if not terms.is_agreed:
        title += " (draft)"
    head = Letterhead(
        sender=str(review.partnership),
        to=(),
        on=(terms.agreed_at or terms.written_at or terms.begun_at).date(),
        reference=review.code,
        lines=(name_of(review), f"Version {terms.version}"),
    )
    return letter(title, head, _body(terms), signed=[_agreed(terms)])


def file_name(terms: TermsOfReference) -> str:
    return f"{terms.review.code}-terms-of-reference-{terms.version}.docx".lower()


def _body(terms: TermsOfReference) -> list[Block]:
    blocks: list[Block] = []
    if terms.why_changed:
        blocks += [Heading("Why this version is new"), Paragraph(terms.why_changed)]
    for words, text in (
        ("Purpose", terms.purpose),
        ("Scope", terms.scope),
        ("How the review is done", terms.method),
    ):
        if text:
            blocks += [Heading(words), Paragraph(text)]
    if terms.period_from and terms.period_to:
        blocks += [Heading("Period of the review"), Paragraph(period_of(terms))]
    if agencies := [body.name for body in terms.agencies.all()]:
        blocks += [Heading("Agencies that give a return"), Points(agencies)]
    if lines := list(terms.lines.all()):
        rows = [(line.number, line.question, line.prompt) for line in lines]
        header = ("Number", "Question", "For authors")
        says = "The key lines of enquiry, with what each asks of the authors of returns"
        blocks += [Heading("Key lines of enquiry"), Table(header, rows, says)]
    return blocks


def period_of(terms: TermsOfReference) -> str:
    if terms.period_from is None or terms.period_to is None:
        return ""
    first, last = terms.period_from, terms.period_to
    return f"{first.day} {first:%B %Y} to {last.day} {last:%B %Y}"


def _agreed(terms: TermsOfReference) -> str:
    if terms.agreed_at is None:
        return "This is a draft. It is not agreed."
    return f"Agreed by {terms.agreed_by} on {terms.agreed_at.day} {terms.agreed_at:%B %Y}."
