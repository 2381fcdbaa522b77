"""Who must read it and has, what drifts, who is told, and that no page asks more for more rows."""

from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.guidance import actions, reading, reminding
from goldthread.foundations.guidance.drifting import look
from goldthread.foundations.guidance.models import Acknowledgement, Guidance, Version
from goldthread.foundations.records.refusals import Refused
from tests import factories
from tests.rooms.guidance import making

SignIn = Callable[[Any], Client]


def older(guidance: Guidance, days: int) -> None:
    """As if everything of it had been done so many days ago."""
    then = timezone.now() - timedelta(days=days)
    guidance.versions.filter(second_at__isnull=False).update(
        second_at=then, effective_from=making.day(-days)
    )
    guidance.versions.update(at=then)


def kinds(scene: SimpleNamespace) -> list[str]:
    return [one.kind for found in look(scene.partnership).drifts.values() for one in found]


def asked(scene: SimpleNamespace, guidance: Guidance, role: str = "", body: Any = None) -> Any:
    return reading.ask_to_read(guidance=guidance, role=role, organisation=body, by=scene.owner)


def test_a_new_version_asks_again_and_each_is_a_row(
    scene: SimpleNamespace, signed_in: SignIn
) -> None:
    made = making.in_force(scene)
    asked(scene, made, Role.AUTHOR)
    with pytest.raises(Refused, match="asked already"):
        asked(scene, made, Role.AUTHOR)
    author, home = signed_in(scene.author), f"Read “{making.TITLE}”"
    assert home in author.get("/").text
    author.post(reverse("acknowledge_guidance", args=[making.newest(made).pk]))
    assert home not in author.get("/").text
    first = making.newest(made)
    making.write(scene, made)
    with pytest.raises(PermissionDenied):  # a draft is read by nobody yet
        reading.acknowledge(version=making.newest(made), by=scene.author)
    making.approve(scene, made)
    assert home in author.get("/").text
    with pytest.raises(Refused, match="Another version"):
        reading.acknowledge(version=first, by=scene.author)
    reading.acknowledge(version=making.newest(made), by=scene.author)
    reading.acknowledge(version=making.newest(made), by=scene.author)
    assert Acknowledgement.objects.count() == 2


@pytest.mark.parametrize(
    ("who", "trust", "housing"),
    [("manager", True, True), ("signatory", True, False), ("practitioner", False, False),
     ("executive", False, False), ("chair", False, False)],
)  # fmt: skip
def test_counts_are_for_all_and_names_for_those_who_answer_for_them(
    who: str, trust: bool, housing: bool, scene: SimpleNamespace, signed_in: SignIn
) -> None:
    made = making.in_force(scene)
    asked(scene, made, Role.AUTHOR)
    reading.acknowledge(version=making.newest(made), by=scene.author)
    html = signed_in(getattr(scene, who)).get(reverse("guidance_readers", args=[made.pk])).text
    assert "Fenmarsh Hospital Trust: 1 of 1" in html
    assert "Fenmarsh Housing: 0 of 1" in html
    assert ("Anna Reed" in html) == trust
    assert ("Col Brook" in html) == housing


def test_stopping_to_ask_is_a_row_and_the_reading_stays(scene: SimpleNamespace) -> None:
    made = making.in_force(scene)
    row = asked(scene, made, Role.AUTHOR, scene.trust)
    with pytest.raises(PermissionDenied):
        reading.stop_asking(reader=row, by=scene.signatory)
    reading.stop_asking(reader=row, by=scene.owner)
    assert made.readers.count() == 1
    assert look(scene.partnership).readership.must(made.pk) == set()


def test_every_way_of_drifting_is_seen(scene: SimpleNamespace) -> None:
    made = making.in_force(scene, link="https://fenmarsh.example/dogs")
    assert kinds(scene) == []
    asked(scene, made)
    older(made, 400)
    made.versions.update(review_due=making.day(-1))
    version = making.newest(made)
    report = reading.report_link(version=version, words="It is gone.", by=scene.colleague)
    with pytest.raises(Refused, match="said so already"):
        reading.report_link(version=version, words="", by=scene.author)
    making.write(scene, made)
    made.versions.filter(number=2).update(at=timezone.now() - timedelta(days=50))
    scene.owner.memberships.update(starts=making.day(-9), ends=making.day(-1))
    found = ["broken", "overdue", "ownerless", "unapproved", "unread"]
    assert kinds(scene) == found
    reading.mend_link(report=report, how="Opened it.", by=scene.support)
    assert kinds(scene) == found[1:]


def test_a_draft_that_drifts_is_told_to_nobody_else(
    scene: SimpleNamespace, signed_in: SignIn
) -> None:
    made = making.in_force(scene)
    making.write(scene, made, title="Dogs, cats and babies")
    older(made, 60)
    for person, told in ((scene.owner, True), (scene.chair, True), (scene.colleague, False)):
        client = signed_in(person)
        for address in (reverse("guidance_drift"), made.get_absolute_url()):
            assert ("A draft has waited 60 days" in client.get(address).text) == told
        assert "Dogs, cats" not in client.get(reverse("guidance")).text  # the title of what holds
        found = client.get(reverse("search"), {"q": "cats"}).text
        assert "Dogs, cats" not in found


def test_who_is_told_by_e_mail_once_a_week(scene: SimpleNamespace) -> None:
    made = making.in_force(scene)
    asked(scene, made, Role.AUTHOR)
    older(made, 40)
    making.write(scene, made)
    made.versions.filter(number=2).update(at=timezone.now() - timedelta(days=50))
    version = making.newest(made)
    version.asked.update(at=timezone.now() - timedelta(days=8))
    today = timezone.localdate()
    reminding.remind(partnership=scene.partnership, today=today)
    told = sorted((one.to[0], one.subject) for one in mail.outbox)
    drifts, draft = "Guidance that drifts", "A draft of guidance"
    wanted = [
        (scene.owner, drifts), (scene.chair, draft), (scene.signatory, draft),
        (scene.author, "Guidance to read"), (scene.colleague, "Guidance to read"),
    ]  # fmt: skip
    assert told == sorted((p.email, f"Goldthread: {what} waits for you") for p, what in wanted)
    assert all(making.TITLE not in one.body for one in mail.outbox)
    for days, number in ((1, 5), (6, 5), (7, 10)):
        reminding.remind(partnership=scene.partnership, today=today + timedelta(days=days))
        assert len(mail.outbox) == number


def test_when_the_owner_left_the_signatory_and_the_unit_are_told(
    scene: SimpleNamespace, signed_in: SignIn
) -> None:
    making.in_force(scene)
    scene.owner.memberships.update(starts=making.day(-9), ends=making.day(-1))
    reminding.remind(partnership=scene.partnership, today=timezone.localdate())
    told = {one.to[0] for one in mail.outbox}
    assert told == {scene.signatory.email, scene.manager.email, scene.support.email}
    for person in (scene.signatory, scene.manager):
        assert "Its owner has left" in signed_in(person).get("/").text


def test_it_is_found_by_situation_by_word_and_by_search(
    scene: SimpleNamespace, signed_in: SignIn
) -> None:
    made, other = making.in_force(scene), making.in_force(scene, title="Bruises", situations=[])
    client, at = signed_in(scene.colleague), reverse("guidance")
    for query in ({"situation": scene.dogs.pk}, {"words": "in the home"}, {"words": made.code}):
        html = client.get(at, query).text
        assert making.TITLE in html and "Bruises" not in html, query
    assert "Bruises" in client.get(at, {"words": "bruis"}).text
    by_situation = client.get(reverse("guidance_situations")).text
    assert by_situation.index(making.TITLE) < by_situation.index("For no situation")
    assert "Bruises" in client.get(reverse("search"), {"q": "bruises"}).text
    assert "Bruises" not in signed_in(scene.stranger).get(reverse("search"), {"q": "bruises"}).text
    actions.end_situation(situation=scene.dogs, by=scene.support)
    assert "dogs in the home" not in client.get(made.get_absolute_url()).text
    assert other.suited_to.count() == 0


def test_the_numbers_are_the_partnership_s_own(scene: SimpleNamespace, signed_in: SignIn) -> None:
    made = making.a_draft(scene)
    older(made, 30)
    assert kinds(scene) == []
    at, told = reverse("guidance_limits"), {"draft_days": 20, "read_days": 28, "read_share": 101}
    assert "100" in signed_in(scene.manager).post(at, told).text
    assert kinds(scene) == []
    signed_in(scene.manager).post(at, told | {"read_share": 90})
    assert kinds(scene) == ["unapproved"]


def test_the_number_of_questions_does_not_grow(
    scene: SimpleNamespace, signed_in: SignIn, client: Client
) -> None:
    browser, numbers = signed_in(scene.manager), []
    for some in (1, 4):
        for at in range(some):
            made = making.in_force(scene, public=True, title=f"Piece {some} {at}")
            asked(scene, made, Role.AUTHOR)
            making.write(scene, made)
            factories.member(scene.partnership, Role.AUTHOR, scene.trust)
            Version.objects.filter(number=1).update(review_due=making.day(-1))
        pages = [reverse(n) for n in ("guidance", "guidance_drift", "guidance_situations", "home")]
        pages += [made.get_absolute_url(), reverse("guidance_readers", args=[made.pk])]
        with CaptureQueriesContext(connection) as queries:
            for page in pages:
                assert browser.get(page).status_code == 200
            assert client.get("/learning/guidance/").status_code == 200
        numbers.append(len(queries))
    assert numbers[0] == numbers[1]
