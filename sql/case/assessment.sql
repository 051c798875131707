-- What belongs to the requests chosen.
-- Comes between the extraction query of the relation and its order.
WHERE r.request_id::bigint = ANY (current_setting('ehc.case_requests')::bigint[])
