"""An event from its first day to its feedback."""

from collections.abc import Callable
from datetime import time, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.chronology import actions as chronology
from goldthread.casework.practitioners import (
    accounts,
    actions,
    feeding_back,
    inviting,
    needs,
    recording,
    reminding,
    topics,
)
from goldthread.casework.practitioners.models import (
    Attendance,
    Contribution,
    Event,
    FeedbackRead,
    Invited,
    Key,
)
from goldthread.casework.reviews import facts
from goldthread.casework.reviews.pages import PARTS, LifePage
from goldthread.foundations.agencies import actions as agencies
from goldthread.foundations.agencies.models import Membership
from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.records.refusals import Refused
from tests import factories
from tests.rooms.chronology.conftest import made_world
from tests.rooms.practitioners.conftest import arranged, came, fed_back, invited, made_scene

SignIn = Callable[[Any], Client]


def once() -> SimpleNamespace:
    return made_scene(made_world(factories.cast()))


@pytest.fixture
def scene(shared: SimpleNamespace) -> SimpleNamespace:
    return shared


def test_the_fact_waits_for_somebody_who_came_or_for_a_reason(scene: SimpleNamespace) -> None:
    assert not facts.fact("event_held", scene.review)
    came(scene, scene.invited_hv)
    assert facts.fact("event_held", scene.review)
    inviting.mark_attendance(
        event=scene.event, came={scene.invited_hv.pk: False}, by=scene.facilitator
    )
    assert not facts.fact("event_held", scene.review)
    row = actions.say_not_held(
        review=scene.review, event=scene.event, reason="Everybody was ill.", by=scene.lead
    )
    assert facts.fact("event_held", scene.review)
    actions.make_event(review=scene.review, by=scene.lead)
    assert not facts.fact("event_held", scene.review)  # another one is still to come
    actions.say_not_held(review=scene.review, reason="Asked one by one.", by=scene.lead)
    assert facts.fact("event_held", scene.review)
    actions.take_back_not_held(row=row, by=scene.lead)
    with pytest.raises(Refused):
        actions.take_back_not_held(row=row, by=scene.lead)


def test_not_held_needs_a_reason_and_nobody_who_came(scene: SimpleNamespace) -> None:
    with pytest.raises(Refused, match="Say why"):
        actions.say_not_held(review=scene.review, reason=" ", by=scene.lead)
    came(scene, scene.invited_hv)
    for event in (scene.event, None):
        with pytest.raises(Refused, match="Somebody came"):
            actions.say_not_held(review=scene.review, event=event, reason="x", by=scene.lead)


def test_a_place_or_a_link_and_an_end_after_the_beginning(scene: SimpleNamespace) -> None:
    with pytest.raises(Refused) as stop:
        arranged(scene.event, scene.lead, place="", purpose=" ", ends=time(13))
    assert len(stop.value.reasons) == 3


def test_two_events_are_not_arranged_at_one_time(scene: SimpleNamespace) -> None:
    second = actions.make_event(review=scene.review, by=scene.lead)
    with pytest.raises(Refused, match="There is a practitioner event on that day at that time"):
        arranged(second, scene.lead)
    arranged(second, scene.lead, starts=time(15))
    arranged(scene.event, scene.lead, place="Mill")
    actions.say_not_held(review=scene.review, event=scene.event, reason="Ill.", by=scene.lead)
    arranged(second, scene.lead)


def test_a_change_asks_those_who_replied_again(scene: SimpleNamespace, signed_in: SignIn) -> None:
    inviting.reply(invited=scene.invited_hv, answer="coming", by=scene.hv)
    today = timezone.localdate()
    own = Invited.objects.of_person(scene.hv)
    assert not own.to_reply(today).exists()
    arranged(scene.event, scene.lead, days=3)
    assert own.to_reply(today).exists()
    assert "Reply again" in signed_in(scene.hv).get("/").content.decode()
    html = signed_in(scene.hv).get(reverse("my_event", args=[scene.invited_hv.pk])).content.decode()
    assert "Please reply again" in html


