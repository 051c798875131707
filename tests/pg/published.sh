#!/usr/bin/env bash
# The DfE's published figures in a run: official/reconciliation.csv and the columns beside the evidence tables.
# shellcheck source-path=SCRIPTDIR source=common.sh
. "${BASH_SOURCE[0]%/*}/common.sh"

reader=ehc_published_$$
at_end() { drop_databases; psql -X -q -d postgres -c "DROP ROLE IF EXISTS $reader" >/dev/null 2>&1; } # in this order

run_here() { # NAME [OPTION...]: into $work/NAME
    rm -rf -- "${work:?}/$1"
    "$analyser" run --out "$work/$1" --as-of 2025-06-30 --since 2024-01-01 --quiet "${@:2}"
}

# Of 2024: three plans issued, the third after mediation; the first in time; four requests, one of them withdrawn.
records() {
    sql <<'SQL'
INSERT INTO ehc.person (person_id, birth_date, sex, ethnicity) SELECT n, '2015-05-05', 'F', 'WBRI' FROM generate_series(1, 4) AS n;
INSERT INTO ehc.request (request_id, person_id, local_authority, received_date, outcome, outcome_date, withdrawn_date, mediation) VALUES
    (1, 1, '335', '2024-03-04', 'Y', '2024-04-15', NULL, NULL), (2, 2, '335', '2024-03-04', 'Y', '2024-04-15', NULL, NULL),
    (3, 3, '335', '2024-03-04', 'Y', '2024-04-15', NULL, true), (4, 4, '335', '2024-03-04', 'W', NULL, '2024-03-20', NULL);
INSERT INTO ehc.assessment (request_id, outcome, outcome_date, week20) VALUES
    (1, 'Y', '2024-07-22', false), (2, 'Y', '2024-07-23', true), (3, 'Y', '2024-07-01', false);
SQL
}

publish() {
    sql <<'SQL'
INSERT INTO ehc_evidence.comparator (indicator, time_period, level, area_code, topic, breakdown, area, region, value, symbol, file, layout) VALUES
    ('plans_issued_den', 2024, 'local_authority', '335', 'All', 'All', 'Walsall', 'West Midlands', 3, NULL, 'a.csv', '2025'),
    ('plans_issued_den', 2024, 'local_authority', '330', 'All', 'All', 'Birmingham', 'West Midlands', 999, NULL, 'a.csv', '2025'),
    ('plans_issued_den', 2024, 'local_authority', '335', 'Sex', 'Male', 'Walsall', 'West Midlands', 998, NULL, 'a.csv', '2025'),
    ('plans_issued_den', 2024, 'regional', 'E12000005', 'All', 'All', 'West Midlands', NULL, 9558, NULL, 'a.csv', '2025'),
    ('plans_issued_den', 2024, 'regional', 'E12000007', 'All', 'All', 'London', NULL, 997, NULL, 'a.csv', '2025'),
    ('plans_issued_den', 2024, 'national', 'E92000001', 'All', 'All', 'England', NULL, 90392, NULL, 'a.csv', '2025'),
    ('plans_issued_den_ex', 2024, 'local_authority', '335', 'All', 'All', 'Walsall', 'West Midlands', 2, NULL, 'a.csv', '2025'),
    ('plans_issued_within_20_weeks', 2024, 'local_authority', '335', 'All', 'All', 'Walsall', 'West Midlands', 1, NULL, 'a.csv', '2025'),
    ('pc_plans_issued_within_20_weeks', 2024, 'local_authority', '335', 'All', 'All', 'Walsall', 'West Midlands', 48.7, NULL, 'a.csv', '2025'),
    ('pc_plans_issued_within_20_weeks', 2024, 'national', 'E92000001', 'All', 'All', 'England', NULL, 45.9, NULL, 'a.csv', '2025'),
    ('plans_issued_gt_1_year', 2024, 'local_authority', '335', 'All', 'All', 'Walsall', 'West Midlands', NULL, 'z', 'a.csv', '2025'),
    ('requests_received_in_year', 2024, 'local_authority', '335', 'All', 'All', 'Walsall', 'West Midlands', 3, NULL, 'b.csv', '2025'),
    ('requests_received_in_year', 2019, 'local_authority', '335', 'All', 'All', 'Walsall', 'West Midlands', 996, NULL, 'b.csv', '2025'),
    ('request_outcome_six_weeks', 2024, 'local_authority', '335', 'All', 'All', 'Walsall', 'West Midlands', 5, NULL, 'b.csv', '2025');
SQL
}

readonly reconciled='time_period,file,figure,computed here,published,difference,explanation,published: region,published: England
2024,timeliness_20_week,plans_issued_den,2,3,-1,explained: with the cases that had mediation or an appeal,9558,90392
2024,timeliness_20_week,plans_issued_den_ex,1,2,-1,explained: with the cases that had mediation or an appeal,,
2024,timeliness_20_week,plans_issued_within_20_weeks,1,1,0,equal,,
2024,timeliness_20_week,pc_plans_issued_within_20_weeks,50,48.7,1.3,not explained,,45.9
2024,timeliness_20_week,plans_issued_gt_1_year,0,z,,not comparable,,
2024,requests,requests_received_in_year,4,3,1,"explained: of another population, without those withdrawn",,
2024,requests,request_outcome_six_weeks,3,5,-2,not explained,,'

