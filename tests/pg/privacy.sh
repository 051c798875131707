#!/usr/bin/env bash
# No child can be found in what a run says or publishes: keys of cases stand in worklist.csv, late_plans.csv, plans_to_revise.csv
# and data_quality.csv alone, which only their owner may read; UPNs, names, days of birth and free text stand nowhere.
# shellcheck source-path=SCRIPTDIR source=common.sh
. "${BASH_SOURCE[0]%/*}/common.sh"

as_of=2025-03-31

# Keys become 9876543nnnnnn, whatever the relation; what is never to be read says SECRET.
plant() {
    sql <<'SQL'
CREATE FUNCTION public.planted(bigint) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT 9876543000000 + $1';
DO $$
DECLARE one record;
BEGIN
    FOR one IN SELECT c.oid::regclass AS relation, string_agg(format('%I = public.planted(%1$I)', attname), ', ') AS keys
                 FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND attnum > 0 AND atttypid = 'bigint'::regtype
                WHERE relnamespace = 'ehc'::regnamespace AND relkind = 'r' GROUP BY 1 LOOP
        EXECUTE format('UPDATE %s SET %s', one.relation, one.keys);
    END LOOP;
END $$;
UPDATE ehc.person SET upn = 'SECRETU' || person_id;
UPDATE ehc.audit SET auditor = 'SECRETA' || audit_id;
UPDATE ehc.voice SET not_obtained_reason = 'SECRETN' || voice_id;
INSERT INTO ehc.plan_section SELECT plan_id, start_date, 'A', 'SECRETB' || plan_id FROM ehc.plan WHERE plan_id IS NOT NULL;
UPDATE ehc.setting SET name = 'SECRETS ' || name;
-- forenames, which the contract does not have, and one of another child in every plan
ALTER TABLE ehc.person ADD COLUMN forename text;
UPDATE ehc.person SET forename = chr(65 + (person_id % 26)::int) || 'SECRETNAME';
INSERT INTO ehc.plan_section SELECT plan_id, start_date, 'F', chr(65 + ((plan_id + 1) % 26)::int) || 'SECRETNAME needs a laptop. He attends SECRETS School.' FROM ehc.plan WHERE plan_id IS NOT NULL;
SQL
}

open_files() { # all but those
    (cd -- "$work/$1/$as_of" && find . -type f ! -name worklist.csv ! -name late_plans.csv ! -name plans_to_revise.csv ! -path ./data_quality.csv)
}

key='9876543[0-9]\{6\}'

no_key() { # NAME
    (cd -- "$work/$1/$as_of" && open_files "$1" | xargs grep -l "$key\|SECRET" | sed 's/^/found in /') >"$work/found" || true
    grep -n "$key\|SECRET" "$work/$1.err" "$work/$1.out" >>"$work/found" || true
    is_empty "$(cat -- "$work/found")"
}

no_secret() { ! grep -rl SECRET "$work/$1"; }

# Days of birth that are no other day of the records.
no_birth() {
    local born
    born=$(ask "SELECT birth_date FROM ehc.person WHERE birth_date < '2015-01-01' LIMIT 40")
    ! grep -rlF "$born" "$work/$1/$as_of"
}

keys_there() { # the two files do hold keys, so that the search above is known to work
    grep -q "$key" "$work/$1/$as_of/worklist.csv"
    grep -q "$key" "$work/$1/$as_of/data_quality.csv"
    grep -q "$key" "$work/$1/$as_of/plans_to_revise.csv"
}

modes() { # NAME PUBLIC FOLDER
    equal 600 "$(stat -c %a "$work/$1/$as_of/worklist.csv")"
    equal 600 "$(stat -c %a "$work/$1/$as_of/late_plans.csv")"
    equal 600 "$(stat -c %a "$work/$1/$as_of/plans_to_revise.csv")"
    equal 600 "$(stat -c %a "$work/$1/$as_of/data_quality.csv")"
    equal "$2" "$(open_files "$1" | (cd "$work/$1/$as_of" && xargs stat -c %a) | sort -u)"
    equal "$3" "$(stat -c %a "$work/$1/$as_of" "$work/$1/$as_of/tables" | sort -u)"
}

