"""Invitations: the only way in."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from goldthread.foundations.access.models import AuditRow, User
from goldthread.foundations.agencies import inviting
from goldthread.foundations.agencies.models import Invitation, Membership
from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.records.refusals import Refused
from tests import factories

PASSWORD = "seven-amber-kettles"
NELL = "nell.dunmore@police.example"


@pytest.fixture
def invited(cast, signed_in):
    """The link in the e-mail that the business manager had sent to Nell."""
    fields = {
        "name": "Nell Dunmore",
        "email": NELL.upper(),
        "role": Role.SIGNATORY,
        "organisation": cast.housing.pk,
    }
    answer = signed_in(cast.manager).post("/people/invite/", fields)
    assert answer["Location"] == "/people/"
    return link()


def link() -> str:
    return re.search(r"http://[^/]+(/invitations/\S+/)", mail.outbox[-1].body)[1]


def test_the_letter(invited):
    [letter] = mail.outbox
    assert letter.to == [NELL]
    assert "Mira Holt invites you to Goldthread" in letter.body
    assert "&" not in letter.body
    assert invited.split("/")[2] not in Invitation.objects.get().token_hash


def test_a_new_person_makes_an_account_and_is_in(client, invited, settings):
    settings.SECOND_FACTOR = True
    page = client.get(invited).content.decode()
    assert "Mira Holt invites you as agency signatory for Fenmarsh Housing" in page
    answer = client.post(invited, {"name": "Nell Dunmore", "password": PASSWORD})
    assert answer["Location"] == "/"
    nell = User.objects.get(email=NELL)
    post = Membership.objects.get(person=nell)
    assert (post.role, post.organisation.name) == (Role.SIGNATORY, "Fenmarsh Housing")
    assert client.get("/")["Location"] == "/accounts/2fa/"
    assert client.get("/accounts/2fa/app/add/").status_code == 200  # no password asked again
    assert AuditRow.objects.filter(actor=nell.audit_ref, did="invitation.taken").count() == 1


def test_a_link_works_once(client, invited):
    client.post(invited, {"name": "Nell Dunmore", "password": PASSWORD})
    client.post("/accounts/logout/")
    answer = client.get(invited)
    assert answer.status_code == 410
    assert "can no longer be used" in answer.content.decode()
    client.post(invited, {"name": "Another", "password": PASSWORD})
    assert User.objects.filter(email=NELL).count() == 1


def test_a_link_works_for_seven_days(client, invited):
    Invitation.objects.update(expires=timezone.now() - timedelta(seconds=1))
    assert client.get(invited).status_code == 410


def test_a_wrong_link_looks_like_a_spent_one(client, db):
    assert client.get("/invitations/made-up/").status_code == 410


@pytest.mark.parametrize("weak", ["short", "nell.dunmore@police", "password1234", "1234567890123"])
def test_a_weak_password_is_refused(client, invited, weak):
    answer = client.post(invited, {"name": "Nell Dunmore", "password": weak})
    assert "There is a problem" in answer.content.decode()
    assert not User.objects.filter(email=NELL).exists()


def test_a_person_with_an_account_signs_in_and_joins(client, cast, invited, signed_in):
    nell = factories.person("Nell Dunmore", NELL)
    page = client.get(invited).content.decode()
    assert f"/accounts/login/?next={invited}" in page
    assert client.post(invited, {"name": "x", "password": PASSWORD}).status_code == 200
    assert not Membership.objects.filter(person=nell).exists()
    answer = signed_in(nell).post(invited)
    assert answer["Location"] == "/"
    assert Membership.objects.get(person=nell).partnership == cast.partnership


def test_somebody_else_cannot_take_it_up(cast, invited, signed_in):
    factories.person("Nell Dunmore", NELL)
    client = signed_in(cast.stranger)
    assert "This invitation is for" in client.get(invited).content.decode()
    client.post(invited)
    assert Membership.objects.filter(person=cast.stranger).count() == 1
    with pytest.raises(Refused, match="Sign in with that address"):
        inviting.take_up(invitation=Invitation.objects.get(), by=cast.stranger)


def test_sending_again_makes_the_old_link_useless(client, cast, invited, signed_in):
    pk = Invitation.objects.get().pk
    signed_in(cast.support).post(f"/people/invitations/{pk}/again/")
    assert client.get(invited).status_code == 410
    assert client.get(link()).status_code == 200


def test_withdrawing(client, cast, invited, signed_in):
    pk = Invitation.objects.get().pk
    manager = signed_in(cast.manager)
    manager.post(f"/people/invitations/{pk}/withdraw/")
    assert client.get(invited).status_code == 410
    page = manager.post(f"/people/invitations/{pk}/again/", follow=True).content.decode()
    assert "already taken up or withdrawn" in page
    assert len(mail.outbox) == 1


@pytest.mark.parametrize("who", ["author", "stranger"])
@pytest.mark.parametrize("what", ["again", "withdraw"])
def test_only_the_keepers_of_this_partnership(cast, invited, signed_in, who, what):
    pk = Invitation.objects.get().pk
    answer = signed_in(getattr(cast, who)).post(f"/people/invitations/{pk}/{what}/")
    assert answer.status_code in (403, 404)
    assert Invitation.objects.get().is_open


def test_who_may_invite(cast):
    for by in (cast.author, cast.executive, cast.stranger):
        with pytest.raises(PermissionDenied):
            inviting.invite(
                partnership=cast.partnership, email=NELL, name="N", role=Role.CHAIR, by=by
            )


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"role": Role.AUTHOR}, "Choose the organisation"),
        ({"role": Role.CHAIR, "email": "person0@x"}, "Someone else must give you a role"),
        ({"role": Role.SIGNATORY, "email": "sol"}, "already has this role"),
    ],
)
def test_refusals(cast, fields, words):
    given = {"email": NELL, "name": "N", "organisation": None, **fields}
    if given["email"] == "person0@x":
        given["email"] = cast.manager.email
    if given["email"] == "sol":
        given |= {"email": cast.signatory.email, "organisation": cast.trust}
    with pytest.raises(Refused, match=words):
        inviting.invite(partnership=cast.partnership, by=cast.manager, **given)


def test_not_twice(cast, invited, signed_in):
    fields = {
        "name": "Nell",
        "email": NELL,
        "role": Role.SIGNATORY,
        "organisation": cast.housing.pk,
    }
    page = signed_in(cast.manager).post("/people/invite/", fields).content.decode()
    assert "already invited" in page


def test_an_organisation_of_another_partnership_cannot_be_chosen(cast, signed_in):
    other = factories.organisation(cast.elsewhere)
    fields = {"name": "N", "email": NELL, "role": Role.AUTHOR, "organisation": other.pk}
    assert signed_in(cast.manager).post("/people/invite/", fields).status_code == 200
    assert not Invitation.objects.exists()


def test_when_the_letter_cannot_be_sent(cast, signed_in, settings, caplog):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    fields = {"name": "Nell", "email": NELL, "role": Role.CHAIR}
    page = signed_in(cast.manager).post("/people/invite/", fields, follow=True).content.decode()
    assert "could not be sent" in page
    assert Invitation.objects.count() == 1
