"""A parent's mental health: as told, with consent or the reason why without; what is open."""

from collections.abc import Callable
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldthread.casework.safeguards import numbers
from goldthread.casework.wellbeing import explaining, recording
from goldthread.casework.wellbeing.models import JointVisit, Told, TopicText, WellbeingNumber
from goldthread.casework.wellbeing.needs import needs
from goldthread.casework.wellbeing.standing import prompts
from goldthread.casework.wellbeing.urls import urlpatterns
from goldthread.foundations.records.refusals import Refused
from goldthread.rules.wellbeing import NUMBERS, points_now
from tests.rooms.safeguards.conftest import day
from tests.rooms.wellbeing.conftest import consent, consulted, crisis, explained, told, visit


def still_open(home: SimpleNamespace) -> str:
    return " ".join(prompts(home.family))


def tasks(home: SimpleNamespace, who: Any) -> str:
    return " ".join(one.words for one in needs(who, home.partnership, day(0)))


def test_the_points_around_a_birth() -> None:
    due = date(2026, 10, 8)

    def codes(on: date, born: date | None = None) -> list[str]:
        return [one.code for one in points_now(due, born, on)]

    assert codes(date(2026, 5, 1)) == ["pregnancy", "birth-plan"]
    assert codes(date(2026, 10, 20), date(2026, 10, 1)) == ["six-weeks"]
    assert codes(date(2027, 1, 1), date(2026, 10, 1)) == []


def test_a_diagnosis_is_written_only_as_it_was_told(home: SimpleNamespace) -> None:
    assert "nobody has written how they are" in still_open(home)
    with pytest.raises(Refused, match="who told it"):
        told(home, kind="diagnosed", diagnosis="x")
    with pytest.raises(Refused, match="Nobody here makes one"):
        told(home, diagnosis="x")
    told(home, kind="diagnosed", diagnosis="Grey weeks", told_by="Herself")
    told(home)
    assert Told.objects.count() == 2
    assert "nobody has written how they are" not in still_open(home)
    assert "no crisis plan" in still_open(home)
    crisis(home)
    assert "no crisis plan" not in still_open(home)
    fields = {field.name for field in Told._meta.get_fields()}
    assert not any("medic" in name or "drug" in name for name in fields)


def test_a_consultation_needs_consent_or_the_reason_and_who_decided(home: SimpleNamespace) -> None:
    told(home, treated_by="Perinatal team")
    assert "nobody has asked whether you may talk" in still_open(home)
    assert "nobody has been consulted" in still_open(home)
    with pytest.raises(Refused, match="Nothing was given"):
        consent(home, "withdrawn")
    with pytest.raises(Refused, match="why it was not asked"):
        consent(home, "not-asked")
    consent(home, "not-asked", words="She slept. Friday.")
    assert "nobody has asked whether you may talk" in still_open(home)
    consent(home, "given", on=day(-20))
    with pytest.raises(Refused, match="had not agreed"):
        consulted(home, on=day(-30))
    consent(home, "given")
    row = consulted(home, without="not needed", decided_by="x")
    assert (row.without, row.decided_by) == ("", "")
    consent(home, "withdrawn")
    with pytest.raises(Refused, match="who decided"):
        consulted(home, without="The baby is at risk.")
    assert consulted(home, without="The baby is at risk.", decided_by="Manager").without
    assert "consulted" not in still_open(home)


def test_joint_visits_are_asked_for_by_the_partnerships_weeks(
    home: SimpleNamespace,
) -> None:
    row = told(home, treated_by="Perinatal team")
    Told.objects.filter(pk=row.pk).update(at=row.at - timedelta(weeks=5))
    assert "joint visit" not in still_open(home)
    numbers.set_number(
        model=WellbeingNumber, usual=NUMBERS, partnership=home.partnership, code="joint-visit",
        number=4, source="Protocol 2", reason="Ours.", by=home.manager,
    )  # fmt: skip
    assert "no joint visit in 4 weeks: there was none" in still_open(home)
    visit(home, 29)
    assert "more than 4 weeks ahead" in still_open(home), "a day far ahead quiets nothing"
    JointVisit.objects.all().delete()
    late = visit(home, -2)
    assert "nobody says how it went" in still_open(home)
    assert "Say how the joint visit went" in tasks(home, home.practitioner)
    assert tasks(home, home.excluded) == tasks(home, home.emergency) == ""
    with pytest.raises(Refused, match="why it was not held"):
        recording.end_visit(visit=late, how="missed", on=day(-2), by=home.practitioner)
    recording.end_visit(
        visit=late, how="missed", on=day(-2), because="Nobody in.", by=home.practitioner
    )
    assert "was missed, and none is planned since" in still_open(home)
    held = visit(home, 0)
    assert "joint visit" not in still_open(home)
    with pytest.raises(Refused, match="two pairs of eyes"):
        recording.end_visit(visit=held, how="held", on=day(0), we_saw="Calm.", by=home.practitioner)
    recording.end_visit(
        visit=held, how="held", on=day(0), we_saw="Calm.", they_saw="Tired.", by=home.practitioner
    )
    assert "joint visit" not in still_open(home)
    with pytest.raises(Refused, match="recorded already"):
        recording.end_visit(visit=held, how="missed", on=day(0), because="x", by=home.practitioner)


