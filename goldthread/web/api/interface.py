"""The interface, put together: its operations, its schema, and how problems are answered."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from goldthread.foundations.records.refusals import Refused
from goldthread.web.api import writing
from goldthread.web.api.problems import MEDIA, Problem, problem

ABOUT = (
    "Reviews, recommendations, actions, evidence and audits of one safeguarding partnership, for "
    "agencies’ own systems. A token acts for a named person and sees no more than that person. "
    "Families in live work are not in it. Nothing here ends an action: evidence is accepted by "
    "somebody of another organisation, on a page."
)
SAID = {
    "400": "The request could not be read.",
    "401": "No token, or one that opens nothing.",
    "403": "The token, or the person it acts for, may not do this.",
    "404": "There is nothing here that this token may see.",
    "422": "What was sent is wrong; the sentences say what.",
    "429": "Too many calls in a minute; Retry-After says how many seconds to wait.",
}
SAID_OF_WRITES = {
    "412": "The action has changed since it was read (If-Match).",
    "413": "What was sent is too large.",
}
# Operations that answer with one record, and its ETag.
ONE = {"review", "recommendation", "action", "audit"}
PROBLEM: dict[str, Any] = {
    "type": "object",
    "title": "Problem",
    "description": "RFC 9457. `detail` is a sentence for a person; `reasons` has several.",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "reasons": {"type": "array", "items": {"type": "string"}},
    },
}


class Interface(NinjaAPI):
    def get_openapi_schema(self, **how: Any) -> Any:
        """With the problems that any operation may answer, and without our own inner names."""
        schema = super().get_openapi_schema(**how)
        schema["components"]["schemas"]["Problem"] = PROBLEM
        for operations in schema["paths"].values():
            for method, operation in operations.items():
                said = SAID | (SAID_OF_WRITES if method == "post" else {})
                answers = {str(code): told for code, told in operation["responses"].items()}
                answers |= {code: _problem(words) for code, words in said.items()}
                if operation["operationId"] in ONE:
                    answers["304"] = {"description": "You have it as it is (If-None-Match)."}
                operation["responses"] = answers
        return schema

    def get_operation_url_name(self, operation: Any, router: Any) -> str:
        return f"api_{operation.view_func.__name__}"

    def get_openapi_operation_id(self, operation: Any) -> str:
        return str(operation.view_func.__name__)


def _problem(words: str) -> dict[str, Any]:
    content = {MEDIA: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {"description": words, "content": content}


api = Interface(
    title="Goldthread", version="1.0.0", description=ABOUT, urls_namespace="api", docs_url=None,
    openapi_url=None,
)  # fmt: skip
api.add_router("", writing.router)  # its addresses are those that are read


@api.exception_handler(Problem)
def told(request: HttpRequest, why: Problem) -> HttpResponse:
    return problem(why.status, *why.reasons, headers=why.headers)


@api.exception_handler(AuthenticationError)
def no_token(request: HttpRequest, why: AuthenticationError) -> HttpResponse:
    return problem(401)


@api.exception_handler(Refused)
def refused(request: HttpRequest, why: Refused) -> HttpResponse:
    return problem(422, *why.reasons)


@api.exception_handler(PermissionDenied)
def denied(request: HttpRequest, why: PermissionDenied) -> HttpResponse:
    return problem(403, "The person this token acts for may not do that. Nothing was changed.")


@api.exception_handler(Http404)
def nothing(request: HttpRequest, why: Http404) -> HttpResponse:
    return problem(404)


@api.exception_handler(HttpError)
def wrong(request: HttpRequest, why: HttpError) -> HttpResponse:
    return problem(why.status_code)


@api.exception_handler(ValidationError)
def not_valid(request: HttpRequest, why: ValidationError) -> HttpResponse:
    return problem(422, *[_sentence(one) for one in why.errors] or ["Nothing was changed."])


def _sentence(one: dict[str, Any]) -> str:
    """Which part, and what is wrong with it; never what was sent, which may be confidential."""
    ours = {"query", "body", "path", "header", "form", "file", "asked", "told"}
    where = ".".join(str(part) for part in one["loc"] if str(part) not in ours) or "body"
    return f"{where}: {one['msg']}."
