# Everything that is done with this folder has one word here; `make` lists them.
#
# Two environments in one folder: `.venv` with what Verbale runs on (requirements/run.txt), and, for the
# checks, with the tools too (requirements/dev.txt). Both are installed from locks with hashes, so that the
# same commit is the same software on every machine. The two stamps in .venv remember what was done.

PYTHON ?= python3
SHARED ?= ../shared
VENV := .venv
BIN := $(VENV)/bin
RUN := $(VENV)/.run
DEV := $(VENV)/.dev
PIP := $(BIN)/python -m pip --disable-pip-version-check
INSTALL := $(PIP) install --quiet --require-hashes

# Verbale and the French model of our own are run from this folder, their dependencies are locked above.
OURS := $(PIP) install --quiet --no-deps --no-build-isolation --editable

.DEFAULT_GOAL := help
.PHONY: help demo install install-dev test lint types imports check evaluate benchmark lock format clean model-fr

help: ## List these words
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(RUN) ## Read the three example texts, print, store and show their record
	@mkdir -p demo
	@echo "— verbale read examples/*.txt"
	@$(BIN)/verbale read examples/*.txt --format table
	@echo "— verbale add examples/… --store demo/verbale.db"
	@$(BIN)/verbale add examples/wire_story.txt --store demo/verbale.db \
	    --published 2026-03-10 --publisher "Agence des deux rives"
	@$(BIN)/verbale add examples/readout.txt --store demo/verbale.db \
	    --published 2026-03-12 --publisher "Ministère belge des Affaires étrangères"
	@$(BIN)/verbale add examples/joint_communique.txt --store demo/verbale.db \
	    --published 2026-03-13 --publisher "Gouvernement de Côte d’Ivoire"
	@echo "— verbale statements --search 'engag*' --store demo/verbale.db"
	@$(BIN)/verbale statements --search 'engag*' --format table --store demo/verbale.db
	@echo "— verbale check --store demo/verbale.db"
	@$(BIN)/verbale check --store demo/verbale.db
	@$(BIN)/verbale read examples/*.txt --format html --quiet --output demo/record.html
	@echo
	@echo "The store is demo/verbale.db, one page to look at is demo/record.html. To go on:"
	@echo "  . $(BIN)/activate"
	@echo "  verbale serve --store demo/verbale.db    # then open http://127.0.0.1:8421/"
	@echo "  verbale statements --speaker BEL --store demo/verbale.db"
	@echo "  verbale statements --search pêche --format csv --store demo/verbale.db"
	@echo "  verbale read article.txt            # a text of yours"

install: $(RUN) ## Make .venv with the locked packages and Verbale
install-dev: $(DEV) ## The same, with the tools that check it

$(VENV)/.made:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Verbale needs Python 3.11 or later; name one: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(RUN): $(VENV)/.made requirements/run.txt requirements/build.txt pyproject.toml packages/verbale-fr/pyproject.toml
	@echo "installing the locked packages into $(VENV) (the first time takes a minute or two) …"
	$(INSTALL) -r requirements/run.txt -r requirements/build.txt
	$(OURS) ./packages/verbale-fr
	$(OURS) .
	@touch $@

$(DEV): $(RUN) requirements/dev.txt
	$(INSTALL) -r requirements/dev.txt
	@touch $@

test: $(DEV) ## Run all tests; fails under 90 % of branches
	$(BIN)/python -m pytest --cov --cov-report=term

lint: $(DEV) ## Look for faults of style and form
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: $(DEV) ## Mend what can be mended of them
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: $(DEV) ## Check the types, strictly
	$(BIN)/mypy
	$(BIN)/mypy benchmarks

imports: $(DEV) ## Check that imports point downwards only
	$(BIN)/lint-imports

check: lint types imports test evaluate ## All of these, and the quality floors

evaluate: $(RUN) ## Score the hand-made records under ../shared against the floors
	@if [ -d "$(SHARED)/eval/dev" ]; then \
	    $(BIN)/verbale evaluate "$(SHARED)/eval/dev" \
	        --challenge "$(SHARED)/eval/challenge_fr.json" --baseline baseline.toml; \
	else \
	    echo "evaluate: no hand-made records in $(SHARED)/eval, nothing was scored." \
	        "Say where they are: make evaluate SHARED=FOLDER"; \
	fi

benchmark: $(DEV) ## Speed, memory, start-up and hostile inputs (some 15 minutes)
	$(BIN)/python benchmarks/startup.py
	$(BIN)/python benchmarks/loading.py
	$(BIN)/python benchmarks/speed.py
	$(BIN)/python benchmarks/memory.py
	$(BIN)/python benchmarks/hostile.py
	$(BIN)/python benchmarks/rendering.py

DATA ?= data
model-fr: $(DEV) ## Train the French model anew from the corpora in DATA (hours; see models/fr)
	PYTHONPATH=models/fr:packages/verbale-fr/src $(BIN)/python -m recipe.build \
	    --data $(DATA) --package packages/verbale-fr

COMPILE = $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 \
    --generate-hashes --no-strip-extras --no-annotate --no-emit-index-url --custom-compile-command "make lock"

lock: $(DEV) ## Renew the locks with releases at least a week old
	$(COMPILE) pyproject.toml -o requirements/run.txt
	$(COMPILE) --group build -c requirements/run.txt -o requirements/build.txt
	$(COMPILE) pyproject.toml --group dev -c requirements/run.txt -c requirements/build.txt \
	    -o requirements/dev.txt

clean: ## Remove the environment, the demo and every cache
	rm -rf $(VENV) demo build dist htmlcov .coverage .mypy_cache .ruff_cache .pytest_cache \
	    .hypothesis .import_linter_cache
	find src tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +
