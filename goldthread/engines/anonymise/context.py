"""An ordinary word that is also a registered name: which of the two stands here?

Decided by what stands beside it where that is certain; UNSURE goes to a person.
"""

from goldthread.engines.anonymise import cues, vocabulary
from goldthread.engines.anonymise.titles import JOBS, KIN
from goldthread.engines.anonymise.tokens import Word, Words

NAME, WORD, UNSURE = "name", "word", "unsure"


class Context:
    """What stands around one word of a text."""

    def __init__(
        self, words: Words, number: int, is_name: bool, next_is_name: bool, *, forename: bool
    ) -> None:
        self.words, self.number = words, number
        self.word = words[number]
        self.level = vocabulary.level(self.word.key)
        self.forename = forename
        self.before, self.after = words.before_word(number), words.after_word(number)
        if self.word.capital and "\n" in words.lead(number):
            self.before = None  # a new line may be a new note
        self.starts = words.starts_sentence(number)
        self.previous_is_name, self.next_is_name = is_name, next_is_name
        self.lead, self.gap = words.lead(number), words.gap(number)

    @property
    def left(self) -> str:
        return self.before.key if self.before else ""

    @property
    def after_article(self) -> bool:
        """ "the Mark", but not "No, Mark"."""
        return self.left in cues.BEFORE_THINGS and not self.lead.strip()

    @property
    def right(self) -> str:
        return self.after.key if self.after else ""

    @property
    def touching(self) -> bool:
        """The next word follows after a space, nothing else between."""
        new_line = "\n" in self.gap and self.after is not None and self.after.capital
        return self.after is not None and self.gap.strip(" \n\t") == "" and not new_line


def judge(at: Context) -> str:
    """NAME, WORD or UNSURE, of a word that stands alone (not beside another name of the person)."""
    word = at.word
    if found := _settled(at):
        return found
    if not word.capital:
        return _small(at)
    if word.shouted:
        if not at.words.in_shouting(at.number):
            return WORD if at.after_article else NAME
        return _bare(at) if at.level == vocabulary.COMMON else _rare(at)
    if at.before is not None and at.left in KIN and not at.starts:
        return NAME
    if at.starts or at.words.in_title(at.number):
        return _bare(at) if at.level == vocabulary.COMMON else _rare(at)
    return _capital(at)


def _settled(at: Context) -> str | None:
    """What a few words beside it settle at once."""
    key = at.word.key
    if _styled(at):
        return WORD
    if at.level == 0:
        thing = not at.word.capital and at.left in cues.ARTICLES and at.right == "of"
        return UNSURE if thing else NAME  # "the lee of the wall"
    if _hyphened(at):
        return WORD
    if _signs(at) or (at.word.capital and at.left in cues.GREETINGS):
        return NAME
    if key in cues.FEASTS and (found := _feast(at)):
        return found
    return _month(at) if key in cues.MONTHS | cues.SEASONS else None


def _styled(at: Context) -> bool:
    """ "a Tudor-style house"."""
    ends = {"style", "like", "themed", "era", "shaped", "type", "esque"}
    return at.gap == "-" and at.right in ends


def _feast(at: Context) -> str | None:
    """ "after Easter", "Easter Monday": the feast rather than Ms Easter."""
    if at.right in cues.WEEKDAYS | cues.WITH_FEASTS:
        return WORD
    said = cues.BEFORE_MONTH | {"after", "before", "at", "over", "around", "following", "by"}
    if at.left in said and not at.word.possessive and at.right not in cues.VERBS:
        return WORD
    return None


def _signs(at: Context) -> bool:
    """A forename alone in its line, as one signs a letter."""
    if not at.forename or "\n" not in at.lead:
        return False
    alone = len(at.words.line(at.number)) == 1
    return alone and at.lead.count("\n") > at.word.capital and at.gap[:1] in {"\n", "\r", ""}


def _hyphened(at: Context) -> bool:
    """Part of a compound: "mark-making", "rose-coloured"."""
    tail = at.gap[:1] == "-" and at.after is not None and not at.after.capital
    head = at.lead.endswith("-") and len(at.lead) == 1 and at.before is not None
    return (tail and vocabulary.is_word(at.right)) or (head and not at.word.capital)


