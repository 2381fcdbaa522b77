"""An audit of cases: a tool that stays, the draw, each agency for itself, what comes of it."""

from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from demo.clock import at
from goldthread.foundations.access.models import AuditRow
from goldthread.foundations.agencies.models import Membership
from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.followthrough.models import Action
from goldthread.foundations.records.refusals import Refused
from goldthread.improvement.assurance import actions, auditing, tooling
from goldthread.improvement.assurance.models import (
    Asked,
    Audit,
    Case,
    CaseAnswer,
    Finding,
    Sample,
    Test,
    Tool,
)
from goldthread.rules.sampling import Case as Drawn
from tests.rooms.followthrough.making import in_days

SignIn = Callable[[Any], Client]
FRAME = "\n".join(f"C-{n:03},{'under 1' if n % 2 else 'older'}" for n in range(1, 21))


def a_tool(done: SimpleNamespace) -> Tool:
    tool = tooling.add_tool(
        partnership=done.partnership, name="Dogs asked about", purpose="Are they?", by=done.manager
    )
    for name, meets in (("Good", True), ("Poor", False)):
        tooling.add_grade(tool=tool, name=name, looks_like="So.", meets=meets, by=done.manager)
    for text, kind in (("Asked?", "yes-no"), ("How well?", "grade"), ("What else?", "words")):
        tooling.add_question(tool=tool, text=text, kind=kind, by=done.manager)
    return tooling.put_in_use(tool=tool, by=done.manager)


def an_audit(done: SimpleNamespace, **more: Any) -> Audit:
    told = {
        "partnership": done.partnership, "title": "Dogs, spring", "why": "To know.",
        "by": done.manager, "means": "dip-sample", "due": in_days(20),
        "organisations": [done.trust, done.housing],
        "because": done.dogs, **more,
    }  # fmt: skip
    return auditing.hold(**{"tool": more.get("tool") or a_tool(done), **told})


