"""Themes: who may open and do what, two people for each piece, nobody named, and what is public."""

import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from jsonschema import Draft202012Validator

from goldthread.foundations.records.refusals import Refused
from goldthread.publishing.documents import actions as documents
from goldthread.publishing.documents.models import Version
from goldthread.publishing.themes import actions, guarding
from goldthread.publishing.themes.models import Marked, Piece, Theme

SignIn = Callable[[Any], Client]
Let = Callable[..., Version]
SCHEMA = Path(__file__).parents[3] / "docs/schemas/published-learning.schema.json"
ABOUT = "Any dog can hurt a baby.\n\n- Ask on every visit."


@pytest.fixture
def theme(ours: SimpleNamespace) -> Theme:
    return actions.make(
        partnership=ours.partnership, name="Dogs and babies", text=ABOUT, by=ours.support
    )


def put(theme: Theme, version: Version, ours: SimpleNamespace) -> Marked:
    """By business support; nobody else has agreed yet."""
    actions.mark(theme=theme, summaries=[version.summary], by=ours.support)
    return Marked.objects.get(theme=theme, summary=version.summary, ended_at=None)


def out(theme: Theme, ours: SimpleNamespace) -> Piece:
    return actions.release(piece=theme.pieces.get(), by=ours.chair)


DOORS = {
    "manager": [200, 200, 200, 200, 200, 200, 200, 200, 200],
    "chair": [200, 403, 200, 403, 403, 403, 200, 200, 200],
    "colleague": [403, 403, 404, 404, 404, 404, 404, 404, 404],
    "administrator": [403, 403, 404, 404, 404, 404, 404, 404, 404],
    "stranger": [200, 200, 404, 404, 404, 404, 404, 404, 404],
}


@pytest.mark.parametrize("who", DOORS)
def test_every_door(
    ours: SimpleNamespace, theme: Theme, written: Let, signed_in: SignIn, who: str
) -> None:
    mark = put(theme, written(), ours)
    at, piece = f"/themes/{theme.pk}/", f"/theme-pieces/{theme.pieces.get().pk}/"
    addresses = ["/themes/", "/themes/new/", at, f"{at}write/", f"{at}resource/",
                 f"{at}summaries/", f"{piece}yes/", f"{piece}withdraw/",
                 f"/theme-marks/{mark.pk}/yes/"]  # fmt: skip
    browser = signed_in(getattr(ours, who))
    assert [browser.get(one).status_code for one in addresses] == DOORS[who]
    if who == "stranger":
        assert f"/themes/{theme.pk}/" not in browser.get("/themes/").content.decode()


def test_writing_and_releasing_through_the_pages(
    ours: SimpleNamespace, signed_in: SignIn, client: Client
) -> None:
    by = signed_in(ours.support)
    answer = by.post("/themes/new/", {"name": "Safe sleep", "text": ABOUT}, follow=True)
    theme = Theme.objects.get()
    assert "with a second person" in answer.content.decode()
    at = f"/themes/{theme.pk}/"
    bad = {"title": "Card", "text": "For visits.", "link": "javascript:alert(1)"}
    assert "Enter a valid URL" in by.post(f"{at}resource/", bad).content.decode()
    by.post(f"{at}resource/", {**bad, "link": "https://fenmarsh.example/card"})
    for piece in Piece.objects.all():
        refused = by.post(f"/theme-pieces/{piece.pk}/yes/").content.decode()
        assert "Somebody else must say yes" in refused
        assert client.get("/learning/themes/safe-sleep/").status_code == 404
    other = signed_in(ours.chair)
    for piece in Piece.objects.all():
        other.post(f"/theme-pieces/{piece.pk}/yes/")
    html = client.get("/learning/themes/safe-sleep/").content.decode()
    assert 'href="https://fenmarsh.example/card"' in html
    assert "<li>Ask on every visit.</li>" in html
    words = Piece.objects.get(kind="words")
    other.post(f"/theme-pieces/{words.pk}/withdraw/", {"because": "Out of date."})
    assert client.get("/learning/themes/safe-sleep/").status_code == 404


def test_who_may_not_write_or_release(ours: SimpleNamespace, theme: Theme) -> None:
    for person in (ours.chair, ours.colleague, ours.stranger, ours.administrator):
        with pytest.raises(PermissionDenied):
            actions.write(theme=theme, kind="words", title="A", text="B", by=person)
        with pytest.raises(PermissionDenied):
            actions.mark(theme=theme, summaries=[], by=person)
    for person in (ours.colleague, ours.stranger, ours.practitioner):
        with pytest.raises(PermissionDenied):
            actions.release(piece=theme.pieces.get(), by=person)
    with pytest.raises(Refused, match="Somebody else"):
        actions.release(piece=theme.pieces.get(), by=ours.support)


def test_a_name_on_any_register_stops_it(ours: SimpleNamespace, theme: Theme) -> None:
    piece = actions.write(
        theme=theme, kind="resource", title="For visits", text="As for Jodie Marlowe.",
        by=ours.support,
    )  # fmt: skip
    with pytest.raises(Refused, match="may be somebody on a register"):
        actions.release(piece=piece, by=ours.chair)
    assert Piece.objects.get(pk=piece.pk).yes_at is None


