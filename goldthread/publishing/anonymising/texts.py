"""A text that is to leave the building, and what makes it this very text."""

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True)
class Text:
    """`ref` says which text it is: the name and the number of its page, and its version, such as
    "summary:5:3". `name` says it in words.

    `parts` are what people wrote, in order, without the headings that Goldthread gives.
    """

    ref: str
    name: str
    parts: tuple[str, ...]

    @property
    def whole(self) -> str:
        """All its words, as they are checked."""
        return "\n\n".join(self.parts)

    @property
    def digest(self) -> str:
        """SHA-256 of the words: another wording is another text."""
        return hashlib.sha256(self.whole.encode()).hexdigest()
