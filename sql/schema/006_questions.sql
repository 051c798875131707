-- The questions people ask of what is stored, as views and functions: plain, so that Excel, Power BI and psql can use them.
-- A view shows the latest published run of each authority, unless it says so. Percentages are rounded half up from whole numbers
-- of cases; the interval beside them is of 95%. Where there is no figure there is null, never 0.
--
-- Views read with their owner's rights, so that who may ask a question need not see the rows it is answered from.
-- A subquery with OFFSET 0 is worked out for each latest run by itself: only that run's partition is then read.

-- --- runs and definitions

CREATE VIEW ehc_evidence.run_history AS
SELECT run, as_of, since, local_authority, authority_name, version, definitions_digest, run_at, published_at, previous_run, rows_read,
       cells, kept_because, (SELECT count(*) FROM ehc_evidence.restatement WHERE restatement.run = run.run) AS figures_restated
FROM ehc_evidence.run WHERE state = 'published';
COMMENT ON VIEW ehc_evidence.run_history IS 'Which runs are there to look at? Every published one.';

CREATE VIEW ehc_evidence.measure AS
SELECT definitions_digest, clock.id || '.' || substring(measure.id FROM 7) AS measure, measure.fields->>'basis' AS basis,
       clock.title || ': ' || lower(left(measure.title, 1)) || substring(measure.title FROM 2) AS title,
       measure.fields->>'unit' AS unit, measure.fields->>'definition' AS definition, clock.fields->>'limit' AS time_limit, clock.law
FROM ehc_evidence.definition AS measure JOIN ehc_evidence.definition AS clock USING (definitions_digest)
WHERE measure.list = 'measures' AND clock.list = 'clocks' AND measure.id LIKE 'CLOCK.%'
  AND (measure.fields->>'clocks' = 'every clock' OR clock.id = ANY (string_to_array(measure.fields->>'clocks', ' ')))
UNION ALL
SELECT definitions_digest, id, fields->>'basis', title, fields->>'unit', fields->>'definition', NULL, NULL
FROM ehc_evidence.definition WHERE list = 'measures' AND id NOT LIKE 'CLOCK.%';
COMMENT ON VIEW ehc_evidence.measure IS 'What does a measure mean? Each one of each set of definitions, with its law.';

CREATE VIEW ehc_evidence.published_evidence AS
SELECT evidence.* FROM ehc_evidence.evidence JOIN ehc_evidence.run USING (run) WHERE state = 'published';
COMMENT ON VIEW ehc_evidence.published_evidence IS 'Every figure of every published run. Say which run (run = ...) and one partition alone is read.';

CREATE VIEW ehc_evidence.latest_evidence AS
SELECT cell.*
FROM ehc_evidence.latest_run CROSS JOIN LATERAL (SELECT * FROM ehc_evidence.evidence WHERE evidence.run = latest_run.run OFFSET 0) AS cell;
COMMENT ON VIEW ehc_evidence.latest_evidence IS 'Every figure of the latest run of each authority, as evidence.csv has it.';

-- --- figures of everybody together

CREATE VIEW ehc_evidence.rates_latest_12_months AS
SELECT latest_run.run, latest_run.local_authority, cell.measure, cell.basis, measure.title, cell.period_start, cell.period_end,
       cell.numerator, cell.denominator,
       coalesce(round(100.0 * cell.numerator / nullif(cell.denominator, 0), 1), round(cell.value::numeric, 1)) AS percent,
       round(cell.lower::numeric, 1) AS lower, round(cell.upper::numeric, 1) AS upper, cell.status, measure.law
FROM ehc_evidence.latest_run
CROSS JOIN LATERAL (SELECT * FROM ehc_evidence.evidence
                    WHERE evidence.run = latest_run.run AND breakdown = 'all' AND period_type = 'latest_12m' AND unit = 'percent' OFFSET 0) AS cell
LEFT JOIN ehc_evidence.measure USING (definitions_digest, measure, basis);
COMMENT ON VIEW ehc_evidence.rates_latest_12_months IS 'How are we doing? Every percentage of the latest 12 months.';

