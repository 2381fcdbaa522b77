"""Every form of the register, sent with ids of another partnership or of another matter."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.urls import reverse

from goldthread.foundations.access.models import AuditRow
from goldthread.foundations.agencies.models import Matter
from goldthread.foundations.people import actions, placing
from goldthread.foundations.people.models import (
    HistoryAnswer,
    Involvement,
    MatchDecision,
    Person,
    PersonChange,
    Relationship,
    Residence,
)
from goldthread.foundations.people.urls import urlpatterns
from tests import factories

EVERYTHING = {
    "role": "father", "forename": "Forged", "surname": "Lark", "kind": "alias", "name": "Forged",
    "because": "x", "line1": "1 Forged Road", "pseudonym": "Forged", "case_ref": "Forged",
    "close": "1", "answer-0-0-words": "x", "who": "new",
}  # fmt: skip


def register_of(matter: Matter, by: Any) -> SimpleNamespace:
    """A mother and child, an address, a tie, and somebody who may be the mother."""
    mother = actions.involve(matter=matter, role="mother", by=by, forename="Ida", surname="Lark")
    child = actions.involve(matter=matter, role="child", by=by, forename="Una", surname="Lark")
    tie = placing.relate(matter=matter, one=mother, other=child, kind="parent", by=by)
    placing.live_at(involvement=child, by=by, line1="12 Beck Close", town="Saltmere", postcode="")
    twin = actions.involve(matter=matter, role="adult", by=by, forename="Idah", surname="Lark",
                           dob_partial="1994")  # fmt: skip
    check = twin.checks.get()
    return SimpleNamespace(
        matter=matter, mother=mother, child=child, tie=tie, check=check,
        match=check.matches.first(), address=matter.addresses.get(),
    )  # fmt: skip


@pytest.fixture
def ours(world: SimpleNamespace) -> SimpleNamespace:
    return register_of(factories.matter(world.partnership, "R-OURS"), world.manager)


@pytest.fixture
def theirs(world: SimpleNamespace) -> SimpleNamespace:
    return register_of(factories.matter(world.elsewhere, "R-THEIRS"), world.stranger)


def addresses(of: SimpleNamespace, code: str) -> dict[str, str]:
    """Each address of the room once, with the ids of `of` under the matter of `code`."""
    found = {}
    for pattern in urlpatterns:
        names, told = pattern.pattern.converters, {"code": code}
        where = str(pattern.pattern)
        row = of.check if "checks/" in where else of.tie if "relationships/" in where else of.child
        told |= {"pk": row.pk} if "pk" in names else {}
        told |= {"match": of.match.pk} if "match" in names else {}
        found[pattern.name] = reverse(pattern.name, kwargs=told)
    return found


def _done() -> tuple[int, ...]:
    rows = AuditRow.objects.exclude(did__startswith="signed.").exclude(did__in=["refused", "read"])
    rows = rows.exclude(did__startswith="register.")
    tables = (HistoryAnswer, Involvement, MatchDecision, Person, PersonChange, Relationship,
              Residence)  # fmt: skip
    return (rows.count(), *(table._base_manager.count() for table in tables))


def answers(of: SimpleNamespace) -> dict[str, Any]:
    return {f"match-{of.match.pk}-same": "yes", f"match-{of.match.pk}-reason": "x"}


@pytest.mark.parametrize("who", ["manager", "lead"])
def test_nothing_is_written_into_another_partnership(
    world: SimpleNamespace, theirs: SimpleNamespace, signed_in: Any, who: str
) -> None:
    client, before = signed_in(getattr(world, who)), _done()
    for name, href in addresses(theirs, "R-THEIRS").items():
        sent = client.post(href, EVERYTHING | answers(theirs))
        assert sent.status_code in {404, 405}, name
    assert _done() == before


@pytest.mark.parametrize("of", ["theirs", "other"])
def test_ids_of_another_register_under_ones_own_matter(
    world: SimpleNamespace, ours: SimpleNamespace, theirs: SimpleNamespace, signed_in: Any, of: str
) -> None:
    """Of another partnership, and of another matter that this person may even write in."""
    other = register_of(factories.matter(world.partnership, "R-OTHER"), world.manager)
    used = {"theirs": theirs, "other": other}[of]
    client, before = signed_in(world.manager), _done()
    whole = {"register", "register_add", "register_case", "register_export", "family_tree"}
    for name, href in addresses(used, "R-OURS").items():
        if name not in whole:
            sent = client.post(href, EVERYTHING | answers(used))
            assert sent.status_code in {404, 405}, name
    href = reverse("history_decide", args=["R-OURS", ours.check.pk, used.match.pk])
    assert client.post(href, answers(used)).status_code == 404
    assert _done() == before


def test_ids_of_another_partnership_in_what_is_sent(
    world: SimpleNamespace, ours: SimpleNamespace, theirs: SimpleNamespace, signed_in: Any
) -> None:
    """A choice that was never offered is a wrong answer, and nothing is kept."""
    register_of(factories.matter(world.partnership, "R-OTHER"), world.manager)  # who is offered
    body = factories.organisation(world.elsewhere, "Otherby Trust")
    client, before, one = signed_in(world.manager), _done(), ["R-OURS", ours.child.pk]
    for name, args, more in (
        ("register_add", ["R-OURS"], {"role": "midwife", "organisation": body.pk}),
        ("register_add", ["R-OURS"], {"forename": "Ida", "who": theirs.mother.person_id}),
        ("register_part", one, {"organisation": body.pk}),
        ("register_address", one, {"address": theirs.address.pk}),
        ("register_relate", one, {"kind": "parent", "other": theirs.mother.pk}),
        ("register_relate", one, {"kind": "-parent", "other": theirs.mother.pk}),
    ):
        answer = client.post(reverse(name, args=args), EVERYTHING | more)
        assert answer.status_code == 200, name
        html = answer.content.decode()
        assert "There is a problem" in html, name
        assert "R-THEIRS" not in html
        assert body.name not in html
    assert _done() == before


def test_the_same_posts_in_ones_own_register_do_write(
    world: SimpleNamespace, ours: SimpleNamespace, signed_in: Any
) -> None:
    """So that the refusals above are not for want of an answer."""
    client = signed_in(world.manager)
    hrefs = addresses(ours, "R-OURS")
    for name in ("register_case", "register_name", "register_address", "history_decide",
                 "register_unrelate", "register_strike"):  # fmt: skip
        sent = client.post(hrefs[name], EVERYTHING | answers(ours))
        assert sent.status_code == 302, name
