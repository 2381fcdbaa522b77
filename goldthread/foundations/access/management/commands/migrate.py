"""Django's `migrate`, which draws a model anew only when something about its relations changed.

To know what the tables look like between two steps, Django draws each model as a class, and at
each new model draws again every model that can be reached from it. Here all can be reached from
each other, through the people who write: from nothing that is 70,000 classes, and minutes on a
council's laptop. A new model, a constraint or an index changes nothing about any other class.
The tables are the same: tests/ops/test_tables.py compares them with those that the models ask for.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from django.core.management.commands.migrate import Command as Migrate
from django.db.migrations.state import ModelState, ProjectState


def add_model(self: ProjectState, model_state: ModelState) -> None:
    key = model_state.app_label, model_state.name_lower
    self.models[key] = model_state
    if self._relations is not None:  # type: ignore[attr-defined]
        self.resolve_model_relations(key)
    if "apps" in self.__dict__:  # hasattr would make it
        self.apps.render_multiple([model_state])


def append_option(self: ProjectState, app: str, name: str, option: str, added: Any) -> None:
    options = self.models[app, name].options
    options[option] = [*options[option], added]
    if "apps" in self.__dict__:
        setattr(self.apps.get_model(app, name)._meta, option, options[option])


@contextmanager
def drawing_only_what_changed() -> Iterator[None]:
    with (
        patch.object(ProjectState, "add_model", add_model),
        patch.object(ProjectState, "_append_option", append_option),
    ):
        yield


class Command(Migrate):
    def handle(self, *args: Any, **options: Any) -> Any:
        with drawing_only_what_changed():
            return super().handle(*args, **options)
