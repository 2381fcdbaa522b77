"""An older review, about Juno: brought in later, some of its bodies gone, its asks coming back."""

from datetime import date
from functools import partial

from demo import juno_people, reading
from demo.reading import answer
from demo.story import Story
from demo.tale import Tale
from goldthread.improvement.learning import deciding
from goldthread.improvement.learning.deciding import Wording
from goldthread.improvement.learning.models import AskKind, Listing, Proposal
from goldthread.improvement.recommendations.models import Answer
from goldthread.rules.followthrough import Outcome, Strength

IN, DECIDED = -610, -608
PUBLISHED = date(2019, 5, 14)

# fmt: off
# A tale keeps its own lines: what was agreed first, then a line for each thing that happened.


def tell(story: Story) -> None:
    story.on(
        IN,
        lambda: reading.bring_in(
            story,
            title="Serious Case Review: Juno",
            by="joel",
            published=True,
            published_on=PUBLISHED,
        ),
        keep="juno",
    )
    story.on(
        IN, lambda: reading.read(story, story.kept["juno"], "juno.txt", "joel"), keep="juno draft"
    )
    story.on(
        DECIDED,
        lambda: reading.describe(
            story, "juno", "maya",
            incident="Bitten by a dog kept in the flat where she was staying.",
        ),
    )
    story.on(DECIDED, partial(_decide, story))
    story.on(DECIDED, lambda: reading.finish(story, story.kept["juno draft"], "maya", "juno"))
    for name, points in (("R1", ["L1"]), ("R2", ["L1"]), ("R3", ["L3"]), ("R4", ["L2"]),
                         ("R5", ["L4"]), ("R6", ["L4", "L5"])):
        story.on(DECIDED, partial(reading.drawn, story, f"juno.{name}", points, "maya"))
    story.on(-60, lambda: reading.address(story, "juno.R1", "schools", "maya"))
    juno_people.tell(story)
    _answers(story)
    _dogs(story)
    _housing(story)
    _board(story)
    _practices(story)
    _council(story)
    _drift(story)


def _decide(story: Story) -> None:
    maya, ours = story.people["maya"], story.bodies["partnership"]

    def to_housing(proposal: Proposal) -> None:
        to = Wording(
            Listing.RECOMMENDATION, proposal.text, AskKind.PRACTICE, "Fenmarsh Homes",
            [story.bodies["housing"]],
        )
        deciding.change(proposal=proposal, to=to, by=maya)

    def two_asks(proposal: Proposal) -> None:
        start = "The Fenmarsh Safeguarding Children Board should"
        into = [
            Wording(Listing.RECOMMENDATION, f"{start} {words}", kind, start[:-7], [ours])
            for words, kind in (
                ("monitor actions from plans and reviews every quarter.", AskKind.MONITORING),
                ("challenge actions that drift.", AskKind.PRACTICE),
            )
        ]
        deciding.split(proposal=proposal, into=into, by=maya)

    choices = {"question about dogs": to_housing, "every quarter and challenge": two_asks}
    reading.decide(story, story.kept["juno draft"], "maya", choices)


def _answers(story: Story) -> None:
    yes = Answer.ACCEPTED
    for name in ("R1", "R5", "R6"):
        answer(
            story, -590, f"juno.{name} to partnership", yes, "maya",
            "The executive of the partnership",
        )
    answer(story, -588, "juno.R2 to housing", yes, "leila", "Leila Mansour, head of neighbourhoods")
    answer(
        story, -585, "juno.R3 to icb", Answer.IN_PART, "kwame", "Kwame Addo, designated nurse",
        "The board can ask practices and can pay for the work. It cannot instruct them.",
    )
    answer(story, -592, "juno.R4 to council", yes, "gareth", "Gareth Blyth, assistant director")


def _dogs(story: Story) -> None:
    to = "juno.R1 to partnership"
    Tale(
        story, to,
        "Publish guidance on dogs in families with small children",
        change="Every visitor to a home thinks of the dog and the baby together.",
        proof="The guidance on the website.",
        owner="joel", agreed=-580, due=-480,
    ).proves(
        -486, "joel", Strength.DOCUMENT, "Published, with a card for home visits.",
        link="https://fenmarsh.example/guidance/dogs",
    ).accepted(-478, "helen", "Accepted.")
    Tale(
        story, to,
        "Find out whether frontline staff know the guidance on dogs",
        change="Guidance is in people's heads and not only on a website.",
        proof="A survey, or questions at ten team meetings.",
        owner="joel", agreed=-470, due=-95,
    ).says(-124, "joel", "The survey is written.").asked(
        -58, "maya", "What did the survey say, and if it was not sent, why not?",
        "no word for two months",
    )


