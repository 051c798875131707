-- Twenty questions people ask, answered from schema ehc_evidence by the views and functions of sql/schema/006_questions.sql.
-- Each can be pasted into psql, Power BI or Excel as it stands; tests/pg/cookbook.sh runs each and works half of them out again
-- from evidence.csv. The last three are for ehc_caseworker, all others for ehc_analyst.

-- 1. Are plans sent within 20 weeks? The last twelve whole months, of those sent and of those due, and what was overdue at the end.
SELECT month, completed_on_time, completed, percent_of_completed, due_on_time, due, percent_of_due, overdue_at_end
FROM ehc_evidence.twenty_weeks_by_month
WHERE is_over AND month >= (SELECT max(as_of) - interval '13 months' FROM ehc_evidence.latest_run)
ORDER BY month;

-- 2. Is the decision whether to assess made within six weeks, year by year?
SELECT extract(year FROM period_start) AS year, is_over, numerator, denominator, percent, lower, upper
FROM ehc_evidence.on_time_by_year
WHERE clock = 'REQ6' AND basis = 'completed'
ORDER BY year;

-- 3. What waits today, over its limit, and since when?
SELECT clock, title, open, overdue, overdue_1_30, overdue_31_90, overdue_91_182, overdue_183_365, overdue_over_365, median_days_over
FROM ehc_evidence.backlog_today
WHERE overdue > 0
ORDER BY overdue DESC, clock;

-- 4. Is the backlog of annual reviews larger than a year ago?
SELECT now.month_end, now.overdue, ago.overdue AS overdue_a_year_before, now.overdue - ago.overdue AS more
FROM ehc_evidence.backlog_by_month AS now
JOIN ehc_evidence.backlog_by_month AS ago
    ON ago.local_authority = now.local_authority AND ago.clock = now.clock
   AND date_trunc('month', ago.month_end) = date_trunc('month', now.month_end) - interval '1 year'
WHERE now.clock = 'AR12'
ORDER BY now.month_end DESC
LIMIT 12;

-- 5. Which team holds most of the plans that are overdue?
SELECT team, open, overdue, round(100.0 * overdue / nullif(sum(overdue) OVER (), 0), 1) AS percent_of_all_overdue
FROM ehc_evidence.backlog_by_team
WHERE clock = 'PLAN20' AND open > 0
ORDER BY overdue DESC, team;

-- 6. Which services give their advice in time least often? Services with ten cases or more.
SELECT provider, numerator, denominator, percent, lower, upper
FROM ehc_evidence.advice_by_provider
WHERE basis = 'completed' AND denominator >= 10
ORDER BY percent, provider;

-- 7. Is each team in time with final plans, beyond what chance would do? Intervals that do not reach 90% are the ones to ask about.
SELECT team, numerator, denominator, percent, lower, upper, upper < 90 AS surely_below_90
FROM ehc_evidence.on_time_by_team
WHERE clock = 'PLAN20' AND basis = 'due' AND denominator > 0
ORDER BY percent, team;

-- 8. How many requests come in a year, and what share is refused?
SELECT extract(year FROM month) AS year, sum(received) AS received, sum(refused) AS refused,
       round(100.0 * sum(refused) / nullif(sum(received), 0), 1) AS percent_refused
FROM ehc_evidence.requests_by_month
GROUP BY year
ORDER BY year;

-- 9. Is the child heard at annual reviews, month by month? The last six whole months.
SELECT month, numerator, denominator, percent, lower, upper
FROM ehc_evidence.voice_by_month
WHERE measure = 'VOICE.child_review' AND is_over
ORDER BY month DESC
LIMIT 6;

-- 10. In which teams is nothing recorded of the child's views most often?
SELECT team, numerator, denominator, percent
FROM ehc_evidence.voice_by_team
WHERE measure = 'VOICE.child_assessment_unrecorded'
ORDER BY percent DESC NULLS LAST, team;

