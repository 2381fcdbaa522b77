"""Who may do what with a return: one place, asked by actions, pages and forms."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet

from goldthread.casework.contributions.models import Delegation, Return
from goldthread.casework.reviews import permits as reviews
from goldthread.casework.reviews.models import Review
from goldthread.casework.reviews.walls import people_of
from goldthread.foundations.access.models import User
from goldthread.foundations.agencies.emergencies import only_by_emergency
from goldthread.foundations.agencies.roles import AGENCY, CASE_ROLES, Role
from goldthread.foundations.agencies.standing import standing

WORKERS = CASE_ROLES  # who may own what the agency will change


def oversees(of: Return, by: Any) -> bool:
    return Return.objects.overseen_by(by).filter(pk=of.pk).exists()


def is_own(of: Return, by: Any) -> bool:
    return Return.objects.own_of(by).filter(pk=of.pk).exists()


def may_invite(review: Review, by: Any) -> bool:
    """The business unit, and a lead reviewer or chair with a seat."""
    return reviews.may_lead(review, by)


def may_run(of: Return, by: Any) -> bool:
    return reviews.may_run(of.review, by)


def signs(of: Return, by: Any) -> bool:
    """A signatory of the body that answers today."""
    return is_own(of, by) and standing(by).holds_for({Role.SIGNATORY}, organisation=of.answering.pk)


def delegation_of(of: Return, by: Any) -> Delegation | None:
    """This person's current delegation, while they work for the body that answers today."""
    if not is_own(of, by) or not standing(by).holds_for(AGENCY, organisation=of.answering.pk):
        return None
    return (
        of.delegations.filter(person=by, ended_at__isnull=True)
        .select_related("statement__ruling")
        .first()
    )


def may_write(of: Return, by: Any) -> bool:
    """A named author whose independence is settled."""
    delegation = delegation_of(of, by)
    return delegation is not None and is_settled(delegation)


def is_settled(delegation: Delegation) -> bool:
    """Independent by the author's own statement, or accepted by the business unit all the same."""
    statement = getattr(delegation, "statement", None)
    if statement is None:
        return False
    ruling = getattr(statement, "ruling", None)
    return statement.is_independent or (ruling is not None and ruling.accepted)


def may_judge(of: Return, by: Any) -> bool:
    """The business unit and the panel, but nobody who works for the agency it comes from."""
    if not reviews.sits_on_panel(of.review, by) or only_by_emergency(of.matter, by):
        return False
    posts = set(standing(by).organisations()) | set(standing(by).heirs)
    return posts.isdisjoint({of.organisation_id, of.answering.pk})


def need(permitted: bool, who_can: str = "") -> None:
    if not permitted:
        raise PermissionDenied(who_can)


def signatories_of(of: Return) -> QuerySet[User]:
    return people_of(of.answering, {Role.SIGNATORY}, of.matter)


def possible_authors(of: Return) -> QuerySet[User]:
    """Members of the answering body who do not write it already."""
    now = of.delegations.filter(ended_at__isnull=True)
    return people_of(of.answering, AGENCY, of.matter).exclude(pk__in=now.values("person"))
