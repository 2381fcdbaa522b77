"""What a program is let in to read: what its person sees, and nothing else."""

from datetime import timedelta

import pytest
from django.utils import timezone

from goldthread.foundations.access.models import AuditRow
from goldthread.foundations.agencies.models import Conflict, Matter, Membership
from goldthread.foundations.followthrough.models import Action
from goldthread.web.api import actions
from goldthread.web.api.models import Connection
from tests.rooms.api.conftest import Program, token_for
from tests.rooms.followthrough import making


def codes(answer):
    return [one["id"] for one in answer.json()["items"]]


def test_without_a_token_nothing_is_told(scene, client, signed_in):
    for browser in (client, signed_in(scene.manager), Program("gt_wrong")):
        answer = browser.get("/api/v1/reviews")
        assert (answer.status_code, answer["Content-Type"]) == (401, "application/problem+json")
        assert answer["WWW-Authenticate"].startswith("Bearer")


def test_a_token_sees_what_its_person_sees(scene, program):
    assert codes(program(scene.manager).get("/api/v1/reviews")) == [scene.review.pk]
    assert codes(program(scene.author).get("/api/v1/reviews")) == []
    assert codes(program(scene.author).get("/api/v1/actions")) == [scene.trusts.pk]
    assert codes(program(scene.colleague).get("/api/v1/actions")) == [scene.housings.pk]
    for person, status in ((scene.author, 200), (scene.colleague, 404)):
        answer = program(person).get(f"/api/v1/actions/{scene.trusts.pk}")
        assert answer.status_code == status, answer.json()


def test_a_stranger_sees_nothing(scene):
    token = token_for(scene, scene.stranger, partnership=scene.elsewhere)
    stranger = Program(token)
    for kind in ("reviews", "recommendations", "actions", "audits"):
        assert codes(stranger.get(f"/api/v1/{kind}")) == []
    for path in (f"reviews/{scene.review.pk}", f"actions/{scene.trusts.pk}/evidence"):
        assert stranger.get(f"/api/v1/{path}").status_code == 404


def test_a_token_is_of_one_partnership(scene):
    """Who has a role in two is, through a connection, in the one that allowed it."""
    Membership.objects.create(
        person=scene.manager, partnership=scene.elsewhere, role="business-manager"
    )
    other = Program(token_for(scene, scene.manager, partnership=scene.elsewhere))
    assert codes(other.get("/api/v1/reviews")) == []


def test_what_kept_a_person_away_keeps_the_token_away(scene, program):
    manager = program(scene.manager)
    Conflict.objects.create(
        matter=scene.review.matter, person=scene.manager, declared_by=scene.manager, reason="Aunt"
    )
    assert codes(manager.get("/api/v1/reviews")) == []
    assert codes(manager.get("/api/v1/recommendations")) == []


def test_a_family_in_live_work_is_not_in_it(scene, program):
    """Not even for those who work with it."""
    Matter.objects.filter(pk=scene.review.matter_id).update(circle="workers")
    Action.objects.filter(pk=scene.trusts.pk).update(matter=scene.review.matter)
    scene.review.matter.seats.create(holder=scene.author, role="report-author")
    assert Action.objects.visible_to(scene.author).filter(pk=scene.trusts.pk).exists()
    author = program(scene.author)
    assert codes(author.get("/api/v1/actions")) == []
    assert author.get(f"/api/v1/actions/{scene.trusts.pk}").status_code == 404


def over(change):
    """Tokens that worked a moment ago."""
    return {
        "ended": lambda s, c: actions.end(connection=c, by=s.administrator),
        "expired": lambda s, c: Connection.objects.update(expires=timezone.now()),
        "closed": lambda s, c: (
            type(s.author).objects.filter(pk=s.author.pk).update(is_active=False)
        ),
        "no role": lambda s, c: Membership.objects.filter(person=s.author).update(
            starts=timezone.localdate() - timedelta(days=9),
            ends=timezone.localdate() - timedelta(days=1),
        ),
    }[change]


@pytest.mark.parametrize("change", ["ended", "expired", "closed", "no role"])
def test_a_token_that_is_over_opens_nothing_and_is_noted_once_a_day(scene, program, change):
    author = program(scene.author)
    assert author.get("/api/v1/token").status_code == 200
    over(change)(scene, Connection.objects.get())
    assert [author.get("/api/v1/actions").status_code for _ in range(2)] == [401, 401]
    assert AuditRow.objects.filter(did="connection.refused").count() == 1


