"""Full-text search: what a person types, what is found, in which order, and that indexes stand."""

from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models
from django.db.migrations.executor import MigrationExecutor

from goldthread.casework.reviews.models import Review
from goldthread.foundations.records.excerpts import excerpt
from goldthread.foundations.records.search import SearchableQuerySet, Term, terms
from tests import factories

SEARCHED = [
    m for m in apps.get_models() if isinstance(m._default_manager.all(), SearchableQuerySet)
]


def review(title: str, **facts: Any) -> Review:
    at = factories.partnership()
    return Review.objects.create(matter=factories.matter(at), title=title, **facts)


def titles(typed: str) -> list[str]:
    return [row.title for row in Review.objects.search(typed)]


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("", []),
        ("  ?! ", []),
        ("dogs", [Term(("dogs",), prefix=True)]),
        ("dogs home ", [Term(("dogs",)), Term(("home",), prefix=True)]),
        ("the dogs", [Term(("dogs",), prefix=True)]),
        ("the", [Term(("the",), prefix=True)]),
        ("pre-birth", [Term(("pre", "birth"))]),
        ("“mental health” staff", [Term(("mental", "health")), Term(("staff",), prefix=True)]),
        ('staff "mental health"', [Term(("staff",)), Term(("mental", "health"))]),
        ("at R4", [Term(("r4",))]),
    ],
)
def test_what_is_typed_becomes_words_and_phrases(typed: str, wanted: list[Term]) -> None:
    assert terms(typed) == wanted


@pytest.mark.django_db
def test_words_are_stemmed_joined_by_and_and_the_last_one_may_go_on() -> None:
    review("Dogs in the home of a newborn")
    review("A dog that followed children to school")
    assert titles("dog") == titles("dogs")
    assert len(titles("dog")) == 2
    assert titles("following dogs") == ["A dog that followed children to school"]
    assert titles("dog newb") == ["Dogs in the home of a newborn"]
    assert titles("newb dog") == []


@pytest.mark.django_db
def test_a_phrase_stands_in_order_and_hyphens_part_words() -> None:
    review("Health and mental capacity")
    review(
        "Mental health of parents", incident="A pre-birth (antenatal) <late>/c:\\x.y assessment."
    )
    assert titles('"mental health"') == ["Mental health of parents"]
    assert titles("pre birth") == titles("pre-birth") == titles('"pre-birth"')
    for typed in ("pre-birth", "antenatal", "late", "assessment", "y assessment"):
        assert titles(typed) == ["Mental health of parents"], typed


@pytest.mark.django_db
def test_the_title_weighs_more_than_what_happened() -> None:
    review("Robin", incident="There were dogs in the flat and the dogs were known.")
    review("Dogs and babies", incident="Robin was three weeks old.")
    assert titles("dogs") == ["Dogs and babies", "Robin"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "typed",
    ['"', '""', "(", "dogs AND", "NOT dogs", "a*", "*", "dogs)", "title:dogs", "^dogs", "NEAR(a b)",
     "dogs'; DROP TABLE x; --", "%s %(x)s", "!dogs & | <->", "dogs:*", "\\", "\x00", "🐕", "ß é",
     "dogs " * 300, "'''"],
)  # fmt: skip
def test_no_typing_is_an_error(typed: str) -> None:
    review("Dogs in the home")
    list(Review.objects.search(typed))
    list(Review.objects.matching(typed))
    Review.objects.search(typed).count()


@pytest.mark.django_db
def test_changed_and_removed_rows_are_found_as_they_are_now() -> None:
    row = review("Dogs in the home")
    row.title = "Cats in the garden"
    row.save()
    assert titles("dogs") == []
    assert titles("cats") == ["Cats in the garden"]
    Review.objects.filter(pk=row.pk).update(title="Horses")
    assert titles("horses") == ["Horses"]
    row.delete()
    assert titles("horses") == []


@pytest.mark.django_db
def test_a_filter_and_a_count_hold_with_a_search() -> None:
    kept = review("Dogs here")
    review("Dogs there")
    rows = Review.objects.filter(pk=kept.pk)
    assert [row.pk for row in rows.search("dogs")] == [kept.pk]
    assert rows.search("dogs").count() == rows.matching("dogs").count() == 1
    assert Review.objects.search("dogs").exists()


@pytest.mark.django_db
def test_any_of_some_words_the_best_first() -> None:
    review("Nothing of this")
    both = review("Dogs near babies")
    review("Dogs near the river and along the road that leads away")
    found = Review.objects.mentioning(["babies", "dogs"], most=5)
    assert next(iter(found)).pk == both.pk
    assert len(found) == 2
    assert list(Review.objects.mentioning([], most=5)) == []


@pytest.mark.parametrize("model", SEARCHED, ids=lambda model: model.__name__)
@pytest.mark.django_db
def test_every_index_stands_after_all_migrations(model: type[models.Model]) -> None:
    """An operation that makes an SQLite table anew loses its triggers: this is where it shows."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [table]
            )
            assert {name for (name,) in cursor} == {
                f"{table}_fts_{w}" for w in ("add", "out", "new")
            }
            cursor.execute(f'SELECT name FROM pragma_table_info("{table}_fts")')
            assert tuple(name for (name,) in cursor) == model.search_fields
        else:
            cursor.execute("SELECT indexdef FROM pg_indexes WHERE tablename = %s", [table])
            assert any("gin (search_words)" in text for (text,) in cursor)


@pytest.mark.django_db(transaction=True)
def test_the_index_comes_and_goes_with_its_migration() -> None:
    executor = MigrationExecutor(connection)
    search = executor.loader.get_migration("recommendations", "0002_search")
    before = executor.loader.project_state(("recommendations", "0001_initial"))
    table = "recommendations_recommendation_fts"
    executor.unapply_migration(before, search)
    assert table not in connection.introspection.table_names()
    executor.apply_migration(before.clone(), search)
    list(apps.get_model("recommendations.Recommendation").objects.search("dogs"))


def test_an_excerpt_marks_the_words_and_nothing_else_is_html() -> None:
    told = "<script>x</script> Dogs & following <b>babies</b>"
    assert excerpt("dog follow", told) == (
        "&lt;script&gt;x&lt;/script&gt; <mark>Dogs</mark> &amp; <mark>following</mark> "
        "&lt;b&gt;babies&lt;/b&gt;"
    )
    assert excerpt("script", told).count("<mark>script</mark>") == 2


def test_an_excerpt_comes_from_the_text_that_says_most_and_is_short() -> None:
    long = "word " * 400 + "dogs in the flat " + "word " * 400
    cut = excerpt("dogs flat", "Dogs alone", long)
    assert cut.startswith("…word")
    assert cut.endswith("word…")
    assert "<mark>dogs</mark> in the <mark>flat</mark>" in cut
    assert len(cut.split()) < 60
    assert excerpt("nothing", "Plain words") == "Plain words"
    assert excerpt("nothing") == ""


def test_a_phrase_is_marked_only_where_it_stands_in_order() -> None:
    assert excerpt('"mental health"', "health and mental health") == (
        "health and <mark>mental</mark> <mark>health</mark>"
    )
