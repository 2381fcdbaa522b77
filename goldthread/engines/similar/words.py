"""The field's own words: which ones tell nothing, which tell little, and which mean the same."""

# Every recommendation says these; sharing them says nothing.
_NOTHING = """
    a about across action activities activity agencies agency all also always an and annual any
    appropriate are area as aspect aspects assurance assure assured at be been before being
    better between board both but by can case cases child children clear confirm confirmed
    continue contribute contributing could council county cscp current develop did do does each
    effective effectively effectiveness ensure ensured ensuring establish every families family
    focus focused for from frontline full fully good group had has have health how identified
    identify if impact implement improve improvement in included including into is it its key
    lead learning like local lscb lscp made make may member members month more most multi multi-
    agency multiagency must necessary need needs never no nor not of on one opportunities
    opportunity or organisation organisations other our out over part particular partner
    partners partnership people per person place possible potential practice practitioner
    practitioners procedure procedures process processes professional professionals promote
    provide put recommend recommendation recommended regular regularly relation relevant respect
    review reviewed reviewing robust safeguard safeguarded safeguarding scb seek service
    services should so social specific staff such support supported sure system systems take
    team teams than that the their them then there these they this those through to two under
    understand understanding undertake undertaken up upon use used using via was way ways were
    what when where whether which while who whom whose why will with within without work worker
    workers working would year young youth
"""

# Words that say how rather than what. Sharing only these is not enough.
_LITTLE = """
    address adult adults approach ask asked asking assess assessment assessments attend attended
    audit audits awareness care carer carers check checks concern concerns confident consider
    consideration decision deliver delivered early evidence evidenced guidance home hospital
    inform information informed know knowledge manage management manager managers meeting
    meetings monitor monitoring need panel parent parents plan planning plans policies policy
    progress protection protocol protocols publish published quality question questions record
    recorded recording regular report reporting response responsible risk risks role school
    schools share shared sharing strategic strategy tool train trained training views visit
    visiting visits vulnerable write written
"""

# A matter of the field on each line: its name, and the ways in which it is written.
_SAME = """
prebirth: pre-birth, pre birth, unborn, antenatal, ante-natal, expectant, before birth,
    pregnancy, pregnant, pregnancies, prebirths
newborn: newborn, new-born, new born, baby, babies, infant, infants, neonatal, newborns
domesticabuse: domestic abuse, domestic violence, domestic abuse and violence, dva, da, dv,
    coercive control, coercion, coercive, controlling behaviour, violent partner, violence,
    violent, abusive partner
mentalhealth: mental health, mental illness, mental ill health, mentally ill, psychiatric,
    mental disorder, depression
curiosity: curiosity, professional curiosity, respectful uncertainty, professionally curious,
    curious, disguised compliance, over-optimism, overly optimistic, over-optimistic, optimism,
    optimistic, rule of optimism, healthy scepticism
substance: substance, substance misuse, substance use, drug misuse, drug use, drugs, alcohol,
    alcohol misuse, drug and alcohol, addiction, drinking
escalation: escalation, escalate, escalating, escalated, professional disagreement,
    disagreements, disagreement, challenge, challenged, resolving professional differences,
    dispute
supervision: supervision, safeguarding supervision, reflective supervision, supervised,
    supervisor, supervisors
discharge: discharge, discharged, discharging, leaving hospital, leave hospital, sent home
handover: handover, transfer, transferred, handing over, case transfer
infosharing: information sharing, sharing of information, share information, shared information,
    sharing information, information is shared, pass on information
voice: voice, voice of the child, child's voice, child s voice, lived experience, wishes and
    feelings, children's views, daily life, views of children
exploitation: exploitation, child sexual exploitation, criminal exploitation, cse, cce, county
    lines, exploited, grooming
sexualabuse: sexual abuse, sexually abused, csa, sexual harm
gp: gp, general practitioner, general practitioners, gps, family doctor, general practice,
    surgery, surgeries, primary care
healthvisitor: health visitor, health visitors, health visiting
midwife: midwife, midwives, midwifery, maternity
police: police, constabulary, officers, police force
father: father, fathers, dads, dad, men, male carers, male, males, partners of mothers,
    paternal, father figures
mother: mother, mothers, maternal, mum, mums
sleep: sleep, safe sleep, safer sleep, safer sleeping, co-sleeping, bed-sharing, bed sharing,
    sudden infant death, overlay, sids, sleeping
nonattendance: was not brought, did not attend, missed appointments, missed appointment, non-
    attendance, non attendance, dna, not brought, failed appointments, do not attend, does not
    attend, not attending, fails to attend, missed health appointments, missed visits, no access
    visits
missing: missing, goes missing, running away, absent, go missing, missing from home,
    whereabouts, runaway
bruise: bruise, bruising, bruises, non-mobile, non mobile, pre-mobile, injury, injuries
dog: dog, dogs, pets, pet, animals, animal
neglect: neglect, neglected, neglectful
homeeducation: elective home education, home educated, home education, ehe, home-educated,
    educated at home, home schooling
threshold: threshold, thresholds, levels of need, continuum of need
interpreter: interpreter, interpreters, interpreting, translation, translator, translators,
    first language
culture: culture, cultural, ethnicity, ethnic, faith, race, racism, heritage, diversity
disability: disability, disabled, disabilities, learning difficulties, learning disability,
    autism, autistic, special educational needs, complex needs
selfharm: self-harm, self harm, self-harming, suicide, suicidal, overdose
chronology: chronology, chronologies, history, histories, past, previous
court: court, courts, court proceedings, legal, solicitors, care proceedings
kinship: kinship, connected persons, family and friends carers, special guardianship, guardians,
    sgo, special guardians, relatives who care
fracture: fracture, fractures, fractured, broken bones, broken bone
housing: housing, accommodation, homeless, homelessness, tenancy, housed
asylum: asylum, refugee, refugees, unaccompanied, asylum-seeking, migrant, trafficked,
    trafficking
strategymeeting: strategy meeting, strategy discussion, strategy discussions, strategy meetings,
    section 47
coregroup: core group, core groups, child protection conference, conferences, case conference
crying: crying, shaken, shaking, abusive head trauma, head injury, cry
online: online, internet, social media, digital, phones
fostering: fostering, foster, fostered, looked after, in care, residential
disclosure: disclosure, clare's law, clare s law, disclosure scheme, right to ask
"""

SAYS_NOTHING = frozenset(_NOTHING.split())
SAYS_LITTLE = frozenset(_LITTLE.split())


def _groups(text: str) -> dict[str, tuple[str, ...]]:
    """Name of a matter to its phrases. A line that is indented goes on with the one before."""
    found: dict[str, tuple[str, ...]] = {}
    for line in text.strip().replace("\n    ", " ").splitlines():
        name, _, phrases = line.partition(": ")
        found[name] = tuple(phrase.strip() for phrase in phrases.split(","))
    return found


SAME = _groups(_SAME)
