"""What is larger than any form is refused before it is kept on disk, whoever sends it."""

import pytest


@pytest.mark.parametrize("length", [31 * 1024 * 1024, 10**12, "9" * 40])
@pytest.mark.parametrize("address", ["/accounts/login/", "/reviews/bring-in/", "/nowhere/", "/"])
def test_a_body_that_says_it_is_huge(length, address, client):
    kind = "multipart/form-data; boundary=x"
    answer = client.generic("POST", address, b"--x", kind, CONTENT_LENGTH=str(length))
    assert answer.status_code == 413
    assert "25 MB" in answer.content.decode()


@pytest.mark.parametrize("length", ["", "0", "-5", "abc", str(29 * 1024 * 1024)])
def test_other_lengths_are_left_to_the_form(length, client, db):
    assert client.get("/accounts/login/", CONTENT_LENGTH=length).status_code == 200
