"""From the call for chronologies to a version that is frozen and signed, as four people.

The business manager asks two agencies; each brings in a file, one with a row that is mended in
place. The lead reviewer brings them together, decides on what is suggested, asks an agency about a
contradiction, makes a key episode with the keyboard, looks at the timeline, freezes and signs.
The review, its period and the lead reviewer's seat are made beforehand.
"""

import csv
import io
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from goldthread.casework.reviews.models import Review
from goldthread.foundations.agencies.models import Sector
from goldthread.foundations.agencies.roles import Role
from tests import factories
from tests.journeys.clicks import Hand
from tests.rooms.chronology.joining import agency
from tests.rooms.reviews import making as reviews

pytestmark = pytest.mark.journey
MOST = 30  # presses for all that one person does here
HEADINGS = ("Date", "Time", "Source", "Event")
POLICE = (
    ("12/03/2026", "14:00", "Log 7", "Domestic abuse incident at the home address. Officers "
     "attended with the social worker. Children seen and safe and well."),
    ("31/02/2026", "", "Log 9", "Stolen bicycle reported by a neighbour."),
    ("20/05/2026", "21:40", "Log 12", "Neighbour rang 999: shouting in the flat and dogs barking."),
)  # fmt: skip
CARE = (
    ("12/03/2026", "14:10", "Case file", "Police reported a domestic abuse incident at the home "
     "address. Joint visit with police. Children not seen."),
    ("20/05/2026", "10:00", "Contact", "Neighbour rang: shouting in the flat and dogs barking."),
)  # fmt: skip


@pytest.fixture
def world(cast: SimpleNamespace) -> SimpleNamespace:
    cast.review = reviews.commissioned(cast)
    Review.objects.filter(pk=cast.review.pk).update(
        period_from=date(2026, 1, 1), period_to=date(2026, 6, 30)
    )
    cast.lead = factories.member(cast.partnership, Role.LEAD_REVIEWER, name="Lea Seat")
    reviews.seat(cast, cast.review, cast.lead, Role.LEAD_REVIEWER)
    cast.police = agency(cast, "Fenmarsh Police", Sector.POLICE)
    cast.care = agency(cast, "Fenmarsh Social Care", Sector.LOCAL_AUTHORITY)
    return cast


def test_from_a_call_for_chronologies_to_a_signed_version(
    world: SimpleNamespace, hand: Callable[[Any], Hand]
) -> None:
    manager = hand(world.manager)
    ask_for_chronologies(manager)
    police, care = hand(world.police.signs), hand(world.care.signs)
    send_a_file(police, POLICE, mended="28/02/2026")
    send_a_file(care, CARE)
    lead = hand(world.lead)
    bring_together(lead)
    decide_on_links(lead)
    ask_about_the_conflict(lead)
    answer(care)
    make_an_episode_by_keyboard(lead)
    look_at_the_timeline(lead)
    freeze_and_sign(lead)
    for person in (manager, police, care, lead):
        print(f"{person.name}: {person.presses} presses, {person.counts}")
        assert max(person.counts.values()) < MOST


def ask_for_chronologies(manager: Hand) -> None:
    with manager.sits_down_to("ask for chronologies"):
        manager.follow("Reviews")
        manager.follow("Review of Robin")
        manager.follow("Chronologies")
        manager.press("Ask for chronologies")
        manager.tick("Fenmarsh Police")
        manager.tick("Fenmarsh Social Care")
        manager.date("When is it due?", timezone.localdate() + timedelta(days=30))
        manager.press("Ask them")
        manager.reads("Asked: Fenmarsh Police, Fenmarsh Social Care.")
    manager.finds_nothing_in_the_way()


def send_a_file(signatory: Hand, rows: Sequence[Sequence[str]], mended: str = "") -> None:
    with signatory.sits_down_to("send a file"):
        signatory.follow("Acknowledge, or send, the chronology")
        signatory.follow("Bring in a file")
        file = {"name": "log.csv", "mimeType": "text/csv", "buffer": as_csv(rows)}
        signatory.page.get_by_label("Your chronology").set_input_files(file)
        signatory.press("Look at it")
        signatory.reads("Nothing has been saved yet.")
        if mended:
            signatory.reads("is not a real date")
            signatory.write("Row 2, Date.", mended)
            signatory.press("Show it with these choices")
            signatory.reads(f"is now “{mended}”")
            signatory.finds_nothing_in_the_way()
        signatory.press(f"Add {len(rows)} entries")
        signatory.press("Look at it and send it")
        signatory.press(f"Send {len(rows)} entries")
        signatory.reads(f"Sent: {len(rows)} entries.")
    signatory.finds_nothing_in_the_way()


