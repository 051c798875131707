# What the live-database tests share; sourced by each of tests/pg/*.sh.
#
#   fixtures/server.sh run DIR tests/pg/worlds.sh
#
# PGHOST, PGPORT and PGUSER name the server, EHC_BUILD the folder of the programs (build, if not given). Each script works
# in a database and a folder of its own, which it removes; so any of them may run side by side. A check prints `ok - what`
# or `not ok - what` with what it found; the last line of a script counts them.
# shellcheck shell=bash
set -euo pipefail

readonly patience=${EHC_PATIENCE:-120} # seconds before a program that does not end is ended
root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
if [[ -z ${EHC_BUILD:-} && -n ${EHC:-} ]]; then EHC_BUILD=$(dirname -- "$EHC"); fi # as tests/cases/run names the program
programs=$(cd -- "${EHC_BUILD:-$root/build}" && pwd)
readonly root programs
readonly analyser=$programs/ehc-analyser

# Another build that some scripts run beside the first, on the same rows: EHC_ALSO is its folder. Its generator makes the worlds.
also="" generator=$programs/ehc-generate
if [[ -n ${EHC_ALSO:-} ]]; then
    also=$(cd -- "$EHC_ALSO" && pwd)
    generator=$also/ehc-generate
fi
readonly also generator
readonly script=${0##*/}

passed=0 failed=0 skipped=0
databases=()

if [[ -z ${PGHOST:-} ]]; then
    printf '%s: PGHOST is not set: run it with fixtures/server.sh run DIR %s\n' "$script" "$0" >&2
    exit 2
fi
export PGUSER=${PGUSER:-$(id -un)} PGPORT=${PGPORT:-5432}
unset PGOPTIONS PGSERVICE PGDATESTYLE PGTZ

work=$(mktemp -d "${TMPDIR:-/tmp}/ehc-pg.XXXXXX")
chmod 0755 "$work" # other users take part in some tests
readonly work

# --- the end: whatever happens, nothing is left behind

drop_databases() {
    local name
    for name in "${databases[@]}"; do
        psql -X -q -d postgres -c "DROP DATABASE IF EXISTS $name WITH (FORCE)" >/dev/null 2>&1 || true
    done
}

at_end() { :; } # a script may have something of its own to clear away

clear_away() {
    local code=$?
    trap '' INT TERM HUP
    at_end || true
    drop_databases
    rm -rf -- "$work"
    exit "$code"
}
trap clear_away EXIT
trap 'exit 130' INT TERM HUP

# The last line of each script.
finish() {
    if ((skipped > 0)); then printf '%s skipped\n' "$skipped"; fi
    printf '%s passed, %s failed\n' "$passed" "$failed"
    ((failed == 0 && passed > 0))
}

# --- checks

pass() { printf 'ok - %s\n' "$1"; passed=$((passed + 1)); }

fail() { # WHAT FILE: the file says why
    printf 'not ok - %s\n' "$1"
    head -n 60 -- "$2" | cut -c 1-600 | sed 's/^/    /'
    failed=$((failed + 1))
}

skip() { printf 'skipped - %s: %s\n' "$1" "$2"; skipped=$((skipped + 1)); }

# A subshell of its own, outside any condition, so that errors in the middle of a function end it.
check() { # WHAT COMMAND...: the command succeeds
    local what=$1 code
    shift
    set +e
    (set -e; "$@") >"$work/detail" 2>&1 </dev/null
    code=$?
    set -e
    if [[ $code -eq 0 ]]; then pass "$what"; else fail "$what" "$work/detail"; fi
}

equal() { # EXPECTED FOUND
    [[ $1 == "$2" ]] || { printf 'expected: %s\nfound:    %s\n' "$1" "$2"; return 1; }
}

is_empty() { # TEXT: a list of what is wrong
    [[ -z $1 ]] || { printf '%s\n' "$1"; return 1; }
}

same_file() { cmp -- "$1" "$2" || { diff -U 0 -- "$1" "$2" | head -n 12 | cut -c 1-200; return 1; }; }

# --- programs that are tried: NAME stands for work/NAME.out, .err and .exit

attempt() { # NAME COMMAND...
    local name=$1 code=0
    shift
    timeout --kill-after=5 "$patience" "$@" </dev/null >"$work/$name.out" 2>"$work/$name.err" || code=$?
    printf '%s\n' "$code" >"$work/$name.exit"
}

analyse() { # NAME DIR AS_OF [OPTION...]
    local name=$1 folder=$2 as_of=$3
    shift 3
    attempt "$name" "$analyser" run --quiet --as-of "$as_of" --out "$folder" "$@"
}

# The same by the other build: as also_NAME, into DIR.also.
analyse_also() { # NAME DIR AS_OF [OPTION...]
    local name=$1 folder=$2 as_of=$3
    shift 3
    attempt "also_$name" "$also/ehc-analyser" run --quiet --as-of "$as_of" --out "$folder.also" "$@"
}

exited() { # NAME CODE
    local code
    code=$(<"$work/$1.exit")
    if [[ $code == "$2" ]]; then return; fi
    printf 'exit code %s, not %s\n' "$code" "$2"
    head -n 20 -- "$work/$1.err"
    return 1
}

succeeded() { exited "$1" 0 && is_empty "$(cat -- "$work/$1.err")"; }

# One line on standard error, from the program, that holds each of the WORDS.
complained() { # NAME CODE [WORDS...]
    local name=$1 word message
    exited "$name" "$2"
    shift 2
    message=$(cat -- "$work/$name.err")
    equal 1 "$(wc -l <"$work/$name.err")" || { printf '%s\n' "$message"; return 1; }
    [[ $message == "ehc-analyser: "* ]] || { printf 'not from the program: %s\n' "$message"; return 1; }
    for word in "$@"; do
        [[ $message == *"$word"* ]] || { printf 'nothing of "%s" in: %s\n' "$word" "$message"; return 1; }
    done
}

# --- programs that run beside the test

# What runs with & in a script ignores SIGINT unless told otherwise.
start() { # NAME COMMAND...: sets `process`
    local name=$1
    shift
    env --default-signal=INT,QUIT "$@" </dev/null >"$work/$name.out" 2>"$work/$name.err" &
    process=$!
}

await() { # NAME: the exit code of `process`, killed if it does not end in time
    local code=0
    {
        timeout "$patience" tail --pid="$process" -s 0.02 -f /dev/null || kill -KILL "$process" || true
        wait "$process" || code=$?
    } 2>/dev/null # the shell says "Killed"
    printf '%s\n' "$code" >"$work/$1.exit"
}

# Waits until the command succeeds, or fails after so many seconds.
until_true() { # SECONDS COMMAND...
    local tries=$(($1 * 20))
    shift
    while ! "$@"; do
        if ((tries-- <= 0)); then return 1; fi
        sleep 0.05
    done
}

# --- the database

sql() { PGOPTIONS='-c client_min_messages=warning' psql -X -q -A -t -v ON_ERROR_STOP=1 "$@"; } # -c ..., or a script on standard input

ask() { sql -c "$1" </dev/null; }

new_database() { # sets PGDATABASE: a database with the schemas of `init`
    PGDATABASE=ehc_test_$$_${#databases[@]}
    sql -d postgres -c "CREATE DATABASE $PGDATABASE" </dev/null
    databases+=("$PGDATABASE")
    export PGDATABASE
}

initialised_database() {
    new_database
    "$analyser" init >/dev/null
}

load_world() { "$root/fixtures/load_world.sh" "$root/fixtures/worlds/$1"; } # replaces schema ehc

generate() { "$generator" --dbname "dbname=$PGDATABASE" "$@" 2>"$work/generate.err" || { cat "$work/generate.err" >&2; return 1; }; }

# --- what a run has written

published() { (cd -- "$1" && find . -type f | LC_ALL=C sort); }

# run.json without what may differ between two runs over the same rows.
timeless_manifest() { grep -v '^	"\(run_at\|snapshot\)":' "$1/run.json"; }

# Bytes of every file but the manifest, which is compared without its times.
same_run() { # DIR/DAY DIR/DAY
    local file
    equal "$(published "$1")" "$(published "$2")"
    while read -r file; do
        if [[ $file == ./run.json ]]; then continue; fi
        cmp -- "$1/$file" "$2/$file"
    done < <(published "$1")
    equal "$(timeless_manifest "$1")" "$(timeless_manifest "$2")"
}

# The same of two builds, whose versions may differ: they stand in evidence.json and the manifest, which its digests prove.
same_files() { # DIR/DAY DIR/DAY
    local file
    equal "$(published "$1")" "$(published "$2")"
    while read -r file; do
        case $file in
            ./run.json) ;;
            ./evidence.json) cmp -- <(sed '2s/"version":[^,]*,//' "$1/$file") <(sed '2s/"version":[^,]*,//' "$2/$file") ;;
            *) cmp -- "$1/$file" "$2/$file" ;;
        esac
    done < <(published "$1")
}

