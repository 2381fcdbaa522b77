"""Robin: from the first call to a review that is gathering, with a draft and actions under way."""

from functools import partial

from demo import (
    reading,
    robin_alongside,
    robin_chronology,
    robin_documents,
    robin_episodes,
    robin_event,
    robin_family,
    robin_frozen,
    robin_meetings,
    robin_panel,
    robin_picture,
    robin_referral,
    robin_returns,
    robin_setting_up,
)
from demo.reading import answer
from demo.story import Story
from demo.tale import Tale
from goldthread.foundations.agencies import actions as agencies
from goldthread.improvement.learning import deciding
from goldthread.improvement.learning.deciding import Wording
from goldthread.improvement.learning.models import Listing, Proposal
from goldthread.improvement.recommendations.models import Answer
from goldthread.rules.followthrough import Strength

PARTS = (
    robin_referral, robin_family, robin_setting_up, robin_alongside, robin_meetings, robin_returns,
    robin_episodes, robin_event, robin_chronology, robin_panel, robin_documents, robin_frozen,
    robin_picture,
)  # fmt: skip

# fmt: off
# A tale keeps its own lines: what was agreed first, then a line for each thing that happened.


def tell(story: Story) -> None:
    for part in PARTS:
        part.tell(story)
    _rapid_review(story)
    _actions(story)
    _assessments(story)
    _report(story)
    story.on(-1, partial(_emergency, story))


def _emergency(story: Story) -> None:
    agencies.break_glass(
        matter=story.kept["robin"].matter,
        reason="A caller says tonight that the dogs from this case are back in the flat.",
        by=story.people["alan"],
    )


def _rapid_review(story: Story) -> None:
    file = "robin-rapid-review.txt"
    story.on(
        -29, lambda: reading.read(story, story.kept["robin"], file, "joel"), keep="robin rapid"
    )
    story.on(-28, lambda: reading.decide(story, story.kept["robin rapid"], "maya", _two(story)))
    story.on(-28, lambda: reading.finish(story, story.kept["robin rapid"], "maya", "robin"))
    for name, points in (("R1", ["L2"]), ("R2", ["L1"]), ("R3", ["L3"])):
        story.on(-28, partial(reading.drawn, story, f"robin.{name}", points, "maya"))
    yes = Answer.ACCEPTED
    answer(story, -24, "robin.R1 to hospital", yes, "margaret", "Margaret Oyelaran, chief nurse")
    answer(story, -22, "robin.R2 to community", yes, "fiona", "Fiona Castell, director of nursing")
    answer(story, -25, "robin.R3 to council", yes, "gareth", "Gareth Blyth, assistant director")


def _two(story: Story) -> reading.Choices:
    def both(proposal: Proposal) -> None:
        bodies = [story.bodies["community"], story.bodies["housing"]]
        deciding.accept(proposal=proposal, by=story.people["maya"], addressees=bodies)

    return {"question about dogs": both}


def _actions(story: Story) -> None:
    Tale(
        story,
        "robin.R1 to hospital",
        "Stop discharges of babies with an open pre-birth assessment until a manager has agreed",
        change="No other baby goes home as Robin did.",
        proof="Every such discharge of the next three months, read.",
        owner="nadia",
        agreed=-23,
        due=12,
    ).says(-21, "nadia", "The instruction went to every ward on Tuesday.").proves(
        -4,
        "nadia",
        Strength.DOCUMENT,
        "The instruction, signed by the chief nurse.",
    )
    Tale(
        story,
        "robin.R1 to hospital",
        "Add the open assessment and the manager's name to the ward handover",
        change="The night shift knows what the day shift was told.",
        proof="A week of handover sheets.",
        owner="aisha",
        agreed=-23,
        due=3,
    ).proves(
        -10, "aisha", Strength.ASSERTION, "Staff were reminded.", file="handover-minutes.txt"
    ).refused(
        -6,
        "helen",
        "Being reminded is not the same as being told each time. Please bring the sheets.",
    )
    Tale(
        story,
        "robin.R2 to community",
        "Ask about dogs at every visit to a home with a baby under one year",
        change="The baby and the dog are thought of together at every visit.",
        proof="A dip-sample of 30 visits.",
        owner="sophie",
        agreed=-21,
        due=6,
    ).says(-13, "sophie", "All teams are told; the question is on the visit page.")


def _assessments(story: Story) -> None:
    Tale(
        story,
        "robin.R3 to council",
        "Review every open pre-birth assessment",
        change="A late assessment is known before the baby comes.",
        proof="A list of every open assessment with its late actions.",
        owner="daniel",
        agreed=-24,
        due=-2,
    ).says(-11, "daniel", "31 of 44 read. Nine have late actions; their managers know.")
    Tale(
        story,
        "robin.R3 to council",
        "Report to the partnership how many actions of pre-birth plans are late",
        change="The partnership knows what it does not know.",
        proof="The report.",
        owner="",
        agreed=-24,
        due=10,
    )


def _report(story: Story) -> None:
    """The overview report came in and Joel began: some items are decided, one was taken back."""
    file = "robin-report-draft.txt"
    story.on(
        -2, lambda: reading.read(story, story.kept["robin"], file, "joel"), keep="robin report"
    )

    def begin() -> None:
        joel, draft = story.people["joel"], story.kept["robin report"]

        def shorter(proposal: Proposal) -> None:
            words = (
                "Discharge from hospital must be a decision that somebody makes, not a chain of "
                "small assumptions. Everyone on the ward should know which manager to ask."
            )
            deciding.change(proposal=proposal, to=Wording(Listing.LEARNING, words), by=joel)

        def taken_back(proposal: Proposal) -> None:
            deciding.undo(decision=deciding.reject(proposal=proposal, by=joel), by=joel)

        choices = {"chain of small assumptions": shorter, "point at which drift": taken_back}
        reading.decide(story, draft, "joel", choices, first=6)

    story.on(-1, begin)
