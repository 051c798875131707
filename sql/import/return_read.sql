-- Records and values become a typed table a module: return_person, return_requests, ... with columns record, parent and
-- the items by name. A value that is no date, flag or code of its year is left null, and is a finding.

DO $$
DECLARE
    year_text text := (SELECT value FROM return_value WHERE module = 'sen2' AND item = 'year' LIMIT 1);
    collection text := (SELECT value FROM return_value WHERE module = 'sen2' AND item = 'collection' LIMIT 1);
    authority text := (SELECT value FROM return_value WHERE module = 'sen2' AND item = 'lea' LIMIT 1);
    refusal text;
BEGIN
    refusal := CASE
        WHEN collection IS NULL OR year_text IS NULL THEN 'the file is no SEN2 return: its header has no Collection or no Year'
        WHEN upper(collection) <> 'SEN2' THEN 'the file is of another collection, not of SEN2'
        WHEN year_text !~ '^[0-9]{4}$' OR year_text::int NOT BETWEEN 2023 AND 2026 THEN
            'the return is of a year that is not known: 2023 to 2026 are'
        WHEN authority IS NULL OR authority !~ '^[0-9]{3}$' THEN
            'the header has no LEA, the three-digit code of the authority'
        END;
    IF refusal IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'EHC05', MESSAGE = current_setting('ehc.import_path') || ': ' || refusal || '; nothing is imported';
    END IF;
    PERFORM set_config('ehc.return_year', year_text, true);
    PERFORM set_config('ehc.import_digest', encode(sha256(convert_to(coalesce(
        (SELECT string_agg(concat_ws('|', module, record, item, value), E'\n') FROM return_value), ''), 'UTF8')), 'hex'), true);
END
$$;

-- What a value of an item means: a date as 2025-03-31, a flag as t or f, a code as the codes have it; null where it is
-- none. Worked out once for each value that occurs.
CREATE FUNCTION pg_temp.return_flag(value text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN lower(value) IN ('1', 'true', 'y') THEN 't' WHEN lower(value) IN ('0', 'false', 'n') THEN 'f' END
$$;

CREATE TEMP TABLE return_meaning ON COMMIT DROP AS
SELECT told.module, told.item, value,
       CASE kind WHEN 'date' THEN pg_temp.return_day(value)::text
                 WHEN 'flag' THEN pg_temp.return_flag(value)
                 WHEN 'code' THEN CASE WHEN upper(value) = ANY (string_to_array(codes, ' ')) THEN upper(value) END
                 ELSE value END AS meaning,
       current_setting('ehc.return_year')::int NOT BETWEEN item.first_year AND last_year
       OR later.first_year > current_setting('ehc.return_year')::int AS untimely
  FROM (SELECT DISTINCT module, item, value FROM return_value JOIN return_item USING (module, item) WHERE kind IN ('date', 'flag', 'code')) AS told
  JOIN return_item AS item ON item.module = told.module AND item.item = told.item
  LEFT JOIN return_code_year AS later ON later.item = told.item AND later.code = upper(value);

CREATE INDEX ON return_value (module);
ANALYZE return_value;
ANALYZE return_record;
ANALYZE return_meaning;

-- The person a record belongs to, by its place among the persons of the file.
CREATE TEMP TABLE return_place ON COMMIT DROP AS
SELECT record, row_number() OVER (ORDER BY record) AS person FROM return_record WHERE module = 'person';

DO $$
DECLARE
    module record;
    items text;
BEGIN
    FOR module IN SELECT * FROM return_module ORDER BY place LOOP
        SELECT string_agg(format(CASE kind WHEN 'given' THEN 'count(value) FILTER (WHERE item = %1$L) > 0 AS %1$I'
                                           WHEN 'date' THEN 'max(meaning) FILTER (WHERE item = %1$L)::date AS %1$I'
                                           WHEN 'flag' THEN 'max(meaning) FILTER (WHERE item = %1$L)::boolean AS %1$I'
                                           WHEN 'code' THEN 'max(meaning) FILTER (WHERE item = %1$L) AS %1$I'
                                           ELSE 'max(value) FILTER (WHERE item = %1$L) AS %1$I' END, item), ', ')
          INTO items FROM return_item AS i WHERE i.module = module.module;
        EXECUTE format('CREATE TEMP TABLE %I ON COMMIT DROP AS
                        SELECT record, parent, %s FROM return_record LEFT JOIN return_value USING (module, record)
                          LEFT JOIN return_meaning USING (module, item, value)
                         WHERE module = %L GROUP BY record, parent', 'return_' || module.module, items, module.module);
        EXECUTE format('CREATE INDEX ON %I (record)', 'return_' || module.module);
        EXECUTE format('CREATE INDEX ON %I (parent)', 'return_' || module.module);
        EXECUTE format('ANALYZE %I', 'return_' || module.module);
    END LOOP;
END
$$;

-- From any record to its person: place is the person's number in the file.
CREATE TEMP TABLE return_of ON COMMIT DROP AS
WITH RECURSIVE of AS (
    SELECT 'person' AS module, record, record AS person FROM return_record WHERE module = 'person'
    UNION ALL
    SELECT child.module, child.record, of.person
      FROM of JOIN return_module AS below ON below.parent = of.module
      JOIN return_record AS child ON child.module = below.module AND child.parent = of.record
)
SELECT of.module, of.record, place.person FROM of JOIN return_place AS place ON place.record = of.person;

CREATE INDEX ON return_of (module, record);
ANALYZE return_of;

-- What could not be read as what it should be, and items that the year does not have.
INSERT INTO return_finding (rule, person)
SELECT 'G29', of.person
  FROM return_value AS told
  JOIN return_meaning USING (module, item, value)
  LEFT JOIN return_of AS of ON of.module = told.module AND of.record = told.record
 WHERE meaning IS NULL OR untimely;

DROP TABLE return_value