CREATE VIEW ehc_evidence.twenty_weeks_by_month AS
SELECT latest_run.run, latest_run.local_authority, date_trunc('month', period_end)::date AS month, bool_and(period_end <= latest_run.as_of) AS is_over,
       max(numerator) FILTER (WHERE basis = 'completed') AS completed_on_time, max(denominator) FILTER (WHERE basis = 'completed') AS completed,
       round(100.0 * max(numerator) FILTER (WHERE basis = 'completed') / nullif(max(denominator) FILTER (WHERE basis = 'completed'), 0), 1) AS percent_of_completed,
       max(numerator) FILTER (WHERE basis = 'due') AS due_on_time, max(denominator) FILTER (WHERE basis = 'due') AS due,
       round(100.0 * max(numerator) FILTER (WHERE basis = 'due') / nullif(max(denominator) FILTER (WHERE basis = 'due'), 0), 1) AS percent_of_due,
       max(value) FILTER (WHERE measure = 'PLAN20.open')::bigint AS open_at_end, max(value) FILTER (WHERE measure = 'PLAN20.overdue')::bigint AS overdue_at_end
FROM ehc_evidence.latest_run
CROSS JOIN LATERAL (SELECT * FROM ehc_evidence.evidence
                    WHERE evidence.run = latest_run.run AND breakdown = 'all' AND period_type = 'month'
                      AND measure IN ('PLAN20.on_time', 'PLAN20.open', 'PLAN20.overdue') OFFSET 0) AS cell
GROUP BY latest_run.run, latest_run.local_authority, month;
COMMENT ON VIEW ehc_evidence.twenty_weeks_by_month IS 'How many plans are sent within 20 weeks, month by month? Of those completed, of those due, and what waits.';

CREATE VIEW ehc_evidence.on_time_by_year AS
SELECT latest_run.run, latest_run.local_authority, split_part(cell.measure, '.', 1) AS clock, measure.title, cell.basis, cell.period_start, cell.period_end,
       cell.period_end <= latest_run.as_of AS is_over, cell.numerator, cell.denominator,
       round(100.0 * cell.numerator / nullif(cell.denominator, 0), 1) AS percent, round(cell.lower::numeric, 1) AS lower,
       round(cell.upper::numeric, 1) AS upper, cell.status, measure.law
FROM ehc_evidence.latest_run
CROSS JOIN LATERAL (SELECT * FROM ehc_evidence.evidence
                    WHERE evidence.run = latest_run.run AND breakdown = 'all' AND period_type = 'calendar_year' AND measure LIKE '%.on\_time' OFFSET 0) AS cell
LEFT JOIN ehc_evidence.measure USING (definitions_digest, measure, basis);
COMMENT ON VIEW ehc_evidence.on_time_by_year IS 'Is each limit of the law kept, year by year?';

CREATE VIEW ehc_evidence.requests_by_month AS
SELECT latest_run.run, latest_run.local_authority, period_start AS month, period_end <= latest_run.as_of AS is_over,
       max(value) FILTER (WHERE measure = 'REQUEST.received')::bigint AS received,
       max(numerator) FILTER (WHERE measure = 'REQUEST.refused') AS refused,
       round(100.0 * max(numerator) FILTER (WHERE measure = 'REQUEST.refused') / nullif(max(denominator) FILTER (WHERE measure = 'REQUEST.refused'), 0), 1) AS percent_refused,
       max(numerator) FILTER (WHERE measure = 'REQUEST.withdrawn') AS withdrawn
FROM ehc_evidence.latest_run
CROSS JOIN LATERAL (SELECT * FROM ehc_evidence.evidence
                    WHERE evidence.run = latest_run.run AND breakdown = 'all' AND period_type = 'month'
                      AND measure IN ('REQUEST.received', 'REQUEST.refused', 'REQUEST.withdrawn') OFFSET 0) AS cell
GROUP BY latest_run.run, latest_run.local_authority, month, is_over;
COMMENT ON VIEW ehc_evidence.requests_by_month IS 'How many requests come, and how many are refused? By the month received.';

-- --- what waits

CREATE VIEW ehc_evidence.backlog_today AS
SELECT run, local_authority, as_of, clock.id AS clock, clock.title, open, overdue, overdue_1_30, overdue_31_90, overdue_91_182, overdue_183_365,
       overdue_over_365, overdue_excepted, median_days_over, clock.law
