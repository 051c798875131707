#!/usr/bin/env bash
# The generator: its default authority lies near the published figures, the same arguments give the same rows, and what
# comes of them keeps the contract.
# shellcheck source-path=SCRIPTDIR source=common.sh
. "${BASH_SOURCE[0]%/*}/common.sh"

near_the_published() { sql -f "$root/fixtures/generator/calibration.sql"; }

is_told_apart() { ! near_the_published; } # 400 requests are no Walsall

# A digest of every row of every relation, in an order of its own.
digest_of_rows() {
    local relation
    for relation in $(ask "SELECT relname FROM pg_class WHERE relnamespace = 'ehc'::regnamespace AND relkind = 'r' ORDER BY 1"); do
        printf '%s ' "$relation"
        ask "SELECT count(*), md5(string_agg(r::text, E'\n' ORDER BY r::text COLLATE \"C\")) FROM ehc.$relation AS r"
    done
}

same_rows_again() {
    local first
    generate --requests 400 --seed 5
    first=$(digest_of_rows)
    generate --requests 400 --seed 6
    [[ $first != "$(digest_of_rows)" ]] || { echo 'another seed gives the same rows'; return 1; }
    generate --requests 400 --seed 5
    equal "$first" "$(digest_of_rows)"
}

initialised_database
check 'the default authority is generated, within every key and check of the contract' generate
check 'it lies near the published figures' near_the_published
check 'the same arguments give the same rows, another seed others' same_rows_again
check 'a world of another size does not lie near them' is_told_apart
finish
