# make desk   set up, take in the example story, open the desk on 127.0.0.1:8000
# make test   set up and pass every test
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
EXAMPLE := examples/sarn-bridge

.PHONY: copies-curve long-page desk test bench lint model format peers
.DELETE_ON_ERROR:

desk: $(VENV)/.desk
	@mkdir -p build
	@$(BIN)/twosource add --quiet --store build/example.db $(EXAMPLE)
	@$(BIN)/twosource serve --store build/example.db --port $(PORT)

test: $(VENV)/.dev
	$(BIN)/python -m pytest

bench: $(VENV)/.dev
	$(BIN)/python bench/run.py

copies-curve: $(VENV)/.dev
	$(BIN)/python bench/copies_curve.py --check
	$(BIN)/python bench/copies_story.py --check

# A page of 200,000 words taken in and opened in the desk.
long-page: $(VENV)/.dev
	$(BIN)/python bench/long_page.py --check

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python bench/floors.py

format: $(VENV)/.dev
	$(BIN)/ruff check --fix --quiet .
	$(BIN)/ruff format --quiet src tests bench train

# The command's own package, and what it needs to run; tools for tests come on top.
$(VENV)/.desk: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Twosource needs Python 3.11 or newer: install it, then run make with PYTHON=python3.11"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "Python's venv module is missing: install the package python3-venv"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Setting up (once, a minute or two) ..."
	@$(BIN)/python -m pip install --quiet --upgrade "pip>=24" --disable-pip-version-check
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.dev: pyproject.toml $(VENV)/.desk
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev]"
	@touch $@

# The reader's speed beside textacy's, which is installed into build/reader-peers.
peers: $(VENV)/.dev
	$(BIN)/python bench/reader_peers.py --check

# Retrain the reader from the corpora beside the project, first on PolNeAR alone, then with our own corpus (40 and 65 minutes on
# one core of two that others used), then its sense of likeness (four minutes); torch stays out of $(VENV).
model:
	@test -x build/train/bin/python || $(PYTHON) -m venv build/train
	@build/train/bin/python -m pip install --quiet --upgrade "pip>=24" --disable-pip-version-check
	@build/train/bin/python -m pip install --quiet --disable-pip-version-check --editable ".[train]"
	build/train/bin/python -m train.run --epochs 2 --own 0 --out train/.cache/polnear.pt
	build/train/bin/python -m train.run --epochs 2 --own 6 --start train/.cache/polnear.pt --out train/.cache/read.pt
	build/train/bin/python -m train.sense train/.cache/read.pt train/.cache/reader.pt --epochs 4
	build/train/bin/python -m train.export train/.cache/reader.pt $(or $(VERSION),next)
