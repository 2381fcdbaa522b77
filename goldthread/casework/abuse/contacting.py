"""Safe contact: agreed, and each reading of it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from goldthread.casework.abuse.asking import begin, not_who_harms
from goldthread.casework.abuse.models import SafeContact
from goldthread.casework.safeguards.models import Family
from goldthread.casework.safeguards.permits import works_with
from goldthread.foundations.access.audit import audit
from goldthread.foundations.access.models import AuditRow
from goldthread.foundations.people.models import Involvement
from goldthread.foundations.records.refusals import must_say

READ, READINGS = "abuse.contact_read", 20
# Also in an emergency (ADR 29): whoever harms would look here, and a person can say who asks.
READERS = (
    "Only those who work with this family read how it is safe to reach them, also in an emergency: "
    "who harms would look here. Ring one of them, who can ask who you are and tell you. They are "
    "named on the family’s page. If nobody answers and somebody is in danger, ring 999."
)


@transaction.atomic
def agree(
    *,
    family: Family,
    whom: Involvement,
    reach: str,
    when: str,
    by: Any,
    say: str = "",
    unsafe: str = "",
) -> SafeContact:
    """How and when it is safe, as agreed with the adult. What was agreed before stays."""
    family = begin(family, by, whom)
    not_who_harms(family, whom)
    must_say(
        (reach, "Say which number or way is safe. “None agreed yet” is an answer."),
        (when, "Say when it is safe."),
    )
    row = SafeContact.objects.create(
        family=family, whom=whom, reach=reach.strip(), when=when.strip(), say=say.strip(),
        unsafe=unsafe.strip(), by=by,
    )  # fmt: skip
    audit(by=by, did="abuse.contact", about=row)
    return row


@transaction.atomic
def read(*, family: Family, by: Any) -> list[SafeContact]:
    """Every row, the latest first, for somebody who works with the family. Each is recorded."""
    if not works_with(family, by):
        raise PermissionDenied(READERS)
    rows = list(
        SafeContact.objects.filter(family=family)
        .select_related("whom", "by", "family__matter__partnership")
        .order_by("-at", "-pk")
    )
    if rows:
        audit(by=by, did=READ, about=rows[0], rows=len(rows))
    return rows


def readings(rows: list[SafeContact]) -> list[AuditRow]:
    """Who read them and when, the latest first, from the trail. One query, none without rows."""
    about = [row.audit_ref for row in rows]
    return list(AuditRow.objects.filter(did=READ, about__in=about)[:READINGS])
