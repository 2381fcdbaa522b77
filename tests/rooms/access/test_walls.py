"""No way round the doors: every address without signing in, headers, pages that are not ours."""

import re

import pytest
from django.template.loader import get_template
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.converters import get_converters

from goldthread.foundations.access import urls as doors
from tests import factories

# What people who have not signed in may open. Everything else sends them to the sign-in page.
OPEN = {
    "account_login",
    "account_logout",
    "account_inactive",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "mfa_authenticate",
    "mfa_login_webauthn",
    "openid_connect_login",
    "openid_connect_callback",
    "socialaccount_login_cancelled",
    "socialaccount_login_error",
    "stay",
    "invitation",
    "health",
    "api_schema",
}
OPEN_ROOMS = ("learning/", "accessibility/", "privacy/", "help/", "static/", "public/")
EXAMPLES = {
    "int": "1",
    "slug": "r-1",
    "str": "x",
    "path": "x/y",
    "uuid": "00000000-0000-0000-0000-000000000000",
}


def every_pattern(resolver=None, prefix=""):
    """(route, name) of each address."""
    for one in (resolver or get_resolver()).url_patterns:
        route = prefix + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from every_pattern(one, route)
        elif isinstance(one, URLPattern):
            yield route, one.name


def example(route: str) -> str:
    """An address that fits a route."""

    def part(found: re.Match[str]) -> str:
        kind = found[1] or "str"
        return EXAMPLES.get(kind) or get_converters()[kind].regex.strip("()").split("|")[0]

    route = re.sub(r"\(\?P<\w+>[^)]*\)", "x", route).replace("^", "").replace("$", "")
    return "/" + re.sub(r"<(?:(\w+):)?\w+>", part, route)


ROUTES = sorted(set(every_pattern()), key=lambda pair: pair[0])


@pytest.mark.parametrize(("route", "name"), ROUTES, ids=[route or "/" for route, _ in ROUTES])
def test_every_address_asks_a_stranger_to_sign_in(client, db, route, name):
    if name in OPEN or route.startswith(OPEN_ROOMS):
        assert client.get(example(route)).status_code != 500
        return
    for ask in (client.get, client.post):
        answer = ask(example(route))
        if route.startswith("api/v1/"):  # a program is told so: there is nothing to sign in to
            shut = {404} if name == "api_nowhere" else {401, 405}
            assert answer.status_code in shut, route
            assert answer["Content-Type"] == "application/problem+json", route
            continue
        assert answer.status_code == 302, route
        assert answer["Location"].startswith("/accounts/login/?next="), route


def test_the_librarys_pages_that_we_do_not_offer_are_not_there(client, db):
    for path in [
        "/accounts/signup/",
        "/accounts/email/",
        "/accounts/confirm-email/",
        "/accounts/confirm-email/x/",
        "/accounts/password/set/",
        "/accounts/login/code/",
        "/accounts/login/code/confirm/",
        "/accounts/3rdparty/",
        "/accounts/social/signup/",
        "/accounts/2fa/webauthn/signup/",
        "/accounts/2fa/trust/",
        "/admin/",
    ]:
        assert client.get(path).status_code == 404, path


@pytest.mark.parametrize(
    "pattern", doors.urlpatterns, ids=[pattern.name for pattern in doors.urlpatterns]
)
def test_every_page_of_the_library_has_our_own_template(pattern):
    view = getattr(pattern.callback, "view_class", None)
    name = getattr(view, "template_name", None)
    if name is None:
        return  # answers by redirect or file, or is our own view
    assert "foundations/access/templates" in str(get_template(name).template.filename)


@pytest.mark.parametrize(
    "name",
    [
        "account/signup_closed.html",
        "account/email/password_reset_key_message.txt",
        "account/messages/logged_in.txt",
        "socialaccount/authentication_error.html",
        "socialaccount/login.html",
        "socialaccount/unknown.html",
    ],
)
def test_templates_that_the_library_shows_on_its_own_are_ours(name):
    assert "foundations/access/templates" in str(get_template(name).template.filename)


PAGES = ["/account/", "/people/", "/organisations/", "/audit/", "/kept/", "/accounts/2fa/"]


@pytest.mark.parametrize("path", PAGES)
def test_pages_of_signed_in_people(path, cast, signed_in):
    answer = signed_in(cast.manager).get(path)
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store, private"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer["X-Frame-Options"] == "DENY"
    no_inline(answer)


@pytest.mark.parametrize("path", ["/accounts/login/", "/accounts/password/reset/"])
def test_pages_of_anybody(path, client, db):
    no_inline(client.get(path))


def no_inline(answer) -> None:
    """The policy allows only our own files, and the page needs nothing else."""
    policy = dict(
        part.strip().split(" ", 1) for part in answer["Content-Security-Policy"].split(";")
    )
    assert policy["default-src"] == "'self'"
    assert policy["object-src"] == policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    assert policy["form-action"] == "'self'"
    assert not any("unsafe" in value for value in policy.values())
    page = answer.content.decode()
    assert not re.search(r"<script(?![^>]*\ssrc=)", page)
    assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", page)


def test_cookies_are_out_of_reach_of_scripts(client, cast):
    answer = client.post(
        "/accounts/login/", {"login": cast.manager.email, "password": factories.PASSWORD}
    )
    for cookie in answer.cookies.values():
        assert cookie["httponly"], cookie.key
        assert cookie["samesite"] == "Lax"
        assert not cookie["expires"] or cookie.key == "csrftoken"  # gone with the browser


def test_a_sign_in_does_not_lead_elsewhere(client, cast):
    fields = {"login": cast.manager.email, "password": factories.PASSWORD}
    answer = client.post("/accounts/login/?next=//elsewhere.example/", fields)
    assert answer["Location"] == "/"
