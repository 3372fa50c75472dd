# `make` alone lists the targets. Everything happens in $(VENV); nothing outside the checkout is touched.

PYTHON ?= python3
VENV ?= .venv
COVERAGE ?= 98
ARGS ?=
SECONDS ?= 60

RUN := $(VENV)/bin/python
SHIPPED := --ignore tests/packaging --ignore tests/rendering  # the tests that need no checkout, only the package
CODE := $(wildcard src tests tools benchmarks examples)

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help demo demo-dashboard test lint format typecheck render render-check coverage check docs \
	api-diff resolution audit bench bench-paths bench-guard bench-wire hazards soak soak-fleet fuzz dockerfile build lock clean

help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-15s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo
	@echo '  PYTHON=python3.13   the interpreter that makes $(VENV), 3.11 or newer'
	@echo '  ARGS="-k retry"     passed on to the command of demo-dashboard, test, bench*, hazards and soak*'

demo: $(VENV)/demo.stamp  ## watch a fleet of 200 simulated GPU instances for ten seconds
	@$(RUN) -m novita.simulator.demo

demo-dashboard: $(VENV)/dev.stamp  ## serve the dashboard of a simulated fleet until Ctrl-C
	@$(RUN) tools/demo_dashboard.py $(ARGS)

test: $(VENV)/dev.stamp  ## run the tests
	@$(RUN) -m pytest $(ARGS)

lint: $(VENV)/dev.stamp  ## ruff over the code, zizmor over the workflows, hadolint over the Dockerfile
	$(RUN) -m ruff check $(CODE)
	$(RUN) -m ruff format --check $(CODE)
	$(VENV)/bin/zizmor --offline --quiet .github
	$(VENV)/bin/hadolint Dockerfile

format: $(VENV)/dev.stamp  ## sort the imports, lay the code out, mend what ruff can
	$(RUN) -m ruff check --fix --exit-zero $(CODE)
	$(RUN) -m ruff format $(CODE)

typecheck: $(VENV)/dev.stamp  ## mypy --strict, pyright, and the completeness of the public types
	$(RUN) -m mypy $(CODE)
	$(RUN) -m pyright
	PATH="$$PWD/$(VENV)/bin:$$PATH" $(RUN) -m pyright --verifytypes novita --ignoreexternal

render: $(VENV)/dev.stamp  ## write the files that are made from the declarations and the contract
	$(RUN) tools/render.py
	$(RUN) tools/contract.py
	$(RUN) tools/licences.py

render-check: $(VENV)/dev.stamp  ## fail when a rendered file differs from its source
	$(RUN) tools/render.py --check
	$(RUN) tools/contract.py --check

coverage: $(VENV)/dev.stamp  ## run the tests and measure branch coverage, at least COVERAGE=98
	@$(RUN) -m pytest --cov --cov-report=term --cov-fail-under=$(COVERAGE) $(ARGS)

check: lint typecheck render-check $(if $(wildcard benchmarks/guard.py),bench-guard) coverage  ## all that must pass before a merge, as CI runs it

docs: $(VENV)/docs.stamp  ## build the documentation into site/, strictly
	$(VENV)/bin/zensical build --strict --config-file mkdocs.yml
	@cd docs && find . -name '*.md' ! -path './reference/*' -print | tar -cf - -T - | tar -xf - -C ../site  # for llms.txt

api-diff: $(VENV)/dev.stamp  ## compare the public interface with the last release
	$(RUN) tools/api_diff.py

resolution: $(VENV)/dev.stamp  ## run the tests with the lowest and with the highest versions allowed (needs uv)
	@for way in lowest-direct highest; do \
		echo "Versions: $$way" && uv venv --quiet --clear --python $(RUN) $(VENV)-$$way && \
		uv pip install --quiet --python $(VENV)-$$way --resolution $$way --all-extras -r pyproject.toml --editable . && \
		$(VENV)-$$way/bin/python -m pytest $(SHIPPED) $(ARGS) || exit 1; done

