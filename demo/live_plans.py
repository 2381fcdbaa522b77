"""The Heron and the Siskin family on child protection plans. Nobody in it exists.

Siskin: two children on a plan after a conference that police wanted sooner, one core group that
came late, an action that was carried forward twice, a challenge without an answer, an agency that
stayed away. Heron: a strategy discussion about the unborn child, whose conference is due.
"""

from functools import partial

from demo.story import Story
from goldthread.casework.plans import holding, planning
from goldthread.casework.plans.models import PlanMeeting
from goldthread.casework.safeguards import families
from goldthread.foundations.followthrough import endings
from goldthread.foundations.people import actions as people
from goldthread.rules.followthrough import Strength

STRATEGY, CONFERENCE = -118, -100
GROUPS = (-88, -40, -6)  # six weeks after the first would have been -46
REVIEW = -15
CHAIR = "Imelda Fairweather, independent chair"


def tell(story: Story) -> None:
    story.on(-125, partial(_siskin, story))
    story.on(STRATEGY, partial(_strategy, story))
    story.on(CONFERENCE, partial(_conference, story))
    story.on(CONFERENCE + 2, partial(_actions, story))
    story.on(GROUPS[0], partial(_first_group, story))
    story.on(-60, partial(_evidence, story))
    story.on(GROUPS[1], partial(_second_group, story))
    story.on(REVIEW, partial(_review, story))
    story.on(GROUPS[2], partial(_third_group, story))
    story.on(-9, partial(_heron, story))


def _siskin(story: Story) -> None:
    """The record is older than the pregnancy that `live` adds to it."""
    sophie, gareth = story.people["sophie"], story.people["gareth"]
    family = families.open_family(
        partnership=story.world.fenmarsh, name="Siskin family", part="health visitor", by=sophie
    )
    story.kept["siskin"] = family
    for key, part, manages in (
        ("gareth", "team manager, children’s social care", True),
        ("daniel", "lead social worker", False),
        ("aisha", "community midwife", False),
    ):
        by = sophie if key == "gareth" else gareth
        families.join(family=family, person=story.people[key], part=part, manages=manages, by=by)
    for role, name, years in (("mother", "Jonet", 31), ("father", "Ruari", 34)):
        story.kept[f"siskin {role}"] = people.involve(
            matter=family.matter, role=role, forename=name, surname="Siskin", by=sophie,
            dob=story.day(-365 * years),
        )  # fmt: skip
    story.kept["siskin children"] = [
        people.involve(
            matter=family.matter, role="child", forename=name, surname="Siskin", by=sophie,
            dob=story.day(-365 * years - 90),
        )
        for name, years in (("Lowrie", 7), ("Effie", 2))
    ]  # fmt: skip


def _strategy(story: Story) -> None:
    story.kept["siskin strategy"] = holding.strategy(
        family=story.kept["siskin"], children=story.kept["siskin children"],
        on=story.workday(STRATEGY), concern_on=story.workday(STRATEGY), outcome="enquiry",
        chair="Gareth Blyth, team manager", by=story.people["daniel"],
        words="Lowrie came to school hungry eleven times this term and said that Effie sleeps in "
        "the chair. School, health visitor, police and social care together. Tonight: a visit by "
        "two, and the children are seen where they sleep.",
        dissent="Police: would have met a week earlier, after the call from the neighbour.",
    )  # fmt: skip


def _conference(story: Story) -> None:
    row = holding.conference(
        family=story.kept["siskin"], kind="initial", children=story.kept["siskin children"],
        on=story.workday(CONFERENCE), chair=CHAIR, outcome="plan", category="neglect",
        words="Two children who get themselves up, eat what is there, and look after each other. "
        "Both parents love them and neither is awake in the morning. What has to be different: a "
        "grown-up who is up, food, a bed each, and somebody who notices.",
        dissent="School: wanted the category emotional abuse beside it, for Lowrie, who answers "
        "for both parents.",
        before=dict(zip(
            story.kept["siskin children"],
            (("yes", "As a baby, in another county, for seven months: neglect. It ended when the "
              "family moved."), ("no", "")),
            strict=True,
        )),
        by=story.people["daniel"],
    )  # fmt: skip
    lowrie, effie = story.kept["siskin children"]
    story.kept["siskin plans"] = [row.plans.get(child=one) for one in (lowrie, effie)]
    _there(
        story, row, "She cried, and said that it is true.", "“I make the toast.” To his teacher."
    )
    _came(story, row, "came")


def _actions(story: Story) -> None:
    lowrie, effie = story.kept["siskin plans"]
    for key, plan, what, change, said, body, owner, due in (
        ("beds", effie, "A bed and bedding for each child, put up and seen in use",
         "Effie lies down to sleep, and Lowrie has a door that shuts",
         "“I want my own bed, and one for Effie.”", "council", "daniel", -70),
        ("mornings", lowrie, "Somebody is there at seven on school days for six weeks",
         "Lowrie is woken, fed and brought, and does not have to do it for Effie",
         "“I want somebody else to make the toast.”", "council", "daniel", -45),
        ("weight", effie, "Weigh Effie every fortnight and tell the core group",
         "Effie grows as she did before", "", "community", "sophie", 20),
    ):  # fmt: skip
        story.kept[f"siskin {key}"] = planning.agree_action(
            plan=plan, organisation=story.bodies[body], what=what, expected_change=change,
            proof_wanted="Seen by somebody of another agency", owner=story.people[owner],
            due=story.day(due), child_words=said, by=story.people["gareth"],
        )  # fmt: skip


