"""What each kind of review usually begins with: a first draft, in our own words, to be changed.

The lines of enquiry follow what reviews of the field ask again and again, and the seed's own
lessons (history, pre-birth work, actions that drifted, challenge, optimism, domestic abuse,
managers' oversight, mental health, dogs); none is copied from another partnership's template.
Milestones are weeks from the day it was decided to review; the clocks of the law stand apart.
"""

from dataclasses import dataclass

from goldthread.foundations.agencies.models import Sector


@dataclass(frozen=True)
class Line:
    question: str
    prompt: str


@dataclass(frozen=True)
class Outline:
    purpose: str
    scope: str
    method: str
    lines: tuple[Line, ...]
    milestones: tuple[tuple[str, int], ...]
    letters: tuple[str, ...]
    sectors: tuple[str, ...]


VOICE = Line(
    "What was daily life like for the child, and how did practitioners come to know it?",
    "What the child said, did or showed; who saw them alone; what was recorded of it. For a baby: "
    "what was seen of their care and their home.",
)
HISTORY = Line(
    "What was known of the family’s history, and what difference did it make?",
    "Earlier children and their care, earlier referrals, each parent’s own childhood. Say what was "
    "on record, who read it and when.",
)
RISK = Line(
    "How were risks recognised, tested against all the information, and acted on?",
    "What was thought to be happening; what spoke for and against it; whether the view changed "
    "when new information came.",
)
TOGETHER = Line(
    "How did agencies share what they knew, and decide together?",
    "Referrals, meetings and their minutes, who was not there, disagreements and how they ended.",
)
ACTIONS = Line(
    "Were agreed actions done, and was drift noticed and challenged?",
    "Each action of a plan: done, not done, no longer needed, and where that is recorded.",
)
OVERSIGHT = Line(
    "How did managers and supervisors take part in the key decisions?",
    "Decisions made with or without a manager, such as a discharge; supervision offered and used.",
)
ABUSE = Line(
    "How was domestic abuse, including control, asked about and understood?",
    "Whether each adult was asked alone and safely; what was known of earlier relationships; "
    "whether disclosure under Clare’s Law was thought of.",
)
HEALTH = Line(
    "How were mental health, substance use and other needs of the adults understood?",
    "What a diagnosis meant for daily care; whom practitioners could ask; pathways to help.",
)
FAIRNESS = Line(
    "What part did race, culture, faith, disability, poverty or other inequality play?",
    "In the family’s life and in how services met them. Say also where it was not asked.",
)
HINDER = Line(
    "What helped and what hindered good practice at the time?",
    "Workload, vacancies, systems, policy, training. What would have made it easier to do well?",
)
WELL = Line(
    "What was done well, and what has changed since?",
    "Good practice that others could use; changes already made, with evidence that they work.",
)
BIRTH = Line(
    "How was the time before and after birth planned for?",
    "The pre-birth assessment, the plan for the birth and for leaving hospital, who lived in the "
    "home and with which animals.",
)
CAPACITY = Line(
    "How were the adult’s own wishes, mental capacity and care and support needs understood?",
    "Assessments of capacity and of needs; advocacy; what the adult wanted to happen.",
)
NEGLECT = Line(
    "How were self-neglect, safeguarding concerns and quality of care responded to?",
    "Concerns raised, enquiries made, what was agreed with providers and commissioners.",
)
VICTIM = Line(
    "What did agencies, family, friends and colleagues know of abuse in the relationship?",
    "What was seen, told or guessed; barriers to telling; risk assessments and what followed.",
)
HARMER = Line(
    "What was known of the person who did the harm, and what was done about the risk they posed?",
    "Earlier relationships and offences, contact with services, chances to hold them to account.",
)

CHILD = (VOICE, HISTORY, RISK, TOGETHER, ACTIONS, ABUSE, HEALTH, OVERSIGHT, FAIRNESS, HINDER, WELL)
ADULT = (CAPACITY, HISTORY, RISK, NEGLECT, TOGETHER, ACTIONS, OVERSIGHT, FAIRNESS, HINDER, WELL)
HOMICIDE = (VICTIM, HARMER, HISTORY, RISK, TOGETHER, HEALTH, OVERSIGHT, FAIRNESS, HINDER, WELL)

