"""A released document stands beside a public summary, for anyone, and goes when either goes."""

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from jsonschema import Draft202012Validator

from goldthread.casework.alongside import holds
from goldthread.foundations.people import actions as people
from goldthread.publishing.documents import actions as summaries
from goldthread.publishing.documents import down
from goldthread.publishing.documents.models import Version
from goldthread.publishing.documents.out import out_of
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
    ours: SimpleNamespace,
    summary: Version,
    released: Ready,
    client: Client,
    signed_in: Any,
    tmp_path: Path,
) -> None:
    edition, private = released("briefing"), released("media")
    yes = signed_in(ours.chair).get(f"/summaries/{summary.summary_id}/1/yes/").content.decode()
    assert "Document: Seven-minute briefing" in yes
    assert "Media line" not in yes
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


def test_a_hold_takes_files_down_and_two_people_put_them_back(
    ours: SimpleNamespace, summary: Version, released: Ready, signed_in: Any, client: Client
) -> None:
    """Both on the public page and to those who hand them on without a mark."""
    edition, media = released("briefing"), released("media")
    at, today = f"/documents/{media.paper_id}/", timezone.localdate()
    hold = holds.set_hold(
        review=ours.wren, since=today, reason="A trial.", first_check=today + timedelta(days=9),
        by=ours.manager,
    )  # fmt: skip
    holds.propose_lift(hold=hold, reason="It is over.", by=ours.manager)
    holds.confirm_lift(hold=hold, by=ours.support)
    browser = signed_in(ours.manager)

    def shown() -> list[int]:
        return [
            client.get(f"{AT}briefing.docx").status_code,
            browser.get(f"{at}released/docx/").status_code,
        ]

    assert shown() == [404, 302]
    html = browser.get(at).content.decode()
    assert "Withdrawn for now since" in html
    assert f"{at}released/docx/" not in html
    assert (
        f"{at}released/docx/"
        not in browser.get(f"/reviews/{ours.wren.pk}/documents/").content.decode()
    )
    keys = [one.key for one in out_of(ours.wren)]
    assert sorted(keys) == sorted(
        [f"summary:{summary.summary_id}", f"document:{media.paper_id}",
         f"document:{edition.paper_id}"]
    )  # fmt: skip
    for turn, person in (("first", ours.manager), ("second", ours.chair)):
        down.put_back(
            review=ours.wren, which=[(key, turn) for key in keys], checked="All.", by=person
        )
    assert shown() == [200, 200]


def test_a_register_that_changed_takes_down_the_file_it_names(
    ours: SimpleNamespace, summary: Version, released: Ready, client: Client
) -> None:
    """The summary beside it, which names nobody, stays."""
    paper = making.make(review=ours.wren, kind="briefing", by=ours.support)
    part = paper.of_kind.parts[0].key
    making.write(paper=paper, key=part, words="Kestrel came.", based_on=1, by=ours.support)
    edition = releasing.make_edition(paper=paper, by=ours.support)
    checked(edition, ours.manager)
    releasing.release_first(edition=edition, checked="Every line.", by=ours.manager)
    releasing.release_second(edition=edition, checked="Every line too.", by=ours.chair)
    people.involve(matter=ours.wren.matter, role="father", forename="Kestrel", by=ours.manager)
    assert client.get(f"{AT}briefing.docx").status_code == 200
    assert [one.what for one in down.look_again(ours.wren)] == ["document"]
    assert client.get(f"{AT}briefing.docx").status_code == 404
    assert client.get(AT).status_code == 200
