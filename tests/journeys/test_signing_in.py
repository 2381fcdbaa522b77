"""Coming in and being timed out, in a real browser: app, passkey, half-written form."""

import base64
import hashlib
import hmac
import re
import struct
import time
from types import SimpleNamespace

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from goldthread.foundations.access import middleware
from goldthread.foundations.agencies import actions, inviting
from goldthread.foundations.agencies.models import Organisation, Seat
from goldthread.foundations.agencies.roles import Role
from tests import factories
from tests.journeys.conftest import violations, width_of

pytestmark = pytest.mark.journey
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def code_of(secret: str) -> str:
    """What an authenticator app shows now for a secret."""
    count = struct.pack(">Q", int(time.time()) // 30)
    digest = hmac.new(base64.b32decode(secret), count, hashlib.sha1).digest()
    at = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[at : at + 4])[0] & 0x7FFFFFFF) % 10**6:06}"


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def sign_out(page: Page) -> None:
    page.get_by_text("Business manager").first.click()
    press(page, "Sign out")
    expect(page.get_by_role("heading", name="Sign in", exact=True)).to_be_visible()


def test_a_first_sign_in_sets_up_an_app(page, live_server, cast, come_in, settings):
    settings.SECOND_FACTOR = True
    come_in(page, cast.manager)
    expect(page.get_by_role("heading", name="Set up a second factor")).to_be_visible()
    assert violations(page) == []
    press(page, "Set up an app")
    page.get_by_text("I cannot scan it").click()
    secret = page.get_by_text(re.compile("^[A-Z2-7]{32}$")).inner_text()
    page.get_by_label("Code from the app").fill("12")
    press(page, "Finish")
    expect(page.get_by_role("link", name="The code is not right")).to_be_visible()
    assert violations(page) == []
    page.get_by_label("Code from the app").fill(code_of(secret))
    press(page, "Finish")
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    code = page.get_by_role("code").first.inner_text()
    page.get_by_role("link", name="I have kept them: go on").click()
    sign_out(page)
    come_in(page, cast.manager)
    expect(page.get_by_role("heading", name="Your second factor")).to_be_visible()
    assert violations(page) == []
    page.get_by_label("Code").fill(code)
    press(page, "Sign in")
    expect(page.get_by_text("Business manager").first).to_be_visible()


def test_a_passkey_opens_the_door_alone(page, live_server, cast, come_in, settings):
    settings.SECOND_FACTOR = True
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    come_in(page, cast.manager)
    press(page, "Set up a passkey")
    page.get_by_label("Name of this device or key").fill("Ward laptop")
    press(page, "Set up")
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    page.goto(f"{live_server.url}/accounts/2fa/passkeys/")
    expect(page.get_by_role("rowheader", name="Ward laptop")).to_be_visible()
    assert violations(page) == []
    sign_out(page)
    press(page, "Use a passkey")
    expect(page.get_by_text("Business manager").first).to_be_visible()
    sign_out(page)
    come_in(page, cast.manager)
    press(page, "Use my passkey")
    expect(page.get_by_text("Business manager").first).to_be_visible()


def test_a_half_written_form_outlives_the_time_out(page, live_server, cast, come_in, monkeypatch):
    ahead = 0
    monkeypatch.setattr(middleware, "time", SimpleNamespace(time=lambda: time.time() + ahead))

    def pass_by(seconds):
        """Nobody does anything for so long: the clocks of the server and of the page go on."""
        nonlocal ahead
        ahead += seconds
        page.clock.fast_forward(seconds * 1000)

    come_in(page, cast.manager)
    page.clock.install()
    page.goto(f"{live_server.url}/organisations/add/")
    page.get_by_label("Name", exact=True).fill("Fenmarsh Ambulance Service")
    page.get_by_label("Sector").select_option("other")
    dialog = page.get_by_role("dialog")
    pass_by(settings.IDLE_SECONDS - 130)
    page.wait_for_timeout(2000)
    expect(dialog).to_be_hidden()
    pass_by(30)
    expect(dialog).to_be_visible()
    assert violations(page) == []
    press(page, "Stay signed in")
    expect(dialog).to_be_hidden()
    pass_by(settings.IDLE_SECONDS - 100)
    expect(dialog).to_be_visible()
    pass_by(90)
    expect(page.get_by_text("You were signed out", exact=True)).to_be_visible(timeout=20_000)
    ahead = 0
    page.get_by_label("E-mail address").fill(cast.manager.email)
    page.get_by_label("Password", exact=True).fill(factories.PASSWORD)
    press(page, "Sign in")
    expect(page.get_by_text("Fenmarsh Ambulance Service")).to_be_visible()
    assert violations(page) == []
    press(page, "Save it now")
    expect(page.get_by_text("Fenmarsh Ambulance Service is in the directory.")).to_be_visible()
    assert Organisation.objects.filter(name="Fenmarsh Ambulance Service").exists()


