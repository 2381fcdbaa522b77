"""How we know, across 2,000 reviews and 40,000 recommendations with 200,000 actions.

    python -m benchmarks.assurance            # SQLite in a temporary folder
    DATABASE_URL=postgres://... python -m benchmarks.assurance

The list of assurance, the same by level, and the board's page, beside the bare SQL that they run,
measured by `benchmarks.worklists`. Before that: how long it takes to work every level out from its
rows, as the pages did before they were kept, and to keep them all. A database named by
DATABASE_URL is filled with made-up rows.
"""

import os
import random
import sys
import tempfile
from datetime import timedelta
from typing import Any

from benchmarks.worklists import _fill, _people, measure

REVIEWS, EACH, ACTIONS = 2_000, 20, 200_000
PAGES = {
    "assurance": "/assurance/",
    "assurance, done and not tested": "/assurance/?level=done",
    "assurance, next look overdue": "/assurance/?overdue=on",
    "one page for the board": "/assurance/board/",
    "what keeps coming back": "/assurance/themes/",
    "one theme": "/assurance/themes/{theme}/",
    "home, business manager": "/",
}


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldthread.settings")
    os.environ["GOLDTHREAD_SECOND_FACTOR"] = "no"
    os.environ.setdefault("GOLDTHREAD_DATA", tempfile.mkdtemp(prefix="goldthread-bench-"))
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    people = _people()
    _fill(people, 0, ACTIONS)
    _recommend(people)
    theme = _code(people)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(f"Database: {connection.vendor}. {REVIEWS * EACH:,} recommendations.\n")
    _keep()
    print("| page | queries | whole request, ms | bare SQL, ms | ratio |")
    print("|---|---:|---:|---:|---:|")
    for name, address in PAGES.items():
        row = measure(people["manager"], address.format(theme=theme))
        print(f"| {name} | {row[0]} | {row[1]:.0f} | {row[2]:.0f} | {row[3]:.1f} |")
        sys.stdout.flush()
    return 0


def _keep() -> None:
    from time import perf_counter

    from django.db import connection
    from django.utils import timezone

    from goldthread.improvement.assurance import keeping, looking
    from goldthread.improvement.recommendations.models import Address

    today = timezone.localdate()

    def timed(what: str, work: Any) -> None:
        start = perf_counter()
        work()
        print(f"{what}: {perf_counter() - start:.2f} s")

    every = Address.objects.all()
    timed("every level worked out from its rows", lambda: looking.levels(every, today=today))
    timed("every level worked out and kept", lambda: keeping.keep_up(today))
    timed("a night's round over what is kept", lambda: keeping.keep_all(today))
    timed("nothing to do", lambda: keeping.keep_up(today))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print()


def _code(people: dict[str, Any]) -> int:
    """Every recommendation under one theme or two; some themes come back far more than others."""
    from goldthread.improvement.coding import actions
    from goldthread.improvement.coding.models import Coded
    from goldthread.improvement.recommendations.models import Recommendation

    rng = random.Random(2)
    themes = actions.begin(partnership=people["here"], by=None)
    rows = []
    for pk, review, text in Recommendation.objects.values_list("pk", "review", "text"):
        chosen = {min(rng.randrange(27), rng.randrange(27)) for _ in range(rng.choice((1, 2)))}
        rows += [
            Coded(theme=themes[n], review_id=review, recommendation_id=pk, fits=True, passage=text)
            for n in chosen
        ]
    Coded.objects.bulk_create(rows, batch_size=5_000)
    return int(themes[0].pk)


def _recommend(people: dict[str, Any]) -> None:
    """Published reviews whose recommendations led to five actions each; a third were tested."""
    from django.utils import timezone

    from goldthread.casework.reviews.models import Review
    from goldthread.foundations.agencies.models import Matter
    from goldthread.foundations.followthrough.models import Action
    from goldthread.improvement.assurance.models import Judgement, Test
    from goldthread.improvement.recommendations.models import (
        Address,
        Recommendation,
        RecommendedAction,
    )

    rng, today = random.Random(1), timezone.localdate()
    matters = Matter.objects.bulk_create(
        Matter(partnership=people["here"], code=f"B-{n}", name=f"Review {n}", circle="partnership")
        for n in range(REVIEWS)
    )
    reviews = Review.objects.bulk_create(
        Review(matter=matter, title=matter.name, framework="lcspr") for matter in matters
    )
    asked = Recommendation.objects.bulk_create(
        (
            Recommendation(review=review, number=n + 1, text=f"Ask about dogs, {review.title} {n}")
            for review in reviews
            for n in range(EACH)
        ),
        batch_size=5_000,
    )
    parts = Address.objects.bulk_create(
        (
            Address(recommendation=row, organisation=people["bodies"][n % 40])
            for n, row in enumerate(asked)
        ),
        batch_size=5_000,
    )
    actions = Action.objects.order_by("pk").values_list("pk", flat=True)
    RecommendedAction.objects.bulk_create(
        (RecommendedAction(address=parts[n // 5], action_id=pk) for n, pk in enumerate(actions)),
        batch_size=5_000,
    )
    # Half of the recommendations are done: only then is there something to work out.
    done = [row.pk for row in parts[::2]]
    for start in range(0, len(done), 5_000):
        Action.objects.filter(recommended__address__in=done[start : start + 5_000]).update(
            ended_how="evidenced", ended_on=today - timedelta(days=400)
        )
    tested = [pk for pk in done if rng.random() < 0.7]
    Test.objects.bulk_create(
        (
            Test(address_id=pk, means="audit", verdict=rng.choice(["yes", "yes", "in-part", "no"]),
                 on=today - timedelta(days=rng.randrange(1, 390)), shows="Seen.")
            for pk in tested
        ),
        batch_size=5_000,
    )  # fmt: skip
    Judgement.objects.bulk_create(
        (
            Judgement(address_id=pk, about=about, verdict="yes", reasoning="Seen.",
                      next_look=today + timedelta(days=rng.randrange(-60, 200)))
            for pk in tested
            for about in ("design", "effect")
        ),
        batch_size=5_000,
    )  # fmt: skip


if __name__ == "__main__":
    raise SystemExit(main())
