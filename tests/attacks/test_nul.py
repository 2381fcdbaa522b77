"""PostgreSQL keeps no NUL: one that is sent is left out before it reaches a table."""

import pytest
from axes.models import AccessAttempt

from goldthread.foundations.access.models import AuditRow, KeptForm


@pytest.mark.parametrize(
    "address",
    ["/thread/%00/1/", "/learning/%00/", "/accounts/oidc/%00/login/", "/invitations/%00/more/"],
)
def test_in_the_address_of_a_page_that_is_refused(address, cast, signed_in):
    assert signed_in(cast.manager).get(address).status_code == 404
    assert all(
        "\0" not in f"{row.words}{row.about}{row.about_name}" for row in AuditRow.objects.all()
    )


def test_in_the_name_at_the_door(client, db):
    client.post("/accounts/login/", {"login": "no\0body@fenmarsh.example", "password": "x"})
    assert not any("\0" in (row.username or "") for row in AccessAttempt.objects.all())


def test_in_the_title_of_what_is_kept(cast, signed_in):
    sent = {"_path": "/people/invite/", "_title": "Invite\0 somebody", "name": "Wren\0 Lark"}
    assert signed_in(cast.manager).post("/kept/save/", sent).status_code == 302
    assert KeptForm.objects.get().page_title == "Invite somebody"
