"""Everything in a review that is neither a learning point nor a recommendation. All invented."""
# ruff: noqa: E501 - sentences stay on one line

PLACES = [
    "Aldermoor", "Kestrel Vale", "Northmere", "Westhaven", "Brackwater", "Harrowdale", "Castlebrook", "Ravensmere", "Long Dalton",
    "East Wendle", "Mid Tarrant", "Oxmoor and Stane", "Skarrow", "Fenmarsh", "Upper Lydden", "Pellhaven", "Stonely Bridge", "Marrick",
]  # fmt: skip
NAMES = [
    "Jasper",
    "Imogen",
    "Tobias",
    "Leila",
    "Rowan",
    "Callum",
    "Beatrice",
    "Idris",
    "Maeve",
    "Theo",
    "Ottilie",
    "Samuel",
    "Esme",
    "Harvey",
]
CODES = [
    "Child K",
    "Baby M",
    "Child AB",
    "Family W",
    "Adult R",
    "Baby T",
    "Child D4",
    "Young Person J",
    "Child Q",
    "Adult B",
]
AGES = [
    ("11 weeks old", "11 weeks"),
    ("three months old", "three months"),
    ("aged 15", "15"),
    ("14-year-old", "14"),
    ("19 days old", "19 days"),
    ("aged 7 months", "7 months"),
    ("6-month-old", "6 months"),
    ("two-year-old", "two years"),
    ("aged 83", "83"),
    ("aged 44 years", "44 years"),
]
BACKGROUND = [
    "The family was known to several services and had moved home twice during the year under review.",
    "Mother had spent part of her own childhood in care and had been open about this with her midwife.",
    "A health visitor saw the family at home on four occasions and recorded no concerns.",
    "In March 2019 a neighbour telephoned the police about shouting at the address. Officers attended and left.",
    "Father did not live at the address but was a frequent visitor. His own history was not known to maternity staff.",
    "Criminal proceedings have ended and an inquest has been held.",
    "The two services used different recording systems, and neither could see the other's entries.",
    "An older sibling, then aged 9, had been the subject of a child protection plan in another area.",
    "The housing provider visited in June and noted that the property was cold and cluttered.",
    "There were several changes of social worker during the summer of 2020.",
]
GOOD = [
    "The health visitor kept visiting when appointments were missed and did not give up.",
    "The school gave a full and timely record of its worries.",
    "The GP followed up each missed appointment with a telephone call.",
    "Police officers shared information on the same day.",
]
QUESTIONS = [
    "How well did agencies understand the family's history?",
    "Was information shared at the right time with the right people?",
    "What stood in the way of hearing the child's voice?",
    "Were fathers and partners considered in assessments?",
]
CRITERIA = [
    "abuse or neglect of a child is known or suspected",
    "the child has died or been seriously harmed",
    "there is cause for concern about the way agencies worked together",
]
SCOPE = [
    "to establish what lessons can be learned about the way agencies worked together",
    "to identify how and within what timescales those lessons will be acted upon",
    "to improve inter-agency working and better safeguard children",
]
AGENCIES = [
    "Children's Social Care",
    "Police",
    "Health Visiting",
    "Maternity Services",
    "General Practice",
    "Probation Service",
    "Primary School",
    "Housing",
]
CHANGES = [
    "A new pre-birth panel has been set up and meets every fortnight.",
    "Training on neglect has been attended by more than three hundred staff.",
    "The bruising protocol was relaunched in the spring.",
]
NEXT = [
    "Share this briefing with your team and discuss it at your next meeting.",
    "Visit our website for training dates.",
    "Think about a family you work with now and what you do not know about them.",
]
NAV = [
    "Skip to main content",
    "Home",
    "About us",
    "Worried about a child?",
    "Training",
    "Contact us",
    "Search",
]
FOOT = ["Privacy notice", "Accessibility statement", "Cookies", "Back to top"]
SECTIONS_TITLES = [
    "Working with fathers",
    "Hearing the child",
    "Sharing information",
    "Supervision and oversight",
    "Pre-birth practice",
    "Thresholds and challenge",
    "Recognising neglect",
    "Domestic abuse",
]
