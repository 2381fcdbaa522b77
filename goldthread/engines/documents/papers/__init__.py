"""A document for readers: its words once, then as accessible Word, PDF and slides.

draft = Paper("Overview report: Wren", "Fenmarsh partnership", parts, marks=Marks(...))
as_pdf(draft), as_word(draft, template), as_slides(draft); words_in(data, "pdf")
"""

from goldthread.engines.documents.papers.paper import Marks, Paper, Part, Picture, blocks_of
from goldthread.engines.documents.papers.pdf import as_pdf, pages_in
from goldthread.engines.documents.papers.reading import (
    Unreadable,
    pictures_in,
    words_in,
    words_of_files,
)
from goldthread.engines.documents.papers.slides import as_slides
from goldthread.engines.documents.papers.template import FIGURES, BadTemplate, check_template
from goldthread.engines.documents.papers.usual import usual_template
from goldthread.engines.documents.papers.word import as_word

__all__ = [
    "FIGURES",
    "BadTemplate",
    "Marks",
    "Paper",
    "Part",
    "Picture",
    "Unreadable",
    "as_pdf",
    "as_slides",
    "as_word",
    "blocks_of",
    "check_template",
    "pages_in",
    "pictures_in",
    "usual_template",
    "words_in",
    "words_of_files",
]
