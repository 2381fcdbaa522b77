"""Documents made of a review's findings, their words over time, their files, and how they leave."""

from goldthread.publishing.papers.models.copies import CopyRelease
from goldthread.publishing.papers.models.editions import Edition, EditionFile, EditionRelease
from goldthread.publishing.papers.models.house import Marking, Template
from goldthread.publishing.papers.models.papers import Paper, Passage, Taking

__all__ = [
    "CopyRelease",
    "Edition",
    "EditionFile",
    "EditionRelease",
    "Marking",
    "Paper",
    "Passage",
    "Taking",
    "Template",
]
