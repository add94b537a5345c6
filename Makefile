# make demo     read the bundled reports: claims on the terminal, a page, a ledger with two contested incidents and tables in build/demo/
# make test     everything that must hold: unit tests, golden files, gates, pack examples
# make build    the program alone: build/release/bin/isnad, and a gazetteer beside it where PyPI can be reached
# make page     the page of the workbench, checked and tested; driven in Chromium if it is here
# make eval     score against annotated reports ($ISNAD_EVAL_DATA, else ../shared)
# make tidy     clang-tidy over the engine and the program (minutes)
# make format   lay out the C++ sources;   make clean   remove what was built
#
# Each target installs the Debian packages it lacks (tools/setup says which and why) and asks nothing.

BUILD  := build/release
ISNAD  := $(BUILD)/bin/isnad
SAMPLE := packs/region-sample/documents.jsonl
PYTHON := /usr/bin/python3
LEDGER := build/demo/cases.isnad

export PYTHONDONTWRITEBYTECODE := 1

.PHONY: build demo test page eval tidy format clean

build:
	@tools/setup build
	@tools/make_page || echo "No page was made; isnad works without it, but serve does not."
	@cmake --preset release >/dev/null
	@cmake --build --preset release --target isnad_cli
	@tools/setup gazetteer --once || echo "No gazetteer was made; isnad works without one."

demo: build
	@mkdir -p build/demo
	@$(ISNAD) analyze $(SAMPLE) --format text
	@$(ISNAD) analyze $(SAMPLE) --format html > build/demo/report.html.part
	@mv build/demo/report.html.part build/demo/report.html
	@echo "The same as a page: $(CURDIR)/build/demo/report.html"
	@echo; echo "A ledger of the reports, and the incidents that three voices or more contest:"; echo
	@rm -rf $(LEDGER) $(LEDGER).* $(LEDGER)-*
	@$(ISNAD) init $(LEDGER)
	@$(ISNAD) add $(LEDGER) $(SAMPLE)
	@$(ISNAD) verify $(LEDGER)
	@echo; $(ISNAD) incidents $(LEDGER) --contested --min-voices 3
	@$(ISNAD) export $(LEDGER) --format acled --out build/demo/acled.csv
	@$(ISNAD) export $(LEDGER) --format geojson --out build/demo/incidents.geojson
	@echo "Incidents as tables: $(CURDIR)/build/demo/acled.csv and incidents.geojson; the ledger: $(LEDGER)"
	@echo; echo "Read, check and decide in the browser:"; echo "    $(ISNAD) serve $(LEDGER)"

test:
	@tools/setup test
	@cmake --preset release -DISNAD_TESTS=ON >/dev/null
	@cmake --build --preset release
	@ctest --preset release -j 2

page: build
	@tools/make_page --check
	@tools/setup page
	@cmake --build --preset release --target isnad_cli
	@tools/drive_page

eval: build
	@tools/setup eval
	@$(PYTHON) eval/evaluate.py --isnad $(ISNAD)
	@$(PYTHON) eval/incidents.py $(ISNAD) --check

tidy:
	@tools/setup ci
	@cmake --preset clang >/dev/null
	@tools/check_tidy build/clang

format:
	@tools/setup format
	@git ls-files '*.cpp' '*.hpp' | xargs clang-format-14 -i

clean:
	rm -rf build
