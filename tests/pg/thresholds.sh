#!/usr/bin/env bash
# run --fail-on: exit code 1 and the evidence there, where a figure of everybody is beyond what was asked for.
# shellcheck source-path=SCRIPTDIR source=common.sh
. "${BASH_SOURCE[0]%/*}/common.sh"

readonly as_of=2024-12-31

# Of three plans due in the latest 12 months one was in time; one is open, overdue since 2024-10-21.
records() {
    sql <<'SQL'
INSERT INTO ehc.person (person_id, birth_date) SELECT n, '2015-05-05' FROM generate_series(1, 3) AS n;
INSERT INTO ehc.request (request_id, person_id, local_authority, received_date, outcome, outcome_date) VALUES
    (1, 1, '335', '2024-03-04', 'Y', '2024-04-15'), (2, 2, '335', '2024-03-04', 'Y', '2024-04-15'), (3, 3, '335', '2024-06-03', 'Y', '2024-07-15');
INSERT INTO ehc.assessment (request_id, outcome, outcome_date) VALUES (1, 'Y', '2024-07-22'), (2, 'Y', '2024-08-30');
SQL
}

run_watching() { # OPTION...: what it says in $work/watched.err
    rm -rf -- "$work/out"
    attempt watched "$analyser" run --out "$work/out" --as-of "$as_of" --since 2024-01-01 --quiet "$@"
}

holds() { # TEXT
    run_watching --fail-on "$1"
    exited watched 0 && is_empty "$(cat "$work/watched.err")"
}

is_crossed() { # TEXT WORDS
    run_watching --fail-on "$1"
    complained watched 1 "$2" && whole_run "$work/out/$as_of"
}

several() {
    run_watching --fail-on 'PLAN20.overdue > 0' --fail-on 'PLAN20.open > 5' --fail-on 'REQ6.on_time < 101'
    complained watched 1 'PLAN20.overdue > 0: it is 1; REQ6.on_time < 101: it is 100'
}

is_refused() { # TEXT WORDS
    run_watching --fail-on "$1"
    exited watched 2 && grep -qF -- "$2" "$work/watched.err"
    [[ ! -e $work/out ]]
}

initialised_database
check 'records are put in' records
check 'what is not crossed' holds 'PLAN20.overdue > 1'
check 'at the limit itself' is_crossed 'PLAN20.overdue >= 1' 'PLAN20.overdue >= 1: it is 1'
check 'over' is_crossed 'PLAN20.overdue > 0' 'PLAN20.overdue > 0: it is 1'
check 'a share on one basis' is_crossed 'PLAN20.on_time due < 34' 'PLAN20.on_time due < 34: it is 33.33333333'
check 'not on the other' holds 'PLAN20.on_time completed < 34'
check 'on any basis' is_crossed 'PLAN20.on_time < 34' 'PLAN20.on_time < 34: it is 33.33333333'
check 'no figure to tell by' is_crossed 'ADV6.on_time due < 50' 'there is no figure to tell by'
check 'several' several
check 'no such measure' is_refused 'PLAN20.overdu > 1' "there is no measure 'PLAN20.overdu'; did you mean 'PLAN20.overdue'?"
check 'no number' is_refused 'PLAN20.overdue > many' 'one of > >= < <= and a number are expected'
check 'no basis' is_refused 'PLAN20.overdue today > 1' 'the basis is one of completed, due, started or stock'
check 'too little' is_refused 'PLAN20.overdue' 'MEASURE > NUMBER is expected'
check 'too much' is_refused 'PLAN20.overdue stock > 1 or 2' 'MEASURE > NUMBER is expected'
finish
