"""Names that are everyday words too, and how short a name has to be to be read with care."""

MONTHS = frozenset({"april", "may", "june", "august"})
# First names and surnames that are also everyday words: found only where they have a capital.
_WORDS = """
amber angel art autumn baker barber basil bay bell berry bill bishop blossom bond bridge
brook brown bush carter chance chase cherry church clay cliff cook cooper coral cross
crystal daisy dale dawn day dean dolly drew driver earl faith fern field finch fisher flint
flora ford forest fox frank gale gardener gene ginger glen grace grant gray green grey guy
hall harmony hazel heath heather hill holly hope hunter iris ivy jack jade jasmine jay jean
jewel josh joy king knight lake lance lane lark lily long love major mark marsh martin mason
max melody mercy mike miles miller moor nick noble norm olive pat pearl penny piper
pleasance poppy porter potter price prudence ray read red reed reef rich ridge river rob
robin rock rose ruby rusty sage sandy scarlet shaw sky smith sparrow star stone storm sue
summer sunny tanner taylor trinity turner verity victor violet wade walker ward weaver web
west white will willow winter wood woods wren young
"""
ORDINARY = MONTHS | frozenset(_WORDS.split())
SHORT = 3  # letters; a name as short as this is looked for with a capital only
