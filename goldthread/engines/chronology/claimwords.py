"""The wordings by which entries say that a child was seen, that somebody came, that there were marks.

Plain patterns over one clause in small letters; how they are weighed stands in `claims`.
"""

import re

_CHILD = (
    r"(?:child(?:ren)?|ch'?n|bb|bby|baby|babies|infant|newborn|neonate|toddler|bab[ey]s?|boys?|girls?|kids?|kiddies|"
    r"siblings?|sibs|twins?|sons?|daughters?|unborn|young (?:person|people|lad)|yp|subject child|all (?:three|four|five|of them)|"
    r"pupils?|little (?:one|ones|boy|girl|lad)|youngest|eldest|middle (?:one|child)|minors?|youngsters?|sc|bairns?|weans?|lass(?:ie)?|tots?|babes?|bubs?|juvs?|juveniles?|baba|subject|sib ?[0-9]|ch ?[0-9]|[sc][0-9]|twin (?:one|two|a|b|1|2)|wee (?:one|girl|boy|lad|lass|man)|(?:younger|older|elder|oldest) (?:one|girl|boy|child|sister|brother|sibling)|teenager)"
)
CHILD = re.compile(rf"\b{_CHILD}\b")
ADULT = re.compile(
    r"\b(?:mother|father|mum|mummy|dad|daddy|mam|mo|fa|m|f|parents?|couple|partner|stepfather|stepdad|boyfriend|"
    r"girlfriend|ex|husband|wife|uncle|aunt|carers?|victim|agg|aggrieved|male|female|man|woman|ip)\b"
)
MOTHER = re.compile(r"\b(?:mother|mum|mummy|mam|mo|m|she|her|wife|female|woman)\b")
FATHER = re.compile(
    r"\b(?:father|dad|daddy|fa|f|he|him|hubby|stepfather|client|husband|stepfather|stepdad|partner|boyfriend|mp|male)\b"
)
MUM = re.compile(r"\b(?:mother|mum|mummy|mam|mo|m|wife)\b")
DAD = re.compile(r"\b(?:father|dad|daddy|fa|f|husband|stepfather|stepdad|partner|boyfriend|mp)\b")
PAIR = re.compile(r"\b(?:both|parents?|couple)\b")
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
    r"\b(?:not|never|neither|unable to be|couldn't be|could not be|wasn't|weren't)\b (?:be |been |actually |physically |able to be )*(?:seen|sighted|viewed|spoken to)\b(?! as| by (?:edt|duty|us at|gp|the duty))|"
    r"\bno (?:sight|sighting|view|eyes|look) (?:of|on|at)\b|\bwithout (?:being able to )?(?:seeing|sighting|laying eyes|setting eyes|see|sight)\b|\b(?:not|nobody|no one) (?:allowed|able|let|permitted|invited) (?:in|up|upstairs|past the (?:hall|door|step))\b|"
    rf"\b(?:wouldn't|would not|refused to|did not|didn't) (?:let|allow) (?:us|me|officers?|staff|him|her|them)\b[^|]{{0,20}}\b(?:in|up|upstairs|past|near|inside)\b|\b{_CHILD}\b[^|]{{0,30}}\bnot (?:looked at|examined|undressed|weighed|produced|brought out)\b|\b(?:room|bedroom|nursery) was not entered\b|"
    r"\bunsighted\b|\bunseen\b|\bnot sighted\b|"
    rf"\b{_CHILD}\b[^|]{{0,30}}\bout of (?:view|sight)\b|\bsight of\b[^|]{{0,40}}\b(?:not|refused|declined|denied)\b|"
    rf"\b(?:nobody|no one|no-one|neither|did not|didn't|unable to|could not|couldn't)\b[^|]{{0,20}}\b(?:seen|saw|see|sight|checked?|view(?:ed)?|look(?:ed)? in|laid eyes on|set eyes on)\b[^|]{{0,20}}\b(?:{_CHILD}|them)\b|"
    rf"\bno {_CHILD} (?:were |was )?(?:seen|sighted)\b|\bno access to (?:the )?{_CHILD}\b|\b{_CHILD}\b[^|]{{0,20}}\butl\b|"
    rf"\b(?:unable|not able|without being able) to (?:see|view|sight|speak (?:to|with)|check on)\b|"
    rf"\b(?:would not|wouldn't|refused to|declined to|not willing to|unwilling to) (?:let|allow|permit|bring|wake|produce|show)\b[^|]{{0,40}}\b(?:{_CHILD}|see|sight|seen|down|him|her|them)\b|"
    r"\bwelfare (?:check )?(?:not|could not be|couldn't be|un)(?: be)?\s?(?:confirmed|established|completed|possible)\b"
)
LOOK = re.compile(r"\b(?:seen|saw|sighted|spoken to|observed|met with|visited|checked)\b")
# Said of a child without a word of seeing: where the child was, when somebody looked.
AWAY = re.compile(
    rf"\b(?:{_CHILD}|they|he|she|both)\b[^|]{{0,40}}\b(?:not (?:with (?:her|him|them|mother|father|mum|dad)|present|at home|in the (?:house|home|property|address|flat)|in|there|available|woken|disturbed|brought down(?:stairs)?)|"
    r"elsewhere|absent|away|out (?:at|with|for|playing)|on (?:a|an) (?:sleepover|outing|trip)|(?:stayed|stay|kept|remained) (?:up ?stairs|up in|in (?:his|her|their) (?:bed)?room)|staying (?:with|at)|stopping (?:with|at)|(?:at|with|in the care of|remained with|left with|gone to|taken to) (?:(?:his|her|their|a|an|the|maternal|paternal|mother's|father's) )*"
    r"(?:mgm|pgm|mgf|pgf|nan|nana|nanna|gran|granny|grandma|grandmother|grandparents?|grandad|aunt(?:ie)?|uncle|relatives?|friends?|neighbours?|childminder|cousins?)(?:'s|s)?)\b|"
    rf"\bno {_CHILD} (?:were |was )?(?:present|at the address|in the (?:house|home|property)|home|at home)\b|\bnot (?:woken|disturbed|brought (?:down(?:stairs)?|out|through|in))\b|\b(?:access|entry|admission) (?:was )?(?:refused|denied|declined)\b|\b(?:refused|denied|declined) (?:us |me |officers? |him |her )?(?:access|entry)\b|\b(?:kept|held|left|stood) (?:me |us |him |her |officers? |worker )?(?:on|at) the (?:door|doorstep|step|threshold)\b|\bthrough (?:the |a )?(?:letter ?box|window|intercom|door|closed door)\b|\b(?:could|can) (?:only )?(?:be heard|hear)\b|\bphotos? (?:was |were )?shown instead\b|"
    rf"\b(?:said|reported|reportedly|apparently|believed|understood|stated|told)\b[^|]{{0,20}}\b(?:asleep|sleeping|napping|in bed|upstairs)\b|\b{_CHILD}\b[^|]{{0,12}} in bed upstairs$"
)
SEEN_YES = re.compile(
    rf"\b{_CHILD}\b[^|]{{0,50}}\b(?:seen|sighted|viewed|observed|spoken (?:to|with)|checked|looked in on|visible|examined|undressed|weighed|presented|accounted for)\b|"
    rf"\b(?:saw|seen|see|observed|sighted|sight of|spoke (?:to|with)|viewed|checked on|met|examined|view of|eyes on|looked in on)\b(?! on| by)[^|]{{0,25}}\b{_CHILD}\b|"
    r"\bseen (?:and (?:fine|ok|okay|happy|safe|clean|settled|spoken to)|alone|awake|asleep|safe|and well|well|at home|in (?:the |his |her |their )?(?:cot|bed|home|bedroom|person|pram|buggy)|happy|playing|upstairs|sleeping|on (?:his|her|their) own)\b|"
    rf"\b{_CHILD}\b[^|]{{0,20}}\b(?:appeared|looked|seemed|was|were|is|are|all|both|presented as) (?:safe|well|happy|clean|settled|fine|unharmed|ok|o/k|okay|alert|awake|appropriately|warm|smiling|content|playing|asleep in)\b|"
    rf"\b{_CHILD}\b[^|]{{0,30}}\b(?:safe (?:and|&|\+) well|s&w|s/w|smiling|chatted|chatty|playing|came to the door|in good spirits)\b|"
    r"\b(?:safe and well check|welfare check|s&w check|welfare)\b[^|]{0,20}\b(?:completed|done|carried out|confirmed|established|satisfactory)\b"
)
# Said of a child without a word of seeing, by somebody who was there: what the child did or how it was.
# On a grown-up's word only: "satisfied with mother's word that the baby was fine".
ON_WORD = re.compile(
    rf"\b(?:mother|mum|mo|m|father|dad|fa|f|parents?|gran\w*|nan|partner|occupants?|carer|aunt\w*|he|she|they)\b(?:'s)? (?:had |has |also |then |only )*(?:said|says|stated|states|told|reports|reported|assured|"
    rf"claimed|claims|insisted|confirmed|advised|explained|word|account|assurance|assurances|explanation)\b[^|]*\b(?:{_CHILD}|both|all)\b[^|]*\b(?:is|was|were|are|all|both|be)\b[^|]{{0,14}}\b(?:fine|well|ok|okay|asleep|sleeping|safe|settled|in bed|upstairs|out|away|at)\b"
)
THERE = re.compile(
    rf"\b(?:{_CHILD}|she|he|they|him|her)\b[^|]{{0,45}}\b(?:awake|watching (?:tv|telly|television|cartoons|a film)|eating|doing (?:his |her |their )?homework|running (?:about|around)|wearing|well presented|good colour|rosy|in (?:a |his |her )?(?:nappy|babygro|vest|car seat)|on the (?:mat|floor|rug|carpet|sofa|settee)|content|babbling|gurgling|settled (?:in|on)|drawing|colouring|alert|smil(?:ed|ing|ey|y)|laugh(?:ed|ing)|giggl\w+|playing|played|crawling|toddling|chatt(?:y|ed|ing)|looking about|up and about|sitting (?:up|at|on)|sat (?:up|at|on)|"
    r"show(?:ed|ing) (?:me|us)|told (?:me|us) (?:he|she|they|about|that)|waved|pointed|grinn\w+|cuddl\w+|clung|"
    r"gripp(?:ed|ing)|came (?:out|down(?:stairs)?|to (?:the door|see|say|meet))|(?:in|on) (?:(?:the|his|her|their|a|an|mother's|father's|mum's|dad's|mo's|fa's|open|paddling|high) )*(?:arms|knee|lap|bouncer|sling|pram|pushchair|buggy|cots?|highchair|chair|"
    r"baby gym|play ?mat|playpen|walker|jumperoo|pool|garden|kitchen|lounge|living room|front room|hallway|school uniform|pyjamas|nightie|uniform)|at (?:supper|tea(?! club)|lunch|breakfast(?! club)|the table|table)|having (?:beans|tea|supper|dinner|breakfast|lunch|a \w+))\b|"
    rf"\b(?:held|holding|lifted|cuddled|picked up|played with|talked (?:to|with)|chatted (?:to|with)|sat with|weighed|undressed|listened to|bathed|fed|saw|met|spoke (?:to|with)|checked(?: on)?)\b[^|]{{0,20}}\b(?:{_CHILD}|them|him|her)\b(?!self)|"
    rf"\b(?:police|officers?|pc|constable|sw|social worker|hv|worker) (?:lifted|held|met|found)\b[^|]{{0,20}}\b{_CHILD}\b"
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
    r"brought|bring|keep|kept|join(?:ed)?|dial(?:led)? in|log(?:ged)? (?:in|on)|phone(?:d)? in|ring in|link in|walk(?:ed)? in|stay(?:ed)?|make|made|engage|take (?:it |this |them )?up|taken up|make it|made it|participate|there|show(?:ed)? (?:his |her |their )?face)"
)
CAME_NO = re.compile(
    rf"\b(?:not|n't|didn't|wasn't|weren't|wouldn't|couldn't|never|unable to|could not|cannot|can't|would not|refused to|declined to|chose not to|forgot to|nor) (?:be |been |to |able to |going to |in fact |then |again )*{_COME}\b(?! (?:any|further|concerns?|back|home|off|out|round|to light|down|away))|"
    r"\b(?:was not|wasn't|were not|weren't|not) (?:at|in) (?:the |any |this )?(?:meeting|conference|core group|review|panel|room|hearing|court|session|clinic|building)\b|\b(?:stayed|remained|sat|waited) in the car\b|\b(?:husband|father|dad|mother|mum|partner|parents?|he|she|they) (?:had |has )?(?:refused|declined|boycotted|excused (?:him|her)self|did not bother|didn't bother|had other plans)(?: to (?:come|go|attend|take part|engage))?$|\b(?:too (?:ill|unwell|tired|upset) to|sent word|sent a (?:text|message) (?:instead|to say))\b|\bnot one of (?:the family|them)\b|\bno family\b|\b(?:did|would|could)(?:n't| not) (?:pick up|log (?:on|in)|open|surface|leave (?:her|his) (?:room|bed))\b|\b(?:never|neither) (?:\w+ ){0,2}(?:showed|came|attended|arrived|turned up|appeared|made (?:it|yesterday)|joined)\b|\b(?:no[- ]?one|nobody) (?:\w+ ){0,2}(?:came|brought|turned up|arrived|attended)\b(?! to the door)|\b(?:chair|seat|chairs|seats)(?: \w+)? (?:was |were |stayed |remained )?empty\b|\band did(?: not|n't)$|\b(?:couldn't|could not|can't|unable to|not able to) (?:be there|be present|be at|make|get (?:to|there)|go|send (?:any\w*|a))\b|\bno representative\b|\bunrepresented\b|\bnot represented\b|\b(?:stayed|remained) (?:upstairs|in (?:her|his) room|away|outside)\b[^|]*(?:\b(?:throughout|entire|whole|all)\b)|\bneither (?:\w+ ){0,4}(?:nor \w+ )?(?:was |were )?(?:there|present)\b|\bto (?:any|none) of it\b|"
    r"\b(?:dna|dna'?d|d\.n\.a|dnad|dnas|wnb|wnb'd|fta|fta'd|no[- ]show(?:ed)?|lwbs|(?:left|walked out|gone|took \w+ (?:home|away)) [^|]{0,30}(?:before|without) (?:being|he was|she was|they were) (?:seen|called|examined)|non[- ]?attend\w*|not brought|not attended|fail(?:ed|s|ure|ing)? to (?:attend|bring|keep|arrive|turn up|present|come(?! back| home| out)|appear|show|engage)|"
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
    r"\b(?:(?:walked|phoned|dialled|dialed|linked|logged|rang|zoomed) in|joined|came (?:in|to|for|at|late|along|after|by|himself|herself|on (?:his|her) own|through)|(?:was|were) represented|represented (?:us|the|our)|sat (?:in|at|next|beside|through|with)|spoke (?:well|up|at)|stayed (?:for|throughout|to|until)|(?:took|taken|escorted|driven|drove)(?: \w+){0,2} to (?:the |her |his |their |an |a )?(?:\w+ )?(?:appointment|appt|clinic|camhs|session|psychologist|centre)|went in by (?:her|him)self|left (?:early|half ?way|before the end|part way)|walked out (?:half|part|of (?:the )?(?:meeting|conference|room|core group|review|session))|there (?:briefly|throughout|late|on time|with)|camera was|on (?:screen|video|speaker)|attended|attends|att'?d(?: by| with)?|in attendance|arrived(?: \w+){0,3} (?:late|early|in time|on time)|made it|made the effort|came in|came with|came and|came|(?:mother|father|mum|dad|mo|fa|parents|m|f|both|they|she|he) (?:was |were |are |is |all |both )*(?:there|here|made it|present|in the room|came|attended|joined|arrived|on time)|turned up(?! at (?:the |a |an |her |his |my )?(?:\w+ )?(?:station|address|house|home|flat|property|scene|door|work|shop|friend|mate))|showed up|was present|were present|present at|present (?:throughout|for)|both present|parents? present|mother present|father present|brought (?:to|in|by|for|along|him|her|baby|child|them)|"
    r"kept (?:the |her |his |their |this )?(?:appointment|appt|slot)|(?:appt|appointment) kept|arrived (?:at|for|on|with|in)|seen (?:in|at) (?:the )?(?:clinic|surgery|practice|antenatal)|presented (?:at|to|with|as|on)|took part|participated|engaged well|"
    r"joined|contributed|dialled in|accompanied by (?:mother|mum|mo|father|dad|fa|parents?)|bang on time|good as her word|(?:arr|arrived) \d+ ?(?:mins?|minutes) (?:late|early)|attendance (?:by|of) (?:mother|mum|parents?)|supported by (?:mum|mother) in the room)\b|\bw(?:ith)? (?:both parents|mo \+ fa) (?:there|present)\b"
)
NOT_THEIR_COMING = re.compile(
    r"\b(?:police|officers?|sergeant|inspector|constables?|detective|dc|ds|chair|iro|guardian|solicitor|advocate|depute|dsl|head(?:teacher| of year)?|case manager|key ?worker|keyworker|psychiatrist|consultant|doctor|supervisor|ambulance|paramedics?|crew|crews|patrol|units?|pcs?|responders?|engineers?|we|i|sw|social workers?|hv|health visitor|midwife|staff|professionals|agencies|worker|lead|practitioner|teacher|nurse|advocate|caller|neighbour|bailiffs?|contractor)\b(?: \w+){0,2} (?:attended|arrived|came|present|called|joined|contributed|dialled in)|"
    r"\battended (?:the |her |his |their |home |family |this |an? )?(?:address|home|property|scene|flat|house|incident|location|domestic|call)\b|\bcame (?:to (?:light|notice|the door|the attention)|back|off|out|from|round|through|up|home)\b|\b(?:call|letter|report|referral|news|word|notification|contact|message|email) (?:came|arrived)\b|\bwith (?:mother|father) present\b.*\barrest"
)
FAMILY = re.compile(
    r"\b(?:mother|father|mum|mummy|dad|daddy|mam|mo|fa|parents?|family|m|f|she|he|they|her|him|child|children|chn|baby|infant|patient|pt|"
    r"husband|wife|hubby|boyfriend|girlfriend|stepdad|mgf|pgf|client|cl|carers?|partner|couple|both|grandmother|grandfather|mgm|pgm|stepfather|young person|yp|boy|girl|lad|tenant|service user|su)\b"
)
OF_WRITER = re.compile(
    r"^\W*(?:(?:and|also|then|conf|conference|mtg|meeting|core (?:group|gp)|strategy|review|cpc|icpc|taf) )*(?:i |we |hv |sw |mw |not )?(?:attended|attend|att|apologies|apols|unable|could not|couldn't|did not|didn't|joined|went|in attendance|dialled|not invited|came|present)\b"
)
MEETING = re.compile(
    r"\b(?:core|cg|group|conference|icpc|rcpc|meeting|mtg|strategy|strat|marac|panel|dpm|discussion|court|review|"
    r"hearing|training|by hv|by sw|by dsl|health visitor|social worker|midwife|nurse|i|we|dsl|hv|sw)\b"
)
# Who came of those who work with the family: of the writer's own agency, or of another.
OURS = re.compile(
    r"\b(?:i|we|us|me|our|myself|dsl|ddsl|head of year|headteacher|head|depute|deputy|sergeant|pc|dc|ds|officer|case manager|key ?worker|practitioner|representative|manager|practice|named nurse|clinician|apologies given|sent written note|unable to send|report (?:sent|read by)|letter provided)\b"
)
CAME_OF_US = re.compile(
    r"\b(?:attended|went(?! out| home| off| to bed)|joined|dialled in|dialed in|phoned in|present(?:ed)?|sat (?:in|at|through)|came|took part|contributed|represented|hosted|convened|chaired|read my report|gave (?:a |my )?report|in attendance|was there|drove (?:down|over|up))\b"
)
AWAY_OF_US = re.compile(
    r"\b(?:apologies (?:given|sent|emailed)|sent (?:my |our |written )?(?:apologies|note)|(?:unable|not able) to (?:attend|go|send|be (?:at|there)|release)|could not (?:attend|go|be there)|did not (?:attend|go|join)|didn't (?:attend|go|join)|not invited|nobody (?:from \w+ )?(?:went|available|could go)|no one (?:went|available))\b"
)
CAME_OF_THEM = r"(?: \w+){0,2} (?:came|attended|joined|were? represented|was represented|was there|were there|present|in attendance|dialled in|phoned in|contributed)\b"
WITHOUT_THEM = r"\b(?:apologies (?:received )?(?:from|given by|for)|(?:nobody|no one|no-one|no representative|none) (?:came |there |attended |present )?from|without|no)(?: the)? "
AWAY_OF_THEM = r"(?: \w+){0,2} (?:did not|didn't|not|sent (?:their )?apologies|gave apologies|apologised|absent|unable|failed to|were not|was not|unrepresented|missing|no[- ]show)\b"
_HURT = (
    r"(?:injur\w*|inj|injs|bruis\w*|marks?|marking|scratch\w*|cuts?|swell(?:ing|ed)|swollen|black eye|lac|lacs|lacn|laceration\w*|graz\w*|burns?|scalds?|blister\w*|"
    r"abrasions?|redness|reddening|erythema|ecchymos\w*|purpur\w*|welts?|weals?|red (?:mark|area|patch)|lumps?|wounds?|fractur\w*|petechiae|bleeding|bloodied|epistaxis|nosebleed|haematoma|haemorrhages?|scabs?|gash(?:es|ed)?|puff(?:y|iness)|blacken(?:ed|ing)|red (?:line|ring|handprint)|(?:yellow|brown|purple|blue|oval|circular|linear) (?:patch|mark|area)|fingermarks?|fingertip|handprint|teeth marks|black eye|pus|infected|bite mark|bitten|hurt|sore|tender\w*|discolou?r\w*|lesions?|(?:busted|fat|split|thick|burst|bloody) (?:lip|nose)|stitch(?:es)?|sutures?|# ?[rl]?\.? ?[a-z]+|in plaster|closed up|red raw|subdural\w*|extradural\w*|pressure (?:damage|sores?)|broken area|shiner|torn fren\w+|reddened|slash\w*|bumps?|contusion\w*|trauma|blemish\w*|punctures?)"
)
HURT_NO = re.compile(
    rf"\b(?:no|nil|nobody|no[- ]?one|saw no|found no|not|n't|without|nothing|none|neither|zero|never|free (?:of|from)|absence of|any|clear of|nor)\b (?!(?:other|further|new|additional|more|doubt|explanation|reason|account) )(?:\w+ ){{0,6}}{_HURT}\b|"
    rf"\b{_HURT}\b(?: \w+){{0,3}} (?:not|none|nil|absent|denied|n't|wasn't|weren't|ruled out|excluded)\b|{_HURT}\s*[:=]?\s*(?:nil|none|no)\b|"
    r"\b(?:uninjured|unmarked|unhurt|unharmed|unscathed|unblemished|skin (?:was |all |is |looked |appeared )*(?:clear|intact|normal|fine|unblemished|unmarked|perfect|good|healthy|unbroken)|(?:absolutely|looks?|looked|all|completely) (?:fine|normal)(?= (?:no|on exam))|(?:see|saw|seen|found|find) nothing|nothing (?:abnormal|untoward|found|visible|of note|at all|left to see|seen|seen on|remarkable|to (?:see|find|note|report|record|show))|"
    r"skin (?:\w+ ){0,4}clear|(?:face|cheek|eye|arm|leg|hand|back|neck|ear|head|chest|lip|bottom) (?:(?:is|was|looked|looks|now|quite|all) ){0,2}(?:fine|normal|clear|ok|unremarkable)|"
    r"no (?:sign|evidence|trace) of (?:it|them|this|that|any)|not a thing|"
    r"no abnormalit\w+|nothing on (?:his|her|the|him)\b|(?:felt ?pen|felt ?tip|biro|paint|dirt|ink|chocolate|wiped off|washed off|came off with|rubbed off|birth ?mark|mongolian blue|blue spot|dermal melanocytosis)|"
    r"(?:skeletal survey|x-?rays?|xr|ct|mri) (?:was |were |is |all |shows? )*(?:normal|nad|clear|fine|negative|unremarkable|nil)|"
    r"nad|ne?o apparent|fully examined and clear|body ?map:? (?:was |left |is )?(?:clear|blank|nil|empty|negative)|(?:examination|exam|o/e|check|skin check|medical) (?:was |were |is |found |of \w+ )?(?:all )?(?:normal|unremarkable|clear|nad|fine|negative)|without a scratch|not a (?:mark|scratch)|none the worse)\b"
)
# Of one place or one test: beside marks that were found it denies none of them.
HURT_NOT_THERE = re.compile(
    rf"\bno (?:\w+ or )?(?:lip|dental|head|bony|other|new|fresh|further|internal|acute|eye|facial|tooth|neck|serious|major|lasting|significant|skull|abdominal|limb|spinal)(?: or \w+)? {_HURT}|\bno (?:fracture|#|break|bony|loc|pus|infection|bleed\w*)|"
    r"\b(?:skeletal survey|x-?rays?|xr|ct|mri|scan|survey|eyes|fundoscopy|bloods)\b[^|]{0,20}\b(?:normal|nad|clear|fine|negative|unremarkable|nil)\b"
)
HURT_YES = re.compile(rf"\b{_HURT}\b")
HURT_ELSE = re.compile(
    rf"\b(?:risk of|if|in case of|prevent|asked (?:about|for|re)|advice (?:on|about|re)|possible|query|minor injuries unit|birth ?marks?|old|historic\w*|previous|allegation|alleged|denie[sd]|question mark|worr\w+ about|head)\b(?: \w+){{0,4}} {_HURT}|minor injuries|cut (?:short|off|back|down)|\b(?:school|full|top) marks|non.?accidental|tender age|\bhome.?school marks|burn(?:ed|t)? out|bruis\w* (?:advice|leaflet|policy|protocol)|icon\b"
)
# Harmless denials, taken out before a denial is looked for.
HARMLESS = re.compile(
    r"\b(?:no|nil|without|any) (?:cause for concern|concerns?|worries|issues?|problems?|arrests?|offences?|change|complaints?|immediate|safeguarding|obvious concerns?|further action|reason(?: given)?|notice|longer|disclosures?)\b|"
    r"\bnot (?:been )?seen by (?:edt|duty|the duty|gp)\b|\bnot only\b|\bnfa\b|\bncd\b|\bno cfc\b"
)
WEAK_HURT = ("injur", "inj", "hurt", "bump", "lump", "fract", "trauma")
LIST_OF_NONE = re.compile(
    r"\b((?:no|nil|without|not any|any|or)\b[^.;,:|]{1,30}), (?=(?:[a-z]+ ){1,2}(?:or|nor|and|,)\b|[a-z]+, )"
)
RELATIVE = re.compile(
    r"\b(?:mother|father|mum|mam|dad|mo|fa|parents?|family|she|he|they|client|partner|husband|gran\w*|aunt\w*|sister|carer)\b"
)
A_MEETING = re.compile(
    r"\b(?:core group|cg|conference|icpc|rcpc|cpc|cpcc|meeting|mtg|strategy|strat|marac|mace|panel|dpm|planning|cpa|pep|"
    r"review|discussion|professionals|tac|taf|network|formulation|forum|hearing|call)\b"
)
# "With her partner" says who came beside somebody.
ACCOMPANIED = re.compile(
    r"\b(?:with|by|and) (?:her |his |a |the |their |an )?(?:new |own )?(?:partner|boyfriend|husband|wife|friend|sister|mother|mum|mo|dad|father|gran\w*|nan|mgm|"
    r"advocate|baby|children|support worker|carer|aunt\w*)\b"
)
OTHER_RELATIVE = re.compile(
    r"\b(?:gran|grandmother|grandma|nan|nana|nanna|mgm|pgm|aunt|aunty|auntie|grandfather|mgf|pgf|uncle)\b"
)
CLOSE = re.compile(r"\b(?:mother|mum|mo|father|dad|fa|parents?|child|children|baby|both)\b")
AN_APPOINTMENT = re.compile(
    r"\b(?:appointments?|appts?|clinic|scan|surgery|group|class|court|supervision|parents'? evening|session|"
    r"medical|bookings?|slot|immunisations?|imms|interview|screening|antenatal|drop.?in)\b"
)
AT_MEETINGS = (
    "school", "nursery", "police", "social care", "social worker", "sw", "health visitor", "hv", "midwife", "midwifery",
    "gp", "housing", "probation", "camhs", "cpn", "mental health", "drugs worker", "yot", "hospital", "idva",
    "dsl", "teacher", "recovery worker", "key worker", "children's services", "csc", "cmw", "psychiatrist",
    "school nurse", "early help", "ambulance", "health visiting", "fire service",
)  # fmt: skip
# What tells of no visit: a child can be seen at none of these.
NO_VISIT = re.compile(
    r"\b(?:phone|telephone|rang|email|e-mail|letter|text|voicemail|supervision|core group|conference|icpc|rcpc|cpcc|strategy|"
    r"meeting|panel|court|referral|notification|report|screened|liaison|marac|mace|advises|informed|call|legal|office|message|office visit)\b"
)
# At a meeting, what only somebody who came can do.
ACTED = re.compile(
    r"^(?:the |and |but )*(?:mother|mum|mam|mo|m|father|dad|fa|f|husband|stepfather|partner|both parents|parents)(?: and (?:mother|father|mum|dad|fa|mo))?(?: was| were)? "
    r"(?:quietly |openly |very |visibly )?(?:said|asked|agreed|disagreed|cried|wept|tearful|spoke|listened|signed|stormed|nodded|argued|apologised|told the|thanked|challenged|became|accepted|denied|shouted|walked out|upset|angry|sat|left (?:early|half|before)|at the (?:meeting|conference|table))\b"
)
COLUMN_CAME = re.compile(
    r"^(?:did (?:they|she|he) )?attend(?:ed|ance)?\W*$|^(?:came|present)\W*$", re.I
)
# Children of whom only a letter is written.
LETTER = re.compile(
    r"(?<![A-Za-z0-9.'/&-])(?<!Dr )(?<!Mr )(?<!Ms )(?<!No )[BDEGHJKNPQSVWXYZ](?='s\b| (?:(?:was|is|had|has|not|in|did|didn't|"
    r"came|went|got|says|said|told|seen|could|would|refused|and|walked|left|took|[a-z]+ed|spoken|taken)\b))|"
    r"(?<=\bTook )[A-Z](?= to\b)|(?<![A-Za-z0-9.'/&-])A(?= (?:stayed|came|joined|did|didn't|was|went|took|is|had|has|said|spoken|seen|walked|refused|left)\b)"
)
ALONE = re.compile(r"(?<![A-Za-z0-9.'/&-])[A-Z](?='s\b| [a-z])")
# Without one of these an account says of no agency that it came or not.
OF_COMING = re.compile(
    r"\b(?:attend|went|join|dialled|dialed|phoned in|present|sat |came|took part|contribut|represent|hosted|convened|chaired|read my|gave |there\b|drove|apologi|unable|not able|could not|did not|didn't|not invited|nobody|no one|absent|failed|no-?show)"
)

