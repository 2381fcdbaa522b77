"""What is written for the public: one summary released, one waiting for a second person."""

from functools import partial
from typing import Any

from demo import translations, wren_people
from demo.story import Story
from goldthread.publishing.anonymising import checking, deciding
from goldthread.publishing.anonymising.models import LeakCheck, Mention, Says
from goldthread.publishing.documents import actions as documents
from goldthread.publishing.documents import copies
from goldthread.publishing.themes import actions as themes

HELP = (
    "If you are worried about a child, call the Fenmarsh front door team. In an emergency, call "
    "999.\n\nIf you live with violence or fear at home, you can talk to your midwife, health "
    "visitor or doctor alone. Ask them to see you by yourself."
)
TELL = (
    "Tell us what you think of this summary, or what you have seen change, by writing to "
    "learning@fenmarsh.example. We read everything and answer within two weeks."
)
WREN = {
    "title": "Wren: what we learned and what has changed",
    "what_happened": "Wren was a baby of 14 weeks who was badly hurt at home. Wren has recovered "
    "and lives with relatives.\n\nSeveral services knew the family. Each knew a part of the story. "
    "Wren went home from hospital on a Friday evening without the meeting that had been planned.",
    "what_we_learned": "- Ask about the past of both parents, fathers too, wherever they have "
    "lived.\n- Going home from hospital is a decision for more than one service.\n- Hope is good, "
    "and it needs to be tested.\n- What is promised in a meeting has to happen, or somebody has "
    "to say why not.\n- A bruise on a baby who cannot move alone always needs a conversation on "
    "the same day.",
    "what_we_asked": "We asked the hospital, the health visiting service, the council, the police "
    "and ourselves for six things. The most important: no baby with a plan goes home before a "
    "named manager has agreed.",
    "what_changed": "- The hospital's records ask for the meeting and the manager's name. In a "
    "check of ten babies, the manager was named for all ten and the meeting was held for nine.\n"
    "- In the plans of children in need, 49 of 91 promises were neither kept nor closed. Six "
    "months later it was 4 of 84.\n- All 14 ward managers have been trained.\n\nNot everything is "
    "done. The check of weekends is late, and we have asked the hospital why.",
    "where_to_get_help": HELP,
    "how_to_tell_us": TELL,
}
JUNO = {
    "title": "Juno: dogs, small children and what we ask on every visit",
    "what_happened": "Juno was two years old when she was bitten by a dog in the flat where she "
    "was staying. She needed surgery.\n\nThree people from different services had seen the dogs. "
    "Each had been told that they were kept in another room.",
    "what_we_learned": "- Any dog can hurt a small child, however well the family know it.\n- "
    "Small worries can be serious when they are put together.\n- What is known of an earlier "
    "child matters for the next one.",
    "what_we_asked": "We asked housing officers to ask about animals on every visit, family "
    "doctors to link the records of one household, and the council to read closed files first.",
    "what_changed": "- There is guidance on dogs, with a card for home visits.\n- 26 of 27 housing "
    "officers have been briefed.\n- 54 of 58 doctors' practices link the records of one "
    "household.\n\nWe do not know yet whether the question about dogs is asked on every visit.",
    "where_to_get_help": HELP,
    "how_to_tell_us": TELL,
}


# The next version, with a slip of the pen that the leak check finds.
WREN_AGAIN = {
    **WREN,
    "what_changed": WREN["what_changed"]
    + "\n\nThe ward now rings the health visitor on the day a baby goes home, as should have "
    "happened for Maisie.",
}


