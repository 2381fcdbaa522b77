"""A draw that anybody can repeat, that gives each group its share, and names nobody."""

from collections import Counter

import pytest

from goldthread.rules.sampling import Case, draw, read_frame, refusal

FRAME = [Case(f"C-{n:03}", "under 1" if n % 4 == 0 else "older") for n in range(1, 101)]


@pytest.mark.parametrize(
    ("reference", "why"),
    [
        ("Maud Heron", "name"),
        ("HERON-3", "name"),
        ("maud3", "name"),
        ("943 476 5919", "NHS number"),
        ("9434765919", "NHS number"),
        ("03/04/2021", "date of birth"),
        ("2021-04-03", "date of birth"),
        ("03042021", "date of birth"),
        ("20210403", "date of birth"),
        ("FE1 4AB", "reference"),
        ("FE14AB", "postcode"),
        ("QQ123456C", "insurance"),
        ("AB", "no figure"),
        ("X1" * 20, "no short reference"),
        ("=1+1", "no short reference"),
        ("C-014", ""),
        ("CASE-7", ""),
        ("AB/2026/17", ""),
        ("child_12", ""),
    ],
)
def test_what_may_tell_who_somebody_is_is_refused(reference: str, why: str) -> None:
    found = refusal(reference)
    assert (why in found) if why else not found


def test_a_list_is_read_and_its_faults_are_told_without_their_words() -> None:
    cases, wrong = read_frame(
        "reference,group\nC-1,under 1\n\nC-2;older\nMaud Heron\nc-1\nC-3,1,2\n"
    )
    assert cases == [Case("C-1", "under 1"), Case("C-2", "older")]
    assert [line.split(":")[0] for line in wrong] == ["Line 5", "Line 6", "Line 7"]
    assert "Heron" not in " ".join(wrong)
    assert read_frame("C-1,03/04/2021")[1] and read_frame("C-1,9434765919")[1]


def test_the_same_seed_draws_the_same_whatever_the_order() -> None:
    first = draw(FRAME, 12, seed="a")
    assert first == draw(reversed(FRAME), 12, seed="a") and len(set(first)) == 12
    assert first != draw(FRAME, 12, seed="b")
    assert len(draw(FRAME, 500, seed="a")) == 100
    often = Counter(c for n in range(600) for c in draw(FRAME, 10, seed=str(n)))
    assert len(often) == 100 and min(often.values()) > 30 and max(often.values()) < 95, "fair"


def test_each_group_has_its_share_and_none_is_left_out() -> None:
    shares = Counter(case.group for case in draw(FRAME, 20, seed="a", by_group=True))
    assert shares == {"under 1": 5, "older": 15}
    rare = [*FRAME, Case("Z-1", "unborn")]
    assert "unborn" in {case.group for case in draw(rare, 5, seed="a", by_group=True)}
    assert len(draw(rare, 2, seed="a", by_group=True)) == 2
