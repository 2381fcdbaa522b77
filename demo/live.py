"""The Heron family: live work in Fenmarsh, told day by day. Nobody in it exists.

A first midwife's appointment that came late, a father whose earlier child was asked about, two
dogs, a panel that decided, an action that has drifted, and a plan that is not agreed yet.
"""

from functools import partial

from demo.story import Story
from goldthread.casework.safeguards import animals, deciding, excluding, families, panels, unborn
from goldthread.casework.safeguards.models import PanelItem
from goldthread.foundations.people import actions as people
from goldthread.foundations.people import checking

PANEL_SEATS = (("helen", True), ("samuel", False), ("ruth", False), ("joel", False))
PANELS = (-75, -45, -15, 13, 41)
OPENED, ASKED = -80, -60
DUE = 52  # from today


def tell(story: Story) -> None:
    story.on(-100, partial(_panel, story))
    story.on(OPENED, partial(_open, story))
    story.on(OPENED + 2, partial(_people, story))
    story.on(ASKED, partial(_refer, story))
    story.on(ASKED + 1, partial(_history, story))
    story.on(-58, partial(_dogs, story))
    story.on(-45, partial(_decide, story))
    story.on(-44, partial(_act, story))
    story.on(-30, partial(_check, story))
    story.on(-20, partial(_second_family, story))
    story.on(-40, partial(_no_conference, story))
    story.on(-5, partial(_wait, story))


def _panel(story: Story) -> None:
    for key, chairs in PANEL_SEATS:
        panels.give_place(
            partnership=story.world.fenmarsh, person=story.people[key], chairs=chairs,
            by=story.people["maya"],
        )  # fmt: skip
    for days in PANELS:
        story.kept[f"panel {days}"] = panels.call_meeting(
            partnership=story.world.fenmarsh, on=story.workday(days), by=story.people["maya"],
            place="Fenmarsh Civic Centre, room 2, and by video",
        )  # fmt: skip


def _open(story: Story) -> None:
    aisha = story.people["aisha"]
    family = families.open_family(
        partnership=story.world.fenmarsh, name="Heron family", part="community midwife", by=aisha
    )
    story.kept["heron"] = family
    for key, part, manages in (
        ("gareth", "team manager, children’s social care", True),
        ("daniel", "lead social worker", False),
        ("sophie", "health visitor", False),
    ):
        by = aisha if key == "gareth" else story.people["gareth"]
        families.join(
            family=family, person=story.people[key], part=part, manages=manages, by=by
        )  # fmt: skip
    story.kept["heron baby"] = unborn.add(
        family=family, by=aisha, forename="Maud", surname="Heron", dob=story.day(-9200)
    )


def _people(story: Story) -> None:
    family, aisha = story.kept["heron"], story.people["aisha"]
    story.kept["heron father"] = people.involve(
        matter=family.matter, role="father", forename="Corin", surname="Teal", by=aisha,
        dob=story.day(-11_000),
    )  # fmt: skip
    baby = story.kept["heron baby"]
    unborn.say_due(
        pregnancy=baby, how="period", counted_from=story.day(DUE - 280 + 6), by=aisha
    )  # fmt: skip
    unborn.say_due(
        pregnancy=baby, how="scan", counted_from=story.workday(OPENED + 2), weeks=21, days=2,
        words="The scan puts it six days earlier.", by=aisha,
    )  # fmt: skip
    unborn.take_step(
        pregnancy=baby, step="booking", how="done", on=story.workday(OPENED), by=aisha,
        words="First appointment. Moved here in spring, no midwife before.",
    )  # fmt: skip
    excluding.keep_out(
        family=family, why="private", person=story.people["leila"],
        reason="His sister works in her team and they are close friends.", by=aisha,
    )  # fmt: skip


def _refer(story: Story) -> None:
    baby, daniel = story.kept["heron baby"], story.people["daniel"]
    unborn.take_step(
        pregnancy=baby, step="referral", how="done", on=story.workday(ASKED), by=daniel,
        words="By the midwife, after the second visit: two dogs, and he answers for her.",
    )  # fmt: skip
    panels.ask_panel(
        pregnancy=baby, meeting=story.kept["panel -45"], by=daniel,
        why="Booked late. Two large dogs in a flat with one bedroom. He was in every room in which "
        "she was seen. He has spoken of an earlier child, and nobody has asked whose care it "
        "is in.",
    )  # fmt: skip


