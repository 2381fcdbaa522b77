"""What of a register must not be readable in a text even with its spaces and marks pressed out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from goldthread.engines.anonymise import vocabulary
from goldthread.engines.anonymise.lexicon import PARTICLES, known_of
from goldthread.engines.anonymise.plain import Plain
from goldthread.engines.anonymise.register import Register

_LEAST = 8  # letters that cannot come together by chance


@dataclass(frozen=True)
class Secret:
    """Letters and figures, pressed together, that must not stand in a text."""

    pressed: str
    kind: str
    subject: str | None
    inside: bool = False  # looked for inside single words only


def secrets_of(register: Register) -> tuple[Secret, ...]:
    """What to look for with spaces and marks pressed out."""
    found = list(_of_people(register))
    for address in register.addresses:
        found.append(Secret(press(address.line1), "address", address.id))
    for organisation in register.organisations:
        found.append(Secret(press(organisation.name), "organisation", organisation.id))
    found += [Secret(press(register.case_ref), "case-reference", None),
              Secret(press(register.local_authority), "authority", None)]  # fmt: skip
    return tuple(
        dict.fromkeys(one for one in found if len(one.pressed) >= (5 if one.inside else _LEAST))
    )


def _of_people(register: Register) -> Iterator[Secret]:
    for person in register.people:
        known = known_of(person)
        for sur in ("".join(known.sur), *known.sur, *known.former, "".join(known.former)):
            for fore in ("".join(known.fore), *known.fore, *known.alias):
                if not fore or not sur:
                    continue
                yield Secret(fore + sur, "full-name", person.id)
                yield Secret(sur + fore, "full-name", person.id)
        for part, word in known.words():
            if word not in PARTICLES and vocabulary.level(word) == 0:
                yield Secret(word, "forename" if part != "surname" else "surname", person.id, True)
        for kind, value in (("nhs-number", person.nhs_number), ("ni-number", person.nino),
                            ("e-mail", person.email), ("username", person.username)):  # fmt: skip
            yield Secret(press(value), kind, person.id)
        yield Secret(press(person.phone).removeprefix("44").removeprefix("0"), "phone", person.id)


def press(text: str) -> str:
    """Only letters and figures, small."""
    return re.sub(r"[^a-z0-9]", "", Plain(text).lower)
