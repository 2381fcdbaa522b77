"""Languages that a summary can be translated into: by BCP 47, in English and by their own name."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Tongue:
    code: str
    name: str
    own_name: str
    is_rtl: bool = False
    is_latin: bool = True  # the leak check reads the Latin alphabet

    @property
    def direction(self) -> str:
        return "rtl" if self.is_rtl else "ltr"


TONGUES = (
    Tongue("cy", "Welsh", "Cymraeg"),
    Tongue("en-GB", "English", "English"),
    Tongue("ar", "Arabic", "العربية", is_rtl=True, is_latin=False),
    Tongue("bn", "Bengali", "বাংলা", is_latin=False),
    Tongue("ckb", "Central Kurdish (Sorani)", "کوردیی ناوەندی", is_rtl=True, is_latin=False),
    Tongue("fa", "Persian (Farsi)", "فارسی", is_rtl=True, is_latin=False),
    Tongue("fr", "French", "Français"),
    Tongue("gu", "Gujarati", "ગુજરાતી", is_latin=False),
    Tongue("pa", "Punjabi", "ਪੰਜਾਬੀ", is_latin=False),
    Tongue("pl", "Polish", "Polski"),
    Tongue("ps", "Pashto", "پښتو", is_rtl=True, is_latin=False),
    Tongue("pt", "Portuguese", "Português"),
    Tongue("ro", "Romanian", "Română"),
    Tongue("so", "Somali", "Soomaali"),
    Tongue("uk", "Ukrainian", "Українська", is_latin=False),
    Tongue("ur", "Urdu", "اردو", is_rtl=True, is_latin=False),
)
_BY_CODE = {one.code.casefold(): one for one in TONGUES}


def tongue(code: str) -> Tongue | None:
    return _BY_CODE.get(code.casefold())


def others(code: str) -> list[Tongue]:
    """Into which a text of this language can be translated."""
    return [one for one in TONGUES if one.code != code]
