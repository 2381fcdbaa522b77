"""Figures that are no numbers, and numbers that no database holds, are never an error page."""

from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

import goldthread
from goldthread.foundations.agencies.models import Organisation
from goldthread.foundations.records.formfields import Several
from tests import scenes

HOUSE = Path(goldthread.__file__).parent
ODD = ["²", "١", "", "-1", "1e3", "0x1", "9" * 5000, "\0", "None"]


@pytest.mark.parametrize("odd", ODD)
def test_a_partnership_to_switch_to(odd, cast, signed_in):
    answer = signed_in(cast.manager).post("/partnership/switch/", {"partnership": odd})
    assert answer.status_code in (302, 404)


@pytest.mark.parametrize("odd", ODD)
def test_a_kept_form_that_is_named_while_another_is_sent(odd, cast, signed_in):
    action = scenes.whole_thread(cast).action
    sent = {"words": "Twelve of twenty forms are new.", "_kept": odd}
    assert signed_in(cast.manager).post(f"/actions/{action.pk}/update/", sent).status_code == 302


@pytest.mark.parametrize("odd", ODD)
def test_an_item_to_merge(odd, cast, signed_in):
    draft = scenes.draft(cast)
    answer = signed_in(cast.manager).get(f"/drafts/{draft.pk}/merge/", {"item": [odd, odd]})
    assert answer.status_code == 200


@pytest.mark.parametrize("part", ["day", "month", "year"])
@pytest.mark.parametrize("odd", ODD)
def test_a_date(part, odd, cast, signed_in):
    action = scenes.whole_thread(cast).action
    sent = {"to-day": "3", "to-month": "3", "to-year": "2030", "reason": "x", f"to-{part}": odd}
    assert signed_in(cast.manager).post(f"/actions/{action.pk}/move/", sent).status_code == 200


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize(
    "address",
    ["/actions/", "/recommendations/", "/reviews/", "/people/", "/audit/", "/challenges/"],
)
def test_every_question_of_a_list(odd, address, cast, signed_in):
    names = ["page", "sort", "state", "kind", "organisation", "owner", "words"]
    names += ["when", "role", "body", "review", "waiting", "since-day", "since-month", "since-year"]
    answer = signed_in(cast.manager).get(address, dict.fromkeys(names, odd))
    assert answer.status_code == 200


@pytest.mark.parametrize("odd", ["9" * 25, "9" * 5000, "²", "\0", "x"])
def test_several_of_a_table(odd, cast):
    field = Several(Organisation.objects.all())
    with pytest.raises(ValidationError):
        field.clean([str(cast.trust.pk), odd])
    assert list(field.clean([str(cast.trust.pk)])) == [cast.trust]


def test_every_form_asks_for_several_in_the_same_way():
    bare = "forms.ModelMultipleChoiceField"
    home = HOUSE / "foundations" / "records" / "formfields.py"
    assert [p for p in HOUSE.rglob("*.py") if bare in p.read_text() and p != home] == []
