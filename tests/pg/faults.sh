#!/usr/bin/env bash
# What goes wrong in the middle of a run, with the server or by a signal: the right exit code, one clear message,
# DIR/<as_of> as it was, nothing left over. The middle is made by a view that sleeps when its rows are read, so that it is
# met every time.
# shellcheck source-path=SCRIPTDIR source=common.sh
. "${BASH_SOURCE[0]%/*}/common.sh"

as_of=2025-03-31
out=$work/out

own_server() { "$root/fixtures/server.sh" "$1" "$work/server" 2>/dev/null; }
at_end() { own_server stop; }

# --- a run that stands still in the middle

# The count does not sleep, since it does not ask for the column.
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

reviews_as_before() {
    ask 'DROP VIEW ehc.review; ALTER TABLE ehc.review_kept RENAME TO review; DROP FUNCTION public.slowly'
}

holder() { # the server's process that has the lock of a run: of its two connections the first
    ask "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
}

sleeping() { # the server's process that reads the reviews, if it is asleep
    ask "SELECT pid FROM pg_stat_activity WHERE application_name = 'ehc-analyser' AND datname = current_database()
            AND wait_event = 'PgSleep' AND query LIKE 'COPY%ehc.review%'"
}

is_reading() { [[ -n $(sleeping) ]] && compgen -G "$out/.$as_of.*.part" >/dev/null; }
none_sleeps() { [[ -z $(sleeping) ]]; }

# Without another attempt: night.sh has those.
start_sleeper() { # NAME WHAT
    start "$1" "$analyser" run --quiet --retries 0 --as-of "$as_of" --out "$out"
    check "$2: a run is in its middle" until_true 30 is_reading
}

initialised_database
other=$PGDATABASE
initialised_database
generate --requests 300 --seed 51 --as-of "$as_of"
analyse good "$out" "$as_of"
check 'a run, before anything goes wrong' succeeded good
remember "$out" "$as_of"
reviews_sleep

# --- signals

for signal in INT TERM HUP; do
    start_sleeper "$signal" "SIG$signal"
    kill -s "$signal" "$process"
    await "$signal"
    check_failure "$signal" 130 "SIG$signal" interrupted
    check "SIG$signal: the server has stopped the query" until_true 10 none_sleeps
done

# Waiting for a lock is not reading: the counting stands still.
is_locked() { [[ $(ask "SELECT count(*) FROM pg_stat_activity WHERE application_name = '$1' AND datname = current_database() AND wait_event_type = '$2'") -gt 0 ]]; }
PGAPPNAME=locker start locker psql -X -q -c 'BEGIN; LOCK ehc.person; SELECT pg_sleep(300)'
locker=$process
until_true 30 is_locked locker Timeout
start locked "$analyser" run --quiet --as-of "$as_of" --out "$out"
check 'SIGINT: a run waits for a lock' until_true 30 is_locked ehc-analyser Lock
kill -s INT "$process"
await locked
check_failure locked 130 'SIGINT while it waits for a lock' interrupted
ask "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'locker' AND datname = current_database()" >/dev/null
process=$locker
await locker

# --- killed outright

part_of() { compgen -G "$out/.$as_of.$1.part" >/dev/null; }
nothing_published() { equal "$remembered_bytes" "$(fingerprint "$out/$as_of")"; }

start_sleeper killed 'SIGKILL'
killed=$process
{ kill -KILL "$process" && await killed; } 2>/dev/null # the shell says "Killed"
check 'SIGKILL: the evidence is as it was' nothing_published
check 'SIGKILL: its folder is left over' part_of "$killed"
check 'SIGKILL: the server has stopped the query' until_true 10 none_sleeps

start_sleeper beside 'two at once'
analyse next "$out" "$as_of"
check 'two at once: the second says who is at work and exits 4' complained next 4 'another run is at work on this database' \
    "ehc-analyser of user $PGUSER, process $(holder) of the server, connected from this machine since 20"
