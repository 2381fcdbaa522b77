"""What headings and lead-in sentences announce.

Four labels: "learning", "recommendations", "good" (practice to celebrate: never an item) and
"other" (background, questions, criteria, contacts: never an item). The first pattern that fits
a heading wins.
"""

import re

LEARNING, RECOMMENDATIONS, GOOD, OTHER = "learning", "recommendations", "good", "other"

_LEAD = r"(?:(?:the|our|key|main|wider|overall|emerging|core|overarching|summary of|summary|specific|other|further|additional|important|multi-agency|single agency|national|local|practice|organisational|system|systems|agency|general|headline|analysis and|what are the|priority|identified|draft|final|thematic|strategic|review|serious case review|scr|sar|dhr|cspr|report|overview report|overview|author's|independent|panel|chair's|multi agency|extracted|safety|and|learning|new|initial|themes?|of|panel's|reviewer's|urgent|individual|joint|executive|top|ten|\d+)[\s,&/]+)*"
_TAIL = r"(?:\s+(?:for|from|to|of|in|on|about|identified|made|arising|and|that|by|with|as|across|relating|emerging|is|are|were|include|out|we|this|-|–|/|&|\().*)?"
_STOP_LEARNING = (
    r"(?!.*\b(?:resources?|events?|training|hub|library|framework|briefings?|lunch|improvement group"
    r"|arrangements|together model|review process|materials|logs?|disabilit\w+|difficult\w+|needs assessment"
    r"|opportunities for (?:staff|you)|subgroup|sub-group|from (?:safeguarding|serious|child|case|domestic|adult|local|practice|national|other|all|our)[\w\s-]*reviews)\b)"
)

