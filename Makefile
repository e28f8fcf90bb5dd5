# `make help` says what there is. POSIX make and sh; nothing to install by hand but Python 3.11 or newer.
.POSIX:

VENV = .venv
PY = $(VENV)/bin/python
PORT = 8000
UV = uv
LOCK = $(UV) pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --exclude-newer '7 days' \
  --no-annotate --custom-compile-command 'make lock'

help:
	@echo 'make site    install into $(VENV), build the site into _site/'
	@echo 'make test    the whole suite: ruff, mypy, pytest (install first where needed)'
	@echo 'make serve   build, watch, rebuild and reload at http://127.0.0.1:8000/'
	@echo 'make lock    renew the lock files with the newest packages that are a week old (needs uv)'
	@echo 'make clean   remove _site/, $(VENV) and every cache'
	@echo
	@echo 'Another Python: make site PYTHON=python3.13. Another port: make serve PORT=8001'

site: $(VENV)/installed
	@$(PY) build.py build
	@echo "Open _site/index.html in a browser, or run: make serve"

serve: $(VENV)/installed
	@$(PY) build.py serve --port $(PORT)

test: $(VENV)/installed-tests
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(PY) -m pytest --numprocesses auto --dist loadfile

# What the site is published with, the wheel's builder included, and what asks after weaknesses.
lock:
	echo hatchling | $(LOCK) --output-file dateline/starter/requirements.lock pyproject.toml -
	echo pip-audit | $(LOCK) --output-file .github/audit.lock -

clean:
	rm -rf _site $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamps are newer than pyproject.toml for as long as nothing has to be installed again.
$(VENV)/installed: $(PY) pyproject.toml
	@echo 'Installing dateline and what it needs into $(VENV) (once; about a minute) ...'
	@$(PY) -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/installed-tests: $(PY) pyproject.toml
	@echo 'Installing dateline, what it needs and the test tools into $(VENV) (once; a minute or two) ...'
	@$(PY) -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	@touch $@ $(VENV)/installed

# The first Python that really runs and is new enough: on PATH alone it may be a shim for nothing.
$(PY):
	@for python in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11; do \
	  if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    echo "Making $(VENV) with $$("$$python" --version) ..."; \
	    "$$python" -m venv $(VENV) || { rm -rf $(VENV); exit 1; }; exit 0; \
	  fi; \
	done; \
	echo 'No Python 3.11 or newer was found. Install one (https://www.python.org/downloads/),' >&2; \
	echo 'or name yours: make site PYTHON=/path/to/python3' >&2; exit 1

.PHONY: help site serve test lock clean
