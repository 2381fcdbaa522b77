"""Who may see a call for a chronology, a draft, and what was sent. The walls stand here (ADR 16).

An agency's people have no seat. Its signatories, and whoever they named to write, see their own
agency's chronology. Another agency's does not exist for them, and nobody can open it to them.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Self

from django.apps import apps
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from goldthread.casework.reviews.walls import own_agency, table
from goldthread.foundations.agencies.querysets import MatterQuerySet
from goldthread.foundations.agencies.roles import AGENCY
from goldthread.foundations.agencies.standing import answers_for
from goldthread.foundations.records.search import SearchableQuerySet

SETTLED = ("received", "nil", "excused")


def own(user: Any, prefix: str = "") -> Q:
    """Calls to this person's own agency: as its signatory, or as who was named to write."""
    at = f"{prefix}__" if prefix else ""
    named = apps.get_model("submissions", "Writer").objects.filter(
        person=user.pk or 0, ended_at__isnull=True
    )
    return own_agency(user, f"{at}organisation", Q(**{f"{at}pk__in": named.values("call")}))


class CallQuerySet(QuerySet[Any]):
    def visible_to(self, user: Any) -> CallQuerySet:
        """Own or overseen; a conflict of interest on the review closes it."""
        return self.filter(own(user) | table(user, "review__matter")).exclude(
            MatterQuerySet.in_conflict(user, "review__matter")
        )

    def own_of(self, user: Any) -> CallQuerySet:
        return self.filter(own(user)).exclude(MatterQuerySet.in_conflict(user, "review__matter"))

    def overseen_by(self, user: Any) -> CallQuerySet:
        return self.filter(table(user, "review__matter")).exclude(
            MatterQuerySet.in_conflict(user, "review__matter")
        )

    def with_last_step(self) -> CallQuerySet:
        """Adds `last_step` (a StepKind) and `last_moved`."""
        steps = apps.get_model("submissions", "CallStep").objects.filter(call=OuterRef("pk"))
        latest = steps.order_by("-at", "-pk")
        found: CallQuerySet = self.annotate(
            last_step=Subquery(latest.values("kind")[:1]),
            last_moved=Subquery(latest.values("at")[:1]),
        )
        return found

    def waited_for(self) -> CallQuerySet:
        """Neither received nor declared nil nor excused."""
        return self.with_last_step().exclude(last_step__in=SETTLED)

    def with_time_asked(self) -> CallQuerySet:
        """Adds `time_asked`: whether more time is asked for and not decided."""
        asked = apps.get_model("submissions", "Extension").objects.filter(
            call=OuterRef("pk"), decided_at__isnull=True
        )
        found: CallQuerySet = self.annotate(time_asked=Exists(asked))
        return found

    def late(self, today: date) -> CallQuerySet:
        return self.waited_for().filter(due__lt=today)


class DraftQuerySet(QuerySet[Any]):
    def visible_to(self, user: Any) -> Self:
        """The agency's own: its signatories, and whoever was named to write."""
        return self.filter(own(user, "call")).exclude(
            MatterQuerySet.in_conflict(user, "call__review__matter")
        )


class FileQuerySet(QuerySet[Any]):
    def visible_to(self, user: Any) -> FileQuerySet:
        """A file that is being looked at belongs to who chose it; one whose rows were added to its
        agency; and one of a version that was sent to whoever may see that version."""
        mine = Q(by=user.pk or 0) | Q(taken_at__isnull=False)
        sent = Q(submission__sent_at__isnull=False)
        return self.filter(
            (own(user, "call") & mine) | (table(user, "call__review__matter") & sent)
        ).exclude(MatterQuerySet.in_conflict(user, "call__review__matter"))

    def in_hand(self) -> FileQuerySet:
        """Neither added nor put away."""
        return self.filter(taken_at__isnull=True, put_away_at__isnull=True)


class SubmissionQuerySet(QuerySet[Any]):
    def visible_to(self, user: Any) -> SubmissionQuerySet:
        """The agency's own, draft or sent; those who oversee the review once it was sent."""
        sent = Q(sent_at__isnull=False)
        return self.filter(
            own(user, "call") | (table(user, "call__review__matter") & sent)
        ).exclude(MatterQuerySet.in_conflict(user, "call__review__matter"))

    def sent(self) -> SubmissionQuerySet:
        return self.filter(sent_at__isnull=False)

    def latest_sent(self) -> SubmissionQuerySet:
        """The version that stands, one for each agency that sent any."""
        last = self.model.objects.filter(call=OuterRef("call"), sent_at__isnull=False)
        return self.filter(pk=Subquery(last.order_by("-number").values("pk")[:1]))


class EntryQuerySet(SearchableQuerySet[Any]):
    def visible_to(self, user: Any) -> EntryQuerySet:
        """Rows of the versions one may see: drafts the agency's, what was sent also those who
        oversee the review."""
        submissions = apps.get_model("submissions", "Submission").objects
        mine = submissions.filter(own(user, "call"))
        sent = Q(submission__sent_at__isnull=False)
        return self.filter(Q(submission__in=mine) | (table(user, "review__matter") & sent)).exclude(
            MatterQuerySet.in_conflict(user, "review__matter")
        )

    def combined(self) -> EntryQuerySet:
        """Those of the versions that stand: what the combined chronology is made of."""
        return self.filter(standing=True)

    def kept(self) -> EntryQuerySet:
        """Not taken out again before sending."""
        return self.filter(withdrawn_at__isnull=True)

    def in_order(self) -> EntryQuerySet:
        """By earliest day, then time, then as given; those without a date last."""
        return self.order_by("sort_day", "time", "sequence", "pk")


class CorrectionQuerySet(QuerySet[Any]):
    def visible_to(self, user: Any) -> CorrectionQuerySet:
        """Those of the entries one may see."""
        entries = apps.get_model("submissions", "Entry").objects.visible_to(user)
        return self.filter(entry__in=entries)


class MappingQuerySet(QuerySet[Any]):
    def visible_to(self, user: Any) -> MappingQuerySet:
        """One's own agency's."""
        return self.filter(organisation__in=answers_for(user, AGENCY))
