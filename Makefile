# `make demo` and `make test` are all a newcomer needs; `make check` is what the hook and CI run.
PY ?= python3
UV := .venv/bin/uv
export UV_PYTHON_DOWNLOADS := never
export UV_PROJECT_ENVIRONMENT := .venv

.PHONY: setup demo test test-postgres check format lock clean

setup: .venv/.synced

$(UV):
	@$(PY) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Goldthread needs Python 3.11 or newer; '$(PY)' is older. Try: make setup PY=python3.11"; exit 2; }
	@$(PY) -c 'import ensurepip' 2>/dev/null || { echo "This Python cannot make a virtual environment. On Debian: apt-get install python3-venv. Nothing was changed."; exit 2; }
	$(PY) -m venv .venv
	.venv/bin/pip install --quiet --disable-pip-version-check uv==0.13.9

.venv/.synced: pyproject.toml uv.lock | $(UV)
	$(UV) sync --frozen --inexact --no-dev --quiet
	@touch $@

.venv/.synced-dev: pyproject.toml uv.lock | $(UV)
	$(UV) sync --frozen --inexact --quiet
	@touch $@ .venv/.synced

demo: setup
	@.venv/bin/goldthread demo

test: .venv/.synced-dev
	.venv/bin/pytest $(ARGS)

check: .venv/.synced-dev
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	.venv/bin/python tests/check_scope.py

format: .venv/.synced-dev
	.venv/bin/ruff format .
	.venv/bin/ruff check --fix .

lock: $(UV)
	$(UV) lock

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache
