"""Which guidance drifts today, and why: worked out, never stored."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Min
from django.utils import timezone

from goldthread.foundations.agencies.models import Membership, Partnership
from goldthread.foundations.agencies.roles import CASE_ROLES
from goldthread.foundations.guidance.models import Guidance, GuidanceLimits, LinkReport, Version
from goldthread.foundations.guidance.readers import Readership
from goldthread.rules.guidance import Drift, Facts, Thresholds, drift


@dataclass(frozen=True)
class Look:
    """How every piece of a partnership's guidance stands on one day. Nine queries at most."""

    rows: dict[int, Guidance]
    facts: dict[int, Facts]
    drifts: dict[int, tuple[Drift, ...]]
    versions: dict[int, Version]  # in force, by the id of the guidance
    drafts: dict[int, Version]
    readership: Readership
    limits: Thresholds

    @property
    def drifting(self) -> list[int]:
        return [pk for pk, found in self.drifts.items() if found]

    def has_left(self, pk: int) -> bool:
        return self.facts[pk].owner_left


def look(
    partnership: Partnership, *, today: date | None = None, user: Any = None, only: Any = None
) -> Look:
    """For a `user` of what they may see, a draft only where they may see it; otherwise of all.

    `only`: ids of the guidance that is looked at.
    """
    today = today or timezone.localdate()
    limits = GuidanceLimits.of(partnership)
    kept = Guidance.objects.filter(partnership=partnership)
    if user is not None:
        kept = Guidance.objects.visible_to(user).filter(partnership=partnership)
    if only is not None:
        kept = kept.filter(pk__in=only)
    rows = {row.pk: row for row in kept.select_related("owner", "organisation", "partnership")}
    versions = Version.objects.filter(guidance__in=rows)
    now = {row.guidance_id: row for row in versions.in_force(today=today)}
    mine = versions if user is None else versions & Version.objects.visible_to(user)
    drafts = {row.guidance_id: row for row in mine.drafts().select_related("refusal")}
    readership = Readership(partnership, {pk: row.pk for pk, row in now.items()}, today)
    broken = _broken(now.values())
    posts = _posts(partnership, today)
    facts = {
        pk: _facts(row, now.get(pk), drafts.get(pk), broken, posts, readership)
        for pk, row in rows.items()
    }
    drifts = {pk: drift(one, today=today, limits=limits) for pk, one in facts.items()}
    return Look(rows, facts, drifts, now, drafts, readership, limits)


def _facts(
    row: Guidance, now: Version | None, draft: Version | None, broken: dict[int, date],
    posts: set[tuple[int, int | None]], readership: Readership,
) -> Facts:  # fmt: skip
    keeps = (
        (row.owner_id, row.organisation_id) in posts
        if row.organisation_id
        else any(person == row.owner_id for person, _ in posts)
    )
    return Facts(
        owner_left=not keeps,
        review_due=now.review_due if now else None,
        broken_since=broken.get(now.pk) if now else None,
        draft_since=timezone.localdate(draft.at) if draft else None,
        in_force_since=now.in_force_since if now else None,
        must_read=len(readership.must(row.pk)) if now else 0,
        have_read=len(readership.have(row.pk)) if now else 0,
    )


def _broken(versions: Iterable[Version]) -> dict[int, date]:
    rows = LinkReport.objects.broken().filter(version__in=[one.pk for one in versions])
    told = rows.order_by().values_list("version").annotate(first=Min("at"))
    return {version: timezone.localdate(first) for version, first in told}


def _posts(partnership: Partnership, today: date) -> set[tuple[int, int | None]]:
    rows = Membership.objects.current(today).filter(
        partnership=partnership, role__in=CASE_ROLES, person__is_active=True
    )
    return set(rows.values_list("person", "organisation"))
