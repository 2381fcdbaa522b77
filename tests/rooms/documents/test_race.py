"""Two people press the same button at once: one of them does it, the other gets a sentence."""

import pytest

from goldthread.casework.reviews import actions as reviews
from goldthread.foundations.agencies.roles import Role
from goldthread.publishing.documents import actions
from goldthread.publishing.documents.models import Release, Version
from tests import factories
from tests.checked import checked
from tests.rooms.documents.conftest import WORDS
from tests.rooms.followthrough.test_race import at_once, real_locks  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.usefixtures("real_locks")
def test_of_two_who_release_at_once_one_wins() -> None:
    cast = factories.cast()
    scrutineer = factories.member(cast.partnership, Role.SCRUTINEER)
    review = reviews.bring_in(
        partnership=cast.partnership, title="Wren", published=True, by=cast.manager
    )
    version = actions.write(review=review, by=cast.support, **WORDS)
    checked(version, cast.manager)
    actions.release_first(version=version, checked="Names.", by=cast.manager)
    told = at_once(
        lambda: actions.release_second(version=version, checked="Names.", by=cast.chair),
        lambda: actions.release_second(version=version, checked="Names.", by=scrutineer),
    )
    assert told == ["", "This version was already released or withdrawn."]
    assert Release.objects.get().second_by in (cast.chair, scrutineer)


@pytest.mark.usefixtures("real_locks")
def test_of_two_who_begin_one_summary_at_once_one_hears_of_the_other() -> None:
    cast = factories.cast()
    review = reviews.bring_in(
        partnership=cast.partnership, title="Wren", published=True, by=cast.manager
    )
    told = at_once(
        lambda: actions.write(review=review, by=cast.support, based_on=0, **WORDS),
        lambda: actions.write(review=review, by=cast.manager, based_on=0, **WORDS),
    )
    assert told[0] == ""
    assert told[1].startswith("Somebody wrote version 1 while you were writing.")
    assert Version.objects.count() == 1
