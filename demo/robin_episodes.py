"""Three key episodes of Robin, what was known then and what is known only now."""

from datetime import date
from functools import partial

from demo.robin_referral import BORN, HARMED
from demo.story import Story
from goldthread.casework.chronology import actions, studying
from goldthread.casework.chronology.actions import Said
from goldthread.improvement.learning.drawing import draw_from_episodes
from goldthread.rules.dates import read

NAMED = -58
DRIFT, HOME, DOGS = "robin drift", "robin home", "robin dogs"


def tell(story: Story) -> None:
    story.on(NAMED, partial(_name, story))
    story.on(-57, partial(_ask, story))
    story.on(-43, partial(_analyse, story))
    story.on(-17, partial(_hear, story))
    story.on(-21, partial(_draw, story))


def _words(on: date) -> str:
    return f"{on.day} {on:%B %Y}"


def _name(story: Story) -> None:
    rows = [
        (DRIFT, "Five actions, two of them done", "about " + _words(story.day(-226)),
         _words(story.day(BORN)),
         "The plan was the only thing that joined the agencies. Nobody could say who would notice "
         "if it stood still."),
        (HOME, "Birth, and going home without a manager's decision", _words(story.day(BORN)),
         _words(story.day(BORN + 3)),
         "The last point at which everybody could have stopped. It was passed in an afternoon."),
        (DOGS, "Dogs in two rooms", f"{story.day(-330):%B %Y}", _words(story.day(HARMED)),
         "Four agencies saw or heard of the dogs, and each wrote them down as friendly."),
    ]  # fmt: skip
    for key, title, starts, ends, why in rows:
        first, last = read(starts), read(ends)
        assert first is not None  # noqa: S101 - we wrote it ourselves
        story.kept[key] = actions.name_episode(
            review=story.kept["robin"],
            said=Said(title=title, starts=first, ends=last, why_it_matters=why),
            by=story.people["isobel"],
        )


def _ask(story: Story) -> None:
    for key, text, whom, body in (
        (DRIFT, "Who would have noticed that an action was late?", "practitioners", ""),
        (HOME, "Which manager could have been asked that afternoon?", "agency", "hospital"),
        (DOGS, "What did the parents think would happen with the dogs?", "family", ""),
    ):
        story.kept[f"{key} question"] = studying.ask(
            episode=story.kept[key],
            text=text,
            whom=whom,
            organisation=story.bodies[body] if body else None,
            by=story.people["isobel"],
        )


def _analyse(story: Story) -> None:
    rows = [
        (DRIFT, "then", "the social worker and the conference chair",
         "The review conference heard that the other actions were “in hand”. It was minuted so.",
         "Minutes of the conference, page 3"),
        (DRIFT, "now", "",
         "Three of the five were never done. One of them was to ask the area where the father's "
         "first child lives.", "Rapid review"),
        (HOME, "then", "the ward and the duty social worker",
         "A message was left for the duty desk. The ward took the silence for agreement.",
         "Ward record and call log"),
        (HOME, "now", "",
         "The written rule on discharge, made after Wren, did not stand in the folder of that "
         "ward.", "Hospital's return"),
        (DOGS, "then", "the midwife, the health visitor and the housing officer",
         "Two big dogs, friendly. At the flat they were behind a gate, and the gate was mended.",
         "Three agencies' records"),
        (DOGS, "now", "",
         "The same man kept two dogs in the flat where Juno was bitten.", "Register of that case"),
    ]  # fmt: skip
    for key, known, by_whom, text, source in rows:
        story.kept[f"{key} {known}"] = studying.analyse(
            episode=story.kept[key],
            text=text,
            known=known,
            known_by=by_whom,
            source=source,
            by=story.people["isobel"],
        )


def _hear(story: Story) -> None:
    """After the practitioner event."""
    studying.answer(
        question=story.kept[f"{DRIFT} question"],
        text="Nobody. Dates stood in five agencies' own lists and in no list that all could see.",
        known="then",
        by=story.people["isobel"],
    )
    studying.analyse(
        episode=story.kept[DRIFT],
        text="The review conference heard that the other actions were “in hand”. The chair asked "
        "once, was told so, and had no list to ask from.",
        known="then",
        known_by="the conference chair",
        source="Minutes, and the practitioner event",
        instead_of=story.kept[f"{DRIFT} then"],
        by=story.people["isobel"],
    )


def _draw(story: Story) -> None:
    """What was learned in the rapid review comes from these stretches of time."""
    for point, keys in (("L1", [DOGS]), ("L2", [HOME]), ("L3", [DRIFT]), ("L4", [DRIFT, DOGS])):
        draw_from_episodes(
            learning_point=story.kept[f"robin.{point}"],
            episodes=[story.kept[key] for key in keys],
            by=story.people["isobel"],
        )
