"""Domestic abuse: asked alone, risk that only rises, clocks, and what is never kept."""

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldthread.casework.abuse import contacting, disclosing, maracs, recording
from goldthread.casework.abuse.clocks import shown as in_words
from goldthread.casework.abuse.models import Dash, Disclosure, DisclosureStep, LocalNumber
from goldthread.casework.abuse.needs import needs
from goldthread.casework.abuse.pages import AbusePage
from goldthread.casework.abuse.standing import prompts
from goldthread.casework.safeguards import cautions, excluding, numbers
from goldthread.foundations.access.models import AuditRow
from goldthread.foundations.people.models import Relationship
from goldthread.foundations.records.refusals import Refused
from goldthread.rules.abuse import NUMBERS
from tests.rooms.abuse.conftest import (
    SECRET,
    SECRET_WORDS,
    asked,
    considered,
    dash,
    incident,
    part,
    referred,
    safe,
)
from tests.rooms.safeguards.conftest import day


def still_open(home: SimpleNamespace) -> str:
    return " ".join(prompts(home.family))


def tasks(home: SimpleNamespace, who: Any = None) -> str:
    found = needs(who or home.practitioner, home.partnership, day(0))
    return " ".join(one.words for one in found)


def test_not_asked_alone_says_why_and_when_and_stays_until_it_was(home: SimpleNamespace) -> None:
    assert "Nobody has been asked alone" in still_open(home)
    assert "M (mother) is to be asked alone: last three months" in still_open(home)
    for wrong in ({"why": "partner"}, {"why": "", "again_on": day(3)},
                  {"why": "partner", "again_on": day(0)}):  # fmt: skip
        with pytest.raises(Refused):
            asked(home, how="not-asked", told="", **wrong)
    asked(home, how="not-asked", told="", why="partner", again_on=day(3))
    assert "could not be asked alone" in still_open(home)
    assert "a planned step for M" in tasks(home)
    assert tasks(home, home.emergency) == tasks(home, home.excluded) == ""
    asked(home)
    assert "could not be asked" not in still_open(home)
    assert "last three months" not in still_open(home)
    assert "as planned" not in tasks(home)
    with pytest.raises(Refused, match="what the answer was"):
        asked(home, told="")


def test_a_day_far_ahead_quiets_nobody_and_what_is_late_stands_first(
    home: SimpleNamespace, signed_in: Callable[[Any], Client]
) -> None:
    asked(home, how="not-asked", told="", why="partner", on=day(-20), again_on=day(300))
    dash(home, 20, on=day(-30))
    assert "(14 days), not only on" in still_open(home)
    assert "That day is past" in still_open(home)
    assert "a step for M" in tasks(home)
    page = signed_in(home.practitioner).get(home.family.get_absolute_url()).content.decode()
    shown = page[page.index("Still open") :]
    assert shown.index("not referred to MARAC") < shown.index("could not be asked alone")
    assert shown.index("could not be asked alone") < shown.index("Nobody has been asked alone")
    assert shown.index("Domestic abuse") < shown.index("Dogs and animals")
    for days in (-6, -5):  # failing again starts no new 14 days
        asked(home, how="not-asked", told="", why="partner", on=day(days), again_on=day(5))
    said = still_open(home)
    assert (
        f": 3 attempts since {in_words(day(-20))}. To be asked again by {in_words(day(-6))}" in said
    )
    numbers.set_number(
        model=LocalNumber, usual=NUMBERS, partnership=home.partnership, code="ask-again",
        number=60, source="Protocol 4", reason="Ours.", by=home.manager,
    )  # fmt: skip
    assert "not only on" in still_open(home), "each is counted by the rule of its own day"


def test_the_band_is_the_rules_and_judgement_only_raises(home: SimpleNamespace) -> None:
    assert dash(home, 9).holds == "standard"
    with pytest.raises(Refused, match="never lower"):
        dash(home, 15, judgement="medium", because="She seems calm.")
    with pytest.raises(Refused, match="why it is raised"):
        dash(home, 11, judgement="high")
    with pytest.raises(Refused, match="24 questions"):
        dash(home, 25)
    row = dash(home, 11, judgement="high", because="Strangulation.")
    assert (row.band, row.holds) == ("medium", "high")
    assert Dash.objects.count() == 2
    with pytest.raises(IntegrityError), transaction.atomic():
        Dash.objects.create(
            family=home.family, whom=home.mother, on=day(0), ticks=20, questions=24, band="high",
            judgement="standard", because="x", incidents=0,
        )  # fmt: skip


