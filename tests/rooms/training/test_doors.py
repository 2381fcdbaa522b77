"""Every address of training, tried by everyone; another's is seen by who leads them alone."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from goldthread.foundations.training import bringing
from goldthread.foundations.training.models import Done, Unplaced
from goldthread.foundations.training.urls import urlpatterns

UNIT = {"manager", "support"}
LEADS = {"signatory", "executive"}
EVERYBODY = ["practitioner", "author", "signatory", "executive", "colleague", "manager", "support",
             "chair", "administrator", "stranger"]  # fmt: skip
OPEN = {"my_training", "training_courses", "training_course", "training_sitting"}
LED = {"new_training_course", "require_training", "book_training_for", "training_people"}
KEPT = {"end_training_course", "end_training_requirement", "plan_training",
        "cancel_training_sitting", "training_came"}  # fmt: skip
OF_NO_ROW = {"my_training", "training_courses", "new_training_course", "training_people",
             "training_agencies", "training_files"}  # fmt: skip
ONLY_UNIT = {"training_agencies", "training_files"}


def addresses(taught: SimpleNamespace) -> dict[str, str]:
    told = "email,course,date\ngone@x.example,Dogs and babies,1 March 2026\n"
    brought = bringing.keep_file(
        partnership=taught.partnership, file=SimpleUploadedFile("x.csv", told.encode()),
        by=taught.manager,
    )  # fmt: skip
    bringing.take_over(brought=brought, by=taught.manager)
    done = Done.objects.get(person=taught.practitioner)
    by_root: dict[str, Any] = {
        "training/courses/<": taught.course, "training/needed/": taught.required,
        "training/sessions/": taught.ahead, "training/places/": taught.place,
        "training/done/": done, "training/files/<": brought,
        "training/files/rows/": Unplaced.objects.get(),
    }  # fmt: skip
    found = {}
    for one in urlpatterns:
        name, text = str(one.name), str(one.pattern)
        own = next(([row.pk] for root, row in by_root.items() if text.startswith(root)), [])
        if name == "training_answer":
            own = [taught.booked.pk, "after"]
        found[name] = reverse(name, args=own)
    return found


def expected(name: str, who: str) -> set[int]:
    """What the door answers to a GET."""
    if name == "book_training":
        return {405}
    if who == "stranger":  # who keeps a partnership of their own
        return {200} if name in OF_NO_ROW else {404}
    if who == "administrator":
        return {403, 404}
    if name in OPEN:
        return {200}
    if name in LED:
        return {200} if who in UNIT | LEADS else {403}
    if name in KEPT:
        return {200} if who in UNIT else {403}
    if name in ONLY_UNIT:
        return {200} if who in UNIT else {403}
    if name in ("training_file", "place_training_row", "put_aside_training_row"):
        return {200} if who in UNIT else {404}
    if name == "cancel_training_booking":  # the author's
        return {200} if who in UNIT | LEADS | {"author"} else {404}
    if name == "training_certificate":  # the practitioner's
        return {200} if who in UNIT | LEADS | {"practitioner"} else {404}
    assert name == "training_answer", name
    return {200} if who == "practitioner" else {403} if who in UNIT | LEADS else {404}


def test_every_door(taught: SimpleNamespace, signed_in: Callable[[Any], Client]) -> None:
    where = addresses(taught)
    for who in EVERYBODY:
        browser = signed_in(getattr(taught, who))
        for name, address in where.items():
            answer = browser.get(address)
            assert answer.status_code in expected(name, who), (who, name, answer.status_code)
            if who in ("colleague", "chair", "stranger") and answer.status_code == 200:
                page = answer.content.decode()
                assert "Pia Wells" not in page and "Anna Reed" not in page, (who, name)
            if who == "stranger":
                assert answer.status_code != 200 or b"Dogs and babies" not in answer.content, name


def test_nobody_else_writes(taught: SimpleNamespace, signed_in: Callable[[Any], Client]) -> None:
    where = addresses(taught)
    for who in ("colleague", "stranger", "administrator"):
        browser = signed_in(getattr(taught, who))
        for name, address in where.items():
            if name in OPEN | LED | ONLY_UNIT or (name == "book_training" and who == "colleague"):
                continue
            assert browser.post(address, {}).status_code in (403, 404, 405), (who, name)
    assert not taught.ahead.bookings.filter(person=taught.stranger).exists()
