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
for bytes in 0 40 700 9000 40000 80000; do # of two connections each carries half
    check "cut after $bytes bytes: exit 4, one message, the evidence as it was" cut_for_good "$bytes"
    check "cut after $bytes bytes, then not: done by another attempt, with the same bytes" cut_once "$bytes"
done

# --- the log and the metrics

log_says() { # FORMAT
    attempt "log_$1" "$analyser" run --quiet --as-of "$as_of" --out "$work/logged" --log "$1" --metrics "$work/ehc.prom"
    exited "log_$1" 0
}

# Only what belongs there: names of fields, and of steps and relations; nothing that could be of a record.
logfmt_lines() {
    log_says logfmt
    is_empty "$(grep -vE '^ts=[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}\.[0-9]{3}Z level=info as_of=2025-03-31 step=([a-z]+|"[a-z ]+")( relation=[a-z_]+)? duration_ms=[0-9]+( rows=[0-9]+)?$' "$work/log_logfmt.err")"
    grep -q ' step=publishing ' "$work/log_logfmt.err"
    equal "$(ask 'SELECT count(*) FROM ehc.plan')" "$(sed -n 's/.* relation=plan .* rows=//p' "$work/log_logfmt.err")"
}

json_lines() {
    log_says json
    equal "$(wc -l <"$work/log_json.err")" \
        "$("$python" -c 'import json, sys; print(sum(list(json.loads(line))[:4] == ["ts", "level", "as_of", "step"] for line in sys.stdin))' <"$work/log_json.err")"
}

log_of_failure() {
    attempt log_failure "$analyser" run --as-of "$as_of" --out "$work/logged" --log logfmt --retries 1 --dbname 'host=127.0.0.1 port=1'
    exited log_failure 4
    grep -q ' level=warn .* step="waiting for another attempt" attempt=1 wait_ms=[0-9]* msg="connecting: ' "$work/log_failure.err"
    grep -q ' level=error .* step=ending exit_code=4 msg="connecting: ' "$work/log_failure.err"
    is_empty "$(grep -v '^ts=' "$work/log_failure.err")"
}

# As Prometheus reads it: each name once with its HELP and TYPE before its lines, each line once, nothing else.
readable_metrics() { # FILE
    "$python" - "$1" <<'PYTHON'
import re, sys
text = open(sys.argv[1]).read()
assert text.endswith("\n")
helped, typed, seen, last = set(), set(), set(), None
for line in text.splitlines():
    if m := re.fullmatch(r"# HELP ([a-z_]+) \S.*", line):
        assert m[1] not in helped, line
        helped.add(m[1])
    elif m := re.fullmatch(r"# TYPE ([a-z_]+) gauge", line):
        assert m[1] in helped and m[1] not in typed, line
        typed.add(m[1])
        last = m[1]
    else:
        m = re.fullmatch(r'([a-z_]+)(\{[a-z]+="[^"\\]*"\})? (\d+(?:\.\d+)?)', line)
        assert m and m[1] == last and (m[1], m[2]) not in seen, line
        seen.add((m[1], m[2]))
PYTHON
}

# The parser of Prometheus's own Python client: as many families and samples as there are lines, all of them gauges with a help.
parsed_by_client() { # FILE
    "$python" - "$1" <<'PYTHON'
import re, sys
from prometheus_client.parser import text_string_to_metric_families
text = open(sys.argv[1]).read()
families = list(text_string_to_metric_families(text))
samples = [sample for family in families for sample in family.samples]
lines = [line for line in text.splitlines() if not line.startswith("#")]
assert all(family.type == "gauge" and family.documentation for family in families), families
assert len(families) == len(set(family.name for family in families)) == len(re.findall("^# TYPE ", text, re.M)) > 8, len(families)
assert len(samples) == len(lines) == len({(s.name, tuple(s.labels.items())) for s in samples}) > 20, (len(samples), len(lines))
by_name = {(s.name, *s.labels.values()): s.value for s in samples}
assert by_name["ehc_run_success",] == 1 and by_name["ehc_run_exit_code",] == 0, by_name
assert ("ehc_run_rows", "review") in by_name and ("ehc_overdue", "PLAN20") in by_name, by_name
PYTHON
}

not_parsed_when_spoilt() { # a line without a value, a label without its quotes
    local spoil
    for spoil in 's/^\(ehc_run_success\) .*/\1/' 's/relation="review"/relation=review/' 's/^# TYPE ehc_overdue/# TYPE ehc_over/'; do
        sed "$spoil" "$work/ehc.prom" >"$work/spoilt.prom"
        if parsed_by_client "$work/spoilt.prom" 2>/dev/null; then printf 'not found: %s\n' "$spoil"; return 1; fi
    done
}

metric() { sed -n "s/^$1 //p" "$work/ehc.prom"; }

metrics_of_success() {
    readable_metrics "$work/ehc.prom"
    equal '1 0' "$(metric ehc_run_success) $(metric ehc_run_exit_code)"
    equal 2025-03-31 "$(date -u -d "@$(metric ehc_run_as_of_timestamp_seconds)" +%F)"
    equal "$(ask 'SELECT count(*) FROM ehc.review')" "$(metric 'ehc_run_rows{relation="review"}')"
    grep -q '^ehc_overdue{clock="PLAN20"} [0-9]*$' "$work/ehc.prom"
    equal 640 "$(stat -c %a "$work/ehc.prom")"
    is_empty "$(compgen -G "$work/ehc.prom.*")"
}

