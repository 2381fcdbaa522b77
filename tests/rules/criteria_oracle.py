"""The table of CONTRACT once more, in plain code, to hold the rules against."""

from collections.abc import Callable
from typing import Any

Facts = dict[str, Any]


def scr(f: Facts) -> Any:
    harmed = f["seriously_harmed"] and f["concern_about_joint_working"]
    yes = f["death_in_custody"] or (f["abuse_or_neglect"] and (f["died"] or harmed))
    return "required" if yes else "not-required"


def notification(f: Facts) -> Any:
    tell = []
    where = f["in_area"] or (f["normally_resident"] and f["outside_england"])
    if f["abuse_or_neglect"] and (f["died"] or f["seriously_harmed"]) and where:
        tell.append("notify-panel")
    if f["died"] and f["looked_after"]:
        tell.append("notify-secretary-of-state-and-ofsted")
    return tell or "not-required"


def wales_cpr(f: Facts) -> Any:
    harm = f["died"] or f["life_threatening_injury"] or f["serious_permanent_impairment"]
    if not (f["abuse_or_neglect"] and harm):
        return "not-required"
    return "extended" if f["on_register_or_looked_after_past_6_months"] else "concise"


def ni_cmr(f: Facts) -> Any:
    first = (
        (f["died"] or f["significantly_harmed"])
        and (f["abuse_or_neglect"] or f["on_register"] or f["looked_after"])
        and f["concern_about_effectiveness"]
    )
    return "required" if first or f["outstanding_positive_learning"] else "not-required"


def sar(f: Facts) -> Any:
    if not (f["needs_care_and_support"] and f["in_area"]):
        return "not-required"
    second = f["died_abuse_or_neglect_suspected"] or f["alive_serious_abuse_or_neglect"]
    return "mandatory" if f["concern_about_joint_working"] and second else "discretionary"


def dhr(f: Facts) -> Any:
    yes = (
        f["died"]
        and f["age"] >= 16
        and f["violence_abuse_or_neglect"]
        and f["relative_partner_or_household"]
    )
    return "required" if yes else "not-required"


def lcspr(f: Facts) -> Any:
    return "weigh"


# Framework: its rule, and its facts in the order of CONTRACT.
TABLE: dict[str, tuple[Callable[[Facts], Any], list[str]]] = {
    "scr": (
        scr,
        [
            "abuse_or_neglect",
            "died",
            "seriously_harmed",
            "concern_about_joint_working",
            "death_in_custody",
        ],
    ),
    "notification": (
        notification,
        [
            "abuse_or_neglect",
            "died",
            "seriously_harmed",
            "in_area",
            "normally_resident",
            "outside_england",
            "looked_after",
        ],
    ),
    "wales-cpr": (
        wales_cpr,
        [
            "abuse_or_neglect",
            "died",
            "life_threatening_injury",
            "serious_permanent_impairment",
            "on_register_or_looked_after_past_6_months",
        ],
    ),
    "ni-cmr": (
        ni_cmr,
        [
            "died",
            "significantly_harmed",
            "abuse_or_neglect",
            "on_register",
            "looked_after",
            "concern_about_effectiveness",
            "outstanding_positive_learning",
        ],
    ),
    "sar": (
        sar,
        [
            "needs_care_and_support",
            "in_area",
            "concern_about_joint_working",
            "died_abuse_or_neglect_suspected",
            "alive_serious_abuse_or_neglect",
        ],
    ),
    "dhr": (
        dhr,
        [
            "died",
            "age",
            "violence_abuse_or_neglect",
            "relative_partner_or_household",
        ],
    ),
    "lcspr": (
        lcspr,
        [
            "improvements_needed",
            "recurrent_themes",
            "agencies_concern",
            "panel_view",
        ],
    ),
}


def values(name: str) -> tuple[Any, ...]:
    return (0, 15, 16, 40) if name == "age" else (True, False)


def completions(framework: str, facts: Facts) -> list[Facts]:
    whole = [dict(facts)]
    for name in TABLE[framework][1]:
        if name not in facts:
            whole = [{**one, name: value} for one in whole for value in values(name)]
    return whole


def expected(framework: str, facts: Facts) -> tuple[Any, list[str]]:
    """Outcome and needed, by trying everything."""
    rule, names = TABLE[framework]
    whole = completions(framework, facts)
    outcomes = [rule(one) for one in whole]
    if all(outcome == outcomes[0] for outcome in outcomes):
        return outcomes[0], []
    turns = [
        name
        for name in names
        if name not in facts
        and any(
            rule({**one, name: first}) != rule({**one, name: second})
            for one in whole
            for first in values(name)
            for second in values(name)
        )
    ]
    return "undecided", turns
