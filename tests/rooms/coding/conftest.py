from tests.rooms.recommendations.conftest import world

__all__ = ["world"]
