"""Sentences of the frameworks."""

from goldthread.foundations.access.audit import register

register(
    {
        "frameworks.area": "set {about}: {nation}; {places}",
        "frameworks.clock_adjusted": "adjusted {about} from {starts}: {rule}. {reason}",
        "frameworks.clock_ended": "ended {about} on {ends}: {because}",
        "frameworks.kind_added": "added {about} from {starts}. {reason}",
        "frameworks.kind_ended": "ended {about} on {ends}: {because}",
        "frameworks.local_clock_added": "added {about}: {rule}. {reason}",
        "frameworks.local_clock_ended": "ended {about} on {ends}: {because}",
    }
)
