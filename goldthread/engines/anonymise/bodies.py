"""Organisations and the authority of the register, whole, shortened or by initials."""

import re
from collections.abc import Iterator

from goldthread.engines.anonymise import vocabulary
from goldthread.engines.anonymise.candidates import PART, PLACE, WHOLE
from goldthread.engines.anonymise.patterns import (
    GAP,
    GENERIC,
    SAME,
    Pattern,
    all_ordinary,
    are_ordinary,
    bounded,
    letter_by_letter,
    line_of,
    words_of,
)
from goldthread.engines.anonymise.pseudonyms import AUTHORITY
from goldthread.engines.anonymise.register import Organisation
from goldthread.engines.anonymise.shorthand import ACRONYMS

_ENDS_A_NAME = frozenset(
    "council county borough city district unitary metropolitan authority".split()
)


def of_organisation(organisation: Organisation, instead: str) -> Iterator[Pattern]:
    name = re.sub(r"\(.*?\)", "", organisation.name)
    name = re.sub(
        r"\b(?:c of e|church of england|c\.? ?e\.?)(?= )", "CofE", name, flags=re.IGNORECASE
    )
    words = [word for word in words_of(name) if word]
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
    pieces = [piece for part in name.split(",") if len(piece := words_of(part)) > 1]
    for piece in [words, *(pieces if len(pieces) > 1 else [])]:
        if piece != words:
            yield _organisation_pattern(
                piece, organisation, instead, "a part of an organisation's name", PLACE
            )
        yield from _short_forms(piece, organisation, instead)
    yield from _acronyms(words, organisation, instead)


def _short_forms(words: list[str], organisation: Organisation, instead: str) -> Iterator[Pattern]:
    telling = [word for word in words if word not in GENERIC]
    for shorter in _shorter(words):
        if any(word not in GENERIC for word in shorter):
            yield _organisation_pattern(
                shorter, organisation, instead, "a short form of an organisation", PLACE,
                capital=all_ordinary(shorter),
            )  # fmt: skip
    if telling:
        yield from _by_its_own_name(words, telling, organisation, instead)
        yield from _by_half_its_name(words, telling, organisation, instead)
    yield from _by_its_kind(words, organisation, instead)


def _organisation_pattern(
    words: list[str], organisation: Organisation, instead: str, reason: str, weight: int,
    *, capital: bool = False, doubtful: bool = False,
) -> Pattern:  # fmt: skip
    spelled = GAP.join(SAME.get(word, letter_by_letter(word)) for word in words)
    return Pattern(bounded(spelled), "organisation", organisation.id, instead, reason, weight,
                    capital=capital, doubtful=doubtful)  # fmt: skip


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
) -> Iterator[Pattern]:
    """ "Vale Academy", "Kestonbridge YJS", "Bridgeway", "St Giles": a part that tells enough."""
    short = "a short form of an organisation"
    first = words.index(telling[0])
    for cut in range(1, len(words) - 1):
        rest = words[cut:]
        if any(word in telling for word in rest) and rest[0] not in {"of", "and", "the", "for"}:
            yield _organisation_pattern(rest, organisation, instead, short, PLACE,
                                        capital=all_ordinary(rest))  # fmt: skip
    after = [w for w in words[first + len(telling) :] if w not in {"of", "the", "and", "for"}]
    if len(after) > 1 and words[first : first + len(telling)] == telling:
        initials = "".join(word[0] for word in after)
        yield _organisation_pattern([*telling, initials], organisation, instead, short, PLACE,
                                    capital=True)  # fmt: skip
    if len(telling) > 2 and words[-1] in GENERIC:  # "Lough Derrin Trust"
        yield _organisation_pattern([*telling[:2], words[-1]], organisation, instead, short, PLACE,
                                    capital=all_ordinary(telling[:2]))  # fmt: skip
    for at, word in enumerate(words):
        if word in {"st", "saint"} and at and at + 1 < len(words):
            yield _organisation_pattern(words[at : at + 2], organisation, instead, short, PLACE)
    for word in telling if len(telling) > 1 else ():
        plain = vocabulary.level(word) == 2 or word.endswith("ing")
        if len(word) > 4 and not plain and not vocabulary.is_forename(word):
            yield _organisation_pattern([word], organisation, instead,
                                        "a telling word of an organisation", PART, capital=True)  # fmt: skip


