#!/usr/bin/env bash
# `run --store`: what stands in the files stands in schema ehc_evidence too, and neither is ever there without the other:
# not after a program that was killed at any step, a session that was lost, a server that refused, a file that could not
# be written.
# shellcheck source-path=SCRIPTDIR source=common.sh
. "${BASH_SOURCE[0]%/*}/common.sh"

as_of=2025-03-31
out=$work/out

at_end() { let_go; }

store() { # NAME DIR AS_OF [OPTION...]
    local name=$1 folder=$2 day=$3
    shift 3
    analyse "$name" "$folder" "$day" --retries 0 --since 2024-01-01 --store '' "$@"
}

# --- what the database holds

runs() { ask "SELECT run, state, as_of FROM ehc_evidence.run ORDER BY run"; }
shown() { ask "SELECT as_of, manifest_sha256 FROM ehc_evidence.run JOIN ehc_evidence.latest_run USING (run, as_of)"; }
digest_of() { sha256sum <"$1/run.json" | cut -d ' ' -f 1; }

# Names of relations and rows of the runs, in one text.
everything_stored() {
    runs
    ask "SELECT oid::regclass FROM pg_class WHERE relnamespace = 'ehc_evidence'::regnamespace AND relkind IN ('r', 'i', 'v') ORDER BY oid::regclass::text COLLATE \"C\""
    ask "SELECT count(*), sum(run) FROM ehc_evidence.evidence"
}

agree() { # DIR/DAY: the one shown is the one in the folder
    equal "${1##*/}|$(digest_of "$1")" "$(shown)"
}

# Rows of a run as its file has them, in the order they were sent.
as_file() { # QUERY
    sql -c "COPY ($1) TO STDOUT (FORMAT csv, HEADER)" </dev/null
}

cells_agree() { # DIR/DAY RUN
    as_file "SELECT as_of, local_authority, measure, basis, period_type, period_start, period_end, breakdown, category, numerator,
                    denominator, value, lower, upper, unit, nullif(status, '') AS status
               FROM ehc_evidence.evidence WHERE run = $2 ORDER BY ctid" >"$work/stored"
    same_file "$1/evidence.csv" "$work/stored"
}

worklist_agrees() { # DIR/DAY RUN
    as_file "SELECT clock, case_kind AS \"case\", case_id, local_authority, team, nullif(kind, '') AS kind, nullif(provider, '') AS provider,
                    start_day AS start, due_day AS due, days_over, CASE WHEN exception THEN 'yes' ELSE 'no' END AS exception
               FROM ehc_evidence.work WHERE run = $2 ORDER BY ctid" >"$work/stored"
    same_file "$1/worklist.csv" "$work/stored"
}

findings_agree() { # DIR/DAY RUN
    as_file "SELECT rule, severity, relation, count, nullif(examples, '') AS examples, measures, finding, effect
               FROM ehc_evidence.finding WHERE run = $2 ORDER BY rule COLLATE \"C\", relation COLLATE \"C\"" | LC_ALL=C sort >"$work/stored"
    LC_ALL=C sort "$1/data_quality.csv" | diff - "$work/stored"
}

# From the clocks of cases, counted plainly, what evidence.csv says of every clock on the day and in each whole year.
case_clocks_agree() { # RUN
    is_empty "$(sql -v run="$1" <<'SQL'
WITH one AS (SELECT * FROM ehc_evidence.case_clock WHERE run = :run),
     cell AS (SELECT split_part(measure, '.', 1) AS clock, * FROM ehc_evidence.evidence WHERE run = :run AND breakdown = 'all')
SELECT 'open ' || clock || cell.value FROM cell
 WHERE measure LIKE '%.open' AND period_type = 'as_of'
   AND value <> (SELECT count(*) FROM one WHERE one.clock = cell.clock AND end_day IS NULL AND closed_day IS NULL)
UNION ALL
SELECT 'overdue ' || clock || cell.value FROM cell
 WHERE measure LIKE '%.overdue' AND period_type = 'as_of'
   AND value <> (SELECT count(*) FROM one WHERE one.clock = cell.clock AND end_day IS NULL AND closed_day IS NULL AND due_day < as_of)
UNION ALL
SELECT 'completed ' || clock || period_start FROM cell
 WHERE measure LIKE '%.on\_time' AND basis = 'completed' AND period_type = 'calendar_year' AND clock NOT IN ('NOTISSUE16', 'DRAFT15', 'AM_REPS15')
   AND (coalesce(numerator, 0), coalesce(denominator, 0)) IS DISTINCT FROM
       (SELECT (count(*) FILTER (WHERE end_day <= due_day), count(*)) FROM one WHERE one.clock = cell.clock AND end_day BETWEEN period_start AND period_end)
UNION ALL
SELECT 'nothing to compare' WHERE (SELECT count(DISTINCT clock) FROM one JOIN cell USING (clock) WHERE measure LIKE '%.on\_time') < 12;
SQL
    )"
}

