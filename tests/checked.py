"""A text that has come through its leak check, as the rooms that let texts out need it."""

from typing import Any

from goldthread.foundations.people import actions as people
from goldthread.foundations.people.models import Involvement
from goldthread.publishing.anonymising import checking, deciding
from goldthread.publishing.anonymising.models import LeakCheck, Mention, Says
from goldthread.publishing.documents import actions as documents
from goldthread.publishing.documents.models import Version

CHILD = {"forename": "Jodie", "surname": "Marlowe", "sex": "f", "pseudonym": "Wren"}


def known_child(review: Any, by: Any, **facts: Any) -> Involvement:
    """The child of a review on its register: without anyone there nothing can be checked."""
    row = Involvement.objects.filter(matter=review.matter, role="child").first()
    facts = {**CHILD, **facts}
    return row or people.involve(matter=review.matter, role="child", by=by, **facts)


def checked(version: Version, by: Any) -> LeakCheck:
    """Checked, and everything found may stand. Refused where something never can."""
    known_child(version.summary.review, by)
    check = checking.run(check=documents.ask_check(version=version, by=by), by=by)
    found = Mention.objects.filter(check_of=check).with_says().filter(says=None)
    if found:
        deciding.decide(
            check=check, mentions=list(found), says=Says.STANDS, because="It names nobody.", by=by
        )
    return check
