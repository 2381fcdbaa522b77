"""What a person is told when all but the file has to be put right."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

pytestmark = pytest.mark.django_db


def test_the_file_is_to_be_chosen_again(cast: Any, signed_in: Any) -> None:
    file = SimpleUploadedFile("robin.txt", b"Recommendations\n\n1. The Board should ask.")
    page = signed_in(cast.manager).post("/reviews/bring-in/", {"file": file}).content.decode()
    assert "Choose “robin.txt” again. It was not kept." in page


def test_nothing_is_said_of_a_file_that_was_not_sent(cast: Any, signed_in: Any) -> None:
    page = signed_in(cast.manager).post("/reviews/bring-in/", {}).content.decode()
    assert "again" not in page
