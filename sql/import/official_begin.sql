-- The DfE's published files: which layouts there are, by the columns that make them, and what each column is called in
-- the layout of reporting year 2025, whose names are ours. A name is compared in small letters without underscores, so
-- NoExc20weekRate (2021, 2022) and no_exc_20week_rate (2023, 2024) are one.

CREATE TEMP TABLE official_layout (
    layout text PRIMARY KEY,
    made_by text -- the column that tells it
) ON COMMIT DROP;

INSERT INTO official_layout (layout, made_by) VALUES
    ('sen2_mi 2021 to 2024',    'incexc20weekrate'),
    ('timeliness 2025, 2026',   'plansissuedden'),
    ('requests 2025, 2026',     'requestsreceivedinyear'),
    ('assessments 2025, 2026',  'assessinyear'),
    ('annual reviews 2025',     'totalreviewmeeting'),
    ('annual reviews 2026',     'reviewnotcompleted');

CREATE TEMP TABLE official_column (
    layout    text,
    alias     text,    -- as compared
    indicator text,    -- our name
    needed    boolean, -- the layout is not that one without it
    PRIMARY KEY (layout, alias)
) ON COMMIT DROP;

INSERT INTO official_column (layout, alias, indicator, needed) VALUES
    ('sen2_mi 2021 to 2024', 'newallehc',          'assess_issued', true),
    ('sen2_mi 2021 to 2024', 'assnoneehc',         'assess_not_issued', true),
    ('sen2_mi 2021 to 2024', 'assrefusedehc',      'requests_decided_not_to_assess', true),
    ('sen2_mi 2021 to 2024', 'inreqehc',           'requests_received_in_year', false),
    ('sen2_mi 2021 to 2024', 'inreqryaehc',        'requests_rya', false),
    ('sen2_mi 2021 to 2024', 'totincexcehc',       'plans_issued_den', false),
    ('sen2_mi 2021 to 2024', 'incexc20weekehc',    'plans_issued_within_20_weeks', false),
    ('sen2_mi 2021 to 2024', 'incexc20weekrate',   'pc_plans_issued_within_20_weeks', true),
    ('sen2_mi 2021 to 2024', 'totnoexcehc',        'plans_issued_den_ex', false),
    ('sen2_mi 2021 to 2024', 'noexc20weekehc',     'plans_issued_20_weeks_ex', false),
    ('sen2_mi 2021 to 2024', 'noexc20weekrate',    'pc_plans_issued_20_weeks_ex', true);

INSERT INTO official_column (layout, alias, indicator, needed)
SELECT layout, replace(lower(name), '_', ''), lower(name), lower(name) NOT LIKE 'avg%'
  FROM (VALUES
    ('timeliness 2025, 2026', 'plans_issued_den plans_issued_den_ex plans_issued_within_20_weeks plans_issued_20_weeks_ex '
        'pc_plans_issued_within_20_weeks PC_plans_issued_20_weeks_ex plans_issued_gt20weeks_ltYear plans_issued_gt20weeks_ltYear_ex '
        'pc_plans_issued_gt20weeks_ltYear PC_plans_issued_gt20weeks_ltYear_ex plans_issued_gt_1_year plans_issued_gt_1_year_ex '
        'pc_plans_issued_gt_1_year PC_plans_issued_gt_1_year_ex avg_weeks_issue_plan avg_weeks_issue_plan_exc'),
    ('requests 2025, 2026', 'requests_received_in_year requests_rya requests_decided_to_assess requests_decided_not_to_assess '
        'requests_decision_not_made requests_withdrawn request_assess_pc request_not_assess_pc request_outstanding_pc request_withdrawn_pc '
        'request_outcome_six_weeks request_outcome_over_6_weeks request_outcome_six_weeks_pc request_outcome_over_6_weeks_pc '
        'mediation_related_request tribunal_related_request tribunal_after_mediation_request'),
    ('assessments 2025, 2026', 'assess_in_year assess_issued assess_issued_pc assess_not_issued assess_not_issued_pc assess_not_made '
        'assess_not_made_pc assess_withdrawn assess_withdrawn_pc outcome_decision_within_time outcome_decision_over_time '
        'outcome_decision_within_time_pc outcome_decision_over_time_pc number_assess_mediation number_assess_tribunal '
        'number_asssess_mediation_tribunal number_other_mediation number_other_tribunal number_other_mediation_tribunal'),
    ('annual reviews 2025', 'total_ehc_plans review_expected review_not_expected review_meeting_25 review_meeting_24 review_meeting_prior_24 '
        'total_review_meeting no_review_meeting review_decision25 review_decision24 review_decision_prior24 review_decision_not_due '
        'review_decision_outstanding outcome_amend outcome_cease outcome_maintan no_outcome number_decsion_4weeks number_decision_gt_4weeks '
        'pc_decsion_4weeks pc_decision_gt_4weeks'),
    ('annual reviews 2026', 'review_expected_2025 review_completed_2025 review_completed_prior_2025 review_not_completed')
  ) AS of (layout, names), regexp_split_to_table(names, ' ') AS name;

-- What every layout has beside its figures.
CREATE TEMP TABLE official_place (alias text PRIMARY KEY, needed boolean) ON COMMIT DROP;

INSERT INTO official_place (alias, needed) VALUES
    ('timeperiod', true), ('timeidentifier', false), ('geographiclevel', true), ('countrycode', true), ('countryname', false),
    ('regioncode', true), ('regionname', true), ('oldlacode', true), ('newlacode', false), ('laname', true),
    ('breakdowntopic', false), ('breakdown', false);

CREATE TEMP TABLE official_read (place bigint GENERATED ALWAYS AS IDENTITY, file text, layout text, figures bigint, unused text) ON COMMIT DROP
