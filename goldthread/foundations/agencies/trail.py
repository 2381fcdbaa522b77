"""Which rows of the audit trail a person may read."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import CharField, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from goldthread.foundations.access.models import AuditRow
from goldthread.foundations.agencies.models import Matter, Membership, Partnership
from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.agencies.standing import standing

# Signing in belongs to no partnership; whoever keeps the doors sees it for their own people.
SIGNING_IN = Q(did__startswith="signed.") | Q(did__startswith="factor.") | Q(did="password.changed")
LIVE = Q(detail__contains='"live": "yes"')
EMERGENCIES = Q(did__startswith="glass.")
SETTINGS = (
    SIGNING_IN
    | Q(did__startswith="membership.")
    | Q(did__startswith="invitation.")
    | Q(did__startswith="organisation.")
    | Q(did__startswith="partnership.")
)
GROUPS = {
    "reading": ("Reading and taking out", Q(did__in=["read", "exported", "downloaded"])),
    "refused": ("Refusals", Q(did="refused") | Q(did="signed.failed") | Q(did="signed.locked")),
    "signing-in": ("Signing in", SIGNING_IN),
    "people": ("People and organisations", SETTINGS & ~SIGNING_IN),
    "doors": (
        "Seats, conflicts and emergency access",
        Q(did__startswith="seat.") | Q(did__startswith="conflict.") | Q(did__startswith="glass."),
    ),
}


def trail_of(partnership: Partnership, user: Any) -> QuerySet[AuditRow]:
    """A business manager reads all of their partnership's rows, but for matters closed to them by
    a conflict of interest and for live work with families. An administrator reads rows about people
    and settings, never cases.
    PermissionDenied for anyone else.
    """
    where = standing(user)
    people = Membership.objects.filter(partnership=partnership)
    refs = people.annotate(
        ref=Concat(Value("user:"), Cast("person_id", CharField()), output_field=CharField())
    ).values("ref")
    ours = Q(partnership=partnership.audit_ref)
    doorstep = Q(partnership="") & SIGNING_IN & (Q(actor__in=refs) | Q(about__in=refs))
    rows = AuditRow.objects.filter(ours | doorstep)
    if where.holds({Role.BUSINESS_MANAGER}, partnership=partnership.pk):
        # What agencies do with a family is theirs; who opened it in an emergency is told (ADR 29).
        casework = (LIVE | Q(about__in=_families(partnership))) & ~EMERGENCIES
        return _without_conflicts(rows.exclude(casework), partnership, user)
    if where.holds({Role.ADMINISTRATOR}, partnership=partnership.pk):
        return rows.filter(SETTINGS)
    raise PermissionDenied


def _families(partnership: Partnership) -> Any:
    """References of families in live work: older rows about them carry no mark of it."""
    matters = Matter.objects.filter(partnership=partnership, circle=Matter.Circle.WORKERS)
    return matters.annotate(
        ref=Concat(Value("matter:"), Cast("pk", CharField()), output_field=CharField())
    ).values("ref")


def _without_conflicts(
    rows: QuerySet[AuditRow], partnership: Partnership, user: Any
) -> QuerySet[AuditRow]:
    """A closed matter's rows are left out by its reference, and what merely names it by its words:
    the reference or the title that somebody looked for, say.
    """
    closed = Matter.objects.filter(Matter.objects.in_conflict(user), partnership=partnership)
    for matter in closed:
        named = Q(about=matter.audit_ref) | Q(detail__contains=f'"matter": "{matter.audit_ref}"')
        for words in {matter.code, matter.name}:
            named |= Q(about_name__contains=words) | Q(words__contains=words)
        rows = rows.exclude(named)
    return rows
