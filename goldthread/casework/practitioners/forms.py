"""What people are asked about an event, and what practitioners are asked."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from goldthread.casework.chronology.forms import long_text
from goldthread.casework.practitioners.models import Code, ContributionKind, Topic
from goldthread.casework.practitioners.models.invited import Coming
from goldthread.casework.practitioners.names import Name
from goldthread.foundations.access.models import User
from goldthread.foundations.agencies.models import Organisation
from goldthread.foundations.people.roles import PROFESSIONS
from goldthread.foundations.records.dateboxes import GovDateField

CLOCK = "For example, 14:00"


def clock(label: str) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        help_text=CLOCK,
        input_formats=["%H:%M", "%H.%M", "%I:%M%p", "%I%p"],
        error_messages={"invalid": f"{label} Write the time as hours and minutes, such as 14:00"},
    )


class Careful(forms.Form):
    """A form whose words must carry no name. Where some do, it shows them and asks to look."""

    names_looked_at = forms.BooleanField(
        label="I have looked: no name of anybody stands in these words",
        required=False,
    )
    names: list[Name]
    warned = False  # also where it may not be shown which word it is
    offers_codes = True

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.names = []


class ArrangeForm(forms.Form):
    day = GovDateField(label="Which day?", help_text="For example, 3 March 2026")
    starts = clock("When does it begin?")
    ends = clock("When does it end?")
    place = forms.CharField(label="Where?", max_length=300, required=False)
    link = forms.URLField(
        label="Link to join by",
        max_length=500,
        required=False,
        assume_scheme="https",
        help_text="Where people can take part from elsewhere, beginning with https://",
    )
    purpose = long_text(
        "What is it for?", "Those who are invited read this. No names, nothing about the family."
    )


class StatementForm(forms.Form):
    words = long_text(
        "Safe-space statement", "Whoever is invited reads it and says so before the event."
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class FacilitatorForm(forms.Form):
    person = forms.ModelChoiceField(
        label="Somebody with a seat at the table",
        help_text="They will know who is behind each code.",
        queryset=User.objects.none(),
        empty_label="None",
        required=False,
    )
    name = forms.CharField(
        label="Or the name of somebody without an account",
        help_text="They see nothing here.",
        max_length=200,
        required=False,
    )

    def __init__(self, *args: Any, people: QuerySet[User], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["person"].queryset = people


class InviteForm(forms.Form):
    role = forms.ChoiceField(
        label="What were they in this case?",
        choices=[("", "Choose one"), *((one, one[0].upper() + one[1:]) for one in PROFESSIONS)],
    )
    organisation = forms.ModelChoiceField(
        label="Which agency do they work for?",
        queryset=Organisation.objects.none(),
        empty_label="None, or not known",
        required=False,
    )
    person = forms.ModelChoiceField(
        label="Somebody with an account",
        queryset=User.objects.none(),
        empty_label="No account yet: I will write their name",
        required=False,
    )
    name = forms.CharField(label="Or their name", max_length=200, required=False)
    email = forms.EmailField(
        label="and their e-mail address",
        help_text="Their own work address. With an agency chosen, they are sent an invitation to "
        "Goldthread, which says nothing about the case.",
        required=False,
    )

    def __init__(
        self, *args: Any, people: QuerySet[User], bodies: QuerySet[Organisation], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.fields["person"].queryset = people
        self.fields["organisation"].queryset = bodies


class ReplyForm(forms.Form):
    answer = forms.ChoiceField(
        label="Are you coming?",
        choices=[
            (Coming.COMING.value, "I am coming"),
            (Coming.NOT_COMING.value, "I am not coming"),
            (Coming.SOMEONE_ELSE.value, "Somebody else should be asked"),
        ],
        widget=forms.RadioSelect,
    )
    someone_else = forms.CharField(
        label="Who should be asked?",
        help_text="A name, or a role and a team.",
        max_length=300,
        required=False,
    )
    needs = long_text(
        "What would help you to take part?",
        "Time, somebody beside you, another way of taking part, an interpreter, a quiet room.",
        required=False,
    )


class ReplyOfForm(ReplyForm):
    """A reply that somebody gave by telephone, recorded for them."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        answer: Any = self.fields["answer"]
        answer.label, answer.choices = (
            "What did they say?",
            [(one.value, one.label.capitalize()) for one in Coming],
        )
        self.fields["needs"].label = "What would help them to take part?"


