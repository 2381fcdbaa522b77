"""The confirm page: text and cards, and each way to decide on a find."""

import re

from goldthread.foundations.agencies import actions as agencies
from goldthread.foundations.agencies.models import Organisation
from goldthread.foundations.agencies.roles import Role
from goldthread.improvement.learning import actions, deciding
from goldthread.improvement.learning.models import Decision
from tests import factories
from tests.rooms.learning.conftest import TEXT, address, finds, text_of


def test_the_page_links_text_and_cards_both_ways(manager, draft, item):
    page = manager.get(address("draft", draft)).content.decode()
    for label, key in item.items():
        assert f'id="found-{key}"' in page
        assert f'href="#item-{key}"' in page
        assert f'id="item-{key}"' in page
        assert f'href="#found-{key}"' in page
        assert f">{label}<" in page
    assert "record the\n  answer." in page
    assert "Why: Bullet after “Learning”" in page


def test_the_source_is_shown_as_words_never_as_markup(manager, begin, engine):
    engine.finds = finds()
    draft = begin(text=TEXT + "\n<script>alert('x')</script> & <b>bold</b>")
    actions.read(draft=draft, by=None)
    page = manager.get(address("draft", draft)).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page
    assert "&lt;b&gt;bold&lt;/b&gt;" in page


def test_bodies_that_are_meant_are_ticked_and_the_others_are_named(manager, draft, cast, item):
    page = manager.get(address("draft", draft)).content.decode()
    assert f'value="{cast.housing.pk}" id="to-{item["R1"]}-{cast.housing.pk}" checked' in page
    assert "“Fenmarsh Lighthouse” is not in your directory." in page


def test_accepting_goes_on_to_the_next(manager, draft, item, cast):
    place = address("accept_item", draft, item["R1"])
    answer = manager.post(place, {"addressees": [cast.housing.pk, ""]})
    assert answer["Location"] == f"{draft.get_absolute_url()}#item-{item['R2']}"
    decision = draft.decisions.get()
    assert list(decision.items.get().addressees.all()) == [cast.housing]
    said = text_of(manager.get(draft.get_absolute_url()))
    assert "R1 accepted. 3 left to decide." in said
    assert "1 of 4 decided" in said
    assert "Next to decide: L1" in said
    assert "Mira Holt" in said


def test_a_body_from_elsewhere_is_refused(manager, draft, item, cast):
    theirs = factories.organisation(cast.elsewhere)
    place = address("accept_item", draft, item["R1"])
    answer = manager.post(place, {"addressees": [theirs.pk]}, follow=True)
    assert "R1 is not decided yet: This organisation is not in your directory." in text_of(answer)
    assert draft.decisions.count() == 0


def test_someone_else_was_first(manager, draft, item, cast):
    deciding.reject(proposal=draft.proposals.get(pk=item["L1"]), by=cast.support)
    answer = manager.post(address("accept_item", draft, item["L1"]), follow=True)
    assert "Ben Ash has already decided on this item: not an item" in text_of(answer)


def test_not_an_item_moving_and_undoing(manager, draft, item):
    manager.post(address("reject_item", draft, item["L1"]))
    manager.post(address("move_item", draft, item["R1"]))
    said = text_of(manager.get(draft.get_absolute_url()))
    assert "Not an item" in said
    assert "Moved to learning points" in said
    assert "So far: 1 learning point, 0 recommendations" in said
    for decision in draft.decisions.all():
        manager.post(address("undo_decision", draft, decision.pk))
    said = text_of(manager.get(draft.get_absolute_url()))
    assert "0 of 4 decided" in said
    assert "Undone by Mira Holt" in said


def test_changing_shows_what_was_found(manager, draft, item, cast):
    place = address("change_item", draft, item["R1"])
    assert "Fenmarsh Housing should visit before a birth." in text_of(manager.get(place))
    changed = {
        "text": "Housing should visit before every birth.",
        "listing": "recommendation",
        "kind": "practice",
        "addressed_to": "Fenmarsh Housing",
        "addressees": [cast.housing.pk],
    }
    answer = manager.post(place, changed)
    assert answer["Location"].endswith(f"#item-{item['R2']}")
    said = text_of(manager.get(draft.get_absolute_url()))
    assert "Housing should visit before every birth." in said
    assert "Found: Fenmarsh Housing should visit before a birth." in said


def test_a_move_to_the_recommendations_asks_for_whom(manager, draft, item):
    place = address("change_item", draft, item["L1"]) + "?list=recommendation"
    page = manager.get(place).content.decode()
    assert "Move L1" in page
    assert re.search(r'value="recommendation" checked', page)


def test_a_change_without_words_is_refused_at_the_field(manager, draft, item):
    answer = manager.post(
        address("change_item", draft, item["L1"]), {"text": " ", "listing": "learning"}
    )
    assert "What does it say? Write an answer" in text_of(answer)
    assert draft.decisions.count() == 0


