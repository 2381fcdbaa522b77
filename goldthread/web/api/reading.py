"""What can be read."""

from typing import Annotated, Any, Literal

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Path, Query, Router
from pydantic import Field, StringConstraints

from goldthread.foundations.followthrough.models import Limits
from goldthread.foundations.followthrough.states import State
from goldthread.improvement.recommendations.states import bodies_of
from goldthread.rules.followthrough import How
from goldthread.web.api import scoped, shapes
from goldthread.web.api.answers import caller, found, many, one, sent
from goldthread.web.api.door import Bearer
from goldthread.web.api.scopes import Scope

router = Router(by_alias=True)
Id = Path[shapes.Number]
ENDINGS = {"evidenced": How.EVIDENCED.value, "not-needed": How.NOT_NEEDED.value}


class Paged(shapes.Shape):
    cursor: Annotated[str, StringConstraints(pattern=r"^[0-9]{1,18}$")] | None = Field(
        None, description="`next` of the page before."
    )
    limit: int = Field(50, ge=1, le=100)


class ReviewsAsked(Paged):
    stage: Annotated[str, StringConstraints(max_length=20, pattern=r"^[a-z-]*$")] | None = None
    published: bool | None = None


class RecommendationsAsked(Paged):
    review: shapes.Number | None = None
    organisation: shapes.Number | None = None
    changed_since: shapes.Day | None = Field(
        None, description="Made, addressed or answered on or after this day."
    )


class ActionsAsked(Paged):
    organisation: shapes.Number | None = None
    recommendation: shapes.Number | None = None
    state: Literal["open", "drifting", "evidenced", "not-needed"] | None = None
    changed_since: shapes.Day | None = Field(
        None, description="Anything happened to it on or after this day."
    )


class AuditsAsked(Paged):
    state: Literal["open", "closed"] | None = None


@router.get("/token", auth=Bearer(), response=shapes.Token, summary="What this token is")
def token(request: HttpRequest) -> HttpResponse:
    from django.conf import settings

    connection = caller(request)
    told = shapes.Token(
        connection=connection.name,
        acts_for=connection.holder.name,
        partnership=connection.partnership.name,
        scopes=connection.scopes,
        expires=connection.expires,
        calls_a_minute=settings.API_PER_MINUTE,
    )
    return sent(told.model_dump_json())


@router.get("/reviews", auth=Bearer(Scope.REVIEWS), response=shapes.Reviews, summary="Reviews")
def reviews(request: HttpRequest, asked: Query[ReviewsAsked]) -> HttpResponse:
    rows = scoped.reviews(request.user)
    if asked.stage is not None:
        rows = rows.filter(stage=asked.stage)
    if asked.published is not None:
        rows = rows.filter(published_on__isnull=not asked.published)
    return many(request, rows, asked, shapes.Reviews, _each(shapes.Review.of), "reviews")


@router.get("/reviews/{pk}", auth=Bearer(Scope.REVIEWS), response=shapes.Review, summary="A review")
def review(request: HttpRequest, pk: Id) -> HttpResponse:
    return one(request, scoped.reviews(request.user), shapes.Review.of, pk=pk)


@router.get(
    "/recommendations", auth=Bearer(Scope.RECOMMENDATIONS), response=shapes.Recommendations,
    summary="Recommendations",
)  # fmt: skip
def recommendations(request: HttpRequest, asked: Query[RecommendationsAsked]) -> HttpResponse:
    rows = scoped.recommendations(request.user)
    if asked.review is not None:
        rows = rows.filter(review=asked.review, **{"review_seen": True})
    if asked.organisation is not None:
        rows = rows.filter(addresses__organisation=asked.organisation)
    if (day := asked.changed_since) is not None:
        answered = scoped.addresses(request.user).filter(responses__at__date__gte=day)
        rows = rows.filter(
            Q(made_at__date__gte=day)
            | Q(addresses__at__date__gte=day)
            | Q(pk__in=answered.values("recommendation"))
        )
    return many(
        request, rows.distinct(), asked, shapes.Recommendations,
        lambda listed: _recommendations(request, list(listed)), "recommendations",
    )  # fmt: skip


