"""A body that was asked sees what it was asked, not the words of the closed document behind it."""

import pytest

from goldthread.improvement.learning import deciding
from goldthread.improvement.learning.deciding import Wording
from goldthread.improvement.recommendations import actions as recommendations
from tests import scenes


@pytest.fixture
def scene(cast):
    """The document says “The hospital should …”; a person reworded it before it was asked."""
    draft = scenes.draft(cast, published=False)
    learned, asked = draft.proposals.order_by("order")
    deciding.accept(proposal=learned, by=cast.manager)
    deciding.change(
        proposal=asked,
        to=Wording("recommendation", "Ask every family about animals."),
        by=cast.manager,
    )
    _, (made,) = recommendations.finish_draft(draft=draft, by=cast.manager)
    address = scenes.address(cast, made, cast.trust)
    return {"recommendation": made.pk, "action": scenes.action(cast, address).pk}


@pytest.mark.parametrize("kind", ["recommendation", "action"])
def test_the_thread_keeps_the_words_of_a_closed_document(kind, scene, cast, signed_in):
    address = f"/thread/{kind}/{scene[kind]}/"
    asked = signed_in(cast.signatory).get(address).content.decode()
    assert "Ask every family about animals." in asked
    assert "The hospital should ask" not in asked
    assert "The hospital should ask" in signed_in(cast.manager).get(address).content.decode()
