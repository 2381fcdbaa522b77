"""The pages of the frameworks in a real browser: accessible, and whole on a phone."""

import os
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from tests.journeys.conftest import (  # noqa: F401
    browser_type_launch_args,
    come_in,
    violations,
    width_of,
)

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
PICTURES = os.environ.get("GOLDTHREAD_PICTURES")  # a folder, for whoever wants to look


@pytest.mark.usefixtures("transactional_db")
def test_every_page_is_accessible_and_whole_on_a_phone(
    page: Page,
    live_server: Any,
    world: SimpleNamespace,
    come_in: Callable[[Page, Any], None],  # noqa: F811
) -> None:
    come_in(page, world.manager)
    tried = "?kind=cspr&day-day=19&day-month=12&day-year=2024"
    where = {
        "all": reverse("frameworks") + tried,
        "wrong": reverse("frameworks") + "?kind=cspr",
        "kind": reverse("framework", args=["cspr"]),
        "own": reverse("framework", args=[world.kind.code]),
        "none": reverse("framework", args=["cmr"]),
        "adjust": reverse("adjust_clock", args=["cspr", "rapid-review"]),
        "area": reverse("framework_area"),
        "new": reverse("new_local_kind"),
        "clock": reverse("new_local_clock", args=[world.kind.code]),
        "end": reverse("end_local_kind", args=[world.kind.code]),
    }
    for name, href in where.items():
        for width in (1280, 320):
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(f"{live_server.url}{href}")
            assert violations(page) == [], name
            assert width_of(page) <= width, name
            if PICTURES:
                page.screenshot(path=Path(PICTURES) / f"{name}-{width}.png", full_page=True)
