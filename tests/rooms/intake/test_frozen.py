"""The database refuses to change a decision, also where Python is gone round."""

from types import SimpleNamespace

import pytest
from django.db import IntegrityError, connection, transaction

from tests.rooms.intake import making


def test_a_decision_cannot_be_changed_in_the_database(world: SimpleNamespace) -> None:
    made = making.decided(world, making.with_chair(world, world.referral))
    with pytest.raises(IntegrityError, match="written once"), transaction.atomic():
        type(made)._base_manager.filter(pk=made.pk).update(rationale="Something else")
    with connection.cursor() as cursor, pytest.raises(IntegrityError), transaction.atomic():
        cursor.execute("UPDATE intake_decision SET outcome = 'none'")
    made.refresh_from_db()
    assert made.rationale == "Children will be safer for it."