def test_a_local_rule_holds_from_its_day_and_only_the_unit_sets_it(home: SimpleNamespace) -> None:
    told: dict[str, Any] = {
        "model": LocalNumber, "usual": NUMBERS, "partnership": home.partnership,
        "code": "dash-high", "reason": "Our MARAC is smaller.",
    }  # fmt: skip
    with pytest.raises(PermissionDenied):
        numbers.set_number(**told, number=12, source="Protocol 4", by=home.practitioner)
    with pytest.raises(Refused, match="holds already"):
        numbers.set_number(**told, by=home.manager)
    numbers.set_number(**told, number=12, source="Protocol 4", by=home.manager)
    assert dash(home, 12).holds == "high"
    assert dash(home, 12, on=day(-1)).holds == "medium"
    numbers.set_number(**told, by=home.manager)
    assert LocalNumber.objects.get().ends is not None


def test_a_high_band_starts_the_clock_of_marac(home: SimpleNamespace) -> None:
    dash(home, 14, on=day(-30))
    dash(home, 16)
    assert "and not referred to MARAC" in still_open(home)
    assert "That day is past" in still_open(home)
    assert "a referral for M" in tasks(home)
    with pytest.raises(PermissionDenied):
        referred(home, how="not", consent="")
    with pytest.raises(Refused, match="why it goes without"):
        referred(home, consent="without")
    row = referred(home, on=day(-20), consent="without", without="He reads her telephone.")
    assert "not referred" not in still_open(home)
    assert "Not heard yet" in still_open(home)
    maracs.hear(marac=row, on=day(-10), words="A flat away from him.", by=home.practitioner)
    incident(home, -2)
    assert "a repeat" in still_open(home)
    assert referred(home).repeat
    assert not row.repeat


def test_escalation_is_a_ground_and_a_manager_may_decide_not_to_refer(
    home: SimpleNamespace,
) -> None:
    for days in (-300, -20, -10):
        incident(home, days, hurt="yes" if days == -10 else "no")
    assert "2 incidents in the last 90 days, 0 in the 90 before" in still_open(home)
    assert "hurt in 1 of the last 90" in still_open(home)
    row = dash(home, 5)
    assert (row.incidents, row.holds) == (3, "standard")
    assert "3 incidents in 12 months" in still_open(home)
    dash(home, 5, escalates=True)
    assert "escalation is recorded" in still_open(home)
    referred(home, how="not", consent="", by=home.signatory)
    assert "MARAC" not in still_open(home)


def test_an_action_of_marac_is_owned_by_somebody_who_works_with_them(home: SimpleNamespace) -> None:
    row = referred(home)
    told: dict[str, Any] = {
        "marac": row, "organisation": home.trust, "what": "Ring the police", "due": day(3),
        "expected_change": "Safe at night", "proof_wanted": "A log", "by": home.practitioner,
    }  # fmt: skip
    with pytest.raises(Refused, match="does not work with this family"):
        maracs.agree_action(**told, owner=home.author)
    made = maracs.agree_action(**told, owner=home.practitioner)
    assert made.action.matter == home.family.matter


def test_clares_law_runs_28_days_and_has_no_place_for_what_is_disclosed(
    home: SimpleNamespace,
) -> None:
    row = considered(home, on=day(-40))
    assert "neither applied for nor set aside" in still_open(home)

    def step(kind: str, on: date, **more: Any) -> Any:
        return disclosing.take_step(
            disclosure=row, step=kind, on=on, who="Police hub", by=home.practitioner, **more
        )

    with pytest.raises(Refused, match="can come after"):
        step("told", day(-39), told_to="M", safely="Clinic")
    step("applied", day(-39))
    assert "the answer is due by" in still_open(home)
    assert "That day is past" in still_open(home)
    assert "an answer for M" in tasks(home)
    with pytest.raises(Refused, match="who was told"):
        step("told", day(-1))
    step("told", day(-1), told_to="M", safely="At the clinic, alone")
    assert "answer is due" not in still_open(home)
    with pytest.raises(Refused, match="two people"):
        considered(home, about=home.mother)
    kept = {field.name for model in (Disclosure, DisclosureStep)
            for field in model._meta.get_fields()}  # fmt: skip
    assert kept == {
        "id", "by", "at", "family", "whom", "about", "route", "on", "steps", "disclosure", "step",
        "who", "told_to", "safely", "because",
    }  # fmt: skip


