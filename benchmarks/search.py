"""The library with 40,000 recommendations: search, lists and "recommended before".

    python -m benchmarks.search               # SQLite in a temporary folder
    DATABASE_URL=postgres://... python -m benchmarks.search

First table: pages, each beside the very SQL that it runs, alone, in the same process and run.
Second table: the search layer inside a person's scope beside the plainest full-text query that one
could write by hand, without any scope. The database named by DATABASE_URL is filled with made-up
rows: give it one of its own.
"""

import os
import random
import statistics
import sys
import tempfile
from datetime import timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.worklists import RUNS, measure

REVIEWS, EACH, BODIES = 4_000, 10, 40
TEXTS = Path(__file__).parents[1] / "tests" / "data"
PAGES = {
    "search: one rare word": "/search/?q=trampoline",
    "search: two words": "/search/?q=dogs+babies",
    "search: a phrase": "/search/?q=%22domestic+abuse%22",
    "search: a word in half of all texts": "/search/?q=agencies",
    "library of reviews": "/reviews/",
    "recommendations": "/recommendations/",
    "recommendations with words": "/recommendations/?words=dogs",
    "recommendations with drifting actions": "/recommendations/?state=drifting",
    "a review": "/reviews/{review}/",
    "a recommendation, with what was recommended before": "/recommendations/{recommendation}/",
}
WORDS = ["trampoline", "dogs babies", '"domestic abuse"', "agencies"]


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldthread.settings")
    os.environ["GOLDTHREAD_SECOND_FACTOR"] = "no"
    os.environ.setdefault("GOLDTHREAD_DATA", tempfile.mkdtemp(prefix="goldthread-bench-"))
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    manager, names = _fill()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    number = REVIEWS * EACH
    print(f"Database: {connection.vendor}, {number:,} recommendations. Median of {RUNS} runs.\n")
    print("| page | queries | whole request, ms | bare SQL, ms | ratio |")
    print("|---|---:|---:|---:|---:|")
    for name, address in PAGES.items():
        row = measure(manager, address.format(**names))
        print(f"| {name} | {row[0]} | {row[1]:.0f} | {row[2]:.0f} | {row[3]:.1f} |")
        sys.stdout.flush()
    print("\n| words | found | search in scope, ms | plain query by hand, ms | ratio |")
    print("|---|---:|---:|---:|---:|")
    for typed in WORDS:
        found, scoped, plain = beside_plain(manager, typed)
        print(f"| {typed} | {found:,} | {scoped:.1f} | {plain:.1f} | {scoped / plain:.1f} |")
    return 0


def beside_plain(manager: Any, typed: str) -> tuple[int, float, float]:
    """How many there are, and milliseconds for the best twenty: ours, and a query by hand."""
    from django.db import connection

    from goldthread.foundations.records.search import _DIALECTS, _Every, terms
    from goldthread.improvement.recommendations.models import Recommendation

    scope = Recommendation.objects.visible_to(manager)
    words = _DIALECTS[connection.vendor].words(_Every(terms(typed)))
    table = "recommendations_recommendation"
    if connection.vendor == "sqlite":
        statement = (
            f"SELECT t.* FROM {table}_fts f JOIN {table} t ON t.id = f.rowid "
            f"WHERE f.{table}_fts MATCH %s ORDER BY bm25({table}_fts, 4.0, 1.0) LIMIT 20"
        )
        params = [words]
    else:
        query, values = words
        statement = (
            f"SELECT * FROM {table} WHERE search_words @@ {query} "
            f"ORDER BY ts_rank(search_words, {query}) DESC LIMIT 20"
        )
        params = [*values, *values]

    def by_hand() -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement.replace(f"f.{table}_fts", f"{table}_fts"), params)
            cursor.fetchall()

    ours, plain = [], []
    for _ in range(RUNS):
        ours.append(_milliseconds(lambda: list(scope.search(typed)[:20])))
        plain.append(_milliseconds(by_hand))
    return scope.matching(typed).count(), statistics.median(ours), statistics.median(plain)


def _milliseconds(work: Any) -> float:
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1000


