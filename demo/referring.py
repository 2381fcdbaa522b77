"""A referral as a practitioner writes it, and what the unit and agencies do with it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils import timezone

from demo.story import Story
from goldthread.casework.intake import actions, deciding, parts, scoping, triaging
from goldthread.casework.intake.models import OwnReferral, Referral, ScopingReply


@dataclass(frozen=True)
class Told:
    """What the referrer says. `happened_on` and `aware_on` are days counted from today."""

    happened: str
    place: str
    lives: str
    child: dict[str, Any]
    concern: str
    happened_on: int
    aware_on: int
    safety: str
    harm: str = "harmed"
    in_danger: str = "no"
    abuse_words: str = ""
    agencies: Sequence[str] = ()
    other_agencies: str = ""
    under_way: str = ""
    telephone: str = "01632 960 118"
    family: Sequence[dict[str, Any]] = field(default_factory=list)

    def pages(self, story: Story) -> dict[str, dict[str, Any]]:
        return {
            "happened": {
                "harm": self.harm,
                "happened": self.happened,
                "abuse": "yes" if self.abuse_words else "unsure",
                "abuse_words": self.abuse_words,
            },
            "when": {
                "happened_on": story.day(self.happened_on),
                "happened_about": "",
                "place": self.place,
                "aware_on": story.day(self.aware_on),
            },
            "child": {"known_as": "", "unborn": False, "lives": self.lives, **self.child},
            "agencies": {
                "agencies": [story.bodies[key] for key in self.agencies],
                "other_agencies": self.other_agencies,
                "concern": self.concern,
                "under_way": self.under_way,
                "telephone": self.telephone,
            },
        }


def draft(story: Story, told: Told, by: str, until: str = "") -> OwnReferral:
    """Written as far as the page `until`, or whole."""
    person = story.people[by]
    own = actions.start(
        partnership=story.world.fenmarsh,
        by=person,
        in_danger=told.in_danger,
        safety_action=told.safety,
        safety_by=person.name,
        safety_on=timezone.localdate(),
    )
    for slug, answers in told.pages(story).items():
        stamp = parts.stamp(own, parts.BY_SLUG[slug])
        own = actions.save_part(draft=own, part=slug, answers=answers, stamp=stamp, by=person)
        if slug == until:
            return own
    for facts in told.family:
        actions.name_person(draft=own, by=person, **facts)
    return own


def send(story: Story, told: Told, by: str) -> Referral:
    return actions.submit(draft=draft(story, told, by), by=story.people[by])


def accept(story: Story, name: str, reason: str, safety: str) -> None:
    triaging.triage(
        referral=story.kept[name],
        outcome="accept",
        reason=reason,
        safety=safety,
        by=story.people["maya"],
    )


def ask(story: Story, name: str, bodies: Sequence[str], due: date) -> None:
    """Scoping requests, kept as "robin scoping police"."""
    made = scoping.ask(
        referral=story.kept[name],
        organisations=[story.bodies[key] for key in bodies],
        due=due,
        asked=scoping.ASKED,
        by=story.people["joel"],
    )
    for key, row in zip(bodies, made, strict=True):
        story.kept[f"{name} scoping {key}"] = row


def reply(story: Story, name: str, body: str, by: str, known: str, **facts: Any) -> ScopingReply:
    return scoping.reply(
        request=story.kept[f"{name} scoping {body}"],
        known=known,
        by=story.people[by],
        author=story.people[by].name,
        **facts,
    )


def weigh(story: Story, name: str, framework: str, answers: dict[str, tuple[Any, str]]) -> Any:
    """Facts and judgements under a framework, entered by the business manager."""
    maya = story.people["maya"]
    record = deciding.look_at(referral=story.kept[name], framework=framework, by=maya)
    deciding.answer(record=record, answers=answers, by=maya)
    return record


def view(story: Story, recommendation: str, by: str, agrees: bool, reason: str) -> None:
    deciding.give_view(
        recommendation=story.kept[recommendation],
        agrees=agrees,
        reason=reason,
        by=story.people[by],
    )
