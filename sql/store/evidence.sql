-- The rows of evidence.csv. The table is new in this transaction, so that no later pass need freeze them.
COPY ehc_evidence.incoming_evidence (as_of, local_authority, measure, basis, period_type, period_start, period_end, breakdown,
    category, numerator, denominator, value, lower, upper, unit, status)
FROM STDIN (FORMAT csv, HEADER, FREEZE, FORCE_NOT_NULL (local_authority, category, status))
