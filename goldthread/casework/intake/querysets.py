"""Who may see a referral, what agencies were asked, what was decided, and the letters.

A referral holds real names. So its pages are for the business unit and for people with a seat, also
when the review that came of it is published and its circle is the whole partnership.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.db.models import Q, QuerySet

from goldthread.casework.intake.belonging import FrozenRow
from goldthread.foundations.agencies.querysets import MatterQuerySet
from goldthread.foundations.agencies.roles import BUSINESS_UNIT, CASE_ROLES, Role
from goldthread.foundations.agencies.standing import answers_for, standing

if TYPE_CHECKING:
    from goldthread.casework.intake.models import (  # noqa: F401
        Decision,
        Letter,
        OwnReferral,
        Referral,
        ReferralFile,
        ScopingRequest,
    )

# Who answers for an agency: signatories, and the authors they work with.
ANSWERING = frozenset({Role.SIGNATORY, Role.AUTHOR})


def inside(user: Any, matter: str) -> Q:
    """Who reads a referral: those who may read its names, and emergency access, which may not.

    `matter` is the path from the row to its matter. Conflicts come off after.
    """
    return named(user, matter) | MatterQuerySet.by_emergency(user, matter)


def named(user: Any, matter: str) -> Q:
    """The business unit, and who has a seat: they read real names, and what agencies answered."""
    unit = Q(**{f"{matter}__partnership__in": standing(user).partnerships(BUSINESS_UNIT)})
    member = Q(**{f"{matter}__partnership__in": standing(user).partnerships(CASE_ROLES)})
    return (unit | MatterQuerySet.seated(user, matter)) & member


class ReferralQuerySet(QuerySet["Referral"]):
    def visible_to(self, user: Any) -> ReferralQuerySet:
        """Submitted referrals, for the business unit and people with a seat; no conflict."""
        return self.filter(inside(user, "matter"), matter__isnull=False).exclude(
            MatterQuerySet.in_conflict(user, "matter")
        )


class OwnQuerySet(QuerySet["OwnReferral"]):
    def visible_to(self, user: Any) -> OwnQuerySet:
        """What this person wrote, as a draft or sent, while they belong to the partnership."""
        return self.filter(
            referred_by=user.pk or 0, partnership__in=standing(user).partnerships(CASE_ROLES)
        ).exclude(MatterQuerySet.in_conflict(user, "matter"))

    def drafts(self) -> OwnQuerySet:
        return self.filter(submitted_at__isnull=True)


class OfReferralQuerySet(QuerySet[Any]):
    """For rows with a `referral`."""

    def visible_to(self, user: Any) -> Self:
        """Where the referral is open to this person."""
        return self.filter(inside(user, "referral__matter")).exclude(
            MatterQuerySet.in_conflict(user, "referral__matter")
        )


class FileQuerySet(QuerySet["ReferralFile"]):
    def visible_to(self, user: Any) -> FileQuerySet:
        """As the referral; and the person who attached it."""
        own = Q(
            referral__referred_by=user.pk or 0,
            referral__partnership__in=standing(user).partnerships(CASE_ROLES),
        )
        return self.filter(named(user, "referral__matter") | own).exclude(
            MatterQuerySet.in_conflict(user, "referral__matter")
        )


class RequestQuerySet(QuerySet["ScopingRequest"]):
    def visible_to(self, user: Any) -> RequestQuerySet:
        """As the referral; and the signatories and authors of the agency that was asked."""
        return self.filter(named(user, "referral__matter") | asked_of(user)).exclude(
            MatterQuerySet.in_conflict(user, "referral__matter")
        )

    def of_agency(self, user: Any) -> RequestQuerySet:
        """Those that this person's own agency was asked."""
        return self.visible_to(user).filter(asked_of(user))

    def unanswered(self) -> RequestQuerySet:
        return self.filter(replies__isnull=True)


def asked_of(user: Any) -> Q:
    """Requests of an agency for which this person answers today, also as its heir."""
    return Q(organisation__in=answers_for(user, ANSWERING))


class LetterQuerySet(QuerySet["Letter"]):
    def visible_to(self, user: Any) -> LetterQuerySet:
        """As the referral; the referrer those to them; an agency those to it."""
        referrer = Q(
            to_referrer=True,
            referral__referred_by=user.pk or 0,
            referral__partnership__in=standing(user).partnerships(CASE_ROLES),
        )
        return self.filter(named(user, "referral__matter") | referrer | asked_of(user)).exclude(
            MatterQuerySet.in_conflict(user, "referral__matter")
        )


class DecisionQuerySet(QuerySet["Decision"]):
    """Decisions are written once: neither `update` nor `delete` goes through here."""

    def visible_to(self, user: Any) -> DecisionQuerySet:
        """As the referral, on the matter."""
        return self.filter(inside(user, "matter")).exclude(
            MatterQuerySet.in_conflict(user, "matter")
        )

    def standing(self) -> DecisionQuerySet:
        """Those that no later decision replaced."""
        return self.filter(later__isnull=True)

    def update(self, **fields: Any) -> int:
        raise FrozenRow("A decision is written once; a new fact makes a new one.")

    def delete(self) -> Any:
        raise FrozenRow("A decision is never deleted.")
