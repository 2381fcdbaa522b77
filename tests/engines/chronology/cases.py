"""Invented cases with their answers: which entries tell of one occurrence, and where they differ.

Wordings stand in tests/data/chronology_wordings*.txt in families, so that what was set on one family
can be measured on another. Everything is drawn from a seed.
"""

import random
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path

DATA = Path(__file__).parents[2] / "data"
WORDINGS = (DATA / "chronology_wordings.txt", DATA / "chronology_wordings_later.txt")
LATER = "FGH"  # families with claims of their own, written at any day up to ten from the true one
FIRST_HAND = {
    "police",
    "ambulance",
    "hospital",
    "nursery",
    "school",
    "midwifery",
    "health-visiting",
}
CLAIMS = {
    "seen": {
        "A": (["Children seen and appeared safe and well", "Children sighted and well", "Child seen alone"],
              ["Children not seen as asleep upstairs", "Children were not seen", "Children not sighted on this occasion"]),
        "B": (["I saw the children, who were fine", "the children were spoken to and seemed happy", "we saw the baby in his cot"],
              ["we did not see the children as they were in bed", "the children were asleep and not seen", "nobody saw the children"]),
        "C": (["Children seen, well", "Baby seen", "Ch'n seen - children ok"], ["Children not seen", "Children asleep, not seen", "Baby not seen"]),
        "D": (["Children checked on and fine", "Both children visible and unharmed"], ["Sight of the children was not obtained", "Children out of view in bed and not checked"]),
        "E": (["Kids in their pyjamas, seen and fine", "We had sight of the children, no worries"], ["Nobody laid eyes on the children", "Children kept upstairs and were not seen"]),
    },
    "attendance": {
        "A": (["Mother attended", "Both parents attended", "Mother was present throughout"],
              ["Mother did not attend", "Mother was not present", "Neither parent attended"]),
        "B": (["mum came along", "mum turned up on time", "both parents were present"],
              ["mum did not turn up", "mum failed to attend and has not rung", "neither parent came"]),
        "C": (["M attended", "M present", "Attended by M"], ["M DNA", "DNA, no reason", "M did not attend"]),
        "D": (["Mother in attendance", "Mother arrived late but stayed"], ["No sign of mother, who gave no reason", "Mother absent without apology"]),
        "E": (["Mum made it on time", "Father came with mother"], ["Mum cried off at the last minute and did not come", "Nobody attended from the family"]),
    },
    "injury": {
        "A": (["Bruising to the {part} noted", "Visible injury to {part}", "Reddening and a graze to the {part} recorded"],
              ["No visible injuries", "No marks or bruising found on examination", "No injury noted"]),
        "B": (["there was a red mark on the {part}", "you could see a bruise on the {part}", "a scratch could be seen on the {part}"],
              ["there were no marks on them", "no injuries could be seen", "there was no sign of any injury"]),
        "C": (["Bruise {part}", "Inj: mark to {part}", "Red mark {part}"], ["No injuries", "Nil injuries", "No marks seen"]),
        "D": (["Swelling visible on {part}", "Small cut to {part}"], ["Skin intact throughout", "Unhurt on checking"]),
        "E": (["Bruised {part}", "A graze could be felt on the {part}"], ["No injuries to report", "Not a mark on him"]),
    },
}  # fmt: skip
SLOTS = {
    "caller": (["a neighbour", "a neighbour", "neighbour"], ["maternal grandmother", "the grandmother", "MGM"],
               ["an anonymous caller", "somebody who would not give a name", "anon"], ["a passer-by", "a passer-by", "passer-by"]),
    "part": (["left cheek"] * 3, ["forearm"] * 3, ["forehead"] * 3, ["thigh"] * 3, ["left shoulder"] * 3),
    "bruise": (["two small bruises to the left cheek", "bruises on his cheek", "bruises L cheek"],
               ["a linear bruise to the thigh", "a long bruise on the leg", "thigh bruise"],
               ["bruising to the ear", "a bruised ear", "bruised ear"]),
    "cause": (["he had fallen against the television stand", "he walked into the TV unit", "fell on TV stand"],
              ["a sibling had thrown a toy", "his brother threw a toy at him", "sib threw toy"]),
    "furniture": (["changing table"] * 3, ["sofa", "settee", "sofa"], ["bed"] * 3),
    "tablets": (["paracetamol"] * 3, ["sertraline", "antidepressants", "sertraline"], ["codeine"] * 3),
    "condition": (["asthma"] * 3, ["faltering growth", "slow growth", "FTT"], ["eczema"] * 3, ["squint"] * 3),
    "category": (["neglect"] * 3, ["emotional abuse"] * 3, ["physical abuse"] * 3),
    "drug": (["cannabis"] * 3, ["cocaine"] * 3, ["heroin"] * 3),
    "thing": (["belt"] * 3, ["slipper"] * 3, ["wooden spoon"] * 3),
    "adult": (["stepfather", "his stepdad", "SF"], ["his uncle", "uncle", "uncle"], ["mother's partner", "mum's boyfriend", "MP"]),
    "teen": (["eldest sibling", "the eldest", "eldest"], ["the 14 year old", "14-year-old sister", "14yo"]),
    "breed": (["Staffordshire cross", "Staffie", "Staffie"], ["Akita"] * 3),
    "mess": (["dog faeces on the kitchen floor", "dog mess in the kitchen", "dog faeces kitchen"],
             ["broken glass in the hallway", "broken glass in the hall", "glass in hall"]),
    "bridge": (["railway bridge", "bridge over the railway", "rail bridge"], ["multi-storey car park", "car park roof", "multi-storey"]),
}  # fmt: skip


