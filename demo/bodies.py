"""The bodies of Fenmarsh. All are made up."""

from datetime import date

from demo.story import Story
from goldthread.foundations.agencies import actions as agencies
from goldthread.foundations.agencies.models import Sector

# key: name, sector, other names
BODIES = {
    "partnership": (
        "Fenmarsh Safeguarding Children Partnership",
        Sector.PARTNERSHIP,
        ["Fenmarsh Safeguarding Children Board", "the Partnership Board", "FSCP"],
    ),
    "council": (
        "Fenmarsh County Council Children's Services",
        Sector.LOCAL_AUTHORITY,
        ["Fenmarsh Children's Services", "Children's Services", "Children's Social Care"],
    ),
    "police": ("Fenmarsh Constabulary", Sector.POLICE, ["Fenmarsh Police", "the Police"]),
    "icb": (
        "Fenmarsh and Saltings Integrated Care Board",
        Sector.COMMISSIONER,
        ["NHS Fenmarsh and Saltings", "the ICB"],
    ),
    "hospital": (
        "Fenmarsh Hospitals NHS Trust",
        Sector.ACUTE,
        ["Fenmarsh Hospital", "the Hospital Trust", "the Acute Trust"],
    ),
    "community": (
        "Reedmere Community Health NHS Trust",
        Sector.COMMUNITY,
        ["Reedmere Trust", "the health visiting service", "the Community Trust"],
    ),
    "housing": ("Fenmarsh Homes", Sector.HOUSING, ["Fenmarsh Housing Association"]),
    "schools": (
        "Fenmarsh Schools and Early Years",
        Sector.EDUCATION,
        ["Fenmarsh Education", "the Early Years Service"],
    ),
    "probation": ("Fenmarsh Probation", Sector.PROBATION, ["the Probation Service"]),
    "mental": ("Saltings Mental Health NHS Trust", Sector.COMMUNITY, ["the Mental Health Trust"]),
    "ambulance": ("Fenmarsh Ambulance Service NHS Trust", Sector.OTHER, ["the Ambulance Service"]),
    "national": ("National Maternity Records Programme", Sector.NATIONAL, ["NMRP"]),
}
BECAME = date(2022, 7, 1)


def found(story: Story) -> None:
    """Both partnerships and their bodies; a commissioning group that became a care board."""
    world = story.world
    world.fenmarsh = agencies.found_partnership(
        name="Fenmarsh Safeguarding Children Partnership", slug="fenmarsh", by=None
    )
    for key, (name, sector, others) in BODIES.items():
        story.bodies[key] = agencies.add_organisation(
            partnership=world.fenmarsh,
            name=name,
            sector=sector,
            aliases=others,
            opened=BECAME if key == "icb" else None,
            by=None,
        )
    story.bodies["ccg"] = agencies.add_organisation(
        partnership=world.fenmarsh,
        name="Fenmarsh Clinical Commissioning Group",
        sector=Sector.COMMISSIONER,
        aliases=["Fenmarsh CCG"],
        opened=date(2013, 4, 1),
        by=None,
    )
    agencies.succeed(
        organisation=story.bodies["ccg"],
        successor=story.bodies["icb"],
        on=date(2022, 6, 30),
        by=None,
    )
    world.saltmere = agencies.found_partnership(
        name="Saltmere Safeguarding Children Partnership", slug="saltmere", by=None
    )
    for name, sector in (
        ("Saltmere Council", Sector.LOCAL_AUTHORITY),
        ("Saltmere Infirmary", Sector.ACUTE),
    ):
        agencies.add_organisation(partnership=world.saltmere, name=name, sector=sector, by=None)
