"""What a role says of somebody: family or not, woman or man, grown up or not."""

import re

from goldthread.engines.anonymise.register import Person

_WOMEN = r"mother|mum|mummy|grandmother|gran|nan|aunt|auntie|sister|daughter|niece|stepmother|wife|woman|girl|girlfriend|midwife|headmistress|granddaughter"
_MEN = r"father|dad|daddy|grandfather|grandad|uncle|brother|son|nephew|stepfather|husband|man|boy|boyfriend|headmaster|grandson"
_FAMILY = (
    rf"{_WOMEN}|{_MEN}|child|baby|infant|unborn|sibling|half-sibling|twin|parent|partner|"
    r"step-parent|grandparent|cousin|carer|guardian|subject|adult|victim|relative|family"
)
_CHILD = (
    r"child|baby|infant|unborn child|sibling|half-sibling|twin|brother|sister|son|daughter|cousin|"
    r"niece|nephew|boy|girl|subject|young person|stepbrother|stepsister|half-brother|half-sister"
)
_NOT_FAMILY = (
    r"midwife|family (?:support|court|nurse|worker|liaison).*|.*(?:worker|officer|nurse|judge)"
)


def _is(pattern: str, role: str) -> bool:
    return re.fullmatch(pattern, role) is not None


def is_family(person: Person) -> bool:
    """Of the family or close to it, rather than there by profession."""
    role = person.role.lower()
    if _is(_NOT_FAMILY, role):
        return False
    return not role or any(_is(_FAMILY, word) for word in re.findall(r"[\w-]+", role))


def is_child(person: Person) -> bool:
    return _is(rf"(?:\w+ )?(?:{_CHILD})(?: \d+)?", person.role.lower())


def sex_of(person: Person) -> str:
    """ "f", "m" or empty: as the register says, or as the role does."""
    if person.sex:
        return person.sex
    role = person.role.lower().replace("mother's", "").replace("father's", "")
    words = re.findall(r"[\w-]+", role)
    if any(_is(_WOMEN, word) for word in words):
        return "f"
    return "m" if any(_is(_MEN, word) for word in words) else ""
