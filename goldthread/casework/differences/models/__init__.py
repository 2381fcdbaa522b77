from goldthread.casework.differences.models.records import Difference, Reminded, Step
from goldthread.casework.differences.models.stages import LEVELS, OwnStage

__all__ = ["LEVELS", "Difference", "OwnStage", "Reminded", "Step"]
