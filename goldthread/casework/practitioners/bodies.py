"""Whether somebody works for a body whose staff are spoken with: they must not keep the key."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from goldthread.foundations.agencies.models import Membership, Organisation, Partnership


def shared_body(
    person: Any, partnership: Partnership, bodies: Iterable[Organisation | None]
) -> Organisation | None:
    """The first of the bodies, or its heir, that this person works for today; None if none is."""
    mine: set[int] = set()
    for body in employers(person, partnership):
        mine |= body.line()
    return next((body for body in bodies if body is not None and body.pk in mine), None)


def employers(person: Any, partnership: Partnership) -> list[Organisation]:
    """The bodies that somebody with an account works for today."""
    posts = Membership.objects.current(timezone.localdate()).filter(
        person=person, partnership=partnership, organisation__isnull=False
    )
    rows = posts.select_related("organisation__successor")
    return [post.organisation for post in rows if post.organisation]
