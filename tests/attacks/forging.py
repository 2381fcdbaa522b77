"""Forms sent by hand: to every address of a room, with words and ids for every field there is."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.apps import apps
from django.test import Client
from django.urls import URLPattern, reverse

# Read only: what somebody may read is tried by the rooms' own tests of doors.
CLOSED = {403, 404}
READ_ONLY = 405
DAY = {"day": "3", "month": "3", "year": "2030"}


def rows_of(*labels: str) -> dict[str, list[Any]]:
    """Every row of these apps as it stands, so that one that was added, changed or lost shows."""
    found: dict[str, list[Any]] = {}
    for label in labels:
        for model in apps.get_app_config(label).get_models(include_auto_created=True):
            rows = model._default_manager.order_by("pk").values_list()
            found[model._meta.label] = list(rows)
    return found


def addresses(
    patterns: list[URLPattern], ids: Callable[[str, str], Any]
) -> Iterator[tuple[str, str]]:
    """Name and address of each pattern. `ids`: what stands in the place of an argument, by the
    route and the argument's name."""
    for pattern in patterns:
        route = str(pattern.pattern)
        filled = {name: ids(route, name) for name in pattern.pattern.converters}
        yield str(pattern.name), reverse(str(pattern.name), kwargs=filled)


def dates(*names: str) -> dict[str, str]:
    return {f"{name}-{part}": value for name in names for part, value in DAY.items()}


def tried(client: Client, found: Iterator[tuple[str, str]], told: Mapping[str, Any]) -> list[str]:
    """Each address that let a forged form in, with the status. Empty is good."""
    let_in = []
    for name, href in found:
        for more in ({}, {"autosave": "1"}):
            code = client.post(href, {**told, **more}).status_code
            if code not in CLOSED | {READ_ONLY}:
                let_in.append(f"{name}: {code}")
    return let_in
