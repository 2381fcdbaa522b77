"""A released summary and a whole translation of it."""

from tests.rooms.documents.conftest import ours, released, written

__all__ = ["ours", "released", "written"]
