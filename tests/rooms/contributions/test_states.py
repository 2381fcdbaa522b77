"""A return's way from invitation to acceptance, and every way off it."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.contributions import actions, asking, handing, judging, reminding, writing
from goldthread.casework.contributions.facts import returns_in
from goldthread.casework.contributions.models import Return, StepKind
from goldthread.casework.contributions.states import state_now
from goldthread.casework.reviews import facts
from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.followthrough.models import Action
from goldthread.foundations.records.refusals import Refused
from tests import factories
from tests.rooms.contributions import making


@pytest.fixture
def review(cast: SimpleNamespace) -> Any:
    return making.review_with_terms(cast)


@pytest.fixture
def asked(cast: SimpleNamespace, review: Any) -> Return:
    return making.ask(cast, review, cast.trust)


def word(of: Return) -> str:
    return state_now(of, timezone.localdate()).word


def test_the_whole_way(cast: SimpleNamespace, review: Any, asked: Return) -> None:
    assert word(asked) == "Invited"
    actions.acknowledge(agency_return=asked, by=cast.signatory)
    assert word(asked) == "Acknowledged"
    making.with_author(cast, asked)
    assert word(asked) == "Being written"
    making.write_all(asked, cast.author)
    handing.hand_in(agency_return=asked, by=cast.author)
    assert word(asked) == "For sign-off"
    handing.hand_back(agency_return=asked, words="Say more on history.", by=cast.signatory)
    assert word(asked) == "Being written"
    handing.hand_in(agency_return=asked, by=cast.author)
    handing.sign_off(agency_return=asked, post="Chief nurse", by=cast.signatory)
    assert word(asked) == "Sent"
    judging.return_for_revision(agency_return=asked, reason="Why was that?", by=cast.manager)
    assert word(asked) == "Returned for revision"
    writing.save(
        agency_return=asked, section="context", text="Two posts stood empty.", version=1,
        by=cast.author,
    )  # fmt: skip
    handing.hand_in(agency_return=asked, by=cast.author)
    handing.sign_off(agency_return=asked, post="Chief nurse", by=cast.signatory)
    assert asked.submissions.count() == 2
    assert not returns_in(review)
    made = judging.judge(
        agency_return=asked, marks=making.all_met(asked), then="accept", by=cast.manager
    )
    assert word(asked) == "Accepted"
    assert returns_in(review)
    assert facts.fact("returns_in", review)
    kinds = list(asked.steps.order_by("at", "pk").values_list("kind", flat=True))
    assert kinds[:3] == ["invited", "acknowledged", "handed-in"]
    assert kinds[-1] == "accepted"
    (action,) = made
    link = action.from_return
    assert link.because.text == "Ask about dogs at every visit"
    assert (action.organisation, action.owner) == (cast.trust, cast.author)
    assert action.matter == review.matter


def test_the_terms_are_kept_as_they_were_sent(
    cast: SimpleNamespace, review: Any, asked: Return
) -> None:
    terms = review.terms.get()
    terms.lines.update(question="Changed later")
    type(terms).objects.filter(pk=terms.pk).update(purpose="Changed")
    asked.refresh_from_db()
    assert asked.purpose == "To learn how agencies worked together."
    assert [line.question for line in asked.lines.all()] == list(making.QUESTIONS)


def test_many_are_asked_at_once_and_nobody_twice(cast: SimpleNamespace, review: Any) -> None:
    both = [cast.trust, cast.housing]
    made = asking.invite(review=review, organisations=both, due=making.in_days(20), by=cast.manager)
    assert {row.organisation for row in made} == set(both)
    with pytest.raises(Refused, match="was asked for this already"):
        making.ask(cast, review, cast.trust)


def test_nobody_is_asked_without_agreed_terms(cast: SimpleNamespace, review: Any) -> None:
    review.terms.update(agreed_by=None, agreed_at=None)
    with pytest.raises(Refused, match="Agree the terms of reference first"):
        making.ask(cast, review, cast.trust)
    assert not Return.objects.exists()


def test_due_must_lie_ahead_and_the_body_stand(cast: SimpleNamespace, review: Any) -> None:
    with pytest.raises(Refused, match="after today"):
        making.ask(cast, review, cast.trust, due=making.in_days(0))
    elsewhere = factories.organisation(cast.elsewhere)
    with pytest.raises(PermissionDenied):
        making.ask(cast, review, elsewhere)
    with pytest.raises(PermissionDenied):
        making.ask(cast, review, cast.trust, by=cast.author)


def test_an_author_who_had_a_part_is_refused_until_the_unit_says_why_not(
    cast: SimpleNamespace, asked: Return
) -> None:
    actions.name_author(agency_return=asked, person=cast.author, by=cast.signatory)
    with pytest.raises(PermissionDenied):  # not before they have answered
        writing.save(agency_return=asked, section="context", text="x", version=0, by=cast.author)
    with pytest.raises(Refused, match="Say what there was"):
        actions.state_independence(
            agency_return=asked, involved=False, managed=True, post="Nurse", by=cast.author
        )
    said = actions.state_independence(
        agency_return=asked, involved=False, managed=True, post="Nurse", words="MW1, in 2024.",
        by=cast.author,
    )  # fmt: skip
    with pytest.raises(PermissionDenied):
        writing.save(agency_return=asked, section="context", text="x", version=0, by=cast.author)
    for person in (cast.signatory, cast.author, cast.chair):
        with pytest.raises(PermissionDenied):
            actions.rule_on_independence(
                statement=said, accepted=True, reason="Small team.", by=person
            )
    with pytest.raises(Refused, match="Say why"):
        actions.rule_on_independence(statement=said, accepted=True, reason=" ", by=cast.manager)
    actions.rule_on_independence(
        statement=said, accepted=True, reason="Nobody else knows maternity.", by=cast.manager
    )
    assert writing.save(agency_return=asked, section="context", text="x", version=0, by=cast.author)
    with pytest.raises(Refused, match="decided already"):
        actions.rule_on_independence(statement=said, accepted=False, reason="No.", by=cast.manager)
    with pytest.raises(Refused, match="answered already"):
        actions.state_independence(
            agency_return=asked, involved=False, managed=False, post="N", by=cast.author
        )


def test_not_accepted_stays_refused(cast: SimpleNamespace, asked: Return) -> None:
    actions.name_author(agency_return=asked, person=cast.author, by=cast.signatory)
    said = actions.state_independence(
        agency_return=asked, involved=True, managed=False, post="Nurse", words="Saw the child.",
        by=cast.author,
    )  # fmt: skip
    actions.rule_on_independence(
        statement=said, accepted=False, reason="Too near.", by=cast.manager
    )
    with pytest.raises(PermissionDenied):
        writing.save(agency_return=asked, section="context", text="x", version=0, by=cast.author)


def test_only_members_of_the_agency_can_be_named(cast: SimpleNamespace, asked: Return) -> None:
    for person in (cast.colleague, cast.manager, cast.stranger, cast.administrator):
        with pytest.raises(Refused, match="does not work for"):
            actions.name_author(agency_return=asked, person=person, by=cast.signatory)
    with pytest.raises(PermissionDenied):
        actions.name_author(agency_return=asked, person=cast.author, by=cast.author)
    for person in (cast.author, cast.practitioner, cast.executive):
        actions.name_author(agency_return=asked, person=person, by=cast.signatory)
    with pytest.raises(Refused, match="writes this return already"):
        actions.name_author(agency_return=asked, person=cast.author, by=cast.signatory)


def test_nobody_signs_what_they_wrote(cast: SimpleNamespace, asked: Return) -> None:
    making.with_author(cast, asked, author=cast.signatory)
    making.write_all(asked, cast.signatory)
    handing.hand_in(agency_return=asked, by=cast.signatory)
    with pytest.raises(Refused, match="Another signatory"):
        handing.sign_off(agency_return=asked, post="Chief nurse", by=cast.signatory)
    second = factories.member(cast.partnership, Role.SIGNATORY, cast.trust)
    handing.sign_off(agency_return=asked, post="Director", by=second)
    assert word(asked) == "Sent"


def test_what_is_missing_is_said_before_it_is_handed_in(
    cast: SimpleNamespace, asked: Return
) -> None:
    making.with_author(cast, asked)
    with pytest.raises(Refused) as refused:
        handing.hand_in(agency_return=asked, by=cast.author)
    told = refused.value.reasons
    assert "Answer line of enquiry 2." in told
    assert "Say when your agency's records were secured." in told
    assert "Record at least one finding." in told


def test_nothing_is_written_once_it_is_handed_in(cast: SimpleNamespace, asked: Return) -> None:
    making.with_author(cast, asked)
    making.write_all(asked, cast.author)
    handing.hand_in(agency_return=asked, by=cast.author)
    with pytest.raises(Refused, match="not being written now"):
        writing.save(agency_return=asked, section="context", text="x", version=1, by=cast.author)


def test_more_time_is_asked_for_granted_and_refused(cast: SimpleNamespace, asked: Return) -> None:
    first = asked.due
    to = making.in_days(making.DUE + 10)
    with pytest.raises(Refused, match="must be after"):
        asking.ask_for_time(agency_return=asked, to=first, reason="Illness", by=cast.signatory)
    asking.ask_for_time(agency_return=asked, to=to, reason="Illness", by=cast.signatory)
    with pytest.raises(Refused, match="asked for more time already"):
        asking.ask_for_time(agency_return=asked, to=to, reason="Illness", by=cast.signatory)
    with pytest.raises(PermissionDenied):
        asking.decide_on_time(agency_return=asked, granted=True, by=cast.signatory)
    with pytest.raises(Refused, match="Say why it is refused"):
        asking.decide_on_time(agency_return=asked, granted=False, by=cast.manager)
    asking.decide_on_time(agency_return=asked, granted=False, words="No.", by=cast.manager)
    asked.refresh_from_db()
    assert asked.due == first
    asking.ask_for_time(agency_return=asked, to=to, reason="Illness", by=cast.signatory)
    asking.decide_on_time(agency_return=asked, granted=True, by=cast.manager)
    asked.refresh_from_db()
    assert (asked.due, asked.first_due) == (to, first)
    asking.give_time(agency_return=asked, to=making.in_days(90), reason="Trial.", by=cast.manager)
    asked.refresh_from_db()
    assert (asked.due, asked.first_due) == (making.in_days(90), first)
    assert asked.extensions.count() == 3


def test_a_nil_return_says_what_was_searched(
    cast: SimpleNamespace, review: Any, asked: Return
) -> None:
    told: dict[str, Any] = {
        "period_from": making.in_days(-90),
        "period_to": making.in_days(-30),
        "said_by": "Sol Marsh, chief nurse",
    }
    with pytest.raises(Refused, match="Say what was searched"):
        actions.nil(agency_return=asked, searched=" ", by=cast.signatory, **told)
    with pytest.raises(PermissionDenied):
        actions.nil(agency_return=asked, searched="PAS", by=cast.colleague, **told)
    actions.nil(agency_return=asked, searched="PAS, by name and birth", by=cast.signatory, **told)
    assert word(asked) == "Nil return"
    assert returns_in(review)
    judging.return_for_revision(agency_return=asked, reason="Search maternity.", by=cast.manager)
    assert not returns_in(review)


def test_an_excused_agency_can_be_asked_again(
    cast: SimpleNamespace, review: Any, asked: Return
) -> None:
    asking.excuse(agency_return=asked, reason="Another trust holds it.", by=cast.manager)
    assert returns_in(review)
    again = making.ask(cast, review, cast.trust, due=making.in_days(60))
    assert again.pk == asked.pk
    assert again.first_due == asked.first_due
    assert word(asked) == "Invited"


def test_where_nobody_was_asked_the_gate_stays_shut(review: Any) -> None:
    assert not returns_in(review)


def test_acceptance_freezes(cast: SimpleNamespace, asked: Return) -> None:
    making.accepted(cast, asked)
    with pytest.raises(Refused):
        judging.return_for_revision(agency_return=asked, reason="More", by=cast.manager)
    with pytest.raises(Refused):
        writing.save(agency_return=asked, section="context", text="y", version=1, by=cast.author)
    with pytest.raises(Refused):
        asking.excuse(agency_return=asked, reason="x", by=cast.manager)
    assert Action.objects.count() == 1


def test_it_is_accepted_only_after_somebody_looked(cast: SimpleNamespace, asked: Return) -> None:
    making.sent(cast, asked)
    with pytest.raises(Refused, match="Check the quality"):
        judging.accept(agency_return=asked, by=cast.manager)
    with pytest.raises(Refused, match="say what is missing"):
        judging.check_quality(
            agency_return=asked, marks=making.all_met(asked, why=("not", "")), by=cast.manager
        )
    judging.check_quality(
        agency_return=asked, marks=making.all_met(asked, why=("not", "No why.")), by=cast.manager
    )
    with pytest.raises(Refused, match="Say why it is accepted"):
        judging.accept(agency_return=asked, by=cast.manager)
    judging.accept(agency_return=asked, words="The panel knows why.", by=cast.manager)


def test_nobody_judges_their_own_agency(cast: SimpleNamespace, review: Any, asked: Return) -> None:
    from goldthread.foundations.agencies.actions import give_seat
    from goldthread.foundations.agencies.models import Membership

    making.sent(cast, asked)
    member = factories.member(cast.partnership, Role.PANEL, cast.trust, name="Own Panel")
    give_seat(matter=review.matter, person=member, role=Role.PANEL, by=cast.manager)
    with pytest.raises(PermissionDenied):
        judging.check_quality(agency_return=asked, marks=making.all_met(asked), by=member)
    Membership.objects.create(
        person=cast.manager, partnership=cast.partnership, organisation=cast.trust,
        role=Role.PRACTITIONER,
    )  # fmt: skip
    with pytest.raises(PermissionDenied):
        judging.check_quality(agency_return=asked, marks=making.all_met(asked), by=cast.manager)


def test_a_changed_submission_is_never_accepted(cast: SimpleNamespace, asked: Return) -> None:
    making.sent(cast, asked)
    judging.check_quality(agency_return=asked, marks=making.all_met(asked), by=cast.manager)
    asked.submissions.update(content="{}")
    with pytest.raises(Refused, match="not what was signed"):
        judging.accept(agency_return=asked, by=cast.manager)


def test_the_reminder_asks_before_it_is_due_and_again_while_it_is_late(
    cast: SimpleNamespace, review: Any, asked: Return
) -> None:
    from datetime import timedelta

    def on(days: int) -> int:
        return reminding.remind(
            partnership=cast.partnership, today=asked.due + timedelta(days=days)
        )

    told = {days: on(days) for days in (-15, -14, -14, -13, -3, 0, 1, 2, 5, 6, 9, 10)}
    # Repeated keys keep the last answer: the second time of one day nobody is asked.
    assert told == {
        -15: 0, -14: 0, -13: 0, -3: 1, 0: 1, 1: 0, 2: 0, 5: 1, 6: 0, 9: 0, 10: 1,
    }  # fmt: skip
    assert asked.chases.count() == 5
    asking.excuse(agency_return=asked, reason="x", by=cast.manager)
    assert on(20) == 0


def test_what_was_sent_is_late_only_by_the_day_it_was_first_sent(
    cast: SimpleNamespace, review: Any, asked: Return, signed_in: Any
) -> None:
    from datetime import timedelta

    making.sent(cast, asked)
    today = timezone.localdate()
    for due, words in (
        (today, "sent on time"), (today - timedelta(34), "sent 34 days late"),
        (today - timedelta(1), "sent 1 day late"),
    ):  # fmt: skip
        Return.objects.filter(pk=asked.pk).update(due=due)
        later = state_now(asked, today + timedelta(60))
        assert (later.late, later.when_sent) == (0, words)
        for who, page in ((cast.signatory, "my_returns"), (cast.manager, "returns")):
            args = [review.pk] if page == "returns" else []
            shown = signed_in(who).get(reverse(page, args=args)).content.decode()
            assert f", {words}" in shown
    judging.return_for_revision(agency_return=asked, reason="Why?", by=cast.manager)
    assert state_now(asked, today + timedelta(60)).late == 0


def test_a_step_is_a_row_and_says_why(cast: SimpleNamespace, asked: Return) -> None:
    from django.db import IntegrityError, transaction

    from goldthread.casework.contributions.models import Step

    with pytest.raises(IntegrityError), transaction.atomic():
        Step.objects.create(agency_return=asked, kind=StepKind.RETURNED, by=cast.manager)
