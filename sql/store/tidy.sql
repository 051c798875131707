-- $1: the rule of --keep, null where everything is kept.
SELECT ehc_evidence.tidy($1)
