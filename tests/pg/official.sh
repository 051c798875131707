#!/usr/bin/env bash
# official/*.csv: the DfE's columns in the DfE's order, every figure as plain SQL counts it (sql/oracle/07_official.sql), and
# the identities that the DfE's own figures keep.
# shellcheck source-path=SCRIPTDIR source=common.sh
. "${BASH_SOURCE[0]%/*}/common.sh"

# First lines of the files of reporting year 2025, as published (annual_reviews as corrected, of calendar year 2024).
readonly places=time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,new_la_code,old_la_code,la_name,breakdown_topic,breakdown
readonly timeliness=plans_issued_den,plans_issued_den_ex,plans_issued_within_20_weeks,plans_issued_20_weeks_ex,pc_plans_issued_within_20_weeks,PC_plans_issued_20_weeks_ex,plans_issued_gt20weeks_ltYear,plans_issued_gt20weeks_ltYear_ex,pc_plans_issued_gt20weeks_ltYear,PC_plans_issued_gt20weeks_ltYear_ex,plans_issued_gt_1_year,plans_issued_gt_1_year_ex,pc_plans_issued_gt_1_year,PC_plans_issued_gt_1_year_ex
readonly requests=requests_received_in_year,requests_rya,requests_decided_to_assess,requests_decided_not_to_assess,requests_decision_not_made,requests_withdrawn,request_assess_pc,request_not_assess_pc,request_outstanding_pc,request_withdrawn_pc,request_outcome_six_weeks,request_outcome_over_6_weeks,request_outcome_six_weeks_pc,request_outcome_over_6_weeks_pc,mediation_related_request,tribunal_related_request,tribunal_after_mediation_request
readonly assessments=assess_in_year,assess_issued,assess_issued_pc,assess_not_issued,assess_not_issued_pc,assess_not_made,assess_not_made_pc,assess_withdrawn,assess_withdrawn_pc,outcome_decision_within_time,outcome_decision_over_time,outcome_decision_within_time_pc,outcome_decision_over_time_pc,number_assess_mediation,number_assess_tribunal,number_asssess_mediation_tribunal,number_other_mediation,number_other_tribunal,number_other_mediation_tribunal
readonly reviews=total_ehc_plans,review_expected,review_not_expected,review_meeting_25,review_meeting_24,review_meeting_prior_24,total_review_meeting,no_review_meeting,review_decision25,review_decision24,review_decision_prior24,review_decision_not_due,review_decision_outstanding,outcome_amend,outcome_cease,outcome_maintan,no_outcome,number_decsion_4weeks,number_decision_gt_4weeks,pc_decsion_4weeks,pc_decision_gt_4weeks

header_is() { equal "$places,$2" "$(head -n 1 "$work/$1.csv")"; }