def test_what_is_the_same_is_no_new_version(scene: SimpleNamespace) -> None:
    assert arranged(scene.event, scene.lead).version == 1
    words = scene.event.statements.get().words
    assert actions.word_statement(
        event=scene.event, words=words, version=1, by=scene.lead
    ).version == 1  # fmt: skip


def test_a_reply_names_who_should_be_asked_instead(scene: SimpleNamespace) -> None:
    with pytest.raises(Refused, match="who should be asked"):
        inviting.reply(invited=scene.invited_hv, answer="someone-else", by=scene.hv)
    row = inviting.reply(
        invited=scene.invited_hv, answer="someone-else", someone_else="The team lead",
        needs="A quiet room", by=scene.hv,
    )  # fmt: skip
    assert (row.someone_else, row.needs) == ("The team lead", "A quiet room")
    # By telephone, recorded by who keeps the key; nobody else.
    inviting.reply(invited=scene.invited_hv, answer="coming", by=scene.facilitator)
    for who in (scene.lead, scene.mw, scene.signatory, scene.emergency, scene.conflicted):
        with pytest.raises(PermissionDenied):
            inviting.reply(invited=scene.invited_hv, answer="coming", by=who)
    assert [row.answer for row in scene.invited_hv.replies.all()] == ["coming", "someone-else"]


def test_the_statement_is_acknowledged_version_by_version(scene: SimpleNamespace) -> None:
    inviting.acknowledge(invited=scene.invited_hv, version=1, by=scene.hv)
    inviting.acknowledge(invited=scene.invited_hv, version=1, by=scene.hv)
    assert scene.invited_hv.acknowledged.count() == 1
    actions.word_statement(event=scene.event, words="New.", version=1, by=scene.lead)
    with pytest.raises(Refused, match="changed"):
        inviting.acknowledge(invited=scene.invited_hv, version=1, by=scene.hv)
    with pytest.raises(PermissionDenied):
        inviting.acknowledge(invited=scene.invited_hv, version=2, by=scene.manager)
    with pytest.raises(Refused, match="meanwhile"):
        actions.word_statement(event=scene.event, words="Mine.", version=1, by=scene.lead)


def test_the_code_is_not_that_of_the_register(scene: SimpleNamespace) -> None:
    from goldthread.foundations.people import actions as people

    involved = people.involve(
        matter=scene.review.matter, role="health visitor", by=scene.manager,
        forename="Hetty", surname="Vane", organisation=scene.trust,
    )  # fmt: skip
    word = scene.invited_hv.key.code.word
    assert word.startswith("HV")
    assert involved.code != word


def test_one_person_has_one_code_at_every_event_of_a_review(scene: SimpleNamespace) -> None:
    second = actions.make_event(review=scene.review, by=scene.lead)
    arranged(second, scene.lead, days=5)
    again = inviting.invite(
        event=second, role="health visitor", person=scene.hv, organisation=scene.trust,
        by=scene.manager,
    )  # fmt: skip
    assert again.key.code_id == scene.invited_hv.key.code_id
    # But what stands under it at one event does not show at the other.
    assert not Contribution.objects.of_person(scene.hv).filter(event=second).exists()


def test_who_cannot_be_invited(scene: SimpleNamespace) -> None:
    def refused(match: str, **who: Any) -> None:
        with pytest.raises(Refused, match=match):
            inviting.invite(event=scene.event, by=scene.manager, **{"role": "midwife", **who})

    refused("invited already", person=scene.hv)
    refused("invited already", name="H", email=scene.hv.email.upper())
    refused("sits at the table", person=scene.panel)
    refused("conflict of interest", person=scene.conflicted)
    refused("no role here", person=scene.stranger)
    refused("write a name", name="Only Name")
    refused("what they were", name="A", email="a@b.example", role="wizard")
    elsewhere = factories.organisation(scene.elsewhere)
    refused("of this partnership", name="A", email="a@b.example", organisation=elsewhere)
    for who in (scene.lead, scene.leadchair, scene.panel, scene.emergency, scene.hv):
        with pytest.raises(PermissionDenied):
            inviting.invite(event=scene.event, role="midwife", person=scene.uninvited, by=who)


