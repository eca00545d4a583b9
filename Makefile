# The first target is what a new reader of the repository wants to see.
.DEFAULT_GOAL := demo
.PHONY: demo test lint bench bench-check lock clean train-attribution screenshot env

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
export PIP_DISABLE_PIP_VERSION_CHECK := 1

env: $(STAMP)

# Runtime and development packages at the locked versions, by hash; then the package itself.
$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "reportedly needs Python 3.11 or newer; $$($(PYTHON) --version) was found. Name another: make PYTHON=python3.12" >&2; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --editable .
	@touch $@

demo: $(STAMP)
	@$(BIN)/python examples/demo.py

test: $(STAMP)
	$(BIN)/python -m pytest

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Each bench prints its table; the gold data lies in ../shared.
bench: $(STAMP)
	$(BIN)/python -m bench.run_all

bench-check: $(STAMP)
	$(BIN)/python -m bench.run_all --check

# After a change of the dependencies in pyproject.toml.
lock: $(STAMP)
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --extra dev --generate-hashes --universal --no-header \
	  --no-emit-index-url --no-emit-find-links --quiet --upgrade -o requirements.lock

# Hours on two cores; torch is needed only here. The gold data lies in ../shared.
train-attribution: $(STAMP)
	$(BIN)/python -m pip install --quiet -r training/attribution/requirements.txt
	$(BIN)/python -m training.attribution --shared ../shared

screenshot: $(STAMP)
	$(BIN)/python docs/images/make_screenshot.py

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
