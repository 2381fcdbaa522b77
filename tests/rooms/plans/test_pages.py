"""The pages: every address by everybody, words that must stand there, and constant queries."""

from collections.abc import Callable
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldthread.casework.plans import holding, planning
from goldthread.casework.plans.models import PlanMeeting
from goldthread.casework.plans.needs import needs
from goldthread.casework.plans.urls import urlpatterns
from goldthread.casework.safeguards import ahead, families
from goldthread.casework.weighing import occasions
from goldthread.foundations.access.models import AuditRow
from goldthread.foundations.people import actions as people
from tests.rooms.plans.conftest import action, conference, core_group, gone, strategy
from tests.rooms.safeguards.conftest import day

WORKERS = ["practitioner", "signatory", "social"]
OTHERS = ["manager", "support", "chair", "author", "executive", "colleague", "administrator",
          "excluded", "stranger", "member", "chairing"]  # fmt: skip
ONLY_MANAGERS = {"plan_carry_on"}


def addresses(plans: SimpleNamespace) -> dict[str, str]:
    challenge = plans.family.plan_challenges.first() or planning.challenge(
        family=plans.family, about="The door.", to_body=plans.housing, from_body=plans.trust,
        answer_by=day(3), by=plans.practitioner,
    )  # fmt: skip
    own = {
        "plans_over": [], "plan_go_through": [plans.group.pk, plans.action.pk],
        "new_plan_action": [plans.plan.pk], "end_plan": [plans.plan.pk],
        "plan_before": [plans.plan.pk],
        "plan_carry_on": [plans.action.pk], "answer_plan_challenge": [challenge.pk],
    }  # fmt: skip
    found = {}
    for one in urlpatterns:
        name = str(one.name)
        usual = plans.family.pk if str(one.pattern).startswith("families/") else plans.group.pk
        found[name] = reverse(name, args=own.get(name, [usual]))
    return found


@pytest.mark.parametrize("who", [*WORKERS, "emergency", *OTHERS])
def test_doors(plans: SimpleNamespace, who: str, signed_in: Callable[[Any], Client]) -> None:
    browser = signed_in(getattr(plans, who))
    for name, address in addresses(plans).items():
        answer, sent = browser.get(address), browser.post(address, {})
        words = answer.content.decode()
        if name == "plans_over":
            assert answer.status_code in (200, 403, 404), (who, name)
            assert ("Dunlin" in words) == (who in WORKERS), (who, name)
        elif who in WORKERS:
            refused = name in ONLY_MANAGERS and who != "signatory"
            assert answer.status_code == (403 if refused else 200), (who, name)
            assert sent.status_code in (200, 403, 405), (who, name)
        elif who == "emergency":
            reads = name in ("child_protection", "plan_meeting")
            assert answer.status_code == (200 if reads else 403), (who, name)
            assert sent.status_code == (405 if reads else 403), (who, name)
        else:
            assert answer.status_code == sent.status_code == 404 or sent.status_code == 405, name
            assert "Dunlin" not in words, (who, name)
            assert answer.status_code == 404, (who, name)
    assert not AuditRow.objects.filter(about_name__contains="Dunlin").exists()
    home = list(needs(getattr(plans, who), plans.partnership, day(0)))
    assert bool(home) == (who in WORKERS), who


def test_what_a_family_page_and_a_meeting_say(
    plans: SimpleNamespace, signed_in: Callable[[Any], Client]
) -> None:
    browser = signed_in(plans.signatory)
    groups = [core_group(plans, on=day(-at)) for at in (20, 10)]
    for one in groups:
        gone(plans, one)
    told = {"children": [plans.second], "on": day(-3), "outcome": "no-plan"}
    against = conference(plans, dissent="Police: there should be one.", chair_dissents=True, **told)
    page = browser.get(reverse("child_protection", args=[plans.family.pk])).content.decode()
    for words in (
        "42 days from the core group of", "Carried forward 2 times", "Decide as the manager",
        "The chair saw it differently", "Decided against a plan", "Pip sleeps warm", "Neglect",
        "Twice carried forward, and nobody asked why",
    ):  # fmt: skip
        assert words in page, words
    assert "Before anybody is invited" in page and "Ex Cluded: kept away" in page
    page = browser.get(against.get_absolute_url()).content.decode()
    assert "Police: there should be one." in page
    overview = browser.get(plans.family.get_absolute_url()).content.decode()
    assert "<li>A1 for C1 was carried forward 2 times" in overview


