# `make demo` and `make test` need Python 3.11 or newer, make and a package index, nothing else.

# The first interpreter that the pinned versions are known to install on, else any new enough.
PYTHON ?= $(shell for candidate in python3 python3.13 python3.12 python3.11; do \
	"$$candidate" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' \
		2>/dev/null && echo "$$candidate" && exit; done; echo python3)
OUT ?= out

.PHONY: demo test install clean

install: .venv/installed

.venv/installed: requirements.lock pyproject.toml
	@"$(PYTHON)" -c 'import sys; sys.exit("Python 3.11 or newer is needed: make PYTHON=/path/to/python3.11" if sys.version_info < (3, 11) else 0)'
	"$(PYTHON)" -m venv --clear .venv
	.venv/bin/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch .venv/installed

demo: .venv/installed
	.venv/bin/congdoan run corpus/articles --out "$(OUT)"
	.venv/bin/congdoan show "$(OUT)" --table awards --rows 15
	@echo 'To look at every record in its article: .venv/bin/congdoan report "$(OUT)" --html report.html'

test: .venv/installed
	.venv/bin/python -m pytest -n 2 --dist loadfile

clean:
	rm -rf .venv out build
