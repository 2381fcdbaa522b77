"""Finch: a small review that was decided elsewhere and stands before the partnership's answer."""

from datetime import time
from functools import partial
from typing import Any

from django.utils import timezone

from demo import register
from demo.robin_referral import seat
from demo.story import Story
from goldthread.casework.alongside import kin
from goldthread.casework.chronology import actions as chronology
from goldthread.casework.chronology.actions import Said
from goldthread.casework.contributions import actions as returns
from goldthread.casework.contributions import asking
from goldthread.casework.meetings import actions as meetings
from goldthread.casework.meetings import inviting
from goldthread.casework.practitioners import actions as practitioners
from goldthread.casework.reviews import panels, stages, terms, timing
from goldthread.casework.reviews.commissioning import Beginning, commission
from goldthread.casework.reviews.models import TermsOfReference, Wish
from goldthread.casework.reviews.pseudonyms import Wished, check_again
from goldthread.casework.reviews.terms import Text
from goldthread.foundations.agencies.roles import Role
from goldthread.rules.dates import read
from goldthread.rules.reviewgates import GATES, Stage

OPENED = -240
SEATS = [
    ("isobel", Role.LEAD_REVIEWER), ("helen", Role.CHAIR), ("samuel", Role.PANEL),
    ("ruth", Role.PANEL), ("victoria", Role.EXECUTIVE),
]  # fmt: skip

REACHED = [
    (-205, "First meeting of the panel"), (-188, "Agencies’ returns due"),
    (-160, "Practitioner event"), (-120, "First draft of the report"),
    (-96, "Panel agrees the report"), (-31, "Report to the partnership"),
]  # fmt: skip


def tell(story: Story) -> None:
    story.on(OPENED, partial(_commission, story), keep="finch")
    story.on(-239, partial(_family, story))
    for who, role in SEATS:
        story.on(-238, partial(seat, story, who, role, "finch"))
    for who, role in SEATS[:2]:
        story.on(-236, partial(_apart, story, who, role))
    story.on(-232, partial(_terms, story))
    story.on(-230, lambda: _move(story, "gathering"))
    story.on(-228, partial(_ask, story))
    story.on(-205, partial(_meeting, story))
    story.on(-190, partial(_nil, story))
    story.on(-188, partial(_told, story))
    story.on(-185, lambda: _move(story, "analysis"))
    story.on(-170, partial(_episode, story))
    story.on(-160, partial(_no_event, story))
    story.on(-158, lambda: _move(story, "reporting"))
    for days, name in REACHED:
        story.on(days, partial(_reach, story, name))
    story.on(-66, partial(_late, story))
    story.on(-31, partial(_said_instead, story))
    story.on(-30, lambda: _move(story, "board-response"))


def _commission(story: Story) -> Any:
    return commission(
        partnership=story.world.fenmarsh,
        kind="cspr",
        beginning=Beginning(
            title="Child Safeguarding Practice Review: Finch",
            initiated_on=story.workday(-250),
            wished=Wished("Finch", Wish.NO_VIEW),
            decided_elsewhere="The executive, at its spring meeting, on paper.",
            events={"initiated": story.workday(-250)},
        ),
        by=story.people["maya"],
    )


def _family(story: Story) -> None:
    """Two people on the register, and the pseudonym checked against their names."""
    matter = story.kept["finch"].matter
    register.add(
        story, matter, "finch child", "child", forename="Rowena", surname="Stroud",
        dob=story.day(-5600), died_on=story.day(-270),
    )  # fmt: skip
    register.add(story, matter, "finch mother", "mother", forename="Alma", surname="Stroud")
    for who in ("child", "mother"):
        register.settle(story, f"finch {who}")
    check_again(review=story.kept["finch"], by=story.people["maya"])


def _apart(story: Story, who: str, role: Role) -> None:
    panels.state_independence(
        review=story.kept["finch"], role=role, uninvolved=True, manages_nobody=True, interests="",
        by=story.people[who],
    )  # fmt: skip


