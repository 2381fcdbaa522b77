"""Two accounts that a person marks as not fitting: kept as rows, and left alone by a later look."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from goldthread.casework.balance import deciding
from goldthread.casework.balance.by_hand import mark_incongruent
from goldthread.casework.balance.models import Incongruence, IncongruenceView, Made
from goldthread.foundations.access.models import AuditRow
from goldthread.foundations.records.refusals import Refused
from tests.rooms.balance.conftest import looked
from tests.rooms.chronology.joining import entry

SignIn = Callable[[Any], Client]
WHY = "The letter says that rent was paid, the patrol that the flat was empty."


def marked(world: SimpleNamespace, by: Any = None) -> Incongruence:
    return mark_incongruent(
        one=entry(world, "Housing letter"), other=entry(world, "Routine patrol"), reason=WHY,
        by=by or world.lead,
    )  # fmt: skip


def test_it_is_kept_with_its_reason_and_a_later_look_leaves_it(seen: SimpleNamespace) -> None:
    row = marked(seen)
    assert row.found_in is None and row.standing == Made.WEIGHED
    assert row.title == (
        "“Housing letter received about arrears.” beside what Fenmarsh Police wrote"
    )
    assert [one.entry.event[:7] for one in row.entry_rows.all()] == ["Housing", "Routine"]
    assert AuditRow.objects.filter(did="balance.incongruent_marked").count() == 1
    looked(seen)
    row.refresh_from_db()
    assert (row.standing, row.has_grown) == (Made.WEIGHED, False)
    deciding.view(incongruence=row, made=Made.NOT, words="Both are true.", by=seen.leadchair)
    views = IncongruenceView.objects.filter(incongruence=row)
    assert [(one.made, one.words) for one in views] == [("weighed", WHY), ("not", "Both are true.")]
    again = mark_incongruent(
        one=entry(seen, "Housing letter"), other=entry(seen, "engaging well"), reason="x",
        by=seen.lead,
    )  # fmt: skip
    assert again.rule != row.rule


def test_what_cannot_be_marked_is_said(seen: SimpleNamespace) -> None:
    one, other = entry(seen, "Housing letter"), entry(seen, "Routine patrol")
    with pytest.raises(Refused, match="another entry"):
        mark_incongruent(one=one, other=one, reason="x", by=seen.lead)
    with pytest.raises(Refused, match="Say why"):
        mark_incongruent(one=one, other=other, reason=" ", by=seen.lead)
    marked(seen)
    with pytest.raises(Refused, match="already"):
        mark_incongruent(one=other, other=one, reason="x", by=seen.lead)
    for person in (seen.panel, seen.police_signs):
        with pytest.raises(PermissionDenied):
            marked(seen, by=person)


def test_it_is_marked_from_the_opened_entry_and_listed(
    seen: SimpleNamespace, signed_in: SignIn
) -> None:
    client, review = signed_in(seen.lead), seen.review.pk
    one, other = entry(seen, "Housing letter"), entry(seen, "Routine patrol")
    href = reverse("incongruent_by_hand", args=[review, one.identity])
    opened = client.get(reverse("combined_entry", args=[review, one.identity])).content.decode()
    assert href in opened
    wrong = client.post(href, {"other": "police:99", "reason": WHY}).content.decode()
    assert "No entry of this chronology has that number." in wrong
    client.post(href, {"other": other.ref, "reason": WHY})
    row = Incongruence.objects.get(found_in__isnull=True)
    listed = client.get(reverse("incongruences", args=[review])).content.decode()
    assert row.title in listed and "Marked by hand" in listed
    page = client.get(row.get_absolute_url()).content.decode()
    assert page.count(WHY) == 1 and "Suggested because" not in page
    assert "Routine patrol check at the address." in page
