"""Words beside a word that say whether it is somebody's name."""

from goldthread.engines.anonymise.titles import KIN

MONTHS = {"january", "february", "march", "april", "may", "june", "july", "august", "september",
          "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep",
          "sept", "oct", "nov", "dec"}  # fmt: skip
GREETINGS = {"dear", "sincerely", "faithfully", "regards", "wishes", "hi", "hello", "thanks"}
SEASONS = {"spring", "summer", "autumn", "winter"}
FEASTS = {"easter", "christmas", "noel", "halloween", "ramadan"}
WITH_FEASTS = set(
    "day eve sunday monday holiday holidays break term egg eggs bunny card cards".split()
)
HOPES = {"hope", "will"}  # "Hope to see you Monday"
WEEKDAYS = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon",
            "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"}  # fmt: skip
BEFORE_MONTH = set("in since until till during early mid late last next this every each".split())
MAYBE_BEFORE_MONTH = set("by from after before of between through to and or".split())
ARTICLES = set("a an the this that these those each every any no another some one either".split())
# Before a word with a capital "that" is rather a conjunction: "said that Grace".
BEFORE_THINGS = ARTICLES - {"that", "one"}
# What somebody is to do: "Grace to ring school".
DEEDS = set(
    """send ring call phone chase contact write speak arrange complete attend refer visit update
check discuss confirm follow make provide ask tell email liaise meet share review see obtain request
circulate book inform take bring find get go do have be consider explore support offer report return
collect join lead draft amend speak advise notify add print keep stay live move give""".split()
)
OWNERS = set("his her their our my your its whose".split())
# A word after one of these is a thing or a quality, not a person.
DESCRIBING = set(
    """very so too more most less least quite rather small large big red blue dark light
faint visible linear circular purple yellow pink black white deep clear old new fresh bite burn scratch
stretch birth high low good bad best full first second third two three four several many few other
different both all same such much enough what which only single further additional unexplained
new-born distinct healing healed minor major possible apparent obvious left right upper lower
unpaid final outstanding energy heating electricity gas phone""".split()
)
# "heard from April", "seen by May": a person, where "from April" alone is a month.
GIVEN_BY = {
    "from": set(
        """received heard letter email call text statement apologies message referral report contact
    disclosure information account visit card gift money note""".split()
    ),
    "by": set(
        """seen accompanied held told assaulted hit collected brought bathed fed witnessed written signed
    raised described left supported phoned taken pushed bitten found cared""".split()
    ),
    "of": set(
        """mother father sister brother aunt uncle care sight favour custody friend partner wife husband
    photo photograph death birth name room behalf instead assessment""".split()
    ),
}
BE = set(
    "is was has had isn't wasn't hasn't hadn't does did doesn't didn't".replace("'", "").split()
)
VERBS = set(
    """said says told tells asked asks stated states reported reports disclosed discloses
explained explains described describes denied denies admitted admits agreed agrees refused refuses
attended attends presented presents appeared appears arrived arrives left lives lived stayed stays
moved moves went goes came comes called calls rang rings phoned phones texted texts emailed emails
felt feels thought thinks knew knows wanted wants needed needs tried tries began begins started starts
saw sees took takes gave gives made makes got gets found finds kept keeps became becomes slept sleeps
cried cries ate eats fed feeds spoke speaks spent spends missed misses visited visits returned returns
recalled recalls believed believes accepted accepts shared shares showed shows used uses met meets
brought brings looked looks seemed seems claimed claims alleged alleges confirmed confirms repeated
replied replies answered answers insisted insists apologised worried worries shouted hit hits hurt
threatened pushed kicked bit slapped assaulted suffered sustained died dies weighed weighs smiled
laughed laughs settled settles struggled struggles continued continues remained remains received
receives registered booked engaged engages disengaged cancelled declined declines failed fails
contacted contacts drank drinks smoked smokes collected collects dropped picked held holds helped helps
loved loves likes liked enjoys enjoyed played plays turned cannot can could would should might must
wouldn't couldn't can't won't wished hoped hopes wore wears woke wakes bathed changed dressed walked
ran runs fell falls lost loses separated married divorced works worked rents rented owns owned reads drives drove
wrote writes sits sat stands stood sends sent puts pays paid buys bought sold sells cares cared earned
waited waits plays grabbed grabs threw throws pulled pulls screamed""".replace("'", "").split()
)
# After a name in notes: "Grace not brought", "Mark asleep".
STATES = set(
    """not never also then later still now again already just often always sometimes
regularly repeatedly initially subsequently previously currently reportedly apparently seen asleep awake
crying upset tearful aged brought well unwell happy distressed pregnant absent present alone unkempt
clean thriving born placed discharged admitted referred known who whose whom himself herself
themselves dna wnb dno aka""".split()
)
# Verbs whose object a person is: "told Mark", "with Grace".
BEFORE_PERSON = set(
    """told tell telling tells asked ask asking asks saw seen see seeing met meet meeting
visited visit visiting visits phoned phone phoning rang ring called call calling contacted contact
contacting with and for to from by about that when because if but while whether where as than named
informed inform advised advise assessed examined weighed discussed between against towards beside
visit over arrested interviewed interview supported support supporting referred discharged held collected
fed feeding texted emailed without like regarding re concerning is was of said says after before than
until since near behind alongside including leaving left brought taking took believed believes""".split()
)
# Of those, what stands as often before a thing: "pickles and crisps", "vows of chastity".
BEFORE_ANYTHING = set(
    "and as than of is was like without for from over to near regarding re before".split()
)
SUBJECTS_BEFORE = set(
    "and that when because if but while whether where as then so until after before".split()
)
# After "Will", "May", "Mark", "Rob" at the start of a sentence: a verb, not a name.
AFTER_VERB = set(
    """the a an this that these those his her their our my your its it i you he she we
they them him us there all any no some each every what who's be have not_ need not__ up out down off on
in at to as if
one two""".split()
)
NOUN_LIKE_BASE = set(
    "be have need result require include apply become remain cause lead want like wish".split()
)
QUALITIES = set(
    """frank moody hardy rusty savage noble sharp swift bright young old long short small large
little strong brown black white green grey gray gold silver golden best good wise rich sandy earnest
merry blunt stark stern grim gay darling sweet dear true real sunny stormy royal early early black
ernest major minor junior senior english french german welsh irish scott dutch""".split()
)
MASS = set(
    "hope faith joy grace mercy patience prudence charity comfort destiny harmony law power rice hay".split()
)
# "Little was known", "Best is not enough": nobody's surname for certain.
HARDLY = set("little best long short more much most less early good law power".split())
# What is done to a person only: "Long was arrested".
BEFALLS = set(
    """arrested interviewed charged bailed detained cautioned convicted sentenced remanded released
asked told visited phoned contacted invited admitted discharged referred assaulted pregnant upset
distressed crying absent present""".split()
)
MODALS = {"will", "may", "can", "might"}
# What may touch a name when a space was lost: "robinwas", "withRobin".
TOUCHING = KIN | set(
    """was is has had and said says told to the in at with for of on by from a his her who
will not did does went came lives lived family aged born seen attended were are reported stated that when
as an it he she they""".split()
)
