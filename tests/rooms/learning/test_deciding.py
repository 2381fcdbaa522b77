"""Each decision is a row, refused in words when it can't be; what was found never changes."""

import pytest
from django.core.exceptions import PermissionDenied

from goldthread.engines import extract
from goldthread.foundations.access.models import AuditRow
from goldthread.foundations.agencies import actions as agencies
from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.records.refusals import Refused
from goldthread.improvement.learning import actions, deciding
from goldthread.improvement.learning.actions import decided, undecided
from goldthread.improvement.learning.deciding import Wording
from goldthread.improvement.learning.models import Decision
from goldthread.improvement.recommendations.actions import finish_draft
from tests import factories

What = Decision.What


def proposals(draft):
    return list(draft.proposals.all())


def texts(draft):
    return [item.text for item in decided(draft)]


def test_accepting_takes_it_word_for_word(draft, cast):
    one = proposals(draft)[2]
    decision = deciding.accept(proposal=one, by=cast.manager, addressees=[cast.housing])
    item = decision.items.get()
    assert (item.text, item.kind, item.number) == (one.text, "practice", "R1")
    assert (item.start, item.end) == (one.start, one.end)
    assert list(item.addressees.all()) == [cast.housing]
    assert decision.by == cast.manager
    assert undecided(draft).count() == 3


def test_a_learning_point_is_addressed_to_nobody(draft, cast):
    one = proposals(draft)[0]
    item = deciding.accept(proposal=one, by=cast.manager, addressees=[cast.housing]).items.get()
    assert item.addressees.count() == 0


def test_a_body_of_another_partnership_is_left_out(draft, cast):
    theirs = factories.organisation(cast.elsewhere)
    one = proposals(draft)[2]
    item = deciding.accept(proposal=one, by=cast.manager, addressees=[theirs]).items.get()
    assert item.addressees.count() == 0


def test_changing_keeps_what_was_found_beside_it(draft, cast):
    one = proposals(draft)[0]
    decision = deciding.change(
        proposal=one, to=Wording("learning", "Ask about dogs in the home"), by=cast.manager
    )
    one.refresh_from_db()
    assert decision.what == What.CHANGED
    assert one.text == "Ask about dogs in the home; record the answer."
    item = decision.items.get()
    assert draft.text[item.start : item.end] == "Ask about dogs in the home"


def test_words_that_do_not_stand_in_the_text_point_to_the_passage(draft, cast):
    one = proposals(draft)[0]
    item = deciding.change(
        proposal=one, to=Wording("learning", "Ask, and write it down."), by=cast.manager
    ).items.get()
    assert (item.start, item.end) == (one.start, one.end)


def test_a_change_that_changes_nothing_is_an_acceptance(draft, cast):
    one = proposals(draft)[2]
    same = deciding.as_found(one, [cast.housing])
    assert deciding.change(proposal=one, to=same, by=cast.manager).what == What.ACCEPTED


def test_another_kind_is_a_change(draft, cast):
    one = proposals(draft)[2]
    other = Wording("recommendation", one.text, "training", one.addressed_to)
    assert deciding.change(proposal=one, to=other, by=cast.manager).what == What.CHANGED


def test_moving_to_the_other_list_leaves_kind_and_bodies_behind(draft, cast):
    one = proposals(draft)[2]
    decision = deciding.change(
        proposal=one,
        to=Wording("learning", one.text, one.kind, "x", [cast.housing]),
        by=cast.manager,
    )
    item = decision.items.get()
    assert decision.what == What.MOVED
    assert (item.listing, item.kind, item.addressed_to) == ("learning", "", "")
    assert item.addressees.count() == 0


def test_splitting_finds_each_part_whatever_the_line_ends(draft, cast):
    one = proposals(draft)[0]
    parts = [
        Wording("learning", "Ask about dogs in the home;"),
        Wording("recommendation", "record the answer.", "practice"),
    ]
    decision = deciding.split(proposal=one, into=parts, by=cast.manager)
    first, second = decision.items.all()
    assert draft.text[first.start : first.end] == "Ask about dogs in the home;"
    assert draft.text[second.start : second.end] == "record the\n  answer."
    assert second.listing == "recommendation"


def test_one_part_is_no_split(draft, cast):
    with pytest.raises(Refused, match="at least two"):
        deciding.split(
            proposal=proposals(draft)[0], into=[Wording("learning", "One.")], by=cast.manager
        )


def test_merging_makes_one_of_two(draft, cast):
    first, second = proposals(draft)[:2]
    decision = deciding.merge(
        proposals=[first, second], to=Wording("learning", "Ask, and look back."), by=cast.manager
    )
    assert decision.items.get().start == first.start
    assert decision.items.get().end == second.end
    assert undecided(draft).count() == 2


def test_merging_passages_that_stand_far_apart_points_to_the_first(begin, engine, cast):
    text = "Ask about dogs." + " And so on." * 100 + " Ask about pets."
    far = len(text) - 15
    found = [
        extract.Item("Ask about dogs.", (0, 15)),
        extract.Item("Ask about pets.", (far, far + 15)),
    ]
    engine.finds = extract.Extraction(learning_points=tuple(found))
    draft = actions.read(draft=begin(text=text), by=None)
    item = deciding.merge(
        proposals=proposals(draft), to=Wording("learning", "Ask about animals."), by=cast.manager
    ).items.get()
    assert (item.start, item.end) == (0, 15)


def test_one_item_is_no_merger(draft, cast):
    with pytest.raises(Refused, match="at least two"):
        deciding.merge(proposals=proposals(draft)[:1], to=Wording("learning", "x"), by=cast.manager)


def test_what_is_not_an_item_stays_visible_and_makes_nothing(draft, cast):
    decision = deciding.reject(proposal=proposals(draft)[0], by=cast.manager)
    assert decision.items.count() == 0
    assert draft.proposals.count() == 4


def test_an_item_added_by_hand_stands_where_its_words_do(draft, cast):
    for one in proposals(draft):
        deciding.accept(proposal=one, by=cast.manager)
    deciding.add(draft=draft, item=Wording("learning", "the review of Robin"), by=cast.manager)
    deciding.add(draft=draft, item=Wording("learning", "Nowhere in it."), by=cast.manager)
    assert texts(draft)[0] == "the review of Robin"
    assert texts(draft)[-1] == "Nowhere in it."
    last = list(decided(draft))[-1]
    assert (last.start, last.end) == (None, None)


def test_undoing_lets_it_wait_again_and_keeps_the_row(draft, cast):
    one = proposals(draft)[0]
    decision = deciding.accept(proposal=one, by=cast.manager)
    deciding.undo(decision=decision, by=cast.support)
    decision.refresh_from_db()
    assert decision.undone_by == cast.support
    assert undecided(draft).count() == 4
    assert texts(draft) == []
    deciding.reject(proposal=one, by=cast.manager)
    assert draft.decisions.count() == 2


def test_the_trail_names_the_items(draft, cast):
    first, second = proposals(draft)[:2]
    merged = deciding.merge(
        proposals=[first, second], to=Wording("learning", "One thing."), by=cast.manager
    )
    deciding.undo(decision=merged, by=cast.support)
    told = AuditRow.objects.filter(about=draft.audit_ref).order_by("number")
    assert [row.words for row in told][-2:] == [
        "decided on L1 and L2, what was found in “robin.txt”: merged",
        "took back a decision on L1 and L2, what was found in “robin.txt”: merged",
    ]


def test_undoing_twice_is_refused(draft, cast):
    decision = deciding.accept(proposal=proposals(draft)[0], by=cast.manager)
    deciding.undo(decision=decision, by=cast.manager)
    with pytest.raises(Refused, match="already undone"):
        deciding.undo(decision=decision, by=cast.manager)


def test_two_people_at_once_the_second_is_told_who_was_first(draft, cast):
    mine, theirs = proposals(draft)[0], proposals(draft)[0]  # both pages were loaded before
    deciding.accept(proposal=mine, by=cast.support)
    with pytest.raises(Refused, match="Ben Ash has already decided on this item: accepted"):
        deciding.reject(proposal=theirs, by=cast.manager)
    assert draft.decisions.count() == 1


