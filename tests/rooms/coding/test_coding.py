"""Themes: suggested with their reasons, accepted or rejected by a person, counted by year."""

import re
from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.reviews.models import Review
from goldthread.foundations.access.models import AuditRow
from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.records.refusals import Refused
from goldthread.improvement.assurance.keeping import keep_up
from goldthread.improvement.assurance.models import Kept
from goldthread.improvement.coding import actions
from goldthread.improvement.coding.models import Coded, Theme
from goldthread.improvement.coding.trends import TrendsPage
from goldthread.improvement.recommendations.models import Recommendation
from goldthread.rules.assurance import Level
from tests import factories

SignIn = Callable[[Any], Client]


@pytest.fixture
def themed(world: SimpleNamespace) -> SimpleNamespace:
    """`themes` by name, from the starting set; `scrutineer`."""
    made = actions.begin(partnership=world.partnership, by=world.manager)
    world.themes = {one.name: one for one in made}
    world.dogs_theme = world.themes["Dogs and other animals"]
    world.scrutineer = factories.member(world.partnership, Role.SCRUTINEER)
    return world


def test_what_is_suggested_is_accepted_or_kept_as_not_fitting(
    themed: SimpleNamespace, signed_in: SignIn
) -> None:
    client = signed_in(themed.manager)
    href = reverse("code_item", args=["recommendation", themed.dogs.pk])
    page = client.get(href).text
    assert "Suggested, because it says “dogs”" in page and "<mark>dogs</mark>" in page
    babies = themed.themes["Babies and the unborn"]
    assert "because it says “newborn”, “baby”" in page and "checked" not in page
    own = themed.themes["Supervision and management"]
    sent = {"themes": [themed.dogs_theme.pk, own.pk], "next": "yes"}
    assert client.post(href, sent).status_code == 302
    told = {row.theme.name: (row.fits, row.said, row.by) for row in Coded.objects.standing()}
    assert told == {
        themed.dogs_theme.name: (True, "dogs", themed.manager),
        babies.name: (False, "newborn, baby", themed.manager),
        own.name: (True, "", themed.manager),
    }
    assert Coded.objects.first().passage == themed.dogs.text
    row = AuditRow.objects.get(did="coding.coded")
    assert "Dogs and other animals" in row.words and "not under: Babies" in row.words
    page = client.get(href).text
    assert "Suggested, because" not in page, "what is settled is not suggested again"
    assert f"Not fitting: {babies.name} ({themed.manager})" in page
    client.post(href, {"themes": [themed.dogs_theme.pk, babies.pk]})
    fits = set(Coded.objects.belonging().values_list("theme__name", flat=True))
    assert fits == {themed.dogs_theme.name, babies.name}
    assert Coded.objects.count() == 5, "what was said before stays"


def test_the_list_is_the_partnerships_own(themed: SimpleNamespace, signed_in: SignIn) -> None:
    client, theme = signed_in(themed.manager), themed.dogs_theme
    client.post(
        reverse("change_coded_theme", args=[theme.pk]),
        {"name": "Dogs", "means": "Dogs at home.", "words": "dog, dogs\nterrier", "source": ""},
    )
    theme.refresh_from_db()
    assert (theme.name, theme.suggesting) == ("Dogs", ("dog", "dogs", "terrier"))
    actions.code(item=themed.dogs, themes=[theme], by=themed.manager)
    client.post(reverse("retire_coded_theme", args=[theme.pk]))
    assert "not in use" in client.get(reverse("coded_themes")).text
    assert Coded.objects.belonging().count() == 1, "what is coded to it stays"
    theme.refresh_from_db()
    with pytest.raises(Refused, match="not in use any more"):
        actions.code(item=themed.night, themes=[theme], by=themed.manager)
    with pytest.raises(Refused, match="already"):
        actions.add(partnership=themed.partnership, name="dogs", means="x", by=themed.manager)
    with pytest.raises(Refused, match="here already"):
        for _ in range(2):
            actions.begin(partnership=themed.partnership, by=themed.manager)


