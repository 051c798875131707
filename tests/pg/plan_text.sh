#!/usr/bin/env bash
# The text of plans in a run: what is counted of it by a second opinion in SQL, what is unchanged or copied, and that no
# word of it stands in any file.
# shellcheck source-path=SCRIPTDIR source=common.sh
. "${BASH_SOURCE[0]%/*}/common.sh"

as_of=2026-06-30

initialised_database
generate --requests 1500 --authorities 1 --seed 3

# Plans in force with a text of our own, whose words are known; two versions of each, of which the later counts.
sql <<'SQL'
DELETE FROM ehc.plan_section;
CREATE TABLE public.chosen AS
    SELECT plan_id, row_number() OVER (ORDER BY plan_id) AS n
      FROM ehc.plan
     WHERE cease_date IS NULL AND coalesce(first_made_date, start_date) < '2026-01-01'
       AND (transferred_date IS NULL OR transferred_date < '2026-01-01')
     ORDER BY plan_id LIMIT 300;
INSERT INTO ehc.plan_section (plan_id, version_date, section, body)
SELECT plan_id, version, section, body
  FROM public.chosen,
       LATERAL (VALUES ('2026-01-10'::date, n), ('2026-02-10'::date, n + 1)) AS versions (version, m),
       LATERAL (VALUES
           ('A', (ARRAY['I like quuxzebra. When I grow up I want to be a nurse.', 'The child is happy.', NULL])[1 + m % 3]),
           ('C', (ARRAY['', 'None known.', 'Epilepsy.', NULL])[1 + m % 4]),
           ('D', (ARRAY['TBC', 'No social care needs are known.'])[1 + m % 2]),
           ('F', (ARRAY['Phonics for 20 minutes every day with a teaching assistant.',
                        'Access to regular support as appropriate.',
                        E'Phonics for 20 minutes every day with a teaching assistant.\nRegular support.'])[1 + m % 3]),
           ('J', (ARRAY['', 'No personal budget has been asked for.', 'To be confirmed'])[1 + m % 3])) AS sections (section, body);
-- uneven, so that a test of the change has something to tell
UPDATE ehc.plan_section SET body = 'No social care needs are known.'
 WHERE section = 'D' AND version_date = '2026-02-10' AND plan_id IN (SELECT plan_id FROM public.chosen WHERE n <= 60);
SQL

table() { cat -- "$work/$1/$as_of/tables/$2.csv"; }

counted() { # NAME CHECK: plans looked at and with the defect
    table "$1" plan_checks | awk -F, -v check="$2" '$1 == check && $5 == "all" { print $7 "/" $8 }'
}

# What is in the latest version, by regular expressions alone.
opinion() { # SECTION CONDITION-OF-THE-DEFECT
    ask "SELECT count(*) || '/' || count(*) FILTER (WHERE $2)
           FROM (SELECT DISTINCT ON (plan_id, section) * FROM ehc.plan_section ORDER BY plan_id, section, version_date DESC) AS latest
          WHERE section = '$1' AND body IS NOT NULL"
}

agree() { # CHECK SECTION CONDITION
    equal "$(opinion "$2" "$3")" "$(counted run "$1")"
}

analyse run "$work/run" "$as_of" --since 2026-01-01
check 'plans with text: runs' succeeded run
check 'own words: as SQL counts them' agree A_NOT_IN_OWN_WORDS A "body !~ '\\mI\\M'"
check 'aspirations: as SQL counts them' agree A_NO_ASPIRATIONS A "body !~ 'want to be'"
check 'section C silent: as SQL counts it' agree C_SILENT C "body !~ '\\w'"
check 'section D silent: as SQL counts it' agree D_SILENT D "body ~ '^TBC'"
check 'section J silent: as SQL counts it' agree J_SILENT J "body !~ 'personal budget'"
check 'hours of provision: as SQL counts them' agree F_NO_HOURS F "body ~ '(^|\n)[^\n]*\$' AND EXISTS (SELECT FROM regexp_split_to_table(body, '\n') AS line WHERE line !~ '\\d+ minutes')"
check 'vague wording: as SQL counts it' agree F_VAGUE F "body ~* 'regular'"
check 'less than half could be enforced: as SQL counts it' agree F_UNENFORCEABLE F "body ~ '^Access'"