# A folder in one word: names, modes and bytes of all that is in it; "absent" where there is none.
fingerprint() { # DIR/DAY
    if [[ ! -e $1 ]]; then printf 'absent\n'; return; fi
    (cd -- "$1" && find . -printf '%p %y %m\n' | LC_ALL=C sort && find . -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum) \
        | sha256sum
}

# The manifest's digests are those of the files, and no other file is there.
whole_run() { # DIR/DAY
    local listed
    listed=$(sql -v manifest="$(cat -- "$1/run.json")" <<'SQL'
SELECT file->>'sha256' || '  ./' || (file->>'name') FROM jsonb_array_elements(:'manifest'::jsonb->'files') AS file;
SQL
    )
    (cd -- "$1" && sha256sum --check --strict --quiet <<<"$listed")
    equal "$(published "$1")" "$({ cut -d ' ' -f 3- <<<"$listed"; echo ./run.json; } | LC_ALL=C sort)"
}

# An older run stays as it was and alone in its folder: `remember` before, `as_it_was` after.
remember() { # DIR AS_OF
    remembered=$1 remembered_day=$2 remembered_bytes=$(fingerprint "$1/$2")
}

as_it_was() {
    equal "$remembered_bytes" "$(fingerprint "$remembered/$remembered_day")"
    equal "$remembered_day" "$(ls -A "$remembered")"
}

check_failure() { # NAME CODE WHAT WORDS...
    local name=$1 code=$2 what=$3
    shift 3
    check "$what: exit $code and one message" complained "$name" "$code" "$@"
    check "$what: the evidence is as it was, nothing is left over" as_it_was
}

# The folder holds one whole run and nothing else.
only_whole_run() { # DIR AS_OF
    equal "$2" "$(ls -A "$1")"
    whole_run "$1/$2"
}

oracle() { # AS_OF [SINCE [AUTHORITY]]
    sql -v as_of="$1" -v since="${2:-}" -v authority="${3:-}" -f "$root/sql/oracle/oracle.sql"
}

compare() { # EVIDENCE.csv with the oracle's
    psql -X -q -v evidence="$1" -f "$root/sql/oracle/compare.sql"
}
