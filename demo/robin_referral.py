"""Robin is referred, agencies are asked, the panel gives its views, and Helen decides."""

from functools import partial
from typing import Any

from django.utils import timezone

from demo import referring
from demo.referring import Told
from demo.story import Story
from goldthread.casework.intake import deciding, notifying, writing
from goldthread.foundations.agencies import actions as agencies
from goldthread.foundations.agencies.roles import Role

REFERRED, ASKED, DUE = -129, -127, -119
BORN, HARMED = -142, -131
SEATS = [
    ("helen", Role.CHAIR),
    ("samuel", Role.PANEL),
    ("ruth", Role.PANEL),
    ("victoria", Role.EXECUTIVE),
    ("martin", Role.EXECUTIVE),
]
BODIES = ("council", "police", "icb", "hospital", "community", "housing", "schools", "probation")


def tell(story: Story) -> None:
    story.on(REFERRED, lambda: referring.send(story, _told(story), "sophie"), keep="robin referral")
    story.on(REFERRED, partial(_triage, story))
    for person, role in SEATS:
        story.on(-128, partial(seat, story, person, role))
    story.on(ASKED, lambda: referring.ask(story, "robin referral", BODIES, story.day(DUE)))
    story.on(ASKED, partial(_notify, story))
    story.on(-126, partial(_conflict, story))
    _replies(story)
    story.on(-114, partial(_weigh, story), keep="robin criteria")
    story.on(-113, partial(_recommend, story), keep="robin advice")
    _views(story)
    story.on(-110, partial(_to_chair, story))
    story.on(-115, lambda: _sent(story, "rapid-review", "Joel Harker"))
    story.on(-107, partial(_decide, story), keep="robin decision")
    story.on(-106, partial(_letters, story))


def seat(story: Story, person: str, role: Role, of: str = "robin referral") -> None:
    agencies.give_seat(
        matter=story.kept[of].matter,
        person=story.people[person],
        role=role,
        by=story.people["maya"],
    )


def _told(story: Story) -> Told:
    return Told(
        happened="Ezra is 11 days old. This afternoon one of two dogs that live in the flat bit "
        "him on the head while he lay in a bouncer on the floor. He is in the children's ward and "
        "will need surgery. Both parents were in the next room. I had seen the dogs on my first "
        "visit and wrote them down as friendly.",
        harm="harmed",
        safety="Ezra is in hospital, and a nurse is with him. I spoke to the duty social worker at "
        "ten past four. The dogs were taken away by the police.",
        happened_on=HARMED,
        aware_on=HARMED,
        place="Fenmarsh, Staithe Road",
        lives="Fenmarsh",
        child={"forename": "Ezra", "surname": "Dunlin", "dob": story.day(BORN)},
        abuse_words="Neglect: dogs and a newborn in two rooms, and a plan that stood still.",
        concern="There was a pre-birth plan with five actions. I do not think that three of them "
        "were done. I was not told that he was going home.",
        agencies=("council", "hospital", "community", "housing"),
        other_agencies="The practice in Staithe Road.",
        under_way="A strategy discussion is called for tomorrow morning.",
        family=[
            {"relation": "mother", "forename": "Bryony", "surname": "Lark", "known_as": ""},
            {"relation": "father", "forename": "Jonathan", "surname": "Dunlin",
             "known_as": "Jonny Reeve", "words": "He said that Ezra is his first child."},
            {"relation": "maternal grandmother", "forename": "Maureen", "surname": "Lark",
             "words": "Looks after Bryony's older daughter."},
        ],
    )  # fmt: skip


def _triage(story: Story) -> None:
    referring.accept(
        story, "robin referral",
        "A newborn was seriously hurt at home while a plan of several agencies stood open.",
        "Ezra is in hospital and will not go home before a court has looked at it. The older "
        "sister is with her grandmother; a social worker saw her today. Both dogs are away.",
    )  # fmt: skip


def _conflict(story: Story) -> None:
    agencies.declare_conflict(
        matter=story.kept["robin referral"].matter,
        person=story.people["ruth"],
        reason="I was the supervising officer of the team that visited the family.",
        by=story.people["ruth"],
    )


def _notify(story: Story) -> None:
    """The duty to notify, and the notification itself the same day."""
    file = "It says so in the referral."
    referring.weigh(
        story, "robin referral", "notification",
        {
            "abuse_or_neglect": (True, "Neglect is suspected by the hospital and the police."),
            "died": (False, file),
            "seriously_harmed": (True, "The surgeon expects lasting scars and does not yet know "
                                       "about his hearing."),
            "in_area": (True, file),
            "normally_resident": (True, file),
            "outside_england": (False, file),
            "looked_after": (False, file),
        },
    )  # fmt: skip
    _sent(story, "notify-panel", "Maya Thornbury")


def _sent(story: Story, step: str, who: str) -> None:
    row = story.kept["robin referral"].notifications.get(step=step)
    notifying.mark(
        notification=row, what="sent", on=timezone.localdate(), who=who, by=story.people["maya"]
    )


def _replies(story: Story) -> None:
    day = story.day
    rows = [
        (-124, "hospital", "margaret", "known", -330, -139,
         "Booked at 15 weeks, seen nine times. Born in our unit, went home on the third day."),
        (-124, "community", "fiona", "known", -146, -131,
         "One visit before the birth and one after. A health visitor made this referral."),
        (-123, "council", "gareth", "known", -226, -131,
         "Pre-birth assessment begun late, not finished at birth. Five actions agreed."),
        (-123, "police", "owen", "known", -290, -131,
         "Two calls to the flat by neighbours about dogs and shouting. No arrest."),
        (-122, "housing", "leila", "other-name", -900, -131,
         "Tenant since before he changed his name. Dogs are written in two visit records."),
        (-122, "schools", "peter", "not-known", None, None, ""),
        (-121, "probation", "anita", "not-known", None, None, ""),
        (-116, "icb", "kwame", "known", -2000, -160,
         "Registered with one practice. Father treated for depression; three missed appointments. "
         "This answer is late: the practice sent it to our old address."),
    ]  # fmt: skip
    for on, body, by, known, first, last, words in rows:
        facts: dict[str, Any] = {"summary": words}
        if first and last:
            facts |= {"known_from": day(first), "known_until": day(last)}
        if known == "other-name":
            facts |= {"other_name": "Jonathan Reeve"}
        if known != "not-known":
            facts |= {"secured_on": day(on - 4), "secured_by": "The records manager"}
        story.on(on, partial(referring.reply, story, "robin referral", body, by, known, **facts))


def _weigh(story: Story) -> object:
    return referring.weigh(
        story, "robin referral", "lcspr",
        {
            "improvements_needed": (True, "He went home without a manager's decision, as Wren."),
            "recurrent_themes": (True, "Dogs, the earlier child, actions that drift: all three are "
                                       "in the reviews about Juno and Wren."),
            "agencies_concern": (True, "Four agencies knew of the dogs. No meeting heard of them."),
            "panel_view": (False, "The national panel has not written yet."),
        },
    )  # fmt: skip


def _recommend(story: Story) -> object:
    return deciding.recommend(
        record=story.kept["robin criteria"],
        advice="hold",
        reasons="What went wrong is known to us from two reviews. We need to learn why what was "
        "agreed after them did not reach this family.",
        by=story.people["maya"],
    )


def _views(story: Story) -> None:
    for on, who, agrees, why in (
        (-112, "martin", True, "Our own two calls were never put together with the rest."),
        (-112, "samuel", True, "Seven people wrote down good signs. I want to know who asked."),
        (-111, "victoria", False, "We know what went wrong from Juno and Wren. A third review "
         "takes a year of people's time. I would rather see the actions done."),
    ):  # fmt: skip
        story.on(on, partial(referring.view, story, "robin advice", who, agrees, why))


def _to_chair(story: Story) -> None:
    deciding.send_to_chair(recommendation=story.kept["robin advice"], by=story.people["maya"])


def _decide(story: Story) -> object:
    return deciding.decide(
        recommendation=story.kept["robin advice"],
        outcome="hold",
        rationale="I have read the dissent and agree with half of it: the actions must be done, "
        "and they go on without waiting. But we do not know why they were not, and only those who "
        "were there can tell us. The review is to be short and about that.",
        by=story.people["helen"],
    )


def _letters(story: Story) -> None:
    writing.tell_of_decision(
        decision=story.kept["robin decision"],
        words="The chair has decided that a review is held. You may be asked to take part. Thank "
        "you for telling us on the same day.",
        by=story.people["maya"],
    )
    _sent(story, "notify-panel-decision-1", "Maya Thornbury")
