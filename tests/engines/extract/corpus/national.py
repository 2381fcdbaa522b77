"""Layouts of digests, coroners, inquiries, investigators and other national bodies."""
# ruff: noqa: E501 - sentences stay on one line

from tests.engines.extract.corpus import learning
from tests.engines.extract.corpus import scenery as s
from tests.engines.extract.corpus.boards import texts
from tests.engines.extract.corpus.maker import Element, Maker, layout


def semis(items: list[str]) -> str:
    return "; ".join(items) + "."


@layout("train")
def digest_entry(m: Maker) -> list[Element]:
    m.answers.board = (m.place,)
    name = m.child()
    asks = m.asks("clause", 2, 4)
    when = m.one("2018", "2021", "March 2016")
    m.is_a("cspr" if when == "2021" else "scr")
    return [
        ("h", 2, f"{when} – {m.place} – {name}"), ("p", f"Death of {m.one('an', 'a')} {m.aged()} child. The family had been known to services."),
        ("p", f"{m.one('Learning', 'Key learning', 'Learning includes')}: {semis(m.topics())}"), ("p", f"{m.one('Recommendations', 'Recommendations include')}: {semis([a.text for a in asks])}"),
        ("p", "Keywords: infant deaths, neglect, fathers, alcohol"), ("p", "> Read the overview report"),
    ]  # fmt: skip


@layout("dev")
def digest_two_paragraphs(m: Maker) -> list[Element]:
    m.answers.board = (m.place,)
    name = m.child(s.NAMES)
    m.is_a("cspr")
    asks = m.asks("clause", 2, 4)
    for a in asks:
        a.to = "safeguarding partnership"
    return [
        ("h", 2, f"2023 – {m.place} – {name}"), ("p", f"Serious injury of a {m.aged()} baby in 2020."), ("p", f"Learning themes include: {semis(m.topics())}"),
        ("p", f"Recommendations for the safeguarding partnership include: {semis([a.text for a in asks])}"), ("p", "Other resources: Read practice briefing"), ("p", "Keywords: bruising, assessment"),
    ]  # fmt: skip


@layout("held")
def digest_prose(m: Maker) -> list[Element]:
    m.answers.board = (m.place,)
    name = m.child()
    m.is_a("scr")
    asks = m.asks("clause", 2, 4)
    return [
        ("h", 2, f"November 2015 – {m.place} – {name}"), ("p", f"Death of a {m.aged()} child from an overdose."), ("p", f"Issues identified include: {semis(m.topics(3, 4))} Makes recommendations covering: {semis([a.text for a in asks])}"), ("p", "Model: a systems approach was used."), ("p", "Keywords: drugs, adolescents"),
    ]  # fmt: skip


@layout("train")
def coroner_report(m: Maker) -> list[Element]:
    m.is_a("pfd")
    points = m.learned(m.rng.sample(learning.CONCERNS, m.rng.randint(2, 4)))
    return [
        ("h", 1, "REGULATION 28: REPORT TO PREVENT FUTURE DEATHS"), ("p", "THIS REPORT IS BEING SENT TO: The Chief Executive of the NHS Trust"), ("h", 2, "1 CORONER"), ("p", f"I am an assistant coroner for the coroner area of {m.place} West"),
        ("h", 2, "2 CORONER'S LEGAL POWERS"), ("p", "I make this report under paragraph 7, Schedule 5, of the Coroners and Justice Act 2009."), ("h", 2, "3 INVESTIGATION and INQUEST"), *m.story(1, 2),
        ("h", 2, "5 CORONER'S CONCERNS"), ("p", "During the course of the inquest the evidence revealed matters giving rise to concern. The MATTERS OF CONCERN are as follows:"), *[("p", f"({n}) {p}") for n, p in enumerate(points, 1)],
        ("h", 2, "6 ACTION SHOULD BE TAKEN"), ("p", "In my opinion action should be taken to prevent future deaths and I believe you have the power to take such action."), ("h", 2, "7 YOUR RESPONSE"), ("p", "You are under a duty to respond to this report within 56 days."),
    ]  # fmt: skip


@layout("held")
def coroner_report_paragraphs(m: Maker) -> list[Element]:
    m.is_a("pfd")
    points = m.learned(m.rng.sample(learning.CONCERNS, m.rng.randint(2, 4)))
    return [
        ("h", 1, "Prevention of future deaths report"), ("p", "Date of report: 3 March 2024"), ("p", f"Coroner's area: {m.place}"), ("p", "Category: Child death"), ("p", "This report is being sent to: Department of Health and Social Care"),
        ("h", 2, "Circumstances of the death"), *m.story(1, 2), ("h", 2, "Coroner's concerns"), ("p", "The matters of concern are as follows."), ("ol", points), ("h", 2, "Action should be taken"), ("p", "In my opinion urgent action should be taken."),
    ]  # fmt: skip


