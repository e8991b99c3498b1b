# Two commands do everything on a fresh machine with Python 3.11+ and make: `make run` and `make test`.
PYTHON ?= python3
BIN := .venv/bin
# Nothing phones home, whatever the machine is set to.
export DO_NOT_TRACK := 1
export PREFECT_SERVER_ANALYTICS_ENABLED := false

.DEFAULT_GOAL := help
.PHONY: help run test check lint types layers quality wheel serve lock clean

help: ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

.venv/.installed: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Writethru needs Python 3.11 or newer: make PYTHON=python3.12 ..."; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

run: .venv/.installed ## play the sample wire into ./watch and show what moved
	@$(BIN)/writethru demo --watch watch

test: .venv/.installed ## every test; no network beyond this machine
	$(BIN)/pytest -n 2 --dist loadfile

check: lint types layers ## lint, types, layers

lint: .venv/.installed ## style
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: .venv/.installed ## mypy strict on the four rooms
	$(BIN)/mypy

layers: .venv/.installed ## imports run down, never up
	$(BIN)/lint-imports

quality: .venv/.installed ## figures against the truth of the sample wire
	$(BIN)/python -m benchmarks.quality 

wheel: .venv/.installed ## build the wheel
	$(BIN)/python -m build --wheel --no-isolation --outdir dist .

serve: .venv/.installed ## run the service on ./watch
	$(BIN)/writethru serve --watch watch

lock: .venv/.installed ## resolve all versions anew
	$(BIN)/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url -o requirements.lock

clean: ## remove what the build and the demo made
	rm -rf .venv watch dist build .pytest_cache .mypy_cache .ruff_cache
