"""Every address of this room, tried by who works with the family and by everybody else."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from goldthread.casework.weighing import models
from goldthread.casework.weighing.urls import urlpatterns
from goldthread.foundations.access.models import AuditRow

WORKERS = ("practitioner", "signatory", "other")
OUT = ("manager", "support", "author", "excluded", "member", "chairing", "administrator",
       "stranger")  # fmt: skip
READ_ONLY = ("weighing", "hypotheses", "not_known", "second_looks", "curiosity")


def addresses(world: SimpleNamespace) -> dict[str, str]:
    keys = {
        "factor": world.risk.pk, "evidence": world.seen.pk, "hypothesis": world.one.pk,
        "unknown": world.unknown.pk, "look": world.look.pk, "moment": "home-visit",
        "observation": world.observation.pk, "expectation": world.one.expectations.first().pk,
    }  # fmt: skip
    found = {}
    for one in urlpatterns:
        named = [name for name in keys if f":{name}>" in str(one.pattern)]
        told = {"pk": world.family.pk, **{name: keys[name] for name in named}}
        found[str(one.name)] = reverse(str(one.name), kwargs=told)
    return found


@pytest.mark.parametrize("who", [*WORKERS, *OUT, "emergency"])
def test_who_reads_and_who_writes(
    thought: SimpleNamespace, who: str, signed_in: Callable[[Any], Client]
) -> None:
    browser = signed_in(getattr(thought, who))
    for name, address in addresses(thought).items():
        answer = browser.get(address)
        if who in OUT:
            assert answer.status_code == 404, name
            assert browser.post(address, {}).status_code in (404, 405), name
        elif who == "emergency":
            assert answer.status_code == (200 if name in READ_ONLY else 403), name
            assert browser.post(address, {}).status_code in (403, 405), name
        else:
            assert answer.status_code == 200, name
            assert "Traceback" not in answer.content.decode()
    for model in (models.Evidence, models.Judgement, models.Unknown, models.Reply, models.Looked):
        rows = model.objects.visible_to(getattr(thought, who))
        assert not rows.exists() or who not in OUT, model


def test_rows_of_another_family_are_not_reached(
    thought: SimpleNamespace, signed_in: Callable[[Any], Client]
) -> None:
    from goldthread.casework.safeguards import families

    other = families.open_family(
        partnership=thought.partnership, name="Lark family", part="midwife", by=thought.practitioner
    )
    browser = signed_in(thought.practitioner)
    for name, address in addresses(thought).items():
        moved = address.replace(f"families/{thought.family.pk}/", f"families/{other.pk}/")
        deep = any(f":{key}>" in str(one.pattern) for one in urlpatterns if one.name == name
                   for key in ("factor", "evidence", "hypothesis", "unknown", "look",
                               "observation", "expectation"))  # fmt: skip
        assert browser.get(moved).status_code == (404 if deep else 200), name


def test_the_trail_tells_who_read_and_wrote_and_nothing_of_what(
    thought: SimpleNamespace, signed_in: Callable[[Any], Client]
) -> None:
    signed_in(thought.emergency).get(reverse("weighing", args=[thought.family.pk]))
    rows = AuditRow.objects.filter(about=thought.family.audit_ref, did="read")
    assert rows.filter(actor_name="Em Ergency").exists()
    written = AuditRow.objects.filter(did__startswith="weighing.")
    assert written.filter(about=f"weighing-evidence:{thought.seen.pk}").exists()
    for row in AuditRow.objects.all():
        for secret in ("Dunlin", "kitchen door", "hardly knew", "dogs sleep", "He slept"):
            assert secret not in row.words + row.detail, row.words
