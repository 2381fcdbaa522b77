"""The wordings by which entries say that a child was seen, that somebody came, that there were marks.

Plain patterns over one clause in small letters; how they are weighed stands in `claims`.
"""

import re

_CHILD = (
    r"(?:child(?:ren)?|ch'?n|bb|bby|baby|babies|infant|newborn|neonate|toddler|bab[ey]s?|boys?|girls?|kids?|kiddies|"
    r"siblings?|sibs|twins?|sons?|daughters?|unborn|young (?:person|people|lad)|yp|subject child|all (?:three|four|five|of them)|"
    r"pupils?|little (?:one|ones|boy|girl|lad)|youngest|eldest|middle (?:one|child)|minors?|youngsters?|sc)"
)
CHILD = re.compile(rf"\b{_CHILD}\b")
ADULT = re.compile(
    r"\b(?:mother|father|mum|mummy|dad|daddy|mam|mo|fa|m|f|parents?|couple|partner|stepfather|stepdad|boyfriend|"
    r"girlfriend|ex|husband|wife|uncle|aunt|carers?|victim|agg|aggrieved|male|female|man|woman|ip)\b"
)
MOTHER = re.compile(r"\b(?:mother|mum|mummy|mam|mo|m|she|her|wife|female|woman)\b")
FATHER = re.compile(
    r"\b(?:father|dad|daddy|fa|f|he|him|husband|stepfather|stepdad|partner|boyfriend|mp|male)\b"
)
BOTH = re.compile(r"\b(?:both|parents?|couple|neither|nobody|no one|no-one|family|they)\b")

