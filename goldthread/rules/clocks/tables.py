"""The clocks, by framework, in the order in which their steps come.

A source that begins "Unsourced" is general knowledge: a partnership should check it and may adjust
it. Where the anchor is contested the usual one stands here, and a partnership may choose another.
"""

from goldthread.rules.clocks.shapes import Clock, Unit

WT = "Working Together 2018 and 2023"
WT_OLD = "Working Together 2013 and 2015"
SCOTLAND = "National Guidance for Child Protection in Scotland 2021, updated 2023, appendix D"
NORTH = "Safeguarding Board for Northern Ireland, procedures, the child protection register"
DAYS, WORKING, MONTHS = Unit.DAYS, Unit.WORKING_DAYS, Unit.MONTHS

CLOCKS: dict[str, tuple[Clock, ...]] = {
    "lcspr": (
        Clock(
            "notify-panel",
            "Notify the national panel",
            "aware",
            5,
            WORKING,
            f"{WT}: within five working days of becoming aware that the incident has occurred",
        ),
        Clock(
            "rapid-review",
            "Send the rapid review to the national panel",
            "sent",
            15,
            WORKING,
            f"{WT}; national panel guidance: counted from the day the notification was sent",
        ),
        Clock(
            "publish",
            "Complete and publish the review",
            "initiated",
            6,
            MONTHS,
            f"{WT}: no later than six months from the decision to begin",
        ),
    ),
    "scr": (
        Clock(
            "decision",
            "Decide whether to hold a Serious Case Review",
            "notified",
            1,
            MONTHS,
            f"{WT_OLD}: within one month of notification of the incident",
        ),
        Clock(
            "publish",
            "Complete and publish the review",
            "initiated",
            6,
            MONTHS,
            f"{WT_OLD}: aim for completion within six months of initiating it",
        ),
        Clock(
            "keep-public-until",
            "Keep the report public until",
            "published",
            12,
            MONTHS,
            f"{WT_OLD}: on the website for at least twelve months, then on request",
        ),
    ),
    "child-protection": (
        Clock(
            "initial-conference",
            "Hold the initial child protection conference",
            "strategy_discussion",
            15,
            WORKING,
            "Working Together: fifteen working days from the strategy discussion at which the "
            "section 47 enquiry was begun",
        ),
        Clock(
            "first-core-group",
            "Hold the first core group",
            "initial_conference",
            10,
            WORKING,
            "Working Together: within ten working days of the initial conference",
        ),
        Clock(
            "first-review-conference",
            "Hold the first review conference",
            "initial_conference",
            3,
            MONTHS,
            "Working Together: within three months of the initial conference",
        ),
        Clock(
            "next-review-conference",
            "Hold the next review conference",
            "review_conference",
            6,
            MONTHS,
            "Working Together: at intervals of not more than six months",
        ),
    ),
    # Beside the four of the contract: what a local procedure sets.
    "child-protection-local": (
        Clock(
            "next-core-group",
            "Hold the next core group",
            "core_group",
            42,
            DAYS,
            "Local: at most six-weekly in Tees, four-weekly in Blackpool; set your own",
        ),
        Clock(
            "assessment",
            "Finish the assessment",
            "referred",
            45,
            WORKING,
            "Unsourced: 45 working days from the referral; check Working Together",
        ),
    ),
    "child-protection-wales": (
        Clock(
            "initial-conference",
            "Hold the initial child protection conference",
            "strategy_discussion",
            15,
            WORKING,
            "Unsourced: 15 working days; check the Wales Safeguarding Procedures",
        ),
        Clock(
            "first-core-group",
            "Hold the first core group",
            "initial_conference",
            10,
            WORKING,
            "Wales Safeguarding Procedures: within ten working days of the conference",
        ),
        Clock(
            "next-core-group",
            "Hold the next core group",
            "core_group",
            42,
            DAYS,
            "Wales Safeguarding Procedures: monthly, and never more than six weeks apart",
        ),
        Clock(
            "first-review-conference",
            "Hold the first review conference",
            "initial_conference",
            3,
            MONTHS,
            "Wales Safeguarding Procedures: three months after the conference",
        ),
        Clock(
            "next-review-conference",
            "Hold the next review conference",
            "review_conference",
            6,
            MONTHS,
            "Wales Safeguarding Procedures: then every six months",
        ),
        Clock(
            "assessment",
            "Finish the assessment",
            "referred",
            42,
            WORKING,
            "Wales Safeguarding Procedures: 42 working days",
        ),
    ),
    "child-protection-scotland": (
        Clock(
            "initial-conference",
            "Hold the child protection planning meeting",
            "concern",
            28,
            DAYS,
            "Highland procedures, after the national guidance of 2021: 28 calendar days",
        ),
        Clock(
            "first-core-group",
            "Hold the first core group",
            "initial_conference",
            15,
            WORKING,
            f"{SCOTLAND}: within 15 working days of the planning meeting",
        ),
        Clock(
            "next-core-group",
            "Hold the next core group",
            "core_group",
            56,
            DAYS,
            "Unsourced: eight weeks; the national guidance says “regularly”, set your own",
        ),
        Clock(
            "first-review-conference",
            "Hold the first review planning meeting",
            "initial_conference",
            6,
            MONTHS,
            "Scotland, Highland procedures of 2024: within six months of the planning meeting",
        ),
        Clock(
            "pre-birth-review",
            "Hold the review after the pre-birth planning meeting",
            "pre_birth_conference",
            3,
            MONTHS,
            f"{SCOTLAND}: within three months of a pre-birth planning meeting, with judgement",
        ),
        Clock(
            "next-review-conference",
            "Hold the next review planning meeting",
            "review_conference",
            6,
            MONTHS,
            "Scotland, Highland procedures of 2024: then six-monthly, or earlier",
        ),
    ),
    "child-protection-northern-ireland": (
        Clock(
            "initial-conference",
            "Hold the initial child protection case conference",
            "strategy_discussion",
            15,
            WORKING,
            "Unsourced: 15 working days; check the regional core procedures",
        ),
        Clock(
            "first-core-group",
            "Hold the first core group",
            "initial_conference",
            10,
            WORKING,
            "Unsourced: ten working days; check the regional core procedures",
        ),
        Clock(
            "next-core-group",
            "Hold the next core group",
            "core_group",
            42,
            DAYS,
            "Unsourced: six weeks; check the regional core procedures, set your own",
        ),
        Clock(
            "first-review-conference",
            "Hold the first review case conference",
            "initial_conference",
            3,
            MONTHS,
            f"{NORTH}: three months after the name goes on the register",
        ),
        Clock(
            "next-review-conference",
            "Hold the next review case conference",
            "review_conference",
            6,
            MONTHS,
            f"{NORTH}: then at least every six months",
        ),
    ),
    "clares-law": (
        Clock(
            "decide",
            "Decide on the application and disclose",
            "applied",
            28,
            DAYS,
            "Domestic Violence Disclosure Scheme, statutory guidance: at most 28 days",
        ),
    ),
    "sar": (
        Clock(
            "publish",
            "Complete the review",
            "initiated",
            6,
            MONTHS,
            "Unsourced: six months unless there is good reason for longer; check the guidance",
        ),
    ),
    "dhr": (
        Clock(
            "decision",
            "Decide whether to hold a Domestic Homicide Review",
            "notified",
            1,
            MONTHS,
            "Unsourced: one month; check the Home Office guidance",
        ),
        Clock(
            "report",
            "Complete the report",
            "initiated",
            6,
            MONTHS,
            "Unsourced: six months; check the Home Office guidance",
        ),
    ),
}

# An event, as a person is asked for its day.
EVENTS = {
    "aware": "the local authority became aware",
    "sent": "the notification was sent",
    "notified": "the incident was notified",
    "initiated": "the review was begun",
    "published": "the report was published",
    "strategy_discussion": "the strategy discussion was held",
    "initial_conference": "the initial conference was held",
    "pre_birth_conference": "the pre-birth conference was held",
    "review_conference": "the review conference was held",
    "applied": "the application was made",
    "born": "the child was born",
    "incident": "the incident happened",
    "referred": "the referral was received",
    "concern": "the concern was raised",
    "core_group": "the core group met",
    "decided": "the decision was made",
}
