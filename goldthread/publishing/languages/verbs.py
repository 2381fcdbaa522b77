"""Sentences of translating."""

from goldthread.foundations.access.audit import register

register(
    {
        "translation.written": "wrote wording {number} of {about}, {how}",
        "translation.taken_out": "took out version {number} of {about} for translation into {into}",
        "translation.read": "read {about} and said that it is right",
        "translation.first_yes": "said yes, as the first person, to {about}",
        "translation.released": "released, as the second person, {about}",
        "translation.withdrawn": "withdrew {about}, because: {why}",
    }
)
