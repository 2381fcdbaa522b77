"""The review about Wren: published, read, and followed through for more than a year."""

from functools import partial

from demo import reading
from demo.reading import answer
from demo.story import Story
from demo.tale import Tale
from goldthread.improvement.learning import deciding
from goldthread.improvement.learning.deciding import Wording
from goldthread.improvement.learning.models import Listing, Proposal
from goldthread.improvement.recommendations.models import Answer
from goldthread.rules.followthrough import Outcome, Strength

IN, DECIDED = -421, -419

# fmt: off
# A tale keeps its own lines: what was agreed first, then a line for each thing that happened.


def tell(story: Story) -> None:
    story.on(
        IN,
        lambda: reading.bring_in(
            story,
            title="Child Safeguarding Practice Review: Wren",
            by="priya",
            published=True,
            published_on=story.day(-430),
        ),
        keep="wren",
    )
    story.on(
        IN, lambda: reading.read(story, story.kept["wren"], "wren.txt", "priya"), keep="wren draft"
    )
    story.on(
        DECIDED,
        lambda: reading.describe(
            story, "wren", "maya",
            incident="Fractures of different ages, found when Wren was brought to hospital.",
        ),
    )
    story.on(DECIDED, partial(_decide, story))
    story.on(DECIDED, lambda: reading.finish(story, story.kept["wren draft"], "maya", "wren"))
    for name, points in (("R1", ["L2"]), ("R2", ["L1"]), ("R3", ["L4"]), ("R4", ["L5"]),
                         ("R5", ["L6"]), ("R6", ["L1", "L6"])):
        story.on(DECIDED, partial(reading.drawn, story, f"wren.{name}", points, "maya"))
    story.on(-412, lambda: reading.address(story, "wren.R6", "national", "maya"))
    story.on(-410, lambda: reading.address(story, "wren.R5", "probation", "maya"))
    _answers(story)
    _hospital(story)
    _weekends(story)
    _community(story)
    _council(story)
    _partnership(story)
    _asking(story)
    _police(story)


def _decide(story: Story) -> None:
    maya = story.people["maya"]

    def asked_alone(proposal: Proposal) -> None:
        words = (
            "Ask about domestic abuse alone and in safety. The mother was asked only when the "
            "father was in the room."
        )
        deciding.change(proposal=proposal, to=Wording(Listing.LEARNING, words), by=maya)

    def police_and_hospital(proposal: Proposal) -> None:
        to = Wording(
            Listing.RECOMMENDATION,
            proposal.text,
            kind=proposal.kind,
            addressed_to="Fenmarsh Constabulary",
            addressees=[story.bodies["police"], story.bodies["hospital"]],
        )
        deciding.change(proposal=proposal, to=to, by=maya)

    choices = {
        "only when the father was in the room": asked_alone,
        "convictions for violence in the home": police_and_hospital,
    }
    reading.decide(story, story.kept["wren draft"], "maya", choices)


def _answers(story: Story) -> None:
    part, no, yes = Answer.IN_PART, Answer.NOT_ACCEPTED, Answer.ACCEPTED
    answer(story, -402, "wren.R1 to hospital", yes, "margaret", "Margaret Oyelaran, chief nurse")
    answer(
        story, -401, "wren.R2 to community", part, "fiona", "Fiona Castell, director of nursing",
        "We accept the review of our records. We cannot promise the audit until the new records "
        "system is in place.",
    )
    answer(story, -300, "wren.R2 to community", yes, "fiona", "Fiona Castell, director of nursing")
    answer(story, -400, "wren.R3 to council", yes, "gareth", "Gareth Blyth, assistant director")
    answer(story, -399, "wren.R4 to partnership", yes, "maya", "The executive of the partnership")
    answer(story, -399, "wren.R5 to partnership", yes, "maya", "The executive of the partnership")
    answer(story, -385, "wren.R5 to probation", yes, "anita", "Anita Rowe, head of delivery unit")
    answer(
        story, -398, "wren.R6 to police", part, "owen", "Owen Pritchard, head of public protection",
        "Convictions can be shared when a referral is made. A check of every pregnancy has no "
        "lawful basis.",
    )
    answer(story, -380, "wren.R6 to hospital", yes, "margaret", "Margaret Oyelaran, chief nurse")
    answer(
        story, -352, "wren.R6 to national", no, "maya", "The programme's director, by letter",
        "The national maternity record has no field that the police may read. This will be looked "
        "at again with the next version of the standard.",
    )


