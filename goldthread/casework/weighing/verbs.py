"""Sentences of risk thinking and curiosity. No name of the family, nothing that was written."""

from goldthread.foundations.access.audit import register

register(
    {
        "weighing.factor": "wrote down a risk or a strength: {about}",
        "weighing.factor_turned": "recorded whether it still stands: {about}",
        "weighing.evidence": "wrote down evidence: {about}",
        "weighing.evidence_turned": "recorded whether it holds: {about}",
        "weighing.borne": "laid evidence beside risks and strengths: {about}",
        "weighing.hypothesis": "wrote down what could be so: {about}",
        "weighing.hypothesis_turned": "set aside or took up again: {about}",
        "weighing.expected": "wrote down what would be seen if it were so: {about}",
        "weighing.sought": "looked for what would be seen if it were so: {about}",
        "weighing.judged": "laid evidence against the hypotheses: {about}",
        "weighing.unknown": "wrote down what is not known: {about}",
        "weighing.accounts": "wrote down two accounts that do not fit together: {about}",
        "weighing.finds_out": "asked {person} to find out by {due}: {about}",
        "weighing.found": "ended an open question: {about}, {how}",
        "weighing.look_asked": "asked {person} for a second look by {due}: {about}",
        "weighing.looked": "ended a second look: {about}, {how}",
        "curiosity.reflected": "wrote a reflection: {about}",
        "curiosity.observed": "wrote down what was seen: {about}",
        "curiosity.since": "wrote down what was found out since: {about}",
    }
)
