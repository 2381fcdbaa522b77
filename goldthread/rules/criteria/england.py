"""Criteria of reviews about children in England, old and new.

The traps: the concern test qualifies serious harm only, never death; a death in custody always
calls for a Serious Case Review; a Serious Case Review follows normal residence, a notification the
place of the incident; a local review is weighed and never triggered.
"""

from datetime import date

from goldthread.rules.criteria.conditions import every, none_of, some
from goldthread.rules.criteria.shapes import Criteria, Question, Rule, judged

REG_5 = (
    "Local Safeguarding Children Boards Regulations 2006 (SI 2006/90), regulation 5; "
    "Working Together 2013 and 2015"
)
CUSTODY = "Working Together 2013 and 2015, on deaths in custody, on remand or in detention"
S16C = "Children Act 2004, section 16C, in force from 29 June 2018"
REG_2018 = (
    "Child Safeguarding Practice Review and Relevant Agency (England) Regulations 2018 "
    "(SI 2018/789)"
)
FAQ = "Child Safeguarding Practice Review Panel, guidance and frequently asked questions"
NEW = date(2018, 6, 29)

ABUSE = Question(
    "abuse_or_neglect",
    "Is it known or suspected that the child was abused or neglected?",
    "Suspected is enough. A suspected suicide counts where abuse or neglect may play a part.",
)
DIED = Question("died", "Has the child died?")
HARMED = judged(
    "seriously_harmed",
    "Was the child seriously harmed?",
    "Physical, mental, emotional, sexual or developmental harm. Harm that is likely to last is "
    "enough, and a later recovery does not undo it.",
)

SCR = Criteria(
    name="scr",
    title="Serious Case Review",
    nation="england",
    decider="The chair of the Local Safeguarding Children Board where the child normally lives",
    starts=date(2006, 4, 1),
    ends=date(2018, 6, 28),
    questions=(
        ABUSE,
        DIED,
        HARMED,
        judged(
            "concern_about_joint_working",
            "Is there cause for concern about how agencies worked together to protect the child?",
            "It is asked of serious harm only: after a death it makes no difference.",
        ),
        Question(
            "death_in_custody",
            "Did the child die in custody or detention?",
            "Police custody, on remand or after sentence, in a young offender institution, a "
            "secure training centre or secure children’s home, or under mental health law.",
        ),
    ),
    rules=(
        Rule(
            "required",
            every("death_in_custody"),
            "The child died in custody or detention: a review is always held",
            CUSTODY,
        ),
        Rule(
            "required",
            every("abuse_or_neglect", "died"),
            "Abuse or neglect is known or suspected and the child died",
            REG_5,
        ),
        Rule(
            "required",
            every("abuse_or_neglect", "seriously_harmed", "concern_about_joint_working"),
            "Abuse or neglect is known or suspected, the child was seriously harmed, and there is "
            "cause for concern about how agencies worked together",
            REG_5,
        ),
    ),
    impossible=(
        (
            every("death_in_custody", none_of("died")),
            "death_in_custody is true and died is false: a child who died in custody has died",
        ),
    ),
    after="From 29 June 2018 new cases are notified to the national panel instead: see "
    "`notification`. Reviews begun before then were finished under transitional arrangements",
)