FROM (SELECT latest_run.run, latest_run.local_authority, latest_run.as_of, definitions_digest, split_part(measure, '.', 1) AS id,
             max(value) FILTER (WHERE measure LIKE '%.open')::bigint AS open,
             max(value) FILTER (WHERE measure LIKE '%.overdue')::bigint AS overdue,
             max(value) FILTER (WHERE measure LIKE '%.overdue\_1\_30')::bigint AS overdue_1_30,
             max(value) FILTER (WHERE measure LIKE '%.overdue\_31\_90')::bigint AS overdue_31_90,
             max(value) FILTER (WHERE measure LIKE '%.overdue\_91\_182')::bigint AS overdue_91_182,
             max(value) FILTER (WHERE measure LIKE '%.overdue\_183\_365')::bigint AS overdue_183_365,
             max(value) FILTER (WHERE measure LIKE '%.overdue\_over\_365')::bigint AS overdue_over_365,
             max(value) FILTER (WHERE measure LIKE '%.overdue\_excepted')::bigint AS overdue_excepted,
             max(value) FILTER (WHERE measure LIKE '%.days\_over') AS median_days_over
      FROM ehc_evidence.latest_run
      CROSS JOIN LATERAL (SELECT * FROM ehc_evidence.evidence
                          WHERE evidence.run = latest_run.run AND breakdown = 'all' AND period_type = 'as_of' AND basis = 'stock' OFFSET 0) AS cell
      GROUP BY latest_run.run, latest_run.local_authority, latest_run.as_of, definitions_digest, split_part(measure, '.', 1)) AS backlog
JOIN ehc_evidence.definition AS clock USING (definitions_digest, id)
WHERE clock.list = 'clocks';
COMMENT ON VIEW ehc_evidence.backlog_today IS 'What waits today, and for how long over its limit? Each clock on the day of the analysis.';

CREATE VIEW ehc_evidence.backlog_by_month AS
SELECT latest_run.run, latest_run.local_authority, split_part(measure, '.', 1) AS clock, period_end AS month_end,
       max(value) FILTER (WHERE measure LIKE '%.open')::bigint AS open, max(value) FILTER (WHERE measure LIKE '%.overdue')::bigint AS overdue
FROM ehc_evidence.latest_run
CROSS JOIN LATERAL (SELECT * FROM ehc_evidence.evidence
                    WHERE evidence.run = latest_run.run AND breakdown = 'all' AND period_type = 'month' AND basis = 'stock'
                      AND (measure LIKE '%.open' OR measure LIKE '%.overdue') OFFSET 0) AS cell
GROUP BY latest_run.run, latest_run.local_authority, clock, month_end;
COMMENT ON VIEW ehc_evidence.backlog_by_month IS 'Does the backlog grow? Each clock at the end of each month.';

CREATE VIEW ehc_evidence.backlog_by_team AS
SELECT latest_run.run, latest_run.local_authority, split_part(measure, '.', 1) AS clock, category AS team,
       max(value) FILTER (WHERE measure LIKE '%.open')::bigint AS open, max(value) FILTER (WHERE measure LIKE '%.overdue')::bigint AS overdue,
       max(value) FILTER (WHERE measure LIKE '%.overdue\_over\_365')::bigint AS overdue_over_365
FROM ehc_evidence.latest_run
CROSS JOIN LATERAL (SELECT * FROM ehc_evidence.evidence
                    WHERE evidence.run = latest_run.run AND breakdown = 'team' AND period_type = 'as_of' AND basis = 'stock'
                      AND (measure LIKE '%.open' OR measure LIKE '%.overdue' OR measure LIKE '%.overdue\_over\_365') OFFSET 0) AS cell
GROUP BY latest_run.run, latest_run.local_authority, clock, team;
COMMENT ON VIEW ehc_evidence.backlog_by_team IS 'Which team holds how much of the backlog today?';

-- --- by team, service and group

CREATE VIEW ehc_evidence.on_time_by_team AS
SELECT latest_run.run, latest_run.local_authority, split_part(measure, '.', 1) AS clock, basis, category AS team, period_start, period_end, numerator,
       denominator, round(100.0 * numerator / nullif(denominator, 0), 1) AS percent, round(lower::numeric, 1) AS lower, round(upper::numeric, 1) AS upper, status
