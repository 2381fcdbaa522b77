"""The family of Robin goes on the register; what was known of the father comes to light."""

from datetime import date
from functools import partial
from typing import Any

from demo import register
from demo.robin_referral import BORN
from demo.story import Story
from goldthread.casework.intake import triaging
from goldthread.foundations.people import actions as people
from goldthread.foundations.people.asking import Question

ADDED = -127
PROFESSIONALS = [
    ("health visitor", "community", "Sophie", "Lindqvist"),
    ("midwife", "hospital", "Orla", "Vickery"),
    ("nurse", "hospital", "Ines", "Calloway"),
    ("social worker", "council", "Dev", "Thackeray"),
    ("social work manager", "council", "Ursula", "Keane"),
    ("housing officer", "housing", "Tamsin", "Pike"),
    ("police constable", "police", "Rhys", "Ballard"),
    ("GP", "icb", "Amara", "Quill"),
]


def tell(story: Story) -> None:
    story.on(ADDED, partial(_from_referral, story))
    story.on(ADDED, partial(_others, story))
    story.on(ADDED, partial(_kin, story))
    story.on(ADDED, partial(_homes, story))
    story.on(-126, partial(_professionals, story))
    story.on(-125, partial(_history, story))
    story.on(-124, partial(_nothing_known, story))


def _from_referral(story: Story) -> None:
    """The three whom the referrer named, then what the hospital knew of them."""
    maya, named = story.people["maya"], story.kept["robin referral"].people
    facts: dict[str, dict[str, Any]] = {
        "child": {"sex": "m", "nhs_number": "999 100 4262"},
        "mother": {"sex": "f", "dob": date(2001, 11, 5), "nhs_number": "999 100 5358",
                   "phone": "07700 900 162"},
        "father": {"sex": "m", "dob": date(1993, 6, 14), "nhs_number": "999 100 2081",
                   "phone": "07700 900 877"},
        "maternal grandmother": {"sex": "f", "dob": date(1974, 2, 18)},
    }  # fmt: skip
    for relation, told in facts.items():
        row = triaging.put_on_register(person=named.get(relation=relation), by=maya)
        story.kept[f"robin {relation.split()[-1]}"] = row
        people.change(involvement=row, because="From the hospital's record.", by=maya, **told)
    for who, was in (("mother", "Sedgeley"), ("father", "Reeve")):
        people.add_name(involvement=story.kept[f"robin {who}"], kind="surname", name=was, by=maya)


def _others(story: Story) -> None:
    matter = story.kept["robin referral"].matter
    register.add(
        story, matter, "robin sister", "half-sibling",
        forename="Mabel", surname="Lark", sex="f", dob=date(2020, 4, 30),
        nhs_number="999 100 6443",
    )  # fmt: skip
    register.add(
        story, matter, "robin half-brother", "half-sibling",
        forename="Alfie", surname="Reeve", sex="m", dob=date(2013, 1, 27),
        nhs_number="999 100 3177",
    )  # fmt: skip
    register.add(
        story, matter, "robin his mother", "adult",
        forename="Kerry", surname="Ansell", sex="f", dob_partial="1992",
    )  # fmt: skip
    register.add(
        story, matter, "robin aunt", "maternal aunt",
        forename="Tess", surname="Lark", sex="f", dob=date(1999, 9, 21),
    )  # fmt: skip


def _kin(story: Story) -> None:
    for one, kind, other in (
        ("mother", "parent", "child"),
        ("father", "parent", "child"),
        ("mother", "parent", "sister"),
        ("father", "parent", "half-brother"),
        ("his mother", "parent", "half-brother"),
        ("grandmother", "parent", "mother"),
        ("grandmother", "parent", "aunt"),
        ("grandmother", "carer", "sister"),
        ("mother", "partner", "father"),
    ):
        register.tie(story, f"robin {one}", kind, f"robin {other}")


def _homes(story: Story) -> None:
    flat = ("Flat 12, Eel House, Staithe Road", "Fenmarsh", "ZZ99 7AD")
    for who, since in (("mother", -420), ("father", -900), ("child", BORN + 3)):
        register.home(story, f"robin {who}", *flat, starts=story.day(since))
    for who in ("grandmother", "sister"):
        register.home(story, f"robin {who}", "8 Osier Close", "Reedmere", "ZZ99 4QT")
    register.home(story, "robin half-brother", "31 Harbour Row", "Saltmere", "ZZ98 2SM")


def _professionals(story: Story) -> None:
    matter = story.kept["robin referral"].matter
    for role, body, forename, surname in PROFESSIONALS:
        name = f"robin {role}"
        register.add(story, matter, name, role, body, forename=forename, surname=surname)


def _history(story: Story) -> None:
    """Two records, one man. Each child whom he cared for is asked about by itself."""

    def same(match: Any) -> tuple[bool, str]:
        if match.person.surname == "Reeve":
            return True, "Same NHS number and date of birth; he confirmed the name to the police."
        return False, "Only the surname is alike; another date of birth."

    def tells(question: Question) -> str:
        if question.child is None:
            return (
                "He is the man who lived with Juno's mother, under the name he had then. Two large "
                "dogs were in that flat too. The pre-birth assessment did not look for him."
            )
        if question.child.child.surname == "Reeve":
            return (
                "His son was taken from his care as a small child and lives with relatives in "
                "another area. He told the midwife that he had no other child. Nobody asked there."
            )
        return (
            "A child in his household was bitten by a dog he kept for a friend. What we advised "
            "then about dogs and small children was written for a case like this one."
        )

    register.settle(story, "robin father", same, tells)
    register.settle(
        story, "robin half-brother", same,
        lambda _: "The same boy as in the case of Juno. Saltmere has his file; it is asked for.",
    )  # fmt: skip


def _nothing_known(story: Story) -> None:
    """All but the aunt, whose check still waits."""
    for who in ("child", "mother", "grandmother", "sister", "his mother"):
        register.settle(story, f"robin {who}")
