"""What an agency can see of another agency's return: nothing, by any way in."""

import json
import re
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import timezone

from goldthread.casework.contributions import actions, asking, judging, needs
from goldthread.casework.contributions.models import Return, Submission
from goldthread.foundations.access.models import AuditRow
from goldthread.foundations.agencies.actions import end_membership, succeed
from goldthread.foundations.agencies.models import Membership
from goldthread.foundations.agencies.roles import Role
from tests import factories
from tests.rooms.contributions import making

SignIn = Callable[[Any], Client]
WORD = "Zephyrine"  # stands in everything that the trust writes


@pytest.fixture
def accepted(world: SimpleNamespace) -> SimpleNamespace:
    """The trust's return, with a word of its own in every text, accepted; its action agreed."""
    from goldthread.casework.contributions import handing

    making.write_all(world.ours, world.author, words=WORD)
    handing.hand_in(agency_return=world.ours, by=world.author)
    handing.sign_off(agency_return=world.ours, post="Chief nurse", by=world.signatory)
    judging.judge(
        agency_return=world.ours, marks=making.all_met(world.ours), then="accept", by=world.manager
    )
    return world


def everything_that_opens(client: Client, world: SimpleNamespace) -> dict[str, str]:
    """Every address of the installation without an argument, and those of one's own return."""
    told: dict[str, str] = {}
    for href in plain_addresses(get_resolver().url_patterns):
        for query in ("", f"?q={WORD}&words={WORD}", "?format=csv", "?q=hospital+trust"):
            answer = client.get(href + query)
            if answer.status_code == 200:
                told[href + query] = read(answer)
    for name in ("return", "imr", "imr_read", "return_time"):
        href = reverse(name, args=[world.theirs.pk])
        told[href] = client.get(href).content.decode()
    return told


def plain_addresses(patterns: Any, before: str = "/") -> Iterator[str]:
    """Addresses that need no argument."""
    for pattern in patterns:
        text = before + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from plain_addresses(pattern.url_patterns, text)
        elif not set("<>^$()") & set(text) and "logout" not in text:
            yield text


def read(answer: Any) -> str:
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return str(body.decode(errors="replace"))


@pytest.mark.parametrize("who", ["colleague", "their_signatory"])
def test_nothing_of_another_agency_stands_on_any_page(
    accepted: SimpleNamespace, signed_in: SignIn, who: str
) -> None:
    ours = accepted.ours
    client = signed_in(getattr(accepted, who))
    seen = everything_that_opens(client, accepted)
    assert len(seen) > 20
    for href, body in seen.items():
        assert f"{WORD} about" not in body, href  # a list may repeat what was looked for
        assert str(ours.pk) not in body, href
        assert accepted.author.name not in body, href
        assert "Ask about dogs at every visit" not in body, href


def test_a_return_that_exists_answers_like_one_that_does_not(
    accepted: SimpleNamespace, signed_in: SignIn
) -> None:
    """The same status and the same words: no error message tells them apart."""
    client = signed_in(accepted.colleague)
    nobody = "6f1c1b1e-0000-4000-8000-000000000000"
    for name, more in (
        ("return", []), ("imr", []), ("imr_section", ["context"]), ("imr_sent", [1]),
        ("return_quality", []), ("imr_word", []), ("imr_record_change", ["findings", 1]),
    ):  # fmt: skip
        real = client.get(reverse(name, args=[accepted.ours.pk, *more]))
        none = client.get(reverse(name, args=[nobody, *more]))
        assert (real.status_code, none.status_code) == (404, 404), name
        told = [
            body.content.decode().replace(str(accepted.ours.pk), "").replace(nobody, "")
            for body in (real, none)
        ]
        assert without_tokens(told[0]) == without_tokens(told[1]), name


def without_tokens(html: str) -> str:
    return re.sub(r'(nonce|value)="[^"]*"', "", html)


def test_numbers_do_not_tell_how_many_were_asked(world: SimpleNamespace, signed_in: SignIn) -> None:
    """Ids of returns are drawn at random, and no page of an agency carries a counting one."""
    assert world.ours.pk.version == 4
    making.write_all(world.theirs, world.colleague)
    line, finding = world.theirs.lines.first(), world.theirs.finding_rows.get()
    assert line.pk != line.number
    client = signed_in(world.colleague)
    new = reverse("imr_record", args=[world.theirs.pk, "findings"])
    assert f'value="{line.pk}"' not in (html := read(client.get(new)))
    assert f'value="{line.number}"' in html
    change = reverse("imr_record_change", args=[world.theirs.pk, "recommendations", 1])
    assert f'value="{finding.code}"' in read(client.get(change))