def test_no_facilitator_from_a_body_whose_staff_are_invited(scene: SimpleNamespace) -> None:
    Membership.objects.create(
        person=scene.panel, partnership=scene.partnership, role=Role.EXECUTIVE,
        organisation=scene.trust,
    )  # fmt: skip
    with pytest.raises(Refused, match="whose staff are invited"):
        actions.name_facilitator(event=scene.event, person=scene.panel, by=scene.manager)
    with pytest.raises(Refused, match="no seat at the table"):
        actions.name_facilitator(event=scene.event, person=scene.uninvited, by=scene.manager)
    with pytest.raises(PermissionDenied):
        actions.name_facilitator(event=scene.event, person=scene.lead, by=scene.lead)
    third = factories.organisation(scene.partnership, "Fenmarsh Police")
    Membership.objects.create(
        person=scene.facilitator, partnership=scene.partnership, role=Role.EXECUTIVE,
        organisation=third,
    )  # fmt: skip
    with pytest.raises(Refused, match="leads this event and works for"):
        invited(scene, scene.uninvited, "police officer", third)


def test_the_key_goes_with_the_facilitator(scene: SimpleNamespace, signed_in: SignIn) -> None:
    href = reverse("event_key", args=[scene.event.pk])
    assert signed_in(scene.facilitator).get(href).status_code == 200
    actions.end_facilitator(facilitator=scene.event.facilitators.get(), by=scene.manager)
    assert signed_in(scene.facilitator).get(href).status_code == 403
    assert not Key.objects.visible_to(scene.facilitator).exists()
    # A facilitator whose seat has ended keeps nothing, named or not.
    actions.name_facilitator(event=scene.event, person=scene.facilitator, by=scene.manager)
    seat = scene.review.matter.seats.get(holder=scene.facilitator)
    seat.starts = seat.ends = timezone.localdate() - timedelta(days=1)
    seat.save()
    assert signed_in(scene.facilitator).get(href).status_code == 404


def test_attendance_is_put_right_by_a_later_row(scene: SimpleNamespace) -> None:
    came(scene, scene.invited_hv)
    came(scene, scene.invited_hv)
    assert Attendance.objects.count() == 1
    inviting.mark_attendance(event=scene.event, came={scene.invited_hv.pk: False}, by=scene.manager)
    assert not Invited.objects.came().exists()
    assert Attendance.objects.count() == 2
    with pytest.raises(Refused, match="changed meanwhile"):
        inviting.mark_attendance(event=scene.event, came={999_999: True}, by=scene.manager)
    for who in (scene.lead, scene.panel, scene.emergency, scene.hv):
        with pytest.raises(PermissionDenied):
            inviting.mark_attendance(event=scene.event, came={}, by=who)


def test_nothing_is_recorded_before_the_day(scene: SimpleNamespace) -> None:
    arranged(scene.event, scene.lead, days=1)
    code = scene.invited_hv.key.code
    with pytest.raises(Refused, match="not taken place"):
        recording.record(event=scene.event, code=code, kind="idea", words="x", by=scene.lead)
    with pytest.raises(Refused, match="not taken place"):
        recording.add_own(invited=scene.invited_hv, kind="idea", words="x", by=scene.hv)
    with pytest.raises(Refused, match="not taken place"):
        came(scene, scene.invited_hv)


def test_closed_is_closed_until_it_is_opened_again(scene: SimpleNamespace) -> None:
    with pytest.raises(Refused, match="who came first"):
        actions.close(event=scene.event, by=scene.lead)
    came(scene, scene.invited_hv)
    said = recording.add_own(invited=scene.invited_hv, kind="idea", words="x", by=scene.hv)
    with pytest.raises(Refused, match="1 of the contributions still has"):
        actions.close(event=scene.event, by=scene.lead)
    recording.look_through(contribution=said, words="x", version=1, by=scene.facilitator)
    actions.close(event=scene.event, by=scene.lead)
    tries: list[Callable[[], Any]] = [
        lambda: recording.add_own(invited=scene.invited_hv, kind="idea", words="y", by=scene.hv),
        lambda: recording.correct(contribution=said, words="z", because="", version=1, by=scene.hv),
        lambda: arranged(scene.event, scene.lead, days=9),
        lambda: came(scene, scene.invited_mw),
        lambda: invited(scene, scene.uninvited, "midwife", scene.trust),
        lambda: topics.add_topic(event=scene.event, episode=scene.birth, by=scene.lead),
        lambda: inviting.reply(invited=scene.invited_mw, answer="coming", by=scene.mw),
    ]
    for act in tries:
        with pytest.raises(Refused, match="closed"):
            act()
    with pytest.raises(Refused, match="Say why"):
        actions.open_again(event=scene.event, reason="", by=scene.lead)
    actions.open_again(event=scene.event, reason="A late word.", by=scene.lead)
    recording.add_own(invited=scene.invited_hv, kind="idea", words="y", by=scene.hv)