def _texts(rng: random.Random) -> Any:
    """Endless texts: clauses of the test sentences, mixed; one in 5,000 has a rare word."""
    lines = [
        line
        for name in ("similar_pairs.txt", "similar_others.txt")
        for line in (TEXTS / name).read_text().splitlines()
        if len(line) > 10 and not line.startswith("#")
    ]
    clauses = [part.strip(" .") for line in lines for part in line.split(" should ", 1)]
    while True:
        who = rng.choice(["All agencies", "The partnership", "The trust", "Agencies", "Schools"])
        text = f"{who} should {' and '.join(rng.sample(clauses, rng.randint(1, 3)))}."
        yield text + (" Look at the trampoline." if rng.random() < 0.0002 else "")


def _fill() -> tuple[Any, dict[str, int]]:
    from goldthread.casework.reviews.models import Review
    from goldthread.foundations.access.models import User
    from goldthread.foundations.agencies.models import Matter, Membership, Organisation, Partnership
    from goldthread.improvement.learning.models import LearningPoint
    from goldthread.improvement.recommendations.models import Recommendation

    rng = random.Random(2)
    here = Partnership.objects.create(name="Search Partnership", slug="search")
    bodies = [
        Organisation(partnership=here, name=f"Body {n}", sector="other") for n in range(BODIES)
    ]
    Organisation.objects.bulk_create(bodies)
    manager = User.objects.create(email="manager@search.example", name="Manager")
    Membership.objects.create(person=manager, partnership=here, role="business-manager")
    matters = Matter.objects.bulk_create(
        [
            Matter(partnership=here, code=f"S-{n}", name=f"Review {n}",
                   circle=rng.choice(["partnership", "partnership", "seats"]))
            for n in range(REVIEWS)
        ]
    )  # fmt: skip
    texts = _texts(rng)
    reviews = Review.objects.bulk_create(
        [Review(matter=one, title=f"Review {one.code}", incident=next(texts)) for one in matters]
    )
    learned, asked = [], []
    for review in reviews:
        for number in range(1, EACH + 1):
            words = next(texts)
            learned.append(LearningPoint(review=review, number=number, text=next(texts)))
            asked.append(Recommendation(review=review, number=number, text=words, kind="practice"))
    LearningPoint.objects.bulk_create(learned, batch_size=5_000)
    Recommendation.objects.bulk_create(asked, batch_size=5_000)
    _follow(rng, here, bodies, asked)
    return manager, {"review": reviews[7].pk, "recommendation": asked[77].pk}


def _follow(rng: random.Random, here: Any, bodies: list[Any], asked: list[Any]) -> None:
    """One body each, an answer for most, an action for as many."""
    from django.utils import timezone

    from goldthread.foundations.followthrough.models import Action
    from goldthread.improvement.recommendations.models import Address, RecommendedAction, Response

    today = timezone.localdate()
    parts = Address.objects.bulk_create(
        [Address(recommendation=one, organisation=rng.choice(bodies)) for one in asked],
        batch_size=5_000,
    )
    answered = [one for one in parts if rng.random() < 0.8]
    Response.objects.bulk_create(
        [Response(address=one, answer="accepted", answered_on=today, on_behalf="B")
         for one in answered], batch_size=5_000,
    )  # fmt: skip
    actions = []
    for number, part in enumerate(answered, start=1):
        ended = rng.random() < 0.6
        due = today + timedelta(days=rng.randrange(-30, 365))
        actions.append(
            Action(
                partnership=here, matter=part.recommendation.review.matter, number=number,
                what="Ask", expected_change="Safer", proof_wanted="Audit",
                organisation=part.organisation, first_due=due, due=due, last_word=today,
                ended_how="evidenced" if ended else "", ended_on=today if ended else None,
            )
        )  # fmt: skip
    Action.objects.bulk_create(actions, batch_size=5_000)
    links = [
        RecommendedAction(address=part, action=action)
        for part, action in zip(answered, actions, strict=True)
    ]
    RecommendedAction.objects.bulk_create(links, batch_size=5_000)


if __name__ == "__main__":
    raise SystemExit(main())
