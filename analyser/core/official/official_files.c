#include "core/official/official_files.h"

static const struct official_column timeliness_2025[] = {
    {"plans_issued_den", OFFICIAL_NUMBER, OFFICIAL_PLANS, {OFFICIAL_PLANS, OFFICIAL_PLANS}, "plans issued in the calendar year (AssessmentOutcome Y with its date), not historical or transferred in, and no mediation or appeal of any kind recorded", false},
    {"plans_issued_den_ex", OFFICIAL_NUMBER, OFFICIAL_PLANS_EX, {OFFICIAL_PLANS_EX, OFFICIAL_PLANS_EX}, "of these, without those with an exception (Week20)", true},
    {"plans_issued_within_20_weeks", OFFICIAL_NUMBER, OFFICIAL_WITHIN_20_WEEKS, {OFFICIAL_WITHIN_20_WEEKS, OFFICIAL_WITHIN_20_WEEKS}, "of plans_issued_den, sent within 140 days of the request's receipt, day 140 included", true},
    {"plans_issued_20_weeks_ex", OFFICIAL_NUMBER, OFFICIAL_WITHIN_20_WEEKS_EX, {OFFICIAL_WITHIN_20_WEEKS_EX, OFFICIAL_WITHIN_20_WEEKS_EX}, "the same of plans_issued_den_ex", true},
    {"pc_plans_issued_within_20_weeks", OFFICIAL_PERCENT, OFFICIAL_WITHIN_20_WEEKS, {OFFICIAL_PLANS, OFFICIAL_PLANS}, "of plans_issued_den, those without usable days included", true},
    {"PC_plans_issued_20_weeks_ex", OFFICIAL_PERCENT, OFFICIAL_WITHIN_20_WEEKS_EX, {OFFICIAL_PLANS_EX, OFFICIAL_PLANS_EX}, "of plans_issued_den_ex", true},
    {"plans_issued_gt20weeks_ltYear", OFFICIAL_NUMBER, OFFICIAL_WITHIN_52_WEEKS, {OFFICIAL_WITHIN_52_WEEKS, OFFICIAL_WITHIN_52_WEEKS}, "after 140 and within 364 days (52 weeks; the DfE also says a year)", false},
    {"plans_issued_gt20weeks_ltYear_ex", OFFICIAL_NUMBER, OFFICIAL_WITHIN_52_WEEKS_EX, {OFFICIAL_WITHIN_52_WEEKS_EX, OFFICIAL_WITHIN_52_WEEKS_EX}, "the same of plans_issued_den_ex", false},
    {"pc_plans_issued_gt20weeks_ltYear", OFFICIAL_PERCENT, OFFICIAL_WITHIN_52_WEEKS, {OFFICIAL_PLANS, OFFICIAL_PLANS}, "of plans_issued_den", false},
    {"PC_plans_issued_gt20weeks_ltYear_ex", OFFICIAL_PERCENT, OFFICIAL_WITHIN_52_WEEKS_EX, {OFFICIAL_PLANS_EX, OFFICIAL_PLANS_EX}, "of plans_issued_den_ex", false},
    {"plans_issued_gt_1_year", OFFICIAL_NUMBER, OFFICIAL_OVER_52_WEEKS, {OFFICIAL_OVER_52_WEEKS, OFFICIAL_OVER_52_WEEKS}, "after 364 days (52 weeks)", false},
    {"plans_issued_gt_1_year_ex", OFFICIAL_NUMBER, OFFICIAL_OVER_52_WEEKS_EX, {OFFICIAL_OVER_52_WEEKS_EX, OFFICIAL_OVER_52_WEEKS_EX}, "the same of plans_issued_den_ex", false},
    {"pc_plans_issued_gt_1_year", OFFICIAL_PERCENT, OFFICIAL_OVER_52_WEEKS, {OFFICIAL_PLANS, OFFICIAL_PLANS}, "of plans_issued_den", false},
    {"PC_plans_issued_gt_1_year_ex", OFFICIAL_PERCENT, OFFICIAL_OVER_52_WEEKS_EX, {OFFICIAL_PLANS_EX, OFFICIAL_PLANS_EX}, "of plans_issued_den_ex", false},
};

