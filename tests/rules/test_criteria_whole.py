"""Every case there is: each fact true, false or missing, for each framework of CONTRACT."""

from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.rules import criteria
from tests.rules import criteria_oracle as oracle

FRAMEWORKS = sorted(oracle.TABLE)


def every_case(framework: str) -> Iterator[dict[str, Any]]:
    names = oracle.TABLE[framework][1]
    choices = [(None, *oracle.values(name)) for name in names]
    for values in product(*choices):
        yield {n: value for n, value in zip(names, values, strict=True) if value is not None}


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_the_facts_are_those_of_the_contract_in_its_order(framework: str) -> None:
    keys = [question.key for question in criteria.questions(framework)]
    assert keys == oracle.TABLE[framework][1]


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_every_case_is_answered_as_the_table_says(framework: str) -> None:
    for facts in every_case(framework):
        found = criteria.decide(framework, facts, strict=False)
        assert (found.outcome, list(found.needed)) == oracle.expected(framework, facts), facts
        assert found.because, facts


FACTS = st.sampled_from(FRAMEWORKS).flatmap(
    lambda framework: st.tuples(
        st.just(framework),
        st.fixed_dictionaries(
            {},
            optional={
                name: st.integers(0, 130) if name == "age" else st.booleans()
                for name in oracle.TABLE[framework][1]
            },
        ),
    )
)


@given(FACTS, st.data())
def test_a_fact_more_never_turns_a_decided_answer(case: Any, data: Any) -> None:
    framework, facts = case
    before = criteria.decide(framework, facts, strict=False)
    left = [name for name in oracle.TABLE[framework][1] if name not in facts]
    if not before.decided or not left:
        return
    name = data.draw(st.sampled_from(left))
    value = data.draw(st.integers(0, 130) if name == "age" else st.booleans())
    after = criteria.decide(framework, {**facts, name: value}, strict=False)
    assert after.outcome == before.outcome


@given(FACTS)
def test_every_way_the_rest_turns_out_agrees_with_the_answer(case: Any) -> None:
    framework, facts = case
    found = criteria.decide(framework, facts, strict=False)
    ends = [
        criteria.decide(framework, one, strict=False).outcome
        for one in oracle.completions(framework, facts)
    ]
    if found.decided:
        assert all(end == found.outcome for end in ends)
    else:
        assert any(end != ends[0] for end in ends)


@given(FACTS)
def test_what_is_needed_is_enough(case: Any) -> None:
    """With the needed facts, whatever they turn out to be, nothing else is asked for."""
    framework, facts = case
    needed = criteria.decide(framework, facts, strict=False).needed
    for values in product(*(oracle.values(name) for name in needed)):
        given_them = {**facts, **dict(zip(needed, values, strict=True))}
        assert criteria.decide(framework, given_them, strict=False).decided
