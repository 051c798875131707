-- What has the id $1, and whose it is; $2 names the kind looked for, '' for any.
-- A child's person, requests and plans are told of together, so the person is all
-- that is kept of it; a row without one has null.
SELECT found.kind, found.person_id
FROM (SELECT 'request' AS kind, q.person_id::bigint AS person_id
      FROM ehc.request q
      WHERE q.request_id::bigint = $1::bigint
      UNION
      SELECT 'plan', p.person_id::bigint
      FROM ehc.plan p
      WHERE p.plan_id::bigint = $1::bigint
      UNION
      SELECT 'person', p.person_id::bigint
      FROM ehc.person p
      WHERE p.person_id::bigint = $1::bigint) AS found
WHERE $2::text = '' OR found.kind = $2::text
ORDER BY array_position(ARRAY['request', 'plan', 'person'], found.kind), found.person_id
