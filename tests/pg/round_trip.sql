-- A generated world as far as its SEN2 returns of 2023 to 2026 carry it: what the four files cannot say is made not
-- recorded here too. Written from the items of the return and the generator's README, not from the importer.

CREATE TEMP TABLE census AS
SELECT * FROM (VALUES (2023, '2023-01-19'::date), (2024, '2024-01-18'), (2025, '2025-01-16'), (2026, '2026-01-15')) AS of (year, day);

-- no day of a withdrawal, no exception to the six weeks, no letter of one to the twenty, no team, no setting of a request
-- (RequestSource came in 2025, and is not told of what was decided before the collection year)
UPDATE ehc.request SET withdrawn_date = NULL, exception = NULL, team = NULL, setting_urn = NULL,
       source = CASE WHEN outcome IS DISTINCT FROM 'H'
                      AND coalesce(CASE WHEN exported_to IS NOT NULL THEN received_date + 42 END, outcome_date, withdrawn_date, 'infinity') >= '2024-01-01'
                     THEN source END;
UPDATE ehc.assessment SET withdrawn_date = NULL, exception = NULL, draft_plan_date = NULL,
       week20 = CASE WHEN outcome IN ('Y', 'N') AND outcome_date <= '2026-01-15' THEN week20 END; -- of a plan issued
UPDATE ehc.plan SET team = NULL;
UPDATE ehc.person SET social_care = NULL, ethnicity = coalesce(ethnicity, 'NOBT');
DELETE FROM ehc.advice;
DELETE FROM ehc.voice;
DELETE FROM ehc.tribunal_order;
DELETE FROM ehc.setting;

-- What has no day in the records is told once it is known to have happened: an export after six weeks, a dispute after sixty days.
UPDATE ehc.request SET exported_to = NULL, outcome = 'A', outcome_date = NULL WHERE exported_to IS NOT NULL AND received_date + 42 > '2026-01-15';
UPDATE ehc.request SET mediation = false, tribunal = false WHERE outcome_date + 60 > '2026-01-15';
UPDATE ehc.assessment SET mediation = false, tribunal = false, other_mediation = false, other_tribunal = false WHERE outcome_date + 60 > '2026-01-15';

-- Requests received after the last collection year are of the next return.
DELETE FROM ehc.request WHERE received_date >= '2026-01-01';

-- A need is told with an active plan; the last return that tells of it counts, and DS has a code from 2025 on.
CREATE TEMP TABLE needed AS
SELECT plan.request_id, max(census.year) AS year
  FROM ehc.plan JOIN census ON first_made_date <= day AND (cease_date IS NULL OR cease_date > day)
   AND (transferred_date IS NULL OR transferred_date <= day)
 GROUP BY 1;
DELETE FROM ehc.sen_need WHERE request_id NOT IN (SELECT request_id FROM needed WHERE request_id IS NOT NULL);
UPDATE ehc.sen_need SET need = 'OTH' FROM needed WHERE need = 'DS' AND needed.request_id = sen_need.request_id AND needed.year < 2025;

DELETE FROM ehc.sen_need AS second USING ehc.sen_need AS first
 WHERE second.rank = 2 AND first.rank = 1 AND first.request_id = second.request_id AND first.need = second.need;

-- Of each active plan the last review that has met by a census day, as it was known then.
CREATE TEMP TABLE last_review AS
SELECT DISTINCT ON (plan_id, census.year) review_id, census.year,
       CASE WHEN decision_date <= day THEN decision_date END AS decision_date,
       CASE WHEN decision_date <= day THEN outcome END AS outcome,
       CASE WHEN amendment_notice_date <= day AND census.year >= 2025 THEN amendment_notice_date END AS amendment_notice_date
  FROM ehc.review JOIN ehc.plan USING (plan_id)
  JOIN census ON census.year > 2023 AND first_made_date <= day AND (cease_date IS NULL OR cease_date > day) AND meeting_date <= day
   AND (transferred_date IS NULL OR transferred_date <= day)
 WHERE kind <> 'interim'
 ORDER BY plan_id, census.year, meeting_date DESC, review_id DESC;

DELETE FROM ehc.review WHERE review_id NOT IN (SELECT review_id FROM last_review);
UPDATE ehc.review SET invitation_date = NULL, report_date = NULL, final_plan_date = NULL, child_participation = NULL, parent_participation = NULL,
       decision_date = told.decision_date, outcome = told.outcome, amendment_notice_date = told.amendment_notice_date
  FROM (SELECT review_id, max(decision_date) AS decision_date, max(outcome) AS outcome, max(amendment_notice_date) AS amendment_notice_date
          FROM last_review GROUP BY 1) AS told
 WHERE told.review_id = review.review_id;

-- What ceased in January before census day is of the next return.
UPDATE ehc.plan SET cease_date = NULL, cease_reason = NULL WHERE cease_date BETWEEN '2026-01-01' AND '2026-01-15';
