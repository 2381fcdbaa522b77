"""A document is filled from the findings, then written on; filled again where nobody wrote."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied

from goldthread.casework.intake.belonging import FrozenRow
from goldthread.casework.reviews import actions as reviews
from goldthread.foundations.access.models import AuditRow
from goldthread.foundations.records.refusals import Refused
from goldthread.publishing.papers import making, rendering
from goldthread.publishing.papers.kinds import KINDS
from goldthread.publishing.papers.models import Paper
from tests.rooms.papers.conftest import findings

Make = Callable[..., Paper]


def words(paper: Paper) -> dict[str, str]:
    return {key: one.words for key, one in making.newest(paper).items()}


@pytest.mark.parametrize("kind", [key for key in KINDS if key != "chronology"])
def test_every_kind_is_filled_and_comes_out_in_all_its_forms(
    kind: str, ours: SimpleNamespace, made: Make
) -> None:
    paper = made(kind)
    empty = {"", "happened", "episodes", "changed", "family_talk"}  # no summary, no episode here
    filled = [part for part in paper.of_kind.parts if part.takes not in empty]
    assert filled and all(words(paper)[part.key] for part in filled)
    for form, data in rendering.files(paper, rendering.words_of(paper)).items():
        assert data[:4] == (b"%PDF" if form == "pdf" else b"PK\x03\x04")


def test_a_board_response_says_who_answered_what_and_does_what_by_when(made: Make) -> None:
    said = words(made("response"))
    assert said["answers"] == (
        "R1 | Ask about the past of both parents. Always. | Fenmarsh Hospital Trust | "
        "Accepted in part | When there is money."
    )
    plan = "R1 | Put question 1 on the form | Fenmarsh Hospital Trust | 1 March 2027 | "
    assert said["plan"].startswith(plan)


def test_names_of_the_register_become_pseudonyms_and_figures_and_sources_are_kept(
    ours: SimpleNamespace, made: Make
) -> None:
    findings(ours.wren, ours, "Nobody asked Jodie Marlowe, aged 7, what she saw.")
    paper = made("overview")
    assert "Nobody asked Wren, aged 7, what she saw." in words(paper)["learned"]
    assert "Marlowe" not in str(words(paper))
    taking = paper.takings.get()
    assert (taking.figures["learning_points"], taking.figures["actions_open"]) == (2, 2)
    assert taking.by == ours.support and len(taking.digest) == 64
    learned = paper.passages.get(key="learned")
    assert [one["code"] for one in learned.because] == ["L1", "L2"]
    assert learned.taken and learned.by == ours.support


def test_what_people_wrote_stays_when_the_findings_are_taken_up_again(
    ours: SimpleNamespace, made: Make
) -> None:
    paper = made("summary")
    ours_words = "In our own words."
    making.write(paper=paper, key="asked", words=ours_words, based_on=1, by=ours.manager)
    with pytest.raises(Refused, match="have not changed"):
        making.take_up(paper=paper, by=ours.support)
    findings(ours.wren, ours, "Plan the way home.")
    _, kept = making.take_up(paper=paper, by=ours.support)
    assert kept == ["What we recommend"]
    assert words(paper)["asked"] == ours_words
    assert "Plan the way home." in words(paper)["learned"]
    assert [one.number for one in paper.passages.filter(key="learned")] == [2, 1]
    assert paper.takings.count() == 2
    said = list(AuditRow.objects.filter(did__startswith="paper.").values_list("words", flat=True))
    assert len(said) == 3 and "wrote “What we recommend” of the executive summary" in said[1]


def test_words_are_rows_that_never_change(ours: SimpleNamespace, made: Make) -> None:
    passage = made().passages.first()
    assert passage is not None
    passage.words = "other"
    with pytest.raises(FrozenRow):
        passage.save()


def test_two_who_write_at_once_lose_nothing(ours: SimpleNamespace, made: Make) -> None:
    paper = made()
    making.write(paper=paper, key="do", words="Mine.", based_on=1, by=ours.manager)
    with pytest.raises(Refused, match="while you were writing"):
        making.write(paper=paper, key="do", words="Theirs.", based_on=1, by=ours.support)
    with pytest.raises(Refused, match="Nothing was changed"):
        making.write(paper=paper, key="do", words="Mine.", based_on=2, by=ours.support)
    with pytest.raises(Refused, match="no such part"):
        making.write(paper=paper, key="nosuch", words="x", based_on=0, by=ours.support)


def test_who_may_not_make_or_write(ours: SimpleNamespace, made: Make) -> None:
    paper = made()
    for person in (ours.author, ours.signatory, ours.practitioner, ours.executive, ours.scrutineer,
                   ours.administrator, ours.stranger):  # fmt: skip
        with pytest.raises(PermissionDenied):
            making.make(review=ours.wren, kind="media", by=person)
        with pytest.raises(PermissionDenied):
            making.write(paper=paper, key="do", words="x", based_on=1, by=person)
        with pytest.raises(PermissionDenied):
            making.take_up(paper=paper, by=person)


def test_what_cannot_be_made_says_why(ours: SimpleNamespace, made: Make) -> None:
    made("media")
    with pytest.raises(Refused, match="has been made"):
        made("media")
    with pytest.raises(Refused, match="Choose which"):
        made("novel")
    with pytest.raises(Refused, match="No version of the combined chronology is signed"):
        made("chronology")
    empty = reviews.bring_in(
        partnership=ours.partnership, title="Review: Empty", published=False, by=ours.manager
    )
    with pytest.raises(Refused, match="nothing to make a document of"):
        making.make(review=empty, kind="overview", by=ours.manager)
