"""Coming in: password, second factor, lock-out, forgotten password."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core import mail
from django.core.cache import cache
from django.test import Client

from goldthread.foundations.access.models import AuditRow
from tests import factories

LOGIN = "/accounts/login/"


def try_to_sign_in(client: Client, email: str, password: str = factories.PASSWORD):
    return client.post(LOGIN, {"login": email, "password": password})


def code_for(secret: str) -> str:
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(secret, counter))


def test_the_page_is_ours(client, db):
    page = client.get(LOGIN).content.decode()
    assert "<h1" in page
    assert "E-mail address" in page
    assert "Use a passkey" in page
    assert "Microsoft" not in page


def test_a_password_opens_the_door(client, cast):
    answer = try_to_sign_in(client, cast.manager.email.upper())
    assert answer.status_code == 302
    assert answer["Location"] == "/"
    assert AuditRow.objects.filter(did="signed.in", actor=cast.manager.audit_ref).count() == 1


def test_a_wrong_password_says_the_same_for_known_and_unknown(client, cast):
    known = try_to_sign_in(client, cast.manager.email, "wrong-horse-battery")
    unknown = try_to_sign_in(client, "nobody@fenmarsh.example", "wrong-horse-battery")
    told = [
        re.search(r"error-summary__list.*?</ul>", page.content.decode(), re.S)[0]
        for page in (known, unknown)
    ]
    assert told[0] == told[1]


def test_what_was_typed_for_no_account_is_not_written_down(client, cast):
    try_to_sign_in(client, "my-secret-password@fenmarsh.example", "x")
    row = AuditRow.objects.get(did="signed.failed")
    assert str(row) == "Someone failed to sign in as an address without an account"


def test_five_wrong_passwords_lock_the_door(client, cast):
    for _ in range(5):
        answer = try_to_sign_in(client, cast.manager.email, "wrong-horse-battery")
    assert answer.status_code == 429
    assert try_to_sign_in(client, cast.manager.email).status_code == 429
    assert AuditRow.objects.filter(did="signed.locked", about=cast.manager.audit_ref).exists()
    cache.clear()  # the library's own, shorter limit counts tries from everywhere
    assert try_to_sign_in(Client(REMOTE_ADDR="10.0.0.9"), cast.manager.email).status_code == 302


def test_behind_a_proxy_one_visitor_does_not_lock_another_out(cast, settings):
    def visitor(forwarded: str) -> Client:
        return Client(headers={"x-forwarded-for": forwarded})

    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for number in range(5):  # what a visitor writes there first does not give new tries
        answer = try_to_sign_in(visitor(f"10.1.1.{number}, 10.0.0.7"), cast.manager.email, "wrong")
    assert answer.status_code == 429
    cache.clear()
    assert try_to_sign_in(visitor("10.0.0.8"), cast.manager.email).status_code == 302


def test_without_a_proxy_a_visitor_cannot_choose_their_address(cast):
    for number in range(5):
        browser = Client(headers={"x-forwarded-for": f"10.0.0.{number}"})
        answer = try_to_sign_in(browser, cast.manager.email, "wrong")
    assert answer.status_code == 429


def test_asking_too_often_is_answered_in_our_words(client, db):
    for _ in range(31):
        answer = try_to_sign_in(client, "nobody@fenmarsh.example", "x")
        client.cookies.clear()
    assert answer.status_code == 429
    page = client.post("/accounts/password/reset/", {"email": "x"})
    for _ in range(25):
        page = client.post("/accounts/password/reset/", {"email": "x@fenmarsh.example"})
    assert page.status_code == 429
    assert "What is safe" in page.content.decode()


def test_a_closed_account_stays_closed(client, cast):
    cast.manager.is_active = False
    cast.manager.save()
    answer = try_to_sign_in(client, cast.manager.email)
    assert "_auth_user_id" not in client.session
    assert answer.status_code in (200, 302)


def test_a_person_without_a_second_factor_is_sent_to_set_one_up(client, cast, settings):
    settings.SECOND_FACTOR = True
    try_to_sign_in(client, cast.manager.email)
    assert client.get("/kept/")["Location"] == "/accounts/2fa/"
    page = client.get("/accounts/2fa/").content.decode()
    assert "Set up a second factor" in page
    assert "Main" not in page  # no ways on before the door is safe


@pytest.fixture
def with_app(client, cast, settings, django_capture_on_commit_callbacks):
    """Mira signs in for the first time and sets up an authenticator app; her secret."""
    settings.SECOND_FACTOR = True
    try_to_sign_in(client, cast.manager.email)
    page = client.get("/accounts/2fa/app/add/").content.decode()
    secret = re.search(r'gt-key">([A-Z2-7]+)<', page)[1]
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post("/accounts/2fa/app/add/", {"code": code_for(secret)})
    assert answer["Location"] == "/accounts/2fa/codes/"
    return secret


def test_setting_up_an_app_and_signing_in_with_it(client, cast, with_app, monkeypatch):
    codes = client.get("/accounts/2fa/codes/").content.decode()
    assert codes.count("<code>") == 10
    assert client.get("/kept/").status_code == 200
    stored = Authenticator.objects.get(user=cast.manager, type="totp").data["secret"]
    assert with_app not in stored
    client.post("/accounts/logout/")
    answer = try_to_sign_in(client, cast.manager.email)
    assert answer["Location"] == "/accounts/2fa/authenticate/"
    assert client.get("/kept/")["Location"].startswith(LOGIN)
    assert client.post(answer["Location"], {"code": "000000"}).status_code == 200
    assert AuditRow.objects.filter(did="factor.failed").count() == 1
    recovery = re.search(r"<code>(\w+)</code>", codes)[1]
    assert client.post(answer["Location"], {"code": recovery})["Location"] == "/"
    assert client.get("/kept/").status_code == 200


def test_a_changed_secret_key(client, cast, with_app, settings):
    """The old key still opens factors; without it nothing does, least of all an empty secret."""
    old, settings.SECRET_KEY = settings.SECRET_KEY, "n" * 60
    for fallbacks, status in [([], 200), ([old], 302)]:
        settings.SECRET_KEY_FALLBACKS = fallbacks
        browser = Client()
        answer = try_to_sign_in(browser, cast.manager.email)
        cache.clear()  # where the library remembers which codes were used
        code = code_for(with_app)
        answer = browser.post(answer["Location"], {"code": code})
        assert answer.status_code == status
    assert "_auth_user_id" in browser.session


def test_recovery_codes_can_be_taken_along(client, cast, with_app):
    file = client.get("/accounts/2fa/codes/download/")
    assert file["Content-Type"].startswith("text/plain")
    assert len(re.findall(r"^\w{8}$", file.content.decode(), re.M)) == 10


def test_setting_up_an_app_is_recorded(client, cast, with_app):
    row = AuditRow.objects.get(did="factor.added", words__contains="app")
    assert str(row) == "Mira Holt added a second factor (authenticator app)"


def test_removing_the_only_factor_asks_for_another_at_once(client, cast, with_app):
    client.post("/accounts/2fa/app/remove/")
    assert client.get("/kept/")["Location"] == "/accounts/2fa/"
    assert AuditRow.objects.filter(did="factor.removed").exists()


def test_a_forgotten_password(client, cast, settings):
    settings.ADDRESS = "https://goldthread.example"
    done = client.post("/accounts/password/reset/", {"email": cast.manager.email}, follow=True)
    assert "Look in your e-mail" in done.content.decode()
    [letter] = mail.outbox
    link = re.search(r"https://goldthread\.example(/\S+)", letter.body)[1]
    form = client.get(link, follow=True)
    assert "Choose a new password" in form.content.decode()
    where = form.redirect_chain[-1][0]
    new = "seven-amber-kettles"
    answer = client.post(where, {"password1": new, "password2": new}, follow=True)
    assert "Your password is changed" in answer.content.decode()
    assert "_auth_user_id" not in client.session
    assert try_to_sign_in(client, cast.manager.email, new).status_code == 302
    assert "can no longer be used" in Client().get(link, follow=True).content.decode()


def test_nobody_is_told_which_addresses_have_an_account(client, db):
    done = client.post(
        "/accounts/password/reset/", {"email": "nobody@fenmarsh.example"}, follow=True
    )
    assert "Look in your e-mail" in done.content.decode()
    assert mail.outbox == []


def test_changing_a_password_asks_for_the_old_one_and_signs_out(client, cast):
    try_to_sign_in(client, cast.manager.email)
    new = "seven-amber-kettles"
    wrong = client.post(
        "/accounts/password/change/", {"oldpassword": "no", "password1": new, "password2": new}
    )
    assert wrong.status_code == 200
    client.post(
        "/accounts/password/change/",
        {"oldpassword": factories.PASSWORD, "password1": new, "password2": new},
    )
    assert client.get("/kept/").status_code == 302
    assert AuditRow.objects.filter(did="password.changed").count() == 1
    [letter] = mail.outbox
    assert letter.to == [cast.manager.email]
    assert "The password was changed for your Goldthread account" in letter.body


def test_a_person_is_told_of_each_new_way_in(with_app, cast):
    told = [letter.body for letter in mail.outbox]
    assert any("An authenticator app was set up" in body for body in told)
    assert all(with_app not in body for body in told)


@pytest.mark.parametrize("weak", ["short", "password1234", "123456789012"])
def test_weak_passwords_are_refused(client, cast, weak):
    try_to_sign_in(client, cast.manager.email)
    fields = {"oldpassword": factories.PASSWORD, "password1": weak, "password2": weak}
    assert client.post("/accounts/password/change/", fields).status_code == 200
    cast.manager.refresh_from_db()
    assert cast.manager.check_password(factories.PASSWORD)