def test_years_count_reviews_and_what_is_embedded_is_told(
    themed: SimpleNamespace, signed_in: SignIn
) -> None:
    today = timezone.localdate()
    theme, client = themed.dogs_theme, signed_in(themed.manager)
    Review.objects.filter(pk=themed.review.pk).update(published_on=date(today.year - 1, 3, 1))
    for item in (themed.dogs, themed.night, themed.secret, *themed.review.learning_points.all()):
        actions.code(item=item, themes=[theme], by=themed.manager)
    keep_up(today)

    def line(user: Any) -> Any:
        (found,) = TrendsPage.of(themed.partnership, user).lines
        return found

    mine = line(themed.manager)
    assert (mine.by_year[-2:], mine.reviews, mine.asked, mine.points) == ([1, 1], 2, 3, 1)
    theirs = line(themed.scrutineer)
    assert (theirs.by_year[-2:], theirs.reviews, theirs.asked) == ([1, 0], 1, 2), "no seat, no row"
    assert not TrendsPage.of(themed.partnership, themed.conflicted).lines
    parts = Kept.objects.filter(address__recommendation=themed.dogs)
    parts.filter(address__organisation=themed.trust).update(level=Level.EMBEDDED.value)
    assert line(themed.manager).embedded == 0, "the other body's part is not"
    parts.update(level=Level.EMBEDDED.value)
    assert line(themed.manager).embedded == 1
    page = client.get(theme.get_absolute_url()).text
    assert "1 recommendations under this theme are embedded" in page or "1 recommendation" in page
    assert themed.night.text[:20] in page and themed.secret.text[:20] in page
    stranger = signed_in(themed.scrutineer).get(theme.get_absolute_url()).text
    assert "Zephyr" not in stranger and themed.dogs.text[:20] in stranger


def test_each_door(themed: SimpleNamespace, signed_in: SignIn) -> None:
    every = {
        "themes": reverse("coded_themes"),
        "theme": themed.dogs_theme.get_absolute_url(),
        "new": reverse("new_coded_theme"),
        "change": reverse("change_coded_theme", args=[themed.dogs_theme.pk]),
        "code": reverse("code_item", args=["recommendation", themed.secret.pk]),
    }
    expected = {
        "manager": (200, 200, 200, 200, 200),
        "scrutineer": (200, 200, 403, 403, 404),
        "practitioner": (403, 404, 403, 404, 403),
        "stranger": (200, 404, 200, 404, 404),  # their own partnership's list
    }
    for who, codes in expected.items():
        client = signed_in(getattr(themed, who))
        assert [client.get(href).status_code for href in every.values()] == [*codes], who
    assert signed_in(themed.manager).get(
        reverse("code_item", args=["nothing", themed.secret.pk])
    ).status_code == 404  # fmt: skip
    posted = signed_in(themed.scrutineer)
    assert posted.post(reverse("begin_themes")).status_code == 403
    assert posted.post(
        reverse("retire_coded_theme", args=[themed.dogs_theme.pk])
    ).status_code == 403  # fmt: skip
    assert posted.post(
        reverse("code_item", args=["recommendation", themed.dogs.pk]), {}
    ).status_code == 403  # fmt: skip
    with pytest.raises(PermissionDenied):
        actions.code(item=themed.dogs, themes=[themed.dogs_theme], by=themed.scrutineer)
    elsewhere = actions.add(
        partnership=factories.partnership("Otherby"), name="Dogs", means="x", by=None
    )
    with pytest.raises(PermissionDenied):
        actions.code(item=themed.dogs, themes=[elsewhere], by=themed.manager)
    assert not Coded.objects.exists()


def test_the_pages_ask_no_more_for_more_rows(themed: SimpleNamespace, signed_in: SignIn) -> None:
    client = signed_in(themed.manager)
    hrefs = (reverse("coded_themes"), themed.dogs_theme.get_absolute_url())

    def asked() -> list[int]:
        found = []
        for href in hrefs:
            with CaptureQueriesContext(connection) as queries:
                assert client.get(href).status_code == 200
            found.append(len(queries))
        return found

    actions.code(item=themed.dogs, themes=[themed.dogs_theme], by=themed.manager)
    asked()
    before = asked()
    for number in range(5, 11):
        row = Recommendation.objects.create(review=themed.review, number=number, text=f"N {number}")
        actions.code(
            item=row, themes=[*Theme.objects.all()[:4], themed.dogs_theme], by=themed.manager
        )
    assert asked() == before
    page = client.get(hrefs[0]).text
    assert re.search(r"Dogs and other animals</a>", page)
