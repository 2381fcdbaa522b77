"""A combined chronology of 100,000 entries in a real browser, beside the same pages with 1,000.

    python -m benchmarks.chronology_browser                        # SQLite in a temporary folder
    python -m benchmarks.chronology_browser --database postgres://...
    python -m benchmarks.chronology_browser --entries 20000

Two reviews in one database, both as a merge leaves them: one of 1,000 entries, the named baseline,
and one of `--entries`. Each page is asked of the real server (Granian, two
workers) by headless Chromium. Medians of `RUNS`, the two reviews by turns; the first visit of each
is left out. For every page: queries at both sizes, which must be equal; first useful paint, which
is when the words that the page is for are painted; and the ratio. The named database is filled
with made-up rows: give it one of its own. Needs Chromium (`scripts/need_chromium`).
"""

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from time import monotonic, perf_counter, sleep
from types import SimpleNamespace
from typing import Any
from urllib.request import urlopen

SMALL, RUNS, PORT, AGENCIES = 1_000, 7, 8987, 10
CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic"]
PASSWORD = "quiet-river-lantern"
BODIES = (
    "Police", "Children's services", "Health visiting", "Hospital", "General practice", "Housing",
    "Probation", "Schools", "Ambulance", "Mental health",
)  # fmt: skip
HAPPENED = (
    "Home visit. Child seen, clean and well. Dogs in the kitchen.",
    "Did not attend the clinic. Letter sent.",
    "Domestic abuse incident reported, officers attended. Child not seen.",
    "Telephone call with mother, who says that all is well.",
    "Strategy discussion held, plan agreed.",
    "Bruise to the left arm seen at school. Mother says that he fell.",
    "Arrears letter sent.",
    "Appointment kept. Weight up.",
    "Missed appointment, the third in a row.",
    "Neighbour complained of shouting at night.",
)
# What is done, words that the page is for, and what of the address changes.
PAGES = {
    "first page": ("combined", "", ".gt-account"),
    "filter by words": ("combined", "?words=bruise", ".gt-account"),
    "filter by agency and dates": (
        "combined",
        "?agency={body}&since=1 January 2020",
        ".gt-account",
    ),
    "conflicts only": ("combined", "?conflicts=on", ".gt-account"),
    "a page in the middle": ("combined", "?page={middle}", ".gt-account"),
    "the last page": ("combined", "?page=last", ".gt-account"),
    "open an entry in the middle": ("combined_entry", "", ".gt-combined__opened"),
    "timeline": ("timeline", "", "svg, table"),
}


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--entries", type=int, default=100_000)
    asked.add_argument("--database", default="", help="postgres://... ; SQLite without it")
    asked.add_argument("--explain", action="store_true", help="the slowest query of each page")
    told = asked.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldthread.settings")
    os.environ.update(GOLDTHREAD_SECOND_FACTOR="no", DJANGO_ALLOW_ASYNC_UNSAFE="true")
    os.environ.setdefault("GOLDTHREAD_DATA", tempfile.mkdtemp(prefix="goldthread-bench-"))
    if told.database:
        os.environ["DATABASE_URL"] = told.database
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    world = people()
    reviews = [made(world, SMALL), made(world, told.entries)]
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(f"\nDatabase: {connection.vendor}. Medians of {RUNS} runs.\n")
    with served(PORT) as site, browser(world.manager, site) as page:
        show(page, site, reviews, told.explain)
    return 0


def people() -> SimpleNamespace:
    """A partnership, its agencies, and the business manager who looks."""
    from goldthread.foundations.access.actions import add_person
    from goldthread.foundations.agencies import actions as agencies
    from goldthread.foundations.agencies.roles import Role

    here = agencies.found_partnership(name="Benchmark Partnership", slug="benchmark", by=None)
    bodies = [
        agencies.add_organisation(partnership=here, name=name, sector="other", by=None)
        for name in BODIES
    ]
    manager = add_person(email="manager@bench.example", name="Manager", password=PASSWORD, by=None)
    agencies.appoint(
        person=manager, partnership=here, organisation=None, role=Role.BUSINESS_MANAGER, by=None
    )
    return SimpleNamespace(here=here, bodies=bodies, manager=manager)