initialised_database
generate --requests 800 --seed 41 --mess 0.05
plant
umask 022
attempt spoken "$analyser" run --as-of "$as_of" --since 2024-01-01 --out "$work/spoken"
check 'a messy world' succeeded spoken
check 'the summary is printed' test -s "$work/spoken.out"
check 'keys of cases: in worklist.csv, plans_to_revise.csv and data_quality.csv' keys_there spoken
check 'keys of cases: nowhere else' no_key spoken
check 'UPNs, auditors, reasons, text of plans, names of settings, forenames: nowhere' no_secret spoken
forenames_used() { # so that the search above is known to have had something to find
    [[ $(awk -F, '$1 == "COPY_OTHER_NAME" { print $4 }' "$work/spoken/$as_of/tables/plan_copies.csv") -gt 10 ]]
}
check 'forenames are looked for' forenames_used
not_stored() {
    "$analyser" init
    "$analyser" run --as-of "$as_of" --since 2025-01-01 --out "$work/stored" --store '' --log json 2>"$work/stored.log"
    [[ $(ask 'SELECT count(*) FROM ehc_evidence.run') -gt 0 ]]
    pg_dump --schema=ehc_evidence --data-only >"$work/stored.sql"
    [[ $(wc -l <"$work/stored.sql") -gt 1000 ]]
    ! grep -n SECRET "$work/stored.sql" "$work/stored.log"
}
check 'none of it in ehc_evidence, nor in the log' not_stored
check 'days of birth: nowhere' no_birth spoken
check 'modes: 0600 for the files of the owner, 0640 for the others' modes spoken 640 750
umask 000
analyse open "$work/open" "$as_of" --since 2025-01-01
check 'modes, umask 000' modes open 640 750
umask 077
analyse strict "$work/strict" "$as_of" --since 2025-01-01
check 'modes, umask 077' modes strict 600 700
umask 022

# While it is being written, the folder is its owner's alone.
chmod -R a+rwX "$work/spoken"
analyse spoken "$work/spoken" "$as_of" --since 2024-01-01
check 'modes after an earlier run that anyone could read' modes spoken 640 750

on_terminal() {
    script -qec "'$analyser' run --as-of $as_of --since 2025-01-01 --out '$work/terminal'" "$work/typescript" >/dev/null </dev/null
    grep -aq 'The evidence is in' "$work/typescript"
    ! grep -an "$key\|SECRET" "$work/typescript"
}
if command -v script >/dev/null; then
    check 'keys of cases: not on a terminal, with its progress line' on_terminal
else
    skip 'keys of cases on a terminal' 'there is no script(1)'
fi

# Errors in the data, at each stage of the reading.
breaks() { # WHAT RELATION EXPRESSION: a column of the relation that cannot be read
    local column=${3%%=*} expression=${3#*=}
    ask "ALTER TABLE ehc.$2 RENAME TO kept_away;
         CREATE VIEW ehc.$2 AS SELECT $(awk -F'|' -v r="$2" -v c="$column" -v e="$expression" '$1 == r { printf "%s%s", n++ ? ", " : "", $2 == c ? e " AS " c : $2 }' "$root/tests/pg/contract.txt")
           FROM ehc.kept_away"
    analyse broken "$work/broken" "$as_of"
    check "an error in the data, $1: told without a value" silent
    ask "DROP VIEW ehc.$2; ALTER TABLE ehc.kept_away RENAME TO $2"
}

silent() {
    complained broken 5 'ehc.'
    ! grep -n "$key\|SECRET\|[0-9]\{9\}" "$work/broken.err"
}

breaks 'a day' review "meeting_date=review_id::text"
breaks 'a number' person "person_id='SECRET' || person_id"
breaks 'a number too large' request "source=request_id"
breaks 'a truth value' advice "nil_return='SECRET' || advice_id"
finish
