"""Each error page answers every method without a database, and says what is safe."""

import pytest
from django.core import checks
from django.template import engines

from goldthread.web import errors

PAGES = [
    ("/400/", 400, "We could not understand that request"),
    ("/403/", 403, "You may not do this"),
    ("/404/", 404, "Page not found"),
    ("/nowhere/", 404, "Page not found"),
    ("/405/", 405, "That cannot be done this way"),
    ("/413/", 413, "That is too big to send"),
    ("/413-files/", 413, "That is too big to send"),
    ("/413-bare/", 413, "That is too big to send"),
    ("/429/", 429, "Too many requests"),
    ("/429-locked/", 429, "Too many tries to sign in"),
    ("/500/", 500, "Something went wrong on our side"),
]


@pytest.mark.parametrize("method", ["get", "post", "put", "delete"])
@pytest.mark.parametrize(("address", "status", "title"), PAGES)
def test_an_error_says_what_happened_and_what_is_safe(broken_site, address, status, title, method):
    answer = getattr(broken_site, method)(address)
    text = answer.content.decode()
    assert answer.status_code == status
    assert f"<title>{title} – Goldthread</title>" in text
    assert f'<h1 class="govuk-heading-l">{title}</h1>' in text
    assert "What is safe" in text
    assert "What to do next" in text
    assert 'lang="en-GB"' in text


def test_a_form_without_its_token_is_told_that_nothing_was_saved(broken_site):
    answer = broken_site.post("/403-csrf/", {"what": "long words"})
    assert answer.status_code == 403
    assert "This form is too old to send" in answer.content.decode()
    assert "Nothing you wrote was saved" in answer.content.decode()


@pytest.mark.parametrize("address", ["/400/", "/404/", "/500/"])
def test_a_page_keeps_the_inner_words_of_an_error_to_itself(broken_site, address):
    text = broken_site.get(address).content.decode()
    for inner in ("forged cookie", "secret words", "hunter2", "Traceback"):
        assert inner not in text


def test_a_refusal_shows_its_reason(broken_site):
    assert "Only the owner may offer evidence." in broken_site.get("/403-why/").content.decode()


def test_the_largest_size_is_named(broken_site, settings):
    settings.UPLOAD_BYTES = 25 * 1024 * 1024
    assert "25 MB" in broken_site.post("/413/").content.decode()


def test_headers_that_tell_a_program_what_to_do_are_kept(broken_site):
    assert broken_site.get("/405/")["Allow"] == "PATCH"
    assert broken_site.get("/429/")["Retry-After"] == "60"
    assert broken_site.get("/429-locked/")["Retry-After"] == "3600"


def test_an_answer_with_words_or_for_a_program_is_left_as_it_is(broken_site):
    assert broken_site.get("/429-words/").content == b"slow down"
    assert broken_site.get("/405/", headers={"accept": "application/json"}).content == b""


@pytest.mark.parametrize("address", ["/404/", "/500/", "/components/"])
def test_no_page_has_an_inline_script_style_or_handler(broken_site, address):
    text = broken_site.get(address).content.decode()
    assert "<script>" not in text
    assert "<style" not in text
    assert " style=" not in text
    assert " onclick=" not in text
    assert "default-src 'self'" in broken_site.get(address)["Content-Security-Policy"]


def test_when_even_the_template_fails_there_are_words(monkeypatch):
    monkeypatch.setattr(type(engines["jinja2"].env), "get_template", lambda *args: 1 / 0)
    answer = errors.error_page(500)
    assert answer.status_code == 500
    assert "may not have been saved" in answer.content.decode()


def test_the_real_addresses_use_these_pages():
    from goldthread.web import urls

    for status in (400, 403, 404, 500):
        assert getattr(urls, f"handler{status}") is getattr(errors, f"handler{status}")
    assert [found for found in checks.run_checks(tags=["urls"]) if found.level >= 30] == []
