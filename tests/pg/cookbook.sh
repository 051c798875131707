#!/usr/bin/env bash
# sql/cookbook.sql: every question is answered, by the role it is for, and thirteen of the answers are worked out again from
# the files of the run (cookbook.py).
# shellcheck source-path=SCRIPTDIR source=common.sh
. "${BASH_SOURCE[0]%/*}/common.sh"

as_of=2025-03-31 older=2025-02-28
out=$work/out

at_end() {
    drop_databases
    databases=()
    sql -d postgres -c 'DROP ROLE IF EXISTS test_analyst, test_caseworker' </dev/null
}

# Question N: from its number to its semicolon.
question() { awk -v n="$1" '$1 == "--" && $2 == n "." { on = 1 } on { print } on && /;$/ { exit }' "$root/sql/cookbook.sql"; }
words_of() { question "$1" | sed -n '1s/^-- //p'; }

who_asks() { if (($1 >= 18)); then echo caseworker; else echo analyst; fi; }

answered() { # N: to work/answers/N
    question "$1" | PGUSER=test_$(who_asks "$1") sql >"$work/answers/$1"
    test -s "$work/answers/$1"
}

worked_out() {
    diff "$work/again/$1" "$work/answers/$1"
    test -s "$work/again/$1"
}

# A month of letters is entered late: plans sent in winter become known between the two runs.
enter_late() {
    ask "UPDATE ehc.assessment SET outcome_date = outcome_date - 21, outcome = 'Y'
          WHERE outcome = 'Y' AND outcome_date BETWEEN '2025-01-22' AND '2025-02-20'"
}

initialised_database
generate --requests 700 --seed 81 --as-of "$as_of" --mess 0.03
sql -c 'CREATE ROLE test_analyst LOGIN IN ROLE ehc_analyst; CREATE ROLE test_caseworker LOGIN IN ROLE ehc_caseworker' </dev/null
analyse older "$out" "$older" --since 2023-01-01 --store ''
check 'a run' succeeded older
check 'letters are entered late' enter_late
analyse newer "$out" "$as_of" --since 2023-01-01 --store ''
check 'and another' succeeded newer
mkdir "$work/answers" "$work/again"
check 'answers are worked out from the files' python3 "$root/tests/pg/cookbook.py" "$out/$as_of" "$out/$older" "$work/again"
check 'twenty questions are asked' equal "$(seq 20 | xargs)" "$(sed -n 's/^-- \([0-9]*\)\. .*/\1/p' "$root/sql/cookbook.sql" | xargs)"
for number in $(seq 20); do check "answered: $(words_of "$number")" answered "$number"; done
for number in 1 2 5 6 8 9 10 11 12 14 16 18 19; do check "the same from the files: question $number" worked_out "$number"; done

# Of the restated figures, what `diff` says: the same cells.
same_as_diff() {
    attempt diff "$analyser" diff "$out/$older" "$out/$as_of" --format csv
    exited diff 0
    python3 - "$work/diff.out" >"$work/expected" <<'PY'
import csv, sys
rows = csv.DictReader(open(sys.argv[1], encoding="utf-8", newline=""))
print("\n".join(sorted({row["row"] for row in rows if row["table"] == "evidence" and row["column"] in ("numerator", "denominator", "value", "status")})))
PY
    equal "$(wc -l <"$work/expected")" "$(ask 'SELECT count(*) FROM ehc_evidence.restated_figures')"
}
check 'as many figures are restated as diff says' same_as_diff

finish
