"""`goldthread import-review`: the draft, the bulk decision, and every way it says no."""

import json
from pathlib import Path

import jsonschema
import pytest

from goldthread.casework.reviews.models import Review
from goldthread.cli import main
from goldthread.foundations.access.models import AuditRow
from goldthread.foundations.agencies.models import Sector
from goldthread.foundations.agencies.roles import Role
from goldthread.improvement.learning.models import Draft
from tests import factories

ROOT = Path(__file__).parent.parent.parent
OLIVER = ROOT / "tests" / "data" / "oliver-review.txt"
SCHEMA = ROOT / "docs" / "schemas" / "import-review.schema.json"
BOARD = "Cambridgeshire and Peterborough Safeguarding Partnership Board"


@pytest.fixture
def fenmarsh(db):
    return factories.partnership()


@pytest.fixture
def manager(fenmarsh):
    return factories.member(fenmarsh, Role.BUSINESS_MANAGER, name="Mira Holt")


def command(*words):
    return main(["import-review", *map(str, words)])


def test_it_makes_a_draft_and_says_where_to_confirm_it(manager, capsys, settings):
    assert command(OLIVER) == 0
    draft = Draft.objects.get()
    said = capsys.readouterr()
    assert "10 learning points, 7 recommendations found in oliver-review.txt." in said.out
    assert f"{settings.ADDRESS}/drafts/{draft.pk}/" in said.out
    assert said.err == ""
    assert draft.brought_by == manager
    assert draft.review.title == "Serious Case Review: Oliver"
    assert draft.review.is_confidential is False
    assert draft.review.learning_points.count() == 0


def test_json_is_all_that_is_printed(manager, capsys):
    assert command(OLIVER, "--json", "--unpublished", "--title", "Oliver") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["learning_points"], told["recommendations"]) == (10, 7)
    assert (told["title"], told["decided_by"], told["problems"]) == ("Oliver", None, [])
    assert Review.objects.get().is_confidential is True


def test_accept_all_enters_everything_under_the_name_of_who_decided(manager, fenmarsh, capsys):
    board = factories.organisation(fenmarsh, BOARD, Sector.PARTNERSHIP)
    assert command(OLIVER, "--accept-all", "--by", manager.email.upper()) == 0
    review = Review.objects.get()
    assert review.learning_points.count() == 10
    assert review.recommendations.count() == 7
    assert {one.addresses.get().organisation for one in review.recommendations.all()} == {board}
    decisions = Draft.objects.get().decisions.all()
    assert {(one.by, one.together) for one in decisions} == {(manager, True)}
    assert AuditRow.objects.get(did="draft.accepted_all").actor_name == "Mira Holt"
    assert "All are in the record, accepted by Mira Holt." in capsys.readouterr().out


@pytest.mark.parametrize("more", [[], ["--accept-all"]])
def test_the_json_has_the_shape_that_is_written_down(manager, capsys, more):
    assert command(OLIVER, "--json", "--by", manager.email, *more) == 0
    told = json.loads(capsys.readouterr().out)
    jsonschema.validate(told, json.loads(SCHEMA.read_text()))
    assert (told["decided_by"] == "Mira Holt") is bool(more)


def test_accept_all_says_what_is_addressed_to_nobody(manager, capsys):
    assert command(OLIVER, "--accept-all", "--by", manager.email) == 0
    assert "addressed to nobody in your directory yet: 7." in capsys.readouterr().out


def refused(capsys, *words):
    assert command(*words) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.strip().splitlines()) == 1
    assert Draft.objects.count() == 0
    assert Review.objects.count() == 0
    return said.err


def test_accept_all_needs_a_name(manager, capsys):
    assert "--by" in refused(capsys, OLIVER, "--accept-all")


def test_somebody_unknown(manager, capsys):
    said = refused(capsys, OLIVER, "--by", "nobody@fenmarsh.example")
    assert "Nobody signs in as nobody@fenmarsh.example" in said


def test_somebody_who_may_not(manager, fenmarsh, capsys):
    chair = factories.member(fenmarsh, Role.CHAIR)
    assert "is not in the business unit" in refused(capsys, OLIVER, "--by", chair.email)


def test_two_managers_must_be_told_apart(manager, fenmarsh, capsys):
    factories.member(fenmarsh, Role.BUSINESS_MANAGER)
    assert "more than one business manager" in refused(capsys, OLIVER)


def test_no_manager(fenmarsh, capsys):
    assert "no business manager" in refused(capsys, OLIVER)


def test_no_partnership(db, capsys):
    assert "goldthread found" in refused(capsys, OLIVER)


def test_several_partnerships_must_be_told_apart(manager, fenmarsh, capsys):
    other = factories.partnership("Otherby")
    said = refused(capsys, OLIVER)
    assert fenmarsh.slug in said
    assert other.slug in said
    assert "no partnership nowhere" in refused(capsys, OLIVER, "--partnership", "nowhere")
    assert command(OLIVER, "--partnership", fenmarsh.slug) == 0
    assert Review.objects.get().partnership == fenmarsh


def test_the_person_tells_which_partnership(manager, fenmarsh):
    factories.member(factories.partnership("Otherby"), Role.BUSINESS_MANAGER)
    assert command(OLIVER, "--by", manager.email) == 0
    assert Review.objects.get().partnership == fenmarsh


def test_a_file_that_is_not_there(manager, capsys, tmp_path):
    assert "cannot be read" in refused(capsys, tmp_path / "none.pdf")


def test_a_file_that_is_not_a_document(manager, capsys, tmp_path):
    program = tmp_path / "report.pdf"
    program.write_bytes(b"MZ\x90\x00" + b"\0" * 100)
    assert "is a program" in refused(capsys, program)


def test_the_same_file_twice(manager, capsys):
    assert command(OLIVER) == 0
    assert command(OLIVER) == 2
    assert "already brought in" in capsys.readouterr().err
    assert Draft.objects.count() == 1


def test_a_document_in_which_nothing_is_found_needs_a_person(manager, capsys, tmp_path):
    news = tmp_path / "news.txt"
    news.write_text("The office is closed on Monday. It opens again on Tuesday at nine.")
    assert command(news) == 1
    assert "0 learning points, 0 recommendations" in capsys.readouterr().out


def test_help_is_complete(capsys):
    with pytest.raises(SystemExit):
        command("--help")
    said = capsys.readouterr().out
    for option in ("--partnership", "--title", "--unpublished", "--by", "--accept-all", "--json"):
        assert option in said
    assert "exit status" in said
