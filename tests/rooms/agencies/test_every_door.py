"""Every address of the doors, tried by everyone: owner, colleague, stranger, administrator."""

import pytest
from django.urls import reverse

from goldthread.foundations.agencies.models import Membership, Seat
from goldthread.foundations.agencies.roles import Role
from tests import factories

OK, NO, GONE = 200, 403, 404
#          manager, support, author (a seat), colleague (none), administrator, stranger
PAGES = {
    "account": (OK, OK, OK, OK, OK, OK),
    "people": (OK, OK, NO, NO, OK, OK),
    "invite": (OK, OK, NO, NO, OK, OK),
    "person": (OK, OK, NO, NO, OK, GONE),
    "lost_factor": (OK, OK, NO, NO, OK, GONE),
    "end_role": (OK, OK, NO, NO, OK, GONE),
    "organisations": (OK, OK, OK, OK, OK, OK),
    "add_organisation": (OK, OK, NO, NO, OK, OK),
    "organisation": (OK, OK, OK, OK, OK, GONE),
    "successor": (OK, OK, NO, NO, OK, GONE),
    "doors": (OK, OK, OK, GONE, GONE, GONE),
    "give_seat": (OK, OK, NO, GONE, GONE, GONE),
    "end_seat": (OK, OK, NO, GONE, GONE, GONE),
    "conflict_of": (OK, OK, NO, GONE, GONE, GONE),
    "own_conflict": (OK, OK, OK, GONE, GONE, GONE),
    "emergency": (OK, OK, OK, OK, NO, OK),
    "emergency_list": (OK, NO, NO, NO, NO, OK),
    "audit": (OK, NO, NO, NO, OK, OK),
    "kept_forms": (OK, OK, OK, OK, OK, OK),
    "mfa_index": (OK, OK, OK, OK, OK, OK),
    "account_change_password": (OK, OK, OK, OK, OK, OK),
}
WHO = ("manager", "support", "author", "colleague", "administrator", "stranger")


@pytest.fixture
def addresses(cast):
    """The address of each page, about things of the cast's own partnership."""
    matter = factories.matter(cast.partnership)
    seat = Seat.objects.create(matter=matter, holder=cast.author, role=Role.PANEL)
    post = Membership.objects.get(person=cast.author)
    of = {
        "person": [cast.author.pk],
        "lost_factor": [cast.author.pk],
        "end_role": [post.pk],
        "organisation": [cast.trust.pk],
        "successor": [cast.trust.pk],
        "doors": [matter.code],
        "give_seat": [matter.code],
        "end_seat": [matter.code, seat.pk],
        "conflict_of": [matter.code],
        "own_conflict": [matter.code],
    }
    return {name: reverse(name, args=of.get(name, [])) for name in PAGES}


@pytest.mark.parametrize("who", WHO)
def test_each_person_at_each_page(who, cast, addresses, signed_in):
    client = signed_in(getattr(cast, who))
    expected = {name: answers[WHO.index(who)] for name, answers in PAGES.items()}
    found = {name: client.get(address).status_code for name, address in addresses.items()}
    assert found == expected


def test_nobody_signed_in_sees_none_of_them(client, addresses):
    for address in addresses.values():
        answer = client.get(address)
        assert answer.status_code == 302, address
        assert answer["Location"].startswith("/accounts/login/?next="), address


@pytest.mark.parametrize("who", WHO)
def test_what_cannot_be_read_cannot_be_sent_to_either(who, cast, addresses, signed_in):
    client = signed_in(getattr(cast, who))
    for name, answers in PAGES.items():
        if answers[WHO.index(who)] in (NO, GONE):
            expected = (answers[WHO.index(who)], 405)  # pages that only read refuse any sending
            assert client.post(addresses[name], {"reason": "x" * 30}).status_code in expected, name


def test_being_refused_is_recorded(cast, addresses, signed_in):
    from goldthread.foundations.access.models import AuditRow

    signed_in(cast.colleague).get(addresses["doors"])
    signed_in(cast.author).get(addresses["people"])
    words = list(AuditRow.objects.filter(did="refused").values_list("words", flat=True))
    assert words == [
        "asked for /people/ and was refused (403)",
        f"asked for {addresses['doors']} and was refused (404)",
    ]
