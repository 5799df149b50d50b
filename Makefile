# zhibiao: what can be done with this checkout. `make help` lists it.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CATALOGS := extract/locale
PACKAGES := app extract normalize render

ACCEPT_IS_OFF := tests/corpus/test_expectations.py::test_the_accept_flag_is_off_by_default
LONG := bench/collect_labels.py bench/fidelity.py bench/fit.py bench/list_labels.py bench/long_texts.py bench/memory.py bench/mutants.py \
	bench/pages.py bench/peers.py bench/readings.py bench/real_files.py bench/robustness.py bench/score_labels.py bench/variants.py

.DEFAULT_GOAL := help
.PHONY: help run test lint bench peers robustness fidelity labels fit messages accept shapes clean

help:  ## list the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1	\2/p' $(MAKEFILE_LIST)

run: $(VENV)/installed  ## convert samples/ to out/ and write its blank forms to out/forms/
	$(BIN)/zhibiao convert samples -o out
	$(BIN)/zhibiao forms out -o out/forms --to docx,html,txt

test: lint  ## ruff, mypy and pytest
	$(BIN)/pytest -q -n auto

lint: $(VENV)/installed-dev .types/zhibiao  ## ruff and mypy
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/installed-dev  ## measure speed
	@set -e; for bench in $(filter-out $(LONG),$(wildcard bench/*.py)); do $(BIN)/python $$bench; done

peers: $(VENV)/installed-dev  ## measure speed beside other tools, those of the environments in ZHIBIAO_PEERS
	$(BIN)/python bench/peers.py

robustness: $(VENV)/installed-dev  ## read ten thousand damaged files of each format, and files made to fill the memory
	$(BIN)/python bench/robustness.py
	$(BIN)/python bench/memory.py
	$(BIN)/python bench/long_texts.py

fidelity: $(VENV)/installed-dev  ## read random files that LibreOffice wrote, and count those read exactly
	$(BIN)/python bench/fidelity.py

labels: $(VENV)/installed-dev  ## score the readings of the hand-labelled files in the folder ZHIBIAO_LABELLED
	$(BIN)/python bench/score_labels.py "$(ZHIBIAO_LABELLED)"

fit: $(VENV)/installed-dev  ## fit the weights by which readings are chosen, on what is recorded, and print the figures
	$(BIN)/python bench/fit.py
	$(BIN)/python bench/readings.py --pages

messages: $(VENV)/installed-dev  ## bring the Chinese catalogs up to date with the code, and compile them
	$(BIN)/pybabel -q extract --no-location --omit-header --sort-output --width=120 -o $(CATALOGS)/zhibiao.pot $(PACKAGES)
	$(BIN)/pybabel -q update --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --width=120 -D zhibiao \
		-i $(CATALOGS)/zhibiao.pot -d $(CATALOGS) -l zh
	rm $(CATALOGS)/zhibiao.pot
	$(BIN)/pybabel -q compile -D zhibiao -d $(CATALOGS)
	$(BIN)/pybabel -q compile -D click -d $(CATALOGS)

accept: $(VENV)/installed-dev  ## record what the samples and the variants of tables give now as what they should give
	$(BIN)/pytest -q tests/corpus tests/normalize/test_same_reading.py --accept --deselect $(ACCEPT_IS_OFF)

shapes: $(VENV)/installed-dev  ## draw the tables of tests/normalize/cases/ on docs/tables.md
	$(BIN)/python tests/shapes.py

clean:  ## remove all that was made here
	rm -rf $(VENV) .types .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist out *.egg-info

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "zhibiao needs Python 3.11 or later: make PYTHON=python3.11"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "Python's venv is missing. On Debian or Ubuntu: apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install -q --disable-pip-version-check -e .
	@touch $@

$(VENV)/installed-dev: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install -q --disable-pip-version-check -e '.[dev]'
	@touch $@ $(VENV)/installed

# Type checkers cannot see that the folders here are the packages of `zhibiao`; these links show them.
.types/zhibiao: $(MAKEFILE_LIST)
	@mkdir -p $@
	@for package in $(PACKAGES); do ln -sfn ../../$$package $@/$$package; done
	@touch $@
