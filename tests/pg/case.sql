-- Cells of everybody in $EVIDENCE that the cases of $CASES (a line of JSON each) do not add up to; nothing where all do.
CREATE TEMP TABLE told (story jsonb);
CREATE TEMP TABLE found (
    as_of text, local_authority text, measure text, basis text, period_type text, period_start text, period_end text,
    breakdown text, category text, numerator bigint, denominator bigint, value text, lower text, upper text, unit text,
    status text);

\copy told from program 'cat "$CASES"' with (format csv, quote e'\x01', delimiter e'\x02')
\copy found from program 'cat "$EVIDENCE"' with (format csv, header match)

WITH of_cases AS (
    SELECT (clock->>'clock') || '.' || (cell->>'measure') AS measure, cell->>'basis' AS basis,
           cell->>'period_type' AS period_type, cell->>'period_start' AS period_start, cell->>'period_end' AS period_end,
           count(*) FILTER (WHERE (cell->>'in_numerator')::boolean) AS numerator,
           count(*) FILTER (WHERE (cell->>'in_denominator')::boolean) AS denominator
    FROM told, jsonb_array_elements(story->'clocks') AS clock, jsonb_array_elements(clock->'counts_in') AS cell
    GROUP BY 1, 2, 3, 4, 5
), of_evidence AS (
    SELECT * FROM found
    WHERE breakdown = 'all' AND split_part(measure, '.', 1) NOT IN ('VOICE', 'ADVICE', 'REVIEW', 'PLAN', 'QA', 'REQUEST', 'ASSESSMENT')
)
SELECT measure, basis, period_type, period_start, c.numerator, e.numerator, c.denominator, e.denominator
FROM of_cases AS c
FULL JOIN of_evidence AS e USING (measure, basis, period_type, period_start, period_end)
WHERE coalesce(c.numerator, 0) <> coalesce(e.numerator, 0) OR coalesce(c.denominator, 0) <> coalesce(e.denominator, 0)
ORDER BY 1, 2, 3, 4;
