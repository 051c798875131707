#!/usr/bin/env bash
# Packs for publication: rules, what is written and what is not, and the plain sums of what is shown tried by hand.
# shellcheck source-path=SCRIPTDIR source=common.sh
. "${BASH_SOURCE[0]%/*}/common.sh"

readonly as_of=2026-06-30

pack() { "$analyser" pack "$work/out/$as_of" --out "$work/$1" "${@:2}"; }

verdict() { tail -n 1 "$work/$1/$as_of/disclosure.csv"; } # rule,counts,small,protecting,differences,sums,narrowest,verdict

the_boards_own_is_not_for_publication() {
    pack own
    equal 'not applied,the board'\''s own pack: not for publication' "$(verdict own)"
}

# PACK RULE WIDTH: something was small, others protect it, and the attacker came no nearer than WIDTH.
attack_fails() {
    pack "$1" --publish "$2"
    verdict "$1"
    verdict "$1" | awk -F , -v rule="$2" -v width="$3" \
        '!($1 == rule && $2 > 1000 && $3 > 20 && $4 > 20 && $5 > 20 && $6 == 0 && $7 >= width && $8 == "no suppressed count can be found out") { exit 1 }'
}

nothing_is_suppressed() {
    pack none --publish none
    verdict none | grep -q '^none,[0-9]*,0,0,0,0,z,nothing is suppressed$'
}

more_is_suppressed_by_a_stricter_rule() {
    pack strict --publish below-10
    (($(verdict strict | cut -d , -f 3) > $(verdict five | cut -d , -f 3)))
}

same_bytes_again() {
    pack again --publish below-5
    same_file "$work/five/$as_of/disclosure.csv" "$work/again/$as_of/disclosure.csv"
    same_file "$work/five/$as_of/pack.json" "$work/again/$as_of/pack.json"
    grep -q '"published_by":	"below-5"' "$work/five/$as_of/pack.json"
}

refused() { # RULE
    attempt refused "$analyser" pack "$work/out/$as_of" --out "$work/never" --publish "$1"
    exited refused 2
    grep -q "^ehc-analyser: --publish takes none, nhs or below-K with K from 3 to 1000, not '$1'" "$work/refused.err"
    [[ ! -e $work/never ]]
}

# Everything of so strict a rule is suppressed, and what is left cannot hide it.
nothing_is_written_that_can_be_found_out() {
    attempt lost "$analyser" pack "$work/out/$as_of" --out "$work/lost" --publish below-1000
    if [[ $(<"$work/lost.exit") == 0 ]]; then verdict lost | grep -q 'no suppressed count can be found out$'; return; fi
    complained lost 5 "Nothing is published: by the rule 'below-1000'"
    [[ ! -e $work/lost/$as_of ]]
}

# The latest twelve months begin and end amid a month: what they have beside whole months is a difference like any other.
amid_a_month() {
    rm -rf "$work/out"
    "$analyser" run --out "$work/out" --as-of 2026-06-17 --quiet
    mv "$work/out/2026-06-17" "$work/out/$as_of" # the pack is named by the record
    "$analyser" pack "$work/out/$as_of" --out "$work/amid" --publish below-5
    mv "$work/amid/2026-06-17" "$work/amid/$as_of"
    verdict amid
    verdict amid | grep -q ',0,[0-9]*,no suppressed count can be found out$'
}

in_some_seconds() {
    local before=$SECONDS
    pack quick --publish nhs
    ((SECONDS - before <= 30))
}

main() {
    initialised_database
    check 'a messy world is generated' generate --mess 0.005
    check 'it is run' "$analyser" run --out "$work/out" --as-of "$as_of" --quiet
    check "the board's own pack says so" the_boards_own_is_not_for_publication
    check 'by below-5 the attack fails' attack_fails five below-5 5
    check 'by nhs the attack fails' attack_fails nhs nhs 4
    check 'by none nothing is suppressed' nothing_is_suppressed
    check 'a stricter rule suppresses more' more_is_suppressed_by_a_stricter_rule
    check 'the same run gives the same bytes' same_bytes_again
    check 'below-2 is no rule' refused below-2
    check 'nor is another word' refused dfe
    check 'what can be found out is not written' nothing_is_written_that_can_be_found_out
    check 'it takes some seconds' in_some_seconds
    check 'a run amid a month is protected' amid_a_month
    finish
}

main
