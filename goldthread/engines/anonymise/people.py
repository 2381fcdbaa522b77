"""The people of the register in a text: who is meant, how surely, and what stands there instead."""

import re

from goldthread.engines.anonymise import vocabulary
from goldthread.engines.anonymise.beneath import KINDS, Beneath
from goldthread.engines.anonymise.context import NAME, WORD, Context, judge
from goldthread.engines.anonymise.cues import MONTHS, WEEKDAYS
from goldthread.engines.anonymise.joining import mend
from goldthread.engines.anonymise.lexicon import (
    ALIAS,
    EXACT,
    FORE,
    HOW,
    MIDDLE,
    PHRASE,
    PLURAL,
    SUR,
    Lexicon,
)
from goldthread.engines.anonymise.mentions import Mention, Reader, letters_of
from goldthread.engines.anonymise.named import Named
from goldthread.engines.anonymise.plain import Plain
from goldthread.engines.anonymise.pseudonyms import FAMILY, SOMEBODY
from goldthread.engines.anonymise.public import bears_a_name, phrases
from goldthread.engines.anonymise.roles import is_child, is_family, sex_of
from goldthread.engines.anonymise.shorthand import ACRONYMS
from goldthread.engines.anonymise.titles import (
    BEFORE_TITLES,
    HOUSEHOLD,
    JOBS,
    KIN,
    TITLES,
)
from goldthread.engines.anonymise.tokens import Words
from goldthread.engines.anonymise.who import Who


