"""The people of Fenmarsh. Nobody here exists; they share one password, printed by the demo."""

from dataclasses import dataclass

from django.contrib.auth.hashers import make_password

from demo.story import Story
from goldthread.foundations.access.actions import add_person
from goldthread.foundations.agencies import actions as agencies
from goldthread.foundations.agencies.roles import Role

PASSWORD = "quiet-river-lantern"  # noqa: S105 - printed for everybody, on purpose
HOUSE = "fenmarsh.example"


@dataclass(frozen=True)
class Person:
    key: str
    name: str
    role: Role
    body: str = ""  # a key of bodies.BODIES; empty for those who are independent
    house: str = HOUSE

    @property
    def email(self) -> str:
        return f"{self.name.lower().replace(' ', '.')}@{self.house}"


CAST = [
    Person("maya", "Maya Thornbury", Role.BUSINESS_MANAGER),
    Person("joel", "Joel Harker", Role.BUSINESS_SUPPORT, "partnership"),
    Person("priya", "Priya Anand", Role.BUSINESS_SUPPORT),
    Person("helen", "Helen Ashdown", Role.CHAIR, "schools"),
    Person("samuel", "Samuel Okoro", Role.PANEL, "icb"),
    Person("ruth", "Ruth Penhale", Role.PANEL, "police"),
    Person("isobel", "Isobel Trant", Role.LEAD_REVIEWER),
    Person("nadia", "Nadia Hussain", Role.AUTHOR, "hospital"),
    Person("callum", "Callum Reid", Role.AUTHOR, "police"),
    Person("beth", "Beth Lowry", Role.AUTHOR, "community"),
    Person("lucy", "Lucy Tresham", Role.AUTHOR, "council"),
    Person("colin", "Colin Draper", Role.AUTHOR, "housing"),
    Person("margaret", "Margaret Oyelaran", Role.SIGNATORY, "hospital"),
    Person("owen", "Owen Pritchard", Role.SIGNATORY, "police"),
    Person("fiona", "Fiona Castell", Role.SIGNATORY, "community"),
    Person("gareth", "Gareth Blyth", Role.SIGNATORY, "council"),
    Person("leila", "Leila Mansour", Role.SIGNATORY, "housing"),
    Person("kwame", "Kwame Addo", Role.SIGNATORY, "icb"),
    Person("peter", "Peter Sandys", Role.SIGNATORY, "schools"),
    Person("anita", "Anita Rowe", Role.SIGNATORY, "probation"),
    Person("rosalind", "Rosalind Vane", Role.SIGNATORY, "mental"),
    Person("sophie", "Sophie Lindqvist", Role.PRACTITIONER, "community"),
    Person("daniel", "Daniel Marsh", Role.PRACTITIONER, "council"),
    Person("aisha", "Aisha Kamara", Role.PRACTITIONER, "hospital"),
    Person("victoria", "Victoria Hale", Role.EXECUTIVE, "council"),
    Person("martin", "Martin Selby", Role.EXECUTIVE, "police"),
    Person("grace", "Grace Winterton", Role.EXECUTIVE, "icb"),
    Person("alan", "Alan Fairweather", Role.SCRUTINEER),
    Person("ravi", "Ravi Menon", Role.ADMINISTRATOR),
    Person("edwin", "Edwin Carrow", Role.BUSINESS_MANAGER, house="saltmere.example"),
]


def arrive(story: Story) -> None:
    """Accounts and posts. The password is made once: hashing is slow on purpose."""
    password = make_password(PASSWORD)
    for one in CAST:
        person = add_person(email=one.email, name=one.name, password=None, by=None)
        person.password = password
        person.save(update_fields=["password"])
        story.people[one.key] = person
        post = agencies.appoint(
            person=person,
            partnership=story.world.saltmere if one.key == "edwin" else story.world.fenmarsh,
            organisation=story.bodies[one.body] if one.body else None,
            role=one.role,
            by=None,
        )
        story.kept[f"post of {one.key}"] = post
