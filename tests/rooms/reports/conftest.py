from tests.rooms.assurance.conftest import done
from tests.rooms.recommendations.conftest import world

__all__ = ["done", "world"]
