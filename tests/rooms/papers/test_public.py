"""A released document stands beside a public summary, for anyone, and goes when either goes."""

import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.test import Client
from jsonschema import Draft202012Validator

from goldthread.publishing.documents import actions as summaries
from goldthread.publishing.documents.models import Version
from goldthread.publishing.papers import making, releasing
from goldthread.publishing.papers.models import Edition
from goldthread.publishing.public_site.export import write
from tests.checked import checked as summary_checked
from tests.rooms.documents.conftest import WORDS
from tests.rooms.papers.conftest import checked

Ready = Callable[..., Edition]
AT = "/learning/wren-what-we-learned/"
SCHEMA = Path(__file__).parents[3] / "docs/schemas/published-learning.schema.json"


@pytest.fixture
def summary(ours: SimpleNamespace) -> Version:
    version = summaries.write(review=ours.wren, by=ours.support, **WORDS)
    summary_checked(version, ours.manager)
    summaries.release_first(version=version, checked="Every line.", by=ours.manager)
    summaries.release_second(version=version, checked="Every line.", by=ours.chair)
    return version


def test_what_is_released_is_there_for_anyone_and_nothing_else(
    ours: SimpleNamespace, summary: Version, released: Ready, client: Client, tmp_path: Path
) -> None:
    edition, private = released("briefing"), released("media")
    page = client.get(AT).content.decode()
    assert "Seven-minute briefing (PDF, " in page and "Media line" not in page
    file = client.get(f"{AT}briefing.pdf")
    assert file.content == bytes(edition.files.get(form="pdf").content)
    assert "no-cache" in file["Cache-Control"] and not file.cookies
    for gone in ("media.pdf", "briefing.pptx", "overview.pdf", "nosuch.docx"):
        assert client.get(AT + gone).status_code == 404
    assert client.get("/learning/other/briefing.pdf").status_code == 404
    assert private.files.exists()
    data = client.get("/learning/data.json").json()
    Draft202012Validator(json.loads(SCHEMA.read_text())).validate(data)
    said = data["summaries"][0]["documents"]
    assert {one["sha256"] for one in said} == {one.sha256 for one in edition.files.all()}
    write(tmp_path)
    kept = tmp_path / "wren-what-we-learned"
    assert (kept / "briefing.pdf").read_bytes() == file.content
    assert 'href="briefing.pdf"' in (kept / "index.html").read_text()
    assert sorted(one.name for one in kept.iterdir()) == [
        "briefing.docx", "briefing.pdf", "index.html",
    ]  # fmt: skip


def test_it_goes_with_its_own_withdrawal_and_with_the_summary(
    ours: SimpleNamespace, summary: Version, released: Ready, client: Client
) -> None:
    edition = released("briefing")
    assert client.get(f"{AT}briefing.docx").status_code == 200
    paper = edition.paper
    making.write(paper=paper, key="do", words="Talk more.", based_on=1, by=ours.support)
    assert client.get(f"{AT}briefing.docx").status_code == 200  # the released words stand
    again = releasing.make_edition(paper=paper, by=ours.support)
    checked(again, ours.manager)
    releasing.release_first(edition=again, checked="Every line.", by=ours.manager)
    assert client.get(f"{AT}briefing.docx").content == bytes(edition.files.get(form="docx").content)
    summaries.withdraw(version=summary, because="A place was named.", by=ours.chair)
    assert client.get(f"{AT}briefing.docx").status_code == 404
    assert client.get(AT).status_code == 410
    # The next version of the summary does not bring back what was let out beside the last one.
    said = {**WORDS, "what_happened": f"{WORDS['what_happened']} We say it anew."}
    version = summaries.write(review=ours.wren, by=ours.support, **said)
    summary_checked(version, ours.manager)
    summaries.release_first(version=version, checked="Every line.", by=ours.manager)
    summaries.release_second(version=version, checked="Every line.", by=ours.chair)
    assert client.get(AT).status_code == 200
    assert client.get(f"{AT}briefing.docx").status_code == 404


def test_one_withdrawn_document_is_gone_while_the_summary_stands(
    ours: SimpleNamespace, summary: Version, released: Ready, client: Client
) -> None:
    edition = released("briefing")
    releasing.withdraw(edition=edition, because="A place was named.", by=ours.chair)
    assert client.get(f"{AT}briefing.pdf").status_code == 404
    assert "Seven-minute" not in client.get(AT).content.decode()


def test_home_asks_the_second_person_and_nobody_who_wrote(
    ours: SimpleNamespace, edition: Ready, signed_in: Callable[..., Client]
) -> None:
    files = edition("briefing")
    releasing.release_first(edition=files, checked="Every line.", by=ours.manager)
    words = "Second person needed: release of “Seven-minute briefing: Wren”"
    for person, asked in ((ours.chair, True), (ours.support, False), (ours.manager, False)):
        assert (words in signed_in(person).get("/").content.decode()) is asked, person
    making.write(paper=files.paper, key="do", words="Other.", based_on=1, by=ours.support)
    releasing.make_edition(paper=files.paper, by=ours.support)
    assert words not in signed_in(ours.chair).get("/").content.decode()
