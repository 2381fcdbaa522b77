"""Sentences of the interface for other programs."""

from goldthread.foundations.access.audit import register

register(
    {
        "connection.allowed": "allowed {about} for {holder} until {until}, to {scopes}",
        "connection.taken": "took the token of {about}",
        "connection.ended": "ended {about}",
        "connection.refused": "was refused through {about}: {why}",
        "connection.read": "read {about} through the connection “{connection}”",
        "connection.listed": "read a list of {number} {what} through {about}",
        "connection.wrote": "sent {what} about {about} through the connection “{connection}”",
    }
)
