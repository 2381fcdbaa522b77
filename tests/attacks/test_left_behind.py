"""Whoever was left behind in a body that closed learns nothing of what its heir is asked."""

import io
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from docx import Document

from goldthread.casework.contributions import writing
from goldthread.casework.intake.models import Letter
from goldthread.foundations.agencies import actions as agencies
from goldthread.foundations.agencies.roles import Role
from tests import factories
from tests.rooms.contributions import making
from tests.rooms.intake.conftest import world as referred  # noqa: F401


def test_a_closed_bodys_own_people_lose_sight_of_its_scoping_request(
    referred: SimpleNamespace,  # noqa: F811
    signed_in: Callable[[Any], Client],
) -> None:
    letter = Letter.objects.filter(request=referred.request).first()
    hrefs = [
        reverse("scoping_request", args=[referred.request.uuid]),
        reverse("letter_file", args=[letter.uuid]),
    ]
    before = signed_in(referred.colleague)
    assert [before.get(href).status_code for href in hrefs] == [200, 200]
    heir = factories.organisation(referred.partnership, "New Fenmarsh Homes")
    successor = factories.member(referred.partnership, Role.SIGNATORY, heir)
    agencies.succeed(
        organisation=referred.housing, successor=heir, on=timezone.localdate(), by=referred.manager
    )
    assert [before.get(href).status_code for href in hrefs] == [404, 404]
    assert [signed_in(successor).get(href).status_code for href in hrefs] == [200, 200]


def test_the_name_of_a_word_file_stays_out_of_the_store(cast: SimpleNamespace) -> None:
    of = making.with_author(cast, making.ask(cast, making.review_with_terms(cast), cast.trust))
    data = _word()
    row = writing.keep_word_file(
        agency_return=of, data=data, name="Robin Lark chronology.docx", by=cast.author
    )
    assert "Lark" not in row.file.name
    assert default_storage.exists(row.file.name)
    assert row.file_name == "Robin Lark chronology.docx"


def _word() -> bytes:
    made = io.BytesIO()
    Document().save(made)
    return made.getvalue()
