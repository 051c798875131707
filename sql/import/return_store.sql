-- The records of the return become records of schema ehc, or add to those that are there. A later year's word replaces
-- an earlier one's, but never by nothing; H ("decided before this collection") says only that there was a decision, and
-- replaces none that is known. What only an earlier year's return tells is filled in.
--
-- A return has no day of withdrawal, no team and no day of a transfer: they stay not recorded.

-- The word that counts, of text, date or number.
CREATE FUNCTION pg_temp.newer(stored anyelement, told anyelement, later boolean) RETURNS anyelement LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN later THEN coalesce(told, stored) ELSE coalesce(stored, told) END
$$;

-- Of an outcome: H gives way to any other, and replaces none but A.
CREATE FUNCTION pg_temp.newer_outcome(stored text, told text, later boolean) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN stored IS NULL OR told IS NULL THEN coalesce(told, stored)
                WHEN told = 'H' THEN CASE WHEN stored = 'A' AND later THEN 'H' ELSE stored END
                WHEN stored = 'H' THEN CASE WHEN told = 'A' AND NOT later THEN 'H' ELSE told END
                WHEN later THEN told ELSE stored END
$$;

-- --- the authority

INSERT INTO ehc.authority (local_authority)
SELECT lea FROM return_sen2 ON CONFLICT (local_authority) DO NOTHING;

-- --- persons

CREATE TEMP TABLE return_told_person ON COMMIT DROP AS
SELECT person_id, max(child.upn) AS upn, max(uln) AS uln, max(upnunknown) AS upn_unknown, min(birth) AS birth, min(sex) AS sex, min(ethnicity) AS ethnicity,
       current_setting('ehc.return_year')::int AS year
  FROM return_child AS child JOIN return_who USING (child) GROUP BY person_id;

WITH stored AS (
    INSERT INTO ehc.person AS kept (person_id, upn, birth_date, sex, ethnicity)
    SELECT person_id, upn, birth, sex, ethnicity FROM return_told_person
        ON CONFLICT (person_id) DO UPDATE SET
           (upn, birth_date, sex, ethnicity) =
           (SELECT pg_temp.newer(kept.upn, excluded.upn, later), pg_temp.newer(kept.birth_date, excluded.birth_date, later),
                   pg_temp.newer(kept.sex, excluded.sex, later), pg_temp.newer(kept.ethnicity, excluded.ethnicity, later)
              FROM (SELECT coalesce(min(return_year), 0) <= current_setting('ehc.return_year')::int AS later
                      FROM ehc_evidence.sen2_person AS sen2 WHERE sen2.person_id = kept.person_id) AS its)
     RETURNING xmax = 0 AS fresh
)
INSERT INTO return_stored (place, what, times)
SELECT 1, 'persons, new', count(*) FILTER (WHERE fresh) FROM stored UNION ALL
SELECT 2, 'persons known before', count(*) FILTER (WHERE NOT fresh) FROM stored;

INSERT INTO ehc_evidence.sen2_person AS kept (person_id, uln, upn_unknown, return_year)
SELECT person_id, uln, upn_unknown, year FROM return_told_person
    ON CONFLICT (person_id) DO UPDATE SET
       uln = pg_temp.newer(kept.uln, excluded.uln, kept.return_year <= excluded.return_year),
       upn_unknown = CASE WHEN kept.return_year <= excluded.return_year THEN excluded.upn_unknown ELSE kept.upn_unknown END,
       return_year = greatest(kept.return_year, excluded.return_year);

-- --- requests and assessments

CREATE TEMP TABLE return_told ON COMMIT DROP AS
SELECT which.request_id, which.person_id, c.*, lea,
       -- decided before the collection year, on a day not told, and in the assessment since: agreed, and the 20 weeks run
       CASE WHEN decision = 'H' AND received IS NOT NULL AND c.outcome <> 'H' THEN 'Y' ELSE decision END AS first_told_as,
       coalesce(sen2.return_year, 0) <= c.year AS later
  FROM return_which AS which
  JOIN return_case AS c USING (request)
  CROSS JOIN return_sen2
  LEFT JOIN ehc_evidence.sen2_request AS sen2 USING (request_id);

CREATE INDEX ON return_told (request_id);
CREATE INDEX ON return_told (request);
ANALYZE return_told;

