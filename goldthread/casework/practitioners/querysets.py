"""Who may see which part of a practitioner event.

Three circles, none wider than it must be:
- the table (business unit, panel, lead reviewer): the event, and what was said under codes;
- the keepers of the key (business unit, facilitators): who is behind a code;
- the practitioner who was invited: their own invitation and what stands under their own code.
Nobody else, and so no manager or signatory of a practitioner's own agency, sees any of it.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.apps import apps
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from goldthread.casework.reviews.walls import seated, table
from goldthread.foundations.agencies.querysets import MatterQuerySet
from goldthread.foundations.agencies.roles import BUSINESS_UNIT, CASE_ROLES
from goldthread.foundations.agencies.standing import standing


def _model(name: str) -> Any:
    return apps.get_model("practitioners", name)


def keepers(user: Any, event: str) -> Q:
    """The business unit; and a facilitator with a seat at the table. Never emergency access.

    `event`: the path to the event, with its two underscores; "" on the event itself.
    """
    matter = f"{event}review__matter"
    facilitators = _model("Facilitator").objects.filter(ended_at__isnull=True, person=user.pk or 0)
    where = standing(user)
    facilitates = Q(**{f"{event}pk__in": facilitators.values("event")}) & seated(user, matter)
    return (
        Q(**{f"{matter}__partnership__in": where.partnerships(BUSINESS_UNIT)}) | facilitates
    ) & Q(**{f"{matter}__partnership__in": where.partnerships(CASE_ROLES)})


def own(user: Any) -> Q:
    """An invitation to this account, or to the address that this account has proved."""
    if not getattr(user, "is_authenticated", False):
        return Q(pk__in=[])
    return Q(person=user.pk) | Q(person__isnull=True, email__iexact=user.email)


class EventQuerySet(QuerySet["Event"]):
    def visible_to(self, user: Any) -> EventQuerySet:
        """The table of the review. Those who are invited see their invitation, not the event."""
        path = "review__matter"
        return self.filter(table(user, path)).exclude(MatterQuerySet.in_conflict(user, path))

    def key_kept_by(self, user: Any) -> EventQuerySet:
        """Those of which this person may know who is behind a code."""
        path = "review__matter"
        return self.filter(keepers(user, "")).exclude(MatterQuerySet.in_conflict(user, path))

    def with_day(self) -> EventQuerySet:
        """Adds `day` and `starts`: when it is, by the latest arrangement."""
        rows = _model("Arrangement").objects.filter(event=OuterRef("pk")).order_by("-version")
        return self.annotate(
            day=Subquery(rows.values("day")[:1]), starts=Subquery(rows.values("starts")[:1])
        )

    def with_state(self) -> EventQuerySet:
        """Adds `day`, `attended`, `unmarked`, `not_held` and `closed`: what `holding` reads."""
        came = _model("Invited").objects.came().filter(event=OuterRef("pk"))
        marked = _model("Attendance").objects.filter(
            invited__event=OuterRef("pk"), invited__withdrawn_at__isnull=True
        )
        not_held = _model("NotHeld").objects.filter(event=OuterRef("pk"), undone_at__isnull=True)
        closed = _model("Closing").objects.filter(event=OuterRef("pk"), opened_at__isnull=True)
        return self.with_day().annotate(
            attended=Exists(came),
            unmarked=~Exists(marked),
            not_held=Exists(not_held),
            closed=Exists(closed),
        )


class PartQuerySet(QuerySet[Any]):
    """Rows that the table of an event may see."""

    def visible_to(self, user: Any) -> PartQuerySet:
        return self.filter(event__in=_model("Event").objects.visible_to(user))


class InvitedQuerySet(QuerySet["Invited"]):
    def visible_to(self, user: Any) -> InvitedQuerySet:
        """One's own; and, for who keeps the key of the event, all. A conflict closes both."""
        kept = Q(event__in=_model("Event").objects.key_kept_by(user))
        return self._open(kept | own(user), user)

    def of_person(self, user: Any) -> InvitedQuerySet:
        """One's own, while the invitation stands."""
        return self._open(own(user), user).standing()

    def _open(self, which: Q, user: Any) -> InvitedQuerySet:
        path = "event__review__matter"
        here = Q(**{f"{path}__partnership__in": standing(user).partnerships(CASE_ROLES)})
        return self.filter(which & here).exclude(MatterQuerySet.in_conflict(user, path))

    def standing(self) -> InvitedQuerySet:
        return self.filter(withdrawn_at__isnull=True)

    def came(self) -> InvitedQuerySet:
        """Those of whom the latest attendance row says that they came."""
        return self.with_presence().filter(presence=True)

    def with_presence(self) -> InvitedQuerySet:
        """Adds `presence`: True, False, or None while nobody has said."""
        rows = _model("Attendance").objects.filter(invited=OuterRef("pk")).order_by("-pk")
        return self.annotate(presence=Subquery(rows.values("came")[:1]))

    def with_reply(self) -> InvitedQuerySet:
        """Adds `answer` and `answered_for` (the version of the arrangement it answered)."""
        rows = _model("Reply").objects.filter(invited=OuterRef("pk")).order_by("-pk")
        return self.annotate(
            answer=Subquery(rows.values("answer")[:1]),
            answered_for=Subquery(rows.values("arrangement__version")[:1]),
        )

    def with_plan(self) -> InvitedQuerySet:
        """Adds `day` and `plan` (the version of the latest arrangement), `off` (the event is not
        held, or its record is closed), `fed_back` (the latest released feedback) and `has_read`.
        """
        plans = _model("Arrangement").objects.filter(event=OuterRef("event")).order_by("-version")
        none = _model("NotHeld").objects.filter(event=OuterRef("event"), undone_at__isnull=True)
        closed = _model("Closing").objects.filter(event=OuterRef("event"), opened_at__isnull=True)
        told = _model("Feedback").objects.filter(event=OuterRef("event"), released_at__isnull=False)
        latest = Subquery(told.order_by("-version").values("pk")[:1])
        read = _model("FeedbackRead").objects.filter(
            invited=OuterRef("pk"), feedback=OuterRef("fed_back")
        )
        return self.annotate(
            day=Subquery(plans.values("day")[:1]),
            plan=Subquery(plans.values("version")[:1]),
            off=Exists(none) | Exists(closed),
            fed_back=latest,
        ).annotate(has_read=Exists(read))

    def to_reply(self, today: date) -> InvitedQuerySet:
        """Asked and not answered, or answered to an arrangement that has changed since."""
        rows = self.standing().with_plan().with_reply().filter(off=False, day__gte=today)
        return rows.filter(Q(answer__isnull=True) | ~Q(answered_for=F("plan")))

    def going_on(self) -> InvitedQuerySet:
        """They said that they come, or they came, and the record is still open to their words."""
        rows = self.standing().with_plan().with_reply().with_presence()
        return rows.filter(off=False).filter(Q(answer="coming") | Q(presence=True))

    def to_read_feedback(self) -> InvitedQuerySet:
        """They came, feedback is released, and they have not said that they read it."""
        rows = self.standing().with_plan().with_presence()
        return rows.filter(presence=True, fed_back__isnull=False, has_read=False)


