"""Documents brought in, read by the engine and decided on, item by item."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from demo.story import Story
from goldthread.casework.reviews import actions as reviews
from goldthread.casework.reviews.models import Review
from goldthread.foundations.agencies.naming import Directory
from goldthread.improvement.learning import actions as learning
from goldthread.improvement.learning import deciding
from goldthread.improvement.learning.models import Draft, Proposal
from goldthread.improvement.recommendations import actions as recommendations

REVIEWS = Path(__file__).parent / "reviews"
# What a person decides on the proposal that holds these words, instead of accepting it as found.
Choices = Mapping[str, Callable[[Proposal], Any]]


def bring_in(
    story: Story, *, title: str, by: str, published: bool, published_on: date | None = None
) -> Review:
    return reviews.bring_in(
        partnership=story.world.fenmarsh,
        title=title,
        published=published,
        published_on=published_on,
        by=story.people[by],
    )


def read(story: Story, review: Review, file: str, by: str) -> Draft:
    person = story.people[by]
    data = (REVIEWS / file).read_bytes()
    draft = learning.bring_in(review=review, data=data, name=file, by=person)
    return learning.read(draft=draft, by=person)


def describe(story: Story, name: str, by: str, **facts: Any) -> None:
    """Correct what the engine read of the review itself."""
    review = Review.objects.get(pk=story.kept[name].pk)
    reviews.describe(review=review, by=story.people[by], **facts)


def decide(story: Story, draft: Draft, by: str, choices: Choices, first: int | None = None) -> None:
    """Decide on the first so many proposals, or on all."""
    person, names = story.people[by], Directory(story.world.fenmarsh)
    for proposal in list(draft.proposals.all()[:first]):
        choice = next((do for words, do in choices.items() if words in proposal.text), None)
        if choice is not None:
            choice(proposal)
            continue
        bodies = [one.organisation for one in names.meant_by(proposal.addressed_to)]
        deciding.accept(proposal=proposal, by=person, addressees=bodies)


def finish(story: Story, draft: Draft, by: str, name: str) -> None:
    """Everything enters the record, kept as such as wren.L1 and wren.R1."""
    learned, made = recommendations.finish_draft(draft=draft, by=story.people[by])
    for point in learned:
        story.kept[f"{name}.{point.code}"] = point
    for one in made:
        story.kept[f"{name}.{one.code}"] = one
        for address in one.addresses.select_related("organisation"):
            body = next(k for k, v in story.bodies.items() if v.pk == address.organisation_id)
            story.kept[f"{name}.{one.code} to {body}"] = address


def address(story: Story, name: str, body: str, by: str) -> None:
    """Address a recommendation to one more body."""
    story.kept[f"{name} to {body}"] = recommendations.address(
        recommendation=story.kept[name], organisation=story.bodies[body], by=story.people[by]
    )


def drawn(story: Story, name: str, points: list[str], by: str) -> None:
    review = name.split(".")[0]
    recommendations.draw_from(
        recommendation=story.kept[name],
        learning_points=[story.kept[f"{review}.{point}"] for point in points],
        by=story.people[by],
    )


def answer(
    story: Story, days: int, to: str, said: str, by: str, on_behalf: str, reason: str = ""
) -> None:
    """On that day a body answered: `to` is such as "wren.R1 to hospital"."""
    story.on(
        days,
        lambda: recommendations.respond(
            address=story.kept[to],
            answer=said,
            on_behalf=on_behalf,
            answered_on=story.day(days - 3),
            reason=reason,
            by=story.people[by],
        ),
    )
