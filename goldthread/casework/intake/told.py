"""What an agency told in scoping, for the rooms that build on it."""

from django.db.models import Q

from goldthread.casework.intake.models import ScopingReply
from goldthread.foundations.agencies.models import Matter, Organisation


def records_secured(matter: Matter, body: Organisation) -> ScopingReply | None:
    """An agency's latest answer that says when its records were secured and by whom. Callers have
    permitted it: it is for the agency itself, for its own return. One query."""
    # in scope: by the matter and the body of a return in scope
    rows = ScopingReply.objects.filter(
        Q(request__organisation=body) | Q(request__organisation__successor=body),
        request__referral__matter=matter,
        secured_on__isnull=False,
    )
    return rows.order_by("-at", "-pk").first()
