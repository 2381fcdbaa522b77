"""Home and the list of actions with 100,000 actions, beside the bare SQL that they run.

    python -m benchmarks.worklists            # SQLite in a temporary folder
    DATABASE_URL=postgres://... python -m benchmarks.worklists

For each page and size: the queries it makes, the time of the whole request, the time of the very
same SQL run alone in the same process and run, and the ratio of the two. Medians of `RUNS`. The
database named by DATABASE_URL is filled with made-up rows: give it one of its own.
"""

import os
import random
import statistics
import sys
import tempfile
from collections.abc import Callable
from datetime import timedelta
from time import perf_counter
from typing import Any

SIZES = (1_000, 100_000)
RUNS = 7
PAGES = {
    "home, business manager": ("manager", "/"),
    "home, report author": ("author", "/"),
    "actions": ("manager", "/actions/"),
    "actions that drift": ("manager", "/actions/?state=drifting"),
    "actions of one body, by due date": ("author", "/actions/?sort=-due"),
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
    print(f"Database: {connection.vendor}. Median of {RUNS} runs.\n")
    print("| page | actions | queries | whole request, ms | bare SQL, ms | ratio |")
    print("|---|---:|---:|---:|---:|---:|")
    made = 0
    for size in SIZES:
        _fill(people, made, size)
        made = size
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        for name, (who, address) in PAGES.items():
            row = measure(people[who], address)
            print(f"| {name} | {size:,} | {row[0]} | {row[1]:.0f} | {row[2]:.0f} | {row[3]:.1f} |")
            sys.stdout.flush()
    return 0


def measure(person: Any, address: str) -> tuple[int, float, float, float]:
    """Queries, milliseconds of the request, milliseconds of its SQL alone, and their ratio."""
    from django.db import connection
    from django.test import Client

    client = Client(SERVER_NAME="localhost")
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    statements: list[tuple[str, Any]] = []

    def keep(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        statements.append((sql, params))
        return execute(sql, params, many, context)

    client.get(address)
    with connection.execute_wrapper(keep):
        assert client.get(address).status_code == 200
    reads = [(sql, params) for sql, params in statements if sql.startswith("SELECT")]

    def bare() -> None:
        for sql, params in reads:
            with connection.cursor() as cursor:
                cursor.execute(sql, params)
                cursor.fetchall()

    whole, alone = [], []
    for _ in range(RUNS):
        whole.append(_timed(lambda: client.get(address)))
        alone.append(_timed(bare))
    first, second = statistics.median(whole), statistics.median(alone)
    return len(statements), first, second, first / second


def _timed(work: Callable[[], Any]) -> float:
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1000


def _people() -> dict[str, Any]:
    """A partnership with forty bodies and four hundred owners."""
    from goldthread.foundations.access.models import User
    from goldthread.foundations.agencies.models import Membership, Organisation, Partnership

    here = Partnership.objects.create(name="Benchmark Partnership", slug="benchmark")
    bodies = [Organisation(partnership=here, name=f"Body {n}", sector="housing") for n in range(40)]
    Organisation.objects.bulk_create(bodies)
    owners = [User(email=f"owner{n}@bench.example", name=f"Owner {n}") for n in range(400)]
    manager = User(email="manager@bench.example", name="Manager")
    User.objects.bulk_create([*owners, manager])
    posts = [
        Membership(
            person=owner, partnership=here, organisation=bodies[n % 40], role="report-author"
        )
        for n, owner in enumerate(owners)
    ]
    posts.append(Membership(person=manager, partnership=here, role="business-manager"))
    Membership.objects.bulk_create(posts)
    # Every tenth owner has left, so that drift has something to find.
    from django.utils import timezone

    yesterday = timezone.localdate() - timedelta(days=1)
    gone = [post.pk for post in posts[:400:10]]
    Membership.objects.filter(pk__in=gone).update(starts=yesterday, ends=yesterday)
    return {"here": here, "bodies": bodies, "owners": owners, "manager": manager,
            "author": owners[1]}  # fmt: skip


def _fill(people: dict[str, Any], start: int, end: int) -> None:
    from django.utils import timezone

    from goldthread.foundations.followthrough.models import Action

    rng, today = random.Random(start), timezone.localdate()
    rows = []
    for number in range(start + 1, end + 1):
        owner = rng.randrange(400)
        ended = rng.random() < 0.6
        due = today + timedelta(days=rng.randrange(-60, 365))
        rows.append(
            Action(
                partnership=people["here"],
                number=number,
                what=f"Ask about dogs at visit {number}",
                expected_change="Babies are safer",
                proof_wanted="An audit",
                organisation=people["bodies"][owner % 40],
                owner=None if rng.random() < 0.02 else people["owners"][owner],
                first_due=due,
                due=due,
                last_word=today - timedelta(days=rng.randrange(0, 75)),
                times_extended=rng.choice([0, 0, 0, 1, 3]),
                evidence_waits=not ended and rng.random() < 0.05,
                ended_how=rng.choice(["evidenced", "no-longer-needed"]) if ended else "",
                ended_on=today - timedelta(days=rng.randrange(0, 700)) if ended else None,
            )
        )
    Action.objects.bulk_create(rows, batch_size=5_000)


if __name__ == "__main__":
    raise SystemExit(main())
