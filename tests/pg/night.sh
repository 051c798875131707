#!/usr/bin/env bash
# A run that nobody looks at: one at a time for a database, connections cut and a server restarted in its middle, killed
# at any moment. What it could not do it says; what it has written is whole; what it left the next one clears away.
# shellcheck source-path=SCRIPTDIR source=common.sh
. "${BASH_SOURCE[0]%/*}/common.sh"

as_of=2025-03-31
out=$work/out
readonly python=/usr/bin/python3 # Debian's, which tests/pg/workbook.sh needs too
proxy=

own_server() { "$root/fixtures/server.sh" "$1" "$work/server" 2>/dev/null; }
end_proxy() { if [[ -n $proxy ]]; then kill "$proxy" 2>/dev/null || true; wait "$proxy" 2>/dev/null || true; fi; proxy=; }
at_end() { end_proxy; own_server stop; }

initialised_database
generate --requests 200 --seed 61 --as-of "$as_of"
analyse good "$out" "$as_of"
check 'a run, before anything goes wrong' succeeded good
remember "$out" "$as_of"

# --- one at a time

is_held() { [[ $(ask "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted AND objid = 7225002") -gt 0 ]]; }

hold_lock() { # SECONDS
    PGAPPNAME=holder start holder psql -X -q -c "SELECT pg_advisory_lock(7225002)" -c "SELECT pg_sleep($1)"
    until_true 10 is_held
}

release_lock() {
    ask "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'holder' AND datname = current_database()" >/dev/null
    await holder
}

hold_lock 60
analyse second "$out" "$as_of"
check_failure second 4 'the lock is held' 'another run is at work on this database' "holder of user $PGUSER" 'connected from this machine since 20'
check 'the holder is undisturbed' kill -0 "$process"
release_lock
hold_lock 2
analyse patient "$out" "$as_of"
check 'a holder that ends within five seconds is waited for' succeeded patient
await holder
remember "$out" "$as_of"

reads_only() { # a role that may read the relations, and write nothing anywhere
    ask "CREATE ROLE night_reader_$$ LOGIN; GRANT USAGE ON SCHEMA ehc TO night_reader_$$;
         GRANT SELECT ON ALL TABLES IN SCHEMA ehc TO night_reader_$$; REVOKE TEMPORARY ON DATABASE $PGDATABASE FROM PUBLIC"
    attempt reader env PGUSER="night_reader_$$" PGOPTIONS='-c default_transaction_read_only=on' \
        "$analyser" run --quiet --as-of "$as_of" --out "$work/reader"
    succeeded reader
}
check 'a role that can only read takes the lock' reads_only
hold_lock 60
attempt reader env PGUSER="night_reader_$$" "$analyser" run --quiet --as-of "$as_of" --out "$out"
check 'and is told who holds it, as far as it may see' complained reader 4 "holder of user $PGUSER" 'since (not told)'
release_lock
ask "DROP OWNED BY night_reader_$$; DROP ROLE night_reader_$$"

# --- what is not tried again, and what is

quickly() { # COMMAND...: within a second, though --retries would take longer
    local started=$SECONDS
    "$@"
    ((SECONDS - started <= 2)) || { echo "it took $((SECONDS - started)) s"; return 1; }
}

refused() { # NAME CONNINFO WORDS: at once, with the usual number of attempts
    quickly analyse "$1" "$out" "$as_of" --dbname "$2"
    complained "$1" 4 "$3"
}
check 'a database that is not there is not tried again' refused nodb "dbname=nothing_$$" "database \"nothing_$$\" does not exist"
check 'nor a user' refused nouser "user=nobody_$$" "role \"nobody_$$\" does not exist"
check 'nor a service' refused noservice "service=none_$$" "definition of service \"none_$$\" not found"

told_of_attempts() {
    attempt absent "$analyser" run --retries 2 --as-of "$as_of" --out "$out" --dbname 'host=127.0.0.1 port=1'
    exited absent 4
    equal 3 "$(wc -l <"$work/absent.err")"
    grep -q 'attempt 1 of 3, the next in 1\.[0-2] s$' "$work/absent.err"
    grep -q 'attempt 2 of 3, the next in 2\.[0-5] s$' "$work/absent.err"
}
check 'a server that is not there is tried again, and each attempt told' told_of_attempts
check 'the evidence is as it was' as_it_was

interrupted_waiting() {
    start waiting "$analyser" run --quiet --retries 9 --as-of "$as_of" --out "$out" --dbname 'host=127.0.0.1 port=1'
    sleep 0.5
    kill -TERM "$process"
    quickly await waiting
    complained waiting 130 interrupted
}
check 'SIGTERM while it waits for the next attempt' interrupted_waiting

# --- connections cut on their way

through_proxy() { # BYTES TIMES NAME [OPTION...]: a run whose first connections are cut
    local bytes=$1 times=$2 name=$3
    shift 3
    rm -f -- "$work/port"
    "$python" "$root/tests/pg/cut.py" "$PGHOST/.s.PGSQL.$PGPORT" "$bytes" "$times" >"$work/port" &
    proxy=$!
    until_true 10 test -s "$work/port"
    analyse "$name" "$out" "$as_of" --dbname "host=127.0.0.1 port=$(<"$work/port")" "$@"
    end_proxy
}

cut_for_good() { # BYTES
    through_proxy "$1" 9 cut --retries 0
    complained cut 4
    as_it_was
}

