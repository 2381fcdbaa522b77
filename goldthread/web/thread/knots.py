"""From rows to knots. The rows come prefetched; nothing here asks the database."""

from datetime import date

from django.urls import reverse

from goldthread.casework.chronology.models import KeyEpisode
from goldthread.casework.freezing.citing import Citation
from goldthread.foundations.followthrough.models import Action, Evidence
from goldthread.improvement.learning.models import DecidedItem, LearningPoint
from goldthread.improvement.recommendations.guiding import Changed
from goldthread.improvement.recommendations.models import Address, Recommendation
from goldthread.rules.assurance import Assured, Level
from goldthread.rules.followthrough import Drift, How, Thresholds, drift
from goldthread.web.jinja import short_day
from goldthread.web.thread.page import Knot

MOST = 180  # letters on a card; the page it leads to has the whole
MOST_OF_ENTRY = 90  # several entries stand beneath each other


def shortened(words: str, most: int = MOST) -> str:
    return words if len(words) <= most else f"{words[:most].rsplit(' ', 1)[0]}…"


def passage(item: DecidedItem | None, *, open_drafts: frozenset[int], named: bool = True) -> Knot:
    """The words of the document that an item was found in, and its file.

    Not `named`: the review is closed to the reader, whose body was asked. They see what is asked
    as it was decided on, never the words of the document, which may say more.
    """
    if item is None or item.start is None:
        return Knot("Source passage", "No passage: it was written by hand.", missing=True)
    if not named:
        return Knot("Source passage", "In a review that is closed to you.")
    draft = item.decision.draft
    words = " ".join(draft.text[item.start : item.end].split())
    href = f"{draft.get_absolute_url()}" if draft.pk in open_drafts else ""
    notes = (f"From {draft.file_name}",)
    return Knot("Source passage", f"“{shortened(words)}”", href=href, notes=notes)


def entry(cited: Citation, *, here: bool, then: tuple[Knot, ...] = ()) -> Knot:
    """An entry as it is cited, its number, and what became of it since."""
    row = cited.entry
    since = (f"{cited.since}.",) if cited.since else ()
    return Knot(
        "Chronology entry",
        shortened(row.event or row.response or row.source or "No words", MOST_OF_ENTRY),
        code=row.date_text or "No date",
        href=cited.href,
        here=here,
        notes=(f"{row.ref}. {cited.where}.", *since),
        then=then,
    )


def more_entries(row: KeyEpisode, number: int) -> Knot:
    words = f"1 more entry of {row.code}" if number == 1 else f"{number} more entries of {row.code}"
    return Knot("Chronology entries", words, href=f"{row.get_absolute_url()}#entries")


def sent(cited: Citation) -> Knot:
    """Where an entry came from: its agency's own version, and the file if there was one."""
    row = cited.entry
    words = f"Version {row.submission.number} of {row.organisation}"
    return Knot("Agency’s chronology", words, href=row.get_absolute_url())


def episode(
    row: KeyEpisode, *, here: bool, before: tuple[Knot, ...], then: tuple[Knot, ...]
) -> Knot:
    return Knot(
        "Key episode",
        row.title,
        code=row.code,
        href=row.get_absolute_url(),
        here=here,
        notes=(row.span,),
        before=before,
        then=then,
    )


def learning(
    point: LearningPoint,
    *,
    here: bool,
    then: tuple[Knot, ...] = (),
    before: tuple[Knot, ...] = (),
    notes: tuple[str, ...] = (),
) -> Knot:
    return Knot(
        "Learning point",
        shortened(point.text),
        code=point.code,
        href=point.get_absolute_url(),
        here=here,
        notes=notes,
        then=then,
        before=before,
    )


def guidance(one: Changed) -> Knot:
    """A version of a policy or procedure that came from a recommendation."""
    changed = (shortened(one.version.what_changed),) if one.version.what_changed else ()
    return Knot(
        "Guidance",
        one.version.title,
        code=one.version.code,
        href=one.version.get_absolute_url(),
        status=one.status,
        notes=changed,
    )


