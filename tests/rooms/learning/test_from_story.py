"""A learning point comes from entries; an episode and an entry lead forward to learning points."""

from functools import partial
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from goldthread.casework.chronology import actions as chronology
from goldthread.casework.submissions import sending, typing_in
from goldthread.casework.submissions.models import Entry
from goldthread.foundations.access.models import AuditRow
from goldthread.foundations.records.refusals import Refused
from goldthread.improvement.learning import drawing
from goldthread.improvement.learning.models import FromEntry, FromEpisode
from goldthread.improvement.learning.pages_story import cited_of
from tests import scenes
from tests.rooms.chronology.joining import write
from tests.rooms.freezing.test_freezing import tamper
from tests.rooms.learning.conftest import text_of
from tests.rooms.learning.telling import drawn, told

pytestmark = pytest.mark.django_db
OTHER = "The patrol looked in the yard and saw two dogs."


@pytest.fixture
def world(cast):
    return told(cast)


def say(world, *entries, by=None):
    drawing.draw_from_entries(
        learning_point=world.learning,
        identities=[one.identity for one in entries],
        by=by or world.lead,
    )


def other_words(world):
    """The police send again, with other words for the patrol."""
    sending.begin_again(call=world.police.call, by=world.police.signs)
    draft = Entry.objects.get(identity=world.patrol.identity, submission__sent_at__isnull=True)
    typing_in.correct(entry=draft, words={"event": OTHER}, by=world.police.signs)
    sending.send(call=world.police.call, by=world.police.signs)


def test_an_entry_is_said_taken_back_and_never_deleted(world):
    for entries in ([world.patrol], [world.patrol], [], [world.patrol]):
        say(world, *entries)
    rows = FromEntry.objects.order_by("pk")
    assert [row.undone_by for row in rows] == [world.lead, None]
    verbs = AuditRow.objects.filter(did__startswith="learning.").values_list("did", flat=True)
    assert sorted(verbs) == [
        "learning.drawn_entry", "learning.drawn_entry", "learning.undrawn_entry",
    ]  # fmt: skip


def test_it_is_cited_from_the_signed_version_and_keeps_its_words(world):
    say(world, world.patrol)
    other_words(world)
    [cited] = cited_of(world.learning, world.lead)
    assert cited.frozen == world.frozen
    assert cited.entry.event == world.patrol.event
    assert cited.now.event == OTHER
    assert cited.since == "Its agency has sent other words since"
    assert cited.href == reverse("frozen_entry", args=[world.review.pk, 1, world.patrol.ref])


def test_an_entry_sent_since_is_in_no_signed_version(world):
    sending.begin_again(call=world.police.call, by=world.police.signs)
    write(world.police, [("1 June 2026", "A second dog is licensed.")])
    sending.send(call=world.police.call, by=world.police.signs)
    say(world, Entry.objects.combined().get(event__startswith="A second dog"), world.patrol)
    assert list(FromEntry.objects.order_by("entry__sort_day").values_list("frozen", flat=True)) == [
        world.frozen.pk, None,
    ]  # fmt: skip


def test_nothing_is_cited_from_a_version_that_was_changed(world):
    tamper(world.frozen, b"Routine patrol", b"No patrol what")
    with pytest.raises(Refused, match="was changed in the database"):
        say(world, world.patrol)
    assert not FromEntry.objects.exists()


def test_only_those_who_lead_may_say(world):
    for nobody in (world.panel, world.author, world.stranger, world.police.signs):
        with pytest.raises(PermissionDenied):
            say(world, world.patrol, by=nobody)
        with pytest.raises(PermissionDenied):
            drawing.lead_from_episode(
                episode=world.home, learning_points=[world.learning], by=nobody
            )
        with pytest.raises(PermissionDenied):
            drawing.lead_from_entry(
                review=world.review, identity=world.patrol.identity,
                learning_points=[world.learning], by=nobody,
            )  # fmt: skip


