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

# Plan texts come of draws of their own: with them all else is as without, whatever is spoilt; and they come again.
texts_change_nothing_else() {
    local bare first
    generate --requests 400 --seed 5 --mess 0.01
    bare=$(digest_of_rows | grep -v '^plan_section ')
    generate --requests 400 --seed 5 --mess 0.01 --text 0.3
    first=$(digest_of_rows)
    equal "$bare" "$(grep -v '^plan_section ' <<<"$first")"
    generate --requests 400 --seed 5 --mess 0.01 --text 0.3
    equal "$first" "$(digest_of_rows)"
}

# Every plan has its twelve sections, in one version or more, some of them as they were before.
texts_are_whole() {
    generate --requests 400 --seed 5 --text 0.3
    equal 'f' "$(ask 'SELECT EXISTS (SELECT FROM ehc.plan p LEFT JOIN ehc.plan_section s USING (plan_id)
        GROUP BY plan_id, version_date HAVING count(section) <> 12)')"
    equal 't|t' "$(ask 'SELECT max(n) > 2, bool_or(n > same) FROM (SELECT count(*) AS n, count(DISTINCT body) AS same
        FROM ehc.plan_section WHERE section = $$F$$ GROUP BY plan_id) AS plans')"
}

nothing_wrong_at_rate_0() {
    generate --requests 400 --seed 5 --text 0
    equal '0' "$(ask "SELECT count(*) FROM ehc.plan_section WHERE body = '' OR body ~ 'as appropriate|would benefit'")"
}

initialised_database
check 'the default authority is generated, within every key and check of the contract' generate
check 'it lies near the published figures' near_the_published
check 'the same arguments give the same rows, another seed others' same_rows_again
check 'a world of another size does not lie near them' is_told_apart
check 'with texts the rest of a world is as without, and they come again' texts_change_nothing_else
check 'texts are whole, of several versions, some unchanged' texts_are_whole
check 'at rate 0 nothing is wrong in them' nothing_wrong_at_rate_0
finish
