"""The languages a summary can be written in, and what its page says in each."""

from dataclasses import dataclass

from django.db.models import TextChoices


class Language(TextChoices):
    ENGLISH = "en-GB", "English"
    WELSH = "cy", "Welsh (Cymraeg)"


@dataclass(frozen=True)
class Headings:
    """The words around a summary, in its own language."""

    what_happened: str
    what_we_learned: str
    what_we_asked: str
    what_changed: str
    where_to_get_help: str
    how_to_tell_us: str
    published: str
    danger: str


_HEADINGS = {
    Language.ENGLISH: Headings(
        what_happened="What happened",
        what_we_learned="What we learned",
        what_we_asked="What we asked for",
        what_changed="What has changed since",
        where_to_get_help="Where to get help",
        how_to_tell_us="How to tell us",
        published="Published",
        danger="If a child is in danger now, call 999.",
    ),
    Language.WELSH: Headings(
        what_happened="Beth ddigwyddodd",
        what_we_learned="Beth ddysgon ni",
        what_we_asked="Beth ofynnon ni amdano",
        what_changed="Beth sydd wedi newid ers hynny",
        where_to_get_help="Ble i gael help",
        how_to_tell_us="Sut i ddweud wrthym",
        published="Cyhoeddwyd",
        danger="Os oes plentyn mewn perygl nawr, ffoniwch 999.",
    ),
}


def headings(language: str) -> Headings:
    """English for a language that has no headings here."""
    known = language in Language.values
    return _HEADINGS[Language(language) if known else Language.ENGLISH]
