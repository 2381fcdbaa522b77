"""The timeline's pages: who opens them, what they show, what they cost, what goes out."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pypdfium2
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldthread.casework.submissions.models import Entry
from goldthread.casework.timeline import actions
from goldthread.foundations.access.models import AuditRow
from goldthread.foundations.agencies.models import Matter
from tests.rooms.chronology.joining import many
from tests.rooms.timeline.conftest import told

SignIn = Callable[[Any], Client]
WHO = [
    "manager", "lead", "leadchair", "panel", "emergency", "author", "signatory", "chair",
    "conflicted", "administrator", "stranger", "police_signs",
]  # fmt: skip
READ = [*[200] * 5, *[404] * 7]
LEAD = [*[200] * 3, 403, 403, *[404] * 7]
PAGES = ("timeline", "timeline_table", "timeline_ages", "timeline_svg", "life_events")


def addresses(world: SimpleNamespace) -> dict[str, tuple[str, list[int]]]:
    of = {name: (reverse(name, args=[world.review.pk]), READ) for name in PAGES}
    event = [world.event.pk]
    return of | {
        "life_event": (reverse("life_event", args=event), READ),
        "new": (reverse("new_life_event", args=[world.review.pk]), LEAD),
        "correct": (reverse("correct_life_event", args=event), LEAD),
        "withdraw": (reverse("withdraw_life_event", args=event), LEAD),
    }


def test_who_may_open_what(whole: SimpleNamespace, signed_in: SignIn) -> None:
    tried = addresses(whole)
    sheet = reverse("timeline_sheet", args=[whole.review.pk])
    for place, who in enumerate(WHO):
        client = signed_in(getattr(whole, who))
        found = {name: client.get(href).status_code for name, (href, _) in tried.items()}
        assert found == {name: codes[place] for name, (_, codes) in tried.items()}, who
        if READ[place] == 404:
            assert client.get(sheet).status_code == 404, who


def test_a_published_review_opens_no_timeline(whole: SimpleNamespace, signed_in: SignIn) -> None:
    Matter.objects.filter(pk=whole.review.matter_id).update(circle=Matter.Circle.PARTNERSHIP)
    for who in ("author", "police_signs", "conflicted"):
        for name in PAGES:
            href = addresses(whole)[name][0]
            assert signed_in(getattr(whole, who)).get(href).status_code == 404, (who, name)


def text_of(client: Client, href: str, **query: Any) -> str:
    response = client.get(href, query)
    assert response.status_code == 200
    return str(response.content.decode())


def show(whole: SimpleNamespace, client: Client, **query: Any) -> str:
    return text_of(client, addresses(whole)["timeline"][0], **query)


def test_every_kind_of_mark_is_drawn_and_told(whole: SimpleNamespace, signed_in: SignIn) -> None:
    html = show(whole, signed_in(whole.manager))
    entry = reverse("combined_entry", args=[whole.review.pk, whole.entry.identity])
    assert f'href="{entry}#opened"' in html
    for label in (
        "12 March 2026, 14:00, Fenmarsh Police: 14:00 Domestic abuse incident",
        "between 1 and 10 April 2026, Fenmarsh Social Care: Case conference",
        "(conflict)",
        "Fenmarsh Midwifery: 180 days, nothing sent",
        "days, no entry",
        "Key episode KE1: Going home from hospital",
        "Life event: Birth, Ezra (C1, child), 10 March 2026",
        "Ezra (C1)",
    ):
        assert label in html, label
    assert 'class="tl-tie tl-tie--suggested"' in html
    assert 'fill="url(#tl-not-returned)"' in html
    assert 'class="tl-mark tl-mark--doubtful"' in html
    assert html.count("xlink") == 0
    assert not re.search(r'<[^>]+ style="', html)
    assert "<script>" not in html


def test_a_day_has_times_and_a_strip_for_what_has_none(
    whole: SimpleNamespace, signed_in: SignIn
) -> None:
    client = signed_in(whole.manager)
    html = show(whole, client, **{"from": "2026-03-12", "to": "2026-03-12"})
    assert "Thursday 12 March 2026" in html
    assert ">14:00</text>" in html
    assert "No time" in html
    assert "Children seen and safe" in html
    assert "bicycle" not in html
    hours = show(whole, client, **{"from": "2026-03-12T13:00", "to": "2026-03-12T16:00"})
    assert "13:00 to 16:00" in hours
    assert "12 March 2026, 14:10, Fenmarsh Social Care" in hours
    early = show(whole, client, **{"from": "2026-03-12T01:00", "to": "2026-03-12T04:00"})
    assert 'aria-label="12 March 2026, 14:10' not in early


def test_zoom_works_by_links_and_keeps_the_filters(
    whole: SimpleNamespace, signed_in: SignIn
) -> None:
    client = signed_in(whole.manager)
    html = show(whole, client, agency=whole.police.body.pk, **{"from": "2026-03-01",
                "to": "2026-03-14"})  # fmt: skip
    found = re.search(r'href="([^"]+)" data-key="\+">Zoom in', html)
    assert found
    closer = client.get(found[1].replace("&amp;", "&")).content.decode()
    assert "5 March 2026 to 11 March 2026" in closer
    assert "Fenmarsh Social Care:" not in closer
    for key in ("-", "ArrowLeft", "ArrowRight", "0"):
        assert f'data-key="{key}"' in html, key
    lists = re.search(r'href="([^"]+)">These days in the list', html)
    assert lists
    there = client.get(lists[1].replace("&amp;", "&")).content.decode()
    assert '<h2 class="govuk-heading-m">1 entry</h2>' in there
    back = show(whole, client, since="2026-03-01", until="2026-03-14")
    assert "1 March 2026 to 14 March 2026" in back


def test_filters_narrow_and_hide_silences(whole: SimpleNamespace, signed_in: SignIn) -> None:
    client = signed_in(whole.manager)
    html = show(whole, client, words="bicycle")
    assert "1 entry" in html
    assert "days, no entry" not in html
    assert "2 entries" in show(whole, client, conflicts="on")
    assert "0 entries" in show(whole, client, person="nobody")
    assert show(whole, client, **{"from": "rubbish", "to": "31"})


def test_many_on_a_day_are_one_counted_mark(whole: SimpleNamespace, signed_in: SignIn) -> None:
    many(whole, 1200, whole.police.body)
    html = show(whole, signed_in(whole.manager))
    assert 'class="tl-mark tl-mark--counted"' in html
    assert re.search(r'aria-label="\d+ entries of Fenmarsh Police, [^"]+ 2026', html)


def test_queries_do_not_grow(whole: SimpleNamespace, signed_in: SignIn) -> None:
    client = signed_in(whole.manager)
    tried = [addresses(whole)[name][0] for name in ("timeline", "timeline_table")]
    tried.append(tried[0] + "?from=2026-03-12&to=2026-03-12")
    for href in tried:
        client.get(href)
    few = []
    for href in tried:
        with CaptureQueriesContext(connection) as asked:
            client.get(href)
        few.append(len(asked))
    many(whole, 700, whole.care.body)
    for n in range(20):
        actions.add_event(review=whole.review, told=told(words=f"{n}"), by=whole.lead)
    for href, before in zip(tried, few, strict=True):
        with CaptureQueriesContext(connection) as asked:
            html = client.get(href).content.decode()
        assert len(asked) == before, href
    assert "Contact number" in html


def test_the_table_says_every_mark_in_order(whole: SimpleNamespace, signed_in: SignIn) -> None:
    client, href = signed_in(whole.manager), addresses(whole)["timeline_table"][0]
    html = text_of(client, href)
    for words in (
        "Exact day", "One of 10 days, between 1 and 10 April 2026", "nothing sent",
        "KE1 Going home from hospital", "To a flat with zephyrdogs.",
        "Perhaps one occurrence with Fenmarsh Social Care", "conflict: seen", "C1 2 days",
        "C1 unborn, 29 weeks",
    ):  # fmt: skip
        assert words in html, words
    at = [html.index(words) for words in ("Routine patrol", "Children seen", "Stolen bicycle")]
    assert at == sorted(at)
    many(whole, 120, whole.police.body)
    first, second = text_of(client, href), text_of(client, href, page=2)
    assert "KE1 Going home" in first + second
    assert first.count("KE1 Going home") + second.count("KE1 Going home") == 1
    assert "126 entries" in first


def test_who_reads_no_names_reads_codes_and_no_ages(
    whole: SimpleNamespace, signed_in: SignIn
) -> None:
    client = signed_in(whole.emergency)
    for name in ("timeline", "timeline_table", "life_events"):
        html = text_of(client, addresses(whole)[name][0])
        assert "Ezra" not in html, name
        assert "C1, child" in html, name
    ages = text_of(client, addresses(whole)["timeline_ages"][0], person=whole.child.pk, second="x")
    assert "Ezra" not in ages
    assert "2026-03-10" not in ages


def test_ages_and_intervals_are_counted(whole: SimpleNamespace, signed_in: SignIn) -> None:
    client, href = signed_in(whole.panel), addresses(whole)["timeline_ages"][0]
    html = text_of(client, href, person=whole.child.pk, second="26 March 2026")
    for words in ("16 days", "2 weeks and 2 days", "Due date"):
        assert words in html, words
    before = text_of(client, href, person=whole.child.pk, second="6 March 2026")
    assert "unborn, 38 weeks" in before
    between = text_of(client, href, first=whole.entry.ref, second="about 20 March 2026")
    assert "between 5 days and 11 days" in between
    assert "Working days, England" in between
    assert "neither a date nor the number" in text_of(client, href, first="soon", second="later")


def test_what_is_taken_out_is_recorded_and_marked(
    whole: SimpleNamespace, signed_in: SignIn
) -> None:
    client = signed_in(whole.panel)
    answer = client.get(addresses(whole)["timeline_svg"][0])
    assert answer["Content-Type"].startswith("image/svg+xml")
    assert "attachment" in answer["Content-Disposition"]
    svg = answer.content.decode()
    assert "Confidential. Made by Pan Seat" in svg
    assert "%" not in re.sub(r"<style>.*?</style>", "", svg, flags=re.S)
    assert "<a " not in svg
    row = AuditRow.objects.latest("number")
    assert row.did == "timeline.taken_out"
    assert "picture (SVG), 1 January 2026 to 30 June 2026" in row.words
    assert "Ezra" not in row.words


def test_the_sheet_is_a_pdf_for_a_screen_reader(whole: SimpleNamespace, signed_in: SignIn) -> None:
    client = signed_in(whole.manager)
    answer = client.get(reverse("timeline_sheet", args=[whole.review.pk]), {"size": "a1"})
    assert answer["Content-Type"] == "application/pdf"
    made = pypdfium2.PdfDocument(answer.content)
    wide, high = made[0].get_size()
    assert (round(wide / 72 * 25.4), round(high / 72 * 25.4)) == (841, 594)
    text = " ".join(page.get_textpage().get_text_bounded() for page in made)
    text = " ".join(text.split())
    assert "Confidential. Made by Mira Holt" in text
    assert "Children not seen." in text
    assert b"pdfuaid" in answer.content
    assert "sheet for the wall (A1, PDF)" in AuditRow.objects.latest("number").words


def test_a_review_without_anything_says_so(world: SimpleNamespace, signed_in: SignIn) -> None:
    client = signed_in(world.manager)
    href = reverse("timeline", args=[world.review.pk])
    assert "Key episode KE1" in text_of(client, href)
    world.review.period_from = world.review.period_to = None
    world.review.save()
    assert "There is nothing to draw yet" in text_of(client, href)
    assert "nothing to show yet" in text_of(
        client, reverse("timeline_table", args=[world.review.pk])
    )
    for name in ("timeline_svg", "timeline_sheet"):
        assert client.get(reverse(name, args=[world.review.pk])).status_code == 302


def test_entries_outside_the_period_and_without_a_date_are_told(
    whole: SimpleNamespace, signed_in: SignIn
) -> None:
    Entry.objects.filter(event__contains="bicycle").update(
        earliest=None, latest=None, sort_day=date(9999, 12, 31)
    )
    long_ago = date(1999, 5, 4)
    Entry.objects.filter(event__contains="patrol").update(
        earliest=long_ago, latest=long_ago + timedelta(days=3), sort_day=long_ago
    )
    html = show(whole, signed_in(whole.manager))
    assert "1 entry has no date" in html
    assert ">Everything</a>" in html
    assert "from=1999-05-04" in html
