"""The pages of documents: who may open them, what they do, what they cost."""

import io
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from docx import Document

from goldthread.engines.documents.papers import usual_template, words_in
from goldthread.foundations.access.models import AuditRow
from goldthread.foundations.people import actions as people
from goldthread.publishing.anonymising.models import LeakCheck
from goldthread.publishing.papers import keeping, making, pages, releasing
from goldthread.publishing.papers.models import (
    Edition,
    EditionFile,
    EditionRelease,
    Marking,
    Paper,
    Template,
)
from tests.rooms.papers.conftest import checked, findings

SignIn = Callable[[Any], Client]
Make = Callable[..., Paper]
Ready = Callable[..., Edition]


def addresses(paper: Paper) -> dict[str, str]:
    at = f"/documents/{paper.pk}/"
    return {
        "list": f"/reviews/{paper.review_id}/documents/",
        "paper": at,
        "part": f"{at}part/do/",
        "draft": f"{at}draft/docx/",
        "released": f"{at}released/pdf/",
        "very file": f"{at}edition/1/docx/",
        "other edition": f"{at}edition/2/docx/",
        "other form": f"{at}edition/1/pptx/",
        "yes": f"{at}yes/",
        "withdraw": f"{at}1/withdraw/",
        "templates": "/document-templates/",
        "template": "/document-templates/briefing/",
        "file": "/document-templates/briefing/file/",
        "marking": "/document-templates/marking/",
    }


NOBODY = dict.fromkeys(addresses(Paper(pk=1)), 404) | dict.fromkeys(
    ("templates", "template", "file", "marking"), 403
)
NEVER = {"released": 404, "other edition": 404, "other form": 404}
DOORS = {
    "manager": dict.fromkeys(NOBODY, 200) | NEVER,
    "support": dict.fromkeys(NOBODY, 200) | NEVER | {"template": 403, "marking": 403},
    "chair": dict.fromkeys(NOBODY, 200) | NEVER | {"part": 403, "template": 403, "marking": 403},
    "scrutineer": dict.fromkeys(NOBODY, 200)
    | NEVER
    | {"part": 403, "template": 403, "marking": 403},
    "author": NOBODY,
    "colleague": NOBODY,
    "signatory": NOBODY,
    "practitioner": NOBODY,
    "stranger": NOBODY | {"templates": 200, "template": 200, "file": 200, "marking": 200},
}


def test_every_door_for_everyone(ours: SimpleNamespace, edition: Ready, signed_in: SignIn) -> None:
    """A stranger keeps templates of their own partnership. Files that are not released are 404."""
    paper = edition().paper
    for who, doors in DOORS.items():
        client = signed_in(getattr(ours, who))
        found = {name: client.get(href).status_code for name, href in addresses(paper).items()}
        assert found == doors, who
    assert signed_in(ours.administrator).get(f"/documents/{paper.pk}/").status_code == 404
    assert Client().get(f"/documents/{paper.pk}/draft/pdf/").status_code == 302  # to sign in


def test_posts_of_those_who_may_not(
    ours: SimpleNamespace, edition: Ready, signed_in: SignIn
) -> None:
    paper = edition().paper
    posts = ("take-up/", "files/", "check/", "yes/", "1/withdraw/", "part/do/")
    for who, code in (("stranger", 404), ("author", 404), ("scrutineer", 403)):
        client = signed_in(getattr(ours, who))
        said = {
            one: client.post(
                f"/documents/{paper.pk}/{one}",
                {"turn": "first", "checked": "", "because": "", "words": "x", "based_on": 1},
            ).status_code
            for one in (posts if code == 404 else ("take-up/", "files/", "part/do/"))
        }
        assert set(said.values()) == {code}, who
    assert not EditionRelease.objects.exists()


