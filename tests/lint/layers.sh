# Rules of the architecture: who may know whom. Sourced by tests/lint/run.
# shellcheck shell=bash

# --- includes: FILE LINE HEADER, the header with its quotes or brackets

includes_of() { # FOLDER
    find "$1" -name '*.[ch]' | sort | xargs -r awk '
        /^[ \t]*#[ \t]*include/ {
            text = $0
            sub(/^[ \t]*#[ \t]*include[ \t]*/, "", text)
            sub(/[ \t]*\/[*\/].*$/, "", text)
            print FILENAME, FNR, text
        }'
}

# Each layer and those it may include.
readonly layers_below='
base   base
core   base core
intake base core intake
render base core render
app    base core intake render app
'

layers() {
    includes_of analyser | awk -v table="$layers_below" '
        BEGIN {
            rows = split(table, row, "\n")
            for (i = 1; i <= rows; i++) {
                words = split(row[i], word, " ")
                for (j = 2; j <= words; j++) allowed[word[1], word[j]] = 1
                if (words) known[word[1]] = 1
            }
        }
        $3 !~ /^"/ { next }
        $3 == "\"queries_data.inc\"" && $1 == "analyser/intake/queries.c" { next } # made by the build
        $3 == "\"reports_data.inc\"" && $1 == "analyser/render/report_files.c" { next }
        {
            split($1, path, "/")
            header = substr($3, 2)
            split(header, part, "/")
            if (!(path[2] in known)) print $1 ": " path[2] " is no layer"
            else if (header !~ /^[a-z]+\/([a-z]+\/)?[a-z0-9_]+\.h"$/) print $1 ":" $2 ": an include is \"layer/name.h\" or \"layer/folder/name.h\", not " $3
            else if (!((path[2], part[1]) in allowed)) print $1 ":" $2 ": " path[2] " may not include " $3
        }'
}

# Each folder of core and those of core it may include; what stands in core itself puts them together.
readonly folders_below='
definitions definitions
counting    definitions counting
records     definitions counting records text
statistics  statistics
cases       definitions counting records text cases
text        definitions text
figures     definitions counting records statistics figures text
questions   definitions counting records figures tables questions text
tables      definitions tables
official    definitions counting records tables official
inference   definitions counting records statistics tables official inference text
chart       chart
disclosure  disclosure
pack        definitions statistics tables official inference disclosure chart pack
'

core_folders() {
    includes_of analyser/core | awk -v table="$folders_below" '
        BEGIN {
            rows = split(table, row, "\n")
            for (i = 1; i <= rows; i++) {
                words = split(row[i], word, " ")
                for (j = 2; j <= words; j++) allowed[word[1], word[j]] = 1
                if (words) known[word[1]] = 1
            }
        }
        $3 !~ /^"core\// { next }
        {
            if (split($1, path, "/") < 4) next
            folder = split(substr($3, 2), part, "/") > 2 ? part[2] : "core"
            if (!(path[3] in known)) print $1 ": " path[3] " is no folder of core"
            else if (!((path[3], folder) in allowed)) print $1 ":" $2 ": core/" path[3] " may not include " $3
        }'
}

generator_apart() {
    includes_of fixtures/generator | grep -E '"[^"]*/' || true
    includes_of analyser | grep -E '"(fixtures|tests|generator)/' || true
}

# --- outside libraries: program, headers, the one file that includes them

readonly one_file_a_library='
analyser libpq    ^(libpq-fe|postgres_ext|libpq/.*|pg_config.*)\.h$ analyser/intake/postgres.c
analyser gsl      ^gsl/                                            analyser/core/statistics/distributions.c
analyser glpk     ^glpk\.h$                                        analyser/core/disclosure/linear.c
analyser cJSON    ^(cjson/)?cJSON.*\.h$                            analyser/render/json.c
analyser openssl  ^openssl/                                        analyser/app/digest.c
analyser xlsxwriter ^xlsxwriter(/.*)?\.h$                          analyser/render/workbook_file.c
analyser SSE2     ^emmintrin\.h$                                  analyser/base/letters.h
fixtures libpq    ^(libpq-fe|postgres_ext|libpq/.*|pg_config.*)\.h$ fixtures/generator/sink.c
fixtures gsl      ^gsl/                                            fixtures/generator/draw.c
'

# Of C and of POSIX; any other header is of a library and must have a row above.
readonly of_the_system='^(assert|ctype|dirent|errno|fcntl|float|inttypes|limits|locale|math|poll|pthread|setjmp|signal|spawn|stdalign|stdarg|stdatomic|stdbool|stddef|stdint|stdio|stdlib|stdnoreturn|string|strings|time|unistd|netinet/(in|tcp)|sys/(file|mman|resource|socket|stat|time|types|wait|uio))\.h$'

libraries() {
    { includes_of analyser; includes_of fixtures; } | awk -v table="$one_file_a_library" -v system_headers="$of_the_system" '
        BEGIN {
            count = split(table, row, "\n")
            for (i = 1; i <= count; i++) if (split(row[i], word, " ") == 4) {
                program[i] = word[1]; library[i] = word[2]; pattern[i] = word[3]; home[i] = word[4]
            }
        }
        $3 !~ /^</ { next }
        {
            header = substr($3, 2, length($3) - 2)
            if (header ~ system_headers) next
            known = 0
            for (i = 1; i <= count; i++)
                if ((i in home) && index($1, program[i] "/") == 1 && header ~ pattern[i]) {
                    known = 1
                    if ($1 != home[i]) print $1 ":" $2 ": only " home[i] " knows " library[i]
                }
            if (!known) print $1 ":" $2 ": " $3 " is of no library in the table of tests/lint/layers.sh"
        }'
}

# --- core: the same input gives the same output

readonly for_core='^<(assert|float|inttypes|limits|math|stdbool|stddef|stdint|stdlib|string)\.h>$'

core_includes() {
    includes_of analyser/core | awk -v allowed="$for_core" '
        $3 ~ /^</ && $3 !~ allowed && !($1 == "analyser/core/statistics/distributions.c" && $3 ~ /^<gsl\//) &&
        !($1 == "analyser/core/disclosure/linear.c" && $3 == "<glpk.h>") {
            print $1 ":" $2 ": core may not include " $3
        }'
}

# What core may take from outside base and core. Memory comes from the arena.
readonly symbols_for_core='^(_GLOBAL_OFFSET_TABLE_|__assert_fail|__stack_chk_fail|__mem(cpy|move|set)_chk|gsl_[a-z_A-Z0-9]+|glp_[a-z_0-9]+|mem(chr|cmp|cpy|move|set)|str(n?cmp|chr|rchr|str|len|nlen|spn|cspn)|qsort|bsearch|exp|expm1|log|log1p|log2|sin|asin|acos|sqrt|pow|floor|ceil|round|l?lround|fabs|fmin|fmax|isnan)$'

objects_of() { # LAYER: of the sources that are there now
    local source
    for source in "analyser/$1"/*.c "analyser/$1"/*/*.c; do
        if [[ -f $source ]]; then printf 'build/%s\n' "${source%.c}.o"; fi
    done
}

core_symbols() {
    make -s build/libehc.a || { echo 'the library cannot be built'; return; }
    local core base
    mapfile -t core < <(objects_of core)
    mapfile -t base < <(objects_of base)
    nm -P "${core[@]}" "${base[@]}" | awk -v allowed="$symbols_for_core" '
        /^[^ ]*:$/ { file = $1; next }
        $2 ~ /^[TDRBCV]$/ { defined[$1] = 1 }
        $2 == "U" && file ~ /\/core\// { wanted[file " " $1] = $1 }
        END {
            for (key in wanted)
                if (!(wanted[key] in defined) && wanted[key] !~ allowed) {
                    split(key, part, " ")
                    print part[1] " core may not call " wanted[key]
                }
        }' | sort
}

# --- headers

flags_of_compiler() { # as the Makefile gives them, for clang
    make -s VARIANT=clang --eval 'flags:;@echo $(CFLAGS)' flags | sed 's|-Ibuild/clang|-Ibuild|'
}

headers_alone() {
    local flags
    flags="$(flags_of_compiler) -Ifixtures/generator -Itests -Itests/unit"
    # shellcheck disable=SC2016,SC2086 # $1 is for the inner shell; the flags are several words
    find analyser fixtures tests -name '*.h' | sort | xargs -r -P 2 -I {} \
        sh -c 'header=$1; shift; gcc -fsyntax-only -x c "$@" -Wno-unused -include "$header" /dev/null 2>&1 | sed "s|^|$header alone: |"' \
        sh {} $flags
}

headers_say() {
    find analyser -name '*.h' | sort | xargs -r awk 'FNR == 1 && !/^\/\*/ { print FILENAME ": begins without saying what it is for" }'
}
