"""The search page: what it finds, what it says when it finds nothing, and whom it tells what."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from goldthread.improvement.learning.models import LearningPoint
from goldthread.improvement.recommendations.models import Recommendation
from tests.rooms.recommendations.conftest import world  # noqa: F401 - a fixture

SignIn = Callable[[Any], Client]


@pytest.fixture
def office(world: SimpleNamespace, signed_in: SignIn) -> Client:  # noqa: F811
    return signed_in(world.manager)


def read(client: Client, **query: Any) -> str:
    response = client.get(reverse("search"), query)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_three_groups_with_counts_and_the_matching_words_marked(office: Client) -> None:
    page = read(office, q="dogs newborn")
    assert "3 results for “dogs newborn”" in page
    assert ">1 learning point</h3>" in page
    assert ">2 recommendations</h3>" in page
    assert "<mark>dogs</mark> in the home of every <mark>newborn</mark> baby" in page
    assert "L1 of Review of Robin" in page


def test_words_of_a_review_are_found_in_what_happened(
    office: Client,
    world: SimpleNamespace,  # noqa: F811
) -> None:
    world.review.incident = "Found by a <lodger> at dawn."
    world.review.save()
    page = read(office, q="lodger")
    assert "Found by a &lt;<mark>lodger</mark>&gt; at dawn." in page
    assert ">1 review</h3>" in page


def test_markup_in_a_text_and_in_what_is_typed_is_never_html(office: Client) -> None:
    page = read(office, q="<b> night")
    assert "at <mark>night</mark> &lt;<mark>b</mark>&gt;now" in page
    assert "<b>" not in page
    assert "“&lt;b&gt; night”" in page


@pytest.mark.parametrize("typed", ["zebra", '"newborn dogs"', "night newborn"])
def test_nothing_found_says_what_to_try(office: Client, typed: str) -> None:
    page = read(office, q=typed)
    assert "0 results" in page
    assert "You can try:" in page


def test_no_words_at_all_is_said(office: Client) -> None:
    assert "Write one or more words." in read(office)
    assert "There is no word in “?!”" in read(office, q="?!")


@pytest.mark.parametrize("typed", ['"', "a OR", "NEAR(", "(((", "%", "\x00", "x" * 5000, "*", "-"])
def test_nothing_that_is_typed_breaks_it(office: Client, typed: str) -> None:
    read(office, q=typed)
    read(office, q=typed, kind="recommendations", page="7")


def test_one_kind_is_paged_and_the_others_are_counted(
    office: Client,
    world: SimpleNamespace,  # noqa: F811
) -> None:
    Recommendation.objects.bulk_create(
        Recommendation(review=world.review, number=10 + n, text=f"Look at kettles, {n}")
        for n in range(45)
    )
    LearningPoint.objects.create(review=world.review, number=9, text="A kettle stood there")
    everything = read(office, q="kettle")
    assert "46 results" in everything
    assert "See all 45 recommendations" in everything
    assert everything.count('class="gt-hit"') == 6
    second = read(office, q="kettle", kind="recommendations", page=3)
    assert second.count('class="gt-hit"') == 5
    assert "1 learning point" in second
    assert 'aria-label="Page 2"' in second
    assert "kind=recommendations" in second


def test_a_reference_leads_straight_to_its_review_for_those_who_may_see_it(
    office: Client,
    world: SimpleNamespace,  # noqa: F811
    signed_in: SignIn,
) -> None:
    code = world.secret_review.code.lower()
    found = office.get(reverse("search"), {"q": f" {code} "})
    assert found.headers["Location"] == world.secret_review.get_absolute_url()
    assert "0 results" in read(signed_in(world.colleague), q=code)


def test_an_unknown_kind_shows_all_and_a_kind_without_results_says_so(office: Client) -> None:
    assert "2 recommendations" in read(office, q="dogs", kind="<x>")
    assert "There is nothing of this kind." in read(office, q="dogs", kind="reviews")


def test_it_answers_get_only(office: Client) -> None:
    assert office.post(reverse("search")).status_code == 405


@pytest.mark.parametrize(
    ("who", "found"),
    [
        ("manager", 3),
        ("seated", 3),
        ("signatory", 3),  # the unpublished one was asked of the trust
        ("chair", 2),
        ("colleague", 2),
        ("conflicted", 0),
        ("stranger", 0),
    ],
)
def test_counts_tell_nobody_of_what_they_may_not_see(
    world: SimpleNamespace,  # noqa: F811
    signed_in: SignIn,
    who: str,
    found: int,
) -> None:
    word = "result" if found == 1 else "results"
    assert f"{found} {word} for “dogs”" in read(signed_in(getattr(world, who)), q="dogs")
