"""Invented people, places and bodies for the anonymising benchmark, many of them ordinary words."""

FORENAMES = {
    "f": """Tanya Grace Elizabeth Chloe Rose Amber Zainab Niamh Siobhan Katarzyna Hope Faith Jade Ruby Ellie-Mae
    Rebecca Clare Sarah April May Summer Holly Ivy Aisha Priya Chidinma Catherine Megan Joy Dawn Heather Daisy
    Bethany Jacqueline Stacey Kayleigh Olivia Victoria Charlotte Poppy Violet Iris Pearl Sue Pat Jean Leanne
    Samantha Michelle Deborah Gemma Yasmin Fatima Oluwaseun Magdalena Zoë Renée Bronwen Eilidh""".split(),
    "m": """Robin Mark Will Jack Oliver Mohammed Kieran Connor Jayden Tyler Bill Rob Frank Guy Dean Max
    Stephen Christopher Declan Ciaran Aleksander Chukwuemeka Rajesh Imran Dylan Rhys Callum Ryan Liam Nathaniel
    Anthony Michael Thomas Benjamin Joshua Daniel Lee Jay Miles Art Drew Chase Grant Hunter Mason Ray Glen Dale
    Clay José Łukasz Piotr Hamza Zachary Frederick Alfie Archie Reggie""".split(),
}  # fmt: skip
SURNAMES = """Lark Dunlin Marsh Young Brown Green Park Field Wood Bishop Church Banks Rivers Day Long Price Law
Ashdown Munro Fairweather O'Neill O'Connor McAllister MacDonald Kowalska Hussain Okonkwo Patel Begum Khan
Lark-Dunlin Smith-Jones Hartley-Wren van-der-Berg Fitzgerald Thistlewood Penhale Trewin Pettigrew Quill
Harrowgate Winterbourne Smith Jones Taylor Baker Cook Turner Fletcher Wren Finch Swan Drake Heron Nightingale
Hill Dale Rowe Peel Case Ward Moody Savage Sharp Best Rose Mark Stone Flint Bell Little Adeyemi Nowak
Ahmed Singh Kaur Müller Larsson Delacroix Gallagher Sweeney Hodgkinson Braithwaite Ramsbottom Tiffin
Cholmondeley Osei-Tutu Abdi Hassan Farah Szczepański Blackwood Greenhalgh Southgate Westbrook""".split()
STREETS = """Beck Heron Mill Orchard Chapel Station Elm Primrose Tanner Quarry Wexcombe Thornbury Larkspur
Victoria Cromwell Priory Saltersford Hazel Fenmoor Kestrel""".split()
STREET_KINDS = (
    "Close Road Street Avenue Lane Drive Crescent Court Gardens Terrace Way Grove Place".split()
)
SHORT_KINDS = {"Close": "Cl", "Road": "Rd", "Street": "St", "Avenue": "Ave", "Lane": "Ln", "Drive": "Dr",
               "Crescent": "Cres", "Court": "Ct", "Gardens": "Gdns", "Terrace": "Terr", "Way": "Way",
               "Grove": "Gr", "Place": "Pl"}  # fmt: skip
TOWNS = "Saltmere Fenmarsh Harrowick Dunstead Ottermouth Wexford-on-Sea Marlpit Castlebeck Thornaby-Fen".split()
BODIES = [
    ("school", "{} CofE Primary School"), ("school", "{} Academy"), ("school", "{} High School"),
    ("nursery", "{} Day Nursery"), ("hospital", "St {}'s Hospital"), ("gp practice", "{} Medical Practice"),
    ("hospital", "{} General Hospital"), ("school", "The {} Community Infant School"),
    ("trust", "{} University Hospitals NHS Foundation Trust"), ("children's centre", "{} Children's Centre"),
]  # fmt: skip
BODY_NAMES = """Oakfield Hilda Brackenhurst Ravensdale Winfrith Larchwood Hollowdene Swinmoor Tilbrook Marchbank
Elmsworth Cuthbert Wystan Penmorrow""".split()
UNKNOWN_F = """Tim Bell|Ottilie Farnsworth|Gareth Pryce|Mrs Abernathy|Dr Okafor|Natasha Volkova|PC Hargreaves|
Ms Whitlock|Suleiman Yusuf|Joanna Crabtree|Derek Molyneux|Mr Pemberton|Nurse Adebayo|Imogen Talbot|Wayne Scully|
Agnieszka Zielińska|Bharat Desai|Lorna Kilbride|Keith Ollerenshaw|Judge Waverley|Shanice Thorogood|
Ewan McTavish|Dr Raghavan|Mrs Eccles|Tariq Mahmood|Sinead Rafferty|DC Lomax|Father Doyle""".replace(
    "\n", ""
).split("|")
ROLES = [
    ("mother", "f"), ("father", "m"), ("sibling", ""), ("sibling", ""), ("maternal grandmother", "f"),
    ("mother's partner", "m"), ("paternal uncle", "m"), ("social worker", ""), ("health visitor", "f"),
    ("GP", ""), ("police officer", ""), ("midwife", "f"), ("headteacher", ""), ("neighbour", ""),
]  # fmt: skip