def made(world: SimpleNamespace, entries: int) -> SimpleNamespace:
    """A review with that many entries of ten agencies, sent, and brought together."""
    from goldthread.casework.reviews import actions as reviews
    from goldthread.casework.reviews.models import Review
    from goldthread.casework.submissions.models import Entry

    review = reviews.bring_in(
        partnership=world.here, title=f"{entries:,} entries", by=world.manager, published=False
    )
    began = date(2006, 1, 1)
    span = max(400, entries // 15)  # as busy a week in both
    Review.objects.filter(pk=review.pk).update(
        period_from=began, period_to=began + timedelta(days=span)
    )
    review.refresh_from_db()
    rng = random.Random(entries)
    for body in world.bodies:
        _sent(world, review, body, entries // AGENCIES, began, span, rng)
    _brought_together(world, review)
    rows = Entry.objects.combined().filter(review=review).in_order()
    middle = rows[entries // 2]
    return SimpleNamespace(
        pk=review.pk, entries=entries, identity=middle.identity, middle=entries // 100,
        body=world.bodies[3].pk,
    )  # fmt: skip


def _sent(
    world: Any, review: Any, body: Any, count: int, began: date, span: int, rng: random.Random
) -> None:
    """One agency's chronology as it stands once it is sent, written straight to the tables."""
    from django.utils import timezone

    from goldthread.casework.submissions.models import Call, CallStep, Entry, Submission

    call = Call.objects.create(
        review=review, organisation=body, code=f"body-{body.pk}", words="", asked_by=world.manager,
        due=date(2030, 1, 1), first_due=date(2030, 1, 1), period_from=review.period_from,
        period_to=review.period_to,
    )  # fmt: skip
    for kind in ("asked", "received"):
        CallStep.objects.create(call=call, kind=kind, by=world.manager)
    sent = Submission.objects.create(
        call=call, number=1, begun_by=world.manager, sent_by=world.manager,
        sent_at=timezone.now(), entry_count=count,
    )  # fmt: skip
    rows = []
    for number in range(1, count + 1):
        on = began + timedelta(days=rng.randrange(span))
        width = rng.choice([0, 0, 0, 0, 0, 0, 0, 6])
        rows.append(
            Entry(
                submission=sent, review=review, organisation=body, number=number,
                ref=f"{call.code}:{number}", standing=True, date_text=f"{on:%d/%m/%Y}",
                earliest=on, latest=on + timedelta(days=width), sort_day=on, edtf=on.isoformat(),
                time=rng.choice(["", "", f"{rng.randrange(8, 20):02d}:15"]),
                event=f"{rng.choice(HAPPENED)} Noted by worker {rng.randrange(400)}.",
                response=rng.choice(["Noted.", "Referred on.", ""]), source="Case record",
                about=rng.choice(["C1", "M", "F", "C1, M"]), by=world.manager,
            )
        )  # fmt: skip
    Entry.objects.bulk_create(rows, batch_size=1000)


def _brought_together(world: Any, review: Any) -> None:
    """As a merge leaves it: one entry in ten has a second account, one link in four a conflict,
    and each agency is silent six times. Matching has a benchmark of its own, `chronology_speed`.
    """
    from django.utils import timezone

    from goldthread.casework.chronology.models import Conflict, Link, Merge, Silence
    from goldthread.casework.submissions.models import Entry, Submission

    merge = Merge.objects.create(
        review=review, number=1, asked_by=world.manager, done_at=timezone.now()
    )
    merge.submissions.set(Submission.objects.filter(call__review=review))
    entries = list(
        Entry.objects.filter(review=review).in_order().only("identity", "organisation", "review")
    )
    links = []
    for one, other in zip(entries[::10], entries[1::10], strict=True):
        first, second = sorted((one, other), key=lambda entry: entry.identity.hex)
        links.append(
            Link(
                review=review, one=first, other=second, one_identity=first.identity,
                other_identity=second.identity, found_in=merge, score=0.9,
                because=["same day"], standing="suggested" if len(links) % 3 else "accepted",
            )
        )  # fmt: skip
    Link.objects.bulk_create(links, batch_size=1000)
    Conflict.objects.bulk_create(
        [
            Conflict(review=review, link=link, about="seen", because="One: seen; other: not seen")
            for link in links[::4]
        ],
        batch_size=1000,
    )
    days = (review.period_to - review.period_from).days
    Silence.objects.bulk_create(
        Silence(
            merge=merge, organisation=body, kind="no-entry",
            start=(start := review.period_from + timedelta(days=days * at // 7)),
            end=start + timedelta(days=30),
        )
        for body in world.bodies
        for at in range(1, 7)
    )  # fmt: skip
    merge.entries, merge.links, merge.conflicts = len(entries), len(links), len(links[::4])
    merge.save()


@contextmanager
def served(port: int) -> Iterator[str]:
    """The real server, as `goldthread serve` starts it."""
    command = Path(sys.executable).parent / "goldthread"
    site = f"http://127.0.0.1:{port}"
    server = subprocess.Popen([command, "serve", "--port", str(port)])
    try:
        until = monotonic() + 60
        while True:
            try:
                urlopen(f"{site}/accounts/login/", timeout=5).close()
                break
            except OSError:
                if monotonic() > until:
                    raise
                sleep(0.3)
        yield site
    finally:
        server.terminate()
        server.wait(timeout=30)


@contextmanager
def browser(person: Any, site: str) -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = chromium.new_page(viewport={"width": 1280, "height": 900})
        page.set_default_timeout(120_000)
        page.goto(f"{site}/accounts/login/")
        page.get_by_label("E-mail address").fill(person.email)
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Sign in", exact=True).click()
        page.wait_for_url(f"{site}/")
        yield page
        chromium.close()


def addresses(review: Any) -> dict[str, tuple[str, str]]:
    """What is done: its address and what must be there. Rooms that are not built are left out."""
    from django.urls import NoReverseMatch, reverse

    found = {}
    for what, (name, query, shows) in PAGES.items():
        at = [review.pk, review.identity] if name == "combined_entry" else [review.pk]
        try:
            path = reverse(name, args=at)
        except NoReverseMatch:
            continue
        found[what] = path + query.format(body=review.body, middle=review.middle), shows
    return found


def show(page: Any, site: str, reviews: list[Any], explain: bool) -> None:
    """One row a page, told as it is measured."""
    sizes = [f"{review.entries:,}" for review in reviews]
    print(
        f"| page | queries, {sizes[0]} | queries, {sizes[1]} | answer, {sizes[0]}, ms | answer, "
        f"{sizes[1]}, ms | useful paint, {sizes[0]}, ms | useful paint, {sizes[1]}, ms | ratio |"
    )
    print("|---|" + "---:|" * 7)
    places = [addresses(review) for review in reviews]
    for what in places[0]:
        counts = [queries(place[what][0], explain) for place in places]
        times: list[list[tuple[float, float]]] = [[], []]
        for run in range(RUNS + 1):
            for number, place in enumerate(places):
                took = visit(page, site + place[what][0], place[what][1])
                if run:
                    times[number].append(took)
        answers = [statistics.median(one[0] for one in each) for each in times]
        paints = [statistics.median(one[1] for one in each) for each in times]
        print(
            f"| {what} | {counts[0]} | {counts[1]} | {answers[0]:.0f} | {answers[1]:.0f} | "
            f"{paints[0]:.0f} | {paints[1]:.0f} | {paints[1] / paints[0]:.1f} |",
            flush=True,
        )


PAINTED = """async (what) => {
    document.querySelector(what).getBoundingClientRect();
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    const first = performance.getEntriesByType("navigation")[0];
    return [first.responseStart, performance.now()];
}"""


def visit(page: Any, address: str, shows: str) -> tuple[float, float]:
    """Milliseconds from asking to the first byte, and until what the page is for is painted."""
    page.goto(address, wait_until="commit")
    page.locator(shows).first.wait_for(state="attached")
    first, painted = page.evaluate(PAINTED, shows)
    return float(first), float(painted)


def queries(address: str, explain: bool) -> int:
    """How many statements a page makes; with `explain`, the plan of the slowest is told."""
    from django.db import connection
    from django.test import Client

    from goldthread.foundations.access.models import User

    client = Client(SERVER_NAME="localhost")
    client.force_login(
        User.objects.get(), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    told: list[tuple[float, str, Any]] = []

    def keep(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        start = perf_counter()
        done = execute(sql, params, many, context)
        told.append((perf_counter() - start, sql, params))
        return done

    client.get(address)
    with connection.execute_wrapper(keep):
        answer = client.get(address)
    if answer.status_code != 200:
        raise SystemExit(f"{address} answered {answer.status_code}.")
    if explain:
        for took, sql, params in sorted(told, key=lambda one: -one[0])[:3]:
            print(f"\n{address}: {took * 1000:.0f} ms\n{sql[:1500]}", file=sys.stderr)
            with connection.cursor() as cursor:
                how = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN ANALYZE"
                if sql.startswith("SELECT"):
                    cursor.execute(f"{how} {sql}", params)
                    print("\n".join(str(row) for row in cursor.fetchall()), file=sys.stderr)
    return len(told)


if __name__ == "__main__":
    sys.exit(main())
