"""Guidance for tests, made through the real actions."""

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

from django.utils import timezone

from goldthread.foundations.guidance import actions, approving
from goldthread.foundations.guidance.models import Guidance, Kind, Version

TITLE = "Dogs and babies"
SAYS = "Any dog can hurt a baby.\n\n- Ask on every visit."


def day(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def a_draft(scene: SimpleNamespace, **more: Any) -> Guidance:
    """Written by the business support, kept by the owner at the trust; two are named."""
    told = {
        "kind": Kind.POLICY, "owner": scene.owner, "organisation": scene.trust,
        "situations": [scene.dogs], "title": TITLE, "summary": SAYS, "effective_from": day(0),
        "review_due": day(365), "approvers": [scene.chair, scene.signatory], "by": scene.support,
    }  # fmt: skip
    return actions.make(partnership=scene.partnership, **(told | more))


def newest(guidance: Guidance) -> Version:
    return guidance.versions.order_by("-number")[0]


def approve(scene: SimpleNamespace, guidance: Guidance, *, public: bool = False) -> Version:
    version = newest(guidance)
    for person in (scene.chair, scene.signatory):
        approving.say_yes(version=version, checked="Read it.", public=public, by=person)
    return newest(guidance)


def in_force(scene: SimpleNamespace, *, public: bool = False, **more: Any) -> Guidance:
    made = a_draft(scene, **more)
    approve(scene, made, public=public)
    return made


def write(scene: SimpleNamespace, guidance: Guidance, by: Any = None, **more: Any) -> Version:
    told = {
        "title": TITLE, "summary": "Ask, and look.", "what_changed": "Looking is asked for too.",
        "effective_from": day(0), "review_due": day(365),
        "approvers": [scene.chair, scene.signatory], "by": by or scene.support,
    }  # fmt: skip
    return actions.write(guidance=guidance, **(told | more))