def test_merging_with_one_that_is_decided_is_refused(draft, cast):
    first, second = proposals(draft)[:2]
    deciding.accept(proposal=first, by=cast.manager)
    with pytest.raises(Refused, match="already decided"):
        deciding.merge(proposals=[first, second], to=Wording("learning", "x"), by=cast.manager)
    assert undecided(draft).count() == 3


@pytest.mark.parametrize(
    ("wording", "words"),
    [
        (Wording("learning", "  \n "), "needs words"),
        (Wording("advice", "Something"), "learning point or recommendation"),
    ],
)
def test_a_wording_that_is_none_is_refused(draft, cast, wording, words):
    with pytest.raises(Refused, match=words):
        deciding.change(proposal=proposals(draft)[0], to=wording, by=cast.manager)
    assert undecided(draft).count() == 4


def test_accepting_all_that_are_left_is_one_persons_decision(draft, cast):
    deciding.reject(proposal=proposals(draft)[0], by=cast.support)
    made = deciding.accept_all(draft=draft, by=cast.manager, bodies=lambda words: [cast.housing])
    assert len(made) == 3
    assert {(one.by, one.together) for one in made} == {(cast.manager, True)}
    assert undecided(draft).count() == 0
    row = AuditRow.objects.get(did="draft.accepted_all")
    assert "accepted the 3 items not decided yet" in row.words
    with pytest.raises(Refused, match="decided already"):
        deciding.accept_all(draft=draft, by=cast.manager, bodies=lambda words: [])


def test_accepting_all_of_one_list_leaves_the_other(draft, cast):
    deciding.accept_all(draft=draft, by=cast.manager, bodies=lambda words: [], listing="learning")
    assert {one.listing for one in undecided(draft)} == {"recommendation"}


def test_nothing_is_decided_before_the_document_is_read(begin, cast):
    with pytest.raises(Refused, match="not been read"):
        deciding.add(draft=begin(), item=Wording("learning", "x"), by=cast.manager)


@pytest.mark.parametrize("who", ["chair", "author", "colleague", "administrator", "stranger"])
def test_a_draft_that_one_may_not_see_one_may_not_decide(draft, cast, who):
    with pytest.raises(PermissionDenied):
        deciding.accept(proposal=proposals(draft)[0], by=getattr(cast, who))
    assert draft.decisions.count() == 0


def test_the_lead_reviewer_of_this_review_decides_too(draft, cast):
    lead = factories.member(cast.partnership, Role.LEAD_REVIEWER)
    with pytest.raises(PermissionDenied):
        deciding.accept(proposal=proposals(draft)[0], by=lead)
    agencies.give_seat(
        matter=draft.review.matter, person=lead, role=Role.LEAD_REVIEWER, by=cast.manager
    )
    assert deciding.accept(proposal=proposals(draft)[0], by=lead).by == lead


def test_proposals_of_another_draft_are_not_merged_in(draft, begin, cast):
    other = actions.read(draft=begin(text="Another document. " * 5), by=None)
    mixed = [proposals(draft)[0], proposals(other)[0]]
    with pytest.raises(PermissionDenied):
        deciding.merge(proposals=mixed, to=Wording("learning", "x"), by=cast.manager)


def test_finishing_waits_until_all_are_decided(draft, cast):
    deciding.accept(proposal=proposals(draft)[0], by=cast.manager)
    with pytest.raises(Refused, match="3 items are not decided"):
        finish_draft(draft=draft, by=cast.manager)
    assert draft.review.learning_points.count() == 0


def test_a_finished_draft_is_closed_for_every_decision(draft, cast):
    everything = deciding.accept_all(
        draft=draft, by=cast.manager, bodies=lambda words: [cast.housing]
    )
    learned, asked = finish_draft(draft=draft, by=cast.manager)
    assert [one.code for one in learned] == ["L1", "L2"]
    assert [one.addresses.get().organisation for one in asked] == [cast.housing, cast.housing]
    with pytest.raises(Refused, match="finished"):
        deciding.undo(decision=everything[0], by=cast.manager)
    with pytest.raises(Refused, match="finished"):
        deciding.add(draft=draft, item=Wording("learning", "x"), by=cast.manager)
    with pytest.raises(Refused, match="already finished"):
        finish_draft(draft=draft, by=cast.manager)
