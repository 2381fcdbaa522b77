"""The whole path, from the first word about a child to an accepted return, as five people.

A practitioner refers; the business manager runs it; the chair decides; an agency's signatory and
its author answer. Everybody finds everything from their home page, and each press is counted.
Each of the four others does all of their work in under thirty presses. The business manager's
work is more than that as a whole, because it spans weeks: it is counted by sitting (receive,
weigh, send to the chair, commission, ask for returns, judge), and each sitting is under thirty.
The counts and their sum are printed.

Signing in is not counted. The seats and views of three panel members, and the earlier case in
which the father was known, are made through the real actions. The manager keeps two of the twelve
lines of enquiry that set-up suggests. More cost the author no press: twelve are counted in
`tests/rooms/contributions/test_twelve_lines.py`.
"""

from collections.abc import Callable
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any
from urllib.parse import urljoin

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from goldthread.casework.contributions.models import Return
from goldthread.casework.frameworks.models import Area
from goldthread.casework.intake import deciding
from goldthread.casework.intake.models import Recommendation
from goldthread.foundations.agencies import actions as agencies
from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.people import actions as people
from tests import factories
from tests.journeys.clicks import Hand
from tests.rooms.intake import making as intake

pytestmark = pytest.mark.journey
MOST = 30  # presses: each piece of essential work takes fewer
TRUST, HOUSING = "Fenmarsh Hospital Trust", "Fenmarsh Housing"
PROMISE = "Ask about dogs at every visit"


def days(number: int) -> date:
    return timezone.localdate() + timedelta(days=number)


@pytest.fixture
def world(cast: SimpleNamespace) -> SimpleNamespace:
    """More people, and an earlier case in which the father is known under another spelling."""
    intake.people(cast)
    Area.objects.create(partnership=cast.partnership, places="Fenmarsh")
    factories.member(cast.partnership, Role.LEAD_REVIEWER, name="Lea Grey")
    cast.neighbour = factories.member(
        cast.partnership, Role.SIGNATORY, cast.housing, name="Hal Roe"
    )
    before = factories.matter(cast.partnership, "R-2012-01")
    for role, forename, born in (
        ("child", "Wren", date(2012, 5, 6)),
        ("father", "Jonathan", date(1990, 4, 12)),
    ):
        people.involve(
            matter=before, role=role, by=cast.manager, forename=forename, surname="Dunlin", dob=born
        )
    return cast


def test_from_the_first_word_to_an_accepted_return(
    world: SimpleNamespace, hand: Callable[[Any], Hand]
) -> None:
    practitioner, manager = hand(world.practitioner), hand(world.manager)
    refer(practitioner)
    receive(manager)
    signatory = hand(world.signatory)
    say_it_was_known(signatory)
    weigh(manager)
    give_views(world)
    send_to_the_chair(manager)
    chair = hand(world.chair)
    decide(chair)
    commission(manager)
    agree_terms(chair)
    ask_for_returns(manager)
    name_the_author(signatory, world.author.name)
    author = hand(world.author)
    write_the_report(author, owner=world.author.name)
    sign_off(signatory)
    judge(manager)

    author.page.reload()
    with author.sits_down_to("see the action"):
        author.reads("You own 1 open action")
    sees_nothing_of_it(hand(world.neighbour))
    count(practitioner, manager, chair, signatory, author, by_sitting=manager)


def refer(person: Hand) -> None:
    """Safety first, then page by page, then sent."""
    with person.sits_down_to("refer"):
        person.follow("Tell us about a serious incident")
        person.tick("No", "Is any child in danger now?")
        person.write("What has been done to keep children safe?", "The sister is with her aunt.")
        person.write("Who did it?", "Pia Wells, hospital")
        person.date("When was it done?", days(0))
        person.press("Save and continue")
        person.tick("A child died")
        person.write("What happened?", "He was found not breathing. The dog was in the room.")
        person.tick("Yes", "Is abuse or neglect known or suspected?")
        person.write("What makes you think so?", "Nobody had asked about the dogs.")
        person.press("Save and continue")
        person.date("On which day did it happen?", days(-3))
        person.write("Where did it happen?", "Mill Lane, Fenmarsh")
        person.date("On which day did your organisation first know", days(-2))
        person.press("Save and continue")
        person.write("First name", "Robin")
        person.write("Last name", "Lark")
        person.date("Date of birth", days(-18))
        person.write("Where does the child normally live?", "Mill Lane, Fenmarsh")
        person.press("Save and continue")
        name_the_father(person)
        person.tick(TRUST)
        person.tick(HOUSING)
        person.write("How have agencies worked together", "Nobody told the midwife of the dogs.")
        person.press("Save and continue")
        person.press("Continue")  # no papers
        person.press("Send the referral")
        person.reads("Your referral is sent")
    person.finds_nothing_in_the_way()


