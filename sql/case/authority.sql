-- No authority is told of: its code stands in the request and the plan.
-- Comes between the extraction query of the relation and its order.
WHERE false