static const struct official_column timeliness_2026[] = {
    {"plans_issued_den", OFFICIAL_NUMBER, OFFICIAL_PLANS, {OFFICIAL_PLANS, OFFICIAL_PLANS}, "plans issued in the calendar year (AssessmentOutcome Y with its date), not historical or transferred in, and no mediation or appeal of any kind recorded", false},
    {"plans_issued_den_ex", OFFICIAL_NUMBER, OFFICIAL_PLANS_EX, {OFFICIAL_PLANS_EX, OFFICIAL_PLANS_EX}, "of these, without those with an exception (Week20)", true},
    {"plans_issued_within_20_weeks", OFFICIAL_NUMBER, OFFICIAL_WITHIN_20_WEEKS, {OFFICIAL_WITHIN_20_WEEKS, OFFICIAL_WITHIN_20_WEEKS}, "of plans_issued_den, sent within 140 days of the request's receipt, day 140 included", true},
    {"plans_issued_20_weeks_ex", OFFICIAL_NUMBER, OFFICIAL_WITHIN_20_WEEKS_EX, {OFFICIAL_WITHIN_20_WEEKS_EX, OFFICIAL_WITHIN_20_WEEKS_EX}, "the same of plans_issued_den_ex", true},
    {"pc_plans_issued_within_20_weeks", OFFICIAL_PERCENT, OFFICIAL_WITHIN_20_WEEKS, {OFFICIAL_PLANS, OFFICIAL_PLANS}, "of plans_issued_den, those without usable days included", true},
    {"pc_plans_issued_20_weeks_ex", OFFICIAL_PERCENT, OFFICIAL_WITHIN_20_WEEKS_EX, {OFFICIAL_PLANS_EX, OFFICIAL_PLANS_EX}, "of plans_issued_den_ex", true},
    {"plans_issued_gt20weeks_ltyear", OFFICIAL_NUMBER, OFFICIAL_WITHIN_52_WEEKS, {OFFICIAL_WITHIN_52_WEEKS, OFFICIAL_WITHIN_52_WEEKS}, "after 140 and within 364 days (52 weeks; the DfE also says a year)", false},
    {"plans_issued_gt20weeks_ltyear_ex", OFFICIAL_NUMBER, OFFICIAL_WITHIN_52_WEEKS_EX, {OFFICIAL_WITHIN_52_WEEKS_EX, OFFICIAL_WITHIN_52_WEEKS_EX}, "the same of plans_issued_den_ex", false},
    {"pc_plans_issued_gt20weeks_ltyear", OFFICIAL_PERCENT, OFFICIAL_WITHIN_52_WEEKS, {OFFICIAL_PLANS, OFFICIAL_PLANS}, "of plans_issued_den", false},
    {"pc_plans_issued_gt20weeks_ltyear_ex", OFFICIAL_PERCENT, OFFICIAL_WITHIN_52_WEEKS_EX, {OFFICIAL_PLANS_EX, OFFICIAL_PLANS_EX}, "of plans_issued_den_ex", false},
    {"plans_issued_gt_1_year", OFFICIAL_NUMBER, OFFICIAL_OVER_52_WEEKS, {OFFICIAL_OVER_52_WEEKS, OFFICIAL_OVER_52_WEEKS}, "after 364 days (52 weeks)", false},
    {"plans_issued_gt_1_year_ex", OFFICIAL_NUMBER, OFFICIAL_OVER_52_WEEKS_EX, {OFFICIAL_OVER_52_WEEKS_EX, OFFICIAL_OVER_52_WEEKS_EX}, "the same of plans_issued_den_ex", false},
    {"pc_plans_issued_gt_1_year", OFFICIAL_PERCENT, OFFICIAL_OVER_52_WEEKS, {OFFICIAL_PLANS, OFFICIAL_PLANS}, "of plans_issued_den", false},
    {"pc_plans_issued_gt_1_year_ex", OFFICIAL_PERCENT, OFFICIAL_OVER_52_WEEKS_EX, {OFFICIAL_PLANS_EX, OFFICIAL_PLANS_EX}, "of plans_issued_den_ex", false},
    {"avg_weeks_issue_plan", OFFICIAL_WEEKS, OFFICIAL_DAYS, {OFFICIAL_DATED, OFFICIAL_DATED}, "mean days from receipt to issue of the plans with both days, in weeks", false},
    {"avg_weeks_issue_plan_exc", OFFICIAL_WEEKS, OFFICIAL_DAYS_EX, {OFFICIAL_DATED_EX, OFFICIAL_DATED_EX}, "the same without exceptions", false},
};