WITH stored AS (
    INSERT INTO ehc.request AS kept (request_id, person_id, local_authority, received_date, source, in_youth_accommodation,
                                     outcome, outcome_date, mediation, tribunal, exported_to)
    SELECT request_id, person_id, lea, received, source::smallint, rya, first_told_as, decided, requestmediation, requesttribunal, exported FROM return_told
        ON CONFLICT (request_id) DO UPDATE SET
           (received_date, source, in_youth_accommodation, outcome, outcome_date, mediation, tribunal, exported_to) =
           (SELECT pg_temp.newer(kept.received_date, excluded.received_date, later), pg_temp.newer(kept.source, excluded.source, later),
                   pg_temp.newer(kept.in_youth_accommodation, excluded.in_youth_accommodation, later),
                   CASE WHEN coalesce(kept.outcome, 'A') IN ('A', 'H') AND told.decision = 'H' THEN told.first_told_as
                        WHEN kept.outcome = 'Y' AND kept.outcome_date IS NULL AND told.decision IN ('Y', 'N') THEN told.decision
                        ELSE pg_temp.newer_outcome(kept.outcome, told.decision, later) END,
                   pg_temp.newer(kept.outcome_date, excluded.outcome_date, later),
                   pg_temp.newer(kept.mediation, excluded.mediation, later), pg_temp.newer(kept.tribunal, excluded.tribunal, later),
                   pg_temp.newer(kept.exported_to, excluded.exported_to, later)
              FROM return_told AS told WHERE told.request_id = kept.request_id)
     RETURNING xmax = 0 AS fresh
)
INSERT INTO return_stored (place, what, times)
SELECT 3, 'requests, new', count(*) FILTER (WHERE fresh) FROM stored UNION ALL
SELECT 4, 'requests known before', count(*) FILTER (WHERE NOT fresh) FROM stored;

WITH stored AS (
    INSERT INTO ehc.assessment AS kept (request_id, outcome, outcome_date, week20, mediation, tribunal, other_mediation, other_tribunal)
    SELECT request_id, outcome, issued, told.week20, assessmentmediation, assessmenttribunal, othermediation, othertribunal
      FROM return_told AS told JOIN return_assessment ON return_assessment.record = told.assessment
        ON CONFLICT (request_id) DO UPDATE SET
           (outcome, outcome_date, week20, mediation, tribunal, other_mediation, other_tribunal) =
           (SELECT pg_temp.newer_outcome(kept.outcome, excluded.outcome, later), pg_temp.newer(kept.outcome_date, excluded.outcome_date, later),
                   pg_temp.newer(kept.week20, excluded.week20, later), pg_temp.newer(kept.mediation, excluded.mediation, later),
                   pg_temp.newer(kept.tribunal, excluded.tribunal, later), pg_temp.newer(kept.other_mediation, excluded.other_mediation, later),
                   pg_temp.newer(kept.other_tribunal, excluded.other_tribunal, later)
              FROM return_told AS told WHERE told.request_id = kept.request_id)
     RETURNING 1
)
INSERT INTO return_stored (place, what, times) SELECT 5, 'assessments', count(*) FROM stored;

-- --- plans, with the placement of the first rank: named in the plan, else attended

CREATE TEMP TABLE return_told_plan ON COMMIT DROP AS
SELECT told.request_id, told.person_id, lea, later, told.outcome, told.started, told.ceased, told.ceasereason, told.transferla,
       coalesce(plan.planres, attended.res, active.res) AS residential, plan.pb,
       CASE WHEN coalesce(named.urn, attended.urn) ~ '^[0-9]{1,6}$' THEN coalesce(named.urn, attended.urn)::int END AS setting_urn
  FROM return_told AS told
  JOIN return_namedplan AS plan ON plan.record = told.plan
  LEFT JOIN return_activeplans AS active ON active.record = told.active
  LEFT JOIN (SELECT DISTINCT ON (parent) parent, urn FROM return_plandetail ORDER BY parent, placementrank, record) AS named ON named.parent = told.plan
  LEFT JOIN (SELECT DISTINCT ON (parent) parent, urn, res FROM return_placementdetail
              ORDER BY parent, leavingdate IS NOT NULL, placementrank, entrydate DESC, record) AS attended ON attended.parent = told.active;

