"""What follows: notifications by their clocks, letters read back, home, reminders, query counts."""

import io
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from docx import Document

from goldthread.casework.frameworks import held
from goldthread.casework.intake import needs, notifying, reminding, scoping, writing
from goldthread.casework.intake.models import Letter, Notification, Referral
from goldthread.casework.intake.pages_unit import OverviewPage
from goldthread.foundations.agencies import actions as agencies
from goldthread.foundations.records.refusals import Refused
from goldthread.rules.workingdays import add_working_days
from tests import factories
from tests.rooms.intake import making
from tests.rooms.intake.conftest import made_world

DAY = timedelta(days=1)


def once() -> SimpleNamespace:
    return made_world(factories.cast())


@pytest.fixture
def world(shared: SimpleNamespace) -> SimpleNamespace:
    return shared


def words_of(letter: Letter) -> str:
    """Everything that a letter says, its tables too."""
    with letter.file.open("rb") as opened:
        document = Document(io.BytesIO(opened.read()))
    cells = [c.text for t in document.tables for row in t.rows for c in row.cells]
    return "\n".join([p.text for p in document.paragraphs] + cells)


def notified(world: Any) -> Notification:
    making.looked_at(world.referral, world.manager, "notification", **making.NOTIFY)
    return world.referral.notifications.get(step="notify-panel")


def test_a_notification_is_listed_at_once_with_its_day(world: SimpleNamespace) -> None:
    row = notified(world)
    calendar = held.calendar_of(world.partnership)
    assert row.due == add_working_days(world.referral.aware_on, 5, calendar)
    assert "16C" in row.source
    assert world.referral.notifications.count() == 1


def test_a_looked_after_child_who_died_is_told_to_more(world: SimpleNamespace) -> None:
    facts = {**making.NOTIFY, "looked_after": True}
    making.looked_at(world.referral, world.manager, "notification", **facts)
    assert set(world.referral.notifications.values_list("step", flat=True)) == {
        "notify-panel",
        "notify-secretary-of-state",
        "notify-ofsted",
    }


def test_sent_in_time_starts_the_clock_of_the_rapid_review(world: SimpleNamespace) -> None:
    row, today = notified(world), timezone.localdate()
    with pytest.raises(PermissionDenied):
        notifying.mark(notification=row, what="sent", on=today, who="x", by=world.officer)
    with pytest.raises(Refused, match="who sent it"):
        notifying.mark(notification=row, what="sent", on=today, by=world.manager)
    notifying.mark(notification=row, what="sent", on=today, who="Mira Holt", by=world.manager)
    rapid = world.referral.notifications.get(step="rapid-review")
    assert rapid.due == add_working_days(today, 15, held.calendar_of(world.partnership))
    with pytest.raises(Refused, match="already"):
        notifying.mark(notification=row, what="sent", on=today, who="x", by=world.manager)
    page = OverviewPage.of(world.referral, world.manager, today)
    assert [(c.words, c.state) for c in page.clocks] == [
        ("Notify the national panel", "met"),
        ("Send the rapid review to the national panel", "running"),
    ]


def test_late_or_missed_says_why(world: SimpleNamespace) -> None:
    row = notified(world)
    Notification.objects.filter(pk=row.pk).update(due=timezone.localdate() - 3 * DAY)
    today = timezone.localdate()
    with pytest.raises(Refused, match="Say why"):
        notifying.mark(notification=row, what="sent", on=today, who="M", by=world.manager)
    with pytest.raises(Refused, match="why it was missed"):
        notifying.mark(notification=row, what="missed", on=today, by=world.manager)
    told = {"notification": row, "by": world.manager, "on": today}
    notifying.mark(what="missed", reason="Nobody was told.", **told)
    notifying.mark(what="sent", who="M", **told)
    assert [mark.what for mark in row.marks.all()] == ["sent", "missed"]


