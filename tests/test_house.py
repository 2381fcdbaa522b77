"""The house is kept as it was laid: rooms, labels, sentences, writes and short files."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings

from goldthread.foundations.access import audit
from goldthread.foundations.records.labels import Labels, unlabelled
from tests import check_scope

ROOT = Path(__file__).parent.parent
HOUSE = ROOT / "goldthread"
FLOORS = ["publishing", "improvement", "casework", "foundations", "engines"]
# The nightly round clears away; a newcomer is nobody until they have joined.
BY_NOBODY = {"clear_kept_forms", "join"}
OUR_MODELS = [model for model in apps.get_models() if model.__module__.startswith("goldthread.")]


def rooms() -> list[Path]:
    inside = (path for floor in FLOORS for path in (HOUSE / floor).iterdir() if path.is_dir())
    return sorted(path for path in inside if path.name != "__pycache__")


def our_files() -> list[Path]:
    return sorted(p for p in HOUSE.rglob("*.py") if "migrations" not in p.parts)


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    yield from (n for n in ast.parse(path.read_text()).body if isinstance(n, ast.FunctionDef))


@pytest.mark.parametrize("model", OUR_MODELS, ids=lambda model: model._meta.label)
def test_every_field_carries_a_privacy_label(model: Any) -> None:
    assert unlabelled(model) == []


def test_a_field_without_a_label_is_noticed() -> None:
    class Forgetful:
        labels = Labels(open="id")
        _meta = apps.get_model("access.User")._meta

    assert "email" in unlabelled(Forgetful)


@pytest.mark.parametrize("room", rooms(), ids=lambda room: f"{room.parent.name}/{room.name}")
def test_a_room_is_furnished_and_says_what_it_is_for(room: Path) -> None:
    code = [p for p in room.rglob("*.py") if p.name not in {"__init__.py", "apps.py"}]
    assert code or (room / "__init__.py").read_text().strip(), "an empty room"
    words = (room / "README.md").read_text().split()
    assert len(words) > 20, "the README says too little"


def test_every_room_with_tables_is_installed() -> None:
    with_tables = {
        ".".join(path.parent.relative_to(ROOT).parts)
        for path in HOUSE.rglob("models.py")
        if path.parent != HOUSE
    }
    assert with_tables <= set(settings.ROOMS)


def test_no_file_is_longer_than_400_lines() -> None:
    long = [str(p) for p in our_files() if len(p.read_text().splitlines()) > 400]
    assert long == []


def test_rules_are_given_the_day_and_never_read_a_clock() -> None:
    clock = re.compile(r"\b(date\.today|datetime\.now|datetime\.utcnow|time\.time|localdate)\(")
    reads = [str(p) for p in (HOUSE / "rules").rglob("*.py") if clock.search(p.read_text())]
    assert reads == []


def test_writes_are_keyword_only_and_say_by_whom() -> None:
    faults = []
    for path in our_files():
        for function in functions(path):
            atomic = any("atomic" in ast.unparse(mark) for mark in function.decorator_list)
            if not atomic or function.name.startswith("_") or function.name in BY_NOBODY:
                continue
            if function.args.args or "by" not in {a.arg for a in function.args.kwonlyargs}:
                faults.append(f"{path.relative_to(ROOT)}: {function.name}")
    assert faults == []


def test_what_must_be_said_is_asked_in_one_way() -> None:
    """`written` and `must_say` know which letters show nothing; `strip` does not. It misses other
    ways to ask, such as a length.
    """
    asks = re.compile(r"\bnot \(?[\w.\[\]]+\.strip\(\)")
    floors = [p for p in our_files() if p.relative_to(HOUSE).parts[0] not in {"engines", "rules"}]
    faults = [str(p) for p in floors if p.name != "errors.py" and asks.search(p.read_text())]
    faults += [str(p) for p in floors if "def must_say" in p.read_text()]
    assert faults == [str(HOUSE / "foundations" / "records" / "refusals.py")]


def test_every_verb_that_is_recorded_has_its_sentence() -> None:
    nodes = [node for path in our_files() for node in ast.walk(ast.parse(path.read_text()))]
    said = [node.value for node in nodes if isinstance(node, ast.keyword) and node.arg == "did"]
    used = {value.value for value in said if isinstance(value, ast.Constant)}
    assert used
    assert used <= set(audit._SENTENCES)


def test_components_name_their_inputs_in_their_first_line() -> None:
    components = sorted((HOUSE / "web" / "templates" / "components").glob("*.html"))
    assert components
    silent = [p.name for p in components if not p.read_text().startswith("{#")]
    assert silent == []


@pytest.mark.parametrize(
    "line",
    [
        "Review.objects.all()",
        "Review.objects.filter(visible_to=user)",
        "models.Review._default_manager.first()",
        "Review.objects",
        "Review.objects.all()  # in scope:",
        "get_object_or_404(Review, code=code)",
        "shortcuts.get_list_or_404(models.Review)",
    ],
)
def test_the_scope_check_catches_a_view_that_fetches_everything(line: str) -> None:
    assert list(check_scope.unscoped(f"def view(request, code):\n    return {line}\n"))


@pytest.mark.parametrize(
    "line",
    [
        "Review.objects.visible_to(request.user)",
        "get_object_or_404(Review.objects.visible_to(request.user), code=code)",
        "fetch(request, Review, code=code)",
        "forms.ModelChoiceField(queryset=Review.objects.none())",
        "Evidence.objects.filter(action__in=mine)  # in scope: by the actions they may see",
    ],
)
def test_the_scope_check_lets_a_scoped_view_pass(line: str) -> None:
    assert not list(check_scope.unscoped(f"def view(request, code):\n    return {line}\n"))


def test_the_scope_check_looks_at_views_pages_forms_and_web() -> None:
    looked = {"web/home.py", "improvement/learning/views.py", "casework/reviews/views_doors.py"}
    looked |= {"improvement/learning/views/confirm.py", "casework/reviews/pages.py"}
    assert all(check_scope.answers_people(HOUSE / name) for name in looked)
    left = {"web/jobs.py", "improvement/learning/actions.py", "foundations/access/audit.py"}
    assert not any(check_scope.answers_people(HOUSE / name) for name in left)


def test_every_view_starts_from_a_scope(capsys: pytest.CaptureFixture[str]) -> None:
    assert check_scope.main() == 0, capsys.readouterr().out
