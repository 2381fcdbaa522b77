"""What a connection may be allowed to do."""

from django.db.models import TextChoices


class Scope(TextChoices):
    REVIEWS = "reviews:read", "read reviews"
    RECOMMENDATIONS = "recommendations:read", "read recommendations and their answers"
    ACTIONS = "actions:read", "read actions and how they go"
    UPDATE = "actions:write", "say how an action goes"
    EVIDENCE = "evidence:read", "read what evidence was given and decided"
    GIVE = "evidence:write", "give evidence"
    AUDITS = "audits:read", "read audits and what they concluded"
