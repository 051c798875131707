-- Assessments: the decision to issue a plan and its day, the draft, the exceptions
-- to the 20 weeks, and the flags the DfE's own population leaves out.
SELECT r.request_id::bigint AS request_id,
       r.outcome::text AS outcome,
       r.outcome_date::date AS outcome_date,
       r.withdrawn_date::date AS withdrawn_date,
       r.week20::boolean AS week20,
       r.exception::text AS exception,
       r.draft_plan_date::date AS draft_plan_date,
       r.mediation::boolean AS mediation,
       r.tribunal::boolean AS tribunal,
       r.other_mediation::boolean AS other_mediation,
       r.other_tribunal::boolean AS other_tribunal
FROM ehc.assessment r
-- where no unique index promises the key, the first of equal keys is kept in this order
ORDER BY r.request_id::bigint,
         r.outcome::text COLLATE "C",
         r.outcome_date::date,
         r.withdrawn_date::date,
         r.week20::boolean,
         r.exception::text COLLATE "C",
         r.draft_plan_date::date,
         r.mediation::boolean,
         r.tribunal::boolean,
         r.other_mediation::boolean,
         r.other_tribunal::boolean
