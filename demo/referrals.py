"""Other referrals: a new one, a draft, in scoping, with the panel, and three that are decided."""

from functools import partial
from typing import Any

from demo import referring
from demo.referring import Told
from demo.robin_referral import seat
from demo.story import Story
from goldthread.casework.intake import deciding, triaging, writing
from goldthread.foundations.agencies.roles import Role

SEATS = [
    ("helen", Role.CHAIR),
    ("samuel", Role.PANEL),
    ("ruth", Role.PANEL),
    ("victoria", Role.EXECUTIVE),
]


def tell(story: Story) -> None:
    _conversation(story)
    _passed_on(story)
    _before_panel(story)
    _kestrel(story)
    _duplicate(story)
    story.on(-3, partial(_draft, story), keep="draft referral")
    story.on(-1, lambda: referring.send(story, _new(story), "nadia"), keep="new referral")


def _refer(story: Story, days: int, name: str, told: Told, by: str) -> None:
    story.on(days, lambda: referring.send(story, told, by), keep=name)


def _accept(story: Story, days: int, name: str, reason: str, safety: str) -> None:
    story.on(days, lambda: referring.accept(story, name, reason, safety))


def _seats(story: Story, days: int, name: str) -> None:
    for who, role in SEATS:
        story.on(days, partial(seat, story, who, role, name))


def _answers(story: Story, name: str, rows: list[tuple[Any, ...]]) -> None:
    """Rows: day, body, who, known, what was the contact."""
    for on, body, by, known, words in rows:
        story.on(on, partial(referring.reply, story, name, body, by, known, summary=words))


def _weigh(story: Story, name: str, why: dict[str, tuple[bool, str]]) -> Any:
    return referring.weigh(story, name, "lcspr", why)


def _conversation(story: Story) -> None:
    """Not met; those who worked with the child meet for an afternoon instead."""
    name = "tansley referral"
    told = Told(
        happened="Nell, 6, swallowed tablets that were not locked away. She was well the next day.",
        place="Reedmere",
        lives="Reedmere",
        child={"forename": "Nell", "surname": "Tansley", "dob": story.day(-2300)},
        concern="The practice and the school each thought that the other had spoken with her aunt.",
        happened_on=-76,
        aware_on=-75,
        safety="She is at home with her aunt; the tablets are locked away.",
        agencies=("icb", "schools"),
        family=[{"relation": "kinship carer", "forename": "Jude", "surname": "Tansley"}],
    )
    _refer(story, -74, name, told, "peter")
    _accept(
        story, -73, name, "Two agencies each relied on the other.", "She is safe with her aunt."
    )
    _seats(story, -73, name)
    story.on(-72, lambda: referring.ask(story, name, ("icb", "schools"), story.day(-64)))
    _answers(story, name, [
        (-68, "icb", "kwame", "known", "Seen four times in two years."),
        (-67, "schools", "peter", "known", "In year 2. Good attendance."),
    ])  # fmt: skip
    said = "Read with the panel."
    story.on(-60, lambda: _weigh(story, name, {
        "improvements_needed": (True, "One, and it is small: who speaks with whom."),
        "recurrent_themes": (False, said),
        "agencies_concern": (True, "The school and the practice."),
        "panel_view": (False, "Not asked: it was no serious incident."),
    }), keep="tansley criteria")  # fmt: skip
    story.on(-59, lambda: deciding.recommend(
        record=story.kept["tansley criteria"],
        advice="alternative",
        alternative=story.kept["conversation"].code,
        reasons="She was not seriously harmed. Those who know her would learn from one afternoon.",
        by=story.people["maya"],
    ), keep="tansley advice")  # fmt: skip
    for who in ("samuel", "ruth", "victoria"):
        story.on(
            -57, partial(referring.view, story, "tansley advice", who, True, "Enough is known.")
        )
    story.on(-56, lambda: deciding.send_to_chair(
        recommendation=story.kept["tansley advice"], by=story.people["maya"]))  # fmt: skip
    story.on(-54, partial(_not_met, story), keep="tansley decision")
    story.on(-53, lambda: writing.tell_of_decision(
        decision=story.kept["tansley decision"],
        words="No review of the law is held. You are asked to a learning conversation instead.",
        by=story.people["maya"],
    ))  # fmt: skip


def _not_met(story: Story) -> Any:
    return deciding.decide(
        recommendation=story.kept["tansley advice"],
        outcome="alternative",
        kind=story.kept["conversation"].code,
        rationale="No serious harm, and one thing to learn between two agencies.",
        no_review_because="The criteria are not met. An afternoon together will teach more than a "
        "report.",
        by=story.people["helen"],
    )


def _passed_on(story: Story) -> None:
    told = Told(
        happened="Joss, 14, was hurt on a beach while in the care of a children's home.",
        place="Saltmere, North Beach",
        lives="Saltmere",
        child={"forename": "Joss", "surname": "Merrow", "dob": story.day(-5300)},
        concern="I only know what the ward was told.",
        happened_on=-33,
        aware_on=-32,
        safety="Joss is on the ward with a nurse.",
        agencies=("hospital",),
    )
    _refer(story, -32, "merrow referral", told, "aisha")
    story.on(-31, lambda: triaging.triage(
        referral=story.kept["merrow referral"],
        outcome="pass-on",
        reason="It happened in Saltmere, and Joss lives there.",
        safety="The home and the ward have agreed who stays with Joss.",
        told="This belongs to the partnership of Saltmere. We told them today and they have it.",
        passed_to="Saltmere Safeguarding Children Partnership",
        by=story.people["joel"],
    ))  # fmt: skip


