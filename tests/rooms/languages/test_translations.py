"""Translations: written or brought in, read, let out by two, stale when the words change."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from goldthread.engines.xliff import read, write
from goldthread.foundations.records.refusals import Refused
from goldthread.publishing.anonymising import checking, deciding
from goldthread.publishing.anonymising.models import Mention, Says
from goldthread.publishing.documents import actions as documents
from goldthread.publishing.documents.models import Version
from goldthread.publishing.languages import actions, exchange
from goldthread.publishing.languages.models import Translation
from goldthread.publishing.languages.segments import KEYS, segments
from goldthread.publishing.languages.tongues import tongue

SignIn = Callable[[Any], Client]
Let = Callable[..., Version]
WELSH = {key: f"gair {number}" for number, key in enumerate(KEYS)}
ARABIC = dict.fromkeys(KEYS, "كلمة") | {"what_we_learned": "- أولا\n- ثانيا"}


def ready(
    version: Version, ours: SimpleNamespace, language: str = "cy", **words: str
) -> Translation:
    """Written, read by somebody else and through its leak check."""
    base = ARABIC if language == "ar" else WELSH
    one = actions.write(
        version=version, language=language, words={**base, **words}, by=ours.support
    )
    actions.say_read(translation=one, said="All of it.", by=ours.scrutineer)
    check = checking.run(check=actions.ask_check(translation=one, by=ours.manager), by=ours.manager)
    found = list(Mention.objects.filter(check_of=check))
    if found:
        deciding.decide(
            check=check, mentions=found, says=Says.STANDS, because="A word.", by=ours.manager
        )
    return one


def out(one: Translation, ours: SimpleNamespace) -> None:
    actions.release(translation=one, turn="first", by=ours.manager)
    actions.release(translation=one, turn="second", by=ours.chair)


DOORS = {
    "manager": [200, 200, 200, 200, 200, 200, 200],
    "chair": [200, 403, 403, 200, 200, 200, 200],
    "colleague": [404] * 7,
    "administrator": [404] * 7,
    "stranger": [404] * 7,
}


@pytest.mark.parametrize("who", DOORS)
def test_every_door(ours: SimpleNamespace, released: Let, signed_in: SignIn, who: str) -> None:
    version = released()
    one = actions.write(version=version, language="cy", words=WELSH, by=ours.support)
    of, at = f"/summaries/{version.summary_id}/translations/", f"/translations/{one.pk}/"
    addresses = [of, f"{of}cy/", f"{of}cy/xliff/", at, f"{at}read/", f"{at}yes/", f"{at}withdraw/"]
    browser = signed_in(getattr(ours, who))
    assert [browser.get(address).status_code for address in addresses] == DOORS[who]
    sent = [browser.post(f"{at}check/").status_code, browser.post(f"{of}bring-in/").status_code]
    assert who == "manager" or sent in ([302, 403], [404, 404])


def test_from_writing_to_the_public(
    ours: SimpleNamespace, released: Let, signed_in: SignIn, client: Client
) -> None:
    version = released()
    browser = signed_in(ours.support)
    address = f"/summaries/{version.summary_id}/translations/ar/"
    html = browser.get(address).content.decode()
    assert 'dir="rtl"' in html
    assert "Wren was hurt at home." in html
    made = browser.post(address, ARABIC, follow=True).content.decode()
    assert "cannot see a name written in Arabic letters" in made
    one = ready(version, ours, "ar")
    at = "/learning/wren-what-we-learned/ar/"
    assert client.get(at).status_code == 404
    out(one, ours)
    html = client.get(at).content.decode()
    assert '<html lang="ar" dir="rtl"' in html
    assert "<li>ثانيا</li>" in html
    assert not client.cookies
    original = client.get("/learning/wren-what-we-learned/").content.decode()
    assert 'hreflang="ar"' in original
    data = client.get("/learning/data.json").json()["summaries"][0]["translations"]
    assert [(row["language"], row["title"]) for row in data] == [("ar", "كلمة")]


def test_two_people_and_one_who_reads_it(ours: SimpleNamespace, released: Let) -> None:
    version = released()
    other = dict.fromkeys(KEYS, "gair")
    one = actions.write(version=version, language="cy", words=other, by=ours.manager)
    with pytest.raises(Refused, match="You wrote it"):
        actions.say_read(translation=one, said="All.", by=ours.manager)
    with pytest.raises(Refused, match="Somebody who reads the language"):
        actions.release(translation=one, turn="first", by=ours.chair)
    one = ready(version, ours)
    actions.release(translation=one, turn="first", by=ours.manager)
    with pytest.raises(Refused, match="Somebody else must be the second"):
        actions.release(translation=one, turn="second", by=ours.manager)
    with pytest.raises(Refused, match="You wrote words of it"):
        actions.release(translation=one, turn="second", by=ours.support)
    title = {**WELSH, "title": "Teitl arall"}
    later = actions.write(version=version, language="cy", words=title, by=ours.manager)
    assert actions.writers_of(later) == {ours.manager.pk, ours.support.pk}  # title, and the rest
    for person in (ours.colleague, ours.stranger, ours.practitioner, ours.administrator):
        with pytest.raises(PermissionDenied):
            actions.release(translation=one, turn="second", by=person)


def test_nothing_leaves_without_the_check_of_its_own_words(
    ours: SimpleNamespace, released: Let
) -> None:
    version = released()
    one = actions.write(version=version, language="cy", words=WELSH, by=ours.support)
    actions.say_read(translation=one, said="All.", by=ours.chair)
    with pytest.raises(Refused, match="has not been run on this very text"):
        actions.release(translation=one, turn="first", by=ours.manager)
    words = {**WELSH, "what_changed": "Mae Jodie Marlowe yn iawn."}
    named = actions.write(version=version, language="cy", words=words, by=ours.support)
    actions.say_read(translation=named, said="All.", by=ours.chair)
    checking.run(check=actions.ask_check(translation=named, by=ours.manager), by=ours.manager)
    with pytest.raises(Refused, match="must still be decided"):
        actions.release(translation=named, turn="first", by=ours.manager)


def test_half_of_it_is_kept_and_cannot_go_on(ours: SimpleNamespace, released: Let) -> None:
    one = actions.write(version=released(), language="pl", words={"title": "A"}, by=ours.support)
    with pytest.raises(Refused, match="not whole yet"):
        actions.say_read(translation=one, said="All.", by=ours.chair)


def test_when_the_summary_changes_it_is_stale(
    ours: SimpleNamespace, released: Let, signed_in: SignIn, client: Client
) -> None:
    version = released()
    one = ready(version, ours)
    out(one, ours)
    at = "/learning/wren-what-we-learned/cy/"
    assert client.get(at).status_code == 200
    released(what_changed="All twenty babies had a plan.")
    stub = client.get(at)
    assert stub.status_code == 410
    assert "This translation is not shown now" in stub.content.decode()
    assert 'href="/learning/wren-what-we-learned/"' in stub.content.decode()
    assert "gair" not in stub.content.decode()
    assert client.get("/learning/wren-what-we-learned/pl/").status_code == 404
    assert at not in client.get("/learning/wren-what-we-learned/").content.decode()
    browser = signed_in(ours.manager)
    assert "This translation is stale" in browser.get(f"/translations/{one.pk}/").content.decode()
    again = browser.get(f"/summaries/{version.summary_id}/translations/cy/").content.decode()
    assert "gair 1" in again
    assert "All twenty babies" in again
    waiting = actions.write(version=version, language="cy", words=WELSH, by=ours.support)
    actions.say_read(translation=waiting, said="All.", by=ours.chair)
    with pytest.raises(Refused, match="stale"):
        actions.release(translation=waiting, turn="first", by=ours.manager)


def test_withdrawn_at_once_by_one_and_with_the_summary(
    ours: SimpleNamespace, released: Let, client: Client
) -> None:
    version = released()
    first, second = ready(version, ours), ready(version, ours, "ar")
    out(first, ours)
    out(second, ours)
    actions.withdraw(translation=first, because="It names a street.", by=ours.manager)
    assert client.get("/learning/wren-what-we-learned/cy/").status_code == 410
    assert client.get("/learning/wren-what-we-learned/ar/").status_code == 200
    documents.withdraw(version=version, because="It names a street.", by=ours.manager)
    assert client.get("/learning/wren-what-we-learned/ar/").status_code == 410


def test_out_as_xliff_and_back(ours: SimpleNamespace, released: Let, signed_in: SignIn) -> None:
    version = released()
    browser = signed_in(ours.support)
    of = f"/summaries/{version.summary_id}/translations/"
    sent = browser.get(f"{of}cy/xliff/").content
    units = read(sent).units
    assert [one.id for one in units] == list(KEYS)
    assert {one.id: one.target for one in units}["heading_what_happened"] == "Beth ddigwyddodd"
    back = write(
        [(one.id, one.source, WELSH[one.id], "") for one in units],
        source="en-GB", target="cy", original="",
    )  # fmt: skip
    browser.post(f"{of}bring-in/", {"file": SimpleUploadedFile("wren.xlf", back)})
    made = Translation.objects.get()
    assert (made.words, made.how, made.language) == (WELSH, "xliff", "cy")
    refused = browser.post(f"{of}bring-in/", {"file": SimpleUploadedFile("x.xlf", b"<html/>")})
    assert "not an XLIFF file" in refused.content.decode()
    assert Translation.objects.count() == 1


def test_a_file_of_other_words_is_refused(ours: SimpleNamespace, released: Let) -> None:
    version = released()
    parts = segments(version)
    for units, target, said in (
        ([(one.key, one.source + " more", "x", "") for one in parts], "cy", "has changed since"),
        ([("strange", "x", "x", "")], "cy", "which this summary has not"),
        ([(parts[0].key, parts[0].source, "x", "")], "tlh", "none of the languages"),
        ([(parts[0].key, parts[0].source, "x", "")], "en-GB", "none of the languages"),
    ):
        data = write(units, source="en-GB", target=target, original="")
        with pytest.raises(Refused, match=said):
            exchange.bring_in(version=version, data=data, by=ours.support)
    into = tongue("cy")
    assert into
    data = exchange.take_out(version=version, into=into, last=None, by=ours.support)
    with pytest.raises(PermissionDenied):
        exchange.bring_in(version=version, data=data, by=ours.chair)


def test_the_number_of_questions_does_not_grow(
    ours: SimpleNamespace, released: Let, signed_in: SignIn, client: Client
) -> None:
    version, browser, asked = released(), signed_in(ours.manager), []
    for languages in (["cy"], ["pl", "so", "fr"]):
        for language in languages:
            out(ready(version, ours, language), ours)
        with CaptureQueriesContext(connection) as queries:
            browser.get(f"/summaries/{version.summary_id}/translations/")
            client.get("/learning/wren-what-we-learned/")
            client.get("/learning/data.json")
        asked.append(len(queries))
    assert asked[0] == asked[1]
