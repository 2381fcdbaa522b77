"""Addresses of the interface, without a language, and of the page that keeps it."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import include, path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from goldthread.web.api import views
from goldthread.web.api.interface import api
from goldthread.web.api.problems import problem


@login_not_required
@require_safe
def schema(request: HttpRequest) -> HttpResponse:
    """What the interface can do; it says nothing of anybody, so anyone may read it."""
    return JsonResponse(
        api.get_openapi_schema(path_prefix="/api/v1/"), json_dumps_params={"indent": 1}
    )


@csrf_exempt
@login_not_required
def nowhere(request: HttpRequest, rest: str) -> HttpResponse:
    return problem(404)


operations = [one for one in api.urls[0] if one.name != "api-root"]
for operation in operations:  # no session leads here: the door is the token (`door.Bearer`)
    operation.callback = login_not_required(operation.callback)

interface = [
    path("api/v1/openapi.json", schema, name="api_schema"),
    path("api/v1/", include(operations)),
    path("api/v1/<path:rest>", nowhere, name="api_nowhere"),
]

urlpatterns = [
    path("connections/", views.connections, name="connections"),
    path("connections/allow/", views.allow, name="allow_connection"),
    path("connections/<int:pk>/token/", views.take, name="take_token"),
    path("connections/<int:pk>/end/", views.end, name="end_connection"),
]