class KeyQuerySet(QuerySet["Key"]):
    def visible_to(self, user: Any) -> KeyQuerySet:
        """The business unit and the facilitators; never the panel, never in an emergency."""
        return self.filter(invited__event__in=_model("Event").objects.key_kept_by(user))


class ContributionQuerySet(QuerySet["Contribution"]):
    def visible_to(self, user: Any) -> ContributionQuerySet:
        """The table, and the practitioner under whose own code it stands."""
        events = _model("Event").objects.visible_to(user)
        return self.filter(Q(event__in=events) | self._own(user))

    def of_person(self, user: Any) -> ContributionQuerySet:
        return self.filter(self._own(user))

    @staticmethod
    def _own(user: Any) -> Q:
        mine = _model("Invited").objects.of_person(user)
        keys = _model("Key").objects.filter(invited__in=mine)
        here = keys.filter(code=OuterRef("code"), invited__event=OuterRef("event"))
        return Q(Exists(here))

    def with_words(self, *, checked: bool) -> ContributionQuerySet:
        """Adds `words` and `words_version`: the latest; with `checked`, the latest that somebody
        has looked through for names. None where there is none yet.
        """
        rows = _model("Words").objects.filter(contribution=OuterRef("pk"))
        if checked:
            rows = rows.filter(checked_at__isnull=False)
        latest = rows.order_by("-version")
        return self.annotate(
            words=Subquery(latest.values("text")[:1]),
            words_version=Subquery(latest.values("version")[:1]),
        )

    def with_unchecked(self) -> ContributionQuerySet:
        """Adds `unchecked`: whether the latest words wait to be looked through for names."""
        rows = _model("Words").objects.filter(contribution=OuterRef("pk")).order_by("-version")
        return self.annotate(checked_last=Subquery(rows.values("checked_at")[:1]))


class UnsentQuerySet(QuerySet[Any]):
    def visible_to(self, user: Any) -> UnsentQuerySet:
        """One's own, and nobody else's."""
        return self.filter(person=user.pk or 0).exclude(
            MatterQuerySet.in_conflict(user, "event__review__matter")
        )
