"""Who is worth comparing with whom: people who share a key. Near-linear in the number of people."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from goldthread.engines.people.prepare import Prepared, root_sound, sound

# To share a key with a few is enough; with more, two such keys must be shared; a key that a crowd
# shares tells nothing. So the work does not grow with the square where names are few.
FEW, CROWD = 12, 400


def keys(person: Prepared) -> Iterator[str]:
    """Each error that is expected leaves at least one of these whole."""
    yield from _numbers(person)
    year, month, day = person.born
    sounds = {root_sound(name) for name in person.forenames[:4]}
    surnames = {sound(name) for name in person.surnames[:4]}
    surnames |= {
        sound(part) for name in person.surnames[:2] if " " in name for part in name.split()
    }
    if year and day:
        low, high = sorted((month, day))  # day and month swapped give one key
        yield f"b{year}.{low}.{high}"
        for name in sounds | surnames:  # both, so that swapped names meet
            yield f"n{name}.{low}.{high}"
    for name in sounds | surnames:
        if year:
            yield f"y{name}.{year}"
    for one in sounds:
        for other in surnames:
            first, second = sorted((one, other))
            yield f"s{first}.{second}"
    for place in person.places[:4]:
        if place.postcode:
            yield f"p{place.postcode}.{place.number}"
            for name in sounds | surnames:
                yield f"q{place.postcode}.{name}"
        elif place.street and place.number:
            yield f"t{place.number}.{place.street}"


def _numbers(person: Prepared) -> Iterator[str]:
    if person.nhs:
        yield f"h{person.nhs}"
    if person.nino:
        yield f"i{person.nino[:8]}"
    for number in filter(None, (person.phone, person.email, person.username)):
        yield f"c{number}"


class Blocks:
    """Places of people by key."""

    def __init__(self, people: Iterable[Prepared]) -> None:
        self._places: dict[str, list[int]] = defaultdict(list)
        for place, person in enumerate(people):
            for key in dict.fromkeys(keys(person)):
                self._places[key].append(place)

    def near(self, person: Prepared) -> set[int]:
        """Places of those worth comparing with somebody."""
        found: set[int] = set()
        once: set[int] = set()
        for key in dict.fromkeys(keys(person)):
            crowd = self._places.get(key, ())
            if len(crowd) > FEW:
                if len(crowd) <= CROWD:
                    found |= once.intersection(crowd)
                    once.update(crowd)
                continue
            found.update(crowd)
        return found

    def pairs(self, people: Sequence[Prepared]) -> Iterator[tuple[int, int]]:
        """Each pair worth comparing, once, the earlier place first."""
        for place, person in enumerate(people):
            for other in self.near(person):
                if other > place:
                    yield place, other