@dataclass(slots=True)
class Row:
    agency: str
    day: date
    text: str
    time: str = ""
    happening: int = -1  # which occurrence; -1 for an everyday contact


@dataclass
class Case:
    """`same`: pairs of (agency, row from 1). `differ`: such a pair and what it is about."""

    rows: dict[str, list[Row]]
    same: set[frozenset[str]] = field(default_factory=set)
    differ: set[tuple[frozenset[str], str]] = field(default_factory=set)


@cache
def wordings() -> dict[str, tuple[tuple[str, ...], dict[tuple[str, str], list[str]]]]:
    """Happening to its claims and its texts by family and agency; "routine" are everyday contacts."""
    found: dict[str, tuple[tuple[str, ...], dict[tuple[str, str], list[str]]]] = {}
    for line in "\n".join(path.read_text("utf-8") for path in WORDINGS).splitlines():
        if line.startswith("@"):
            name, _, claims = line[1:].partition(" claims=")
            texts: dict[tuple[str, str], list[str]] = defaultdict(list)
            kept = found.get(name.strip())
            if kept is None:
                found[name.strip()] = (tuple(claims.split(",")) if claims else (), texts)
            else:
                texts = kept[1]
        elif line and not line.startswith("#"):
            where, _, text = line.partition(": ")
            family, agency = where.split()
            texts[family, agency].append(text)
    return found


def _slots(rng: random.Random) -> dict[str, list[str]]:
    drawn = {name: rng.choice(choices) for name, choices in SLOTS.items()}
    drawn["weeks"] = [str(rng.randint(20, 38))] * 3
    drawn["weight"] = [f"{rng.randint(2, 8)}.{rng.randint(10, 99)}kg"] * 3
    drawn["money"] = [f"£{rng.randint(8, 40) * 100:,}"] * 3
    drawn["percent"] = [str(rng.randint(50, 89))] * 3
    drawn["clock"] = [f"{rng.randint(20, 23)}:{rng.randint(10, 59)}"] * 3
    return drawn


def _filled(text: str, slots: dict[str, list[str]], family: str) -> str:
    at = {"F": 2, "G": 1, "H": 1}.get(family, "ABCDE".find(family) % 3)
    for name, values in slots.items():
        value = values[at]
        text = text.replace("{%s}" % name, value)  # noqa: UP031
        text = text.replace("{%s}" % name.capitalize(), value[:1].upper() + value[1:])  # noqa: UP031
    return text


def make_case(seed: int, families: str, *, happenings: int = 30, everyday: int = 60) -> Case:
    """A year of a family's life. `families` are those whose wording the agencies use."""
    rng = random.Random(seed)
    named = [
        name for name, (_, texts) in wordings().items()
        if name != "routine" and not name.startswith("claim ") and any(family in families for family, _ in texts)
    ]  # fmt: skip
    style = {agency: rng.choice(families) for agency in sorted(_agencies())}
    start = date(2018, 1, 1) + timedelta(days=rng.randint(0, 400))
    rows: list[Row] = []
    differ: list[tuple[int, str, str, str]] = []
    for number in range(happenings):
        rows += _happening(rng, rng.choice(named), number, start, style, differ)
    days = sorted({row.day for row in rows})
    for _ in range(everyday):
        agency = rng.choice(sorted({row.agency for row in rows}))
        texts = wordings()["routine"][1].get((style[agency], agency), [])
        day = (
            rng.choice(days) if rng.random() < 0.7 else start + timedelta(days=rng.randint(0, 364))
        )
        if texts:
            time = (
                f"{rng.randint(9, 16):02d}:{rng.randrange(0, 60, 5):02d}"
                if rng.random() < 0.3
                else ""
            )
            rows.append(Row(agency, day, rng.choice(texts), time))
    return _answered(rows, differ)


