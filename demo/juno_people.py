"""The register of the older case: Juno's mother had a partner, and he had a child before."""

from datetime import date
from functools import partial

from demo import register
from demo.story import Story

DAY = -606


def tell(story: Story) -> None:
    story.on(DAY, partial(_people, story))
    story.on(DAY, partial(_checks, story))


def _people(story: Story) -> None:
    matter = story.kept["juno"].matter
    register.add(
        story, matter, "juno child", "child",
        forename="Isla", surname="Pettifer", sex="f", dob=date(2016, 3, 9),
        nhs_number="999 100 1018",
    )  # fmt: skip
    register.add(
        story, matter, "juno mother", "mother",
        forename="Carly", surname="Pettifer", sex="f", dob=date(1994, 8, 2),
    )  # fmt: skip
    register.add(
        story, matter, "juno partner", "mother's partner",
        forename="Jonathan", surname="Reeve", known_as="Jonny", sex="m", dob=date(1993, 6, 14),
        nhs_number="999 100 2081", phone="07700 900 314",
    )  # fmt: skip
    register.add(
        story, matter, "juno half-brother", "half-sibling",
        forename="Alfie", surname="Reeve", sex="m", dob=date(2013, 1, 27),
        nhs_number="999 100 3177",
    )  # fmt: skip
    register.tie(story, "juno mother", "parent", "juno child")
    register.tie(story, "juno partner", "step-parent", "juno child")
    register.tie(story, "juno partner", "parent", "juno half-brother")
    register.tie(
        story, "juno mother", "partner", "juno partner",
        starts=date(2017, 1, 1), ends=date(2018, 11, 30),
    )  # fmt: skip
    register.home(
        story, "juno partner", "Flat 3, Eel House, Staithe Road", "Marsh End", "ZZ99 7AB",
        starts=date(2016, 5, 1), ends=date(2018, 12, 1),
    )  # fmt: skip


def _checks(story: Story) -> None:
    for name in ("child", "mother", "partner", "half-brother"):
        register.settle(story, f"juno {name}")
