-- Chances and scores in $WORK (a line of JSON) that plain SQL over ehc_oracle.instance does not find; nothing where all agree.
CREATE TEMP TABLE given (worklist jsonb);

\copy given from program 'cat "$WORK"' with (format csv, quote e'\x01', delimiter e'\x02')

CREATE TEMP TABLE day_of (k int, e date);
INSERT INTO day_of
SELECT k, CASE k WHEN 0 THEN :'as_of'::date
               ELSE (date_trunc('quarter', :'as_of'::date) - (k - 1) * interval '3 months')::date - 1 END
FROM generate_series(0, 4) AS k;

-- PLAN20 as one group, advice of psychology (D) as another: each as known at the end of day e.
CREATE TEMP TABLE seen AS
SELECT d.k, d.e, i.clock, i.kind, i.case_ids, i.start, i.due,
       CASE WHEN coalesce(i.ended, i.closed) <= d.e THEN coalesce(i.ended, i.closed) END AS over_by_e,
       coalesce(i.ended, i.closed) AS over_at_all,
       greatest(((d.e - interval '12 months')::date + 1) - i.start, 0) AS from_day
FROM day_of AS d
JOIN ehc_oracle.instance AS i ON i.start <= d.e
WHERE (i.clock = 'PLAN20' OR (i.clock = 'ADV6' AND i.kind = 'D'))
  AND coalesce(i.ended, i.closed, 'infinity') > (d.e - interval '12 months')::date;

CREATE TEMP TABLE risk AS
SELECT s.k, s.clock, t, count(*) AS at_risk, count(*) FILTER (WHERE s.over_by_e - s.start = t) AS exits
FROM seen AS s
CROSS JOIN LATERAL generate_series(s.from_day, least(coalesce(s.over_by_e, s.e) - s.start, 400)) AS t
GROUP BY 1, 2, 3;
CREATE INDEX ON risk (k, clock, t);
ANALYZE risk;

CREATE TEMP TABLE chance AS
SELECT s.k, s.clock, s.case_ids, s.start, s.due, s.over_at_all,
       (SELECT CASE WHEN min(r.at_risk - r.exits) = 0 THEN 0 ELSE exp(sum(ln(1 - r.exits::numeric / r.at_risk))) END
        FROM risk AS r WHERE r.k = s.k AND r.clock = s.clock AND r.t > s.e - s.start AND r.t <= s.due - s.start) AS chance
FROM seen AS s
WHERE s.over_by_e IS NULL AND s.due > s.e;

-- today's: kind is one that has enough of its own, else the test would be of another curve
SELECT 'too little advice of psychology to try' WHERE (
    SELECT count(*) FROM seen WHERE k = 0 AND clock = 'ADV6' AND over_by_e IS NOT NULL AND over_by_e - start >= from_day) < 100;

WITH listed AS (
    SELECT one->>'clock' AS clock, (one->>'start')::date AS start, (one->>'due')::date AS due,
           (one->>'chance of missing: %')::numeric AS percent,
           one->>'case_id' AS case_id, one->>'row_id' AS row_id
    FROM given, jsonb_array_elements(worklist->'cases') AS one
    WHERE one->>'clock' = 'PLAN20' OR (one->>'clock' = 'ADV6' AND one->>'row_id' IN (
              SELECT advice_id::text FROM ehc.advice WHERE kind = 'D'))
), wanted AS (
    SELECT clock, start, due, round(100 * chance::numeric, 1) AS percent FROM chance WHERE k = 0
)
SELECT 'chance', clock, start, due, l.n, l.percents, w.n, w.percents
FROM (SELECT clock, start, due, count(*) AS n, string_agg(DISTINCT percent::text, ' ') AS percents
      FROM listed WHERE due > :'as_of'::date GROUP BY 1, 2, 3) AS l
FULL JOIN (SELECT clock, start, due, count(*) AS n, string_agg(DISTINCT percent::text, ' ') AS percents
           FROM wanted GROUP BY 1, 2, 3) AS w USING (clock, start, due)
WHERE l.n IS DISTINCT FROM w.n OR l.percents IS DISTINCT FROM w.percents
LIMIT 20;

WITH tried AS (
    SELECT count(*) AS cases, count(*) FILTER (WHERE missed) AS missed,
           round((100 * avg(chance))::numeric, 1) AS given, round(avg((missed::int - chance) ^ 2)::numeric, 4) AS brier
    FROM (SELECT chance, over_at_all IS NULL OR over_at_all > due AS missed
          FROM chance WHERE k > 0 AND clock = 'PLAN20' AND due <= :'as_of'::date) AS c
), told AS (
    SELECT (one->>'cases')::bigint AS cases, (one->>'missed')::bigint AS missed,
           (one->>'chance given: mean %')::numeric AS given, (one->>'Brier score')::numeric AS brier
    FROM given, jsonb_array_elements(worklist->'tried') AS one
    WHERE one->>'clock' = 'PLAN20' AND one->>'chance given' = 'all'
)
SELECT 'tried', tried, told FROM tried FULL JOIN told USING (cases, missed, given, brier)
WHERE tried.cases IS NULL OR told.cases IS NULL OR tried.cases = 0;
