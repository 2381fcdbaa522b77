"""A published review in; learning points, recommendations and what the review says of itself out.

    document = read_text("review.pdf")
    found = extract(document)
    found.as_json("review.pdf")

Everything found points back into `document.text` and says in one sentence why it was taken.
"""

from goldthread.engines.extract.engine import extract
from goldthread.engines.extract.files import read_text
from goldthread.engines.extract.model import Block, Document, Extraction, Item, Unreadable

VERSION = "1"
REVIEW_TYPES = (
    "scr", "cspr", "national cspr", "sar", "dhr", "cpr", "susr", "learning review", "cmr", "pfd",
    "inq", "hsib",
)  # fmt: skip
KINDS = (
    "assurance", "qa", "training", "guidance", "policy", "practice", "monitoring", "commissioning",
)  # fmt: skip

__all__ = [
    "KINDS",
    "REVIEW_TYPES",
    "VERSION",
    "Block",
    "Document",
    "Extraction",
    "Item",
    "Unreadable",
    "extract",
    "read_text",
]