def test_a_check_that_cannot_run_blocks(
    ours: SimpleNamespace, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: Any) -> str:
        raise OSError

    monkeypatch.setattr(guarding, "register_of", broken)
    with pytest.raises(Refused, match="could not run"):
        out(theme, ours)


def test_only_what_is_public_shows_under_a_theme(
    ours: SimpleNamespace, theme: Theme, released: Let, written: Let, client: Client
) -> None:
    out(theme, ours)
    version, draft = released(), written(ours.robin, title="A draft of Robin")
    actions.mark(theme=theme, summaries=[version.summary, draft.summary], by=ours.support)
    for mark in Marked.objects.all():
        actions.agree(mark=mark, by=ours.manager)
    html = client.get("/learning/themes/dogs-and-babies/").content.decode()
    assert version.title in html
    assert "Robin" not in html
    data = client.get("/learning/data.json").json()
    assert data["summaries"][0]["themes"] == ["Dogs and babies"]
    assert [one["title"] for one in data["themes"]] == ["Dogs and babies"]
    assert 'term="Dogs and babies"' in client.get("/learning/feed.xml").content.decode()
    assert "Dogs and babies" in client.get("/learning/wren-what-we-learned/").content.decode()
    documents.withdraw(version=version, because="It named a street.", by=ours.manager)
    assert version.title not in client.get("/learning/themes/dogs-and-babies/").content.decode()
    actions.mark(theme=theme, summaries=[], by=ours.support)
    assert Marked.objects.filter(ended_at=None).count() == 0
    assert Marked.objects.count() == 2


def test_a_summary_stands_under_a_theme_when_a_second_person_agreed(
    ours: SimpleNamespace, theme: Theme, released: Let, client: Client, signed_in: SignIn
) -> None:
    out(theme, ours)
    version = released()
    mark = put(theme, version, ours)
    at = f"/theme-marks/{mark.pk}/yes/"

    def shows() -> bool:
        summary = client.get("/learning/wren-what-we-learned/").content.decode()
        data = client.get("/learning/data.json").json()["summaries"][0]["themes"]
        feed = client.get("/learning/feed.xml").content.decode()
        told = {
            version.title in client.get("/learning/themes/dogs-and-babies/").content.decode(),
            "More about" in summary, data == ["Dogs and babies"], "term=" in feed,
        }  # fmt: skip
        assert len(told) == 1  # the same everywhere
        return told.pop()

    assert not shows()
    own = signed_in(ours.support)
    assert "You put it there" in own.get(at).content.decode()
    own.post(at)
    for person in (ours.colleague, ours.stranger, ours.administrator):
        assert signed_in(person).post(at).status_code == 404
        with pytest.raises(PermissionDenied):
            actions.agree(mark=mark, by=person)
    assert not shows()
    other = signed_in(ours.chair)
    assert at in other.get(f"/themes/{theme.pk}/").content.decode()
    other.post(at)
    assert shows()
    yes = f"/summaries/{version.summary_id}/{version.number}/yes/"
    assert "Theme: Dogs and babies" in other.get(yes).content.decode()
    actions.mark(theme=theme, summaries=[version.summary], by=ours.manager)  # leaves it
    assert shows()
    actions.mark(theme=theme, summaries=[], by=ours.support)
    assert not shows()
    with pytest.raises(Refused, match="already put there or taken away"):
        actions.agree(mark=mark, by=ours.chair)
    put(theme, version, ours)  # once more needs a yes once more
    assert not shows()


def test_other_words_show_when_a_second_person_said_yes(
    ours: SimpleNamespace, theme: Theme, client: Client
) -> None:
    out(theme, ours)
    card = actions.write(
        theme=theme, kind="resource", title="A card", text="Ask & listen.", by=ours.support
    )
    told = client.get("/learning/data.json").json()["themes"][0]
    assert told["resources"] == []
    actions.release(piece=card, by=ours.chair)
    told = client.get("/learning/data.json").json()
    Draft202012Validator(json.loads(SCHEMA.read_text())).validate(told)
    assert told["themes"][0]["resources"] == [
        {"title": "A card", "text": "Ask & listen.", "link": ""}
    ]
    later = actions.write(theme=theme, kind="words", title="Dogs", text="Ask.", by=ours.manager)
    assert "Any dog" in client.get("/learning/themes/dogs-and-babies/").content.decode()
    actions.release(piece=later, by=ours.chair)
    html = client.get("/learning/themes/dogs-and-babies/").content.decode()
    assert "Any dog" not in html
    assert len(client.get("/learning/data.json").json()["themes"]) == 1


def test_the_number_of_questions_does_not_grow(
    ours: SimpleNamespace, theme: Theme, signed_in: SignIn, client: Client
) -> None:
    out(theme, ours)
    browser, asked = signed_in(ours.manager), []
    addresses = ("/themes/", f"/themes/{theme.pk}/", "/learning/themes/dogs-and-babies/")
    for number in range(2):
        for _ in range(number * 5 + 1):
            piece = actions.write(
                theme=theme, kind="resource", title="A", text="B", by=ours.support
            )
            actions.release(piece=piece, by=ours.chair)
        with CaptureQueriesContext(connection) as queries:
            for address in addresses:
                assert (client if "learning" in address else browser).get(
                    address
                ).status_code == 200
        asked.append(len(queries))
    assert asked[0] == asked[1]