def _month(at: Context) -> str | None:
    if at.word.key == "march" and not at.word.capital:
        return None
    figures_before = (
        not at.starts
        and "\n" not in at.lead
        and (
            at.lead.strip(" ,").endswith(tuple("0123456789")) or at.left in {"st", "nd", "rd", "th"}
        )
    )
    figures_after = at.gap.strip(" ,'\n")[:1].isdigit()
    if figures_before or figures_after:
        return WORD
    if at.word.possessive:
        return None
    if at.left in cues.BEFORE_MONTH or at.right in {"bank", "half", "onwards", "day"}:
        return WORD
    if at.right in {"and", "or", "to"} and at.number + 2 < len(at.words):
        later = at.words[at.number + 2].key
        if later in cues.MONTHS and later != at.word.key:
            return WORD
    paired = at.left in {"and", "or", "to"} and at.number > 1
    if paired and at.words[at.number - 2].key in cues.MONTHS:
        return WORD
    if at.left in {"and", "or"} and at.previous_is_name:
        return NAME
    if at.number > 1 and at.words[at.number - 2].key in cues.GIVEN_BY.get(at.left, ()):
        return NAME
    if at.left == "of":
        return WORD
    if at.word.capital and at.left in cues.MAYBE_BEFORE_MONTH:
        person = at.right in cues.VERBS | cues.BE | {"were"} or at.left == "to"
        return NAME if person else UNSURE
    return None


def _small(at: Context) -> str:
    """In small letters: a word, unless much says that it is a name."""
    left, right = at.left, at.right
    if left in cues.ARTICLES | cues.OWNERS | cues.DESCRIBING:
        return WORD
    if at.lead[-1:].isdigit() and at.forename:
        return NAME if at.level == vocabulary.RARE else UNSURE  # "justice4robin"
    if at.lead.strip(" \n")[-1:].isdigit() or at.word.key in cues.QUALITIES:
        return WORD
    acts = at.touching and (right in cues.VERBS or right in cues.BE)
    owns = at.word.possessive and right in KIN
    if at.level == vocabulary.RARE:
        if left in cues.BEFORE_PERSON - cues.BEFORE_ANYTHING or acts or owns or at.next_is_name:
            return NAME
        if left in KIN | JOBS:
            return NAME
        return UNSURE
    if at.word.key in cues.MODALS:
        return _small_modal(at)
    begins = at.starts or left in cues.SUBJECTS_BEFORE
    if at.forename and (owns or (begins and acts and right in cues.VERBS) or at.next_is_name):
        return NAME
    if begins and acts and at.forename:
        ahead = at.number + 2
        state = ahead < len(at.words) and at.words[ahead].key in cues.STATES | cues.VERBS
        return NAME if state or at.word.key not in cues.MASS else UNSURE
    if left in KIN - {"little", "young", "poor", "named", "called"} and at.forename and acts:
        return NAME
    if at.forename and left in {"told", "asked", "visited", "phoned", "named", "called"}:
        return NAME
    return UNSURE if at.forename and left in {"with", "seen", "saw", "and"} else WORD


def _small_modal(at: Context) -> str:
    if at.touching and at.right in cues.BE | (
        cues.VERBS - {"left", "cut", "hit", "hurt", "read", "can"}
    ):
        past = (
            at.right in cues.BE or at.right.endswith("ed") or at.right in {"said", "told", "went"}
        )
        return NAME if past else WORD
    return WORD


def _rare(at: Context) -> str:
    """A rare word with a capital that says nothing: "Lark was", but "A lark"."""
    if at.left in cues.ARTICLES and not at.next_is_name:
        return WORD if not at.word.capital else UNSURE
    if at.starts and at.touching and at.right in {"the", "a", "an"}:
        return UNSURE
    return NAME


