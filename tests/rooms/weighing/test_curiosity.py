"""Prompts at their moments, reflections as rows, and what was seen, never what somebody is."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import models as django_models

from goldthread.casework.safeguards import animals
from goldthread.casework.safeguards.history import of_parents
from goldthread.casework.weighing import curious, models, occasions, prompts
from goldthread.foundations.records.refusals import Refused
from goldthread.rules import curiosity
from tests.rooms.safeguards.conftest import asked as asked_decision
from tests.rooms.safeguards.conftest import day, histories
from tests.rooms.weighing.conftest import observation


def now(world: SimpleNamespace) -> set[str]:
    found = occasions.occasions(world.family, of_parents(world.family.matter), day(0))
    return {one.moment.code for one in occasions.open_ones(world.family, found)}


def test_each_moment_asks_about_the_child_or_what_is_not_known_and_has_a_source() -> None:
    today = date(2026, 11, 28)
    assert {one.code for one in curiosity.moments(today)} == {
        "home-visit", "conference", "closing", "no-move", "unseen-adult",
    }  # fmt: skip
    for moment in curiosity.moments(today):
        assert moment.source
        assert len({one.code for one in moment.asked}) == len(moment.asked) >= 4
        assert all(one.words.endswith("?") for one in moment.asked)
    assert curiosity.moments(date(2025, 12, 31)) == ()
    assert curiosity.words_of(curiosity.KINDS, "gone") == "gone"
    codes = {one.code for one in curiosity.kinds(today)}
    assert {"after-warning", "asleep", "one-room", "told-two"} <= codes


def test_moments_come_by_the_record_and_go_with_a_reflection(world: SimpleNamespace) -> None:
    assert "unseen-adult" in now(world)
    histories(world)
    assert "unseen-adult" not in now(world)
    assert "home-visit" not in now(world)
    told = {"family": world.family, "by": world.practitioner}
    animals.ask(when="home", on=day(-1), answer="yes", **told)
    assert "home-visit" in now(world)
    curious.reflect(moment="home-visit", on=day(-2), replies={}, words="Before it.", **told)
    assert "home-visit" in now(world)
    curious.reflect(moment="home-visit", on=day(-1), replies={"child": "Slept."}, **told)
    assert "home-visit" not in now(world)
    assert "closing" not in now(world)
    asked_decision(world, kind="step-down", pregnancy=None)
    assert "closing" in now(world)
    said = " ".join(prompts.of_curiosity(world.family))
    assert "Nobody has written a reflection before stepping down or closing" in said


def test_a_reflection_keeps_the_questions_as_they_were_asked(world: SimpleNamespace) -> None:
    told = {"family": world.family, "on": day(0), "by": world.practitioner}
    for wrong, words in (
        ({"moment": "tuesday", "replies": {}}, "Choose the moment"),
        ({"moment": "closing", "replies": {"hope": " "}}, "Answer at least one"),
        ({"moment": "closing", "replies": {"child": "Not asked here."}}, "Answer at least one"),
        ({"moment": "closing", "replies": {}, "words": "x", "on": day(1)}, "lies ahead"),
    ):
        with pytest.raises(Refused, match=words):
            curious.reflect(**{**told, **wrong})
    row = curious.reflect(moment="closing", replies={"hope": "That he stays away."}, **told)
    (reply,) = row.replies.all()
    assert reply.asked == "Where do we hope more than we know?"


def test_an_observation_says_what_when_who_and_what_was_done(world: SimpleNamespace) -> None:
    for wrong, words in (
        ({"words": ""}, "what was seen"), ({"seen_by": " "}, "who saw it"),
        ({"done": ""}, "what was done to find out"), ({"on": day(1)}, "lies ahead"),
        ({"kind": "disguised-compliance"}, "Choose what it was"),
    ):  # fmt: skip
        with pytest.raises(Refused, match=words):
            observation(world, **wrong)
    row = observation(world)
    assert "1 observation without another explanation" in " ".join(
        prompts.of_curiosity(world.family)
    )
    with pytest.raises(Refused, match="Say what was found out"):
        curious.say_since(observation=row, words=" ", by=world.signatory)
    curious.say_since(observation=row, other="The flat is cold.", by=world.signatory)
    assert "without another" not in " ".join(prompts.of_curiosity(world.family))


def test_no_field_scores_or_names_anybody() -> None:
    rows: list[Any] = [getattr(models, name) for name in models.__all__]
    for model in rows:
        for field in model._meta.local_fields:
            said = f"{field.name} {field.verbose_name}".lower()
            for word in ("score", "grade", "level", "rating", "disguised", "compliance"):
                assert word not in said, (model, field)
            kinds = (django_models.FloatField, django_models.DecimalField)
            assert not isinstance(field, kinds), (model, field)
    for one in curiosity.KINDS:
        assert "compliance" not in one.words
