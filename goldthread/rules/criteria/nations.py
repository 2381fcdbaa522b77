"""Criteria of reviews about children in Wales, Scotland and Northern Ireland."""

from dataclasses import replace
from datetime import date

from goldthread.rules.criteria.conditions import every, none_of, some
from goldthread.rules.criteria.england import ABUSE, DIED
from goldthread.rules.criteria.shapes import Criteria, Question, Rule, judged

WALES = "Safeguarding Boards (Functions and Procedures) (Wales) Regulations 2015, regulation 4"
SUSR_GUIDE = "Welsh Government, Single Unified Safeguarding Review: statutory guidance"
SCOTLAND = (
    "Scottish Government, National guidance for Child Protection Committees undertaking "
    "learning reviews"
)
REG_17 = (
    "Safeguarding Board for Northern Ireland (Membership, Procedure, Functions and Committee) "
    "Regulations 2012 (SR 2012/324), regulation 17"
)

REGISTER = "on_register_or_looked_after_past_6_months"
WELSH_HARM = some("died", "life_threatening_injury", "serious_permanent_impairment")
WELSH_WORDS = (
    "Abuse or neglect is known or suspected and the child died, had a potentially life-threatening "
    "injury, or has a serious and permanent impairment of health or development"
)

WALES_CPR = Criteria(
    name="wales-cpr",
    title="Child Practice Review",
    nation="wales",
    decider="The Regional Safeguarding Children Board",
    starts=date(2013, 1, 1),
    questions=(
        ABUSE,
        DIED,
        judged(
            "life_threatening_injury", "Did the child have a potentially life-threatening injury?"
        ),
        judged(
            "serious_permanent_impairment",
            "Is there serious and permanent impairment of the child’s health or development?",
        ),
        Question(
            REGISTER,
            "In the six months before, was the child on the child protection register or looked "
            "after, on any day?",
            "Count a care leaver who has turned 18.",
        ),
    ),
    rules=(
        Rule(
            "concise",
            every("abuse_or_neglect", WELSH_HARM, none_of(REGISTER)),
            f"{WELSH_WORDS}; on no day of the six months before was the child on the register or "
            "looked after",
            WALES,
        ),
        Rule(
            "extended",
            every("abuse_or_neglect", WELSH_HARM, REGISTER),
            f"{WELSH_WORDS}; the child was on the register or looked after in those six months",
            WALES,
        ),
    ),
    doubt="Child Practice Reviews began in 2013; the regulations named came into force in 2016",
)

SUSR = Criteria(
    name="susr",
    title="Single Unified Safeguarding Review",
    nation="wales",
    decider="The chair of the safeguarding board, after the case review group",
    starts=date(2024, 10, 1),
    questions=(
        Question("adult_practice_review", "Are the criteria of an adult practice review met?"),
        Question("child_practice_review", "Are the criteria of a child practice review met?"),
        Question("domestic_homicide_review", "Are the criteria of a domestic homicide review met?"),
        Question(
            "mental_health_homicide_review",
            "Are the criteria of a mental health homicide review met?",
        ),
        Question(
            "offensive_weapons_homicide_review",
            "Are the criteria of an offensive weapons homicide review met?",
        ),
    ),
    rules=(
        Rule(
            "required",
            some(
                "adult_practice_review",
                "child_practice_review",
                "domestic_homicide_review",
                "mental_health_homicide_review",
                "offensive_weapons_homicide_review",
            ),
            "The criteria of at least one of the reviews that were brought together are met",
            SUSR_GUIDE,
        ),
    ),
    doubt="The day on which it began is general knowledge: check it",
)

LEARNING_2021 = Criteria(
    name="learning-review",
    title="Learning Review",
    nation="scotland",
    decider="The Child Protection Committee, on behalf of the Chief Officers Group",
    starts=date(2021, 9, 1),
    ends=date(2023, 12, 31),
    questions=(
        DIED,
        judged("significantly_harmed", "Was the child significantly harmed?"),
        judged("at_risk", "Was the child at risk of death or of significant harm?"),
        judged("effective_practice", "Is there effective practice to learn from?"),
    ),
    rules=(
        Rule(
            "consider",
            some("died", "significantly_harmed", "at_risk", "effective_practice"),
            "The child died, was significantly harmed or was at risk of either, or there was "
            "effective practice: the Committee chooses whether to go on to a review",
            f"{SCOTLAND} (2021)",
        ),
    ),
    doubt="The day on which the guidance of 2021 began is general knowledge: check it",
)
LEARNING_2024 = replace(
    LEARNING_2021,
    starts=date(2024, 1, 1),
    ends=None,
    questions=(
        *LEARNING_2021.questions,
        judged(
            "care_and_risk_management_harm",
            "Did a child under Care and Risk Management cause harm to somebody or to themselves?",
        ),
    ),
    rules=(
        *(replace(rule, source=f"{SCOTLAND} (2024)") for rule in LEARNING_2021.rules),
        Rule(
            "consider",
            every("care_and_risk_management_harm"),
            "A child managed under Care and Risk Management caused harm: the Committee chooses "
            "whether to go on to a review",
            f"{SCOTLAND} (2024)",
        ),
    ),
    doubt="The guidance was revised in 2024; the day is not known here, so the year is used",
)

NI_CMR = Criteria(
    name="ni-cmr",
    title="Case Management Review",
    nation="northern-ireland",
    decider="The Safeguarding Board for Northern Ireland",
    starts=date(2012, 9, 17),
    questions=(
        DIED,
        judged("significantly_harmed", "Was the child significantly harmed?"),
        ABUSE,
        Question(
            "on_register",
            "Is or was the child, or a brother or sister, on the child protection register?",
            "Now or at any time before.",
        ),
        Question(
            "looked_after",
            "Is or was the child, or a brother or sister, looked after?",
            "Now or at any time before.",
        ),
        judged(
            "concern_about_effectiveness",
            "Does the Board have concerns about how effectively its members safeguarded the child?",
        ),
        judged(
            "outstanding_positive_learning",
            "Did members work effectively, with outstanding positive learning to be gained?",
            "This alone calls for a review, without harm or concern.",
        ),
    ),
    rules=(
        Rule(
            "required",
            every(
                some("died", "significantly_harmed"),
                some("abuse_or_neglect", "on_register", "looked_after"),
                "concern_about_effectiveness",
            ),
            "The child died or was significantly harmed; abuse or neglect is known or suspected, "
            "or the child or a brother or sister is or was on the register or looked after; and "
            "the Board has concerns about its members’ effectiveness",
            f"{REG_17}(2)",
        ),
        Rule(
            "required",
            every("outstanding_positive_learning"),
            "Members worked effectively and there is outstanding positive learning to be gained",
            f"{REG_17}(3)",
        ),
    ),
    doubt="The day on which the regulations came into force is general knowledge: check it",
)

NATIONS = (WALES_CPR, SUSR, LEARNING_2021, LEARNING_2024, NI_CMR)
