"""Is this copy fit to serve? For load balancers and watchdogs, who learn only yes or no."""

import logging
from functools import cache

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

logger = logging.getLogger(__name__)


@login_not_required
@require_safe
@never_cache
def health(request: HttpRequest) -> HttpResponse:
    """200 when the database answers and has every migration, else 503; the log says why."""
    if trouble := what_is_wrong():
        logger.error("Not fit to serve: %s", trouble)
    return JsonResponse({"ok": not trouble}, status=503 if trouble else 200)


def what_is_wrong() -> str:
    """Empty when all is well, else one sentence for the log."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        every_migration_is_there()
    except (DatabaseError, Behind) as fault:
        return f"{type(fault).__name__}: {fault}"
    return ""


class Behind(Exception):
    """The database lacks migrations that this version needs."""


@cache  # a database that has them all keeps them; one that has not is asked again
def every_migration_is_there() -> None:
    """Raises Behind, in words a person can act on, when migrations are missing."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan:
        raise Behind(
            f"The database is not ready for this version ({len(plan)} migrations are missing, "
            f"the first is {plan[0][0]}). Run: goldthread setup"
        )