def test_from_a_tool_to_the_test_of_a_recommendation(
    done: SimpleNamespace, signed_in: SignIn
) -> None:
    manager, author = signed_in(done.manager), signed_in(done.author)

    def send(client: Client, to: str, /, *args: Any, **told: Any) -> str:
        answer = client.post(reverse(to, args=args), told, follow=True)
        assert answer.status_code == 200
        return str(answer.text)

    send(manager, "new_audit_tool", name="Dogs asked about", purpose="Are they?")
    tool = Tool.objects.get()
    send(manager, "add_audit_question", tool.pk, text="Asked?", kind="yes-no")
    send(manager, "add_audit_question", tool.pk, text="How well?", kind="grade")
    assert "add at least two, one of them wanted" in send(manager, "use_audit_tool", tool.pk)
    assert "answers already" in send(
        manager, "add_audit_grade", tool.pk, name="N / A", looks_like="So."
    )
    twin = send(manager, "new_audit_tool", name="Dogs\u200b ASKED about", purpose="Are they?")
    assert "There is a tool of that name" in twin and Tool.objects.count() == 1
    for name, meets in (("Good", "on"), ("Poor", "")):
        send(manager, "add_audit_grade", tool.pk, name=name, looks_like="So.", meets=meets)
    assert "stays as it is" in send(manager, "use_audit_tool", tool.pk)
    refused = send(manager, "add_audit_question", tool.pk, text="More?", kind="words")
    assert "This version is in use" in refused
    held = send(
        manager, "hold_audit", tool=tool.pk, title="Dogs, spring", why="To know.",
        means="dip-sample", due=in_days(9).isoformat(), because=done.dogs.pk,
        organisations=[done.trust.pk, done.housing.pk],
    )  # fmt: skip
    audit = Audit.objects.get()
    assert "No sample is drawn yet" in held
    named = send(manager, "draw_sample", audit.pk, frame=f"{FRAME}\nMaud Heron", size=4)
    assert "Line 21: it looks like a name" in named and not Sample.objects.exists()
    send(manager, "draw_sample", audit.pk, frame=FRAME, size=4, by_group="on")
    sample = Sample.objects.get()
    assert sorted(sample.cases.values_list("group", flat=True)) == ["older"] * 2 + ["under 1"] * 2
    assert auditing.drawn_again(sample) and "drawn already" in send(
        manager, "draw_sample", audit.pk, frame=FRAME, size=4
    )
    mine = Asked.objects.get(organisation=done.trust)
    assert "Answer the audit “Dogs, spring”" in author.get("/").text
    asked, well = tool.questions.values_list("pk", flat=True)
    for place, case in enumerate(sample.cases.all()):
        told = {"known": "yes", f"q{asked}": "yes", f"q{well}": "Poor" if place == 1 else "Good"}
        if place == 0:
            assert "Answer: Asked?" in send(author, "answer_case", mine.pk, case.pk, known="yes")
            assert "4 cases are not answered" in send(author, "hand_in_answers", mine.pk)
            told = {"known": "no"}
        send(author, "answer_case", mine.pk, case.pk, **told)
    page = manager.get(audit.get_absolute_url()).text
    assert "Shown when its answers are handed in" in page and "3 of 3" not in page
    form = author.get(reverse("answer_case", args=[mine.pk, case.pk])).text
    assert "(optional)" not in form
    Membership.objects.create(
        person=done.practitioner, partnership=done.partnership, organisation=done.trust,
        role=Role.PRACTITIONER, starts=in_days(-9),
    )  # fmt: skip
    check = reverse("hand_in_answers", args=[mine.pk])
    assert signed_in(done.practitioner).get(check).status_code == 403
    assert "4 of 4 cases answered, 3 known here" in author.get(check).text
    assert "handed in" in send(author, "hand_in_answers", mine.pk)
    given = send(manager, "give_back_answers", mine.pk, why="Two were mixed up.")
    assert (
        "Two were mixed up." in given
        and "Two were mixed up." in author.get(mine.get_absolute_url()).text
    )
    assert "handed in" in send(author, "hand_in_answers", mine.pk)
    refused = send(author, "answer_case", mine.pk, case.pk, known="no")
    assert "They stay as they are" in refused and CaseAnswer.objects.count() == 4
    page = manager.get(audit.get_absolute_url()).text
    assert "3 of 3" in page and "2 of 3" in page and "Good: 2, Poor: 1" in page
    send(manager, "add_audit_finding", audit.pk, organisation=done.trust.pk, words="One was poor.")
    made = send(
        manager, "act_on_finding", Finding.objects.get().pk, what="Ask again", proof_wanted="Ten.",
        expected_change="It is asked.", due=in_days(30).isoformat(),
    )  # fmt: skip
    action = Action.objects.latest("pk")
    assert action.code in made and action.organisation == done.trust
    thread = manager.get(reverse("thread", args=["action", action.pk])).text
    assert "One was poor." in thread
    closing = manager.get(reverse("close_audit", args=[audit.pk])).text
    assert f"Not handed in: {done.housing}" in closing
    wrong = {"looked_at": "-1", "means": "hearsay", "on": "soon"}
    faults = manager.post(reverse("test_part", args=[done.part.pk]), wrong).text
    for words in ("How many cases were looked at: give 0 or more.", "at: choose one of", "a day,"):
        assert words in faults
    send(manager, "close_audit", audit.pk, conclusion="Asked in all, well in two of three.")
    link = f"{reverse('test_part', args=[done.part.pk])}?audit={audit.pk}"
    assert link in manager.get(audit.get_absolute_url()).text
    form = manager.get(link).text
    assert "Asked in all, well in two of three." in form and 'value="2"' in form
    late = {"on": in_days(1), "means": "audit", "verdict": "yes", "shows": "x", "by": done.manager}
    with at(timezone.now() + timedelta(days=2)), pytest.raises(Refused, match="closed before"):
        actions.test(address=done.part, audit_row=audit, **late)
    with pytest.raises(Refused, match="held for this"):
        actions.test(address=done.secret.addresses.get(), audit_row=audit, **late)
    known = send(
        manager, "test_part", done.part.pk, audit_row=audit.pk, means="dip-sample",
        verdict="in-part", on=in_days(0).isoformat(), looked_at=3, found=2, shows="Two of three.",
    )  # fmt: skip
    assert "Dogs, spring" in known and Test.objects.get().audit == audit
    copy = send(manager, "new_tool_version", tool.pk)
    assert "version 2" in copy and Tool.objects.get(number=2).questions.count() == 2
    assert tool.questions.count() == 2 and audit.tool.number == 1
    trail = AuditRow.objects.filter(did__startswith="audit.").values_list("did", flat=True)
    assert set(trail) == {
        "audit.held", "audit.asked", "audit.drawn", "audit.answered", "audit.handed_in",
        "audit.closed", "audit.found", "audit.acted_on", "audit.given_back",
    }  # fmt: skip