run_into() { # AS_OF [OPTION...]: official/*.csv into $work
    "$analyser" run --out "$work/out" --as-of "$1" --quiet "${@:2}"
    cp "$work/out/$1"/official/*.csv "$work"
}

headers_are_the_published() {
    header_is timeliness_20_week "$timeliness"
    header_is timeliness_20_week_2026 "${timeliness,,},avg_weeks_issue_plan,avg_weeks_issue_plan_exc"
    header_is requests "$requests"
    header_is assessments "$assessments"
    header_is annual_reviews "$reviews"
}

# A line a figure of the rows of everything: file|year|topic|breakdown|column|value. Of 2026's layouts what 2025's lack.
figures() { # LEVEL
    local file
    for file in timeliness_20_week timeliness_20_week_2026 requests assessments annual_reviews annual_reviews_2026; do
        awk -F , -v level="$1" -v file="${file%_2026}" -v only="$([[ $file == *_2026 ]] && echo 1)" '
            NR == 1 { for (i = 13; i <= NF; i++) name[i] = $i; next }
            $3 == level {
                topic = $11 ~ /^All / ? "All" : $11; group = $11 ~ /^All / ? "All" : $12
                for (i = 13; i <= NF; i++)
                    if (!only || name[i] ~ /^(avg_|review_expected_|review_completed_|review_not_completed)/)
                        print file "|" $1 "|" topic "|" group "|" name[i] "|" $i
            }' "$work/$file.csv"
    done | LC_ALL=C sort
}

expected() { # AS_OF [SINCE [AUTHORITY]]
    sql -v as_of="$1" -v since="${2:-}" -v authority="${3:-}" -f "$root/sql/oracle/01_as_read.sql" -f "$root/sql/oracle/07_official.sql"
    ask "SELECT file, year, topic, breakdown, name, value FROM ehc_oracle.official" | LC_ALL=C sort
}

agree() { # LEVEL AS_OF [SINCE [AUTHORITY]]
    expected "${@:2}" >"$work/expected"
    figures "$1" >"$work/figures"
    (($(wc -l <"$work/figures") > 3000)) || { wc -l "$work/figures"; return 1; }
    diff "$work/expected" "$work/figures" >"$work/difference" || { wc -l <"$work/difference"; head -n 30 "$work/difference"; return 1; }
}

# Sums over the columns of a file, in every row.
adds_up() { # FILE TOTAL PART...
    awk -F , -v total="$2" -v parts="${*:3}" '
        NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; n = split(parts, part, " "); next }
        { sum = 0; for (i = 1; i <= n; i++) sum += $at[part[i]]; rows++; if (sum != $at[total]) { print "row " NR ": " sum " is not " $at[total]; bad = 1 } }
        END { exit bad || rows < 30 }' "$work/$1.csv"
}

identities() {
    adds_up requests requests_received_in_year requests_decided_to_assess requests_decided_not_to_assess requests_decision_not_made requests_withdrawn
    adds_up assessments assess_in_year assess_issued assess_not_issued assess_not_made assess_withdrawn
    adds_up annual_reviews total_ehc_plans review_expected review_not_expected
    adds_up annual_reviews review_expected total_review_meeting no_review_meeting
    adds_up annual_reviews total_review_meeting review_meeting_25 review_meeting_24 review_meeting_prior_24
    adds_up annual_reviews total_review_meeting review_decision25 review_decision24 review_decision_prior24 review_decision_not_due review_decision_outstanding
    adds_up annual_reviews total_review_meeting outcome_amend outcome_cease outcome_maintan no_outcome
    adds_up annual_reviews_2026 review_expected_2024 review_completed_2024 review_completed_prior_2024 review_not_completed
}

# Breakdowns add up to everybody.
groups_add_up() {
    awk -F , 'NR == 1 { next }
        $11 ~ /^All / { for (i = 13; i <= 18; i++) whole[$1, i] = $i; next }
        { for (i = 13; i <= 18; i++) part[$11, $1, i] += $i }
        END { for (key in part) { split(key, k, SUBSEP); n++; if (part[key] != whole[k[2], k[3]]) { print k[1], k[2], k[3]; bad = 1 } } exit bad || n < 50 }' "$work/requests.csv"
}

definitions_are_whole() { # every column of every file has its line
    equal "$(for file in "$work"/{timeliness_20_week,timeliness_20_week_2026,requests,assessments,annual_reviews,annual_reviews_2026}.csv; do
        head -n 1 "$file" | tr , '\n' | tail -n +13; done | sort)" "$(cut -d , -f 3 <(sed 's/, / /g' "$work/definitions.csv") | tail -n +2 | sed 's/^"//' | sort)"
}

several() { # England, regions and authorities
    run_into 2026-06-30 --since 2023-01-01
    equal '1 National 2 Regional' "$(awk -F , '$1 == 2025 && $11 ~ /^All / && $3 != "Local authority" { n[$3]++ } END { print n["National"], "National", n["Regional"], "Regional" }' "$work/requests.csv")"
    awk -F , '$1 == 2025 && $11 ~ /^All / { sum[$3] += $13 } END { exit !(sum["National"] > 0 && sum["National"] == sum["Regional"] && sum["National"] == sum["Local authority"]) }' "$work/requests.csv"
}

# 2024-03-04 + 140 days is the last day in time; 2024-01-02 + 112 and 42 likewise.
by_hand() {
    sql <<'SQL'
INSERT INTO ehc.person (person_id, birth_date, sex, ethnicity) SELECT n, '2015-05-05', 'F', 'WBRI' FROM generate_series(1, 9) AS n;
INSERT INTO ehc.request (request_id, person_id, local_authority, received_date, outcome, outcome_date, mediation, in_youth_accommodation) VALUES
    (1, 1, '335', '2024-03-04', 'Y', '2024-04-15', NULL, true),   -- decided on day 42, issued on day 140
    (2, 2, '335', '2024-03-04', 'Y', '2024-04-16', NULL, false),  -- decided on day 43, issued on day 141
    (3, 3, '335', '2024-03-04', 'Y', '2024-04-15', true, false),  -- in time, but mediation: not in the 20 weeks' population
    (4, 4, '335', '2024-01-02', 'Y', '2024-02-01', NULL, NULL),   -- no plan, told on day 112
    (5, 5, '335', '2024-12-02', 'Y', '2025-01-13', NULL, NULL),   -- decided before census day: to assess, of 2025's decisions
    (6, 6, '335', '2024-12-20', 'N', '2025-01-20', NULL, NULL),   -- decided after census day: not made
    (7, 7, '335', NULL, 'H', NULL, NULL, NULL);                   -- historical: in nothing
INSERT INTO ehc.assessment (request_id, outcome, outcome_date, week20) VALUES
    (1, 'Y', '2024-07-22', false), (2, 'Y', '2024-07-23', true), (3, 'Y', '2024-05-01', false), (4, 'N', '2024-04-23', NULL), (7, 'H', NULL, NULL);
INSERT INTO ehc.plan (plan_id, person_id, local_authority, first_made_date, cease_date) VALUES
    (1, 1, '335', '2024-01-16', NULL),  -- twelve months before census day: a review is expected, none met
    (2, 2, '335', '2024-01-17', NULL),  -- a day later: not expected
    (3, 3, '335', '2020-01-01', NULL), (4, 4, '335', '2020-01-01', NULL), (5, 5, '335', '2020-01-01', '2025-01-16'), (6, 6, '335', '2020-01-01', NULL);
INSERT INTO ehc.review (review_id, plan_id, kind, meeting_date, outcome, decision_date) VALUES
    (1, 3, 'annual', '2024-06-03', 'A', '2024-07-01'),  -- day 28
    (2, 4, 'annual', '2024-12-19', 'M', '2025-01-17'),  -- decided after census day, and 28 days are over on it: not due yet
    (3, 6, 'annual', '2024-12-18', NULL, NULL),         -- 28 days over: outstanding
    (4, 6, 'interim', '2025-01-10', NULL, NULL);        -- interim: not looked at
SQL
    run_into 2025-06-30 --since 2024-01-01
    equal '2,1,1,1,50,100,1,0,50,0,0,0,0,0' "$(all_of timeliness_20_week 2024)"
    equal '6,1,5,0,1,0,83.3,0,16.7,0,3,1,75,25,1,0,0' "$(all_of requests 2024)"
    equal '4,3,75,1,25,0,0,0,0,1,0,100,0,0,0,0,0,0,0' "$(all_of assessments 2024)"
    equal '5,4,1,0,3,0,3,1,0,1,0,1,1,1,0,0,2,1,0,100,0' "$(all_of annual_reviews 2024)"
}

all_of() { awk -F , -v year="$2" '$1 == year && $11 ~ /^All /' "$work/$1.csv" | cut -d , -f 13-; }

main() {
    initialised_database
    check 'worked out by hand' by_hand
    initialised_database
    check 'a messy world is generated' generate --mess 0.02 --as-of 2025-02-10
    check 'it is run' run_into 2025-02-10
    check 'the columns are those the DfE publishes' headers_are_the_published
    check 'every figure is what plain SQL counts' agree 'Local authority' 2025-02-10
    check 'every column has its definition' definitions_are_whole
    check 'states are disjoint and add up' identities
    check 'breakdowns add up' groups_add_up
    check 'between the end of the year and census day' run_into 2025-01-07
    check 'every figure as far as it is known' agree 'Local authority' 2025-01-07
    initialised_database
    check 'three authorities of two regions are generated' generate --authorities 3
    check 'England, regions and authorities add up' several
    check 'every figure of England is what plain SQL counts' agree National 2026-06-30 2023-01-01
    finish
}

main "$@"
