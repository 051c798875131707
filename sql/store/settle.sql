-- $1: the run, $2: whether its folder is in place.
SELECT ehc_evidence.settle_run($1::int, $2::boolean)
