"""Cases for the anonymising benchmark: a register, a text about it, and what stands where.

A case is made of wordings of one family (`anonymise_texts`), with mentions in every form that a
register's README names. Seeds make it repeatable. Spans of what must go and of what must stay are
known, since the text is built around them.
"""

import json
import random
import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from benchmarks import anonymise_names as names
from benchmarks.anonymise_texts import DECOYS, FAMILIES

NICK = {"Elizabeth": "Liz", "Robin": "Rob", "Christopher": "Chris", "Catherine": "Cath", "Rebecca": "Becky",
        "Michael": "Mick", "Thomas": "Tommy", "Benjamin": "Ben", "Joshua": "Josh", "Daniel": "Danny",
        "Anthony": "Tony", "Samantha": "Sam", "Deborah": "Debs", "Jacqueline": "Jackie", "Victoria": "Vicky",
        "Frederick": "Freddie", "Zachary": "Zac", "Nathaniel": "Nate", "Stephen": "Steve", "Charlotte": "Lottie",
        "Michelle": "Shell", "Megan": "Meg", "Oliver": "Ollie", "Bethany": "Beth", "Aleksander": "Alex"}  # fmt: skip
OTHER = {"Clare": "Claire", "Sarah": "Sara", "Stephen": "Steven", "Mohammed": "Muhammad", "Kieran": "Ciaran",
         "Catherine": "Katherine", "Jayden": "Jaden", "Connor": "Conor", "Niamh": "Neve", "Robin": "Robyn",
         "Declan": "Deklan", "Kayleigh": "Kayley", "Callum": "Calum", "Aisha": "Ayesha", "Michelle": "Michele"}  # fmt: skip
HOMOGLYPHS = str.maketrans("aeopcxiAEOPCTBHMK", "аеорсхіАЕОРСТВНМК")
ORDINALS = {1: "first", 2: "second", 3: "third", 9: "ninth", 14: "fourteenth", 22: "twenty-second"}


@dataclass
class Case:
    """`gone`: (start, end, who, direct or quasi, form). `stay`: ordinary. `strange`: in no register."""

    register: dict[str, Any]
    text: str = ""
    gone: list[tuple[int, int, str, str, str]] = field(default_factory=list)
    stay: list[tuple[int, int, str]] = field(default_factory=list)
    strange: list[tuple[int, int]] = field(default_factory=list)

    def add(self, text: str) -> None:
        self.text += text


def slip(rng: random.Random, word: str) -> str:
    """One letter wrong, missing, doubled or two swapped, not the first."""
    at = rng.randrange(1, len(word) - 1)
    kind = rng.randrange(4)
    if kind == 0:
        return (
            word[:at] + word[at + 1] + word[at] + word[at + 2 :]
            if word[at] != word[at + 1]
            else word[:at] + word[at + 1 :]
        )
    if kind == 1:
        return word[:at] + word[at + 1 :]
    if kind == 2:
        return word[:at] + word[at] + word[at:]
    return word[:at] + rng.choice("bdgkmnprstvz".replace(word[at], "")) + word[at + 1 :]