def test_a_missed_notification_is_listed_when_only_the_local_review_was_weighed(
    world: SimpleNamespace, signed_in: Any
) -> None:
    """The Overview’s words lead to it, and the last step is open until it was sent."""
    today, client = timezone.localdate(), signed_in(world.manager)
    Referral.objects.filter(pk=world.referral.pk).update(aware_on=today - 20 * DAY)
    world.referral.refresh_from_db()
    here = reverse("referral_notifications", args=[world.referral.pk])
    overview = reverse("referral", args=[world.referral.pk])
    assert "Answer the criteria of a notification" in client.get(here).content.decode()
    making.decided(world, making.with_chair(world, world.referral))
    row = world.referral.notifications.get(step="notify-panel")
    assert row.due < today
    html = client.get(here).content.decode()
    assert reverse("notification_mark", args=[world.referral.pk, row.pk]) in html
    assert "Answer the criteria of a notification" not in html
    assert f'href="{here}">{(today - row.due).days} days late; say why' in (
        client.get(overview).content.decode()
    )

    def last_step() -> tuple[str, str]:
        step = OverviewPage.of(world.referral, world.manager, today).steps[-1]
        return step.status, step.hint

    assert last_step() == ("in progress", "2 to notify")
    told = {"on": today, "who": "Mira Holt", "by": world.manager}
    notifying.mark(notification=row, what="sent", reason="Nobody was told.", **told)
    assert "say why" not in client.get(overview).content.decode()
    for other in world.referral.notifications.exclude(marks__what="sent"):
        notifying.mark(notification=other, what="sent", **told)
    assert last_step() == ("Completed", "")


def test_what_was_found_not_notifiable_is_not_listed_by_a_review(world: SimpleNamespace) -> None:
    facts = {**making.NOTIFY, "abuse_or_neglect": False}
    making.looked_at(world.referral, world.manager, "notification", **facts)
    making.decided(world, making.with_chair(world, world.referral))
    assert not world.referral.notifications.filter(step="notify-panel").exists()


def test_a_decision_from_before_gets_its_notification_by_the_daily_run(
    world: SimpleNamespace,
) -> None:
    making.decided(world, making.with_chair(world, world.referral))
    rows = world.referral.notifications.filter(step="notify-panel")
    rows.delete()
    reminding.remind(partnership=world.partnership, today=timezone.localdate())
    assert rows.count() == 1


def test_somebody_else_can_be_added(world: SimpleNamespace) -> None:
    told = {"referral": world.referral, "because": "An inquest", "by": world.manager}
    row = notifying.must_tell(to="The coroner", **told)
    assert row.due is None
    with pytest.raises(Refused, match="already"):
        notifying.must_tell(to="The coroner", **told)


def test_an_agencys_letters_carry_names_and_no_more(world: SimpleNamespace) -> None:
    for kind in ("scoping", "secure"):
        said = words_of(world.request.letters.get(kind=kind))
        assert "Robin Lark" in said
        assert "Wren Lark" in said
        for secret in ("Zephyr", "Mill Lane", "midwife", "Pia", "died", "Neglect"):
            assert secret not in said, (kind, secret)


def test_the_letter_to_the_referrer_names_nobody_of_the_family(world: SimpleNamespace) -> None:
    said = words_of(world.referral.letters.get(kind="acknowledgement"))
    assert world.referral.code in said
    assert "call 999" in said
    assert not any(name in said for name in ("Robin", "Lark", "Wren"))


def test_the_chairs_letter_has_the_facts_the_views_and_the_dissent(world: SimpleNamespace) -> None:
    making.with_chair(world, world.referral)
    said = words_of(world.referral.letters.get(kind="to-chair"))
    for words in ("disagrees", "Nia Frost says so.", "It says so in the file.", "Quorum reached"):
        assert words in said
    assert "Robin" not in said