CREATE TEMP TABLE return_plan_id ON COMMIT DROP AS
SELECT told.request_id, coalesce(kept.plan_id, (SELECT coalesce(max(plan_id), 0) FROM ehc.plan)
                                 + row_number() OVER (PARTITION BY kept.plan_id IS NULL ORDER BY told.request_id)) AS plan_id
  FROM return_told_plan AS told
  LEFT JOIN (SELECT request_id, min(plan_id) AS plan_id FROM ehc.plan GROUP BY request_id) AS kept USING (request_id);

CREATE INDEX ON return_told_plan (request_id);
CREATE INDEX ON return_plan_id (plan_id);
ANALYZE return_told_plan; ANALYZE return_plan_id;

-- The plan was first made on the day it was issued; of a historical one only the day of the current version is known,
-- until another year's return has another: then it was made on the earlier of them at the latest.
WITH stored AS (
    INSERT INTO ehc.plan AS kept (plan_id, person_id, request_id, local_authority, first_made_date, start_date, cease_date, cease_reason,
                                  transferred_from, residential, personal_budget, setting_urn)
    SELECT plan_id, person_id, request_id, lea, CASE WHEN outcome = 'Y' THEN started END, started, ceased, ceasereason::smallint,
           transferla, residential, pb, setting_urn
      FROM return_told_plan JOIN return_plan_id USING (request_id)
        ON CONFLICT (plan_id) DO UPDATE SET
           (first_made_date, start_date, cease_date, cease_reason, transferred_from, residential, personal_budget, setting_urn) =
           (SELECT coalesce(kept.first_made_date, excluded.first_made_date,
                            CASE WHEN kept.start_date <> excluded.start_date THEN least(kept.start_date, excluded.start_date) END),
                   pg_temp.newer(kept.start_date, excluded.start_date, later),
                   pg_temp.newer(kept.cease_date, excluded.cease_date, later), pg_temp.newer(kept.cease_reason, excluded.cease_reason, later),
                   pg_temp.newer(kept.transferred_from, excluded.transferred_from, later), pg_temp.newer(kept.residential, excluded.residential, later),
                   pg_temp.newer(kept.personal_budget, excluded.personal_budget, later), pg_temp.newer(kept.setting_urn, excluded.setting_urn, later)
              FROM return_told_plan AS told WHERE told.request_id = kept.request_id)
     RETURNING xmax = 0 AS fresh
)
INSERT INTO return_stored (place, what, times)
SELECT 6, 'plans, new', count(*) FILTER (WHERE fresh) FROM stored UNION ALL
SELECT 7, 'plans known before', count(*) FILTER (WHERE NOT fresh) FROM stored;

-- --- reviews: the latest of an active plan. The one that is there has the same meeting, letter or phase transfer.

CREATE TEMP TABLE return_review ON COMMIT DROP AS
SELECT its.plan_id, later, meeting, reviewoutcome, draft, letter, phase_due, phase_final, min(kept.review_id) AS review_id
  FROM return_told AS told
  JOIN return_plan_id AS its USING (request_id)
  LEFT JOIN ehc.review AS kept ON kept.plan_id = its.plan_id
   AND (kept.meeting_date = meeting OR kept.decision_date = letter
        OR meeting IS NULL AND letter IS NULL AND kept.phase_transfer_due_date = phase_due)
 WHERE coalesce(meeting, letter, phase_due, phase_final) IS NOT NULL
 GROUP BY 1, 2, 3, 4, 5, 6, 7, 8;

UPDATE return_review SET review_id = fresh.review_id
  FROM (SELECT plan_id, (SELECT coalesce(max(review_id), 0) FROM ehc.review) + row_number() OVER (ORDER BY plan_id) AS review_id
          FROM return_review WHERE review_id IS NULL) AS fresh
 WHERE return_review.plan_id = fresh.plan_id AND return_review.review_id IS NULL;

CREATE INDEX ON return_review (review_id);