def test_what_is_of_another_review_or_of_no_list_is_refused(world, cast):
    other = scenes.recommended(cast, title="Wren")
    with pytest.raises(Refused, match="not in the combined chronology"):
        drawing.draw_from_entries(
            learning_point=other.learning, identities=[world.patrol.identity], by=cast.manager
        )
    with pytest.raises(Refused, match="not in the combined chronology"):
        drawing.draw_from_entries(
            learning_point=world.learning, identities=[uuid4()], by=world.lead
        )
    for lead in (
        partial(drawing.lead_from_episode, episode=world.home),
        partial(drawing.lead_from_entry, review=world.review, identity=world.patrol.identity),
    ):
        with pytest.raises(Refused, match="same review"):
            lead(learning_points=[other.learning], by=world.lead)


def test_an_episode_that_was_withdrawn_teaches_nothing_new(world):
    chronology.withdraw(episode=world.home, reason="It was another child.", by=world.lead)
    with pytest.raises(Refused, match="KE1 was withdrawn"):
        drawing.lead_from_episode(
            episode=world.home, learning_points=[world.learning], by=world.lead
        )
    assert not FromEpisode.objects.exists()


def test_entries_are_ticked_or_given_by_their_numbers(world, signed_in):
    drawing.draw_from_episodes(learning_point=world.learning, episodes=[world.home], by=world.lead)
    browser = signed_in(world.manager)
    address = reverse("from_entries", args=[world.learning.pk])
    page = text_of(browser.get(address))
    assert world.visit.ref in page
    assert "Routine patrol" not in page
    answer = browser.post(address, {"others": "police:99"})
    assert "There is no entry police:99" in text_of(answer)
    assert not FromEntry.objects.exists()
    browser.post(
        address, {"entries": [str(world.visit.identity)], "others": f" {world.patrol.ref}, "}
    )
    shown = text_of(browser.get(reverse("learning_point", args=[world.learning.pk])))
    assert world.visit.ref in shown
    assert world.patrol.ref in shown
    browser.post(address, {"entries": [str(world.patrol.identity)], "others": ""})
    standing = FromEntry.objects.standing().values_list("identity", flat=True)
    assert list(standing) == [world.patrol.identity]


def test_learning_is_said_from_the_episode_and_from_the_entry(world, signed_in):
    browser = signed_in(world.manager)
    onward = [
        reverse("episode_learning", args=[world.home.pk]),
        reverse("entry_learning", args=[world.review.pk, world.patrol.identity]),
    ]
    homes = [
        reverse("episode", args=[world.home.pk]),
        reverse("combined_entry", args=[world.review.pk, world.patrol.identity]),
    ]
    for address, home in zip(onward, homes, strict=True):
        assert address in browser.get(home).content.decode()
        assert world.learning.text in text_of(browser.get(address))
        assert browser.post(address, {"points": [world.learning.pk]}).url == home
    assert FromEpisode.objects.standing().get().episode == world.home
    assert FromEntry.objects.standing().get().entry == world.patrol
    for address in onward:
        browser.post(address, {})
    assert not FromEpisode.objects.standing().exists()
    assert not FromEntry.objects.standing().exists()


def test_the_doors(world, signed_in):
    """The review is published: whoever has no seat at its table still learns nothing of them."""
    drawn(world)
    onward = (
        reverse("episode_learning", args=[world.home.pk]),
        reverse("entry_learning", args=[world.review.pk, world.patrol.identity]),
    )
    back = reverse("from_entries", args=[world.learning.pk])
    for who, reads, writes, says in (
        ("lead", 200, 302, 200), ("panel", 200, 403, 403), ("colleague", 404, 404, 403),
        ("stranger", 404, 404, 404), ("administrator", 404, 404, 404),
    ):  # fmt: skip
        browser = signed_in(getattr(world, who))
        assert browser.get(back).status_code == says, who
        for address in onward:
            assert browser.get(address).status_code == reads, who
            assert browser.post(address, {}).status_code == writes, who


def test_a_colleague_is_not_told_of_entries_on_the_learning_point(world, signed_in):
    drawn(world)
    page = text_of(signed_in(world.colleague).get(world.learning.get_absolute_url())).lower()
    assert "entr" not in page
    assert "patrol" not in page
