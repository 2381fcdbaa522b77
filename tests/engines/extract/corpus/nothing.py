"""Layouts with nothing to find: pages about reviews that list neither learning nor recommendations."""
# ruff: noqa: E501 - sentences stay on one line

from tests.engines.extract.corpus import scenery as s
from tests.engines.extract.corpus.boards import ADULTS, CHILDREN
from tests.engines.extract.corpus.maker import Element, Maker, layout


@layout("train")
def criteria_page(m: Maker) -> list[Element]:
    m.is_a("cspr")
    board = m.board_named(m.one(*CHILDREN))
    return [
        ("h", 1, "Child Safeguarding Practice Reviews"),
        ("p", f"{board} must consider a Child Safeguarding Practice Review where:"),
        ("ul", s.CRITERIA[:2]),
        ("p", "The purpose of a review is:"),
        ("ul", s.SCOPE),
        ("h", 2, "How to refer a case"),
        ("ul", ["Complete the referral form", "Send it to the business unit", "Keep a copy"]),
    ]


@layout("train")
def statement_page(m: Maker) -> list[Element]:
    m.is_a("scr")
    board, family = m.board_named(m.one(*CHILDREN)), m.child(["Family W", "Family P"])
    return [
        ("h", 1, f"Statement by the Independent Chair on the Serious Case Review for {family}"),
        (
            "p",
            f"In May 2018 {board} asked for a review about two babies, {m.aged()}, who had been hurt.",
        ),
        (
            "p",
            "The report identifies learning and makes eight recommendations, all of which have been accepted.",
        ),
        *m.story(),
        ("p", "Publication had to wait until court proceedings were over."),
    ]


@layout("dev")
def procedure_page(m: Maker) -> list[Element]:
    m.is_a(None)
    m.board_named(m.one(*ADULTS))
    return [
        ("h", 1, "Safeguarding Adults Reviews: procedure"),
        ("p", m.board),
        ("h", 2, "1. Making a referral"),
        (
            "ul",
            [
                "Any agency may refer a case.",
                "The subgroup should decide within six weeks.",
                "The referrer should be told the outcome.",
            ],
        ),
        ("h", 2, "2. Appointing a reviewer"),
        (
            "ul",
            ["The reviewer must be independent.", "Panel members should have authority to act."],
        ),
        ("h", 2, "Contacts"),
        ("p", "Telephone 0300 000 0000"),
    ]


@layout("dev")
def list_of_reports(m: Maker) -> list[Element]:
    m.is_a(None)
    m.board_named(m.one(*CHILDREN))
    return [
        ("h", 1, "Learning from reviews"),
        ("p", f"{m.board} publishes its Serious Case Reviews on this page for twelve months."),
        ("h", 2, "Published reviews"),
        (
            "ul",
            [
                "Child A overview report (PDF)",
                "Child B executive summary (PDF)",
                "Child C learning briefing",
            ],
        ),
        ("h", 2, "Training"),
        ("ul", ["Neglect: half day", "Domestic abuse: full day"]),
    ]


@layout("held")
def news_without_lists(m: Maker) -> list[Element]:
    m.is_a("dhr")
    board = m.board_named("{place} Community Safety Partnership")
    return [
        ("h", 1, "Domestic Homicide Review published"),
        ("p", f"{board} has published a Domestic Homicide Review."),
        *m.story(),
        (
            "p",
            "The report makes eleven recommendations for local agencies and two for government. An action plan is in place.",
        ),
        ("p", "If you are worried about someone, help is available:"),
        ("ul", ["National helpline: 0800 000 000", "In an emergency call 999"]),
    ]


@layout("held")
def terms_of_reference(m: Maker) -> list[Element]:
    m.is_a("scr")
    board, child = m.board_named(m.one(*CHILDREN)), m.child()
    return [
        ("h", 1, f"Serious Case Review {child}: terms of reference"),
        ("p", f"{board} has begun a Serious Case Review."),
        ("h", 2, "Key lines of enquiry"),
        ("ol", s.QUESTIONS),
        ("h", 2, "Agencies taking part"),
        ("ul", s.AGENCIES),
        ("h", 2, "Purpose"),
        ("ul", s.SCOPE),
        ("h", 2, "Timescale"),
        ("p", "The review should be finished within six months."),
    ]


@layout("held")
def progress_update(m: Maker) -> list[Element]:
    m.is_a("sar")
    board, name = m.board_named(m.one(*ADULTS)), m.child(s.NAMES)
    return [
        ("h", 1, f"Progress since the {name} Safeguarding Adults Review"),
        ("p", f"{board} has followed up the work that came from the review."),
        ("h", 2, "What has changed since the review"),
        ("ul", s.CHANGES),
        ("h", 2, "Good practice seen"),
        ("ul", s.GOOD),
        ("p", "Further updates will follow."),
    ]
