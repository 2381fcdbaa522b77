"""Names that are in no register: for a person to look at. Rules first, then the name model."""

import re
from collections.abc import Collection, Iterable, Iterator

from goldthread.engines.anonymise import model, vocabulary
from goldthread.engines.anonymise.candidates import HINT, Candidate
from goldthread.engines.anonymise.cues import MONTHS, WEEKDAYS
from goldthread.engines.anonymise.dates import whole_dates
from goldthread.engines.anonymise.lexicon import PARTICLES
from goldthread.engines.anonymise.plain import Plain
from goldthread.engines.anonymise.public import phrases
from goldthread.engines.anonymise.shorthand import ACRONYMS
from goldthread.engines.anonymise.titles import JOBS, KIN, TITLES
from goldthread.engines.anonymise.tokens import Word, Words

# Model's labels that are worth a person's look; peoples and works of art identify nobody.
_LABELS = {"PERSON": "unknown-name", "GPE": "unknown-place", "LOC": "unknown-place",
           "FAC": "unknown-place", "ORG": "unknown-organisation"}  # fmt: skip
_INSIDE = re.compile(r"[ \t]{1,2}|-|\. ?|' ?|\r?\n")
_MONTH_YEAR = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December) "
    r"(?:of )?(?:19|20)[0-9]{2}\b"
)
_YEAR = re.compile(
    r"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Dd]uring|[Ff]rom|[Ee]arly|[Mm]id|[Ll]ate|[Ss]pring|[Ss]ummer|"
    r"[Aa]utumn|[Ww]inter)(?: of)?[ -](?P<year>(?:19|20)[0-9]{2})(?![0-9/\-])\b"
)
_NUMBERED = re.compile(
    r"\b(?:no|nos|number|ref|reference|file)\b[.:]? {0,2}(?P<number>[A-Z0-9][A-Za-z0-9./\-]*[0-9]{2})(?![A-Za-z0-9])"
)
_POSTCODE = re.compile(r"(?<![A-Za-z0-9])[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2}(?![A-Za-z0-9])")
_BIRTH = re.compile(
    r"(?:d\.?o\.?b\.?|date of birth|born(?: on)?)[:\s]{1,4}(?P<day>[0-9]{1,2}[/.\- ][0-9]{1,2}[/.\- ][0-9]{2,4}|[0-9]{1,2}(?:st|nd|rd|th)? [a-z]+ [0-9]{2,4})",
    re.IGNORECASE,
)
_NOT_NAMES = MONTHS | WEEKDAYS | {
    "turkish", "german", "french", "italian", "spanish", "portuguese", "dutch", "russian", "ukrainian",
    "bulgarian", "lithuanian", "latvian", "albanian", "iranian", "iraqi", "afghan", "nigerian", "american",
    "english", "british", "welsh", "scottish", "irish", "polish", "romanian", "european", "asian",
    "african", "pakistani", "indian", "somali", "england", "wales", "scotland", "ireland", "britain",
    "christmas", "easter", "facebook", "whatsapp", "snapchat", "instagram", "tiktok", "ofsted", "google",
    "god", "christian", "muslim", "islam", "hindu", "sikh", "jewish", "catholic", "muslims", "eid",
    "ramadan", "internet", "covid", "microsoft", "teams", "zoom", "calpol", "paracetamol", "ibuprofen",
    "makaton", "cofe", "nhs", "parliament", "marac", "mappa", "camhs", "caesarean",
}  # fmt: skip


# Bodies and countries that everybody has to do with.
_PUBLIC_BODIES = set(
    """court courts government convention ministry parliament act code commission committee
constitution article section chamber registry republic senate assembly department kingdom union state states
crown office agency inspectorate minister secretary prosecution prosecutor tribunal""".split()
)
_COUNTRIES = set(
    """uk usa america england wales scotland ireland britain kingdom france germany italy spain
portugal poland romania bulgaria hungary turkey russia ukraine greece austria belgium netherlands holland
denmark sweden norway finland iceland switzerland albania serbia croatia slovenia slovakia lithuania latvia
estonia moldova georgia armenia azerbaijan cyprus malta china india pakistan bangladesh afghanistan iraq iran
syria nigeria ghana somalia kenya zimbabwe jamaica europe africa asia australia canada""".split()
)
_CODE = re.compile(
    r"(?<![A-Za-z0-9/])[0-9]{2,6}/[0-9]{2}(?![0-9/])(?!/[0-9])"
    r"|(?<![A-Za-z0-9])(?=[A-Z0-9/\-]*[0-9]{3})(?=[A-Z0-9/\-]*[A-Z])[A-Z0-9]{2,}(?:[/\-][A-Z0-9]+)*(?![A-Za-z0-9])"
)


