"""What is asked about domestic abuse."""

from typing import Any

from django import forms

from goldthread.casework.abuse.models import (
    Disclosure,
    DisclosureStep,
    Enquiry,
    Incident,
    Marac,
    Part,
)
from goldthread.casework.safeguards.forms import ActionForm, pick, yes
from goldthread.foundations.people.models import Involvement
from goldthread.foundations.records.formfields import choose, day, line, sentence
from goldthread.foundations.records.formfields import words as box
from goldthread.rules.abuse import OTHER, POINTS, RANK, SIGNS

__all__ = ["ActionForm"]


def one_of(label: str, choices: Any, hint: str = "", *, empty: str = "", **more: Any) -> Any:
    """Radios with a first choice that says nothing, where it need not be answered."""
    shown = [(one.value, sentence(one.label)) for one in choices]
    return forms.ChoiceField(
        label=label, help_text=hint, required=False, widget=forms.RadioSelect,
        choices=[("", empty or "Does not apply"), *shown], initial="", **more,
    )  # fmt: skip


class OfFamily(forms.Form):
    """`people`: whom of the register it can be about, by the name of the field."""

    def __init__(self, *args: Any, people: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in people.items():
            self.fields[name].queryset = rows  # type: ignore[attr-defined]


def somebody(label: str, hint: str = "") -> Any:
    return pick(label, Involvement.objects.none(), "Choose from Who is who", hint)


class PartForm(OfFamily):
    whom = somebody("Who?")
    what = choose("What are they in this?", Part.What)
    works = one_of(
        "If they harm: do they, or somebody of their kin, work for an agency here?", Part.Works,
        "Also a friend who could look. Whoever it is must not see this record.",
    )  # fmt: skip
    words = box("How is it known?", "Who said so, and when.")


class EnquiryForm(OfFamily):
    whom = somebody("Who was to be asked?")
    on = day("On which day?")
    point = forms.ChoiceField(
        label="At which contact?", widget=forms.RadioSelect,
        choices=[*((one.code, sentence(one.words)) for one in POINTS), (OTHER, "Another contact")],
    )  # fmt: skip
    how = choose("Were they asked?", Enquiry.How)
    why = one_of("If not alone: why?", Enquiry.Why)
    where = line("Where was it?", "Such as “antenatal clinic, room 3”.", most=200)
    asked_by = line("Who asked, if it was not you?", required=False, most=200)
    told = one_of("If asked: what was the answer?", Enquiry.Told)
    words = box("The answer in their words, or what stood in the way", required=False)
    again_on = day("If not alone: on which day will they be asked again?", required=False)


class ControlForm(OfFamily):
    whom = somebody("With whom was it talked about?")
    sign = forms.ChoiceField(
        label="What about?", widget=forms.RadioSelect,
        choices=[(one.code, sentence(one.words)) for one in SIGNS],
    )  # fmt: skip
    on = day("On which day?")
    words = box("In their words, or what you saw", "“Nothing of this” is an answer.")


class IncidentForm(forms.Form):
    on = day("On which day did it happen?")
    what = box("What happened?", "Who did what to whom. Their words, where you have them.")
    told_by = line("Who told it?", "Such as “herself, to the midwife”.", most=200)
    child_there = choose("Was a child there, or did one hear it?", Incident.There)
    pregnant = choose("Was the adult pregnant?", Incident.There)
    hurt = choose("Was somebody hurt?", Incident.There)
    police_ref = line("Police reference", required=False, most=60)


class DashForm(OfFamily):
    whom = somebody("Whose risk?")
    on = day("On which day?")
    ticks = forms.IntegerField(label="How many questions were answered with yes?", min_value=0,
                               max_value=99)  # fmt: skip
    escalates = yes("It is growing: a ground of its own")
    judgement = forms.ChoiceField(
        label="Does your professional judgement raise the band?", required=False,
        widget=forms.RadioSelect, initial="",
        choices=[("", "No: the band stands"), ("medium", "Yes, to medium"),
                 ("high", "Yes, to high")],
        help_text="It can raise the band that the ticks give, and never lower it.",
    )  # fmt: skip
    because = box("If it is raised: why?", "Such as separation together with control and "
                  "violence, strangulation, stalking, threats.", required=False)  # fmt: skip

    def clean_judgement(self) -> str:
        told = str(self.cleaned_data["judgement"])
        return told if told in RANK else ""


class ExperienceForm(OfFamily):
    child = somebody("Which child?")
    on = day("On which day did you see or hear it?")
    words = box("What is it like for this child?", "What they see, hear and live with; what they "
                "do when it happens. For an unborn child: what reaches them.")  # fmt: skip
    child_said = yes("The child said so, or showed it")


class MaracForm(OfFamily):
    whom = somebody("Who is at risk?")
    how = choose("What was decided?", Marac.How, "Only a manager who works with the family decides "
                 "not to refer.")  # fmt: skip
    on = day("On which day?")
    why = box("Why?")
    consent = one_of("If referred: do they agree?", Marac.Consent)
    without = box("If without consent: why?", "The risk that overrides it, and who decided.",
                  required=False)  # fmt: skip


class HeardForm(forms.Form):
    on = day("On which day did MARAC hear it?")
    words = box("What was agreed?", "Write what has an owner and a day as an action too.")


class DisclosureForm(OfFamily):
    route = choose("Which right?", Disclosure.Route)
    whom = somebody("Who may be at risk?")
    about = somebody("Whose past would be asked about?")
    on = day("On which day was it considered?")


class DisclosureStepForm(forms.Form):
    step = choose("What happened?", DisclosureStep.Step)
    on = day("On which day?")
    who = line("By whom?", "A post, such as “police, safeguarding hub”.", most=120)
    told_to = line("If a disclosure was made: who was told?", "By code or post, no more.",
                   required=False, most=120)  # fmt: skip
    safely = line("How was it done safely?", "Where, with whom, and who was not there. Not what "
                  "was said.", required=False, most=200)  # fmt: skip
    because = line("If it goes no further: why?", "A few words. Nothing of anybody’s past.",
                   required=False, most=200)  # fmt: skip


class ContactForm(OfFamily):
    whom = somebody("Whom?")
    reach = line("Which number or way is safe?", "“None agreed yet” is an answer.", most=200)
    when = line("When is it safe?", "Days and times.", most=200)
    say = line("What do you say if somebody else answers?", "Or a safe word.", required=False,
               most=200)  # fmt: skip
    unsafe = box("What is not safe?", "Numbers, letters, voicemail, e-mail, days, people.",
                 required=False)  # fmt: skip