def as_csv(rows: Sequence[Sequence[str]]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows([HEADINGS, *rows])
    return out.getvalue().encode()


def open_the_chronology(lead: Hand) -> None:
    lead.follow("Reviews")
    lead.follow("Review of Robin")
    lead.follow("Combined chronology")


def bring_together(lead: Hand) -> None:
    with lead.sits_down_to("bring them together"):
        open_the_chronology(lead)
        lead.press("Bring the agencies’ chronologies together")
        lead.reads("2 accounts of one occurrence")
    lead.finds_nothing_in_the_way()


def decide_on_links(lead: Hand) -> None:
    """The incident is one occurrence; two calls twelve hours apart are not."""
    with lead.sits_down_to("decide on links"):
        open_the_chronology(lead)
        lead.follow("Open police:1")
        lead.follow("Accept the link with social-care:1")
        lead.write("Why?", "One visit, told by both who went.")
        lead.press("Accept the link")
        lead.follow("Open police:3")
        lead.follow("Reject the link with social-care:2")
        lead.write("Why?", "One rang in the morning, the other at night.")
        lead.press("Reject the link")
        lead.reads("One rang in the morning")
    lead.finds_nothing_in_the_way()


def ask_about_the_conflict(lead: Hand) -> None:
    with lead.sits_down_to("ask about the conflict"):
        open_the_chronology(lead)
        lead.follow("Fenmarsh Police: child seen")
        lead.finds_nothing_in_the_way()
        lead.follow("Fenmarsh Social Care about social-care:1")
        lead.write("What do you ask the agency?", "Did your worker see the children herself?")
        lead.press("Send the question")
        lead.reads("Did your worker see the children herself?")


def answer(signatory: Hand) -> None:
    """It sees the question and its own entry, and nothing of the other agency."""
    with signatory.sits_down_to("answer"):
        signatory.follow("Answer a question about entry social-care:1")
        expect(signatory.page.get_by_text("Officers attended")).to_have_count(0)
        signatory.write("Your agency’s answer", "No. She waited in the hall.")
        signatory.press("Send the answer")
        signatory.reads("No. She waited in the hall.")
    signatory.finds_nothing_in_the_way()


def make_an_episode_by_keyboard(lead: Hand) -> None:
    """No mouse: J to the entries, X to choose, E to make the episode."""
    with lead.sits_down_to("make an episode"):
        open_the_chronology(lead)
        lead.page.wait_for_url("**/chronology/")  # its script has run: keys are heard
        keyboard = lead.page.keyboard
        keyboard.press("?")
        keys = lead.page.get_by_role("dialog", name="Keys")
        expect(keys).to_be_visible()
        keyboard.press("Escape")
        expect(keys).to_be_hidden()
        for _ in range(2):
            keyboard.press("j")
            keyboard.press("x")
        keyboard.press("e")
        lead.reads("Make an episode of 2 entries")
        lead.write("Title", "The visit of 12 March")
        lead.write("When did it begin?", "12 March 2026")
        lead.write("Why does it matter?", "Two agencies, and nobody saw the children.")
        lead.finds_nothing_in_the_way()
        lead.page.get_by_role("button", name="Put them into the episode").focus()
        keyboard.press("Enter")
        lead.reads("The visit of 12 March")


def look_at_the_timeline(lead: Hand) -> None:
    with lead.sits_down_to("look at the timeline"):
        open_the_chronology(lead)
        lead.follow("Timeline")
        expect(lead.page.get_by_role("link", name="Key episode KE1: The visit")).to_be_visible()
        lead.reads("1 January 2026 to 30 June 2026")
        lead.types_to_move("+")
        expect(lead.page.get_by_text("1 January 2026 to 30 June 2026")).to_have_count(0)
        lead.types_to_move("0")
        lead.reads("1 January 2026 to 30 June 2026")
    lead.finds_nothing_in_the_way()


def freeze_and_sign(lead: Hand) -> None:
    with lead.sits_down_to("freeze and sign"):
        open_the_chronology(lead)
        lead.follow("Frozen versions")
        lead.press("Freeze the chronology as it stands now")
        lead.reads("On one conflict nobody has given a view.")
        lead.write("What is this version for?", "For the panel of June")
        lead.write("Why is it frozen although something is unsettled?", "The panel weighs it.")
        lead.press("Freeze this version")
        lead.press("Sign version 1")
        lead.reads("I sign version 1 of the combined chronology")
        lead.reads("Lea Seat, lead reviewer")
    lead.finds_nothing_in_the_way()
