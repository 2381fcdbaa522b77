"""The interface under a program that tries everything its schema allows, and some that it does not.

`GOLDTHREAD_FUZZ=200` tries harder: so many requests for each operation (default 12).
"""

import json
import os
from itertools import count
from pathlib import Path

import pytest
import schemathesis
from django.core import signals
from django.db import close_old_connections
from django.test import override_settings
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as how
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from goldthread.foundations.followthrough.models import Action, Ending
from goldthread.improvement.assurance.models import Asked, Audit, Tool
from goldthread.web.api.interface import api
from goldthread.web.wsgi import application
from tests import factories, scenes
from tests.rooms.api.conftest import token_for
from tests.rooms.followthrough import making

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
NOT_YOURS = "Words that this token must never be told"
EXAMPLES = int(os.environ.get("GOLDTHREAD_FUZZ", "12"))
SCHEMA = api.get_openapi_schema(path_prefix="/api/v1/")
KEPT = Path(__file__).parents[3] / "docs" / "schemas" / "openapi-v1.json"
OPERATIONS = [
    (method.upper(), path) for path, operations in SCHEMA["paths"].items() for method in operations
]


def once():
    cast = factories.cast()
    made = scenes.whole_thread(cast)
    cast.owner = cast.author
    making.agree(cast, organisation=cast.housing, owner=cast.colleague, what=NOT_YOURS)
    secret = scenes.recommended(cast, published=False, title=NOT_YOURS)
    with override_settings(SECOND_FACTOR=False):
        cast.token = token_for(cast, cast.author)
    cast.secret = secret.review
    tool = Tool.objects.create(partnership=cast.partnership, name="Dogs", purpose="Are they asked?")
    held = Audit.objects.create(
        partnership=cast.partnership, tool=tool, title="Dogs", why="To know", means="audit",
        due=making.in_days(9),
    )  # fmt: skip
    Asked.objects.create(audit=held, organisation=cast.trust)
    cast.doors = {
        "reviews": made.review.pk, "recommendations": made.recommendation.pk,
        "actions": made.action.pk, "audits": held.pk,
    }  # fmt: skip
    return cast


@pytest.fixture
def held():
    """The server would close the database after each request, and the test's rows with it."""
    ends = (signals.request_started, signals.request_finished)
    for signal in ends:
        signal.disconnect(close_old_connections)
    yield
    for signal in ends:
        signal.connect(close_old_connections)


@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_it_answers_everything_as_its_schema_says_and_tells_nothing_else(
    shared, held, settings, method, path
):
    settings.API_PER_MINUTE = 1_000_000
    schema = schemathesis.openapi.from_dict(json.loads(json.dumps(SCHEMA)))
    schema.app = application
    headers = {"Authorization": f"Bearer {shared.token}"}
    statuses, number = set(), count()

    @given(case=schema[path][method].as_strategy(generation_mode=GenerationMode.POSITIVE))
    @how(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def tried(case):
        if "pk" in (case.path_parameters or {}) and next(number) % 3:
            case.path_parameters["pk"] = shared.doors[path.split("/")[3]]  # one that is there
        answer = case.call_and_validate(headers=headers, checks=CHECKS)
        statuses.add(answer.status_code)
        assert NOT_YOURS not in answer.text
        assert shared.secret.code not in answer.text

    tried()
    assert statuses - {401, 404}, "nothing but closed doors was tried"
    assert not Ending.objects.exists()
    assert not Action.objects.exclude(ended_how="").exists()


def test_the_schema_in_the_documents_is_that_of_the_code():
    """After a change, `scripts/api_schema.py` writes it anew."""
    assert json.loads(KEPT.read_text()) == json.loads(json.dumps(SCHEMA))
