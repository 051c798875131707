#!/usr/bin/env bash
# Every hand-made world: the answers worked out on paper, and every cell of the oracle; the same from another build (EHC_ALSO).
# shellcheck source-path=SCRIPTDIR source=common.sh
. "${BASH_SOURCE[0]%/*}/common.sh"

# The answers of a world, a line each: file, as_of, since.
runs_of() { # FOLDER
    local file day since=
    if [[ -f $1/as_of ]]; then
        read -r day since <"$1/as_of" || true
        printf '%s %s %s\n' "$1/answers.csv" "$day" "$since"
        return
    fi
    for file in "$1"/answers_*.csv; do
        day=${file##*/answers_}
        printf '%s %s\n' "$file" "${day%.csv}"
    done
}

answered() { # ANSWERS EVIDENCE
    ANSWERS=$1 EVIDENCE=$2 sql -f "$root/tests/pg/answers.sql"
}

agrees() { # EVIDENCE AS_OF SINCE
    oracle "$2" "$3"
    compare "$1"
}

# Its evidence is that of the first build, in which the oracle found no other cell.
agrees_also() { # EVIDENCE EVIDENCE-ALSO FAILED-BEFORE
    equal "$3" "$failed"
    same_file "$1" "$2"
}

try_also() { # WORLD ANSWERS AS_OF SINCE FAILED-BEFORE
    local name="$1 as of $3, another build" folder=$work/$1
    analyse_also run "$folder" "$3" ${4:+--since "$4"}
    check "$name: runs" succeeded also_run
    check "$name: $(($(wc -l <"$2") - 1)) answers" answered "$2" "$folder.also/$3/evidence.csv"
    check "$name: every cell of the oracle" agrees_also "$folder/$3/evidence.csv" "$folder.also/$3/evidence.csv" "$5"
    check "$name: the manifest's digests are the files'" whole_run "$folder.also/$3"
    check "$name: every file" same_files "$folder/$3" "$folder.also/$3"
}

try() { # WORLD ANSWERS AS_OF SINCE
    local name="$1 as of $3" folder=$work/$1 before=$failed
    analyse run "$folder" "$3" ${4:+--since "$4"}
    check "$name: runs" succeeded run
    check "$name: $(($(wc -l <"$2") - 1)) answers" answered "$2" "$folder/$3/evidence.csv"
    check "$name: every cell of the oracle" agrees "$folder/$3/evidence.csv" "$3" "$4"
    check "$name: the manifest's digests are the files'" whole_run "$folder/$3"
    if [[ -n $also ]]; then try_also "$1" "$2" "$3" "$4" "$before"; fi
}

# The checker itself: an answer that is not so must be found.
plant() { # WHAT ROW
    printf '%s\n%s\n' "measure,basis,period_type,period_start,period_end,breakdown,category,numerator,denominator,value,status" \
        "$2" >"$work/wrong.csv"
    check "a wrong answer is found: $1" finds_wrong
}

finds_wrong() {
    local found
    found=$(answered "$work/wrong.csv" "$work/boundary_weeks/2024-12-31/evidence.csv" 2>&1) && return 1
    grep -q 'answers are not in the evidence' <<<"$found"
}

new_database
for world in "$root"/fixtures/worlds/*/; do
    world=$(basename -- "$world")
    load_world "$world"
    while read -r answers as_of since; do
        try "$world" "$answers" "$as_of" "${since:-}"
    done < <(runs_of "$root/fixtures/worlds/$world")
done

year=calendar_year,2024-01-01,2024-12-31
plant 'a numerator' "REQ6.on_time,completed,$year,all,all,4,5,60,low"
plant 'a denominator' "REQ6.on_time,completed,$year,all,all,3,6,60,low"
plant 'a value' "REQ6.on_time,completed,$year,all,all,3,5,60.0000001,low"
plant 'a status' "REQ6.on_time,completed,$year,all,all,3,5,60,"
plant 'a row that is not there' "REQ6.on_time,completed,$year,team,all,3,5,60,low"
plant 'a row that should be absent' "REQ6.on_time,,,,,,,,,,absent"
finish