check 'the first sleeps on' is_reading
analyse next "$out" "$as_of" --dbname "$other"
check 'two at once of two databases: the second is done while the first stands still' succeeded next
check 'the folder of the dead run has gone' equal 1 "$(find "$out" -maxdepth 1 -name '.*.part' | wc -l)"
check 'the folder of the living run has not' part_of "$process"
kill -TERM "$process"
await beside
check 'the first is ended by SIGTERM' complained beside 130 interrupted
check 'one whole run is left, and nothing else' only_whole_run "$out" "$as_of"
remember "$out" "$as_of"

# --- the server

start_sleeper cancelled 'the statement cancelled'
ask "SELECT pg_cancel_backend($(sleeping))" >/dev/null
await cancelled
check_failure cancelled 4 'the statement cancelled' ehc.review 'canceling statement'

start_sleeper terminated 'the connection terminated'
ask "SELECT pg_terminate_backend($(sleeping))" >/dev/null
await terminated
check_failure terminated 4 'the connection terminated' ehc.review 'terminating connection'

ask "ALTER DATABASE $PGDATABASE SET statement_timeout = '500ms'"
analyse limited "$out" "$as_of"
check_failure limited 4 'half a second for a statement' ehc.review 'statement timeout'
ask "ALTER DATABASE $PGDATABASE RESET statement_timeout"

# --- where there was no evidence before

kept=$out
out=$work/fresh/a/b
start_sleeper first 'the first run of a folder'
kill -TERM "$process"
await first
check 'SIGTERM in the first run of a folder: exit 130 and one message' complained first 130 interrupted
check 'the folders that it made are gone' test ! -e "$work/fresh"
out=$kept
reviews_as_before

# --- at any moment: the evidence is whole, whether the old or the new

# A signal before the program's first step ends it as the system does: 128 + its number.
at_moments() { # SIGNAL
    local thousandths code interrupted=0
    for thousandths in 005 015 030 045 060 080 100 130 160 200 250 300; do
        start moment "$analyser" run --quiet --as-of "$as_of" --out "$out"
        sleep "0.$thousandths"
        { kill -s "$1" "$process" || true; await moment; } 2>/dev/null
        code=$(<"$work/moment.exit")
        [[ $code == 0 || $code == 130 || $code == $((128 + $(kill -l "$1"))) ]] || { echo "exit code $code after $thousandths ms"; return 1; }
        if [[ $code != 0 ]]; then interrupted=$((interrupted + 1)); fi
        whole_run "$out/$as_of"
        if [[ $1 != KILL ]]; then equal "$as_of" "$(ls -A "$out")"; fi
    done
    ((interrupted > 0)) || { echo 'none was interrupted'; return 1; }
}
for signal in INT TERM KILL; do check "SIG$signal at twelve moments" at_moments "$signal"; done
analyse next "$out" "$as_of"
check 'a run after them' succeeded next
check 'clears everything away' only_whole_run "$out" "$as_of"
remember "$out" "$as_of"

# --- no server

attempt absent env PGHOST="$work/no-socket" "$analyser" run --quiet --retries 0 --as-of "$as_of" --out "$out"
check_failure absent 4 'a server that is not there' 'connection to server' no-socket
attempt nobody "$analyser" run -q --as-of "$as_of" --out "$out" --dbname "user=nobody_$$"
check_failure nobody 4 'a user that is not there' "nobody_$$"

# Stopped at once, as by a power cut: a server of this test's own, so that no other test loses its.
to_own_server() {
    local conninfo
    conninfo=$(own_server start)
    [[ $conninfo =~ host=([^ ]*)\ port=([^ ]*)\ user=([^ ]*)\ dbname=([^ ]*) ]]
    export PGHOST=${BASH_REMATCH[1]} PGPORT=${BASH_REMATCH[2]} PGUSER=${BASH_REMATCH[3]} PGDATABASE=${BASH_REMATCH[4]}
}
theirs=("PGHOST=$PGHOST" "PGPORT=$PGPORT" "PGUSER=$PGUSER" "PGDATABASE=$PGDATABASE")
to_own_server
"$analyser" init >/dev/null
generate --requests 300 --seed 51 --as-of "$as_of"
reviews_sleep
start_sleeper stopped 'the server stopped at once'
kill -QUIT "$(ask "SELECT split_part(pg_read_file('postmaster.pid'), E'\n', 1)")"
await stopped
check_failure stopped 4 'the server stopped at once' ehc.review
own_server stop
export "${theirs[@]}"
finish
