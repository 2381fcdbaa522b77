"""The tables of domestic abuse in live work."""

from goldthread.casework.abuse.models.asked import Control, Enquiry, Experience, Part
from goldthread.casework.abuse.models.contact import SafeContact
from goldthread.casework.abuse.models.local import LocalNumber
from goldthread.casework.abuse.models.outside import (
    Disclosure,
    DisclosureStep,
    Marac,
    MaracAction,
    MaracHeard,
)
from goldthread.casework.abuse.models.risk import Dash, Incident

__all__ = [
    "Control",
    "Dash",
    "Disclosure",
    "DisclosureStep",
    "Enquiry",
    "Experience",
    "Incident",
    "LocalNumber",
    "Marac",
    "MaracAction",
    "MaracHeard",
    "Part",
    "SafeContact",
]
