"""Beside the review about Robin: police and a court, a hold, risks, and the family's log."""

from functools import partial
from typing import Any

from demo.story import Story
from goldthread.casework.alongside import actions, holds, kin

SAYS = {"family": "conditions", "practitioners": "conditions"}


def tell(story: Story) -> None:
    story.on(-103, partial(_police, story), keep="robin police")
    story.on(-100, partial(_court, story), keep="robin court")
    story.on(-99, partial(_mother, story))
    story.on(-98, partial(_others, story))
    story.on(-88, partial(_heard, story))
    story.on(-70, partial(_risks, story))
    story.on(-60, partial(_still_held, story))
    story.on(-52, partial(_request, story), keep="robin request")
    story.on(-45, partial(_decide, story))
    story.on(-28, partial(_next_state, story))
    story.on(-15, partial(_update, story))
    story.on(-14, partial(_close_risk, story))


def _police(story: Story) -> Any:
    return actions.add_proceeding(
        review=story.kept["robin"],
        kind="police",
        body="Fenmarsh Constabulary",
        contact="The officer in the case, 01632 960 177",
        about="Neglect, and a dog dangerously out of control.",
        began_on=story.day(-131),
        state="under-way",
        publish="no",
        agreed_with="The officer in the case",
        words="Do not speak with the father about that afternoon before he has been interviewed.",
        check_on=story.day(-58),
        by=story.people["maya"],
        **SAYS,
    )


def _court(story: Story) -> Any:
    return actions.add_proceeding(
        review=story.kept["robin"],
        kind="care",
        body="Fenmarsh Family Court",
        contact="The guardian's solicitor, 01632 960 140",
        began_on=story.day(-118),
        state="listed",
        next_on=story.workday(18),
        next_what="Final hearing",
        publish="conditions",
        agreed_with="The court, by order",
        words="Nothing that would tell where he lives now.",
        check_on=story.day(21),
        by=story.people["maya"],
        **SAYS,
    )


def _member(story: Story, who: str, relation: str) -> Any:
    code = story.kept[f"robin {who}"].code
    row = kin.add_member(
        review=story.kept["robin"], code=code, relation=relation, by=story.people["maya"]
    )
    story.kept[f"robin log {who}"] = row
    return row


def _mother(story: Story) -> None:
    row, maya = _member(story, "mother", "mother"), story.people["maya"]
    kin.plan(
        member=row,
        contact=story.people["isobel"],
        represented="By herself, with an advocate of her choice.",
        next_update=story.day(-85),
        by=maya,
    )
    kin.record_contact(
        member=row,
        on=story.workday(-100),
        how="letter",
        why="told",
        reached="sent",
        by_whom="Maya Thornbury",
        offered="A meeting at a place that suits her, and an advocate.",
        by=maya,
    )


def _heard(story: Story) -> None:
    kin.record_contact(
        member=story.kept["robin log mother"],
        on=story.workday(-89),
        how="meeting",
        why="heard",
        reached="spoke",
        by_whom="Isobel Trant",
        support="Her advocate was with her.",
        said="She was proud of the room they had made ready. Everybody told her how well they had "
        "done. Nobody said that the dogs were a worry, or she would have asked her sister to take "
        "them.",
        wishes="That he is called Robin. That his father's illness is not left out.",
        questions="Why did nobody come on the day we went home?",
        next_update=story.day(-15),
        by=story.people["isobel"],
    )


def _others(story: Story) -> None:
    maya = story.people["maya"]
    child = _member(story, "child", "the child, a baby")
    kin.not_involved(
        member=child,
        reason="He is a few weeks old. What his days were like is heard from those who saw them.",
        by=maya,
    )
    father = _member(story, "father", "father")
    kin.not_involved(
        member=father,
        reason="The police ask that nobody speaks with him before he has been interviewed. Ask "
        "again when they say where that stands.",
        by=maya,
    )
    kin.plan(
        member=_member(story, "grandmother", "grandmother, who cares for his sister"),
        contact=story.people["isobel"],
        represented="",
        next_update=story.day(3),
        by=maya,
    )
    _member(story, "aunt", "mother's sister")


def _update(story: Story) -> None:
    kin.record_contact(
        member=story.kept["robin log mother"],
        on=story.workday(-16),
        how="phone",
        why="update",
        reached="spoke",
        by_whom="Isobel Trant",
        said="She knows that agencies need more time and is not happy about it.",
        next_update=story.day(24),
        by=story.people["isobel"],
    )


def _risks(story: Story) -> None:
    for what, likelihood, effect, owner, doing, check in (
        ("The family reads of it in the paper before we have told them", "possible", "grave",
         "maya", "One person keeps in touch; the press office asks us first.", 5),
        ("Practitioners are unwell because of what happened and stay away", "likely", "serious",
         "isobel", "Support is offered to each of them before they are invited.", -12),
        ("The review waits for the trial and its lessons come too late", "possible", "serious",
         "helen", "What can be done now is done now: the rapid review's actions go on.", 16),
    ):  # fmt: skip
        story.kept[f"robin risk {owner}"] = actions.add_risk(
            review=story.kept["robin"],
            what=what,
            likelihood=likelihood,
            effect=effect,
            owner=story.people[owner],
            doing=doing,
            check_on=story.day(check),
            by=story.people["maya"],
        )


def _close_risk(story: Story) -> None:
    actions.close_risk(
        risk=story.kept["robin risk isobel"],
        reason="Three of the four came, and each was spoken with afterwards.",
        by=story.people["isobel"],
    )


def _still_held(story: Story) -> None:
    holds.check(
        hold=story.kept["robin police"].holds.get(),
        reason="No decision on a charge yet.",
        next_check=story.day(11),
        by=story.people["maya"],
    )


def _next_state(story: Story) -> None:
    actions.record_state(
        proceeding=story.kept["robin police"],
        state="charged",
        publish="no",
        agreed_with="The officer in the case",
        words="The file is with the prosecutor. The father may be asked after the next interview.",
        next_on=story.workday(26),
        next_what="Decision on a charge",
        check_on=story.day(12),
        by=story.people["maya"],
        **SAYS,
    )


def _request(story: Story) -> Any:
    return actions.receive_request(
        review=story.kept["robin"],
        proceeding=story.kept["robin court"],
        asked_by="Fenmarsh Family Court",
        material="Everything that the review holds about the father's earlier child.",
        power="family-court",
        received_on=story.workday(-53),
        answer_by=story.day(-40),
        by=story.people["maya"],
    )


def _decide(story: Story) -> None:
    actions.decide_request(
        request=story.kept["robin request"],
        outcome="part",
        reason="The court needs the dates and the outcome. What was said to us in confidence would "
        "keep others from speaking.",
        decided_by="Helen Ashdown, chair",
        decided_on=story.workday(-46),
        legal_advice="The council's solicitor, by letter, two days before.",
        given="A list of dates and decisions, two pages.",
        given_on=story.workday(-46),
        by=story.people["maya"],
    )
