"""Layouts of full reports and executive summaries, as they stand in PDF and Word."""
# ruff: noqa: E501 - sentences stay on one line

from tests.engines.extract.corpus import scenery as s
from tests.engines.extract.corpus.boards import ADULTS, CHILDREN, texts
from tests.engines.extract.corpus.maker import Element, Maker, layout


@layout("train")
def report_numbered_paragraphs(m: Maker) -> list[Element]:
    m.is_a("scr")
    board, child = m.board_named(m.one(*CHILDREN)), m.child()
    asks = m.asks("should", 4, 7)
    return [
        ("h", 1, f"Serious Case Review: {child}"), ("p", f"Overview report for {board}"), ("h", 1, "Contents"),
        *[("p", f"{t} {'.' * 30} {n}") for t, n in (("1. Introduction", 3), ("2. Findings", 9), ("3. Recommendations", 21))],
        ("h", 1, "1. Introduction"), *[("p", f"1.{n} {e[1]}") for n, e in enumerate(m.story(2, 4), 1)], ("p", f"1.9 {child} died {m.aged()}."),
        ("h", 1, "2. Methodology"), ("p", "2.1 The panel met five times and agreed these terms:"), ("ul", s.SCOPE),
        ("h", 1, "3. Recommendations"), *[("p", f"3.{n} {a.text}") for n, a in enumerate(asks, 1)],
        ("h", 1, "Appendix A: Panel membership"), ("ul", m.some(s.AGENCIES, 4, 6)),
    ]  # fmt: skip


@layout("train")
def report_labelled_items(m: Maker) -> list[Element]:
    m.is_a("cspr")
    board, child = m.board_named(m.one(*CHILDREN)), m.child()
    points, asks = m.points(3, 5), m.asks("should", 3, 5)
    out: list[Element] = [
        ("h", 1, f"Local Child Safeguarding Practice Review {child}"),
        ("p", board),
        ("h", 2, "Introduction"),
        ("p", f"{child} was {m.aged()} at the time."),
        ("h", 2, "Analysis and learning"),
    ]
    for n, point in enumerate(points, 1):
        out += [*m.story(1, 1), ("p", f"Learning Point {n}: {point}")]
    return [
        *out,
        ("h", 2, "Conclusion"),
        ("p", "Agencies worked hard with this family."),
        ("h", 2, "Recommendations"),
        *[("p", f"Recommendation {n}: {a.text}") for n, a in enumerate(asks, 1)],
    ]


@layout("train")
def report_recommendation_headings(m: Maker) -> list[Element]:
    m.is_a("sar")
    board, name = m.board_named(m.one(*ADULTS)), m.child(["Adult R", "Mr T", "Ms C"])
    out: list[Element] = [
        ("h", 1, f"Safeguarding Adults Review in respect of {name}"),
        ("p", f"Report for {board}"),
        ("h", 2, "Background"),
        *m.story(),
        ("h", 2, "Recommendations"),
    ]
    for n, a in enumerate(m.asks("should", 3, 5), 1):
        out += [("h", 3, f"Recommendation {n}"), ("p", a.text)]
    return [
        *out,
        ("h", 2, "Glossary"),
        ("ul", ["ICB: Integrated Care Board", "SAB: Safeguarding Adults Board"]),
    ]


@layout("train")
def table_with_addressee(m: Maker) -> list[Element]:
    m.is_a("dhr")
    board = m.board_named("{place} Community Safety Partnership")
    m.answers.board = (m.place, board)
    asks = m.asks("imperative", 3, 6)
    for a in asks:
        a.to = m.body()
    rows = [
        [
            m.one("#", "No.", "Ref"),
            m.one("Recommendation", "Recommendations"),
            m.one("Addressed to", "Lead agency", "Responsible agency"),
        ]
    ]
    rows += [[f"{n}", a.text, a.to or ""] for n, a in enumerate(asks, 1)]
    return [
        ("h", 1, "Domestic Homicide Review"),
        ("p", f"CSP: {m.place}"),
        ("p", "Published: May 2022"),
        ("h", 2, "Summary"),
        *m.story(),
        ("h", 2, "Recommendations"),
        ("table", rows),
        ("p", f"Published by {board}."),
    ]


