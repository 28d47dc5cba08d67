# `make site` and `make test` need Python 3.11 or newer, git and make; everything else is set up here.

PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
LETTERBOOK := $(RUN) build_pages.py

# >>> of Letterbook's own repository; `new edition` leaves it out
# How long `make fuzz` tries.
MINUTES ?= 4
# <<<

# Saved copies of articles, where somebody holds them; quotations are checked by seal elsewhere.
CAPTURES ?= $(firstword $(wildcard captures ../shared/captures))
WITH_CAPTURES = $(if $(CAPTURES),--captures $(CAPTURES))

.PHONY: site offline archive book serve check report seal schema test hooks clean help
# >>> of Letterbook's own repository; `new edition` leaves it out
.PHONY: wheel bill advisories torture coverage screenshots changed-pages links bench capture-trial fuzz mutants lint lock
# <<<

site: $(VENV)/ready-site  ## build the site into site/
	$(LETTERBOOK) site --strict $(WITH_CAPTURES)

offline: $(VENV)/ready-site  ## pack a copy that is read from a disk into dist/
	$(LETTERBOOK) offline --strict $(WITH_CAPTURES)

archive: $(VENV)/ready-site  ## pack records, pages, program, site and copy as one bag to keep, into dist/
	$(LETTERBOOK) archive --strict $(WITH_CAPTURES)

book: $(VENV)/ready-book  ## make the whole edition an EPUB and a PDF in docs/data/; `make site` then publishes them
	$(LETTERBOOK) book --strict $(WITH_CAPTURES)

# >>> of Letterbook's own repository; `new edition` leaves it out
wheel: $(VENV)/ready-test  ## make the program a package that installs, in dist/
	$(RUN) -m hatchling build --target wheel --directory dist

bill: $(VENV)/ready-test  ## write what a site is made with, as a bill of materials, into dist/
	$(RUN) -m tests.bill_of_materials

advisories: $(VENV)/ready-long  ## ask whether anything is known against the pinned versions
	@$(RUN) -m tests.advisories $(OPTIONS)
# <<<

serve: $(VENV)/ready-site  ## show the site while you work; rebuilds when a record changes
	$(LETTERBOOK) serve $(WITH_CAPTURES)

check: $(VENV)/ready-site  ## say what is wrong in sources/, write nothing
	$(LETTERBOOK) check --strict $(WITH_CAPTURES) $(OPTIONS)
	$(LETTERBOOK) schema --check

report: $(VENV)/ready-site  ## say what your records change against main, or another revision: make report SINCE=v1
	@$(LETTERBOOK) report $(if $(SINCE),--since $(SINCE)) $(WITH_CAPTURES) $(OPTIONS)

seal: $(VENV)/ready-site  ## prove that quotations stand in the captures at hand, for those who hold none
	$(LETTERBOOK) seal $(WITH_CAPTURES)

schema: $(VENV)/ready-site  ## renew sources/schema/, by which editors complete records, and the guide to all fields
	$(LETTERBOOK) schema

# >>> of Letterbook's own repository; `new edition` leaves it out
# The tests of a module run in one process, so that what they share is built once.
test: $(VENV)/ready-test tests/npm/node_modules/ready lint  ## run every test this machine can run, and name those it cannot
	$(RUN) -m pytest -n 2 --dist loadscope

# Tests that watch a process for whatever it asks of the system would see what measuring asks.
coverage: $(VENV)/ready-test tests/npm/node_modules/ready  ## say which lines and branches of the program no test runs
	-$(RUN) -m pytest -q -n 2 --ignore=tests/hostile --cov --cov-report=
	$(RUN) -m coverage report

torture: $(VENV)/ready-test tests/npm/node_modules/ready  ## kill commands and refuse them files hundreds of times; open all pages in browsers, not a sample
	$(RUN) -m tests.disturbed.torture
	LETTERBOOK_TORTURE=1 $(RUN) -m pytest -n 2 tests/publishing/test_offline.py tests/publishing/test_attacks.py tests/pages/test_text_survives.py tests/exports/test_cmif.py tests/intake/test_import_cmif.py tests/hostile

screenshots: $(VENV)/ready-test site  ## take pictures of eight kinds of page into screenshots/, to be looked at
	$(RUN) -m tests.publishing.screenshots

# PAGES names a file that `report --pages` wrote.
changed-pages: $(VENV)/ready-test  ## take pictures of changed pages of the built site into screenshots/changed/
	$(RUN) -m tests.publishing.changed_pages $(PAGES)

links: $(VENV)/ready-test  ## ask every address outside the site whether it still answers; stops nothing
	$(RUN) -m tests.external_links $(OPTIONS)

bench: $(VENV)/ready-test  ## measure speed, as ratios within one run
	$(RUN) -m benchmarks.verify_quotations
	$(RUN) -m benchmarks.check_records
	$(RUN) -m benchmarks.import_cmif
	$(RUN) -m benchmarks.builds
	$(RUN) -m benchmarks.sites
	$(RUN) -m benchmarks.finder
	$(RUN) -m benchmarks.search
	$(RUN) -m benchmarks.serving

