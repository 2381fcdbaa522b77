"""What everybody and everything of a register is called instead: given, or made from the role."""

from collections import Counter
from collections.abc import Iterable

from goldthread.engines.anonymise.lexicon import PARTICLES, known_of, words_of
from goldthread.engines.anonymise.register import Organisation, Person, Register
from goldthread.engines.anonymise.roles import is_family
from goldthread.engines.anonymise.spellings import one_slip, short_forms, spelled

FAMILY, SOMEBODY = "a member of the family", "a person in this case"
TOWN, AUTHORITY = "Town", "the local authority"
_NUMBERED = {"child", "sibling", "half-sibling", "twin", "cousin", "neighbour", "family friend"}
_CAPITALS = {"gp": "GP", "iro": "IRO", "idva": "IDVA", "dsl": "DSL", "lado": "LADO", "ta": "TA"}
_BODIES = {
    "school": "School", "nursery": "Nursery", "hospital": "Hospital", "gp": "GP Practice",
    "gp practice": "GP Practice", "surgery": "GP Practice", "college": "College",
}  # fmt: skip


class Pseudonyms:
    """By id of the register. `problems` tells, in sentences, which given ones could not be used."""

    def __init__(self, register: Register) -> None:
        self.real = _real_words(register)
        self._forms = {form for name in self.real for form in (*short_forms(name), *spelled(name))}
        self.problems: list[str] = []
        self._by_id: dict[str, str] = {}
        self._taken: set[str] = set()
        given = [person for person in register.people if person.pseudonym]
        for person in given:
            self._give(person)
        self._make(one for one in register.people if one.id not in self._by_id)
        for number, address in enumerate(register.addresses, 1):
            self._by_id[address.id] = f"Address {number}"
        counted: Counter[str] = Counter()
        for organisation in register.organisations:
            word = _body(organisation)
            counted[word] += 1
            self._by_id[organisation.id] = f"{word} {counted[word]}"

    def of(self, subject: str) -> str:
        return self._by_id[subject]

    def all(self) -> Iterable[str]:
        return self._by_id.values()

    def _give(self, person: Person) -> None:
        wanted = person.pseudonym
        why = self._refused(wanted, person)
        if why:
            self.problems.append(
                f"The pseudonym “{wanted}” of {person.id} was not used: {why}. Choose another one."
            )
        else:
            self._take(person.id, wanted)

    def _refused(self, wanted: str, person: Person) -> str:
        shared = [word for word in words_of(wanted) if word in self.real and len(word) > 1]
        if shared:
            return "it is a real name of this case"
        if any(one_slip(word, name) for word in words_of(wanted) for name in self.real):
            return "it is nearly a real name of this case"
        if any(form in self._forms for form in words_of(wanted)):
            return "it is a form of a real name of this case"
        if wanted.lower() in self._taken:
            return "somebody else has it already"
        letter = wanted.upper().strip(".")
        if letter in {"F", "M"} and person.role.lower() != {"F": "father", "M": "mother"}[letter]:
            meaning = {"F": "father or female", "M": "mother or male"}[letter]
            return f"it reads as {meaning}"
        return ""

    def _make(self, people: Iterable[Person]) -> None:
        waiting = list(people)
        roles = Counter(_role(person) for person in waiting)
        seen: Counter[str] = Counter()
        for person in waiting:
            role = _role(person)
            alone = roles[role] == 1 and is_family(person) and role not in _NUMBERED - {"child"}
            name = f"the {role}" if alone else ""
            while not name or name.lower() in self._taken or self._real(name):
                seen[role] += 1
                name = f"{_headed(role)} {seen[role]}"
                if self._real(name):
                    role = "person" if role not in {"person", "individual"} else "individual"
            self._take(person.id, name)

    def _real(self, name: str) -> bool:
        return any(word in self.real for word in words_of(name) if word != "the")

    def _take(self, subject: str, name: str) -> None:
        self._by_id[subject] = name
        self._taken.add(name.lower())


def _role(person: Person) -> str:
    role = " ".join(person.role.split())
    if not role:
        return "person"
    return role if role.isupper() else role[0].lower() + role[1:]


def _headed(role: str) -> str:
    return " ".join(
        _CAPITALS.get(word.lower(), word if word.isupper() else word[:1].upper() + word[1:])
        for word in role.split()
    )


def _body(organisation: Organisation) -> str:
    kind = organisation.type.strip() or "organisation"
    return _BODIES.get(kind.lower(), _headed(kind))


def _real_words(register: Register) -> set[str]:
    found: set[str] = set()
    for person in register.people:
        found |= {word for _, word in known_of(person).words()} - PARTICLES
    return found