def test_each_agency_answers_and_sees_its_own_and_strangers_nothing(
    done: SimpleNamespace, signed_in: SignIn
) -> None:
    audit = an_audit(done)
    auditing.draw(audit_row=audit, frame=FRAME, size=3, by_group=False, by=done.manager)
    mine, theirs = (Asked.objects.get(organisation=one) for one in (done.trust, done.housing))
    case = Case.objects.first()
    assert case is not None
    found = auditing.find(
        audit_row=audit, organisation=done.trust, words="Zephyr.", by=done.manager
    )
    doors = {
        "audits": ("case_audits", []), "tool": ("audit_tool", [audit.tool.pk]),
        "audit": ("case_audit", [audit.pk]), "mine": ("audit_answers", [mine.pk]),
        "case": ("answer_case", [mine.pk, case.pk]), "theirs": ("audit_answers", [theirs.pk]),
        "draw": ("draw_sample", [audit.pk]), "close": ("close_audit", [audit.pk]),
        "find": ("add_audit_finding", [audit.pk]), "act": ("act_on_finding", [found.pk]),
        "hold": ("hold_audit", []), "new": ("new_audit_tool", []),
        "grade": ("add_audit_grade", [audit.tool.pk]),
        "question": ("add_audit_question", [audit.tool.pk]),
    }  # fmt: skip
    ok, no, gone = 200, 403, 404
    closed = [gone] * 9
    unit = [ok] * 4 + [no] + [ok] * 9
    oversees = [ok] * 4 + [no, ok, no, no, no, no, no, no, no, no]
    expected = {
        "manager": unit, "chair": oversees,
        "author": [ok, ok, ok, ok, ok, gone, no, no, no, no, no, no, no, no],
        "colleague": [ok, ok, ok, gone, gone, ok, no, no, no, gone, no, no, no, no],
        "conflicted": [ok, ok, *closed[1:], no, no, no, no],
        "administrator": [no, *closed, no, no, gone, gone],
        "stranger": [ok, *closed, ok, ok, gone, gone],
    }  # fmt: skip
    for who, codes in expected.items():
        client = signed_in(getattr(done, who))
        answers = [client.get(reverse(name, args=args)) for name, args in doors.values()]
        assert [one.status_code for one in answers] == codes, who
        if who in ("colleague", "stranger", "conflicted"):
            assert all("Zephyr" not in one.text for one in answers), who
    told: Any = {"case": case, "known": False, "values": {}}
    for who in (done.manager, done.chair, done.colleague, done.stranger):
        with pytest.raises(PermissionDenied):
            auditing.answer(asked=mine, by=who, **told)
    other = an_audit(done, tool=audit.tool, because=None, title="Another")
    auditing.draw(audit_row=other, frame=FRAME, size=3, by_group=False, by=done.manager)
    with pytest.raises(PermissionDenied):
        foreign = Case.objects.filter(sample__audit=other).first()
        auditing.answer(asked=mine, by=done.author, **{**told, "case": foreign})
    auditing.answer(asked=mine, by=done.author, **told)
    auditing.close(audit_row=audit, conclusion="Ended early.", by=done.manager)
    with pytest.raises(Refused, match="closed"):
        auditing.answer(asked=mine, by=done.author, **told)
    looked: Any = {"means": "audit", "on": in_days(0), "verdict": "yes", "shows": "x"}
    with pytest.raises(Refused, match="handed in"):
        actions.test(address=done.part, by=done.manager, audit_row=audit, **looked)


def test_a_sample_that_names_somebody_is_voided_and_another_drawn(
    done: SimpleNamespace, signed_in: SignIn
) -> None:
    audit = an_audit(done)
    with pytest.MonkeyPatch.context() as patch:  # as if a name had come through
        patch.setattr(auditing, "read_frame", lambda _: ([Drawn("Heron1"), Drawn("Heron2")], []))
        first = auditing.draw(audit_row=audit, frame="", size=2, by_group=False, by=done.manager)
    mine = Asked.objects.get(organisation=done.trust)
    for case in first.cases.all():
        auditing.answer(asked=mine, case=case, known=False, values={}, by=done.author)
        auditing.answer(asked=mine, case=case, known=False, values={}, by=done.author)
    assert CaseAnswer.objects.count() == 2, "sent twice, kept once"
    auditing.hand_in(asked=mine, by=done.author)
    for who in (done.chair, done.author):
        with pytest.raises(PermissionDenied):
            auditing.void(sample=first, why="x", by=who)
    manager, author = signed_in(done.manager), signed_in(done.author)
    void = reverse("void_sample", args=[audit.pk])
    back = reverse("give_back_answers", args=[mine.pk])
    for who, code in ((done.chair, 403), (done.author, 403), (done.stranger, 404)):
        assert [signed_in(who).get(one).status_code for one in (void, back)] == [code] * 2
    page = manager.post(void, {"why": "Two lines told who."}, follow=True).text
    assert "Two lines told who." in page and "No sample is drawn yet" in page
    first.refresh_from_db()
    assert (first.frame, first.voided_by) == ([], done.manager)
    assert not Case.objects.exclude(reference__startswith="voided-").exists()
    assert not any("Heron1" in row.words for row in AuditRow.objects.all())
    told = author.get(mine.get_absolute_url()).text
    assert "The sample was voided: Two lines told who." in told and "voided-1" not in told
    with pytest.raises(Refused, match="voided"):
        case = first.cases.first()
        auditing.answer(asked=mine, case=case, known=False, values={}, by=done.author)
    assert CaseAnswer.objects.count() == 2, "what was answered is kept"
    auditing.draw(audit_row=audit, frame=FRAME, size=3, by_group=False, by=done.manager)
    assert "3 cases are left" in author.get(mine.get_absolute_url()).text