audit: $(VENV)/release.stamp  ## look for known vulnerabilities in what is pinned (asks the package index)
	for file in requirements/*.txt; do $(VENV)/bin/pip-audit --require-hashes --disable-pip -r $$file || exit 1; done

bench: $(VENV)/bench.stamp  ## measure everything beside other clients and write docs/performance.md
	$(RUN) -m benchmarks $(ARGS)

bench-paths: $(VENV)/dev.stamp  ## time each hot path by itself, with pytest-benchmark
	$(RUN) -m pytest benchmarks --benchmark-group-by=func --benchmark-columns=min,median,ops,rounds $(ARGS)

bench-guard: $(VENV)/dev.stamp  ## fail when a hot path got slower or allocates more
	$(RUN) -m benchmarks.guard

bench-wire: $(VENV)/bench.stamp  ## measure the wire beside other clients and write docs/wire.md (needs nginx)
	$(RUN) -m benchmarks.wire $(ARGS)

hazards: $(VENV)/dev.stamp  ## show who has the known HTTP/2 faults; ARGS=--write writes docs/hazards.md
	@PYTHONPATH=src:tests $(RUN) -m hazards $(ARGS)

soak: $(VENV)/dev.stamp  ## run the long tests
	@$(RUN) -m pytest -m slow tests/soak tests/foreign tests/benchmarks $(ARGS)

soak-fleet: $(VENV)/dev.stamp  ## watch 5,000 and 20,000 simulated instances for minutes; fails when a goal is missed
	@PYTHONPATH=src:tests $(RUN) -m soak.fleet $(ARGS)

fuzz: $(VENV)/dev.stamp  ## feed the parsers what no server would send, for SECONDS=60 (Linux; installs atheris)
	@$(RUN) -c 'import atheris' 2>/dev/null || $(RUN) -m pip install --quiet 'atheris>=3.0'
	@mkdir -p .fuzz
	PYTHONPATH=src:tests $(RUN) -m fuzz .fuzz -max_total_time=$(SECONDS) -artifact_prefix=.fuzz/

dockerfile: $(VENV)/dev.stamp  ## follow the Dockerfile without Docker, and scrape the exporter it starts
	$(RUN) tools/dockerfile_check.py $(ARGS)

build: $(VENV)/dev.stamp  ## build the sdist and the wheel into dist/
	$(RUN) -m build --no-isolation

PIN := uv pip compile --quiet --universal --generate-hashes --no-annotate --no-strip-extras --no-emit-index-url --upgrade \
	--python-version 3.11 --custom-compile-command 'make lock'

lock:  ## pin and hash the requirements anew (needs uv)
	$(PIN) pyproject.toml --group build --all-extras --output-file requirements/dev.txt
	$(PIN) pyproject.toml --group build --extra simulator --constraints requirements/dev.txt \
		--output-file requirements/demo.txt
	$(PIN) pyproject.toml --group build --extra prometheus --constraints requirements/dev.txt \
		--output-file requirements/exporter.txt
	$(PIN) --group docs --constraints requirements/dev.txt --output-file requirements/docs.txt
	$(PIN) --group release --constraints requirements/dev.txt --output-file requirements/release.txt

# Peers are not pinned: they are measured at their newest. novita-sdk calls itself `novita` too, so it lies apart.
# Those that cannot be had are left out, and tried again the next time. Older versions of pip know no groups.
$(VENV)/bench.stamp: $(VENV)/dev.stamp
	@$(RUN) -m pip install --quiet --upgrade 'pip>=25.1' && \
	$(RUN) -m pip install --quiet --group bench && \
	$(RUN) -m pip install --quiet --no-deps --target $(VENV)/peers/novita-sdk novita-sdk==0.5.0 && \
	touch $@ || echo 'Not all peers could be installed; the missing ones are left out'

clean:  ## remove $(VENV) and everything else that was made
	rm -rf $(VENV) $(VENV)-* build dist site htmlcov .fuzz .coverage .pytest_cache .mypy_cache .ruff_cache .hypothesis .benchmarks
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	|| { echo 'Python 3.11 or newer is needed: make PYTHON=python3.13 $(MAKECMDGOALS)'; exit 1; }
	@$(PYTHON) -m venv $(VENV)

# uv, where it is installed, only saves seconds. The package itself goes in without its dependencies and without build
# isolation: both come from the pinned file, and pip would ask an editable install for a hash as well.
$(VENV)/%.stamp: requirements/%.txt pyproject.toml | $(VENV)/bin/python
	@echo 'Installing requirements/$*.txt into $(VENV)'
	@if command -v uv >/dev/null; then install='uv pip install --quiet --python $(RUN)'; \
	else install='$(RUN) -m pip install --quiet --quiet --no-input'; fi; \
	$$install --require-hashes --requirement requirements/$*.txt && \
	$$install --no-deps --no-build-isolation --editable .
	@touch $@