def _by_its_kind(words: list[str], organisation: Organisation, instead: str) -> Iterator[Pattern]:
    """ "the Infirmary", "the Contact Centre": what it is, with a capital and "the"."""
    tail = next((n for n in range(len(words)) if all(w in GENERIC for w in words[n:])), len(words))
    kind = words[tail:] if tail else words[-1:]
    if words[-1] in _KNOWN_BY_KIND:
        kind = words[-1:]
    elif not (len(kind) > 1 and kind[-1] in _PLACES_OF_WORK):
        return
    spelled = GAP.join(SAME.get(word, letter_by_letter(word)) for word in kind)
    yield Pattern(re.compile(rf"(?<=\bthe ){spelled}(?![a-z0-9])"), "organisation", organisation.id, instead,
                   "an organisation by its kind", PART, capital=True, fit=True)  # fmt: skip


def _by_its_own_name(
    words: list[str], telling: list[str], organisation: Organisation, instead: str
) -> Iterator[Pattern]:
    """ "Oakfield" alone; "St Mary's"; an ordinary word only with a capital."""
    saint = [word for word in words if word in {"st", "saint"}]
    own = saint + telling if saint and words.index(saint[0]) < words.index(telling[0]) else telling
    if len(own) == 1 and len(own[0]) < 4:
        return
    ordinary = all_ordinary(own) and not saint
    everyday = ordinary and len(own) == 1 and vocabulary.level(own[0]) == 2
    yield _organisation_pattern(own, organisation, instead, "the name of an organisation alone", PART,
                                capital=ordinary, doubtful=everyday)  # fmt: skip
    for kind in ("school", "primary", "academy", "surgery", "practice", "hospital", "nursery", "centre",
                 "clinic", "trust", "college", "unit", "children's centre"):  # fmt: skip
        yield _organisation_pattern([*own, *kind.split()], organisation, instead,
                                    "a short form of an organisation", PLACE, capital=ordinary)  # fmt: skip


def _acronyms(words: list[str], organisation: Organisation, instead: str) -> Iterator[Pattern]:
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
        yield Pattern(re.compile(rf"(?<![a-z0-9.]){r'[.]?'.join(form)}(?![a-z0-9])"), "organisation",
                       organisation.id, instead, "an organisation's initials", PART if doubtful else PLACE,
                       capital=True, doubtful=doubtful)  # fmt: skip


def of_authority(authority: str) -> Iterator[Pattern]:
    words = words_of(authority)
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
        spelled = GAP.join(SAME.get(word, letter_by_letter(word)) for word in form)
        if any(word in telling for word in form) or form == tuple(words):
            yield Pattern(
                bounded(spelled),
                "authority",
                None,
                AUTHORITY,
                "the local authority",
                WHOLE,
                fit=True,
            )
    if telling:
        ordinary = are_ordinary(telling)
        yield Pattern(bounded(line_of(telling)), "authority", None, AUTHORITY, "the name of the local authority",
                       PART, capital=ordinary, doubtful=ordinary and len(telling) == 1, fit=True)  # fmt: skip
    letters = "".join(w[0] for w in words if w not in {"of", "the", "and"})
    if len(letters) > 2:
        doubtful = letters.upper() in ACRONYMS
        yield Pattern(bounded(r"\.?".join(letters)), "authority", None, AUTHORITY,
                       "the local authority's initials", PART, capital=True, doubtful=doubtful, fit=True)  # fmt: skip