def test_the_way_from_one_press_to_a_release(
    ours: SimpleNamespace, signed_in: SignIn, settings: Any
) -> None:
    support, manager, chair = (signed_in(x) for x in (ours.support, ours.manager, ours.chair))
    made = support.post(f"/reviews/{ours.wren.pk}/documents/", {"kind": "briefing"}, follow=True)
    assert "Seven-minute briefing: Wren" in made.content.decode()
    paper = Paper.objects.get()
    at = f"/documents/{paper.pk}/"
    support.post(f"{at}part/do/", {"words": "- Talk.", "based_on": 1})
    assert "In the words of Ben Ash" in support.get(at).content.decode()
    support.post(f"{at}files/")
    support.post(f"{at}check/")
    checked(paper.editions.get(), ours.manager)
    manager.post(f"{at}yes/", {"turn": "first", "edition": 1, "checked": "Every line."})
    late = chair.post(f"{at}yes/", {"turn": "first", "edition": 1, "checked": "Every line."})
    assert "said yes while you read" in late.content.decode()
    assert 'name="turn" value="second"' in late.content.decode()
    done = chair.post(
        f"{at}yes/", {"turn": "second", "edition": 1, "checked": "Every line."}, follow=True
    )
    assert "It is released." in done.content.decode()
    file = manager.get(f"{at}released/docx/")
    name = f"{ours.wren.code.lower()}-briefing.docx"
    assert file["Content-Disposition"] == f'attachment; filename="{name}"'
    assert "Draft" not in words_in(file.content, "docx")
    support.post(f"{at}part/do/", {"words": "- Talk again.", "based_on": 2})
    support.post(f"{at}files/")  # newer files, and the released ones are still there
    listed = manager.get(f"/reviews/{ours.wren.pk}/documents/").content.decode()
    assert "Word as released" in listed
    assert "Withdraw edition 1" in chair.get(at).content.decode()
    chair.post(f"{at}1/withdraw/", {"because": "A place was named."})
    assert manager.get(f"{at}released/docx/").status_code == 404


def test_a_draft_carries_its_reader_and_is_recorded(
    ours: SimpleNamespace, made: Make, signed_in: SignIn
) -> None:
    paper = made()
    keeping.set_marking(partnership=ours.partnership, words="OUR MARK", by=ours.manager)
    file = signed_in(ours.chair).get(f"/documents/{paper.pk}/draft/pdf/")
    said = words_in(file.content, "pdf")
    assert "OUR MARK" in said and "Copy of Cara Fenn" in said
    row = AuditRow.objects.filter(did="paper.downloaded").get()
    assert (row.actor_name, "PDF" in row.words) == ("Cara Fenn", True)
    assert signed_in(ours.chair).get(f"/documents/{paper.pk}/draft/pptx/").status_code == 404


def test_whoever_says_yes_can_open_the_very_bytes(
    ours: SimpleNamespace, edition: Ready, signed_in: SignIn
) -> None:
    files, chair = edition(), signed_in(ours.chair)
    at = f"/documents/{files.paper_id}/"
    for form in ("docx", "pdf"):
        answer = chair.get(f"{at}edition/1/{form}/")
        assert answer.content == bytes(files.files.get(form=form).content)
        assert "attachment" in answer["Content-Disposition"]
        for page in (at, f"{at}yes/"):
            assert f'href="{at}edition/1/{form}/"' in chair.get(page).content.decode()
    said = AuditRow.objects.filter(did="paper.read_files").values_list("actor_name", "words")
    assert {who for who, _ in said} == {"Cara Fenn"}
    assert any("opened edition 1 of the seven-minute briefing" in words for _, words in said)
    Template.objects.create(
        partnership=ours.partnership, kind="briefing", number=1, name="ours.docx", sha256="x",
        content=usual_template(), by=ours.manager,
    )  # fmt: skip
    assert "Made with another template" in chair.get(f"{at}yes/").content.decode()
    EditionFile.objects.filter(edition=files, form="pdf").update(content=b"%PDF other")
    told = chair.get(f"{at}edition/1/pdf/", follow=True).content.decode()
    assert "is not the one that was made" in told


def test_no_button_where_no_yes_can_be_said_and_nothing_written_is_lost(
    ours: SimpleNamespace, edition: Ready, signed_in: SignIn
) -> None:
    files = edition()
    href = f"/documents/{files.paper_id}/yes/"
    manager, chair = signed_in(ours.manager), signed_in(ours.chair)
    button = "Yes, I have read it"
    assert button in chair.get(href).content.decode()
    sent = {"turn": "first", "edition": 7, "checked": "Every line."}
    newer = chair.post(href, sent).content.decode()
    assert "Newer files were made while you read" in newer and button in newer
    releasing.release_first(edition=files, checked="Every line.", by=ours.manager)
    button = "Yes, release it"
    assert button in chair.get(href).content.decode()
    own = manager.get(href).content.decode()
    assert "You were the first person" in own and button not in own
    another(ours)
    blocked = chair.post(href, {"turn": "second", "edition": 1, "checked": "All I read."})
    said = blocked.content.decode()
    assert "register of the case has changed" in said and button not in said
    assert "not saved" in said and "All I read." in said