def test_without_javascript_what_is_sent_too_late_is_kept(
    plain_page, live_server, cast, come_in, settings
):
    page = plain_page
    come_in(page, cast.manager)
    page.goto(f"{live_server.url}/organisations/add/")
    page.get_by_label("Name", exact=True).fill("Fenmarsh Ambulance Service")
    page.get_by_label("Sector").select_option("other")
    settings.IDLE_SECONDS = 1
    time.sleep(2)
    press(page, "Add it")
    expect(page.get_by_text("You were signed out", exact=True)).to_be_visible()
    settings.IDLE_SECONDS = 1800
    page.get_by_label("E-mail address").fill(cast.manager.email)
    page.get_by_label("Password", exact=True).fill(factories.PASSWORD)
    press(page, "Sign in")
    press(page, "Save it now")
    expect(page.get_by_text("Fenmarsh Ambulance Service is in the directory.")).to_be_visible()


@pytest.mark.parametrize("width", [1280, 320])
def test_every_page_of_the_doors_is_accessible(page, live_server, cast, come_in, width):
    matter = factories.matter(cast.partnership, "R-2026-03")
    Seat.objects.create(matter=matter, holder=cast.author, role=Role.PANEL)
    actions.declare_conflict(matter=matter, person=cast.chair, reason="Kin", by=cast.chair)
    reader = factories.member(cast.partnership, Role.SCRUTINEER)
    actions.break_glass(matter=matter, reason="Nobody else answers tonight.", by=reader)
    page.set_viewport_size({"width": width, "height": 900})
    come_in(page, cast.manager)
    for path in [
        "/account/",
        "/people/",
        "/people/invite/",
        f"/people/{cast.author.pk}/",
        f"/people/{cast.author.pk}/second-factor/",
        "/organisations/",
        "/organisations/add/",
        f"/organisations/{cast.trust.pk}/",
        f"/organisations/{cast.trust.pk}/successor/",
        "/matters/R-2026-03/people/",
        "/matters/R-2026-03/people/seat/",
        "/matters/R-2026-03/people/conflict/",
        "/matters/R-2026-03/conflict/",
        "/emergency-access/",
        "/emergency-access/taken/",
        "/audit/",
        "/kept/",
        "/accounts/2fa/",
        "/accounts/password/change/",
    ]:
        page.goto(f"{live_server.url}{path}")
        assert violations(page) == [], path
        wide = width_of(page)
        assert wide <= width, f"{path} is {wide} wide"


@pytest.mark.parametrize("width", [1280, 320])
def test_every_page_before_the_door_is_accessible(page, live_server, cast, width):
    _, secret = inviting.invite(
        partnership=cast.partnership,
        email="nell.dunmore@police.example",
        name="Nell Dunmore",
        role=Role.CHAIR,
        by=cast.manager,
    )
    page.set_viewport_size({"width": width, "height": 900})
    for path in [
        "/accounts/login/?idle=1",
        "/accounts/inactive/",
        "/accounts/password/reset/",
        "/accounts/password/reset/done/",
        "/accounts/password/reset/key/x-y/",
        "/accounts/password/reset/key/done/",
        "/accounts/oidc/cancelled/",
        "/accounts/oidc/error/",
        f"/invitations/{secret}/",
        "/invitations/made-up/",
    ]:
        page.goto(f"{live_server.url}{path}")
        expect(page.get_by_role("heading", level=1)).to_have_count(1)
        assert violations(page) == [], path
        wide = width_of(page)
        assert wide <= width, f"{path} is {wide} wide"
