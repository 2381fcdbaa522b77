"""Numbers and addresses that point at one person: of the register, and of their look in general."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from rapidfuzz.distance import OSA

from goldthread.engines.anonymise import vocabulary
from goldthread.engines.anonymise.candidates import CERTAIN_NUMBER, HINT, WHOLE, Candidate
from goldthread.engines.anonymise.lexicon import Lexicon, Tag, words_of
from goldthread.engines.anonymise.plain import Plain
from goldthread.engines.anonymise.register import Register
from goldthread.engines.anonymise.secrets import Secret
from goldthread.engines.people.numbers import nhs_number_holds, plain_number

_GAP = r"[ \t\n.\-/,()]{0,3}"
_FIGURES = re.compile(rf"(?<![0-9A-Za-z])(?:\+|\()?[0-9](?:{_GAP}[0-9]){{5,14}}(?![0-9])")
# What may stand before the number of a subscriber: 0, +44, 0044, (0).
_COUNTRY = (
    r"(?:(?<![0-9A-Za-z])(?:\+|00)?44[ \-.()]{0,3}(?:\(?0\)?[ \-]?)?|\(?(?<![0-9])0[ ]?|(?<![0-9]))"
)
_NOUGHT = re.compile(r"(?<=[0-9][ \-])[Oo](?=[0-9])|(?<=[0-9])[Oo](?=[0-9])")  # "999 176 O318"
_NINO = re.compile(
    rf"(?<![A-Za-z0-9])[A-Za-z]{_GAP}[A-Za-z](?:{_GAP}[0-9]){{6}}{_GAP}[A-Da-d]?(?![A-Za-z0-9])"
)
_POSTCODE = re.compile(r"(?<![A-Za-z0-9])[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2}(?![A-Za-z0-9])")
_EMAIL = re.compile(
    r"(?<![A-Za-z0-9._%+'\-])[A-Za-z0-9._%+'\-]{1,64} ?(?:@|\(at\)|\[at\]) ?[A-Za-z0-9\-]+(?:(?:\.| \. )[A-Za-z0-9\-]+)+"
)
_URL = re.compile(
    r"(?:https?://|www\.|(?<![A-Za-z0-9@.\-])[A-Za-z0-9\-]{1,63}\.(?:com|co\.uk|org|net|me|tv|uk)/)[^\s<>\"')\]]+",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"(?<![A-Za-z0-9._%+\-])@[A-Za-z0-9_.\-]{2,30}")
_VEHICLE = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}[0-9]{2} ?[A-Z]{3}(?![A-Za-z0-9])")
_UK_PHONE = re.compile(
    r"(?<![0-9A-Za-z+])(?:\+44|0044|\(?0)[ \-.()]{0,3}(?:0\)[ ]?)?[1-9](?:[ \-.()]{0,2}[0-9]){8,9}(?![0-9A-Za-z])"
)


class NumberFinder:
    """Finds NHS and National Insurance numbers, phones, e-mails, user names and references."""

    def __init__(
        self, register: Register, lexicon: Lexicon, secrets: Iterable[Secret] = ()
    ) -> None:
        self.lexicon, self.secrets = lexicon, tuple(secrets)
        self.figures: list[tuple[re.Pattern[str], str, str, str]] = []
        self.ninos: dict[str, str] = {}
        self.emails: dict[str, str] = {}
        handles: dict[str, str] = {}
        for person in register.people:
            self._figures(person.nhs_number, "nhs-number", person.id, "[NHS number]")
            self._figures(_subscriber(person.phone), "phone", person.id, "[phone number]")
            if nino := plain_number(person.nino):
                self.ninos[nino[:8]] = person.id
            if person.email:
                self.emails[_squeezed(person.email)] = person.id
            if len(handle := person.username.lstrip("@").lower()) > 2:
                handles[handle] = person.id
        self.handles = handles
        self._handle = _either(handles)
        self.postcodes = {
            code
            for address in register.addresses
            if len(code := re.sub(r"[^A-Z0-9]", "", address.postcode.upper())) > 4
        }
        self._reference = _reference(register.case_ref)

    def find(self, plain: Plain) -> Iterator[Candidate]:
        text = plain.text
        yield from self._numbers(_NOUGHT.sub("0", text))
        yield from self._addresses(text)
        yield from self._postcodes(text)
        if self._reference:
            for match in self._reference.finditer(text):
                yield Candidate(
                    match.start(), match.end(), "case-reference", None, "[case reference]", 0.99,
                    "the case reference", weight=CERTAIN_NUMBER,
                )  # fmt: skip

    def _postcodes(self, text: str) -> Iterator[Candidate]:
        """A postcode of the register with one character wrong or two swapped."""
        for match in _POSTCODE.finditer(text) if self.postcodes else ():
            found = match[0].replace(" ", "")
            if any(OSA.distance(found, known, score_cutoff=1) == 1 for known in self.postcodes):
                yield Candidate(
                    match.start(), match.end(), "postcode", None, "[postcode]", 0.85,
                    "a postcode of the register, one character off", weight=WHOLE,
                )  # fmt: skip

    def _figures(self, number: str, kind: str, subject: str, instead: str) -> None:
        figures = re.sub(r"[^0-9]", "", number)
        if len(figures) < 6:
            return
        lead = _COUNTRY if kind == "phone" else r"(?<![0-9])"
        pattern = re.compile(lead + _GAP.join(figures) + r"(?![0-9])")
        self.figures.append((pattern, kind, subject, instead))

    def _numbers(self, text: str) -> Iterator[Candidate]:
        yield from self._of_register(text)
        for match in _FIGURES.finditer(text):
            yield from self._figure(match)
        for match in _NINO.finditer(text):
            plain = plain_number(match[0])
            if subject := self.ninos.get(plain[:8]):
                yield Candidate(match.start(), match.end(), "ni-number", subject, "[NI number]",
                                0.99, "a National Insurance number of the register",
                                weight=CERTAIN_NUMBER)  # fmt: skip
            elif plain[:2].isalpha() and len(plain) == 9 and match[0][:2].isupper():
                yield Candidate(match.start(), match.end(), "ni-number", None, "[NI number]", 0.8,
                                "looks like a National Insurance number", "suggested", HINT)  # fmt: skip
        for match in _VEHICLE.finditer(text):
            yield Candidate(match.start(), match.end(), "vehicle", None, "[vehicle]", 0.6,
                            "looks like a vehicle's number", "suggested", HINT)  # fmt: skip

    def _of_register(self, text: str) -> Iterator[Candidate]:
        for pattern, kind, subject, instead in self.figures:
            for match in pattern.finditer(text):
                yield Candidate(match.start(), match.end(), kind, subject, instead, 0.99,
                                f"a {_SAID[kind]} of the register", weight=CERTAIN_NUMBER)  # fmt: skip

    def _figure(self, match: re.Match[str]) -> Iterator[Candidate]:
        figures = re.sub(r"[^0-9]", "", match[0])
        if nhs_number_holds(figures) and "," not in match[0]:
            yield Candidate(match.start(), match.end(), "nhs-number", None, "[NHS number]", 0.8,
                            "an NHS number by its check digit, in no register", "suggested", HINT)  # fmt: skip
        elif phone := _UK_PHONE.match(match.string, match.start()):
            yield Candidate(phone.start(), phone.end(), "phone", None, "[phone number]", 0.7,
                            "looks like a phone number", "suggested", HINT)  # fmt: skip

    def _addresses(self, text: str) -> Iterator[Candidate]:
        for match in _EMAIL.finditer(text):
            known = self.emails.get(_squeezed(match[0]))
            subject = known or self._whose(match[0].split("@")[0])
            yield self._told(match, "e-mail", subject, "[e-mail address]", known is not None)
        for match in _URL.finditer(text):
            if subject := self._whose(match[0], least=0):
                yield self._told(match, "web-address", subject, "[web address]", True)
        if self._handle:
            for match in self._handle.finditer(text.lower()):
                subject = self.handles[match[0].lstrip("@")]
                yield self._told(match, "username", subject, "[user name]", True)
        for match in _HANDLE.finditer(text):
            yield self._told(match, "username", self._whose(match[0]), "[user name]", False)

    def _told(
        self, match: re.Match[str], kind: str, subject: str | None, instead: str, known: bool
    ) -> Candidate:
        said = {"e-mail": "an e-mail address", "username": "a user name"}.get(kind, "a web address")
        if subject is None:
            return Candidate(match.start(), match.end(), kind, None, instead, 0.7,
                             f"looks like {said}", "suggested", HINT)  # fmt: skip
        why = "of the register" if known else "made of a name of the register"
        return Candidate(match.start(), match.end(), kind, subject, instead, 0.98,
                         f"{said} {why}", weight=CERTAIN_NUMBER if known else WHOLE)  # fmt: skip

    def _whose(self, address: str, least: int = vocabulary.COMMON) -> str | None:
        """Whose name is part of an address, a user name or a link. `least`: how ordinary a word may
        be that stands for a name; in a link an ordinary word is just that."""
        said: Counter[int] = Counter()
        for word in words_of(address):
            if vocabulary.level(word) > least:
                continue
            tags = [t for t in self.lexicon.tags(word) if t.how >= 0.88 and len(word) > 3]
            tags = tags or list(_inside(word, self.lexicon))
            said.update({tag.person for tag in tags})
        if said:
            return self.lexicon.people[said.most_common(1)[0][0]].id
        squeezed = re.sub(r"[^a-z]", "", address.lower())
        for name in self.lexicon.names():
            if len(name) > 4 and vocabulary.level(name) <= min(least, 1) and name in squeezed:
                return self.lexicon.people[self.lexicon.exact(name)[0].person].id
        for secret in self.secrets:
            if secret.kind == "full-name" and secret.pressed in squeezed:
                return secret.subject
        return None


_SAID = {"nhs-number": "NHS number", "phone": "phone number"}


def _inside(word: str, lexicon: Lexicon) -> tuple[Tag, ...]:
    """Whose two names a word is made of: "marklark"."""
    for cut in range(3, min(len(word), 60) - 2):
        if lexicon.exact(word[:cut]) and lexicon.exact(word[cut:]):
            return lexicon.exact(word[:cut])
    return ()


def _subscriber(phone: str) -> str:
    """A phone number without what may be left out before it: country, and the first nought."""
    figures = re.sub(r"[^0-9]", "", re.sub(r"\(0\)", "", phone))
    for lead in ("0044", "44", "0"):
        if figures.startswith(lead) and len(figures) - len(lead) >= 6:
            return figures[len(lead) :]
    return figures


def _squeezed(address: str) -> str:
    folded = re.sub(r"[\s\[\]()]", "", address.lower())
    return folded if "@" in folded else folded.replace("at", "@", 1)


def _either(words: dict[str, str]) -> re.Pattern[str] | None:
    if not words:
        return None
    longest = sorted(map(re.escape, words), key=len, reverse=True)
    return re.compile(rf"(?<![a-z0-9])@?(?:{'|'.join(longest)})(?![a-z0-9])")


def _reference(reference: str) -> re.Pattern[str] | None:
    """A case reference in any spacing, and its figures alone where they are many."""
    parts = re.findall(r"[A-Za-z]+|[0-9]+", reference)
    if not parts:
        return None
    between = r"[\s\-–/.:_#]{0,3}"
    spelled = [between.join(re.escape(c) for c in part) if part.isdigit() else re.escape(part)
               for part in parts]  # fmt: skip
    whole = rf"(?<![A-Za-z0-9]){between.join(spelled)}(?![A-Za-z0-9])"
    figures = [
        one for part, one in zip(parts, spelled, strict=True) if len(part) >= 6 and part.isdigit()
    ]
    alone = [rf"(?<![A-Za-z0-9]){one}(?![A-Za-z0-9])" for one in figures]
    return re.compile("|".join([whole, *alone]), re.IGNORECASE)
