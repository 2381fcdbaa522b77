"""Writing guidance: a new piece, its next version, whose it is, and what it is for."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from goldthread.foundations.agencies.roles import BUSINESS_UNIT, SENIOR
from goldthread.foundations.agencies.views.permits import only
from goldthread.foundations.guidance import actions, approving, forms, permits
from goldthread.foundations.guidance.models import Guidance, Version
from goldthread.foundations.guidance.pages import FormPage, bodies_of, situations_for
from goldthread.foundations.guidance.querysets import situations_of
from goldthread.foundations.guidance.views.shared import ASKING, ask, kept
from goldthread.foundations.records.refusals import Refused

DRAFTED = "It is kept as a draft. Those who are named for it are asked to approve it."


@ASKING
def new_guidance(request: HttpRequest) -> HttpResponse:
    partnership = only(request, BUSINESS_UNIT | SENIOR)
    unit = permits.is_unit(partnership, request.user)
    form = forms.NewForm(
        request.POST or None,
        request.FILES or None,
        bodies=permits.bodies_for(partnership, request.user).filter(closed__isnull=True),
        owners=permits.owners(partnership, request.user),
        approvers=permits.approvers(partnership),
        situations=situations_for(request.user, partnership),
        unit=unit,
    )
    if form.is_valid():
        try:
            made = actions.make(partnership=partnership, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            messages.success(request, DRAFTED)
            return redirect(made)
    return render(request, "guidance/new.html", {"form": form, "unit": unit})


@ASKING
def write_guidance(request: HttpRequest, pk: int) -> HttpResponse:
    """The next version; what is in force stays until two people have approved this one."""
    row = kept(request, pk)
    seen = Version.objects.visible_to(request.user).filter(guidance=row)
    last = seen.order_by("-number").first()
    start: dict[str, Any] = {"based_on": 0}
    if last is not None:
        start = {
            "based_on": last.number, "title": last.title, "summary": last.summary,
            "link": last.link, "keep_file": bool(last.file),
            "approvers": list(last.asked.values_list("person", flat=True)),
        }  # fmt: skip
    form = forms.WriteForm(
        request.POST or None,
        request.FILES or None,
        initial=start,
        approvers=permits.approvers(row.partnership),
        last=last,
    )
    page = FormPage(
        form,
        "Write the next version",
        "Keep it as a draft",
        row.get_absolute_url(),
        row.code,
        caption=last.title if last else row.code,
        lead="What is in force stays in force until the day of this version, once two people have "
        "approved it. Everybody who must read it is asked again.",
    )
    return ask(request, page, lambda **told: actions.write(guidance=row, by=request.user, **told),
               DRAFTED)  # fmt: skip


@ASKING
def hand_guidance(request: HttpRequest, pk: int) -> HttpResponse:
    row = kept(request, pk)
    form = forms.HandForm(
        request.POST or None,
        initial={"organisation": row.organisation_id, "owner": row.owner_id},
        bodies=bodies_of(request.user, row.partnership).filter(closed__isnull=True),
        owners=permits.owners(row.partnership, request.user),
    )
    # Whoever gives it away may not see it any more.
    unit = permits.is_unit(row.partnership, request.user)
    back = row.get_absolute_url() if unit else reverse("guidance")
    page = FormPage(
        form, "Give it to somebody else", "Save who keeps it", back,
        row.code if unit else "Guidance", caption=f"Guidance {row.code}",
        lead=f"{row.owner} keeps it now, for {row.whose}.",
    )  # fmt: skip

    def act(**told: Any) -> None:
        actions.hand_over(guidance=row, by=request.user, **told)

    return ask(request, page, act, "It is saved who keeps it.")


@ASKING
def suit_guidance(request: HttpRequest, pk: int) -> HttpResponse:
    row = kept(request, pk)
    form = forms.SituationsForm(
        request.POST if request.method == "POST" else None,
        initial={"situations": [one.situation_id for one in situations_of([row.pk])]},
        situations=situations_for(request.user, row.partnership),
    )
    page = FormPage(
        form, "Say which situations it is for", "Save the situations", row.get_absolute_url(),
        row.code, caption=f"Guidance {row.code}",
    )  # fmt: skip

    def act(**told: Any) -> None:
        actions.suit(guidance=row, by=request.user, **told)

    return ask(request, page, act, "The situations are saved.")


@ASKING
def withdraw_guidance(request: HttpRequest, pk: int) -> HttpResponse:
    row = kept(request, pk)
    others = Guidance.objects.visible_to(request.user).filter(partnership=row.partnership)
    others = others.with_standing(request.user).filter(now__isnull=False).exclude(pk=row.pk)
    form = forms.WithdrawForm(request.POST or None, others=others)
    page = FormPage(
        form, "Withdraw it", "Withdraw it", row.get_absolute_url(), row.code,
        caption=f"Guidance {row.code}",
        lead="It holds no more from now on, for the public neither. It stays in the record, with "
        "your reason.",
    )  # fmt: skip

    def act(**told: Any) -> None:
        approving.withdraw(guidance=row, by=request.user, **told)

    return ask(request, page, act, "It is withdrawn.")