_NOT = (
    r"(?:not|n't|never|nor|without|neither|none|nobody|no one|no-one|no|nil|unable|unsuccessful|fail(?:ed|s|ure)?|"
    r"declined?|declines|refus(?:ed|es|ing|al)|cannot|denied|prevented|utl|un)"
)
_LOOK = (
    r"(?:seen|sighted|viewed?|observed?|spoken (?:to|with)|speak (?:to|with)|saw|see|sight(?:ing)?|visible|"
    r"checked(?: on)?|check on|laid eyes|set eyes|eyes on|met|meet|looked in on)"
)
SEEN_NO = re.compile(
    rf"\b{_CHILD}\b[^|]*\b(?:not|n't|never|neither|none|unable|unsuccessful|failed to|declined|refused|wasn't|weren't|couldn't)\b[^|]{{0,25}}\b{_LOOK}\b|"
    rf"\b(?:{_NOT}|didn't|couldn't|wasn't|weren't|can't)\b(?! (?:concerns?|worries|issues))[^|]{{0,30}}\b{_LOOK}\b[^|]{{0,30}}\b{_CHILD}\b|"
    r"\b(?:not|never|neither|unable to be|couldn't be|could not be|wasn't|weren't)\b (?:be |been |actually |physically |able to be )*(?:seen|sighted|viewed|spoken to)\b(?! by| as)|"
    r"\bno (?:sight|sighting|view|eyes) (?:of|on)\b|\bunsighted\b|\bunseen\b|\bnot sighted\b|"
    rf"\b{_CHILD}\b[^|]{{0,30}}\bout of (?:view|sight)\b|\bsight of\b[^|]{{0,40}}\b(?:not|refused|declined|denied)\b|"
    rf"\b(?:nobody|no one|no-one|neither|did not|didn't|unable to|could not|couldn't)\b[^|]{{0,20}}\b(?:seen|saw|see|sight|checked?|view(?:ed)?|look(?:ed)? in|laid eyes on|set eyes on)\b[^|]{{0,20}}\b(?:{_CHILD}|them)\b|"
    rf"\bno {_CHILD} (?:were |was )?(?:seen|sighted)\b|\bno access to (?:the )?{_CHILD}\b|\b{_CHILD}\b[^|]{{0,20}}\butl\b|"
    rf"\b(?:unable|not able|without being able) to (?:see|view|sight|speak (?:to|with)|check on)\b|"
    rf"\b(?:would not|wouldn't|refused to|declined to|not willing to|unwilling to) (?:let|allow|permit|bring|wake|produce|show)\b[^|]{{0,40}}\b(?:{_CHILD}|see|sight|seen|down|him|her|them)\b|"
    r"\bwelfare (?:check )?(?:not|could not be|couldn't be|un)(?: be)?\s?(?:confirmed|established|completed|possible)\b"
)
# Said of a child without a word of seeing: where the child was, when somebody looked.
AWAY = re.compile(
    rf"\b(?:{_CHILD}|they|he|she|both)\b[^|]{{0,40}}\b(?:not (?:present|at home|in the (?:house|home|property|address|flat)|in|there|available|woken|disturbed|brought down(?:stairs)?)|"
    r"elsewhere|absent|away|out with|staying (?:with|at)|stopping (?:with|at)|(?:at|with|in the care of|remained with|left with|gone to|taken to) (?:(?:his|her|their|a|an|the|maternal|paternal|mother's|father's) )*"
    r"(?:mgm|pgm|mgf|pgf|nan|nana|nanna|gran|granny|grandma|grandmother|grandparents?|grandad|aunt(?:ie)?|uncle|relatives?|friends?|neighbours?|childminder|cousins?)(?:'s|s)?)\b|"
    rf"\bno {_CHILD} (?:were |was )?(?:present|at the address|in the (?:house|home|property)|home|at home)\b|\bnot (?:woken|disturbed|brought downstairs)\b|"
    rf"\b(?:said|reported|reportedly|apparently|believed|understood|stated|told)\b[^|]{{0,20}}\b(?:asleep|sleeping|napping|in bed|upstairs)\b|\b{_CHILD}\b[^|]{{0,12}} in bed upstairs$"
)
SEEN_YES = re.compile(
    rf"\b{_CHILD}\b[^|]{{0,50}}\b(?:seen|sighted|viewed|observed|spoken (?:to|with)|checked|visible|examined|presented|accounted for)\b|"
    rf"\b(?:saw|seen|see|observed|sighted|sight of|spoke (?:to|with)|viewed|checked on|met|examined|view of|eyes on|looked in on)\b(?! on| by)[^|]{{0,25}}\b{_CHILD}\b|"
    r"\bseen (?:and (?:fine|ok|okay|happy|safe|clean|settled|spoken to)|alone|awake|asleep|safe|and well|well|at home|in (?:the |his |her |their )?(?:cot|bed|home|bedroom|person|pram|buggy)|happy|playing|upstairs|sleeping|on (?:his|her|their) own)\b|"
    rf"\b{_CHILD}\b[^|]{{0,20}}\b(?:appeared|looked|seemed|was|were|is|are|all|both|presented as) (?:safe|well|happy|clean|settled|fine|unharmed|ok|o/k|okay|alert|awake|appropriately|warm|smiling|content|playing|asleep in)\b|"
    rf"\b{_CHILD}\b[^|]{{0,30}}\b(?:safe (?:and|&|\+) well|s&w|s/w|smiling|chatted|chatty|playing|came to the door|in good spirits)\b|"
    r"\b(?:safe and well check|welfare check|s&w check|welfare)\b[^|]{0,20}\b(?:completed|done|carried out|confirmed|established|satisfactory)\b"
)
# In a clause that goes on about children named before it in the sentence.
LOOKED = re.compile(
    r"\b(?:seen|sighted|viewed|observed|spoken (?:to|with)|checked(?: on)?|visible|in good spirits|s&w|safe and well)\b(?! by (?:gp|doctor|hospital))"
)
DENIED = re.compile(
    rf"\b(?:{_NOT}|couldn't|wasn't|weren't|didn't|can't)\b[^|]{{0,30}}\b{_LOOK}\b|\b(?:declined|refused|denied|not (?:allowed|permitted|possible))$"
)
ASKED = re.compile(r"\b(?:asked|wished|wanted|hoped|requested|attempted|tried|request) (?:to|for)\b[^|]{0,12}\b(?:see|sight|view|speak)")  # fmt: skip
_COME = (
    r"(?:attend(?:ed|ing|ance)?|att'?d|att|come|coming|came|arriv(?:e|ed|al)|turn(?:ed)?[ -]?(?:up|out)|present(?:ed)?|appear(?:ed)?|show(?:ed|n)?(?: up)?|"
    r"brought|bring|keep|kept|join(?:ed)?|engage|take (?:it |this |them )?up|taken up|make it|made it|participate|there)"
)
CAME_NO = re.compile(
    rf"\b(?:not|n't|didn't|wasn't|weren't|wouldn't|couldn't|never|unable to|could not|cannot|can't|would not|refused to|declined to|chose not to|forgot to|nor) (?:be |been |to |able to |going to |in fact |then |again )*{_COME}\b(?! (?:any|further|concerns?|back|home|off|out|round|to light|down|away))|"
    r"\b(?:dna|dna'?d|d\.n\.a|dnad|dnas|wnb|wnb'd|fta|fta'd|no[- ]show(?:ed)?|non[- ]?attend\w*|not brought|not attended|fail(?:ed|s|ure|ing)? to (?:attend|bring|keep|arrive|turn up|present|come(?! back| home| out)|appear|show|engage)|"
    r"missed (?:the |her |his |their |this |today'?s |another )?(?:\w+ )?(?:appointment|appt|clinic|meeting|session|visit|conference|review|scan|group|check|slot)|"
    r"(?:nobody|no[- ]one|neither parent|neither|none of the family|no family members?)(?: \w+){0,4} (?:came|attended|arrived|turned up|was there|were there|present|brought|showed|appeared|made it|joined|in attendance)|"
    r"no (?:parent|parents|mother|father|mum|dad|mo|fa|family)(?: \w+)? (?:present|there|in attendance|attended|came)|no attendance|nil attendance|did not show|"
    r"parents? absent|absent from|absent without|not in attendance|sent (?:her |his |their )?apologies|(?:mother|father|parents?|mum|dad|mo|fa|family|m|f)(?:'s)? (?:gave |sent |tendered )?(?:apologies|apols)|apologies (?:from|received from|given by) (?:the )?(?:mother|father|parents?|mum|dad|mo|fa|family)|"
    r"in (?:her|his|their|mother's|father's|the parents'|the family's|mum's|dad's) absence|no sign of (?:the )?(?:mother|father|mum|dad|mo|fa|parents?|family|her|him|them|either parent|anyone)|"
    r"(?:mother|father|mum|dad|mo|fa|parents?|family|m|f|she|he|child|baby|neither parent|both) (?:was |were |remained )?(?:not (?:there|present|in attendance|brought|seen in clinic|in the room)|absent|a no[- ]show|missing from|nowhere to be seen|non-attend\w*)|"
    r"cried off|(?:cancelled|rearranged|rang to cancel|texted to cancel|pulled out) (?:on the day|by (?:mother|parent|mum|family|patient|client)|at short notice|last minute|late|that morning|the appointment)|(?:mother|mum|mo|parents?|family|she|he|father|dad|client|patient) (?:had )?(?:cancelled|cancels|pulled out|opted out|stayed (?:at )?home|stayed away|overslept|forgot)|pulled out|wasn't brought|weren't brought|"
    r"without (?:the |any )?(?:mother|father|parents?|mum|dad|family|either parent)(?:'s)? (?:present|attending|attendance|presence|there|in the room)|stayed away|"
    r"(?:appointment|appt|slot|session|clinic|booking|invitation|invite) (?:was |were |had been )?(?:missed|not kept|unattended|unused|wasted|not taken up|ignored)|unattended appointment|failed appointment|defaulted|"
    r"(?:waited|kept waiting|held) (?:for |\w+ minutes for )?(?:her|him|them|mother|the family)\b[^|]*\b(?:no|not|never|without)|did not materialise|failed visit|gave (?:it|the \w+) a miss|empty chairs?|not seen as did not|let (?:us|the team) down|let the appointment go)\b"
)
CAME_YES = re.compile(
    r"\b(?:attended|attends|att'?d(?: by| with)?|in attendance|arrived(?: \w+){0,3} (?:late|early|in time|on time)|made it|made the effort|came in|came with|came and|came|(?:mother|father|mum|dad|mo|fa|parents|m|f|both|they|she|he) (?:was |were |are |is |all |both )*(?:there|here|made it|present|in the room|came|attended|joined|arrived|on time)|turned up(?! at (?:the |a |an |her |his |my )?(?:\w+ )?(?:station|address|house|home|flat|property|scene|door|work|shop|friend|mate))|showed up|was present|were present|present at|present (?:throughout|for)|both present|parents? present|mother present|father present|brought (?:to|in|by|for|along|him|her|baby|child|them)|"
    r"kept (?:the |her |his |their |this )?(?:appointment|appt|slot)|(?:appt|appointment) kept|arrived (?:at|for|on|with|in)|seen (?:in|at) (?:the )?(?:clinic|surgery|practice|antenatal)|presented (?:at|to|with|as|on)|took part|participated|engaged well|"
    r"joined|contributed|dialled in|accompanied by (?:mother|mum|mo|father|dad|fa|parents?)|bang on time|good as her word|(?:arr|arrived) \d+ ?(?:mins?|minutes) (?:late|early)|attendance (?:by|of) (?:mother|mum|parents?)|supported by (?:mum|mother) in the room)\b|\bw(?:ith)? (?:both parents|mo \+ fa) (?:there|present)\b"
)
NOT_THEIR_COMING = re.compile(
    r"\b(?:police|officers?|ambulance|paramedics?|crew|crews|patrol|units?|pcs?|responders?|engineers?|we|i|sw|social workers?|hv|health visitor|midwife|staff|professionals|agencies|worker|lead|practitioner|teacher|nurse|advocate|caller|neighbour|bailiffs?|contractor)\b(?: \w+){0,2} (?:attended|arrived|came|present|called|joined|contributed|dialled in)|"
    r"\battended (?:the |her |his |their |home |family |this |an? )?(?:address|home|property|scene|flat|house|incident|location|domestic|call)\b|\bcame (?:to (?:light|notice|the door|the attention)|back|off|out|from|round|through|up|home)\b|\b(?:call|letter|report|referral|news|word|notification|contact|message|email) (?:came|arrived)\b|\bwith (?:mother|father) present\b.*\barrest"
)
FAMILY = re.compile(
    r"\b(?:mother|father|mum|mummy|dad|daddy|mam|mo|fa|parents?|family|m|f|she|he|they|her|him|child|children|chn|baby|infant|patient|pt|"
    r"client|cl|carers?|partner|couple|both|grandmother|grandfather|mgm|pgm|stepfather|young person|yp|boy|girl|lad|tenant|service user|su)\b"
)
MEETING = re.compile(
    r"\b(?:core|cg|group|conference|icpc|rcpc|meeting|mtg|strategy|strat|marac|panel|dpm|discussion|court|review|"
    r"hearing|training|by hv|by sw|by dsl|health visitor|social worker|midwife|nurse|i|we|dsl|hv|sw)\b"
)
_HURT = (
    r"(?:injur\w*|inj|injs|bruis\w*|marks?|marking|scratch\w*|cuts?|swell(?:ing|ed)|swollen|black eye|lac|lacs|lacn|laceration\w*|graz\w*|burns?|scalds?|blister\w*|"
    r"abrasions?|redness|reddening|erythema|ecchymos\w*|purpur\w*|welts?|weals?|red (?:mark|area|patch)|lumps?|wounds?|fractur\w*|petechiae|bleeding|bloodied|epistaxis|nosebleed|haematoma|bite mark|bitten|hurt|sore|tender\w*|discolou?r\w*|lesions?|bumps?|contusion\w*|trauma|blemish\w*|punctures?)"
)
HURT_NO = re.compile(
    rf"\b(?:no|nil|not|n't|without|nothing|none|neither|zero|never|free (?:of|from)|absence of|any|clear of|nor)\b (?!(?:other|further|new|additional|more|doubt|explanation|reason|account) )(?:\w+ ){{0,6}}{_HURT}\b|"
    rf"\b{_HURT}\b(?: \w+){{0,3}} (?:not|none|nil|absent|denied|n't|wasn't|weren't|ruled out|excluded)\b|{_HURT}\s*[:=]?\s*(?:nil|none|no)\b|"
    r"\b(?:uninjured|unmarked|unhurt|unharmed|unscathed|unblemished|skin (?:was |all |is |looked |appeared )?(?:clear|intact|normal|fine)|nothing (?:abnormal|untoward|found|visible|of note|seen on|remarkable|to (?:see|find|note|report|record|show))|"
    r"nad|ne?o apparent|fully examined and clear|body ?map:? (?:was |left |is )?(?:clear|blank|nil|empty|negative)|(?:examination|exam|o/e|check|skin check|medical) (?:was |were |is |found |of \w+ )?(?:all )?(?:normal|unremarkable|clear|nad|fine|negative)|without a scratch|not a (?:mark|scratch)|none the worse)\b"
)
HURT_YES = re.compile(rf"\b{_HURT}\b")
HURT_ELSE = re.compile(
    rf"\b(?:risk of|if|in case of|prevent|asked (?:about|for|re)|advice (?:on|about|re)|possible|query|minor injuries unit|birth ?marks?|old|historic\w*|previous|allegation|alleged|denie[sd]|question mark|worr\w+ about|head)\b(?: \w+){{0,4}} {_HURT}|minor injuries|cut (?:short|off|back|down)|\b(?:school|full|top) marks|non.?accidental|tender age|\bhome.?school marks|burn(?:ed|t)? out|bruis\w* (?:advice|leaflet|policy|protocol)|icon\b"
)
# Harmless denials, taken out before a denial is looked for.
HARMLESS = re.compile(
    r"\b(?:no|nil|without|any) (?:cause for concern|concerns?|worries|issues?|problems?|arrests?|offences?|change|complaints?|immediate|safeguarding|obvious concerns?|further action|reason(?: given)?|notice|longer|disclosures?)\b|"
    r"\bnot only\b|\bnfa\b|\bncd\b|\bno cfc\b"
)
WEAK_HURT = ("injur", "inj", "hurt", "bump", "lump", "fract", "trauma")
