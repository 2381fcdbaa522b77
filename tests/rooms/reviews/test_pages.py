"""The pages of a review's life: what they say and refuse, and how many questions they ask."""

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldthread.casework.frameworks.models import Area
from goldthread.casework.reviews import timing
from goldthread.casework.reviews.models import Review, TermsOfReference
from goldthread.foundations.agencies import actions as agencies
from goldthread.foundations.agencies.roles import Role
from tests import factories
from tests.rooms.reviews import making
from tests.rooms.reviews.making import today

SignIn = Callable[[Any], Client]
pytestmark = pytest.mark.usefixtures("family")


def page(client: Client, name: str, *args: Any) -> str:
    response = client.get(reverse(name, args=args))
    assert response.status_code == 200
    return str(response.content.decode())


def test_the_set_up_goes_from_page_to_page(cast: SimpleNamespace, signed_in: SignIn) -> None:
    client = signed_in(cast.manager)
    lead = factories.member(cast.partnership, Role.LEAD_REVIEWER, name="Lea Grey")
    chosen = client.post(reverse("commission"), {"kind": "cspr"})
    assert chosen.url == reverse("commission_details") + "?kind=cspr"
    assert "Pseudonym, if one is chosen" in client.get(chosen.url).content.decode()
    details = {
        "title": "Review of Robin",
        "name": "Robin",
        "wish": "chose",
        "decided_elsewhere": "The three partners.",
        "initiated_on": today().isoformat(),
        "event_sent": today().isoformat(),
        "starts": "2024-01-01",
    }
    half = client.post(chosen.url, details).content.decode()
    assert "Enter both days of the period, or neither." in half
    details["ends"] = "2024-12-31"
    opened = client.post(chosen.url, details)
    review = Review.objects.get()
    assert opened.url == reverse("review_people", args=[review.pk])
    seated = client.post(opened.url, {"leads": [lead.pk], "chairs": [cast.chair.pk]})
    assert seated.url == reverse("panel", args=[review.pk])
    assert "Next: write the terms of reference" in client.get(seated.url).content.decode()
    life = page(client, "review_life", review.pk)
    assert "Setting up" in life
    assert "Agree the terms of reference." in life
    assert "Set the period" not in life
    assert "Lea Grey" in life


def test_several_people_are_given_seats_at_once(
    cast: SimpleNamespace, review: Review, signed_in: SignIn
) -> None:
    """Each under the seat that their role fits, with where they work; who sits has no box."""
    ours = cast.partnership
    lead = factories.member(ours, Role.LEAD_REVIEWER, name="Lea Grey")
    nurse = factories.member(ours, Role.PANEL, cast.trust, name="Nur Se")
    officer = factories.member(ours, Role.PANEL, cast.housing, name="Off Icer")
    away = factories.member(ours, Role.PANEL, name="A Way")
    agencies.declare_conflict(matter=review.matter, person=away, reason="Kin.", by=cast.manager)
    client, href = signed_in(cast.manager), reverse("review_people", args=[review.pk])
    html = client.get(href).content.decode()
    assert f'name="leads" type="checkbox" value="{lead.pk}"' in html
    assert f'name="members" type="checkbox" value="{nurse.pk}"' in html
    assert "Fenmarsh Hospital Trust" in html
    for nobody in (away, cast.author, cast.signatory, cast.stranger, cast.manager):
        assert f'value="{nobody.pk}"' not in html, nobody
    empty = client.post(href, {}).content.decode()
    assert "Tick at least one person" in empty
    told = {"leads": [lead.pk], "chairs": [cast.chair.pk], "members": [nurse.pk, officer.pk]}
    assert client.post(href, told).status_code == 302
    again = client.get(href).content.decode()
    assert "Off Icer, panel member" in again
    assert f'value="{officer.pk}"' not in again
    # A second tab, open since before, gives nothing twice.
    assert client.post(href, told).status_code == 302
    assert review.matter.seats.count() == 4


@pytest.mark.parametrize("who", ["author", "stranger", "away"])
def test_a_seat_is_not_given_by_a_number_that_the_page_did_not_offer(
    cast: SimpleNamespace, review: Review, signed_in: SignIn, who: str
) -> None:
    cast.away = factories.member(cast.partnership, Role.PANEL, name="A Way")
    agencies.declare_conflict(
        matter=review.matter, person=cast.away, reason="Kin.", by=cast.manager
    )
    client, href = signed_in(cast.manager), reverse("review_people", args=[review.pk])
    for field in ("leads", "chairs", "members"):
        sent = client.post(href, {field: [getattr(cast, who).pk]})
        assert sent.status_code == 200
        assert "There is a problem" in sent.content.decode()
    assert not review.matter.seats.exists()


def test_the_set_up_refuses_on_the_page_and_keeps_what_was_written(
    cast: SimpleNamespace, signed_in: SignIn
) -> None:
    client = signed_in(cast.manager)
    wrong = client.post(
        reverse("commission_details") + "?kind=cspr",
        {"title": "Robin", "name": "Mira", "wish": "chose", "decided_elsewhere": "Them.",
         "initiated_on": today().isoformat()},
    ).content.decode()  # fmt: skip
    assert "Somebody who works in this partnership" in wrong
    assert "why do you keep this name?" in wrong
    assert 'value="Mira"' in wrong
    assert not Review.objects.exists()
    unknown = client.get(reverse("commission_details") + "?kind=nonsense")
    assert unknown.url == reverse("commission")


