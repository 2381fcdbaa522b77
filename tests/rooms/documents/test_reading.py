"""How a summary reads, shown where it is written and where it is released; it stops nothing."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from django.test import Client

from goldthread.publishing.documents import actions
from goldthread.publishing.documents.models import Version
from goldthread.publishing.documents.reading import Readability
from tests.rooms.documents.conftest import WORDS

SignIn = Callable[[Any], Client]
Write = Callable[..., Version]
HARD = (
    "Practitioners demonstrated insufficient professional curiosity regarding intergenerational "
    "vulnerabilities notwithstanding considerable multidisciplinary information concerning "
    "previous safeguarding interventions, which consequently necessitated re-evaluation of "
    "organisational accountability arrangements across every participating agency."
)


def test_it_is_shown_before_a_release_and_stops_nothing(
    ours: SimpleNamespace, written: Write, signed_in: SignIn
) -> None:
    version = written(what_we_learned=HARD)
    browser = signed_in(ours.manager)
    for address in (f"/summaries/{version.summary_id}/", f"/summaries/{version.summary_id}/1/yes/"):
        html = browser.get(address).content.decode()
        assert "What most adults read with ease has 11 or less." in html
        assert "asking more and not taking the first answer" in html
        assert "1 sentence of more than 25 words" in html
    actions.release_first(version=version, checked="Every line.", by=ours.manager)


def test_the_writer_sees_how_typed_words_read_and_nothing_is_saved(
    ours: SimpleNamespace, written: Write, signed_in: SignIn
) -> None:
    version = written()
    typed = {**WORDS, "what_we_learned": HARD, "language": "en-GB", "based_on": "1", "title": ""}
    address = f"/summaries/write/{version.summary.review_id}/"
    html = signed_in(ours.manager).post(address, {**typed, "look": "yes"}).content.decode()
    assert "They are not saved yet." in html
    assert "Reading age about" in html
    assert HARD in html
    assert "There is a problem" not in html
    assert Version.objects.filter(summary=version.summary).count() == 1


def test_nothing_is_told_of_another_language(written: Write) -> None:
    assert Readability.of(written(language="cy")).status == "not known"
    assert Readability.of(written()).status == "easy to read"
