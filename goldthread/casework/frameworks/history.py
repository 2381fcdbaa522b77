"""Who changed which framework when, from the audit trail."""

from django.db.models import QuerySet

from goldthread.foundations.access.models import AuditRow
from goldthread.foundations.agencies.models import Partnership

SHOWN = 50


def changes(partnership: Partnership) -> QuerySet[AuditRow]:
    """The latest changes, the newest first. None of them is of a case."""
    rows = AuditRow.objects.filter(partnership=partnership.audit_ref, did__startswith="frameworks.")
    return rows.order_by("-number")[:SHOWN]
