#!/usr/bin/env bash
# Generated worlds with the mess of real records: every cell of the evidence is the oracle's, which reads the same tables
# in plain SQL. And the comparison itself: it must find what is planted. What another build (EHC_ALSO) makes of the same rows
# is the same, byte by byte, and so the oracle's too.
# shellcheck source-path=SCRIPTDIR source=common.sh
. "${BASH_SOURCE[0]%/*}/common.sh"

agrees() { # EVIDENCE AS_OF SINCE AUTHORITY
    oracle "$2" "$3" "$4"
    compare "$1"
    (($(wc -l <"$1") > 10000)) || { echo "only $(wc -l <"$1") lines"; return 1; }
}

# Its evidence is that of the first build, in which the oracle found no other cell.
agrees_also() { # EVIDENCE EVIDENCE-ALSO FAILED-BEFORE
    equal "$3" "$failed"
    same_file "$1" "$2"
}

try() { # WORLD AS_OF SINCE AUTHORITY
    local name="$1, as of $2${3:+, since $3}${4:+, authority $4}" before=$failed
    analyse run "$work/out" "$2" ${3:+--since "$3"} ${4:+--authority "$4"}
    check "$name: runs" succeeded run
    evidence=$work/out/$2/evidence.csv
    check "$name: every cell" agrees "$evidence" "$2" "$3" "$4"
    if [[ -z $also ]]; then return; fi
    analyse_also run "$work/out" "$2" ${3:+--since "$3"} ${4:+--authority "$4"}
    check "$name, another build: runs" succeeded also_run
    check "$name, another build: every cell" agrees_also "$evidence" "$work/out.also/$2/evidence.csv" "$before"
    check "$name, another build: every file" same_files "$work/out/$2" "$work/out.also/$2"
}

# A difference planted by awk in a copy of the evidence, compared with the oracle that is there.
plant() { # WHAT AWK_PROGRAM
    awk -F, -v OFS=, -v CONVFMT=%.17g "$2" "$evidence" >"$work/planted.csv"
    if cmp -s -- "$work/planted.csv" "$evidence"; then echo 'nothing was planted' >"$work/planted.csv"; fi
    check "found: $1" finds "$work/planted.csv"
}

finds() {
    local found code=0
    [[ $(<"$1") != 'nothing was planted' ]]
    found=$(compare "$1" 2>&1) || code=$?
    equal 3 "$code"
    grep -q 'the evidence differs from the oracle' <<<"$found"
}

kinds_of_mess() { ask "SELECT count(*) FROM ehc.request WHERE outcome = 'Q' OR received_date > DATE '2026-06-30'"; }

several_authorities() { equal 3 "$(ask "SELECT count(DISTINCT local_authority) FROM ehc.request")"; }

authority_column() { # VALUE
    equal "$1" "$(cut -d , -f 2 -- "$evidence" | sed 1d | sort -u)"
}

initialised_database
generate --requests 1500 --mess 0.02 --seed 11
check 'the generated world is a mess' test "$(kinds_of_mess)" -gt 0
try 'one authority' 2026-06-30 '' ''
try 'one authority' 2023-11-14 '' ''

initialised_database
generate --requests 1500 --mess 0.02 --seed 12 --authorities 3
check 'there are three authorities' several_authorities
try 'three authorities' 2025-03-31 2023-04-01 ''
check 'local_authority is all' authority_column all
code=$(ask "SELECT local_authority FROM ehc.request GROUP BY 1 ORDER BY count(*) DESC LIMIT 1")
try 'three authorities' 2025-03-31 2024-01-15 "$code"
check 'local_authority is the one asked for' authority_column "$code"
analyse run "$work/out" 2024-02-29 --authority 999
check "an authority that is nobody's is told" complained run 3 "authority '999'"
check "and nothing is written" test ! -e "$work/out/2024-02-29"
if [[ -n $also ]]; then
    analyse_also run "$work/out" 2024-02-29 --authority 999
    check "so by the other build" complained also_run 3 "authority '999'"
    check "and nothing is written by it" test ! -e "$work/out.also/2024-02-29"
fi

# A short period, quick to compare.
try 'three authorities' 2025-03-31 2025-01-01 ''
# shellcheck disable=SC2016 # the programs are for awk
{
    plant 'a numerator one too large' 'NR == 500 { $10 = $10 + 1 } 1'
    plant 'a value a millionth off' '!done && $15 == "percent" && $12 > 10 && $12 < 90 { $12 = $12 + 0.000001; done = 1 } 1'
    plant 'an interval left out' '!done && $13 != "" && NR > 1 { $13 = ""; done = 1 } 1'
    plant 'a status left out' '!done && $16 == "low" { $16 = ""; done = 1 } 1'
    plant 'a row left out' 'NR != 700'
    plant 'a row twice' '1; NR == 700'
    plant 'a row too many' '1; NR == 700 { $9 = "nobody"; print }'
    plant 'two rows in the wrong order' 'NR == 700 { held = $0; next } 1; NR == 701 { print held }'
}
finish