def tell(story: Story) -> None:
    wren_people.tell(story)
    story.on(-58, partial(_write, story, "wren", "priya", WREN), keep="wren words")
    story.on(-58, partial(_check, story, "wren words", "priya"))
    for to in ("panel", "secretary-of-state"):
        story.on(-58, partial(_copy, story, "wren words", to))
    story.on(-57, partial(_first, story, "wren words", "maya"))
    story.on(-55, partial(_second, story, "wren words", "helen"))
    story.on(-45, partial(translations.welsh, story))
    story.on(-20, partial(translations.arabic, story))
    story.on(-50, partial(_theme, story, "Dogs and babies", DOGS), keep="dogs")
    story.on(-50, partial(_theme, story, "Going home from hospital", HOME), keep="home")
    story.on(-49, partial(_resources, story))
    story.on(-8, partial(_write, story, "juno", "joel", JUNO), keep="juno words")
    story.on(-7, partial(_check, story, "juno words", "maya"))
    story.on(-3, partial(_first, story, "juno words", "priya"))
    story.on(-2, partial(_write, story, "wren", "joel", WREN_AGAIN), keep="wren again")
    story.on(-1, partial(_look, story, "wren again", "joel"))


DOGS = (
    "Any dog can hurt a baby, however well the family know it. Babies and small children cannot "
    "read a dog, and cannot get away.\n\n- Ask on every visit who lives in the home, animals too.\n"
    "- Ask to see where the dog is when the baby sleeps.\n- Tell the others who visit."
)
CARD = (
    "A card for everyone who visits families: five questions about animals in the home, and what "
    "to do with the answers."
)


HOME = (
    "Going home from hospital is a decision for more than one service.\n\n- Meet before the day, "
    "with whoever will visit.\n- Name the manager who agreed.\n- Ring the health visitor then."
)


def _theme(story: Story, name: str, text: str) -> object:
    return themes.make(
        partnership=story.kept["wren"].partnership, name=name, text=text,
        by=story.people["priya"],
    )  # fmt: skip


def _resources(story: Story) -> None:
    for piece in [*story.kept["dogs"].pieces.all(), *story.kept["home"].pieces.all()]:
        themes.release(piece=piece, by=story.people["helen"])
    themes.mark(
        theme=story.kept["home"], summaries=[story.kept["wren words"].summary],
        by=story.people["priya"],
    )  # fmt: skip
    for mark in story.kept["home"].marked.all():
        themes.agree(mark=mark, by=story.people["helen"])
    card = themes.write(
        theme=story.kept["dogs"], kind="resource", title="Card for home visits", text=CARD,
        link="https://fenmarsh.example/card", look_again=story.day(200), by=story.people["joel"],
    )  # fmt: skip
    themes.release(piece=card, by=story.people["maya"])
    themes.write(
        theme=story.kept["dogs"], kind="resource", title="What to ask about a dog", text=CARD,
        by=story.people["joel"],
    )  # fmt: skip


def _write(story: Story, review: str, by: str, words: dict[str, Any]) -> object:
    return documents.write(review=story.kept[review], by=story.people[by], **words)


def _look(story: Story, version: str, by: str) -> LeakCheck:
    asked = documents.ask_check(version=story.kept[version], by=story.people[by])
    return checking.run(check=asked, by=None)


def _check(story: Story, version: str, by: str) -> None:
    """Looked through for the family; what is found is decided before anyone says yes."""
    check = _look(story, version, by)
    found = list(Mention.objects.filter(check_of=check))
    if found:
        deciding.decide(
            check=check,
            mentions=found,
            says=Says.STANDS,
            because="Our own services and ordinary words. It tells of nobody in this family.",
            by=story.people[by],
        )


def _copy(story: Story, version: str, to: str) -> None:
    """It went out twelve days before."""
    copies.record(
        summary=story.kept[version].summary, to=to, sent_on=story.workday(-70),
        how="By secure e-mail; the receipt is in the review's file.", by=story.people["maya"],
    )  # fmt: skip


def _first(story: Story, version: str, by: str) -> None:
    documents.release_first(
        version=story.kept[version],
        checked="Read every line for names, places and dates by which the family could be known.",
        by=story.people[by],
    )


def _second(story: Story, version: str, by: str) -> None:
    documents.release_second(
        version=story.kept[version],
        checked="Read it as a neighbour of the family would. Nothing tells who they are.",
        by=story.people[by],
    )
