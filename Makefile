# Two commands for a newcomer: `make run` and `make test`. `make help` lists the others.

SHELL := /bin/sh
MAKEFLAGS += --no-print-directory
.DELETE_ON_ERROR:
.SILENT:
.DEFAULT_GOAL := help
.PHONY: help run dev test check slow bench bench-million coverage format lock clean

# Set this to choose an interpreter; otherwise the first that works is taken.
PYTHON ?=
# Another seed gives the slow tests other examples.
SEED ?= 1
export SEED
# What `make run` passes on, as in `make run ARGS='ask funding'`.
ARGS ?=
# `make lock UPGRADE=--upgrade` takes the newest versions, otherwise only what must change changes.
UPGRADE ?=

BIN := .venv/bin
# Nothing but an answer may reach standard output, nothing but a question may be read from it.
QUIETLY := </dev/null >&2
PIP := PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip -qq

help: ## this list
	sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 12

run: .venv/.run ## the bot in Slack and Discord where .env has their tokens, else in this terminal
	$(BIN)/dealbrief $(ARGS)

dev: .venv/.dev ## everything the tests and the editors need, in .venv

test: check ## format, lint, types, layers and the fast tests
	$(BIN)/pytest -q -n auto -m "not slow"

check: .venv/.dev
	$(BIN)/ruff format --check --quiet --diff
	$(BIN)/ruff check --quiet
	$(BIN)/mypy --no-error-summary
	$(BIN)/lint-imports --no-logo

slow: .venv/.dev ## the long tests; SEED=… for other examples
	echo "slow tests with SEED=$(SEED)"
	# pytest answers 5 where it found no test.
	$(BIN)/pytest -q -n auto -m slow --hypothesis-profile=slow --hypothesis-seed=$(SEED) || test $$? -eq 5

bench: .venv/.dev ## measure against the floors
	$(BIN)/python -m bench $(ARGS)

bench-million: .venv/.dev ## the same among a million claims, which are made once
	$(BIN)/python -m bench --million

coverage: .venv/.dev ## which lines and branches no test reaches
	$(BIN)/pytest -q -n auto -m "not slow" --cov --cov-report=term-missing:skip-covered

format: .venv/.dev ## put the code into its form
	$(BIN)/ruff format --quiet
	$(BIN)/ruff check --quiet --fix-only

# The dev lock is held to the versions of the first, so that tests meet what is run.
# Absolute paths, index addresses and the command itself are kept out of both files.
COMPILE := $(BIN)/uv --quiet pip compile pyproject.toml --universal --python-version 3.11 \
	--generate-hashes --no-strip-extras --no-header --annotation-style line $(UPGRADE)

lock: .venv/.python ## write both lock files anew from pyproject.toml
	$(PIP) install 'uv>=0.13,<0.14' $(QUIETLY)
	$(COMPILE) --group build --output-file requirements.lock $(QUIETLY)
	$(COMPILE) --group dev --constraint requirements.lock --output-file requirements-dev.lock $(QUIETLY)

clean: ## remove what make made
	rm -rf .venv dist .coverage .coverage.* htmlcov
	rm -rf .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find adapters bot store tests bench -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

# A name on the PATH proves nothing: version switchers put names there that only explain themselves.
.venv/.python:
	for python in $(or $(PYTHON),python3.13 python3.12 python3.11 python3); do \
		if "$$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' \
			</dev/null >/dev/null 2>&1; then \
			echo "Making .venv with $$($$python --version) ..." >&2; \
			"$$python" -m venv --clear .venv $(QUIETLY) && touch $@; exit; \
		fi; \
	done; \
	echo "Dealbrief needs Python 3.11 or newer with its venv module, and found none." >&2; \
	echo "Install one, or name it: make run PYTHON=/path/to/python3" >&2; \
	exit 1

.venv/.run: requirements.lock pyproject.toml | .venv/.python
	echo "Installing Dealbrief into .venv ..." >&2
	$(PIP) install --require-hashes -r requirements.lock $(QUIETLY)
	$(PIP) install --no-deps --no-build-isolation --editable . $(QUIETLY)
	touch $@

.venv/.dev: .venv/.run requirements-dev.lock
	echo "Installing the tools for tests into .venv ..." >&2
	$(PIP) install --require-hashes -r requirements-dev.lock $(QUIETLY)
	touch $@
