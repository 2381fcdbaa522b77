"""A theme is suggested by words that stand whole in a text, and the reasons are those words."""

from goldthread.rules.themes import STARTING, suggest


def test_whole_words_suggest_and_say_where_they_stand() -> None:
    text = "Ask about DOGS. The child’s wishes and feelings; dogsbody is no dog."
    found = suggest(
        text, [(1, ("dog", "dogs")), (2, ("wishes and feelings",)), (3, ("cat",)), (4, ())]
    )
    assert [one.id for one in found] == [1, 2], "the most often named first"
    assert found[0].said == ("dogs", "dog")
    assert [text[start:end] for start, end in found[0].places] == ["DOGS", "dog"]


def test_a_quotation_mark_of_either_kind_is_the_same() -> None:
    assert suggest("Clare’s Law was not used.", [(1, ("clare's law",))])


def test_every_theme_to_begin_with_says_what_it_means_and_suggests_something() -> None:
    names = [one.name.lower() for one in STARTING]
    assert len(names) == len(set(names)) > 20
    assert all(one.means and one.words for one in STARTING)
    assert sum(bool(one.source) for one in STARTING) >= len(STARTING) - 3
