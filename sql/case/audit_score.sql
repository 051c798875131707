-- Scores are in no case: the audit's own grade is told.
-- Comes between the extraction query of the relation and its order.
WHERE false
