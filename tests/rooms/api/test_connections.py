"""The page: a keeper allows, the person takes, either ends, and nobody else."""

import re

import pytest
from django.urls import reverse

from goldthread.foundations.access.models import AuditRow
from goldthread.foundations.records.refusals import Refused
from goldthread.web.api import actions
from goldthread.web.api.models import Connection
from tests.rooms.api.conftest import Program
from tests.rooms.followthrough.making import in_days


def told(scene):
    return {
        "holder": scene.author.pk,
        "name": "Action tracker",
        "scopes": ["actions:read"],
        "until": in_days(30).isoformat(),
    }


def test_a_keeper_allows_and_the_person_takes_the_token_once(scene, signed_in):
    keeper, holder = signed_in(scene.administrator), signed_in(scene.author)
    made = keeper.post(reverse("allow_connection"), told(scene))
    assert made.status_code == 302, made.content.decode()
    row = Connection.objects.get()
    assert row.last_day == in_days(30)
    page = holder.post(reverse("take_token", args=[row.pk])).content.decode()
    token = re.search(r"gt_[\w-]{43}", page)[0]
    assert Program(token).get("/api/v1/actions").status_code == 200
    for browser in (keeper, holder):
        shown = browser.get(reverse("connections")).content.decode()
        assert ("Action tracker" in shown, token in shown) == (True, False)
    row.refresh_from_db()
    assert token not in row.token_hash
    assert not AuditRow.objects.filter(detail__contains=token).exists()
    holder.post(reverse("take_token", args=[row.pk]))
    assert Program(token).get("/api/v1/actions").status_code == 401


def test_who_allows_never_gets_the_token(scene, signed_in):
    signed_in(scene.administrator).post(reverse("allow_connection"), told(scene))
    row = Connection.objects.get()
    address = reverse("take_token", args=[row.pk])
    for person, status in (
        (scene.administrator, 403),
        (scene.colleague, 404),
        (scene.stranger, 404),
    ):
        assert signed_in(person).post(address).status_code == status
    row.refresh_from_db()
    assert row.token_hash is None


def test_only_keepers_allow_and_only_keepers_and_the_person_end(scene, signed_in):
    for person in (scene.author, scene.chair):
        assert signed_in(person).get(reverse("allow_connection")).status_code == 403
    signed_in(scene.manager).post(reverse("allow_connection"), told(scene))
    address = reverse("end_connection", args=[Connection.objects.get().pk])
    assert signed_in(scene.colleague).post(address).status_code == 404
    assert signed_in(scene.author).post(address).status_code == 302
    assert Connection.objects.get().ended_by == scene.author


@pytest.mark.parametrize("days", [0, 400])
def test_no_connection_is_for_ever(scene, days):
    with pytest.raises(Refused, match="a year from now"):
        actions.allow(
            partnership=scene.partnership, holder=scene.author, name="Tracker",
            scopes=["actions:read"], until=in_days(days), by=scene.administrator,
        )  # fmt: skip


def test_nobody_without_a_case_role_is_acted_for(scene):
    with pytest.raises(Refused, match="no role with cases"):
        actions.allow(
            partnership=scene.partnership, holder=scene.administrator, name="Tracker",
            scopes=["actions:read"], until=in_days(9), by=scene.administrator,
        )  # fmt: skip