def name_the_father(person: Hand) -> None:
    person.follow("Add somebody")
    person.pick("Who are they to the child?", "father")
    person.write("First name", "Jon")
    person.write("Last name", "Dunlyn")
    person.date("Date of birth", date(1990, 12, 4))
    person.press("Add this person")
    person.press("Continue")


def receive(manager: Hand) -> None:
    """Read, accept, put everybody on the register, ask agencies, answer the history checks."""
    with manager.sits_down_to("receive"):
        manager.follow("Read referral FEN-")
        manager.reads("The dog was in the room.")
        manager.finds_nothing_in_the_way()
        manager.write("What is known of the children", "The duty team was rung: she is safe.")
        manager.tick("Accepted for scoping")
        manager.write("Why?", "It may meet the criteria.")
        manager.press("Record this")
        manager.finds_nothing_in_the_way()
        manager.press("Put everyone on the register")
        manager.reads("On the register: Robin Lark as C1, Jon Dunlyn as F.")
        manager.tick(TRUST)
        manager.tick(HOUSING)
        manager.press("Ask these agencies")
        manager.reads("2 agencies are asked")
        manager.finds_nothing_in_the_way()
        manager.follow("Say what history tells us about F")
        say_what_history_tells(manager)
        manager.follow("Next: say what history tells us about C1")
        manager.write("What does this history tell us?", "Both registers were looked at: nothing.")
        manager.press("Record and close the history check")
        manager.reads("The history check is closed")


def say_what_history_tells(manager: Hand) -> None:
    """The father is the man of the earlier case, and had another child there."""
    manager.reads("Jonathan Dunlin")
    manager.tick("Yes, it is the same person")
    manager.write("What decides it?", "His mother gave both spellings.")
    manager.press("Decide about this suggestion")
    manager.finds_nothing_in_the_way()
    told = ("He was a father before.", "Wren was hurt in his care. Nobody told the midwife.")
    boxes = manager.page.get_by_label("What does this history tell us?").all()
    for box, words in zip(boxes, told, strict=True):
        box.fill(words)
    manager.press("Record and close the history check")
    manager.reads("The history check is closed")
    manager.finds_nothing_in_the_way()


def say_it_was_known(signatory: Hand) -> None:
    with signatory.sits_down_to("say that the child was known"):
        signatory.follow("Say whether your organisation knew a child")
        signatory.tick("Known")
        signatory.write("What was your contact", "Midwives saw the baby three times.")
        signatory.date("On which day were your records secured?", days(0))
        signatory.write("Who secured them?", "The records manager")
        signatory.press("Send the answer")
        signatory.reads("Your answer is sent")
    signatory.finds_nothing_in_the_way()


# The referral said already that abuse is suspected, that the child died, and where.
NOTIFY = (
    ("Is it known or suspected that the child", "Yes"),
    ("Has the child died?", "Yes"),
    ("Did it happen in this local authority", "Yes"),
    ("Was the child looked after", "No"),
)
LOCAL = (
    ("Does the case show improvements", "Yes"),
    ("Does the case show themes", "Yes"),
    ("Is there concern about how two or more agencies", "Yes"),
    ("Does the national panel think", "No"),
)


def weigh(manager: Hand) -> None:
    """Notification, the local review weighed, a recommendation, and a seat for the chair."""
    with manager.sits_down_to("weigh"):
        manager.follow("Weigh FEN-")
        look_at(manager, "Notification of a serious incident", NOTIFY)
        manager.press("Keep these answers")
        manager.reads("answers are kept")
        manager.reads("Notify the national Panel")
        look_at(manager, "Local Child Safeguarding Practice Review", LOCAL)
        manager.reads("Nobody told the midwife of the dogs.")
        manager.finds_nothing_in_the_way()
        manager.press("Keep them and recommend")
        manager.reads("answers are kept")
        manager.tick("Hold this review", "What do you recommend?")
        manager.write("Why?", "It can teach much about dogs, and about what was known before.")
        manager.press("Put it to the panel")
        manager.reads("Recommendation 1 is with the panel")
        manager.finds_nothing_in_the_way()
        manager.press("Give Cara Fenn the chair")
        manager.reads("Cara Fenn has the chair’s seat")