def forms(rng: random.Random, person: dict[str, Any], unique: bool) -> list[tuple[str, str]]:
    """(name of the form, the words) of every way to name somebody. `unique`: nobody shares the surname."""
    fore, sur, mid = person["forename"], person["surname"], person.get("middle") or ""
    sur = sur.replace("van-der-Berg", "van der Berg")
    title = person["_title"]
    halves = sur.split("-") if "-" in sur else []
    out = [("full", f"{fore} {sur}"), ("full", f"{fore} {sur}"), ("fore", fore), ("fore", fore), ("fore", fore),
           ("caps", f"{fore} {sur}".upper()), ("lower", f"{fore} {sur}".lower()), ("last-first", f"{sur}, {fore}"),
           ("last-first-caps", f"{sur.upper()}, {fore}"), ("initial", f"{fore[0]} {sur}"), ("initial", f"{fore[0]}. {sur}"),
           ("titled-full", f"{title} {fore} {sur}"), ("line", f"{fore}\n{sur}"), ("run-on", f"{fore}{sur[:1].upper()}{sur[1:]}".replace(" ", "")),
           ("zero-width", f"{fore[:2]}\u200b{fore[2:]} {sur[:1]}\u200d{sur[1:]}"), ("nbsp", f"{fore}\u00a0{sur}"),
           ("alike", f"{fore} {sur}".translate(HOMOGLYPHS)), ("soft-hyphen", f"{fore} {sur[:3]}\u00ad{sur[3:]}"),
           ("hyphen-line", f"{fore} {sur[:3]}-\n{sur[3:].lower()}" if "-" not in sur and " " not in sur and "'" not in sur and len(sur) > 5 else f"{fore} {sur}"),
           ("wide", "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in fore) + " " + sur),
           ("file", f"{sur}_{fore}_report.docx".replace(" ", "_")), ("curly", f"{fore}’s"), ("possessive", f"{fore}'s"),
           ("letters", f"{fore[0]}.{sur[0].upper()}."), ("abbreviated", f"{fore} {sur[0].upper()}")]  # fmt: skip
    if unique:
        out += [
            ("titled", f"{title} {sur}"),
            ("titled", f"{title} {sur}"),
            ("sur", sur),
            ("sur-caps", sur.upper()),
        ]
        if halves:
            out += [
                ("half", f"{title} {halves[0]}"),
                ("half", f"{title} {halves[1]}"),
                ("half-full", f"{fore} {halves[1]}"),
            ]
    if mid:
        out += [
            ("middle", f"{fore} {mid} {sur}"),
            ("middle-initial", f"{fore} {mid[0]} {sur}"),
            ("letters3", f"{fore[0]}{mid[0]}{sur[0].upper()}"),
        ]
    if len(fore) > 4:
        out += [("slip", f"{slip(rng, fore)} {sur}")]
    if len(sur) > 4 and "-" not in sur and " " not in sur and "'" not in sur:
        out += [("slip", f"{fore} {slip(rng, sur)}")]
    if fore in NICK:
        out += [("nickname", f"{NICK[fore]} {sur}"), ("nickname", NICK[fore])]
    if fore in OTHER:
        out += [("spelling", f"{OTHER[fore]} {sur}"), ("spelling", OTHER[fore])]
    if person.get("known_as"):
        out += [("known-as", person["known_as"])]
    for alias in person.get("aliases", []):
        out += [("alias", alias)]
    for former in person.get("former_surnames", []):
        out += [("former", f"{fore} {former}")]
    return out


def dates(rng: random.Random, day: date) -> str:
    th = "th" if 10 < day.day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    ways = [f"{day:%d/%m/%Y}", f"{day:%d/%m/%y}", f"{day.day}.{day.month}.{day:%y}", f"{day:%Y-%m-%d}", f"{day.day} {day:%B %Y}",
            f"{day.day}{th} {day:%B %Y}", f"the {day.day}{th} of {day:%B %Y}", f"{day:%B} {day.day}, {day.year}",
            f"{day.day}-{day:%b}-{day:%Y}", f"{day.day} {day:%b} {day:%y}", f"{day:%A} {day.day} {day:%B %Y}",
            f"{day.day}{th} {day:%B}", f"{day:%d%m%Y}", f"{day:%d %m %Y}"]  # fmt: skip
    return rng.choice(ways)


def grouped(rng: random.Random, figures: str, sizes: tuple[int, ...]) -> str:
    gap = rng.choice([" ", "-", "", ".", "\u00a0", " - "])
    parts, at = [], 0
    for size in sizes:
        parts.append(figures[at : at + size])
        at += size
    return gap.join(parts)


def nhs(rng: random.Random) -> str:
    while True:
        figures = "999" + "".join(str(rng.randrange(10)) for _ in range(6))
        check = 11 - sum(int(f) * w for f, w in zip(figures, range(10, 1, -1), strict=True)) % 11
        if check != 10:
            return figures + str(check % 11)


def register(rng: random.Random) -> dict[str, Any]:
    """Some eight people, two addresses, two bodies, a town, an authority."""
    town = rng.choice(names.TOWNS)
    died = date(2024, 1, 1) + timedelta(days=rng.randrange(600))
    people: list[dict[str, Any]] = []
    used: set[str] = set()
    family = rng.choice(names.SURNAMES)

    def person(role: str, sex: str, surname: str) -> dict[str, Any]:
        sex = sex or rng.choice("fm")
        while (fore := rng.choice(names.FORENAMES[sex])) in used or fore.lower() in surname.lower():
            pass
        used.add(fore)
        made: dict[str, Any] = {"id": f"P{len(people) + 1}", "role": role, "sex": sex, "forename": fore,
                                "surname": surname}  # fmt: skip
        grown = role not in {"child", "sibling"}
        jobs = {
            "social worker": "",
            "health visitor": "",
            "GP": "Dr",
            "police officer": "PC",
            "midwife": "",
            "headteacher": "",
        }
        made["_title"] = jobs.get(role) or (
            {"f": "Ms", "m": "Mr"}[sex] if grown else {"f": "Miss", "m": "Master"}[sex]
        )
        if rng.random() < 0.3:
            used.add(
                middle := rng.choice(
                    [
                        n
                        for n in names.FORENAMES[sex]
                        if n not in used and "-" not in n and n != fore
                    ]
                )
            )
            made["middle"] = middle
        if role not in jobs:
            age = (
                rng.randrange(5, 400)
                if role == "child"
                else rng.randrange(900, 4000)
                if role == "sibling"
                else rng.randrange(7000, 22000)
            )
            made["dob"] = (died - timedelta(days=age)).isoformat()
            made["nhs_number"] = nhs(rng)
            made["phone"] = "07700 900" + f"{rng.randrange(1000):03}"
        if grown and role not in jobs and rng.random() < 0.5:
            made["nino"] = "QQ" + "".join(str(rng.randrange(10)) for _ in range(6)) + "C"
            made["email"] = f"{fore.lower()}.{surname.lower()}@mail.example".replace("'", "")
        people.append(made)
        return made

    child = person("child", "", family)
    child["aliases"] = [rng.choice(["Bobbin", "Pudding", "Tinks", "Smudge", "Titch"])]
    child["pseudonym"] = rng.choice(["Wren-Child", "Child A", "Sparrow", "Kit"])
    for role, sex in rng.sample(names.ROLES[:7], 4) + rng.sample(names.ROLES[7:], 3):
        related = role in {"mother", "sibling", "maternal grandmother"} and rng.random() < 0.7
        taken = {p["surname"] for p in people}
        surname = family if related else rng.choice([s for s in names.SURNAMES if s not in taken])
        one = person(role, sex, surname)
        if role == "mother" and rng.random() < 0.5:
            one["former_surnames"] = [
                rng.choice([s for s in names.SURNAMES if s not in taken and "-" not in s])
            ]
    bodies = rng.sample(names.BODIES, 2)
    return {
        "case": "2026-03", "case_ref": f"LCS-{rng.randrange(1000000, 9999999)}", "date_of_death": died.isoformat(),
        "local_authority": f"{town} County Council", "towns": [town], "people": people,
        "addresses": [
            {"id": f"A{n}", "line1": f"{rng.randrange(2, 199)} {rng.choice(names.STREETS)} {rng.choice(names.STREET_KINDS)}",
             "town": town, "postcode": f"ZZ{rng.randrange(1, 29)} {rng.randrange(1, 10)}{rng.choice('ABDEFGHJ')}{rng.choice('ABDEFGHJ')}"}
            for n in (1, 2)
        ],
        "organisations": [
            {"id": f"O{n}", "type": kind, "name": name.format(word)}
            for n, ((kind, name), word) in enumerate(zip(bodies, rng.sample(names.BODY_NAMES, 2), strict=True), 1)
        ],
    }  # fmt: skip


def place(rng: random.Random, register: dict[str, Any]) -> tuple[str, str, str]:
    """A place or body of the register in one of its forms: words, id, form."""
    kind = rng.randrange(8)
    address = rng.choice(register["addresses"])
    number, street, sort = address["line1"].split(" ", 2)
    town = register["towns"][0]
    if kind == 0:
        return rng.choice([address["line1"], f"{number} {street} {names.SHORT_KINDS[sort]}", f"{street} {sort}",
                           address["line1"].upper(), f"{number}, {street} {sort}"]), address["id"], "address"  # fmt: skip
    if kind == 1:
        code = address["postcode"]
        return (
            rng.choice([code, code.replace(" ", ""), code.lower(), code.split(" ")[0]]),
            address["id"],
            "postcode",
        )
    if kind in {2, 3}:
        body = rng.choice(register["organisations"])
        name = body["name"]
        words = name.replace("The ", "").split(" ")
        own = " ".join(words[:2]) if words[0] == "St" else words[0]
        small = [w for w in words if w.lower() not in {"of", "the"}]
        ways = [
            name,
            name.upper(),
            f"{name}'s",
            own,
            f"{own} {words[-1]}" if words[-1] not in own else own,
        ]
        if len(small) > 2:
            ways.append("".join("CE" if w == "CofE" else w[0] for w in small))
        return rng.choice(ways), body["id"], "organisation"
    if kind == 4:
        return rng.choice([town, town.upper(), f"{town}'s"]), "town", "town"
    if kind == 5:
        return (
            rng.choice([f"{town} County Council", f"{town} Council", f"{town} CC"]),
            "authority",
            "authority",
        )
    if kind == 6:
        figures = register["case_ref"].split("-")[1]
        return (
            rng.choice([f"LCS-{figures}", f"LCS {figures}", f"LCS{figures}", f"lcs-{figures}"]),
            "case",
            "case-ref",
        )
    days = (
        date.fromisoformat(register["date_of_death"])
        - date.fromisoformat(register["people"][0]["dob"])
    ).days
    return rng.choice([f"{days} days old", f"{days}-day-old", f"aged {days} days"]), "P1", "age"


def number(rng: random.Random, person: dict[str, Any], died: str) -> tuple[str, str]:
    kinds = ["dob", "dob", "nhs", "phone"] + (["nino", "email"] if "nino" in person else [])
    kind = rng.choice(kinds)
    if kind == "dob":
        return dates(rng, date.fromisoformat(person["dob"])), "dob"
    if kind == "nhs":
        return grouped(rng, person["nhs_number"], (3, 3, 4)), "nhs"
    if kind == "nino":
        return grouped(rng, person["nino"], (2, 2, 2, 2, 1)), "nino"
    if kind == "email":
        return person["email"], "email"
    figures = person["phone"].replace(" ", "")
    return rng.choice([figures, f"{figures[:5]} {figures[5:]}", "+44 " + figures[1:], f"+44{figures[1:]}",
                       f"{figures[:5]}-{figures[5:8]}-{figures[8:]}"]), "phone"  # fmt: skip


DIRECT_NUMBERS = {"dob", "nhs", "phone", "nino", "email"}


def case(seed: int, family: str, *, sentences: int = 60) -> Case:
    """A whole case of one family of wordings."""
    rng = random.Random(f"{family}-{seed}")
    known = register(rng)
    made = Case(
        {
            **known,
            "people": [
                {k: v for k, v in p.items() if not k.startswith("_")} for p in known["people"]
            ],
        }
    )
    for n in range(sentences):
        template = rng.choice(FAMILIES[family])
        _fill(rng, made, known, template)
        if rng.random() < 0.35:
            _decoy(rng, made)
        made.add("\n\n" if n % 6 == 5 else "\n" if family in {"notes", "log"} else " ")
    return made


def _decoy(rng: random.Random, made: Case) -> None:
    made.add(" ")
    sentence = rng.choice(DECOYS)
    start = len(made.text)
    made.add(re.sub(r"[\[\]]", "", sentence))
    for opened, match in enumerate(re.finditer(r"\[(.*?)\]", sentence)):
        at = start + match.start() - 2 * opened
        made.stay.append((at, at + len(match[1]), match[1]))


def _fill(rng: random.Random, made: Case, known: dict[str, Any], template: str) -> None:
    people = known["people"]
    for part in re.split(r"(\{[a-z:]+\})", template):
        if not part.startswith("{"):
            made.add(part)
            continue
        slot = part.strip("{}")
        start = len(made.text)
        if slot == "unknown":
            made.add(rng.choice(names.UNKNOWN_F))
            made.strange.append((start, len(made.text)))
        elif slot == "place":
            words, who, form = place(rng, known)
            made.add(words)
            made.gone.append((start, len(made.text), who, "quasi", form))
        elif slot == "number":
            person = rng.choice([p for p in people if "dob" in p])
            words, form = number(rng, person, known["date_of_death"])
            made.add(words)
            made.gone.append((start, len(made.text), person["id"], "direct", form))
        else:
            _person(rng, made, people, slot)


def _person(rng: random.Random, made: Case, people: list[dict[str, Any]], slot: str) -> None:
    pool = people[:1] if slot == "child" else people[1:] if slot == "adult" else people
    person = rng.choice(pool)
    shared = sum(p["surname"] == person["surname"] for p in people) > 1
    ways = forms(rng, person, not shared)
    if slot == "owner":
        ways = [w for w in ways if w[0] in {"possessive", "curly"}]
    else:
        ways = [w for w in ways if w[0] not in {"possessive", "curly"}]
    ambiguous = (
        sum(
            p["surname"] == person["surname"] and p["forename"][0] == person["forename"][0]
            for p in people
        )
        > 1
    )
    if shared or ambiguous:
        ways = [
            w
            for w in ways
            if w[0] not in {"letters", "letters3"} and not (ambiguous and w[0] == "initial")
        ]
    form, words = rng.choice(ways)
    words = words.strip()
    start = len(made.text)
    made.add(words)
    made.gone.append((start, len(made.text), person["id"], "direct", form))


def from_folder(folder: Path) -> list[Case]:
    """Cases written by hand: in each sub-folder register.json, text.txt and gold.json.

    gold.json has `mentions` (start, end, text, id, kind: direct, quasi or unregistered) and `keep`
    (start, end, text). ValueError where a span does not say what stands there.
    """
    cases = []
    for one in sorted(path for path in folder.iterdir() if path.is_dir()):
        made = Case(json.loads((one / "register.json").read_text(encoding="utf-8")))
        made.text = (one / "text.txt").read_bytes().decode("utf-8")
        gold = json.loads((one / "gold.json").read_text(encoding="utf-8"))
        for mark in gold["mentions"] + gold["keep"]:
            if made.text[mark["start"] : mark["end"]] != mark["text"]:
                raise ValueError(f"{one.name}: {mark} is not what stands there.")
        for mark in gold["mentions"]:
            span = mark["start"], mark["end"]
            if mark["kind"] == "unregistered":
                made.strange.append(span)
            else:
                made.gone.append((*span, mark["id"], mark["kind"], mark["text"]))
        made.stay = [(mark["start"], mark["end"], mark["text"]) for mark in gold["keep"]]
        cases.append(made)
    return cases
