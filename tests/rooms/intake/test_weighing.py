"""Weighing: what was said is filled in, judgements never; the chair's seat; who was asked."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.intake import criteria, deciding, needs, quorum, scoping, stated
from goldthread.casework.intake.models import CriteriaRecord, Fact, Referral
from goldthread.casework.intake.pages_panel import PanelPage
from goldthread.foundations.agencies.actions import break_glass, declare_conflict
from goldthread.foundations.agencies.roles import Role
from goldthread.rules import criteria as rules
from tests import factories
from tests.rooms.intake import making
from tests.rooms.intake.conftest import made_world


def once() -> SimpleNamespace:
    return made_world(factories.cast())


@pytest.fixture
def world(shared: SimpleNamespace) -> SimpleNamespace:
    return shared


def opened(world: Any, framework: str, referral: Any = None) -> CriteriaRecord:
    return deciding.look_at(
        referral=referral or world.referral, framework=framework, by=world.manager
    )


def said(record: CriteriaRecord) -> dict[str, Any]:
    found = stated.of(record, criteria.day_of(record.referral))
    return {key: one.value for key, one in found.items()}


def facts_page(world: Any, record: CriteriaRecord) -> str:
    return reverse("criteria_answers", args=[world.referral.pk, record.framework])


def test_what_the_referral_says_is_filled_in_and_judgements_are_not(world: Any) -> None:
    assert said(opened(world, "notification")) == {
        "abuse_or_neglect": True,
        "died": True,
        "seriously_harmed": None,
        "in_area": True,
        "normally_resident": True,
    }
    assert said(opened(world, "scr")) == {
        "abuse_or_neglect": True,
        "died": True,
        "seriously_harmed": None,
        "concern_about_joint_working": None,
    }
    assert said(opened(world, "lcspr")) == {"agencies_concern": None}
    assert said(opened(world, "sar")) == {}


@pytest.mark.parametrize("framework", rules.frameworks())
def test_no_judgement_is_ever_filled_in(world: Any, framework: str) -> None:
    making.looked_at(world.referral, world.manager, "notification", **making.NOTIFY)
    record = CriteriaRecord.objects.filter(framework=framework).first() or opened(world, framework)
    judged = {
        one.key for one in rules.questions(framework, criteria.day_of(world.referral))
        if one.judgement
    }  # fmt: skip
    assert all(said(record).get(key) is None for key in judged)


def test_doubt_is_not_filled_in(world: Any) -> None:
    happened = {**making.answers()["happened"], "harm": "harmed", "abuse": "unsure"}
    when = {**making.answers()["when"], "place": "Farmouth"}
    other = making.sent(world.author, world.partnership, happened=happened, when=when)
    making.accepted(other, world.manager)
    assert said(opened(world, "notification", other)) == {
        "seriously_harmed": None,
        "normally_resident": True,
    }


def test_the_age_of_a_child_who_died(world: Any) -> None:
    born = timezone.localdate() - timedelta(days=17 * 365)
    child = {**making.answers()["child"], "dob": born}
    other = making.sent(world.author, world.partnership, child=child)
    making.accepted(other, world.manager)
    assert said(opened(world, "dhr", other)) == {"died": True, "age": 16}


def test_the_same_question_answered_under_other_criteria(world: Any) -> None:
    making.looked_at(
        world.referral, world.manager, "notification", abuse_or_neglect=False, looked_after=True
    )
    record = opened(world, "scr")
    found = stated.of(record, criteria.day_of(world.referral))["abuse_or_neglect"]
    assert found.value is False
    assert found.words == "Mira Holt answered “no” under Notification of a serious incident."
    assert "looked_after" not in said(opened(world, "ni-cmr"))  # another question


def test_nothing_is_a_fact_until_somebody_keeps_it(world: Any, signed_in: Any) -> None:
    record = opened(world, "notification")
    client, href = signed_in(world.manager), facts_page(world, record)
    html = client.get(href).content.decode()
    assert "In the referral, Pia Wells said: a child died." in html
    assert "It counts once you keep it" in html
    assert not Fact.objects.exists()
    words = "In the referral, Pia Wells said: a child died."
    sent = {"died": "yes", "died-reason": words, "abuse_or_neglect-reason": "A guess"}
    client.post(href, sent)
    kept = {fact.key: (fact.value, fact.reason, fact.by) for fact in Fact.objects.all()}
    assert kept == {
        "died": (True, words, world.manager),
        "abuse_or_neglect": (None, "A guess", world.manager),
    }


def test_what_was_filled_in_is_no_reason_for_not_knowing(world: Any, signed_in: Any) -> None:
    record = opened(world, "notification")
    words = stated.of(record, criteria.day_of(world.referral))["died"].words
    signed_in(world.manager).post(facts_page(world, record), {"died": "", "died-reason": words})
    assert not Fact.objects.exists()


def test_emergency_access_reads_nothing_of_what_was_said(world: Any, signed_in: Any) -> None:
    record = opened(world, "lcspr")
    reader = factories.member(world.partnership, Role.SCRUTINEER)
    break_glass(matter=world.referral.matter, reason="A child may be at risk tonight", by=reader)
    href = facts_page(world, record)
    assert "Nobody told the midwife" in signed_in(world.officer).get(href).content.decode()
    assert "Nobody told the midwife" not in signed_in(reader).get(href).content.decode()


def test_keeping_may_go_on_to_recommending(world: Any, signed_in: Any) -> None:
    client = signed_in(world.manager)
    begun = client.post(reverse("criteria", args=[world.referral.pk]), {"framework": "lcspr"})
    sent = {"panel_view": "no", "panel_view-reason": "Its letter", "recommend": "1"}
    there = client.post(begun.url, sent)
    assert there.url == reverse("panel_recommend", args=[world.referral.pk, "lcspr"])
    assert Fact.objects.get().value is False
    wrong = client.post(begun.url, {"improvements_needed": "yes", "recommend": "1"})
    assert "this is your judgement" in wrong.content.decode()


def test_home_leads_to_weighing_once_an_agency_answered(world: Any) -> None:
    today = timezone.localdate()

    def words() -> list[str]:
        return [one.words for one in needs.needs(world.manager, world.partnership, today)]

    weigh = f"Weigh {world.referral.code}"
    assert weigh not in words()
    scoping.reply(request=world.request, known="not-known", by=world.colleague)
    assert weigh in words()
    making.advised(
        making.looked_at(world.referral, world.manager, "lcspr", **making.LCSPR), world.manager
    )
    assert weigh not in words()


def test_every_outcome_of_every_rule_has_words() -> None:
    every = {
        outcome
        for name in rules.frameworks()
        for version in rules.versions(name)
        for outcome in version.outcomes
    }
    assert every <= criteria.OUTCOMES.keys()


def unseated(world: Any) -> Referral:
    return making.accepted(making.sent(world.author, world.partnership), world.manager)


def test_the_chairs_seat_is_given_with_one_press(world: Any, signed_in: Any) -> None:
    other, client = unseated(world), signed_in(world.manager)
    panel = reverse("referral_panel", args=[other.pk])
    words = f"Give {world.chair} the chair’s seat"
    assert words in client.get(panel).content.decode()
    href = reverse("panel_chair", args=[other.pk, world.chair.pk])
    for who, code in (("officer", 404), ("chair", 404), ("stranger", 404)):
        assert signed_in(getattr(world, who)).post(href).status_code == code
    no_chair = reverse("panel_chair", args=[other.pk, world.officer.pk])
    assert client.post(no_chair).status_code == 404
    assert not other.matter.seats.exists()
    assert client.post(href).url == panel
    seat = other.matter.seats.get()
    assert (seat.holder, seat.role) == (world.chair, Role.CHAIR)
    assert words not in client.get(panel).content.decode()
    assert client.post(href).status_code == 404


def test_a_chair_with_a_conflict_is_not_offered(world: Any, signed_in: Any) -> None:
    other = unseated(world)
    declare_conflict(matter=other.matter, person=world.chair, reason="My cousin.", by=world.manager)
    html = signed_in(world.manager).get(reverse("referral_panel", args=[other.pk]))
    assert "the chair’s seat" not in html.content.decode()


def test_who_joined_after_the_decision_was_not_asked(
    world: SimpleNamespace, signed_in: Any, monkeypatch: Any
) -> None:
    row = making.with_chair(world, world.referral)
    today = timezone.localdate()
    for name, days in (("Sil Ent", -5), ("Same Day", 0), ("Late Comer", 1)):
        who = factories.member(world.partnership, Role.PANEL, world.police, name=name)
        starts = today + timedelta(days=days)
        world.referral.matter.seats.create(holder=who, role=Role.PANEL, starts=starts)

    def standing() -> dict[str, str]:
        page = PanelPage.of(world.referral, world.manager)
        return {str(seat.holder): word for seat, word, _ in page.members if word}

    assert standing() == {"Sil Ent": "waiting", "Same Day": "waiting"}
    making.decided(world, row)
    monkeypatch.setattr(quorum.timezone, "localdate", _a_day_later(timezone.localdate))
    assert standing() == {
        "Sil Ent": "gave no view",
        "Same Day": "no view: joined on the day of the decision",
        "Late Comer": "not asked: joined after the decision",
    }
    href = reverse("referral_panel", args=[world.referral.pk])
    assert "not asked: joined" in signed_in(world.manager).get(href).content.decode()


def _a_day_later(real: Any) -> Any:
    """Today is tomorrow; any other moment has its own day."""
    return lambda at=None, *more: real(at, *more) if at else real() + timedelta(days=1)
