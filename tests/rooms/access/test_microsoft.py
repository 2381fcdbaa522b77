"""Signing in with Microsoft Entra ID, with Microsoft's side played by the test."""

from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter

from goldthread.foundations.access.models import AuditRow, User

LOGIN = "/accounts/oidc/entra/login/"
CALLBACK = "/accounts/oidc/entra/login/callback/"
HOST = "https://login.microsoftonline.com/tenant"


@pytest.fixture
def entra(settings, monkeypatch):
    """Microsoft is set up, and vouches for whatever `facts` says."""
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "APPS": [
                {
                    "provider_id": "entra",
                    "name": "Microsoft",
                    "client_id": "client",
                    "secret": "secret",
                    "settings": {"server_url": f"{HOST}/v2.0", "oauth_pkce_enabled": True},
                }
            ]
        }
    }
    places = {
        "authorization_endpoint": f"{HOST}/authorize",
        "token_endpoint": f"{HOST}/token",
        "userinfo_endpoint": f"{HOST}/userinfo",
    }
    monkeypatch.setattr(OpenIDConnectOAuth2Adapter, "openid_config", places)
    facts = {"sub": "abc", "email": "", "name": "Mira Holt", "xms_edov": True}
    for name, answer in [
        ("get_access_token_data", lambda *a, **k: {"access_token": "t", "id_token": "i"}),
        ("_fetch_user_info", lambda *a: {"sub": "abc"}),
        ("_decode_id_token", lambda *a: facts),
    ]:
        monkeypatch.setattr(OpenIDConnectOAuth2Adapter, name, answer)
    return facts


def come_back(client, process: str = ""):
    """To Microsoft and back again."""
    answer = client.post(f"{LOGIN}?process={process}" if process else LOGIN)
    asked = parse_qs(urlsplit(answer["Location"]).query)
    assert answer["Location"].startswith(f"{HOST}/authorize")
    assert asked["code_challenge_method"] == ["S256"]
    return client.get(CALLBACK, {"code": "c", "state": asked["state"][0]})


def test_the_button_is_there_only_when_it_is_set_up(client, db, settings):
    assert "Microsoft" not in client.get("/accounts/login/").content.decode()
    assert client.get(LOGIN).status_code == 404
    assert client.get(CALLBACK).status_code == 404
    assert client.get("/accounts/oidc/other/login/").status_code == 404


def test_the_button(client, db, entra):
    assert "Use my Microsoft account" in client.get("/accounts/login/").content.decode()
    assert "You will go to Microsoft" in client.get(LOGIN).content.decode()


def test_a_known_person_comes_in_and_is_joined_once(client, cast, entra):
    entra["email"] = cast.manager.email.upper()
    assert come_back(client)["Location"] == "/"
    assert client.get("/account/").status_code == 200
    assert SocialAccount.objects.get().user == cast.manager
    client.post("/accounts/logout/")
    entra["email"] = "new-name@fenmarsh.example"  # Microsoft's own number counts from now on
    assert come_back(client)["Location"] == "/"
    assert AuditRow.objects.filter(did="signed.in", actor=cast.manager.audit_ref).count() == 2


@pytest.mark.parametrize("vouch", [{"xms_edov": False}, {"xms_edov": None}, {"xms_edov": "0"}])
def test_an_address_that_microsoft_only_passes_on_opens_nothing(client, cast, entra, vouch):
    entra |= {"email": cast.manager.email, **vouch}
    answer = come_back(client)
    assert answer.status_code == 403
    assert "There is no account for you yet" in answer.content.decode()
    assert not SocialAccount.objects.exists()


def test_an_unknown_person_gets_no_account(client, cast, entra):
    entra["email"] = "nobody@fenmarsh.example"
    before = User.objects.count()
    assert come_back(client).status_code == 403
    assert User.objects.count() == before
    assert client.get("/account/").status_code == 302


def test_a_closed_account_stays_closed(client, cast, entra):
    User.objects.filter(pk=cast.manager.pk).update(is_active=False)
    entra["email"] = cast.manager.email
    assert come_back(client).status_code == 403


def test_nobody_can_join_another_microsoft_account_to_theirs(cast, entra, signed_in):
    client = signed_in(cast.author)
    entra["email"] = cast.manager.email
    assert come_back(client, process="connect").status_code == 403
    assert not SocialAccount.objects.exists()


def test_the_second_factor_is_still_asked_for(client, cast, entra, settings):
    settings.SECOND_FACTOR = True
    entra["email"] = cast.manager.email
    come_back(client)
    assert client.get("/account/")["Location"] == "/accounts/2fa/"


def test_microsoft_says_no(client, db, entra):
    state = parse_qs(urlsplit(client.post(LOGIN)["Location"]).query)["state"][0]
    answer = client.get(CALLBACK, {"error": "access_denied", "state": state}, follow=True)
    assert "You have not signed in" in answer.content.decode()


def test_microsoft_does_not_answer(client, db, entra, monkeypatch):
    def down(*args, **kwargs):
        raise requests.ConnectionError

    monkeypatch.setattr(OpenIDConnectOAuth2Adapter, "openid_config", property(down))
    answer = client.post(LOGIN)
    assert "Microsoft could not sign you in" in answer.content.decode()


def test_a_forged_return(client, db, entra):
    answer = client.get(CALLBACK, {"code": "c", "state": "forged"})
    assert "Microsoft could not sign you in" in answer.content.decode()
