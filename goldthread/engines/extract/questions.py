"""What a board is asked by questions: 'How will the Board know that …?'"""

import re

from goldthread.engines.extract import shapes
from goldthread.engines.extract.lexicon import RECOMMENDATIONS
from goldthread.engines.extract.model import Candidate, Piece
from goldthread.engines.extract.sections import Section


def items(section: Section) -> list[tuple[str, Candidate]]:
    """The questions of a section, each as an item."""
    because = f"Question under “{section.heading.strip(' :')}”"
    asked = [b for b in section.blocks if b.text.endswith("?")]
    # pieces end before the mark, so that a question is not taken for one of a discussion
    whom = re.search(r"\bfor (?:the )?(.+)$", section.heading.strip(" :"), re.IGNORECASE)
    body = whom[1] if whom else None
    return [
        (
            RECOMMENDATIONS,
            Candidate(
                [Piece(b, 0, len(b.text) - 1)], because, shapes.number(b.marker), body, firm=True
            ),
        )
        for b in asked
    ]
