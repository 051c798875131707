-- The records as they were read become a typed table a module: return_person, return_requests, ... with columns record,
-- parent, person and the items by name. A value that is no date, flag or code of its year is left null, and is a finding.

DO $$
DECLARE
    year_text  text;
    collection text;
    authority  text;
    refusal    text;
BEGIN
    SELECT max(value) FILTER (WHERE item = 'year'), max(value) FILTER (WHERE item = 'collection'), max(value) FILTER (WHERE item = 'lea')
      INTO year_text, collection, authority
      FROM (SELECT item, btrim(to_jsonb(its) ->> ('c' || cell)) AS value FROM return_element AS its JOIN return_item USING (module) WHERE module = 'sen2') AS told;
    refusal := CASE
        WHEN coalesce(collection, '') = '' OR coalesce(year_text, '') = '' THEN 'the file is no SEN2 return: its header has no Collection or no Year'
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
    PERFORM set_config('ehc.import_digest', encode(sha256(convert_to(string_agg(told::text, E'\n' ORDER BY record), 'UTF8')), 'hex'), true)
       FROM return_element AS told;
END
$$;

CREATE FUNCTION pg_temp.return_flag(value text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN lower(value) IN ('1', 'true', 'y') THEN true WHEN lower(value) IN ('0', 'false', 'n') THEN false END
$$;

CREATE FUNCTION pg_temp.return_code(value text, codes text[]) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN upper(value) = ANY (codes) THEN upper(value) END
$$;

-- What an item of the return's year means: the item and what stands for it in SQL. `given`: the value is not kept.
CREATE TEMP TABLE return_meaning ON COMMIT DROP AS
SELECT module, item, cell, kind IN ('date', 'flag', 'code') AS checked,
       format(CASE kind WHEN 'date' THEN 'pg_temp.return_day(%1$I)'
                        WHEN 'flag' THEN 'pg_temp.return_flag(%1$I)'
                        WHEN 'code' THEN 'pg_temp.return_code(%1$I, %2$L)'
                        WHEN 'given' THEN '%1$I IS NOT NULL'
                        ELSE '%1$I' END, item, string_to_array(its.codes, ' ')::text) AS meaning,
       -- null of a value that the year does not have
       CASE WHEN year NOT BETWEEN first_year AND last_year THEN 'NULL'
            ELSE format(CASE WHEN early.codes IS NULL THEN '%1$I' ELSE 'CASE WHEN %1$I <> ALL (%2$L) THEN %1$I END' END, item, early.codes::text) END AS timely
  FROM (SELECT *, current_setting('ehc.return_year')::int AS year FROM return_item) AS its
  LEFT JOIN (SELECT item, array_agg(code) AS codes FROM return_code_year
              WHERE first_year > current_setting('ehc.return_year')::int GROUP BY item) AS early USING (item);

-- Worked out once a value: OFFSET 0 keeps the steps apart. faults: values that are none of their item and year.
DO $$
DECLARE
    its record;
BEGIN
    FOR its IN
        SELECT 'return_' || module AS name, module,
               string_agg(format('nullif(btrim(c%s), '''') AS %I', cell, item), ', ') AS told,
               string_agg(format('%s AS %I', meaning, item), ', ') AS meanings,
               string_agg(format('%I', item), ', ') FILTER (WHERE checked) AS checked,
               string_agg(timely, ', ') FILTER (WHERE checked) AS timely,
               string_agg(format('%I', item), ', ') AS items
          FROM return_meaning GROUP BY module
    LOOP
        EXECUTE format('CREATE TEMP TABLE %I ON COMMIT DROP AS
                        SELECT record, parent, person, %s, given - num_nonnulls(%s) AS faults
                          FROM (SELECT record, parent, person, %s, num_nonnulls(%s) AS given
                                  FROM (SELECT record, parent, person, %s FROM return_element WHERE module = %L OFFSET 0) AS told OFFSET 0) AS read',
                       its.name, its.items, its.timely, its.meanings, its.checked, its.told, its.module);
        EXECUTE format('ANALYZE %I', its.name);
        EXECUTE format('INSERT INTO return_finding (rule, person)
                        SELECT %L, person FROM %I CROSS JOIN generate_series(1, faults) WHERE faults > 0', 'G29', its.name);
    END LOOP;
END
$$;

DROP TABLE return_element