FROM ehc_evidence.latest_run
CROSS JOIN LATERAL (SELECT * FROM ehc_evidence.evidence
                    WHERE evidence.run = latest_run.run AND breakdown = 'team' AND period_type = 'latest_12m' AND measure LIKE '%.on\_time' OFFSET 0) AS cell;
COMMENT ON VIEW ehc_evidence.on_time_by_team IS 'Is each limit kept by each team, in the latest 12 months?';

CREATE VIEW ehc_evidence.advice_by_provider AS
SELECT latest_run.run, latest_run.local_authority, category AS provider, basis, period_start, period_end, numerator, denominator,
       round(100.0 * numerator / nullif(denominator, 0), 1) AS percent, round(lower::numeric, 1) AS lower, round(upper::numeric, 1) AS upper, status
FROM ehc_evidence.latest_run
CROSS JOIN LATERAL (SELECT * FROM ehc_evidence.evidence
                    WHERE evidence.run = latest_run.run AND breakdown = 'provider' AND period_type = 'latest_12m' AND measure = 'ADV6.on_time' OFFSET 0) AS cell;
COMMENT ON VIEW ehc_evidence.advice_by_provider IS 'Who gives advice within six weeks, in the latest 12 months?';

CREATE VIEW ehc_evidence.on_time_by_group AS
SELECT latest_run.run, latest_run.local_authority, split_part(measure, '.', 1) AS clock, basis, breakdown, category, period_start, period_end, numerator,
       denominator, round(100.0 * numerator / nullif(denominator, 0), 1) AS percent, round(lower::numeric, 1) AS lower, round(upper::numeric, 1) AS upper, status
FROM ehc_evidence.latest_run
CROSS JOIN LATERAL (SELECT * FROM ehc_evidence.evidence
                    WHERE evidence.run = latest_run.run AND period_type = 'latest_12m' AND measure LIKE '%.on\_time'
                      AND breakdown IN ('age_band', 'ethnicity', 'need', 'sex', 'social_care', 'phase', 'source') OFFSET 0) AS cell;
COMMENT ON VIEW ehc_evidence.on_time_by_group IS 'Do some groups of children wait longer than others? Each limit in the latest 12 months by sex, age, ethnicity, need and so on.';

CREATE VIEW ehc_evidence.voice_by_month AS
SELECT latest_run.run, latest_run.local_authority, measure, period_start AS month, period_end <= latest_run.as_of AS is_over, numerator, denominator,
       round(100.0 * numerator / nullif(denominator, 0), 1) AS percent, round(lower::numeric, 1) AS lower, round(upper::numeric, 1) AS upper, status
FROM ehc_evidence.latest_run
CROSS JOIN LATERAL (SELECT * FROM ehc_evidence.evidence
                    WHERE evidence.run = latest_run.run AND breakdown = 'all' AND period_type = 'month' AND measure >= 'VOICE.' AND measure < 'VOICE/' OFFSET 0) AS cell;
COMMENT ON VIEW ehc_evidence.voice_by_month IS 'Are the child and the parents heard, month by month?';

CREATE VIEW ehc_evidence.voice_by_team AS
SELECT latest_run.run, latest_run.local_authority, cell.measure, measure.title, category AS team, period_start, period_end, numerator, denominator,
       round(100.0 * numerator / nullif(denominator, 0), 1) AS percent, round(lower::numeric, 1) AS lower, round(upper::numeric, 1) AS upper, status
FROM ehc_evidence.latest_run
CROSS JOIN LATERAL (SELECT * FROM ehc_evidence.evidence
                    WHERE evidence.run = latest_run.run AND breakdown = 'team' AND period_type = 'latest_12m' AND measure >= 'VOICE.' AND measure < 'VOICE/' OFFSET 0) AS cell
LEFT JOIN ehc_evidence.measure USING (definitions_digest, measure, basis);
COMMENT ON VIEW ehc_evidence.voice_by_team IS 'Which teams hear the child and the parents, in the latest 12 months?';

