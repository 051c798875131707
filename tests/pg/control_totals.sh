#!/usr/bin/env bash
# Rows in = rows used + rows set aside, by reason, against counts taken in plain SQL. And a relation that gives other rows
# than it counted is no evidence.
# shellcheck source-path=SCRIPTDIR source=common.sh
. "${BASH_SOURCE[0]%/*}/common.sh"

as_of=2025-06-30

disagreements() { # run.json
    sql -v manifest="$(<"$1")" -f "$root/tests/pg/control_totals.sql"
}

agree() { is_empty "$(disagreements "$work/$1/$as_of/run.json")"; } # NAME

# The counting itself must find what is planted: many more rows used than there are.
planted_is_found() { # NAME
    sed '0,/"used":/s/"used":\t/"used":\t1/' "$work/$1/$as_of/run.json" >"$work/planted.json"
    equal 1 "$(disagreements "$work/planted.json" | grep -c 'run.json says')"
}

said() { # NAME JSON_PATH
    sql -v manifest="$(<"$work/$1/$as_of/run.json")" -v path="$2" <<<"SELECT jsonb_path_query(:'manifest'::jsonb, :'path'::jsonpath)"
}

# Rows set aside are rows of data_quality.csv too, by the same reason.
findings() { # NAME
    local reasons='key_missing|duplicate_key|orphan'
    awk -F, -v reasons="^($reasons)$" '$1 ~ reasons { print $3, $1, $4 }' "$work/$1/$as_of/data_quality.csv" | sort
}

aside() { # NAME
    sql -v manifest="$(<"$work/$1/$as_of/run.json")" <<'SQL' | sort
SELECT r.key || ' ' || a.key || ' ' || a.value FROM jsonb_each(:'manifest'::jsonb->'row_counts') r, jsonb_each_text(r.value->'set_aside') a
 WHERE a.key <> 'other_authority' AND a.value <> '0';
SQL
}

same_findings() { diff -u <(aside "$1") <(findings "$1"); }

every_reason() { # at least one row of each, in a messy world
    local reason
    for reason in key_missing duplicate_key orphan; do
        (($(said "$1" "\$.row_counts.*.set_aside.$reason" | awk '{ n += $1 } END { print n }') > 20)) || { echo "few of $reason"; return 1; }
    done
}

try() { # NAME WHAT [OPTION...]
    local name=$1 what=$2
    shift 2
    analyse "$name" "$work/$name" "$as_of" --since 2025-01-01 "$@"
    check "$what: runs" succeeded "$name"
    check "$what: counted = read = used + set aside, as plain SQL counts" agree "$name"
}

initialised_database
generate --requests 1500 --seed 21 --authorities 2
try clean 'a clean world'
check 'a clean world: nothing is set aside' is_empty "$(aside clean)"
generate --requests 1500 --seed 22 --mess 0.05 --authorities 2
try messy 'a messy world'
check 'a messy world: rows are set aside for every reason' every_reason messy
check 'a messy world: a planted row is found' planted_is_found messy
check 'a messy world: data_quality.csv counts the same' same_findings messy

other_requests() { # requests of no other fault, of another authority
    equal "$(ask "SELECT count(*) FROM (SELECT DISTINCT ON (request_id) * FROM ehc.request t WHERE request_id IS NOT NULL ORDER BY request_id, t) r
                   WHERE person_id IN (SELECT person_id FROM ehc.person) AND local_authority IS DISTINCT FROM '335'")" \
        "$(said one '$.row_counts.request.set_aside.other_authority')"
}
try one 'one authority of two' --authority 335
check 'one authority of two: requests of the other' other_requests

for world in duplicates_and_orphans empty quality; do
    load_world "$world"
    try "$world" "world $world"
done

absent_is_none() {
    local part
    equal false "$(said absent '$.row_counts.voice.there')"
    for part in counted read used; do equal 0 "$(said absent "\$.row_counts.voice.$part")"; done
}
load_world required_only
analyse absent "$work/absent" "$as_of"
check 'an absent relation: not there, nothing counted' absent_is_none

# --- a relation that is not the same twice

# The view knows a COPY from a count by the query's own words.
changing() { # NAME CONDITION
    ask "ALTER TABLE ehc.review RENAME TO review_kept;
         CREATE VIEW ehc.review AS SELECT * FROM ehc.review_kept WHERE review_id % 97 <> 0 OR $2"
    analyse "$1" "$work/$1" "$as_of"
    ask 'DROP VIEW ehc.review; ALTER TABLE ehc.review_kept RENAME TO review'
}

told() { # NAME
    complained "$1" 5 review
    test ! -e "$work/$1"
}

initialised_database
generate --requests 300 --seed 23
changing more "current_query() LIKE 'COPY%'"
check 'more rows read than counted: exit 5, nothing written' told more
changing fewer "current_query() NOT LIKE 'COPY%'"
check 'fewer rows read than counted: exit 5, nothing written' told fewer
changing same 'false'
check 'as many as counted' succeeded same
finish