static const struct official_column requests[] = {
    {"requests_received_in_year", OFFICIAL_NUMBER, OFFICIAL_RECEIVED, {OFFICIAL_RECEIVED, OFFICIAL_RECEIVED}, "requests received in the calendar year, historical ones left out", true},
    {"requests_rya", OFFICIAL_NUMBER, OFFICIAL_YOUTH_ACCOMMODATION, {OFFICIAL_YOUTH_ACCOMMODATION, OFFICIAL_YOUTH_ACCOMMODATION}, "of these, from relevant youth accommodation", true},
    {"requests_decided_to_assess", OFFICIAL_NUMBER, OFFICIAL_TO_ASSESS, {OFFICIAL_TO_ASSESS, OFFICIAL_TO_ASSESS}, "of these, decided to assess, as known on census day in January", true},
    {"requests_decided_not_to_assess", OFFICIAL_NUMBER, OFFICIAL_NOT_TO_ASSESS, {OFFICIAL_NOT_TO_ASSESS, OFFICIAL_NOT_TO_ASSESS}, "of these, decided not to assess; an overturned refusal stays one", true},
    {"requests_decision_not_made", OFFICIAL_NUMBER, OFFICIAL_UNDECIDED, {OFFICIAL_UNDECIDED, OFFICIAL_UNDECIDED}, "of these, not decided by census day", true},
    {"requests_withdrawn", OFFICIAL_NUMBER, OFFICIAL_REQUEST_WITHDRAWN, {OFFICIAL_REQUEST_WITHDRAWN, OFFICIAL_REQUEST_WITHDRAWN}, "of these, withdrawn or ceased before a decision", true},
    {"request_assess_pc", OFFICIAL_PERCENT, OFFICIAL_TO_ASSESS, {OFFICIAL_RECEIVED, OFFICIAL_RECEIVED}, "of requests_received_in_year", true},
    {"request_not_assess_pc", OFFICIAL_PERCENT, OFFICIAL_NOT_TO_ASSESS, {OFFICIAL_RECEIVED, OFFICIAL_RECEIVED}, "of requests_received_in_year", true},
    {"request_outstanding_pc", OFFICIAL_PERCENT, OFFICIAL_UNDECIDED, {OFFICIAL_RECEIVED, OFFICIAL_RECEIVED}, "of requests_received_in_year", true},
    {"request_withdrawn_pc", OFFICIAL_PERCENT, OFFICIAL_REQUEST_WITHDRAWN, {OFFICIAL_RECEIVED, OFFICIAL_RECEIVED}, "of requests_received_in_year", true},
    {"request_outcome_six_weeks", OFFICIAL_NUMBER, OFFICIAL_WITHIN_6_WEEKS, {OFFICIAL_WITHIN_6_WEEKS, OFFICIAL_WITHIN_6_WEEKS}, "decisions made in the calendar year, whenever the request came, within 42 days of receipt", false},
    {"request_outcome_over_6_weeks", OFFICIAL_NUMBER, OFFICIAL_OVER_6_WEEKS, {OFFICIAL_OVER_6_WEEKS, OFFICIAL_OVER_6_WEEKS}, "the same after 42 days", false},
    {"request_outcome_six_weeks_pc", OFFICIAL_PERCENT, OFFICIAL_WITHIN_6_WEEKS, {OFFICIAL_WITHIN_6_WEEKS, OFFICIAL_OVER_6_WEEKS}, "of the two", true},
    {"request_outcome_over_6_weeks_pc", OFFICIAL_PERCENT, OFFICIAL_OVER_6_WEEKS, {OFFICIAL_WITHIN_6_WEEKS, OFFICIAL_OVER_6_WEEKS}, "of the two", true},
    {"mediation_related_request", OFFICIAL_NUMBER, OFFICIAL_REQUEST_MEDIATED, {OFFICIAL_REQUEST_MEDIATED, OFFICIAL_REQUEST_MEDIATED}, "of requests_received_in_year, a mediation meeting about the decision to assess", false},
    {"tribunal_related_request", OFFICIAL_NUMBER, OFFICIAL_REQUEST_APPEALED, {OFFICIAL_REQUEST_APPEALED, OFFICIAL_REQUEST_APPEALED}, "the same, an appeal", false},
    {"tribunal_after_mediation_request", OFFICIAL_NUMBER, OFFICIAL_REQUEST_BOTH, {OFFICIAL_REQUEST_BOTH, OFFICIAL_REQUEST_BOTH}, "the same, both", false},
};

