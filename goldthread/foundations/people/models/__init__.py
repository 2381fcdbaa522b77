"""The tables of the identity register and of history carried forward."""

from goldthread.foundations.people.models.case import CaseMark
from goldthread.foundations.people.models.facts import FormerName, PersonChange
from goldthread.foundations.people.models.history import (
    HistoryAnswer,
    HistoryCheck,
    HistoryMatch,
    MatchDecision,
    SamePerson,
)
from goldthread.foundations.people.models.kin import Kin, Relationship
from goldthread.foundations.people.models.people import (
    Involvement,
    IssuedCode,
    Person,
    PersonKey,
    Sex,
)
from goldthread.foundations.people.models.places import Address, Attachment, KnownBody, Residence

__all__ = [
    "Address",
    "Attachment",
    "CaseMark",
    "FormerName",
    "HistoryAnswer",
    "HistoryCheck",
    "HistoryMatch",
    "Involvement",
    "IssuedCode",
    "Kin",
    "KnownBody",
    "MatchDecision",
    "Person",
    "PersonChange",
    "PersonKey",
    "Relationship",
    "Residence",
    "SamePerson",
    "Sex",
]
