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
        ("FE1 4AB", "postcode"),
        ("FE14AB", "postcode"),
        ("QQ123456C", "insurance"),
        ("C-9434765919", "NHS number"),
        ("NHS 9434765919", "NHS number"),
        ("C-140320", "date of birth"),
        ("C14032020x", "date of birth"),
        ("14Mar2020", "date of birth"),
        ("born 3 March 2020", "date of birth"),
        ("C-PE301AA", "postcode"),
        ("12 Mill Lane PE30 1AA", "postcode"),
        ("Tom1", "name"),
        ("ann-bo1", "name"),
        ("Jo1", "name"),
        ("AB", "no figure"),
        ("X-" * 20, "no short reference"),
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


@pytest.mark.parametrize(
    "group",
    ["Maud Heron", "maud heron", "Maud", "HERON", "03/04/2021", "NHS 9434765919", "C 140320",
     "14Mar2020", "in PE30 1AA", "Mill Lane 3, north", "ann-bo", "Tom1", "heron"],
)  # fmt: skip
def test_a_group_that_may_be_somebody_is_refused(group: str) -> None:
    wrong = read_frame(f"C-1,{group}\nC-2,urgent")[1]
    assert len(wrong) == 1 and wrong[0].startswith("Line 1: ") and group not in wrong[0]


def test_groups_of_many_cases_are_taken() -> None:
    groups = ["urgent", "Routine", "A", "under 1", "0-5", "16+", "Team B", "looked after"]
    lines = [f"C-{place},{group}" for place, group in enumerate(groups)]
    assert not read_frame("\n".join([*lines, "D-1,marsh team", "D-2,marsh team"]))[1]


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