static const struct official_column assessments[] = {
    {"assess_in_year", OFFICIAL_NUMBER, OFFICIAL_ASSESSMENTS, {OFFICIAL_ASSESSMENTS, OFFICIAL_ASSESSMENTS}, "assessments whose outcome is dated in the calendar year, historical and exported ones left out", false},
    {"assess_issued", OFFICIAL_NUMBER, OFFICIAL_ISSUED, {OFFICIAL_ISSUED, OFFICIAL_ISSUED}, "of these, a plan was issued", true},
    {"assess_issued_pc", OFFICIAL_PERCENT, OFFICIAL_ISSUED, {OFFICIAL_ASSESSMENTS, OFFICIAL_ASSESSMENTS}, "of assess_in_year", true},
    {"assess_not_issued", OFFICIAL_NUMBER, OFFICIAL_NOT_ISSUED, {OFFICIAL_NOT_ISSUED, OFFICIAL_NOT_ISSUED}, "of these, decided not to issue a plan", true},
    {"assess_not_issued_pc", OFFICIAL_PERCENT, OFFICIAL_NOT_ISSUED, {OFFICIAL_ASSESSMENTS, OFFICIAL_ASSESSMENTS}, "of assess_in_year", true},
    {"assess_not_made", OFFICIAL_NUMBER, OFFICIAL_NOT_MADE, {OFFICIAL_NOT_MADE, OFFICIAL_NOT_MADE}, "of these, without an outcome in spite of a date", false},
    {"assess_not_made_pc", OFFICIAL_PERCENT, OFFICIAL_NOT_MADE, {OFFICIAL_ASSESSMENTS, OFFICIAL_ASSESSMENTS}, "of assess_in_year", true},
    {"assess_withdrawn", OFFICIAL_NUMBER, OFFICIAL_ASSESSMENT_WITHDRAWN, {OFFICIAL_ASSESSMENT_WITHDRAWN, OFFICIAL_ASSESSMENT_WITHDRAWN}, "of these, withdrawn, by the day of withdrawal", false},
    {"assess_withdrawn_pc", OFFICIAL_PERCENT, OFFICIAL_ASSESSMENT_WITHDRAWN, {OFFICIAL_ASSESSMENTS, OFFICIAL_ASSESSMENTS}, "of assess_in_year", true},
    {"outcome_decision_within_time", OFFICIAL_NUMBER, OFFICIAL_WITHIN_16_WEEKS, {OFFICIAL_WITHIN_16_WEEKS, OFFICIAL_WITHIN_16_WEEKS}, "of assess_not_issued, told within 112 days of the request's receipt", true},
    {"outcome_decision_over_time", OFFICIAL_NUMBER, OFFICIAL_OVER_16_WEEKS, {OFFICIAL_OVER_16_WEEKS, OFFICIAL_OVER_16_WEEKS}, "the same after 112 days", true},
    {"outcome_decision_within_time_pc", OFFICIAL_PERCENT, OFFICIAL_WITHIN_16_WEEKS, {OFFICIAL_WITHIN_16_WEEKS, OFFICIAL_OVER_16_WEEKS}, "of the two", true},
    {"outcome_decision_over_time_pc", OFFICIAL_PERCENT, OFFICIAL_OVER_16_WEEKS, {OFFICIAL_WITHIN_16_WEEKS, OFFICIAL_OVER_16_WEEKS}, "of the two", true},
    {"number_assess_mediation", OFFICIAL_NUMBER, OFFICIAL_ISSUE_MEDIATED, {OFFICIAL_ISSUE_MEDIATED, OFFICIAL_ISSUE_MEDIATED}, "of assess_in_year, a mediation meeting about the decision to issue", false},
    {"number_assess_tribunal", OFFICIAL_NUMBER, OFFICIAL_ISSUE_APPEALED, {OFFICIAL_ISSUE_APPEALED, OFFICIAL_ISSUE_APPEALED}, "the same, an appeal", false},
    {"number_asssess_mediation_tribunal", OFFICIAL_NUMBER, OFFICIAL_ISSUE_BOTH, {OFFICIAL_ISSUE_BOTH, OFFICIAL_ISSUE_BOTH}, "the same, both", false},
    {"number_other_mediation", OFFICIAL_NUMBER, OFFICIAL_OTHER_MEDIATED, {OFFICIAL_OTHER_MEDIATED, OFFICIAL_OTHER_MEDIATED}, "of assess_in_year, a mediation meeting about another decision", false},
    {"number_other_tribunal", OFFICIAL_NUMBER, OFFICIAL_OTHER_APPEALED, {OFFICIAL_OTHER_APPEALED, OFFICIAL_OTHER_APPEALED}, "the same, an appeal", false},
    {"number_other_mediation_tribunal", OFFICIAL_NUMBER, OFFICIAL_OTHER_BOTH, {OFFICIAL_OTHER_BOTH, OFFICIAL_OTHER_BOTH}, "the same, both", false},
};

