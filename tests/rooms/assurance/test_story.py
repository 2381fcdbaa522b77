"""From done to proved, over two years: every step on the page, in the trail and on the thread."""

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from goldthread.foundations.access.models import AuditRow
from goldthread.foundations.records.refusals import Refused
from goldthread.improvement.assurance import actions
from goldthread.improvement.assurance.looking import level_of
from goldthread.improvement.assurance.models import Judgement, OpenedAgain, Reply, Test
from goldthread.rules.assurance import Level
from tests.rooms.assurance.conftest import BEGAN, on, prove

SignIn = Callable[[Any], Client]


def test_embedded_only_after_tests_and_proved_again_after_it_fell_back(
    done: SimpleNamespace, signed_in: SignIn
) -> None:
    known = reverse("how_we_know", args=[done.dogs.pk])
    test, judge = (reverse(name, args=[done.part.pk]) for name in ("test_part", "judge_part"))

    def sends(day: date, who: Any, address: str, **told: Any) -> str:
        with on(day):
            answer = signed_in(who).post(address, told, follow=True)
            assert answer.status_code == 200 and "There is a problem" not in answer.text
            return str(answer.text)

    def level(day: date) -> Level:
        return level_of(done.part, today=day).level

    assert level(date(2025, 2, 1)) is Level.DONE
    for about in ("design", "effect"):
        page = sends(
            date(2025, 2, 3), done.chair, judge, about=about, verdict="yes",
            reasoning="I read the template.", next_look="2026-06-01",
        )  # fmt: skip
    assert "In place, not yet shown to happen" in page, "a judgement alone shows no practice"
    seen = {"means": "audit", "looked_at": 20, "found": 19, "verdict": "yes", "shows": "Asked."}
    audit = SimpleUploadedFile("audit.csv", b"visit,asked\n1,yes\n")
    page = sends(date(2025, 3, 3), done.manager, test, on="2025-03-01", file=audit, **seen)
    assert "Embedded" in page and "19 of 20" in page and "audit.csv" in page
    assert level(date(2025, 9, 1)) is Level.EMBEDDED
    with on(date(2025, 9, 2)):
        page = signed_in(done.manager).get(known).text
        assert "was due by 1 September 2025 and was not made" in page
        assert "Look again at 1 recommendation" in signed_in(done.manager).get("/").text
        late = signed_in(done.chair).get(reverse("assurance"), {"overdue": "on"})
        assert "1 in all" in late.text and f"{known}#part-{done.part.pk}" in late.text
    worse = {**seen, "found": 6, "verdict": "no", "shows": "Asked in six."}
    with on(date(2025, 9, 20)):
        refused = signed_in(done.manager).post(test, {**worse, "on": "2025-09-15"})
        assert "Choose which actions are opened again" in refused.text
    again = done.action.pk
    page = sends(date(2025, 9, 20), done.manager, test, on="2025-09-15", open_again=again, **worse)
    assert "Fell back on 15 September 2025" in page and "opened again" in page
    done.action.refresh_from_db()
    assert not done.action.ended_how and OpenedAgain.objects.count() == 1
    answer = reverse("answer_part", args=[done.part.pk])
    sends(date(2025, 9, 25), done.signatory, answer, words="Two teams were new.")
    with on(date(2025, 10, 20)):
        prove(done)
    assert level(date(2025, 10, 21)) is Level.DONE, "what was judged before has to be judged again"
    for about in ("design", "effect"):
        sends(
            date(2025, 12, 12), done.scrutineer, judge, about=about, verdict="yes",
            reasoning="The new teams are in.", next_look="2026-12-01",
        )  # fmt: skip
    sends(date(2025, 12, 15), done.manager, test, on="2025-12-10", **seen)
    assert level(date(2025, 12, 16)) is Level.EMBEDDED
    assert Test.objects.count() == 3, "history is rows"
    trail = AuditRow.objects.filter(did__startswith="assurance.").order_by("number")
    assert [row.words.split(" ")[0] for row in trail] == [
        "judged", "judged", "recorded", "recorded", "opened", "answered", "judged", "judged",
        "recorded",
    ]  # fmt: skip
    assert AuditRow.objects.filter(did="action.reopened").count() == 1
    with on(date(2025, 12, 16)):
        thread = signed_in(done.manager).get(
            reverse("thread", args=["recommendation", done.dogs.pk])
        )
        assert "How we know" in thread.text and "Embedded" in thread.text
        action = signed_in(done.signatory).get(done.action.get_absolute_url()).text
        assert "did not find it happening: Asked in six." in action


