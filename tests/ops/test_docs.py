"""What the words promise, the program keeps: settings, commands, make targets, links."""

import re
from pathlib import Path

import pytest

from goldthread.cli import parser
from goldthread.environment import SETTINGS

ROOT = Path(__file__).parent.parent.parent
OPERATIONS = ROOT / "docs" / "operations.md"
DOCS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("benchmarks/*.md")])
COMMANDS = set(next(a for a in parser()._actions if a.choices).choices or {})
# `goldthread` begins a command in code, or in a line of a code block; never in prose.
COMMAND = re.compile(r"(?:`|^|/|=| web )goldthread ([a-z][a-z-]*)", re.MULTILINE)
LINK = re.compile(r"\]\((?!https?:|mailto:)([^)\s]+)\)")


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def slug(heading: str) -> str:
    kept = re.sub(r"[^\w\s-]", "", heading.strip().lower())
    return re.sub(r"\s", "-", kept)


def test_the_settings_table_is_the_settings() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (?:`(.*?)`)? ?\| (.+) \|$", OPERATIONS.read_text(), re.M)
    assert rows == [(one.name, one.default, one.meaning) for one in SETTINGS]


@pytest.mark.parametrize("path", DOCS, ids=named)
def test_every_command_that_the_words_name_is_there(path: Path) -> None:
    assert set(COMMAND.findall(path.read_text())) <= COMMANDS


def test_the_operations_guide_names_what_keeps_an_installation() -> None:
    kept = {"serve", "setup", "found", "check", "worker", "sweep", "backup", "restore", "audit"}
    assert kept <= set(COMMAND.findall(OPERATIONS.read_text())) <= COMMANDS


@pytest.mark.parametrize("path", DOCS, ids=named)
def test_every_make_target_that_the_words_name_is_there(path: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"(?:`|^)make ([a-z-]+)", path.read_text(), re.MULTILINE)) <= targets


@pytest.mark.parametrize("path", DOCS, ids=named)
def test_every_setting_that_the_words_name_is_there(path: Path) -> None:
    known = {one.name for one in SETTINGS}
    assert set(re.findall(r"\bGOLDTHREAD_[A-Z0-9_]+[A-Z0-9]\b", path.read_text())) <= known


@pytest.mark.parametrize("path", DOCS, ids=named)
def test_every_link_leads_somewhere(path: Path) -> None:
    broken = []
    for link in LINK.findall(path.read_text()):
        target, _, anchor = link.partition("#")
        there = (path.parent / target).resolve() if target else path
        if not there.exists():
            broken.append(link)
        elif anchor and there.suffix == ".md":
            headings = re.findall(r"^#+ (.+)$", there.read_text(), re.MULTILINE)
            if anchor not in map(slug, headings):
                broken.append(link)
    assert broken == []


def test_each_command_explains_itself() -> None:
    choices = next(a for a in parser()._actions if a.choices).choices or {}
    for name, command in dict(choices).items():
        assert command.description, name
        assert all(a.help for a in command._actions), f"an option of {name} has no help"


@pytest.mark.parametrize("name", ["compose.yaml", "Dockerfile"])
def test_containers_use_settings_and_commands_that_exist(name: str) -> None:
    words = (ROOT / name).read_text()
    used = set(re.findall(r"\bGOLDTHREAD_[A-Z0-9_]+\b", words)) | {"DATABASE_URL"}
    assert used <= {one.name for one in SETTINGS}
    run = re.findall(r"command: goldthread ([a-z]+)", words)
    run += re.findall(r'CMD \["goldthread", "([a-z]+)"', words)
    assert run
    assert set(run) <= COMMANDS


def test_the_decisions_are_listed_and_alike() -> None:
    folder = ROOT / "docs" / "adr"
    index = (folder / "README.md").read_text()
    decisions = sorted(folder.glob("[0-9]*.md"))
    assert [int(p.name[:4]) for p in decisions] == list(range(1, len(decisions) + 1))
    for path in decisions:
        assert f"({path.name})" in index
        headings = re.findall(r"^## (.+)$", path.read_text(), re.MULTILINE)
        assert headings == ["Context", "Decision", "Consequences"], path.name
