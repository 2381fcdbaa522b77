"""Raised, answered, taken up, ended; the clock of each stage; what waits for whom."""

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldthread.casework.differences import actions, looking, policies
from goldthread.casework.differences.models import Difference, Step
from goldthread.casework.differences.needs import needs
from goldthread.casework.differences.reminding import remind
from goldthread.engines.calendars import Calendar
from goldthread.foundations.records.refusals import Refused
from goldthread.rules.differences import USUAL
from tests.rooms.differences.conftest import raised
from tests.rooms.safeguards.conftest import day


@pytest.mark.parametrize(
    ("stage", "raised_on", "due"),
    [
        (1, date(2026, 4, 2), date(2026, 4, 8)),  # Good Friday and Easter Monday between
        (2, date(2026, 4, 2), date(2026, 4, 13)),
        (3, date(2026, 11, 27), date(2026, 12, 1)),  # a weekend
    ],
)
def test_a_limit_counts_working_days(stage: int, raised_on: date, due: date) -> None:
    assert USUAL[stage - 1].due(raised_on, Calendar("england")) == due


def test_a_stage_keeps_the_limit_of_its_day_and_the_next_has_the_new_one(
    apart: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    then = SimpleNamespace(localdate=lambda: date(2026, 4, 2))
    monkeypatch.setattr(actions, "timezone", then)
    row = raised(apart)
    policies.set_stage(
        partnership=apart.partnership, number=2, name="Managers", level="managers", days=3,
        source="4.1", reason="New.", by=apart.manager,
    )  # fmt: skip
    actions.move_up(difference=row, words="No answer.", by=apart.practitioner)
    assert [one.due for one in row.steps.all()] == [date(2026, 4, 8), date(2026, 4, 9)]
    placed = Difference.objects.placed()
    assert not placed.late(date(2026, 4, 9)).filter(pk=row.pk).exists()
    assert placed.late(date(2026, 4, 10)).filter(pk=row.pk).exists()


def test_it_is_agreed_by_two_sides_and_ends_once(apart: SimpleNamespace) -> None:
    row, told = apart.plain, {"words": "Repair on Friday.", "changes": "A dry room."}
    with pytest.raises(Refused, match="one side alone agrees nothing"):
        actions.agree(difference=row, by=apart.practitioner, **told)
    with pytest.raises(PermissionDenied):
        actions.answer(difference=row, words="Ours.", by=apart.practitioner)
    actions.answer(difference=row, words="We come on Friday.", by=apart.lead)
    with pytest.raises(PermissionDenied):
        actions.agree(difference=row, by=apart.lead, **told)
    with pytest.raises(Refused, match="what changes"):
        actions.agree(difference=row, by=apart.practitioner, words="Yes.", changes=" ")
    actions.agree(difference=row, by=apart.signatory, **told)
    for again in (
        lambda: actions.withdraw(difference=row, words="No.", by=apart.practitioner),
        lambda: actions.move_up(difference=row, words="No.", by=apart.practitioner),
        lambda: actions.answer(difference=row, words="No.", by=apart.lead),
    ):
        with pytest.raises(Refused, match="has ended"):
            again()


def test_an_answer_at_an_earlier_stage_agrees_nothing_later(apart: SimpleNamespace) -> None:
    actions.answer(difference=apart.plain, words="No.", by=apart.lead)
    actions.move_up(difference=apart.plain, words="It is wet.", by=apart.practitioner)
    with pytest.raises(Refused, match="has not answered at this stage"):
        actions.agree(difference=apart.plain, words="x", changes="y", by=apart.practitioner)


def test_after_the_last_stage_only_the_named_one_decides(apart: SimpleNamespace) -> None:
    row = apart.plain
    for _ in (2, 3):
        actions.move_up(difference=row, words="Not settled.", by=apart.practitioner)
    told: dict[str, Any] = {"difference": row, "words": "No.", "by": apart.practitioner}
    with pytest.raises(Refused, match="Name the chair"):
        actions.move_up(**told)
    with pytest.raises(Refused, match="cannot decide this"):
        actions.move_up(**told, chair=apart.manager)
    actions.move_up(**told, chair=apart.scrutineer)
    with pytest.raises(Refused, match="last stage"):
        actions.move_up(**told)
    actions.name_chair(difference=row, chair=apart.chair, by=apart.manager)
    end = {"difference": row, "words": "Housing repairs it.", "changes": "A dry room."}
    with pytest.raises(PermissionDenied):
        actions.decide(**end, by=apart.scrutineer)
    made = actions.decide(**end, learning="Ask what the room is like.", by=apart.chair)
    assert made.kind == Step.Kind.DECIDED and made.stage == 4


def test_only_immediate_danger_leaves_stages_out(apart: SimpleNamespace) -> None:
    with pytest.raises(Refused, match="immediate danger"):
        raised(apart, stage=3)
    with pytest.raises(Refused, match="lie ahead"):
        actions.move_up(difference=apart.plain, words="x", stage=1, by=apart.practitioner)
    row = raised(apart, stage=3, danger="He is back tonight. 999 was called.")
    first = row.steps.get()
    assert (first.stage, first.danger, first.words[:2]) == (3, True, "He")


def test_what_cannot_be_raised(apart: SimpleNamespace) -> None:
    with pytest.raises(Refused, match="another than your own"):
        raised(apart, own=apart.housing, by=apart.colleague)
    with pytest.raises(PermissionDenied):
        raised(apart, own=apart.housing)
    with pytest.raises(PermissionDenied):
        raised(apart, family=apart.family, by=apart.author)
    with pytest.raises(Refused, match="what you want for the child"):
        raised(apart, wanted=" ")


def test_the_policy_always_ends_with_somebody_who_decides(apart: SimpleNamespace) -> None:
    def put(number: int, level: str, used: bool = True) -> None:
        policies.set_stage(
            partnership=apart.partnership, number=number, name="A stage", level=level, days=4,
            source="4.1", reason="New.", used=used, by=apart.manager,
        )  # fmt: skip

    with pytest.raises(Refused, match="without an end"):
        put(4, "leaders")
    put(5, "chair")
    put(4, "leaders")
    put(2, "managers", used=False)
    assert [one.number for one in policies.stages_of(apart.partnership)] == [1, 3, 4, 5]
    with pytest.raises(PermissionDenied):
        policies.set_stage(
            partnership=apart.partnership, number=1, name="x", level="workers", days=1,
            source="x", reason="x", by=apart.lead,
        )  # fmt: skip


def test_home_tells_who_must_answer_and_letters_tell_nothing(apart: SimpleNamespace) -> None:
    def told(who: Any) -> list[str]:
        return [one.words for one in needs(who, apart.partnership, day(0))]

    codes = (apart.about_family.code, apart.plain.code)
    answer = "Answer Fenmarsh Hospital Trust on the professional difference "
    assert told(apart.officer) == [answer + codes[0]]
    assert told(apart.lead) == [answer + one for one in codes]
    assert told(apart.practitioner) == told(apart.manager) == []
    actions.answer(difference=apart.plain, words="No.", by=apart.outside)
    assert told(apart.lead) == [answer + codes[0]]
    assert told(apart.practitioner) == [f"Say whether {codes[1]} is settled, or take it up"]
    assert remind(partnership=apart.partnership, today=day(0)) == 0
    Step.objects.filter(due__isnull=False).update(due=day(-1))
    assert remind(partnership=apart.partnership, today=day(0)) == 3  # officer, lead, raiser
    assert remind(partnership=apart.partnership, today=day(1)) == 0
    assert {one.to[0] for one in mail.outbox} == {
        apart.officer.email, apart.lead.email, apart.practitioner.email
    }  # fmt: skip
    assert not any("repair" in one.body or codes[0] in one.body for one in mail.outbox)


def test_numbers_have_no_name(apart: SimpleNamespace) -> None:
    actions.withdraw(
        difference=apart.plain, words="Settled by telephone.", learning="Ring first.",
        by=apart.practitioner,
    )  # fmt: skip
    Step.objects.filter(difference=apart.about_family).update(due=day(-1))
    found = looking.count(apart.partnership, day(0), Calendar("england"))
    assert found.stages == [("1. Professional to professional", 1, 1)]
    assert dict(found.outcomes)["withdrawn"] == 1
    assert (found.days, found.danger) == (0, 0)
    assert [words for words, _ in found.learned] == ["Ring first."]


def test_filters_and_the_number_of_queries(
    apart: SimpleNamespace, signed_in: Callable[[Any], Client]
) -> None:
    def asked(address: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert signed_in(apart.lead).get(address).status_code == 200
        return len(queries)

    addresses = [reverse("differences"), reverse("home"), reverse("differences") + "?format=csv"]
    before = [asked(one) for one in addresses]
    for _ in range(6):
        raised(apart, family=apart.family)
    after = [asked(one) for one in addresses]
    assert after == before
    Step.objects.filter(difference=apart.plain).update(due=day(-1))
    for query, found in (("state=late", 1), ("state=ended", 0), ("side=asked", 8),
                         ("side=raised", 0), ("side=mine", 8), ("state=²", 8)):  # fmt: skip
        page = signed_in(apart.lead).get(f"{addresses[0]}?{query}")
        assert f">{found} in all<" in page.content.decode() or not found, query


def test_the_form_says_first_what_to_do_in_danger(
    apart: SimpleNamespace, signed_in: Callable[[Any], Client]
) -> None:
    browser, address = signed_in(apart.practitioner), reverse("raise_difference")
    page = browser.get(address).content.decode()
    main = page[page.index("<main") :]
    assert main.index("Call 999.") < main.index("<h1")
    sent = {"asked": apart.housing.pk, "about": "A visit", "what": "w", "wanted": "x"}
    assert browser.post(address, {**sent, "stage": "3"}).status_code == 200, "danger says why"
    made = browser.post(address, {**sent, "stage": "3", "danger": "Tonight."})
    assert made.status_code == 302
    assert Difference.objects.first().steps.get().stage == 3  # type: ignore[union-attr]