def _housing(story: Story) -> None:
    to = "juno.R2 to housing"
    Tale(
        story, to,
        "Put the question about dogs and other animals into the home visit form",
        change="A child under five is not left in a home where nobody asked about the dog.",
        proof="The form, and 20 visits in which it was used.",
        owner="colin", agreed=-570, due=-70,
    ).says(-230, "colin", "The form is changed. The sample of 20 visits comes next.").moves(
        -140, "colin", -16, "The supplier is late with the report of visits."
    ).says(-70, "colin", "The report works. I am leaving at the end of the month.")
    Tale(
        story, to,
        "Brief all housing officers on dogs and small children",
        change="An officer who sees a dog knows what to ask and whom to tell.",
        proof="A register of who took part.",
        owner="leila", agreed=-570, due=-440,
    ).proves(
        -450, "leila", Strength.TRAINING, "26 of 27 took part; the last is booked.",
        file="housing-briefing-register.txt",
    ).accepted(-441, "ruth", "Accepted.")
    Tale(
        story, to,
        "Read 20 visit records to see whether the question is asked",
        change="The question is asked, not only printed.",
        proof="20 records, read by someone outside the team.",
        owner="", agreed=-50, due=40,
    )


def _board(story: Story) -> None:
    to = "juno.R3 to icb"
    Tale(
        story, to,
        "Ask every practice to link the records of children who live in one household",
        change="A doctor who sees one child can see that there are others.",
        proof="A count of practices that do it.",
        owner="kwame", agreed=-560, due=-300,
    ).says(-420, "kwame", "41 of 58 practices.").moves(
        -305, "kwame", -210, "The new records system is late."
    ).says(-260, "kwame", "47 of 58 practices.").moves(
        -215, "kwame", -130, "Eleven practices wait for the system."
    ).moves(-134, "kwame", -20, "The supplier has given a new date.").asked(
        -112, "alan", "What happens for the children of the eleven practices until then?",
        "its date was moved three times",
    ).answered(-104, "kwame", "Practices are asked to note it by hand.").decided(
        -101, "alan", Outcome.FURTHER, "Asked is not done. Who has looked?"
    ).asked(-100, "alan", "Who has looked?", "the owner's answer was not enough").answered(
        -93, "kwame", "We will ask for a count."
    ).decided(-90, "alan", Outcome.FURTHER, "No count came.").asked(
        -89, "alan", "No count came. Does the sub-group know?", "no count came"
    ).answered(-80, "samuel", "It does. It asks the executive to decide.").decided(
        -78, "alan", Outcome.FURTHER, "For the executive."
    ).asked(
        -77, "alan", "Will the executive pay for two sessions a week to do this by hand?",
        "the sub-group asks for a decision",
    ).answered(
        -64, "martin", "The executive has agreed two sessions a week until the system is there."
    ).decided(-60, "alan", Outcome.ACCEPTED, "This protects children now. Thank you.").says(
        -25, "kwame", "54 of 58 practices."
    )


def _practices(story: Story) -> None:
    to = "juno.R3 to icb"
    Tale(
        story, to,
        "Tell practices why linked records matter, with Juno's story",
        change="Linking is understood as protection, not as paperwork.",
        proof="The letter was sent and talked about at the practice leads' meeting.",
        owner="kwame", agreed=-560, due=-500,
    ).proves(-505, "kwame", Strength.ASSERTION, "Sent to 58 practices, on the agenda of all four "
             "meetings of practice leads.").accepted(-498, "helen", "Accepted.")
    Tale(
        story, to,
        "Write a local rule for practices that register a child under a new address",
        change="A child who moves is not lost.",
        proof="The rule.",
        owner="kwame", agreed=-560, due=-400,
    ).not_needed(
        -415, "kwame", "The national registration standard now asks for the same and more.", "helen"
    )


def _council(story: Story) -> None:
    to = "juno.R4 to council"
    Tale(
        story, to,
        "Change the closed files policy: the history is read before an assessment begins",
        change="A second child is not met as if there had been no first.",
        proof="An audit of assessments begun since.",
        owner="gareth", agreed=-575, due=-380,
    ).says(
        -480, "gareth", "The policy is changed; the audit waits for six months of cases."
    ).proves(
        -388, "lucy", Strength.AUDIT, "25 assessments: the earlier file was read in 22 and not "
        "found in two.",
    ).accepted(-379, "maya", "Accepted. The two are being looked for.")
    Tale(
        story, to,
        "Read a second sample of 25 assessments a year later",
        change="It lasts.",
        proof="A second sample with what changed for the children in it.",
        owner="daniel", agreed=-110, due=62,
    ).says(-33, "daniel", "Nine of 25 read.")


def _drift(story: Story) -> None:
    Tale(
        story, "juno.R5 to partnership",
        "Bring the state of every action to the sub-group each quarter",
        change="Nobody hears after two years that something was not done.",
        proof="Four quarterly reports and what was decided on them.",
        owner="joel", agreed=-540, due=35,
    ).says(-270, "joel", "Two reports so far.").says(-44, "joel", "Third report given.")
    Tale(
        story, "juno.R6 to partnership",
        "Write the ladder of challenge into the procedures",
        change="A worker knows whom to ask next, and that asking is right.",
        proof="The procedures, and three challenges that used them.",
        owner="joel", agreed=-540, due=-8,
    ).says(-120, "joel", "Drafted.").says(-50, "joel", "Agreed by the sub-group.").proves(
        -9, "joel", Strength.DOCUMENT, "Chapter 4 of the procedures; three challenges since.",
        link="https://fenmarsh.example/procedures/challenge",
    )