def test_a_hidden_name_leaves_no_button(
    ours: SimpleNamespace, edition: Ready, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = edition()
    monkeypatch.setattr(pages, "hidden", lambda *_: iter(["Something stands unseen."]))
    said = signed_in(ours.chair).get(f"/documents/{files.paper_id}/yes/").content.decode()
    assert "Something stands unseen." in said and "Yes, I have read it" not in said


@pytest.mark.parametrize("newer", [False, True])
def test_what_is_released_can_be_checked_again_and_is_said_to_be_out(
    newer: bool, ours: SimpleNamespace, released: Ready, signed_in: SignIn
) -> None:
    files = released()
    at = f"/documents/{files.paper_id}/"
    chair, out = signed_in(ours.chair), "still public"
    assert out not in chair.get(at).content.decode()
    another(ours)
    if newer:
        making.write(paper=files.paper, key="do", words="Talk.", based_on=1, by=ours.support)
        releasing.make_edition(paper=files.paper, by=ours.support)
    said = chair.get(at).content.decode()
    assert (
        out in said
        and "If it does not pass they are withdrawn for now" in said
        and "check again" in said
    )
    assert chair.post(f"{at}check/", {"released": "yes"}).status_code == 302
    check = LeakCheck.objects.latest("pk")
    assert check.digest == releasing.text_of(files).digest
    releasing.withdraw(edition=files, because="A place.", by=ours.chair)
    assert out not in chair.get(at).content.decode()
    assert chair.post(f"{at}check/", {"released": "yes"}).status_code == 404


def another(ours: SimpleNamespace) -> None:
    """The register learns a name."""
    people.involve(matter=ours.wren.matter, role="mother", by=ours.manager, forename="Trudie",
                   surname="Marlowe", sex="f")  # fmt: skip


def test_letters_that_a_pdf_cannot_draw_stand_in_word(
    ours: SimpleNamespace, made: Make, signed_in: SignIn
) -> None:
    paper, manager = made("family"), signed_in(ours.manager)
    making.write(paper=paper, key="talk", words="سلام 🙂", based_on=1, by=ours.manager)
    at = f"/documents/{paper.pk}/draft/"
    assert "سلام 🙂" in words_in(manager.get(f"{at}docx/").content, "docx")
    assert "[slightly smiling face]" in " ".join(
        words_in(manager.get(f"{at}pdf/").content, "pdf").split()
    )


def test_a_template_is_uploaded_used_and_given_up(
    ours: SimpleNamespace, made: Make, signed_in: SignIn
) -> None:
    paper, manager = made(), signed_in(ours.manager)
    document = Document(io.BytesIO(usual_template()))
    document.add_paragraph("Fenmarsh House, {{ figures.actions }} action")
    kept = io.BytesIO()
    document.save(kept)
    href = "/document-templates/briefing/"

    def send(data: bytes) -> str:
        file = SimpleUploadedFile("ours.docx", data)
        return manager.post(href, {"file": file}, follow=True).content.decode()

    assert "is in use for every seven-minute briefing" in send(kept.getvalue())
    assert "Version 1: ours.docx" in manager.get(href).content.decode()
    draft = manager.get(f"/documents/{paper.pk}/draft/docx/").content
    assert "Fenmarsh House, 1 action" in words_in(draft, "docx")
    assert "There is a problem" in send(b"no Word file")
    bad = io.BytesIO()
    other = Document()
    other.add_paragraph("{{ title }}{% for one in sections %}{{ one.heading }}{% endfor %}")
    other.save(bad)
    assert "would lose words" in send(bad.getvalue())
    assert Template.objects.count() == 1
    manager.post(f"{href}usual/")
    draft = manager.get(f"/documents/{paper.pk}/draft/docx/").content
    assert "Fenmarsh House" not in words_in(draft, "docx")
    assert Template.objects.count() == 2


def test_a_marking_that_says_nothing_is_refused(ours: SimpleNamespace, signed_in: SignIn) -> None:
    signed_in(ours.manager).post("/document-templates/marking/", {"words": "   "})
    assert not Marking.objects.exists()


@pytest.mark.parametrize("name", ["list", "paper"])
def test_queries_do_not_grow(
    name: str, ours: SimpleNamespace, edition: Ready, made: Make, signed_in: SignIn
) -> None:
    paper = edition("summary").paper
    client = signed_in(ours.manager)
    href = addresses(paper)[name]

    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert client.get(href).status_code == 200
        return len(seen)

    queries()
    few = queries()
    findings(ours.wren, ours, *(f"Point {at}." for at in range(5)))
    making.take_up(paper=paper, by=ours.support)
    releasing.make_edition(paper=paper, by=ours.support)
    for kind in ("overview", "response", "media"):
        made(kind)
    checked(paper.editions.first(), ours.manager)
    assert queries() <= few + 1
