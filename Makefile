# EHC plan analyser. `make demo` shows it, `make test` proves it; both install what is missing (fixtures/install.sh).
#
# Variants are built side by side, each in a folder of its own below build/:
#   make V=1 ...            show the commands
#   make VARIANT=sanitized  gcc with AddressSanitizer and UndefinedBehaviorSanitizer
#   make VARIANT=threads    gcc with ThreadSanitizer
#   make VARIANT=clang      clang, warnings as errors

VARIANT ?= plain
BUILD := build/$(if $(filter plain,$(VARIANT)),.,$(VARIANT))
BUILD := $(patsubst %/.,%,$(BUILD))

CC_plain := gcc
CC_sanitized := gcc
CC_threads := gcc
CC_clang := clang
CC := $(CC_$(VARIANT))

# In C a constant of an enumeration is an int; what clang warns of from version 19 on is about C++.
WARNINGS_clang := -Wno-enum-enum-conversion -Wno-enum-float-conversion
WARNINGS := -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla \
            -Wformat=2 -Wundef -Wcast-qual $(WARNINGS_$(VARIANT))
# What a fault of memory finds closed in the program that is given out; tests/hardened looks for each in what was built.
FORTIFY := $(shell gcc -dumpversion | awk '{ print ($$1 >= 12 ? 3 : 2) }')
HARDENED := -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=$(FORTIFY) -fstack-protector-strong -fstack-clash-protection -fPIE
HARDENED_LINK := -pie -Wl,-z,relro,-z,now,-z,noexecstack
FLAGS_plain := -O3 -fno-plt $(HARDENED)
FLAGS_sanitized := -O1 -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all
FLAGS_threads := -O1 -fno-omit-frame-pointer -fsanitize=thread
FLAGS_clang := -O1
LINK_plain := $(HARDENED_LINK)
WERROR := -Werror

VERSION := $(shell git describe --always --dirty 2>/dev/null || echo unversioned)
DEFINES := -D_DEFAULT_SOURCE -D_POSIX_C_SOURCE=200809L
LIBRARIES := libpq gsl libcjson libcrypto
# These are not asked of pkg-config: glpk has no file for it, and Debian 13's of xlsxwriter asks for what its package does not bring.
PLAIN_LIBRARIES := -lxlsxwriter -lglpk -lm
CFLAGS = -std=c17 -g $(FLAGS_$(VARIANT)) $(WARNINGS) $(WERROR) $(DEFINES) -Ianalyser -I$(BUILD) \
         $(shell pkg-config --cflags $(LIBRARIES))
LDLIBS = $(shell pkg-config --libs $(LIBRARIES)) $(PLAIN_LIBRARIES)
Q := $(if $(V),,@)

SOURCES := $(sort $(wildcard analyser/*/*.c analyser/*/*/*.c))
LIBRARY_SOURCES := $(filter-out analyser/app/main.c,$(SOURCES))
OBJECTS := $(SOURCES:%.c=$(BUILD)/%.o)
LIBRARY_OBJECTS := $(LIBRARY_SOURCES:%.c=$(BUILD)/%.o)
GENERATOR_SOURCES := $(wildcard fixtures/generator/*.c)
GENERATOR_OBJECTS := $(GENERATOR_SOURCES:%.c=$(BUILD)/%.o)
QUERIES := $(sort $(wildcard sql/extract/*.sql sql/extract_textless/*.sql sql/names/*.sql sql/schema/*.sql sql/catalogue/*.sql sql/session/*.sql sql/import/*.sql sql/store/*.sql sql/contract/*.sql) sql/roles.sql)
REPORTS := $(sort $(wildcard reports/*.json reports/*.css reports/*.txt))
UNIT_TESTS := $(patsubst tests/unit/%.c,$(BUILD)/tests/unit/%,$(wildcard tests/unit/test_*.c))
FUZZERS := $(patsubst tests/fuzz/%.c,$(BUILD)/tests/fuzz/%,$(wildcard tests/fuzz/fuzz_*.c))
QUERIES += $(sort $(wildcard sql/case/*.sql))

.PHONY: all programs demo test bench lint format install unit_tests clean
.DELETE_ON_ERROR:
.PRECIOUS: %.o

all: install
	$(Q)$(MAKE) --no-print-directory programs

programs: $(BUILD)/ehc-analyser $(BUILD)/ehc-generate

install:
	$(Q)fixtures/install.sh $(if $(filter test lint,$(MAKECMDGOALS)),test,demo)

demo: all
	$(Q)fixtures/demo.sh

test: all
	$(Q)tests/run

bench: all
	$(Q)fixtures/bench.sh
	$(Q)fixtures/bench_text.sh

lint: install
	$(Q)tests/lint/run

format:
	$(Q)tests/lint/format --write $(shell git ls-files '*.[ch]')

unit_tests: $(UNIT_TESTS) $(FUZZERS)

clean:
	$(Q)rm -rf build

$(BUILD)/ehc-analyser: $(OBJECTS)
	$(Q)$(CC) $(FLAGS_$(VARIANT)) $(LINK_$(VARIANT)) -o $@ $^ $(LDLIBS)

$(BUILD)/ehc-generate: $(GENERATOR_OBJECTS)
	$(Q)$(CC) $(FLAGS_$(VARIANT)) $(LINK_$(VARIANT)) -o $@ $^ $(LDLIBS)

$(BUILD)/libehc.a: $(LIBRARY_OBJECTS)
	$(Q)rm -f $@ && ar rcs $@ $^

$(BUILD)/tests/%: tests/%.c $(BUILD)/libehc.a $(wildcard tests/unit/*.h tests/fuzz/*.h)
	@mkdir -p $(dir $@)
	$(Q)$(CC) $(CFLAGS) $(LINK_$(VARIANT)) -Itests -o $@ $< $(BUILD)/libehc.a $(LDLIBS) -lcmocka

$(BUILD)/queries_data.inc: analyser/base/embed.awk $(QUERIES)
	@mkdir -p $(dir $@)
	$(Q)awk -v what=query -f $< $(QUERIES) >$@

$(BUILD)/reports_data.inc: analyser/base/embed.awk $(REPORTS)
	@mkdir -p $(dir $@)
	$(Q)awk -v what=report -f $< $(REPORTS) >$@

$(BUILD)/analyser/intake/queries.o: $(BUILD)/queries_data.inc

$(BUILD)/analyser/render/report_files.o: $(BUILD)/reports_data.inc

$(BUILD)/analyser/app/%.o: CFLAGS += -DEHC_VERSION='"$(VERSION)"'

$(BUILD)/fixtures/generator/%.o: CFLAGS += -Ifixtures/generator

$(BUILD)/%.o: %.c
	@mkdir -p $(dir $@)
	$(Q)$(CC) $(CFLAGS) -MMD -MP -c -o $@ $<

-include $(OBJECTS:.o=.d) $(GENERATOR_OBJECTS:.o=.d)