CREATE VIEW ehc_evidence.audits_by_criterion AS
SELECT latest_run.run, latest_run.local_authority, category AS criterion, period_start, period_end, numerator, denominator,
       round(100.0 * numerator / nullif(denominator, 0), 1) AS percent, round(lower::numeric, 1) AS lower, round(upper::numeric, 1) AS upper, status
FROM ehc_evidence.latest_run
CROSS JOIN LATERAL (SELECT * FROM ehc_evidence.evidence
                    WHERE evidence.run = latest_run.run AND breakdown = 'criterion' AND period_type = 'latest_12m' AND measure = 'QA.sound' OFFSET 0) AS cell;
COMMENT ON VIEW ehc_evidence.audits_by_criterion IS 'What do auditors find sound in plans, and what not, in the latest 12 months?';

-- --- what can be relied on

CREATE VIEW ehc_evidence.restated_figures AS
SELECT restatement.run, previous_run, latest_run.local_authority, measure, basis, period_type, period_start, period_end, old_numerator, old_denominator, old_value,
       new_numerator, new_denominator, new_value, why
FROM ehc_evidence.restatement JOIN ehc_evidence.latest_run USING (run, previous_run);
COMMENT ON VIEW ehc_evidence.restated_figures IS 'Which figures of closed periods did the latest run change against the one before? Of everybody together.';

CREATE VIEW ehc_evidence.data_quality AS
SELECT run, latest_run.local_authority, rule, severity, relation, count, measures, finding, effect
FROM ehc_evidence.finding JOIN ehc_evidence.latest_run USING (run);
COMMENT ON VIEW ehc_evidence.data_quality IS 'What is wrong in the records, and which figures does it touch? Without keys of cases.';

CREATE VIEW ehc_evidence.rows_used AS
SELECT run, latest_run.local_authority, relation, there, counted, read, used, key_missing, duplicate_key, orphan, other_authority
FROM ehc_evidence.control_total JOIN ehc_evidence.latest_run USING (run);
COMMENT ON VIEW ehc_evidence.rows_used IS 'Was every record used, and if not, why not?';

CREATE VIEW ehc_evidence.printed_field AS
SELECT run, latest_run.local_authority, printed_table.id AS table_id, printed_table.title, line::int AS line, f.place::int AS place,
       header->>(f.place::int - 1) AS heading, field
FROM ehc_evidence.printed_table JOIN ehc_evidence.latest_run USING (run)
CROSS JOIN LATERAL jsonb_array_elements(rows) WITH ORDINALITY AS r (row, line)
CROSS JOIN LATERAL jsonb_array_elements_text(r.row) WITH ORDINALITY AS f (field, place);
COMMENT ON VIEW ehc_evidence.printed_field IS 'What do the tables people read say? Every field of tables/*.csv, also the statistics, as text.';

-- --- cases: for who works them, and nobody else

CREATE VIEW ehc_evidence.worklist AS
SELECT work.run, latest_run.as_of, clock, case_kind, case_id, work.local_authority, team, kind, provider, start_day, due_day, days_over, exception
FROM ehc_evidence.work JOIN ehc_evidence.latest_run USING (run);
COMMENT ON VIEW ehc_evidence.worklist IS 'Which cases are open, and how many days over? Order by days_over DESC for the longest overdue first. Personal data.';

CREATE VIEW ehc_evidence.case_clocks AS
SELECT case_clock.run, latest_run.as_of, clock, case_kind, case_id, row_kind, row_id, case_clock.local_authority, team, kind, provider, start_day, due_day, end_day,
       closed_day, exception_provision,
       CASE WHEN end_day IS NOT NULL THEN end_day - due_day WHEN closed_day IS NULL THEN latest_run.as_of - due_day END AS days_over
FROM ehc_evidence.case_clock JOIN ehc_evidence.latest_run USING (run);
COMMENT ON VIEW ehc_evidence.case_clocks IS 'Which limits ran in a case, and when was each kept? Every clock of every case. Personal data.';

CREATE VIEW ehc_evidence.finding_examples AS
SELECT run, latest_run.local_authority, rule, relation, count, examples, finding
FROM ehc_evidence.finding JOIN ehc_evidence.latest_run USING (run);
COMMENT ON VIEW ehc_evidence.finding_examples IS 'Which records are wrong? Keys of up to five of each finding. Personal data.';

