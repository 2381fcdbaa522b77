"""Safeguards in live work: what reviews keep asking for, while it can still help."""
