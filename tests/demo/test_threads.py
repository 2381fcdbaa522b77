"""The thread of an action that came from a return or a meeting, and not from a recommendation."""

import pytest
from django.urls import reverse

from demo.story import Story
from goldthread.casework.meetings.models import Meeting
from goldthread.foundations.followthrough.models import Action

pytestmark = pytest.mark.django_db


def drawn(action, person, signed_in):
    page = signed_in(person).get(reverse("thread", args=["action", action.pk]))
    assert page.status_code == 200
    return page.content.decode()


def test_from_an_agencys_own_recommendation(fenmarsh: Story, signed_in) -> None:
    action = Action.objects.filter(from_return__isnull=False).first()
    page = drawn(action, fenmarsh.people["maya"], signed_in)
    assert "Agency’s own recommendation" in page
    assert reverse("return", args=[action.from_return.recommendation.agency_return_id]) in page


def test_from_a_meeting(fenmarsh: Story, signed_in) -> None:
    action = Action.objects.filter(from_meeting__isnull=False).first()
    page = drawn(action, fenmarsh.people["maya"], signed_in)
    assert action.from_meeting.meeting.get_absolute_url() in page


def test_who_may_not_read_the_meeting_is_not_told_its_words(fenmarsh: Story, signed_in) -> None:
    action = Action.objects.filter(from_meeting__isnull=False, owner__isnull=False).first()
    meetings = Meeting.objects.visible_to(action.owner)
    assert not meetings.filter(pk=action.from_meeting.meeting_id).exists()
    page = drawn(action, action.owner, signed_in)
    assert "closed to you" in page
    assert action.from_meeting.meeting.get_absolute_url() not in page
