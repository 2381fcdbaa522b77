"""What a role of its own on PostgreSQL may read: views that hold released rows and nothing else.

The views have the names of the tables, in a schema that only this role looks into: the same program
reads them. They run with the rights of whoever made them; the role may read no table.
"""

from dataclasses import dataclass

from django.apps import apps
from django.db.models import Field

from goldthread.publishing.papers.kinds import KINDS

SCHEMA = "goldthread_public"
TODAY = "(now() AT TIME ZONE 'Europe/London')::date"
OUT = "second_at IS NOT NULL"
RELEASE = "public.documents_release"
ONCE = f"SELECT version_id FROM {RELEASE} WHERE {OUT}"


def _down(what: str, target: str, since: str, part: str = "''") -> str:
    """SQL: whether it is taken down. See `documents.querysets.down`, which asks the same."""
    return (
        f"EXISTS (SELECT 1 FROM public.documents_takendown d WHERE d.what = '{what}' AND "
        f"d.target = {target} AND d.part = {part} AND d.at >= {since} AND NOT EXISTS (SELECT 1 "
        "FROM public.documents_putback b WHERE b.what = d.what AND b.target = d.target AND "
        "b.part = d.part AND b.first_at >= d.at AND b.second_at IS NOT NULL AND "
        "b.withdrawn_at IS NULL))"
    )


NOW = (
    f"SELECT r.version_id FROM {RELEASE} r JOIN public.documents_version v ON v.id = r.version_id "
    f'WHERE r.second_at IS NOT NULL AND r.withdrawn_at IS NULL AND (r."until" IS NULL OR '
    f'r."until" >= {TODAY}) AND NOT {_down("summary", "v.summary_id", "r.second_at")}'
)
SUMMARIES = f"SELECT summary_id FROM public.documents_version WHERE id IN ({ONCE})"
REVIEWS = f"SELECT review_id FROM public.documents_summary WHERE id IN ({SUMMARIES})"
MATTERS = f"SELECT matter_id FROM public.reviews_review WHERE id IN ({REVIEWS})"
WORDS = "yes_at IS NOT NULL AND ended_at IS NULL"
THEMES = f"SELECT theme_id FROM public.themes_piece WHERE kind = 'words' AND {WORDS}"
GUIDANCE_OPEN = f"second_at IS NOT NULL AND ended_at IS NULL AND effective_from <= {TODAY}"
GUIDANCE_NOW = (
    f"{GUIDANCE_OPEN} AND first_public AND second_public AND NOT EXISTS (SELECT 1 FROM "
    "public.guidance_takenfrompublic t WHERE t.version_id = guidance_version.id) AND NOT EXISTS "
    "(SELECT 1 FROM public.guidance_version n WHERE n.guidance_id = guidance_version.guidance_id "
    "AND n.number > guidance_version.number AND n.second_at IS NOT NULL AND n.ended_at IS NULL "
    f"AND n.effective_from <= {TODAY})"
)
GUIDANCE = f"SELECT guidance_id FROM public.guidance_version WHERE {GUIDANCE_NOW}"
SUITED = f"ended_at IS NULL AND guidance_id IN ({GUIDANCE})"
PARTNERSHIPS = (
    f"SELECT partnership_id FROM public.agencies_matter WHERE id IN ({MATTERS}) UNION "
    f"SELECT partnership_id FROM public.themes_theme WHERE id IN ({THEMES}) UNION "
    f"SELECT partnership_id FROM public.guidance_guidance WHERE id IN ({GUIDANCE})"
)
PUBLIC_SUMMARIES = f"SELECT summary_id FROM public.documents_version WHERE id IN ({NOW})"
PUBLIC_REVIEWS = f"SELECT review_id FROM public.documents_summary WHERE id IN ({PUBLIC_SUMMARIES})"
_KINDS = ", ".join(f"'{kind.key}'" for kind in KINDS.values() if kind.is_public) or "''"
PAPERS = (
    f"SELECT id FROM public.papers_paper WHERE kind IN ({_KINDS}) AND review_id IN "
    f"({PUBLIC_REVIEWS})"
)
EDITIONS = (
    f"SELECT e.id FROM public.papers_edition e JOIN public.papers_editionrelease r "
    f"ON r.edition_id = e.id WHERE r.second_at IS NOT NULL AND r.withdrawn_at IS NULL "
    f"AND e.paper_id IN ({PAPERS}) AND NOT {_down('document', 'e.paper_id', 'r.second_at')}"
)
COPIES = (
    f"SELECT r.id FROM public.papers_copyrelease r WHERE r.second_at IS NOT NULL AND "
    f"r.withdrawn_at IS NULL AND r.review_id IN ({PUBLIC_REVIEWS}) AND NOT "
    f"{_down('safe-copy', 'r.original_id', 'r.second_at')}"
)
TRANSLATED = (
    "SELECT t.id FROM public.languages_translation t JOIN public.documents_version v "
    "ON v.id = t.version_id WHERE t.second_at IS NOT NULL AND t.withdrawn_at IS NULL "
    f"AND t.version_id IN ({NOW}) AND NOT "
    f"{_down('translation', 'v.summary_id', 't.second_at', 't.language')}"
)


