#!/usr/bin/env bash
# One case told: hand-made worlds byte by byte, every figure it says it counts in against evidence.csv, only its own rows
# read, and hostile text made harmless.
#
#   case.sh [--record]     --record writes what came as what is expected: read the difference before it is kept
# shellcheck source-path=SCRIPTDIR source=common.sh
. "${BASH_SOURCE[0]%/*}/common.sh"

golden=$root/tests/pg/told
record=no
if [[ ${1:-} == --record ]]; then record=yes; fi

# World, as_of, kind, id, format.
readonly told='boundary_weeks 2024-12-31 request 2 text --figures
boundary_weeks 2024-12-31 request 5 text
boundary_weeks 2024-12-31 request 6 html
annual_review 2025-06-30 plan 1 text --figures
exceptions 2024-12-31 request 2 json
advice_after_plan 2024-12-31 request 1 text
transferred_in 2024-12-31 plan 2 text
withdrawals 2024-12-31 request 2 text
phase_transfer 2024-12-31 plan 1 text
tribunal 2024-12-31 request 1 text --figures
voice 2024-12-31 request 1 text
plan_text 2026-06-30 plan 2 text
plan_text 2026-06-30 plan 3 text
plan_text 2026-06-30 plan 3 html
plan_text 2026-06-30 plan 4 json
as_of_past 2024-06-30 person 1 text --figures
duplicates_and_orphans 2024-12-31 person 1 text'

tell() { # NAME KIND ID AS_OF [OPTION...]
    local name=$1 kind=$2 id=$3 as_of=$4
    shift 4
    attempt "$name" "$analyser" case "$id" --kind "$kind" --as-of "$as_of" "$@"
}

new_database
while read -r world as_of kind id format figures; do
    load_world "$world"
    tell one "$kind" "$id" "$as_of" --format "$format" ${figures:+"$figures"}
    if [[ $record == yes ]]; then mkdir -p -- "$golden"; cp -- "$work/one.out" "$golden/$world-$kind-$id-$format.told"; fi
    check "$world: $kind $id is told" succeeded one
    check "$world: $kind $id as recorded, $format" same_file "$golden/$world-$kind-$id-$format.told" "$work/one.out"
done <<<"$told"

# --- from the case back to the figures: all persons' cells together are those of everybody in evidence.csv

everybody() { # AS_OF: a line of JSON for each person
    local person
    while read -r person; do
        "$analyser" case "$person" --kind person --as-of "$1" --format json | tr '\n\t' '  '
        printf '\n'
    done < <(ask 'SELECT DISTINCT person_id FROM ehc.person ORDER BY 1')
}

cells_agree() { # AS_OF EVIDENCE
    everybody "$1" >"$work/cases.json"
    is_empty "$(CASES=$work/cases.json EVIDENCE=$2 sql -f "$root/tests/pg/case.sql")"
}

for world in annual_review exceptions floors phase_transfer amendments boundary_weeks; do
    load_world "$world"
    read -r as_of _ <"$root/fixtures/worlds/$world/as_of" || true
    analyse run "$work/$world" "$as_of"
    check "$world: runs" succeeded run
    check "$world: the cases count in just the cells of the evidence" cells_agree "$as_of" "$work/$world/$as_of/evidence.csv"
done

a_wrong_cell_is_found() {
    local found
    awk -F, -v OFS=, '$3 == "PLAN20.overdue" && $5 == "as_of" && $8 == "all" { $10 += 1 } { print }' \
        "$work/boundary_weeks/2024-12-31/evidence.csv" >"$work/wrong.csv"
    found=$(CASES=$work/cases.json EVIDENCE=$work/wrong.csv sql -f "$root/tests/pg/case.sql")
    equal 'PLAN20.overdue|stock|as_of|2024-12-31|1|2|0|' "$found"
}
check 'a case that is missing from a cell is found' a_wrong_cell_is_found

# --- which case

load_world boundary_weeks
attempt several "$analyser" case 2 --as-of 2024-12-31
check 'an id of several kinds: exit 2, and which' exited several 2
check 'the kinds are named' grep -q 'id of a request and a person: say which with --kind' "$work/several.err"
tell none request 77 2024-12-31
check 'an id nobody has: exit 3' complained none 3 'no request has the id 77'
tell other plan 2 2024-12-31
check 'an id of another kind: exit 3' complained other 3 'no plan has the id 2'
attempt word "$analyser" case "2; DROP TABLE ehc.request"
check 'an id that is no number: exit 2' exited word 2
check 'nothing is printed of it but the message' equal '' "$(cat "$work/word.out")"
tell past request 2 2024-02-12
check 'what is later is not told' equal 1 "$(grep -c '^  20' "$work/past.out")"
check 'and the limit is still running' grep -q 'today is the last lawful day' "$work/past.out"