-- --- what the columns of these views are; a column of one name is the same everywhere

DO $$
DECLARE
    one record;
BEGIN
    FOR one IN
        SELECT attrelid::regclass AS view, attname, coalesce(words, 'As in the table it is from.') AS words
        FROM pg_catalog.pg_attribute JOIN pg_catalog.pg_class ON pg_class.oid = attrelid
        LEFT JOIN (VALUES
            ('run', 'Number of the run.'),
            ('as_of', 'The day the analysis is for.'),
            ('since', 'First day of the periods reported.'),
            ('local_authority', 'Three-digit DfE code; all; or not recorded.'),
            ('authority_name', 'Name of the one authority.'),
            ('version', 'Version of the program.'),
            ('definitions_digest', 'SHA-256 of the definitions the figures were computed with.'),
            ('run_at', 'When its files were written.'),
            ('published_at', 'When the views began to show it.'),
            ('previous_run', 'The run that restatements were found against.'),
            ('rows_read', 'Rows of schema ehc that were read.'),
            ('cells', 'Figures in it.'),
            ('kept_because', 'Why --keep must not let it go; null: it may.'),
            ('figures_restated', 'Figures of closed periods it changed against the previous run.'),
            ('measure', 'The measure: PLAN20.on_time, VOICE.child_review.'),
            ('basis', 'What the period counts: completed in it, due in it, started in it; or stock, what stood on its last day.'),
            ('title', 'What it is, in words.'),
            ('unit', 'percent, days or count.'),
            ('definition', 'How it is counted.'),
            ('time_limit', 'The limit of its clock; null of shares of records.'),
            ('law', 'The provision it rests on; null where there is none.'),
            ('clock', 'The clock: PLAN20, REQ6, ADV6.'),
            ('period_type', 'month, quarter, calendar_year, academic_year, latest_12m, or as_of.'),
            ('period_start', 'First day of the period.'),
            ('period_end', 'Last day of the period, of the whole one also where it is not over.'),
            ('is_over', 'Whether the period is over; one that is not will change.'),
            ('month', 'First day of the month.'),
            ('month_end', 'Last day of the month.'),
            ('breakdown', 'What the cases are divided by.'),
            ('category', 'The category of the breakdown.'),
            ('numerator', 'Cases that count.'),
            ('denominator', 'Cases it is out of.'),
            ('value', 'The figure: percent 0 to 100, days or a count.'),
            ('percent', 'Percent of the cases, to one place; null where there are none.'),
            ('lower', 'Lower end of the 95% interval.'),
            ('upper', 'Upper end of the 95% interval.'),
            ('status', 'Empty: a plain figure. x: not available. z: not applicable. low: of fewer than ten cases.'),
            ('completed', 'Plans sent in the month.'),
            ('completed_on_time', 'Of the plans sent, those within the limit.'),
            ('percent_of_completed', 'On time, percent of the plans sent: the national way.'),
            ('due', 'Cases whose limit ran out in the month, finished or not.'),
            ('due_on_time', 'Of these, those finished within it.'),
            ('percent_of_due', 'On time, percent of those due: nothing is gained by leaving a case.'),
            ('open_at_end', 'Cases open on the last day of the month.'),
            ('overdue_at_end', 'Cases overdue on the last day of the month.'),
            ('received', 'Requests received.'),
            ('refused', 'Of the requests received in the month, those refused an assessment by now.'),
            ('percent_refused', 'The same, percent of the requests.'),
            ('withdrawn', 'Of the requests received in the month, those withdrawn by now.'),
            ('open', 'Cases open.'),
            ('overdue', 'Cases overdue, with or without an exception.'),
            ('overdue_1_30', 'Cases overdue by 1 to 30 days.'),
            ('overdue_31_90', 'Cases overdue by 31 to 90 days.'),
            ('overdue_91_182', 'Cases overdue by 91 to 182 days.'),
            ('overdue_183_365', 'Cases overdue by 183 to 365 days.'),
            ('overdue_over_365', 'Cases overdue by more than 365 days.'),
            ('overdue_excepted', 'Cases overdue that have a statutory exception recorded.'),
            ('median_days_over', 'Median of the days overdue, of those overdue.'),
            ('team', 'The team, or not recorded.'),
            ('provider', 'Who gives the advice.'),
            ('kind', 'Kind of advice; empty or null of other clocks.'),
            ('criterion', 'Criterion of the audit.'),
            ('why', 'definition, counts only rose, a count fell, or same counts (ehc_evidence.restatement).'),
            ('rule', 'The rule that found it.'),
            ('severity', 'error, warning or note.'),
            ('relation', 'The relation of schema ehc.'),
            ('count', 'How often.'),
            ('measures', 'The measures it touches.'),
            ('finding', 'What was found, a plain sentence.'),
            ('effect', 'What the analyser did with it.'),
            ('examples', 'Keys of up to five, the smallest.'),
            ('table_id', 'The table: the name of its file without .csv.'),
            ('line', 'The row, from 1.'),
            ('place', 'The column, from 1.'),
            ('heading', 'Its heading.'),
            ('field', 'What stands there.'),
            ('case_kind', 'request or plan; empty: an order on neither.'),
            ('case_id', 'Its key: request_id or plan_id.'),
            ('row_kind', 'advice, review or tribunal_order where the clock is on one of these.'),
            ('row_id', 'Its key.'),
            ('start_day', 'The day the clock started.'),
            ('due_day', 'The last lawful day (of a floor: the first).'),
            ('end_day', 'The day the duty was done; null: not yet.'),
            ('closed_day', 'The day the duty fell away; null: it did not.'),
            ('days_over', 'Days after due_day it was done, or today is while it is open; negative: before it.'),
            ('exception', 'Whether a statutory exception is recorded.'),
            ('exception_provision', 'The provision of a statutory exception that is recorded.')
        ) AS of (name, words) ON name = attname
        WHERE relnamespace = 'ehc_evidence'::regnamespace AND relkind = 'v' AND relname <> 'latest_run' AND attnum > 0
    LOOP
        EXECUTE format('COMMENT ON COLUMN %s.%I IS %L', one.view, one.attname, one.words);
    END LOOP;
