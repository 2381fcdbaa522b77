"""What is asked about child protection plans."""

from collections.abc import Iterable
from typing import Any

from django import forms

from goldthread.casework.plans.models import (
    Came,
    FamilyThere,
    GoneThrough,
    PlanAnswer,
    PlanBefore,
    PlanEnd,
    PlanMeeting,
)
from goldthread.casework.safeguards.forms import ActionForm, pick, yes
from goldthread.casework.safeguards.models import KeyDecision
from goldthread.foundations.agencies.models import Organisation
from goldthread.foundations.people.models import Involvement
from goldthread.foundations.records.formfields import DAY, Several, choose, day, line, sentence
from goldthread.foundations.records.formfields import words as box
from goldthread.rules.protection import CATEGORIES, ENQUIRY

Outcome = PlanMeeting.Outcome
LATE = "Only if it was late: why?"


class Children(Several):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.code}, {obj.person.name}"


def _children(label: str = "About which child or children?") -> Children:
    return Children(
        queryset=Involvement.objects.none(), label=label, widget=forms.CheckboxSelectMultiple
    )  # fmt: skip


class StrategyForm(forms.Form):
    on = day("On which day was it held?")
    children = _children()
    outcome = choose("What was decided?", ())
    concern_on = day("When was the concern raised?", DAY, required=False)
    chair = line("Who led it?", "A name and a post.", required=False, most=200)
    words = box("What was decided, and why?", "Who said what, what is known and not known, and "
                "what happens tonight.")  # fmt: skip
    dissent = box("Did anybody see it differently?", "Who, and why.", required=False)

    def __init__(self, *args: Any, children: Any, nation: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        enquiry = ENQUIRY[nation]
        self.fields["children"].queryset = children  # type: ignore[attr-defined]
        self.fields["outcome"].choices = [  # type: ignore[attr-defined]
            (Outcome.ENQUIRY.value, f"A {enquiry} is begun: the conference is counted from here"
             if enquiry[0] not in "AEIOU" else f"An {enquiry} is begun"),
            (Outcome.GOES_ON.value, f"The {enquiry} that was begun goes on"),
            (Outcome.NO_ENQUIRY.value, "No enquiry"),
        ]  # fmt: skip


class ConferenceForm(forms.Form):
    """Initial or review; `kind` leaves out what is not asked there."""

    on = day("On which day was it held?")
    children = _children("For which child or children did it decide this?")
    chair = line("Who chaired it?", "A name and a post.", most=200)
    outcome = choose("What did it decide?", ())
    category = forms.ChoiceField(label="Category of the plan", required=False)
    words = box("Why?", "The harm or the risk of it, in a day of this child’s life, and what has "
                "to be different.")  # fmt: skip
    dissent = box("Did anybody see it differently?", "Who, of which agency, and why. It is shown "
                  "beside the decision.", required=False)  # fmt: skip
    chair_dissents = yes("The chair was among them")

    def __init__(
        self, *args: Any, children: Any, nation: str, kind: str, **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        initial = kind == PlanMeeting.Kind.INITIAL
        outcomes = (
            (Outcome.PLAN, Outcome.NO_PLAN) if initial else (Outcome.CONTINUES, Outcome.SHOULD_END)
        )
        self.fields["children"].queryset = children  # type: ignore[attr-defined]
        self.fields[
            "children"
        ].help_text = (
            "If it decided otherwise for one of them, record that as a conference of its own."
        )
        self.fields["outcome"].choices = [(one.value, sentence(one.label)) for one in outcomes]  # type: ignore[attr-defined]
        self.fields["category"].choices = [  # type: ignore[attr-defined]
            ("", "No plan"), *((one.code, sentence(one.words)) for one in CATEGORIES[nation])
        ]  # fmt: skip
        self.asked = list(children) if initial else []
        for one in self.asked:
            self.fields[f"before-{one.pk}"] = forms.ChoiceField(
                label=f"Was {one.code} on a plan before?", required=False,
                choices=[("", "Not asked here"),
                         *((each.value, sentence(each.label)) for each in PlanBefore.Answer)],
            )  # fmt: skip
            self.fields[f"when-{one.pk}"] = line(
                f"If so: when, where and why, for {one.code}?", required=False
            )
        self.fields["late_because"] = box(
            LATE, "Who agreed to it, and how the child was kept safe meanwhile.", required=False
        )

    def told(self) -> dict[str, Any]:
        """What was answered, with whether each child was on a plan before."""
        data = dict(self.cleaned_data)
        data["before"] = {
            one: (data.pop(f"before-{one.pk}"), data.pop(f"when-{one.pk}")) for one in self.asked
        }
        return data


class CoreGroupForm(forms.Form):
    """Two boxes for each child on a plan; a child whose first is left empty was not discussed."""

    on = day("On which day was it held?")
    chair = line("Who led it?", "A name and a post.", required=False, most=200)

    def __init__(self, *args: Any, children: Iterable[Involvement], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.children = list(children)
        for one in self.children:
            self.fields[f"changed-{one.pk}"] = box(
                f"What has changed for {one.code} since the last?",
                "In the child’s daily life, seen by whom. “Nothing” is an answer. Leave it empty "
                f"only if this core group was not about {one.code}.",
                required=False,
            )
            self.fields[f"voice-{one.pk}"] = box(
                f"What does {one.code} say, or show?",
                "In the child’s own words. Of a baby: what was seen. Left empty, it stays asked.",
                required=False,
            )
        self.fields["words"] = box("What did the core group agree?")
        self.fields["late_because"] = box(LATE, required=False)

    def now(self) -> dict[Involvement, tuple[str, str]]:
        told = self.cleaned_data
        return {
            one: (told[f"changed-{one.pk}"], told[f"voice-{one.pk}"])
            for one in self.children
            if told[f"changed-{one.pk}"].strip() or told[f"voice-{one.pk}"].strip()
        }


class CameForm(forms.Form):
    """Each agency: did it come, and who."""

    def __init__(self, *args: Any, bodies: Iterable[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bodies = list(bodies)
        for one in self.bodies:
            self.fields[f"how-{one.pk}"] = forms.ChoiceField(
                label=str(one), required=False,
                choices=[("", "Was not asked to come"),
                         *((how.value, sentence(how.label)) for how in Came.How)],
            )  # fmt: skip
            self.fields[f"who-{one.pk}"] = line(
                f"Who, of {one}?", "A name and a post.", required=False, most=200
            )

    def told(self) -> dict[Organisation, tuple[str, str]]:
        data = self.cleaned_data
        return {
            one: (data[f"how-{one.pk}"], data[f"who-{one.pk}"])
            for one in self.bodies
            if data[f"how-{one.pk}"]
        }


class FamilyThereForm(forms.Form):
    """Each parent and child: were they there, and what they said or why they were not."""

    def __init__(self, *args: Any, people: Iterable[Involvement], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = list(people)
        for one in self.people:
            self.fields[f"how-{one.pk}"] = forms.ChoiceField(
                label=f"{one.code}, {one.role}", required=False,
                choices=[("", "Not recorded"),
                         *((how.value, sentence(how.label)) for how in FamilyThere.How)],
            )  # fmt: skip
            self.fields[f"words-{one.pk}"] = box(
                f"What {one.code} said; if not there, why",
                "Of a child: by age and wishes, in their words, or who spoke for them.",
                required=False,
            )

    def told(self) -> dict[Involvement, tuple[str, str]]:
        data = self.cleaned_data
        return {
            one: (data[f"how-{one.pk}"], data[f"words-{one.pk}"])
            for one in self.people
            if data[f"how-{one.pk}"]
        }


class BeforeForm(forms.Form):
    answer = choose("Was the child on a plan before?", PlanBefore.Answer)
    words = box("If so: when, where and why?", "And what it changed.", required=False)


class PlanActionForm(ActionForm):
    child_words = box("In the child’s own words, where there are some", required=False)
    field_order = ("what", "expected_change", "child_words", "proof_wanted", "organisation",
                   "owner", "due")  # fmt: skip


class ChallengeForm(forms.Form):
    from_body = pick("Which agency challenges?", Organisation.objects.none(), "Choose an agency")
    to_body = pick("Which agency is asked?", Organisation.objects.none(), "Choose an agency")
    about = box("About what, and what is asked?", "What it means for the child that it has not "
                "happened.")  # fmt: skip
    answer_by = day("By when is an answer asked for?")

    def __init__(self, *args: Any, bodies: Any, own: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["from_body"].queryset = own  # type: ignore[attr-defined]
        self.fields["to_body"].queryset = bodies  # type: ignore[attr-defined]


class GoThroughForm(forms.Form):
    how = choose("What did the core group say?", GoneThrough.How)
    words = box("Why?", "Carried forward: what stops it, and what will be different next time. "
                "Challenged: about what, and what is asked.")  # fmt: skip
    from_body = pick("If challenged: which agency challenges?", Organisation.objects.none(),
                     "Nobody", required=False)  # fmt: skip
    to_body = pick("Which agency is asked?", Organisation.objects.none(), "Nobody", required=False)
    answer_by = day("By when is an answer asked for?", required=False)

    def __init__(self, *args: Any, bodies: Any, own: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["from_body"].queryset = own  # type: ignore[attr-defined]
        self.fields["to_body"].queryset = bodies  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    how = choose("What happened?", PlanAnswer.How)
    words = box("What was answered, or why is it taken further?")
    to = line("If taken further: to whom?", "A name and a post.", required=False, most=200)
    answer_by = day("And an answer is asked for by", required=False)


class WhyForm(forms.Form):
    words = box("Why?")


class CarryForm(forms.Form):
    words = box("Why does it go on, and what is done so that it moves?")


def _decided(label: str, hint: str) -> Any:
    return pick(label, KeyDecision.objects.none(), "Choose a decision", hint)


class NoConferenceForm(forms.Form):
    on = day("On which day was it decided?")
    decision = _decided("Which manager’s decision?", "Asked for on the overview, of the kind “no "
                        "child protection conference is held”.")  # fmt: skip
    words = box("What happens for the child instead?")

    def __init__(self, *args: Any, decisions: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["decision"].queryset = decisions  # type: ignore[attr-defined]


class EndForm(forms.Form):
    on = day("On which day does it end?")
    reason = choose("Why does it end?", PlanEnd.Reason)
    words = box("What is different for the child, and what stays in place?")
    agreed_by = box("Who agreed?", "Names, posts and agencies; the parents and the child too.")
    dissent = box("Did anybody see it differently?", "Who, and why.", required=False)
    decision = _decided("On which manager’s decision does it rest?", "To step down or to close, "
                        "asked for on the overview and agreed.")  # fmt: skip

    def __init__(self, *args: Any, decisions: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["decision"].queryset = decisions  # type: ignore[attr-defined]
