#!/usr/bin/env bash
# evidence.json holds what evidence.csv holds, and both can be read back whatever a team is called.
# shellcheck source-path=SCRIPTDIR source=common.sh
. "${BASH_SOURCE[0]%/*}/common.sh"

as_of=2025-03-31 since=2025-01-01
folder=$work/out/$as_of

# Names that need quoting in one format or another, the empty one is a name like any other.
strange_names() {
    sql <<'SQL'
CREATE TEMP TABLE strange AS SELECT n - 1 AS n, name FROM unnest(ARRAY[
    'plain', '', ' ', ' leading and trailing ', 'a, comma', 'a "quotation"', '"', E'a line\nbreak', E'carriage\rreturn', E'a tab\t',
    E'back\\slash', E'\\n', '</script>', '=1+1', 'null', 'NaN', 'all', 'not recorded', 'Ünïcødé €', '𐐷 beyond 16 bits', E'bell\u0007',
    E'delete\u007f', E'next line\u0085', E'separator\u2028', 'é as two: é', repeat('long ', 100), '''', '%s%n', '$1']) WITH ORDINALITY AS u (name, n);
UPDATE ehc.request r SET team = name FROM strange WHERE n = request_id % 29;
UPDATE ehc.plan p SET team = name FROM strange WHERE n = plan_id % 29;
UPDATE ehc.advice a SET provider = name FROM strange WHERE n = advice_id % 29;
SQL
}

same_cells() { # EVIDENCE.json
    is_empty "$(JSON=$1 EVIDENCE=$folder/evidence.csv QUALITY=$folder/data_quality.csv sql -f "$root/tests/pg/formats.sql")"
}

oracle_agrees() {
    oracle "$as_of" "$since"
    compare "$folder/evidence.csv"
}

initialised_database
generate --requests 800 --seed 61 --mess 0.03 --as-of "$as_of"
strange_names
analyse strange "$work/out" "$as_of" --since "$since"
check 'teams and providers of every name' succeeded strange
check 'every cell of the oracle' oracle_agrees
check 'evidence.json holds the cells and findings of the CSV files' same_cells "$folder/evidence.json"
check 'a name like a formula has an apostrophe before it' grep -qF ",team,'=1+1," "$folder/evidence.csv"
check 'and is spelt as it is in evidence.json' grep -qF '"team","=1+1",' "$folder/evidence.json"
check 'the teams are all there' test "$(grep -c 'REQUEST.received,started,month,2025-01-01,2025-01-31,team' "$folder/evidence.csv")" -gt 5

# The comparison itself must find what is planted.
finds() { ! same_cells "$work/planted.json"; }
sed '0,/"all","all",[0-9]*,/s/"all","all",[0-9]*,/"all","all",987654,/' "$folder/evidence.json" >"$work/planted.json"
check 'a number planted in evidence.json is there' test "$(grep -c '"all",987654,' "$work/planted.json")" -eq 1
check 'and is found' finds
finish
