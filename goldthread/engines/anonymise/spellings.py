"""Other ways of writing one name: spellings, short and pet forms, one wrong letter."""

import re
from functools import cache
from typing import Any

import jellyfish
from rapidfuzz.distance import OSA

from goldthread.engines.people.nicknames import forms, long_forms, related

_SAME = """
aaron arron aron|abigail abigale abbigail|adele adelle|aidan aiden ayden aden|aileen eileen|
aimee amy ami|aisha ayesha aysha aishah|alan allan allen alun|alastair alistair alasdair alister|
amelia emilia|andrea andria|ann anne|anthony antony|ashley ashleigh ashlee|ben benn|brian bryan
bryn|bethany bethanie|brooke brook|caitlin kaitlyn katelyn caitlyn kaitlin|callum calum|cara kara|
carol carole karol|catherine katherine kathryn catharine katharine cathryn kathrine katheryn|
charlie charley charly|cheryl sheryl|chloe cloe khloe|christina kristina|christine kristine|
christopher kristopher|ciaran kieran kieron keiran kieren|claire clare clair|clark clarke|
colin collin|connor conor conner|craig greig|danielle daniele daniella|davies davis|deborah debra|
declan deklan|denise denice|diane dianne|dylan dillon dilan|eleanor elinor eleanore|elizabeth
elisabeth|ellie elly|emily emilie|eric erik|erin aerin|evie eve|fatima fatimah|frances francis|
gabriel gabrielle gabriela gabriella|gail gayle gale|gareth garath|geoffrey jeffrey geoffery|geoff jeff|georgia jorja|gillian jillian|
graham graeme grahame|hannah hanna|hailey hayley haley hayleigh|harriet harriett|helen hellen|
hussain hussein husain hussayn|iain ian|imran emran|isobel isabel isabelle isabella|jack jac|jackie
jacky jacqui|jacqueline jaqueline jacquelyn|jade jayde|jaiden jayden jaden|jaime jamie jaimie|
jane jayne|jasmine jasmin yasmin yasmine|jayne jane|jean jeanne|jeremy jeremey|jessica jesica|jill
gill|joanne joann joanna|jodie jody jodi|john jon|johnathan jonathan jonathon|johnson johnston
johnstone|josef joseph|joshua joshuah|julia giulia|julie juli|karen karin caren|karl carl|kate
cate|katie katy kati|kayleigh kayley kaylee kaylie|keeley keely keeleigh|kelly kellie kelley|kerry
kerrie keri kerri|kirsty kirstie kirsten|kristen kirsten|kyle kile|lachlan lochlan|laura lora|
lauren lauryn loren|layla leila leyla laila|lee leigh|lesley leslie|lewis louis|liam lyam|lilly
lily lillie|linda lynda|lindsay lindsey lyndsey linsey lynsey|lisa leesa|luca luka|lucas lukas|
lucy lucie|luke luc|lynn lynne lyn|macdonald mcdonald|madeleine madeline|maisie maisy|marc mark|
margaret margret|maria mariah|marie mari|mathew matthew|megan meghan meagan|mia mya|michael micheal
michal|michelle michele|mohammed mohamed muhammad mohammad mohamad muhammed mohd|molly mollie|
natalie nathalie|natasha natasa|neil neal niall|niamh neve neave|nicholas nicolas|nicola nichola|
nicole nichole|niki nicky nikki nicki|oliver olivier|owen owain|patel patell|paula paola|peter
pieter|philip phillip|philips phillips philipps|phoebe pheobe|poppy poppie|rachel rachael racheal|
rebecca rebekah rebeca|reid reed read reade|rhiannon rhianon|rhys reece rees reese|riley reilly
ryley|robin robyn robbin|roger rodger|ruby rubie|ryan rian|sam samm|sara sarah|sean shaun shawn|
shannon shanon|sheila shelagh sheelagh|sian shan|siobhan shivaun|smith smyth smythe|sofia sophia|
sophie sofie sophy|stacey stacy stacie|stephanie stefanie|stephen steven stephan|stevens stephens|
stewart stuart|susan suzan|suzanne susanne|syed sayed|taylor tayler tailor|teresa theresa|terri
terry|thomas tomas|thompson thomson tomson|tia tiah|tobias tobyas|toni tony|tracey tracy tracie|
tyler tylor|vicky vicki vikki|victoria viktoria|vivian vivien vivienne|walter valter|wendy wendi|
will wil|yvonne ivonne|zachary zackary zakary|zara zahra|zoe zoey zoie|white whyte|brown browne|
green greene|moore more moor|hughes hughs|clarke clark|harris harries|jenkins jenkyns|ahmed ahmad
ahmet|ali aly|khan kahn|begum begam|singh sing|kaur kour|o'brien obrien|nicholls nichols nicolls|
mohamud mahmood mahmoud mehmood|williams william|edwards edward|roberts robert|owens owen|kowalski
kowalska|nowak novak|alexander aleksander alexandre aleksandar|alexandra aleksandra|
katarzyna katarzina|oisin osheen osian ossian|seamus shamus|aoife eefa|saoirse sorcha|magdalena magdelena|piotr peter|lukasz lucas
"""
_PET = ("", "y", "ie", "ey", "s", "o", "a", "z", "er", "ers", "za", "zza", "zy", "sy", "zie",
        "us", "ek", "ka", "cia", "usia", "ito", "ita")  # fmt: skip


