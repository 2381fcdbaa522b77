"""Feed, open data, search, an end to being public, and the pages as files."""

import json
import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from jsonschema import Draft202012Validator
from lxml import etree

from goldthread.cli import main as goldthread
from goldthread.foundations.records.refusals import Refused
from goldthread.publishing.documents import actions
from goldthread.publishing.documents.models import Release, Version
from goldthread.publishing.public_site.export import write

Let = Callable[..., Version]
ROOT = Path(__file__).parents[3]
SCHEMA = json.loads((ROOT / "docs/schemas/published-learning.schema.json").read_text())
AT = "/learning/wren-what-we-learned/"
ATOM = "{http://www.w3.org/2005/Atom}"


def test_a_feed_of_what_is_public(
    ours: SimpleNamespace, released: Let, written: Let, client: Client
) -> None:
    version = released()
    written(ours.robin, title="A draft of Robin")
    assert "/help/" not in client.get(AT).content.decode()  # the public process has none
    answer = client.get("/learning/feed.xml")
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    feed = etree.fromstring(answer.content)
    (entry,) = feed.findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == version.title
    assert [one.get("type") for one in entry.findall(f"{ATOM}summary")] == ["text"]
    assert entry.find(f"{ATOM}link").get("href") == settings.ADDRESS + AT
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == ours.partnership.name
    assert b"Robin" not in answer.content


def test_open_data_in_the_shape_that_is_promised(
    ours: SimpleNamespace, released: Let, client: Client
) -> None:
    version = released()
    answer = client.get("/learning/data.json")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    data = answer.json()
    Draft202012Validator(SCHEMA).validate(data)
    assert [one["what_changed"] for one in data["summaries"]] == [version.what_changed]
    for person in (ours.support, ours.manager, ours.chair):
        assert person.name not in answer.content.decode()


def test_few_questions_to_the_database_however_many_there_are(
    ours: SimpleNamespace, released: Let, client: Client
) -> None:
    released()
    released(ours.juno, title="Robin: what we learned")
    for address in ("/learning/", "/learning/feed.xml", "/learning/data.json"):
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        assert len(asked) <= 7  # one for each kind of thing, however many there are


def test_searching_finds_what_holds_every_word(
    ours: SimpleNamespace, released: Let, client: Client
) -> None:
    released()
    released(ours.juno, title="Robin: dogs at home", what_changed="Dogs are asked about.")
    found = client.get("/learning/", {"words": "DOGS asked"}).content.decode()
    assert "Robin: dogs at home" in found
    assert "Wren: what we learned" not in found
    assert "1 summary with" in found
    nothing = client.get("/learning/", {"words": '"><script>%\0' + "x" * 900}).content.decode()
    assert "0 summaries with" in nothing
    assert "<script" not in nothing


def test_its_time_is_at_least_a_year_and_then_it_is_up(
    ours: SimpleNamespace, written: Let, client: Client
) -> None:
    today = timezone.localdate()
    version = written()
    actions.release_first(version=version, checked="Names.", by=ours.manager)
    with pytest.raises(Refused, match="at least a year"):
        actions.release_second(
            version=version, checked="Names.", by=ours.chair, until=today + timedelta(days=300)
        )
    end = today + timedelta(days=400)
    actions.release_second(version=version, checked="Names.", by=ours.chair, until=end)
    assert client.get("/learning/data.json").json()["summaries"][0]["until"] == end.isoformat()
    Release.objects.update(until=today)
    assert client.get(AT).status_code == 200
    Release.objects.update(until=today - timedelta(days=1))
    gone = client.get(AT)
    assert gone.status_code == 410
    assert "no longer published here" in gone.content.decode()
    assert ours.partnership.name in gone.content.decode()
    assert version.what_we_learned not in gone.content.decode()
    assert client.get("/learning/data.json").json()["summaries"] == []


def test_the_site_as_files(
    ours: SimpleNamespace, released: Let, written: Let, tmp_path: Path
) -> None:
    version = released()
    withdrawn = released(ours.juno, title="Robin: dogs at home")
    actions.withdraw(version=withdrawn, because="It named a street.", by=ours.manager)
    number = write(tmp_path)
    files = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()}
    assert len(files) == number
    assert {"index.html", "feed.xml", "data.json", "wren-what-we-learned/index.html",
            "robin-dogs-at-home/index.html"} <= files  # fmt: skip
    page = (tmp_path / "wren-what-we-learned/index.html").read_text()
    assert version.title in page
    stub = (tmp_path / "robin-dogs-at-home/index.html").read_text()
    assert "was withdrawn" in stub
    assert "street" not in stub
    for path in tmp_path.rglob("*.html"):
        for href in re.findall(r'(?:href|src)="([^"#]+)"', path.read_text()):
            outside = href.startswith(("http://", "https://", "mailto:"))
            assert outside or (path.parent / href).resolve().is_file(), (path, href)
        assert "<form" not in path.read_text()
        assert "<script" not in path.read_text()


def test_the_command_writes_into_an_empty_folder_only(
    released: Let, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    released()
    assert goldthread(["export-site", str(tmp_path / "site")]) == 0
    assert (tmp_path / "site" / "index.html").exists()
    assert goldthread(["export-site", str(tmp_path / "site")]) == 2
    assert "is not an empty folder. Nothing was written" in capsys.readouterr().err
