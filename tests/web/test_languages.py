"""Goldthread's own words in Welsh: by the address alone, whole, and marked where they stand."""

import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from goldthread.web.tested import tested

ROOT = Path(__file__).parents[2]
WELSH_BROWSER = {"Accept-Language": "cy,en;q=0.5"}


@pytest.fixture(scope="module")
def catalogue() -> ModuleType:
    spec = importlib.util.spec_from_file_location("catalogue", ROOT / "scripts" / "catalogue.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_everything_that_is_said_has_its_welsh(catalogue: Any) -> None:
    kept = catalogue.kept()
    said = {one.id for one in catalogue.said() if one.id}
    assert len(said) > 100
    assert said == {one.id for one in kept if one.id}, "run python scripts/catalogue.py"
    assert catalogue.lacking_in(kept) == []
    odd = [one.id for one in kept if one.id and "%(" in str(one.id) and list(one.check())]
    assert odd == [], "names in brackets must stand in both"


def test_what_the_program_reads_is_made_from_what_people_wrote(catalogue: Any) -> None:
    assert catalogue.PO.with_suffix(".mo").read_bytes() == catalogue.compiled(catalogue.kept())


@pytest.mark.parametrize("path", ["learning/", "learning/themes/", "learning/guidance/",
                                  "accounts/login/", "accessibility/"])  # fmt: skip
@pytest.mark.django_db
def test_every_public_template_says_what_it_says_in_welsh(client: Client, path: str) -> None:
    english = client.get(f"/{path}", headers=WELSH_BROWSER)
    welsh = client.get(f"/cy/{path}")
    assert '<html lang="en-GB"' in english.content.decode()
    html = welsh.content.decode()
    assert '<html lang="cy"' in html
    assert "Neidio i&#39;r prif gynnwys" in html or "Neidio i'r prif gynnwys" in html
    assert f'href="/{path}" lang="en-GB"' in html
    assert f'href="/cy/{path}" lang="cy"' in english.content.decode()
    assert not {"django_language", "goldthread"} & set(client.cookies)


@pytest.mark.django_db
def test_an_address_that_is_not_there_says_so_in_welsh(client: Client) -> None:
    answer = client.get("/cy/learning/no-such-thing/")
    assert answer.status_code == 404
    assert "Heb ddod o hyd i" in answer.content.decode()
    assert "Page not found" in client.get("/learning/no-such-thing/").content.decode()


@pytest.mark.django_db
def test_doors_are_the_same_behind_a_welsh_address(
    cast: SimpleNamespace, signed_in: Callable[[Any], Client], client: Client, settings: Any
) -> None:
    assert client.get("/cy/summaries/")["Location"].startswith("/cy/accounts/login/")
    page = signed_in(cast.manager).get("/cy/summaries/").content.decode()
    assert '<html lang="en-GB"' in page
    assert 'lang="cy"' in page
    assert "Crynodebau" in page
    assert signed_in(cast.colleague).get("/cy/summaries/").status_code == 403
    settings.SECOND_FACTOR = True
    answer = signed_in(cast.manager).get("/cy/summaries/")
    assert (answer.status_code, answer["Location"]) == (302, "/cy/accounts/2fa/")


@pytest.mark.django_db
def test_the_statement_says_what_the_kept_results_say(client: Client) -> None:
    kept = tested()
    assert kept, "run make accessibility"
    html = client.get("/accessibility/").content.decode()
    assert f"On {kept.on:%-d %B %Y} the demonstration" in html
    for number in (kept.pages, kept.opened, kept.people, kept.axe, *kept.widths):
        assert str(number) in html
    assert ("No fault was found." in html) == (not kept.faults)
    assert all(fault in html for fault in kept.faults)


def test_without_results_nothing_is_claimed(
    tmp_path: Path, client: Client, monkeypatch: Any
) -> None:
    assert tested(tmp_path / "none.json") is None
    (tmp_path / "bad.json").write_text('{"on": "yesterday"}')
    assert tested(tmp_path / "bad.json") is None
    monkeypatch.setattr("goldthread.web.static_pages.tested", lambda: None)
    html = client.get("/accessibility/").content.decode()
    assert "we cannot say that it was tested" in html
    assert "No fault was found" not in html
