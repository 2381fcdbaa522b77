"""Short and pet forms of first names as they are used in Britain and Ireland.

Written for Goldthread. Each line is one family: a long form and what people say instead. A form may
stand in several families ("Ali" is Alison or Alistair), and two forms of one family are the same
name as far as a suggestion goes.
"""

from functools import cache

_FAMILIES = """
abigail abbie abby abi gail
adam ad
adrian ade
agnes aggie nessa
albert al bert bertie
alexander alex al alec ali sandy xander lex sasha
alexandra alex ali alexa lexi lexie sandra sandy sasha
alfred alf alfie fred freddie
alison ali allie
alistair alasdair alastair ali al
amanda mandy manda
amelia millie milly amy mel
andrew andy drew andie
angela angie ang
ann anne anna annie nan nancy
anthony tony ant antony
antonia toni tonia
archibald archie
arthur art artie
barbara barb babs barbie
barnaby barney
beatrice bea trixie beattie bee
benjamin ben benji benny
bernadette bernie detta
bernard bernie
bridget bridie biddy
cameron cam
caroline carrie caz carol
catherine cath cathy kate katie kathy kitty cat katherine kathryn catharine kay kathleen
cecilia celia cissie
charles charlie chas chuck chaz
charlotte charlie lottie lotte charley char
christina chris chrissie tina christine
christopher chris kit topher
clarissa clarrie
constance connie
cordelia delia
daniel dan danny
danielle dani
david dave davey davie
deborah debbie deb debs debra
dennis den denny
derek del
desmond des
diana di diane
dominic dom
donald don donnie
dorothy dot dottie dolly dora
douglas doug dougie
edith edie
edmund ed eddie ned ted
edward ed eddie ned ted teddy ward
eleanor ellie nell nellie nora elle elly ella
elizabeth liz lizzie beth betty bess bessie eliza libby elsie lisa liza betsy lilibet elisabeth
emily em emmie millie
emma em emmie
ernest ernie
esther hester essie
eugene gene
evelyn eve evie
ewan euan
felicity fliss flick
florence flo florrie flossie
frances fran frankie fanny francesca
francesca fran frankie chess cesca
francis frank frankie
frederick fred freddie freddy rick
gabriel gabe
gabrielle gaby gabby
gareth gaz gary
gary gaz
geoffrey geoff jeff jeffrey
george georgie
georgina georgie george gina
gerald gerry jerry
gerard gerry ged
gertrude gertie trudy
gilbert gil bert
gillian gill gilly jill
gordon gordy
graham gray graeme
gregory greg
gwendoline gwen
hannah han annie
harold harry hal
harriet hattie harri etta
helen nell nellie lena ellen
henrietta etta hettie harriet
henry harry hal hank
herbert bert herb
hugh hughie huw
humphrey humph
ian iain
imogen immy imo
isaac zac ike
isabella bella izzy izzie isabel isabelle isobel bel belle
isobel izzy isla bel isabel
jacob jake
jacqueline jackie jacqui jaq
james jim jimmy jamie jem
jane janie jenny
janet jan
jason jase jay
jasmine jas jazz jaz
jeffrey jeff geoff
jemima mima jem
jennifer jen jenny jenni
jeremy jerry jez jem
jessica jess jessie
joan joanie
joanna jo joanne joey joan
john jack johnny jonny jon
jonathan jon jonny jonty john johnathan nathan
joseph joe joey jo
josephine jo josie
joshua josh
judith judy jude judi
julia julie jules
julian jules
juliet jules julie
katherine kate katie kathy kath kit kitty kat cath catherine
kathleen kath kathy kay
kenneth ken kenny
kevin kev
kimberley kim kimmy
kirsty kirsten
laura laurie lauren
laurence laurie larry lawrence loz
leonard len lenny leo
leslie les
lesley les
lewis lew louis
lillian lil lily lilly
linda lin lindy
lorraine lorrie
louis lou louie
louisa lou lulu
louise lou lulu
lucy lulu luce
lydia liddy
madeleine maddie maddy madeline
magdalena lena maggie
malcolm mal malc
marcus marc mark
margaret maggie meg peggy marge margie madge greta rita daisy mags
maria mia marie
marian mary
martha marty mattie
martin marty
mary molly polly may mae mamie moll
matilda tilly tilda mattie
matthew matt matty
maureen mo
maxwell max
maximilian max
melanie mel
melissa mel lissa
mercedes mercy
michael mike mick micky mickey mikey
michelle shell chelle shelly
mildred millie
miriam mim mimi
mohammed mo mohammad muhammad mohamed mohd
mohammad mo mohammed muhammad
montgomery monty
morgan mo
nancy nan
natalie nat
natasha tasha nat tash
nathan nate nat
nathaniel nat nate nathan
nicholas nick nicky nico
nicola nicky nicki nic nikki
nigel nige
norman norm
oliver ollie olly
olivia liv livvy olly
oscar ozzy
pamela pam
patricia pat patsy tricia trish paddy
patrick pat paddy rick
paul pauly
pauline paula
penelope penny pen
percival percy
peter pete
philip phil pip phillip
philippa pip pippa philly
phoebe phoebs
priscilla cilla
rachel rach rae
raymond ray
rebecca becky becca becs bex reb
reginald reg reggie
richard rich rick dick richie ricky
robert rob bob bobby robbie bert robby
roberta bobbie
robin rob robbie
roderick rod roddy rory
rodney rod
roger rodge
ronald ron ronnie
rosalind ros roz rosie
rosemary rose rosie romy
rosie rose
roxanne roxy
russell russ
samantha sam sammy sammie
samuel sam sammy
sandra sandy sand
sarah sal sally sadie sara
sebastian seb
shannon shan
sharon shaz
sidney sid
simon si
sophia sophie soph
sophie soph
stanley stan
stephanie steph stevie
stephen steve stevie steven
steven steve stevie
stewart stu stuart
stuart stu stewart
susan sue susie suzie suzy
susannah sue susie suzie anna
suzanne sue suzie suzy
sylvia syl
tabitha tabby
terence terry tel
teresa terry tess tessa theresa tracy
thaddeus thad ted
theodora thea dora
theodore theo ted teddy
theresa terry tess tessa tracy
thomas tom tommy
timothy tim timmy
tobias toby
tracey trace tracy
trevor trev
valerie val
vanessa nessa
veronica ronnie vera vron
victor vic
victoria vicky vicki tori vic tory
vincent vince vinnie
viola vi
violet vi
virginia ginny
vivian viv vivien vivienne
walter walt wally
wilfred wilf fred
wilhelmina mina minnie willa billie
william will bill billy willie liam wills
winifred win winnie freda
yvonne von
zachary zac zach zak
"""


@cache
def _by_form() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in _FAMILIES.split("\n"):
        forms = line.split()
        for form in forms:
            found.setdefault(form, set()).add(forms[0])
    return {form: frozenset(longs) for form, longs in found.items()}


def forms() -> frozenset[str]:
    """Every form that stands in the list, long and short, in small letters."""
    return frozenset(_by_form())


@cache
def long_forms(name: str) -> frozenset[str]:
    """The long names that a form may stand for, itself among them. In small letters."""
    return _by_form().get(name, frozenset()) | {name}


def related(one: str, other: str) -> str | None:
    """Why two first names may be one, in words; None when they are not known to be.

    >>> related("jon", "jonathan")
    'Jon is a short form of Jonathan'
    """
    if one == other:
        return None
    both = long_forms(one) & long_forms(other)
    if not both:
        return None
    if other in both:
        return f"{one.title()} is a short form of {other.title()}"
    if one in both:
        return f"{other.title()} is a short form of {one.title()}"
    long = sorted(both)[0]
    return f"{one.title()} and {other.title()} are both forms of {long.title()}"


@cache
def root(name: str) -> str:
    """One name for a whole family, for looking up together. Forms of several give the first."""
    return min(long_forms(name) - {name}, default=name) if name in _by_form() else name
