"""The interface for other programs: tokens, reading and writing."""
