"""The reference of a case at its local authority, and which authority that is."""

from typing import Any

from django.db import transaction

from goldthread.foundations.access.audit import audit
from goldthread.foundations.agencies.models import Matter, Organisation, Sector
from goldthread.foundations.people.changing import changed
from goldthread.foundations.people.models import CaseMark
from goldthread.foundations.people.permits import permit_writing
from goldthread.foundations.records.refusals import Refused


def mark_of(matter: Matter) -> CaseMark:
    """What was said last. Until somebody says it, the authority is the only one that is a member
    of the partnership; where there are several, none is guessed. At most two queries.
    """
    said: CaseMark | None = matter.case_marks.first()
    if said is not None:
        return said
    rows = Organisation.objects.filter(partnership=matter.partnership_id, closed__isnull=True)
    bodies = rows.filter(sector=Sector.LOCAL_AUTHORITY).values_list("name", flat=True)[:2]
    names = list(bodies)
    return CaseMark(matter=matter, local_authority=names[0] if len(names) == 1 else "")


@transaction.atomic
def mark(*, matter: Matter, case_ref: str, local_authority: str, by: Any) -> CaseMark:
    """Say by what the case is known at its local authority. A new row; the ones before stay."""
    permit_writing(matter, by)
    Matter.objects.select_for_update().get(pk=matter.pk)
    told = {"case_ref": case_ref.strip(), "local_authority": local_authority.strip()}
    was = mark_of(matter)
    if all(getattr(was, name) == words for name, words in told.items()) and was.pk:
        raise Refused("This is what the register says already.")
    row = CaseMark.objects.create(matter=matter, by=by, **told)
    audit(by=by, did="register.marked", about=matter)
    changed(matter)
    return row
