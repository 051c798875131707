-- Whether there is a database to import into: tables of the contract that `init` made.
DO $$
BEGIN
    IF to_regclass('ehc_evidence.sen2_import') IS NULL
       OR (SELECT count(*) FROM pg_class WHERE relnamespace = to_regnamespace('ehc') AND relkind = 'r'
           AND relname IN ('authority', 'person', 'request', 'assessment', 'sen_need', 'plan', 'review')) < 7 THEN
        RAISE EXCEPTION USING ERRCODE = 'EHC03', MESSAGE =
            'the database has no tables of schema ehc to import into: run ''ehc-analyser init'' first (views of a warehouse cannot be filled)';
    END IF;
END
$$
