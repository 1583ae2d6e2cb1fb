# dangwu 党务. Two commands matter: `make demo` shows it at work, `make test` proves it.
# Everything is made inside this folder: .venv (environment), var/ (offices), out/ (documents).

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input -qq

MAKEFLAGS += --no-print-directory
.PHONY: help demo serve test lint eval-slots bench pin clean
.DEFAULT_GOAL := help

help:
	@echo "make demo                 the fictional bureau, its sample filled: documents in out/"
	@echo "make serve [OFFICE=…]     the office in the browser, the demo's where no other is named"
	@echo "make test                 lint, types, import contracts and every test"
	@echo "make lint                 ruff, mypy and import-linter alone"
	@echo "make eval-slots [FILE=…]  how well masks are understood on a labelled .jsonl"
	@echo "make bench                every benchmark; the numbers go into docs/speed.md"
	@echo "make pin [RAISE=\"…\"]      write the constraints files anew from pyproject.toml"
	@echo "make clean                remove what the commands above made"

demo: $(VENV)/.runtime
	@$(BIN)/dangwu --office var/demo demo

OFFICE ?= var/demo
serve: $(VENV)/.runtime
	@[ "$(OFFICE)" != var/demo ] || [ -f var/demo/office.sqlite3 ] || $(BIN)/dangwu --office var/demo demo
	@$(BIN)/dangwu --office "$(OFFICE)" serve

test: $(VENV)/.dev
	@scripts/test

lint: $(VENV)/.dev
	@scripts/lint

FILE ?= ../shared/fill/dev.jsonl
eval-slots: $(VENV)/.runtime
	@test -f "$(FILE)" || { echo "name the labelled file: make eval-slots FILE=path.jsonl"; exit 2; }
	@$(BIN)/python -m dangwu.documents.slots.evaluate "$(FILE)"

bench: $(VENV)/.runtime
	@scripts/speed

pin:
	@scripts/pin $(RAISE)

clean:
	rm -rf $(VENV) var out build *.egg-info .pytest_cache .mypy_cache .ruff_cache \
	  .import_linter_cache .hypothesis .coverage
	find dangwu tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

# Each stamp stands for a finished step; a step that broke off leaves none and is done again.
$(VENV)/.made:
	@scripts/venv "$(PYTHON)" $(VENV)
	@touch $@

$(VENV)/.runtime: constraints.txt pyproject.toml $(VENV)/.made
	@echo "installing the pinned packages into $(VENV) …"
	@$(PIP) install --require-hashes -r constraints.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: constraints-dev.txt $(VENV)/.runtime
	@echo "installing what the tests need into $(VENV) …"
	@$(PIP) install --require-hashes -r constraints-dev.txt
	@touch $@
