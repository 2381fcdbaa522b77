"""Addresses, postcodes, organisations, towns and the authority of the register in a text."""

import re
from collections.abc import Iterator

from goldthread.engines.anonymise import vocabulary
from goldthread.engines.anonymise.bodies import of_authority, of_organisation
from goldthread.engines.anonymise.candidates import (
    CERTAIN_NUMBER,
    DOUBT,
    PART,
    PLACE,
    WHOLE,
    Candidate,
)
from goldthread.engines.anonymise.patterns import (
    GENERIC,
    TYPES,
    Pattern,
    are_ordinary,
    bounded,
    line_of,
    words_of,
)
from goldthread.engines.anonymise.plain import Plain
from goldthread.engines.anonymise.pseudonyms import TOWN, Pseudonyms
from goldthread.engines.anonymise.register import Address, Register


class PlaceFinder:
    """Finds the places and bodies of one register."""

    def __init__(self, register: Register, names: Pseudonyms) -> None:
        self.patterns: list[Pattern] = []
        for address in register.addresses:
            self.patterns += _of_address(address, names.of(address.id))
        for organisation in register.organisations:
            self.patterns += of_organisation(organisation, names.of(organisation.id))
        self.patterns += of_authority(register.local_authority)
        towns = dict.fromkeys([*register.towns, *(a.town for a in register.addresses if a.town)])
        for number, town in enumerate(towns, 1):
            self.patterns += _of_town(town, f"{TOWN} {number}")

    def find(self, plain: Plain) -> Iterator[Candidate]:
        for pattern in self.patterns:
            for match in pattern.find.finditer(plain.lower):
                shown = plain.text[match.start() : match.end()]
                if pattern.capital and not _has_capitals(shown):
                    continue
                doubtful = pattern.doubtful or (
                    pattern.kind == "postcode" and _not_a_place(match, shown)
                )
                yield Candidate(
                    match.start(), match.end(), pattern.kind, pattern.subject, pattern.instead,
                    0.5 if doubtful else 0.95, pattern.reason, "queued" if doubtful else "replaced",
                    DOUBT if doubtful else pattern.weight, pattern.fit,
                )  # fmt: skip


def _has_capitals(shown: str) -> bool:
    shown = re.sub(r"^the ", "", shown, flags=re.IGNORECASE)
    return any(word[0].isupper() for word in re.findall(r"[A-Za-z]+", shown) if word.lower() not in GENERIC) or (
        shown[:1].isupper())  # fmt: skip


def _not_a_place(match: re.Match[str], shown: str) -> bool:
    """An outward code that may be a motorway, a vitamin or a form: "vitamin B12", "the M1"."""
    if len(shown) > 4 or not shown.isalnum():
        return False
    if not shown.isupper():
        return not shown[:2].isalpha()
    lead = match.string[max(0, match.start() - 16) : match.start()]
    follow = match.string[match.end() : match.end() + 12]
    odd = re.search(
        r"\b(?:vitamin|motorway|junction|form|the|room|ward|bay|table|grade|level|key stage|code [a-z]+) ?$",
        lead,
    )
    area = re.match(r"\s*(?:area|postcode|district)", follow)
    return (odd is not None and not area) or re.match(
        r"\s*(?:motorway|deficien|vitamin)", follow
    ) is not None


# addresses


def _of_address(address: Address, instead: str) -> Iterator[Pattern]:
    pieces = [words for part in address.line1.split(",") if (words := words_of(part))]
    if pieces:
        whole = r"[\s,]{1,4}".join(line_of(words) for words in pieces)
        if len(pieces) == 2 and any(word[0].isdigit() for word in pieces[0]):
            # "2/1, 88 Shore Road" is written the other way round as well
            around = r"[\s,]{1,4}".join(line_of(words) for words in reversed(pieces))
            yield Pattern(bounded(around), "address", address.id, instead,
                           "an address of the register", CERTAIN_NUMBER)  # fmt: skip
        tail = [line_of(words_of(address.town))] if address.town else []
        tail += [_postcode(address.postcode)] if address.postcode else []
        ending = "".join(rf"(?:[\s,.]{{1,4}}{one})?" for one in tail)
        number = r"(?:(?:flat|apartment|no\.?|number)\s?)?"
        only_words = [word for words in pieces for word in words if word != "the"]
        yield Pattern(bounded(number + whole + ending), "address", address.id, instead,
                       "an address of the register", CERTAIN_NUMBER,
                       capital=len(only_words) == 1 and are_ordinary(only_words))  # fmt: skip
    for words in pieces:
        yield from _of_line(words, address.id, instead)
    yield from _of_postcode(address.postcode, address.id, instead)


def _of_line(words: list[str], subject: str, instead: str) -> Iterator[Pattern]:
    numbers = [word for word in words if word[0].isdigit()]
    named = [word for word in words if not word[0].isdigit() and word not in {"flat", "apartment"}]
    if numbers and named:
        yield Pattern(bounded(line_of(numbers) + r"[\s,.]{0,3}" + line_of(named)), "address", subject, instead,
                       "an address of the register", WHOLE)  # fmt: skip
    if len(named) > 1:
        yield Pattern(bounded(line_of(named)), "address", subject, instead,
                       "a street or house of the register", PLACE, capital=are_ordinary(named))  # fmt: skip
        core = named[:-2] if named[-2:] == ["industrial", "estate"] else named
        core = core[:-1] if core == named and named[-1] in TYPES else core
        if numbers and core != named:
            yield Pattern(bounded(line_of(numbers) + r"[\s,.]{0,3}" + line_of(core)), "address", subject,
                           instead, "an address of the register without its street", PLACE)  # fmt: skip
        if core != named and not are_ordinary(core):
            yield Pattern(bounded(line_of(core)), "address", subject, instead,
                           "a street's name alone", PART, capital=True)  # fmt: skip
    elif named and not are_ordinary(named):
        yield Pattern(bounded(line_of(named)), "address", subject, instead,
                       "a house of the register", PLACE, capital=True)  # fmt: skip


def _postcode(postcode: str) -> str:
    squeezed = re.sub(r"[^a-z0-9]", "", postcode.lower())
    if len(squeezed) < 5:
        return re.escape(squeezed)
    return (
        re.escape(squeezed[:-3])
        + r"[\s\-.]{0,3}"
        + r"\s?".join(map(re.escape, (squeezed[-3], squeezed[-2:])))
    )


def _of_postcode(postcode: str, subject: str, instead: str) -> Iterator[Pattern]:
    squeezed = re.sub(r"[^a-z0-9]", "", postcode.lower())
    if len(squeezed) >= 5:
        yield Pattern(bounded(_postcode(postcode)), "postcode", subject, "[postcode]",
                       "a postcode of the register", CERTAIN_NUMBER)  # fmt: skip
        outward = squeezed[:-3]
        yield Pattern(bounded(re.escape(outward) + r"(?:\s[0-9](?![0-9/:.]))?"), "postcode", subject, "[postcode]",
                       "the first half of a postcode of the register", PLACE)  # fmt: skip


# towns


def _of_town(town: str, instead: str) -> Iterator[Pattern]:
    words = words_of(town)
    if not words:
        return
    everyday = are_ordinary(words) and len(words) == 1
    yield Pattern(bounded(line_of(words)), "town", None, instead, "a town of the register", PART + 1,
                   capital=everyday, doubtful=everyday and vocabulary.level(words[0]) == 2, fit=True)  # fmt: skip
