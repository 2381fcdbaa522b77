"""Layouts of safeguarding boards' own web pages and briefings."""
# ruff: noqa: E501 - sentences stay on one line

from tests.engines.extract.corpus import scenery as s
from tests.engines.extract.corpus.maker import Element, Maker, layout

CHILDREN = (
    "{place} Safeguarding Children Partnership",
    "{place} Safeguarding Children Board",
    "{place} Safeguarding Children's Board",
    "{place} Safeguarding Partnership",
    "{place} Local Safeguarding Children Board",
)
ADULTS = (
    "{place} Safeguarding Adults Board",
    "{place} Safeguarding Adult Board",
    "{place} Safeguarding Adults Partnership Board",
)


def texts(asks: list) -> list[str]:
    return [a.text for a in asks]


@layout("train")
def board_page_two_lists(m: Maker) -> list[Element]:
    m.is_a("scr")
    board, child = m.board_named(m.one(*CHILDREN)), m.child()
    return [
        ("p", "Skip to content"), ("h", 1, f"Serious Case Review: {child}"),
        ("p", f"{board} commissioned this Serious Case Review after the death of {child}, who was {m.aged()}."),
        ("h", 2, m.one("Background", "What happened?", "Summary of the case")), *m.story(),
        ("h", 2, m.one("Key learning points", "Learning", "What did we learn?", "Lessons learned")), ("ul", m.points()),
        ("h", 2, m.one("Recommendations", "The recommendations", "Recommendations from the review")), ("ul", texts(m.asks())),
        ("h", 2, "Further information"), ("ul", m.some(s.NEXT)),
    ]  # fmt: skip


@layout("train")
def board_page_intro_sentences(m: Maker) -> list[Element]:
    m.is_a("cspr")
    board, child = m.board_named(m.one(*CHILDREN)), m.child(s.NAMES)
    return [
        ("h", 1, f"{child} - Child Safeguarding Practice Review"),
        ("p", f"{board} has published a Local Child Safeguarding Practice Review about {child}, {m.aged()} at the time of the incident."),
        *m.story(),
        ("p", m.one("The review identified the following learning:", "Key learning from the review is set out below:", "The main lessons are:")), ("ul", m.points()),
        ("p", m.one("The review made the following recommendations:", "The partnership accepted these recommendations:", "The author makes the recommendations below:")), ("ol", texts(m.asks())),
        ("p", "An action plan has been agreed and progress is reported to the partnership every quarter."),
    ]  # fmt: skip


@layout("train")
def unheaded_run_after_learning(m: Maker) -> list[Element]:
    m.is_a("scr")
    board, child = m.board_named(m.one(*CHILDREN)), m.child(s.NAMES)
    m.answers.asks = []
    asks = m.asks("should", body=f"The {board}")
    return [
        ("p", "skip to main content"), ("h", 2, "What is a Serious Case Review?"),
        ("p", "A Serious Case Review is carried out when:"), ("ul", s.CRITERIA),
        ("p", f"This Serious Case Review is about a baby who we shall call {child}. The baby was {m.aged()} when the injuries happened."),
        ("h", 2, "Changes since the review"), ("ul", m.some(s.CHANGES)),
        ("h", 2, "Learning points for professionals"), ("p", "Practitioners met and agreed the points below as areas of learning:"), ("ul", m.points()),
        ("ul", texts(asks)), ("h", 2, "Further Information:"), ("p", "Training:"), ("p", "Back to top"),
    ]  # fmt: skip


@layout("train")
def seven_minute_briefing(m: Maker) -> list[Element]:
    m.is_a(m.one("cspr"))
    board, child = m.board_named(m.one(*CHILDREN)), m.child()
    return [
        ("h", 1, f"7 Minute Briefing: {child}"), ("p", board), ("h", 2, "1. What is a 7 minute briefing?"), ("p", "A short way of sharing learning from a Child Safeguarding Practice Review."),
        ("h", 2, "2. Background"), ("p", f"{child} was {m.aged()} when brought to hospital with serious injuries."), *m.story(1, 2),
        ("h", 2, "3. Safeguarding concerns"), ("ul", ["Parental mental ill health", "Domestic abuse", "Frequent moves"]),
        ("h", 2, "4. Questions the review asked"), ("ul", m.some(s.QUESTIONS)),
        ("h", 2, m.one("5. Findings", "5. Key learning", "5. What did we learn?")), ("ul", m.points(3, 5)),
        ("h", 2, m.one("6. Recommendations", "6. What needs to happen?")), ("ul", texts(m.asks("should", 2, 5))),
        ("h", 2, m.one("7. What to do next", "7. Next steps")), ("ul", m.some(s.NEXT)),
    ]  # fmt: skip