PATTERNS: tuple[tuple[str, str], ...] = (
    (
        OTHER,
        r"(?:.*\b(?:changes?|progress|developments?|improvements?|actions?|work|response|what has (?:happened|changed)|what (?:we|they|agencies) (?:have|has|did)|done|steps)\b.*\b(?:since|so far|already|to date|taken|under ?way|been done|made|completed)\b.*"
        r"|what has (?:been done|changed|happened)\b.*|(?:agency|agencies|board|partnership)'?s?'? responses?(?: to .*)?|responses? to (?:the )?(?:recommendations?|findings?|review|report).*"
        r"|(?:action should be taken|your response|coroner'?s? legal powers?|copies and publication|copies))",
    ),
    (
        OTHER,
        r"(?:how|where|when|who) .*|.*\b(?:key )?lines? of enquiry\b.*|.*\bterms of reference\b.*|.*\bquestions?\b.*|.*\bissues (?:addressed|considered|explored|for (?:the )?review)\b.*"
        r"|.*\baddressed the following\b.*|.*\breview (?:considered|examined|looked at|explored)\b.*|.*discussion points?.*|things to (?:think about|consider|discuss).*|reflect\w*\b.*|.*\bfor reflection\b.*",
    ),
    (
        GOOD,
        r".*\b(?:good|effective|positive|best|notable|strong|excellent) (?:practice|work)\b.*|(?:areas of )?strengths?\b.*|what (?:went|worked|was done) well.*|what (?:was )?good.*|(?:positives|successes)\b.*|what we did well.*",
    ),
    (
        OTHER,
        r"(?:(?:table of )?contents?|index|glossary|references|bibliography|appendi\w+.*|annex.*|abbreviations.*|acknowledg\w+.*|foreword|preface|about (?:this|the|us).*"
        r"|(?:brief |case |the |family |a |some |summary of the |key )*(?:background|introduction|context|case summary|summary of (?:the )?(?:case|facts|events|incident|circumstances).*|the (?:case|child|family|baby|adult|incident|review|story|circumstances)|family (?:composition|structure|history|background|details|members?)|genogram|pen picture|chronology|timeline|time ?line|narrative|circumstances|facts|incident|events|episodes|case history|case overview)\b(?!.*(?:learning|recommendation|lesson)).*"
        r"|summary|executive summary|overview|in brief|at a glance|what happened.*|what (?:is|was|are) (?:a|an|the purpose|it|this|seven|7).*|why (?:did|was|is|do|are|a|this|we|it|talk).*|who (?:was|is|were|are).*"
        r"|.*\b(?:criteria|methodology|method|model|scope|purpose|process|period (?:under|of) review|time ?scales?|panel members\w*|membership|contributors?|contributing agencies|agencies involved|participating agencies|agencies (?:who|that|which)|involved agencies|reviewer|author|independence|parallel (?:processes|proceedings|investigations)|confidentiality|dissemination|equality|diversity|publication|statement|legal (?:powers|context|framework)|statutory|keywords?|key ?words)\b.*"
        r"|(?:further|more|other|additional|useful|related|supporting|linked|online|local|national|helpful|key)? ?(?:information|reading|resources?|links?|contacts?|guidance|support|training|documents?|downloads?|materials?|help|advice|tools?|publications?|policies|procedures|pages|content|articles|news|websites?)(?:\s+(?:and|for|on|about|to|&|around|from|available|numbers?|links?|resources?|us|information|support|events?|here|details|documents)\b.*)?"
        r"|contact.*|get help.*|find out more.*|read more.*|see also.*|to find out.*|in this section.*|share.*|follow us.*|cookies?.*|privacy.*|feedback.*|safeguarding concerns|(?:the )?concerns? (?:about|for|in|before|at)\b.*|risk factors.*|vulnerabilit.*|voice of .*|views of .*|(?:the )?family'?s? (?:views?|voice|involvement|contribution|engagement|perspective).*|.*(?:involvement|engagement) of (?:the )?(?:family|families|parents).*|involvement of .*"
        r"|(?:suggested |what are (?:the|our) |the )?next steps?.*|what (?:next|happens next).*|(?:what )?can (?:you|i|we) do.*|what you (?:can|should|need to).*|what (?:do|should|can|does this mean for) (?:you|i|your)\b.*|actions? for (?:you|your|teams?|managers?|practitioners?|individuals?).*|in (?:your )?(?:team|supervision).*|how to .*|.*\bteam meeting\b.*|conclusions?|concluding .*|closing .*|impact.*|measuring .*|monitoring .*|evaluation.*|outcome of .*|inquest.*|investigation and inquest|coroner|criminal .*|court .*|conviction.*|sentence.*|analysis(?: of .*)?|post.?mortem.*|cause of death.*|legislation.*|action plans?(?: .*)?|implementation.*|media .*|press .*|key dates.*|dates?|definitions?.*|research.*|evidence base.*|subject of .*|details.*)",
    ),
    (
        RECOMMENDATIONS,
        rf"{_LEAD}(?:recommendations?|recommended actions?){_TAIL}"
        r"|.*\brecommendations (?:for|to|made|from|arising)\b.*"
        r"|(?:what|which) (?:needs? to|should|must|has to|will need to|ought to) (?:happen|change|be done|improve|be different|now|we change)\b.*|what (?:do|did) we (?:need|want) to (?:change|happen|do|improve)\b.*|what (?:the )?review (?:recommends|recommended).*|what (?:was|is|were) recommended.*|what we (?:recommend\w*|asked for|are asking).*|what (?:the )?(?:board|partnership|agencies|services) (?:should|must|need).*"
        r"|(?:proposed|required|recommended|agreed|key|priority|suggested|improvement|multi-agency|single agency|safety|priority|national|local) actions?(?: (?:for|required|recommended|points?|to).*)?|actions? (?:required|recommended|needed|points?|for (?:the )?(?:board|partnership|improvement|agencies|change)|arising|to be taken).*"
        r"|improving systems and practice.*|(?:considerations|issues|challenges) for the (?:board|partnership|safeguarding).*|proposals?(?: for .*)?|areas for action.*|calls? (?:to|for) action.*|changes? (?:needed|required|recommended).*",
    ),
    (
        LEARNING,
        rf"{_STOP_LEARNING}(?:{_LEAD}(?:learning|learnings|lessons?(?: to be)?(?: learn(?:ed|t))?|findings?|learning (?:points?|themes?|outcomes?|opportunit\w+|identified|and .*)|messages?(?: for .*)?|themes?|practice (?:points?|issues|learning|themes|messages|implications)|implications(?: for .*)?|insights?|issues (?:identified|arising|raised)|take ?aways?|take away messages|observations?|take-home messages){_TAIL})"
        r"|what (?:did|have|has|do|can|could|should|must|will) (?:we|be|agencies|professionals|practitioners|the review|the reviews?|this|they|you)? ?(?:all )?(?:learn|learned|learnt|found?|find|tell us|told us|show).*|what (?:we|the review|was|has been|the reviewers?|is to be|were|is the|are the|the panel|lessons|learning) ?(?:have |has |was |were |be |been |can )?(?:learn\w*|found|identif\w+|tells? us).*|what can be learned.*"
        r"|(?:areas? for|opportunities for) (?:improvement|development|learning|practice improvement|practice development|strengthening|change).*|missed opportunities.*|(?:the )?matters? of concern.*|coroner'?s? concerns?.*|areas of (?:concern|learning|improvement).*|what (?:could|should) (?:have been|be) (?:done )?(?:different|better)\w*.*|what (?:did not|didn'?t) (?:go|work) (?:so )?well.*|even better if.*|implications for (?:practice|professionals).*|(?:key )?practice (?:points?|implications|learning).*|what does this mean (?:for practice|for us).*|why (?:it|this) matters.*|safety observations?.*|headlines?.*",
    ),
)
COMPILED = tuple((label, re.compile(pattern, re.IGNORECASE)) for label, pattern in PATTERNS)
NUMBERING = re.compile(
    r"^(?:(?:section|part|step|chapter|stage)\s+\d+\s*[:.–-]?\s*|\(?\d{1,2}(?:\.\d{1,2})*[.):]?\s+|[a-h][.)]\s+|[ivx]{1,4}[.)]\s+)",
    re.IGNORECASE,
)