END $$;

-- --- functions for the usual questions, with the rights of who asks

CREATE FUNCTION ehc_evidence.rate(its_measure text, its_basis text DEFAULT 'completed', its_period_type text DEFAULT 'latest_12m', its_breakdown text DEFAULT 'all')
RETURNS TABLE (local_authority text, period_start date, period_end date, category text, numerator bigint, denominator bigint, value numeric,
               lower numeric, upper numeric, status text)
LANGUAGE sql STABLE SECURITY INVOKER SET search_path = pg_catalog, pg_temp AS $$
    SELECT e.local_authority, e.period_start, e.period_end, e.category, e.numerator, e.denominator,
           CASE WHEN unit = 'percent' AND e.numerator IS NOT NULL THEN round(100.0 * e.numerator / nullif(e.denominator, 0), 1) ELSE round(e.value::numeric, 1) END,
           round(e.lower::numeric, 1), round(e.upper::numeric, 1), e.status
    FROM ehc_evidence.latest_run AS r JOIN ehc_evidence.published_evidence AS e ON e.run = r.run
    WHERE measure = its_measure AND basis = its_basis AND period_type = its_period_type AND breakdown = its_breakdown
    ORDER BY 1, 2, 4
$$;
COMMENT ON FUNCTION ehc_evidence.rate IS
    'What is a figure now? rate(''PLAN20.on_time'', ''due''), rate(''ADV6.on_time'', ''completed'', ''quarter'', ''provider''): from the latest run of each authority.';

CREATE FUNCTION ehc_evidence.trend(its_measure text, its_basis text DEFAULT 'completed', its_category text DEFAULT 'all', its_breakdown text DEFAULT 'all',
                                   its_period_type text DEFAULT 'month')
RETURNS TABLE (local_authority text, period_start date, period_end date, is_over boolean, numerator bigint, denominator bigint, value numeric,
               change numeric, status text)
LANGUAGE sql STABLE SECURITY INVOKER SET search_path = pg_catalog, pg_temp AS $$
    SELECT f.local_authority, f.period_start, f.period_end, f.period_end <= r.as_of, f.numerator, f.denominator, f.value,
           f.value - lag(f.value) OVER (PARTITION BY f.local_authority ORDER BY f.period_start), f.status
    FROM ehc_evidence.rate(its_measure, its_basis, its_period_type, its_breakdown) AS f JOIN ehc_evidence.latest_run AS r USING (local_authority)
    WHERE f.category = its_category
    ORDER BY 1, 2
