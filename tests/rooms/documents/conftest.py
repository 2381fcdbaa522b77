"""A published review and a restricted one, and the words of a summary."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from goldthread.casework.reviews import actions as reviews
from goldthread.foundations.agencies.roles import Role
from goldthread.publishing.documents import actions
from goldthread.publishing.documents.models import Version
from tests import factories
from tests.checked import checked, known_child

WORDS = {
    "title": "Wren: what we learned",
    "what_happened": "Wren was hurt at home.\n\nSeveral services knew a part of the story.",
    "what_we_learned": "- Ask about the past.\n- Plan the way home.",
    "what_we_asked": "We asked the hospital for a checklist.",
    "what_changed": "In a check of ten babies, all ten had a plan.",
    "where_to_get_help": "Call the front door. In an emergency, call 999.",
    "how_to_tell_us": "Write to learning@fenmarsh.example.",
}


@pytest.fixture
def ours(cast: SimpleNamespace) -> SimpleNamespace:
    """The cast with a scrutineer, a published review `wren` and a restricted one `robin`."""
    cast.scrutineer = factories.member(cast.partnership, Role.SCRUTINEER, name="Sue Rowan")
    for name, published in (("wren", True), ("robin", False)):
        review = reviews.bring_in(
            partnership=cast.partnership,
            title=f"Review: {name.capitalize()}",
            published=published,
            by=cast.manager,
        )
        known_child(review, cast.manager)
        setattr(cast, name, review)
    return cast


@pytest.fixture
def written(ours: SimpleNamespace) -> Callable[..., Version]:
    def write(review: Any = None, **words: Any) -> Version:
        """Written by business support, and through its leak check."""
        asked = {**WORDS, **words}
        version = actions.write(review=review or ours.wren, by=ours.support, **asked)
        checked(version, ours.manager)
        return version

    return write


@pytest.fixture
def released(ours: SimpleNamespace, written: Callable[..., Version]) -> Callable[..., Version]:
    def release(review: Any = None, **words: Any) -> Version:
        version = written(review, **words)
        actions.release_first(version=version, checked="Every line.", by=ours.manager)
        actions.release_second(version=version, checked="Every line too.", by=ours.chair)
        return version

    return release
