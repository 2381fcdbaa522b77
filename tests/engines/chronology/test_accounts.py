"""What each account says of who was seen, who came, where marks were and when: compared kind by kind."""

from datetime import date

import pytest

from goldthread.engines.chronology import children
from goldthread.engines.chronology.attending import against, roll, spoken_of
from goldthread.engines.chronology.claims import of_child
from goldthread.engines.chronology.columns import layout_of
from goldthread.engines.chronology.entry import Entry
from goldthread.engines.chronology.firsthand import is_paper, of_other_stages
from goldthread.engines.chronology.grid import Grid
from goldthread.engines.chronology.hours import of_words
from goldthread.engines.chronology.marks import contradiction
from goldthread.engines.chronology.participants import people_of
from goldthread.engines.chronology.slips import is_slip, spoken
from goldthread.engines.chronology.toldday import told_day
from goldthread.rules.dates import Written

DAY = date(2018, 3, 12)
NAMED = {"kit": "child", "una": "child", "dawn": "mother"}


def entry(agency: str, text: str, **columns: str) -> Entry:
    made = Entry(agency, 1, f"{DAY:%d/%m/%Y}", Written(DAY, DAY, told="day"), event=text)
    made.other = columns
    made.first = made.last = DAY.toordinal()
    return made


@pytest.mark.parametrize(
    ("mine", "theirs", "who"),
    [
        ("Home visit. Kit drew a boat and Una was in her bouncer.", "Visited with SW. Kit seen, Una not seen.", "una"),
        ("Visited. Kit seen.", "Joint visit. Una was at her dance class so not seen.", None),
        ("H/V. All three children seen.", "Visit with HV. Kit was out at football so I have not met him.", "kit"),
        ("Visit: mo. would not have Kit woken, so not seen.", "Joint visit. Kit was awake in the lounge.", "kit"),
        ("EDT told by police the children were said to be fine.", "Kit and Una both checked.", None),
    ],
)  # fmt: skip
def test_children_are_compared_by_name(mine: str, theirs: str, who: str | None) -> None:
    names = children.Names(NAMED)
    a, b = (children.seen_of(entry("social-care", t), names, of_child) for t in (mine, theirs))
    found = children.against(a, b)
    assert (found and found[0]) == who


def test_a_column_of_who_was_seen_is_read_by_name_and_alone_is_told() -> None:
    names = children.Names(NAMED)
    row = entry(
        "health-visiting", "Cold home.", **{"Who was seen": "Mother; Kit; not Una (asleep)"}
    )
    assert children.seen_of(row, names, of_child)[:2] == (("kit", True, 2), ("una", False, 2))
    assert children.alone(entry("school", "SW spoke to Kit on his own in the library.")) is True
    assert children.alone(entry("csc", "Saw Kit at school, his tutor sat in.")) is False


@pytest.mark.parametrize(
    ("mine", "theirs", "who"),
    [
        ("police|Strat mtg. HV, SW, DC there. School no-show.", "school|Attended strategy meeting.", "school"),
        ("police|Core group. Just mum this time.", "school|Core group. Mother and father both came.", "father"),
        ("police|ICPC. Apologies from the GP. SW and HV present.", "gp|ICPC. I joined by phone.", "gp"),
        ("police|Conference. Dawn attended, dad waited outside.", "gp|Apologies sent to conference, on leave.", None),
        ("police|Review. Dawn was too upset to go in.", "school|Review. Dawn spoke well, in the room throughout.", "Dawn"),
        ("police|Core group, DC Dawn dialled in.", "school|Core group. Dawn did not come.", None),
    ],
)  # fmt: skip
def test_who_came_is_compared_person_by_person(mine: str, theirs: str, who: str | None) -> None:
    both = [entry(*text.split("|")) for text in (mine, theirs)]
    people = people_of(both, NAMED)
    a, b = (roll(one, people, meets=True) for one in both)
    found = against(a, b)
    assert (found and spoken_of(found[0])) == who


@pytest.mark.parametrize(
    ("mine", "theirs", "differ"),
    [
        ("Cut to chin.", "Laceration left eyebrow, glued.", True),
        ("Single bruise to the cheek.", "2 bruises, cheek and ear.", True),
        ("Redness to neck, both sides.", "Mark to right of neck only.", True),
        ("Pressure sore found. On right hip.", "Left hip ulcer, grade 2.", True),
        ("Bruise to child's arm.", "Mother has a cut on her chin.", False),
        ("Graze to forehead.", "Mark by the temple.", False),
        ("Bruised face.", "Swelling to cheek. She sat on the worker's knee.", False),
    ],
)
def test_marks_on_another_place_or_of_another_number(mine: str, theirs: str, differ: bool) -> None:
    assert bool(contradiction(mine, theirs)) == differ == bool(contradiction(theirs, mine))


@pytest.mark.parametrize(
    ("words", "hours"),
    [
        ("Came between nine and ten at night", ((1260, 1320),)),
        ("1930 call, officers 1942", ((1170, 1170),)),
        ("Core group 1400 to 1515", ((840, 915),)),
        ("Fight at approximately 11.30pm", ((1410, 1410),)),
        ("Asked for welfare check at 10.30", ()),
        ("Lived there since 2015", ()),
    ],
)
def test_hours_of_logs_and_of_talk(words: str, hours: tuple[tuple[int, int], ...]) -> None:
    assert of_words(words) == hours


def test_papers_treatment_and_slips_of_the_date() -> None:
    assert is_paper(entry("gp", "Letter from the ward: baby admitted"))
    assert not is_paper(entry("gp", "Seen with mother, bruise to arm"))
    assert not is_paper(entry("housing", "Discharge planning meeting on the ward"))
    assert of_other_stages(entry("police", "Plate thrown"), entry("hospital", "ED: lac, 3 sutures"))
    first = DAY.toordinal()
    assert told_day("Ward notice: adm 3/3, home", first) == (date(2018, 3, 3).toordinal(), True)
    assert told_day("Pain 4/10, tabs 2/7", first) == (0, False)
    meant = date(2018, 12, 3).toordinal()
    assert is_slip(first, meant) and spoken(first, meant) == "day and month may have been exchanged"
    assert not is_slip(first, first + 1)


def test_times_and_what_was_recorded_are_found_under_headings_of_ones_own() -> None:
    rows = [["Date", "Bell", "Contact", "Record"]]
    rows += [[f"{n:02d}/03/2018", f"1{n}:05", "Visit", f"Kit was at home and well, saw {n} toys"] for n in range(1, 6)]  # fmt: skip
    layout = layout_of(Grid("t", rows))
    assert layout is not None
    assert (layout.roles["time"], layout.roles["event"]) == (1, 3)
