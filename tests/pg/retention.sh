#!/usr/bin/env bash
# --keep: over a made-up history of nights, what stays and what goes is what the rule says, worked out here by hand; the
# latest never goes, nor the first of a year, nor what was named.
# shellcheck source-path=SCRIPTDIR source=common.sh
. "${BASH_SOURCE[0]%/*}/common.sh"

as_of=2025-03-31
out=$work/out

# Published runs of authority 335 as of the 1st, the 14th and the last of each month from November 2023, then of each night from
# 2025-02-01 to 2025-03-30, with a row of evidence each; one day has two. And two runs of another authority.
make_history() {
    sql <<'SQL'
DO $$
DECLARE
    one record;
BEGIN
    FOR one IN SELECT day::date AS day, '335' AS authority FROM generate_series('2023-11-01'::date, '2025-03-30', '1 day') AS day
                WHERE day >= '2025-02-01' OR extract(day FROM day) IN (1, 14) OR extract(day FROM day + interval '1 day') = 1
               UNION ALL VALUES ('2024-06-10'::date, '999'), ('2024-06-11'::date, '999'), ('2024-12-31'::date, '335') LOOP
        PERFORM ehc_evidence.start_run();
        INSERT INTO ehc_evidence.incoming_evidence (as_of, local_authority, measure, basis, period_type, period_start, period_end, breakdown, category, unit, status)
        VALUES (one.day, one.authority, 'REQUEST.received', 'started', 'as_of', one.day, one.day, 'all', 'all', 'count', 'x');
        PERFORM ehc_evidence.finish_run(jsonb_build_object('as_of', one.day, 'since', '2019-01-01', 'local_authority', one.authority, 'version', 'made up',
            'definitions_digest', 'none', 'snapshot', '1:1:', 'run_at', one.day, 'row_counts', '{"request": {"there": true, "counted": 0, "read": 0, "used": 0,
            "set_aside": {"key_missing": 0, "duplicate_key": 0, "orphan": 0, "other_authority": 0}}}'::jsonb, 'files', '[]'::jsonb)::text,
            '/made/up/' || currval('ehc_evidence.run_number'));
        PERFORM ehc_evidence.publish_run();
        COMMIT;
    END LOOP;
END $$;
SQL
}

days_kept() { ask "SELECT as_of FROM ehc_evidence.run_history WHERE local_authority = '$1' ORDER BY 1, run"; }

nights() { # FROM TO
    local day=$1
    while [[ ! $day > $2 ]]; do printf '%s\n' "$day"; day=$(date -u -d "$day + 1 day" +%F); done
}

# Of 35d,13m as of 2025-03-31: from 2025-02-25; the last nights of 2024-03 to 2025-03; the first of each year; one that is named.
expected_days() {
    {
        nights 2025-02-25 2025-03-31
        printf '%s\n' 2024-03-31 2024-04-30 2024-05-31 2024-06-30 2024-07-31 2024-08-31 2024-09-30 2024-10-31 2024-11-30 2024-12-31 2025-01-31 2025-02-28
        printf '%s\n' 2023-11-01 2024-01-01 2025-01-01 2024-05-14
    } | sort -u
}

only_what_is_shown() {
    is_empty "$(ask "(SELECT run FROM ehc_evidence.evidence EXCEPT SELECT run FROM ehc_evidence.run_history) UNION (SELECT run FROM ehc_evidence.run_history EXCEPT SELECT run FROM ehc_evidence.evidence)")"
    equal "$(ask 'SELECT count(*) FROM ehc_evidence.run_history')" "$(ask "SELECT count(*) FROM pg_inherits WHERE inhparent = 'ehc_evidence.evidence'::regclass")"
    equal 1 "$(ask "SELECT count(*) FROM pg_inherits WHERE inhparent = 'ehc_evidence.work'::regclass AND inhrelid::regclass::text NOT LIKE '%\_$1'")"
}

initialised_database
load_world boundary_weeks >/dev/null
"$analyser" init >/dev/null
make_history
check 'a history of nights' equal 106 "$(ask 'SELECT count(*) FROM ehc_evidence.run_history')"
ask "SELECT ehc_evidence.keep_run(run, 'the pack of May') FROM ehc_evidence.run_history WHERE as_of = '2024-05-14'" >/dev/null
both_of_the_day="$(ask "SELECT max(run) FROM ehc_evidence.run_history WHERE as_of = '2024-12-31'")"

analyse all "$out" "$as_of" --store ''
authority=$(ask "SELECT local_authority FROM ehc_evidence.latest_run WHERE folder = '$out'")
ask "UPDATE ehc_evidence.run SET local_authority = '$authority' WHERE local_authority = '335'" >/dev/null
check 'without --keep everything stays' equal 107 "$(ask 'SELECT count(*) FROM ehc_evidence.run_history')"

analyse kept "$out" "$as_of" --store '' --keep 35d,13m
check 'with --keep the run is as any other' succeeded kept
check 'what stays is what the rule says' equal "$(expected_days)" "$(days_kept "$authority")"
check 'of two runs for one day the later stays' equal "$both_of_the_day" "$(ask "SELECT run FROM ehc_evidence.run_history WHERE as_of = '2024-12-31'")"
check 'another authority is counted by itself: its latest and its first stay' equal '2024-06-10 2024-06-11' "$(days_kept 999 | xargs)"
check 'the figures of what went are gone, and so are its cases' only_what_is_shown "$(ask "SELECT run FROM ehc_evidence.latest_run WHERE folder = '$out'")"
check 'that it was there is still known' equal "$((107 - $(expected_days | wc -l) - 2))" "$(ask "SELECT count(*) FROM ehc_evidence.run WHERE state = 'retired'")"

analyse again "$out" "$as_of" --store '' --keep 35d,13m
check 'the same rule again lets nothing go' equal "$(expected_days)" "$(days_kept "$authority")"
analyse fewer "$out" "$as_of" --store '' --keep 1d
check 'the strictest rule leaves the latest, the first of each year and what was named' equal "2023-11-01 2024-01-01 2024-05-14 2025-01-01 $as_of" "$(days_kept "$authority" | xargs)"

# Somebody reads what is to go: the run does not wait for him, and the next one lets it go.
PGAPPNAME='the test reads' psql -X -q -c 'BEGIN; SELECT count(*) FROM ehc_evidence.evidence; SELECT pg_sleep(60)' >/dev/null 2>&1 </dev/null &
reader=$!
until_true 10 eval 'ask "SELECT 1 FROM pg_stat_activity WHERE application_name = '"'the test reads'"' AND wait_event = '"'PgSleep'"'" | grep -q 1'
ask "SELECT ehc_evidence.keep_run(run, NULL) FROM ehc_evidence.run_history WHERE as_of = '2024-05-14'" >/dev/null
analyse read "$out" "$as_of" --store '' --keep 1d
check 'a run does not wait for who reads' succeeded read
check 'and is shown' equal "$(sha256sum <"$out/$as_of/run.json" | cut -d ' ' -f 1)" "$(ask "SELECT manifest_sha256 FROM ehc_evidence.run JOIN ehc_evidence.latest_run USING (run) WHERE run.folder = '$out'")"
check 'what is read is still there' equal 1 "$(ask "SELECT count(*) FROM ehc_evidence.run_history WHERE as_of = '2024-05-14'")"
ask "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'the test reads'" >/dev/null
wait "$reader" || true
analyse free "$out" "$as_of" --store '' --keep 1d
check 'the next run lets it go' equal 0 "$(ask "SELECT count(*) FROM ehc_evidence.run_history WHERE as_of = '2024-05-14'")"

finish