# What stands in the row of a period, in the column of that label (written without its commas).
beside() { # NAME TABLE PERIOD LABEL
    sed 's/, / /g; s/"//g' "$work/$1"/*/tables/"$2".csv | awk -F , -v period="$3" -v label="$4" '
        NR == 1 { for (i = 1; i <= NF; i++) if ($i == label) at = i } $1 == period { print at ? $at : "no column" }'
}

reconciliation_is() { equal "$1" "$(cat "$work/run"/2025-06-30/official/reconciliation.csv)"; }

columns_stand_beside() {
    local label='published within 20 weeks: % (Walsall)'
    equal 48.7 "$(beside run twenty_weeks 2024 "$label")"
    equal '' "$(beside run twenty_weeks 2024-12 "$label")"
    equal 45.9 "$(beside run twenty_weeks 2024 "${label/Walsall/England}")"
    equal '' "$(beside run twenty_weeks 2024 "${label/Walsall/West Midlands}")"
    equal 'no column' "$(beside run twenty_weeks 2024 "${label/Walsall/Birmingham}")"
}

has_no_figures() { # NAME
    [[ ! -e $work/$1/2025-06-30/official/reconciliation.csv ]]
    is_empty "$(grep -l '"published, ' "$work/$1"/2025-06-30/tables/*.csv)" # the columns beside
}

without_leave() { # a role that may read the records alone
    ask "CREATE ROLE $reader LOGIN; GRANT USAGE ON SCHEMA ehc TO $reader; GRANT SELECT ON ALL TABLES IN SCHEMA ehc TO $reader"
    PGUSER=$reader run_here unseen
    has_no_figures unseen
}

# Three authorities of the West Midlands by plans in time: 1 of 3, 400 of 999, 30 of 100: 431 of 1102 together.
all_are_compared() {
    ask "INSERT INTO ehc_evidence.comparator (indicator, time_period, level, area_code, topic, breakdown, area, value, file, layout) VALUES
        ('plans_issued_within_20_weeks', 2024, 'local_authority', '330', 'All', 'All', 'Birmingham', 400, 'a.csv', '2025'),
        ('plans_issued_within_20_weeks', 2024, 'local_authority', '331', 'All', 'All', 'Coventry', 30, 'a.csv', '2025'),
        ('plans_issued_den', 2024, 'local_authority', '331', 'All', 'All', 'Coventry', 100, 'a.csv', '2025')"
    printf '{"neighbours": ["331"]}\n' >"$work/settings.json"
    run_here run --statistics "$work/settings.json"
    equal 'plans issued within 20 weeks,2024,Birmingham,,400,999,40.0,39.1
plans issued within 20 weeks,2024,Coventry,neighbour,30,100,30.0,39.1
plans issued within 20 weeks,2024,Walsall,own,1,3,33.3,39.1' "$(tail -n +2 "$work/run"/2025-06-30/tables/authorities.csv | cut -d , -f 1-8)"
}

# The latest published year of England and of the region stand beside the headline, never the authority's own as either.
beside_headline() { # ENGLAND REGION
    "$analyser" pack "$work/run/2025-06-30" --out "$work/pack" >/dev/null
    grep -q "data-label=\"England\">$1</td><td data-label=\"Region\">$2</td>" "$work/pack/2025-06-30/board-pack.html"
}

pack_shows_areas() {
    beside_headline '45.9% (2024)' 'none published'
    ask "INSERT INTO ehc_evidence.comparator (indicator, time_period, level, area_code, topic, breakdown, area, value, file, layout) VALUES
        ('pc_plans_issued_within_20_weeks', 2024, 'regional', 'E12000005', 'All', 'All', 'West Midlands', 52.1, 'a.csv', '2025')"
    run_here run
    beside_headline '45.9% (2024)' '52.1% (2024), West Midlands'
    ask "DELETE FROM ehc_evidence.comparator WHERE value = 52.1"
}

of_two_authorities() { # whose figures should stand there?
    ask "INSERT INTO ehc.request (request_id, person_id, local_authority, received_date) VALUES (9, 4, '330', '2025-02-03')"
    run_here several
    has_no_figures several
    run_here one --authority 335
    equal "$reconciled" "$(cat "$work/one"/2025-06-30/official/reconciliation.csv)"
}

main() {
    initialised_database
    check 'records are put in' records
    check 'it is run without published figures' run_here none
    check 'nothing speaks of published figures' has_no_figures none
    check 'figures are published' publish
    check 'it is run with them' run_here run
    check 'ours stand against the published, explained where another count gives them' reconciliation_is "$reconciled"
    check 'tables carry the own, regional and national figures' columns_stand_beside
    check 'all authorities are compared, neighbours marked' all_are_compared
    check 'the pack has England and the region beside the headline' pack_shows_areas
    check 'who may not read them gets none' without_leave
    check 'of several authorities none is chosen' of_two_authorities
    finish
}

main "$@"
