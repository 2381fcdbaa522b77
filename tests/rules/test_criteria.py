"""The traps of the criteria, one by one, in words."""

from datetime import date
from typing import Any

import pytest

from goldthread.rules.criteria import (
    BadFacts,
    contradictions,
    criteria_of,
    decide,
    frameworks,
    questions,
    versions,
)

T, F = True, False
PANEL, STATE = "notify-panel", "notify-secretary-of-state-and-ofsted"
ADULT = {"needs_care_and_support": T, "in_area": T}

CASES: list[tuple[str, dict[str, Any], Any, list[str]]] = [
    # Concern qualifies serious harm only, never death.
    ("scr", {"abuse_or_neglect": T, "died": T, "concern_about_joint_working": F}, "required", []),
    ("scr", {"abuse_or_neglect": T, "died": T}, "required", []),
    (
        "scr",
        {"abuse_or_neglect": T, "died": F, "seriously_harmed": T, "death_in_custody": F},
        "undecided",
        ["concern_about_joint_working"],
    ),
    (
        "scr",
        {"abuse_or_neglect": T, "died": F, "seriously_harmed": F, "death_in_custody": F},
        "not-required",
        [],
    ),
    ("scr", {"abuse_or_neglect": F, "death_in_custody": F}, "not-required", []),
    # A death in custody always, whatever else is known or not.
    ("scr", {"death_in_custody": T}, "required", []),
    ("scr", {"death_in_custody": T, "died": T, "abuse_or_neglect": F}, "required", []),
    (
        "scr",
        {"died": T},
        "undecided",
        ["abuse_or_neglect", "death_in_custody"],
    ),
    # Each fact stands for itself: that nobody died does not answer for custody.
    (
        "scr",
        {"abuse_or_neglect": F, "died": F},
        "undecided",
        ["death_in_custody"],
    ),
    # The place of the incident, or residence when it was outside England.
    (
        "notification",
        {"abuse_or_neglect": T, "died": T, "in_area": T, "looked_after": F},
        [PANEL],
        [],
    ),
    (
        "notification",
        {
            "abuse_or_neglect": T,
            "seriously_harmed": T,
            "died": F,
            "in_area": F,
            "normally_resident": T,
            "outside_england": T,
        },
        [PANEL],
        [],
    ),
    (
        "notification",
        {
            "abuse_or_neglect": T,
            "seriously_harmed": T,
            "died": F,
            "in_area": F,
            "normally_resident": T,
            "outside_england": F,
        },
        "not-required",
        [],
    ),
    # A looked-after child's death, with or without abuse.
    ("notification", {"abuse_or_neglect": F, "died": T, "looked_after": T}, [STATE], []),
    (
        "notification",
        {"abuse_or_neglect": T, "died": T, "in_area": T, "looked_after": T},
        [PANEL, STATE],
        [],
    ),
    ("notification", {"died": F, "seriously_harmed": F}, "not-required", []),
    # One outcome certain, another open: the whole is undecided.
    (
        "notification",
        {"abuse_or_neglect": T, "died": T, "in_area": T},
        "undecided",
        ["looked_after"],
    ),
    (
        "wales-cpr",
        {"abuse_or_neglect": T, "died": T},
        "undecided",
        ["on_register_or_looked_after_past_6_months"],
    ),
    (
        "wales-cpr",
        {
            "abuse_or_neglect": T,
            "life_threatening_injury": T,
            "on_register_or_looked_after_past_6_months": F,
        },
        "concise",
        [],
    ),
    (
        "wales-cpr",
        {
            "abuse_or_neglect": T,
            "serious_permanent_impairment": T,
            "on_register_or_looked_after_past_6_months": T,
        },
        "extended",
        [],
    ),
    ("wales-cpr", {"abuse_or_neglect": F}, "not-required", []),
    # Northern Ireland: the second leg stands alone.
    ("ni-cmr", {"outstanding_positive_learning": T}, "required", []),
    (
        "ni-cmr",
        {
            "died": F,
            "significantly_harmed": F,
            "outstanding_positive_learning": F,
        },
        "not-required",
        [],
    ),
    (
        "ni-cmr",
        {"significantly_harmed": T, "looked_after": T, "concern_about_effectiveness": T},
        "required",
        [],
    ),
    (
        "ni-cmr",
        {"died": T, "abuse_or_neglect": T, "concern_about_effectiveness": F},
        "undecided",
        ["outstanding_positive_learning"],
    ),
    # An adult with needs in the area is never "not required".
    ("sar", {**ADULT, "concern_about_joint_working": F}, "discretionary", []),
    (
        "sar",
        {
            **ADULT,
            "died_abuse_or_neglect_suspected": F,
            "alive_serious_abuse_or_neglect": F,
        },
        "discretionary",
        [],
    ),
    (
        "sar",
        {**ADULT, "concern_about_joint_working": T, "died_abuse_or_neglect_suspected": T},
        "mandatory",
        [],
    ),
    (
        "sar",
        {**ADULT, "concern_about_joint_working": T, "alive_serious_abuse_or_neglect": T},
        "mandatory",
        [],
    ),
    ("sar", {"in_area": F}, "not-required", []),
    ("sar", {"needs_care_and_support": F}, "not-required", []),
    (
        "sar",
        {**ADULT, "concern_about_joint_working": T, "died_abuse_or_neglect_suspected": F},
        "undecided",
        ["alive_serious_abuse_or_neglect"],
    ),
    ("dhr", {"age": 15}, "not-required", []),
    ("dhr", {"age": 15.9}, "not-required", []),
    (
        "dhr",
        {
            "died": T,
            "age": 16,
            "violence_abuse_or_neglect": T,
            "relative_partner_or_household": T,
        },
        "required",
        [],
    ),
    (
        "dhr",
        {"died": T, "violence_abuse_or_neglect": T, "relative_partner_or_household": T},
        "undecided",
        ["age"],
    ),
    ("dhr", {"died": F}, "not-required", []),
    ("lcspr", {}, "weigh", []),
    ("lcspr", {"improvements_needed": F, "recurrent_themes": T}, "weigh", []),
    ("national", {"law_or_guidance_change": T}, "weigh", []),
    # No rapid review without a notification, nor where its test was not met after all.
    ("rapid-review", {"notification_sent": F}, "not-required", []),
    ("rapid-review", {"notification_sent": T}, "undecided", ["found_not_notifiable"]),
    ("rapid-review", {"notification_sent": T, "found_not_notifiable": F}, "required", []),
    ("rapid-review", {"found_not_notifiable": T}, "not-required", []),
    ("susr", {"domestic_homicide_review": T}, "required", []),
    ("learning-review", {"effective_practice": T}, "consider", []),
    ("dardr", {"died": T, "domestic_abuse": T}, "required", []),
]


