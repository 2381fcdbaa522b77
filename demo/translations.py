"""What was learned for Wren in Welsh, let out by two, and in Arabic, begun."""

from typing import Any

from demo.story import Story
from goldthread.publishing.anonymising import checking, deciding
from goldthread.publishing.anonymising.models import Mention, Says
from goldthread.publishing.languages import actions
from goldthread.publishing.languages.models import Translation
from goldthread.publishing.languages.segments import begun

HELP = (
    "Os ydych yn poeni am blentyn, ffoniwch dîm drws ffrynt Fenmarsh. Mewn argyfwng, ffoniwch "
    "999.\n\nOs ydych yn byw gyda thrais neu ofn gartref, gallwch siarad â'ch bydwraig, ymwelydd "
    "iechyd neu feddyg ar eich pen eich hun. Gofynnwch am gael eu gweld ar eich pen eich hun."
)
WELSH = {
    **begun("cy"),
    "title": "Wren: beth ddysgon ni a beth sydd wedi newid",
    "what_happened": "Roedd Wren yn faban 14 wythnos oed a gafodd niwed difrifol gartref. Mae Wren "
    "wedi gwella ac mae'n byw gyda pherthnasau.\n\nRoedd sawl gwasanaeth yn adnabod y teulu. Roedd "
    "pob un yn gwybod rhan o'r stori. Aeth Wren adref o'r ysbyty ar nos Wener heb y cyfarfod oedd "
    "wedi'i gynllunio.",
    "what_we_learned": "- Gofynnwch am orffennol y ddau riant, tadau hefyd, ble bynnag y maent "
    "wedi byw.\n- Mae mynd adref o'r ysbyty yn benderfyniad i fwy nag un gwasanaeth.\n- Mae "
    "gobaith yn dda, ac mae angen ei brofi.\n"
    "- Rhaid i'r hyn a addewir mewn cyfarfod ddigwydd, neu rhaid i "
    "rywun ddweud pam na wnaeth.\n- Mae clais ar faban na all symud ar ei ben ei hun bob amser yn "
    "galw am sgwrs yr un diwrnod.",
    "what_we_asked": "Gofynnon ni i'r ysbyty, y gwasanaeth ymwelwyr iechyd, y cyngor, yr heddlu a "
    "ni ein hunain am chwe pheth. Y pwysicaf: nid oes unrhyw faban â chynllun yn mynd adref cyn i "
    "reolwr a enwir gytuno.",
    "what_changed": "- Mae cofnodion yr ysbyty yn gofyn am y cyfarfod ac enw'r rheolwr. Mewn "
    "gwiriad o ddeg baban, enwyd y rheolwr ar gyfer pob un o'r deg a chynhaliwyd y cyfarfod "
    "ar gyfer naw.\n"
    "- Yng nghynlluniau plant mewn angen, ni chafodd 49 o 91 addewid eu cadw na'u cau. Chwe mis yn "
    "ddiweddarach roedd yn 4 o 84.\n- Mae pob un o'r 14 rheolwr ward wedi'u hyfforddi.\n\nNid yw "
    "popeth wedi'i wneud. Mae'r gwiriad o benwythnosau yn hwyr, ac rydym wedi gofyn i'r "
    "ysbyty pam.",
    "where_to_get_help": HELP,
    "how_to_tell_us": "Dywedwch wrthym beth yw eich barn am y crynodeb hwn drwy ysgrifennu at "
    "learning@fenmarsh.example. Rydym yn darllen popeth ac yn ateb o fewn pythefnos.",
}
ARABIC = {
    "title": "رين: ما تعلمناه وما الذي تغيّر",
    "heading_what_happened": "ماذا حدث",
    "what_happened": "كانت رين رضيعة عمرها 14 أسبوعًا تعرضت لأذى شديد في المنزل.",
    "heading_what_we_learned": "ما تعلمناه",
    "what_we_learned": "- اسألوا عن ماضي الوالدين، الآباء أيضًا.\n- العودة من المستشفى إلى المنزل "
    "قرار لأكثر من جهة واحدة.",
}


def welsh(story: Story) -> Translation:
    one = _write(story, "cy", WELSH)
    actions.say_read(
        translation=one, said="Read line by line beside the English.", by=story.people["helen"]
    )
    check = actions.ask_check(translation=one, by=story.people["priya"])
    found = list(Mention.objects.filter(check_of=checking.run(check=check, by=None)))
    if found:
        deciding.decide(
            check=check, mentions=found, says=Says.STANDS, by=story.people["priya"],
            because="Ordinary Welsh words and our own services. It tells of nobody in this family.",
        )  # fmt: skip
    actions.release(translation=one, turn="first", by=story.people["maya"])
    return actions.release(translation=one, turn="second", by=story.people["helen"])


def arabic(story: Story) -> Translation:
    return _write(story, "ar", ARABIC)


def _write(story: Story, language: str, words: dict[str, Any]) -> Translation:
    return actions.write(
        version=story.kept["wren words"], language=language, words=words, by=story.people["joel"]
    )
