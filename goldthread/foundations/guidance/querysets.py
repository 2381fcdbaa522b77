"""Which guidance a person may see, and which version of it holds today."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from goldthread.foundations.agencies.roles import BUSINESS_UNIT, CASE_ROLES
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.records.search import SearchableQuerySet

if TYPE_CHECKING:
    from goldthread.foundations.guidance.models import (  # noqa: F401
        Guidance,
        LinkReport,
        Reader,
        Situation,
        SuitedTo,
        Version,
    )


def _rows(model: str) -> Any:
    return apps.get_model("guidance", model).objects


def kept_by(user: Any, prefix: str = "") -> Q:
    """Guidance that a person keeps: the business unit all of it, an owner their own while they
    work for the body whose it is."""
    where = standing(user)
    mine = Q(**{f"{prefix}owner": user.pk or 0}) & (
        Q(**{f"{prefix}organisation__in": where.organisations(CASE_ROLES)})
        | Q(
            **{
                f"{prefix}organisation__isnull": True,
                f"{prefix}partnership__in": where.partnerships(CASE_ROLES),
            }
        )
    )
    return Q(**{f"{prefix}partnership__in": where.partnerships(BUSINESS_UNIT)}) | mine


class SituationQuerySet(QuerySet["Situation"]):
    def visible_to(self, user: Any) -> SituationQuerySet:
        """Everybody with a case role in the partnership."""
        return self.filter(partnership__in=standing(user).partnerships(CASE_ROLES))

    def standing(self) -> SituationQuerySet:
        return self.filter(ended_at__isnull=True)


class SuitedToQuerySet(QuerySet["SuitedTo"]):
    def standing(self) -> SuitedToQuerySet:
        """Rows that hold, for situations that are still on the list."""
        return self.filter(ended_at__isnull=True, situation__ended_at__isnull=True)


class GuidanceQuerySet(QuerySet["Guidance"]):
    def visible_to(self, user: Any) -> GuidanceQuerySet:
        """Everybody with a case role in the partnership, once a version has been in force; before
        that its owner, the business unit and those named to approve it."""
        seen = _rows("Version").visible_to(user).filter(guidance=OuterRef("pk"))
        return self.filter(Exists(seen), partnership__in=standing(user).partnerships(CASE_ROLES))

    def with_standing(self, user: Any, *, today: date | None = None) -> GuidanceQuerySet:
        """Adds, of what this person may see: `now`, `coming` and `draft` (ids of versions), `title`
        (of what is in force, else of the newest), `since` and `review_due` of what is in force."""
        rows = _rows("Version")
        mine = rows.filter(guidance=OuterRef("pk")).order_by("-number")
        seen = rows.visible_to(user).filter(guidance=OuterRef("pk")).order_by("-number")
        now = mine.in_force(today=today)
        return self.annotate(
            now=Subquery(now.values("pk")[:1]),
            since=Subquery(now.values("effective_from")[:1]),
            review_due=Subquery(now.values("review_due")[:1]),
            coming=Subquery(seen.coming(today=today).values("pk")[:1]),
            draft=Subquery(seen.drafts().values("pk")[:1]),
            title=Coalesce(Subquery(now.values("title")[:1]), Subquery(seen.values("title")[:1])),
        )

    def kept_by(self, user: Any) -> GuidanceQuerySet:
        return self.filter(kept_by(user))


class VersionQuerySet(SearchableQuerySet["Version"]):
    def visible_to(self, user: Any) -> VersionQuerySet:
        """What is or was in force: everybody with a case role in the partnership. Drafts, what
        waits for its day and what never came in force: the owner, the business unit, who wrote
        that version, and those who are named to approve it."""
        asked = apps.get_model("guidance", "Asked").objects.filter(
            version=OuterRef("pk"), person=user.pk or 0
        )
        return self.filter(
            began(timezone.localdate())
            | kept_by(user, "guidance__")
            | Q(by=user.pk or 0)
            | Exists(asked),
            guidance__partnership__in=standing(user).partnerships(CASE_ROLES),
        )

    def approved(self) -> VersionQuerySet:
        """Two people said yes, and nobody ended it."""
        return self.filter(second_at__isnull=False, ended_at__isnull=True)

    def in_force(self, *, today: date | None = None) -> VersionQuerySet:
        """Of each piece of guidance at most one: the newest that is approved and whose day came."""
        today = today or timezone.localdate()
        begun = _rows("Version").approved().filter(effective_from__lte=today)
        newer = begun.filter(guidance=OuterRef("guidance"), number__gt=OuterRef("number"))
        return self.approved().filter(~Exists(newer), effective_from__lte=today)

    def coming(self, *, today: date | None = None) -> VersionQuerySet:
        """Approved, and its day is still to come."""
        return self.approved().filter(effective_from__gt=today or timezone.localdate())

    def drafts(self) -> VersionQuerySet:
        return self.filter(second_at__isnull=True, ended_at__isnull=True)

    def waiting_for(self, user: Any) -> VersionQuerySet:
        """Drafts that this person is named for, and has not answered; nobody said no to them."""
        named = Q(asked__person=user.pk or 0)
        return (
            self.visible_to(user)
            .drafts()
            .filter(named, refusal__isnull=True)
            .exclude(first_by=user.pk or 0)
        )

    def public(self) -> VersionQuerySet:
        """In force, both people said that it may be public, and nobody took it away."""
        return self.in_force().filter(
            first_public=True, second_public=True, not_public__isnull=True
        )


def began(today: date) -> Q:
    """Versions that are in force, or were."""
    lasted = Q(ended_at__isnull=True) | Q(ended_at__date__gte=F("effective_from"))
    return Q(second_at__isnull=False, effective_from__lte=today) & lasted


class ReaderQuerySet(QuerySet["Reader"]):
    def visible_to(self, user: Any) -> ReaderQuerySet:
        """Of guidance that one keeps."""
        return self.filter(
            kept_by(user, "guidance__"),
            guidance__partnership__in=standing(user).partnerships(CASE_ROLES),
        )

    def standing(self) -> ReaderQuerySet:
        return self.filter(ended_at__isnull=True)

    def meaning(self, user: Any) -> ReaderQuerySet:
        """Rows that ask this person to read, by a post that they hold today."""
        mine = Q(pk__in=[])
        for post in standing(user).posts:
            if post.role in CASE_ROLES:
                mine |= (
                    Q(guidance__partnership=post.partnership)
                    & (Q(role="") | Q(role=post.role))
                    & (Q(organisation__isnull=True) | Q(organisation=post.organisation or 0))
                )
        return self.standing().filter(mine)


class LinkReportQuerySet(QuerySet["LinkReport"]):
    def visible_to(self, user: Any) -> LinkReportQuerySet:
        """Of versions that one may see."""
        return self.filter(version__in=_rows("Version").visible_to(user))

    def broken(self) -> LinkReportQuerySet:
        return self.filter(mended_at__isnull=True)


def public_guidance() -> QuerySet[Version]:
    """What anyone may read, with its address, its kind and who published it."""
    rows: VersionQuerySet = _rows("Version").public()
    return rows.annotate(
        slug=F("guidance__slug"),
        kind=F("guidance__kind"),
        publisher=F("guidance__partnership__name"),
    ).order_by("publisher", "title", "pk")


def situations_of(guidance: Any) -> QuerySet[SuitedTo]:
    """Situations of many pieces of guidance, by name."""
    rows: SuitedToQuerySet = _rows("SuitedTo").standing().filter(guidance__in=guidance)
    return rows.select_related("situation").order_by("situation__name")