@pytest.mark.parametrize(("framework", "facts", "outcome", "needed"), CASES)
def test_a_case(framework: str, facts: dict[str, Any], outcome: Any, needed: list[str]) -> None:
    found = decide(framework, facts)
    assert (found.outcome, list(found.needed)) == (outcome, needed)


def test_nothing_known_is_undecided_everywhere_but_where_people_weigh() -> None:
    for framework in frameworks():
        assert decide(framework, {}).outcome in ("undecided", "weigh")


def test_a_missing_fact_may_be_written_as_none() -> None:
    assert decide("scr", {"abuse_or_neglect": True, "died": None}) == decide(
        "scr", {"abuse_or_neglect": True}
    )


def test_what_is_weighed_lists_each_factor_for_a_reason() -> None:
    found = decide("lcspr", {"improvements_needed": True, "recurrent_themes": False})
    told = [one.rule for one in found.because]
    assert len(told) == 4
    assert "improvements_needed: present): give a reason" in told[0]
    assert "recurrent_themes: not present" in told[1]
    assert "panel_view: not known yet" in told[3]


def test_the_reason_names_the_rule_and_its_source() -> None:
    (said,) = decide("scr", {"abuse_or_neglect": True, "died": True}).because
    assert said.rule == "Abuse or neglect is known or suspected and the child died"
    assert "regulation 5" in said.source


def test_no_says_which_fact_stands_against_each_rule() -> None:
    told = [one.rule for one in decide("dhr", {"age": 15, "died": True}).because]
    assert len(told) == 1
    assert told[0].endswith("(age: 15)")


def test_undecided_says_what_is_certain_already() -> None:
    found = decide("notification", {"abuse_or_neglect": True, "died": True, "in_area": True})
    assert found.because[0].rule.startswith("Certain already, notify-panel")
    assert "missing: looked_after" in found.because[1].rule


