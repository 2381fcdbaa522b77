"""Groups of accounts of one occurrence, grown from the surest pair on."""

from collections.abc import Callable, Iterable, Sequence

Odds = Callable[[int, int], float]
Pair = tuple[float, int, int, float]  # how sure beyond what is asked, which two, what is asked
_WORST = -6.0  # one pair in a group may not be less likely than this, however sure the rest is


def _surest_first(pair: Pair) -> tuple[float, int, int]:
    return -pair[0], pair[1], pair[2]


class Groups:
    """Which marks stand together; at most one of an agency in each group."""

    def __init__(self, agencies: Sequence[int]) -> None:
        """`agencies`: of each mark, a number of its own."""
        self._agencies = agencies
        self._of: dict[int, list[int]] = {}

    def grow(self, pairs: Iterable[Pair], odds: Odds) -> None:
        """Joins pairs, the surest first, where the mean over the joined group is likely enough."""
        for _, one, other, at_least in sorted(pairs, key=_surest_first):
            mine, theirs = self._of.get(one, [one]), self._of.get(other, [other])
            if mine is theirs or not self._apart(mine, theirs):
                continue
            across = [odds(a, b) for a in mine for b in theirs]
            if min(across) < _WORST or sum(across) / len(across) < at_least:
                continue
            joined = sorted(mine + theirs)
            for number in joined:
                self._of[number] = joined

    def _apart(self, mine: list[int], theirs: list[int]) -> bool:
        here = {self._agencies[number] for number in mine}
        return all(self._agencies[number] not in here for number in theirs)

    def linked(self, number: int, agency: int) -> bool:
        """Whether the mark already has an account of this agency beside it."""
        group = self._of.get(number)
        return group is not None and any(self._agencies[n] == agency for n in group)

    def is_alone(self, number: int) -> bool:
        return number not in self._of

    def all(self) -> list[list[int]]:
        """Each group once, in the order of its first mark."""
        return [group for number, group in sorted(self._of.items()) if group[0] == number]
