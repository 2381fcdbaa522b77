"""The register of the published case: enough for its leak check to have somebody to look for."""

from datetime import date
from functools import partial

from demo import register
from demo.story import Story

DAY = -60


def tell(story: Story) -> None:
    story.on(DAY, partial(_people, story))
    story.on(DAY, partial(_checks, story))


def _people(story: Story) -> None:
    matter = story.kept["wren"].matter
    register.add(
        story, matter, "wren child", "child",
        forename="Maisie", surname="Thackeray", sex="f", dob=date(2022, 5, 17),
        nhs_number="999 100 4025", pseudonym="Wren",
    )  # fmt: skip
    register.add(
        story, matter, "wren mother", "mother",
        forename="Leanne", surname="Thackeray", sex="f", dob=date(1999, 11, 3),
    )  # fmt: skip
    register.add(
        story, matter, "wren father", "father",
        forename="Craig", surname="Holmwood", sex="m", dob=date(1997, 2, 21),
    )  # fmt: skip
    register.tie(story, "wren mother", "parent", "wren child")
    register.tie(story, "wren father", "parent", "wren child")


def _checks(story: Story) -> None:
    for name in ("child", "mother", "father"):
        register.settle(story, f"wren {name}")
