"""What the demonstration must hold, so that there is something to judge by."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

import demo
from demo.story import Story
from goldthread.foundations.access.audit import verify
from goldthread.foundations.access.models import AuditRow
from goldthread.foundations.agencies.models import BreakGlass, Conflict, Invitation, Matter
from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.followthrough.models import Action, Challenge, Limits, Reopening
from goldthread.improvement.learning.actions import undecided
from goldthread.improvement.learning.models import Decision, Draft
from goldthread.improvement.recommendations.models import Answer, Recommendation, Response
from goldthread.publishing.documents.models import Release
from goldthread.publishing.documents.querysets import released
from goldthread.rules.followthrough import How, Kind, Rung, Strength

pytestmark = pytest.mark.django_db


def test_some_forty_actions_and_every_way_to_drift(fenmarsh: Story) -> None:
    limits = Limits.of(fenmarsh.world.fenmarsh)
    assert 30 <= Action.objects.count() <= 50
    for kind in Kind:
        assert Action.objects.drifting_as(kind, limits).exists(), kind
    assert Action.objects.open().filter(owner__isnull=True).exists()
    leavers = Action.objects.open().with_owner_left().filter(owner_left=True)
    assert leavers.exists()


def test_most_open_actions_do_not_drift(fenmarsh: Story) -> None:
    drifting = Action.objects.drifting(Limits.of(fenmarsh.world.fenmarsh)).count()
    assert 8 <= drifting < Action.objects.open().count()


def test_fresh_actions_and_actions_due_soon(fenmarsh: Story) -> None:
    today = timezone.localdate()
    week = today + timedelta(days=7)
    assert Action.objects.open().filter(due__range=(today, week)).exists()
    assert Action.objects.open().filter(made_at__date__gte=today - timedelta(days=9)).exists()


def test_actions_ended_in_both_ways_and_one_opened_again(fenmarsh: Story) -> None:
    ended = Action.objects.filter(ended_how=How.EVIDENCED)
    strengths = set(ended.values_list("endings__evidence__strength", flat=True))
    assert strengths == {strength.value for strength in Strength}
    assert Action.objects.filter(ended_how=How.NOT_NEEDED).count() >= 2
    assert Reopening.objects.exists()


def test_evidence_that_waits_and_evidence_that_was_refused(fenmarsh: Story) -> None:
    assert Action.objects.open().filter(evidence_waits=True).count() >= 2
    assert Action.objects.open().filter(evidence_refused=True).count() >= 2


def test_challenges_on_the_rungs_with_answers_and_decisions(fenmarsh: Story) -> None:
    asked = set(Challenge.objects.values_list("rung", flat=True))
    assert {Rung.OWNER, Rung.SIGNATORY, Rung.SUB_GROUP, Rung.EXECUTIVE} <= asked
    assert Challenge.objects.unanswered().exists()
    assert set(Challenge.objects.exclude(outcome="").values_list("outcome", flat=True)) == {
        "accepted",
        "taken-further",
    }


def test_answers_of_each_kind_and_one_that_is_late(fenmarsh: Story) -> None:
    given = set(Response.objects.values_list("answer", flat=True))
    assert given == set(Answer.values)
    late = Recommendation.objects.filter(
        addresses__responses__isnull=True, addresses__answer_due__lt=timezone.localdate()
    )
    assert late.exists()


def test_drafts_decided_in_several_ways_and_one_left_half_done(fenmarsh: Story) -> None:
    ways = set(Decision.objects.values_list("what", flat=True))
    what = Decision.What
    assert {what.ACCEPTED, what.CHANGED, what.SPLIT, what.REJECTED} <= ways
    assert Decision.objects.filter(undone_at__isnull=False).exists()
    half = Draft.objects.unfinished().get()
    assert 0 < undecided(half).count() < half.proposals.count()


def test_robin_is_for_a_few_with_a_conflict_and_glass_nobody_looked_at(fenmarsh: Story) -> None:
    robin = fenmarsh.kept["robin"].matter
    assert robin.circle == Matter.Circle.SEATS
    assert {seat.role for seat in robin.seats.all()} >= {Role.LEAD_REVIEWER, Role.PANEL}
    assert Conflict.objects.filter(matter=robin).exists()
    assert BreakGlass.objects.filter(matter=robin, seen_at__isnull=True).exists()
    assert Invitation.objects.waiting().exists()


def test_one_summary_is_public_and_one_waits_for_a_second_person(fenmarsh: Story) -> None:
    assert [version.title.split(":")[0] for version in released()] == ["Wren"]
    assert Release.objects.filter(second_at__isnull=True).exists()


def test_a_closed_body_is_answered_for_by_the_one_that_came_after(fenmarsh: Story) -> None:
    asked = fenmarsh.kept["juno.R3"]
    assert asked.addressed_to == "Fenmarsh Clinical Commissioning Group"
    assert asked.addresses.get().organisation == fenmarsh.bodies["icb"]


def test_the_trail_is_whole_and_runs_from_the_first_day_to_the_last(fenmarsh: Story) -> None:
    assert list(verify()) == []
    times = list(AuditRow.objects.order_by("number").values_list("at", flat=True))
    assert times == sorted(times)
    assert times[-1] < timezone.now()


def test_no_document_of_the_case_that_comes_to_be_brought_in_is_loaded(fenmarsh: Story) -> None:
    assert not Draft.objects.filter(text__contains="Oliver").exists()


TEXTS = [
    path
    for path in sorted(Path(demo.__file__).parent.rglob("*"))
    if path.suffix in {".py", ".txt", ".csv"} and path.name != "oliver-review.txt"
]
# Areas whose boards have published reviews, and bodies that exist: none may be named.
REAL = """
Cambridgeshire Peterborough Norfolk Suffolk Lincolnshire Essex Kent Birmingham Bradford Haringey
Manchester Leeds Liverpool London Bristol Devon Cornwall Dorset Somerset Surrey Sussex Hampshire
Oxfordshire Derby Nottingham Leicester Sheffield Rotherham Doncaster Hull Cumbria Lancashire
Blackpool Solihull Coventry Plymouth Southampton Portsmouth Swindon Gloucestershire NSPCC Ofsted
Barnardo Oliver
"""


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_nothing_real_is_named(path: Path) -> None:
    text = path.read_text().replace("oliver-review.txt", "")
    assert [name for name in REAL.split() if name in text] == []
    hosts = re.findall(r"\w@([\w-]+\.[\w.-]+)|https?://([\w.-]+)", text)
    assert [
        host
        for pair in hosts
        for host in pair
        if host and not host.rstrip(".").endswith(".example")
    ] == []
    assert not re.search(r"\b(?!ZZ)[A-Z]{1,2}\d{1,2} \d[A-Z]{2}\b|\b0\d{9,10}\b", text)
