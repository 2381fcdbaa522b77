"""A published page with its style sheets is under 100 kB as it is sent, without pictures."""

import gzip
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from goldthread.publishing.documents.models import Version

MOST = 100_000  # bytes
Let = Callable[..., Version]


@pytest.mark.django_db
def test_pages_are_light(released: Let, client: Client) -> None:
    """Style sheets are sent compressed once `goldthread setup` has collected them; HTML is not."""
    released()
    for address in ("/learning/", "/learning/wren-what-we-learned/", "/learning/themes/"):
        html = client.get(address).content
        sheets = re.findall(rb'<link rel="stylesheet" href="/static/([^"]+)"', html)
        files = [Path(str(finders.find(one.decode()))).read_bytes() for one in sheets]
        assert files
        assert b"<script" not in html
        assert b"<img" not in html
        assert len(html) + sum(len(gzip.compress(one)) for one in files) < MOST
