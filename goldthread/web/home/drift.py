"""Where actions stand: three queries, however many actions there are."""

from collections import Counter
from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse

from goldthread.foundations.agencies.models import Organisation, Partnership
from goldthread.foundations.followthrough.models import Action, Limits
from goldthread.foundations.followthrough.querysets import drift_tests
from goldthread.rules.followthrough import How, Kind
from goldthread.web.home.page import DriftView, Tally

MONTHS = 12
KIND_WORDS = {
    Kind.OVERDUE: "past their due date",
    Kind.SILENT: "silent",
    Kind.EXTENDED: "moved too often",
    Kind.OWNERLESS: "without an owner",
    Kind.REFUSED: "with refused evidence",
}


def drift_view(user: Any, partnership: Partnership, today: date) -> DriftView:
    """Counts over the actions of one partnership that this person may see."""
    mine = Action.objects.visible_to(user).filter(partnership=partnership)
    tests = drift_tests(Limits.of(partnership), today)
    anything = Q()
    for test in tests.values():
        anything |= test
    unended = Q(ended_how="")
    counted = mine.aggregate(
        open=Count("pk", filter=unended),
        mine=Count("pk", filter=unended & Q(owner=user)),
        evidenced=Count("pk", filter=Q(ended_how=How.EVIDENCED)),
        not_needed=Count("pk", filter=Q(ended_how=How.NOT_NEEDED)),
        **{kind.name: Count("pk", filter=unended & test) for kind, test in tests.items()},
    )
    drifting = mine.filter(unended & anything).order_by()
    by_body = dict(
        drifting.values("organisation").annotate(n=Count("pk")).values_list("organisation", "n")
    )
    # in scope: by the actions in scope, which name their bodies
    names = dict(Organisation.objects.filter(pk__in=by_body).values_list("pk", "name"))
    actions = reverse("actions")
    months, ended = _ended_by_month(mine, today)
    return DriftView(
        open=counted["open"],
        mine=counted["mine"],
        drifting=sum(by_body.values()),
        evidenced=counted["evidenced"],
        not_needed=counted["not_needed"],
        kinds=[
            Tally(words, counted[kind.name], f"{actions}?state=drifting&kind={kind.value}")
            for kind, words in KIND_WORDS.items()
            if counted[kind.name]
        ],
        bodies=[
            Tally(names[pk], number, f"{actions}?state=drifting&organisation={pk}")
            for pk, number in sorted(by_body.items(), key=lambda pair: -pair[1])
        ],
        months=months,
        ended=ended,
    )


def _ended_by_month(actions: Any, today: date) -> tuple[list[str], list[int]]:
    """How many actions ended in each of the last twelve months, oldest first."""
    last = today.year * 12 + today.month - 1
    months = [date(at // 12, at % 12 + 1, 1) for at in range(last - MONTHS + 1, last + 1)]
    rows = actions.filter(ended_on__gte=months[0]).order_by().values("ended_on")
    found: Counter[date] = Counter()
    for day, number in rows.annotate(n=Count("pk")).values_list("ended_on", "n"):
        found[day.replace(day=1)] += number  # SQLite would call Python for the month of each row
    return [f"{month:%B %Y}" for month in months], [found[month] for month in months]
