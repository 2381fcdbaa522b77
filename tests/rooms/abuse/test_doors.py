"""Every address of this room, tried by everyone."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from django.test import Client
from django.urls import reverse

from goldthread.casework.abuse.urls import urlpatterns
from tests.rooms.abuse.conftest import considered, referred, safe

WORKERS = ["practitioner"]
OTHERS = ["manager", "administrator", "excluded", "stranger", "member"]
OF_ROWS = {"abuse_marac_heard", "abuse_marac_action", "abuse_clare_step"}
NUMBERS = {"abuse_numbers", "abuse_number"}
READ = {"abuse", "abuse_contact"}


def addresses(home: SimpleNamespace) -> dict[str, str]:
    marac, clare = referred(home).pk, considered(home).pk
    safe(home)
    given: dict[str, list[Any]] = {
        "abuse_marac_heard": [marac], "abuse_marac_action": [marac], "abuse_clare_step": [clare],
        "abuse_numbers": [], "abuse_number": ["clares-law"],
    }  # fmt: skip
    names = [str(one.name) for one in urlpatterns]
    return {name: reverse(name, args=given.get(name, [home.family.pk])) for name in names}


def test_only_those_who_work_with_the_family_come_in(
    home: SimpleNamespace, signed_in: Callable[[Any], Client]
) -> None:
    where = addresses(home)
    for who in [*WORKERS, *OTHERS, "emergency"]:
        browser = signed_in(getattr(home, who))
        for name, address in where.items():
            answer, sent = browser.get(address), browser.post(address, {})
            case = (who, name, answer.status_code, sent.status_code)
            if name in NUMBERS:
                unit = who in ("manager", "stranger")  # who runs another partnership
                assert answer.status_code == (200 if name == "abuse_numbers" or unit else 403), case
                assert sent.status_code == (
                    405 if name == "abuse_numbers" else 200 if unit else 403
                ), case
            elif who in WORKERS:
                assert answer.status_code == 200, case
                assert sent.status_code == (405 if name in READ else 200), case
            elif who == "emergency":
                # It opens the page and writes nothing; how to reach the adult stays with those
                # who work with the family.
                assert answer.status_code == (200 if name == "abuse" else 403), case
                assert sent.status_code == (405 if name in READ else 403), case
            else:
                assert answer.status_code == 404, case
                assert sent.status_code in (404, 405), case
                assert "Dunlin" not in answer.content.decode(), case
