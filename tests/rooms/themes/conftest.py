"""A theme whose words are released, with a summary under it."""

from tests.rooms.documents.conftest import ours, released, written

__all__ = ["ours", "released", "written"]
