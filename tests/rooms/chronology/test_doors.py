"""Every address of key episodes, tried by everyone."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from goldthread.casework.chronology.models import EpisodeEnd, KeyEpisode
from goldthread.foundations.access.models import AuditRow
from goldthread.foundations.agencies.models import Matter

SignIn = Callable[[Any], Client]
WHO = ["manager", "support", "lead", "leadchair", "panel", "emergency", "author", "signatory",
       "practitioner", "chair", "conflicted", "administrator", "stranger"]  # fmt: skip
READ = [200, 200, 200, 200, 200, 200, *[404] * 7]
LEAD = [200, 200, 200, 200, 403, 403, *[404] * 7]


def addresses(world: SimpleNamespace) -> dict[str, tuple[str, list[int]]]:
    pk, review = [world.home.pk], [world.review.pk]
    row = world.home.analysis.first()
    return {
        "list": (reverse("episodes", args=review), READ),
        "export": (reverse("episodes", args=review) + "?format=csv", READ),
        "episode": (reverse("episode", args=pk), READ),
        "then": (reverse("episode", args=pk) + "?known=then", READ),
        "new": (reverse("new_episode", args=review), LEAD),
        "order": (reverse("order_episodes", args=review), LEAD),
        "change": (reverse("change_episode", args=pk), LEAD),
        "withdraw": (reverse("withdraw_episode", args=pk), LEAD),
        "merge": (reverse("merge_episode", args=pk), LEAD),
        "ask": (reverse("ask_of_episode", args=pk), LEAD),
        "answer": (reverse("answer_question", args=[*pk, world.question.pk]), LEAD),
        "analyse": (reverse("analyse_episode", args=pk), LEAD),
        "correct": (reverse("correct_analysis", args=[*pk, row.pk]), LEAD),
    }


@pytest.mark.parametrize("who", WHO)
def test_who_may_open_what(world: SimpleNamespace, signed_in: SignIn, who: str) -> None:
    client, place = signed_in(getattr(world, who)), WHO.index(who)
    tried = addresses(world)
    found = {name: client.get(href).status_code for name, (href, _) in tried.items()}
    assert found == {name: codes[place] for name, (_, codes) in tried.items()}


@pytest.mark.parametrize("who", WHO[4:])
def test_nobody_else_writes(world: SimpleNamespace, signed_in: SignIn, who: str) -> None:
    client = signed_in(getattr(world, who))
    sent = {"title": "Mine", "starts": "1 March 2026", "why_it_matters": "x", "reason": "x",
            "text": "x", "whom": "panel", "known": "now", "into": world.birth.pk}  # fmt: skip
    before = AuditRow.objects.exclude(did__in=["read", "refused", "exported"]).count()
    for name, (href, _) in addresses(world).items():
        if name not in {"list", "export", "episode", "then"}:
            assert client.post(href, sent).status_code in {403, 404}, name
    back = reverse("bring_back_episode", args=[world.home.pk])
    assert client.post(back).status_code in {403, 404}
    assert KeyEpisode.objects.count() == 3
    assert not EpisodeEnd.objects.exists()
    after = AuditRow.objects.exclude(did__in=["read", "refused", "exported"]).count()
    # Signing in is the only new row.
    assert after - before <= 1


def test_somebody_who_is_not_signed_in_is_asked_to(world: SimpleNamespace, client: Client) -> None:
    for href, _ in addresses(world).values():
        assert client.get(href).status_code == 302


def test_how_a_published_review_was_studied_stays_at_its_table(
    world: SimpleNamespace, signed_in: SignIn
) -> None:
    Matter.objects.filter(pk=world.review.matter_id).update(circle=Matter.Circle.PARTNERSHIP)
    for who, status in {"author": 404, "chair": 404, "panel": 200, "manager": 200}.items():
        client = signed_in(getattr(world, who))
        for href in (
            reverse("episodes", args=[world.review.pk]),
            reverse("episode", args=[world.home.pk]),
        ):
            assert client.get(href).status_code == status, who


def test_reading_an_episode_is_recorded_without_its_words(
    world: SimpleNamespace, signed_in: SignIn
) -> None:
    signed_in(world.panel).get(reverse("episode", args=[world.home.pk]))
    row = AuditRow.objects.filter(did="read").latest("number")
    assert (row.actor, row.about) == (world.panel.audit_ref, world.home.audit_ref)
    words = AuditRow.objects.filter(did__startswith="episode.").values_list("words", flat=True)
    assert not any("dogs" in text or "hospital" in text for text in words)