WITH stored AS (
    INSERT INTO ehc.review AS kept (review_id, plan_id, kind, meeting_date, outcome, decision_date, amendment_notice_date,
                                    phase_transfer_due_date, phase_transfer_final_date)
    SELECT review_id, plan_id, CASE WHEN coalesce(phase_due, phase_final) IS NULL THEN 'annual' ELSE 'phase_transfer' END,
           meeting, reviewoutcome, letter, draft, phase_due, phase_final
      FROM return_review
        ON CONFLICT (review_id) DO UPDATE SET
           (kind, meeting_date, outcome, decision_date, amendment_notice_date, phase_transfer_due_date, phase_transfer_final_date) =
           (SELECT CASE WHEN 'phase_transfer' IN (kept.kind, excluded.kind) THEN 'phase_transfer' ELSE kept.kind END,
                   pg_temp.newer(kept.meeting_date, excluded.meeting_date, later), pg_temp.newer(kept.outcome, excluded.outcome, later),
                   pg_temp.newer(kept.decision_date, excluded.decision_date, later),
                   pg_temp.newer(kept.amendment_notice_date, excluded.amendment_notice_date, later),
                   pg_temp.newer(kept.phase_transfer_due_date, excluded.phase_transfer_due_date, later),
                   pg_temp.newer(kept.phase_transfer_final_date, excluded.phase_transfer_final_date, later)
              FROM return_review AS told WHERE told.review_id = kept.review_id)
     RETURNING xmax = 0 AS fresh
)
INSERT INTO return_stored (place, what, times)
SELECT 8, 'reviews, new', count(*) FILTER (WHERE fresh) FROM stored UNION ALL
SELECT 9, 'reviews known before', count(*) FILTER (WHERE NOT fresh) FROM stored;

-- --- needs and placements: as the latest return has them

CREATE TEMP TABLE return_told_need ON COMMIT DROP AS
SELECT DISTINCT ON (request_id, sentyperank) request_id, sentyperank::smallint AS rank, sentype AS need, later
  FROM return_told JOIN return_senneed AS need ON need.parent = active
 WHERE sentyperank IS NOT NULL AND sentype IS NOT NULL
 ORDER BY request_id, sentyperank, need.record;

DELETE FROM ehc.sen_need WHERE request_id IN (SELECT request_id FROM return_told_need WHERE later);

WITH stored AS (
    INSERT INTO ehc.sen_need (request_id, rank, need)
    SELECT request_id, rank, need FROM return_told_need ON CONFLICT (request_id, rank) DO NOTHING RETURNING 1
)
INSERT INTO return_stored (place, what, times) SELECT 10, 'needs', count(*) FROM stored;

DELETE FROM ehc_evidence.sen2_placement AS kept USING return_told AS told
 WHERE kept.request_id = told.request_id AND told.later AND (told.plan IS NOT NULL OR told.active IS NOT NULL);

WITH stored AS (
    INSERT INTO ehc_evidence.sen2_placement (request_id, named, rank, urn, ukprn, sen_setting, entry_date, leaving_date, sen_unit,
                                             resourced_provision, residential, work_based, return_year)
    SELECT told.request_id, placed.named, placed.placementrank::smallint,
           CASE WHEN placed.urn ~ '^[0-9]{1,6}$' THEN placed.urn::int END, CASE WHEN placed.ukprn ~ '^[0-9]{8}$' THEN placed.ukprn::int END,
           placed.sensetting, entered, left_on, placed.senunitindicator, placed.resourcedprovisionindicator,
           CASE WHEN placed.named THEN plan.planres ELSE coalesce(attended.res, active.res) END,
           CASE WHEN placed.named THEN plan.planwbp ELSE coalesce(attended.wbp, active.wbp) END, told.year
      FROM return_placing AS placed
      JOIN (SELECT plan AS parent, request_id, year, later FROM return_told UNION ALL
            SELECT active, request_id, year, later FROM return_told) AS told USING (parent)
      LEFT JOIN return_namedplan AS plan ON plan.record = placed.parent
      LEFT JOIN return_activeplans AS active ON active.record = placed.parent
      LEFT JOIN return_placementdetail AS attended ON attended.record = placed.record
     WHERE told.later
    RETURNING 1
)
INSERT INTO return_stored (place, what, times) SELECT 11, 'placements', count(*) FROM stored;

-- --- what finds them again

INSERT INTO ehc_evidence.sen2_request AS kept (request_id, plan_start, return_year)
SELECT request_id, started, year FROM return_told
    ON CONFLICT (request_id) DO UPDATE SET
       plan_start = pg_temp.newer(kept.plan_start, excluded.plan_start, kept.return_year <= excluded.return_year),
       return_year = greatest(kept.return_year, excluded.return_year);

INSERT INTO ehc_evidence.sen2_import (digest, local_authority, return_year, reference_date, serial)
SELECT current_setting('ehc.import_digest'), lea, year::int, referencedate, serialno FROM return_sen2;
