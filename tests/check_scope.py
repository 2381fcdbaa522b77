"""Scope before fetch: what a person is shown starts from `Model.objects.visible_to(user)`.

Reads the modules that answer people (views, pages, forms and everything in `web`) and points at
each `.objects` that is not followed at once by a scope. Rows that hang on something already in
scope may be fetched another way, with a comment that says what holds them: `# in scope: by …`, on
that line or the one above. `make check` runs this; it exits 1 when it found any. The nightly job is
left out: it works for nobody in particular and shows nothing.
"""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

GOLDTHREAD = Path(__file__).parent.parent / "goldthread"
# `worked_on_by` narrows `visible_to`; `released` is the scope of the public site, which anyone may
# read; `none` is nothing at all.
SCOPES = {"visible_to", "worked_on_by", "released", "none"}
MANAGERS = {"objects", "_default_manager", "_base_manager"}
SHORTCUTS = {"get_object_or_404", "get_list_or_404", "aget_object_or_404", "aget_list_or_404"}
EXPLAINED = r"# in scope: \w+ \w+"
NOT_FOR_PEOPLE = {GOLDTHREAD / "web" / "jobs.py"}


def answers_people(path: Path) -> bool:
    """Whether a module decides what a person sees."""
    if path in NOT_FOR_PEOPLE or "migrations" in path.parts:
        return False
    parts = path.relative_to(GOLDTHREAD).with_suffix("").parts
    named = any(part.startswith(("views", "pages", "forms")) for part in parts)
    return named or parts[0] == "web"


def unscoped(source: str) -> Iterator[tuple[int, str]]:
    """Line and complaint for each fetch in a module's source that begins without a scope."""
    tree = ast.parse(source)
    scoped = {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in SCOPES
    }
    explained = explained_lines(source)
    for node in ast.walk(tree):
        if getattr(node, "lineno", 0) in explained:
            continue
        if isinstance(node, ast.Attribute) and node.attr in MANAGERS and node not in scoped:
            yield node.lineno, f"{ast.unparse(node)} without visible_to(user)"
        elif _is_shortcut(node) and node.args and _is_class(node.args[0]):
            yield node.lineno, f"{ast.unparse(node.func)} of a whole table"


def explained_lines(source: str) -> set[int]:
    """Lines with a reason of some words on them or right above them."""
    said = {n for n, line in enumerate(source.splitlines(), 1) if re.search(EXPLAINED, line)}
    return said | {number + 1 for number in said}


def _is_shortcut(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call):
        return False
    name = node.func.attr if isinstance(node.func, ast.Attribute) else ast.unparse(node.func)
    return name in SHORTCUTS


def _is_class(node: ast.expr) -> bool:
    name = node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
    return name[:1].isupper()


def main() -> int:
    faults = [
        f"{path.relative_to(GOLDTHREAD.parent)}:{line}: {complaint}"
        for path in sorted(GOLDTHREAD.rglob("*.py"))
        if answers_people(path)
        for line, complaint in unscoped(path.read_text())
    ]
    print("\n".join(faults) if faults else "Every view starts from a scope.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
