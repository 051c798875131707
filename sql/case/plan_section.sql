-- What belongs to the plans chosen.
-- Comes between the extraction query of the relation and its order.
WHERE r.plan_id::bigint = ANY (current_setting('ehc.case_plans')::bigint[])