def test_emails_say_nothing_of_a_case(
    world: SimpleNamespace, django_capture_on_commit_callbacks: Any
) -> None:
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        asking.chase(agency_return=world.ours, by=world.manager, words="Robin is waiting")
    (sent,) = mail.outbox
    assert sent.to == [world.author.email]
    for word in ("Robin", world.review.code, "Trust", "Housing"):
        assert word not in sent.subject + sent.body.replace(str(world.ours.pk), "")


def test_the_trail_tells_no_agency_anything_and_no_draft_to_the_manager(
    accepted: SimpleNamespace, signed_in: SignIn
) -> None:
    assert signed_in(accepted.their_signatory).get(reverse("audit")).status_code == 403
    rows = AuditRow.objects.filter(about=accepted.ours.audit_ref)
    assert rows.filter(did="return.written").exists()
    assert not any(WORD in row.words + row.detail for row in rows)


def test_conflicted_manager_reads_no_row_of_the_trail(
    accepted: SimpleNamespace, signed_in: SignIn
) -> None:
    from goldthread.foundations.agencies.actions import declare_conflict
    from goldthread.foundations.agencies.trail import trail_of

    second = factories.member(accepted.partnership, Role.BUSINESS_MANAGER, name="Sec Ond")
    declare_conflict(
        matter=accepted.review.matter, person=second, reason="Kin.", by=accepted.manager
    )
    rows = trail_of(accepted.partnership, second)
    assert not rows.filter(about__startswith="return:").exists()
    assert not rows.filter(about__startswith="submission:").exists()


def test_drafts_are_not_even_the_business_units(world: SimpleNamespace, signed_in: SignIn) -> None:
    making.write_all(world.ours, world.author, words=WORD)
    for who in ("manager", "panel", "lead"):
        client = signed_in(getattr(world, who))
        for href in (
            reverse("return", args=[world.ours.pk]),
            reverse("returns", args=[world.review.pk]),
            reverse("returns", args=[world.review.pk]) + "?format=csv",
            reverse("home"),
        ):
            assert WORD not in read(client.get(href)), (who, href)


def test_a_published_review_opens_no_return(cast: SimpleNamespace, signed_in: SignIn) -> None:
    review = making.review_with_terms(cast, published=True)
    ours = making.ask(cast, review, cast.trust)
    for who in (cast.colleague, cast.executive, cast.practitioner, cast.chair):
        client = signed_in(who)
        assert client.get(reverse("return", args=[ours.pk])).status_code == 404
        assert client.get(reverse("returns", args=[review.pk])).status_code == 403


def test_opened_by_the_business_unit_it_is_read_and_closed_again(
    accepted: SimpleNamespace, signed_in: SignIn
) -> None:
    ours = accepted.ours
    sent = reverse("imr_sent", args=[ours.pk, 1])
    client = signed_in(accepted.colleague)
    assert client.get(sent).status_code == 404
    asking.release(agency_return=ours, reason="For the learning event.", by=accepted.manager)
    assert WORD in client.get(sent).content.decode()
    assert client.get(reverse("imr_sent_word", args=[ours.pk, 1])).status_code == 200
    assert (
        accepted.trust.name
        in client.get(reverse("return", args=[accepted.theirs.pk])).content.decode()
    )
    # Still nothing else of it.
    for name in ("return", "imr", "imr_read", "return_time"):
        assert client.get(reverse(name, args=[ours.pk])).status_code == 404
    assert not Submission.objects.visible_to(accepted.colleague).filter(number=2).exists()
    later = Submission.objects.create(
        agency_return=ours, number=2, content="{}", sha256="", signed_by=accepted.signatory
    )
    assert list(Submission.objects.visible_to(accepted.colleague)) == [later]
    Submission.objects.filter(pk=later.pk).delete()
    stranger_in_the_house = signed_in(accepted.other_author)
    assert stranger_in_the_house.get(sent).status_code == 404
    asking.end_release(agency_return=ours, by=accepted.manager)
    assert client.get(sent).status_code == 404


def test_whoever_left_the_agency_is_out_at_once(world: SimpleNamespace, signed_in: SignIn) -> None:
    client = signed_in(world.author)
    own = reverse("return", args=[world.ours.pk])
    assert client.get(own).status_code == 200
    Membership.objects.filter(person=world.author).update(
        starts=making.in_days(-9), ends=making.in_days(-1)
    )
    assert client.get(own).status_code == 404
    assert client.get(reverse("imr", args=[world.ours.pk])).status_code == 404
    assert "Anna Reed can no longer open it" in signed_in(world.signatory).get(own).content.decode()


def test_an_author_who_was_taken_off_is_out_at_once(
    world: SimpleNamespace, signed_in: SignIn
) -> None:
    row = world.ours.delegations.get()
    actions.end_author(delegation=row, why="Moved to another team.", by=world.signatory)
    client = signed_in(world.author)
    assert client.get(reverse("return", args=[world.ours.pk])).status_code == 404


def test_the_heir_answers_for_a_body_that_closed(world: SimpleNamespace, signed_in: SignIn) -> None:
    heir = factories.organisation(world.partnership, "Fenmarsh New Trust")
    new = factories.member(world.partnership, Role.SIGNATORY, heir, name="New Sign")
    own = reverse("return", args=[world.ours.pk])
    assert signed_in(new).get(own).status_code == 404
    succeed(organisation=world.trust, successor=heir, on=timezone.localdate(), by=world.manager)
    assert signed_in(new).get(own).status_code == 200
    assert signed_in(world.signatory).get(own).status_code == 404
    assert signed_in(world.author).get(own).status_code == 404
    chosen = Return.objects.visible_to(new).get()
    actions.name_author(agency_return=chosen, person=new, by=new)
    assert signed_in(new).get(reverse("return_independence", args=[chosen.pk])).status_code == 200


def test_a_declared_conflict_closes_it_to_an_author(
    world: SimpleNamespace, signed_in: SignIn
) -> None:
    from goldthread.foundations.agencies.actions import declare_conflict

    declare_conflict(
        matter=world.review.matter, person=world.author, reason="Kin.", by=world.author
    )
    client = signed_in(world.author)
    assert client.get(reverse("return", args=[world.ours.pk])).status_code == 404
    assert not list(needs.needs(world.author, world.partnership, timezone.localdate()))


def test_scopes_give_an_agency_only_its_own(accepted: SimpleNamespace) -> None:
    assert list(Return.objects.visible_to(accepted.colleague)) == [accepted.theirs]
    assert not Submission.objects.visible_to(accepted.colleague).exists()
    from goldthread.casework.contributions.models import (
        AgencyRecommendation,
        Finding,
        SectionText,
        WordFile,
    )

    for model in (SectionText, WordFile, Finding, AgencyRecommendation):
        for person in (accepted.colleague, accepted.manager, accepted.panel):
            assert not model.objects.visible_to(person).filter(agency_return=accepted.ours).exists()
    assert AgencyRecommendation.objects.overseen_by(accepted.manager).count() == 1
    assert AgencyRecommendation.objects.overseen_by(accepted.signatory).count() == 1
    assert not AgencyRecommendation.objects.overseen_by(accepted.colleague).exists()


def test_reading_is_recorded(world: SimpleNamespace, signed_in: SignIn) -> None:
    signed_in(world.panel).get(reverse("return", args=[world.ours.pk]))
    row = AuditRow.objects.filter(did="read").latest("number")
    assert (row.actor, row.about) == (world.panel.audit_ref, world.ours.audit_ref)
    assert json.loads(row.detail)["matter"] == world.review.matter.audit_ref


def test_people_who_left_see_nothing_even_with_a_seat(
    world: SimpleNamespace, signed_in: SignIn
) -> None:
    post = Membership.objects.get(person=world.panel)
    Membership.objects.filter(pk=post.pk).update(starts=making.in_days(-5))
    post.refresh_from_db()
    end_membership(membership=post, on=making.in_days(-1), by=world.manager)
    assert signed_in(world.panel).get(reverse("return", args=[world.ours.pk])).status_code == 404
