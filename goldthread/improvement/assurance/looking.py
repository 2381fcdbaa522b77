"""The levels of many parts at once, in a number of queries that does not grow with them."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Count, Max, OuterRef, Q, QuerySet, Subquery

from goldthread.foundations.followthrough.models import Evidence, local_day
from goldthread.improvement.assurance.models import Judgement, Test
from goldthread.improvement.recommendations.models import Address, RecommendedAction, Response
from goldthread.rules.assurance import Assured, Part, assured
from goldthread.rules.followthrough import How, Strength
from goldthread.rules.looks import About, Judged, Looked, Means, Verdict


def levels(parts: QuerySet[Address] | Iterable[int], *, today: date) -> dict[int, Assured]:
    """By the id of each part, how well it is known. `parts` are in scope already. Five queries."""
    return {pk: assured(part, today=today) for pk, part in facts(parts).items()}


def facts(parts: QuerySet[Address] | Iterable[int]) -> dict[int, Part]:
    """By the id of each part, what a level follows from."""
    ids: Any = parts.order_by().values("pk") if isinstance(parts, QuerySet) else list(parts)
    tests = _tests(ids)
    judged = _judged(ids)
    actions = _actions(ids)
    strongest = _strongest(ids)
    latest = Response.objects.filter(address=OuterRef("pk")).order_by("-at", "-pk")
    answers = Address.objects.filter(pk__in=ids).order_by()
    rows = answers.annotate(said=Subquery(latest.values("answer")[:1])).values_list("pk", "said")
    found = {}
    for pk, said in rows:
        acts = actions.get(pk, {})
        strength, accepted_by = strongest.get(pk, (None, frozenset()))
        found[pk] = Part(
            answer=said or "",
            open=acts.get("open", 0),
            evidenced=acts.get("evidenced", 0),
            not_needed=acts.get("not_needed", 0),
            ended=acts.get("ended"),
            strongest=Strength(strength) if strength else None,
            accepted_by=accepted_by,
            tests=tuple(tests.get(pk, ())),
            judged=tuple(judged.get(pk, ())),
        )
    return found


def level_of(address: Address, *, today: date) -> Assured:
    return levels([address.pk], today=today)[address.pk]


def _actions(ids: Any) -> dict[int, dict[str, Any]]:
    rows = RecommendedAction.objects.filter(address__in=ids).order_by().values("address")
    counted = rows.annotate(
        open=Count("pk", filter=Q(action__ended_how="")),
        evidenced=Count("pk", filter=Q(action__ended_how=How.EVIDENCED.value)),
        not_needed=Count("pk", filter=Q(action__ended_how=How.NOT_NEEDED.value)),
        ended=Max("action__ended_on"),
    )
    return {row["address"]: dict(row) for row in counted}


def _strongest(ids: Any) -> dict[int, tuple[int, frozenset[int]]]:
    """By part, the strongest evidence that was accepted, and who accepted any."""
    rows = Evidence.objects.filter(
        decision__accepted=True, action__recommended__address__in=ids
    ).order_by()
    found: dict[int, tuple[int, frozenset[int]]] = {}
    told = rows.values_list("action__recommended__address", "strength", "decision__by").distinct()
    for pk, strength, by in told:
        top, people = found.get(pk, (strength, frozenset()))
        found[pk] = (max(top, strength), people | ({by} if by else set()))
    return found


def _tests(ids: Any) -> dict[int, list[Looked]]:
    rows = Test.objects.filter(address__in=ids).order_by("on", "pk")
    found: dict[int, list[Looked]] = defaultdict(list)
    told = rows.values_list("address", "on", "means", "verdict", "by", "by__name")
    for pk, on, means, verdict, by, who in told:
        found[pk].append(Looked(on, Means(means), Verdict(verdict), by, who or ""))
    return found


def _judged(ids: Any) -> dict[int, list[Judged]]:
    rows = Judgement.objects.filter(address__in=ids).order_by("at", "pk")
    found: dict[int, list[Judged]] = defaultdict(list)
    told = rows.values_list("address", "at", "about", "verdict", "next_look", "by", "by__name")
    for pk, at, about, verdict, next_look, by, who in told:
        day = local_day(at)
        found[pk].append(Judged(day, About(about), Verdict(verdict), next_look, by, who or ""))
    return found
