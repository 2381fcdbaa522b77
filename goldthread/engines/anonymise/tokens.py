"""The words of a plain text, with what stands between them."""

import re
from dataclasses import dataclass

from goldthread.engines.anonymise import vocabulary
from goldthread.engines.anonymise.plain import Plain

_WORD = re.compile(r"[A-Za-z]+(?:'[A-Za-z]+)*")
_ENDS = re.compile(r"[.!?:;•*|\t]|\n\s*\n|\n\s*[-•*]|\n\s*\(?[0-9a-z]{1,3}[.)]\s|\f")
_SHORTENED = {"mr", "mrs", "ms", "dr", "prof", "st", "rev", "sgt", "insp", "cllr", "vs", "eg",
              "ie", "approx", "tel", "ref", "re", "c", "aka", "supt", "det"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """A word from `start` to before `end` of the plain text, without its possessive."""

    start: int
    end: int
    shown: str
    key: str  # small letters, no apostrophes
    possessive: bool

    @property
    def capital(self) -> bool:
        return self.shown[0].isupper()

    @property
    def shouted(self) -> bool:
        return len(self.shown) > 1 and self.shown.isupper()


class Words:
    """All words of a text, and questions about their neighbours."""

    def __init__(self, plain: Plain, before: str = "", after: str = "") -> None:
        self.text = plain.text
        self.before, self.after = before.rstrip(), after
        self.all = [_word(match) for match in _WORD.finditer(plain.text)]

    def __len__(self) -> int:
        return len(self.all)

    def __getitem__(self, number: int) -> Word:
        return self.all[number]

    def gap(self, number: int) -> str:
        """What stands between a word and the next, its possessive included."""
        if number + 1 >= len(self.all):
            return self.text[self.all[number].end :]
        return self.text[self.all[number].end : self.all[number + 1].start]

    def lead(self, number: int) -> str:
        """What stands between the word before and this one."""
        start = self.all[number - 1].end if number else 0
        return self.text[start : self.all[number].start]

    def starts_sentence(self, number: int) -> bool:
        """Whether a capital here says nothing."""
        lead = self.lead(number)
        if number == 0:
            if lead.strip(" \t\"'([") or not self.before:
                return True
            return self.before[-1] in ".!?:;"
        before = self.all[number - 1]
        if len(before.shown) == 1 and lead.startswith(") ") and self.text[before.start - 1] == "(":
            return True  # "(a) Faith in a tidy house"
        if not _ENDS.search(lead):
            return False
        stops_short = lead.startswith(".") and (before.key in _SHORTENED or len(before.key) == 1)
        return not stops_short or "\n\n" in lead

    def before_word(self, number: int) -> Word | None:
        """The word before in the same sentence."""
        if number == 0 or self.starts_sentence(number):
            return None
        return self.all[number - 1]

    def after_word(self, number: int) -> Word | None:
        if number + 1 >= len(self.all) or self.starts_sentence(number + 1):
            return None
        return self.all[number + 1]

    def line(self, number: int) -> list[Word]:
        """The words of the line a word stands in, eight either side at most."""
        word = self.all[number]
        start = self.text.rfind("\n", 0, word.start)
        end = self.text.find("\n", word.end)
        end = len(self.text) if end < 0 else end
        near = self.all[max(0, number - 8) : number + 9]
        return [one for one in near if start < one.start and one.end <= end]

    def in_shouting(self, number: int) -> bool:
        """Whether the line is in capitals, so that a capital says nothing."""
        others = [w for w in self.line(number) if w is not self.all[number] and len(w.shown) > 1]
        return len(others) > 1 and sum(w.shouted for w in others) > 0.6 * len(others)

    def in_title(self, number: int) -> bool:
        """Whether the line is a heading In Such Capitals. Names say nothing about that."""
        line = self.line(number)
        if any(
            mark in self.text[line[0].start : line[-1].end] for mark in (". ", "? ", "! ", ", ")
        ):
            return False
        others = [
            word for word in line[1:]
            if word is not self.all[number] and len(word.shown) > 3 and vocabulary.is_word(word.key)
            and not vocabulary.is_forename(word.key) and not vocabulary.is_surname(word.key)
        ]  # fmt: skip
        return len(others) > 1 and all(word.capital for word in others)


def _word(match: re.Match[str]) -> Word:
    shown, start, end = match[0], match.start(), match.end()
    possessive = False
    if shown[-2:] in {"'s", "'S"} and len(shown) > 2:
        shown, end, possessive = shown[:-2], end - 2, True
    elif shown[-1] in "sS" and match.string[end : end + 1] == "'":
        possessive = True
    return Word(start, end, shown, shown.replace("'", "").lower(), possessive)