_INNER = PARTICLES - {"and", "the", "of", "y", "e", "o"}


class Suggester:
    """Finds what looks like a name and is none of the register's."""

    def __init__(self, allowed: Collection[str], *, with_model: bool = True) -> None:
        self.allowed = {word.lower() for one in allowed for word in re.findall(r"[A-Za-z]+", one)}
        self.with_model = with_model
        if with_model:
            model.load()

    def look_ahead(self, texts: Iterable[str]) -> None:
        """The model reads many short texts at once, before each is asked about by itself."""
        if self.with_model:
            model.look_ahead(Plain(text).text for text in texts)

    def find(self, plain: Plain, before: str = "", after: str = "") -> Iterator[Candidate]:
        words = Words(plain, before, after)
        public = {n for first, last in phrases(words) for n in range(first, last + 1)}
        yield from self._by_rule(words, public)
        yield from _numbers(plain)
        if self.with_model:
            starts = {words[n].start for n in public}
            yield from self._by_model(plain, starts)

    def _by_rule(self, words: Words, public: Collection[int]) -> Iterator[Candidate]:
        number = 0
        while number < len(words):
            last = self._name_at(words, number, public)
            if last is None:
                number += 1
                continue
            yield _candidate(
                words[number].start, words[last].end, "unknown-name", "looks like a name"
            )
            number = last + 1

    def _name_at(self, words: Words, number: int, public: Collection[int]) -> int | None:
        """The number of the last word of a name that begins at a word."""
        first = words[number]
        if not self._may_be(words, number, public):
            return None
        titled = number > 0 and words[number - 1].key in TITLES and len(words.lead(number)) < 4
        last = number
        while (
            last + 1 < len(words)
            and _INSIDE.fullmatch(words.gap(last))
            and not words[last].possessive
        ):
            if words.gap(last).startswith(".") and len(words[last].shown) > 1:
                break
            ahead = last + 1
            if (
                words[ahead].key in PARTICLES
                and ahead + 1 < len(words)
                and words[ahead + 1].capital
            ):
                ahead += 1
            if not self._may_follow(words, ahead, public):
                break
            last = ahead
        strange = [words[n] for n in range(number, last + 1) if _strange(words[n])]
        if titled or (last > number and (strange or vocabulary.is_forename(first.key))):
            return last
        if not strange or len(first.key) < 3:
            return None
        shouted = first.shouted and not words.in_shouting(number)
        if (
            shouted
            and not vocabulary.is_forename(first.key)
            and not vocabulary.is_surname(first.key)
        ):
            return None if len(first.key) < 6 else last
        return last

    def _may_be(self, words: Words, number: int, public: Collection[int]) -> bool:
        word = words[number]
        if (
            not word.capital
            or number in public
            or word.key in _NOT_NAMES
            or word.key in self.allowed
        ):
            return False
        if word.shown in ACRONYMS or word.key in TITLES or word.key in _KIN_NOT_NAMES:
            return False
        titled = number > 0 and words[number - 1].key in TITLES and len(words.lead(number)) < 4
        if titled or _strange(word):
            return True
        if vocabulary.level(word.key) == 2 and words.starts_sentence(number):
            return vocabulary.is_forename(word.key) and self._surname_follows(words, number)
        return vocabulary.is_forename(word.key) or (
            vocabulary.level(word.key) < 2 and not words.starts_sentence(number)
            and vocabulary.is_surname(word.key)
        )  # fmt: skip

    def _surname_follows(self, words: Words, number: int) -> bool:
        after = words.after_word(number)
        return (
            after is not None
            and after.capital
            and (_strange(after) or vocabulary.is_surname(after.key))
        )

    def _may_follow(self, words: Words, number: int, public: Collection[int]) -> bool:
        word = words[number]
        if not word.capital or number in public or word.key in _NOT_NAMES or word.key in TITLES:
            return False
        if word.shown in ACRONYMS or word.key in JOBS | KIN:
            return False
        return _strange(word) or vocabulary.is_surname(word.key) or vocabulary.is_forename(word.key) or (
            len(word.shown) == 1 or vocabulary.level(word.key) == 1)  # fmt: skip

    def _by_model(self, plain: Plain, public: Collection[int]) -> Iterator[Candidate]:
        for start, end, label in model.entities(plain.text):
            kind = _LABELS.get(label)
            while start < end and not plain.text[start].isalpha():
                start += 1
            shown = plain.text[start:end].removesuffix("'s").rstrip(" .,'\n")
            if kind is None or not shown or start in public or not self._worth(shown, label):
                continue
            yield _candidate(start, start + len(shown), kind, "the name model takes it for a name")

    def _worth(self, shown: str, label: str) -> bool:
        keys = [
            key
            for key in re.findall(r"[a-z]+", shown.lower())
            if key not in {"the", "s", "and", "of"}
        ]
        if (
            max(map(len, keys), default=0) < 2
            or shown.upper() in ACRONYMS
            or all(key in self.allowed for key in keys)
        ):
            return False
        if not any(c.isupper() for c in shown) or any(c.isdigit() for c in shown):
            return False
        if label == "ORG" and _PUBLIC_BODIES & set(keys):
            return False
        if label in {"GPE", "LOC"} and all(key in _COUNTRIES for key in keys):
            return False
        plain = all(
            vocabulary.level(key) == 2 or key in _NOT_NAMES or key in JOBS | KIN for key in keys
        )
        return not plain or (
            label == "PERSON"
            and any(vocabulary.is_forename(key) or vocabulary.is_surname(key) for key in keys)
        )


