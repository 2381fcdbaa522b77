"""Nobody can tell from an address how many agencies were asked, or how many letters there are."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.urls import NoReverseMatch, reverse

from goldthread.casework.intake.models import Letter, ScopingRequest
from tests.rooms.intake import making


@pytest.mark.parametrize("where", ["/scoping/{}/", "/referrals/letters/{}/"])
def test_a_running_number_finds_nothing(world: SimpleNamespace, signed_in: Any, where: str) -> None:
    client = signed_in(world.manager)
    rows = [*ScopingRequest.objects.all(), *Letter.objects.all()]
    assert rows
    assert {client.get(where.format(row.pk)).status_code for row in rows} == {404}
    with pytest.raises(NoReverseMatch):
        reverse("scoping_request", args=[world.request.pk])


def test_an_agency_is_shown_no_number_of_a_request(world: SimpleNamespace, signed_in: Any) -> None:
    other = making.asked(world.referral, world.manager, world.trust)
    client = signed_in(world.colleague)
    for href in (reverse("scoping_requests"), world.request.get_absolute_url()):
        html = client.get(href).content.decode()
        assert f"/scoping/{world.request.pk}/" not in html
        assert str(other.uuid) not in html
    assert client.get(other.get_absolute_url()).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_rows_from_before_get_their_own_address() -> None:
    """As they were under the migration before, then brought forward."""
    executor = MigrationExecutor(connection)
    leaves = [key for key in executor.loader.graph.leaf_nodes() if key[0] == "intake"]
    before = [("intake", "0003_decisions_are_frozen")]
    try:
        executor.migrate(before)
        old = executor.loader.project_state(before).apps
        made = _rows(old)
    finally:
        executor = MigrationExecutor(connection)
        executor.migrate(leaves)
    now = executor.loader.project_state(leaves).apps
    rows = now.get_model("intake", "ScopingRequest").objects.filter(pk__in=made)
    assert len({row.uuid for row in rows} - {None}) == len(made) == 2


def _rows(apps: Any) -> list[int]:
    from datetime import date

    at = apps.get_model("agencies", "Partnership").objects.create(name="Fenmarsh")
    who = apps.get_model("access", "User").objects.create(email="a@fenmarsh.example")
    referral = apps.get_model("intake", "Referral").objects.create(
        partnership=at, referred_by=who, in_danger="no"
    )
    bodies = apps.get_model("agencies", "Organisation")
    return [
        apps.get_model("intake", "ScopingRequest").objects.create(
            referral=referral,
            organisation=bodies.objects.create(partnership=at, name=name, sector="acute"),
            due=date(2026, 1, 1),
        ).pk
        for name in ("Trust", "Housing")
    ]  # fmt: skip
