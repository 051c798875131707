-- $1: the rule of --keep, null where everything is kept. True: once more.
SELECT ehc_evidence.tidy($1)