def test_who_harms_is_kept_out_and_is_sent_no_joint_letter(home: SimpleNamespace) -> None:
    with pytest.raises(Refused, match="work for an agency"):
        part(home, works="")
    assert cautions.of(home.family) == []
    part(home)
    assert "Find out whether F" in still_open(home)
    assert "Do not send one letter" in " ".join(cautions.of(home.family))
    home.colleague.name = "otto lark"
    home.colleague.save()
    aunt = home.mother.person.__class__.objects.create(
        partnership=home.partnership, forename=home.author.name
    )
    Relationship.objects.create(
        matter=home.family.matter, one=aunt, other=home.father.person, kind="sibling"
    )
    assert "An account here has the name of F: otto lark" in still_open(home)
    assert f"has the name of kin of F: {home.author.name}" in still_open(home)
    excluding.keep_out(
        family=home.family,
        why="kin",
        person=home.colleague,
        reason="He is F.",
        by=home.practitioner,
    )
    assert "otto lark" not in still_open(home)
    part(home, what="neither", works="")
    assert cautions.of(home.family) == []


def test_each_child_is_a_victim_in_their_own_right(home: SimpleNamespace) -> None:
    assert "own right" not in still_open(home)
    asked(home)
    assert "what it is like for UBC" in still_open(home)
    recording.write_experience(
        family=home.family, child=home.child, on=day(0), words="Hears shouting.",
        by=home.practitioner,
    )  # fmt: skip
    assert "what it is like for UBC" not in still_open(home)
    recording.note_control(
        family=home.family, whom=home.mother, sign="money", on=day(0), words="He has the card.",
        by=home.practitioner,
    )  # fmt: skip
    page = AbusePage.of(home.family, home.practitioner)
    assert [len(rows) for _, rows in page.signs] == [1, 0, 0, 0, 0, 0, 0]


def test_safe_contact_stands_on_its_page_alone_and_each_reading_is_recorded(
    home: SimpleNamespace, signed_in: Callable[[Any], Client]
) -> None:
    part(home, whom=home.mother, what="harmed", works="")
    assert "safe to reach M (mother) is not agreed" in still_open(home)
    safe(home, reach="01632 960001")
    safe(home)
    assert "safe to reach" not in still_open(home)
    browser = signed_in(home.practitioner)
    page = browser.get(reverse("abuse_contact", args=[home.family.pk]))
    assert "no-store" in page["Cache-Control"]
    said = page.content.decode()
    assert said.index(SECRET) < said.index("do not use") < said.index("01632 960001")
    browser.get(reverse("abuse_contact", args=[home.family.pk]))
    assert AuditRow.objects.filter(did="abuse.contact_read").count() == 2
    other = signed_in(home.signatory).get(page.request["PATH_INFO"]).content.decode()
    told = other[other.index("Read by") :]
    assert told.index(str(home.signatory)) < told.index(str(home.practitioner))
    assert told.count(str(home.practitioner)) == 2
    for _ in range(20):
        rows = contacting.read(family=home.family, by=home.signatory)
    with CaptureQueriesContext(connection) as asked_for:
        assert {one.actor for one in contacting.readings(rows)} == {home.signatory.audit_ref}
    assert (len(asked_for), len(contacting.readings(rows))) == (1, 20)
    assert not AuditRow.objects.filter(words__contains="07700").exists()
    assert not AuditRow.objects.filter(detail__contains=SECRET_WORDS).exists()
    for address in (
        reverse("abuse", args=[home.family.pk]), home.family.get_absolute_url(), reverse("home"),
        reverse("live_families"), f"{reverse('live_families')}?format=csv",
        f"{reverse('search')}?q=07700", reverse("register", args=[home.family.code]),
        f"{reverse('register', args=[home.family.code])}export/",
    ):  # fmt: skip
        answer = browser.get(address)
        told = b"".join(answer).decode(errors="ignore")  # type: ignore[arg-type]
        assert SECRET not in told, address
        assert SECRET_WORDS not in told, address
    with pytest.raises(PermissionDenied, match="Only those who work"):
        contacting.read(family=home.family, by=home.emergency)
    page = signed_in(home.emergency).get(reverse("abuse", args=[home.family.pk])).content.decode()
    assert f"{home.practitioner}, health visitor; {home.signatory}, team manager" in page
    assert "Ex Cluded" not in page


