"""The role of the public process reads released rows on PostgreSQL, and nothing else."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.test import Client

from goldthread.cli import main as goldthread
from goldthread.foundations.guidance import actions as guidance
from goldthread.foundations.guidance import approving
from goldthread.publishing.documents import actions
from goldthread.publishing.documents.models import Version
from goldthread.publishing.public_site.role import SCHEMA, SHOWN, statements
from tests.rooms.guidance import making

Let = Callable[..., Version]
ROLE = "goldthread_public_test"
on_postgresql = pytest.mark.skipif(
    "connection.vendor != 'postgresql'", reason="SQLite has no roles"
)


@contextmanager
def as_public() -> Iterator[None]:
    """Within the test's transaction: the role goes with it."""
    with connection.cursor() as cursor:
        cursor.execute(f'CREATE ROLE "{ROLE}"')
        cursor.execute(f'GRANT "{ROLE}" TO CURRENT_USER')
        for one in statements(ROLE):
            cursor.execute(one)
        cursor.execute(f'SET LOCAL ROLE "{ROLE}"')
        cursor.execute(f"SET LOCAL search_path TO {SCHEMA}")
        try:
            yield
        finally:
            cursor.execute("RESET ROLE")
            cursor.execute("SET LOCAL search_path TO DEFAULT")


@on_postgresql
@pytest.mark.django_db
@pytest.mark.urls("goldthread.web.public_urls")
def test_it_serves_what_is_released(
    ours: SimpleNamespace, released: Let, written: Let, client: Client
) -> None:
    version = released()
    withdrawn = released(ours.juno, title="Robin: dogs at home", what_changed="Of Elm Road.")
    actions.withdraw(version=withdrawn, because="It named a street.", by=ours.manager)
    written(what_changed="A draft that nobody let out.")
    with as_public():
        for address in ("/learning/", "/learning/themes/", "/learning/feed.xml",
                        "/learning/data.json", "/accessibility/", "/privacy/",
                        "/learning/wren-what-we-learned/", "/cy/learning/"):  # fmt: skip
            assert client.get(address).status_code == 200, address
        page = client.get("/learning/wren-what-we-learned/").content.decode()
        assert version.title in page
        assert client.get("/learning/robin-dogs-at-home/").status_code == 410
        with connection.cursor() as cursor:
            cursor.execute("SELECT what_changed, by_id FROM documents_version")
            rows = cursor.fetchall()
    assert sorted(rows, key=str) == sorted([(None, None), (version.what_changed, None)], key=str)


@on_postgresql
@pytest.mark.django_db
@pytest.mark.urls("goldthread.web.public_urls")
def test_of_guidance_it_reads_what_is_in_force_and_let_out(
    ours: SimpleNamespace, client: Client
) -> None:
    ours.owner = ours.practitioner
    ours.dogs = guidance.add_situation(
        partnership=ours.partnership, name="dogs in the home", by=ours.support
    )
    out = making.in_force(ours, public=True, title="Dogs")
    making.in_force(ours, title="Only inside")
    making.a_draft(ours, title="Only a draft")
    over = making.in_force(ours, public=True, title="Once public")
    making.write(ours, over, title="Not any more")
    making.approve(ours, over)
    gone = making.newest(making.in_force(ours, public=True, title="Taken away"))
    approving.take_from_public(version=gone, because="A street.", by=ours.chair)
    with as_public():
        listed = client.get("/learning/guidance/").text
        page = client.get("/learning/guidance/dogs/").text
        assert client.get("/learning/").status_code == 200
        with connection.cursor() as cursor:
            cursor.execute("SELECT title, by_id, first_by_id, first_checked FROM guidance_version")
            rows = cursor.fetchall()
    assert rows == [("Dogs", None, None, None)]
    assert "dogs in the home" in page and out.slug == "dogs"
    assert "Dogs" in listed and "Not any more" not in listed


@on_postgresql
@pytest.mark.django_db
def test_it_reads_no_table_and_writes_nothing(ours: SimpleNamespace, released: Let) -> None:
    released()
    views = {apps.get_model(one.model)._meta.db_table for one in SHOWN}
    with as_public(), connection.cursor() as cursor:
        for model in apps.get_models():
            table = model._meta.db_table
            with pytest.raises(DatabaseError), transaction.atomic():
                cursor.execute(f'SELECT 1 FROM public."{table}" LIMIT 1')
            if table not in views:
                with pytest.raises(DatabaseError), transaction.atomic():
                    cursor.execute(f'SELECT 1 FROM "{table}" LIMIT 1')
        for change in ("DELETE FROM documents_release", "CREATE TABLE public.x (id int)",
                       "UPDATE documents_summary SET slug = 'x'"):  # fmt: skip
            with pytest.raises(DatabaseError), transaction.atomic():
                cursor.execute(change)


@pytest.mark.django_db
@pytest.mark.urls("goldthread.web.public_urls")
def test_the_public_process_has_public_addresses_only(released: Let, client: Client) -> None:
    released()
    assert client.get("/learning/").status_code == 200
    assert client.get("/accessibility/").status_code == 200
    for address in ("/", "/accounts/login/", "/summaries/", "/audit/", "/health/", "/help/"):
        assert client.get(address).status_code == 404
    assert not client.cookies


@pytest.mark.django_db
def test_on_sqlite_there_is_no_role(capsys: pytest.CaptureFixture[str]) -> None:
    if connection.vendor == "postgresql":
        assert goldthread(["public-role", "x"]) == 0
        assert f"CREATE VIEW {SCHEMA}" in capsys.readouterr().out
    else:
        assert goldthread(["public-role", "x"]) == 2
        assert "export-site" in capsys.readouterr().err
