"""Every address of professional differences, tried by everybody."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from django.test import Client
from django.urls import reverse

from goldthread.casework.differences import actions, policies
from goldthread.casework.differences.models import Difference, Step
from goldthread.casework.differences.urls import urlpatterns
from goldthread.foundations.access.models import AuditRow
from tests.rooms.differences.conftest import SECRET

EVERYBODY = [
    "practitioner", "signatory", "executive", "author", "colleague", "officer", "lead", "outside",
    "manager", "support", "chair", "scrutineer", "administrator", "excluded", "emergency",
    "member", "stranger",
]  # fmt: skip
UNIT = {"manager", "support"}
WORKS = {
    "practitioner", "signatory", "executive", "author", "colleague", "officer", "lead", "outside",
    "excluded", "emergency",
}  # fmt: skip
RAISING = {"practitioner", "signatory"}
# Who sees one, who reads its words, who answers, who takes it further.
FAMILY = (RAISING | {"officer", "lead"}, {"officer", "lead"}, RAISING)
PLAIN = (RAISING | {"executive", "lead", "outside"}, {"lead", "outside"}, RAISING | {"executive"})
TAKING = {"move_difference", "agree_difference", "withdraw_difference"}


def expected(name: str, who: str, doors: tuple[set[str], set[str], set[str]]) -> int:
    sides, answers, takes = doors
    if name in ("differences", "difference_policy"):
        return 200
    if name == "raise_difference":
        return 200 if who in WORKS else 403
    if name in ("difference_numbers", "set_difference_stage"):
        return 200 if who in UNIT | {"stranger"} else 403
    if name == "end_difference_stage":
        return 200 if who in UNIT else 404 if who in ("stranger", "administrator") else 403
    if who not in sides | UNIT:
        return 404
    may = {
        "difference": sides | UNIT,
        "answer_difference": answers,
        "name_difference_chair": takes | UNIT,
        "decide_difference": set(),
        **dict.fromkeys(TAKING, takes),
    }
    return 200 if who in may[name] else 403


def test_every_door(apart: SimpleNamespace, signed_in: Callable[[Any], Client]) -> None:
    stage = policies.set_stage(
        partnership=apart.partnership, number=2, name="Managers", level="managers", days=3,
        source="Policy 4.1", reason="New.", by=apart.manager,
    )  # fmt: skip
    for row, doors in ((apart.about_family, FAMILY), (apart.plain, PLAIN)):
        for who in EVERYBODY:
            browser = signed_in(getattr(apart, who))
            for one in urlpatterns:
                name, text = str(one.name), str(one.pattern)
                pk = [stage.pk] if "policy" in text else [row.pk]
                address = reverse(name, args=pk if "<int" in text else [])
                answer = browser.get(address)
                assert answer.status_code == expected(name, who, doors), (row.pk, who, name)
                if answer.status_code in (403, 404) and name != "end_difference_stage":
                    assert browser.post(address, {}).status_code in (answer.status_code, 405)
                page = answer.content.decode()
                if row == apart.about_family and name == "difference":
                    assert (SECRET in page) == (who in doors[0]), who
                if who not in FAMILY[0] and name != "raise_difference":
                    assert "Dunlin" not in page, (who, name)
    assert Step.objects.count() == 2


def test_the_unit_sees_where_a_familys_stands_and_no_word_of_it(
    apart: SimpleNamespace, signed_in: Callable[[Any], Client]
) -> None:
    unit = signed_in(apart.manager)
    page = unit.get(reverse("difference", args=[apart.about_family.pk])).content.decode()
    assert apart.family.code in page and "Stage 1" in page
    for secret in ("repair", "wet behind", "dry room", "Pia Wells"):
        assert secret not in page
    taken = b"".join(unit.get(reverse("differences") + "?format=csv").streaming_content).decode()
    assert "not shown to you" in taken and taken.count("The repair was closed.") == 1
    trail = unit.get(reverse("audit")).content.decode()
    assert apart.plain.audit_name in trail and apart.about_family.audit_name not in trail


def test_the_named_chair_reads_it_by_reference_and_reading_is_recorded(
    apart: SimpleNamespace, signed_in: Callable[[Any], Client]
) -> None:
    row = apart.about_family
    address = reverse("difference", args=[row.pk])
    actions.move_up(
        difference=row, words="Nobody came.", stage=4, danger="The baby wheezes.",
        chair=apart.scrutineer, by=apart.practitioner,
    )  # fmt: skip
    page = signed_in(apart.scrutineer).get(address).content.decode()
    assert SECRET in page and "Dunlin" not in page and "Decide" in page
    assert signed_in(apart.chair).get(address).status_code == 404, "another chair was not named"
    assert signed_in(apart.officer).get(address).status_code == 404, "it left the workers' stage"
    read = AuditRow.objects.filter(did="read", about=row.audit_ref)
    assert [one.actor for one in read] == [apart.scrutineer.audit_ref]


def test_who_answered_once_goes_on_reading_until_kept_away(apart: SimpleNamespace) -> None:
    from goldthread.casework.safeguards import excluding

    row = apart.about_family
    actions.answer(difference=row, words="It is dry.", by=apart.officer)
    actions.move_up(difference=row, words="It is not.", by=apart.practitioner)
    assert Difference.objects.visible_to(apart.officer).contains(row)
    excluding.keep_out(
        family=apart.family, why="kin", person=apart.officer, reason="An aunt.", by=apart.signatory
    )
    assert not Difference.objects.visible_to(apart.officer).contains(row)
