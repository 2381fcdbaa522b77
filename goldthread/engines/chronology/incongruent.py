"""Accounts that may not fit each other: a strength beside facts from about the same time.

"Engaging well" beside four missed appointments, "no dogs" beside dogs, a whole run of strengths
that rests on the family's word. Each is put to a person with its sources and the reason; none is a
finding.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from goldthread.engines.chronology.balance import STRENGTH, Passage
from goldthread.rules.dayspans import between

MOST_FACTS = 12  # set beside one strength; more are counted in words
MOST_COUNTED = 500  # facts looked at around one strength, so that time grows with the entries alone
OWN_WORD = "own word"
OWN_WORD_DAYS = 90
OWN_WORD_LEAST = 2


@dataclass(frozen=True, slots=True)
class Placed:
    """A passage with the entry it stands in: from which day to which its date can be, as ordinals
    (0 where it has none); `agency` as it is to be named; `words` the passage's own."""

    ref: str
    agency: str
    first: int
    last: int
    words: str
    passage: Passage
    field: str = "event"


@dataclass(frozen=True, slots=True)
class Incongruence:
    """`rule` and the entry of `claim` make it the same one again after later versions."""

    rule: str
    claim: Placed
    facts: tuple[Placed, ...]
    because: str


@dataclass(frozen=True, slots=True)
class Rule:
    """`claims` and `facts`: names of the vocabulary; `before`, `after`: days around the claim;
    `least`: how many must be told of; `also`: facts of which one is enough."""

    key: str
    claims: frozenset[str]
    facts: frozenset[str]
    before: int
    after: int
    said: str
    least: int = 1
    also: frozenset[str] = field(default_factory=frozenset)


def _names(text: str) -> frozenset[str]:
    return frozenset(name.strip() for name in text.split(","))


_HOME_BAD = _names("poor home, not home clean")
_CHILD_BAD = _names("injury, not skin clear, not child well")
_CARE_BAD = _names("neglected, harsh care, not good care, not good bond")
_DRUGS = _names("alcohol or drugs, not not using")
_ABUSE = _names("domestic incident, violence, police call-out, not safe relationship")
_DOGS = _names("dogs there, dog danger, dogs safe")
RULES = (
    Rule(
        "engaging", _names("engaging well, working with agencies, no missed appointment"),
        _names("missed appointment, no access, not engaging, unknown whereabouts"), 56, 56,
        "missed appointments, visits without access or refusals", 2,
    ),
    Rule(
        "no concerns", _names("no concern, going well, no at risk"),
        _ABUSE | _CHILD_BAD | _CARE_BAD | _DRUGS | _HOME_BAD | _names("dog danger"), 28, 28,
        "injuries, calls to the police, alcohol or drugs, or poor care",
    ),
    Rule(
        "partner gone", _names("partner gone, no partner there"),
        _names("partner there"), 7, 180, "him being there",
    ),
    Rule(
        "child well", _names("child well, skin clear, no injury"), _CHILD_BAD, 14, 14,
        "marks or injuries",
    ),
    Rule("no dogs", _names("dogs gone, no dogs there"), _DOGS, 180, 365, "dogs"),
    Rule("safe dogs", _names("dogs safe, no dog danger"), _names("dog danger"), 180, 180,
         "dogs that were loose, aggressive or bit"),
    Rule("home", _names("home clean, no poor home"), _HOME_BAD, 28, 28, "a poor home"),
    Rule("substances", _names("not using, no alcohol or drugs"), _DRUGS, 56, 56,
         "alcohol or drugs"),
    Rule("mood", _names("good mood, no low mood"), _names("low mood, not good mood"), 28, 28,
         "low mood or not coping"),
    Rule("care", _names("good care, good bond, no neglected, no harsh care"), _CARE_BAD, 28, 28,
         "neglect or harsh care"),
    Rule("safe home", _names("safe relationship, no violence, no domestic incident"), _ABUSE,
         14, 84, "arguments, violence or calls to the police"),
    Rule("protective", _names("protective"), _names("neglected, harsh care, not protective"),
         28, 28, "the child left alone, neglected or harshly treated"),
)  # fmt: skip


def incongruent(placed: Sequence[Placed]) -> list[Incongruence]:
    """By the day of the strength. Grows with the number of passages and of what lies near them."""
    dated = sorted((one for one in placed if one.first), key=lambda one: (one.first, one.ref))
    found = [each for rule in RULES for each in _of_rule(rule, dated)]
    found += _by_own_word(dated)
    return sorted(found, key=lambda one: (one.claim.first, one.rule, one.claim.ref))


def _of_rule(rule: Rule, dated: Sequence[Placed]) -> Iterator[Incongruence]:
    """One for each run of an agency's claims of the same kind with the same facts beside them."""
    facts = [one for one in dated if one.passage.name in rule.facts]
    days = [one.first for one in facts]
    longest = max((one.last - one.first for one in facts), default=0)
    said: set[tuple[str, frozenset[str]]] = set()
    seen: set[str] = set()
    for claim in dated:
        if claim.passage.name not in rule.claims or claim.ref in seen:
            continue
        near = _near(rule, claim, facts, days, longest)
        if sum(one.passage.times for one in near) < rule.least:
            continue
        key = (claim.agency, frozenset(one.ref for one in near))
        seen.add(claim.ref)
        if key not in said:
            said.add(key)
            yield Incongruence(rule.key, claim, tuple(near[:MOST_FACTS]), _why(rule, claim, near))


def _near(
    rule: Rule, claim: Placed, facts: Sequence[Placed], days: Sequence[int], longest: int
) -> list[Placed]:
    """Facts in the window, one of an entry, and none in the words of the claim itself."""
    begin = bisect_left(days, claim.first - rule.before - longest)
    end = bisect_right(days, claim.last + rule.after)
    found: dict[str, Placed] = {}
    for one in facts[begin : min(end, begin + MOST_COUNTED)]:
        if one.last < claim.first - rule.before:
            continue
        same = one.ref == claim.ref
        if same and _overlap(one.passage, claim.passage):
            continue
        kept = found.get(one.ref)
        if kept is None or one.passage.times > kept.passage.times:
            found[one.ref] = one
    return list(found.values())


def _overlap(one: Passage, other: Passage) -> bool:
    return one.start < other.end and other.start < one.end


def _why(rule: Rule, claim: Placed, near: Sequence[Placed]) -> str:
    total = sum(one.passage.times for one in near)
    who = Counter[str]()
    for one in near:
        who[one.agency] += one.passage.times
    by = ", ".join(f"{agency} ({number})" for agency, number in who.most_common())
    days = (min(one.first for one in near), max(one.last for one in near))
    own = f" This rests on {claim.passage.whose} own word." if claim.passage.whose else ""
    times = "once" if total == 1 else f"{total} times"
    return (
        f"{claim.agency} wrote “{_short(claim.words)}” {_on(claim.first, claim.last)}. "
        f"{_span(*days)}, other words tell {times} of {rule.said}: {by}.{own}"
    )


def _by_own_word(dated: Sequence[Placed]) -> Iterator[Incongruence]:
    """Strengths of one matter, several times on a family's word and never by what was seen."""
    by_matter: dict[str, list[Placed]] = defaultdict(list)
    for one in dated:
        if one.passage.kind == STRENGTH:
            by_matter[one.passage.about].append(one)
    for about, rows in by_matter.items():
        run: list[Placed] = []
        for one in rows:
            if run and (not one.passage.whose or one.first - run[-1].last > OWN_WORD_DAYS):
                yield from _own_word(about, run)
                run = []
            if one.passage.whose:
                run.append(one)
        yield from _own_word(about, run)


_MATTERS = {
    "engagement": "working with agencies", "care": "care of the child",
    "wellbeing": "how the child is", "injury": "no injury", "home": "the home",
    "partner": "a partner being gone",
    "violence": "no violence", "protective": "protecting the child", "support": "support",
    "substances": "not using alcohol or drugs", "mood": "mood", "dogs": "dogs",
    "concern": "nothing of concern", "health": "health care",
}  # fmt: skip


def _own_word(about: str, run: Sequence[Placed]) -> Iterator[Incongruence]:
    entries = list({one.ref: one for one in reversed(run)}.values())[::-1]  # the first of each
    if len(entries) < OWN_WORD_LEAST:
        return
    when, matter = _span(run[0].first, run[-1].last), _MATTERS.get(about, about)
    yield Incongruence(
        OWN_WORD, run[0], tuple(entries[1 : 1 + MOST_FACTS]),
        f"{when}, {len(entries)} entries tell of {matter}, each on a family member’s own word. "
        "In that time no words were found that say that somebody saw it for themselves.",
    )  # fmt: skip


def _short(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= 80 else plain[:79].rstrip() + "…"


def _on(first: int, last: int) -> str:
    words = between(date.fromordinal(first), date.fromordinal(last))
    return f"on {words}" if first == last else words


def _span(first: int, last: int) -> str:
    said = _on(first, last)
    return said[0].upper() + said[1:]


# --- one side only ---------------------------------------------------------------------------
Counts = dict[tuple[str, int], tuple[int, int]]  # by agency and period: strengths, risks


@dataclass(frozen=True, slots=True)
class OneSided:
    """An agency ("" for all together) that over some periods in a row wrote only `kind`, `number`
    times; `others`: what the others wrote of the other side in the same time."""

    agency: str
    first: int
    last: int
    kind: str
    number: int
    others: int


LEAST_OF_ONE, LEAST_OF_OTHERS = 3, 2


def one_sided(counts: Counts) -> list[OneSided]:
    """Stretches worth a question: periods are numbered in a row; those without entries count on."""
    agencies = sorted({agency for agency, _ in counts})
    totals: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for (_, period), pair in counts.items():
        for side in (0, 1):
            totals[period][side] += pair[side]
    found: list[OneSided] = []
    for agency in agencies:
        own = {period: pair for (who, period), pair in counts.items() if who == agency}
        for side in (0, 1):
            found += _runs(agency, own, totals, side)
    whole = {period: (pair[0], pair[1]) for period, pair in totals.items()}
    for side in (0, 1):
        for one in _runs("", whole, totals, side):
            wrote = {who for who, at in counts if one.first <= at <= one.last}
            if len(wrote) > 1:  # of one agency alone it is said of that agency
                found.append(one)
    return sorted(found, key=lambda one: (one.first, one.agency, one.kind))


def _runs(
    agency: str, own: dict[int, tuple[int, int]], totals: dict[int, list[int]], side: int
) -> Iterator[OneSided]:
    kind = (STRENGTH, "risk")[side]
    run: list[int] = []
    for period in [*sorted(own), None]:
        pair = own[period] if period is not None else (0, 0)
        if period is not None and pair[side] and not pair[1 - side]:
            run.append(period)
            continue
        if period is not None and not pair[0] and not pair[1]:
            continue
        number = sum(own[at][side] for at in run)
        if number >= LEAST_OF_ONE:
            others = sum(pair[1 - side] for at, pair in totals.items() if run[0] <= at <= run[-1])
            if others >= LEAST_OF_OTHERS or not agency:
                yield OneSided(agency, run[0], run[-1], kind, number, others)
        run = []
