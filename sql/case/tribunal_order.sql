-- Orders about the requests and plans chosen.
-- Comes between the extraction query of the relation and its order.
WHERE r.request_id::bigint = ANY (current_setting('ehc.case_requests')::bigint[])
   OR r.plan_id::bigint = ANY (current_setting('ehc.case_plans')::bigint[])