cut_once() { # BYTES
    rm -rf -- "$work/again"
    out=$work/again through_proxy "$1" 1 again --retries 1
    succeeded again
    only_whole_run "$work/again" "$as_of"
    same_run "$work/again/$as_of" "$work/out/$as_of"
}

# In the greeting, in the catalogue, in the rows.
for bytes in 0 40 700 9000 60000 200000; do
    check "cut after $bytes bytes: exit 4, one message, the evidence as it was" cut_for_good "$bytes"
    check "cut after $bytes bytes, then not: done by another attempt, with the same bytes" cut_once "$bytes"
done

# --- killed at fifty moments

RANDOM=20261129

run_milliseconds() {
    local before after
    before=$(date +%s%3N)
    analyse timed "$out" "$as_of"
    after=$(date +%s%3N)
    echo "$((after - before))"
}
longest=$(run_milliseconds)

# With an older run, and in every second round without one.
killed_once() { # ROUND
    local folder=$out
    if (($1 % 2 == 1)); then folder=$work/fresh; rm -rf -- "$folder"; fi
    start shot "$analyser" run --quiet --as-of "$as_of" --out "$folder"
    sleep "$(printf '0.%03d' $((RANDOM % (longest + longest / 10))))"
    { kill -KILL "$process" || true; await shot; } 2>/dev/null
    if [[ ! -e $folder/$as_of ]]; then ((absent += 1)); return; fi
    whole_run "$folder/$as_of"
}

killed() {
    local round absent=0
    for round in {1..50}; do
        killed_once "$round"
        if ((round % 10)); then continue; fi
        analyse next "$out" "$as_of"
        succeeded next
        only_whole_run "$out" "$as_of"
    done
    ((absent > 0)) || { echo 'none was killed before it was done'; return 1; }
}
check 'SIGKILL at fifty moments: what is there is whole, and the next run clears away' killed

# --- the server

owner=()
if [[ $EUID -eq 0 ]]; then
    own_server start >/dev/null
    owner=(setpriv --reuid "$(stat -c %u "$work/server/data")" --regid "$(stat -c %g "$work/server/data")" --clear-groups --)
fi

to_own_server() {
    local conninfo
    conninfo=$(own_server start)
    [[ $conninfo =~ host=([^ ]*)\ port=([^ ]*)\ user=([^ ]*)\ dbname=([^ ]*) ]]
    export PGHOST=${BASH_REMATCH[1]} PGPORT=${BASH_REMATCH[2]} PGUSER=${BASH_REMATCH[3]} PGDATABASE=${BASH_REMATCH[4]}
}

# As after a power cut, and up again at once.
crash_and_restart() {
    local folder data
    folder=$(ask "SELECT setting FROM pg_config WHERE name = 'BINDIR'")
    data=$(ask 'SHOW data_directory')
    ask CHECKPOINT
    (cd -- "$data" && "${owner[@]}" "$folder/pg_ctl" restart --mode immediate --wait --silent -D . --log=server.log >/dev/null 2>&1)
}

reviews_sleep() {
    local columns
    columns=$(awk -F'|' '$1 == "review" && $2 != "meeting_date" { printf ", %s", $2 }' "$root/tests/pg/contract.txt")
    sql <<SQL
CREATE FUNCTION public.slowly(date) RETURNS date LANGUAGE plpgsql STABLE AS
    'BEGIN PERFORM pg_sleep(300); RETURN \$1; END';
ALTER TABLE ehc.review RENAME TO review_kept;
CREATE VIEW ehc.review AS
    SELECT CASE WHEN review_id % 100 = 50 THEN public.slowly(meeting_date) ELSE meeting_date END AS meeting_date $columns
      FROM ehc.review_kept;
SQL
}

# The run that reads them sleeps on: a function is looked up when it is called.
reviews_wake() {
    ask "CREATE OR REPLACE FUNCTION public.slowly(date) RETURNS date LANGUAGE sql STABLE AS 'SELECT \$1'"
}

is_reading() {
    [[ -n $(ask "SELECT pid FROM pg_stat_activity WHERE application_name = 'ehc-analyser' AND wait_event = 'PgSleep'
                    AND query LIKE 'COPY%ehc.review%'") ]]
}

restarted_within() { # NAME RETRIES
    start "$1" "$analyser" run --quiet --retries "$2" --as-of "$as_of" --out "$work/$1"
    until_true 30 is_reading
    reviews_wake
    crash_and_restart
    await "$1"
}

without_retries() {
    restarted_within shut 0
    complained shut 4 ehc.review
    is_empty "$(ls -A "$work/shut" 2>/dev/null)"
}

with_retries() {
    restarted_within up 5
    succeeded up
    only_whole_run "$work/up" "$as_of"
    analyse later "$work/later" "$as_of"
    same_run "$work/up/$as_of" "$work/later/$as_of"
}

to_own_server
"$analyser" init >/dev/null
generate --requests 300 --seed 61 --as-of "$as_of"
reviews_sleep
check 'the server crashes in the middle, no retries: exit 4, nothing there' without_retries
ask 'DROP VIEW ehc.review; DROP FUNCTION public.slowly; ALTER TABLE ehc.review_kept RENAME TO review'
reviews_sleep
check 'the server crashes in the middle and comes up: all is read anew' with_retries
own_server stop
finish
