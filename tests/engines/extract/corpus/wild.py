"""Layouts with the untidiness of real pages: written after the engine first worked."""
# ruff: noqa: E501 - sentences stay on one line

from tests.engines.extract.corpus import scenery as s
from tests.engines.extract.corpus.boards import ADULTS, CHILDREN, texts
from tests.engines.extract.corpus.maker import Element, Maker, layout


@layout("second")
def dash_bullets_after_title(m: Maker) -> list[Element]:
    m.is_a("sar")
    board, name = m.board_named(m.one(*ADULTS)), m.child(s.NAMES)
    m.answers.age = m.one("51", "67")
    return [
        ("p", "Quick exit"), ("p", board), ("h", 1, f"Safeguarding Adults Review: {name}"), ("p", f"{name} was a {m.answers.age}-year-old who lived alone in {m.place}."),
        *m.story(), ("p", "Key Learning Themes:"), *[("p", f"- {t}") for t in m.topics()], ("p", "What needs to happen:"), *[("p", f"- {a.text}") for a in m.asks("imperative", 3, 5)], ("p", "Read the full report"),
    ]  # fmt: skip


@layout("second")
def paragraphs_under_recommendations(m: Maker) -> list[Element]:
    m.is_a("scr")
    board, child = m.board_named(m.one(*CHILDREN)), m.child()
    return [
        ("h", 1, f"Overview of the Serious Case Review concerning {child}"), ("p", f"Independent report to {board}, July 2016."), ("h", 2, "Circumstances leading to the review"), ("p", f"{child} was {m.aged()} when admitted to hospital."), *m.story(),
        ("h", 2, "Summary of learning"), *[("p", t) for t in m.points(3, 5)], ("h", 2, "Recommendations"), ("p", "The recommendations below were agreed with the panel and reflect the learning set out above."), *[("p", a.text) for a in m.asks("should", 3, 6)],
    ]  # fmt: skip


@layout("second")
def rec_then_rationale(m: Maker) -> list[Element]:
    m.is_a("cspr")
    board, child = m.board_named(m.one(*CHILDREN)), m.child()
    out: list[Element] = [
        ("h", 1, f"Local Child Safeguarding Practice Review – {child}"),
        ("p", board),
        ("h", 2, "6. Recommendations"),
    ]
    for n, a in enumerate(m.asks("should", 3, 5), 1):
        out += [
            ("p", f"Recommendation {n}"),
            ("p", a.text),
            (
                "p",
                m.one(
                    "Rationale: the review heard that practice varied between teams.",
                    "Why this matters: families told the reviewer that nobody explained the process.",
                ),
            ),
        ]
    return [
        *out,
        ("h", 2, "7. Conclusion"),
        ("p", "The family's loss is at the heart of this report."),
    ]


@layout("second")
def emboldened_board_should(m: Maker) -> list[Element]:
    m.is_a("dhr")
    board = m.board_named("{place} Community Safety Partnership")
    m.child(["Ms A", "Mrs B", "Adult C"])
    asks = m.asks("clause", 3, 5)
    for a in asks:
        a.to = board
        a.text = a.text[0].upper() + a.text[1:]
    return [
        ("h", 1, "Domestic Homicide Review: Executive Summary"),
        (
            "p",
            f"This review examined agency contact with {m.name} before her death. It was commissioned by {board}.",
        ),
        *m.story(),
        ("h", 2, "Recommendations from the review"),
        ("p", f"{board} to:"),
        ("ol", [a.text for a in asks]),
        ("h", 2, "Dissemination"),
        ("ul", ["Panel members", "Home Office", "Police and Crime Commissioner"]),
    ]


