"""Text as pages leave it: cut by page ends, without bullets, tables one cell a line, spoken."""

import pytest

from goldthread.engines.extract import Extraction, extract, read_text

HEAD = "Review of Child K\nHollin Safeguarding Children Partnership\n\n"


def found(text: str) -> Extraction:
    return extract(read_text((HEAD + text).encode(), "page.txt"))


def points(text: str) -> list[str]:
    return [item.text for item in found(text).learning_points]


def asks(text: str) -> list[str]:
    return [item.text for item in found(text).recommendations]


def test_a_running_foot_inside_an_item_is_left_out():
    text = (
        "Lessons learned\n\n1.1 A plan that nobody reads cannot keep a child\n\n"
        "OFFICIAL - Child K        Page 1 of 2\n\n    safe on the day that matters.\n\n"
        "1.2 Fathers should be asked, and their answers written down.\n\n"
        "OFFICIAL - Child K        Page 2 of 2\n"
    )
    assert points(text) == [
        "A plan that nobody reads cannot keep a child safe on the day that matters.",
        "Fathers should be asked, and their answers written down.",
    ]


def test_a_list_whose_bullets_were_lost():
    text = (
        "Key findings\n\nIn most of the cases:\nno one had spoken to the child alone\n"
        "the school had kept its worries to itself\ngrandparents were not asked.\n"
    )
    assert points(text) == [
        "no one had spoken to the child alone",
        "the school had kept its worries to itself",
        "grandparents were not asked.",
    ]


def test_lines_pulled_apart_are_joined():
    lines = [
        "List of recommendations",
        "Chief officers should meet the family of every child about whom a significant",
        "case review is to be held, before the review begins.",
        "Hollin Council should set one date by which a review must be finished and",
        "say who may move it.",
        "The Care Inspectorate should publish a short paper each year on what reviews",
        "had in common.",
        "Police Scotland should tell the named person of concerns that arise in school",
        "holidays.",
    ]
    assert (
        len(asks("\n\n".join([*lines, "Thanks", "The reviewers thank those who", "helped."]))) == 4
    )


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_table_printed_one_cell_a_line(gap):
    cells = [
        "No.", "Recommendation", "Lead agency", "Timescale",
        "1", "Audit ten discharge plans.", "Hollin Hospitals NHS Trust", "May",
        "2", "Write a protocol on dogs in the home.", "Hollin SCP", "June",
    ]  # fmt: skip
    reviewed = found("Action plan\n\n" + gap.join(cells))
    assert [(i.number, i.text, i.addressed_to) for i in reviewed.recommendations] == [
        ("1", "Audit ten discharge plans.", "Hollin Hospitals NHS Trust"),
        ("2", "Write a protocol on dogs in the home.", "Hollin SCP"),
    ]


def test_a_table_between_tabs():
    reviewed = found(
        "Ref\tRecommendation\tOwner\tDue\n1\tMap supported living.\tHollin ICB\tMay\n"
        "2\tAudit ten cases.\tQA sub-group\tJune\n"
    )
    assert [i.addressed_to for i in reviewed.recommendations] == ["Hollin ICB", "QA sub-group"]


def test_points_counted_out_in_speech():
    text = (
        "HOST: And what are the big lessons?\n\nGUEST: I would say two. The first is that missing"
        " school was seen as truancy. The second is that waiting was treated as a reason to wait.\n"
    )
    assert len(points(text)) == 2


def test_whom_an_item_is_for_stands_in_brackets_behind_it():
    text = (
        "Recommendations\n\nRec 1 – Screen each report of stalking. (Hollin Police)\n"
        "Rec 2 – Hold joint training on evidence. (CPS; Hollin Police)\n"
    )
    assert [(i.text, i.addressed_to) for i in found(text).recommendations] == [
        ("Screen each report of stalking.", "Hollin Police"),
        ("Hold joint training on evidence.", "CPS; Hollin Police"),
    ]


def test_whom_an_item_is_for_stands_behind_its_number():
    text = (
        "Recommendations\n\nRecommendation One – Home Office\nTo publish simple guidance.\n\n"
        "Recommendation Two – Hollin CSP\nTo map specialist services.\n"
    )
    assert [(i.text, i.addressed_to) for i in found(text).recommendations] == [
        ("To publish simple guidance.", "Home Office"),
        ("To map specialist services.", "Hollin CSP"),
    ]


def test_sentences_that_each_ask_a_body():
    text = (
        "Recommendations\n\nThe Board should ask the CQC to look at choking. The Council should"
        " add diet to its contracts. Hollin ICB should review waiting times.\n"
    )
    assert [i.addressed_to for i in found(text).recommendations] == [
        "Board",
        "Council",
        "Hollin ICB",
    ]


def test_lessons_printed_inside_paragraphs():
    text = (
        "4. Emerging issues\n\n4.1 The new school had no records. Learning point 1: schools should"
        " send files within five days.\n\n4.2 He was seen alone. Learning point 2: young people"
        " seen on their own say more.\n"
    )
    assert points(text) == [
        "schools should send files within five days.",
        "young people seen on their own say more.",
    ]


def test_a_doubtful_heading_opens_recommendations_only_where_something_is_asked():
    asked = "• Hollin Council to check every flat without gas.\n• The Board to audit ten plans.\n"
    done = "• Training has been held for 300 staff.\n• The form was changed in January.\n"
    assert len(asks("What are we doing about it?\n\n" + asked)) == 2
    assert asks("What are we doing about it?\n\n" + done) == []


@pytest.mark.parametrize(
    "text",
    [
        "Learning and recommendations\n\nThe final report should include:\n• a summary of"
        " improvements\n• an analysis of reasons\n",
        "Reviews usually make recommendations on:\n• training\n• policy and procedure\n",
        "Recommendations for further reading\n\n• National analysis, second edition\n",
        "Themes to be explored\n\n1. Carers' needs\n2. Hospital discharge\n",
    ],
)
def test_how_reviews_are_done_is_not_what_they_found(text):
    assert not points(text)
    assert not asks(text)
