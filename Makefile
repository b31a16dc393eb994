SWIFT ?= swift
PREFIX ?= /usr/local
# Set by .ci/run; without it the third-party calendar parsers are skipped with a line that says so.
export PHYSIO_ICS_PYTHON ?= $(wildcard .venv-ics/bin/python)

# Set by .ci/run; without it the CalDAV servers and clients are skipped with a line that says so.
export PHYSIO_DAV_PYTHON ?= $(wildcard .venv-dav/bin/python)

.PHONY: demo test long lint build release smoke clients transcripts fuzz bench bench-schedule bench-ical install system clean

# How long `make fuzz` runs, and where its random numbers begin.
SECONDS ?= 60
SEED ?= 1

demo: system ## a clinic with three booked plans, in ./physio-demo
	$(SWIFT) build --product physio
	.build/debug/physio demo --directory physio-demo --yes

# What is shipped is what the tests drive; it is also many times as quick as the one that is built with them.
shipped = PHYSIO_BINARY=$${PHYSIO_BINARY:-$(CURDIR)/.build/release/physio}

test: release lint ## lint, then all tests
	@SWIFT=$(SWIFT) $(shipped) Tests/run

# Suites that try harder when PHYSIO_LONG_TESTS is set; each is named as its file is.
LONG = $(shell grep -rlE --include='*.swift' 'PHYSIO_LONG_TESTS|LongTests\.|RandomPatients\.count' Tests \
  | sed 's,.*/,,; s,\.swift$$,,' | grep 'Tests$$' | grep -v '^LongTests' | sort | paste -sd '|' -)

long: release ## the tests with random worlds, with many more of them
	@test -n "$(LONG)" || { echo "no test reads PHYSIO_LONG_TESTS"; exit 1; }
	@SWIFT=$(SWIFT) $(shipped) PHYSIO_LONG_TESTS=1 Tests/run --filter '($(LONG))/'

transcripts: ## every recorded sequence of commands, with the release binary
	PHYSIO_TRANSCRIPTS=$${PHYSIO_TRANSCRIPTS:-play} PHYSIO_BINARY=$(CURDIR)/.build/release/physio \
	  $(SWIFT) test --disable-xctest --filter '^TranscriptTests'

lint:
	$(SWIFT) format lint --strict --recursive Sources Tests Package.swift

release: system ## one binary without the Swift libraries
	$(SWIFT) build --configuration release --static-swift-stdlib --product physio

smoke: ## the release binary, copied elsewhere, does the main job
	Tests/Smoke/run .build/release/physio

clients: ## khal and vdirsyncer show what the release binary publishes
	Tests/Clients/run .build/release/physio

bench: system ## what one plan costs, as ratios against writing its rows alone
	$(SWIFT) run --configuration release physio-bench

bench-schedule: system ## our scheduler beside what clinics use and OR-Tools, as ratios
	$(SWIFT) build --configuration release --product physio-bench
	@test -x .build/venv-bench/bin/python || { python3 -m venv .build/venv-bench \
	  && .build/venv-bench/bin/pip install --quiet ortools \
	  || echo "OR-Tools cannot be installed here; its column stays empty"; }
	.build/venv-bench/bin/python Tests/Benchmarks/schedule.py --solver .build/release/physio-bench

bench-ical: system ## our calendars beside a writer in C and libical, as ratios
	$(SWIFT) build --configuration release --product physio-bench
	python3 Tests/Benchmarks/ical.py --bench .build/release/physio-bench

fuzz: system ## the calendar reader meets damaged files for SECONDS
	$(SWIFT) build --configuration release --product ical-fuzz
	timeout --kill-after=10 $$(($(SECONDS) + 60)) .build/release/ical-fuzz \
	  Tests/ICalendarTests/Corpus --seconds $(SECONDS) --seed $(SEED)

install: release
	install -D -m 755 .build/release/physio $(DESTDIR)$(PREFIX)/bin/physio

system:
	@{ test -e /usr/include/sqlite3.h && test -e /usr/share/zoneinfo/Europe/London; } || { \
	  echo "installing libsqlite3-dev and tzdata"; \
	  if [ "$$(id -u)" = 0 ]; then SUDO=; else SUDO=sudo; fi; \
	  $$SUDO apt-get update -q && $$SUDO apt-get install -qy libsqlite3-dev tzdata; }

clean:
	$(SWIFT) package clean