def _bare(at: Context) -> str:
    """A common word with a capital that says nothing."""
    right = at.right
    if at.word.possessive:
        return NAME
    if at.previous_is_name or at.next_is_name:
        return NAME
    if at.after_article:
        return WORD
    ahead = at.number + 2
    if right == "to" and ahead < len(at.words) and at.words[ahead].key in cues.DEEDS:
        return UNSURE if at.word.key in cues.HOPES else NAME
    if (
        at.left in KIN | JOBS | {"with", "told", "asked", "visited", "by", "to", "for"}
        and at.forename
    ):
        return NAME
    if not at.touching:
        if at.forename and at.lead.rstrip(" ").endswith(":"):
            return NAME  # "Seen: Holly"
        listed = at.gap.strip()[:1] == "," and at.after is not None
        return NAME if listed and at.after and (at.forename or at.after.capital) else UNSURE
    return _by_next(at, right)


def _by_next(at: Context, right: str) -> str:
    """Name or word, by the word that follows."""
    if at.word.key in cues.MODALS and right in cues.VERBS | cues.BE:
        return WORD if right in {"hit", "hurt", "can"} else NAME
    if right in cues.BE:
        return _before_be(at)
    if right == "not" and not at.forename:
        return UNSURE
    if right in cues.VERBS or right in cues.STATES or right in cues.MODALS:
        return NAME
    if right == "and":
        ahead = at.number + 2
        with_name = ahead < len(at.words) and at.words[ahead].capital
        both = ahead + 1 < len(at.words) and at.words[ahead + 1].key in cues.VERBS | {"were", "are"}
        return NAME if with_name and (at.forename or both) else UNSURE
    if right in cues.AFTER_VERB | cues.NOUN_LIKE_BASE:
        return _before_small_word(at)
    if right.endswith("ed") and vocabulary.is_word(right):
        return NAME
    if vocabulary.is_word(right):
        return WORD if not at.forename or at.word.key in cues.MODALS else _noun_after(at)
    return NAME if at.forename else UNSURE


def _before_small_word(at: Context) -> str:
    prepositions = {"in", "at", "on", "to", "up", "out", "down", "off", "as"}
    if at.right in prepositions and at.forename and at.word.key not in cues.MODALS:
        return UNSURE
    return WORD


def _noun_after(at: Context) -> str:
    """ "Grace period", but also "Grace reportedly": only a plain noun after it is certain."""
    return NAME if at.right.endswith("ly") else WORD if not at.right.endswith("s") else UNSURE


def _before_be(at: Context) -> str:
    """ "Grace was seen", but "Hope is not a plan", "Little was known"."""
    ahead = at.number + 2
    following = at.words[ahead].key if ahead < len(at.words) else ""
    if not at.forename:
        idle = at.word.key in cues.HARDLY and following not in cues.BEFALLS
        return UNSURE if idle and at.right in {"is", "was"} else NAME
    plain = at.right in {"is", "was"} and at.word.key in cues.MASS
    if plain and following in {"a", "the", "that", "of", "in", "an", "not", "lost"}:
        return UNSURE
    return NAME


def _capital(at: Context) -> str:
    """A capital inside a sentence: a name, unless it belongs to some other name or title."""
    if at.previous_is_name or at.next_is_name:
        return NAME
    if at.after_article:
        return _after_article(at)
    if _in_a_term(at):
        return UNSURE if at.forename else WORD
    return NAME


def _after_article(at: Context) -> str:
    if at.level == vocabulary.RARE and at.left == "the" and at.word.possessive:
        return NAME
    if not at.forename and at.level == vocabulary.COMMON:
        return WORD
    return UNSURE


def _in_a_term(at: Context) -> bool:
    """One of several capitals: "Serious Case Review", "Grace Road", "White British"."""
    return _plain_capital(at.after, at.gap, at) or _plain_capital(at.before, at.lead, at)


def _plain_capital(beside: Word | None, between: str, at: Context) -> bool:
    if beside is None or between.strip(" \n-_") or not beside.capital or beside.shouted:
        return False
    if len(beside.key) == 1:
        return False
    if beside.key in cues.WEEKDAYS | cues.MONTHS | KIN | JOBS or beside.key in {"i", "when", "and"}:
        return False
    begins = at.number > 0 and (
        at.words.starts_sentence(at.number - 1) or "\n" in at.words.lead(at.number - 1)
    )
    if beside is at.before and begins:
        return False
    return vocabulary.is_word(beside.key)