def look_at(manager: Hand, criteria: str, told: tuple[tuple[str, str], ...]) -> None:
    manager.press(f"Look at it under {criteria}")
    for question, said in told:
        manager.tick(said, question)
    for box in manager.page.get_by_label("Your reason").all():
        box.fill("The agencies' answers say so.")


def give_views(world: SimpleNamespace) -> None:
    row = Recommendation.objects.get()
    for member in (world.officer, world.nurse, world.worker):
        agencies.give_seat(
            matter=row.referral.matter, person=member, role=Role.PANEL, by=world.manager
        )
        deciding.give_view(recommendation=row, agrees=True, reason="It can teach us.", by=member)


def send_to_the_chair(manager: Hand) -> None:
    with manager.sits_down_to("send to the chair"):
        manager.follow("The panel’s views of FEN-")
        manager.reads("Quorum reached")
        manager.finds_nothing_in_the_way()
        manager.press("Send it to the chair")
        manager.press("Send it to the chair")
        manager.reads("It is sent to the chair")


def decide(chair: Hand) -> None:
    with chair.sits_down_to("decide"):
        chair.follow("Decide on FEN-")
        chair.tick("Hold this review", "What do you decide?")
        chair.write("What is your rationale?", "Children will be safer for it.")
        chair.press("Make the decision")
        chair.reads("Decision 1 is made")
    chair.finds_nothing_in_the_way()


def commission(manager: Hand) -> None:
    """The set-up's pages with the pseudonym, then the terms of reference."""
    with manager.sits_down_to("commission"):
        manager.follow("Set up the review that was decided on: FEN-")
        manager.write("Title", "Review of Finch")
        manager.write("Pseudonym", "Finch")
        manager.tick("The family was asked and left it to us")
        manager.write("In their words", "His aunt left the name to us.")
        manager.date("When was it decided?", days(0))
        manager.date("First day of the period", date(2025, 1, 1))
        manager.date("Last day of the period", days(-3))
        manager.press("Open the review")
        manager.finds_nothing_in_the_way()
        manager.tick("Lea Grey", "Lead reviewer")
        manager.press("Give these seats")
        manager.finds_nothing_in_the_way()
        manager.press("Next: write the terms of reference")
        keep_two_lines(manager.page)
        manager.reads("They told the partnership that they knew the child.")
        manager.tick(TRUST)  # ticked already, for that reason
        manager.tick(HOUSING)
        manager.press("Save the draft")
        manager.reads("The draft is saved")


def keep_two_lines(page: Page) -> None:
    """Set-up suggests twelve; the rest are emptied."""
    for number in range(3, 13):
        page.get_by_label(f"{number}. Question", exact=True).fill("")
        page.get_by_label(f"What authors should think of for {number}", exact=True).fill("")


def agree_terms(chair: Hand) -> None:
    with chair.sits_down_to("agree the terms"):
        chair.follow("State whether you are independent")
        chair.tick(
            "I had no part in the work with this child or family, or in decisions about them"
        )
        chair.tick("I do not and did not manage anybody who had")
        chair.press("Make this statement")
        chair.follow("Home")
        chair.follow("Agree the terms of reference")
        chair.press("Agree these terms")
        chair.press("Agree these terms")
        chair.reads("Version 1 is agreed")
    chair.finds_nothing_in_the_way()


def ask_for_returns(manager: Hand) -> None:
    with manager.sits_down_to("ask for returns"):
        manager.follow("Reviews")
        manager.follow("Review of Finch")
        manager.follow("Agencies’ returns")
        manager.press("Ask agencies for returns")
        manager.tick(TRUST)
        manager.tick(HOUSING)
        manager.date("When is it due?", days(60))
        manager.press("Ask them")
        manager.reads(f"Asked: {TRUST}, {HOUSING}.")
    manager.finds_nothing_in_the_way()


def name_the_author(signatory: Hand, author: str) -> None:
    with signatory.sits_down_to("acknowledge and name the author"):
        signatory.follow("Acknowledge the invitation")
        signatory.reads("You are not asked again")  # of the records, told in scoping
        signatory.press("Acknowledge it")
        signatory.pick("Who writes it?", author)
        signatory.press("Name them")
        signatory.reads(f"{author} is named")
    signatory.finds_nothing_in_the_way()


SECTIONS = (
    ("How this review was done", "The records of 2025 and 2026 were read."),
    ("The setting in which people worked", "Two posts in five were vacant."),
    ("The family as your agency knew it", "C1 lived with F, who came late to our notice."),
    ("What happened", "Three visits in two weeks. Nobody met F."),
)


