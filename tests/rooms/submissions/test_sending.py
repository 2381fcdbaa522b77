"""Typed entries, sending, and sending again: what was added, changed, removed, and what goes on."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from goldthread.casework.submissions import answering, asking, needs, reminding, sending, typing_in
from goldthread.casework.submissions.models import Call, CallStep, Chase, Entry, EntryCorrection
from goldthread.casework.submissions.states import state_now
from goldthread.engines.chronology.versions import Row, compare
from goldthread.foundations.records.refusals import Refused
from tests.rooms.submissions import making

SignIn = Callable[[Any], Client]
FIRST = [
    (
        "03/03/2018",
        "",
        "File",
        "Health visitor saw C1 at home with mother and weighed the baby.",
        "",
        "",
    ),
    ("05/03/2018", "", "File", "Mother rang the duty line about the dogs next door.", "", ""),
    ("09/03/2018", "", "File", "Did not attend the clinic appointment for immunisation.", "", ""),
]
SECOND = [
    ("03/03/2018", "", "File",
     "Health visitor saw C1 at home with mother and father and weighed the baby.", "", ""),
    ("06/03/2018", "", "File", "Mother rang the duty line about the dogs next door.", "", ""),
    ("12/03/2018", "", "File", "Strategy meeting held by telephone.", "", ""),
]  # fmt: skip


@pytest.fixture
def twice(world: SimpleNamespace) -> SimpleNamespace:
    """Sent, and sent again with one changed, one on another day, one gone and one new."""
    world.one = making.sent(world.ours, world.author, making.as_csv(FIRST), "a.csv")
    world.two = making.sent(world.ours, world.author, making.as_csv(SECOND), "b.csv")
    return world


def test_a_new_version_says_what_it_added_changed_and_removed(twice: SimpleNamespace) -> None:
    two = twice.two
    assert (two.number, two.added, two.changed, two.removed) == (2, 1, 2, 1)
    found = sending.between(twice.one, two)
    assert [was.number for was, _ in found.changed] == [1, 2]
    assert [row.event for row in found.removed] == [FIRST[2][3]]
    assert [row.number for row in found.added] == [4], "a number is never used again"


def test_an_entry_goes_on_as_itself(twice: SimpleNamespace) -> None:
    old = {e.number: e for e in Entry.objects.filter(submission=twice.one)}
    new = {e.number: e for e in Entry.objects.filter(submission=twice.two)}
    assert set(new) == {1, 2, 4}
    for number in (1, 2):
        assert new[number].continues == old[number]
        assert new[number].identity == old[number].identity
        assert new[number].ref == old[number].ref
        assert new[number].is_changed
    assert new[4].continues is None


def test_only_the_latest_version_stands_and_the_first_is_unchanged(twice: SimpleNamespace) -> None:
    combined = Entry.objects.visible_to(twice.panel).combined()
    assert set(combined.values_list("submission", flat=True)) == {twice.two.pk}
    assert [e.event for e in Entry.objects.filter(submission=twice.one).order_by("number")] == [
        row[3] for row in FIRST
    ]


def test_both_pages_of_differences_say_it(twice: SimpleNamespace, signed_in: SignIn) -> None:
    href = reverse("chronology_changes", args=[twice.ours.pk, 2])
    html = signed_in(twice.panel).get(href).content.decode()
    for words in ("1 added, 2 changed, 1 removed", FIRST[2][3], SECOND[2][3], "mother and father"):
        assert words in html
    entry = Entry.objects.get(submission=twice.one, number=1)
    html = signed_in(twice.panel).get(entry.get_absolute_url()).content.decode()
    assert "says something else" in html


def test_the_same_again_is_not_sent(world: SimpleNamespace) -> None:
    making.sent(world.ours, world.author, making.as_csv(FIRST), "a.csv")
    making.added(world.ours, world.author, making.as_csv(FIRST) + b"\r\n", "b.csv")
    with pytest.raises(Refused, match="the same"):
        sending.send(call=world.ours, by=world.author)


def test_more_entries_beside_what_was_sent(world: SimpleNamespace) -> None:
    making.sent(world.ours, world.author, making.as_csv(FIRST), "a.csv")
    two = making.sent(world.ours, world.author, making.as_csv(SECOND[2:]), "b.csv", beside=True)
    assert (two.added, two.changed, two.removed, two.entry_count) == (1, 0, 0, 4)


def test_what_was_sent_is_changed_by_a_new_version_in_the_browser(world: SimpleNamespace) -> None:
    one = making.sent(world.ours, world.author, making.as_csv(FIRST), "a.csv")
    sent = one.entries.get(number=1)
    with pytest.raises(Refused, match="was sent"):
        typing_in.correct(entry=sent, words={"event": "Else"}, by=world.author)
    draft = sending.begin_again(call=world.ours, by=world.author)
    copy = draft.entries.get(number=1)
    typing_in.correct(entry=copy, words={"event": "Else"}, why="Typing error", by=world.author)
    typing_in.withdraw(entry=draft.entries.get(number=3), by=world.author)
    typing_in.type_entry(
        call=world.ours, words={"date_text": "9 March 2018", "event": FIRST[2][3] + " Again."},
        by=world.author,
    )  # fmt: skip
    two = sending.send(call=world.ours, by=world.author)
    assert (two.added, two.changed, two.removed) == (0, 2, 0)
    now = two.entries.get(number=1)
    assert (now.event, now.identity, sent.event) == ("Else", sent.identity, FIRST[0][3])
    # The one that was taken out and typed anew goes on as itself.
    assert two.entries.get(number=3).continues == one.entries.get(number=3)
    told = EntryCorrection.objects.get(entry=copy)
    assert (told.old, told.new, told.why) == (FIRST[0][3], "Else", "Typing error")


def test_entries_are_typed_changed_and_taken_out(world: SimpleNamespace, signed_in: SignIn) -> None:
    client = signed_in(world.author)
    words = {
        "date_text": "about 3 March 2018",
        "time": "14:30",
        "event": "Seen\nat home",
        "about": "C1",
    }
    client.post(reverse("chronology_type", args=[world.ours.pk]), words)
    entry = Entry.objects.get()
    assert (entry.date_text, entry.time, entry.about) == ("about 3 March 2018", "14:30", "C1")
    assert entry.event.replace("\r\n", "\n") == "Seen\nat home"
    assert entry.earliest is not None and entry.row == 0
    href = reverse("chronology_entry_change", args=[entry.pk])
    client.post(href, {**words, "date_text": "4 March 2018", "why": "Looked it up"})
    entry.refresh_from_db()
    assert (str(entry.earliest), entry.time, str(entry.sort_day)) == (
        "2018-03-04",
        "14:30",
        "2018-03-04",
    )
    client.post(reverse("chronology_entry_out", args=[entry.pk]))
    assert not Entry.objects.kept().exists()
    with pytest.raises(Refused, match="no entries to send"):
        sending.send(call=world.ours, by=world.author)


def test_a_time_that_is_none_is_not_lost_but_asked_about(
    world: SimpleNamespace, signed_in: SignIn
) -> None:
    href, client = reverse("chronology_type", args=[world.ours.pk]), signed_in(world.author)
    words = {"date_text": "3 March 2018", "event": "Seen"}
    assert "such as 14:30" in client.post(href, {**words, "time": "teatime"}).content.decode()
    assert not Entry.objects.exists()
    client.post(href, {**words, "time": "2.30pm"})
    assert Entry.objects.get().time == "14:30"


def test_a_draft_that_grew_meanwhile_is_looked_at_again(world: SimpleNamespace) -> None:
    making.added(world.ours, world.author)
    typing_in.type_entry(
        call=world.ours, words={"date_text": "1/1/2018", "event": "More"}, by=world.signatory
    )
    with pytest.raises(Refused, match="Look at it again"):
        sending.send(call=world.ours, by=world.author, seen=3)


@pytest.mark.parametrize(
    "who", ["other_author", "colleague", "manager", "panel", "conflicted", "emergency"]
)
def test_nobody_else_writes_or_sends(world: SimpleNamespace, who: str) -> None:
    making.added(world.ours, world.author)
    person = getattr(world, who)
    for act in (
        lambda: sending.send(call=world.ours, by=person),
        lambda: typing_in.type_entry(call=world.ours, words={"event": "x"}, by=person),
        lambda: typing_in.empty(call=world.ours, by=person),
        lambda: answering.declare_nil(call=world.ours, words="x", by=person),
        lambda: making.file_in(world.ours, person, making.as_excel(), "x.xlsx"),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_no_contact_is_declared_in_words(world: SimpleNamespace) -> None:
    with pytest.raises(PermissionDenied):
        answering.declare_nil(call=world.ours, words="Searched.", by=world.author)
    with pytest.raises(Refused):
        answering.declare_nil(call=world.ours, words=" ", by=world.signatory)
    answering.declare_nil(call=world.ours, words="EMIS searched for C1.", by=world.signatory)
    assert state_now(world.ours, making.in_days(50)).word == "No contact"
    # Something turned up after all.
    making.sent(world.ours, world.author)
    assert state_now(world.ours, making.in_days(50)).word == "Received"


def test_it_is_asked_once_chased_moved_and_excused(world: SimpleNamespace) -> None:
    with pytest.raises(Refused, match="already"):
        making.ask(world, world.review, world.trust)
    with pytest.raises(PermissionDenied):
        asking.chase(call=world.ours, by=world.panel)
    assert asking.chase(call=world.ours, by=world.lead, words="Soon?").told == world.author.name
    asking.move_due(call=world.ours, to=making.in_days(60), reason="Illness", by=world.manager)
    world.ours.refresh_from_db()
    assert (world.ours.due, world.ours.first_due) == (making.in_days(60), making.in_days(40))
    asking.excuse(call=world.ours, reason="No records", by=world.manager)
    with pytest.raises(Refused):
        making.file_in(world.ours, world.author)
    assert making.ask(world, world.review, world.trust).pk == world.ours.pk


def test_the_nightly_reminder_asks_once_for_each_time(world: SimpleNamespace) -> None:
    due = world.ours.due
    for days, asked in ((-20, 0), (-14, 2), (0, 2), (3, 0), (6, 2), (7, 0)):
        day = making.in_days((due - making.in_days(0)).days + days)
        assert reminding.remind(partnership=world.partnership, today=day) == asked, days
        assert reminding.remind(partnership=world.partnership, today=day) == 0
    assert set(Chase.objects.values_list("by", flat=True)) == {None}


def test_home_says_what_waits(world: SimpleNamespace) -> None:
    today = making.in_days(0)

    def words(who: Any, ask: Any = needs.needs, on: Any = today) -> list[str]:
        return [task.words for task in ask(who, world.partnership, on)]

    assert any("Send the chronology of Fenmarsh Hospital Trust" in w for w in words(world.author))
    assert words(world.other_author) == words(world.manager) == words(world.administrator) == []
    late = words(world.manager, needs.waiting, making.in_days(45))
    assert len(late) == 2
    making.sent(world.ours, world.author)
    assert words(world.author) == []
    assert len(words(world.manager, needs.waiting, making.in_days(45))) == 1


def test_asking_ticks_nothing_by_itself(world: SimpleNamespace, signed_in: SignIn) -> None:
    from goldthread.foundations.agencies.models import Sector
    from tests import factories

    police = factories.organisation(world.partnership, "Fenmarsh Police", Sector.POLICE)
    client = signed_in(world.manager)
    href = reverse("ask_chronologies", args=[world.review.pk])
    html = client.get(href).content.decode()
    assert "Fenmarsh Police" in html and "Fenmarsh Housing" not in html and "checked" not in html
    day = making.in_days(30)
    client.post(href, {"organisations": [police.pk], "due_day": day.day, "due_month": day.month,
                       "due_year": day.year, "due-day": day.day, "due-month": day.month,
                       "due-year": day.year})  # fmt: skip
    made = Call.objects.get(organisation=police)
    assert (made.due, made.code, made.period_from) == (
        day,
        "police",
        world.review.period_from,
    )
    assert CallStep.objects.get(call=made).kind == "asked"


def test_lists_ask_no_more_of_the_database_for_more_agencies(
    world: SimpleNamespace, signed_in: SignIn, django_assert_max_num_queries: Any
) -> None:
    from tests import factories

    client = signed_in(world.manager)
    href = reverse("calls", args=[world.review.pk])
    for number in range(8):
        making.ask(world, world.review, factories.organisation(world.partnership, f"Body {number}"))
    making.sent(world.ours, world.author)
    with django_assert_max_num_queries(32):
        html = client.get(href).content.decode()
    assert html.count("<tr") == 11


def rows(texts: list[str], day: Any = None) -> list[Row]:
    return [Row(number, day, "", (text,)) for number, text in enumerate(texts, 1)]


def test_versions_pair_repeated_rows_in_order() -> None:
    found = compare(rows(["a b c", "a b c", "d e f"]), rows(["a b c", "d e f", "a b c", "a b c"]))
    assert sorted(found.pairs) == [(1, 1), (2, 3), (3, 2)]
    assert found.added == [4] and not found.removed and not found.changed


def test_versions_of_five_thousand_rows_are_compared_in_a_moment() -> None:
    import time

    old = rows([f"visit {n} to family number {n % 97} by worker {n % 31}" for n in range(5000)])
    new = rows([f"visit {n} to family number {n % 97} by the worker {n % 31}" for n in range(5000)])
    began = time.perf_counter()
    found = compare(old[:3000] + old[3000:], old[:3000] + new[3000:])
    assert time.perf_counter() - began < 5
    assert len(found.pairs) == 5000


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Fenmarsh Police", "police"),
        ("Fenmarsh County Council Children's Services", "childrens-services"),
        ("Fenmarsh and Saltings Integrated Care Board", "saltings-integrated-care"),
        ("Fenmarsh Council", "fenmarsh-council"),
        ("???", "agency"),
    ],
)
def test_an_agencys_code_is_the_telling_words_of_its_name(name: str, code: str) -> None:
    assert asking.short_code(name, "Fenmarsh Safeguarding Children Partnership") == code
