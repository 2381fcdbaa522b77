"""How an action says no."""


class Refused(Exception):
    """An action that can't be done, with each reason in words a person can act on."""

    def __init__(self, *reasons: str) -> None:
        self.reasons = reasons
        super().__init__(" ".join(reasons))
