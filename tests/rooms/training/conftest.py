"""Courses of a partnership, who needs them, and a session that people booked."""

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import timezone

from goldthread.foundations.agencies.models import Membership
from goldthread.foundations.training import booking, keeping
from goldthread.foundations.training.models import Requirement, Sitting


def day(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def course(cast: SimpleNamespace, **more: Any) -> Any:
    told = {
        "partnership": cast.partnership, "title": "Dogs and babies", "kind": "briefing",
        "level": "all", "provider": "The partnership", "about": "What to ask, each time.",
        "minutes": 90, "lasts": 24, "by": cast.manager, **more,
    }  # fmt: skip
    return keeping.add_course(**told)


def sitting(cast: SimpleNamespace, days: int, places: int = 2) -> Any:
    return keeping.plan(
        course=cast.course, on=day(days), starts="9:30", place="Room 2", places=places,
        by=cast.manager,
    )  # fmt: skip


@pytest.fixture
def taught(cast: SimpleNamespace) -> SimpleNamespace:
    """The cast, working here for a year; `course`, asked of practitioners since 200 days; `sitting`
    yesterday, to which `practitioner` came and `author` did not; `ahead`, booked by `author`."""
    Membership.objects.update(starts=day(-365))
    cast.course = course(cast)
    cast.required = keeping.require(
        course=cast.course, role="practitioner", within_weeks=12, every_months=12,
        source="Training policy, 2.1", by=cast.manager,
    )  # fmt: skip
    Requirement.objects.update(starts=day(-200))
    cast.sitting = sitting(cast, 0, places=9)
    cast.booked = booking.book(sitting=cast.sitting, person=cast.practitioner, by=cast.practitioner)
    booking.book(sitting=cast.sitting, person=cast.author, by=cast.author)
    Sitting.objects.update(on=day(-1))
    cast.sitting.refresh_from_db()
    booking.mark_came(sitting=cast.sitting, came=[cast.booked], by=cast.manager)
    cast.ahead = sitting(cast, 20)
    cast.place = booking.book(sitting=cast.ahead, person=cast.author, by=cast.author)
    return cast
