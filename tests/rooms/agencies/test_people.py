"""The people of a partnership, and their roles."""

from datetime import date, timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.utils import timezone

from goldthread.foundations.access.models import AuditRow
from goldthread.foundations.agencies import actions
from goldthread.foundations.agencies.models import Membership
from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.records.refusals import Refused
from tests import factories

TODAY = timezone.localdate


def in_boxes(name: str, on: date) -> dict[str, int]:
    return {f"{name}-day": on.day, f"{name}-month": on.month, f"{name}-year": on.year}


def test_the_list_shows_this_partnership_only(cast, signed_in):
    page = signed_in(cast.manager).get("/people/").content.decode()
    assert "Anna Reed" in page
    assert "Stella Orme" not in page


def test_filters(cast, signed_in):
    client = signed_in(cast.manager)
    actions.end_membership(
        membership=Membership.objects.get(person=cast.chair), on=TODAY(), by=cast.manager
    )
    Membership.objects.filter(person=cast.chair).update(
        starts=TODAY() - timedelta(days=9), ends=TODAY() - timedelta(days=1)
    )
    assert "Cara Fenn" not in client.get("/people/").content.decode()
    assert "Cara Fenn" in client.get("/people/?when=past").content.decode()
    found = client.get("/people/?words=anna&when=all").content.decode()
    assert "Anna Reed" in found
    assert "Col Brook" not in found
    found = client.get(f"/people/?role={Role.PRACTITIONER}").content.decode()
    assert "Pia Wells" in found
    assert "Anna Reed" not in found


def test_queries_do_not_grow_with_people(cast, signed_in, django_assert_max_num_queries):
    client = signed_in(cast.manager)
    client.get("/people/")
    for _ in range(30):
        factories.member(cast.partnership, Role.AUTHOR, cast.trust)
    with django_assert_max_num_queries(12):
        client.get("/people/")


def test_taking_the_list_out_is_recorded(cast, signed_in):
    answer = signed_in(cast.administrator).get("/people/?format=csv")
    assert answer["Content-Type"].startswith("text/csv")
    text = b"".join(answer.streaming_content).decode()
    assert "anna" not in text.splitlines()[0].lower()
    assert "Anna Reed" in text
    row = AuditRow.objects.get(did="exported")
    assert str(row) == "Ada Quill took out 9 rows as CSV: People and their roles"


def test_giving_a_role(cast, signed_in):
    client = signed_in(cast.administrator)
    where = f"/people/{cast.author.pk}/"
    fields = {"role": Role.SIGNATORY, "organisation": cast.trust.pk}
    assert client.post(where, fields)["Location"] == where
    assert Membership.objects.filter(person=cast.author, role=Role.SIGNATORY).count() == 1
    assert "already has this role" in client.post(where, fields).content.decode()


def test_nobody_gives_themselves_a_role(cast, signed_in):
    """An administrator sees settings, never cases, and cannot make that otherwise."""
    client = signed_in(cast.administrator)
    where = f"/people/{cast.administrator.pk}/"
    assert "Somebody else must change your own roles" in client.get(where).content.decode()
    client.post(where, {"role": Role.BUSINESS_MANAGER})
    assert Membership.objects.filter(person=cast.administrator).count() == 1
    with pytest.raises(Refused, match="Someone else"):
        actions.appoint(
            person=cast.manager, partnership=cast.partnership, role=Role.CHAIR, by=cast.manager
        )


def test_ending_a_role(cast, signed_in):
    post = Membership.objects.get(person=cast.author)
    client = signed_in(cast.support)
    where = f"/people/roles/{post.pk}/end/"
    early = client.post(where, in_boxes("on", TODAY() - timedelta(days=1))).content.decode()
    assert "cannot be before the first" in early
    assert client.post(where, in_boxes("on", TODAY())).status_code == 302
    post.refresh_from_db()
    assert post.ends == TODAY()
    again = client.post(where, in_boxes("on", TODAY())).content.decode()
    assert "already ended on" in again


def test_a_partnership_keeps_a_business_manager(cast):
    post = Membership.objects.get(person=cast.manager)
    with pytest.raises(Refused, match="needs a business manager"):
        actions.end_membership(membership=post, on=TODAY(), by=cast.support)
    factories.member(cast.partnership, Role.BUSINESS_MANAGER)
    actions.end_membership(membership=post, on=TODAY(), by=cast.support)


def test_a_role_that_ended_opens_nothing(cast, signed_in):
    Membership.objects.filter(person=cast.manager).update(
        starts=TODAY() - timedelta(days=9), ends=TODAY() - timedelta(days=1)
    )
    client = signed_in(cast.manager)
    assert client.get("/people/").status_code == 404
    assert "You have no role now" in client.get("/account/").content.decode()


def test_a_lost_second_factor(cast, signed_in, settings):
    Authenticator.objects.create(user=cast.author, type="totp", data={"secret": "x"})
    where = f"/people/{cast.author.pk}/second-factor/"
    assert signed_in(cast.author).post(where).status_code == 403
    assert signed_in(cast.stranger).post(where).status_code == 404
    assert Authenticator.objects.filter(user=cast.author).exists()
    client = signed_in(cast.administrator)
    assert "Speak to them first" in client.get(where).content.decode()
    client.post(where)
    assert not Authenticator.objects.filter(user=cast.author).exists()
    assert mail.outbox[0].to == [cast.author.email]
    assert "Ada Quill removed the second factor" in mail.outbox[0].body
    assert "has no second factor" in client.post(where).content.decode()
    own = f"/people/{cast.administrator.pk}/second-factor/"
    assert "Somebody else" in client.post(own).content.decode()
    row = AuditRow.objects.get(did="factor.forgotten")
    assert str(row) == "Ada Quill removed the second factor of Anna Reed, who had lost it"


def test_working_in_two_partnerships(cast, signed_in):
    Membership.objects.create(
        person=cast.manager, partnership=cast.elsewhere, role=Role.BUSINESS_MANAGER
    )
    client = signed_in(cast.manager)
    assert "Anna Reed" in client.get("/people/").content.decode()
    client.post("/partnership/switch/", {"partnership": cast.elsewhere.pk})
    page = client.get("/people/").content.decode()
    assert "Stella Orme" in page
    assert "Anna Reed" not in page


@pytest.mark.parametrize("asked", ["x", "", "999999"])
def test_nobody_switches_to_a_partnership_that_is_not_theirs(cast, signed_in, asked):
    client = signed_in(cast.manager)
    for wanted in (asked, cast.elsewhere.pk):
        answer = client.post("/partnership/switch/", {"partnership": wanted})
        assert answer.status_code == 404
    assert "Anna Reed" in client.get("/people/").content.decode()
