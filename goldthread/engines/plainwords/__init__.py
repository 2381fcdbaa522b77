"""How hard a text is to read, and plain words for the field's own."""

from goldthread.engines.plainwords.glossary import Glossary, glossary
from goldthread.engines.plainwords.reading import Reading, read

__all__ = ["Glossary", "Reading", "glossary", "read"]
