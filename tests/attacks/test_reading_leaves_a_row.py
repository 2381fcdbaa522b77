"""Whichever way a confidential record is looked at, the reading of it stands in the trail."""

import pytest

from goldthread.foundations.access.models import AuditRow
from tests import scenes

FORMS = [
    "/actions/{action}/update/",
    "/actions/{action}/move/",
    "/actions/{action}/owner/",
    "/actions/{action}/challenge/",
    "/actions/{action}/evidence/",
    "/actions/{action}/not-needed/",
    "/recommendations/{asked}/bodies/{body}/answer/",
    "/recommendations/{asked}/bodies/{body}/action/",
    "/recommendations/{asked}/bodies/",
    "/reviews/{review}/facts/",
]


@pytest.fixture
def ids(cast):
    scene = scenes.whole_thread(cast, published=False)
    return {
        "action": scene.action.pk,
        "asked": scene.recommendation.pk,
        "body": scene.address.pk,
        "review": scene.review.pk,
    }


def readings(person):
    return AuditRow.objects.filter(did="read", actor=person.audit_ref).count()


@pytest.mark.parametrize("address", FORMS)
def test_sending_an_empty_form_to_see_the_page_is_a_reading(address, ids, cast, signed_in):
    answer = signed_in(cast.manager).post(address.format(**ids))
    assert (answer.status_code, readings(cast.manager)) == (200, 1)


def test_what_was_sent_and_taken_shows_nothing_and_is_no_reading(ids, cast, signed_in):
    address = FORMS[0].format(**ids)
    answer = signed_in(cast.manager).post(address, {"words": "Twelve of twenty forms are new."})
    assert (answer.status_code, readings(cast.manager)) == (302, 0)


def test_a_thread_cannot_be_sent_to(ids, cast, signed_in):
    assert signed_in(cast.manager).post(f"/thread/action/{ids['action']}/").status_code == 405