@layout("dev")
def action_plan_table(m: Maker) -> list[Element]:
    m.is_a("dhr")
    m.board_named("{place} Community Safety Partnership")
    asks = m.asks("imperative", 3, 5)
    for a in asks:
        a.to = m.body()
    rows = [["No", "Recommendation", "Action to take", "Lead agency", "Target date", "Outcome"]]
    rows += [
        [f"{n}", a.text, "Task group to meet and report", a.to or "", "June 2024", "In progress"]
        for n, a in enumerate(asks, 1)
    ]
    return [
        ("h", 1, f"{m.board}"),
        ("h", 2, "Domestic Homicide Review: Executive Summary"),
        (
            "p",
            f"The review is about the death of {m.child(['Ms A', 'Adult A', 'Mrs B'])}, {m.aged(days=True)}.",
        ),
        *m.story(1, 2),
        ("h", 2, "Lessons learned"),
        ("ul", m.points(3, 4)),
        ("h", 2, "Action plan"),
        ("table", rows),
    ]


@layout("dev")
def titled_recommendations(m: Maker) -> list[Element]:
    m.is_a("cspr")
    m.board_named(m.one(*CHILDREN))
    child = m.child(s.NAMES)
    out: list[Element] = [
        ("h", 1, f"Child Safeguarding Practice Review: {child}"),
        ("p", m.board),
        ("h", 2, "1. Introduction"),
        *m.story(1, 2),
        ("h", 2, "2. Learning themes"),
    ]
    for n, (title, point) in enumerate(
        zip(m.some(s.SECTIONS_TITLES, 4, 4), m.points(4, 4), strict=True), 1
    ):
        out += [("h", 3, f"Learning theme {n}: {title}"), ("p", point)]
    out += [("h", 2, "3. Recommendations")]
    for n, (title, a) in enumerate(
        zip(m.some(s.SECTIONS_TITLES, 4, 4), m.asks("should", 4, 4), strict=True), 1
    ):
        out += [("h", 3, f"Recommendation {n}: {title}"), ("p", a.text)]
    return out


@layout("dev")
def single_agency_then_multi(m: Maker) -> list[Element]:
    m.is_a("scr")
    board, child = m.board_named(m.one(*CHILDREN)), m.child()
    first, second = m.asks("should", 2, 4, f"The {m.board}"), m.asks("to", 2, 4)
    return [
        ("h", 1, f"Executive summary: Serious Case Review on {child}"), ("p", f"Published by {board}."), *m.story(), ("h", 2, "Lessons learnt"), ("ol", m.points()),
        ("h", 2, "Multi-agency recommendations"), ("ol", texts(first)), ("h", 2, "Single agency recommendations"), ("ul", texts(second)), ("h", 2, "Good practice"), ("ul", m.some(s.GOOD)),
    ]  # fmt: skip


@layout("held")
def findings_then_board_questions(m: Maker) -> list[Element]:
    m.is_a("scr")
    board, child = m.board_named(m.one(*CHILDREN)), m.child()
    out: list[Element] = [
        ("h", 1, f"Serious Case Review {child}"),
        ("p", f"Review undertaken for {board} using a systems model."),
        *m.story(),
        ("h", 2, "The findings"),
    ]
    for n, f in enumerate(m.findings(3, 5), 1):
        out += [
            ("p", f"Finding {n}: {f}"),
            *m.story(1, 1),
            ("p", "Questions for the Board"),
            (
                "ul",
                [
                    "Does the Board recognise this finding?",
                    "How will it know that things have improved?",
                ],
            ),
        ]
    return out


@layout("held")
def lettered_recommendations(m: Maker) -> list[Element]:
    m.is_a("cmr")
    m.board_named("Safeguarding Board for Northern Ireland")
    child = m.child()
    asks = m.asks("should", 3, 6)
    return [
        ("h", 1, "Case Management Review"), ("h", 2, f"Executive Summary: {child}"), ("p", "Safeguarding Board for Northern Ireland"), ("p", f"{child} died at {m.aged().replace('aged ', 'age ')}."), *m.story(),
        ("h", 2, "Learning"), ("ul", m.points()), ("h", 2, "Recommendations"), *[("p", f"({'abcdefgh'[n]}) {a.text}") for n, a in enumerate(asks)],
    ]  # fmt: skip


