"""What anyone may read: released words, quickly, and nothing besides."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from goldthread.publishing.documents import actions
from goldthread.publishing.documents.models import Version

Release = Callable[..., Version]
AT = "/learning/wren-what-we-learned/"


def test_anyone_reads_it_with_few_questions_to_the_database(
    released: Release, client: Client
) -> None:
    released()
    with CaptureQueriesContext(connection) as asked:
        page = client.get(AT)
    assert page.status_code == 200
    assert len(asked) == 5  # the words, their themes, translations, documents and safe copies
    with CaptureQueriesContext(connection) as asked:
        assert "Wren: what we learned" in client.get("/learning/").content.decode()
    assert len(asked) == 3  # the summaries, all themes, and guidance


def test_it_can_be_shared_found_and_read_aloud(
    ours: SimpleNamespace, released: Release, client: Client
) -> None:
    released()
    page = client.get(AT).content.decode()
    assert '<html lang="en-GB"' in page
    assert '<meta name="description" content="Wren was hurt at home. Several services' in page
    assert f'<link rel="canonical" href="http://127.0.0.1:8000{AT}">' in page
    assert '<meta property="og:title" content="Wren: what we learned">' in page
    assert "noindex" not in page
    assert "og:image" not in page
    assert 'href="#main-content"' in page
    assert 'href="#top"' in page
    assert "<script" not in page
    assert f"<title>Wren: what we learned – {ours.partnership.name}</title>" in page


def test_it_names_no_member_of_staff_and_no_reference(
    ours: SimpleNamespace, released: Release, client: Client
) -> None:
    version = released()
    page = client.get(AT).content.decode() + client.get("/learning/").content.decode()
    for person in (ours.support, ours.manager, ours.chair):
        assert person.name not in page
    assert version.summary.review.code not in page
    assert version.summary.review.title not in page
    assert "/reviews/" not in page


def test_a_reader_from_another_partnership_sees_who_published_it(
    ours: SimpleNamespace, released: Release, signed_in: Callable[..., Client]
) -> None:
    released()
    page = signed_in(ours.stranger).get(AT).content.decode()
    assert ours.partnership.name in page
    assert ours.elsewhere.name not in page


def test_a_page_in_welsh_says_so(released: Release, client: Client) -> None:
    released(language="cy")
    page = client.get(AT).content.decode()
    assert '<html lang="cy"' in page
    assert "Beth sydd wedi newid ers hynny" in page
    assert 'hreflang="cy"' in client.get("/learning/").content.decode()


def test_what_holds_still_is_not_sent_again(released: Release, client: Client) -> None:
    released()
    page = client.get(AT)
    assert page["Cache-Control"] == "public, no-cache"
    assert page["Last-Modified"].endswith("GMT")
    again = client.get(AT, headers={"if-none-match": page["ETag"]})
    assert again.status_code == 304
    assert again.content == b""


def test_a_new_release_is_seen_at_once(released: Release, client: Client) -> None:
    released()
    tag = client.get(AT)["ETag"]
    released(what_changed="Now all forty.")
    page = client.get(AT, headers={"if-none-match": tag})
    assert page.status_code == 200
    assert "Now all forty." in page.content.decode()


def test_what_is_not_released_is_not_there(
    ours: SimpleNamespace, written: Release, client: Client
) -> None:
    version = written()
    assert client.get(AT).status_code == 404
    actions.release_first(version=version, checked="Names.", by=ours.manager)
    assert client.get(AT).status_code == 404
    assert "Wren" not in client.get("/learning/").content.decode()
    assert client.get("/learning/nothing/").status_code == 404


def test_what_was_withdrawn_is_gone_and_its_address_says_so(
    ours: SimpleNamespace, released: Release, client: Client
) -> None:
    version = released()
    tag = client.get(AT)["ETag"]
    actions.withdraw(version=version, because="It named a street.", by=ours.manager)
    page = client.get(AT, headers={"if-none-match": tag})
    assert page.status_code == 410
    words = page.content.decode()
    assert "This summary was withdrawn" in words
    assert "street" not in words
    assert "Wren" not in words
    assert "Wren" not in client.get("/learning/").content.decode()


@pytest.mark.parametrize("address", ["/learning/", AT])
def test_it_can_only_be_read(released: Release, client: Client, address: str) -> None:
    released()
    assert client.post(address).status_code == 405
    assert client.head(address).status_code == 200


@pytest.mark.parametrize("address", ["/help/", "/accessibility/", "/privacy/"])
def test_words_for_everyone(client: Client, db: None, address: str) -> None:
    assert client.get(address).status_code == 200


def test_help_names_the_business_manager_to_those_who_belong(
    ours: SimpleNamespace, signed_in: Callable[..., Client], client: Client
) -> None:
    assert "Mira Holt" in signed_in(ours.practitioner).get("/help/").content.decode()
    assert "Mira Holt" not in signed_in(ours.stranger).get("/help/").content.decode()
    assert "Mira Holt" not in client.get("/help/").content.decode()