class TopicForm(Careful):
    neutral = long_text(
        "In neutral words, for those who are invited",
        "What will be talked about, without names, blame or hindsight. They read it once it is "
        "released.",
    )
    questions = long_text(
        "Questions to ask", "For whoever leads the talk. One on each line.", required=False
    )
    known_then = long_text(
        "What was known then",
        "For whoever leads the talk: what people could know at the time.",
        required=False,
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class AddTopicForm(forms.Form):
    episode = forms.ModelChoiceField(
        label="Which key episode?", queryset=None, empty_label="Choose an episode"
    )

    def __init__(self, *args: Any, episodes: QuerySet[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        choice: Any = self.fields["episode"]
        choice.queryset = episodes
        choice.label_from_instance = lambda episode: f"{episode.code}: {episode.title}"


class ReasonForm(forms.Form):
    reason = long_text("Why?")

    def __init__(self, *args: Any, asks: str, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["reason"].label = asks


class OwnWordsForm(Careful):
    """A practitioner’s own words. Episodes are named as they were released to them."""

    topic = forms.ChoiceField(label="What is it about?", required=False)
    kind = forms.ChoiceField(
        label="What kind of thing is it?",
        choices=[(one.value, one.label[0].upper() + one.label[1:]) for one in ContributionKind],
        widget=forms.RadioSelect,
    )
    words = long_text("Your words", "Write roles or codes in the place of names.")
    field_order = ["topic", "kind", "words", "names_looked_at"]
    offers_codes = False

    def __init__(self, *args: Any, topics: list[tuple[int, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        topic: Any = self.fields["topic"]
        topic.choices = [("", "In general"), *((str(pk), words) for pk, words in topics)]


class RecordForm(Careful):
    code = forms.ModelChoiceField(
        label="Who said it?", queryset=Code.objects.none(), empty_label="Choose a code"
    )
    topic = forms.ModelChoiceField(
        label="Which episode is it about?",
        queryset=Topic.objects.none(),
        empty_label="In general",
        required=False,
    )
    kind = forms.ChoiceField(
        label="What kind of thing is it?",
        choices=[(one.value, one.label[0].upper() + one.label[1:]) for one in ContributionKind],
        widget=forms.RadioSelect,
    )
    words = long_text("What was said?", "In their words as far as you can. Codes, never names.")
    field_order = ["code", "topic", "kind", "words", "names_looked_at"]

    def __init__(
        self, *args: Any, codes: QuerySet[Code], topics: QuerySet[Topic], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        code, topic = self.fields["code"], self.fields["topic"]
        code.queryset, topic.queryset = codes, topics  # type: ignore[attr-defined]
        code.label_from_instance = lambda row: f"{row.word}, {row.role}"  # type: ignore[attr-defined]
        topic.label_from_instance = lambda row: (  # type: ignore[attr-defined]
            f"{row.episode.code}: {row.episode.title}"
        )


class CorrectForm(Careful):
    words = long_text("What should it say?")
    because = long_text("Why is it corrected?", required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)
    field_order = ["words", "because", "names_looked_at", "version"]


class CorrectOwnForm(CorrectForm):
    offers_codes = False


class LookForm(Careful):
    words = long_text("Their words", "Put a code or a role in the place of every name.")
    version = forms.IntegerField(widget=forms.HiddenInput)
    field_order = ["words", "names_looked_at", "version"]


class FeedbackForm(Careful):
    heard = long_text("What we heard", "In plain words. Nobody can be known by them.")
    will_do = long_text("What we will do", "And what we will not do, and why.")
    version = forms.IntegerField(widget=forms.HiddenInput)
    field_order = ["heard", "will_do", "names_looked_at", "version"]


class SupportForm(forms.Form):
    words = long_text("What support was offered or asked for?", "They can read this themselves.")


class AttendanceForm(forms.Form):
    """One tick for each invitation; whoever has none did not come."""

    came = forms.MultipleChoiceField(
        label="Who came?",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, people: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        choice: Any = self.fields["came"]
        choice.choices = people