def test_splitting_offers_the_parts_it_sees(manager, draft, item):
    place = address("split_item", draft, item["L1"])
    page = manager.get(place).content.decode()
    assert "Ask about dogs in the home;</textarea>" in page
    sent = {"text_1": "Ask about dogs.", "listing_1": "learning", "text_2": "Record the answer."}
    sent |= {"listing_2": "recommendation"}
    more = manager.post(place, sent | {"more": "yes"}).content.decode()
    assert "Part 3" in more
    assert "Record the answer.</textarea>" in more
    assert draft.decisions.count() == 0
    manager.post(place, sent | {"text_3": "", "listing_3": "learning"})
    decision = draft.decisions.get()
    assert decision.what == Decision.What.SPLIT
    assert [one.listing for one in decision.items.all()] == ["learning", "recommendation"]
    assert "Split in 2" in text_of(manager.get(draft.get_absolute_url()))


def test_a_split_in_one_is_refused(manager, draft, item):
    sent = {"text_1": "All of it.", "listing_1": "learning", "text_2": "", "listing_2": "learning"}
    answer = manager.post(address("split_item", draft, item["L1"]), sent)
    assert "Part 2: write the words of this part." in text_of(answer)


def test_merging_asks_which_and_then_in_which_words(manager, draft, item):
    place = address("merge_items", draft)
    alone = manager.get(place, {"item": item["L1"], "chosen": "yes"})
    assert "Choose at least two items." in text_of(alone)
    both = {"item": [item["L1"], item["L2"]]}
    page = text_of(manager.get(place, both))
    assert "Merge L1 and L2" in page
    assert "record the answer. Look at the history" in page
    manager.post(place, both | {"text": "Ask, and look back.", "listing": "learning"})
    said = text_of(manager.get(draft.get_absolute_url()))
    assert "Merged with L2" in said
    assert "What came of it stands with L1." in said
    assert "So far: 1 learning point," in said


def test_adding_by_hand_first_shows_the_words_that_were_selected(manager, draft):
    place = address("add_item", draft)
    page = manager.post(place, {"text": "the review of Robin", "look": "recommendation"})
    assert "the review of Robin</textarea>" in page.content.decode()
    assert draft.decisions.count() == 0
    manager.post(place, {"text": "the review of Robin", "listing": "learning"})
    item = draft.decisions.get().items.get()
    assert draft.text[item.start : item.end] == "the review of Robin"
    assert "Added by hand" in text_of(manager.get(draft.get_absolute_url()))


def test_accepting_all_says_whose_decision_it_is(manager, draft, cast):
    place = address("accept_all", draft, "recommendation")
    said = text_of(manager.get(place))
    assert "This is Mira Holt’s decision" in said
    assert "Accept 2 recommendations as found?" in said
    assert "Not in the directory: Fenmarsh Lighthouse" in said
    manager.post(place)
    assert draft.decisions.filter(together=True, by=cast.manager).count() == 2
    bodies = draft.decisions.first().items.get().addressees
    assert list(bodies.all()) == [cast.housing]


def test_a_name_that_is_missing_becomes_a_body_or_another_name(manager, draft, cast, item):
    place = f"{address('missing_body', draft)}?name=Fenmarsh+Lighthouse&item={item['R2']}"
    assert 'value="Fenmarsh Lighthouse"' in manager.get(place).content.decode()
    answer = manager.post(place, {"name": "Fenmarsh Lighthouse", "how": "new"})
    assert "Choose what kind of organisation it is." in text_of(answer)
    answer = manager.post(place, {"name": "Fenmarsh Lighthouse", "how": "known"})
    assert "Choose which organisation goes by this name." in text_of(answer)
    sent = {"name": "Fenmarsh Lighthouse", "how": "new", "sector": "voluntary"}
    answer = manager.post(place, sent)
    assert answer["Location"] == f"{draft.get_absolute_url()}#item-{item['R2']}"
    body = Organisation.objects.get(name="Fenmarsh Lighthouse")
    page = manager.get(draft.get_absolute_url()).content.decode()
    assert f'id="to-{item["R2"]}-{body.pk}" checked' in page
    taken = manager.post(place, sent)
    assert "already in the directory" in text_of(taken)
    alias = {"name": "The Lodge", "how": "known", "organisation": cast.housing.pk}
    manager.post(place, alias)
    assert cast.housing.aliases.get().name == "The Lodge"


def test_the_lead_reviewer_decides_but_does_not_keep_the_directory(draft, cast, signed_in):
    lead = factories.member(cast.partnership, Role.LEAD_REVIEWER)
    agencies.give_seat(
        matter=draft.review.matter, person=lead, role=Role.LEAD_REVIEWER, by=cast.manager
    )
    client = signed_in(lead)
    said = text_of(client.get(draft.get_absolute_url()))
    assert "The business unit can add it." in said
    assert client.get(address("missing_body", draft)).status_code == 403