@layout("train")
def annual_report_extract(m: Maker) -> list[Element]:
    m.is_a("sar")
    board, name = m.board_named(m.one(*ADULTS)), m.child(s.NAMES)
    count = {3: "three", 4: "four", 5: "five", 6: "six"}
    asks = m.asks("bare", 3, 6)
    shown = texts(asks)
    shown[-1] += ". From these an action plan has been made and a subgroup follows its progress."
    asks[-1].text += "."
    return [
        ("h", 1, f"{board} Annual Report 2022/23"), ("h", 2, "Safeguarding Adults Reviews"), ("p", "One Safeguarding Adults Review was finished this year."),
        ("h", 3, f"{name} SAR"), ("p", f"The independent author presented the SAR about {name} to the board. The review made {count[len(shown)]} recommendations:"),
        ("ol", shown), ("h", 3, "Other work"), ("p", "The board also held two learning events."),
    ]  # fmt: skip


@layout("dev")
def themed_learning_paragraphs(m: Maker) -> list[Element]:
    m.is_a("cspr")
    board, child = m.board_named(m.one(*CHILDREN)), m.child()
    out: list[Element] = [
        ("h", 1, f"Learning from {child}"),
        ("p", f"Child Safeguarding Practice Review published by {board}."),
        ("h", 2, "Summary"),
        ("p", f"{child} died {m.one('at home', 'in hospital')}, {m.aged()}."),
        ("h", 2, "Key learning"),
    ]
    for title, point in zip(m.some(s.SECTIONS_TITLES, 3, 5), m.points(5, 5), strict=False):
        out += [("h", 3, title), ("ul", [point])]
    m.answers.learning = [e[1][0] for e in out if e[0] == "ul"]
    return [
        *out,
        ("h", 2, "Recommendations"),
        *[("p", f"Recommendation {n}: {a.text}") for n, a in enumerate(m.asks(), 1)],
        ("h", 2, "Contact us"),
        ("p", "Telephone 0300 000 0000"),
    ]


@layout("dev")
def recommendations_by_body(m: Maker) -> list[Element]:
    m.is_a("sar")
    board, name = m.board_named(m.one(*ADULTS)), m.child(["Adult R", "Adult B", "Mr T", "Mrs L"])
    out: list[Element] = [
        ("h", 1, f"Safeguarding Adults Review - {name}"),
        ("p", f"Commissioned by {board}."),
        *m.story(),
        ("h", 2, "Findings"),
        ("ul", m.findings()),
        ("h", 2, "Recommendations"),
    ]
    for body in ("Adult Social Care", f"{m.place} Police", "Integrated Care Board"):
        asks = m.asks("imperative", 1, 2)
        for ask in asks:
            ask.to = body
        out += [("h", 3, f"For {body}" if m.rng.random() < 0.5 else body), ("ul", texts(asks))]
    return out


@layout("held")
def six_step_page(m: Maker) -> list[Element]:
    m.is_a("scr")
    board, child = m.board_named(m.one(*CHILDREN)), m.child()
    return [
        ("p", "Training and resources"), ("h", 1, f"Six-step briefing: {child}"), ("p", f"This briefing comes from a Serious Case Review held by {board}."),
        ("h", 2, "1. The background"), ("p", f"At the age of {m.aged().replace(' old', '').replace('aged ', '')} {child} was found collapsed."), *m.story(1, 2),
        ("h", 2, "2. Concerns for safety"), ("ul", ["The home was crowded", "Father's history was not known", "Appointments were missed"]),
        ("h", 2, "3. The review looked at these issues"), ("ul", m.some(s.QUESTIONS)), ("h", 2, "4. The findings"), ("ul", m.findings()),
        ("h", 2, "5. What has been done since"), ("ul", m.some(s.CHANGES)), ("h", 2, "6. Questions for your team"), ("ul", ["What would you have done?", "Who else could have helped?"]),
    ]  # fmt: skip