@router.get(
    "/recommendations/{pk}", auth=Bearer(Scope.RECOMMENDATIONS), response=shapes.Recommendation,
    summary="A recommendation",
)  # fmt: skip
def recommendation(request: HttpRequest, pk: Id) -> HttpResponse:
    rows = scoped.recommendations(request.user)
    return one(request, rows, lambda row: _recommendations(request, [row])[0], pk=pk)


@router.get("/actions", auth=Bearer(Scope.ACTIONS), response=shapes.Actions, summary="Actions")
def actions(request: HttpRequest, asked: Query[ActionsAsked]) -> HttpResponse:
    rows = scoped.actions(request.user)
    if asked.organisation is not None:
        rows = rows.filter(organisation=asked.organisation)
    if asked.recommendation is not None:
        rows = rows.filter(**{"answers_to": asked.recommendation})
    if asked.state in ENDINGS:
        rows = rows.filter(ended_how=ENDINGS[asked.state])
    elif asked.state == "drifting":
        rows = rows.drifting(Limits.of(caller(request).partnership))  # type: ignore[attr-defined]
    elif asked.state == "open":
        rows = rows.filter(ended_how="")
    if asked.changed_since is not None:
        rows = rows.filter(last_word__gte=asked.changed_since)
    return many(
        request, rows, asked, shapes.Actions, lambda rows: _actions(request, rows), "actions"
    )


@router.get(
    "/actions/{pk}", auth=Bearer(Scope.ACTIONS), response=shapes.ActionShape, summary="An action"
)
def action(request: HttpRequest, pk: Id) -> HttpResponse:
    rows = scoped.actions(request.user)
    return one(request, rows, lambda row: _actions(request, [row])[0], pk=pk)


@router.get(
    "/actions/{pk}/updates", auth=Bearer(Scope.ACTIONS), response=shapes.Updates,
    summary="How an action went",
)  # fmt: skip
def updates(request: HttpRequest, pk: Id, asked: Query[Paged]) -> HttpResponse:
    rows = scoped.updates(found(scoped.actions(request.user), pk=pk))
    return many(request, rows, asked, shapes.Updates, _each(shapes.UpdateShape.of), "updates")


@router.get(
    "/actions/{pk}/evidence", auth=Bearer(Scope.EVIDENCE), response=shapes.Evidences,
    summary="What was given to prove an action",
)  # fmt: skip
def evidence(request: HttpRequest, pk: Id, asked: Query[Paged]) -> HttpResponse:
    rows = scoped.evidence(request.user, found(scoped.actions(request.user), pk=pk))
    return many(
        request, rows, asked, shapes.Evidences, _each(shapes.EvidenceShape.of), "pieces of evidence"
    )


@router.get("/audits", auth=Bearer(Scope.AUDITS), response=shapes.Audits, summary="Audits")
def audits(request: HttpRequest, asked: Query[AuditsAsked]) -> HttpResponse:
    rows = scoped.audits(request.user)
    if asked.state is not None:
        rows = rows.filter(closed_at__isnull=asked.state == "open")
    return many(request, rows, asked, shapes.Audits, _each(shapes.AuditShape.of), "audits")


@router.get(
    "/audits/{pk}", auth=Bearer(Scope.AUDITS), response=shapes.AuditShape, summary="An audit"
)
def audit(request: HttpRequest, pk: Id) -> HttpResponse:
    return one(request, scoped.audits(request.user), shapes.AuditShape.of, pk=pk)


def _each(shape: Any) -> Any:
    return lambda listed: [shape(row) for row in listed]


def _actions(request: HttpRequest, rows: Any) -> list[shapes.ActionShape]:
    limits, today = Limits.of(caller(request).partnership), timezone.localdate()
    return [shapes.ActionShape.of(row, State.of(row, limits, today)) for row in rows]


def _recommendations(request: HttpRequest, rows: Any) -> list[shapes.Recommendation]:
    bodies = bodies_of(request.user, rows, Limits.of(caller(request).partnership))
    return [shapes.Recommendation.of(row, bodies[row.pk]) for row in rows]