def test_letters_about_the_decision_go_to_the_referrer_and_each_agency(
    world: SimpleNamespace,
) -> None:
    made = making.decided(world, making.with_chair(world, world.referral))
    with pytest.raises(PermissionDenied):
        writing.tell_of_decision(decision=made, words="x", by=world.officer)
    letters = writing.tell_of_decision(
        decision=made, words="There will be a review.", by=world.manager
    )
    assert [one.kind for one in letters] == ["decision-referrer", "decision-agency"]
    agency = words_of(letters[1])
    assert "hold a review: Child Safeguarding Practice Review" in agency
    assert "Children will be safer" not in agency
    assert Letter.objects.visible_to(world.colleague).filter(pk=letters[1].pk).exists()
    assert not Letter.objects.visible_to(world.colleague).filter(pk=letters[0].pk).exists()
    with pytest.raises(Refused, match="have been written"):
        writing.tell_of_decision(decision=made, words="x", by=world.manager)


def test_the_notification_letter_says_the_law(world: SimpleNamespace) -> None:
    notified(world)
    said = words_of(writing.notify_national_panel(referral=world.referral, by=world.manager))
    assert "section 16C" in said
    assert "Robin Lark" in said


def words_for(who: Any, world: Any, today: date | None = None) -> list[str]:
    found = needs.needs(who, world.partnership, today or timezone.localdate())
    return [task.words for task in found]


def test_home_says_what_waits_for_whom(world: SimpleNamespace) -> None:
    code = world.referral.code
    assert words_for(world.colleague, world) == [
        f"Say whether your organisation knew a child: {code}"
    ]
    assert words_for(world.author, world)[-1].startswith("Finish the referral you began")
    assert words_for(world.administrator, world) == []
    assert words_for(world.conflicted, world) == []
    late = timezone.localdate() + 30 * DAY
    assert f"Fenmarsh Housing has not answered about {code}" in words_for(
        world.manager, world, late
    )
    notified(world)
    assert any("national Child" in words for words in words_for(world.manager, world))
    record = making.looked_at(world.referral, world.manager, "lcspr", **making.LCSPR)
    row = making.advised(record, world.manager)
    assert words_for(world.officer, world) == [f"Give your view of {code}"]
    making.viewed(world, row)
    assert words_for(world.officer, world) == []
    from goldthread.casework.intake.deciding import send_to_chair

    send_to_chair(recommendation=row, by=world.manager)
    assert words_for(world.chair, world) == [f"Decide on {code}"]
    waits = [t.words for t in needs.waiting(world.manager, world.partnership, timezone.localdate())]
    assert f"The chair’s decision on {code}" in waits
    making.decided(world, row)
    assert words_for(world.chair, world) == []
    assert f"Write the letters about the decision on {code}" in words_for(world.manager, world)


def test_home_shows_a_new_referral_with_its_danger(world: SimpleNamespace) -> None:
    from goldthread.casework.intake.models import Referral

    new = making.sent(world.author, world.partnership)
    Referral.objects.filter(pk=new.pk).update(in_danger="yes")
    tasks = list(needs.needs(world.manager, world.partnership, timezone.localdate()))
    assert (tasks[0].words, tasks[0].detail) == (
        f"Read referral {new.code}",
        "A child was in danger when it was sent",
    )


def test_reminders_are_sent_once_each_and_name_nobody(world: SimpleNamespace) -> None:
    mail.outbox.clear()
    due = world.request.due
    calendar = held.calendar_of(world.partnership)
    assert reminding.occasion(due, due - 10 * DAY, calendar) == ""
    assert reminding.remind(partnership=world.partnership, today=due) == 1
    assert reminding.remind(partnership=world.partnership, today=due) == 0
    assert reminding.remind(partnership=world.partnership, today=due + DAY) == 1
    assert reminding.remind(partnership=world.partnership, today=due + 2 * DAY) == 0
    assert reminding.remind(partnership=world.partnership, today=due + 8 * DAY) == 1
    assert {one.to[0] for one in mail.outbox} == {world.colleague.email}
    assert not any("Robin" in one.body or world.referral.code in one.body for one in mail.outbox)
    scoping.reply(request=world.request, known="not-known", by=world.colleague)
    assert reminding.remind(partnership=world.partnership, today=due + 30 * DAY) == 0


