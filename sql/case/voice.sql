-- Views given for the requests and at the reviews chosen.
-- Comes between the extraction query of the relation and its order.
WHERE r.request_id::bigint = ANY (current_setting('ehc.case_requests')::bigint[])
   OR r.review_id::bigint = ANY (current_setting('ehc.case_reviews')::bigint[])