-- 11. How many of the live plans have no overdue annual review today?
SELECT period_end AS day, numerator, denominator, value AS percent
FROM ehc_evidence.rate('REVIEW.current', 'stock', 'as_of');

-- 12. Do children of some ethnic groups wait longer for the final plan? Groups of ten and more.
SELECT category, numerator, denominator, percent, lower, upper
FROM ehc_evidence.on_time_by_group
WHERE clock = 'PLAN20' AND basis = 'completed' AND breakdown = 'ethnicity' AND denominator >= 10
ORDER BY percent, category;

-- 13. What do auditors find least often sound?
SELECT criterion, numerator, denominator, percent
FROM ehc_evidence.audits_by_criterion
ORDER BY percent NULLS LAST, criterion
LIMIT 5;

-- 14. Which figures of closed months did the latest run change, and why?
SELECT measure, basis, period_start, old_numerator, old_denominator, new_numerator, new_denominator, why
FROM ehc_evidence.restated_figures
WHERE period_type = 'month'
ORDER BY measure, basis, period_start;

-- 15. What did each run say of plans sent in one and the same month? The latest month that is restated.
SELECT known.run, known.as_of, known.numerator, known.denominator, known.value
FROM (SELECT max(period_start) AS month FROM ehc_evidence.restated_figures
      WHERE measure = 'PLAN20.on_time' AND basis = 'completed' AND period_type = 'month') AS restated
CROSS JOIN LATERAL ehc_evidence.as_known('PLAN20.on_time', 'completed', 'month', restated.month) AS known;

-- 16. What became different between the run before and the latest, team by team, in the figures of the latest 12 months?
SELECT measure, basis, category AS team, old_value, new_value, difference
FROM ehc_evidence.latest_run
CROSS JOIN LATERAL ehc_evidence.compare_runs(previous_run, run, 'team')
WHERE period_type = 'latest_12m' AND measure LIKE '%.on\_time' AND difference <> 0
ORDER BY abs(difference) DESC, measure, basis, team
LIMIT 10;

-- 17. Can the figures be relied on? What is wrong in the records, and which rows were not used.
SELECT rule AS what, relation, count, finding AS why FROM ehc_evidence.data_quality
UNION ALL
SELECT 'not used', relation, counted - used, concat_ws(', ', nullif(key_missing, 0) || ' without a key', nullif(duplicate_key, 0) || ' twice there',
       nullif(orphan, 0) || ' belong to nothing', nullif(other_authority, 0) || ' of others')
FROM ehc_evidence.rows_used WHERE counted > used
ORDER BY count DESC, what, relation;

-- 18. Which cases are the longest overdue for a final plan, team by team? Three of each. (Personal data.)
SELECT team, case_kind, case_id, due_day, days_over, exception
FROM (SELECT *, row_number() OVER (PARTITION BY team ORDER BY days_over DESC, case_id) AS place
      FROM ehc_evidence.worklist WHERE clock = 'PLAN20' AND days_over > 0) AS overdue
WHERE place <= 3
ORDER BY team, place;

-- 19. What falls due in the coming fortnight, and who is to act? (Personal data.)
SELECT due_day, clock, team, provider, case_kind, case_id
FROM ehc_evidence.worklist
WHERE days_over BETWEEN -14 AND 0
ORDER BY due_day, clock, case_kind, case_id, provider;

-- 20. Which limits ran in one case, and when was each kept? The case longest overdue for its plan. (Personal data.)
SELECT clock, row_kind, row_id, start_day, due_day, end_day, closed_day, days_over, exception_provision
FROM ehc_evidence.case_clocks
WHERE (case_kind, case_id) = (SELECT case_kind, case_id FROM ehc_evidence.worklist WHERE clock = 'PLAN20' ORDER BY days_over DESC, case_id LIMIT 1)
ORDER BY start_day, clock, row_id;