def test_whoever_loses_the_second_factor_loses_the_token(scene, program, settings):
    author = program(scene.author)
    settings.SECOND_FACTOR = True
    answer = author.get("/api/v1/actions")
    assert (answer.status_code, "second factor" in answer.json()["detail"]) == (401, True)


def test_a_scope_opens_no_other_door(scene, program):
    narrow = program(scene.manager, "reviews:read")
    assert narrow.get("/api/v1/reviews").status_code == 200
    for path in ("recommendations", "actions", "audits", f"actions/{scene.trusts.pk}/evidence"):
        answer = narrow.get(f"/api/v1/{path}")
        assert (answer.status_code, "lacks the scope" in answer.json()["detail"]) == (403, True)


def test_every_reading_is_recorded(scene, program):
    author = program(scene.author)
    author.get("/api/v1/actions")
    author.get(f"/api/v1/actions/{scene.trusts.pk}")
    author.get(f"/api/v1/actions/{scene.housings.pk}")
    told = [(row.did, row.actor_name) for row in AuditRow.objects.order_by("-number")[:3]]
    assert told == [
        (did, "Anna Reed") for did in ("refused", "connection.read", "connection.listed")
    ]


def test_pages_follow_one_another_in_a_stable_order(scene, program):
    more = [making.agree(scene).pk for _ in range(4)]
    author, seen, cursor = program(scene.author), [], ""
    while cursor is not None:
        answer = author.get(f"/api/v1/actions?limit=2&cursor={cursor}".removesuffix("&cursor="))
        seen.append(codes(answer))
        cursor = answer.json()["next"]
    assert seen == [[scene.trusts.pk, more[0]], more[1:3], more[3:]]


def test_a_list_asks_no_more_of_the_database_when_it_is_longer(
    scene, program, django_assert_num_queries
):
    author = program(scene.author)
    asked = []
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for more in (0, 5):
        for _ in range(more):
            making.agree(scene)
        with CaptureQueriesContext(
            connection,
        ) as captured:
            author.get("/api/v1/actions")
        asked.append(len(captured))
    assert asked[0] == asked[1]


def test_filters(scene, program):
    manager = program(scene.manager)
    making.due(scene.housings, -3)
    making.silent(scene.trusts, 10)
    day = timezone.localdate() - timedelta(days=5)
    housing, trust = scene.housings.pk, scene.trusts.pk
    asked = {
        "state=drifting": [housing],
        "state=open": [trust, housing],
        "state=evidenced": [],
        f"organisation={scene.housing.pk}": [housing],
        f"changed_since={day}": [housing],
        "recommendation=1": [],
    }
    found = {query: codes(manager.get(f"/api/v1/actions?{query}")) for query in asked}
    assert found == asked
    assert codes(manager.get("/api/v1/reviews?published=true")) == []
    since = timezone.localdate()
    made = codes(manager.get(f"/api/v1/recommendations?changed_since={since}"))
    assert made == [scene.recommendation.pk]


@pytest.mark.parametrize(
    "query",
    ["limit=101", "limit=0", "cursor=x", "state=done", "changed_since=0", "organisation=-1"],
)
def test_what_is_asked_wrongly_is_said(scene, program, query):
    answer = program(scene.manager).get(f"/api/v1/actions?{query}")
    assert (answer.status_code, answer["Content-Type"]) == (422, "application/problem+json")
    assert query.split("=")[0] in answer.json()["detail"]


def test_who_has_it_is_not_sent_it_again(scene, program):
    author = program(scene.author)
    path = f"/api/v1/actions/{scene.trusts.pk}"
    tag = author.get(path)["ETag"]
    assert author.get(path, headers={"If-None-Match": tag}).status_code == 304


def test_too_many_calls_in_a_minute_are_told_when_to_come_back(scene, program, settings):
    settings.API_PER_MINUTE = 2
    author = program(scene.author)
    statuses = [author.get("/api/v1/token").status_code for _ in range(3)]
    assert statuses == [200, 200, 429]
    assert 1 <= int(author.get("/api/v1/token")["Retry-After"]) <= 60
    Connection.objects.update(minute=timezone.now() - timedelta(minutes=1))
    assert author.get("/api/v1/token").status_code == 200


def test_a_program_is_never_answered_with_a_page(scene, program):
    author = program(scene.author)
    for answer in (author.get("/api/v1/nothing"), author.delete("/api/v1/actions")):
        assert answer["Content-Type"] == "application/problem+json"