def recommendation(
    row: Recommendation, bodies: tuple[Knot, ...], changed: tuple[Knot, ...], *, here: bool
) -> Knot:
    return Knot(
        "Recommendation",
        shortened(row.text),
        code=row.code,
        href=row.get_absolute_url(),
        here=here,
        notes=(row.get_kind_display(),) if row.kind else (),
        then=(bodies or (Knot("Response", "Nobody is asked yet", missing=True),)) + changed,
    )


def body(row: Address, actions: tuple[Knot, ...], known: Assured | None) -> Knot:
    """A body's part: its latest answer, then what it agreed to do, then how well it is known."""
    ended = known is not None and known.level is not Level.NOT_KNOWN
    proof = (_assured(row, known),) if known is not None and ended else ()
    answers = list(row.responses.all())
    if not answers:
        late = f"asked for by {short_day(row.answer_due)}" if row.answer_due else ""
        missing = Knot("Response", f"{row.organisation}: no answer yet", missing=True)
        notes = (late,) if late else ()
        return Knot(missing.stage, missing.words, notes=notes, missing=True, then=actions + proof)
    latest = answers[0]
    then = actions + proof
    if not then and latest.answer != "not-accepted":
        then = (Knot("Action", "No action agreed yet", missing=True),)
    return Knot(
        "Response",
        str(row.organisation),
        status=latest.get_answer_display(),
        notes=(f"on {short_day(latest.answered_on)}", *((latest.reason,) if latest.reason else ())),
        then=then,
    )


def _assured(row: Address, known: Assured) -> Knot:
    """What tests of practice showed of a part whose actions ended; missing while nobody looked."""
    unknown = known.level is Level.DONE
    href = f"{reverse('how_we_know', args=[row.recommendation_id])}#part-{row.pk}"
    return Knot("How we know", known.words, href=href, notes=known.reasons[-2:], missing=unknown)


def hidden_body(name: str) -> Knot:
    return Knot("Response", name, notes=("Seen by that body and by those who oversee.",))


def action(
    row: Action, *, here: bool, evidence_here: int | None, today: date, limits: Thresholds
) -> Knot:
    drifts = drift(row.facts(owner_left=row.owner_left), today=today, limits=limits)
    due = f"due {short_day(row.due)}"
    if row.due != row.first_due:
        due += f", first {short_day(row.first_due)}"
    return Knot(
        "Action",
        shortened(row.what),
        code=row.code,
        href=row.get_absolute_url(),
        status=_state(row, drifts),
        notes=(*([str(row.owner)] if row.owner else []), due, *(one.sentence for one in drifts)),
        here=here,
        then=_proof(row, evidence_here),
    )


def _state(row: Action, drifts: tuple[Drift, ...]) -> str:
    if row.ended_how == How.EVIDENCED:
        return "evidenced"
    if row.ended_how == How.NOT_NEEDED:
        return "no longer needed"
    if row.evidence_waits:
        return "waiting"
    return "drifting" if drifts else "open"


def _proof(row: Action, evidence_here: int | None) -> tuple[Knot, ...]:
    """Every piece of evidence; or why none is needed; or that there is none."""
    given = tuple(_evidence(one, here=one.pk == evidence_here) for one in row.evidence.all())
    if row.ended_how == How.NOT_NEEDED:
        ending = list(row.endings.all())[-1]
        return (*given, Knot("Evidence", f"No longer needed: {ending.reason}"))
    return given or (Knot("Evidence", "No evidence yet", missing=True),)


def _evidence(row: Evidence, *, here: bool) -> Knot:
    decision = getattr(row, "decision", None)
    status = "waiting"
    notes = [row.strength_words, f"given {short_day(row.at)}"]
    if decision is not None:
        status = "accepted" if decision.accepted else "refused"
        notes += [decision.words] if decision.words else []
    return Knot(
        "Evidence",
        shortened(row.shows),
        href=f"{row.action.get_absolute_url()}#evidence-{row.pk}",
        status=status,
        notes=tuple(notes),
        here=here,
    )