static const struct official_column reviews_2025[] = {
    {"total_ehc_plans", OFFICIAL_NUMBER, OFFICIAL_EHC_PLANS, {OFFICIAL_EHC_PLANS, OFFICIAL_EHC_PLANS}, "plans active on census day in January", true},
    {"review_expected", OFFICIAL_NUMBER, OFFICIAL_REVIEW_EXPECTED, {OFFICIAL_REVIEW_EXPECTED, OFFICIAL_REVIEW_EXPECTED}, "of these, first made, or started, at least 12 months before census day", false},
    {"review_not_expected", OFFICIAL_NUMBER, OFFICIAL_REVIEW_NOT_EXPECTED, {OFFICIAL_REVIEW_NOT_EXPECTED, OFFICIAL_REVIEW_NOT_EXPECTED}, "the others", false},
    {"review_meeting_@N", OFFICIAL_NUMBER, OFFICIAL_MEETING_AFTER, {OFFICIAL_MEETING_AFTER, OFFICIAL_MEETING_AFTER}, "of review_expected, the last annual or phase transfer review that met by census day met in January before it", true},
    {"review_meeting_@Y", OFFICIAL_NUMBER, OFFICIAL_MEETING_IN_YEAR, {OFFICIAL_MEETING_IN_YEAR, OFFICIAL_MEETING_IN_YEAR}, "the same, in the calendar year", true},
    {"review_meeting_prior_@Y", OFFICIAL_NUMBER, OFFICIAL_MEETING_BEFORE, {OFFICIAL_MEETING_BEFORE, OFFICIAL_MEETING_BEFORE}, "the same, before it", true},
    {"total_review_meeting", OFFICIAL_NUMBER, OFFICIAL_MEETINGS, {OFFICIAL_MEETINGS, OFFICIAL_MEETINGS}, "these three together", true},
    {"no_review_meeting", OFFICIAL_NUMBER, OFFICIAL_NO_MEETING, {OFFICIAL_NO_MEETING, OFFICIAL_NO_MEETING}, "of review_expected, no review has met", true},
    {"review_decision@N", OFFICIAL_NUMBER, OFFICIAL_DECISION_AFTER, {OFFICIAL_DECISION_AFTER, OFFICIAL_DECISION_AFTER}, "of total_review_meeting, that review's decision letter was sent in January before census day", true},
    {"review_decision@Y", OFFICIAL_NUMBER, OFFICIAL_DECISION_IN_YEAR, {OFFICIAL_DECISION_IN_YEAR, OFFICIAL_DECISION_IN_YEAR}, "the same, in the calendar year", true},
    {"review_decision_prior@Y", OFFICIAL_NUMBER, OFFICIAL_DECISION_BEFORE, {OFFICIAL_DECISION_BEFORE, OFFICIAL_DECISION_BEFORE}, "the same, before it", true},
    {"review_decision_not_due", OFFICIAL_NUMBER, OFFICIAL_DECISION_NOT_DUE, {OFFICIAL_DECISION_NOT_DUE, OFFICIAL_DECISION_NOT_DUE}, "of total_review_meeting, no letter by census day and 28 days not over; the five states are disjoint and add up, which the DfE's do not", false},
    {"review_decision_outstanding", OFFICIAL_NUMBER, OFFICIAL_DECISION_OUTSTANDING, {OFFICIAL_DECISION_OUTSTANDING, OFFICIAL_DECISION_OUTSTANDING}, "the same, 28 days over", false},
    {"outcome_amend", OFFICIAL_NUMBER, OFFICIAL_AMEND, {OFFICIAL_AMEND, OFFICIAL_AMEND}, "of total_review_meeting, to amend the plan", true},
    {"outcome_cease", OFFICIAL_NUMBER, OFFICIAL_CEASE, {OFFICIAL_CEASE, OFFICIAL_CEASE}, "the same, to cease it", true},
    {"outcome_maintan", OFFICIAL_NUMBER, OFFICIAL_MAINTAIN, {OFFICIAL_MAINTAIN, OFFICIAL_MAINTAIN}, "the same, to maintain it", true},
    {"no_outcome", OFFICIAL_NUMBER, OFFICIAL_NO_OUTCOME, {OFFICIAL_NO_OUTCOME, OFFICIAL_NO_OUTCOME}, "the same, no outcome recorded", true},
    {"number_decsion_4weeks", OFFICIAL_NUMBER, OFFICIAL_WITHIN_4_WEEKS, {OFFICIAL_WITHIN_4_WEEKS, OFFICIAL_WITHIN_4_WEEKS}, "of the reviews decided, the letter within 28 days of the meeting", true},
    {"number_decision_gt_4weeks", OFFICIAL_NUMBER, OFFICIAL_OVER_4_WEEKS, {OFFICIAL_OVER_4_WEEKS, OFFICIAL_OVER_4_WEEKS}, "the same after 28 days; a letter before its meeting is in neither", true},
    {"pc_decsion_4weeks", OFFICIAL_PERCENT, OFFICIAL_WITHIN_4_WEEKS, {OFFICIAL_WITHIN_4_WEEKS, OFFICIAL_OVER_4_WEEKS}, "of the two", true},
    {"pc_decision_gt_4weeks", OFFICIAL_PERCENT, OFFICIAL_OVER_4_WEEKS, {OFFICIAL_WITHIN_4_WEEKS, OFFICIAL_OVER_4_WEEKS}, "of the two", true},
};

