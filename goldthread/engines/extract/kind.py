"""What kind of change a recommendation asks for: cues with weights, the heaviest kind wins.

Cues near the beginning of the item weigh more: what is asked stands there; what it is about
comes later.
"""

import re

CUES: tuple[tuple[str, float, str], ...] = (
    (
        "assurance",
        4.0,
        r"\b(?:seek|gain|obtain|request|receive|provide|give|have|require)s? (?:\w+ )?(?:re-?)?assurances?\b",
    ),
    (
        "assurance",
        3.6,
        r"\b(?:be|is|are) (?:re-?)?assured\b|\bassure[sd]? (?:itself|themselves|the|that)\b|\bsatisf(?:y|ied) (?:itself|themselves|that)\b",
    ),
    (
        "assurance",
        2.0,
        r"\bassur(?:e|ance)\b|\bhold\w* .{0,30}to account\b|\bevidence that\b|\bdemonstrate (?:how|that)\b|\breport(?:s|ed)? (?:back )?to the (?:board|partnership|safeguarding)\b",
    ),
    (
        "qa",
        4.0,
        r"\b(?:audits?|audited|auditing|dip.?sampl\w*|quality assurance activit\w+|case file (?:review|audit))\b",
    ),
    (
        "qa",
        2.2,
        r"\b(?:test (?:whether|how|that|the)|check (?:that|whether|how)|evaluate|evaluation|quality assur\w+|peer review|survey|inspect\w*|assess (?:the )?(?:quality|effectiveness|impact|compliance))\b",
    ),
    (
        "training",
        4.0,
        r"\b(?:training|train|trained|workshops?|e-?learning|learning events?|briefing sessions?|induction|masterclass\w*|continuing professional development|cpd)\b",
    ),
    ("training", 1.6, r"\b(?:skills?|competen\w+|workforce development|knowledge)\b"),
    (
        "guidance",
        3.4,
        r"\b(?:guidance|toolkits?|tool kits?|practice notes?|briefings?|checklists?|prompts?|leaflets?|factsheets?|resources?|guide|aide.memoires?|flow ?charts?|templates?|information pack)\b",
    ),
    (
        "guidance",
        2.4,
        r"\b(?:remind\w*|disseminat\w*|circulat\w*|raise (?:the )?awareness|awareness|communicat\w+ (?:to|with)|share (?:the )?(?:learning|findings|report|lessons)|promot\w+|publici[sz]\w+|campaign|reiterate|reinforce|highlight)\b",
    ),
    (
        "policy",
        3.4,
        r"\b(?:polic(?:y|ies)|protocols?|procedures?|pathways?|strateg(?:y|ies)|frameworks?|legislation|law|statutory|thresholds?|memorandum|standard operating|standards?|arrangements|terms of reference|definition|information.sharing agreements?)\b",
    ),
    ("policy", 1.2, r"\b(?:system|processes|process|rules|requirement|mandatory|criteria)\b"),
    (
        "monitoring",
        3.6,
        r"\b(?:monitor\w*|track\w*|data ?sets?|dashboards?|performance (?:data|information|measures|indicators?)|key performance|oversight of (?:the )?(?:progress|implementation|action)|oversee|progress (?:reports?|updates?)|collect\w* (?:and \w+ )?data|metrics|scrutini[sz]e|review progress)\b",
    ),
    (
        "commissioning",
        4.0,
        r"\b(?:commission(?:s|ed|ing|ers?)?|procure\w*|contracts?|funding|fund|funded|resourc(?:e|ed|ing) (?:of|for|to)|invest\w*|capacity|service specification|gap in (?:service|provision)|needs assessment|sufficien\w+ (?:of|resource|provision|capacity)|provision of)\b",
    ),
    (
        "practice",
        1.5,
        r"\b(?:practice|practitioners?|professionals?|staff|social workers?|health visitors?|midwives|gps?|assess(?:ment|ments|ed|ing)?|record\w*|supervision|visits?|referrals?|refer|meetings?|discharge|plans?|planning|engag\w+|curios\w+|enquir\w+|ask|voice|home|risk|families|fathers|parents?|child(?:ren)?|share information|information sharing|escalat\w+|routine\w*|chronolog\w+|handover|follow.?up)\b",
    ),
    (
        "practice",
        1.0,
        r"\b(?:ensure|make sure|make certain|see to it|always|every|routinely|consistently|embed\w*)\b",
    ),
)
COMPILED = tuple(
    (kind, weight, re.compile(pattern, re.IGNORECASE)) for kind, weight, pattern in CUES
)
COMMISSION_REVIEW = re.compile(
    r"\bcommission(?:s|ed|ing)? (?:a |an |the |further |independent |multi-agency |external )*(?:review|audit|training|report|research|evaluation|work)|\bcommissioned by\b|\bcommissioning of this|police and crime commissioner|clinical commissioning group",
    re.IGNORECASE,
)
BUILDS = re.compile(
    r"\b(?:develop|write|produce|create|issue|publish|draft|update|revise|review|amend|refresh|agree|introduce|establish|strengthen|change|adopt)\w*\b[^.;]{0,60}$",
    re.IGNORECASE,
)


def of(text: str, addressee: str | None = None) -> str | None:
    """One of the eight kinds, or None when no cue speaks."""
    scores = weigh(text, addressee)
    return max(scores, key=lambda kind: scores[kind]) if scores else None


def weigh(text: str, addressee: str | None = None) -> dict[str, float]:
    """Each kind's weight."""
    body = _without(text, addressee)
    first = re.split(r"(?<=[.;])\s", body, maxsplit=1)[0]
    length = max(len(first), 60)
    scores: dict[str, float] = {}
    for kind, weight, pattern in COMPILED:
        best = 0.0
        for hit in pattern.finditer(body):
            if kind == "commissioning" and COMMISSION_REVIEW.search(
                body[max(0, hit.start() - 25) : hit.end() + 40]
            ):
                continue
            value = weight * max(0.35, 1 - 0.55 * hit.start() / length)
            if hit.start() >= len(first):
                value *= 0.55
            if kind in ("guidance", "policy") and BUILDS.search(body[: hit.start()]):
                value *= 1.25
            best = max(best, value)
        if best:
            scores[kind] = scores.get(kind, 0.0) + best
    return scores


def _without(text: str, addressee: str | None) -> str:
    """The item without its addressee, whose name is no cue."""
    if addressee and addressee in text[: len(addressee) + 60]:
        text = text.replace(addressee, " ", 1)
    return text
