"""The pages of writing and releasing: who may open them, what they say, what they cost."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from goldthread.casework.reviews import actions as reviews
from goldthread.foundations.access.models import AuditRow
from goldthread.publishing.documents import actions
from goldthread.publishing.documents.models import Release, Version
from goldthread.publishing.documents.querysets import public
from tests.checked import checked
from tests.rooms.documents.conftest import WORDS

SignIn = Callable[[Any], Client]
Write = Callable[..., Version]


def addresses(version: Version) -> dict[str, str]:
    pk = version.summary_id
    return {
        "list": "/summaries/",
        "new": "/summaries/new/",
        "write": f"/summaries/write/{version.summary.review_id}/",
        "summary": f"/summaries/{pk}/",
        "version": f"/summaries/{pk}/1/",
        "yes": f"/summaries/{pk}/1/yes/",
        "withdraw": f"/summaries/{pk}/1/withdraw/",
    }


# Who gets what: for the list and the page to start from, a role is asked for (403); the rest is
# out of sight (404), or in sight and not theirs to do (403).
DOORS = {
    "manager": {"list": 200, "new": 200, "write": 200, "summary": 200, "version": 200, "yes": 200,
                "withdraw": 200},
    "chair": {"list": 200, "new": 403, "write": 403, "summary": 200, "version": 200, "yes": 200,
              "withdraw": 200},
    "colleague": {"list": 403, "new": 403, "write": 403, "summary": 404, "version": 404,
                  "yes": 404, "withdraw": 404},
    "administrator": {"list": 403, "new": 403, "write": 404, "summary": 404, "version": 404,
                      "yes": 404, "withdraw": 404},
    "stranger": {"list": 200, "new": 200, "write": 404, "summary": 404, "version": 404,
                 "yes": 404, "withdraw": 404},
}  # fmt: skip


@pytest.mark.parametrize("who", DOORS)
def test_every_door(ours: SimpleNamespace, written: Write, signed_in: SignIn, who: str) -> None:
    version, browser = written(), signed_in(getattr(ours, who))
    given = {name: browser.get(at).status_code for name, at in addresses(version).items()}
    assert given == DOORS[who]


def test_nobody_gets_in_without_signing_in(written: Write, client: Client) -> None:
    for address in addresses(written()).values():
        assert client.get(address).url.startswith("/accounts/login/")
        assert client.post(address).url.startswith("/accounts/login/")


def test_a_restricted_review_keeps_its_summary_from_overseers_without_a_seat(
    ours: SimpleNamespace, written: Write, signed_in: SignIn
) -> None:
    version = written(ours.robin)
    browser = signed_in(ours.chair)
    assert browser.get(f"/summaries/{version.summary_id}/").status_code == 404
    assert WORDS["title"] not in browser.get("/summaries/").content.decode()
    signed_in(ours.manager).get(f"/summaries/{version.summary_id}/")
    assert AuditRow.objects.filter(did="read", about=version.summary.audit_ref).exists()


def test_from_writing_to_the_public_page(ours: SimpleNamespace, signed_in: SignIn) -> None:
    support, chair = signed_in(ours.support), signed_in(ours.chair)
    chosen = support.post("/summaries/new/", {"review": ours.wren.pk})
    assert chosen.url == f"/summaries/write/{ours.wren.pk}/"
    saved = support.post(chosen.url, {**WORDS, "language": "en-GB", "based_on": 0}, follow=True)
    assert "It is not public yet" in saved.content.decode()
    yes = addresses(Version.objects.get())["yes"]
    refused = support.post(yes, {"turn": "first", "checked": "Names."})
    assert "The leak check has not been run" in refused.content.decode()
    checked(Version.objects.get(), ours.manager)
    told = {"turn": "first", "checked": "Names."}
    wrote = support.post(yes, told).content.decode()
    assert "Two others must say yes to it." in wrote
    first = signed_in(ours.manager).post(yes, told, follow=True).content.decode()
    assert "You were the first person. Somebody else must be the second." in first
    assert "disabled" in first
    second = chair.post(yes, {"turn": "second", "checked": "Names too."}, follow=True)
    assert "The summary is public now." in second.content.decode()
    assert public().count() == 1


def test_a_forged_second_yes_by_the_first_person_is_refused_in_words(
    ours: SimpleNamespace, written: Write, signed_in: SignIn
) -> None:
    browser, yes = signed_in(ours.manager), addresses(written())["yes"]
    browser.post(yes, {"turn": "first", "checked": "Names."})
    page = browser.post(yes, {"turn": "second", "checked": "Names again."})
    assert "You were the first person" in page.content.decode()
    assert not public().exists()


def test_a_yes_meant_as_the_first_does_not_release(
    ours: SimpleNamespace, written: Write, signed_in: SignIn
) -> None:
    version = written()
    actions.release_first(version=version, checked="Names.", by=ours.manager)
    page = signed_in(ours.chair).post(addresses(version)["yes"], {"turn": "first", "checked": "x"})
    assert "Somebody else said yes while you read" in page.content.decode()
    assert Release.objects.get().second_by is None


def test_a_forged_yes_by_somebody_who_may_not_changes_nothing(
    ours: SimpleNamespace, written: Write, signed_in: SignIn
) -> None:
    yes = addresses(written())["yes"]
    for person in (ours.colleague, ours.administrator, ours.stranger):
        answer = signed_in(person).post(yes, {"turn": "first", "checked": "Names."})
        assert answer.status_code == 404
    assert not Release.objects.exists()


def test_the_writer_sees_what_is_proved_and_each_mistake_at_its_field(
    ours: SimpleNamespace, signed_in: SignIn
) -> None:
    browser = signed_in(ours.manager)
    page = browser.get(f"/summaries/write/{ours.wren.pk}/").content.decode()
    assert "No action of this review is evidenced yet." in page
    sent = {**WORDS, "language": "en-GB", "based_on": 0, "what_changed": ""}
    page = browser.post(f"/summaries/write/{ours.wren.pk}/", sent).content.decode()
    assert "There is a problem" in page
    assert 'href="#id_what_changed"' in page
    assert WORDS["what_happened"].split("\n")[0] in page


def test_words_written_while_another_wrote_are_still_on_the_page(
    ours: SimpleNamespace, written: Write, signed_in: SignIn
) -> None:
    written()
    sent = {**WORDS, "title": "Mine", "language": "en-GB", "based_on": 0}
    page = signed_in(ours.manager).post(f"/summaries/write/{ours.wren.pk}/", sent).content.decode()
    assert "Somebody wrote version 1 while you were writing" in page
    assert 'value="Mine"' in page


def test_withdrawing_by_the_form(ours: SimpleNamespace, released: Write, signed_in: SignIn) -> None:
    version = released()
    page = signed_in(ours.scrutineer).post(
        addresses(version)["withdraw"], {"because": "It named a street."}, follow=True
    )
    assert "Nobody outside can read it any more" in page.content.decode()
    assert not public().exists()


def test_empty_lists_say_what_to_do(ours: SimpleNamespace, signed_in: SignIn) -> None:
    page = signed_in(ours.manager).get("/summaries/").content.decode()
    assert "The summaries of your reviews will stand here." in page


def test_the_list_asks_no_more_of_the_database_for_twenty_than_for_two(
    ours: SimpleNamespace, released: Write, signed_in: SignIn
) -> None:
    browser = signed_in(ours.manager)

    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert browser.get("/summaries/").status_code == 200
        return len(asked)

    def more(number: int) -> None:
        for _ in range(number):
            review = reviews.bring_in(
                partnership=ours.partnership, title="Wren", published=True, by=ours.manager
            )
            released(review)

    more(2)
    few = queries()
    more(18)
    assert queries() == few


def test_the_list_goes_out_as_a_file(
    ours: SimpleNamespace, released: Write, signed_in: SignIn
) -> None:
    released()
    answer = signed_in(ours.manager).get("/summaries/?format=csv")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    assert text.splitlines()[0] == "Summary,Review,State,Public now,Last written"
    assert "released,version 1" in text
