"""A review that the chair decided on in intake takes over the case: its matter, seats and days."""

import re
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from goldthread.casework.intake import scoping
from goldthread.casework.reviews import commissioning
from goldthread.casework.reviews.commissioning import Beginning
from goldthread.casework.reviews.models import Review
from goldthread.foundations.agencies.models import Matter, Organisation
from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.records.refusals import Refused
from tests import factories
from tests.rooms.intake import making as intake
from tests.rooms.reviews.making import today

SignIn = Callable[[Any], Client]


@pytest.fixture
def decided(cast: SimpleNamespace) -> SimpleNamespace:
    intake.people(cast)
    referral = intake.accepted(intake.sent(cast.practitioner, cast.partnership), cast.manager)
    intake.seats(cast, referral)
    cast.referral = referral
    cast.decision = intake.decided(cast, intake.with_chair(cast, referral))
    return cast


def open_it(world: SimpleNamespace, title: str = "Review of Robin", by: Any = None) -> Review:
    return commissioning.open_review(
        decision=world.decision,
        beginning=Beginning(title=title, initiated_on=today()),
        by=by or world.manager,
    )


def test_it_takes_over_the_matter_with_its_seats_and_its_code(decided: SimpleNamespace) -> None:
    review = open_it(decided)
    assert review.matter == decided.referral.matter
    assert (review.framework, review.decision) == ("cspr", decided.decision)
    assert review.matter.circle == Matter.Circle.SEATS
    assert Matter.objects.get(pk=review.matter_id).name == "Review of Robin"
    assert Review.objects.visible_to(decided.chair).filter(pk=review.pk).exists()
    assert not Review.objects.visible_to(decided.conflicted).exists()
    with pytest.raises(Refused, match="already open"):
        open_it(decided)


def test_agencies_that_knew_the_child_are_ticked_in_the_first_draft(
    cast: SimpleNamespace, signed_in: SignIn
) -> None:
    """Their last answer counts. What somebody saved counts more."""
    intake.people(cast)
    referral = intake.accepted(intake.sent(cast.practitioner, cast.partnership), cast.manager)
    asked = intake.asked(referral, cast.manager, cast.trust, cast.housing, cast.police)
    police = factories.member(cast.partnership, Role.SIGNATORY, cast.police)
    told = ((cast.signatory, "known"), (cast.colleague, "not-known"), (police, "known"))
    for request, (by, known) in zip(asked, told, strict=True):
        scoping.reply(request=request, known=known, summary="Three visits.", by=by)
    scoping.reply(request=asked[2], known="not-known", by=police)
    intake.seats(cast, referral)
    cast.decision = intake.decided(cast, intake.with_chair(cast, referral))
    client, review = signed_in(cast.manager), open_it(cast)
    where = reverse("write_terms", args=[review.pk])

    def ticked() -> dict[str, bool]:
        html = client.get(where).content.decode()
        boxes = re.findall(r'<input[^>]*name="agencies"[^>]*value="(\d+)"([^>]*)>', html)
        names = {str(body.pk): body.name for body in Organisation.objects.all()}
        return {names[pk]: "checked" in rest for pk, rest in boxes}

    assert {name for name, on in ticked().items() if on} == {"Fenmarsh Hospital Trust"}
    assert client.get(where).content.decode().count("told the partnership that they knew") == 1
    text = {"seen": 0, "how_many": 1, "purpose": "To learn.", "agencies": [cast.police.pk]}
    assert client.post(where, text).status_code == 302
    assert {name for name, on in ticked().items() if on} == {"Fenmarsh Police"}


@pytest.mark.usefixtures("family")
def test_a_real_name_in_the_title_is_refused(decided: SimpleNamespace) -> None:
    with pytest.raises(Refused, match="real name"):
        open_it(decided, "Review of baby Dunlin")


def test_only_the_business_unit_opens_it(decided: SimpleNamespace) -> None:
    for who in (decided.chair, decided.officer, decided.author, decided.stranger):
        with pytest.raises(PermissionDenied):
            open_it(decided, by=who)


def test_the_page_knows_the_days_and_the_kind(decided: SimpleNamespace, signed_in: SignIn) -> None:
    client, href = signed_in(decided.manager), reverse("open_review", args=[decided.decision.pk])
    html = client.get(href).content.decode()
    assert "Child Safeguarding Practice Review, step 2 of 3" in html
    assert "Who decided that this review is held?" not in html
    sent = {"title": "Review of Robin", "initiated_on": today().isoformat()}
    opened = client.post(href, {**sent, "event_aware": decided.referral.aware_on.isoformat()})
    review = Review.objects.get()
    assert opened.url == reverse("review_people", args=[review.pk])
    assert review.anchors.get(event="aware").on == decided.referral.aware_on
    assert client.get(href).url == reverse("review_life", args=[review.pk])
    for who, status in (("chair", 403), ("conflicted", 404), ("author", 404), ("stranger", 404)):
        assert signed_in(getattr(decided, who)).get(href).status_code == status, who
