"""What the page of a family's animals shows."""

from dataclasses import dataclass
from typing import Any

from goldthread.casework.safeguards import permits
from goldthread.casework.safeguards.models import Animal, AnimalKnown, AnimalQuestion, Family
from goldthread.rules.animals import MESSAGE, PROMPTS, WHY_NOT_BREED


@dataclass(frozen=True)
class Near:
    """An animal with what is known now, and before."""

    row: Animal
    now: AnimalKnown | None
    before: list[AnimalKnown]

    @property
    def is_gone(self) -> bool:
        return self.now is not None and self.now.lives == AnimalKnown.Lives.GONE


@dataclass(frozen=True)
class AnimalsPage:
    """When it was asked, each animal, and what the answers leave open."""

    family: Family
    questions: list[AnimalQuestion]
    animals: list[Near]
    may_write: bool
    message: str = MESSAGE
    why_not_breed: str = WHY_NOT_BREED
    prompts: tuple[str, ...] = PROMPTS

    @classmethod
    def of(cls, family: Family, user: Any) -> "AnimalsPage":
        near = []
        for row in family.animals.prefetch_related("known__by"):
            known = list(row.known.all())
            near.append(Near(row, known[-1] if known else None, known[:-1]))
        questions = family.animal_questions.select_related("by").order_by("-on", "-at", "-pk")
        return cls(family, list(questions), near, permits.may_write(family, user))

    @property
    def open(self) -> list[str]:
        """What is missing, in sentences: a prompt, never a judgement."""
        found = []
        asked = [one for one in self.questions if one.answer != "not-asked"]
        if not asked:
            found.append("Nobody has been asked about dogs and other animals.")
        elif asked[0].answer == "yes" and not self.animals:
            found.append("There are animals, and none is written down.")
        here = any(not one.is_gone for one in self.animals)
        if asked and asked[0].answer == "none" and here:
            found.append(
                "The last answer was that no animal lives or comes here, and one is written down "
                "as being there. Which is so?"
            )
        found += [
            f"Nobody has seen {one.row.called}: what is known was told."
            for one in self.animals
            if one.now and not one.is_gone and not any(k.seen for k in [one.now, *one.before])
        ]
        return found


def prompts(family: Family) -> list[str]:
    """For the family's overview: what its animals' page leaves open. Three queries."""
    return AnimalsPage.of(family, None).open


def never_asked(family: Family) -> bool:
    """For the pages of a child: whether the question was never answered. One query."""
    return not family.animal_questions.exclude(answer="not-asked").exists()
