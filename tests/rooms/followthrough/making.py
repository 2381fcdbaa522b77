"""Actions and what happens to them, made through the real writes."""

from datetime import date, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from goldthread.foundations.followthrough import actions, endings
from goldthread.foundations.followthrough.models import Action, Evidence
from goldthread.rules.followthrough import Strength

WHAT = "Add a question about dogs in the home to the visiting template"


def in_days(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def agree(cast: Any, *, days: int = 30, **more: Any) -> Action:
    """An action of the hospital trust; it belongs to `cast.owner` unless told otherwise."""
    told = {
        "partnership": cast.partnership,
        "organisation": cast.trust,
        "what": WHAT,
        "expected_change": "Every baby's home is known for its dogs",
        "proof_wanted": "An audit of twenty visits",
        "due": in_days(days),
        "owner": cast.owner,
        "by": cast.manager,
    }
    return actions.agree(**{**told, **more})


def give(action: Action, by: Any, **more: Any) -> Evidence:
    told = {"strength": Strength.AUDIT, "shows": "Twenty of twenty visits asked", **more}
    return endings.give_evidence(action=action, by=by, **told)


def a_file(name: str = "audit.csv", data: bytes = b"visit,asked\n1,yes\n") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def silent(action: Action, days: int) -> None:
    """As if nothing had been said for some days."""
    Action.objects.filter(pk=action.pk).update(last_word=in_days(-days))


def due(action: Action, days: int) -> None:
    Action.objects.filter(pk=action.pk).update(due=in_days(days))
