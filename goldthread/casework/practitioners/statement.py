"""The safe-space statement with which an event begins; a partnership words it as it likes.

Our own words. What they promise is kept by `querysets`: codes, the key apart, and no way in for a
manager.
"""

PARAGRAPHS = (
    "Why we ask you. You were there, and we were not. We want to understand how it was to work "
    "with this family at that time: what you knew then, what got in the way and what helped.",
    "No blame. This event is not an investigation and judges nobody’s competence. What you did in "
    "good faith is not held against you here. We will not ask you to defend a colleague or your "
    "employer.",
    "What is written down. What is said is written down under a code and never under your name. "
    "Only the business unit and those who lead the event know who is behind a code. You can see "
    "what stands under your own code, put it right and add to it until the record is closed.",
    "What is shared. The review’s lead reviewer and panel read what was said, under codes. Some of "
    "the panel may work for your employer; they are not told who is behind a code, and nothing "
    "is sent to your manager. The report may say what practitioners told us, in a way by which "
    "nobody can be known. You do not have to answer a question, and you can stop at any time.",
    "The one exception. If something is said that means a child or an adult is in danger now, or "
    "that somebody may have been harmed on purpose, we have to pass it on. We would tell you first "
    "wherever we can.",
    "Support. Talking about this can be hard. Somebody is there for you on the day and afterwards. "
    "Tell us what would help: time, a colleague beside you, another way of taking part, an "
    "interpreter, a quiet room. What others say stays in the room.",
)
DEFAULT = "\n\n".join(PARAGRAPHS)
