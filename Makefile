# `make demo` and `make test` are all a newcomer needs; `make check` is what the hook and CI run.
PY ?= python3
UV := .venv/bin/uv
export UV_PYTHON_DOWNLOADS := never
export UV_PROJECT_ENVIRONMENT := .venv
# How many tests run at once; ARGS passes anything on to pytest: make test ARGS="tests/rules -x"
JOBS ?= 2
ARGS ?=
# Behind a council's proxy only the system knows the certificate: the second try asks it.
sync = $(UV) sync --frozen --inexact --quiet $(1) || UV_SYSTEM_CERTS=true $(UV) sync --frozen --inexact --quiet $(1)
# A file is run by one process, so that what its tests share is made once; in the order of the files.
PYTEST = .venv/bin/pytest -n $(JOBS) --dist loadfile --no-loadscope-reorder $(ARGS)

.PHONY: setup demo test test-postgres accessibility check check-types check-rest format lock clean

setup: .venv/.synced
	@echo "Ready. Next: make demo"

$(UV):
	@command -v $(PY) >/dev/null || { echo "Goldthread needs Python 3.11 or newer, and there is no '$(PY)' here. On Debian: apt-get install python3 python3-venv"; exit 2; }
	@$(PY) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' || { echo "Goldthread needs Python 3.11, 3.12 or 3.13; '$(PY)' is another. Try: make setup PY=python3.11"; exit 2; }
	@$(PY) -c 'import ensurepip' 2>/dev/null || { echo "This Python cannot make a virtual environment. On Debian: apt-get install python3-venv. Nothing was changed."; exit 2; }
	$(PY) -m venv .venv
	.venv/bin/pip install --quiet --disable-pip-version-check uv==0.13.9

.venv/.synced: pyproject.toml uv.lock | $(UV)
	$(call sync,--no-dev)
	@touch $@

.venv/.synced-dev: pyproject.toml uv.lock | $(UV)
	$(call sync)
	@touch $@ .venv/.synced

demo: .venv/.synced
	@.venv/bin/goldthread demo

test: .venv/.synced-dev
	@scripts/need_chromium
	$(PYTEST)

# The same tests on PostgreSQL: DATABASE_URL, or a server of its own. Left out is what no database can
# change (rules, engines, the house's laws, a command with its own SQLite), and whatever needs a browser,
# which asks through the pages that the rooms' tests open too. Every page is still fetched. Of a test's
# many parameters (people, pages, odd values) every eighth is taken: make test-postgres ONE_IN=1 for all.
PLAIN = --ignore=tests/rules --ignore=tests/engines --ignore=tests/test_house.py \
	-k "not chromium or every_page_is_accessible"
test-postgres: export ONE_IN ?= 8
test-postgres: .venv/.synced-dev
	@scripts/need_chromium
	.venv/bin/python scripts/with_postgres.py $(PYTEST) $(PLAIN) -m "not journey and not own_sqlite"

# Walks through every page of the demonstration and keeps what it found for the accessibility statement.
accessibility: .venv/.synced-dev
	@scripts/need_chromium
	GOLDTHREAD_WALK=goldthread/web/accessibility.json .venv/bin/pytest -n 0 tests/journeys/test_every_page_is_accessible.py

# Types and everything else at the same time: the two take about equally long.
check: export GOLDTHREAD_DATA = .venv/check-data
check: .venv/.synced-dev
	@$(MAKE) --no-print-directory --jobs=2 check-types check-rest

check-types:
	.venv/bin/mypy

check-rest:
	.venv/bin/ruff format --check --output-format concise .
	.venv/bin/ruff check --output-format concise .
	.venv/bin/lint-imports --no-logo
	.venv/bin/python tests/check_scope.py
	.venv/bin/pytest tests/test_house.py
	.venv/bin/python manage.py makemigrations --check --dry-run
	$(UV) lock --check --offline

format: .venv/.synced-dev
	.venv/bin/ruff format .
	.venv/bin/ruff check --fix .

lock: $(UV)
	$(UV) lock

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
