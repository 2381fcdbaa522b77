"""The life of a case in the demonstration: something to see in every room, at every point."""

import pytest
from django.utils import timezone

from demo.people import CAST
from demo.story import Story
from goldthread.casework.alongside import holds
from goldthread.casework.alongside.models import FamilyMember
from goldthread.casework.balance.models import BalancePassage, Incongruence
from goldthread.casework.chronology import episodes
from goldthread.casework.chronology.models import (
    AgencyQuery,
    Conflict,
    EntryTag,
    EpisodeEntry,
    Link,
    Tag,
    Weighing,
)
from goldthread.casework.contributions.models import Extension, Return, StepKind
from goldthread.casework.contributions.states import state_of
from goldthread.casework.frameworks import held
from goldthread.casework.freezing import versions
from goldthread.casework.freezing.copies.pseudonyms import Replacer
from goldthread.casework.freezing.differences import compare
from goldthread.casework.freezing.standing import Standing
from goldthread.casework.intake.models import (
    Known,
    Mark,
    PanelView,
    Referral,
    ScopingReply,
    ScopingRequest,
)
from goldthread.casework.intake.states import state_of as referral_state
from goldthread.casework.intake.states import with_state
from goldthread.casework.meetings.models import Meeting, MeetingAction, MinutesStep, State
from goldthread.casework.practitioners.models import Contribution, Feedback, Invited
from goldthread.casework.reviews.models import Check, MilestoneMove, Review, TermsOfReference
from goldthread.casework.submissions.models import Call, Entry, EntryCorrection, SourceFile
from goldthread.casework.timeline.models import LifeEvent
from goldthread.foundations.people.models import HistoryCheck, SamePerson
from goldthread.foundations.people.register import as_json
from goldthread.improvement.assurance.auditing import drawn_again
from goldthread.improvement.assurance.looking import levels
from goldthread.improvement.assurance.models import Audit, Sample
from goldthread.improvement.learning.models import FromEpisode
from goldthread.improvement.recommendations.models import Address
from goldthread.rules.assurance import Level
from goldthread.rules.reviewgates import Stage

pytestmark = pytest.mark.django_db


def test_fenmarsh_has_places_a_clock_and_a_review_of_its_own(fenmarsh: Story) -> None:
    ours = fenmarsh.world.fenmarsh
    assert "Fenmarsh" in held.places_of(ours)
    rapid = next(one for one in held.rules_of(ours, "cspr") if one.step == "rapid-review")
    assert rapid.number == 13
    assert any(kind.local for kind in held.kinds(ours))


def test_referrals_at_every_point(fenmarsh: Story) -> None:
    rows = with_state(Referral.objects.filter(submitted_at__isnull=False))
    states = {referral_state(row).key for row in rows}
    assert states >= {"new", "scoping", "panel", "decided", "pass-on", "duplicate"}
    assert Referral.objects.filter(submitted_at__isnull=True).count() == 1


def test_scoping_replies_of_every_kind_and_one_late_request(fenmarsh: Story) -> None:
    replies = ScopingReply.objects.filter(request__referral=fenmarsh.kept["robin referral"])
    assert set(replies.values_list("known", flat=True)) == set(Known.values)
    assert any(timezone.localdate(one.at) > one.request.due for one in replies)
    today = timezone.localdate()
    assert ScopingRequest.objects.filter(replies__isnull=True, due__lt=today).exists()


def test_the_panel_dissents_and_everything_was_notified(fenmarsh: Story) -> None:
    views = PanelView.objects.filter(recommendation=fenmarsh.kept["robin advice"])
    assert set(views.values_list("agrees", flat=True)) == {True, False}
    for row in fenmarsh.kept["robin referral"].notifications.all():
        assert row.marks.filter(what=Mark.SENT).exists(), row


def test_a_history_check_found_the_father_and_was_answered(fenmarsh: Story) -> None:
    check = fenmarsh.kept["robin father"].checks.get()
    assert check.closed_at is not None
    assert SamePerson.objects.filter(because__check_of=check).exists()
    told = check.answers.filter(child__isnull=False)
    assert {one.child.surname for one in told} >= {"Reeve"}
    reviews = HistoryCheck.objects.exclude(involvement__matter__circle="workers")
    assert reviews.filter(closed_at__isnull=True).count() == 1


def test_robin_was_commissioned_and_gathers(fenmarsh: Story) -> None:
    robin = Review.objects.get(pk=fenmarsh.kept["robin"].pk)
    assert robin.matter == fenmarsh.kept["robin referral"].matter
    assert robin.at_stage == Stage.GATHERING
    assert robin.pseudonyms.first().check_result == Check.CLEAR
    assert TermsOfReference.objects.agreed(robin).version == 2
    assert MilestoneMove.objects.filter(milestone__review=robin).count() == 1
    assert fenmarsh.kept["finch"].__class__.objects.get(subject="Finch").at_stage == (
        Stage.BOARD_RESPONSE
    )


def test_one_return_in_each_state(fenmarsh: Story) -> None:
    today = timezone.localdate()
    rows = Return.objects.filter(review=fenmarsh.kept["robin"]).with_last_step()
    states = {row.organisation.sector: state_of(row, today) for row in rows}
    words = [one.word for one in states.values()]
    for word in ("Invited", "Acknowledged", "Being written", "Sent", "Accepted", "Nil return"):
        assert word in words, word
    assert any(one.late for one in states.values())
    assert Extension.objects.filter(granted=True).exists()
    sent_twice = fenmarsh.kept["robin return community"]
    assert sent_twice.submissions.count() == 2
    assert sent_twice.steps.filter(kind=StepKind.RETURNED).exists()


def test_what_runs_beside_and_the_family(fenmarsh: Story) -> None:
    robin = fenmarsh.kept["robin"]
    assert holds.held(robin)
    assert robin.proceedings.count() == 2
    logs = FamilyMember.objects.filter(review=robin)
    assert logs.filter(contacts__isnull=False).exists()
    assert logs.filter(reasons__isnull=False).exists()


def test_two_meetings_one_minuted_one_to_come(fenmarsh: Story) -> None:
    rows = Meeting.objects.filter(review=fenmarsh.kept["robin"]).with_state()
    assert {row.state for row in rows} == {State.HELD, State.PLANNED}
    assert MinutesStep.objects.filter(step=MinutesStep.Step.AGREED).exists()
    assert MeetingAction.objects.exists()


def test_three_episodes_an_event_and_feedback_not_released(fenmarsh: Story) -> None:
    robin = fenmarsh.kept["robin"]
    assert len(episodes.of(robin)) == 3
    assert FromEpisode.objects.filter(learning_point__review=robin).count() >= 4
    event = fenmarsh.kept["robin event"]
    assert Contribution.objects.filter(event=event).count() >= 5
    assert Feedback.objects.get(event=event).released_at is None
    assert Invited.objects.filter(event=event, person__isnull=True).exists()


def test_what_was_proved_fell_back_and_was_proved_again(fenmarsh: Story) -> None:
    known = levels(Address.objects.all(), today=timezone.localdate())
    found = {one.level for one in known.values()}
    assert found == {Level.NOT_KNOWN, Level.DONE, Level.IN_PLACE, Level.EMBEDDED}
    again = fenmarsh.kept["wren.R1 to community"]
    assert known[again.pk].level is Level.EMBEDDED
    assert [row.verdict for row in again.tests.all()] == ["yes", "no", "yes"]
    assert [row.closed_at is None for row in Audit.objects.all()] == [True, False]
    assert all(drawn_again(row) for row in Sample.objects.all())


def test_nobody_of_an_agency_has_a_seat_on_robin(fenmarsh: Story) -> None:
    authors = {one.key for one in CAST if one.role.value in {"author", "signatory", "practitioner"}}
    seated = set(fenmarsh.kept["robin"].matter.seats.values_list("holder_id", flat=True))
    assert seated.isdisjoint({fenmarsh.people[key].pk for key in authors})


def test_robins_agencies_sent_chronologies_that_are_brought_together(fenmarsh: Story) -> None:
    review = fenmarsh.kept["robin"]
    calls = Call.objects.filter(review=review).with_last_step()
    assert {call.last_step for call in calls} >= {"asked", "acknowledged", "received", "nil"}
    assert SourceFile.objects.in_hand().count() == 1
    links = Link.objects.filter(review=review)
    assert {link.standing for link in links} >= {"suggested", "accepted", "rejected"}
    about = set(Conflict.objects.filter(review=review).values_list("about", flat=True))
    assert about == {"date", "time", "seen", "attendance", "injury"}
    assert Weighing.objects.filter(conflict__review=review).count() == 3
    asked = AgencyQuery.objects.filter(review=review)
    assert (asked.open().count(), asked.count()) == (1, 3)


def test_robins_chronology_is_rich_enough_to_judge_by(fenmarsh: Story) -> None:
    review = fenmarsh.kept["robin"]
    entries = Entry.objects.combined().filter(review=review)
    assert entries.count() >= 290
    assert entries.values("organisation").distinct().count() == 7
    assert entries.filter(is_nil=True).count() >= 4
    assert entries.filter(uncertain=True).count() >= 5
    assert EntryCorrection.objects.filter(entry__in=entries).count() >= 2
    police = fenmarsh.kept["robin chronology police"].submissions.order_by("-number").first()
    assert (police.number, police.added, police.changed) == (2, 1, 1)
    tags = EntryTag.objects.standing().filter(review=review)
    assert set(tags.values_list("tag", flat=True)) == set(Tag.values)
    in_episodes = EpisodeEntry.objects.filter(entry__review=review, back_at__isnull=True)
    assert in_episodes.values("episode").distinct().count() == 3


def test_robins_chronology_is_frozen_signed_and_changed_since(fenmarsh: Story) -> None:
    review = fenmarsh.kept["robin"]
    frozen = versions.latest_signed(review)
    assert frozen is not None
    assert frozen.unsettled
    assert versions.is_whole(frozen)
    since = compare(versions.Opened(frozen), Standing.now(review))
    assert since.changed
    assert since.said["Comments"]
    assert Replacer.of(as_json(review.matter)).text("Mabel") == "Robin’s half-sibling"


def test_robins_life_events_and_what_was_recorded_of_strengths_show(fenmarsh: Story) -> None:
    review = fenmarsh.kept["robin"]
    assert LifeEvent.objects.filter(review=review).count() == 6
    passages = BalancePassage.objects.filter(review=review)
    assert {"suggested", "accepted", "rejected"} <= {row.standing for row in passages}
    assert {"strength", "risk"} == {row.kind for row in passages}
    standing = Incongruence.objects.filter(review=review).values_list("standing", flat=True)
    assert {"weighed", "suggested"} <= set(standing)
