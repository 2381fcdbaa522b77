"""The field's own words: which ones tell nothing, which tell little, and which mean the same."""

# Every recommendation says these; sharing them says nothing.
SAYS_NOTHING = frozenset(
    """a about across all also an and any are as at be been before being between both but by can could
    did do does each every for from had has have how if in including into is it its like made make may
    more most must need needs no nor not of on one or other our out over part put should so such take
    than that the their them then there these they this those through to two under up upon use used
    using was way were what when where whether which while who whom whose why will with within without
    would year month annual per via
    action agencies agency appropriate area assurance assure assured board case cases child children
    clear continue council county current develop effective effectively effectiveness ensure ensured
    ensuring establish family families group health identified identify impact implement improve
    improvement key lead learning local member members multi-agency multi multiagency organisation
    organisations partner partners partnership people person place practice practitioner practitioners
    procedure procedures process processes professional professionals promote provide recommend
    recommendation recommended relation relevant respect review reviewed reviewing robust safeguard
    safeguarded safeguarding scb lscb cscp lscp seek service services should social specific staff
    support supported system systems team teams understand understanding undertake undertaken work
    worker workers working young youth""".split()
)  # fmt: skip

# Words that say how rather than what. Sharing only these is not enough.
SAYS_LITTLE = frozenset(
    """address approach assess assessment assessments audit audits awareness care confident consider
    consideration decision guidance information inform informed know knowledge manage management
    manager managers meeting meetings monitor monitoring need parent parents plan planning plans policies
    policy protocol protocols quality record recorded recording report reporting response responsible
    risk risks role share shared sharing strategic strategy tool train trained training views carer
    carers care hospital school schools adult adults home vulnerable protection concern concerns
    evidence evidenced progress deliver delivered panel""".split()
)  # fmt: skip

# Spellings and phrases that mean one thing, each written as its first. Longest phrases first.
SAME = (
    ("prebirth", "pre-birth", "pre birth", "unborn", "antenatal", "ante-natal", "expectant", "before birth",
     "pregnancy", "pregnant", "pregnancies", "prebirths"),
    ("newborn", "new-born", "new born", "baby", "babies", "infant", "infants", "neonatal", "newborns"),
    ("domesticabuse", "domestic abuse", "domestic violence", "domestic abuse and violence", "dva", "da", "dv",
     "coercive control", "coercion", "coercive", "controlling behaviour", "violent partner"),
    ("mentalhealth", "mental health", "mental illness", "mental ill health", "mentally ill", "psychiatric",
     "mental disorder", "depression"),
    ("curiosity", "professional curiosity", "respectful uncertainty", "professionally curious", "curious",
     "disguised compliance", "over-optimism", "overly optimistic", "over-optimistic", "optimism",
     "optimistic", "rule of optimism", "healthy scepticism"),
    ("substance", "substance misuse", "substance use", "drug misuse", "drug use", "drugs", "alcohol",
     "alcohol misuse", "drug and alcohol", "addiction", "drinking"),
    ("escalation", "escalate", "escalating", "escalated", "professional disagreement", "disagreements",
     "disagreement", "challenge", "challenged", "resolving professional differences", "dispute"),
    ("supervision", "safeguarding supervision", "reflective supervision", "supervised", "supervisor",
     "supervisors"),
    ("discharge", "discharged", "discharging", "leaving hospital", "leave hospital", "sent home"),
    ("handover", "transfer", "transferred", "handing over", "case transfer"),
    ("infosharing", "information sharing", "sharing of information", "share information",
     "shared information", "sharing information", "information is shared", "pass on information"),
    ("voice", "voice of the child", "child's voice", "child s voice", "lived experience",
     "wishes and feelings", "children's views", "daily life", "views of children"),
    ("exploitation", "child sexual exploitation", "criminal exploitation", "cse", "cce", "county lines",
     "exploited", "grooming"),
    ("sexualabuse", "sexual abuse", "sexually abused", "csa", "sexual harm"),
    ("gp", "general practitioner", "general practitioners", "gps", "family doctor", "general practice",
     "surgery", "surgeries", "primary care"),
    ("healthvisitor", "health visitor", "health visitors", "health visiting"),
    ("midwife", "midwives", "midwifery", "maternity"),
    ("police", "constabulary", "officers", "police force"),
    ("father", "fathers", "dads", "dad", "men", "male carers", "male", "males", "partners of mothers",
     "paternal", "father figures"),
    ("mother", "mothers", "maternal", "mum", "mums"),
    ("sleep", "safe sleep", "safer sleep", "safer sleeping", "co-sleeping", "bed-sharing", "bed sharing",
     "sudden infant death", "overlay", "sids", "sleeping"),
    ("nonattendance", "was not brought", "did not attend", "missed appointments", "missed appointment",
     "non-attendance", "non attendance", "dna", "not brought", "failed appointments"),
    ("missing", "goes missing", "running away", "absent", "go missing", "missing from home",
     "whereabouts", "runaway"),
    ("bruise", "bruising", "bruises", "non-mobile", "non mobile", "pre-mobile", "injury", "injuries"),
    ("dog", "dogs", "pets", "pet", "animals", "animal"),
    ("neglect", "neglected", "neglectful"),
    ("homeeducation", "elective home education", "home educated", "home education", "ehe",
     "home-educated", "educated at home", "home schooling"),
    ("threshold", "thresholds", "levels of need", "continuum of need"),
    ("interpreter", "interpreters", "interpreting", "translation", "translator", "translators",
     "first language"),
    ("culture", "cultural", "ethnicity", "ethnic", "faith", "race", "racism", "heritage", "diversity"),
    ("disability", "disabled", "disabilities", "learning difficulties", "learning disability", "autism",
     "autistic", "special educational needs", "send", "complex needs"),
    ("selfharm", "self-harm", "self harm", "self-harming", "suicide", "suicidal", "overdose"),
    ("chronology", "chronologies", "history", "histories", "past", "previous"),
    ("court", "courts", "court proceedings", "legal", "solicitors", "care proceedings"),
    ("kinship", "connected persons", "family and friends carers", "special guardianship", "guardians",
     "sgo", "special guardians", "relatives who care"),
    ("fracture", "fractures", "fractured", "broken bones", "broken bone"),
    ("housing", "accommodation", "homeless", "homelessness", "tenancy", "housed"),
    ("asylum", "refugee", "refugees", "unaccompanied", "asylum-seeking", "migrant", "trafficked",
     "trafficking"),
    ("strategymeeting", "strategy meeting", "strategy discussion", "strategy discussions",
     "strategy meetings", "section 47"),
    ("core", "core group", "core groups", "child protection conference", "conferences",
     "case conference"),
    ("crying", "shaken", "shaking", "abusive head trauma", "head injury", "cry"),
    ("online", "internet", "social media", "digital", "phones"),
    ("fostering", "foster", "fostered", "looked after", "in care", "residential"),
    ("disclosure", "clare's law", "clare s law", "disclosure scheme", "right to ask"),
)  # fmt: skip