def test_a_conference_that_is_near_is_a_moment_to_stop_and_think(plans: SimpleNamespace) -> None:
    """By the plan's own clocks, which the room of curiosity does not know."""
    (first,) = [one for one in ahead.conferences(plans.family, day(0)) if one.about == "C1"]
    assert "review" in first.words
    for days, asked in ((-30, False), (-27, True), (2, True)):
        moments = occasions.points(plans.family, first.due + timedelta(days=days))
        found = [why for point, why, _ in moments if point == "conference" and "C1" in why]
        assert bool(found) is asked, days
    assert "was due by" in found[0]


def test_a_closed_record_says_so_and_loses_nothing(
    plans: SimpleNamespace, signed_in: Callable[[Any], Client]
) -> None:
    from tests.rooms.plans.test_planning import evidenced

    evidenced(plans, plans.action)
    families.close(family=plans.family, because="They moved.", by=plans.signatory)
    browser = signed_in(plans.practitioner)
    address = reverse("new_core_group", args=[plans.family.pk])
    sent = {"words": "What we agreed at length"} | dict(boxes(day(-1)))
    page = browser.post(address, sent).content.decode()
    assert "What we agreed at length" in page
    assert not PlanMeeting.objects.filter(words="What we agreed at length").exists()


def test_a_core_group_in_the_browser_goes_through_each_action(
    plans: SimpleNamespace, signed_in: Callable[[Any], Client]
) -> None:
    browser, pk = signed_in(plans.practitioner), plans.child.pk
    told = {
        "words": "The joiner comes.", f"changed-{pk}": "Warm.", f"voice-{pk}": "",
        "late_because": "", **dict(boxes(day(-1))),
    }  # fmt: skip
    answer = browser.post(reverse("new_core_group", args=[plans.family.pk]), told)
    group = PlanMeeting.objects.latest("pk")
    assert answer.url == group.get_absolute_url(), answer.content.decode()
    assert "Not gone through yet" in browser.get(answer.url).content.decode()
    address = reverse("plan_go_through", args=[group.pk, plans.action.pk])
    sent = {"how": "carried", "words": "No joiner yet."}
    assert browser.post(address, sent).url == group.get_absolute_url()
    assert plans.action.gone_through.get().meeting == group


def boxes(on: date) -> list[tuple[str, int]]:
    return [(f"on-{part}", getattr(on, part)) for part in ("day", "month", "year")]


def fill(plans: SimpleNamespace, number: int) -> None:
    for at in range(number):
        child = people.involve(
            matter=plans.family.matter, role="child", forename=f"Kit{at}", surname="Dunlin",
            by=plans.practitioner,
        )  # fmt: skip
        strategy(plans, children=[child], on=day(-50))
        row = conference(plans, children=[child], on=day(-40))
        group = core_group(plans, on=day(-30), now={child: ("Nothing.", "")})
        made = action(plans, plan=row.plans.get())
        gone(plans, group, action=made)
        planning.challenge(
            family=plans.family, about="Why?", to_body=plans.housing, from_body=plans.trust,
            answer_by=day(3), by=plans.practitioner, meeting=group, action=made,
        )  # fmt: skip
        holding.came(meeting=group, told={plans.housing: ("nothing", "")}, by=plans.practitioner)


def test_no_more_queries_for_more_children(
    plans: SimpleNamespace, signed_in: Callable[[Any], Client]
) -> None:
    browser = signed_in(plans.signatory)
    pages = [
        reverse("child_protection", args=[plans.family.pk]), plans.group.get_absolute_url(),
        reverse("plans_over"),
    ]  # fmt: skip

    def queries() -> list[int]:
        found = []
        for address in pages:
            browser.get(address)
            with CaptureQueriesContext(connection) as seen:
                browser.get(address)
            found.append(len(seen))
        with CaptureQueriesContext(connection) as seen:
            list(needs(plans.signatory, plans.partnership, day(0)))
        return [*found, len(seen)]

    fill(plans, 1)
    one = queries()
    fill(plans, 3)
    other = families.open_family(
        partnership=plans.partnership, name="Second family", part="manager", by=plans.signatory
    )
    people.involve(matter=other.matter, role="child", forename="A", surname="B", by=plans.signatory)
    assert queries() == one
