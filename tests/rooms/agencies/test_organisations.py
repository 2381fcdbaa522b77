"""The directory of organisations."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from goldthread.foundations.agencies import actions
from goldthread.foundations.agencies.models import Organisation
from goldthread.foundations.records.refusals import Refused
from tests import factories

CLOSED = date(2022, 6, 30)
BOXES = {"on-day": "30", "on-month": "6", "on-year": "2022"}


@pytest.fixture
def ccg(cast):
    return actions.add_organisation(
        partnership=cast.partnership,
        name="Fenmarsh Clinical Commissioning Group",
        sector="health-commissioner",
        aliases=["Fenmarsh CCG", "the CCG"],
        by=cast.manager,
    )


@pytest.fixture
def icb(cast):
    return actions.add_organisation(
        partnership=cast.partnership,
        name="Fenmarsh Integrated Care Board",
        sector="health-commissioner",
        by=cast.manager,
    )


def test_adding_one_with_its_other_names(cast, signed_in):
    fields = {"name": "Fenmarsh  Police", "sector": "police", "aliases": "FP\n\nthe force "}
    answer = signed_in(cast.administrator).post("/organisations/add/", fields)
    body = Organisation.objects.get(name="Fenmarsh Police")
    assert answer["Location"] == f"/organisations/{body.pk}/"
    assert set(body.aliases.values_list("name", flat=True)) == {"FP", "the force"}


@pytest.mark.parametrize("name", ["fenmarsh ccg", "FENMARSH CLINICAL COMMISSIONING GROUP"])
def test_a_name_means_one_organisation(cast, ccg, signed_in, name):
    fields = {"name": name, "sector": "other"}
    page = signed_in(cast.manager).post("/organisations/add/", fields).content.decode()
    assert "is already in the directory" in page
    with pytest.raises(Refused, match="already means"):
        actions.add_alias(organisation=cast.trust, name=name, by=cast.manager)


def test_another_name(cast, signed_in):
    client = signed_in(cast.support)
    client.post(f"/organisations/{cast.trust.pk}/", {"alias": "FHT"})
    assert "FHT" in client.get(f"/organisations/{cast.trust.pk}/").content.decode()
    assert "Fenmarsh Hospital Trust" in client.get("/organisations/?words=fht").content.decode()


def test_who_took_over(cast, ccg, icb, signed_in):
    client = signed_in(cast.manager)
    client.post(f"/organisations/{ccg.pk}/successor/", {"successor": icb.pk, **BOXES})
    ccg.refresh_from_db()
    assert (ccg.successor, ccg.closed, ccg.today()) == (icb, CLOSED, icb)
    page = client.get(f"/organisations/{ccg.pk}/").content.decode()
    assert "from the day after Thursday 30 June 2022" in page
    assert "now Fenmarsh Integrated Care Board" in client.get("/organisations/").content.decode()
    assert str(ccg) in client.get(f"/organisations/{icb.pk}/").content.decode()


def test_no_circle_of_successors(cast, ccg, icb):
    actions.succeed(organisation=ccg, successor=icb, on=CLOSED, by=cast.manager)
    for old, new in [(icb, ccg), (icb, icb)]:
        with pytest.raises(Refused, match="cannot come after itself"):
            actions.succeed(organisation=old, successor=new, on=CLOSED, by=cast.manager)


def test_a_successor_of_another_partnership(cast, ccg):
    with pytest.raises(PermissionDenied):
        actions.succeed(
            organisation=ccg,
            successor=factories.organisation(cast.elsewhere),
            on=CLOSED,
            by=cast.manager,
        )


def test_nobody_is_appointed_to_a_closed_organisation(cast, ccg, icb):
    actions.succeed(organisation=ccg, successor=icb, on=CLOSED, by=cast.manager)
    with pytest.raises(Refused, match="Choose Fenmarsh Integrated Care Board"):
        actions.appoint(
            person=cast.author,
            partnership=cast.partnership,
            role="signatory",
            organisation=ccg,
            by=cast.manager,
        )


def test_readers_see_no_people_and_no_forms(cast, signed_in):
    page = signed_in(cast.colleague).get(f"/organisations/{cast.trust.pk}/").content.decode()
    assert "Anna Reed" not in page
    assert "Add another name" not in page


def test_queries_do_not_grow(cast, signed_in, django_assert_max_num_queries):
    client = signed_in(cast.manager)
    client.get("/organisations/")
    for _ in range(30):
        body = factories.organisation(cast.partnership)
        actions.add_alias(organisation=body, name=f"Also {body}", by=cast.manager)
    with django_assert_max_num_queries(11):
        client.get("/organisations/")
