"""The family tree: generations in rows, nobody on top of another, and the drawing served."""

from datetime import date
from itertools import combinations
from types import SimpleNamespace
from typing import Any
from xml.etree import ElementTree

import pytest
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.foundations.people import actions, placing
from goldthread.foundations.people.family import family_of
from goldthread.foundations.people.tree import (
    HIGH,
    WIDE,
    Drawing,
    Family,
    Kinship,
    draw,
    generations,
)

M, F, F2, MGM, MGF, PGM, C, SIB, HALF = range(9)
LARKS = Kinship(
    people=(C, M, F, SIB, HALF, F2, MGM, MGF, PGM),
    families=(
        Family((M, F), (C, SIB)),
        Family((M, F2), (HALF,)),
        Family((MGM, MGF), (M,)),
        Family((PGM,), (F,)),
    ),
    couples={(M, F2): True, (M, F): False},
)


def apart(drawing: Drawing) -> bool:
    return all(
        one.y != other.y or abs(one.x - other.x) >= WIDE
        for one, other in combinations(drawing.spots, 2)
    )


def test_three_generations() -> None:
    level = generations(LARKS)
    assert {level[who] for who in (MGM, MGF, PGM)} == {0}
    assert {level[who] for who in (M, F, F2)} == {1}
    assert {level[who] for who in (C, SIB, HALF)} == {2}


@pytest.mark.parametrize("families", [
    (Family((MGM,), (HALF,), "care"),),
    (Family((MGM, F), (HALF, C), "care"),),  # with an aunt or uncle
])  # fmt: skip
def test_a_grandmother_who_cares_for_the_children_stays_in_her_row(families: Any) -> None:
    mother, sister = M, F
    birth = (Family((MGM,), (mother, sister)), Family((mother,), (C, SIB, HALF)))
    level = generations(Kinship((MGM, mother, sister, C, SIB, HALF), birth + families))
    assert level == {MGM: 0, mother: 1, sister: 1, C: 2, SIB: 2, HALF: 2}


def test_a_carer_whom_no_birth_places_stands_above_the_child() -> None:
    kin = Kinship((M, C, F2), (Family((M,), (C,)), Family((F2,), (C,), "care")))
    assert generations(kin) == {M: 0, F2: 0, C: 1}


def test_a_mother_stands_between_the_two_fathers() -> None:
    drawing = draw(LARKS)
    at = {spot.who: spot.x for spot in drawing.spots}
    assert sorted((F, M, F2), key=at.__getitem__)[1] == M
    assert apart(drawing)
    # Half-siblings hang below their own parents.
    assert (at[HALF] < at[C]) == (at[F2] < at[F])


def test_lines_say_what_ended() -> None:
    kinds = [line.kind for line in draw(LARKS).lines]
    assert kinds.count("ended") == 1
    assert kinds.count("birth") == 4


def test_nobody_and_one() -> None:
    assert draw(Kinship(())).spots == ()
    assert len(draw(Kinship((1,))).spots) == 1


IDS = st.integers(0, 9)


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.lists(IDS, min_size=1, max_size=2, unique=True),
                       st.lists(IDS, min_size=1, max_size=3, unique=True)), max_size=6),
    st.lists(st.tuples(IDS, IDS).filter(lambda pair: pair[0] != pair[1]), max_size=4),
)  # fmt: skip
def test_whatever_was_recorded_everybody_is_drawn_once(families: Any, couples: Any) -> None:
    """Also a loop: somebody who is their own grandparent by a slip."""
    kin = Kinship(
        tuple(range(10)),
        tuple(Family(tuple(up), tuple(down)) for up, down in families),
        dict.fromkeys(couples, False),
    )
    drawing = draw(kin)
    assert sorted(spot.who for spot in drawing.spots) == list(range(10))
    assert apart(drawing)
    for spot in drawing.spots:
        assert 0 <= spot.x <= drawing.width - WIDE
        assert 0 <= spot.y <= drawing.height - HIGH


@pytest.fixture
def larks(world: SimpleNamespace) -> SimpleNamespace:
    by, matter = world.manager, world.matter
    world.mother = actions.involve(matter=matter, role="mother", by=by, forename="Ida", sex="f")
    world.father = actions.involve(
        matter=matter, role="father", by=by, forename="Jon", sex="m", died_on=date(2025, 1, 1)
    )
    world.granny = actions.involve(
        matter=matter, role="maternal grandmother", by=by, forename="Ada & <b>", sex="f"
    )
    world.unborn = actions.involve(
        matter=matter, role="unborn child", by=by, due_date=date(2026, 12, 24)
    )
    return world


def test_roles_alone_say_who_is_whose(larks: SimpleNamespace) -> None:
    ties = {(tie.one.code, tie.other.code) for tie in family_of(larks.matter).ties}
    assert ties == {("M", "C1"), ("F", "C1"), ("M", "UBC"), ("F", "UBC"), ("MGM", "M")}


def test_a_grandmother_who_is_a_carer_is_not_taken_for_the_mother(larks: SimpleNamespace) -> None:
    by, matter = larks.manager, larks.matter
    placing.relate(matter=matter, one=larks.granny, other=larks.unborn, kind="carer", by=by)
    tree = family_of(matter)
    assert ("M", "UBC") in {(tie.one.code, tie.other.code) for tie in tree.ties}
    assert tree.drawing.rows == 3


def test_what_is_recorded_comes_before_what_the_role_says(larks: SimpleNamespace) -> None:
    """With a second father nobody is taken for the father of a child without a record."""
    by, matter = larks.manager, larks.matter
    other = actions.involve(matter=matter, role="father", by=by, forename="Carl", sex="m")
    ties = {(tie.one.code, tie.other.code) for tie in family_of(matter).ties}
    assert not {pair for pair in ties if pair[0].startswith("F")}
    placing.relate(matter=matter, one=other, other=larks.unborn, kind="parent", by=by)
    ties = {(tie.one.code, tie.other.code) for tie in family_of(matter).ties}
    assert {pair for pair in ties if pair[0].startswith("F")} == {("F2", "UBC")}


def test_the_drawing_is_well_formed_and_says_what_it_shows(
    larks: SimpleNamespace, signed_in: Any
) -> None:
    html = signed_in(larks.lead).get(reverse("family_tree", args=["R-NEW"])).content.decode()
    assert "style=" not in html
    assert "Scroll sideways to see the whole tree" in html
    svg = html[html.index('<svg class="gt-tree__svg"') :]
    svg = svg[: svg.index("</svg>") + 6]
    drawn = ElementTree.fromstring(svg)
    assert drawn.get("role") == "img"
    title = drawn.find("{http://www.w3.org/2000/svg}title")
    assert title is not None
    assert title.text == "Family tree of R-NEW: 5 people in 3 generations"
    texts = {node.text for node in drawn.iter("{http://www.w3.org/2000/svg}text")}
    assert {"C1", "M", "F", "MGM", "UBC", "Ada & <b>"} <= texts
    assert svg.count("gt-tree__died") == 1
    assert "no, the roles say so" in html
