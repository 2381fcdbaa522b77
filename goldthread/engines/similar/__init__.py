"""Has something like this been said before? Likeness of short texts, with the shared words."""

from goldthread.engines.similar.likeness import ALIKE_FROM, Match, similar, telling

__all__ = ["ALIKE_FROM", "Match", "similar", "telling"]
