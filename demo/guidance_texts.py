"""What the made-up guidance of Fenmarsh says. None of it is advice for a real child."""

SITUATIONS = [
    "unborn child",
    "dogs in the home",
    "bruise on a baby",
    "domestic abuse",
    "parent’s mental health",
    "going home from hospital",
    "agencies disagree",
    "something does not fit",
]
DOGS = (
    "Dogs, babies and small children",
    "Any dog can hurt a baby, however well the family know it.\n\n"
    "- Ask at booking, at the new birth visit and on every home visit: which animals live here, "
    "which visit, where do they sleep, who controls them?\n"
    "- Ask to see where the dog is when the baby sleeps.\n"
    "- Say it plainly: no baby is left with a dog, even for a moment.\n"
    "- Do not rely on the breed. Write down what you saw and what was done.",
)
DOGS_AGAIN = (
    "Dogs, babies and small children",
    DOGS[1] + "\n- Where the baby is moved to another home, ask again there.",
)
PREBIRTH = (
    "Pre-birth procedure",
    "For every pregnancy in which anybody worries about the baby.\n\n"
    "- Refer as soon as you worry. Do not wait for the booking.\n"
    "- Read the history of both parents, earlier children too, wherever they have lived.\n"
    "- The panel names who writes the birth plan and by when.\n"
    "- No baby with a plan goes home without the meeting and a named manager who agreed.",
)
CURIOSITY = (
    "Professional curiosity",
    "How to ask, look and check, also when a family is pleasant and the visit goes well.\n\n"
    "- What has the child shown us? What do we not know?\n"
    "- What would we see if we were wrong?\n"
    "- Who else has seen the same, and who has seen something else?\n"
    "- Say what you will check and by when, and come back to it.",
)
ABUSE = (
    "Asking about domestic abuse",
    "Ask everybody, alone and in safety, and more than once.\n\n"
    "- If a partner is in the room, do not ask. Write down that you could not and when you will.\n"
    "- Ask about fear and control, not only about blows.\n"
    "- Write the answer where the other person cannot read it.",
)
ABUSE_AGAIN = (
    "Asking about domestic abuse",
    ABUSE[1] + "\n- Ask again after the birth, and after every move.",
)
ESCALATION = (
    "When agencies disagree: escalation",
    "If you think that a decision leaves a child unsafe, say so the same day.\n\n"
    "- First to the person, then to their manager, then to your named professional.\n"
    "- Each step has two working days. Write down the question and the answer.\n"
    "- Nobody goes round a step because it is uncomfortable.",
)
BRUISE = (
    "A bruise on a baby who cannot move alone",
    "A baby who does not roll or crawl seldom bruises by accident.\n\n"
    "- Talk to children’s social care and to a paediatrician on the same day.\n"
    "- Look at the whole baby, and ask everybody who cared for the baby.\n"
    "- Do not send the family home to wait.",
)
CARD = (
    "Bruising card for the pocket",
    "Three questions and two telephone numbers, for the back of a badge.",
)
