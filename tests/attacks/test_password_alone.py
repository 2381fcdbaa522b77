"""Who has no more than a password reaches no page that names anybody."""

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse

OPEN = {
    "accessibility", "health", "help", "privacy", "public_data", "public_feed", "public_guidance",
    "public_summaries", "public_themes",
}  # fmt: skip
# The doors themselves; that of `api_` is a token, and no session opens it (tests/rooms/api).
ENTRANCE = {"account_", "api_", "mfa_", "socialaccount_", "stay"}


def simple_names(patterns):
    """Names of every address that needs no part."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from simple_names(pattern.url_patterns)
        elif isinstance(pattern, URLPattern) and not pattern.pattern.converters:
            yield pattern.name


NAMES = [
    name
    for name in simple_names(get_resolver("goldthread.web.urls").url_patterns)
    if not name.startswith(tuple(ENTRANCE)) and name not in OPEN
]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("method", ["get", "post"])
def test_every_other_page_leads_to_the_second_factor(name, method, cast, signed_in, settings):
    settings.SECOND_FACTOR = True
    answer = getattr(signed_in(cast.manager), method)(reverse(name))
    assert (answer.status_code, answer.get("Location")) == (302, reverse("mfa_index"))


def test_the_help_page_names_nobody_yet(cast, signed_in, settings):
    address, name = reverse("help"), cast.manager.name
    assert name in signed_in(cast.author).get(address).content.decode()
    settings.SECOND_FACTOR = True
    assert name not in signed_in(cast.author).get(address).content.decode()
