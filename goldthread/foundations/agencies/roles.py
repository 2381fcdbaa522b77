"""The roles a person can hold in a partnership, and the circles they make."""

from django.db.models import TextChoices


class Role(TextChoices):
    BUSINESS_MANAGER = "business-manager", "business manager"
    BUSINESS_SUPPORT = "business-support", "business support"
    CHAIR = "chair", "sub-group chair"
    PANEL = "panel-member", "panel member"
    LEAD_REVIEWER = "lead-reviewer", "lead reviewer"
    AUTHOR = "report-author", "report author"
    SIGNATORY = "signatory", "agency signatory"
    PRACTITIONER = "practitioner", "practitioner"
    EXECUTIVE = "executive", "executive"
    SCRUTINEER = "scrutineer", "scrutineer"
    ADMINISTRATOR = "administrator", "system administrator"


BUSINESS_UNIT = frozenset({Role.BUSINESS_MANAGER, Role.BUSINESS_SUPPORT})
OVERSIGHT = BUSINESS_UNIT | {Role.CHAIR, Role.PANEL, Role.EXECUTIVE, Role.SCRUTINEER}
AGENCY = frozenset({Role.AUTHOR, Role.SIGNATORY, Role.PRACTITIONER, Role.EXECUTIVE})
# Emergency access opens the workings of a review to those whose role is to look across agencies.
# Were it open to an agency's people, a reason typed in a box would be a way through every wall.
BY_EMERGENCY = frozenset({Role.CHAIR, Role.PANEL, Role.LEAD_REVIEWER, Role.SCRUTINEER})
# Who leads in an agency.
SENIOR = frozenset({Role.SIGNATORY, Role.EXECUTIVE})
# Emergency access to a family in live work is for those who work with families themselves and may
# stand at a door tonight: an agency's practitioners, and its signatories, who manage them (ADR 29).
FRONTLINE = frozenset({Role.PRACTITIONER, Role.SIGNATORY})
# A system administrator sees settings, never cases.
CASE_ROLES = frozenset(Role) - {Role.ADMINISTRATOR}
# A seat opens the whole of a matter. Agencies come in by their own return, never so (ADR 16).
SEAT_ROLES = CASE_ROLES - {Role.AUTHOR, Role.SIGNATORY, Role.PRACTITIONER}
EVERY_ROLE = frozenset(Role)
