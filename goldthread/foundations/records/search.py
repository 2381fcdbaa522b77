"""Full-text search inside the scope of a queryset, on SQLite and PostgreSQL alike.

`Model.objects.visible_to(user).search("dogs in the home")` keeps the rows in which every word
stands, best first. Words are stemmed; words in quotation marks are a phrase; the last word also
finds longer ones. Whatever a person types is data: each word is quoted, so no typing is an error.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Self, TypeVar

from django.db import connections
from django.db.models import Model, QuerySet

PREFIX_FROM = 3  # letters: one or two would find half the library
MOST_TERMS = 20
_QUOTED = re.compile(r'["“”]([^"“”]*)["“”]|(\S+)')
_WORD = re.compile(r"[^\W_]+")
# What PostgreSQL leaves out of its index anyway; SQLite does not, so both leave it out of a query.
_LITTLE = frozenset(
    {"a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "had", "has", "have", "in",
     "is", "it", "its", "of", "on", "or", "that", "the", "their", "this", "to", "was", "were",
     "will", "with", "not", "no", "do", "does"}
)  # fmt: skip
# PostgreSQL's English stop words: a phrase of these alone stands in none of its indexes.
_STOPPED = _LITTLE | frozenset(
    {"i", "me", "my", "myself", "we", "our", "ours", "ourselves", "you", "your", "yours",
     "yourself", "yourselves", "he", "him", "his", "himself", "she", "her", "hers", "herself",
     "itself", "they", "them", "theirs", "themselves", "what", "which", "who", "whom", "these",
     "those", "am", "been", "being", "having", "did", "doing", "but", "if", "because", "until",
     "while", "about", "against", "between", "into", "through", "during", "before", "after",
     "above", "below", "up", "down", "out", "off", "over", "under", "again", "further", "then",
     "once", "here", "there", "when", "where", "why", "how", "all", "any", "both", "each", "few",
     "more", "most", "other", "some", "such", "nor", "only", "own", "same", "so", "than", "too",
     "very", "s", "t", "can", "just", "don", "should", "now"}
)  # fmt: skip
M = TypeVar("M", bound=Model)


@dataclass(frozen=True)
class Term:
    """A word, or the words of a phrase, in small letters."""

    words: tuple[str, ...]
    prefix: bool = False


def terms(typed: str) -> list[Term]:
    """What a person looks for. Little words are left out unless there is nothing else."""
    found: list[Term] = []
    little: list[Term] = []
    for phrase, word in _QUOTED.findall(typed):
        parts = tuple(_WORD.findall((phrase or word).lower()))
        if parts:
            alone = len(parts) == 1 and parts[0] in _LITTLE
            (little if alone else found).append(Term(parts))
    found = (found or little)[:MOST_TERMS]
    if found and not typed.rstrip().endswith(('"', "”")) and _may_grow(found[-1]):
        found[-1] = Term(found[-1].words, prefix=True)
    return found


def _may_grow(term: Term) -> bool:
    return len(term.words) == 1 and len(term.words[0]) >= PREFIX_FROM and term.words[0].isalpha()


class SearchableQuerySet(QuerySet[M]):
    """For models with `search_fields` (first the weightiest) and a `SearchIndex` in a migration."""

    def search(self, typed: str) -> Self:
        """Rows in which every term stands, best first; each with `rank`, lower being better."""
        return self._ranked(_Every(terms(typed))).order_by("rank", "-pk")

    def matching(self, typed: str) -> Self:
        """The same rows without rank, for a list that has an order of its own."""
        return self._kept(_Every(terms(typed)))

    def with_any(self, phrases: Iterable[tuple[str, ...]]) -> Self:
        """Rows in which any of these phrases stands: words in small letters, in their order. All
        rows where one of them is made of words that an index leaves out."""
        asked = [Term(phrase) for phrase in phrases if phrase]
        if any(_STOPPED.issuperset(term.words) for term in asked):
            return self
        if not asked:
            return self.none()
        return _DIALECTS[connections[self.db].vendor].among(self, _Any(asked))

    def mentioning(self, words: Iterable[str], *, most: int) -> Self:
        """At most so many rows with any of these words, those with the most telling ones first."""
        listed = [Term(tuple(_WORD.findall(word.lower()))) for word in words]
        return self._ranked(_Any([term for term in listed if term.words])).order_by("rank")[:most]

    def _ranked(self, asked: "_Asked") -> Self:
        if not asked.terms:
            return self.none().extra(select={"rank": "0"})
        return _DIALECTS[connections[self.db].vendor].ranked(self, asked)

    def _kept(self, asked: "_Asked") -> Self:
        if not asked.terms:
            return self.none()
        return _DIALECTS[connections[self.db].vendor].kept(self, asked)


@dataclass(frozen=True)
class _Asked:
    terms: list[Term]


class _Every(_Asked):
    sqlite, postgres = " AND ", " && "


class _Any(_Asked):
    sqlite, postgres = " OR ", " || "


class _Sqlite:
    """An FTS5 table beside the model's own, joined by row id. The plus makes FTS5 go first."""

    @staticmethod
    def words(asked: Any) -> str:
        quoted = ('"{}"{}'.format(" ".join(t.words), "*" if t.prefix else "") for t in asked.terms)
        joined: str = asked.sqlite.join(quoted)
        return joined

    @classmethod
    def ranked(cls, rows: Any, asked: _Asked) -> Any:
        weights = ", ".join(["4.0"] + ["1.0"] * (len(rows.model.search_fields) - 1))
        rank = f'bm25("{rows.model._meta.db_table}_fts", {weights})'
        return cls.kept(rows, asked).extra(select={"rank": rank})  # noqa: S610

    @classmethod
    def kept(cls, rows: Any, asked: _Asked) -> Any:
        table = rows.model._meta.db_table
        return rows.extra(  # noqa: S610 - table names are the model's own; words are parameters
            tables=[f'"{table}_fts"'],
            where=[f'"{table}_fts" MATCH %s', f'"{table}"."id" = +"{table}_fts"."rowid"'],
            params=[cls.words(asked)],
        )

    @classmethod
    def among(cls, rows: Any, asked: _Asked) -> Any:
        """Not joined, so that it stands beside another search of the same rows."""
        table = rows.model._meta.db_table
        # Table names are the model's own; words are parameters.
        found = f'SELECT rowid FROM "{table}_fts" WHERE "{table}_fts" MATCH %s'  # noqa: S608
        where = [f'"{table}"."id" IN ({found})']
        return rows.extra(where=where, params=[cls.words(asked)])  # noqa: S610


class _Postgres:
    """A generated tsvector column with a GIN index."""

    @staticmethod
    def words(asked: Any) -> tuple[str, list[str]]:
        parts, values = [], []
        for term in asked.terms:
            parts.append(f"{'to' if term.prefix else 'phraseto'}_tsquery('english', %s)")
            values.append(" ".join(term.words) + (":*" if term.prefix else ""))
        return f"({asked.postgres.join(parts)})", values

    @classmethod
    def ranked(cls, rows: Any, asked: _Asked) -> Any:
        column = f'"{rows.model._meta.db_table}"."search_words"'
        query, values = cls.words(asked)
        return cls.kept(rows, asked).extra(  # noqa: S610
            select={"rank": f"-ts_rank({column}, {query})"}, select_params=values
        )

    @classmethod
    def kept(cls, rows: Any, asked: _Asked) -> Any:
        column = f'"{rows.model._meta.db_table}"."search_words"'
        query, values = cls.words(asked)
        return rows.extra(where=[f"{column} @@ {query}"], params=values)  # noqa: S610

    among = kept


_DIALECTS: dict[str, Any] = {"sqlite": _Sqlite, "postgresql": _Postgres}
