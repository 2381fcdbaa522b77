"""The made documents by split, read and extracted once a test run."""

from functools import cache

from goldthread.engines.extract import Document, Extraction, extract, read_text
from tests.engines.extract.corpus import (  # noqa: F401 - importing a module registers its layouts
    boards,
    national,
    nothing,
    render,
    reports,
    wild,
)
from tests.engines.extract.corpus.maker import LAYOUTS, Made, make

FORMATS = tuple(render.FORMATS)
SEEDS = (0, 1, 2)


def layouts(split: str) -> list[str]:
    """Names of the layouts of a split."""
    return [name for name, (where, _) in LAYOUTS.items() if where == split]


@cache
def made(name: str, seed: int) -> Made:
    return make(name, seed)


@cache
def document(name: str, seed: int, media: str) -> Document:
    return read_text(render.FORMATS[media](made(name, seed)), f"{name}.{media}")


@cache
def extraction(name: str, seed: int, media: str) -> Extraction:
    return extract(document(name, seed, media))