manifest_agrees() { # DIR/DAY RUN
    local manifest
    manifest=$(<"$1/run.json")
    is_empty "$(sql -v manifest="$manifest" -v run="$2" <<'SQL'
WITH made AS (SELECT :'manifest'::jsonb AS made)
SELECT 'run' FROM made, ehc_evidence.run WHERE run = :run
   AND (made->>'version', made->>'snapshot', made->>'definitions_digest', (made->>'as_of')::date, (made->>'since')::date, (made->>'run_at')::timestamptz)
       IS DISTINCT FROM (version, source_snapshot, definitions_digest, as_of, since, run_at)
UNION ALL
(SELECT 'file ' || (file->>'name') || (file->>'sha256') FROM made, jsonb_array_elements(made->'files') AS file
 EXCEPT SELECT 'file ' || name || sha256 FROM ehc_evidence.run_file WHERE run = :run)
UNION ALL
(SELECT 'total ' || relation || (total->>'counted') || (total->>'used') || (total->'set_aside'->>'orphan') FROM made, jsonb_each(made->'row_counts') AS t (relation, total)
 EXCEPT SELECT 'total ' || relation || counted || used || orphan FROM ehc_evidence.control_total WHERE run = :run);
SQL
    )"
}

tables_agree() { # DIR/DAY RUN: every field of every table people read
    local id
    equal "$(cd "$1/tables" && ls ./*.csv | sed 's/.*\///; s/\.csv$//' | grep -vx contents)" "$(ask "SELECT id FROM ehc_evidence.printed_table WHERE run = $2 ORDER BY id COLLATE \"C\"")"
    for id in twenty_weeks voice_by_team data_quality; do
        ask "SELECT header FROM ehc_evidence.printed_table WHERE run = $2 AND id = '$id'
             UNION ALL SELECT row FROM ehc_evidence.printed_table, jsonb_array_elements(rows) AS row WHERE run = $2 AND id = '$id'" \
            | python3 -c 'import csv, json, sys; csv.writer(sys.stdout, lineterminator="\n").writerows(json.loads(line) for line in sys.stdin)' >"$work/stored"
        same_file "$1/tables/$id.csv" "$work/stored"
    done
}

