import pytest
from django.test import Client


@pytest.fixture
def broken_site(settings):
    """A client of a site with no session, no accounts and no database, where everything fails."""
    settings.ROOT_URLCONF = "tests.web.broken_urls"
    settings.MIDDLEWARE = [
        "csp.middleware.CSPMiddleware",
        "goldthread.web.errors.ErrorPages",
        "django.middleware.csrf.CsrfViewMiddleware",
    ]
    settings.DEBUG = False
    return Client(raise_request_exception=False, enforce_csrf_checks=True)