def label_of(heading: str) -> str | None:
    """The label a heading announces, or None when it announces nothing we know."""
    text = NUMBERING.sub("", heading.strip()).strip(" :.*–—-?!|\"'“”‘’")
    text = text.replace("’", "'").replace("‘", "'").replace("–", "-")
    if not text or len(text) > 140:
        return None
    for label, pattern in COMPILED:
        if pattern.fullmatch(text):
            return label
    return None


INTRO_RECOMMENDATIONS = re.compile(
    r"\b(?:recommendations?\b|recommend(?:s|ed)?\b|(?:following|these|key|agreed) (?:\w+ )?actions?\b"
    r"|following (?:should|needs? to|must) (?:happen|be done|change))",
    re.IGNORECASE,
)
INTRO_LEARNING = re.compile(
    r"\b(?:learning\b|lessons?\b|key themes?\b|themes? (?:identified|emerged|were|are|that|from|which)|following themes?\b"
    r"|findings?\b|key messages?\b|practice points?\b|points? (?:to|for) (?:learn|practice)|key (?:points?|issues)\b"
    r"|matters? of concern|following (?:points|issues) (?:were|was|emerged)|areas? for (?:improvement|development)|missed opportunities)",
    re.IGNORECASE,
)
INTRO_OTHER = re.compile(
    r"\b(?:criteria|undertaken|carried out|commissioned|required|must be (?:held|done)|conducted|considered?|questions?|key lines|terms of reference|aims?|purpose|objectives?"
    r"|agencies (?:involved|contributed|took part|that|were)|panel (?:was|were|consisted|included|comprised)|contributed|contact|further information|progress|since the (?:review|death|incident)"
    r"|has (?:been|already)|have (?:been|already)|good practice|strengths|positive practice|methodology|consist\w*|includ\w+ (?:representatives|members)|compris\w+|seeks? to|sets? out to|designed to|resources|training|links?)\b",
    re.IGNORECASE,
)
CONTENTS_LINE = re.compile(r"(?:\.\s?){4,}\s*\d{0,3}$|…+\s*\d{0,3}$|\s\d{1,3}$")