def _hospital(story: Story) -> None:
    to = "wren.R1 to hospital"
    Tale(
        story, to,
        "Put a discharge checklist into the neonatal record that asks for the planning meeting "
        "and the manager's name",
        change="No baby with a plan goes home on the word of a message left for somebody.",
        proof="A dip-sample of ten discharges, read by someone who does not work on the ward.",
        owner="nadia", agreed=-396, due=-270,
    ).says(-350, "nadia", "The wording is agreed with Children's Services.").says(
        -295, "nadia", "In the record since the first of the month; staff were shown it."
    ).proves(
        -273, "nadia", Strength.AUDIT,
        "Ten discharges of babies with an open plan: meeting held in nine, manager named in all.",
        file="discharge-dip-sample.csv",
    ).accepted(
        -266, "helen", "Nine of ten is a real change. The tenth was followed up with the family."
    )
    Tale(
        story, to,
        "Train every ward manager in the discharge of babies with a plan",
        change="Whoever is in charge on a Friday evening knows that the decision is not theirs "
        "alone.",
        proof="A training record with names and dates.",
        owner="aisha", agreed=-396, due=-240,
    ).says(-301, "aisha", "Eleven of fourteen trained.").proves(
        -244, "aisha", Strength.TRAINING, "All fourteen ward managers took part; the list is kept "
        "by the education team.",
    ).accepted(-238, "samuel", "Accepted. Whether it works will show in the weekend audit.")


def _weekends(story: Story) -> None:
    to = "wren.R1 to hospital"
    Tale(
        story, to,
        "Audit weekend and bank holiday discharges of babies with a plan",
        change="A baby is as safe on a Saturday as on a Tuesday.",
        proof="An audit of three months of weekend discharges.",
        owner="nadia", agreed=-396, due=-215,
    ).moves(-220, "nadia", -150, "The audit team was moved to the winter ward plan.").moves(
        -156, "nadia", -90, "Two of three months are collected; the auditor has left."
    ).moves(-93, "nadia", -28, "A new auditor starts next month.").asked(
        -75, "ruth", "This date has moved three times. What do you know so far, and what would "
        "let you finish?", "its date was moved three times",
    ).answered(-66, "nadia", "Two months are read. We need two days of an auditor.").decided(
        -62, "helen", Outcome.FURTHER, "Two days is not much. The trust should find them."
    ).asked(
        -61, "helen", "Will the trust give two days of an auditor this month?",
        "the answer of the owner was not enough",
    ).answered(-52, "margaret", "It has been asked for.").decided(
        -49, "helen", Outcome.FURTHER, "Asked for is not agreed. It goes to the sub-group."
    ).asked(
        -48, "helen", "The sub-group asks the trust to bring what it has to the next meeting.",
        "the signatory's answer did not say when",
    )
    Tale(
        story, "wren.R6 to hospital",
        "Name one contact in maternity for information from the police",
        change="What is known of violence reaches the midwife who books the family.",
        proof="The contact is used: a log of three months.",
        owner="margaret", agreed=-90, due=9,
    ).says(-20, "margaret", "The contact is named and the mailbox is open. Log begun.")


def _community(story: Story) -> None:
    to = "wren.R2 to community"
    Tale(
        story, to,
        "Add questions about the history of fathers and partners to the health visiting template",
        change="The father is a person in the record, with a past.",
        proof="The template as it is in use.",
        owner="beth", agreed=-392, due=-330,
    ).says(-360, "beth", "Version 3 is with the records group.").proves(
        -338, "beth", Strength.DOCUMENT, "Template version 3, in use since Monday.",
        link="https://records.reedmere.example/templates/health-visiting-v3",
    ).accepted(-331, "maya", "The questions are there. Whether they are asked: see the audit.")
    Tale(
        story, to,
        "Audit 40 records for what they say of fathers and partners",
        change="A father's earlier child is found before the baby is born.",
        proof="An audit of 40 records with what was missing and what was done.",
        owner="beth", agreed=-298, due=-12,
    ).says(-150, "beth", "The sample is drawn.").says(-60, "beth", "Half of it is read.").moves(
        -40, "beth", 14, "The second reader was ill for a month."
    ).proves(
        -5, "beth", Strength.AUDIT, "40 records: history of the father asked in 33, earlier "
        "children asked in 29. Seven teams have been told what was missing.",
    )
    Tale(
        story, to,
        "Agree with general practice how a father's history is asked for",
        change="The health visitor does not meet a family knowing only half of it.",
        proof="A written agreement, used.",
        owner="sophie", agreed=-250, due=25,
    ).says(-97, "sophie", "Met two practices. They would like a form.")