@layout("held")
def practitioner_page_what_we_learned(m: Maker) -> list[Element]:
    m.is_a("cspr")
    board, child = m.board_named(m.one(*CHILDREN)), m.child(s.NAMES)
    return [
        ("h", 1, f"'{child}' - LCSPR"), ("p", f"{child} was {m.aged()} and lived with both parents. {board} carried out a Local Child Safeguarding Practice Review."),
        ("h", 2, "What happened?"), *m.story(2, 3), ("h", 2, "What worked well?"), ("ul", m.some(s.GOOD)),
        ("h", 2, "What have we learned?"), ("ul", m.points()), ("h", 2, "What needs to change?"), ("ul", texts(m.asks("to", 3, 5))), ("h", 2, "Where can I get help?"), ("ul", ["Call 0800 000 000", "Email help@example.org"]),
    ]  # fmt: skip


@layout("held")
def unheaded_run_no_learning(m: Maker) -> list[Element]:
    m.is_a("sar")
    board, name = m.board_named(m.one(*ADULTS)), m.child(s.NAMES)
    return [
        ("h", 1, f"Safeguarding Adults Review: {name}"), ("p", f"{name} was known to many services in {m.place}. {board} published this review in June 2021."), *m.story(),
        ("ul", texts(m.asks("should", 3, 6))), ("h", 2, "Downloads"), ("ul", ["Full report (PDF)", "Easy read version"]),
    ]  # fmt: skip


@layout("held")
def accordion_briefing(m: Maker) -> list[Element]:
    m.is_a("sar")
    board, name = m.board_named(m.one(*ADULTS)), m.child(["Adult R", "Adult B", "Mr T"])
    return [
        ("h", 1, f"Learning briefing: {name}"), ("p", f"This briefing shares learning from the Safeguarding Adult Review (SAR) commissioned by {board}."),
        ("h", 2, "Who was the person?"), ("p", f"{name} was a man {m.aged()} who lived alone."), ("h", 2, "Good practice"), ("ul", m.some(s.GOOD)),
        ("h", 2, "Areas for improvement"), ("ul", m.findings()), ("h", 2, "Recommendations for partner agencies"), ("ol", texts(m.asks("should"))),
        ("h", 2, "Resources"), ("ul", ["Mental Capacity Act guidance", "Self-neglect toolkit"]), ("h", 2, "Reflective questions"), ("ul", ["How do you record refusals?"]),
    ]  # fmt: skip


@layout("dev")
def key_messages_page(m: Maker) -> list[Element]:
    m.is_a("learning review")
    board, child = m.board_named(m.one(*CHILDREN)), m.child()
    return [
        ("h", 1, f"Multi-agency Learning Review: {child}"), ("p", f"{board} held a learning review. {child} was {m.aged()}."), ("h", 2, "Why did we do this review?"), *m.story(),
        ("h", 2, "Key messages for practice"), ("ul", m.points()), ("h", 2, "Strengths"), ("ul", m.some(s.GOOD)), ("h", 2, "Actions agreed so far"), ("ul", m.some(s.CHANGES)),
    ]  # fmt: skip


@layout("train")
def news_item_with_themes(m: Maker) -> list[Element]:
    m.is_a("scr")
    board, child = m.board_named(m.one(*CHILDREN)), m.child()
    return [
        ("h", 1, f"{child} - Serious Case Review"), ("p", "Tuesday, 6 June 2017"), ("p", f"{board} has today published the report of a Serious Case Review about {child}."),
        ("p", "The report makes several recommendations, and agencies have been acting on them."), ("p", m.one("The key themes in the report include:", "Among the themes are:", "The main learning themes were:")),
        ("ul", m.topics()), ("p", "The full report can be downloaded from this page."),
    ]  # fmt: skip
