"""Whether enough of the panel took part, and in whose name."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from goldthread.casework.intake.models import PanelRule, PanelView, Recommendation
from goldthread.casework.intake.permits import MEMBERS
from goldthread.foundations.access.models import User
from goldthread.foundations.agencies.models import Matter, Membership, Partnership, Seat, Sector
from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.records.facts import current

HEALTH = frozenset({Sector.COMMISSIONER, Sector.ACUTE, Sector.COMMUNITY, Sector.GP})
GROUPS = {
    "police": ("police", frozenset({Sector.POLICE})),
    "health": ("health", HEALTH),
    "local_authority": ("local authority", frozenset({Sector.LOCAL_AUTHORITY})),
}


@dataclass(frozen=True)
class Quorum:
    """`met` is whether it is reached; `words` says how, or what is missing."""

    met: bool
    words: str


def rule_of(partnership: Partnership) -> PanelRule:
    """The rule that holds: the latest row, or the usual one (three members; police, health, local
    authority) where a partnership has set none.
    """
    rows = PanelRule.objects.filter(partnership=partnership)
    return rows.first() or PanelRule(partnership=partnership)


def sector_of(person: Any, partnership: Partnership) -> str:
    """The sector of the body that somebody works for here; "" for an independent member."""
    posts = Membership.objects.current(timezone.localdate()).filter(
        person=person, partnership=partnership, organisation__isnull=False
    )
    return posts.order_by("pk").values_list("organisation__sector", flat=True).first() or ""


def latest_views(recommendation: Recommendation) -> list[PanelView]:
    """The view of each member that holds: their latest. All earlier ones stay in the record."""
    views = recommendation.views.select_related("by")
    return sorted({view.by_id: view for view in views}.values(), key=lambda view: view.by.name)


def members_of(matter: Matter) -> list[Seat]:
    """Seats that give a view, each person once; without those kept away by a conflict."""
    today = timezone.localdate()
    seats = matter.seats.filter(current(today), role__in=MEMBERS).exclude(holder__in=_away(matter))
    named = seats.select_related("holder").order_by("holder__name", "pk")
    return list({seat.holder_id: seat for seat in named}.values())


def chairs_of(matter: Matter) -> list[Seat]:
    """Who decides: current seats as chair, without those kept away by a conflict."""
    away = _away(matter)
    seats = matter.seats.filter(current(timezone.localdate()), role=Role.CHAIR)
    return list(seats.exclude(holder__in=away).select_related("holder").order_by("holder__name"))


def may_be_chair(matter: Matter) -> list[User]:
    """Chairs of the partnership who have no seat here, and no conflict of interest."""
    posts = Membership.objects.current(timezone.localdate()).filter(
        partnership=matter.partnership_id, role=Role.CHAIR, person__is_active=True
    )
    seated = [seat.holder_id for seat in chairs_of(matter)]
    posts = posts.exclude(person__in=_away(matter)).exclude(person__in=seated)
    people = {post.person_id: post.person for post in posts.select_related("person")}
    return sorted(people.values(), key=lambda person: (person.name, person.pk))


def _away(matter: Matter) -> Any:
    return matter.conflicts.filter(current(timezone.localdate())).values("person")


def work_out(rule: PanelRule, views: Sequence[PanelView]) -> Quorum:
    """From the views given, each member's once."""
    took_part = {view.by_id for view in views}
    sectors = {view.sector for view in views}
    absent = [
        words
        for field, (words, group) in GROUPS.items()
        if getattr(rule, field) and not sectors & group
    ]
    short = max(rule.least - len(took_part), 0)
    missing = []
    if short:
        missing.append(
            f"{short} more {'member' if short == 1 else 'members'} of at least {rule.least}"
        )
    if absent:
        missing.append(f"nobody from {_list(absent)}")
    if missing:
        return Quorum(False, f"No quorum: {'; '.join(missing)}")
    return Quorum(True, f"Quorum reached: {len(took_part)} took part, at least {rule.least} needed")


def _list(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"