def test_who_acted_never_judges_and_nothing_out_of_reach_is_opened(done: SimpleNamespace) -> None:
    told = {"about": "design", "verdict": "yes", "reasoning": "x", "next_look": date(2099, 1, 1)}
    for who in (
        done.owners_chair,
        done.signatory,
        done.practitioner,
        done.executive,
        done.colleague,
    ):
        with pytest.raises(PermissionDenied):
            actions.judge(address=done.part, by=who, **told)
    looked = {"means": "audit", "on": date(2025, 2, 1), "shows": "x", "by": done.manager}
    other = done.night.addresses.get()
    faults: list[tuple[dict[str, Any], str]] = [
        ({"verdict": "yes", "open_again": [done.action]}, "only where it is not happening"),
        ({"verdict": "yes", "on": date(2099, 1, 1)}, "lies in the past"),
        ({"verdict": "yes", "looked_at": 3, "found": 4}, "more cases than"),
        ({"verdict": "cannot-say"}, "Say how practice"),
        ({"verdict": "yes", "looked_at": 12, "found": 0}, "in no case"),
        ({"verdict": "yes", "looked_at": 12, "found": 5}, "fewer than half"),
        ({"verdict": "no"}, "which actions are opened again"),
        ({"verdict": "no", "on": BEGAN, "open_again": [done.action]}, "days after it ended"),
        ({"verdict": "no", "means": "survey", "open_again": [done.action]}, "days after it ended"),
        ({"verdict": "no", "address": other, "open_again": [done.action]}, "of this body"),
    ]
    for fault, why in faults:
        with pytest.raises(Refused, match=why):
            actions.test(**{"address": done.part, **looked, **fault})
    with pytest.raises(Refused, match="lies ahead"):
        actions.judge(address=done.part, by=done.chair, **{**told, "next_look": date(2025, 1, 1)})
    assert not Test.objects.exists()
    for kept in ({"on": BEGAN}, {"means": "survey"}):
        for _ in range(2):  # sent twice, kept once
            actions.test(address=done.part, **{**looked, "verdict": "no", **kept})
    for shows in ("Longer words", "Longer"):  # other words are another test
        told_so = {**looked, "verdict": "no", "on": BEGAN, "shows": shows}
        actions.test(address=done.part, **told_so)
    assert Test.objects.count() == 4 and not OpenedAgain.objects.exists()
    for _ in range(2):
        actions.judge(address=done.part, by=done.chair, **told)
        actions.reply(address=done.part, by=done.signatory, words="We know.")
    assert Judgement.objects.count() == Reply.objects.count() == 1


def test_whoever_accepted_the_evidence_does_not_make_it_embedded(done: SimpleNamespace) -> None:
    effect: Any = {"about": "effect", "verdict": "yes", "reasoning": "x", "address": done.part}
    effect["next_look"] = date(2099, 1, 1)
    looked: Any = {"means": "audit", "verdict": "yes", "shows": "x", "address": done.part}
    with on(date(2025, 3, 3)):
        actions.judge(by=done.chair, **{**effect, "about": "design"})
        actions.judge(by=done.chair, **effect)
        actions.test(by=done.chair, on=date(2025, 3, 1), **looked)
        known = level_of(done.part, today=date(2025, 3, 3))
        assert known.level is Level.HAPPENING
        assert f"Only {done.chair} has looked: a second person’s look is needed." in known.reasons
        actions.judge(by=done.scrutineer, **effect)
    assert level_of(done.part, today=date(2025, 3, 3)).level is Level.EMBEDDED
