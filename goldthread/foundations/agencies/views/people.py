"""The people of a partnership: list, one person, give and end roles."""

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from goldthread.foundations.access.doors import fetch
from goldthread.foundations.access.lists import Worklist
from goldthread.foundations.agencies import actions, letters, losing
from goldthread.foundations.agencies.actions import KEEPERS
from goldthread.foundations.agencies.forms import LastDayForm, PostForm
from goldthread.foundations.agencies.models import Invitation, Membership
from goldthread.foundations.agencies.pages import PEOPLE, PeopleFilters, PeoplePage, PersonPage
from goldthread.foundations.agencies.views.permits import only
from goldthread.foundations.records.refusals import Refused


@require_GET
def people(request: HttpRequest) -> HttpResponse:
    partnership = only(request, KEEPERS)
    posts = Membership.objects.visible_to(request.user).filter(partnership=partnership)
    # The filters narrow to roles held now, also before anything is chosen.
    request.GET = request.GET.copy()
    request.GET.setdefault("when", "")
    roster = Worklist(
        request,
        posts.select_related("person", "organisation"),
        title="People and their roles",
        columns=PEOPLE,
        sort="name",
        filters=PeopleFilters,
    )
    if download := roster.export():
        return download
    invitations = Invitation.objects.visible_to(request.user).filter(partnership=partnership)
    waiting = invitations.waiting().select_related("organisation", "invited_by").order_by("-at")
    page = PeoplePage(roster, list(waiting[:100]))
    return render(request, "agencies/people.html", {"page": page})


@require_http_methods(["GET", "POST"])
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """One person's roles in this partnership, and a form to give another."""
    partnership = only(request, KEEPERS)
    posts = list(
        Membership.objects.visible_to(request.user)
        .filter(partnership=partnership, person=pk)
        .select_related("person", "organisation")
        .order_by("-starts", "-pk")
    )
    if not posts:
        raise Http404
    one = posts[0].person
    form = PostForm(request.POST or None, partnership=partnership, user=request.user)
    if form.is_valid():
        try:
            actions.appoint(
                person=one, partnership=partnership, by=request.user, **form.cleaned_data
            )
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            messages.success(request, f"{one} has a new role.")
            return redirect("person", pk)
    today = timezone.localdate()
    posts.sort(key=lambda post: post.ends is not None and post.ends < today)
    page = PersonPage(one, posts, form if one != request.user else None)
    return render(request, "agencies/person.html", {"page": page})


@require_http_methods(["GET", "POST"])
def end_role(request: HttpRequest, pk: int) -> HttpResponse:
    partnership = only(request, KEEPERS)
    post = fetch(
        request, Membership, "person", "organisation", "partnership", pk=pk, partnership=partnership
    )
    form = LastDayForm(request.POST or None)
    if form.is_valid():
        try:
            actions.end_membership(membership=post, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error("on", list(refusal.reasons))
        else:
            messages.success(request, f"Recorded: the last day of {post}.")
            return redirect("person", post.person_id)
    return render(request, "agencies/end_role.html", {"post": post, "form": form})


@require_http_methods(["GET", "POST"])
def lost_factor(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody lost their phone or key and has no recovery code."""
    partnership = only(request, KEEPERS)
    posts = Membership.objects.visible_to(request.user).filter(partnership=partnership, person=pk)
    post = posts.select_related("person").first()
    if post is None:
        raise Http404
    form = Form(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            losing.forget_second_factor(
                person=post.person, partnership=partnership, by=request.user
            )
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            letters.tell_of_lost_factor(post.person, request.user)
            messages.success(request, f"{post.person} sets up a new one at the next sign-in.")
            return redirect("person", pk)
    return render(request, "agencies/lost_factor.html", {"person": post.person, "form": form})