def _council(story: Story) -> None:
    to = "wren.R3 to council"
    Tale(
        story, to,
        "Dip-sample actions of child in need plans, and repeat it after six months",
        change="What is promised to a family in a meeting happens, or somebody says why not.",
        proof="Two samples, six months apart, with what changed.",
        owner="lucy", agreed=-394, due=-120,
    ).says(-320, "lucy", "First sample: of 91 actions, 49 were neither done nor closed.").says(
        -210, "lucy", "Every team has seen its own figures; plans are now closed line by line."
    ).proves(
        -128, "lucy", Strength.REPEAT, "Second sample: of 84 actions, four were neither done nor "
        "closed. Families said that they knew what would happen next.",
        file="child-in-need-repeat-sample.csv",
    ).accepted(-119, "alan", "From 49 in 91 to 4 in 84. This is what proof looks like.")
    Tale(
        story, to,
        "Show each team manager the late actions of their team once a month",
        change="A late action is noticed while it can still help the child.",
        proof="The report is read: what managers did about it.",
        owner="gareth", agreed=-394, due=-290,
    ).proves(-292, "gareth", Strength.ASSERTION, "The report goes out every month.").accepted(
        -284, "maya", "Accepted on the word of the assistant director."
    ).reopened(
        -45, "maya", "Two team managers told the practitioner event that they have not had the "
        "report since spring.",
    ).moves(-40, "gareth", 30, "The report is rebuilt in the new system.")


def _partnership(story: Story) -> None:
    Tale(
        story, "wren.R4 to partnership",
        "Run six multi-agency sessions on bruising in babies who are not mobile",
        change="The same bruise gets the same answer from every agency.",
        proof="Numbers by agency.",
        owner="joel", agreed=-380, due=-200,
    ).says(-250, "joel", "Four of six held.").proves(
        -206, "joel", Strength.ASSERTION, "All six sessions were held and were full."
    ).accepted(-199, "grace", "Accepted. The next review should ask what it changed.")
    Tale(
        story, "wren.R4 to partnership",
        "Write a one-page guide to bruising in babies for every agency's own pages",
        change="A person on a home visit at five o'clock finds the answer in a minute.",
        proof="The page, and where it is linked.",
        owner="joel", agreed=-60, due=4,
    ).says(-14, "joel", "Written; with the health trusts for their reading.")
    Tale(
        story, "wren.R4 to partnership",
        "Buy an online course on bruising",
        change="People who cannot come to a session learn the same.",
        proof="Numbers who finished it.",
        owner="joel", agreed=-380, due=-180,
    ).not_needed(
        -230, "joel", "The regional training pool offers one free of charge since the summer. "
        "Agencies book there.", "victoria",
    )


def _asking(story: Story) -> None:
    Tale(
        story, "wren.R5 to partnership",
        "Ask each agency how it knows that parents are asked about domestic abuse alone",
        change="A parent is asked when it is safe to answer.",
        proof="A return from each agency, with what it rests on.",
        owner="joel", agreed=-370, due=-35,
    ).says(-80, "joel", "Six of eight returns are in.").asked(
        -30, "samuel", "Which two returns are missing, and who has asked for them?",
        "it is past its date",
    ).answered(-24, "joel", "Housing and schools. Both chairs were written to on Monday.").decided(
        -21, "samuel", Outcome.ACCEPTED, "Good. Please close it when the two are in."
    )
    Tale(
        story, "wren.R5 to partnership",
        "Ask practitioners what stops them from asking about domestic abuse",
        change="The reasons are known and can be mended.",
        proof="A summary of answers, and what was done.",
        owner="joel", agreed=-6, due=88,
    )
    Tale(
        story, "wren.R5 to probation",
        "Check that officers see each partner alone at least once before a joint visit",
        change="A partner can speak without being overheard.",
        proof="A dip-sample of 15 records.",
        owner="anita", agreed=-30, due=60,
    ).says(-9, "anita", "Officers have been briefed; the sample is set for next month.")


def _police(story: Story) -> None:
    Tale(
        story, "wren.R6 to police",
        "Write down how information on convictions is shared when a pregnancy is referred",
        change="The midwife knows of violence before the booking visit, not after the injury.",
        proof="A procedure in use and ten referrals read against it.",
        owner="callum", agreed=-200, due=-3,
    ).says(-110, "callum", "Drafted with the information governance team.").proves(
        -26, "callum", Strength.DOCUMENT, "The draft procedure."
    ).refused(
        -19, "helen", "A draft does not show that it is used. Please bring ten referrals read "
        "against it, or move the date and say why.",
    )