@dataclass(frozen=True)
class Shown:
    """A table of which some rows are shown, and of them some columns; `while_open` only of rows
    among `open_rows`, which are public now. What is not shown is empty."""

    model: str
    where: str
    columns: str
    while_open: str = ""
    open_rows: str = NOW


SHOWN = (
    Shown("documents.Version", f"id IN ({ONCE})", "id summary_id number language at",
          "title what_happened what_we_learned what_we_asked what_changed where_to_get_help "
          "how_to_tell_us"),
    Shown("documents.Release", OUT, "id version_id second_at until withdrawn_at"),
    Shown("documents.Summary", f"id IN ({SUMMARIES})", "id review_id slug"),
    Shown("reviews.Review", f"id IN ({REVIEWS})", "id matter_id"),
    Shown("agencies.Matter", f"id IN ({MATTERS})", "id partnership_id"),
    Shown("agencies.Partnership", f"id IN ({PARTNERSHIPS})", "id name slug"),
    Shown("guidance.Guidance", f"id IN ({GUIDANCE})", "id partnership_id slug kind"),
    Shown("guidance.Version", GUIDANCE_NOW,
          "id guidance_id number title summary link effective_from review_due first_public "
          "second_public second_at"),
    Shown("guidance.TakenFromPublic", "false", "id version_id"),
    Shown("guidance.SuitedTo", SUITED, "id guidance_id situation_id"),
    Shown("guidance.Situation", "ended_at IS NULL AND id IN (SELECT situation_id FROM "
          f"public.guidance_suitedto WHERE {SUITED})", "id partnership_id name"),
    Shown("themes.Theme", f"id IN ({THEMES})", "id partnership_id name slug"),
    Shown("themes.Piece", f"{WORDS} AND theme_id IN ({THEMES})",
          "id theme_id kind title text link yes_at"),
    Shown("themes.Marked",
          f"{WORDS} AND theme_id IN ({THEMES}) AND summary_id IN ({PUBLIC_SUMMARIES})",
          "id theme_id summary_id yes_at"),
    Shown("languages.Translation", f"{OUT} AND version_id IN ({ONCE})",
          "id version_id language number second_at withdrawn_at", "words", TRANSLATED),
    Shown("papers.CopyRelease", f"id IN ({COPIES})",
          "id review_id original_id number called form content sha256 second_at"),
    Shown("documents.TakenDown", f"review_id IN ({REVIEWS})", "id what target part at"),
    Shown("documents.PutBack", f"review_id IN ({REVIEWS})",
          "id what target part first_at second_at withdrawn_at"),
    Shown("papers.Paper", f"id IN ({PAPERS}) AND id IN (SELECT paper_id FROM "
          f"public.papers_edition WHERE id IN ({EDITIONS}))", "id review_id kind"),
    Shown("papers.Edition", f"id IN ({EDITIONS})", "id paper_id number"),
    Shown("papers.EditionRelease", f"edition_id IN ({EDITIONS})", "id edition_id second_at"),
    Shown("papers.EditionFile", f"edition_id IN ({EDITIONS})", "id edition_id form content sha256"),
)  # fmt: skip


def statements(role: str) -> list[str]:
    """SQL that makes the views anew and lets a role, which is there, read them and nothing else."""
    who = '"' + role.replace('"', '""') + '"'
    return [
        f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE",
        f"CREATE SCHEMA {SCHEMA}",
        *(_view(one) for one in SHOWN),
        f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {who}",
        f"REVOKE CREATE ON SCHEMA public FROM {who}",
        f"GRANT USAGE ON SCHEMA {SCHEMA} TO {who}",
        f"GRANT SELECT ON ALL TABLES IN SCHEMA {SCHEMA} TO {who}",
        f"ALTER ROLE {who} SET search_path = {SCHEMA}",
        f"ALTER ROLE {who} SET default_transaction_read_only = on",
    ]


def _view(one: Shown) -> str:
    model = apps.get_model(one.model)
    columns = ", ".join(_column(field, one) for field in model._meta.concrete_fields)
    table = model._meta.db_table
    return (
        f'CREATE VIEW {SCHEMA}."{table}" WITH (security_barrier) AS '
        f'SELECT {columns} FROM public."{table}" WHERE {one.where}'
    )


def _column(field: "Field[object, object]", one: Shown) -> str:
    from django.db import connection

    name = f'"{field.column}"'
    if field.column in one.columns.split():
        return name
    kind = field.db_type(connection)
    kind = {"bigserial": "bigint", "serial": "integer"}.get(kind or "", kind)
    if field.column in one.while_open.split():
        return f"CASE WHEN id IN ({one.open_rows}) THEN {name} END AS {name}"
    return f"NULL::{kind} AS {name}"