def _before_panel(story: Story) -> None:
    """One member has given a view; two and the chair are waited for."""
    name = "avison referral"
    told = Told(
        happened="Baby Wilf, 9 weeks, has a broken arm that nobody can explain.",
        place="Sedgeworth",
        lives="Sedgeworth",
        child={"forename": "Wilfred", "surname": "Avison", "dob": story.day(-95)},
        concern="A bruise was seen by us in week five and was thought to be a mark from birth.",
        happened_on=-32,
        aware_on=-31,
        safety="Wilf is with foster carers since Tuesday.",
        abuse_words="The doctors think that it was done to him.",
        agencies=("hospital", "council", "community"),
        family=[{"relation": "mother", "forename": "Poppy", "surname": "Avison"}],
    )
    _refer(story, -29, name, told, "beth")
    _accept(
        story, -28, name, "A baby who is not mobile, and a bruise before it.", "In foster care."
    )
    _seats(story, -28, name)
    story.on(
        -27,
        lambda: referring.ask(story, name, ("hospital", "council", "community"), story.day(-18)),
    )
    _answers(story, name, [
        (-22, "hospital", "margaret", "known", "Born here; X-ray in week nine."),
        (-21, "council", "gareth", "not-known", ""),
        (-20, "community", "fiona", "known", "Three visits. The bruise is in the second."),
    ])  # fmt: skip
    why = "As the hospital and the community team wrote to us."
    story.on(-8, lambda: _weigh(story, name, {
        "improvements_needed": (True, "The guide on bruising was made after Wren for this."),
        "recurrent_themes": (True, "Wren."),
        "agencies_concern": (True, why),
        "panel_view": (False, "Not heard yet."),
    }), keep="avison criteria")  # fmt: skip
    story.on(-7, lambda: deciding.recommend(
        record=story.kept["avison criteria"],
        advice="hold",
        reasons="The same bruise got another answer than our guide asks for. Why?",
        by=story.people["joel"],
    ), keep="avison advice")  # fmt: skip
    story.on(-5, lambda: referring.view(story, "avison advice", "samuel", True, "Yes, and soon."))


def _kestrel(story: Story) -> None:
    """Scoping: one agency has not answered, and its day is past."""
    name = "kestrel referral"
    told = Told(
        happened="Three children were found alone in a cold flat. The youngest, 2, was taken to "
        "hospital and is better.",
        place="Marsh End",
        lives="Marsh End",
        child={"forename": "Ivy", "surname": "Kestrel", "dob": story.day(-900)},
        concern="The school had called four times. We do not know whom it reached.",
        happened_on=-18,
        aware_on=-17,
        safety="All three are with their grandfather. A social worker sees them every second day.",
        abuse_words="Neglect over many months.",
        agencies=("council", "schools", "housing", "police"),
        family=[
            {"relation": "mother", "forename": "Dawn", "surname": "Kestrel"},
            {"relation": "sibling", "forename": "Noah", "surname": "Kestrel"},
            {"relation": "maternal grandfather", "forename": "Arthur", "surname": "Kestrel"},
        ],
    )
    _refer(story, -16, name, told, "daniel")
    _accept(story, -15, name, "Neglect over months, and four calls without an answer.",
            "With their grandfather; seen yesterday.")  # fmt: skip
    story.on(
        -14,
        lambda: referring.ask(
            story, name, ("council", "schools", "housing", "police"), story.day(-5)
        ),
    )
    _answers(story, name, [
        (-10, "council", "gareth", "known", "An assessment was closed in spring."),
        (-9, "schools", "peter", "known", "Four calls in six weeks, all to one number."),
        (-8, "police", "owen", "not-known", ""),
    ])  # fmt: skip


def _duplicate(story: Story) -> None:
    told = Told(
        happened="Three children alone in a flat in Marsh End, found by our patrol.",
        place="Marsh End",
        lives="Marsh End",
        child={"forename": "Ivy", "surname": "Kestrel"},
        concern="None known.",
        happened_on=-18,
        aware_on=-18,
        safety="The duty social worker took over at nine in the evening.",
        agencies=("police",),
    )
    _refer(story, -13, "second kestrel", told, "callum")
    story.on(-12, lambda: triaging.triage(
        referral=story.kept["second kestrel"],
        outcome="duplicate",
        reason="The same evening and the same children.",
        safety="Known from the first referral: with their grandfather.",
        told="We had heard of this from children's services. Your words are kept with theirs.",
        duplicate_of=story.kept["kestrel referral"],
        by=story.people["joel"],
    ))  # fmt: skip


def _draft(story: Story) -> Any:
    """Daniel was called away after the second page."""
    told = Told(
        happened="A boy of 15 was found at the station with",
        place="",
        lives="",
        child={},
        concern="",
        happened_on=-4,
        aware_on=-4,
        safety="He is with the emergency carers tonight.",
    )
    return referring.draft(story, told, "daniel", until="happened")


def _new(story: Story) -> Told:
    return Told(
        happened="Effie, 4 months, came in blue and limp after a night in a bed with two adults. "
        "She is breathing by herself again.",
        place="Fenmarsh",
        lives="Fenmarsh",
        child={"forename": "Effie", "surname": "Brackley", "dob": story.day(-124)},
        concern="I cannot tell yet. Safe sleep was talked about twice, as our record says.",
        happened_on=-2,
        aware_on=-2,
        in_danger="unsure",
        safety="She stays on the ward. I have asked for a call back about the twin at home.",
        agencies=("hospital", "community"),
        family=[
            {"relation": "mother", "forename": "Simone", "surname": "Brackley"},
            {"relation": "sibling", "forename": "Theo", "surname": "Brackley", "words": "Her twin"},
        ],
    )
