"""Who may do what in supervision, for actions and pages alike."""

from typing import Any

from django.core.exceptions import PermissionDenied

from goldthread.casework.oversight.models import Agreement
from goldthread.casework.safeguards.permits import works_with
from goldthread.foundations.agencies.models import Organisation, Partnership
from goldthread.foundations.agencies.roles import AGENCY, BUSINESS_UNIT, Role
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.records.refusals import Refused

SENIOR = frozenset({Role.SIGNATORY, Role.EXECUTIVE})
THE_TWO = "Only the supervisor and the supervisee write here."
SUPERVISOR = "Only the supervisor signs. The supervisee can add their view."
SUPERVISEE = "Only the supervisee adds their view here. The supervisor signs the oversight."
AGENCIES = "Supervision is for people who work for an agency."
UNIT = "Only the business unit sees how much is held in each agency."
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