# --- what is wrong: every row of the case, however many the child's other cases have

# Advice received and not asked for: eight on request 1, seven on request 2, of one child.
make_many_findings() {
    sql <<'SQL'
INSERT INTO ehc.person (person_id, birth_date) VALUES (1, '2015-05-05');
INSERT INTO ehc.request (request_id, person_id, local_authority, received_date)
VALUES (1, 1, '335', '2023-01-09'), (2, 1, '335', '2024-01-08');
INSERT INTO ehc.advice (advice_id, request_id, kind, received_date)
SELECT n, CASE WHEN n <= 8 THEN 1 ELSE 2 END, 'C', '2024-02-12' FROM generate_series(1, 15) AS n;
SQL
}

wrong_in() { # KIND ID: what is told of advice not asked for
    "$analyser" case "$2" --kind "$1" --as-of 2024-06-30 --format text | sed -n 's/^.*asked for is not recorded[.] (\(.*\))$/\1/p'
}

initialised_database
check 'much is wrong with one child' make_many_findings
check 'all seven rows of the second request, no other' equal 'advice 9, 10, 11, 12, 13, 14, 15' "$(wrong_in request 2)"
check 'all eight of the first' equal 'advice 1, 2, 3, 4, 5, 6, 7, 8' "$(wrong_in request 1)"
check 'all fifteen of the person' equal "advice $(seq -s ', ' 15)" "$(wrong_in person 1)"

# --- a file of its own

new_database
load_world boundary_weeks
tell file request 2 2024-12-31 --format html --out "$work/out"
check 'with --out nothing of the case is printed' equal "The case is in $work/out/request-2.html, for its owner alone." "$(cat "$work/file.out")"
check 'the file is its owner'"'"'s alone' equal 600 "$(stat -c %a "$work/out/request-2.html")"

# --- a generated authority with spoilt records: as in the whole run, and nobody else's rows

initialised_database
generate --seed 5 --as-of 2025-06-30 --mess 0.02 --requests 300
analyse whole "$work/whole" 2025-06-30
check 'the authority runs' succeeded whole