# PAGES names a folder of saved pages with answers; what that is, stands at the head of the program.
capture-trial: $(VENV)/ready-test  ## try `capture` on a folder of pages of which somebody knows what is right
	$(RUN) -m benchmarks.capture_trial $(PAGES)

fuzz: $(VENV)/ready-long  ## try inputs, editions and changes at random, some minutes in all: make fuzz MINUTES=20
	$(RUN) -m tests.fuzzing --minutes $(MINUTES)

mutants: $(VENV)/ready-long  ## change functions in small ways, and count how many changes the tests notice
	$(RUN) -m benchmarks.mutants $(OPTIONS)

lint: $(VENV)/ready-test  ## format, style, types, and the form of the records
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy
	$(VENV)/bin/yamllint --strict sources mkdocs.yml .yamllint.yml

hooks: $(VENV)/ready-test  ## from now on, check what you commit before git takes it
	$(VENV)/bin/pre-commit install

lock:  ## resolve pyproject.toml anew into requirements/, with hashes for every platform
	$(PYTHON) -m venv $(VENV)-lock
	$(VENV)-lock/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/lock.txt
	echo uv | $(VENV)-lock/bin/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --no-header --no-annotate - --output-file requirements/lock.txt
	$(VENV)-lock/bin/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --fork-strategy fewest --no-header pyproject.toml --output-file requirements/site.txt
	$(VENV)-lock/bin/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --fork-strategy fewest --no-header pyproject.toml --extra book --constraint requirements/site.txt --output-file requirements/book.txt
	$(VENV)-lock/bin/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --fork-strategy fewest --no-header pyproject.toml --extra test --extra book --constraint requirements/book.txt --output-file requirements/test.txt
	$(VENV)-lock/bin/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --fork-strategy fewest --no-header pyproject.toml --extra test --extra book --extra long --constraint requirements/test.txt --output-file requirements/long.txt
	rm -rf $(VENV)-lock
# === in an edition of one's own
# test: $(VENV)/ready-site  ## check the records, build the site and the copy for a disk, and look through them
# 	$(RUN) -m unittest discover --start-directory tests
#
# hooks:  ## from now on, check the records before git takes a commit
# 	@hook="$$(git rev-parse --git-path hooks)/pre-commit"; \
# 	if [ -e "$$hook" ]; then echo "$$hook is there already, and stays as it is."; exit 1; fi; \
# 	printf '#!/bin/sh\nexec .venv/bin/python build_pages.py check --strict --quiet\n' > "$$hook" && chmod +x "$$hook"
# <<<

clean:  ## remove everything that make made; captures, and files of others in folders of ours, stay
	rm -f dist/letterbook-*-py3-none-any.whl
	@if [ -e $(VENV)/ready-site ]; then $(LETTERBOOK) clean; else \
	  echo "Pages, site, copies and pictures stay: without $(VENV) nobody knows which of them make made."; fi
	rm -rf $(VENV) tests/npm/node_modules .pytest_cache .hypothesis .fuzzing .mypy_cache .ruff_cache

help:  ## list these commands
	@sed -n 's/^\([a-z-]*\):.*##/\1 —/p' Makefile
	@echo "To begin a record, or take a saved article: $(LETTERBOOK) new --help, $(LETTERBOOK) capture --help"

$(VENV)/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Letterbook needs Python 3.11 or newer; '$(PYTHON)' is older or missing. Name another one: make PYTHON=python3.12 site"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { \
	  echo "'$(PYTHON) -m venv' failed; on Debian and Ubuntu it wants the package python3-venv."; exit 1; }
	@touch $@

$(VENV)/ready-site: requirements/site.txt | $(VENV)/made
	$(RUN) -m pip install --quiet --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

$(VENV)/ready-book: requirements/book.txt | $(VENV)/ready-site
	$(RUN) -m pip install --quiet --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

# >>> of Letterbook's own repository; `new edition` leaves it out
$(VENV)/ready-test: requirements/test.txt | $(VENV)/ready-site
	$(RUN) -m pip install --quiet --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

$(VENV)/ready-long: requirements/long.txt | $(VENV)/ready-test
	$(RUN) -m pip install --quiet --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

# Node trusts the certificates it brings; those that the system trusts besides are named to it.
# axe-core and vnu; where there is no npm, or it reaches nothing, the tests that need them are skipped.
tests/npm/node_modules/ready: tests/npm/package-lock.json
	@if NODE_EXTRA_CA_CERTS="$${NODE_EXTRA_CA_CERTS:-$(wildcard /etc/ssl/certs/ca-certificates.crt)}" npm --prefix tests/npm ci --ignore-scripts --no-audit --no-fund --silent; then touch $@; else echo "No npm: tests of accessibility and validity are skipped."; fi
# <<<
