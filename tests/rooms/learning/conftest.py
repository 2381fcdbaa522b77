"""A small document with two learning points and two recommendations, read by a stand-in engine."""

import re
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from goldthread.engines import extract
from goldthread.improvement.learning import actions
from goldthread.improvement.learning.models import Draft

TEXT = """Learning from the review of Robin

• Ask about dogs in the home; record the
  answer.
• Look at the history as well as the present.

Fenmarsh Housing should visit before a birth.
Fenmarsh Hospital Trust and Fenmarsh Lighthouse should agree who decides on discharge.
"""
LEARNED = (
    "Ask about dogs in the home; record the answer.",
    "Look at the history as well as the present.",
)
ASKED = (
    ("Fenmarsh Housing should visit before a birth.", "Fenmarsh Housing", "practice"),
    (
        "Fenmarsh Hospital Trust and Fenmarsh Lighthouse should agree who decides on discharge.",
        "Fenmarsh Hospital Trust; Fenmarsh Lighthouse",
        "policy",
    ),
)
BECAUSE = "Bullet after “Learning”"


def span(text: str) -> tuple[int, int]:
    first, last = text.split()[0], text.split()[-1]
    start = TEXT.index(" ".join(text.split()[:4])) if text != LEARNED[0] else TEXT.index(first)
    return start, TEXT.index(last, start) + len(last)


def finds(more: int = 0) -> extract.Extraction:
    learned = [extract.Item(words, span(words), because=BECAUSE) for words in LEARNED]
    learned += [extract.Item(f"Lesson {n} of many.", (0, 8), because="x") for n in range(more)]
    asked = [
        extract.Item(words, span(words), to, kind, f"R{place}", "Begins with a body")
        for place, (words, to, kind) in enumerate(ASKED, start=1)
    ]
    asked += [
        extract.Item(f"Housing should do {n}.", (0, 8), "Fenmarsh Housing", "qa", None, "x")
        for n in range(more)
    ]
    return extract.Extraction(
        review_type="scr",
        board="Fenmarsh Safeguarding Children Board",
        subject="Robin",
        age="3 weeks",
        learning_points=tuple(learned),
        recommendations=tuple(asked),
    )


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """The engine's answer; a test may set `finds` before it reads, or make it fail."""
    stand_in = SimpleNamespace(finds=finds(), fails=False)

    def answer(document: extract.Document) -> extract.Extraction:
        if stand_in.fails:
            raise RuntimeError("a fault in the engine")
        return stand_in.finds

    monkeypatch.setattr(extract, "extract", answer)
    return stand_in


@pytest.fixture
def begin(cast: SimpleNamespace, engine: SimpleNamespace) -> Callable[..., Draft]:
    """Bring in a document as the business manager, not read yet."""

    def bring(text: str = TEXT, published: bool = True, **more: Any) -> Draft:
        given: dict[str, Any] = {"name": "robin.txt", "by": cast.manager, **more}
        return actions.begin(
            partnership=cast.partnership, data=text.encode(), published=published, **given
        )

    return bring


@pytest.fixture
def draft(begin: Callable[..., Draft]) -> Draft:
    """A document that has been read: L1, L2, R1 and R2 wait for a decision."""
    return actions.read(draft=begin(), by=None)


@pytest.fixture
def manager(signed_in, cast) -> Client:
    return signed_in(cast.manager)


@pytest.fixture
def item(draft):
    """Keys of L1, L2, R1 and R2."""
    keys = draft.proposals.values_list("pk", flat=True)
    return dict(zip(["L1", "L2", "R1", "R2"], keys, strict=True))


def address(name, draft, *more):
    return reverse(name, args=[draft.pk, *more])


def text_of(answer) -> str:
    page = answer.content.decode()
    page = re.sub(r"<(script|style).*?</\1>", " ", page, flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())