def _terms(story: Story) -> None:
    draft = TermsOfReference.objects.draft(story.kept["finch"])
    text = Text(
        purpose=draft.purpose, scope=draft.scope, method=draft.method,
        period_from=story.day(-600), period_to=story.day(-270),
        agencies=[story.bodies["schools"], story.bodies["probation"]],
        lines=[("What did the school and others see in the last year?", "Absences and talks.")],
    )  # fmt: skip
    terms.write(terms=draft, text=text, seen=draft.saves, by=story.people["isobel"])
    draft.refresh_from_db()
    terms.agree(terms=draft, seen=draft.saves, by=story.people["helen"])


ELSEWHERE = {
    "learning_confirmed": "The panel confirmed its six findings on paper. They are brought in with "
    "the report when it is published.",
    "report_final": "Version 7, agreed by the panel, in the records store of the council.",
}


def _said_instead(story: Story) -> None:
    """The report was written elsewhere: Maya says so under her name."""
    for need in GATES[Stage.BOARD_RESPONSE]:
        stages.say_instead(
            review=story.kept["finch"],
            need=need,
            reason=ELSEWHERE[need.fact],
            by=story.people["maya"],
        )


def _move(story: Story, to: str) -> None:
    stages.move(review=story.kept["finch"], to=to, by=story.people["maya"])


def _ask(story: Story) -> None:
    story.kept["finch return"], schools = asking.invite(
        review=story.kept["finch"],
        organisations=[story.bodies["probation"], story.bodies["schools"]],
        due=story.day(-180), kind="summary", by=story.people["maya"],
    )  # fmt: skip
    asking.excuse(
        agency_return=schools,
        reason="Two people only worked with her. They are spoken with instead.",
        by=story.people["maya"],
    )


def _nil(story: Story) -> None:
    returns.nil(
        agency_return=story.kept["finch return"],
        searched="Case files under both names.",
        period_from=story.day(-600),
        period_to=story.day(-270),
        said_by="Anita Rowe, head of service",
        by=story.people["anita"],
    )


def _meeting(story: Story) -> None:
    meeting = meetings.plan(
        review=story.kept["finch"], kind="panel", on=timezone.localdate(), starts=time(14),
        ends=time(16), place="Fen House", by=story.people["maya"],
    )  # fmt: skip
    seats = list(meetings.panel_seats(story.kept["finch"]))
    inviting.invite(meeting=meeting, seats=seats, by=story.people["maya"])
    came = {one.pk: ("came", "") for one in meeting.invitees.all()}
    inviting.record_held(meeting=meeting, how=came, quorate=True, words="", by=story.people["maya"])


def _told(story: Story) -> None:
    row = kin.add_member(
        review=story.kept["finch"], code=story.kept["finch mother"].code, relation="mother",
        by=story.people["isobel"],
    )  # fmt: skip
    kin.record_contact(
        member=row, on=timezone.localdate(), how="meeting", why="heard", reached="spoke",
        by_whom="Isobel Trant", said="She wants schools to call twice.", by=story.people["isobel"],
    )  # fmt: skip


def _episode(story: Story) -> None:
    first = read(f"{story.day(-300):%B %Y}")
    assert first is not None  # noqa: S101 - we wrote it ourselves
    chronology.name_episode(
        review=story.kept["finch"],
        said=Said("The weeks away from school", first, None, "Nobody saw her in them."),
        by=story.people["isobel"],
    )


def _no_event(story: Story) -> None:
    practitioners.say_not_held(
        review=story.kept["finch"],
        reason="Two people only worked with her. They were spoken with one by one.",
        by=story.people["isobel"],
    )


def _reach(story: Story, name: str) -> None:
    row = story.kept["finch"].milestones.get(name=name)
    timing.reach_milestone(milestone=row, on=timezone.localdate(), by=story.people["joel"])


def _late(story: Story) -> None:
    """Why it runs over, and the day on which it is to be published instead."""
    finch, maya = story.kept["finch"], story.people["maya"]
    reason = "Her mother was ill and wanted to read the report before the partnership does."
    timing.explain_overrun(review=finch, step="publish", reason=reason, by=maya)
    timing.move_milestone(
        milestone=finch.milestones.get(name="Publication"), to=story.workday(31), reason=reason,
        by=maya,
    )  # fmt: skip
