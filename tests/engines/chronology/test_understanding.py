"""Who was seen, who came, where the marks were: understood from classes of words, names and sides."""

from datetime import date

import pytest

from goldthread.engines.chronology.claims import claims, told
from goldthread.engines.chronology.columns import layout_of
from goldthread.engines.chronology.conflicts import conflicts
from goldthread.engines.chronology.entry import Entry
from goldthread.engines.chronology.grid import Grid
from goldthread.engines.chronology.hours import of_words
from goldthread.engines.chronology.marks import contradiction
from goldthread.engines.chronology.matching import Link
from goldthread.engines.chronology.named import names_of, renamed
from goldthread.engines.chronology.pairs import log_odds, marked, rarity, read_traits
from goldthread.rules.dates import Written

DAY = date(2018, 3, 12)


def entry(agency: str, text: str, **columns: str) -> Entry:
    made = Entry(agency, 1, f"{DAY:%d/%m/%Y}", Written(DAY, DAY, told="day"), event=text)
    made.other = columns
    made.first = made.last = DAY.toordinal()
    return made


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("H/V done. Twins both in bouncers, alert.", {"seen": True}),
        ("Mum fetched the children from upstairs and they said hello.", {"seen": True}),
        ("Officers woke the eldest who confirmed she was all right.", {"seen": True}),
        ("The crew assessed the infant in the ambulance, obs normal.", {"seen": True}),
        ("Mother came out to the car to talk, children stayed indoors.", {"seen": False}),
        ("Visit took place while children at school.", {"seen": False}),
        ("We didn't go upstairs where the baby was sleeping.", {"seen": False}),
        ("Baby not on view. Mum states at her sister's.", {"seen": False}),
        ("Child protection planning in meeting room 2.", {}),
        ("Core group. Only professionals in the room.", {"attendance": False}),
        ("Conference went ahead in the absence of mother.", {"attendance": False}),
        ("Father dialled into the conference from work.", {"attendance": True}),
        ("Core group here with mum, social worker, HV.", {"attendance": True}),
        ("Mother drove to the shops. No charge brought.", {}),
    ],
)
def test_words_are_understood_by_their_classes(words: str, said: dict[str, bool]) -> None:
    assert claims(entry("gp", words)) == said


def test_names_are_read_as_children_and_grown_ups() -> None:
    entries = [
        entry("school", "Late again, Kai's mother rang."),
        entry("police", "Assault on CARLA by ex. CARLA and children to refuge, she left with her bags."),
        entry("nursery", "Rosie and Kai painted."),
        entry("housing", "Letter to Pell Street about PC Orme."),
    ]  # fmt: skip
    named = names_of(entries)
    assert (named["kai"], named["rosie"]) == ("child", "child")
    assert named["carla"] in {"mother", "parent"}
    assert "orme" not in named
    assert renamed("KAI was in bed", named) == "child was in bed"
    assert ("seen", "child", False) in told(entry("csc", "Kai was out on a trip."), named)


@pytest.mark.parametrize(
    ("mine", "theirs", "differ"),
    [
        ("Bruise 1cm R cheek.", "Small discoloured area to the left cheek.", True),
        ("Swollen R thigh, fracture of femur.", "Came in with a left femur fracture.", True),
        ("Graze to left knee.", "Skinned his left knee on the kerb.", False),
        ("Bruises to both arms, left and right.", "Bruise on the right arm.", False),
        ("Small graze on chin. Otherwise clear.", "Bruise to his temple.", True),
        ("A bruise to the face. No other marks.", "Bruise on the cheek.", False),
        ("Left at three. Cut on hand.", "Right hand cut.", False),
    ],
)
def test_marks_on_another_side_or_elsewhere_differ(mine: str, theirs: str, differ: bool) -> None:
    assert bool(contradiction(mine, theirs)) == differ
    assert bool(contradiction(theirs, mine)) == differ


def test_a_conflict_says_on_which_side_each_told_it() -> None:
    one = entry("gp", "Seen with mother, bruise R cheek")
    other = entry("health-visiting", "Surgery says bruise to left cheek")
    rare = rarity(read_traits([one, other]))
    a, b = (
        marked(e, t, rare) for e, t in zip((one, other), read_traits([one, other]), strict=True)
    )
    found = conflicts([Link(a, b, log_odds(a, b, rare), [])])
    assert [(c.about, c.because) for c in found] == [
        ("injury", "gp: right cheek; health visiting: left cheek")
    ]


@pytest.mark.parametrize(
    ("words", "minutes"),
    [
        ("Meeting 11.00 with keyworker", (660,)),
        ("Joint visit at 09.30. Home warm", (570,)),
        ("Arrested ten minutes to midnight", (1430,)),
        ("Weighed 13.60 kg, paid £10.50", ()),
    ],
)
def test_hours_as_they_are_written(words: str, minutes: tuple[int, ...]) -> None:
    assert tuple(first for first, _ in of_words(words)) == minutes


def test_a_column_of_kinds_gives_way_to_the_one_that_tells() -> None:
    told_in = "Kian weighed, ninth centile, mother tired and the house was cold"
    rows = [["Contact date", "Contact", "Narrative record"]]
    rows += [[f"{n:02d}/03/2018", "Home", f"{told_in} {n}"] for n in range(1, 6)]
    layout = layout_of(Grid("t", rows))
    assert layout is not None and layout.roles["event"] == 2
    rows = [["Call received", "Chief complaint", "Crew notes"]]
    rows += [[f"{n:02d}/03/2018", "Fall", f"{told_in} {n}"] for n in range(1, 6)]
    layout = layout_of(Grid("t", rows))
    assert layout is not None and (layout.top, layout.roles["date"]) == (1, 0)
