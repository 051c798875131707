-- The settings of the requests and plans chosen.
-- Comes between the extraction query of the relation and its order.
WHERE r.setting_urn::int IN (SELECT q.setting_urn::int FROM ehc.request q
                             WHERE q.request_id::bigint = ANY (current_setting('ehc.case_requests')::bigint[])
                             UNION
                             SELECT p.setting_urn::int FROM ehc.plan p
                             WHERE p.plan_id::bigint = ANY (current_setting('ehc.case_plans')::bigint[]))
