"""A review that is not published: drafts for its table, a chronology from a signed version."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from goldthread.casework.freezing import actions as freezing
from goldthread.casework.freezing.models import FrozenChronology
from goldthread.foundations.agencies import actions as agencies
from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.records.refusals import Refused
from goldthread.publishing.papers import making, releasing
from goldthread.publishing.papers.models import Template
from tests import factories, scenes
from tests.checked import known_child
from tests.engines.documents.test_paper_templates import saying
from tests.rooms.freezing import conftest as freezing_world
from tests.rooms.papers.conftest import checked

world, whole, frozen = freezing_world.world, freezing_world.whole, freezing_world.frozen
SignIn = Callable[[Any], Client]
WHY = "A child in this family may be in danger tonight"


def test_emergency_access_reads_takes_no_copy_and_lets_nothing_out(
    cast: SimpleNamespace, signed_in: SignIn
) -> None:
    scene = scenes.whole_thread(cast, published=False)
    known_child(scene.review, cast.manager)
    paper = making.make(review=scene.review, kind="briefing", by=cast.support)
    files = releasing.make_edition(paper=paper, by=cast.support)
    checked(files, cast.manager)
    at = f"/documents/{paper.pk}/"
    scrutineer = factories.member(cast.partnership, Role.SCRUTINEER)
    client = signed_in(scrutineer)
    assert client.get(at).status_code == 404
    assert client.get(f"/reviews/{scene.review.pk}/documents/").status_code == 404
    agencies.break_glass(matter=scene.review.matter, reason=WHY, by=scrutineer)
    page = client.get(at)
    assert page.status_code == 200 and "/draft/" not in page.content.decode()
    for path in ("draft/pdf/", "yes/", "part/do/", "1/withdraw/"):
        assert client.get(at + path).status_code == 403, path
    assert client.get(f"{at}edition/1/pdf/").status_code == 404
    with pytest.raises(PermissionDenied):
        releasing.release_first(edition=files, checked="All.", by=scrutineer)
    panel = factories.member(cast.partnership, Role.PANEL)
    agencies.give_seat(matter=scene.review.matter, person=panel, role=Role.PANEL, by=cast.manager)
    seated = signed_in(panel)
    assert seated.get(f"{at}draft/pdf/").status_code == 200
    assert seated.get(f"{at}part/do/").status_code == 403
    conflicted = factories.member(cast.partnership, Role.BUSINESS_SUPPORT)
    assert signed_in(conflicted).get(at).status_code == 200
    agencies.declare_conflict(
        matter=scene.review.matter, person=conflicted, reason="A neighbour.", by=cast.manager
    )
    assert signed_in(conflicted).get(at).status_code == 404


def test_a_chronology_is_made_of_the_signed_version_by_month_with_pseudonyms(
    world: SimpleNamespace,
    frozen: FrozenChronology,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    known_child(world.review, world.manager, forename="Lark")
    with pytest.raises(Refused, match="is signed yet"):
        making.make(review=world.review, kind="chronology", by=world.lead)
    freezing.sign(frozen=frozen, by=world.lead)
    paper = making.make(review=world.review, kind="chronology", by=world.lead)
    passage = paper.passages.get()
    rows = [line.split(" | ") for line in passage.words.split("\n")]
    assert len(rows) == frozen.counts["entries"] and all(len(row) == 3 for row in rows)
    assert "Lark" not in passage.words
    assert passage.because[0]["code"] == frozen.citation
    assert releasing.make_edition(paper=paper, by=world.lead).files.count() == 2
    monkeypatch.setattr(making, "is_whole", lambda _: False)
    with pytest.raises(Refused, match="not those that were frozen"):
        making.take_up(paper=paper, by=world.lead)


def test_a_template_that_fails_makes_no_document_and_says_so(
    cast: SimpleNamespace, signed_in: SignIn
) -> None:
    scene = scenes.whole_thread(cast, published=False)
    paper = making.make(review=scene.review, kind="overview", by=cast.support)
    Template.objects.create(
        partnership=cast.partnership, kind="overview", number=1, name="old.docx", sha256="x",
        content=saying("{{ gone }}"), by=cast.manager,
    )  # fmt: skip
    answer = signed_in(cast.manager).get(f"/documents/{paper.pk}/draft/docx/", follow=True)
    assert "The template could not be filled in" in answer.content.decode()
    with pytest.raises(Refused, match="could not be filled in"):
        releasing.make_edition(paper=paper, by=cast.support)
