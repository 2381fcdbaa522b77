"""Kinds of review: whose law, from when to when, which criteria, clocks, stages and letters.

Choosing a kind fills a new review's stages, clocks and letters. A partnership adds its own kinds
and adjusts clocks in `casework/frameworks`. Sources: DOMAIN.md sections 1 and 2.
"""

from dataclasses import dataclass
from datetime import date

NATIONS = {
    "england": "England",
    "wales": "Wales",
    "scotland": "Scotland",
    "northern-ireland": "Northern Ireland",
}
UK = tuple(NATIONS)
# What every review goes through; `rules/reviewgates.py` says what each stage needs.
STAGES = (
    "setting-up", "gathering", "analysis", "reporting", "board-response", "publication",
    "following-through", "closed",
)  # fmt: skip

LETTERS = {
    "acknowledgement": "To the referrer: we have received your referral",
    "scoping": "To agencies: did you know this child or family?",
    "secure-records": "To agencies: secure your records",
    "decision": "To partners: the decision and its reasons",
    "notify-panel": "To the national panel: what was decided",
    "notify-ofsted": "To the Secretary of State and Ofsted: death of a looked-after child",
    "chief-executives": "To chief executives: a review has begun",
    "family": "To the family: what a review is and how to take part",
    "notify-government": "To the Welsh Government: a review has begun",
    "notify-home-office": "To the Home Office: the decision",
}
USUAL = ("acknowledgement", "scoping", "secure-records", "decision", "chief-executives", "family")

# Typical terms of reference (unsourced general knowledge): something to begin from.
LINES_OF_ENQUIRY = (
    "Was the child seen and heard?",
    "Were risks assessed with what was known of the family’s history?",
    "Were procedures followed, and if not, what got in the way?",
    "Were actions that were agreed carried out?",
    "Were managers involved at the points that mattered?",
    "Was information shared with those who needed it?",
    "Were ethnicity, faith, disability, fathers and partners considered?",
    "What helped good practice, and what hindered it?",
    "Would it be the same today?",
)


@dataclass(frozen=True)
class ReviewKind:
    """A national kind of review.

    `criteria`: names for `rules.criteria.decide`, in the order in which they are asked. `clocks`:
    the name for `rules.clocks.due`. `held_here`: a partnership commissions it itself.
    """

    code: str
    name: str
    nations: tuple[str, ...]
    source: str
    starts: date | None = None
    ends: date | None = None
    criteria: tuple[str, ...] = ()
    clocks: str | None = None
    letters: tuple[str, ...] = USUAL
    stages: tuple[str, ...] = STAGES
    held_here: bool = True

    @property
    def nation(self) -> str:
        """The nations in words."""
        if self.nations == UK:
            return "the United Kingdom"
        return " and ".join(NATIONS[nation] for nation in self.nations)

    def holds(self, on: date, nation: str | None = None) -> bool:
        """Whether a review of this kind could be begun on a day, in a nation."""
        if nation is not None and nation not in self.nations:
            return False
        return (self.starts or on) <= on <= (self.ends or on)


def _elsewhere(code: str, name: str, source: str) -> ReviewKind:
    """A report that others make and a partnership learns from."""
    return ReviewKind(code, name, UK, source, letters=(), held_here=False)


_2018 = date(2018, 6, 29)
KINDS = (
    ReviewKind(
        "cspr",
        "Child Safeguarding Practice Review",
        ("england",),
        "Children Act 2004, sections 16C to 16F; Working Together 2023",
        starts=_2018,
        criteria=("notification", "rapid-review", "lcspr"),
        clocks="lcspr",
        letters=(*USUAL, "notify-panel", "notify-ofsted"),
    ),
    ReviewKind(
        "national cspr",
        "National Child Safeguarding Practice Review",
        ("england",),
        "Children Act 2004, sections 16B and 16D; SI 2018/789",
        starts=_2018,
        criteria=("national",),
        clocks="lcspr",
        held_here=False,
    ),
    ReviewKind(
        "scr",
        "Serious Case Review",
        ("england",),
        "Local Safeguarding Children Boards Regulations 2006 (SI 2006/90), regulation 5",
        starts=date(2006, 4, 1),
        ends=date(2018, 6, 28),
        criteria=("scr",),
        clocks="scr",
    ),
    ReviewKind(
        "sar",
        "Safeguarding Adults Review",
        ("england",),
        "Care Act 2014, section 44",
        starts=date(2015, 4, 1),
        criteria=("sar",),
        clocks="sar",
    ),
    ReviewKind(
        "dhr",
        "Domestic Homicide Review",
        ("england", "wales"),
        "Domestic Violence, Crime and Victims Act 2004, section 9; to be replaced under the "
        "Victims and Prisoners Act 2024, section 19",
        starts=date(2011, 4, 13),
        criteria=("dhr", "dardr"),
        clocks="dhr",
        letters=(*USUAL, "notify-home-office"),
    ),
    ReviewKind(
        "cpr",
        "Child Practice Review",
        ("wales",),
        "Safeguarding Boards (Functions and Procedures) (Wales) Regulations 2015",
        starts=date(2013, 1, 1),
        criteria=("wales-cpr",),
        letters=(*USUAL, "notify-government"),
    ),
    ReviewKind(
        "susr",
        "Single Unified Safeguarding Review",
        ("wales",),
        "Welsh Government, Single Unified Safeguarding Review: statutory guidance",
        starts=date(2024, 10, 1),
        criteria=("susr", "wales-cpr", "dhr"),
        letters=(*USUAL, "notify-government"),
    ),
    ReviewKind(
        "learning review",
        "Learning Review",
        ("scotland",),
        "Scottish Government, National guidance for Child Protection Committees undertaking "
        "learning reviews (2021, revised 2024)",
        starts=date(2021, 9, 1),
        criteria=("learning-review",),
    ),
    ReviewKind(
        "cmr",
        "Case Management Review",
        ("northern-ireland",),
        "SR 2012/324, regulation 17",
        starts=date(2012, 9, 17),
        criteria=("ni-cmr",),
    ),
    _elsewhere("pfd", "Prevention of Future Deaths report", "Coroners and Justice Act 2009"),
    _elsewhere("inq", "Public inquiry", "Inquiries Act 2005"),
    _elsewhere("hsib", "Health safety investigation", "Health and Care Act 2022"),
    ReviewKind("other", "Other review", UK, "The partnership’s own decision"),
)
_BY_CODE = {kind.code: kind for kind in KINDS}

# Clocks that belong to no review but to practice with a family.
PRACTICE = {
    "child-protection": "Child protection plan",
    "child-protection-local": "Child protection plan: core groups and assessment",
    "child-protection-wales": "Child protection plan (Wales)",
    "child-protection-scotland": "Child protection plan (Scotland)",
    "child-protection-northern-ireland": "Child protection plan (Northern Ireland)",
    "clares-law": "Domestic violence disclosure (Clare’s Law)",
}


def kind_of(code: str) -> ReviewKind | None:
    """A national kind by its code, whether or not it is held today."""
    return _BY_CODE.get(code)


def name_of(code: str) -> str:
    """The name of a national kind or of practice clocks; the code itself for another."""
    found = _BY_CODE.get(code)
    return found.name if found else PRACTICE.get(code, code)


def kinds_in(nation: str, on: date) -> tuple[ReviewKind, ...]:
    """What a partnership of that nation could begin on a day."""
    return tuple(kind for kind in KINDS if kind.held_here and kind.holds(on, nation))
