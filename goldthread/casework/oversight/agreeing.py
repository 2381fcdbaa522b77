"""Writes to an agreement: made, said yes to, renewed, ended; and the sessions held under it."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from goldthread.casework.oversight import permits
from goldthread.casework.oversight.models import AboutWork, Agreement, Session, Term, Yes
from goldthread.foundations.access.audit import audit
from goldthread.foundations.access.models import User
from goldthread.foundations.agencies.models import Membership, Organisation, Partnership
from goldthread.foundations.agencies.roles import AGENCY
from goldthread.foundations.records.refusals import Refused, must_say
from goldthread.foundations.records.words import written
from goldthread.rules.supervision import Kind

YES = 2  # of the two


def lock(agreement: Agreement) -> Agreement:
    rows = Agreement.objects.select_for_update(of=("self",)).select_related(
        "supervisor", "supervisee", "overseer", "partnership", "organisation"
    )
    found: Agreement = rows.get(pk=agreement.pk)
    return found


@transaction.atomic
def agree(
    *,
    partnership: Partnership,
    kind: str,
    supervisor: User,
    supervisee: User,
    overseer: User,
    starts: date,
    covers: str,
    missed: str,
    by: Any,
) -> Agreement:
    """One of the two writes it, which is their yes; it holds once the other says yes too."""
    if not permits.works_in(partnership, by):
        raise PermissionDenied(permits.AGENCIES)
    if by is not None and by.pk not in (supervisor.pk, supervisee.pk):
        raise Refused("One of the two writes their agreement.")
    if kind not in list(Kind):
        raise Refused("Choose which kind of supervision it is.")
    if len({supervisor.pk, supervisee.pk, overseer.pk}) < len(("one", "other", "overseer")):
        raise Refused("Supervisor, supervisee and the supervisor's own manager are three people.")
    bodies = _bodies(partnership, supervisor, supervisee, overseer)
    if not bodies[overseer.pk].keys() & (bodies[supervisor.pk] | bodies[supervisee.pk]).keys():
        raise Refused(
            "Whoever you named as the supervisor's own manager works for neither of your agencies. "
            "Name that manager, or your agency's safeguarding lead."
        )
    same = Agreement.objects.filter(
        supervisor=supervisor, supervisee=supervisee, kind=kind, ends__isnull=True
    )
    if same.exists():
        raise Refused("There is such an agreement between you already. Renew it, or end it first.")
    made = Agreement.objects.create(
        partnership=partnership, organisation=next(iter(bodies[supervisee.pk].values())),
        kind=kind, supervisor=supervisor, supervisee=supervisee, overseer=overseer,
        starts=starts, by=by,
    )  # fmt: skip
    audit(by=by, did="supervision.agreed", about=made)
    write_terms(agreement=made, starts=starts, covers=covers, missed=missed, by=by)
    return made


def _bodies(partnership: Partnership, *people: User) -> dict[int, dict[int, Organisation]]:
    """For each person the agencies they work for today."""
    posts = _posts(partnership, people)
    found: dict[int, dict[int, Organisation]] = {one.pk: {} for one in people}
    for post in posts.select_related("organisation").order_by("starts", "pk"):
        if post.organisation is not None:
            found[post.person_id][post.organisation.pk] = post.organisation
    for one in people:
        if not found[one.pk]:
            raise Refused("Somebody you named works for no agency of this partnership today.")
    return found


def _posts(partnership: Partnership, people: Collection[User]) -> Any:
    return Membership.objects.current(timezone.localdate()).filter(
        partnership=partnership, role__in=AGENCY, person__in=people, organisation__isnull=False
    )


def bodies_of(partnership: Partnership, *people: User) -> set[int]:
    """Ids of the agencies that any of them works for today."""
    posts = _posts(partnership, people)
    return {pk for pk in posts.values_list("organisation", flat=True) if pk is not None}


@transaction.atomic
def write_terms(*, agreement: Agreement, starts: date, covers: str, missed: str, by: Any) -> Term:
    """What the two agree for a year; the other has to say yes before it holds."""
    agreement = lock(agreement)
    permits.permit_the_two(agreement, by)
    must_say(
        (covers, "Say what it covers."),
        (missed, "Say what happens when a session is missed."),
    )
    if starts < agreement.starts:
        raise Refused("The first day lies before the agreement began.")
    row = Term.objects.create(
        agreement=agreement, starts=starts, covers=covers.strip(), missed=missed.strip(), by=by
    )
    audit(by=by, did="supervision.terms", about=agreement)
    if by is not None:
        Yes.objects.create(term=row, by=by)
    return row


@transaction.atomic
def say_yes(*, term: Term, by: Any) -> Yes:
    """The other of the two agrees to the newest terms."""
    agreement = lock(term.agreement)
    permits.permit_the_two(agreement, by)
    if agreement.terms.order_by("-pk").values_list("pk", flat=True).first() != term.pk:
        raise Refused("Newer terms were written since. Read those first.")
    if Yes.objects.filter(term=term, by=by).exists():
        raise Refused("You have said yes already.")
    row = Yes.objects.create(term=term, by=by)
    audit(by=by, did="supervision.yes", about=agreement)
    return row


@transaction.atomic
def end(*, agreement: Agreement, because: str, by: Any) -> Agreement:
    """Somebody moves, or it is no longer wanted; one of the two says so, or once both have left the
    supervisor's own manager. What it decided stays with the families."""
    agreement = lock(agreement)
    if not permits.may_end(agreement, by):
        raise PermissionDenied(permits.ENDING)
    must_say((because, "Say why it ends, and who supervises from now on."))
    if agreement.ends is not None:
        raise Refused("It ended already.")
    agreement.ends = max(timezone.localdate(), agreement.starts)
    agreement.ended_by, agreement.ended_because = by, because.strip()
    agreement.save(update_fields=["ends", "ended_by", "ended_because"])
    audit(by=by, did="supervision.ended", about=agreement)
    return agreement