@layout("second")
def q_and_a(m: Maker) -> list[Element]:
    m.is_a("learning review")
    board, child = m.board_named(m.one(*CHILDREN)), m.child(s.NAMES)
    return [
        ("h", 1, f"{child}: a practitioner's summary"), ("p", f"{board} completed a Learning Review in 2022."), ("h", 2, "Who was the child?"), ("p", f"{child} was {m.aged()} and liked drawing."),
        ("h", 2, "Why was there a review?"), *m.story(1, 2), ("h", 2, "What did the review find?"), ("ul", m.findings()), ("h", 2, "What does the review recommend?"), ("ul", texts(m.asks("should", 3, 4))), ("h", 2, "How can I use this?"), ("ul", m.some(s.NEXT)),
    ]  # fmt: skip


@layout("second")
def several_learning_blocks(m: Maker) -> list[Element]:
    m.is_a("cspr")
    board, child = m.board_named(m.one(*CHILDREN)), m.child()
    pts = m.points(6, 6)
    return [
        ("h", 1, f"Practice briefing: {child}"), ("p", f"Learning from a Local Child Safeguarding Practice Review, {board}."), ("h", 2, "The story"), ("p", f"{child} was {m.aged()}."), ("h", 2, "Learning for all practitioners"), ("ul", pts[:2]), ("h", 2, "Learning for health"), ("ul", pts[2:4]), ("h", 2, "Learning for managers and leaders"), ("ul", pts[4:]), ("h", 2, "Useful links"), ("ul", ["Procedures manual", "Training calendar"]),
    ]  # fmt: skip


@layout("second")
def scottish_report(m: Maker) -> list[Element]:
    m.is_a("scr")
    m.place = "Glen Orrin"
    board, name = (
        m.board_named("{place} Child Protection Committee"),
        m.child(["Child S", "Child P", "Young Person M"]),
    )
    return [
        ("h", 1, f"Significant Case Review: {name}"), ("p", f"{board} commissioned this Significant Case Review (SCR)."), ("h", 2, "Remit"), ("ul", s.SCOPE[:2]), ("h", 2, "Findings and recommendations"),
        *[e for n, (f, a) in enumerate(zip(m.findings(3, 3), m.asks("should", 3, 3), strict=True), 1) for e in (("h", 3, f"Finding {n}"), ("p", f + "."), ("p", f"Recommendation {n}: {a.text}"))],
    ]  # fmt: skip


@layout("second")
def digest_including(m: Maker) -> list[Element]:
    m.answers.board = (m.place,)
    m.is_a("cspr")
    name = m.child()
    asks = m.asks("clause", 3, 4)
    return [
        ("p", f"2024 – {m.place} – {name}"), ("p", f"Life-changing injuries to a {m.aged()} child in January 2022. Mother and partner were arrested. This local child safeguarding practice review considers events over two years."),
        ("p", f"Learning is embedded in the recommendations and focuses on: {'; '.join(m.topics(3, 5)[:-1])}; and {m.answers.learning[-1]}."), ("p", f"Recommendations include: {'; '.join(a.text for a in asks[:-1])}; and {asks[-1].text}."), ("p", "Keywords: head injuries, risk assessment, fathers"), ("p", "> Read the practice review (PDF)"),
    ]  # fmt: skip


@layout("second")
def council_news(m: Maker) -> list[Element]:
    m.is_a("sar")
    board, name = m.board_named(m.one(*ADULTS)), m.child(s.NAMES)
    asks = m.asks("clause", 3, 5)
    return [
        ("p", "Menu"), ("h", 1, f"Safeguarding Adults Review published following death of '{name}'"), ("p", "Posted on 4 May 2023"), ("p", f"{board} has today published a Safeguarding Adults Review (SAR) into the death of a woman known as '{name}'."), *m.story(),
        ("p", "The review makes a number of recommendations, including that agencies should:"), ("ul", [a.text for a in asks]), ("p", "The chair said: \"We are sorry that she was let down.\""), ("h", 2, "Related news"), ("ul", ["Winter warmth grants open", "New library hours"]),
    ]  # fmt: skip


