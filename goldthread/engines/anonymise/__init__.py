"""A text and a register in, the text without its people out; and the proof that nothing survives.

    finder = Finder(read_register(data))
    findings = finder.find(text)
    safe = finder.replace(text, findings)
    assert not leaks(safe, finder) and checks(finder).complete

A Finder may be given the paragraphs of a document one by one. Nothing is stored, nothing is sent.
"""

from goldthread.engines.anonymise.finder import Finder
from goldthread.engines.anonymise.findings import KINDS, STATUSES, Finding, apply
from goldthread.engines.anonymise.leaks import Checks, Leak, checks, leaks
from goldthread.engines.anonymise.register import Register, RegisterError, read_register

__all__ = [
    "KINDS",
    "STATUSES",
    "Checks",
    "Finder",
    "Finding",
    "Leak",
    "Register",
    "RegisterError",
    "apply",
    "checks",
    "leaks",
    "read_register",
]