def test_the_partnership_explains_with_a_source_and_an_owner(home: SimpleNamespace) -> None:
    with pytest.raises(PermissionDenied):
        explained(home, by=home.practitioner)
    with pytest.raises(Refused, match="from memory"):
        explained(home, source=" ")
    topic = explained(home)
    with pytest.raises(Refused, match="explained already"):
        explained(home, title="the grey weeks")
    assert "drifts" not in tasks(home, home.practitioner)
    TopicText.objects.update(review_due=day(-1))
    assert "“The grey weeks” in plain words drifts" in tasks(home, home.practitioner)
    assert "drifts" not in tasks(home, home.signatory)
    last = TopicText.objects.get()
    explaining.write(
        topic=topic, parent="Other.", baby=last.baby, pathway=last.pathway, crisis=last.crisis,
        source=last.source, owner=last.owner, review_due=day(90), by=home.manager,
    )  # fmt: skip
    assert TopicText.objects.count() == 2
    assert "drifts" not in tasks(home, home.practitioner)


OF_PARTNERSHIP = {"wellbeing_topics", "wellbeing_topic", "wellbeing_numbers"}
OF_UNIT = {"new_wellbeing_topic", "change_wellbeing", "wellbeing_number"}
READ = {"wellbeing", *OF_PARTNERSHIP}


def test_only_those_who_work_with_the_family_come_in(
    home: SimpleNamespace, signed_in: Callable[[Any], Client]
) -> None:
    topic, visited = explained(home).pk, visit(home, 3).pk
    given: dict[str, list[Any]] = {
        "wellbeing_visited": [visited], "wellbeing_topics": [], "new_wellbeing_topic": [],
        "wellbeing_topic": [topic], "change_wellbeing": [topic], "wellbeing_numbers": [],
        "wellbeing_number": ["consult"],
    }  # fmt: skip
    where = {str(one.name): given.get(str(one.name), [home.family.pk]) for one in urlpatterns}
    for who in ("practitioner", "emergency", "manager", "member", "excluded", "administrator",
                "stranger"):  # fmt: skip
        browser = signed_in(getattr(home, who))
        for name, args in where.items():
            address = reverse(name, args=args)
            answer, sent = browser.get(address), browser.post(address, {})
            case = (who, name, answer.status_code, sent.status_code)
            if name in OF_PARTNERSHIP | OF_UNIT:
                theirs = who == "stranger" and name in ("wellbeing_topic", "change_wellbeing")
                unit = who in ("manager", "stranger")
                reads = 404 if theirs else 200 if name in OF_PARTNERSHIP or unit else 403
                assert answer.status_code == reads, case
            elif who == "practitioner":
                assert answer.status_code == 200, case
                assert sent.status_code == (405 if name in READ else 200), case
            elif who == "emergency":
                assert answer.status_code == (200 if name == "wellbeing" else 403), case
                assert sent.status_code == (405 if name in READ else 403), case
            else:
                assert answer.status_code == 404, case
                assert sent.status_code in (404, 405), case
            if who not in ("practitioner", "emergency"):
                assert "Dunlin" not in answer.content.decode(), case


def test_the_page_asks_as_often_for_one_row_as_for_five(
    home: SimpleNamespace, signed_in: Callable[[Any], Client]
) -> None:
    topic = explained(home)

    def fill() -> None:
        told(home, topic=topic, treated_by="Team")
        consent(home, "given")
        consulted(home)
        crisis(home)
        visit(home, 2)
        recording.end_visit(
            visit=visit(home, 0), how="held", on=day(0), we_saw="x", they_saw="y",
            by=home.practitioner,
        )  # fmt: skip

    def asked_for() -> list[int]:
        found = []
        for one in (address, reverse("wellbeing_topics")):
            with CaptureQueriesContext(connection) as page:
                assert browser.get(one).status_code == 200
            found.append(len(page))
        with CaptureQueriesContext(connection) as waiting:
            tasks(home, home.practitioner)
        return [*found, len(waiting)]

    browser = signed_in(home.practitioner)
    address = reverse("wellbeing", args=[home.family.pk])
    fill()
    browser.get(address)
    before = asked_for()
    for number in range(4):
        fill()
        explained(home, title=f"Another {number}")
    assert asked_for() == before


def test_a_day_of_long_ago_is_a_mistyped_year(home: SimpleNamespace) -> None:
    old, planned = date(1900, 1, 1), visit(home, -1)
    for write in (
        lambda: consent(home, "given", on=old),
        lambda: consulted(home, on=old, without="x", decided_by="x"),
        lambda: visit(home, -12_000),
        lambda: recording.end_visit(
            visit=planned, how="missed", on=old, because="x", by=home.practitioner
        ),
    ):
        with pytest.raises(Refused, match="Check the year"):
            write()
