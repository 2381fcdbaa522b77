"""A version out as XLIFF for a translator's program, and the translation back in."""

from typing import Any

from django.db import transaction

from goldthread.engines.xliff import NotXliff, read, write
from goldthread.engines.xliff.writing import clean
from goldthread.foundations.access.audit import audit
from goldthread.foundations.records.refusals import Refused
from goldthread.publishing.documents.models import Version
from goldthread.publishing.languages import actions
from goldthread.publishing.languages.models import How, Translation
from goldthread.publishing.languages.segments import KEYS, begun, segments
from goldthread.publishing.languages.tongues import Tongue, tongue

NOTES = {
    "title": "The name of the child is not the real one: keep it as it is.",
    "where_to_get_help": "Keep telephone numbers and web addresses as they are.",
}


def original_of(version: Version) -> str:
    return f"summary:{version.summary_id}:{version.number}"


@transaction.atomic
def take_out(*, version: Version, into: Tongue, last: Translation | None, by: Any) -> bytes:
    """With what is translated already, so that the translator goes on from there."""
    there = last.words if last else begun(into.code)
    units = [
        (one.key, one.source, there.get(one.key, ""), NOTES.get(one.key, ""))
        for one in segments(version)
    ]
    audit(by=by, did="translation.taken_out", about=version.summary, number=version.number,
          into=into.name)  # fmt: skip
    return write(units, source=version.language, target=into.code, original=original_of(version))


def bring_in(*, version: Version, data: bytes, by: Any) -> Translation:
    """The file must be of these very words: a translation of others would be of another summary."""
    try:
        back = read(data)
    except NotXliff as fault:
        raise Refused(str(fault)) from fault
    into = tongue(back.target)
    if into is None or into.code == version.language:
        raise Refused(f"The file is translated into “{back.target or 'no language'}”, which is "
                      "none of the languages here. Nothing was kept.")  # fmt: skip
    ours = {one.key: " ".join(clean(one.source).split()) for one in segments(version)}
    if strange := sorted({one.id for one in back.units} - set(KEYS)):
        raise Refused(f"The file has a part “{strange[0][:60]}”, which this summary has not. "
                      "Nothing was kept. Take it out again and translate that.")  # fmt: skip
    for one in back.units:
        if " ".join(one.source.split()) != ours[one.id]:
            raise Refused(f"The file was made from other words: “{one.id}” has changed since. "
                          "Nothing was kept. Take it out again and translate that.")  # fmt: skip
    words = {one.id: one.target for one in back.units}
    return actions.write(version=version, language=into.code, words=words, by=by, how=How.XLIFF)