@layout("dev")
def inquiry_recommendations(m: Maker) -> list[Element]:
    m.is_a("inq")
    m.answers.board = (
        f"{m.place} Inquiry",
        f"The {m.place} Inquiry",
        f"{m.place} Hospital Inquiry",
        f"The Independent Inquiry into Children's Care at {m.place} Hospital",
    )
    asks = m.asks("should", 4, 6)
    return [
        ("h", 1, f"The {m.place} Inquiry: recommendations"),
        (
            "p",
            f"The Independent Inquiry into Children's Care at {m.place} Hospital reported in July 2020.",
        ),
        ("h", 2, "List of recommendations"),
        *[
            e
            for n, a in enumerate(asks, 1)
            for e in (("h", 3, f"Recommendation {n}"), ("p", a.text))
        ],
    ]


@layout("held")
def safety_investigation(m: Maker) -> list[Element]:
    m.is_a("hsib")
    m.answers.board = ("Health Services Safety Investigations Body", "HSSIB")
    asks = []
    for body in (
        "NHS England",
        "The Royal College of Emergency Nursing",
        "The Department of Health and Social Care",
    ):
        asks += m.asks("should", 1, 1, body)
    for a in asks:
        a.text = f"HSSIB recommends that {a.to[0].lower() + a.to[1:] if a.to.startswith('The') else a.to} {a.text.split(' should ')[1]}"
    return [
        ("h", 1, "Care of children with mental health needs on wards"), ("p", "Health Services Safety Investigations Body (HSSIB) investigation report"), ("h", 2, "Findings"), ("ul", m.findings()), ("p", "HSSIB makes the following safety recommendations"),
        *[e for n, a in enumerate(asks, 41) for e in (("h", 3, f"Safety recommendation R/2024/0{n}:"), ("p", a.text))], ("h", 2, "Safety actions already taken"), ("ul", m.some(s.CHANGES)),
    ]  # fmt: skip


@layout("train")
def extracted_index_page(m: Maker) -> list[Element]:
    m.is_a("sar")
    m.answers.board = (m.place, f"{m.place} Safeguarding Adults Board")
    asks = m.asks("asked", 3, 5)
    rows = [
        ["#", "Recommendation", "Addressed to"],
        *[[f"4.{n}", a.text, (a.to or "").removeprefix("The ")] for n, a in enumerate(asks, 1)],
        ["Recommendations taken from the published report.", "", ""],
    ]
    return [
        (
            "p",
            "About this page. It summarises a Safeguarding Adults Review held in the national library.",
        ),
        ("p", "Source · Safeguarding Adults Review"),
        ("h", 1, f"{m.place} review"),
        ("p", f"Board: {m.place}"),
        ("p", "Published: May 2021"),
        ("h", 2, "Summary"),
        *m.story(1, 2),
        ("h", 2, "Extracted recommendations"),
        ("table", rows),
    ]


@layout("held")
def national_panel(m: Maker) -> list[Element]:
    m.is_a("national cspr")
    m.answers.board = (
        "Child Safeguarding Practice Review Panel",
        "The Child Safeguarding Practice Review Panel",
    )
    asks = m.asks("should", 3, 5)
    return [
        ("h", 1, "National review: babies and home moves"), ("p", "The Child Safeguarding Practice Review Panel has published its national review of babies harmed after moving between areas."), *m.story(1, 1), ("h", 2, "Key findings"), ("ul", m.findings()),
        ("h", 2, "National recommendations"), *[("p", f"Recommendation {n}: {a.text}") for n, a in enumerate(asks, 1)], ("h", 2, "What happens next"), ("p", "The Panel will report on progress in its annual report."),
    ]  # fmt: skip


@layout("dev")
def susr_summary(m: Maker) -> list[Element]:
    m.is_a("susr")
    m.place = "Dyffryn Mawr"
    board = m.board_named("{place} Safeguarding Board")
    name = m.child(s.NAMES)
    return [
        ("h", 1, f"Single Unified Safeguarding Review: {name}"),
        (
            "p",
            f"{board} undertook this Single Unified Safeguarding Review (SUSR) after {name}, {m.aged(days=True)}, died.",
        ),
        ("h", 2, "Learning identified"),
        ("ul", m.points()),
        ("h", 2, "Recommendations and actions"),
        ("ul", texts(m.asks("should"))),
    ]
