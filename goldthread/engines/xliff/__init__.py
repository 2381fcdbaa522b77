"""Words out for a translator's program, and back."""

from goldthread.engines.xliff.reading import Exchange, NotXliff, Unit, read
from goldthread.engines.xliff.writing import write

__all__ = ["Exchange", "NotXliff", "Unit", "read", "write"]