def _first_group(story: Story) -> None:
    lowrie, effie = story.kept["siskin children"]
    row = holding.core_group(
        family=story.kept["siskin"], on=story.workday(GROUPS[0]), chair="Daniel Marsh",
        words="The plan in detail. Mornings first, then beds.",
        now={
            lowrie: ("He was on time eight days of ten.", "“Daniel came. He is bad at toast.”"),
            effie: ("Nothing yet.", "Seen: she goes to any grown-up and holds on."),
        },
        by=story.people["daniel"],
    )  # fmt: skip
    _came(story, row, "came")
    _there(story, row, "She came, he minded Effie.", "“Is it because I told?”")
    _go(story, row, "beds", "done", "Put up by the charity on Friday; the health visitor looks.")
    _go(story, row, "mornings", "carried", "The family support team has a waiting list.")


def _evidence(story: Story) -> None:
    proof = endings.give_evidence(
        action=story.kept["siskin beds"].action, strength=Strength.DOCUMENT,
        shows="Both beds made and slept in, at a visit without notice.",
        by=story.people["daniel"],
    )  # fmt: skip
    endings.accept_evidence(
        evidence=proof, by=story.people["sophie"], words="I saw both children asleep in them."
    )


def _second_group(story: Story) -> None:
    lowrie, effie = story.kept["siskin children"]
    row = holding.core_group(
        family=story.kept["siskin"], on=story.workday(GROUPS[1]), chair="Daniel Marsh",
        words="Beds are there. Mornings have slipped back.",
        late_because="The lead social worker was ill and nobody stood in; the health visitor saw "
        "both children in that week.",
        now={
            lowrie: ("Late nine days of fifteen.", "“It was better when you came.”"),
            effie: ("She sleeps in her bed.", "Seen: shows everybody her blanket."),
        },
        by=story.people["daniel"],
    )  # fmt: skip
    _came(story, row, "report")
    _there(story, row, "“I can’t do mornings and I have said so.”", "Would rather not come.")
    _go(story, row, "mornings", "carried", "Still on the waiting list of the support team.")


def _review(story: Story) -> None:
    row = holding.conference(
        family=story.kept["siskin"], kind="review", children=story.kept["siskin children"],
        on=story.workday(REVIEW), chair=CHAIR, outcome="continues", category="neglect",
        words="Beds: done and seen. Mornings: nothing has changed since the summer.",
        dissent="The chair: this is drift. Health visitor: agrees.", chair_dissents=True,
        by=story.people["daniel"],
    )  # fmt: skip
    _there(story, row, "She did not know that it was today.", "His teacher read his letter out.")


def _third_group(story: Story) -> None:
    lowrie, effie = story.kept["siskin children"]
    row = holding.core_group(
        family=story.kept["siskin"], on=story.workday(GROUPS[2]), chair="Daniel Marsh",
        words="Effie’s weight came first. There was no time for the mornings.",
        now={
            lowrie: ("Late every day this week.", ""),
            effie: ("Two hundred grams lighter than a month ago.", "Seen: quiet, slow to smile."),
        },
        by=story.people["daniel"],
    )  # fmt: skip
    _came(story, row, "nothing")
    _go(story, row, "weight", "carried", "One more fortnight, then the doctor.")
    planning.challenge(
        family=story.kept["siskin"], meeting=row, from_body=story.bodies["community"],
        to_body=story.bodies["hospital"], answer_by=story.day(1), by=story.people["sophie"],
        action=story.kept["siskin weight"],
        about="Effie has lost weight, and nobody of the hospital has come to two core groups. "
        "When is she seen by a doctor, and who tells us?",
    )  # fmt: skip


def _heron(story: Story) -> None:
    holding.strategy(
        family=story.kept["heron"], children=[story.kept["heron baby"].child],
        on=story.workday(-9), concern_on=story.workday(-10), outcome="enquiry",
        chair="Gareth Blyth, team manager", by=story.people["daniel"],
        words="The court’s date, two large dogs in the room with the cot, and she has not been "
        "seen alone. A section 47 enquiry is begun for the child who is not born yet.",
    )  # fmt: skip


def _go(story: Story, row: PlanMeeting, key: str, how: str, words: str) -> None:
    planning.go_through(
        action=story.kept[f"siskin {key}"], meeting=row, how=how, words=words,
        by=story.people["daniel"],
    )  # fmt: skip


def _came(story: Story, row: PlanMeeting, trust: str) -> None:
    told = {
        story.bodies["council"]: ("came", "Daniel Marsh"),
        story.bodies["community"]: ("came", "Sophie Lindqvist"),
        story.bodies["hospital"]: (trust, "Aisha Kamara" if trust == "came" else ""),
    }
    holding.came(meeting=row, told=told, by=story.people["daniel"])


def _there(story: Story, row: PlanMeeting, mother: str, child: str) -> None:
    told = {
        story.kept["siskin mother"]: ("not" if "did not" in mother else "there", mother),
        story.kept["siskin father"]: ("not", "He sent word that he was at work."),
        story.kept["siskin children"][0]: ("views", child),
    }
    holding.family_there(meeting=row, told=told, by=story.people["daniel"])