_KIN_NOT_NAMES = KIN - {"nan"}


def _strange(word: Word) -> bool:
    """A word that is no word of English."""
    if word.key in _NOT_NAMES or len(word.key) < 2 or word.shown in ACRONYMS:
        return False
    return vocabulary.level(word.key) == 0 and not _ending_of_a_word(word.key)


def _ending_of_a_word(key: str) -> bool:
    return any(
        key.endswith(end) and vocabulary.is_word(key[: -len(end)]) and len(key) - len(end) > 3
        for end in ("s", "ed", "ing", "ly", "er", "ers", "less", "ness")
    ) and not (vocabulary.is_surname(key) or vocabulary.is_forename(key))


def _numbers(plain: Plain) -> Iterator[Candidate]:
    for match in _POSTCODE.finditer(plain.text):
        yield _candidate(*match.span(), "postcode", "looks like a postcode")
    for match in _BIRTH.finditer(plain.text):
        yield _candidate(*match.span("day"), "date-of-birth", "looks like a date of birth")
    for start, end, _ in whole_dates(plain):
        yield _candidate(start, end, "date", "an exact day can be matched with news and notices")
    for match in _MONTH_YEAR.finditer(plain.text):
        yield _candidate(*match.span(), "date", "a month can be matched with news and notices")
    for match in _YEAR.finditer(plain.text):
        yield _candidate(*match.span("year"), "date", "a year can be matched with other facts")
    for match in _NUMBERED.finditer(plain.text):
        if sum(c.isdigit() for c in match["number"]) > 3:
            yield _candidate(
                *match.span("number"), "case-reference", "looks like a number of a case or file"
            )
    for match in _CODE.finditer(plain.text):
        if len(match[0]) > 5:
            yield _candidate(
                *match.span(), "case-reference", "looks like a number of a case or file"
            )


def _candidate(start: int, end: int, kind: str, reason: str) -> Candidate:
    return Candidate(start, end, kind, None, "", 0.6, reason, "suggested", HINT)


_NAMED_PLACE = re.compile(
    r"(?:\b(?:in|at|near|to|from|of|around|outside)\s+)((?:[A-Z][a-z]+[ -]?){1,3}"
    r"(?:Hospital|Infirmary|Surgery|School|Academy|Nursery|Park|Road|Street|Estate|Crown Court|Court|"
    r"Prison|Centre|Station|Beach|Hotel|Hall|Bridge|Island|Marina|Docks))\b"
)


def places(plain: Plain) -> Iterator[tuple[int, int]]:
    """Places that are named: by a capitalised phrase that ends in a kind of place."""
    for match in _NAMED_PLACE.finditer(plain.text):
        yield match.span(1)
