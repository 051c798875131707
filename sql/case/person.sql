-- The child, and whoever shares a key of a request or plan with it.
-- Comes between the extraction query of the relation and its order.
WHERE r.person_id::bigint = ANY (current_setting('ehc.case_persons')::bigint[])
