"""Who may do what with training, for actions and pages alike."""

from typing import Any

from django.core.exceptions import PermissionDenied

from goldthread.foundations.agencies.models import Organisation, Partnership
from goldthread.foundations.agencies.roles import BUSINESS_UNIT
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.training.models import Course
from goldthread.foundations.training.querysets import LEADS, led_by

KEEPERS = (
    "The business unit keeps the courses of all agencies; an agency's signatory or executive keeps "
    "its own. Nothing was changed."
)
UNIT = "Only the business unit sees this."
OF_PEOPLE = "Your own training stands on “My training”. Others' is seen by who leads their agency."


def is_unit(partnership: Partnership, by: Any) -> bool:
    return by is None or standing(by).holds(BUSINESS_UNIT, partnership=partnership.pk)


def may_keep(partnership: Partnership, organisation: Organisation | None, by: Any) -> bool:
    if is_unit(partnership, by):
        return True
    return organisation is not None and standing(by).holds_for(LEADS, organisation=organisation.pk)


def keeps(course: Course, by: Any) -> bool:
    return may_keep(course.partnership, course.organisation, by)


def permit_keeping(course: Course, by: Any) -> None:
    if not keeps(course, by):
        raise PermissionDenied(KEEPERS)


def leads_anybody(partnership: Partnership, by: Any) -> bool:
    return is_unit(partnership, by) or standing(by).holds(LEADS, partnership=partnership.pk)


def may_book_for(person: Any, partnership: Partnership, by: Any) -> bool:
    """Oneself, and the people whose training one leads."""
    if by is None or by.pk == person.pk:
        return True
    return led_by(by).filter(person=person, partnership=partnership).exists()
