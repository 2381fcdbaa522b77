"""History carried forward: what is found, who decides, what must be answered before it closes."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from goldthread.foundations.agencies.models import Conflict
from goldthread.foundations.people import actions, asking, checking, known
from goldthread.foundations.people.models import HistoryCheck, SamePerson
from goldthread.foundations.records.refusals import Refused

JON = {"forename": "Jon", "surname": "Dunlyn", "dob_partial": "", "sex": "m"}


@pytest.fixture
def check(earlier: SimpleNamespace) -> HistoryCheck:
    """The father of the new case: another spelling of somebody known."""
    from datetime import date

    earlier.father = actions.involve(
        matter=earlier.matter, role="father", by=earlier.manager, **JON, dob=date(1990, 12, 4)
    )
    found: HistoryCheck = earlier.father.checks.get()
    return found


def test_somebody_known_is_suggested_with_reasons(check: HistoryCheck, earlier: Any) -> None:
    match = check.matches.get()
    assert match.person == earlier.old_father.person
    assert match.score > 0.8
    assert "day and month of birth are swapped" in match.reasons
    assert "Jon is a short form of Jonathan" in match.reasons


def test_nobody_is_suggested_where_nobody_is_known(world: Any) -> None:
    assert not world.child.checks.get().matches.exists()


def test_a_check_stays_open_until_all_is_decided_and_answered(
    check: HistoryCheck, earlier: Any
) -> None:
    who = earlier.lead
    with pytest.raises(Refused, match="Decide first"):
        checking.close(check=check, by=who)
    with pytest.raises(Refused, match="closed to you"):  # no seat on the earlier case
        checking.decide(match=check.matches.get(), same=True, reason="He said so", by=who)
    match = check.matches.get()
    with pytest.raises(Refused, match="what decides it"):
        checking.decide(match=match, same=True, reason=" ", by=earlier.manager)
    checking.decide(match=match, same=True, reason="He said so", by=earlier.manager)
    with pytest.raises(Refused, match="earlier child"):
        checking.close(check=check, by=earlier.manager)
    questions = asking.of(HistoryCheck.objects.get(pk=check.pk)).questions
    assert [one.child.words if one.child else None for one in questions] == [
        None,
        "father of C1 in R-OLD",
    ]
    checking.answer(check=check, match=match, words="He hid it", by=earlier.manager)
    with pytest.raises(Refused):
        checking.close(check=check, by=earlier.manager)
    checking.answer(
        check=check, match=match, child=earlier.old_child.person, words="Wren was hurt too",
        by=earlier.manager,
    )  # fmt: skip
    closed = checking.close(check=check, by=earlier.manager)
    assert (closed.closed_by, closed.answers.count()) == (earlier.manager, 2)
    with pytest.raises(Refused, match="closed"):
        checking.answer(check=check, match=match, words="More", by=earlier.manager)
    with pytest.raises(Refused, match="decided already"):
        checking.decide(match=match, same=False, reason="No", by=earlier.manager)


def test_rejecting_asks_what_it_tells_that_nothing_is_known(
    check: HistoryCheck, earlier: Any
) -> None:
    checking.decide(match=check.matches.get(), same=False, reason="Another man", by=earlier.manager)
    assert not SamePerson.objects.exists()
    with pytest.raises(Refused, match="what does this history tell us"):
        checking.close(check=check, by=earlier.manager)
    checking.answer(check=check, words="Nothing is known of him here", by=earlier.manager)
    assert checking.close(check=check, by=earlier.manager).closed_at


def test_joining_loses_nothing_and_can_be_taken_back(check: HistoryCheck, earlier: Any) -> None:
    match = check.matches.get()
    checking.decide(match=match, same=True, reason="He said so", by=earlier.manager)
    one, other = earlier.father.person, earlier.old_father.person
    assert known.same_as(one) == {one.pk, other.pk} == known.same_as(other)
    same = SamePerson.objects.get()
    with pytest.raises(Refused, match="Say why"):
        checking.take_back(same=same, because="", by=earlier.manager)
    checking.take_back(same=same, because="A cousin of the same name", by=earlier.manager)
    assert known.same_as(one) == {one.pk}
    one.refresh_from_db()
    assert one.surname == "Dunlyn"


def test_a_check_opened_again_is_a_new_row(check: HistoryCheck, earlier: Any) -> None:
    match = check.matches.get()
    with pytest.raises(Refused, match="open already"):
        checking.open_again(involvement=earlier.father, because="New facts", by=earlier.manager)
    checking.decide(match=match, same=False, reason="Another man", by=earlier.manager)
    checking.answer(check=check, words="Nothing", by=earlier.manager)
    checking.close(check=check, by=earlier.manager)
    with pytest.raises(Refused, match="Say why"):
        checking.open_again(involvement=earlier.father, because=" ", by=earlier.manager)
    again = checking.open_again(
        involvement=earlier.father, because="A birth certificate came", by=earlier.manager
    )
    assert again.pk != check.pk
    assert again.matches.get().person == earlier.old_father.person
    check.refresh_from_db()
    assert check.closed_at
    assert check.answers.get().words == "Nothing"


def test_an_existing_person_brings_their_history(earlier: Any) -> None:
    row = actions.involve(
        matter=earlier.matter, role="father", by=earlier.manager, person=earlier.old_father.person
    )
    check = row.checks.get()
    match = check.matches.get()
    assert (match.band, match.decision.same) == ("joined", True)
    assert len(asking.of(check).questions) == 2


def test_a_reader_without_the_earlier_case_cannot_choose_its_people(earlier: Any) -> None:
    with pytest.raises(Refused, match="not known to you"):
        actions.involve(
            matter=earlier.matter, role="father", by=earlier.lead,
            person=earlier.old_father.person,
        )  # fmt: skip


def test_the_business_unit_in_conflict_with_the_earlier_case_cannot_decide(
    check: HistoryCheck, earlier: Any
) -> None:
    Conflict.objects.create(
        matter=earlier.before, person=earlier.manager, reason="kin", declared_by=earlier.manager
    )
    with pytest.raises(Refused, match="closed to you"):
        checking.decide(match=check.matches.get(), same=True, reason="x", by=earlier.manager)
    checking.decide(match=check.matches.get(), same=True, reason="x", by=earlier.support)


@pytest.mark.parametrize("who", ["panel", "chair", "seated", "conflicted", "emergency", "stranger"])
def test_who_may_not_write(check: HistoryCheck, earlier: Any, who: str) -> None:
    by = getattr(earlier, who)
    with pytest.raises((PermissionDenied, Refused)):
        checking.decide(match=check.matches.get(), same=True, reason="x", by=by)
    with pytest.raises(PermissionDenied):
        checking.close(check=check, by=by)
    with pytest.raises(PermissionDenied):
        actions.involve(matter=earlier.matter, role="mother", by=by, forename="Ida")


def test_other_partnerships_are_not_searched(earlier: Any) -> None:
    from datetime import date

    from goldthread.foundations.agencies.models import Matter
    from tests import factories

    theirs: Matter = factories.matter(earlier.elsewhere, "X-1")
    row = actions.involve(
        matter=theirs, role="father", by=earlier.stranger, forename="Jonathan", surname="Dunlin",
        dob=date(1990, 4, 12),
    )  # fmt: skip
    assert not row.checks.get().matches.exists()


def test_a_professional_starts_no_check(world: Any) -> None:
    row = actions.involve(
        matter=world.matter, role="health visitor", by=world.manager, forename="Hana",
        organisation=world.trust,
    )  # fmt: skip
    assert row.code == "HV1"
    assert not row.checks.exists()
