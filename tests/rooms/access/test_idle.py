"""Idle time-out: signed out, and nothing half-written is lost."""

import re
from datetime import timedelta

import pytest
from django.conf import settings as conf
from django.utils import timezone

from goldthread.foundations.access import actions
from goldthread.foundations.access.middleware import SEEN
from goldthread.foundations.access.models import AuditRow, KeptForm
from goldthread.foundations.agencies.models import Organisation
from goldthread.foundations.records.refusals import Refused

ADD = "/organisations/add/"
FORM = {
    "name": "Fenmarsh Ambulance Service",
    "sector": "other",
    "aliases": "FAS\nthe ambulance",
    "password": "never this",
    "csrfmiddlewaretoken": "never that",
}


@pytest.fixture
def manager(cast, signed_in):
    client = signed_in(cast.manager)
    client.get("/account/")
    return client


def wait(client, seconds: int) -> None:
    """As if nobody had clicked for so long."""
    session = client.session
    session[SEEN] = session[SEEN] - seconds
    session.save()


def too_long(client) -> None:
    wait(client, conf.IDLE_SECONDS + 1)


def test_a_click_in_time_keeps_a_person_in(manager):
    wait(manager, conf.IDLE_SECONDS - 5)
    assert manager.get("/account/").status_code == 200
    wait(manager, conf.IDLE_SECONDS - 5)
    assert manager.get("/account/").status_code == 200


def test_too_late_is_signed_out_and_recorded_once(manager, cast):
    too_long(manager)
    answer = manager.get("/account/")
    assert answer["Location"] == "/accounts/login/?idle=1&next=%2Faccount%2F"
    assert "_auth_user_id" not in manager.session
    [row] = AuditRow.objects.filter(did__startswith="signed.")[:1]
    assert str(row) == "Mira Holt was signed out after 30 minutes without a click"
    assert "You were signed out" in manager.get(answer["Location"]).content.decode()


@pytest.fixture
def kept(manager, cast, signed_in):
    """What was sent too late, and the same person signed in again."""
    too_long(manager)
    answer = manager.post(ADD, FORM)
    kept = KeptForm.objects.get()
    assert answer["Location"] == f"/accounts/login/?idle=1&next=%2Fkept%2F{kept.pk}%2F"
    manager.force_login(cast.manager, backend=conf.AUTHENTICATION_BACKENDS[1])
    return kept


def test_what_was_sent_too_late_is_kept_unreadable_in_the_database(kept):
    assert not Organisation.objects.filter(name=FORM["name"]).exists()
    assert b"Ambulance" not in bytes(kept.sealed)
    assert actions.open_kept(kept) == {
        "name": [FORM["name"]],
        "sector": ["other"],
        "aliases": [FORM["aliases"]],
    }


def test_it_can_be_read_and_saved_with_one_click(manager, kept):
    page = manager.get(f"/kept/{kept.pk}/").content.decode()
    assert "Fenmarsh Ambulance Service" in page
    assert "never" not in page.split("<dl")[1].split("</dl>")[0]
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
    answer = manager.post(re.search(r'action="(/organisations/add/)"', page)[1], fields)
    assert Organisation.objects.get(name=FORM["name"]).aliases.count() == 2
    assert answer.status_code == 302
    assert not KeptForm.objects.exists()


def test_it_can_be_thrown_away(manager, kept):
    assert "/organisations/add/" in manager.get("/kept/").content.decode()
    manager.post(f"/kept/{kept.pk}/throw-away/")
    assert not KeptForm.objects.exists()
    assert "Nothing is waiting for you" in manager.get("/kept/").content.decode()


@pytest.mark.parametrize("who", ["support", "administrator", "stranger"])
def test_nobody_else_can_read_or_remove_it(who, cast, kept, signed_in):
    client = signed_in(getattr(cast, who))
    assert client.get(f"/kept/{kept.pk}/").status_code == 404
    assert client.post(f"/kept/{kept.pk}/throw-away/").status_code == 404
    client.post(ADD, {**FORM, "name": "Another", "_kept": str(kept.pk)})
    assert KeptForm.objects.filter(pk=kept.pk).exists()


def test_the_page_keeps_what_is_half_written_before_it_leaves(manager, cast):
    fields = {"name": "Half a na", "_path": "/organisations/add/?a=1", "_title": "Add"}
    answer = manager.post("/kept/save/", fields, headers={"accept": "application/json"})
    kept = KeptForm.objects.get()
    assert answer.json() == {"next": f"/accounts/login/?idle=1&next=%2Fkept%2F{kept.pk}%2F"}
    assert (kept.path, kept.page_title) == ("/organisations/add/?a=1", "Add")
    assert "_auth_user_id" not in manager.session


def test_with_nothing_written_it_only_leaves(manager):
    answer = manager.post(
        "/kept/save/", {"_path": "/account/"}, headers={"accept": "application/json"}
    )
    assert answer.json() == {"next": "/accounts/login/?idle=1&next=%2Faccount%2F"}
    assert not KeptForm.objects.exists()


@pytest.mark.parametrize(
    "path", ["//elsewhere.example/", "https://elsewhere.example/", "/\\elsewhere", "/no-such-page/"]
)
def test_a_form_is_never_kept_for_another_place(manager, path):
    answer = manager.post("/kept/save/", {"_path": path, "name": "x"})
    assert answer.status_code == 404
    assert not KeptForm.objects.exists()


def test_passwords_pages_are_never_kept(manager):
    too_long(manager)
    manager.post("/accounts/password/change/", {"oldpassword": "a", "other": "secret words"})
    assert not KeptForm.objects.exists()


def test_asking_how_long_does_not_lengthen_the_time(manager):
    wait(manager, conf.IDLE_SECONDS - 60)
    assert 55 <= manager.get("/accounts/stay/").json()["seconds"] <= 60
    assert 55 <= manager.get("/accounts/stay/").json()["seconds"] <= 60
    assert manager.post("/accounts/stay/").json()["seconds"] > 1700


def test_staying_comes_too_late_after_the_end(manager):
    too_long(manager)
    assert manager.post("/accounts/stay/").json() == {"seconds": 0}
    assert manager.get("/account/").status_code == 302


def test_asking_without_being_signed_in(client, db):
    assert client.get("/accounts/stay/").status_code == 401


def test_kept_forms_go_after_seven_days(kept):
    assert actions.clear_kept_forms(timezone.now() + timedelta(days=6)) == 0
    assert actions.clear_kept_forms(timezone.now() + timedelta(days=8)) == 1
    assert not KeptForm.objects.exists()


def test_an_old_secret_key_still_opens_what_it_sealed(kept, settings):
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "n" * 60
    assert actions.open_kept(kept)["sector"] == ["other"]


def test_a_lost_key_is_said_in_words(manager, kept, settings):
    settings.SECRET_KEY_FALLBACKS = []
    before, settings.SECRET_KEY = settings.SECRET_KEY, "n" * 60
    with pytest.raises(Refused, match="key was changed"):
        actions.open_kept(kept)
    settings.SECRET_KEY = before


def test_a_forged_request_cannot_have_a_form_kept(cast, signed_in):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.manager, backend=conf.AUTHENTICATION_BACKENDS[1])
    client.get("/account/")
    too_long(client)
    assert client.post(ADD, FORM).status_code == 403
    assert not KeptForm.objects.exists()