def write_the_report(
    author: Hand, owner: str, before: Callable[[Hand], None] | None = None
) -> None:
    """Whether the author stands apart, then section by section with every line of enquiry on one
    page, then handed in. `before`: what is done on the list of sections first."""
    with author.sits_down_to("write the report"):
        author.follow("Say whether you stand apart")
        author.tick("No", "Did you have any involvement")
        author.tick("No", "Have you line-managed")
        author.write("What is your post?", "Named nurse")
        author.press("Send my answers")
        author.follow("Write the management review")
        if before:
            before(author)
        author.follow("How this review was done")
        for title, words in SECTIONS:
            write_a_section(author, title, words)
        for answer in author.page.get_by_label("Your answer to line of enquiry").all():
            answer.fill("[Known then] Nobody asked who lived at home, or about the dogs.")
        author.finds_nothing_in_the_way()
        author.press("Save and go on")
        record_a_finding(author)
        author.follow("Next: Good practice")
        author.follow("Next: Lessons")
        write_a_section(author, "Lessons", "We now ask who lives at home. It could happen today.")
        recommend(author, owner)
        author.follow("Next: Check and hand in")
        author.finds_nothing_in_the_way()
        author.press("Hand it in")
        author.reads("Handed in")


def say_when_secured(author: Hand) -> None:
    """Only where the agency did not tell it in scoping."""
    author.follow("When your records were secured")
    author.press("Keep this")


def write_a_section(author: Hand, title: str, words: str) -> None:
    author.write(title, words)
    author.press("Save and go on")


def record_a_finding(author: Hand) -> None:
    author.press("Add a finding")
    author.write("What do you conclude?", "Nobody asked about the dogs.")
    author.tick("Known then: people at the time knew it, or could have")
    author.write("Where is it shown?", "The record of each visit")
    author.press("Record it")
    author.reads("F1 is recorded")


def recommend(author: Hand, owner: str) -> None:
    author.press("Add a recommendation")
    author.write("What will your agency do?", PROMISE)
    author.pick("Which finding does it follow from?", "F1. Nobody asked about the dogs.")
    author.write("What will be different for children?", "No baby is alone with a dog.")
    author.write("What would prove it?", "An audit of twenty visits")
    author.date("By when?", days(200))
    author.pick("Who will own it?", owner)
    author.press("Record it")
    author.reads("AR1 is recorded")


def sign_off(signatory: Hand) -> None:
    with signatory.sits_down_to("sign off"):
        signatory.follow("Sign off your management review")
        signatory.follow("Read it first")
        signatory.reads("Two posts in five were vacant")
        signatory.go_back()
        signatory.write("What is your post?", "Chief nurse")
        signatory.tick(
            "I have read it, I approve it for my agency, and we will do what it recommends"
        )
        signatory.press("Sign it off and send it")
        signatory.reads("Signed off and sent to the panel")
    signatory.finds_nothing_in_the_way()


def judge(manager: Hand) -> None:
    with manager.sits_down_to("judge the return"):
        manager.follow(f"Judge the return of {TRUST}")
        manager.follow("Read what was sent")
        manager.reads("Two posts in five were vacant")
        manager.go_back()
        manager.press("Mark the rest as met")
        manager.reads("Nothing is saved yet")
        manager.finds_nothing_in_the_way()
        manager.tick("Accept it: its recommendations become actions of the agency")
        manager.press("Save my marks")
        manager.reads("Accepted. Its recommendations are followed through")
        manager.finds_nothing_in_the_way()
        manager.follow("A1")
        manager.reads(PROMISE)
        manager.reads("No baby is alone with a dog")


def sees_nothing_of_it(neighbour: Hand) -> None:
    """Another agency's signatory, asked as well: only their own return is there for them."""
    with neighbour.sits_down_to("look at their own return"):
        neighbour.follow("Acknowledge the invitation")
        neighbour.reads(HOUSING)
        expect(neighbour.page.get_by_text(TRUST)).to_have_count(0)
    accepted = Return.objects.get(organisation__name=TRUST)
    answered = neighbour.page.goto(urljoin(neighbour.page.url, accepted.get_absolute_url()))
    assert answered is not None
    assert answered.status == 404
    assert TRUST not in neighbour.page.content()
    neighbour.finds_nothing_in_the_way()


def count(*everybody: Hand, by_sitting: Hand) -> None:
    """Say the presses aloud, and hold each person to fewer than thirty."""
    for person in everybody:
        print(f"{person.name}: {person.presses} presses, {person.counts}")
    for person in everybody:
        if person is by_sitting:
            assert max(person.counts.values()) < MOST, person.counts
        else:
            assert person.presses < MOST, person.counts
