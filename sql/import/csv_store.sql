-- All files are whole, or nothing changes: the first faults are told by file, line and column. Then each relation that
-- has a file is replaced by it.

DO $$
DECLARE
    faults text := (SELECT string_agg(CASE WHEN path IS DISTINCT FROM before THEN path || ': ' ELSE '' END || 'line ' || line || ', ' || fault,
                                      '; ' ORDER BY nth)
                      FROM (SELECT *, row_number() OVER w AS nth, lag(path) OVER w AS before FROM csv_fault
                            WINDOW w AS (ORDER BY path, line, place)) AS its WHERE nth <= 12);
    more   bigint := (SELECT greatest(count(*) - 12, 0) FROM csv_fault);
    its    record;
BEGIN
    IF faults IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'EHC05', MESSAGE = left(faults, 1200) || CASE WHEN more > 0 THEN '; and ' || more || ' more' ELSE '' END
            || '; nothing is imported';
    END IF;
    FOR its IN SELECT relation FROM csv_read LOOP
        EXECUTE format('DELETE FROM ehc.%I', its.relation);
        EXECUTE format('INSERT INTO ehc.%I (%s) SELECT %s FROM %I', its.relation,
                       (SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute
                         WHERE attrelid = format('ehc.%I', its.relation)::regclass AND attnum > 0 AND NOT attisdropped),
                       (SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute
                         WHERE attrelid = format('ehc.%I', its.relation)::regclass AND attnum > 0 AND NOT attisdropped),
                       'csv_' || its.relation);
    END LOOP;
END
$$
