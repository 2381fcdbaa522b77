"""What a program may write: once, as a screen would, and never an ending."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from goldthread.foundations.access.models import AuditRow
from goldthread.foundations.followthrough import endings
from goldthread.foundations.followthrough.models import Evidence, Update
from goldthread.web.api.interface import api
from tests.rooms.followthrough import making

SAID = {"words": "Twelve of twenty forms are changed."}


def updates(scene):
    return f"/api/v1/actions/{scene.trusts.pk}/updates"


def test_how_it_goes_is_pushed_and_stands_in_the_trail(scene, program):
    author = program(scene.author)
    answer = author.send(updates(scene), SAID)
    assert answer.status_code == 201, answer.json()
    assert Update.objects.get().by == scene.author
    assert author.get(updates(scene)).json()["items"] == [answer.json()]
    did = set(AuditRow.objects.values_list("did", flat=True))
    assert {"action.updated", "connection.wrote"} <= did


def test_the_same_again_is_answered_and_not_done_again(scene, program):
    author = program(scene.author)
    first, again = (author.send(updates(scene), SAID) for _ in range(2))
    assert (again.status_code, again.json()) == (201, first.json())
    assert again["Idempotent-Replayed"] == "true"
    other = author.send(updates(scene), {"words": "Other words"})
    assert (other.status_code, Update.objects.count()) == (422, 1)


def test_a_key_that_was_refused_can_be_used_again(scene, program):
    author = program(scene.author)
    assert author.send(updates(scene), {"words": "\u200b"}).status_code == 422
    assert author.send(updates(scene), SAID).status_code == 201


def test_who_may_not_write_on_the_page_may_not_here(scene, program):
    for person, status in ((scene.chair, 403), (scene.colleague, 404)):
        assert program(person).send(updates(scene), SAID).status_code == status
    narrow = program(scene.author, "actions:read")
    assert narrow.send(updates(scene), SAID).status_code == 403
    assert not Update.objects.exists()


def test_a_write_needs_a_key_and_the_version_that_was_read(scene, program):
    author = program(scene.author)
    assert author.post(updates(scene), SAID, content_type="application/json").status_code == 422
    tag = author.get(f"/api/v1/actions/{scene.trusts.pk}")["ETag"]
    assert author.send(updates(scene), SAID, **{"If-Match": tag}).status_code == 201
    late = author.send(updates(scene), SAID, key="key-00000002", **{"If-Match": tag})
    assert (late.status_code, Update.objects.count()) == (412, 1)


def give(program, scene, key="key-00000003", **parts):
    path = f"/api/v1/actions/{scene.trusts.pk}/evidence"
    told = {"strength": "4", "shows": "Twenty of twenty visits asked", **parts}
    return program.post(path, told, headers={"Idempotency-Key": key})


def test_evidence_waits_for_somebody_of_another_organisation(scene, program):
    author = program(scene.author)
    answer = give(author, scene, file=SimpleUploadedFile("audit.csv", b"visit,asked\n1,yes\n"))
    assert (answer.status_code, answer.json()["decision"]) == (201, "waits"), answer.json()
    scene.trusts.refresh_from_db()
    assert (scene.trusts.evidence_waits, scene.trusts.ended_how) == (True, "")
    endings.refuse_evidence(evidence=Evidence.objects.get(), words="No visits", by=scene.chair)
    shown = author.get(f"/api/v1/actions/{scene.trusts.pk}/evidence").json()["items"][0]
    assert (shown["decision"], shown["decision_words"]) == ("refused", "No visits")
    assert author.get(f"/api/v1/actions/{scene.trusts.pk}").json()["evidence"] == "refused"


def test_a_file_goes_through_the_gate(scene, program):
    bad = SimpleUploadedFile("audit.pdf", b"MZ\x90\x00 a program")
    answer = give(program(scene.author), scene, file=bad)
    assert (answer.status_code, Evidence.objects.count()) == (422, 0)
    assert "Nothing was saved" in answer.json()["detail"]


def test_an_action_that_ended_takes_nothing_more(scene, program):
    evidence = making.give(scene.trusts, scene.author)
    endings.accept_evidence(evidence=evidence, words="Seen", by=scene.chair)
    author = program(scene.author)
    answer = author.send(updates(scene), SAID)
    assert (answer.status_code, "has ended" in answer.json()["detail"]) == (422, True)
    assert author.get("/api/v1/actions?state=evidenced").json()["items"][0]["state"] == "evidenced"


def test_nothing_in_the_interface_ends_an_action():
    """Two writes, and no more: a third is to be thought about here first."""
    schema = api.get_openapi_schema(path_prefix="/api/v1/")
    writes = {
        (method, path)
        for path, operations in schema["paths"].items()
        for method in operations
        if method != "get"
    }
    start = "/api/v1/actions/{pk}"
    assert writes == {("post", f"{start}/updates"), ("post", f"{start}/evidence")}


@pytest.mark.parametrize("words", ["\x00", "a\x00b", ""])
def test_words_that_no_database_keeps_are_refused(scene, program, words):
    assert program(scene.author).send(updates(scene), {"words": words}).status_code == 422


def test_half_a_letter_is_refused(scene, program):
    author = program(scene.author)
    answer = author.post(
        updates(scene), '{"words": "\\ud800"}', content_type="application/json",
        headers={"Idempotency-Key": "key-00000009"},
    )  # fmt: skip
    assert answer.status_code in (400, 422)
