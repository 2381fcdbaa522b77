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


def test_sheets_are_sent_compressed_though_nobody_collected_them(client: Client) -> None:
    """And only they: no page is, and whoever has the file already gets nothing again."""
    at, asks = "/static/vendor/govuk-frontend/govuk-frontend.min.css", {"Accept-Encoding": "gzip"}
    answer = client.get(at, headers=asks)
    sent = b"".join(answer)  # type: ignore[arg-type]
    assert answer["Content-Encoding"] == "gzip"
    assert (
        gzip.decompress(sent) == Path(str(finders.find(at.removeprefix("/static/")))).read_bytes()
    )
    assert len(sent) < 20_000
    again = client.get(at, headers={**asks, "If-None-Match": answer["ETag"]})
    assert again.status_code == 304
    assert not client.get(at).has_header("Content-Encoding")


@pytest.mark.django_db
def test_pages_are_light(released: Let, client: Client) -> None:
    """Style sheets are sent compressed; HTML is not."""
    released()
    for address in ("/learning/", "/learning/wren-what-we-learned/", "/learning/themes/"):
        html = client.get(address).content
        sheets = re.findall(rb'<link rel="stylesheet" href="/static/([^"]+)"', html)
        files = [Path(str(finders.find(one.decode()))).read_bytes() for one in sheets]
        assert files
        assert b"<script" not in html
        assert b"<img" not in html
        assert len(html) + sum(len(gzip.compress(one)) for one in files) < MOST
