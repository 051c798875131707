-- The reviews chosen: those of the plans, and rows that share a key with one.
-- Comes between the extraction query of the relation and its order.
WHERE r.review_id::bigint = ANY (current_setting('ehc.case_reviews')::bigint[])
