"""Themes that learning is coded to: a set to begin with, and which of them a text may belong to.

Every partnership changes its own copy. The set follows public literature, in words of our own:

- PANEL: the six practice themes across reviews in the annual report for 2020 of the Child
  Safeguarding Practice Review Panel, published in May 2021.
- PANEL_4: the themes named in the Panel's fourth annual report.
- LOCAL: thematic reviews by Cambridgeshire and Peterborough of serious case reviews from 2006 to
  2019 and of case reviews from 2019 to 2021.
- NSPCC: briefings on learning from case reviews.
- DOGS: procedures on dogs and safeguarding children, such as Bracknell Forest's.

A theme without a source says so. What is suggested is suggested because of words that stand in a
text; it decides nothing.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

PANEL = "Child Safeguarding Practice Review Panel, annual report 2020: practice themes"
PANEL_4 = "Child Safeguarding Practice Review Panel, fourth annual report"
LOCAL = "Cambridgeshire and Peterborough, thematic reviews of case reviews, 2006 to 2021"
NSPCC = "NSPCC Learning, briefings on learning from case reviews"
DOGS = "Bracknell Forest, procedure on dogs and safeguarding children"


@dataclass(frozen=True)
class Start:
    """`means`: what belongs under it. `words`: whole words or phrases that suggest it."""

    name: str
    means: str
    words: tuple[str, ...]
    source: str = ""


@dataclass(frozen=True)
class Suggested:
    """A theme by its id, the words of the text that suggest it, and where they stand."""

    id: int
    said: tuple[str, ...]
    places: tuple[tuple[int, int], ...]


def _start(name: str, means: str, words: str, source: str = "") -> Start:
    return Start(name, means, tuple(one.strip() for one in words.split(",")), source)


STARTING = (
    _start(
        "The child’s daily life", "Seeing and hearing children, and what a day is like for them.",
        "voice of the child, child's voice, lived experience, wishes and feelings, daily life, "
        "seen alone, speak to children, children's views, observe the child", PANEL,
    ),
    _start(
        "Families who hold back", "Work with parents whose contact is reluctant or comes and goes.",
        "disguised compliance, reluctant, engagement, engage, resistant, avoidant, not engaging, "
        "non-engagement", PANEL,
    ),
    _start(
        "Curiosity and challenge", "Thinking critically, doubting kindly, and questioning others.",
        "professional curiosity, curious, curiosity, critical thinking, optimism, optimistic, "
        "over-optimistic, respectful uncertainty, challenge, challenged", PANEL,
    ),
    _start(
        "Changing risk and need", "Assessments that are made again when something changes.",
        "risk assessment, risk assessments, reassess, reassessment, updated assessment, "
        "assessment of risk, changing risk, dynamic risk", PANEL,
    ),
    _start(
        "Sharing information", "Who needed to know, and whether they were told in time.",
        "information sharing, share information, shared information, sharing information, "
        "sharing of information, information is shared, information was not shared", PANEL,
    ),
    _start(
        "Leadership and culture", "Conditions that organisations make for good practice.",
        "leadership, culture of, workload, caseload, caseloads, capacity, staffing, resources",
        PANEL,
    ),
    _start(
        "Babies and the unborn", "Risk before birth, in the first weeks, and when going home.",
        "unborn, pre-birth, antenatal, pregnancy, pregnant, newborn, baby, babies, infant, infants",
        PANEL_4,
    ),
    _start(
        "Domestic abuse", "Abuse between adults, and what it does to children.",
        "domestic abuse, domestic violence, coercive control, clare's law, marac", PANEL_4,
    ),
    _start(
        "Parents’ mental health", "Mental illness of a parent, and what it means for the child.",
        "parental mental health, mental health, mental illness, depression, psychosis, psychiatric",
        PANEL_4,
    ),
    _start(
        "Young people’s mental health and self-harm", "Distress, self-harm and suicide.",
        "self-harm, self harm, suicide, suicidal, camhs, eating disorder", PANEL_4,
    ),
    _start(
        "Harm outside the home", "Exploitation, serious violence, and harm online.",
        "exploitation, county lines, gangs, knife crime, criminal exploitation, grooming, online",
        PANEL_4,
    ),
    _start(
        "Race, ethnicity, faith and identity", "Who a family is, and whether it was asked.",
        "ethnicity, ethnic, culture, cultural, race, racism, faith, identity, interpreter, "
        "interpreters, language, first language", PANEL_4,
    ),
    _start(
        "Disabled children and health needs", "Children who depend on others for their care.",
        "disabled, disability, disabilities, complex needs, special educational needs, autism, "
        "complex health needs", PANEL_4,
    ),
    _start(
        "Not in school", "Children who are educated at home, excluded, absent or missing.",
        "elective home education, home educated, school attendance, excluded, exclusion, "
        "missing education, missing from home", PANEL_4,
    ),
    _start(
        "Fathers and other men", "Men in a child’s life whom services did not see or ask about.",
        "father, fathers, dads, male carers, partner, partners of mothers, men in the household, "
        "household members", LOCAL,
    ),
    _start(
        "Neglect", "Needs that go unmet over time.",
        "neglect, neglected, neglectful, home conditions, dental", NSPCC,
    ),
    _start(
        "Alcohol and drugs", "What adults drink or take, and what it means for the child.",
        "substance misuse, substance use, drug use, drugs, alcohol, drinking, addiction", NSPCC,
    ),
    _start(
        "Sexual abuse", "Recognising it, and children who cannot tell.",
        "sexual abuse, sexually abused, sexual harm, sex offender", NSPCC,
    ),
    _start(
        "Bruises and other injuries", "Injuries to children who cannot move about by themselves.",
        "bruise, bruising, bruises, fracture, fractures, injury, injuries, non-mobile", NSPCC,
    ),
    _start(
        "Appointments that are missed", "Children who were not brought, and families not found in.",
        "was not brought, not brought, did not attend, missed appointment, missed appointments, "
        "no access", NSPCC,
    ),
    _start(
        "Disagreement and escalation", "What people do when they think another agency is wrong.",
        "escalation, escalate, escalated, professional disagreement, professional differences, "
        "resolving professional differences", LOCAL,
    ),
    _start(
        "Supervision and management", "Whether somebody thought about the work with the worker.",
        "supervision, supervisor, supervisors, management oversight, manager's decision, "
        "managers", LOCAL,
    ),
    _start(
        "Thresholds and referrals", "Where help begins, and what became of a referral.",
        "threshold, thresholds, referral, referrals, early help, front door, mash", LOCAL,
    ),
    _start(
        "Discharge and handover", "When a child or a case passes from one service to another.",
        "discharge, discharged, handover, transfer, transferred, leaving hospital, moved area",
    ),
    _start(
        "Dogs and other animals", "Animals in a home where children live.",
        "dog, dogs, pet, pets, animal, animals", DOGS,
    ),
    _start(
        "History and earlier children", "What was known from before, and who had to know it.",
        "chronology, chronologies, history, previous children, earlier child, siblings, "
        "previous concerns",
    ),
    _start(
        "Housing and money", "Homes that are unsafe or unsure, and families without enough.",
        "housing, homeless, homelessness, temporary accommodation, poverty, debt, tenancy",
    ),
)  # fmt: skip


def suggest(text: str, themes: Iterable[tuple[int, tuple[str, ...]]]) -> list[Suggested]:
    """Those whose words stand in the text, the most often named first."""
    plain = text.replace("’", "'")
    found = []
    for pk, words in themes:
        pattern = _pattern(words)
        hits = list(pattern.finditer(plain)) if pattern is not None else []
        if hits:
            said = tuple(dict.fromkeys(hit.group().lower() for hit in hits))
            found.append(Suggested(pk, said, tuple(hit.span() for hit in hits)))
    return sorted(found, key=lambda one: -len(one.places))


@lru_cache(maxsize=2_000)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str] | None:
    """Any of them whole, the longest first."""
    plain = sorted({one.strip().replace("’", "'") for one in words if one.strip()}, key=len)
    listed = "|".join(re.escape(one) for one in reversed(plain))
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)", re.IGNORECASE) if listed else None