def _dogs(story: Story) -> None:
    family, sophie = story.kept["heron"], story.people["sophie"]
    animals.ask(
        family=family, when="home", on=story.workday(-58), answer="yes", by=sophie,
        words="He answered. I saw two dogs through the kitchen door; it was held shut.",
    )  # fmt: skip
    animals.add(
        family=family, kind="dog", called="Bracken and Tor", lives="here", number=2, size="large",
        control="Him. She says that they do not listen to her.", seen=True,
        past="None known, he says. A parcel carrier left a card: “dog, will not deliver”.",
        sleeps="In the bedroom. The cot stands there too.", apart="Not known yet.", by=sophie,
    )  # fmt: skip


def _history(story: Story) -> None:
    told = {
        "mother": "Nothing is known of her here. She grew up in another county; the records were "
        "asked for and hold no concern.",
        "father": "An earlier child has lived with grandparents since a court order four "
        "years ago, "
        "after injuries that were never explained. He says that it was the other parent.",
    }
    for row in story.kept["heron"].matter.involvements.filter(role__in=list(told)):
        for check in row.checks.filter(closed_at__isnull=True):
            for match in check.matches.filter(decision__isnull=True):
                checking.decide(
                    match=match, same=False, reason="Another person: other date of birth.",
                    by=story.people["daniel"],
                )  # fmt: skip
            checking.answer(check=check, words=told[row.role], by=story.people["daniel"])
            checking.close(check=check, by=story.people["daniel"])


def _decide(story: Story) -> None:
    item = PanelItem.objects.get(pregnancy=story.kept["heron baby"])
    story.kept["heron item"] = item
    panels.decide(
        item=item, outcome=PanelItem.Outcome.ASSESS, by=story.people["helen"],
        words="A pre-birth assessment of both parents, apart and together, with the history of "
        "the earlier child at its centre. The midwife asks her when she is alone.",
        mother_history="No concern in the records of her home county. Not yet asked alone.",
        father_history="An earlier child lives with grandparents after unexplained injuries. The "
        "panel has the court’s date and not yet its reasons.",
        dissent="Police: would have held a strategy discussion now.",
    )  # fmt: skip


def _act(story: Story) -> None:
    baby, item = story.kept["heron baby"], story.kept["heron item"]
    for what, change, proof, body, owner, due in (
        ("Get the court’s reasons about the earlier child, and read them in the assessment",
         "What happened to his first child is weighed before this one is born",
         "The assessment quotes them", "council", "daniel", -10),
        ("Ask about the dogs at home: number, size, where they sleep, who holds them",
         "Nobody leaves a baby with a dog, even for a moment",
         "The answers stand in the birth plan", "community", "sophie", 9),
        ("Ask her alone how safe she is, at every appointment",
         "She can speak without him in the room", "Three appointments with her alone on record",
         "hospital", "aisha", 20),
    ):  # fmt: skip
        panels.agree_action(
            pregnancy=baby, item=item, organisation=story.bodies[body], what=what,
            expected_change=change, proof_wanted=proof, owner=story.people[owner],
            due=story.day(due), by=story.people["gareth"],
        )  # fmt: skip


def _check(story: Story) -> None:
    panels.check(
        item=story.kept["heron item"], both_parents=True, clear=True, owned=True,
        child_in_view=False, by=story.people["samuel"],
        words="A day in the life of a baby in that flat is nowhere: who is there at night, and "
        "where the dogs are.",
    )  # fmt: skip


def _no_conference(story: Story) -> None:
    """Proposed, and not agreed: the history was not in yet."""
    asked = deciding.ask(
        family=story.kept["heron"], kind="no-conference", by=story.people["daniel"],
        pregnancy=story.kept["heron baby"],
        what="Assess first, and hold no conference before 32 weeks.",
        options="A conference now on what is known. A strategy discussion with the police.",
        evidence="Three visits. Both parents came to the panel’s meeting. The court’s reasons are "
        "not here yet.",
        dissent="The midwife would hold a conference now: the earlier child’s injuries were never "
        "explained.",
    )  # fmt: skip
    deciding.decide(
        decision=asked, outcome="more", look_again=story.day(-12), by=story.people["gareth"],
        words="Not before somebody has read why his first child was taken into care.",
    )  # fmt: skip


def _wait(story: Story) -> None:
    deciding.ask(
        family=story.kept["heron"], kind="home", pregnancy=story.kept["heron baby"],
        what="Mother and baby go to her aunt’s from the ward, for the first six weeks.",
        options="Home to the flat with visits every day. A place for parent and baby together.",
        evidence="The aunt’s home was seen on two days. There is no dog. He agrees to stay away "
        "at night.",
        dissent="Health visitor: who holds him to it at night is not said.",
        by=story.people["aisha"],
    )  # fmt: skip


def _second_family(story: Story) -> None:
    """The Siskin family, which `live_plans` opened: early in pregnancy, no due date, no panel."""
    unborn.add(
        family=story.kept["siskin"], by=story.people["sophie"], mother=story.kept["siskin mother"]
    )