def test_the_page_asks_as_often_for_one_row_as_for_five(home: SimpleNamespace) -> None:
    def fill() -> None:
        asked(home)
        incident(home, -3)
        dash(home, 15)
        part(home)
        safe(home)
        row = referred(home)
        maracs.hear(marac=row, on=day(0), words="x", by=home.practitioner)
        maracs.agree_action(
            marac=row, organisation=home.trust, what="x", expected_change="x", proof_wanted="x",
            due=day(3), by=home.practitioner,
        )  # fmt: skip
        disclosing.take_step(
            disclosure=considered(home), step="applied", on=day(0), who="Hub", by=home.practitioner
        )

    def asked_for() -> tuple[int, int]:
        with CaptureQueriesContext(connection) as page:
            browser.get(address)
        with CaptureQueriesContext(connection) as waiting:
            tasks(home)
        return len(page), len(waiting)

    browser = Client()
    browser.force_login(home.practitioner)
    address = reverse("abuse", args=[home.family.pk])
    fill()
    browser.get(address)
    before = asked_for()
    for _ in range(4):
        fill()
    assert asked_for() == before
    assert before[0] < 60


def test_the_one_who_harms_has_no_dash_that_speaks_for_the_one_harmed(
    home: SimpleNamespace, signed_in: Callable[[Any], Client]
) -> None:
    part(home, whom=home.mother, what="harmed", works="")
    for days in (-30, -20, -10):
        incident(home, days)
    dash(home, 5, on=day(-25))
    dash(home, 0, whom=home.father, escalates=True)  # before it was known that he harms
    asked(home, whom=home.father, told="none")
    part(home)
    said = still_open(home)
    assert "2 incidents since the last DASH with M (mother)" in said
    assert "the last DASH with M (mother) does not say so" in said
    assert "F (father) has a DASH of" in said
    assert "Nobody has been asked alone" in said
    assert "not referred to MARAC. Due" not in said
    assert "Refer F" not in tasks(home)
    assert "a record of F to check" in tasks(home)
    for wrong in (lambda: asked(home, whom=home.father),
                  lambda: contacting.agree(family=home.family, whom=home.father, reach="x",
                                           when="x", by=home.practitioner),
                  lambda: dash(home, 0, whom=home.father), lambda: referred(home, whom=home.father),
                  lambda: considered(home, whom=home.father, about=home.mother)):  # fmt: skip
        with pytest.raises(Refused, match="F is recorded as the one who harms"):
            wrong()
    referred(home, whom=home.father, how="not", consent="", by=home.signatory)
    assert "F (father) has a DASH" not in still_open(home)
    assert "recorded as harming" not in tasks(home)
    browser, option = signed_in(home.practitioner), f'value="{home.father.pk}"'
    for name, often in (
        ("abuse_dash", 0),
        ("abuse_enquiry", 0),
        ("new_abuse_contact", 0),
        ("abuse_clare", 1),
    ):
        page = browser.get(reverse(name, args=[home.family.pk])).content.decode()
        assert page.count(option) == often, name
    part(home, whom=home.mother)
    assert "There is no DASH." in still_open(home)


def test_incidents_with_nobody_harmed_are_asked_about(home: SimpleNamespace) -> None:
    incident(home, -3)
    part(home, whom=home.mother, what="harmed", works="")
    assert "nobody is recorded as harmed" not in still_open(home)
    assert "There is no DASH" in still_open(home)
    part(home, whom=home.mother, what="neither", works="")
    assert "Incidents are written down, and nobody is recorded as harmed." in still_open(home)


def test_a_day_of_long_ago_is_a_mistyped_year(home: SimpleNamespace) -> None:
    referral, clare, old = referred(home), considered(home), day(-12_000)
    for write in (
        lambda: asked(home, on=old),
        lambda: incident(home, -12_000),
        lambda: dash(home, 1, on=date(1900, 1, 1)),
        lambda: referred(home, on=date(1000, 1, 1)),
        lambda: maracs.hear(marac=referral, on=old, words="x", by=home.practitioner),
        lambda: considered(home, on=old),
        lambda: disclosing.take_step(
            disclosure=clare, step="applied", on=old, who="x", by=home.practitioner
        ),
        lambda: recording.note_control(
            family=home.family, whom=home.mother, sign="money", on=old, words="x",
            by=home.practitioner,
        ),
        lambda: recording.write_experience(
            family=home.family, child=home.child, on=old, words="x", by=home.practitioner
        ),
    ):  # fmt: skip
        with pytest.raises(Refused, match="Check the year"):
            write()
