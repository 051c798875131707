-- Chooses the rows that belong with the case of kind $1 and id $2, for the rest of the
-- transaction: the keys of the persons, requests, plans and reviews that the conditions
-- of this folder look at. Rows that share a key with one of them come too, so that it is
-- decided as in a whole run which of them is kept.
WITH asked AS (
    SELECT p.person_id::bigint AS person_id FROM ehc.person p
    WHERE $1::text = 'person' AND p.person_id::bigint = $2::bigint
    UNION
    SELECT q.person_id::bigint FROM ehc.request q
    WHERE $1::text = 'request' AND q.request_id::bigint = $2::bigint
    UNION
    SELECT p.person_id::bigint FROM ehc.plan p
    WHERE $1::text = 'plan' AND p.plan_id::bigint = $2::bigint
), people AS (
    SELECT coalesce(array_agg(a.person_id) FILTER (WHERE a.person_id IS NOT NULL), '{}') AS ids FROM asked a
), plans AS (
    SELECT coalesce(array_agg(DISTINCT p.plan_id::bigint), '{}') AS ids FROM ehc.plan p
    WHERE p.person_id::bigint = ANY ((SELECT people.ids FROM people)::bigint[])
       OR ($1::text = 'plan' AND p.plan_id::bigint = $2::bigint)
), requests AS (
    SELECT coalesce(array_agg(DISTINCT q.request_id::bigint), '{}') AS ids FROM ehc.request q
    WHERE q.person_id::bigint = ANY ((SELECT people.ids FROM people)::bigint[])
       OR ($1::text = 'request' AND q.request_id::bigint = $2::bigint)
       OR q.request_id::bigint IN (SELECT p.request_id::bigint FROM ehc.plan p
                                   WHERE p.plan_id::bigint = ANY ((SELECT plans.ids FROM plans)::bigint[]))
), reviews AS (
    SELECT coalesce(array_agg(DISTINCT r.review_id::bigint), '{}') AS ids FROM ehc.review r
    WHERE r.plan_id::bigint = ANY ((SELECT plans.ids FROM plans)::bigint[])
), sharers AS (
    SELECT coalesce(array_agg(DISTINCT s.person_id) FILTER (WHERE s.person_id IS NOT NULL), '{}') AS ids
    FROM (SELECT q.person_id::bigint AS person_id FROM ehc.request q
          WHERE q.request_id::bigint = ANY ((SELECT requests.ids FROM requests)::bigint[])
          UNION
          SELECT p.person_id::bigint FROM ehc.plan p
          WHERE p.plan_id::bigint = ANY ((SELECT plans.ids FROM plans)::bigint[])
          UNION
          SELECT a.person_id FROM asked a) AS s
)
SELECT set_config('ehc.case_persons', (SELECT sharers.ids FROM sharers)::text, true),
       set_config('ehc.case_requests', (SELECT requests.ids FROM requests)::text, true),
       set_config('ehc.case_plans', (SELECT plans.ids FROM plans)::text, true),
       set_config('ehc.case_reviews', (SELECT reviews.ids FROM reviews)::text, true)