open_of_person() { # ID: of the worklist, and of the case
    local keys
    keys=$(ask "SELECT 'request,' || request_id FROM ehc.request WHERE person_id = $1
                UNION SELECT 'plan,' || plan_id FROM ehc.plan WHERE person_id = $1")
    awk -F, -v keys="$keys" 'BEGIN { n = split(keys, k, "\n"); for (i = 1; i <= n; i++) wanted[k[i]] = 1 }
        ($2 "," $3) in wanted { print $1 "," $2 "," $3 "," $(NF - 3) "," $(NF - 2) }' "$work/whole/2025-06-30/worklist.csv" \
        | LC_ALL=C sort >"$work/listed"
    "$analyser" case "$1" --kind person --as-of 2025-06-30 --format json | tr '\n\t' '  ' >"$work/person.json"
    PERSON=$work/person.json sql <<'SQL' | LC_ALL=C sort >"$work/told"
CREATE TEMP TABLE told (story jsonb);
\copy told from program 'cat "$PERSON"' with (format csv, quote e'\x01', delimiter e'\x02')
SELECT concat_ws(',', c->>'clock', c->>'case', c->>'case_id', c->>'start', c->>'due')
FROM told, jsonb_array_elements(story->'clocks') AS c
WHERE c->>'state' IN ('running', 'overdue', 'overdue_excepted');
SQL
    same_file "$work/listed" "$work/told"
    cat "$work/listed" >>"$work/all_listed"
}

as_in_the_run() {
    local person
    : >"$work/all_listed"
    while read -r person; do open_of_person "$person"; done < <(ask "SELECT person_id FROM ehc.person
        WHERE person_id IN (SELECT person_id FROM ehc.plan) ORDER BY hashint8(person_id) LIMIT 12")
    [[ $(wc -l <"$work/all_listed") -gt 15 ]]
}
check 'what is open in the cases of 12 persons is what the worklist has' as_in_the_run

# Whoever works out a row of somebody else divides by nought.
only_its_own_rows() {
    local request person
    read -r request person < <(ask "SELECT request_id || ' ' || person_id FROM ehc.request ORDER BY 1 LIMIT 1")
    ask "ALTER TABLE ehc.advice RENAME TO advice_of_all;
         CREATE VIEW ehc.advice AS SELECT advice_id, request_id,
             CASE WHEN request_id = $request THEN kind ELSE (1 / (request_id - request_id))::text END AS kind,
             provider, requested_date, received_date, exception, nil_return, grade FROM ehc.advice_of_all"
    tell own request "$request" 2025-06-30
    succeeded own
    analyse all "$work/none" 2025-06-30
    exited all 5
    ask 'DROP VIEW ehc.advice; ALTER TABLE ehc.advice_of_all RENAME TO advice'
}
check 'no row of anybody else is worked out' only_its_own_rows

# --- hostile text, in each column of text that is told

make_hostile() {
    request=$(ask "SELECT request_id FROM ehc.advice GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1")
    ask "UPDATE ehc.advice SET provider = E'<script>alert(1)</script>&\"=1+1\\u202E\\x1b[31m\\x07\\n\\tend' || repeat('x', 1000000)
         WHERE request_id = $request;
         UPDATE ehc.request SET team = E'\\x1b]0;gone\\x07<b>North\\u2066' WHERE request_id = $request"
    printf '%s\n' "$request"
}
request=$(make_hostile)
for format in text json html; do
    tell "hostile_$format" request "$request" 2025-06-30 --format "$format"
    check "hostile text, $format: told" succeeded "hostile_$format"
    check "hostile text, $format: no control character, no mark that turns the writing" \
        equal 0 "$(LC_ALL=C grep -cP '[\x00-\x08\x0B-\x1F\x7F]|\xE2\x80[\xAA-\xAE]|\xE2\x81[\xA6-\xA9]' "$work/hostile_$format.out")"
    check "hostile text, $format: it is shown" grep -q 'u202e' "$work/hostile_$format.out"
    check "hostile text, $format: a million characters are cut" test "$(stat -c %s "$work/hostile_$format.out")" -lt 200000
done
check 'hostile text: no element comes of it' equal 0 "$(grep -ciE '<script|<b>' "$work/hostile_html.out")"
# --- what the text of a plan says: as the run has it, quoted for nobody else, and harmless

load_world plan_text
analyse texts "$work/texts" 2026-06-30
check 'a world with texts: runs' succeeded texts
told_checks() { # PLAN: those that are not experimental
    "$analyser" case "$1" --kind plan --as-of 2026-06-30 --format json | tr '\n\t' '  ' >"$work/plan.json"
    PLAN=$work/plan.json sql <<'SQL'
CREATE TEMP TABLE told (story jsonb);
\copy told from program 'cat "$PLAN"' with (format csv, quote e'\x01', delimiter e'\x02')
SELECT string_agg(f->>'check', ' ' ORDER BY f->>'check')
FROM told, jsonb_array_elements(story->'texts') AS t, jsonb_array_elements(t->'findings') AS f
WHERE NOT (f->>'experimental')::boolean;
SQL
}
as_the_run_found() { # plan by plan
    local plan
    for plan in 2 3 4; do
        equal "$(awk -F, -v plan="$plan" 'NR > 1 && $1 == plan { print $NF }' "$work/texts/2026-06-30/plans_to_revise.csv" | tr -d '"' | tr ' ' '\n' | LC_ALL=C sort | tr '\n' ' ' | sed 's/ $//')" \
            "$(told_checks "$plan" | tr ' ' '\n' | LC_ALL=C sort | tr '\n' ' ' | sed 's/ $//')"
    done
}
check 'findings of a text: those the run has found' as_the_run_found
tell quoted plan 3 2026-06-30
check 'the offending words are quoted' grep -qF '"By the end of year 4 Sam will be able to read 50 words."' "$work/quoted.out"
check 'and what has come since the version before' grep -qF 'new:  K_OLD' "$work/quoted.out"
check 'nothing of the text on standard error' equal '' "$(cat "$work/quoted.err")"
ask "UPDATE ehc.plan_section SET body = E'<script>alert(1)</script> regular \u202E\x1b[31m\x07 support ' || repeat('x', 200)
     WHERE plan_id = 2 AND section = 'F'"
for format in text json html; do
    tell "text_$format" plan 2 2026-06-30 --format "$format"
    check "hostile words of a plan, $format: told" succeeded "text_$format"
    check "hostile words of a plan, $format: quoted" grep -q 'alert(1)' "$work/text_$format.out"
    check "hostile words of a plan, $format: made harmless" \
        equal 0 "$(LC_ALL=C grep -cP '[\x00-\x08\x0B-\x1F\x7F]|\xE2\x80[\xAA-\xAE]' "$work/text_$format.out")"
done
check 'hostile words of a plan: no element comes of it' equal 0 "$(grep -ci '<script' "$work/text_html.out")"
names_in_a_case() { # another child's forename, and another setting, in the plan of this one
    ask "ALTER TABLE ehc.person ADD COLUMN forename text;
         UPDATE ehc.person SET forename = (ARRAY['Quillon', 'Branwell', 'Isolde', 'Peregrine'])[1 + person_id % 4];
         DELETE FROM ehc.plan_section WHERE plan_id = 2;
         INSERT INTO ehc.plan_section VALUES (2, '2025-01-01', 'F', 'The sentence before.' || E'\n' ||
             (SELECT CASE forename WHEN 'Isolde' THEN 'Quillon' ELSE 'Isolde' END FROM ehc.person JOIN ehc.plan USING (person_id) WHERE plan_id = 2)
             || ' needs a laptop for all written work.')"
    tell name plan 2 2026-06-30
    grep -q 'COPY_OTHER_NAME' "$work/name.out"
    grep -qE '^ +"(Isolde|Quillon) needs a laptop for all written work."$' "$work/name.out"
}
check "another child's name: found, and its line quoted" names_in_a_case
# --- copied: in how many other children's plans, as the run has it, and nothing else of them

make_copies() { # plan 10 is asked for; whoever else's B is its own counts or does not, by what stands beside it
    sql <<'SQL'
INSERT INTO ehc.person (person_id, upn, birth_date) SELECT n, 'Z90000000' || n, '2014-05-05' FROM generate_series(1, 9) AS n;
CREATE TABLE public.given AS
SELECT 'Ana has a language disorder and finds it hard to follow what is said to the whole class. When the day is long the '
    || 'thread of a story is lost, and pictures beside the words help her to tell it to somebody else. Reading is two years '
    || 'behind and spelling three; numbers are a strength.' AS own,
       'Kit walks with a frame and tires after lunch. Stairs are not safe without an adult near, and the playground is too '
    || 'loud for long stays. Friends matter: two of them eat at the same table each day and wait at the gate in the '
    || 'afternoon, which makes the walk home easier than it was last year.' AS another;
CREATE TABLE public.written (plan_id bigint, person_id bigint, version date, section text, body text);
INSERT INTO public.written
SELECT w.* FROM public.given, LATERAL (VALUES
    (10, 1, date '2026-01-10', 'B', own),
    (10, 1, '2026-01-10', 'F', another),
    (700011, 1, '2026-01-10', 'B', own),                                                         -- the same child: no
    (700020, 2, '2026-02-10', 'B', replace(replace(own, 'Ana', 'Quillon'), ' her ', ' him ')),   -- for another name: yes
    (700021, 2, '2026-02-10', 'B', own),                                                         -- the same other child again: once
    (700030, 3, '2026-02-10', 'B', own || ' Quuxzebra is liked.'),                               -- nearly: yes
    (700040, 4, '2025-02-10', 'B', own),                                                         -- an older version: no
    (700040, 4, '2026-02-10', 'B', 'Mended.'),
    (700050, 5, '2026-02-10', 'B', 'Short.'),
    (700050, 5, '2026-07-15', 'B', own),                                                         -- not yet: no
    (700060, 6, '2026-02-10', 'B', own),                                                         -- what came later is not recorded: yes
    (700060, 6, '2026-03-10', 'B', NULL),
    (700070, 77, '2026-02-10', 'B', own),                                                        -- nobody's: no
    (700080, 8, '2026-02-10', 'F', own),                                                         -- another section: no
    (700090, 9, '2026-02-10', 'B', own || repeat(' ', 1048576))                                  -- too long: no
    ) AS w (plan_id, person_id, version, section, body);
INSERT INTO ehc.plan (plan_id, person_id, local_authority, first_made_date)
SELECT DISTINCT plan_id, person_id, '335', date '2025-01-06' FROM public.written;
INSERT INTO ehc.plan_section SELECT plan_id, version, section, body FROM public.written;
SQL
}
copies_of() { # PLAN AS_OF: "B 3" for each copied section
    "$analyser" case "$1" --kind plan --as-of "$2" --format json | tr '\n\t' '  ' >"$work/plan.json"
    PLAN=$work/plan.json sql <<'SQL'
CREATE TEMP TABLE told (story jsonb);
\copy told from program 'cat "$PLAN"' with (format csv, quote e'\x01', delimiter e'\x02')
SELECT coalesce(string_agg(concat_ws(' ', c->>'section', c->>'children'), ', ' ORDER BY c->>'section'), 'none')
FROM told, jsonb_array_elements(story->'texts') AS t, jsonb_array_elements(t->'findings') AS f, jsonb_array_elements(f->'copies') AS c
WHERE f->>'check' = 'COPY_NEAR_IDENTICAL' AND (f->>'experimental')::boolean;
SQL
}
copied_in_the_run() { # NAME AS_OF: plans looked at, and those with a copied section
    analyse "$1" "$work/$1" "$2" && awk -F, '$1 == "COPY_NEAR_IDENTICAL" { print $4 }' "$work/$1/$2/tables/plan_copies.csv"
}
copied_in_cases() { # AS_OF: how many plans in force are told to have a copied section
    local plan
    while read -r plan; do copies_of "$plan" "$1"; done < <(ask "SELECT DISTINCT plan_id FROM ehc.plan JOIN ehc.person USING (person_id)
        WHERE coalesce(first_made_date, start_date) <= '$1' AND (cease_date IS NULL OR cease_date > '$1')") | grep -vc none
}
initialised_database
make_copies
check "copied for other children: how many, the child's own and older ones left out" equal 'B 3' "$(copies_of 10 2026-06-30)"
check 'a day later than the last copy: one more' equal 'B 4' "$(copies_of 10 2026-07-31)"
check 'on a day when an older version was the latest: that one' equal 'B 1' "$(copies_of 10 2026-01-31)"
check 'what is copied from two plans of one child is told as of one' equal 'B 3' "$(copies_of 700030 2026-06-30)"
check 'a text that is an older version of its own: nothing' equal none "$(copies_of 700040 2026-06-30)"
check 'as many plans as the run has found' equal "$(copied_in_the_run copied 2026-06-30)" "$(copied_in_cases 2026-06-30)"
for format in text json html; do
    tell "copied_$format" plan 10 2026-06-30 --format "$format"
    check "copied, $format: told" grep -q "It is nearly the same as in 3 other children&\?[#0-9a-z]*[;']s plans" "$work/copied_$format.out"
    check "copied, $format: no name, id, UPN or word of another child" equal 0 "$(grep -cE 'Quillon|Quuxzebra|7000[2-9]|Z90000000[2-9]' "$work/copied_$format.out" || true)"
done
check 'copied: the law and that it is experimental' grep -qF '[COPY_NEAR_IDENTICAL, guidance: CoP 9.61] (experimental)' "$work/copied_text.out"
two_rows_of_a_key() { # the first is the one to keep, as in the run
    ask "ALTER TABLE ehc.plan_section DROP CONSTRAINT plan_section_pkey;
         INSERT INTO ehc.plan_section VALUES (700030, '2026-02-10', 'B', '!')"
    equal 'B 2' "$(copies_of 10 2026-06-30)"
    equal "$(copied_in_the_run keyless 2026-06-30)" "$(copied_in_cases 2026-06-30)"
}
check 'two rows of one section: the first counts' two_rows_of_a_key

initialised_database
generate --seed 9 --as-of 2025-06-30 --requests 200 --text 0.2
check 'a generated authority: as many plans as the run has found' equal "$(copied_in_the_run made 2025-06-30)" "$(copied_in_cases 2025-06-30)"

without_sections() {
    ask 'DROP TABLE ehc.plan_section'
    tell textless plan 2 2026-06-30
    succeeded textless
    grep -qF 'The records hold no text of plans (ehc.plan_section).' "$work/textless.out"
}
check 'without plan_section: says so' without_sections

is_json() { sql -v told="$(cat -- "$work/hostile_json.out")" <<<"SELECT jsonb_typeof(:'told'::jsonb)"; }
check 'hostile text: the JSON is JSON' equal object "$(is_json)"
finish