@layout("held")
def wales_practice_review(m: Maker) -> list[Element]:
    m.is_a("cpr")
    m.place = "Cwm Arian"
    board, child = (
        m.board_named("{place} Regional Safeguarding Board"),
        m.child(["CPR 3/2019", "Child F", "Child N"]),
    )
    return [
        ("h", 1, "Concise Child Practice Review Report"), ("p", f"{board}"), ("p", f"Re: {child}"), ("h", 2, "Brief outline of circumstances resulting in the review"), ("p", f"The child, {m.aged()}, suffered a serious injury at home."),
        ("h", 2, "Practice and organisational learning"), ("ul", m.points()), ("h", 2, "Improving systems and practice"),
        ("p", "In order to promote the learning from this case the review identified the following actions for the Board and its member agencies:"), ("ol", texts(m.asks("to"))), ("h", 2, "Statement by reviewers"), ("p", "We had no direct contact with the family."),
    ]  # fmt: skip


@layout("held")
def prose_recommends(m: Maker) -> list[Element]:
    m.is_a("learning review")
    board, child = m.board_named("{place} Child Protection Committee"), m.child()
    asks = m.asks("recommended", 2, 3)
    return [
        ("h", 1, f"Learning Review: {child}"), ("p", f"Commissioned by {board}."), *m.story(2, 3), ("h", 2, "Assessment"), ("p", "The team around the child worked with care. " + asks[0].text),
        *[("p", "Staff described heavy workloads at the time. " + a.text) for a in asks[1:]], ("h", 2, "Thanks"), ("p", "The reviewers thank the family."),
    ]  # fmt: skip


@layout("held")
def recommendation_with_parts(m: Maker) -> list[Element]:
    m.is_a("sar")
    board, name = m.board_named(m.one(*ADULTS)), m.child(["Adult R", "Mr T", "Adult B"])
    out: list[Element] = [
        ("h", 1, f"SAR {name}: summary and recommendations"),
        ("p", f"For {board}."),
        *m.story(1, 2),
        ("h", 2, "Recommendations"),
    ]
    for n, a in enumerate(m.asks("should", 3, 4), 1):
        a.text = a.text[:-1] + ". This should include feedback from people who use services."
        out.append(("p", f"Recommendation {n}. {a.text}"))
    return [*out, ("h", 2, "References"), ("ul", ["Care Act 2014", "Mental Capacity Act 2005"])]


@layout("dev")
def recommends_that_body_list(m: Maker) -> list[Element]:
    m.is_a("scr")
    board, child = m.board_named(m.one(*CHILDREN)), m.child()
    asks = m.asks("clause", 3, 5)
    for a in asks:
        a.to = board
    return [
        ("h", 1, f"Serious Case Review - {child}"),
        ("p", f"Prepared for {board}"),
        *m.story(),
        ("h", 2, "Lessons"),
        ("ul", m.points(3, 5)),
        ("p", f"The review recommends that the {board} should:"),
        ("ul", [a.text for a in asks]),
        ("h", 2, "Conclusion"),
        ("p", "The panel thanks all who took part."),
    ]


@layout("held")
def learning_and_recommendation_table(m: Maker) -> list[Element]:
    m.is_a("learning review")
    m.board_named(m.one(*CHILDREN))
    child = m.child()
    points, asks = m.points(3, 4), []
    for _ in points:
        asks += m.asks("should", 1, 1)
    rows = [
        ["Learning", "Recommendation"],
        *[[p, a.text] for p, a in zip(points, asks, strict=True)],
    ]
    return [
        ("h", 1, f"Local Learning Review: {child}"),
        ("p", m.board),
        *m.story(),
        ("h", 2, "Learning and recommendations"),
        ("table", rows),
        ("h", 2, "Next steps"),
        ("p", "The partnership will publish an update."),
    ]


@layout("train")
def joint_numbered_r(m: Maker) -> list[Element]:
    m.is_a("dhr")
    board = m.board_named(
        m.one("{place} Community Safety Partnership", "Safer {place} Partnership")
    )
    m.child(["Mrs B", "Adult A", "Ms D"])
    asks = m.asks("should", 3, 6)
    return [
        ("h", 1, f"{board}"),
        ("h", 2, f"Domestic Homicide Review into the death of {m.name}"),
        *m.story(),
        ("h", 2, "Key findings"),
        ("ul", m.findings(3, 4)),
        ("h", 2, "Recommendations"),
        *[("p", f"R{n}. {a.text}") for n, a in enumerate(asks, 1)],
    ]
