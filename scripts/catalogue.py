"""Goldthread's own words for translators.

`python scripts/catalogue.py` takes new ones into the Welsh catalogue (goldthread/web/locale) and
makes from it what the program reads.

Words are those that templates and Python mark for translation. What is no longer said is taken out.
"""

import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
HOUSE = ROOT / "goldthread"
PO = HOUSE / "web" / "locale" / "cy" / "LC_MESSAGES" / "django.po"
METHODS = [("**/templates/**.html", "jinja2.ext:babel_extract"), ("**.py", "python")]
OPTIONS = {"**/templates/**.html": {"trimmed": "true", "newstyle_gettext": "true",
                                    "extensions": "jinja2.ext.do", "silent": "false"}}  # fmt: skip
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "gettext_lazy": None}


def said() -> Catalog:
    """Everything that is marked for translation now."""
    found = Catalog()
    marked = extract_from_dir(HOUSE, METHODS, OPTIONS, KEYWORDS, comment_tags=("Translators:",))
    for file, _line, words, comments, context in marked:
        found.add(words, None, [(f"goldthread/{file}", 0)], auto_comments=comments, context=context)
    return found


def kept() -> Catalog:
    with PO.open("rb") as file:
        return read_po(file, locale="cy")


def compiled(catalogue: Catalog) -> bytes:
    made = io.BytesIO()
    write_mo(made, catalogue)
    return made.getvalue()


def lacking_in(catalogue: Catalog) -> list[object]:
    """What has no Welsh yet, in one of its forms."""
    forms = [(one.id, one.string if isinstance(one.string, tuple) else (one.string,))
             for one in catalogue if one.id]  # fmt: skip
    return [words for words, strings in forms if not all(strings)]


def main() -> int:
    catalogue = kept()
    catalogue.update(said(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    with PO.open("wb") as file:
        write_po(file, catalogue, width=100, sort_output=True, no_location=True, omit_header=False)
    PO.with_suffix(".mo").write_bytes(compiled(kept()))
    lacking = lacking_in(kept())
    for words in lacking:
        print(f"No Welsh yet: {words}", file=sys.stderr)
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main())