definitions_agree() {
    "$analyser" list clocks --format csv >"$work/clocks"
    as_file "SELECT fields->>'clock' AS clock, fields->>'title' AS title, fields->>'limit' AS \"limit\", fields->>'start' AS start, fields->>'end' AS \"end\",
                    fields->>'closed' AS closed, fields->>'holds_from' AS holds_from, law, fields->>'exception' AS exception
               FROM ehc_evidence.definition WHERE list = 'clocks' ORDER BY place" >"$work/stored"
    same_file "$work/clocks" "$work/stored"
    equal 'ADV6|CLOCK.on_time|all|orphan|trend' "$(ask "SELECT string_agg(DISTINCT id COLLATE \"C\", '|' ORDER BY id COLLATE \"C\") FROM ehc_evidence.definition
        WHERE (list, id) IN (('clocks', 'ADV6'), ('measures', 'CLOCK.on_time'), ('breakdowns', 'all'), ('rules', 'orphan'), ('statistics', 'trend'))")"
    equal "$(for list in measures rules breakdowns statistics plan-checks; do "$analyser" list "$list"; done | wc -l)" \
        "$(ask "SELECT count(*) + 5 FROM ehc_evidence.definition WHERE list <> 'clocks'")"
}

# --- holding a program still: a lock of ours in the database, or on DIR

let_go() {
    if [[ -n ${holder:-} ]]; then kill "$holder" 2>/dev/null || true; wait "$holder" 2>/dev/null || true; fi
    holder=
    ask "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'the test holds' AND datname = current_database()" >/dev/null
    until_true 10 nobody_holds
}

nobody_holds() { equal 0 "$(ask "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'the test holds'")"; }
holds() { ask "SELECT 1 FROM pg_stat_activity WHERE application_name = 'the test holds' AND wait_event = 'PgSleep'" | grep -q 1; }

hold() { # STATEMENT: done in a session that then sleeps
    PGAPPNAME='the test holds' psql -X -q -c "BEGIN; $1; SELECT pg_sleep(120)" >/dev/null 2>&1 </dev/null &
    holder=$!
    until_true 10 holds
}

waits_at() { # WORDS of its query
    ask "SELECT 1 FROM pg_stat_activity WHERE application_name = 'ehc-analyser' AND datname = current_database()
            AND wait_event_type = 'Lock' AND query LIKE '%$1%'" | grep -q 1
}

start_store() { # NAME AS_OF
    start "$1" "$analyser" run --quiet --retries 0 --as-of "$2" --since 2024-01-01 --out "$out" --store ''
}

sessions() { ask "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'ehc-analyser' AND datname = current_database()"; }
no_session() { [[ $(sessions) == 0 ]]; }
end_sessions() {
    ask "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'ehc-analyser' AND datname = current_database()" >/dev/null
    until_true 10 no_session
}

kill_hard() { kill -KILL "$process"; await "$1"; }

# COMMIT waits for a lock of ours where a trigger that is deferred to it asks for one.
commits_wait() { # INSERT|UPDATE
    sql <<SQL
CREATE FUNCTION public.wait_for_test() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_advisory_xact_lock(1); RETURN NULL; END';
CREATE CONSTRAINT TRIGGER wait_for_test AFTER $1 ON ehc_evidence.run DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.wait_for_test();
SQL
}
commits_go() { ask 'DROP FUNCTION public.wait_for_test() CASCADE'; }

remember_both() { # AS_OF
    remember "$out" "$1"
    stored=$(everything_stored)
}

database_as_it_was() { diff <(printf '%s\n' "$stored") <(everything_stored); }

check_neither() { # WHAT
    check "$1: the folder is as it was" equal "$remembered_bytes" "$(fingerprint "$out/$remembered_day")"
    check "$1: the database is as it was" database_as_it_was
}

# --- a run and another

initialised_database
generate --requests 300 --seed 61 --as-of "$as_of" --mess 0.05
analyse without "$work/without" "$as_of" --since 2024-01-01
store first "$out" "$as_of"
check 'a run is stored' succeeded first
check 'the files are the same with --store and without' same_run "$work/without/$as_of" "$out/$as_of"
check 'every cell is that of evidence.csv' cells_agree "$out/$as_of" 1
check 'every open case is that of worklist.csv' worklist_agrees "$out/$as_of" 1
check 'every finding is that of data_quality.csv' findings_agree "$out/$as_of" 1
check 'the clocks of cases, counted, are the figures' case_clocks_agree 1
check 'the run, its files and its control totals are those of run.json' manifest_agrees "$out/$as_of" 1
check 'the tables are those people read' tables_agree "$out/$as_of" 1
check 'the definitions are those the program lists' definitions_agree
check 'the run shown is the one in the folder' agree "$out/$as_of"

store second "$work/second" "$as_of"
two_agree() {
    is_empty "$(ask "(TABLE ehc_evidence.evidence EXCEPT SELECT 2, as_of, local_authority, measure, basis, period_type, period_start, period_end, breakdown, category,
        numerator, denominator, value, lower, upper, unit, status FROM ehc_evidence.evidence WHERE run = 1) EXCEPT SELECT * FROM ehc_evidence.evidence WHERE run = 1 LIMIT 5")"
    equal "$(ask 'SELECT count(*) FROM ehc_evidence.evidence WHERE run = 1')" "$(ask 'SELECT count(*) FROM ehc_evidence.evidence WHERE run = 2')"
    equal 0 "$(ask 'SELECT count(*) FROM ehc_evidence.restatement')"
}
check 'the same snapshot stored twice: the same rows, nothing restated' two_agree
check 'cases are those of the latest run alone' equal '2 2' "$(ask 'SELECT DISTINCT run FROM ehc_evidence.work UNION ALL SELECT DISTINCT run FROM ehc_evidence.case_clock' | xargs)"

store third "$out" "$as_of"
check 'a folder that is replaced: its run is superseded' equal '1|superseded 2|published 3|published' "$(ask "SELECT run, state FROM ehc_evidence.run ORDER BY run" | xargs)"
check 'what is superseded is gone' equal '2 3' "$(ask 'SELECT DISTINCT run FROM ehc_evidence.evidence ORDER BY run' | xargs)"

# --- what cannot be

remember_both "$as_of"
new_database
"$analyser" init >/dev/null
other=$PGDATABASE
PGDATABASE=${databases[0]}
sql -d "$other" -c 'DROP SCHEMA ehc_evidence CASCADE' </dev/null
analyse unready "$out" "$as_of" --store "dbname=$other"
check_failure unready 3 'a database without the schema' 'ehc-analyser init' ehc_evidence
analyse nowhere "$out" "$as_of" --retries 0 --store "dbname=nowhere_$$"
check_failure nowhere 4 'a database that is not there' "nowhere_$$"

hold 'SELECT pg_advisory_lock(7225003)'
store second_at_once "$out" "$as_of"
check_failure second_at_once 4 'another run is being stored' 'another run' "process $(ask "SELECT pid FROM pg_stat_activity WHERE application_name = 'the test holds'")"
let_go

sql <<'SQL'
CREATE FUNCTION public.full_disk() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RAISE 'could not extend file' USING ERRCODE = '53100'; END$$;
CREATE TRIGGER full_disk BEFORE INSERT ON ehc_evidence.run FOR EACH ROW EXECUTE FUNCTION public.full_disk();
SQL
store full "$out" "$as_of"
ask 'DROP FUNCTION public.full_disk() CASCADE'
check_failure full 4 'the disk of the server is full' 'could not extend file'
check_neither 'the disk of the server is full'
attempt full_here bash -c "ulimit -f 60; exec '$analyser' run --quiet --as-of $as_of --since 2024-01-01 --out '$out' --store ''"
check_failure full_here 6 'the disk here is full' "$out"
check_neither 'the disk here is full'

# --- killed, step by step

day=2025-02-28 # another folder: none is there before
remember_both "$day"

hold 'LOCK TABLE ehc_evidence.run IN EXCLUSIVE MODE'
start_store killed "$day"
check 'killed before all is written: a run stands there' until_true 60 waits_at finish_run
kill_hard killed
let_go
until_true 10 no_session
check_neither 'killed before all is written'

hold 'LOCK TABLE ehc_evidence.run IN EXCLUSIVE MODE'
start_store lost "$day"
until_true 60 waits_at finish_run
end_sessions
await lost
let_go
check 'a session that is lost while storing: exit 4 and one message' complained lost 4
check_neither 'a session that is lost while storing'

hold 'LOCK TABLE ehc_evidence.run IN EXCLUSIVE MODE'
start_store interrupted "$day"
until_true 60 waits_at finish_run
kill -INT "$process"
await interrupted
let_go
check 'interrupted while storing: exit 130 and one message' complained interrupted 130
check_neither 'interrupted while storing'

is_pending() { ask "SELECT 1 FROM ehc_evidence.run WHERE state = 'pending'" | grep -q 1; }
nothing_new_shown() { equal "$remembered_bytes" "$(fingerprint "$out/$day")"; agree "$out/$as_of"; }

commits_wait INSERT
hold 'SELECT pg_advisory_lock(1)'
start_store killed "$day"
check 'killed while it commits: a run stands there' until_true 60 waits_at COMMIT
kill_hard killed
let_go
until_true 10 no_session
commits_go
check 'killed while it commits: the run is pending' is_pending
check 'killed while it commits: neither folder nor run is shown' nothing_new_shown
store after "$work/elsewhere" "$day"
check 'a run in another folder leaves it alone' is_pending
store after "$out" "$as_of"
check 'the next run there abandons it' equal 'abandoned' "$(ask "SELECT state FROM ehc_evidence.run WHERE as_of = '$day' AND folder = '$out'")"
check 'and agrees itself' agree "$out/$as_of"

hold 'LOCK TABLE ehc_evidence.run IN EXCLUSIVE MODE'
start_store killed "$day"
until_true 60 waits_at finish_run
exec 8<"$out"
flock 8
let_go
check 'killed before the folder has its name: a run stands there' until_true 10 is_pending
kill_hard killed
exec 8<&-
until_true 10 no_session
check 'killed before the folder has its name: neither is shown' nothing_new_shown
store after "$out" "$as_of"
check 'the next run abandons it' equal '2' "$(ask "SELECT count(*) FROM ehc_evidence.run WHERE as_of = '$day' AND folder = '$out' AND state = 'abandoned'")"

named() { [[ -e $out/$day/run.json ]] && waits_at COMMIT; }
commits_wait UPDATE
hold 'SELECT pg_advisory_lock(1)'
start_store killed "$day"
check 'killed when the folder has its name: a run stands there' until_true 60 named
kill_hard killed
end_sessions_of_killed() { end_sessions; let_go; commits_go; }
end_sessions_of_killed
check 'killed when the folder has its name: the folder is whole' whole_run "$out/$day"
check 'killed when the folder has its name: the run is pending' is_pending
store after "$out" "$as_of"
check 'the next run publishes it' equal "published|$(digest_of "$out/$day")" "$(ask "SELECT state, manifest_sha256 FROM ehc_evidence.run WHERE as_of = '$day' AND folder = '$out' AND state <> 'abandoned'")"
check 'and agrees itself' agree "$out/$as_of"

commits_wait UPDATE
hold 'SELECT pg_advisory_lock(1)'
start_store late "$day"
until_true 60 named
end_sessions
await late
let_go
commits_go
check 'a session that is lost when the folder has its name: exit 4, and what will be' complained late 4 'the files are in place' 'next run'
store after "$out" "$day"
check 'the next run of that day supersedes it' equal 'published' "$(ask "SELECT state FROM ehc_evidence.run WHERE manifest_sha256 = '$(digest_of "$out/$day")'")"

# --- killed at any moment

# What stands in the folder is what the database shows, or what it would show if it were settled.
one_agrees() {
    [[ ! -e $out/$as_of ]] || ask "SELECT 1 FROM ehc_evidence.run WHERE folder = '$out' AND as_of = '$as_of' AND state IN ('published', 'pending')
        AND manifest_sha256 = '$(digest_of "$out/$as_of")'" | grep -q 1
    equal 1 "$(ask "SELECT count(*) FROM ehc_evidence.run WHERE folder = '$out' AND as_of = '$as_of' AND state = 'published'")"
}

killed_often() {
    local times=12
    while ((times-- > 0)); do
        start_store any "$as_of"
        sleep "0.$((RANDOM % 10))$((RANDOM % 10))"
        kill -KILL "$process" 2>/dev/null || true
        await any
        one_agrees
    done
}
check 'killed twelve times at any moment: folder and database agree' killed_often
store settled "$out" "$as_of"
check 'and the run after them is as any other' succeeded settled
nothing_left() {
    agree "$out/$as_of"
    only_whole_run "$out" "$as_of" 2>/dev/null || whole_run "$out/$as_of"
    is_empty "$(ask "SELECT run FROM ehc_evidence.run WHERE state = 'pending' AND folder = '$out'")"
    is_empty "$(ask "SELECT DISTINCT run FROM ehc_evidence.evidence EXCEPT SELECT run FROM ehc_evidence.run WHERE state = 'published'")"
    is_empty "$(ask "SELECT relname FROM pg_class WHERE relnamespace = 'ehc_evidence'::regnamespace AND relname LIKE 'incoming%'")"
}
check 'and nothing is left of those killed' nothing_left

finish