@cache
def _families() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in " ".join(_SAME.split()).split("|"):
        forms = set(line.replace("'", "").split())
        for form in forms:
            found.setdefault(form, set()).update(forms - {form})
    return {form: frozenset(others) for form, others in found.items()}


def spelled(name: str) -> frozenset[str]:
    """Other spellings of a name that are known; MacLeod, McLeod and M'Leod are one name."""
    found = _families().get(name, frozenset())
    clan = next((lead for lead in ("mac", "mc") if name.startswith(lead)), "")
    if clan and len(name) > len(clan) + 3:
        rest = name[len(clan) :]
        found |= {lead + rest for lead in ("mac", "mc", "m") if lead != clan}
    return found


def sounds_like(one: str, other: str) -> bool:
    """Whether two names are written nearly alike and said alike: Bryony and Briony."""
    if len(one) < 4 or one[0] != other[0] or OSA.distance(one, other, score_cutoff=2) > 2:
        return False
    return jellyfish.metaphone(one) == jellyfish.metaphone(other)


@cache
def short_forms(name: str) -> frozenset[str]:
    """What people say instead of a forename, and the long form it may stand for itself."""
    known = _namer()
    found = set(known.nicknames_of(name)) | (long_forms(name) - {name})
    found |= {form for form in forms() if name in long_forms(form)}
    if sound := re.match(r"([^aeiouy]*[aeiou])[rsl]", name):  # Gary is Gaz, Jasmine is Jazz
        found |= {sound[1] + end for end in ("z", "zz", "zza", "zzer")}
    found |= {form for form, long in _WRITTEN_SHORT.items() if long == name}
    for spelling in spelled(name):
        found |= set(known.nicknames_of(spelling))
    return frozenset(form for form in found if len(form) > 1 and form != name and form.isalpha())


@cache
def _namer() -> Any:
    from nicknames import NickNamer

    return NickNamer()


_WRITTEN_SHORT = {
    "robt": "robert", "wm": "william", "jas": "james", "thos": "thomas", "chas": "charles", "geo": "george",
    "jno": "john", "eliz": "elizabeth", "saml": "samuel", "danl": "daniel", "edw": "edward", "richd": "richard",
    "margt": "margaret", "jos": "joseph", "benj": "benjamin", "alexr": "alexander", "mhd": "mohammed",
    "mohd": "mohammed", "md": "mohammed",
}  # fmt: skip


def is_pet_form(form: str, name: str) -> bool:
    """Whether a word is made of a forename as pet forms are: Kier or Kieri of Kieran, Addy of Adil."""
    if _WRITTEN_SHORT.get(form) == name:
        return True
    if len(name) > 3 and name[0] in "aeiou" and name[1] not in "aeiouy" and form[:2] == name[:2]:
        end = form[2:].removeprefix(name[1])
        if end in {"y", "ie", "ey", "i", "s", "z"}:
            return True
    if len(form) < 3 or len(name) < 4 or form == name or related(form, name):
        return related(form, name) is not None
    for stem in range(3, min(len(name), len(form)) + 1):
        if form[:stem] != name[:stem]:
            return False
        rest = form[stem:]
        if rest in _PET and (rest or stem < len(name)):
            return True
        if rest[:1] == name[stem - 1 : stem] and rest[1:] in _PET[1:]:
            return True
    return False


def one_slip(word: str, name: str) -> bool:
    """One letter wrong, missing, too many, or two swapped; short names are left alone."""
    return len(name) >= 4 and word != name and OSA.distance(word, name, score_cutoff=1) == 1