$$;
COMMENT ON FUNCTION ehc_evidence.trend IS
    'How did a figure go? trend(''PLAN20.on_time''), trend(''PLAN20.overdue'', ''stock'', ''North'', ''team''): its periods with the change from each to the next.';

CREATE FUNCTION ehc_evidence.as_known(its_measure text, its_basis text, its_period_type text, its_period_start date)
RETURNS TABLE (local_authority text, run int, as_of date, numerator bigint, denominator bigint, value numeric, status text)
LANGUAGE sql STABLE SECURITY INVOKER SET search_path = pg_catalog, pg_temp AS $$
    SELECT e.local_authority, e.run, e.as_of, e.numerator, e.denominator, round(e.value::numeric, 1), e.status
    FROM ehc_evidence.published_evidence AS e
    WHERE measure = its_measure AND basis = its_basis AND period_type = its_period_type AND period_start = its_period_start AND breakdown = 'all'
    ORDER BY 1, 3, 2
$$;
COMMENT ON FUNCTION ehc_evidence.as_known IS 'What did each run say of one and the same period? as_known(''PLAN20.on_time'', ''completed'', ''month'', ''2025-03-01'').';

CREATE FUNCTION ehc_evidence.run_of(day date, its_authority text DEFAULT NULL) RETURNS int
LANGUAGE sql STABLE SECURITY INVOKER SET search_path = pg_catalog, pg_temp AS $$
    SELECT run FROM ehc_evidence.run_history
    WHERE as_of <= day AND (its_authority IS NULL OR local_authority = its_authority)
    ORDER BY as_of DESC, run DESC LIMIT 1
$$;
COMMENT ON FUNCTION ehc_evidence.run_of IS 'Which run was the newest on a day? The number that compare_runs takes.';

CREATE FUNCTION ehc_evidence.compare_runs(old_run int, new_run int, its_breakdown text DEFAULT 'all')
RETURNS TABLE (measure text, basis text, period_type text, period_start date, period_end date, category text, old_numerator bigint, old_denominator bigint,
               old_value numeric, new_numerator bigint, new_denominator bigint, new_value numeric, difference numeric)
LANGUAGE sql STABLE SECURITY INVOKER SET search_path = pg_catalog, pg_temp AS $$
    WITH cell AS (
        SELECT *, CASE WHEN period_type IN ('latest_12m', 'as_of') THEN '-infinity' ELSE period_start END AS start_key, -- these move with the day
               CASE WHEN unit = 'percent' AND numerator IS NOT NULL THEN round(100.0 * numerator / nullif(denominator, 0), 1) ELSE round(value::numeric, 1) END AS shown
        FROM ehc_evidence.published_evidence WHERE run IN (old_run, new_run) AND breakdown = its_breakdown
    ), old AS (SELECT * FROM cell WHERE run = old_run), new AS (SELECT * FROM cell WHERE run = new_run)
    SELECT measure, basis, period_type, coalesce(new.period_start, old.period_start), coalesce(new.period_end, old.period_end), category, old.numerator,
           old.denominator, old.shown, new.numerator, new.denominator, new.shown, new.shown - old.shown
    FROM old FULL JOIN new USING (measure, basis, period_type, start_key, category)
    WHERE (old.numerator, old.denominator, old.value, old.status) IS DISTINCT FROM (new.numerator, new.denominator, new.value, new.status)
    ORDER BY 1, 2, 3, 4, 6
$$;
COMMENT ON FUNCTION ehc_evidence.compare_runs IS 'What is different between two runs? Every figure that is; the latest 12 months and the day itself, each with the other''s: compare_runs(12, 19), compare_runs(12, 19, ''team'').';

-- As in 005: nobody may call what is not given to him (sql/roles.sql).
REVOKE ALL ON FUNCTION ehc_evidence.rate, ehc_evidence.trend, ehc_evidence.as_known, ehc_evidence.run_of, ehc_evidence.compare_runs FROM PUBLIC;
