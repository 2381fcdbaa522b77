"""Sentences of referrals, scoping, the panel and its decisions."""

from goldthread.foundations.access.audit import register

register(
    {
        "referral.started": "began a referral, and said whether a child is in danger",
        "referral.sent": "sent {about}",
        "referral.triaged": "recorded that {about} is {outcome}",
        "referral.person_added": "put a person named in {about} on the register, as {code}",
        "scoping.asked": "asked {organisation} whether the child is known, due {due}, in {about}",
        "scoping.answered": "answered {about}: {known}",
        "scoping.reminded": "sent {about} ({occasion})",
        "criteria.looked_at": "began to look at {about}",
        "criteria.answered": "answered {count} of the questions of {about}: {keys}",
        "panel.rules": "set {about}: {words}",
        "panel.recommended": "put {about} to the panel: {advice}",
        "panel.viewed": "gave a view of {about}: {view}",
        "panel.sent": "sent {about} to the chair, {quorum}",
        "panel.decided": "made {about}: {outcome}",
        "notification.counted_from": "recorded {about} as {on}: {because}",
        "notification.moved": "moved the day of {about} from {was} to {now}",
        "notification.due": "recorded that {about} must be sent",
        "notification.marked": "recorded that {about} was {what} on {on}",
        "letter.produced": "produced a {about} to {to}",
    }
)
