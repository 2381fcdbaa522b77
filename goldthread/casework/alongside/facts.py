"""What the gates of a review ask of this room."""

from goldthread.casework.alongside import holds
from goldthread.casework.alongside.models import FamilyMember
from goldthread.casework.alongside.registered import family_of
from goldthread.casework.reviews.models import Review


def publication_not_held(review: Review) -> bool:
    return not holds.held(review)


def family_considered(review: Review) -> bool:
    """Everyone of the family who lives was contacted, or a reason says why not; and there is
    at least one log. A register with nobody in it answers nothing.
    """
    logs = list(FamilyMember.objects.filter(review=review).prefetch_related("contacts", "reasons"))
    done = {one.code.lower() for one in logs if one.contacts.all() or one.reasons.all()}
    opened = {one.code.lower() for one in logs}
    wanted = {one.code.lower() for one in family_of(review.matter) if one.must_be_considered}
    return bool(logs) and (wanted | opened) <= done
