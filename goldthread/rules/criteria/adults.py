"""Criteria of reviews about adults: the Safeguarding Adults Review and deaths by domestic abuse."""

from datetime import date

from goldthread.rules.criteria.conditions import AtLeast, every, some
from goldthread.rules.criteria.shapes import Criteria, Question, Rule, judged

S44 = "Care Act 2014, section 44"
S9 = "Domestic Violence, Crime and Victims Act 2004, section 9"

SAR = Criteria(
    name="sar",
    title="Safeguarding Adults Review",
    nation="england",
    decider="The Safeguarding Adults Board",
    starts=date(2015, 4, 1),
    questions=(
        Question(
            "needs_care_and_support",
            "Did the adult need care and support?",
            "Whether or not the local authority was meeting those needs.",
        ),
        Question("in_area", "Was the adult in this board’s area?"),
        judged(
            "concern_about_joint_working",
            "Is there reasonable cause for concern about how agencies worked together to safeguard "
            "the adult?",
        ),
        Question(
            "died_abuse_or_neglect_suspected",
            "Has the adult died, and is it known or suspected that abuse or neglect was the cause?",
        ),
        judged(
            "alive_serious_abuse_or_neglect",
            "Is the adult alive, and is it known or suspected that they were seriously abused or "
            "neglected?",
        ),
    ),
    rules=(
        Rule(
            "mandatory",
            every(
                "needs_care_and_support",
                "in_area",
                "concern_about_joint_working",
                some("died_abuse_or_neglect_suspected", "alive_serious_abuse_or_neglect"),
            ),
            "An adult in the area with needs for care and support; reasonable cause for concern "
            "about how agencies worked together; and the adult died with abuse or neglect known or "
            "suspected as the cause, or is alive after serious abuse or neglect",
            f"{S44}(1) to (3)",
        ),
        Rule(
            "discretionary",
            every("needs_care_and_support", "in_area"),
            "Any other adult in the area with needs for care and support: a review may be held",
            f"{S44}(4)",
        ),
    ),
    impossible=(
        (
            every("died_abuse_or_neglect_suspected", "alive_serious_abuse_or_neglect"),
            "died_abuse_or_neglect_suspected and alive_serious_abuse_or_neglect are both true: an "
            "adult has died or is alive, not both",
        ),
    ),
)

DHR = Criteria(
    name="dhr",
    title="Domestic Homicide Review",
    nation="england, wales",
    decider="The Community Safety Partnership",
    starts=date(2011, 4, 13),
    questions=(
        Question("died", "Has the person died?"),
        Question("age", "How old was the person?", "In whole years.", kind="number"),
        Question(
            "violence_abuse_or_neglect",
            "Does it seem that the death came from violence, abuse or neglect?",
            "A suicide after coercive control counts, and nobody need have been charged.",
        ),
        Question(
            "relative_partner_or_household",
            "Was it by a relative, a partner or former partner, or somebody of the same household?",
        ),
    ),
    rules=(
        Rule(
            "required",
            every(
                "died",
                AtLeast("age", 16),
                "violence_abuse_or_neglect",
                "relative_partner_or_household",
            ),
            "A person of 16 or over died, seemingly from violence, abuse or neglect by a relative, "
            "a partner or former partner, or a member of the same household",
            S9,
        ),
    ),
)

DARDR = Criteria(
    name="dardr",
    title="Domestic Abuse Related Death Review",
    nation="england, wales",
    decider="The bodies listed in the Act",
    questions=(
        Question("died", "Has the person died?"),
        Question(
            "domestic_abuse",
            "Does it seem that the death came from domestic abuse?",
            "In the meaning of the Domestic Abuse Act 2021.",
        ),
    ),
    rules=(
        Rule(
            "required",
            every("died", "domestic_abuse"),
            "A person died, seemingly from domestic abuse",
            "Victims and Prisoners Act 2024, section 19",
        ),
    ),
    doubt="It takes the place of the Domestic Homicide Review once it has begun: check whether the "
    "section is in force",
)

ADULTS = (SAR, DHR, DARDR)