@transaction.atomic
def record(
    *,
    agreement: Agreement,
    on: date,
    held: bool,
    by: Any,
    why_not: str = "",
    next_on: date | None = None,
) -> Session:
    """A session was held, or did not take place and why."""
    agreement = lock(agreement)
    permits.permit_the_two(agreement, by)
    today = timezone.localdate()
    reasons = []
    if not agreed(agreement):
        reasons.append("Both must say yes to the agreement before a session is recorded.")
    if on > today:
        reasons.append("The day lies ahead.")
    if on < agreement.starts:
        reasons.append("The day lies before the agreement began.")
    if not held and not written(why_not):
        reasons.append("Say why it did not take place.")
    if next_on is not None and next_on < today:
        reasons.append("The day of the next one has passed.")
    if held and agreement.sessions.filter(on=on, held=True).exists():
        reasons.append("A session on that day is recorded already.")
    if reasons:
        raise Refused(*reasons)
    row = Session.objects.create(
        agreement=agreement, on=on, held=held, why_not="" if held else why_not.strip(),
        next_on=next_on, by=by,
    )  # fmt: skip
    audit(by=by, did="supervision.session", about=row)
    return row


def agreed(agreement: Agreement) -> bool:
    """Both have said yes at some time: a renewal that waits does not stop supervision."""
    return any(one.yeses.count() == YES for one in agreement.terms.all())


@transaction.atomic
def write_about_work(*, session: Session, words: str, by: Any) -> AboutWork:
    """How the worker is, and their workload; for the two alone."""
    permits.permit_the_two(lock(session.agreement), by)
    must_say((words, "Write something first."))
    if not session.held:
        raise Refused("This session did not take place.")
    row = AboutWork.objects.create(session=session, words=words.strip(), by=by)
    audit(by=by, did="supervision.about_work", about=session)
    return row