static const struct official_column reviews_2026[] = {
    {"total_ehc_plans", OFFICIAL_NUMBER, OFFICIAL_EHC_PLANS, {OFFICIAL_EHC_PLANS, OFFICIAL_EHC_PLANS}, "plans active on census day in January", true},
    {"review_expected_@F", OFFICIAL_NUMBER, OFFICIAL_REVIEW_EXPECTED, {OFFICIAL_REVIEW_EXPECTED, OFFICIAL_REVIEW_EXPECTED}, "of these, first made, or started, at least 12 months before census day", false},
    {"review_completed_@F", OFFICIAL_NUMBER, OFFICIAL_COMPLETED, {OFFICIAL_COMPLETED, OFFICIAL_COMPLETED}, "of these, the last review that met was decided in the calendar year or by census day", false},
    {"review_completed_prior_@F", OFFICIAL_NUMBER, OFFICIAL_COMPLETED_BEFORE, {OFFICIAL_COMPLETED_BEFORE, OFFICIAL_COMPLETED_BEFORE}, "the same, decided before the calendar year", false},
    {"review_not_completed", OFFICIAL_NUMBER, OFFICIAL_NOT_COMPLETED, {OFFICIAL_NOT_COMPLETED, OFFICIAL_NOT_COMPLETED}, "the others: no review has met, or the last is not decided", false},
};

#define COLUMNS(list) .columns = (list), .column_count = sizeof(list) / sizeof((list)[0])

const struct official_file official_files[OFFICIAL_FILES] = {
    {.id = "timeliness_20_week", .topic = "All EHC plans issued", .layout = "reporting year 2025", COLUMNS(timeliness_2025)},
    {.id = "timeliness_20_week_2026", .topic = "All EHC plans", .layout = "reporting year 2026", COLUMNS(timeliness_2026)},
    {.id = "requests", .topic = "All requests for EHC needs assessments", .layout = "reporting years 2025 and 2026", COLUMNS(requests)},
    {.id = "assessments", .topic = "All EHC needs assessments", .layout = "reporting years 2025 and 2026", COLUMNS(assessments)},
    {.id = "annual_reviews", .topic = "All annual reviews", .layout = "reporting year 2025, as corrected", .last_year = true, .of_reviews = true, COLUMNS(reviews_2025)},
    {.id = "annual_reviews_2026", .topic = "All annual reviews", .layout = "reporting year 2026, the columns that are known", .last_year = true, .of_reviews = true, COLUMNS(reviews_2026)},
};