metrics_of_failure() {
    local before
    before=$(metric ehc_run_last_success_timestamp_seconds)
    sleep 1.1
    analyse unmeasured "$out" "$as_of" --metrics "$work/ehc.prom" --retries 0 --dbname 'host=127.0.0.1 port=1'
    complained unmeasured 4
    readable_metrics "$work/ehc.prom"
    equal "0 4 $before" "$(metric ehc_run_success) $(metric ehc_run_exit_code) $(metric ehc_run_last_success_timestamp_seconds)"
    [[ $(metric ehc_run_finished_timestamp_seconds) -gt $before ]]
    is_empty "$(grep ehc_overdue "$work/ehc.prom")"
}

unwritable_metrics() {
    analyse unwritable "$work/logged" "$as_of" --metrics "$work/nowhere/ehc.prom"
    complained unwritable 6 'the metrics cannot be written' "$work/nowhere/ehc.prom"
    only_whole_run "$work/logged" "$as_of"
}

check 'a log as logfmt: a line a step, with durations and rows' logfmt_lines
check 'the same as JSON' json_lines
check 'metrics of a success' metrics_of_success
check "they are read by the parser of Prometheus's own client" parsed_by_client "$work/ehc.prom"
check 'which finds what is spoilt' not_parsed_when_spoilt
check 'a log of a failure has the attempts and the end, and no other line' log_of_failure
check 'metrics of a failure keep the last success' metrics_of_failure
check 'metrics that cannot be written: exit 6, the evidence in place' unwritable_metrics

# --- nights that were missed

caught_up() { # DAYS LAST EXPECTED: with a run on LAST alone, which days are there afterwards
    rm -rf -- "$work/nights"
    if [[ -n $2 ]]; then
        mkdir -p "$work/nights"
        cp -a -- "$out/$as_of" "$work/nights/$2"
    fi
    analyse nights "$work/nights" "$as_of" --since 2025-01-01 --catch-up "$1"
    succeeded nights
    equal "$3" "$(ls -A "$work/nights" | tr '\n' ' ')"
}

each_its_own_day() {
    analyse alone "$work/alone" 2025-03-30 --since 2025-01-01
    same_run "$work/nights/2025-03-30" "$work/alone/2025-03-30"
}

crossed_nights() {
    caught_up 1 2025-03-29 '2025-03-29 2025-03-30 2025-03-31 '
    rm -rf -- "$work/nights/2025-03-30" "$work/nights/2025-03-31"
    analyse crossed "$work/nights" "$as_of" --since 2025-01-01 --catch-up 5 --fail-on 'PLAN20.overdue >= 0'
    exited crossed 1
    equal 2 "$(grep -c '^ehc-analyser: as of 2025-03-3[01]: the evidence is written, and crossed is' "$work/crossed.err")"
    whole_run "$work/nights/2025-03-30"
}

gone_database() { # stops at the first, with nothing written
    caught_up 1 2025-03-29 '2025-03-29 2025-03-30 2025-03-31 '
    rm -rf -- "$work/nights/2025-03-30" "$work/nights/2025-03-31"
    analyse gone "$work/nights" "$as_of" --catch-up 5 --retries 0 --dbname 'host=127.0.0.1 port=1'
    complained gone 4 'as of 2025-03-30: connecting'
}

check 'two nights were missed' caught_up 5 2025-03-28 '2025-03-28 2025-03-29 2025-03-30 2025-03-31 '
check 'each is as of its own day' each_its_own_day
check 'no more than asked for' caught_up 1 2025-03-20 '2025-03-20 2025-03-30 2025-03-31 '
check 'none in a new folder' caught_up 5 '' '2025-03-31 '
check 'none when there was a run the day before' caught_up 5 2025-03-30 '2025-03-30 2025-03-31 '
check 'a run of the day itself is no reason' caught_up 5 2025-03-31 '2025-03-31 '
check 'the exit code is the worst, and each night says its own' crossed_nights
check 'without a database the first night is the last' gone_database

# --- clocks that are changed

# Forward, back over the hour of October, and years back: it runs as ever, and says when by the clock it has.
changed_clock() { # WHEN, of a clock in UTC
    TZ=UTC faketime "$1" "$analyser" run --out "$work/clock" --as-of "$as_of" --quiet
    cmp -- "$work/clock/$as_of/evidence.csv" "$work/steady/$as_of/evidence.csv"
    grep -q "\"run_at\":.\"${1%% *}T" "$work/clock/$as_of/run.json"
}

# Half an hour before midnight by UTC it is the next day in London in summer, and not in winter.
day_in_london() { # WHEN DAY
    rm -rf -- "$work/clock"
    TZ=UTC faketime "$1" "$analyser" run --out "$work/clock" --quiet
    equal "$2" "$(ls -- "$work/clock")"
}

analyse steady "$work/steady" "$as_of"
for moment in '2031-01-01 00:30:00' '2026-10-25 00:59:59' '2020-02-29 12:00:00'; do
    check "a clock that says $moment" changed_clock "$moment"
done
check 'today in summer' day_in_london '2026-06-30 23:30:00' 2026-07-01
check 'today in winter' day_in_london '2026-12-31 23:30:00' 2026-12-31

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