@pytest.mark.parametrize(
    ("framework", "facts", "says"),
    [
        ("scr", {"dide": True}, "“dide” is not a fact of scr. The facts are: abuse_or_neglect,"),
        ("scr", {"died": "yes"}, "died must be true or false"),
        ("scr", {"died": 1}, "it is 1."),
        ("scr", {"died": []}, "it is []."),
        ("scr", {"died": "line\nline"}, "it is line line."),
        ("dhr", {"age": True}, "age must be a number from 0 to 130"),
        ("dhr", {"age": -1}, "it is -1."),
        ("dhr", {"age": 131}, "it is 131."),
        ("dhr", {"age": float("nan")}, "it is nan."),
        ("dhr", {"age": float("inf")}, "it is inf."),
        ("dhr", {"age": "16"}, "age must be a number"),
        ("xyz", {}, "“xyz” is not a framework with criteria. There are: scr,"),
        ("scr", {"death_in_custody": True, "died": False}, "a child who died in custody has died"),
        (
            "sar",
            {"died_abuse_or_neglect_suspected": True, "alive_serious_abuse_or_neglect": True},
            "has died or is alive, not both. Correct one of them.",
        ),
        ("notification", {"in_area": True, "outside_england": True}, "both true"),
        (
            "rapid-review",
            {"found_not_notifiable": True, "notification_sent": False},
            "only what was notified",
        ),
    ],
)
def test_facts_that_cannot_be_used(framework: str, facts: dict[str, Any], says: str) -> None:
    with pytest.raises(BadFacts) as no:
        decide(framework, facts)
    assert says in str(no.value)
    assert "\n" not in str(no.value)


def test_facts_against_each_other_can_be_let_pass_and_are_named() -> None:
    facts = {"death_in_custody": True, "died": False}
    found = decide("scr", facts, strict=False)
    assert found.outcome == "required"
    assert found.problems == contradictions("scr", facts)
    assert contradictions("scr", {"death_in_custody": True}) == ()


@pytest.mark.parametrize(
    ("framework", "on", "says"),
    [
        ("scr", date(2018, 6, 28), None),
        ("scr", date(2018, 6, 29), "no longer in force: they held until 28 June 2018"),
        ("scr", date(2006, 3, 31), "not in force yet: they hold from 1 April 2006"),
        ("notification", date(2018, 6, 28), "not in force yet: they hold from 29 June 2018"),
        ("notification", date(2018, 6, 29), None),
        ("dardr", date(2026, 1, 1), "check whether the section is in force"),
    ],
)
def test_a_rule_that_was_not_in_force_is_still_answered_and_says_so(
    framework: str, on: date, says: str | None
) -> None:
    found = decide(framework, {}, on)
    assert found.outcome == decide(framework, {}).outcome
    assert (says in " ".join(found.notes)) if says else found.notes == ()


def test_the_version_is_the_one_in_force_on_the_day() -> None:
    old, new = versions("learning-review")
    assert criteria_of("learning-review", date(2022, 5, 1)) is old
    assert criteria_of("learning-review", date(2025, 5, 1)) is new
    assert criteria_of("learning-review", date(1999, 5, 1)) is old
    assert criteria_of("learning-review") is new
    with pytest.raises(BadFacts):
        decide("learning-review", {"care_and_risk_management_harm": True}, date(2022, 5, 1))


def test_judgements_are_never_computed_and_ask_for_a_reason() -> None:
    judged = {
        (framework, question.key)
        for framework in frameworks()
        for question in questions(framework)
        if question.judgement
    }
    assert {
        ("scr", "seriously_harmed"),
        ("scr", "concern_about_joint_working"),
        ("notification", "seriously_harmed"),
        ("ni-cmr", "significantly_harmed"),
        ("ni-cmr", "concern_about_effectiveness"),
        ("sar", "concern_about_joint_working"),
        ("sar", "alive_serious_abuse_or_neglect"),
        ("lcspr", "improvements_needed"),
    } <= judged
    assert not {("scr", "died"), ("dhr", "age"), ("sar", "in_area")} & judged
    for framework in frameworks():
        for question in questions(framework):
            assert question.words.endswith("?")
            assert ("give your reason" in question.hint) == question.judgement


def test_every_rule_says_its_words_and_source() -> None:
    for framework in frameworks():
        for one in versions(framework):
            assert one.nation
            assert one.decider
            assert all(rule.words and rule.source for rule in one.rules)
            keys = {question.key for question in one.questions}
            assert all(set(rule.when.names()) <= keys for rule in one.rules)
