"""Who may do what in supervision, for actions and pages alike."""

from collections.abc import Collection, Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from goldthread.casework.oversight.models import Agreement, Complexity, Decided, DecidedEnd
from goldthread.casework.safeguards.models import Family, Works
from goldthread.casework.safeguards.permits import may_manage, may_write, works_with
from goldthread.foundations.agencies.models import Membership, Organisation, Partnership
from goldthread.foundations.agencies.roles import AGENCY, BUSINESS_UNIT, SENIOR
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.records.facts import current
from goldthread.foundations.records.refusals import Refused

THE_TWO = "Only the supervisor and the supervisee write here."
ENDING = (
    "Only the supervisor and the supervisee end their agreement; once both have left, the "
    "supervisor’s own manager. Nothing was changed."
)
SUPERVISOR = "Only the supervisor signs. The supervisee can add their view."
SUPERVISEE = "Only the supervisee adds their view here. The supervisor signs the oversight."
AGENCIES = "Supervision is for people who work for an agency."
UNIT = "Only the business unit sees how much is held in each agency."
ASKED = (
    "Only the worker who wrote this down, or a manager who works with this family, ends it. "
    "Nothing was changed."
)
DONE = (
    "Only whoever this was given to, or a manager who works with this family, says that it is "
    "done. Nothing was changed."
)
NOT_NEEDED = (
    "Only a manager who works with this family, or the supervisor of that session, says that it is "
    "no longer needed. Nothing was changed."
)
ENDS = (
    "Only whoever this was given to, a manager who works with this family, or the supervisor of "
    "that session changes it. Nothing was changed."
)
KEEPERS = (
    "The business unit sets what holds for all agencies; an agency's signatory or executive sets "
    "what holds in theirs. Nothing was changed."
)


def is_one_of_two(agreement: Agreement, by: Any) -> bool:
    return by is None or Agreement.objects.between(by).filter(pk=agreement.pk).exists()


def permit_the_two(agreement: Agreement, by: Any) -> None:
    if not is_one_of_two(agreement, by):
        raise PermissionDenied(THE_TWO)
    if agreement.ends is not None:
        raise Refused(f"This agreement ended on {agreement.ends:%d %B %Y}. Nothing was changed.")


def left_by_both(rows: Collection[Agreement]) -> list[Agreement]:
    """Those of which neither of the two works for an agency there any more. One query."""
    two = {pk for one in rows for pk in (one.supervisor_id, one.supervisee_id)}
    posts = Membership.objects.current(timezone.localdate()).filter(
        person__in=two, role__in=AGENCY, person__is_active=True
    )
    there = set(posts.values_list("person", "partnership"))
    return [
        one for one in rows
        if (one.supervisor_id, one.partnership_id) not in there
        and (one.supervisee_id, one.partnership_id) not in there
    ]  # fmt: skip


def may_end(agreement: Agreement, by: Any) -> bool:
    """One of the two; nobody else while one of them is there who could."""
    if is_one_of_two(agreement, by):
        return True
    oversees = Agreement.objects.overseen_by(by).filter(pk=agreement.pk)
    return oversees.exists() and bool(left_by_both([agreement]))


def supervises(agreement: Agreement, by: Any) -> bool:
    return is_one_of_two(agreement, by) and (by is None or by.pk == agreement.supervisor_id)


def is_supervised(agreement: Agreement, by: Any) -> bool:
    return is_one_of_two(agreement, by) and (by is None or by.pk == agreement.supervisee_id)


def works_in(partnership: Partnership, by: Any) -> bool:
    return by is None or standing(by).holds(AGENCY, partnership=partnership.pk)


def is_unit(partnership: Partnership, by: Any) -> bool:
    return by is None or standing(by).holds(BUSINESS_UNIT, partnership=partnership.pk)


def may_keep(partnership: Partnership, organisation: Organisation | None, by: Any) -> bool:
    """Set how often supervision is held."""
    if organisation is None:
        return is_unit(partnership, by)
    return by is None or standing(by).holds_for(SENIOR, organisation=organisation.pk)


def kept_bodies(by: Any) -> list[int]:
    """Ids of the agencies whose own policy this person sets."""
    return standing(by).organisations(SENIOR)


def both_work_with(agreement: Agreement, family: Any) -> bool:
    return works_with(family, agreement.supervisor) and works_with(family, agreement.supervisee)


def may_take_back(row: Complexity, by: Any) -> bool:
    """Say that what somebody wrote down holds no longer: theirs, or a manager's of the family."""
    own = by is not None and by.pk == row.by_id and may_write(row.family, by)
    return own or may_manage(row.family, by)


def ends_as(decided: Decided, by: Any) -> list[str]:
    """How this person may end what supervision decided: `DecidedEnd.How`, none for a colleague."""
    family = decided.discussed.family
    if by is None or may_manage(family, by):
        return list(DecidedEnd.How.values)
    if not may_write(family, by):
        return []
    found = []
    if decided.owner == by:
        found.append(DecidedEnd.How.DONE.value)
    if decided.discussed.session.agreement.supervisor_id == by.pk:
        found.append(DecidedEnd.How.NOT_NEEDED.value)
    return found


def endable(rows: Iterable[Decided], by: Any) -> set[int]:
    """Ids of those open decisions that this person may end or hand on. Two queries."""
    if by is None:
        return set()
    decided = [one for one in rows if one.ended is None]
    families = Family.objects.worked_with_by(by).open()
    mine = families.filter(pk__in={one.discussed.family_id for one in decided})
    seats = Works.objects.filter(
        current(timezone.localdate(), "seat__"), seat__holder=by.pk, manages=True
    )
    managed = set(seats.values_list("seat__matter", flat=True))
    may = {one.pk: one.matter_id in managed for one in mine}
    return {
        one.pk for one in decided
        if one.discussed.family_id in may
        and (
            may[one.discussed.family_id] or one.owner == by
            or one.discussed.session.agreement.supervisor_id == by.pk
        )
    }  # fmt: skip
