-- What a SEN2 return holds, counted over the world loaded from the same seed: a line `element|value|how often` for each
-- value of the elements that say who is in the return and when. Written from the DfE's items, not from the generator.
--
--   psql -v year=2026 -v day=2026-01-15 -v authority=335 -f tests/pg/sen2_export.sql

CREATE TEMP TABLE census AS
SELECT :'year'::int AS year, :'day'::date AS day, make_date(:year - 1, 1, 1) AS first, make_date(:year - 1, 12, 31) AS last;

CREATE TEMP TABLE plan AS
SELECT plan_id, person_id, request_id, cease_date, cease_reason, transferred_from, transferred_date, setting_urn,
       cease_date IS NULL OR cease_date > day AS active,
       coalesce(cease_date BETWEEN first AND last, false) AS ceased,
       coalesce(cease_date > last AND cease_date <= day, false) AS ceased_since
  FROM ehc.plan, census
 WHERE local_authority = :'authority' AND first_made_date <= day AND (transferred_date IS NULL OR transferred_date <= day);

-- What has no day in the records: an export has happened after six weeks, a dispute is known sixty days after the refusal.
CREATE TEMP TABLE request AS
SELECT request_id, person_id, received_date AS received, outcome, exported_to,
       CASE WHEN exported_to IS NOT NULL THEN received_date + 42
            WHEN outcome = 'W' THEN withdrawn_date
            ELSE outcome_date END AS ended
  FROM ehc.request, census
 WHERE local_authority = :'authority' AND (received_date IS NULL OR received_date <= last);

CREATE TEMP TABLE assessment AS
SELECT request_id, a.outcome, CASE WHEN a.outcome = 'W' THEN a.withdrawn_date ELSE a.outcome_date END AS ended
  FROM ehc.assessment a JOIN request r USING (request_id), census
 WHERE r.exported_to IS NULL
   AND (r.outcome = 'H' OR (r.outcome = 'Y' AND r.ended <= day) OR (r.outcome = 'N' AND r.ended + 60 <= day));

CREATE TEMP TABLE told AS
SELECT r.request_id, r.person_id, p.plan_id
  FROM request r LEFT JOIN assessment a USING (request_id) LEFT JOIN plan p USING (request_id), census
 WHERE r.received BETWEEN first AND last
    OR (r.outcome IS DISTINCT FROM 'H' AND (r.ended IS NULL OR r.ended > day))
    OR r.ended BETWEEN first AND day
    OR (a.request_id IS NOT NULL AND a.outcome IS DISTINCT FROM 'H' AND (a.ended IS NULL OR a.ended > day))
    OR a.ended BETWEEN first AND day
    OR p.active OR p.ceased
UNION ALL
SELECT NULL, person_id, plan_id FROM plan WHERE request_id IS NULL AND (active OR ceased);

-- The plans in the return, with the last review that has met of each active one.
CREATE TEMP TABLE told_plan AS
SELECT p.* FROM plan p JOIN told USING (plan_id) WHERE active OR ceased OR ceased_since;

CREATE TEMP TABLE review AS
SELECT v.* FROM ehc.review v JOIN told_plan p USING (plan_id), census
 WHERE p.active AND v.meeting_date <= day AND v.kind <> 'interim';

CREATE TEMP TABLE last_review AS
SELECT DISTINCT ON (plan_id) * FROM review ORDER BY plan_id, meeting_date DESC, review_id DESC;

CREATE TEMP TABLE transfer AS
SELECT DISTINCT ON (plan_id) v.* FROM review v, census WHERE phase_transfer_due_date >= first
 ORDER BY plan_id, phase_transfer_due_date DESC, meeting_date DESC, review_id DESC;

CREATE TEMP TABLE need AS
SELECT request_id, rank, CASE WHEN need = 'DS' AND year < 2025 THEN 'OTH' ELSE need END AS need
  FROM ehc.sen_need JOIN told_plan USING (request_id), census WHERE active;

CREATE TEMP TABLE answer (element text, value text);
INSERT INTO answer
SELECT 'Person', 'in all' FROM (SELECT DISTINCT person_id FROM told) t
UNION ALL SELECT 'PersonBirthDate', birth_date::text FROM ehc.person WHERE person_id IN (SELECT person_id FROM told)
UNION ALL SELECT 'UPN', upn FROM ehc.person WHERE upn IS NOT NULL AND person_id IN (SELECT person_id FROM told)
UNION ALL SELECT 'UPNunknown', CASE WHEN extract(year FROM age(day, birth_date)) < 6 THEN 'UN1' ELSE 'UN5' END
            FROM ehc.person, census WHERE upn IS NULL AND person_id IN (SELECT person_id FROM told)
UNION ALL SELECT 'Requests', 'in all' FROM told
UNION ALL SELECT 'ReceivedDate', received::text FROM request, census WHERE received BETWEEN first AND last
UNION ALL SELECT 'RequestOutcomeDate', ended::text FROM request, census
           WHERE outcome IN ('Y', 'N') AND exported_to IS NULL AND ended BETWEEN first AND day
UNION ALL SELECT 'Exported', exported_to FROM request, census WHERE exported_to IS NOT NULL AND ended BETWEEN first AND day
UNION ALL SELECT 'AssessmentOutcomeDate', ended::text FROM assessment, census
           WHERE outcome IN ('Y', 'N') AND ended BETWEEN first AND day
UNION ALL SELECT 'NamedPlan', 'in all' FROM told_plan
UNION ALL SELECT 'ActivePlans', 'in all' FROM told_plan WHERE active
UNION ALL SELECT 'CeaseDate', cease_date::text FROM told_plan WHERE NOT active
UNION ALL SELECT 'CeaseReason', cease_reason::text FROM told_plan WHERE NOT active AND cease_reason IS NOT NULL
UNION ALL SELECT 'TransferLA', transferred_from FROM told_plan, census WHERE active AND transferred_date >= first
UNION ALL SELECT 'URN', setting_urn::text FROM told_plan, generate_series(1, CASE WHEN active THEN 2 ELSE 1 END)
           WHERE setting_urn IS NOT NULL
UNION ALL SELECT 'SENtype', need FROM need n WHERE rank = 1 OR NOT EXISTS
            (SELECT FROM need o WHERE o.request_id = n.request_id AND o.rank = 1 AND o.need = n.need)
UNION ALL SELECT 'LastReview', max(decision_date)::text FROM review, census WHERE year = 2023 AND decision_date <= day
           GROUP BY plan_id
UNION ALL SELECT 'LastReview', decision_date::text FROM last_review, census WHERE year > 2023 AND decision_date <= day
UNION ALL SELECT 'ReviewMeeting', meeting_date::text FROM last_review, census WHERE year > 2023
UNION ALL SELECT 'ReviewOutcome', outcome FROM last_review, census
           WHERE year > 2023 AND outcome IS NOT NULL AND decision_date <= day
UNION ALL SELECT 'ReviewDraft', amendment_notice_date::text FROM last_review, census
           WHERE year > 2024 AND amendment_notice_date <= day
UNION ALL SELECT 'PhaseTransferDueDate', phase_transfer_due_date::text FROM transfer, census WHERE year > 2024
UNION ALL SELECT 'PhaseTransferFinalDate', phase_transfer_final_date::text FROM transfer, census
           WHERE year > 2024 AND phase_transfer_final_date <= day;

SELECT element, value, count(*) FROM answer GROUP BY 1, 2 ORDER BY element COLLATE "C", value COLLATE "C";