def test_topics_are_of_this_review_once_and_leave_with_a_reason(
    scene: SimpleNamespace, signed_in: SignIn
) -> None:
    with pytest.raises(Refused, match="already"):
        topics.add_topic(event=scene.event, episode=scene.home, by=scene.lead)
    chronology.withdraw(episode=scene.birth, reason="x", by=scene.lead)
    with pytest.raises(Refused, match="has not been withdrawn"):
        topics.add_topic(event=scene.event, episode=scene.birth, by=scene.lead)
    with pytest.raises(Refused, match="Say why"):
        topics.take_out(topic=scene.topic, reason="", by=scene.lead)
    topics.take_out(topic=scene.topic, reason="Too soon.", by=scene.lead)
    html = signed_in(scene.hv).get(reverse("my_event", args=[scene.invited_hv.pk])).content.decode()
    assert "The days before going home." not in html


def test_only_released_words_are_read(scene: SimpleNamespace, signed_in: SignIn) -> None:
    topics.word_topic(
        topic=scene.topic, neutral="Newer words.", questions="", known_then="", version=1,
        by=scene.lead,
    )  # fmt: skip
    client, href = signed_in(scene.hv), reverse("my_event", args=[scene.invited_hv.pk])
    html = client.get(href).content.decode()
    assert "The days before" in html
    assert "Newer words." not in html
    with pytest.raises(Refused, match="meanwhile"):
        topics.release_topic(topic=scene.topic, version=1, by=scene.lead)
    topics.release_topic(topic=scene.topic, version=2, by=scene.lead)
    assert "Newer words." in client.get(href).content.decode()


def test_feedback_goes_to_those_who_came_and_is_read(
    scene: SimpleNamespace, signed_in: SignIn
) -> None:
    row = feeding_back.write_feedback(
        event=scene.event, heard="Too few.", will_do="Cover.", version=0, by=scene.lead
    )
    with pytest.raises(Refused, match="Nobody came"):
        feeding_back.release_feedback(event=scene.event, version=1, by=scene.manager)
    came(scene, scene.invited_hv)
    own = {who: reverse("my_event", args=[getattr(scene, f"invited_{who}").pk])
           for who in ("hv", "mw")}  # fmt: skip
    assert "Too few." not in signed_in(scene.hv).get(own["hv"]).content.decode()
    for who in (scene.lead, scene.facilitator, scene.panel, scene.hv):
        with pytest.raises(PermissionDenied):
            feeding_back.release_feedback(event=scene.event, version=1, by=who)
    feeding_back.release_feedback(event=scene.event, version=row.version, by=scene.manager)
    assert "Too few." in signed_in(scene.hv).get(own["hv"]).content.decode()
    assert "Too few." not in signed_in(scene.mw).get(own["mw"]).content.decode()
    assert "Read what became" in signed_in(scene.hv).get("/").content.decode()
    signed_in(scene.hv).post(reverse("my_feedback", args=[scene.invited_hv.pk]), {"version": "1"})
    assert FeedbackRead.objects.get().invited == scene.invited_hv
    assert "Read what became" not in signed_in(scene.hv).get("/").content.decode()
    with pytest.raises(Refused):
        feeding_back.read_feedback(invited=scene.invited_mw, version=1, by=scene.mw)
    html = signed_in(scene.panel).get(
        reverse("event_feedback", args=[scene.event.pk])
    ).content.decode()  # fmt: skip
    assert "Read by 1 of 1 who came" in html


