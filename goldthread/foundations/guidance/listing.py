"""The register: its columns, and how the filters narrow it."""

from collections.abc import Mapping
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Exists, OuterRef, Q

from goldthread.foundations.access.lists import Column
from goldthread.foundations.agencies.models import Partnership
from goldthread.foundations.guidance import states
from goldthread.foundations.guidance.drifting import Look
from goldthread.foundations.guidance.models import SuitedTo, Version
from goldthread.foundations.guidance.querysets import GuidanceQuerySet, kept_by
from goldthread.foundations.guidance.readers import to_read


def columns(look: Look) -> list[Column]:
    """Rows come from `with_standing()` with their owner, organisation and situations."""

    def more(key: str, text: str, value: Any) -> Column:
        return Column(key, text, value, only_exported=True)

    def asked(row: Any) -> int:
        return len(look.readership.must(row.pk))

    def read(row: Any) -> int:
        return len(look.readership.have(row.pk))

    return [
        Column("title", "Title", lambda row: row.title, ("title",)),
        more("code", "Code", lambda row: row.code),
        more("kind", "Kind", lambda row: row.get_kind_display()),
        more("for", "Situations", lambda row: ", ".join(situations(row))),
        Column("whose", "Whose", lambda row: row.whose, ("organisation__name", "title")),
        Column("owner", "Kept by", lambda row: row.owner.name, ("owner__name", "title")),
        Column("state", "State", lambda row: ", ".join(states.of_guidance(row))),
        Column("since", "In force from", lambda row: row.since, ("since",)),
        Column("review", "Look again by", lambda row: row.review_due, ("review_due",)),
        more("asked", "Asked to read it", asked),
        more("read", "Have read it", read),
        more("drift", "How it drifts", lambda row: drifts(look, row)),
    ]


def situations(row: Any) -> list[str]:
    return sorted(one.situation.name for one in row.suited_to.all())


def drifts(look: Look, row: Any) -> str:
    return ". ".join(one.sentence for one in look.drifts.get(row.pk, ()))


def narrow(
    rows: GuidanceQuerySet,
    chosen: Mapping[str, Any],
    *,
    user: Any,
    partnership: Partnership,
    look: Look,
) -> GuidanceQuerySet:
    """Rows in any of the chosen states, and all else that was asked."""
    if wanted := chosen.get("state"):
        unread = to_read(user, partnership).filter(guidance=OuterRef("pk"))
        tests = {
            "in-force": Q(now__isnull=False),
            "draft": Q(draft__isnull=False),
            "coming": Q(coming__isnull=False),
            "withdrawn": Q(now__isnull=True, draft__isnull=True, coming__isnull=True),
            "drifting": Q(pk__in=look.drifting),
            "to-read": Exists(unread),
            "mine": kept_by(user) & Q(owner=user.pk),
        }
        rows = rows.filter(reduce(or_, (tests[one] for one in wanted)))
    if kinds := chosen.get("kind"):
        rows = rows.filter(kind__in=kinds)
    if body := chosen.get("organisation"):
        rows = rows.filter(organisation=body)
    if situation := chosen.get("situation"):
        suits = SuitedTo.objects.standing().filter(guidance=OuterRef("pk"), situation=situation)
        rows = rows.filter(Exists(suits))
    if words := chosen.get("words", "").strip():
        rows = rows.filter(_says(words, user))
    return rows


def _says(words: str, user: Any) -> Any:
    """Words of a version that this person may read, of a situation, or the code, such as G3."""
    seen = Version.objects.visible_to(user).filter(guidance=OuterRef("pk"))
    said = seen.filter(Q(title__icontains=words) | Q(summary__icontains=words))
    suits = SuitedTo.objects.standing().filter(
        guidance=OuterRef("pk"), situation__name__icontains=words
    )
    found = Q(Exists(said)) | Q(Exists(suits))
    number = words.upper().removeprefix("G")
    return found | Q(number=int(number)) if number.isdecimal() and len(number) < 9 else found
