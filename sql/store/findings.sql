-- The rows of data_quality.csv.
COPY ehc_evidence.incoming_finding (rule, severity, relation, count, examples, measures, finding, effect)
FROM STDIN (FORMAT csv, HEADER, FORCE_NOT_NULL (examples, measures))
