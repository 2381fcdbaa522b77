"""What this room itself knows for the gates."""

from django.utils import timezone

from goldthread.casework.reviews import clocking, panels, pseudonyms
from goldthread.casework.reviews.facts import register
from goldthread.casework.reviews.models import Review


def _terms_agreed(review: Review) -> bool:
    return review.terms.filter(agreed_at__isnull=False).exists()


def _period_set(review: Review) -> bool:
    return review.period_from is not None and review.period_to is not None


def _panel_formed(review: Review) -> bool:
    return panels.panel_of(review, timezone.localdate()).is_formed


def _independent(review: Review) -> bool:
    return panels.panel_of(review, timezone.localdate()).is_independent


def _clocks_answered(review: Review) -> bool:
    return not any(clock.unanswered for clock in clocking.clocks_of(review, timezone.localdate()))


register(
    {
        "terms_agreed": _terms_agreed,
        "pseudonym_chosen": pseudonyms.holds,
        "period_set": _period_set,
        "panel_formed": _panel_formed,
        "lead_reviewer_independent": _independent,
        "clocks_answered": _clocks_answered,
    }
)
