# Everything here sets itself up: a machine needs Python 3.11, make and a package registry, nothing else.
#
#   make demo          compare the two example accounts; the page is build/demo.html
#   make test          everything that CI runs: lint, types, layers, tests, score floors
#   make score         the figures on the gold cases, and the floors they must keep
#   make score-update  raise the floors to the figures reached (never lowers one)
#   make bench         speed against spaCy in the same run, quality against known systems, memory
#   make screenshots  pictures of every page, into docs/screenshots
#   make corpus        read every release of the corpora, and say how it went
#   make evidence      kill, crowd, fill, grow and search an archive; most of an hour
#   make lock          compile requirements/*.txt afresh from pyproject.toml

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:

PYTHON ?= python3.11
BIN := .venv/bin
READY := .venv/ready
export DRAGOMAN_SHARED ?= ../shared

.PHONY: demo test lint unit browser postgres score score-update bench screenshots corpus evidence docs lock clean

demo: $(READY)
	mkdir -p build
	$(BIN)/dragoman compare examples/ministry.txt examples/agency.txt --format html --output build/demo.html
	$(BIN)/dragoman compare examples/ministry.txt examples/agency.txt
	@echo "The page is build/demo.html"

test: lint unit score

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

unit: $(READY) browser postgres
	$(BIN)/python -m pytest -n 2 -q

# The tests of pages want Debian's Chromium; where it cannot be installed they are skipped and say so.
browser:
	@command -v chromium > /dev/null || (apt-get update -qq && \
	  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium) > /dev/null || \
	  echo "Chromium could not be installed: the tests of pages are skipped"

# The tests of the archive want Debian's PostgreSQL as well; the same holds for it.
postgres:
	@ls /usr/lib/postgresql/*/bin/postgres > /dev/null 2>&1 || (apt-get update -qq && \
	  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql) > /dev/null || \
	  echo "PostgreSQL could not be installed: the archive is tested on SQLite alone"

score: $(READY)
	$(BIN)/python tools/score.py

score-update: $(READY)
	$(BIN)/python tools/score.py --update

bench: $(READY)
	$(BIN)/python tools/bench.py
	$(BIN)/python tools/memory.py
	$(BIN)/python tools/growth.py
	$(BIN)/python tools/page_bench.py
	$(BIN)/python tools/score.py

# Every page before the fictional desk of examples/desk, wide and narrow, light and dark.
screenshots: $(READY) browser
	$(BIN)/python tools/page_shots.py

corpus: $(READY)
	$(BIN)/python tools/corpus.py

# What an archive withstands: kills at random moments, a crowd, all releases on both databases, a million statements.
evidence: $(READY)
	$(BIN)/python tools/faults.py
	$(BIN)/python tools/concurrency.py
	$(BIN)/python tools/archive_corpus.py
	$(BIN)/python tools/archive_growth.py
	$(BIN)/python benchmarks/archive_search.py

docs: $(READY)
	$(BIN)/python tools/cli_reference.py > docs/reference/command-line.md

# Pinned with hashes for every system and Python that we support; no address of a registry is written down.
COMPILE := $(BIN)/uv pip compile pyproject.toml --universal --generate-hashes --python-version 3.11 \
	--no-emit-index-url --no-emit-find-links --no-header --quiet

lock: $(READY)
	$(COMPILE) --output-file requirements/runtime.txt
	$(COMPILE) --group dev --constraint requirements/runtime.txt --output-file requirements/dev.txt

# Both files are pinned by hash. The project itself is installed without dependencies and without a build of its own
# environment, so that nothing comes in that the files do not name.
$(READY): requirements/dev.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $(READY)

clean:
	rm -rf .venv build .mypy_cache .ruff_cache .pytest_cache .hypothesis