ABOUT_CHILD = (
    "To learn how services can better protect children, by understanding what happened to this "
    "child and why, as it looked to those involved at the time. It does not ask who is to blame."
)
ABOUT_ADULT = (
    "To learn how services can better protect adults with care and support needs, by understanding "
    "what happened and why, as it looked at the time. It does not ask who is to blame."
)
ABOUT_HOMICIDE = (
    "To learn how lives can be saved: what was known of the abuse, how services and those around "
    "the victim responded, and what would have helped. It does not ask who is guilty; courts do."
)
SCOPE = (
    "The work of every agency named below with the child, their family and others in the home "
    "during the period of the review. Important facts from before it are summed up briefly."
)
SCOPE_ADULT = (
    "The work of every agency named below with the adult, and with those who cared for them or "
    "posed a risk to them, during the period of the review. Earlier facts are summed up briefly."
)
METHOD = (
    "Each agency gives a chronology and a report on its own work. Practitioners talk through key "
    "episodes at an event that is safe for learning. The family is invited to take part. The panel "
    "meets regularly, and the lead reviewer writes the report."
)
SHORT = (
    "Agencies give a short account and a timeline. The panel meets practitioners and, where they "
    "wish it, the family. A brief report says what was learned."
)
RETURNS_DUE, ACCOUNTS_DUE = "Agencies’ returns due", "Agencies’ accounts due"
MILESTONES = (
    ("First meeting of the panel", 3),
    (RETURNS_DUE, 10),
    ("Practitioner event", 13),
    ("First draft of the report", 17),
    ("Panel agrees the report", 21),
    ("Report to the partnership", 23),
    ("Publication", 26),
)
QUICK = (
    (ACCOUNTS_DUE, 4),
    ("Meeting with practitioners", 7),
    ("Draft of the report", 10),
    ("Report to the partnership", 13),
)
LETTERS = (
    "To the lead reviewer: contract and person specification",
    "To agencies: the terms of reference and the request for a return",
    "To the coroner, the police and the courts, where proceedings run: a review has begun",
)
CHILD_SECTORS = (
    Sector.LOCAL_AUTHORITY,
    Sector.POLICE,
    Sector.COMMISSIONER,
)
ADULT_SECTORS = (Sector.LOCAL_AUTHORITY, Sector.POLICE, Sector.COMMISSIONER)
HOMICIDE_SECTORS = (
    Sector.LOCAL_AUTHORITY,
    Sector.POLICE,
    Sector.COMMISSIONER,
    Sector.PROBATION,
    Sector.VOLUNTARY,
)


def _child(
    *first: Line, method: str = METHOD, weeks: tuple[tuple[str, int], ...] = MILESTONES
) -> Outline:
    lines = (CHILD[0], *first, *CHILD[1:])
    return Outline(ABOUT_CHILD, SCOPE, method, lines, weeks, LETTERS, CHILD_SECTORS)


_ADULT = Outline(ABOUT_ADULT, SCOPE_ADULT, METHOD, ADULT, MILESTONES, LETTERS, ADULT_SECTORS)
_HOMICIDE = Outline(
    ABOUT_HOMICIDE, SCOPE_ADULT, METHOD, HOMICIDE, MILESTONES, LETTERS, HOMICIDE_SECTORS
)
_OTHER = Outline(
    "To learn from what happened, and to change what needs changing. It does not ask who is to "
    "blame.",
    "The work of the agencies named below during the period of the review.",
    SHORT,
    (HISTORY, RISK, TOGETHER, ACTIONS, HINDER, WELL),
    QUICK,
    LETTERS,
    (Sector.LOCAL_AUTHORITY,),
)
OUTLINES = {
    "scr": _child(BIRTH),
    "cspr": _child(BIRTH),
    "national cspr": _child(),
    "cpr": _child(),
    "susr": _HOMICIDE,
    "learning review": _child(),
    "cmr": _child(),
    "sar": _ADULT,
    "dhr": _HOMICIDE,
}


def outline(code: str) -> Outline:
    """The outline of a kind of review, by its code; a general one for any other."""
    return OUTLINES.get(code, _OTHER)