def test_a_past_event_is_not_late_for_who_waits_for_its_feedback(
    scene: SimpleNamespace, signed_in: SignIn
) -> None:
    inviting.reply(invited=scene.invited_hv, answer="coming", by=scene.hv)
    came(scene, scene.invited_hv)
    later = timezone.localdate() + timedelta(days=22)

    def waiting(today: Any) -> list[Any]:
        found = needs.waiting(scene.hv, scene.partnership, today)
        return [(task.words, task.due) for task in found]

    today = timezone.localdate()
    assert waiting(today) == [("A practitioner event that you are part of", today)]
    assert waiting(later) == [("Feedback on a practitioner event that you were part of", None)]
    fed_back(scene)
    assert waiting(later) == [("A practitioner event that you were part of", None)]


def test_home_says_what_waits(scene: SimpleNamespace, signed_in: SignIn) -> None:
    today = timezone.localdate()

    def words(kind: Any, who: Any) -> list[str]:
        return [task.words for task in kind(who, scene.partnership, today)]

    assert words(needs.needs, scene.hv) == ["Reply to an invitation to a practitioner event"]
    assert words(needs.needs, scene.mw) == ["Reply to an invitation to a practitioner event"]
    assert words(needs.needs, scene.uninvited) == []
    assert words(needs.waiting, scene.lead) == []
    assert words(needs.waiting, scene.manager) == [
        f"2 replies to the practitioner event of {scene.review.code}"
    ]
    came(scene, scene.invited_hv)
    recording.add_own(invited=scene.invited_hv, kind="idea", words="x", by=scene.hv)
    assert words(needs.needs, scene.manager) == [
        f"Look through what practitioners wrote for {scene.review.code}: 1",
        f"Feedback is owed to practitioners who came for {scene.review.code}",
    ]
    assert words(needs.needs, scene.stranger) == []
    later = today + timedelta(days=1)
    inviting.mark_attendance(event=scene.event, came={scene.invited_hv.pk: False}, by=scene.manager)
    found = [task.words for task in needs.needs(scene.manager, scene.partnership, later)]
    assert f"Record who came to the practitioner event of {scene.review.code}" in found
    for who in ("manager", "hv"):
        assert signed_in(getattr(scene, who)).get("/").status_code == 200


def test_reminders_go_once_a_week_three_times_and_name_nobody(scene: SimpleNamespace) -> None:
    arranged(scene.event, scene.lead, days=60)
    today = timezone.localdate()
    mail.outbox.clear()

    def sent(days: int) -> int:
        return reminding.remind(partnership=scene.partnership, today=today + timedelta(days=days))

    assert sent(3) == 0
    # Only hv has an account that the invitation names.
    assert [sent(7), sent(7), sent(10), sent(14), sent(21), sent(28)] == [1, 0, 0, 1, 1, 0]
    assert mail.outbox[0].to == [scene.hv.email]
    whole = mail.outbox[0].subject + mail.outbox[0].body
    for words in ("Zephyr", scene.review.code, "Hetty", "practitioner", "review"):
        assert words not in whole
    agencies.declare_conflict(
        matter=scene.review.matter, person=scene.hv, reason="Kin.", by=scene.manager
    )
    came_before = len(mail.outbox)
    sent(35)
    assert len(mail.outbox) == came_before


def test_somebody_without_an_account_is_asked_to_join(scene: SimpleNamespace) -> None:
    row = inviting.invite(
        event=scene.event, role="police officer", name="Nora Count", email="Nora@Police.example",
        organisation=scene.housing, by=scene.manager,
    )  # fmt: skip
    mail.outbox.clear()
    assert "asks them to join" in accounts.tell(row, by=scene.manager)
    assert mail.outbox[0].to == ["nora@police.example"]
    assert "practitioner event" not in mail.outbox[0].body
    # Once the account is there, the invitation is theirs.
    person = factories.person("Nora Count", "nora@police.example")
    agencies.appoint(
        person=person, partnership=scene.partnership, role=Role.PRACTITIONER,
        organisation=scene.housing, by=scene.manager,
    )  # fmt: skip
    assert Invited.objects.of_person(person).get() == row