lines_agree() {
    local lines
    lines=$(ask "SELECT count(*) || '/' || count(*) FILTER (WHERE line ~ 'Phonics')
        FROM (SELECT DISTINCT ON (plan_id, section) * FROM ehc.plan_section WHERE section = 'F' ORDER BY plan_id, section, version_date DESC) AS latest,
             regexp_split_to_table(body, '\n') AS line")
    equal "$lines" "$(table run plan_provision | awk -F, '$1 == "F" && $2 == "all" { print $5 "/" $12 }')"
}
check 'lines of provision, and those that could be enforced: as SQL counts them' lines_agree

# Of each plan the two versions, and in how many the defect went or came.
history() { # SECTION CONDITION-OF-THE-DEFECT
    ask "SELECT concat_ws('/', count(*), count(*) FILTER (WHERE a), count(*) FILTER (WHERE b),
                count(*) FILTER (WHERE a AND NOT b), count(*) FILTER (WHERE b AND NOT a))
           FROM (SELECT bool_or($2) FILTER (WHERE version_date = '2026-01-10') AS a, bool_or($2) FILTER (WHERE version_date = '2026-02-10') AS b
                   FROM ehc.plan_section WHERE section = '$1' AND body IS NOT NULL GROUP BY plan_id) AS plans
          WHERE a IS NOT NULL AND b IS NOT NULL"
}
changed() { # CHECK SECTION CONDITION
    equal "$(history "$2" "$3")" "$(table run plan_checks_by_version | awk -F, -v check="$1" '$1 == check { print $4 "/" $5 "/" $7 "/" $9 "/" $10 }')"
}
check 'own words, the version before and the latest: as SQL counts them' changed A_NOT_IN_OWN_WORDS A "body !~ '\\mI\\M'"
check 'section J, the version before and the latest: as SQL counts it' changed J_SILENT J "body !~ 'personal budget'"
check 'section D, the version before and the latest: as SQL counts it' changed D_SILENT D "body ~ '^TBC'"
check 'vague wording, the version before and the latest: as SQL counts it' changed F_VAGUE F "body ~* 'regular'"
sign_test() { # by the sum of the binomial's own terms
    local p
    p=$(ask "WITH counted AS (SELECT $(table run plan_checks_by_version | awk -F, '$1 == "D_SILENT" { print $9 " AS mended, " $10 " AS spoilt" }')),
             terms AS (SELECT factorial(mended + spoilt) / factorial(k) / factorial(mended + spoilt - k) AS ways, 2.0::numeric ^ (mended + spoilt) AS all_ways
                         FROM counted, LATERAL generate_series(0, least(mended, spoilt)) AS k)
             SELECT round(least(1, 2 * sum(ways) / max(all_ways)), 4) FROM terms")
    equal "$p" "$(table run plan_checks_by_version | awk -F, '$1 == "D_SILENT" { print $11 }')"
}
check 'the sign test of a change: as SQL works it out' sign_test

# --- no text and no word of it in any file

no_word() { ! grep -rl 'quuxzebra\|Phonics for 20\|Access to regular' "$work/$1"; }
check 'no word of any text in any file' no_word run

revised() {
    equal 600 "$(stat -c %a "$work/run/$as_of/plans_to_revise.csv")"
    equal "$(ask 'SELECT count(*) FROM public.chosen')" "$(($(wc -l <"$work/run/$as_of/plans_to_revise.csv") - 1))"
    awk -F, 'NR > 2 && $5 > before { exit 1 } { before = $5 }' "$work/run/$as_of/plans_to_revise.csv"
}
check 'plans to revise: the heaviest first, for their owner alone' revised

# --- commands that look at no text ask the server for none: whoever works one out divides by nought

without_text() { # NAME COMMAND...
    attempt "$@"
    succeeded "$1"
}
hide_text() {
    ask 'ALTER TABLE ehc.plan_section RENAME TO kept_section;
         CREATE VIEW ehc.plan_section AS SELECT plan_id, version_date, section, (1 / (plan_id - plan_id))::text AS body FROM ehc.kept_section'
}
show_text() { ask 'DROP VIEW ehc.plan_section; ALTER TABLE ehc.kept_section RENAME TO plan_section'; }

attempt checked "$analyser" check --as-of "$as_of"
hide_text
analyse hidden "$work/hidden" "$as_of" --since 2026-01-01
check 'run reads the text of plans' exited hidden 5
check 'check reads none' without_text blind "$analyser" check --as-of "$as_of"
check 'and finds what it found with it' same_file "$work/checked.out" "$work/blind.out"
check 'sample reads none' without_text sampled "$analyser" sample --size 5 --as-of "$as_of" --out "$work/sample"
check 'table reads none' without_text asked "$analyser" table PLAN20.on_time --as-of "$as_of"
check 'cases reads none' without_text listed "$analyser" cases --measure PLAN20.overdue --as-of "$as_of"
check 'worklist reads none' without_text warned "$analyser" worklist --as-of "$as_of"
show_text

# --- the order of rows, and sections that are read twice, change nothing

ask "CREATE TABLE public.copied AS SELECT * FROM ehc.plan_section; TRUNCATE ehc.plan_section;
     INSERT INTO ehc.plan_section SELECT * FROM public.copied ORDER BY md5(plan_id::text || section || version_date)"
analyse shuffled "$work/shuffled" "$as_of" --since 2026-01-01
check 'rows in another order: the same tables' same_run "$work/run/$as_of" "$work/shuffled/$as_of"

# --- copied from another child, unchanged through two decisions to amend, too long, hostile

sql <<'SQL'
INSERT INTO ehc.plan_section (plan_id, version_date, section, body)
SELECT plan_id, '2026-02-10', 'B',
       CASE WHEN n <= 2 THEN (ARRAY['Tom', 'Ana'])[n] || ' has a language disorder and finds it hard to follow what is said to the whole class. When the day is long the thread of a story is lost, and pictures beside the words help to tell it to somebody else. Reading is two years behind and spelling three; numbers are a strength.'
            ELSE (SELECT string_agg('w' || translate(md5(n || ' ' || i), '0123456789', 'ghijklmnop'), ' ') FROM generate_series(1, 50) AS i) END
  FROM public.chosen WHERE n <= 40;
UPDATE ehc.plan_section SET body = repeat('word ', 300000) WHERE section = 'C' AND version_date = '2026-02-10'
   AND plan_id = (SELECT plan_id FROM public.chosen WHERE n = 5);
UPDATE ehc.plan_section SET body = repeat(E'\u2019<&\t', 100000) WHERE section = 'D' AND version_date = '2026-02-10'
   AND plan_id = (SELECT plan_id FROM public.chosen WHERE n = 6);
DELETE FROM ehc.review WHERE plan_id IN (SELECT plan_id FROM public.chosen WHERE n <= 40);
DELETE FROM ehc.plan_section WHERE section <> 'B' AND plan_id IN (SELECT plan_id FROM public.chosen WHERE n BETWEEN 10 AND 13);
UPDATE ehc.plan_section SET version_date = '2023-02-10' WHERE plan_id IN (SELECT plan_id FROM public.chosen WHERE n BETWEEN 10 AND 13);
UPDATE ehc.plan SET first_made_date = '2022-01-01' WHERE plan_id IN (SELECT plan_id FROM public.chosen WHERE n BETWEEN 10 AND 13);
INSERT INTO ehc.plan_section SELECT plan_id, '2026-01-15', 'B', 'Something else.' FROM public.chosen WHERE n = 11;
INSERT INTO ehc.review (review_id, plan_id, kind, meeting_date, outcome, decision_date)
SELECT 900000000 + 2 * n + i, plan_id, 'annual', day, 'A', day + 14
  FROM public.chosen, LATERAL (VALUES (0, '2024-01-20'::date), (1, '2025-01-20')) AS held (i, day)
 WHERE n BETWEEN 10 AND 12;
SQL
analyse spoilt "$work/spoilt" "$as_of" --since 2026-01-01
check 'long and hostile texts: runs' succeeded spoilt
check 'a text of more than a mebibyte: a finding' equal 1 "$(counted spoilt TOO_LONG | cut -d / -f 2)"
check 'a section copied for another child: two findings, and no more' equal 39/2 "$(counted spoilt COPY_NEAR_IDENTICAL)"
check 'unchanged through two decisions to amend: two of three' equal 3/2 "$(counted spoilt CURRENCY_UNCHANGED)"

# --- names: another setting told as the present one, another child's forename

sql <<'SQL'
TRUNCATE ehc.plan_section;
UPDATE ehc.setting SET name = 'Q' || translate(md5(setting_urn::text), '0123456789', 'ghijklmnop') || ' Vale School';
CREATE TABLE public.placed AS
    SELECT n, plan_id, person_id, p.setting_urn, other.setting_urn AS other_urn, other.name AS other_name, s.name
      FROM public.chosen JOIN ehc.plan AS p USING (plan_id) JOIN ehc.setting AS s USING (setting_urn),
           LATERAL (SELECT setting_urn, name FROM ehc.setting AS o WHERE o.setting_urn <> p.setting_urn ORDER BY md5(n::text || o.setting_urn) LIMIT 1) AS other;
INSERT INTO ehc.plan_section
SELECT plan_id, '2026-02-10', 'B', CASE n % 4 WHEN 0 THEN 'The child attends ' || other_name || '.'
                                               WHEN 1 THEN 'The child previously attended ' || other_name || '.'
                                               ELSE 'The child attends ' || name || '.' END FROM public.placed;
INSERT INTO ehc.plan_section SELECT plan_id, '2026-02-10', 'F',
    (ARRAY['Quillon', 'Branwell', 'Isolde', 'Peregrine', 'Will'])[1 + n % 5] || ' needs a laptop for all written work.' FROM public.placed;
SQL
analyse unnamed "$work/unnamed" "$as_of" --since 2026-01-01
check 'no column of forenames: runs' succeeded unnamed
check 'and the check of names says that it did not look' equal \
    'COPY_OTHER_NAME,,,not looked at: ehc.person has no column forename' \
    "$(table unnamed plan_copies | awk -F, '$1 == "COPY_OTHER_NAME" { note = $8; sub(/^experimental; /, "", note); print $1 "," $3 "," $4 "," note }')"
setting_findings() { table "$1" plan_currency | awk -F, '$1 == "up to a year" { print $6 "/" $7 }'; }
check 'another setting told as the present one: as SQL counts it' equal \
    "$(ask "SELECT count(*) || '/' || count(*) FILTER (WHERE n % 4 = 0) FROM public.placed")" "$(setting_findings unnamed)"

ask "ALTER TABLE ehc.person ADD COLUMN forename text;
     UPDATE ehc.person SET forename = CASE person_id % 11 WHEN 0 THEN NULL
         ELSE (ARRAY['Quillon', 'Branwell', 'Isolde', 'Peregrine', 'Will'])[1 + person_id % 5] END"
analyse named "$work/named" "$as_of" --since 2026-01-01
check 'a column of forenames: runs' succeeded named
check "another child's name: as SQL counts it, a common word left out" equal \
    "$(ask "SELECT count(forename) || '/' || count(*) FILTER (WHERE body !~ '^Will' AND body !~ ('^' || forename))
              FROM public.placed JOIN ehc.person USING (person_id) JOIN ehc.plan_section USING (plan_id) WHERE section = 'F'")" \
    "$(table named plan_copies | awk -F, '$1 == "COPY_OTHER_NAME" { print $3 "/" $4 }')"
check 'how many forenames were looked for, and how many not' grep -q '4 forenames looked for; 1 left out' "$work/named/$as_of/tables/plan_copies.csv"
check 'no forename and no name of a setting in any file' equal '' "$(grep -rlE 'Quillon|Branwell|Isolde|Peregrine| Vale School' "$work/named")"
may_not_read() { # whoever may not read the column has no names, and runs
    ask "DROP ROLE IF EXISTS ehc_nameless; CREATE ROLE ehc_nameless LOGIN; GRANT USAGE ON SCHEMA ehc TO ehc_nameless;
         GRANT SELECT ON ALL TABLES IN SCHEMA ehc TO ehc_nameless; REVOKE SELECT ON ehc.person FROM ehc_nameless;
         GRANT SELECT (person_id, upn, birth_date, sex, ethnicity, social_care) ON ehc.person TO ehc_nameless"
    PGUSER=ehc_nameless "$analyser" run --as-of "$as_of" --since 2026-01-01 --out "$work/nameless" --quiet
    grep -q 'not looked at: ehc.person has no column forename' "$work/nameless/$as_of/tables/plan_copies.csv"
    ask 'DROP OWNED BY ehc_nameless; DROP ROLE ehc_nameless'
}
check 'a column that may not be read is not asked for' may_not_read

# --- nothing there

ask 'TRUNCATE ehc.plan_section'
analyse empty "$work/empty" "$as_of" --since 2026-01-01
no_data() {
    local table
    for table in plan_checks plan_checks_by_version plan_provision plan_currency plan_copies; do
        equal 'no data' "$(sed -n 2p "$work/empty/$as_of/tables/$table.csv" | cut -d , -f 1)"
    done
    equal 1 "$(wc -l <"$work/empty/$as_of/plans_to_revise.csv")"
}
check 'no text: no data, not zero' no_data
finish