# --- of a child, beside what stands above: where a clause is about one ---------------------------
NEGATED = re.compile(
    rf"\b(?:{_NOT}|n't|couldn't|wasn't|weren't|didn't|can't|hadn't|haven't|wouldn't)\b|n't\b"
)
UNSEEN = re.compile(
    r"\b(?:not|never|n't|wasn't|weren't|couldn't|didn't|hadn't|haven't|have not|without|nor)\b[^|]{0,30}\b(?:seen|met|sighted|disturbed?|woken|wakened|roused|brought (?:down|out|through|in)|"
    r"in view|on view|viewed|observed|spoken (?:to|with)|been able to see|produced|let us see|shown)\b(?! (?:any|marks|bruis))|"
    r"\b(?:did not|didn't|would not|wouldn't|refused to|declined to|unwilling to|reluctant to) (?:want|let|have|allow|like|wish|permit|wake|disturb|bring|produce|fetch|show|rouse|come (?:down|out)|leave (?:his|her|their) room)\b|"
    r"\b(?:did not|didn't) (?:come|attend|arrive|appear)\b|\b(?:no|not a|got no|get a) (?:look|glimpse|view)\b|\basked to (?:see|view|look|check|speak)\b[^|]{0,30}\b(?:no|not|refused|declined|denied|told)\b|\bask(?:ed)? to see but\b|\bonly (?:heard|hear)\b|\bheard (?:but|only|crying upstairs|upstairs)\b|"
    r"\bwithout (?:having )?(?:seeing|seen|meeting|met|sight|speaking)\b|\bnot having (?:seen|met|spoken)\b|\bno sight\b|\bunseen\b|\bunsighted\b|\bout of (?:sight|view)\b|\bnot (?:there|present|at home|home|in the (?:house|property|room|flat))\b(?! yet)|"
    r"\bnot (?:available|up yet|out of bed|downstairs|around)\b|\bkept (?:upstairs|in (?:his|her|their) room|out of)\b|\b(?:nil|no) (?:obs|contact with|chn seen)\b"
)
# Of marks and not of a child: "no bruises seen on baby".
MARKS_UNSEEN = re.compile(
    rf"\b{_HURT}\b[^|]{{0,20}}\b(?:seen|visible|observed|noted|found|sighted)\b|\b(?:seen|saw|see|observed?) (?:any |no )?(?:\w+ ){{0,2}}{_HURT}\b"
)
IN_VIEW = re.compile(
    rf"\b{_CHILD}\b[^|]{{0,30}}\b(?:present|on (?:the )?(?:ward|mat|floor|lap|sofa|knee|play ?mat|swing)|up (?:and|in)|awake|alert|asleep in|in (?:the |his |her |a |their |mum's |front )*(?:cot|pram|buggy|bouncer|carrycot|bed|bath|chair|highchair|high chair|garden|"
    r"lounge|living room|kitchen|arms|sling|basket|playpen)|drew|drawing|sketch\w+|smil\w+|talk(?:ed|ing)|chat\w*|told (?:me|us)|said|spoke|waved|laugh\w*|gurgl\w+|coo\w*|babbl\w+|crawl\w*|roll\w*|play\w*|show\w* (?:me|us)|ran|jump\w*|hid|ate|eating|dancing|sang|"
    r"stripped|weighed|undressed|examined|measured|checked|lifted|held|settled|content|at (?:the )?(?:table|window|door)|watching|looking at|sitting|sat|stood|standing|with (?:her|him|them|mother|mum) (?:throughout|when)|in when|in on arrival|all in|both in|there (?:with|when|too|throughout|and)|in the (?:flat|house|property|home|room|garden|yard)|came (?:out|down|home|in|to the door))\b"
)
ELSEWHERE = re.compile(
    r"\b(?:(?:was|were|is|are|still|away|out|off|gone|up|down|then) (?:still |already |away |out |off |over )?(?:at|to|in|with|on) (?:the |a |an |his |her |their |holiday|respite|contact)?|at (?:the |a |his |her |their )?)"
    r"(?:[a-z'-]+ ){0,3}(?:class|club|lesson|lessons|practice|training|party|school|nursery|college|playgroup|childminder\w*|crèche|creche|friend\w*|gran\w*|nan\w*|mgm\w*|pgm\w*|aunt\w*|uncle\w*|cousin\w*|neighbour\w*|sitter\w*|"
    r"father's|dad's|shops?|park|theatre|x-?ray|plaster room|scan|respite|contact|mosque|church|football|swimming|dance|brownies|cubs|scouts|rainbows|beavers|cadets)\b|"
    r"\b(?:out|away|off) (?:the |the house |of the house|playing|walking|with|at|ward|for)\b|\boff (?:the )?ward\b|\b(?:upstairs|in bed|asleep|sleeping|nap\w*|having (?:a |her |his |their )?nap)\b|\bwith (?:his |her |their |the )?(?:gran\w*|nan\w*|mgm|pgm|aunt\w*|grandparents|sitter|neighbour|cousin\w*|relatives?|friends?)\b"
)
