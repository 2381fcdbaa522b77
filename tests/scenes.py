"""Whole situations, made through the real actions, for tests that look at several rooms at once."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from django.utils import timezone

from goldthread.casework.reviews import actions as reviews
from goldthread.foundations.followthrough.models import Action
from goldthread.improvement.learning import deciding
from goldthread.improvement.learning.models import Draft, Proposal
from goldthread.improvement.recommendations import actions as recommendations
from goldthread.improvement.recommendations.models import Address, Recommendation

TEXT = "Nobody asked about the dogs. The hospital should ask about dogs at every visit."
LEARNED, ASKED = (0, 28), (29, len(TEXT))


def draft(cast: Any, *, published: bool = True, title: str = "Robin") -> Draft:
    """A review with one read document: a learning point and a recommendation proposed."""
    review = reviews.bring_in(
        partnership=cast.partnership, title=title, by=cast.manager, published=published
    )
    made = Draft.objects.create(
        review=review,
        file_name="robin.txt",
        media="txt",
        sha256=f"{review.pk:064d}",
        text=TEXT,
        engine="test",
        brought_by=cast.manager,
        read_at=timezone.now(),
    )
    for order, (listing, span) in enumerate(
        (("learning", LEARNED), ("recommendation", ASKED)), start=1
    ):
        Proposal.objects.create(
            draft=made,
            order=order,
            listing=listing,
            text=TEXT[slice(*span)],
            start=span[0],
            end=span[1],
            because="test",
        )
    return made


def recommended(cast: Any, **how: Any) -> SimpleNamespace:
    """A finished draft: one learning point that led to one recommendation, addressed to nobody."""
    made = draft(cast, **how)
    for proposal in made.proposals.all():
        deciding.accept(proposal=proposal, by=cast.manager)
    learned, asked = recommendations.finish_draft(draft=made, by=cast.manager)
    recommendations.draw_from(recommendation=asked[0], learning_points=learned, by=cast.manager)
    return SimpleNamespace(
        review=made.review, draft=made, learning=learned[0], recommendation=asked[0]
    )


def address(cast: Any, recommendation: Recommendation, body: Any) -> Address:
    return recommendations.address(
        recommendation=recommendation, organisation=body, by=cast.manager
    )


def action(cast: Any, part: Address, *, owner: Any = None, days: int = 30) -> Action:
    """An action for a body's part, due in some days."""
    made = recommendations.agree_action(
        address=part,
        what="Add a question about dogs to every visit form",
        expected_change="Every baby's home is known for its dogs",
        proof_wanted="An audit of twenty visits",
        due=timezone.localdate() + timedelta(days=365),
        owner=owner,
        by=cast.manager,
    )
    due = timezone.localdate() + timedelta(days=days)
    Action.objects.filter(pk=made.pk).update(due=due, first_due=due)
    made.refresh_from_db()
    return made


def whole_thread(cast: Any, **how: Any) -> SimpleNamespace:
    """Everything up to an open action of the hospital trust, owned by its author."""
    scene = recommended(cast, **how)
    scene.address = address(cast, scene.recommendation, cast.trust)
    recommendations.respond(
        address=scene.address,
        answer="accepted",
        on_behalf="Chief nurse",
        answered_on=timezone.localdate(),
        by=cast.signatory,
    )
    scene.action = action(cast, scene.address, owner=cast.author)
    return scene
