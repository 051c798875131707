-- What is wrong in the CSV files of an import, and what was read of each.
CREATE TEMP TABLE csv_fault (place bigint GENERATED ALWAYS AS IDENTITY, path text, line bigint, fault text) ON COMMIT DROP;

CREATE TEMP TABLE csv_read (place bigint GENERATED ALWAYS AS IDENTITY, relation text, rows bigint) ON COMMIT DROP;

-- Whether a value can be cast to a type of the contract, said by rule so that no cast has to fail.
CREATE FUNCTION pg_temp.csv_is_day(value text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN value ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])([ T]00:00(:00([.]0+)?)?)?$' AND value !~ '^0000'
                THEN substr(value, 9, 2)::int <= extract(day FROM make_date(left(value, 4)::int, substr(value, 6, 2)::int, 1)
                                                        + interval '1 month' - interval '1 day')
                ELSE false END
$$;

CREATE FUNCTION pg_temp.csv_is_within(value text, most numeric) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN value ~ '^[+-]?[0-9]{1,19}$' THEN value::numeric BETWEEN -most - 1 AND most ELSE false END
$$;

CREATE FUNCTION pg_temp.csv_is(value text, type regtype) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE type WHEN 'bigint'::regtype THEN pg_temp.csv_is_within(value, 9223372036854775807)
                     WHEN 'integer'::regtype THEN pg_temp.csv_is_within(value, 2147483647)
                     WHEN 'smallint'::regtype THEN pg_temp.csv_is_within(value, 32767)
                     WHEN 'date'::regtype THEN pg_temp.csv_is_day(value)
                     WHEN 'boolean'::regtype THEN lower(value) IN ('t', 'f', 'true', 'false', '1', '0', 'y', 'n', 'yes', 'no')
                     ELSE true END
$$;

CREATE FUNCTION pg_temp.csv_expected(type regtype) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE type WHEN 'date'::regtype THEN 'no day as YYYY-MM-DD'
                     WHEN 'boolean'::regtype THEN 'neither true nor false'
                     WHEN 'text'::regtype THEN 'no text'
                     ELSE 'no whole number that ' || type || ' holds' END
$$
