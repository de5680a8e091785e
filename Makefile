# Roost. `make` says what there is. Needs Python 3.11 or newer and make; brings everything else itself.

PORT ?= 8000
# The first Python on PATH that is new enough; name another with PYTHON=…
ifeq ($(origin PYTHON),undefined)
PYTHON := $(shell for name in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$name" && break; done)
endif

VENV := .venv/bin
PREPARE := $(PYTHON) deploy/prepare.py
# Tests start their own database and servers: nothing of this shell's settings may reach them.
CLEAN := env -u DATABASE_URL -u DEMO_DATABASE_URL
# Half of them wait for a browser, which does its work beside them: two at once, each with a server and a database.
SIDE_BY_SIDE := --numprocesses 2 --dist loadfile
NODE := PATH="$(CURDIR)/.venv/node:$(CURDIR)/$(VENV):$$PATH"

.DEFAULT_GOAL := help
.PHONY: help run test proof check bench lock roles audit lint venv frontend
# Each step says what it does; side by side they would talk across each other.
.NOTPARALLEL:

help:
	@echo 'make run [PORT=8000]   a demonstration on this machine: http://127.0.0.1:8000'
	@echo 'make check             the fast loop: lint, types, unit tests (under a minute)'
	@echo 'make test              every test, in few rounds'
	@echo 'make proof             the same tests, in full rounds (up to an hour)'
	@echo 'make bench             how fast, as ratios'
	@echo 'make lock              resolve requirements.lock anew'
	@echo 'make roles             who may do what, as a table: deploy/ROLES.md'
	@echo 'make audit             known weaknesses of what Roost is built of; asks PyPI and npm'

run: frontend
	@$(VENV)/python -m roost serve --demo --port $(PORT)

test: lint
	@cd frontend && $(NODE) npm run --silent client:check && $(NODE) npm test --silent
	@chrome=$$($(PREPARE) browser) && webkit=$$($(PREPARE) engine) && node=$$($(PREPARE) provider) && \
		CHROME="$$chrome" WEBKIT="$$webkit" PROVIDER_NODE="$$node" $(CLEAN) \
		$(VENV)/python -m pytest $(or $(TESTS),$(SIDE_BY_SIDE))

proof:
	@ROUNDS=full $(MAKE) --no-print-directory test

check: venv
	@$(VENV)/ruff check --quiet
	@$(VENV)/ruff format --check --quiet || { echo 'Run: .venv/bin/ruff format'; exit 1; }
	@$(VENV)/mypy
	@$(CLEAN) $(VENV)/python -m pytest -q -m 'not browser and not servers and not slow' $(TESTS)

bench: frontend
	@chrome=$$($(PREPARE) browser) && node=$$($(PREPARE) lighthouse) && \
		CHROME="$$chrome" LIGHTHOUSE_NODE="$$node" $(CLEAN) $(VENV)/python -m tests.bench

# The front end's build checks its types and that its client fits the server; here it is the Python's turn.
lint: frontend
	@$(VENV)/ruff check --quiet
	@$(VENV)/ruff format --check --quiet || { echo 'Run: .venv/bin/ruff format'; exit 1; }
	@$(VENV)/mypy
	@$(VENV)/lint-imports

frontend: venv
	@$(PREPARE) frontend

venv:
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo 'Roost needs Python 3.11 or newer. Install python3 and python3-venv, or name one: make PYTHON=…'; exit 1; }
	@$(PREPARE) venv

lock:
	@$(PREPARE) lock

roles: venv
	@$(CLEAN) $(VENV)/python -m tests.api.roles

# Apart from the tests: it asks others' services, which may be away, and may say something new any day.
audit: frontend
	@$(NODE) $(VENV)/python deploy/audit.py
