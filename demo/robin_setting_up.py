"""The review about Robin is opened from the decision and made ready to gather."""

from functools import partial

from django.utils import timezone

from demo.robin_referral import BORN, HARMED, seat
from demo.story import Story
from goldthread.casework.reviews import panels, pseudonyms, stages, terms, timing
from goldthread.casework.reviews.commissioning import Beginning, open_review
from goldthread.casework.reviews.models import Review, TermsOfReference, Wish
from goldthread.casework.reviews.pseudonyms import Wished
from goldthread.casework.reviews.terms import Text
from goldthread.foundations.agencies.roles import Role

OPENED = -104
ANSWER = ("council", "police", "icb", "hospital", "community", "housing", "schools", "probation")
LINES = [
    ("What was known of each parent's history, and what difference did it make?",
     "Earlier children and their care, earlier names, other areas. Say what was on record, who "
     "read it and when."),
    ("How were dogs in the home seen, talked about and weighed?",
     "Every visit and contact in which a dog was seen or mentioned, and what followed."),
    ("Who decided that the child could leave hospital, on what information?",
     "The birth plan, the calls of that day, and who was asked to agree."),
    ("Were the actions of the pre-birth plan done, and was drift noticed and challenged?",
     "Each of the five actions: done, not done, no longer needed, and where that is written."),
    ("What helped and what hindered good practice at the time?",
     "Workload, vacancies, systems, supervision. What would have made it easier to do well?"),
]  # fmt: skip
HEALTH = (
    "How was the father's depression understood, and shared with those who planned for the baby?",
    "What the practice knew and could share; what the midwife and the social worker asked.",
)


def tell(story: Story) -> None:
    story.on(OPENED, partial(_open, story), keep="robin")
    story.on(-103, partial(seat, story, "isobel", Role.LEAD_REVIEWER))
    story.on(
        -102,
        lambda: _apart(
            story,
            "isobel",
            Role.LEAD_REVIEWER,
            "I chaired a review for the "
            "neighbouring partnership four years ago. None of these families was in it.",
        ),
    )
    story.on(-101, lambda: _apart(story, "helen", Role.CHAIR, "None."))
    story.on(-100, partial(_first_terms, story))
    story.on(-97, lambda: _agree(story, "helen"))
    story.on(-96, partial(_name, story))
    story.on(-96, partial(_rapid_review_done, story))
    story.on(
        -95,
        lambda: stages.move(review=story.kept["robin"], to="gathering", by=story.people["maya"]),
    )
    story.on(-94, partial(_sent, story))
    story.on(-80, lambda: _reach(story, "First meeting of the panel"))
    story.on(-62, partial(_second_terms, story))
    story.on(-59, lambda: _agree(story, "helen"))
    story.on(-36, partial(_move_milestone, story))
    story.on(-20, lambda: _reach(story, "Practitioner event"))


def _open(story: Story) -> Review:
    decision = story.kept["robin decision"]
    on = timezone.localdate(decision.decided_at)
    return open_review(
        decision=decision,
        beginning=Beginning(
            title="Child Safeguarding Practice Review: Robin",
            initiated_on=on,
            wished=Wished("Robin", Wish.NOT_YET),
            events={
                "aware": story.day(HARMED),
                "sent": story.kept["robin referral"].notifications.get(step="notify-panel")
                .marks.get().on,
                "initiated": on,
            },
        ),
        by=story.people["maya"],
    )  # fmt: skip


def _apart(story: Story, who: str, role: Role, interests: str) -> None:
    panels.state_independence(
        review=story.kept["robin"],
        role=role,
        uninvolved=True,
        manages_nobody=True,
        interests=interests,
        by=story.people[who],
    )


def _write(story: Story, lines: list[tuple[str, str]]) -> None:
    draft = TermsOfReference.objects.draft(story.kept["robin"])
    text = Text(
        purpose="To learn why a newborn could be hurt at home although four agencies knew of the "
        "dogs, and why what was agreed after two earlier reviews did not protect him. It does not "
        "ask who is to blame.",
        scope=draft.scope,
        method=draft.method,
        period_from=story.day(BORN - 280),
        period_to=story.day(HARMED),
        agencies=[story.bodies[key] for key in ANSWER],
        lines=lines,
    )
    terms.write(terms=draft, text=text, seen=draft.saves, by=story.people["isobel"])


def _first_terms(story: Story) -> None:
    _write(story, LINES)


def _second_terms(story: Story) -> None:
    terms.begin_version(
        review=story.kept["robin"],
        why="The mother asked us to look at the father's health. The panel agreed, and took the "
        "question about drift more widely: not only whether, but who could have noticed.",
        by=story.people["isobel"],
    )
    drift = (
        "Were the actions of the pre-birth plan done, and who could have noticed their drift?",
        LINES[3][1],
    )
    _write(story, [*LINES[:3], drift, HEALTH, LINES[4]])


def _agree(story: Story, who: str) -> None:
    draft = TermsOfReference.objects.draft(story.kept["robin"])
    terms.agree(terms=draft, seen=draft.saves, by=story.people[who])


def _name(story: Story) -> None:
    words = (
        "His mother chose it: robins came to the window of the ward. She does not want the name of "
        "anybody in the family or a name that sounds like his."
    )
    pseudonyms.choose(
        review=story.kept["robin"],
        wished=Wished("Robin", Wish.CHOSE, wish_words=words),
        by=story.people["maya"],
    )


def _rapid_review_done(story: Story) -> None:
    """It was sent before there was a review; its clock is told so."""
    sent = story.kept["robin referral"].notifications.get(step="rapid-review").marks.get()
    timing.clock_done(
        review=story.kept["robin"], step="rapid-review", done_on=sent.on, by=story.people["joel"]
    )


def _sent(story: Story) -> None:
    """All letters but one, which nobody has sent yet."""
    for letter in list(story.kept["robin"].letters.order_by("number"))[:-1]:
        timing.letter_sent(letter=letter, on=timezone.localdate(), by=story.people["joel"])


def _reach(story: Story, name: str) -> None:
    row = story.kept["robin"].milestones.get(name=name)
    timing.reach_milestone(milestone=row, on=timezone.localdate(), by=story.people["joel"])


def _move_milestone(story: Story) -> None:
    row = story.kept["robin"].milestones.get(name="Agencies’ returns due")
    timing.move_milestone(
        milestone=row,
        to=story.workday(9),
        reason="The practice and the police asked for time, and schools are asked only now. The "
        "chair would rather have whole returns than quick ones.",
        by=story.people["maya"],
    )