NOTIFICATION = Criteria(
    name="notification",
    title="Notification of a serious incident",
    nation="england",
    decider="The local authority in whose area the incident happened",
    starts=NEW,
    gathers=True,
    questions=(
        ABUSE,
        DIED,
        HARMED,
        Question("in_area", "Did it happen in this local authority’s area?"),
        Question(
            "normally_resident", "Does the child normally live in this local authority’s area?"
        ),
        Question("outside_england", "Did it happen outside England?"),
        Question(
            "looked_after",
            "Was the child looked after by a local authority?",
            "The death of a looked-after child is notified with or without abuse or neglect.",
        ),
    ),
    rules=(
        Rule(
            "notify-panel",
            every(
                "abuse_or_neglect",
                some("died", "seriously_harmed"),
                some("in_area", every("normally_resident", "outside_england")),
            ),
            "Abuse or neglect is known or suspected, the child died or was seriously harmed, and "
            "it happened in the area, or outside England to a child who normally lives in the area",
            S16C,
        ),
        Rule(
            "notify-secretary-of-state-and-ofsted",
            every("died", "looked_after"),
            "A looked-after child died, with or without abuse or neglect",
            "Working Together 2018 and 2023, on the death of a looked-after child",
        ),
    ),
    impossible=(
        (
            every("in_area", "outside_england"),
            "in_area and outside_england are both true: no area of this kind lies outside England",
        ),
    ),
)

RAPID_REVIEW = Criteria(
    name="rapid-review",
    title="Rapid review",
    nation="england",
    decider="The safeguarding partners where the incident happened",
    starts=NEW,
    questions=(
        Question("notification_sent", "Was the incident notified to the national panel?"),
        Question(
            "found_not_notifiable",
            "Was it found afterwards that the test for notifying was not met?",
        ),
    ),
    rules=(
        Rule(
            "required",
            every("notification_sent", none_of("found_not_notifiable")),
            "A notification was sent, and it was not found afterwards that its test was not met",
            FAQ,
        ),
    ),
    impossible=(
        (
            every("found_not_notifiable", none_of("notification_sent")),
            "found_not_notifiable is true and notification_sent is false: only what was notified "
            "can be found not to need it",
        ),
    ),
)

IMPROVEMENTS = judged(
    "improvements_needed",
    "Does the case show improvements that are needed, even if they were known before?",
)
THEMES = judged("recurrent_themes", "Does the case show themes that come back again and again?")


def _factor(name: str, words: str, source: str) -> Rule:
    return Rule("weigh", every(name), words, source)


LCSPR = Criteria(
    name="lcspr",
    title="Local Child Safeguarding Practice Review",
    nation="england",
    decider="The safeguarding partners, after the rapid review",
    starts=NEW,
    weighs=True,
    questions=(
        IMPROVEMENTS,
        THEMES,
        judged(
            "agencies_concern", "Is there concern about how two or more agencies worked together?"
        ),
        judged("panel_view", "Does the national panel think that a local review may be right?"),
    ),
    rules=(
        _factor(
            "improvements_needed",
            "Improvements are needed to safeguard children, even if identified before",
            f"{REG_2018}, regulation 5",
        ),
        _factor(
            "recurrent_themes",
            "There are recurrent themes in safeguarding children",
            f"{REG_2018}, regulation 5",
        ),
        _factor(
            "agencies_concern",
            "There is concern about how two or more agencies worked together",
            f"{REG_2018}, regulation 5",
        ),
        _factor(
            "panel_view",
            "The national panel thinks that a local review may be right",
            f"{REG_2018}, regulation 5",
        ),
    ),
)

NATIONAL = Criteria(
    name="national",
    title="National Child Safeguarding Practice Review",
    nation="england",
    decider="The national Child Safeguarding Practice Review Panel",
    starts=NEW,
    weighs=True,
    questions=(
        IMPROVEMENTS,
        judged("law_or_guidance_change", "May the law or national guidance have to change?"),
        THEMES,
    ),
    rules=(
        _factor(
            "improvements_needed",
            "Improvements are needed to safeguard children, even if identified before",
            f"{REG_2018}, on national reviews",
        ),
        _factor(
            "law_or_guidance_change",
            "The law or national guidance may have to change",
            f"{REG_2018}, on national reviews",
        ),
        _factor(
            "recurrent_themes",
            "There are recurrent themes in safeguarding children",
            f"{REG_2018}, on national reviews",
        ),
    ),
)

ENGLAND = (SCR, NOTIFICATION, RAPID_REVIEW, LCSPR, NATIONAL)