@layout("second")
def letter_style_panel(m: Maker) -> list[Element]:
    m.is_a("inq")
    m.answers.board = (
        f"{m.place} Maternity Inquiry",
        f"The {m.place} Maternity Inquiry",
        f"Independent Inquiry into maternity care at {m.place}",
    )
    asks = m.asks("must", 4, 6)
    return [
        ("h", 1, f"{m.place} Maternity Inquiry: final report"),
        ("p", "Presented to the Secretary of State."),
        ("h", 2, "Chapter 9: Essential actions"),
        ("h", 3, "Recommendations"),
        *[("p", f"9.{n} {a.text}") for n, a in enumerate(asks, 1)],
        ("h", 2, "Annex A: Glossary"),
        ("p", "CTG: cardiotocograph"),
    ]


@layout("second")
def annual_report_negative(m: Maker) -> list[Element]:
    m.is_a(None)
    board = m.board_named(m.one(*CHILDREN))
    return [
        ("h", 1, f"{board} annual report"),
        ("h", 2, "Learning and improvement"),
        (
            "p",
            "Two Serious Case Reviews were completed in the year and a further one is under way.",
        ),
        ("h", 2, "Priorities for next year"),
        ("ul", ["Neglect", "Child exploitation", "Early help"]),
        ("h", 2, "Membership"),
        ("ul", s.AGENCIES),
    ]


@layout("second")
def explainer_negative(m: Maker) -> list[Element]:
    m.is_a(None)
    board = m.board_named(m.one(*ADULTS))
    return [
        ("h", 1, "What is a Safeguarding Adults Review?"), ("p", f"{board} arranges a review when an adult has died and abuse is suspected."), ("p", "The purpose of a review is to learn lessons and to:"), ("ul", ["Find out what happened", "Make sure agencies work well together", "Improve practice"]),
        ("p", "A review will not:"), ("ul", ["Blame anyone", "Replace an inquest"]), ("h", 2, "How lessons are shared"), ("ul", ["Briefings for staff", "Learning events", "The annual report"]),
    ]  # fmt: skip


@layout("second")
def glued_labels(m: Maker) -> list[Element]:
    m.is_a("sar")
    board, name = m.board_named(m.one(*ADULTS)), m.child(["Adult R", "Adult B", "Mr T"])
    asks = m.asks("should", 3, 5)
    return [
        ("h", 1, f"{name} Safeguarding Adult Review"),
        ("p", f"Author's report for {board}"),
        ("h", 2, "Lessons Learned"),
        *[("p", f"Lesson {n} - {t}") for n, t in enumerate(m.points(3, 4), 1)],
        ("h", 2, "Recommendations"),
        *[("p", f"Recommendation {n} – {a.text}") for n, a in enumerate(asks, 1)],
    ]


@layout("second")
def recommendation_with_body_in_brackets(m: Maker) -> list[Element]:
    m.is_a("cmr")
    m.board_named("Safeguarding Board for Northern Ireland")
    m.child()
    out: list[Element] = [
        ("h", 1, f"Case Management Review Executive Summary – {m.name}"),
        ("p", m.board),
        *m.story(),
        ("h", 2, "Recommendations"),
    ]
    for n, a in enumerate(m.asks("imperative", 3, 5), 1):
        a.to = m.one("Health and Social Care Trust", "Police Service", "Education Authority")
        out.append(("p", f"Recommendation {n} ({a.to}): {a.text}"))
    return out


@layout("second")
def story_bullets_then_learning(m: Maker) -> list[Element]:
    m.is_a("cspr")
    board, child = m.board_named(m.one(*CHILDREN)), m.child()
    return [
        ("h", 1, f"{child} – one page summary"), ("p", f"Child Safeguarding Practice Review · {board}"), ("p", "What we knew"), ("ul", ["Father had a history of violence", "The baby was born early", "The family had moved area"]),
        ("p", "What we did well"), ("ul", m.some(s.GOOD)), ("p", "What we could do better"), ("ul", m.points(3, 4)), ("p", "What we will do"), ("ul", texts(m.asks("to", 3, 4))),
    ]  # fmt: skip
