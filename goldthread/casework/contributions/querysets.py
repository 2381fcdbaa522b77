"""Who may see an agency's return, its draft, and what was sent. The walls stand here.

An agency's people have no seat on the review. They see their own agency's return: its signatories
all of it, its authors while they are named. Of another agency's return they see nothing, not even
that it was asked for, until the business unit opens what was sent.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.apps import apps
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from goldthread.casework.reviews.walls import own_agency, table
from goldthread.foundations.agencies.querysets import MatterQuerySet
from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.records.facts import current

SETTLED = ("accepted", "nil", "excused")
SENT = ("submitted", "accepted")


def own(user: Any, prefix: str = "") -> Q:
    """The returns of this person's own agency: as its signatory, or as a named author."""
    at = f"{prefix}__" if prefix else ""
    named = apps.get_model("contributions", "Delegation").objects.filter(
        person=user.pk or 0, ended_at__isnull=True
    )
    written = Q(**{f"{at}pk__in": named.values("agency_return")})
    return own_agency(user, f"{at}organisation", written)


class ReturnQuerySet(QuerySet[Any]):
    def visible_to(self, user: Any) -> ReturnQuerySet:
        """Own or overseen; a conflict of interest on the review closes it."""
        return self.filter(own(user) | table(user, "review__matter")).exclude(
            MatterQuerySet.in_conflict(user, "review__matter")
        )

    def own_of(self, user: Any) -> ReturnQuerySet:
        """Those that this person signs for or writes."""
        return self.filter(own(user)).exclude(MatterQuerySet.in_conflict(user, "review__matter"))

    def overseen_by(self, user: Any) -> ReturnQuerySet:
        return self.filter(table(user, "review__matter")).exclude(
            MatterQuerySet.in_conflict(user, "review__matter")
        )

    def with_last_step(self) -> ReturnQuerySet:
        """Adds `last_step` (a StepKind), `last_moved`, `first_sent` and `author_named`."""
        steps = apps.get_model("contributions", "Step").objects.filter(agency_return=OuterRef("pk"))
        latest = steps.order_by("-at", "-pk")
        writers = apps.get_model("contributions", "Delegation").objects.filter(
            agency_return=OuterRef("pk"), ended_at__isnull=True
        )
        found: ReturnQuerySet = self.annotate(
            last_step=Subquery(latest.values("kind")[:1]),
            last_moved=Subquery(latest.values("at")[:1]),
            first_sent=Subquery(
                steps.filter(kind="submitted").order_by("at", "pk").values("at")[:1]
            ),
            author_named=Exists(writers),
        )
        return found

    def with_signatory(self) -> ReturnQuerySet:
        """Adds `has_signatory`: whether anybody can sign for the body that answers today, without a
        conflict of interest."""
        today = timezone.localdate()
        against = apps.get_model("agencies", "Conflict").objects.filter(
            current(today),
            matter=OuterRef(OuterRef("review__matter")),
            person=OuterRef("person"),
        )
        posts = (
            apps.get_model("agencies", "Membership")
            .objects.current(today)
            .filter(
                Q(organisation=OuterRef("organisation"))
                | Q(organisation=OuterRef("organisation__successor"))
                | Q(organisation=OuterRef("organisation__successor__successor")),
                ~Exists(against),
                role=Role.SIGNATORY,
                person__is_active=True,
            )
        )
        found: ReturnQuerySet = self.annotate(has_signatory=Exists(posts))
        return found

    def unsettled(self) -> ReturnQuerySet:
        """Neither accepted nor nil nor excused."""
        return self.with_last_step().exclude(last_step__in=SETTLED)

    def with_the_agency(self) -> ReturnQuerySet:
        """Those for which an agency is waited for."""
        return self.unsettled().exclude(last_step__in=SENT)

    def late(self, today: date) -> ReturnQuerySet:
        return self.with_the_agency().filter(due__lt=today)


class DraftQuerySet(QuerySet[Any]):
    def visible_to(self, user: Any) -> DraftQuerySet:
        """Drafts belong to the agency: its signatories and named authors, and nobody else. The
        business unit and the panel read what is sent, once it is sent."""
        return self.filter(own(user, "agency_return")).exclude(
            MatterQuerySet.in_conflict(user, "agency_return__review__matter")
        )


class RecordQuerySet(DraftQuerySet):
    def standing(self) -> RecordQuerySet:
        """The records as they are now."""
        return self.filter(ended_at__isnull=True)


class AgencyRecommendationQuerySet(RecordQuerySet):
    def accepted(self) -> AgencyRecommendationQuerySet:
        """Those that became actions when their return was accepted."""
        return self.filter(link__isnull=False)

    def overseen_by(self, user: Any) -> AgencyRecommendationQuerySet:
        """Accepted ones of the reviews this person runs or sits on, and of their own agency."""
        return (
            self.accepted()
            .filter(table(user, "agency_return__review__matter") | own(user, "agency_return"))
            .exclude(MatterQuerySet.in_conflict(user, "agency_return__review__matter"))
        )


class SubmissionQuerySet(QuerySet[Any]):
    def visible_to(self, user: Any) -> SubmissionQuerySet:
        """What was sent: the agency's own, those who oversee and, once the business unit has opened
        it, the agencies that were asked in the same review."""
        returns = apps.get_model("contributions", "Return").objects
        open_now = apps.get_model("contributions", "Release").objects.filter(
            agency_return=OuterRef("agency_return"), ended_at__isnull=True
        )
        # Others read what was accepted, not what was returned for revision before.
        later = apps.get_model("contributions", "Submission").objects.filter(
            agency_return=OuterRef("agency_return"), number__gt=OuterRef("number")
        )
        asked = returns.filter(own(user), review=OuterRef("agency_return__review"))
        return self.filter(
            own(user, "agency_return")
            | table(user, "agency_return__review__matter")
            | (Exists(open_now) & Exists(asked) & ~Exists(later))
        ).exclude(MatterQuerySet.in_conflict(user, "agency_return__review__matter"))
