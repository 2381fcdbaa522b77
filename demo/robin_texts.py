"""What agencies wrote in their returns about Robin, in codes and never in names."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Records:
    """Findings: text, known when, line, evidence. Recommendations: text, change, proof, due."""

    findings: list[tuple[str, str, int, str]]
    good: list[str] = field(default_factory=list)
    recommendations: list[tuple[str, str, str, int]] = field(default_factory=list)


def _method(read: str, spoken: str) -> str:
    return (
        f"## Documents seen\n\n| Document | Of when | Kind of evidence |\n| --- | --- | --- |\n"
        f"| {read} | Whole period | Written at the time |\n\n## People spoken to\n\n"
        f"| Code and role | Date |\n| --- | --- |\n| {spoken} | In the third week |\n\n"
        "Each note was read before the outcome was looked at again, and a colleague who did not "
        "know the outcome read three of them."
    )


HOSPITAL = {
    "method": _method("Maternity and ward record", "MW1, midwife; N1, nurse"),
    "context": "The unit had 24 beds and three staff on the afternoon of the discharge. Two posts "
    "of midwives were vacant. The folder of rules had been renewed that month.",
    "family": "M was expecting her second child. F told MW1 that this was his first. HSIB1 lives "
    "with MGM.",
    "summary": "M booked at 15 weeks and came to nine of ten visits. At booking MW1 wrote “two big "
    "dogs, friendly”. C1 was born on a bank holiday and went home on the third day.",
    "line-1": "[Known then] F said that he had no other child. The form has no question about "
    "earlier names or areas.\n\n[Known now] He had been known to this trust under another surname.",
    "line-2": "[Known then] The dogs stood in the booking record. It was not normal practice to "
    "come back to what was written there.",
    "line-3": "[Known then] A message was left for the duty desk at 11.40. The shift changed at "
    "two. The ward took the silence for agreement.\n\n[Known now] The rule that a named manager "
    "must agree was not in the folder of this ward.",
    "line-4": "One of the five actions was ours: to call a meeting before discharge. Nobody on the "
    "ward had seen the plan in which it stood.",
    "line-5": "Staff knew the family and liked them. That helped the care, and it made it harder "
    "to ask.",
    "lessons": "A rule that is in a folder is not a rule on a Friday afternoon. The same could "
    "happen on two of our five wards today; the other three have the question in the record.",
}
HOSPITAL_RECORDS = Records(
    findings=[
        ("No manager was asked to agree that C1 could go home, and nobody on the ward knew that "
         "one should be.", "then", 3, "Ward record; talk with N1"),
        ("The trust knew F under an earlier surname.", "now", 1, "Search of the index for this "
         "review"),
    ],
    good=["MW1 rang the community team herself on the day of the discharge."],
    recommendations=[
        ("Put the name of the manager who agreed into the discharge record, so that it cannot be "
         "closed without it", "A baby with an open plan goes home because somebody decided it.",
         "Twenty discharges read by somebody from outside the ward.", 60),
        ("Ask both parents at booking for every name they have used and every area they lived in",
         "What is known of an earlier child is known before the birth.",
         "A sample of 30 bookings.", 90),
    ],
)  # fmt: skip
COMMUNITY = {
    "method": _method("Health visiting record", "HV1, health visitor"),
    "context": "The team covered two areas after a colleague left. Each visitor had 410 families.",
    "family": "M, F and C1 lived in two rooms on the second floor.",
    "summary": "One visit before the birth and one after it, on the day before C1 was hurt.",
    "line-1": "[Known then] Nothing was known of F. His record was not asked for.",
    "line-2": "[Known then] Two dogs were seen and written down as friendly. The guidance on dogs "
    "was not followed.",
    "line-3": "The team was not told that C1 was going home. HV1 found out from M.",
    "line-4": "One action was ours: a visit with the social worker. It was not done.",
    "line-5": "Time. A first visit had 40 minutes.",
    "lessons": "Staff must follow the guidance on dogs.",
}
COMMUNITY_AGAIN = {
    "line-2": "[Known then] Two dogs were seen and written down as friendly. The guidance on dogs "
    "is a page of its own and the visit form does not ask. HV1 had 40 minutes, two forms to fill "
    "and a feed to watch. Three colleagues said that they would have written the same.\n\n"
    "[Known now] The gate between the rooms had been broken and mended twice.",
    "lessons": "Nobody asks from memory what the form does not ask. Since spring the form has the "
    "question; we have not yet looked whether it is used.",
}
COMMUNITY_RECORDS = Records(
    findings=[("The guidance on dogs was not followed.", "then", 2, "Visit record")],
    good=["HV1 told us of this case within three hours."],
    recommendations=[
        ("Look at 30 visits to see whether the question about dogs is asked and answered",
         "The dog and the baby are thought of together.", "The 30 records.", 80),
    ],
)  # fmt: skip
CORRECTED = (
    "The guidance on dogs was not used because the visit form did not ask and a visit had 40 "
    "minutes."
)
COUNCIL = {
    "method": _method("Assessment and case record", "SW1, social worker; SWM1, manager"),
    "context": "SW1 had 27 families, and SWM1 was acting for two teams. Supervision was held twice "
    "in five months.",
    "family": "M, F, C1; HSIB1 with MGM; HSIB2 in another area, not known here then.",
    "line-1": "[Known then] F was asked once and said that there was no other child. The index was "
    "searched under his present name only.\n\n[Known now] A closed file tells of HSIB2.",
    "line-4": "[Known then] Two of five were done. The others were called “in hand” at the review "
    "conference.",
}
COUNCIL_RECORDS = Records(
    findings=[
        ("The assessment was begun at 28 weeks although the referral came at 16.", "then", 4,
         "Case record"),
        ("The closed file of an earlier child was never looked for, because only one name was "
         "searched.", "now", 1, "Search of the archive for this review"),
    ],
)  # fmt: skip
