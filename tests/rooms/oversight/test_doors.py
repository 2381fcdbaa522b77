"""Every address of supervision, tried by the two, who oversees them, and everybody else."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from goldthread.casework.oversight import discussing, policies
from goldthread.casework.oversight.models import Agreement, Discussed
from goldthread.casework.oversight.urls import urlpatterns
from goldthread.foundations.access.models import AuditRow

THE_TWO = {"practitioner", "signatory"}
EVERYBODY = [
    "practitioner", "signatory", "executive", "author", "colleague", "manager", "support", "chair",
    "administrator", "excluded", "emergency", "member", "stranger",
]  # fmt: skip
OPEN = {"my_supervision", "supervision_policy"}
AGENCY = {"supervision_chain", "new_supervision_agreement"}
UNIT = {"supervision_held", "add_supervision_prompt", "end_supervision_prompt"}
WORK_FOR = {
    "practitioner",
    "signatory",
    "executive",
    "author",
    "colleague",
    "excluded",
    "emergency",
}
OF_FAMILY = {
    "family_supervision",
    "complex_family",
    "not_complex",
    "hand_on_decided",
    "end_decided",
}
SECRETS = ("Dunlin", "worn out", "Nobody knows who is there")


def addresses(world: SimpleNamespace) -> dict[str, str]:
    said = discussing.say_complex(
        family=world.family, trigger="plan", holds=True, words="Since May.", by=world.practitioner
    )
    told = {"partnership": world.partnership, "reason": "New."}
    row = policies.set_policy(
        kind="regular", number=6, per="weeks", source="4.2", by=world.manager, **told
    )
    prompt = policies.add_prompt(words="Who is missing?", by=world.manager, **told)
    by_name: dict[str, list[Any]] = {
        "supervise_family": [world.session.pk, world.family.pk],
        "not_complex": [world.family.pk, said.pk],
        "end_supervision_policy": [row.pk],
        "end_supervision_prompt": [prompt.pk],
    }
    by_root = {
        "supervision/agreements/<": world.agreement, "supervision/sessions/": world.session,
        "supervision/discussed/": world.discussed, "supervision/decisions/": world.decided,
        "families/": world.family,
    }  # fmt: skip
    found = {}
    for one in urlpatterns:
        name, text = str(one.name), str(one.pattern)
        own = next(([row.pk] for root, row in by_root.items() if text.startswith(root)), [])
        found[name] = reverse(name, args=by_name.get(name, own))
    return found


def expected(name: str, who: str) -> int:
    """What the door answers to a GET."""
    if name in OPEN:
        return 200
    if name in AGENCY:
        return 200 if who in WORK_FOR else 403
    if name in UNIT | {"end_supervision_policy"}:
        if who in ("stranger", "administrator") and name.startswith("end_"):
            return 404
        return (
            200
            if who in ("manager", "support")
            or (name == "supervision_held" and who == "stranger")
            or (name == "add_supervision_prompt" and who == "stranger")
            else 403
        )
    if name == "set_supervision_policy":
        return 200 if who in ("manager", "support", "signatory", "executive", "stranger") else 403
    if name in OF_FAMILY:
        if who == "emergency":
            return 200 if name == "family_supervision" else 403
        return 200 if who in THE_TWO else 404
    if name == "supervision_agreement" and who == "executive":
        return 200
    if who == "executive" and name.startswith(
        ("supervision_yes", "renew_", "end_supervision", "new_supervision_s")
    ):
        return 403
    return 200 if who in THE_TWO else 404


def test_every_door(supervised: SimpleNamespace, signed_in: Callable[[Any], Client]) -> None:
    where = addresses(supervised)
    for who in EVERYBODY:
        browser = signed_in(getattr(supervised, who))
        for name, address in where.items():
            answer = browser.get(address)
            assert answer.status_code == expected(name, who), (who, name)
            if who not in THE_TWO | {"emergency"} and answer.status_code == 200:
                for secret in SECRETS:
                    assert secret not in answer.content.decode(), (who, name)
    page = signed_in(supervised.emergency).get(where["family_supervision"]).content.decode()
    assert "Ask her alone on Friday." in page and "I oversaw this." in page
    assert "Nobody knows who is there" not in page, "what the two said stays between them"


def test_nobody_else_writes(
    supervised: SimpleNamespace, signed_in: Callable[[Any], Client]
) -> None:
    where = addresses(supervised)
    for who in EVERYBODY:
        if who in THE_TWO:
            continue
        browser = signed_in(getattr(supervised, who))
        for name, address in where.items():
            if expected(name, who) == 200:
                continue
            assert browser.post(address, {}).status_code in (403, 404, 405), (who, name)
    assert Agreement.objects.filter(ends__isnull=True).count() == 1


@pytest.mark.parametrize("who", ["manager", "administrator"])
def test_no_list_trail_or_home_tells_of_it(
    supervised: SimpleNamespace, who: str, signed_in: Callable[[Any], Client]
) -> None:
    signed_in(supervised.practitioner).get(supervised.session.get_absolute_url())
    rows = AuditRow.objects.filter(about__startswith="supervision-session")
    assert rows.exists(), "that it was read is recorded"
    person = getattr(supervised, who)
    assert not Agreement.objects.visible_to(person).exists()
    assert not Discussed.objects.visible_to(person).exists()
    for name in ("audit", "home"):
        page = signed_in(person).get(reverse(name)).content.decode()
        assert "of supervision" not in page, name
