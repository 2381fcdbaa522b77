"""What stands against a baby going home."""

from dataclasses import replace

from goldthread.rules.goinghome import HomeFacts, blockers

ALL = HomeFacts(born=True, fit=True, safe=True, birth_plan=True, discharge_meeting=True)


def test_nothing_stands_against_it_only_when_everything_is_there() -> None:
    assert blockers(ALL) == []
    for missing, words in (
        ({"born": False}, "No birth"), ({"fit": False}, "not medically fit"),
        ({"fit": None}, "Nobody has said whether the baby is medically fit"),
        ({"safe": False}, "not safe"), ({"safe": None}, "Nobody has said"),
        ({"birth_plan": False}, "birth plan"), ({"discharge_meeting": False}, "meeting"),
    ):  # fmt: skip
        found = blockers(replace(ALL, **missing))
        assert len(found) == 1
        assert words in found[0]
