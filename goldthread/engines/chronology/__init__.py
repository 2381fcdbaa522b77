"""Agencies' own chronologies to one, every word kept, with its doubts showing."""

from goldthread.engines.chronology.entry import Entry, Problem
from goldthread.engines.chronology.grid import Unreadable
from goldthread.engines.chronology.merging import Chronology, merge
from goldthread.engines.chronology.reading import Return, read_file
from goldthread.engines.chronology.silences import LONGER_THAN

__all__ = [
    "LONGER_THAN",
    "Chronology",
    "Entry",
    "Problem",
    "Return",
    "Unreadable",
    "merge",
    "read_file",
]