def test_an_address_serves_only_the_partnership_that_invited(
    scene: SimpleNamespace, signed_in: SignIn
) -> None:
    Membership.objects.filter(person=scene.mw).update(partnership=scene.elsewhere)
    client = signed_in(scene.mw)
    assert client.get(reverse("my_event", args=[scene.invited_mw.pk])).status_code == 404


def test_rows_hold_together(scene: SimpleNamespace) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Contribution.objects.filter(pk=scene.said_hv.pk).update(in_own_words=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        Invited.objects.filter(pk=scene.invited_hv.pk).update(withdrawn_at=timezone.now())
    with pytest.raises(IntegrityError), transaction.atomic():
        scene.event.arrangements.update(place="", link="")


def _more(scene: SimpleNamespace, number: int) -> None:
    for n in range(number):
        person = factories.member(
            scene.partnership, Role.PRACTITIONER, scene.trust, name=f"Prac Titioner{n}"
        )
        row = invited(scene, person, "nurse", scene.trust)
        inviting.reply(invited=row, answer="coming", by=person)
        recording.record(
            event=scene.event, topic=scene.topic, code=row.key.code, kind="idea", words=f"w{n}",
            by=scene.facilitator,
        )  # fmt: skip
        recording.record(
            event=scene.event, code=row.key.code, kind="helped", words=f"v{n}",
            by=scene.facilitator,
        )  # fmt: skip
        recording.record(
            event=scene.event, code=scene.invited_hv.key.code, kind="helped", words=f"z{n}",
            by=scene.facilitator,
        )  # fmt: skip


@pytest.mark.parametrize(
    ("who", "name"),
    [("manager", "event"), ("panel", "event"), ("manager", "event_notes"),
     ("panel", "event_notes"), ("facilitator", "event_key"), ("manager", "event_attendance"),
     ("manager", "record_words"), ("panel", "event_feedback"), ("hv", "my_event"),
     ("panel", "events"), ("manager", "home")],
)  # fmt: skip
def test_a_page_asks_as_much_for_twenty_as_for_two(
    scene: SimpleNamespace, signed_in: SignIn, who: str, name: str
) -> None:
    args = {
        "my_event": [scene.invited_hv.pk],
        "events": [scene.review.pk],
        "home": [],
    }.get(name, [scene.event.pk])
    came(scene, scene.invited_hv)
    fed_back(scene)
    client, href = signed_in(getattr(scene, who)), reverse(name, args=args)
    client.get(href)
    with CaptureQueriesContext(connection) as few:
        assert client.get(href).status_code == 200
    _more(scene, 20)
    if name == "events":
        for days in range(1, 6):
            event = actions.make_event(review=scene.review, by=scene.lead)
            arranged(event, scene.lead, days=days)
    with CaptureQueriesContext(connection) as many:
        client.get(href)
    assert len(many) == len(few)
    assert Event.objects.exists()


def test_the_overview_says_what_is_known_of_an_event_whose_day_has_passed(
    scene: SimpleNamespace, signed_in: SignIn
) -> None:
    def part() -> str:
        parts = LifePage.of(scene.review, scene.manager).parts
        return next(one.words for one in parts if one.name == "Practitioner event").capitalize()

    def event(who: Any = scene.manager) -> str:
        return signed_in(who).get(reverse("event", args=[scene.event.pk])).content.decode()

    assert "Not held yet" in part()
    scene.event.arrangements.update(day=timezone.localdate() - timedelta(days=1))
    assert "Day has passed, attendance not recorded" in part()
    assert "Attendance not recorded" in event()
    assert "not recorded yet" in event(scene.panel)
    both = {scene.invited_hv.pk: False, scene.invited_mw.pk: False}
    inviting.mark_attendance(event=scene.event, came=both, by=scene.manager)
    assert "Nobody came" in part()
    for who in (scene.manager, scene.panel):
        assert "not recorded" not in event(who).lower()
    actions.say_not_held(review=scene.review, event=scene.event, reason="Ill.", by=scene.manager)
    assert "Not held, a reason is given" in part()
    assert PARTS["publication_not_held"] == ("Hold on publication", "none", "in force")
