# Two commands on a fresh machine: `make run` and `make test`. `make help` lists the rest.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help setup run test check coverage bench model lock clean chromium

help: ## Show these lines
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(VENV)/.installed ## Make the virtual environment with the locked dependencies

run: setup ## Build the catalogue and serve the site on http://127.0.0.1:5000
	$(BIN)/navigator serve --watch

test: $(VENV)/.installed-for-tests chromium ## Install what the tests need and run them all
	$(BIN)/python -m pytest -n 2 --dist loadgroup

check: $(VENV)/.installed-for-tests ## Ruff, mypy and the checks on the catalogue
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/navigator check --no-warnings

coverage: $(VENV)/.installed-for-tests chromium ## Run the tests and show which lines they never reach
	$(BIN)/python -m pytest -n 2 --dist loadgroup --cov --cov-report=term-missing:skip-covered

.PHONY: coverage-maps
coverage-maps: setup ## Rebuild the tables and pictures of docs/coverage/ from the catalogue
	$(BIN)/navigator report coverage --csv docs/coverage --svg docs/coverage > docs/coverage/tabellen.txt

bench: $(VENV)/.installed-for-tests ## Measure speed (never part of the tests)
	$(BIN)/python -m bench.search
	$(BIN)/python -m bench.interface

model: setup ## Fetch the optional Dutch model of spaCy, where the internet allows it
	$(PIP) "spacy>=3.8" && $(BIN)/python -m spacy download nl_core_news_sm

lock: setup ## Pin the dependencies again
	$(PIP) uv
	$(BIN)/uv pip compile --universal --python-version 3.11 --no-annotate --no-header -q pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --universal --python-version 3.11 --no-annotate --no-header -q pyproject.toml --extra test -o requirements-test.lock

clean: ## Remove everything that was made here
	rm -rf $(VENV) var build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage*

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make run PYTHON=python3.12" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); [ "$$(id -u)" = 0 ] && apt-get update -qq && apt-get install -y -qq python3-venv && $(PYTHON) -m venv $(VENV); } \
		|| { rm -rf $(VENV); echo "The module venv is missing: apt install python3-venv" >&2; exit 1; }

$(VENV)/.installed: requirements.lock pyproject.toml | $(VENV)/bin/python
	$(PIP) -r requirements.lock
	$(PIP) --no-deps --editable .
	@touch $@

$(VENV)/.installed-for-tests: requirements-test.lock $(VENV)/.installed
	$(PIP) -r requirements-test.lock
	@touch $@

chromium:
	@command -v chromium >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null \
		&& apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null; } \
		|| echo "chromium is not here and cannot be installed: the browser tests will say so and skip"