def _agencies() -> set[str]:
    return {agency for _, texts in wordings().values() for _, agency in texts} - {"any"}


def _sentences(about: str, family: str, value: bool) -> list[str]:
    if family in LATER:
        return wordings()[f"claim {about} {'yes' if value else 'no'}"][1][family, "any"]
    return CLAIMS[about][family][0 if value else 1]


def _happening(
    rng: random.Random, name: str, number: int, start: date, style: dict[str, str],
    differ: list[tuple[int, str, str, str]],
) -> list[Row]:  # fmt: skip
    claims, texts = wordings()[name]
    able = [agency for agency in style if texts.get((style[agency], agency))]
    if not able:
        return []
    chosen = rng.sample(able, min(len(able), rng.choice([1, 2, 2, 2, 3, 3, 4])))
    day, minute = start + timedelta(days=rng.randint(0, 364)), rng.randint(7 * 60, 22 * 60)
    slots, timed = _slots(rng), rng.random() < 0.5
    truth = {claim: rng.random() < 0.5 for claim in claims}
    turned = rng.choice(claims) if claims and rng.random() < 0.25 else ""
    odd = rng.choice(chosen)
    twist = rng.random()
    rows = []
    for place, agency in enumerate(chosen):
        family = style[agency]
        text = rng.choice(texts[family, agency])
        said = []
        for claim in ("seen", "came", "marks"):
            about = {"seen": "seen", "came": "attendance", "marks": "injury"}[claim]
            if "{%s}" % claim not in text:  # noqa: UP031
                continue
            value = truth.get(about, True)
            if agency == odd and about == turned:
                value = not value
            sentence = rng.choice(_sentences(about, family, value))
            if rng.random() < 0.35 and about != "attendance" and about != turned:
                sentence = ""
            elif about in claims:
                said.append((about, value))
            sentence = sentence[:1].upper() + sentence[1:]
            sentence = _filled(sentence, slots, family)
            text = text.replace(" {%s}." % claim, f" {sentence}." if sentence else "")  # noqa: UP031
        late = 0 if place == 0 or rng.random() < 0.65 else 1
        if agency == odd and twist < 0.06 and len(chosen) > 1:
            late = rng.randint(3, 9)
            if family in LATER:
                late = rng.choice([-1, 1]) * rng.randint(2, 10)
        time = ""
        if timed and rng.random() < 0.7:
            at = minute + rng.choice([0, 0, 5, 10, -5, 15])
            if agency == odd and 0.06 < twist < 0.14 and not late:
                at = (minute + rng.choice([-1, 1]) * rng.randint(180, 420)) % 1440
            time = f"{at // 60 % 24:02d}:{at % 60:02d}" if late in (0,) else ""
        rows.append(
            Row(agency, day + timedelta(days=late), _filled(text, slots, family), time, number)
        )
        differ += [(number, agency, about, str(value)) for about, value in said]
    return rows


def _answered(rows: list[Row], differ: list[tuple[int, str, str, str]]) -> Case:
    rows.sort(key=lambda row: (row.day, row.time))
    by_agency: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_agency[row.agency].append(row)
    case = Case(dict(by_agency))
    groups: dict[int, list[tuple[str, Row]]] = defaultdict(list)
    for agency, own in by_agency.items():
        for place, row in enumerate(own, 1):
            if row.happening >= 0:
                groups[row.happening].append((f"{agency}:{place}", row))
    said = {(number, agency, about): value for number, agency, about, value in differ}
    for number, group in groups.items():
        for place, (ref, one) in enumerate(group):
            for other_ref, other in group[place + 1 :]:
                pair = frozenset({ref, other_ref})
                case.same.add(pair)
                for about in ("seen", "attendance", "injury"):
                    mine, theirs = (said.get((number, r.agency, about)) for r in (one, other))
                    if mine and theirs and mine != theirs:
                        case.differ.add((pair, about))
                if abs((one.day - other.day).days) > 1:
                    case.differ.add((pair, "date"))
                if one.time and other.time and one.day == other.day:
                    gap = abs(_minutes(one.time) - _minutes(other.time))
                    if min(gap, 1440 - gap) >= 150:
                        case.differ.add((pair, "time"))
    return case


def _minutes(time: str) -> int:
    return int(time[:2]) * 60 + int(time[3:])
