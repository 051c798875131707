-- Whether there is a place for published figures.
DO $$
BEGIN
    IF to_regclass('ehc_evidence.comparator') IS NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'EHC03', MESSAGE = 'the database has no ehc_evidence.comparator: run ''ehc-analyser init'' first';
    END IF;
END
$$
