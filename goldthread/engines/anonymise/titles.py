"""Words before a name that say it is one, and of whom."""

WOMAN, MAN, CHILD, PROFESSION, ANY = "f", "m", "child", "profession", ""
# Part of how somebody is addressed: they go with the name.
TITLES = {
    "mr": MAN, "mister": MAN, "sir": MAN, "master": MAN, "mrs": WOMAN, "ms": WOMAN, "miss": WOMAN,
    "madam": WOMAN, "mx": ANY, "lady": WOMAN, "dr": PROFESSION, "doctor": PROFESSION,
    "prof": PROFESSION, "professor": PROFESSION, "pc": PROFESSION, "wpc": PROFESSION,
    "dc": PROFESSION, "dcs": PROFESSION, "ds": PROFESSION, "di": PROFESSION, "dci": PROFESSION,
    "det": PROFESSION, "sgt": PROFESSION, "sergeant": PROFESSION, "insp": PROFESSION,
    "inspector": PROFESSION, "constable": PROFESSION, "supt": PROFESSION, "pcso": PROFESSION,
    "cllr": PROFESSION, "councillor": PROFESSION, "nurse": PROFESSION, "sister": PROFESSION,
    "matron": PROFESSION, "rev": PROFESSION, "reverend": PROFESSION, "pastor": PROFESSION, "imam": PROFESSION, "rabbi": PROFESSION,
    "vicar": PROFESSION, "canon": PROFESSION, "coach": PROFESSION, "cpl": PROFESSION, "capt": PROFESSION, "fr": PROFESSION,
    "hhj": PROFESSION, "recorder": PROFESSION, "dj": PROFESSION, "swm": PROFESSION,
    "officer": PROFESSION, "det.": PROFESSION, "dame": WOMAN, "midwife": PROFESSION,
}  # fmt: skip
# Two words before a name that belong to it: Detective Constable Reed, District Judge Reed.
BEFORE_TITLES = {"detective", "police", "chief", "district", "staff", "acting", "senior", "a"}
# They say a name follows but stay where they are: baby Robin, his sister Ida.
KIN = {
    "baby", "mother", "mum", "mummy", "mam", "father", "dad", "daddy", "sister", "brother",
    "sibling", "twin", "twins", "son", "daughter", "child", "children", "aunt", "auntie", "aunty",
    "uncle", "nan", "nanny", "nana", "gran", "granny", "grandma", "grandmother", "grandad",
    "grandpa", "grandfather", "grandson", "granddaughter", "cousin", "niece", "nephew", "partner",
    "husband", "wife", "boyfriend", "girlfriend", "ex", "stepfather", "stepmother", "stepdad",
    "stepmum", "stepson", "stepdaughter", "fiance", "fiancee", "neighbour", "friend", "carer",
    "half-brother", "half-sister", "parents", "infant", "toddler", "boy", "girl", "little", "young",
    "poor", "called", "named", "nicknamed", "aka", "née", "nee",
}  # fmt: skip
JOBS = {
    "worker", "visitor", "nurse", "midwife", "doctor", "teacher", "headteacher", "head", "officer",
    "constable", "sergeant", "manager", "consultant", "paediatrician", "registrar", "gp",
    "psychiatrist", "psychologist", "therapist", "solicitor", "chair", "coordinator", "practitioner",
    "sw", "hv", "iro", "lado", "dsl", "senco", "assistant", "supervisor", "counsellor", "adviser",
    "advisor", "coroner", "judge", "guardian", "mentor", "receptionist", "paramedic", "author",
    "reviewer", "lead", "colleague", "professional", "student", "tutor", "landlord", "landlady",
}  # fmt: skip
# After a surname: the household, not one person.
HOUSEHOLD = {
    "family", "families", "household", "home", "house", "children", "child", "siblings", "sibling",
    "parents", "twins", "boys", "girls", "brothers", "sisters", "baby", "babies", "kids", "couple",
    "case", "review", "residence", "address", "property", "relatives",
}  # fmt: skip
_POLICE = ("police officer", "constable", "detective", "sergeant", "inspector", "police")
_DOCTORS = ("gp", "doctor", "paediatrician", "psychiatrist", "consultant", "registrar", "practitioner",
            "psychologist", "surgeon", "pathologist")  # fmt: skip
# Whose title it is: the endings of their roles.
OF_TITLES = dict.fromkeys(("pc", "wpc", "dc", "ds", "di", "dci", "dcs", "sgt", "sergeant", "inspector", "insp",
                           "constable", "pcso", "det"), _POLICE) | {
    "dr": _DOCTORS, "doctor": _DOCTORS, "prof": _DOCTORS, "professor": _DOCTORS,
    "nurse": ("nurse", "health visitor"), "sister": ("nurse",), "matron": ("nurse",),
    "midwife": ("midwife",), "hhj": ("judge",), "dj": ("judge",),
}  # fmt: skip