def test_moving_says_everything_that_is_missing_on_the_form(
    cast: SimpleNamespace, review: Review, signed_in: SignIn
) -> None:
    client = signed_in(cast.manager)
    href = reverse("move_review", args=[review.pk])
    assert "Not ready for “Gathering” yet" in client.get(href).content.decode()
    refused = client.post(href, {"to": "gathering", "seen": "setting-up"}).content.decode()
    assert "There is a problem" in refused
    assert "Set the period that the review looks at." in refused
    making.ready(cast, review)
    assert client.post(href, {"to": "gathering", "seen": "setting-up"}).status_code == 302
    assert "Gathering" in page(client, "review_life", review.pk)


def test_those_with_a_seat_read_and_are_offered_nothing_to_do(
    cast: SimpleNamespace, review: Review, signed_in: SignIn
) -> None:
    who = making.panel(cast, review)
    client = signed_in(who.members[0])
    for name in ("review_life", "terms", "panel", "pseudonym", "timetable"):
        html = page(client, name, review.pk)
        for words in ("Move to another stage", "Write in the draft", "Give seats", "Stop a clock",
                      "pseudonym/choose/", "Add to the timetable"):  # fmt: skip
            assert words not in html


def test_terms_are_written_and_agreed_on_the_page(
    cast: SimpleNamespace, review: Review, signed_in: SignIn
) -> None:
    client, support = signed_in(cast.manager), signed_in(cast.support)
    href = reverse("write_terms", args=[review.pk])
    sent = {
        "seen": "0", "how_many": "2", "purpose": "To learn.", "scope": "All.", "method": "So.",
        "period_from": "2024-01-01", "period_to": "2024-12-31", "agencies": [cast.trust.pk],
        "question_1": "Who knew?", "prompt_1": "Say when.", "question_2": "", "prompt_2": "",
    }  # fmt: skip
    assert client.post(href, {**sent, "prompt_2": "Alone."}).status_code == 200
    assert client.post(href, sent).status_code == 302
    stale = support.post(href, {**sent, "purpose": "Mine."}).content.decode()
    assert "Mira Holt saved these terms while you had them open" in stale
    assert "Mine." in stale
    agree = reverse("agree_terms", args=[review.pk])
    assert "You wrote these words yourself" in client.get(agree).content.decode()
    assert "You wrote these words yourself" not in support.get(agree).content.decode()
    assert support.post(agree, {"seen": "1"}).status_code == 302
    held = TermsOfReference.objects.agreed(review)
    assert held.agreed_by == cast.support
    word = client.get(reverse("terms_word", args=[review.pk, 1]))
    assert word.headers["Content-Disposition"].startswith("attachment; ")
    assert word.content.startswith(b"PK")
    begun = client.post(reverse("new_terms", args=[review.pk]), {"why": "A school was found."})
    assert begun.url == href
    client.post(href, {**sent, "purpose": "To learn <b>more</b>."})
    changes = page(client, "terms_changes", review.pk, 2)
    assert "&lt;b&gt;more&lt;/b&gt;" in changes
    assert "A school was found." in changes


def test_a_clock_is_stopped_explained_and_met_on_the_page(
    cast: SimpleNamespace, review: Review, signed_in: SignIn
) -> None:
    client, pk = signed_in(cast.manager), review.pk
    day = today().isoformat()
    for name, args, sent in (
        ("clock_event", [pk], {"event": "sent", "on": day}),
        ("stop_clock", [pk], {"step": "publish", "starts": day, "reason": "A trial."}),
        ("clock_overrun", [pk, "rapid-review"], {"reason": "Too many."}),
        ("clock_done", [pk, "rapid-review"], {"done_on": day, "overrun": ""}),
        ("add_milestone", [pk], {"name": "Second event", "planned": day, "keep_why": "So agreed."}),
    ):
        assert client.post(reverse(name, args=args), sent).status_code == 302, name
    html = page(client, "timetable", pk)
    for words in ("A trial.", "Let it run again", "Second event", "met", "stopped"):
        assert words in html


def test_a_date_on_a_day_off_is_kept_only_knowingly(
    cast: SimpleNamespace, review: Review, signed_in: SignIn
) -> None:
    client, href = signed_in(cast.manager), reverse("add_milestone", args=[review.pk])
    told = {"name": "Hand in", "planned": "2027-03-26"}
    asked = client.post(href, told).content.decode()
    assert "26 March 2027 is Good Friday. Choose another day, or say why you keep it." in asked
    assert not review.milestones.filter(name="Hand in").exists()
    assert client.post(href, {**told, "keep_why": "It is sent by post."}).status_code == 302
    row = review.milestones.get(name="Hand in")
    assert "Good Friday" in page(client, "timetable", review.pk)
    move = reverse("move_milestone", args=[review.pk, row.pk])
    sunday = {"to": "2027-04-04", "reason": "Late.", "seen": "2027-03-26"}
    assert "4 April 2027 is a Sunday" in client.post(move, sunday).content.decode()
    row.refresh_from_db()
    assert row.planned == date(2027, 3, 26)
    Area.objects.create(partnership=cast.partnership, nation="scotland")
    monday = {**sunday, "to": "2027-03-29"}  # no bank holiday in Scotland
    assert client.post(move, monday).status_code == 302


def test_the_overview_asks_as_many_questions_for_many_rows_as_for_few(
    cast: SimpleNamespace, review: Review, signed_in: SignIn
) -> None:
    making.panel(cast, review)
    client = signed_in(cast.manager)

    def asked(name: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            page(client, name, review.pk)
        return len(queries)

    names = ("review_life", "timetable", "panel", "terms", "pseudonym")
    for name in names:  # once before counting: the session and the like
        page(client, name, review.pk)
    few = {name: asked(name) for name in names}
    for number in range(10):
        timing.add_milestone(review=review, name=f"Date {number}", planned=today(), by=cast.manager)
        member = factories.member(cast.partnership, Role.PANEL, cast.trust)
        making.seat(cast, review, member, Role.PANEL)
    assert {name: asked(name) for name in names} == few
    assert few["review_life"] < 80