def test_members_and_chair_are_reminded_but_nobody_with_a_conflict(world: SimpleNamespace) -> None:
    record = making.looked_at(world.referral, world.manager, "lcspr", **making.LCSPR)
    making.advised(record, world.manager)
    scoping.reply(request=world.request, known="not-known", by=world.colleague)
    mail.outbox.clear()
    today = timezone.localdate()
    assert reminding.remind(partnership=world.partnership, today=today) == 0
    assert reminding.remind(partnership=world.partnership, today=today + 3 * DAY) == 1
    told = {one.to[0] for one in mail.outbox}
    assert told == {world.officer.email, world.nurse.email, world.worker.email}


def test_whoever_has_a_conflict_is_not_told_that_a_request_waits(world: SimpleNamespace) -> None:
    assert scoping.answerers(world.referral, [world.trust]) == [world.signatory]
    agencies.declare_conflict(
        matter=world.referral.matter, person=world.signatory, reason="Kin.", by=world.manager
    )
    assert world.signatory not in scoping.answerers(world.referral, [world.trust])


def queries(client: Any, href: str) -> int:
    client.get(href)
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert client.get(href).status_code == 200
    return len(seen)


def test_lists_ask_the_same_number_of_questions_whatever_their_length(
    world: SimpleNamespace, signed_in: Any
) -> None:
    manager, housing = signed_in(world.manager), signed_in(world.colleague)
    hrefs = {
        reverse("referrals"): manager,
        reverse("home"): manager,
        reverse("scoping_requests"): housing,
        reverse("scoping", args=[world.referral.pk]): manager,
        reverse("referral", args=[world.referral.pk]): manager,
    }
    making.asked(world.referral, world.manager, world.trust)
    for _ in range(2):
        extra = making.accepted(making.sent(world.author, world.partnership), world.manager)
        making.asked(extra, world.manager, world.housing)
    few = [queries(client, href) for href, client in hrefs.items()]
    for number in range(6):
        extra = making.accepted(making.sent(world.author, world.partnership), world.manager)
        making.asked(extra, world.manager, world.housing)
        if number < 2:
            making.asked(world.referral, world.manager, [world.police, world.council][number])
    assert [queries(client, href) for href, client in hrefs.items()] == few


def test_the_export_names_no_child(world: SimpleNamespace, signed_in: Any) -> None:
    got = signed_in(world.manager).get(reverse("referrals"), {"format": "csv", "words": "Robin"})
    text = b"".join(got.streaming_content).decode()
    assert world.referral.code in text
    assert "Robin" not in text


def test_filters_by_state(world: SimpleNamespace, signed_in: Any) -> None:
    new = making.sent(world.author, world.partnership)
    client = signed_in(world.manager)
    for state, shown, hidden in [
        ("new", new, world.referral),
        ("scoping", world.referral, new),
        ("decided", None, new),
    ]:
        html = client.get(reverse("referrals"), {"state": state}).content.decode()
        if shown:
            assert shown.code in html
        assert hidden.code not in html


def test_the_day_the_authority_became_aware_moves_what_is_not_sent(world: SimpleNamespace) -> None:
    row, today = notified(world), timezone.localdate()
    with pytest.raises(PermissionDenied):
        notifying.became_aware(referral=world.referral, on=today, because="x", by=world.officer)
    for on, because, words in [(today + DAY, "x", "future"), (today, " ", "how this is known")]:
        with pytest.raises(Refused, match=words):
            notifying.became_aware(
                referral=world.referral, on=on, because=because, by=world.manager
            )
    notifying.became_aware(
        referral=world.referral, on=today, because="Their duty log.", by=world.manager
    )
    row.refresh_from_db()
    assert row.due == add_working_days(today, 5, held.calendar_of(world.partnership))
    notifying.mark(notification=row, what="sent", on=today, who="M", by=world.manager)
    was = row.due
    notifying.became_aware(
        referral=world.referral, on=today - 9 * DAY, because="Earlier.", by=world.manager
    )
    row.refresh_from_db()
    assert row.due == was
    assert world.referral.event_days.count() == 2
