# Élan. `make help` dit ce que l’on peut demander.
#
# Everything that is installed goes below .venv, .venv-rivals, .cache, static/vendor and tests/js/node_modules: all ignored by git, all safe to delete.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

# The newest Python that will do, unless one is given: make run PYTHON=…
PYTHON ?= $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11,$(shell \
	$(name) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $(name))))

BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input
PYTEST := $(BIN)/python -m pytest
NODE_TOOLS := tests/js/node_modules/.bin

# Commands that we install come first: Node.js from a wheel lands there where the machine has none.
export PATH := $(CURDIR)/$(BIN):$(PATH)
export PLAYWRIGHT_BROWSERS_PATH := $(CURDIR)/.cache/browsers
export npm_config_cache := $(CURDIR)/.cache/npm
export npm_config_update_notifier := false

TEMPLATES := $(shell find webapp -name '*.html' -print -quit)
SCRIPTS := $(shell find static/js webapp/steps tests/js -name '*.js' -not -path '*/node_modules/*' -print -quit 2>/dev/null)
SCRIPT_TESTS := $(shell find tests/js webapp/steps -name '*.test.js' -not -path '*/node_modules/*' 2>/dev/null)
PACKAGES := $(wildcard webapp badges tests)
# Everything that may touch a database is played on PostgreSQL too; these never do.
WITHOUT_DATABASE := architecture art badges bench browser content documents factories js quest setup steps
DATABASE_TESTS := $(filter-out $(WITHOUT_DATABASE:%=tests/%/),$(wildcard tests/*/))

.PHONY: help run test check fix bench content

help: ## dit ce que l’on peut demander
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 17

run: .venv/.runtime static/vendor/installed.json ## installe ce qu’il faut, prépare la démonstration et ouvre le serveur
	@$(BIN)/elan demo
	@exec $(BIN)/elan serve

test: .venv/.development static/vendor/installed.json tests/js/node_modules/.package-lock.json ## vérifie tout et joue tous les tests
	@tests/setup/install-services
	@$(MAKE) --no-print-directory check
	$(PYTEST) --numprocesses 2 -m 'not browser'
	ELAN_TEST_ON=postgres $(PYTEST) --numprocesses 2 -m 'not browser and not slow' $(DATABASE_TESTS)
	$(if $(SCRIPT_TESTS),node --test $(SCRIPT_TESTS))
	$(if $(wildcard tests/browser),$(PYTEST) -m browser)

# ── Checks. Each is left out only where there is nothing yet to check. ──────────────────────────────────────────────

CHECKS := check-format check-lint check-types check-imports check-architecture check-frontend
CHECKS += $(if $(TEMPLATES),check-templates)
CHECKS += $(if $(SCRIPTS),check-scripts check-script-types)
CHECKS += $(if $(wildcard static/service-worker.js),check-worker-types)
CHECKS += $(if $(wildcard webapp/cli/content.py webapp/cli/content/),check-content)
CHECKS += $(if $(wildcard tests/store/test_migrations.py),check-migrations)

.PHONY: $(CHECKS)

check: .venv/.development static/vendor/installed.json tests/js/node_modules/.package-lock.json ## toutes les vérifications sans exécution du jeu
	@$(MAKE) --no-print-directory --keep-going --jobs 2 --output-sync=target $(CHECKS)
	@echo "Tout est en ordre."

check-format:
	@echo "· format"; $(BIN)/ruff format --quiet --check .

check-lint:
	@echo "· règles"; $(BIN)/ruff check --quiet .

check-types:
	@echo "· types"; $(BIN)/mypy --no-error-summary $(PACKAGES)

check-imports:
	@echo "· sens des imports"; mkdir -p .cache; $(BIN)/lint-imports > .cache/imports.log || { cat .cache/imports.log; exit 1; }

check-architecture:
	@echo "· architecture"; $(PYTEST) --quiet --no-header tests/architecture

check-frontend:
	@echo "· bibliothèques de l’interface"; $(BIN)/elan frontend verify > /dev/null

check-templates:
	@echo "· gabarits"; $(BIN)/djlint --quiet --lint webapp

check-scripts:
	@echo "· JavaScript"; $(NODE_TOOLS)/biome check --error-on-warnings

check-script-types:
	@echo "· types de JavaScript"; $(NODE_TOOLS)/tsc --project .

check-worker-types:
	@echo "· types du service worker"; $(NODE_TOOLS)/tsc --project tests/js/tsconfig.worker.json

check-content:
	@echo "· contenus"; $(BIN)/elan content check

check-migrations:
	@echo "· migrations"; $(PYTEST) --quiet --no-header tests/store/test_migrations.py

fix: .venv/.development tests/js/node_modules/.package-lock.json ## répare ce qui se répare tout seul
	$(BIN)/ruff check --fix --quiet .
	$(BIN)/ruff format .
	$(if $(SCRIPTS),$(NODE_TOOLS)/biome check --write)

bench: .venv/.development static/vendor/installed.json .venv-rivals/.installed ## mesure le coût des gestes, en rapports sur une même machine
	$(BIN)/python -m tests.bench

content: .venv/.runtime ## vérifie les contenus et en donne les chiffres
	$(BIN)/elan content check
	$(BIN)/elan content stats

# ── What is installed, once for each version of the locks ───────────────────────────────────────────────────────────

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Il faut Python 3.11 ou plus récent." >&2; exit 1; }
	@echo "Environnement Python…"
	@$(PYTHON) -m venv .venv > .venv.log 2>&1 || { rm -rf .venv; \
		test "$$(id -u)" = 0 && apt-get install -y -qq python3-venv > /dev/null && $(PYTHON) -m venv .venv; } \
		|| { cat .venv.log; echo "Le module venv manque. Sous Debian et Ubuntu : apt install python3-venv" >&2; exit 1; }
	@rm -f .venv.log

.venv/.runtime: requirements.txt pyproject.toml | .venv/bin/python
	@echo "Bibliothèques Python…"
	@$(PIP) --require-hashes --requirement requirements.txt
	@$(PIP) --no-deps --no-build-isolation --no-index --editable .
	@mkdir -p .cache
	@touch $@

.venv/.development: requirements-dev.txt .venv/.runtime
	@echo "Outils de vérification…"
	@$(PIP) --require-hashes --requirement requirements-dev.txt
	@touch $@

# What we compare ourselves with has an environment of its own, and does without where it cannot be had.
.venv-rivals/.installed: requirements-rivals.txt | .venv/bin/python
	@echo "Bibliothèques de comparaison…"
	@$(PYTHON) -m venv .venv-rivals
	@.venv-rivals/bin/python -m pip install --quiet --disable-pip-version-check --no-input --require-hashes --requirement $<
	@tests/setup/install-services rivals
	@touch $@

.venv/.node: requirements-node.txt | .venv/bin/python
	@command -v npm > /dev/null || { echo "Node.js…"; $(PIP) --require-hashes --requirement requirements-node.txt; }
	@touch $@

static/vendor/installed.json: static/vendor.toml static/vendor.lock.json static/icons/phosphor.txt .venv/.runtime .venv/.node
	@$(BIN)/elan frontend install

# Not `npm ci`: it refuses a lock that does not hold the binaries of every platform, and some registries carry only a few.
# `npm install` checks the same hashes and, with --no-save, leaves the lock alone.
tests/js/node_modules/.package-lock.json: tests/js/package.json tests/js/package-lock.json .venv/.node
	@echo "Outils de vérification de JavaScript…"
	@cd tests/js && for attempt in 1 2 3; do npm install --no-save --loglevel=error && break; test $$attempt -lt 3; done
	@touch $@
