"""Addresses, postcodes, organisations, towns and the authority of the register in a text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from goldthread.engines.anonymise import vocabulary
from goldthread.engines.anonymise.candidates import (
    CERTAIN_NUMBER,
    DOUBT,
    PART,
    PLACE,
    WHOLE,
    Candidate,
)
from goldthread.engines.anonymise.plain import Plain
from goldthread.engines.anonymise.pseudonyms import AUTHORITY, TOWN, Pseudonyms
from goldthread.engines.anonymise.register import Address, Organisation, Register
from goldthread.engines.anonymise.shorthand import ACRONYMS

_STREETS = {
    "road": "rd", "street": "st str", "avenue": "ave av", "lane": "ln la", "close": "cl clse",
    "drive": "dr drv", "crescent": "cres cresc cr", "court": "ct crt", "gardens": "gdns gdn gardns",
    "grove": "gr grv", "place": "pl", "square": "sq", "terrace": "terr ter tce", "way": "wy",
    "park": "pk", "hill": "hl", "row": "", "mews": "ms", "green": "grn", "rise": "", "walk": "wlk",
    "view": "vw", "fields": "flds", "house": "hse ho", "flats": "", "buildings": "bldgs",
    "boulevard": "blvd", "parade": "pde", "heights": "hts", "estate": "est", "villas": "",
    "cottages": "cotts", "cottage": "cott", "apartment": "apt", "flat": "flt", "saint": "st",
    "approach": "appr app", "mansions": "mans", "industrial": "ind", "mount": "mt", "north": "n", "south": "s", "east": "e", "west": "w", "upper": "upr",
    "lower": "lwr", "little": "lt", "great": "gt", "the": "", "walks": "", "meadow": "mdw",
    "meadows": "mdws", "common": "", "wharf": "whf", "quay": "", "vale": "", "bank": "bk",
}  # fmt: skip
_TYPES = frozenset(
    """road street avenue lane close drive crescent court gardens grove place square terrace way park hill
    row mews green rise walk view fields house flats buildings boulevard parade heights estate villas
    cottages cottage walks meadow meadows common wharf quay vale bank end croft garth gate dene dell
    mead hollow yard passage alley path""".split()
)
# Words of organisations that say what kind of thing it is; the others tell which one.
GENERIC = frozenset(
    """school academy primary secondary infant infants junior high community college sixth form nursery
    preschool pre playgroup university hospital hospitals infirmary clinic surgery practice medical health
    centre center group nhs trust foundation ft ccg icb partnership partnerships service services council
    borough county city district unitary metropolitan authority police constabulary force ambulance fire
    rescue housing association homes social care family families children childrens childs child adult
    adults safeguarding board team unit department ltd limited cic plc charity project hub house home
    cofe ce rc catholic church england of the and for in at c e st saint grammar special comprehensive
    free voluntary aided controlled early years day care daycare childminding women womens refuge support
    mental probation youth offending justice drug alcohol recovery maternity midwifery general royal
    technical sixth further education upper teaching district integrated wellbeing development board junior mosque infirmary""".split()
)
_C_OF_E = r"(?:c ?of ?e|cofe|c\.? ?e\.?|c\.? of e\.?|church of england|ce|coe)"
_SAME = {
    "cofe": _C_OF_E, "rc": r"(?:rc|r\.c\.|roman catholic|catholic)", "st": r"(?:st\.?|saint)",
    "saint": r"(?:st\.?|saint)", "and": r"(?:and|&|\+)", "centre": r"(?:centre|center|ctr)",
    "hospital": r"(?:hospital|hosp\.?)", "school": r"(?:school|sch\.?)", "university": r"(?:university|uni\.?)",
    "primary": r"(?:primary|prim\.?)", "council": r"(?:council|cncl)", "childrens": r"children'?s",
    "womens": r"women'?s", "county": r"(?:county|cty)",
}  # fmt: skip
_GAP = r"[\s,.\-_/]{1,12}"
_LONE = re.compile(r"[A-Za-z]+(?:'[A-Za-z]+)*|[0-9]+[a-z]?")


@dataclass(frozen=True)
class _Pattern:
    find: re.Pattern[str]
    kind: str
    subject: str | None
    instead: str
    reason: str
    weight: int
    capital: bool = False  # only where the text has a capital
    doubtful: bool = False
    fit: bool = False


class PlaceFinder:
    """Finds the places and bodies of one register."""

    def __init__(self, register: Register, names: Pseudonyms) -> None:
        self.patterns: list[_Pattern] = []
        for address in register.addresses:
            self.patterns += _of_address(address, names.of(address.id))
        for organisation in register.organisations:
            self.patterns += _of_organisation(organisation, names.of(organisation.id))
        self.patterns += _of_authority(register.local_authority)
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


def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z0-9]){pattern}(?![a-z0-9])")


def _words(name: str) -> list[str]:
    """Its words; an apostrophe before or after a last s is left out ("marys"), others stay ("ty'r")."""
    found = _LONE.findall(Plain(name).lower)
    return [w.replace("'", "") if w.endswith("'s") else w for w in found]


# addresses


def _of_address(address: Address, instead: str) -> Iterator[_Pattern]:
    pieces = [words for part in address.line1.split(",") if (words := _words(part))]
    if pieces:
        whole = r"[\s,]{1,4}".join(_line(words) for words in pieces)
        if len(pieces) == 2 and any(word[0].isdigit() for word in pieces[0]):
            # "2/1, 88 Shore Road" is written the other way round as well
            around = r"[\s,]{1,4}".join(_line(words) for words in reversed(pieces))
            yield _Pattern(_whole(around), "address", address.id, instead,
                           "an address of the register", CERTAIN_NUMBER)  # fmt: skip
        tail = [_line(_words(address.town))] if address.town else []
        tail += [_postcode(address.postcode)] if address.postcode else []
        ending = "".join(rf"(?:[\s,.]{{1,4}}{one})?" for one in tail)
        number = r"(?:(?:flat|apartment|no\.?|number)\s?)?"
        only_words = [word for words in pieces for word in words if word != "the"]
        yield _Pattern(_whole(number + whole + ending), "address", address.id, instead,
                       "an address of the register", CERTAIN_NUMBER,
                       capital=len(only_words) == 1 and _ordinary(only_words))  # fmt: skip
    for words in pieces:
        yield from _of_line(words, address.id, instead)
    yield from _of_postcode(address.postcode, address.id, instead)


def _line(words: list[str]) -> str:
    return r"[\s,.\-/]{0,12}".join(_spelled(word) for word in words)


def _spelled(word: str) -> str:
    short = _STREETS.get(word, "").split()
    long = [name for name, forms in _STREETS.items() if word in forms.split()]
    forms = sorted({word, *short, *long}, key=len, reverse=True)
    if word.endswith("borough"):
        return f"{word[:-7]}boro(?:ugh|')?"
    return f"(?:{'|'.join(forms)})\\.?" if len(forms) > 1 else _letters(word)


def _letters(word: str) -> str:
    """A word whose apostrophe may be left out: "marys" is also "mary's"."""
    word = word.replace("'", "'?")
    return rf"{word[:-1]}'?s'?" if word.endswith("s") and len(word) > 3 else word


def _of_line(words: list[str], subject: str, instead: str) -> Iterator[_Pattern]:
    numbers = [word for word in words if word[0].isdigit()]
    named = [word for word in words if not word[0].isdigit() and word not in {"flat", "apartment"}]
    if numbers and named:
        yield _Pattern(_whole(_line(numbers) + r"[\s,.]{0,3}" + _line(named)), "address", subject, instead,
                       "an address of the register", WHOLE)  # fmt: skip
    if len(named) > 1:
        yield _Pattern(_whole(_line(named)), "address", subject, instead,
                       "a street or house of the register", PLACE, capital=_ordinary(named))  # fmt: skip
        core = named[:-2] if named[-2:] == ["industrial", "estate"] else named
        core = core[:-1] if core == named and named[-1] in _TYPES else core
        if numbers and core != named:
            yield _Pattern(_whole(_line(numbers) + r"[\s,.]{0,3}" + _line(core)), "address", subject,
                           instead, "an address of the register without its street", PLACE)  # fmt: skip
        if core != named and not _ordinary(core):
            yield _Pattern(_whole(_line(core)), "address", subject, instead,
                           "a street's name alone", PART, capital=True)  # fmt: skip
    elif named and not _ordinary(named):
        yield _Pattern(_whole(_line(named)), "address", subject, instead,
                       "a house of the register", PLACE, capital=True)  # fmt: skip


def _ordinary(words: Iterable[str]) -> bool:
    return all(vocabulary.is_word(word) or word in _TYPES for word in words)


def _postcode(postcode: str) -> str:
    squeezed = re.sub(r"[^a-z0-9]", "", postcode.lower())
    if len(squeezed) < 5:
        return re.escape(squeezed)
    return (
        re.escape(squeezed[:-3])
        + r"[\s\-.]{0,3}"
        + r"\s?".join(map(re.escape, (squeezed[-3], squeezed[-2:])))
    )


def _of_postcode(postcode: str, subject: str, instead: str) -> Iterator[_Pattern]:
    squeezed = re.sub(r"[^a-z0-9]", "", postcode.lower())
    if len(squeezed) >= 5:
        yield _Pattern(_whole(_postcode(postcode)), "postcode", subject, "[postcode]",
                       "a postcode of the register", CERTAIN_NUMBER)  # fmt: skip
        outward = squeezed[:-3]
        yield _Pattern(_whole(re.escape(outward) + r"(?:\s[0-9](?![0-9/:.]))?"), "postcode", subject, "[postcode]",
                       "the first half of a postcode of the register", PLACE)  # fmt: skip


# organisations


def _of_organisation(organisation: Organisation, instead: str) -> Iterator[_Pattern]:
    name = re.sub(r"\(.*?\)", "", organisation.name)
    name = re.sub(
        r"\b(?:c of e|church of england|c\.? ?e\.?)(?= )", "CofE", name, flags=re.IGNORECASE
    )
    words = [word for word in _words(name) if word]
    if not words:
        return
    yield _organisation_pattern(
        words, organisation, instead, "an organisation of the register", WHOLE
    )
    # "Dr Moss & Partners, Bellgate Surgery" is known by what stands after the comma too.
    for said in re.findall(r"\(([A-Za-z]{3,8})\)", organisation.name):
        # "Norling Child and Adolescent Mental Health Service (CAMHS)" is Norling CAMHS
        own = [word for word in words if word not in GENERIC][:1]
        yield _organisation_pattern(
            [*own, said.lower()], organisation, instead, "a short form of an organisation", PLACE
        )
    pieces = [piece for part in name.split(",") if len(piece := _words(part)) > 1]
    for piece in [words, *(pieces if len(pieces) > 1 else [])]:
        if piece != words:
            yield _organisation_pattern(
                piece, organisation, instead, "a part of an organisation's name", PLACE
            )
        yield from _short_forms(piece, organisation, instead)
    yield from _acronyms(words, organisation, instead)


def _short_forms(words: list[str], organisation: Organisation, instead: str) -> Iterator[_Pattern]:
    telling = [word for word in words if word not in GENERIC]
    for shorter in _shorter(words):
        if any(word not in GENERIC for word in shorter):
            yield _organisation_pattern(
                shorter, organisation, instead, "a short form of an organisation", PLACE,
                capital=_all_ordinary(shorter),
            )  # fmt: skip
    if telling:
        yield from _by_its_own_name(words, telling, organisation, instead)
        yield from _by_half_its_name(words, telling, organisation, instead)
    yield from _by_its_kind(words, organisation, instead)


def _organisation_pattern(
    words: list[str], organisation: Organisation, instead: str, reason: str, weight: int,
    *, capital: bool = False, doubtful: bool = False,
) -> _Pattern:  # fmt: skip
    spelled = _GAP.join(_SAME.get(word, _letters(word)) for word in words)
    return _Pattern(_whole(spelled), "organisation", organisation.id, instead, reason, weight,
                    capital=capital, doubtful=doubtful)  # fmt: skip


def _all_ordinary(words: Iterable[str]) -> bool:
    return all(vocabulary.is_word(word) or word in GENERIC for word in words)


def _shorter(words: list[str]) -> Iterator[list[str]]:
    """Without "the" and without some of the words that only say what kind of body it is."""
    if words[0] == "the":
        words = words[1:]
        yield words
    for cut in range(len(words) - 1, 1, -1):
        yield words[:cut]
    generic = [
        n for n, word in enumerate(words) if word in GENERIC - {"st", "saint", "of", "the", "and"}
    ]
    seen = set()
    for mask in range(1, min(1 << len(generic), 128)):
        left_out = {n for bit, n in enumerate(generic) if mask >> bit & 1}
        kept = _without_small(
            [(n, word) for n, word in enumerate(words) if n not in left_out], left_out
        )
        if len(kept) > 1 and kept not in seen and kept[-1] not in {"of", "and", "the", "for"}:
            seen.add(kept)
            yield list(kept)


def _without_small(kept: list[tuple[int, str]], left_out: set[int]) -> tuple[str, ...]:
    """Without an "and" or "of" whose neighbour was left out: "Lough Derrin Trust"."""
    return tuple(
        word
        for n, word in kept
        if word not in {"and", "of", "for"} or not {n - 1, n + 1} & left_out
    )


_PLACES_OF_WORK = frozenset(
    """hospital infirmary centre hub school academy home house refuge college surgery practice clinic nursery
    preschool hostel unit mosque chapel""".split()
)
_KNOWN_BY_KIND = frozenset(
    "infirmary constabulary mosque temple gurdwara synagogue refuge hostel abbey priory".split()
)


def _by_half_its_name(
    words: list[str], telling: list[str], organisation: Organisation, instead: str
) -> Iterator[_Pattern]:
    """ "Vale Academy", "Kestonbridge YJS", "Bridgeway", "St Giles": a part that tells enough."""
    short = "a short form of an organisation"
    first = words.index(telling[0])
    for cut in range(1, len(words) - 1):
        rest = words[cut:]
        if any(word in telling for word in rest) and rest[0] not in {"of", "and", "the", "for"}:
            yield _organisation_pattern(rest, organisation, instead, short, PLACE,
                                        capital=_all_ordinary(rest))  # fmt: skip
    after = [w for w in words[first + len(telling) :] if w not in {"of", "the", "and", "for"}]
    if len(after) > 1 and words[first : first + len(telling)] == telling:
        initials = "".join(word[0] for word in after)
        yield _organisation_pattern([*telling, initials], organisation, instead, short, PLACE,
                                    capital=True)  # fmt: skip
    if len(telling) > 2 and words[-1] in GENERIC:  # "Lough Derrin Trust"
        yield _organisation_pattern([*telling[:2], words[-1]], organisation, instead, short, PLACE,
                                    capital=_all_ordinary(telling[:2]))  # fmt: skip
    for at, word in enumerate(words):
        if word in {"st", "saint"} and at and at + 1 < len(words):
            yield _organisation_pattern(words[at : at + 2], organisation, instead, short, PLACE)
    for word in telling if len(telling) > 1 else ():
        plain = vocabulary.level(word) == 2 or word.endswith("ing")
        if len(word) > 4 and not plain and not vocabulary.is_forename(word):
            yield _organisation_pattern([word], organisation, instead,
                                        "a telling word of an organisation", PART, capital=True)  # fmt: skip


def _by_its_kind(words: list[str], organisation: Organisation, instead: str) -> Iterator[_Pattern]:
    """ "the Infirmary", "the Contact Centre": what it is, with a capital and "the"."""
    tail = next((n for n in range(len(words)) if all(w in GENERIC for w in words[n:])), len(words))
    kind = words[tail:] if tail else words[-1:]
    if words[-1] in _KNOWN_BY_KIND:
        kind = words[-1:]
    elif not (len(kind) > 1 and kind[-1] in _PLACES_OF_WORK):
        return
    spelled = _GAP.join(_SAME.get(word, _letters(word)) for word in kind)
    yield _Pattern(re.compile(rf"(?<=\bthe ){spelled}(?![a-z0-9])"), "organisation", organisation.id, instead,
                   "an organisation by its kind", PART, capital=True, fit=True)  # fmt: skip


def _by_its_own_name(
    words: list[str], telling: list[str], organisation: Organisation, instead: str
) -> Iterator[_Pattern]:
    """ "Oakfield" alone; "St Mary's"; an ordinary word only with a capital."""
    saint = [word for word in words if word in {"st", "saint"}]
    own = saint + telling if saint and words.index(saint[0]) < words.index(telling[0]) else telling
    if len(own) == 1 and len(own[0]) < 4:
        return
    ordinary = _all_ordinary(own) and not saint
    everyday = ordinary and len(own) == 1 and vocabulary.level(own[0]) == 2
    yield _organisation_pattern(own, organisation, instead, "the name of an organisation alone", PART,
                                capital=ordinary, doubtful=everyday)  # fmt: skip
    for kind in ("school", "primary", "academy", "surgery", "practice", "hospital", "nursery", "centre",
                 "clinic", "trust", "college", "unit", "children's centre"):  # fmt: skip
        yield _organisation_pattern([*own, *kind.split()], organisation, instead,
                                    "a short form of an organisation", PLACE, capital=ordinary)  # fmt: skip


def _acronyms(words: list[str], organisation: Organisation, instead: str) -> Iterator[_Pattern]:
    small = {"of", "the", "and", "for", "in", "at"}
    forms = {"".join(w[0] for w in words), "".join(w[0] for w in words if w not in small)}
    forms |= {"".join("ce" if w == "cofe" else w[0] for w in words if w not in small)}
    plain = [w for w in words if w not in small | {"cofe", "rc"}]
    forms.add("".join(w[0] for w in plain))
    if "nhs" in words:
        at = [w for w in words if w not in small].index("nhs")
        kept = [w for w in words if w not in small]
        forms.add("".join(w[0] for w in kept[:at]) + "nhs" + "".join(w[0] for w in kept[at + 1 :]))
        forms.add("".join(w[0] for w in kept[:at]))
        forms.add("".join(w[0] for w in kept if w != "nhs"))
        forms.add("".join(w[0] for w in kept if w not in {"nhs", "foundation"}))
    for form in sorted(forms):
        if len(form) < 2 or not form.isalpha() or len(words) < 2:
            continue
        doubtful = form.upper() in ACRONYMS
        yield _Pattern(re.compile(rf"(?<![a-z0-9.]){r'[.]?'.join(form)}(?![a-z0-9])"), "organisation",
                       organisation.id, instead, "an organisation's initials", PART if doubtful else PLACE,
                       capital=True, doubtful=doubtful)  # fmt: skip


# towns and the authority

_ENDS_A_NAME = frozenset(
    "council county borough city district unitary metropolitan authority".split()
)


def _of_town(town: str, instead: str) -> Iterator[_Pattern]:
    words = _words(town)
    if not words:
        return
    everyday = _ordinary(words) and len(words) == 1
    yield _Pattern(_whole(_line(words)), "town", None, instead, "a town of the register", PART + 1,
                   capital=everyday, doubtful=everyday and vocabulary.level(words[0]) == 2, fit=True)  # fmt: skip


def _of_authority(authority: str) -> Iterator[_Pattern]:
    words = _words(authority)
    if not words:
        return
    own = words[words.index("of") + 1 :] if "of" in words else words
    telling = [w for w in own if w not in GENERIC or w in {"st"}]
    forms = {tuple(words), tuple(w for w in words if w != "the")}
    for ending in ("council", "county council", "borough council", "city council", "district council", "cc",
                   "bc", "dc", "mbc", "cbc", "ua", "metropolitan borough council", "local authority", "la", "borough", "county"):  # fmt: skip
        if telling:
            forms.add((*telling, *(word.replace("'", "") for word in ending.split())))
    if telling and "of" in words:
        forms |= {("lb", *telling), ("rb", *telling), (*words[: words.index("of")], *telling)}
    if len(words) > 2:
        forms.add(tuple(words[:-1]))
    end = next((n for n, word in enumerate(words) if n and word in _ENDS_A_NAME), 0)
    if end > 1:
        initials = "".join(word[0] for word in words[end:])
        forms |= {(*words[:end], initials), (*words[:end], "council"), tuple(words[:end])}
    for form in sorted(forms, key=len, reverse=True):
        spelled = _GAP.join(_SAME.get(word, _letters(word)) for word in form)
        if any(word in telling for word in form) or form == tuple(words):
            yield _Pattern(
                _whole(spelled),
                "authority",
                None,
                AUTHORITY,
                "the local authority",
                WHOLE,
                fit=True,
            )
    if telling:
        ordinary = _ordinary(telling)
        yield _Pattern(_whole(_line(telling)), "authority", None, AUTHORITY, "the name of the local authority",
                       PART, capital=ordinary, doubtful=ordinary and len(telling) == 1, fit=True)  # fmt: skip
    letters = "".join(w[0] for w in words if w not in {"of", "the", "and"})
    if len(letters) > 2:
        doubtful = letters.upper() in ACRONYMS
        yield _Pattern(_whole(r"\.?".join(letters)), "authority", None, AUTHORITY,
                       "the local authority's initials", PART, capital=True, doubtful=doubtful, fit=True)  # fmt: skip