class PeopleFinder:
    """Finds the people of one register."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.people = lexicon.people
        self.families = [is_family(person) for person in self.people]
        self.sexes = [sex_of(person) for person in self.people]
        self.children = [is_child(person) for person in self.people]
        self.letters = letters_of(lexicon)
        self.phrases = [
            (
                re.compile(
                    rf"(?<![A-Za-z0-9]){' ?[ -] ?'.join(words)}(?![A-Za-z0-9])", re.IGNORECASE
                ),
                person,
            )
            for words, person in lexicon.phrases()
        ]

    def find(
        self, plain: Plain, before: str = "", after: str = ""
    ) -> tuple[list[Named], list[tuple[int, int]]]:
        """Mentions in the order of the text, and where names stand that everybody knows."""
        words = Words(plain, before, after)
        mend(words, self.lexicon)
        search = _Search(self, words, plain)
        public = [(words[first].start, words[last].end) for first, last in search.public]
        return search.found(), public


class _Search(Beneath):
    """One text being searched."""

    def __init__(self, finder: PeopleFinder, words: Words, plain: Plain) -> None:
        self.finder, self.words, self.plain = finder, words, plain
        self.lexicon = finder.lexicon
        self.reader = Reader(finder.lexicon, words)
        self.public = phrases(words)
        self.who = Who(finder, words, self.reader.tags)
        self.named: set[int] = set()  # numbers of words that are part of a certain mention

    def found(self) -> list[Named]:
        read = list(self.reader.mentions())
        for mention in read:
            if not mention.alone:
                self.named.update(range(mention.first, mention.last + 1))
        made = [named for mention in read if (named := self._named(mention)) is not None]
        made += self.initials()
        made += self.called()
        made += self.inside(read)
        return sorted(made, key=lambda one: one.start)

    # one mention after another

    def _named(self, mention: Mention) -> Named | None:
        if set(mention.parts) == {PHRASE} and mention.alone:
            return None
        first = self.words[mention.first]
        if mention.alone and mention.how < EXACT and first.shouted and first.shown in ACRONYMS:
            return None
        whole = not mention.alone and mention.how > 0.8
        if any(a <= mention.last and mention.first <= b for a, b in self.public):
            exactly = mention.how >= EXACT and not mention.alone
            if not exactly or any(a < mention.first or b > mention.last for a, b in self.public
                                  if a <= mention.last and mention.first <= b):  # fmt: skip
                return None
        title = self._title(mention.first)
        paired = mention.last + 1 < len(self.words) and self._both_names(mention.last)
        public = bears_a_name(self.words, mention.first, mention.last) and not paired
        if not whole and title is None and public:
            return None
        if family := self._family(mention):
            return family
        status, reason = "replaced", ""
        if mention.alone:
            if title is None:
                verdict, reason = self._verdict(mention)
                if verdict == WORD:
                    return None
                if verdict != NAME:
                    status = "queued"
            if status == "replaced" and (other := self._somebody_else(mention, title)):
                return other
        return self._told(mention, title, status, reason)

    def _told(self, mention: Mention, title: int | None, status: str, reason: str) -> Named:
        first, last = self.words[mention.first], self.words[mention.last]
        couple = None if title is None else self._couple(title)
        if couple is not None:
            return Named(couple, last.end, "family", (), 0.9, "a couple by its surname", status,
                         "members of the family")  # fmt: skip
        start = first.start if title is None else self.words[title].start
        end = last.end
        people = self.who.meant(mention, title, start)
        if mention.parts[-1] == "initial" and self.words.text[end : end + 1] == ".":
            followed = self.words.text[end + 1 : end + 2]
            end += 1 if followed not in {"", "\n"} and self.goes_on(end + 1) else 0
        if status == "replaced" and len(people) == 1:
            self.who.last[people[0]] = start
            self.named.update(range(mention.first, mention.last + 1))
        kind = "full-name" if not mention.alone else KINDS[mention.parts[0]]
        if title is not None and kind == "forename":
            kind = "forename"
        how = HOW.get(round(min(mention.how, 1.0) - 0.0, 2), "")
        near = mention.how - 0.01 * sum(part != "initial" for part in mention.parts)
        how = HOW.get(round(near, 2), "as the register has it")
        told = reason or f"{kind.replace('-', ' ')}, {how}"
        confidence = round(0.5 if status == "queued" else min(0.99, near), 2)
        pseudonym = "" if len(people) == 1 else self.who.together(people)
        owner = mention.parts[-1] == FORE and self._plural(mention, FORE)
        return Named(start, end, kind, people, confidence, told, status, pseudonym, owner)

    def _couple(self, title: int) -> int | None:
        """Where "Mr and Mrs Lark" begins."""
        before = title - 1
        if before < 0:
            return None
        amp = self.words.lead(title).strip() in {"&", "/", "+"}
        other = before if amp else before - 1
        joined = amp or (self.words[before].key == "and" and other >= 0)
        if not joined or self.words[other].key not in {"mr", "mrs", "ms", "dr", "miss"}:
            return None
        return self.words[other].start

    def _title(self, first: int) -> int | None:
        """The number of the first word of a title right before a word."""
        at = first
        while at and self.words[at - 1].key in TITLES and self._title_gap(at):
            before = self.words[at - 1]
            if before.possessive or ("\n" in self.words.lead(at) and self.reader.tags[at - 1]):
                break  # a line that ends in "Constable", who is somebody here
            at -= 1
        if at == first:
            return None
        if at and self.words[at - 1].key in BEFORE_TITLES - {"a"} and self._title_gap(at):
            at -= 1
        return at

    def _title_gap(self, number: int) -> bool:
        lead = self.words.lead(number)
        return (
            lead.strip(" \n\t") in {"", "."}
            and "\n\n" not in lead
            and len(lead) < 5
            and lead != "."
        )

    # a word or a name?

    def _verdict(self, mention: Mention) -> tuple[str, str]:
        number = mention.first
        word = self.words[number]
        if self._is_foreign_word(mention):
            return WORD, ""
        context = Context(
            self.words, number, self._neighbour(number, -1), self._neighbour(number, 1),
            forename=mention.parts[0] != SUR,
        )  # fmt: skip
        verdict = judge(context)
        if verdict == NAME:
            return NAME, ""
        return verdict, f"“{word.shown}” is an ordinary word too: is it a name here?"

    def _is_foreign_word(self, mention: Mention) -> bool:
        """A short form or a near name in small letters that is just a word: "rob", "bill", "ed"."""
        word = self.words[mention.first]
        if word.capital or not vocabulary.is_word(word.key):
            return False
        plural = any(tag.how == PLURAL for tag in self.reader.tags[mention.first])
        return plural or (mention.how <= 1.0 and len(word.key) < 4)

    def _neighbour(self, number: int, step: int) -> bool:
        """Whether a name of the register stands beside, after "and" or a comma too."""
        at = number + step
        if self.words.starts_sentence(number) if step < 0 else self._ends(number):
            return False
        if 0 <= at < len(self.words) and self._both_names(min(at, number)):
            return True
        if 0 <= at < len(self.words) and self.words[at].key == "and":
            at += step
        elif 0 <= at < len(self.words):
            between = self.words.gap(number) if step > 0 else self.words.lead(number)
            if between.strip() not in {",", "/", "&"}:
                return at in self.named
        if not 0 <= at < len(self.words):
            return False
        tags = self.reader.tags[at]
        sure = bool(tags) and vocabulary.level(self.words[at].key) == 0
        return at in self.named or (sure and self.words[at].capital)

    def _both_names(self, number: int) -> bool:
        """A forename and a surname of the register side by side, of whomever: "Sunny Rivers"."""
        one, other = self.words[number], self.words[number + 1]
        parts = [{tag.part for tag in self.reader.tags[n]} for n in (number, number + 1)]
        capitals = one.capital and other.capital and not one.possessive
        return capitals and self.words.gap(number) == " " and FORE in parts[0] and SUR in parts[1]

    def _ends(self, number: int) -> bool:
        return number + 1 >= len(self.words) or self.words.starts_sentence(number + 1)

    # somebody else with the same name?

    def _somebody_else(self, mention: Mention, title: int | None) -> Named | None:
        """A forename with a surname of nobody here, or a surname with a forename of nobody here."""
        number, part = mention.first, mention.parts[0]
        if part in {FORE, MIDDLE, ALIAS} and title is None:
            return self._other_surname(mention)
        if part == SUR and number and title is None and self._other_forename(number):
            before = self.words[number - 1]
            families = [self.finder.families[person] for person in mention.people]
            pseudonym = FAMILY if any(families) else SOMEBODY
            return Named(
                before.start, self.words[number].end, "surname", (), 0.75,
                "a surname of the register with a forename that is not in it", "replaced", pseudonym,
            )  # fmt: skip
        return None

    def _other_surname(self, mention: Mention) -> Named | None:
        number = mention.last
        after = self.words.after_word(number)
        word = self.words[number]
        if after is None or word.possessive or self.words.gap(number).strip(" "):
            return None
        if not after.capital or (after.shouted and not word.shouted) or len(after.key) < 3:
            return None
        if vocabulary.is_word(after.key) or after.key in JOBS | KIN or after.key in TITLES:
            return None
        if self.reader.tags[number + 1] or self._is_place_or_day(after.key):
            return None
        if any(first == number + 1 for first, _ in self.public):
            return None
        if not (vocabulary.is_surname(after.key) or not vocabulary.is_known(after.key)):
            return None
        return Named(
            word.start, after.end, "unknown-name", (), 0.6,
            "a forename of the register with a surname that is not in it", "suggested",
        )  # fmt: skip

    def _is_place_or_day(self, key: str) -> bool:
        return key in MONTHS or key in WEEKDAYS

    def _other_forename(self, number: int) -> bool:
        before = self.words[number - 1]
        if self.words.lead(number).strip(" ") or before.possessive or not before.capital:
            return False
        if number - 1 in self.named or self.reader.tags[number - 1]:
            return False
        if before.key in TITLES or before.key in KIN | JOBS:
            return False
        return vocabulary.is_forename(before.key) and vocabulary.level(before.key) < 2

    # the family

    def _family(self, mention: Mention) -> Named | None:
        """ "the Larks", "the Lark-Dunlins", "the Lark household"."""
        if any(part != SUR for part in mention.parts):
            return None
        if not self._any_family(mention):
            return self._other_family(mention)
        last = self.words[mention.last]
        first = self.words[mention.first]
        before = self.words.before_word(mention.first)
        the = before is not None and before.key in {"the", "both", "all", "other", "these", "those"}
        if before is not None and before.capital and vocabulary.level(first.key) == 2:
            return None  # "Serious Case Review"
        following = self.words.after_word(mention.last)
        plural = self._plural(mention)
        sure = not vocabulary.is_word(last.key) or before is not None
        if plural and last.capital and (the or sure or (last.possessive and not first.shouted)):
            end = last.end + (1 if _bare_apostrophe(self.words, mention.last) else 0)
            many = (
                "family"
                if before is None or before.key in {"the", "these"}
                else "members of the family"
            )
            pseudonym = (many if the else f"the {many}") + ("'s" if end > last.end else "")
            pseudonym = pseudonym.replace("the members", "members")
            return self._household(first.start, end, pseudonym)
        apart = self.words.gap(mention.last).strip(" \n")
        if following is not None and not apart and following.key in HOUSEHOLD and last.capital:
            if following.key in {"family", "families", "household"}:
                return self._household(first.start, following.end, following.shown.lower())
            if following.key not in {"baby", "child"}:
                return self._household(first.start, last.end, "family" if the else "the family")
        return None

    def _other_family(self, mention: Mention) -> Named | None:
        """ "the Kings' house": the household of somebody who is not of the family."""
        first, last = self.words[mention.first], self.words[mention.last]
        before = self.words.before_word(mention.first)
        if before is None or before.key != "the" or not last.capital or not self._plural(mention):
            return None
        bare = _bare_apostrophe(self.words, mention.last)
        after = self.words.after_word(mention.last)
        if not bare and vocabulary.is_word(last.key) and (after is None or after.capital):
            return None  # "the Kings Arms"
        end = last.end + bare
        return self._household(first.start, end, "other family's" if bare else "other family")

    def _any_family(self, mention: Mention) -> bool:
        return any(self.finder.families[person] for person in mention.people)

    def _plural(self, mention: Mention, part: str = SUR) -> bool:
        tags = self.reader.tags[mention.last]
        return any(tag.how == PLURAL and tag.part == part for tag in tags)

    def _household(self, start: int, end: int, pseudonym: str) -> Named:
        return Named(
            start, end, "family", (), 0.95, "the family by its surname", "replaced", pseudonym
        )


def _bare_apostrophe(words: Words, number: int) -> bool:
    word = words[number]
    return word.possessive and words.text[word.end : word.end + 1] == "'" and (
        words.text[word.end : word.end + 2].lower() != "'s")  # fmt: skip
