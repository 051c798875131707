-- The rules of the DfE's screener for tidy data, CSV on the Web, and the figures themselves, as one view of what breaks them:
-- finding (rule, detail), no row where all is well. The tables are filled by tidy.sh.
SET client_min_messages = warning;

CREATE TABLE data (file text, line int, place int, name text, value text);            -- data/<file>.csv, a row a field
CREATE TABLE meta (file text, line int, col_name text, col_type text, label text, indicator_grouping text, indicator_unit text,
                   indicator_dp text, filter_hint text, filter_grouping_column text); -- data/<file>.meta.csv
CREATE TABLE csvw (file text, doc jsonb);                                             -- data/<file>.csv-metadata.json
CREATE TABLE says (file text, col_name text, filter_item text, measure text, basis text, period_type text, breakdown text, part text);
CREATE TABLE evidence (as_of text, local_authority text, measure text, basis text, period_type text, period_start text,
                       period_end text, breakdown text, category text, numerator text, denominator text, value text, lower text,
                       upper text, unit text, status text);
CREATE TABLE expected (run_level text, run_place text);                                       -- of the run
CREATE INDEX ON data (file, name);

-- The name of a team as the standard wants it; one called Total has a number behind it.
CREATE FUNCTION tidied(category text) RETURNS text IMMUTABLE LANGUAGE sql
RETURN CASE category WHEN 'not recorded' THEN 'Not recorded' ELSE regexp_replace(btrim(category), '\s+', ' ', 'g') END;

CREATE VIEW known_column AS -- of time and place, in the order of the standard
SELECT name, place, name ~ '^(region|old_la|new_la|la)_' AS of_authority
  FROM unnest(ARRAY['time_period', 'time_identifier', 'geographic_level', 'country_code', 'country_name', 'region_code',
                    'region_name', 'old_la_code', 'new_la_code', 'la_name']) WITH ORDINALITY AS known (name, place);

CREATE VIEW identifier AS -- which may stand together, and the digits of their periods
SELECT 'months' AS kind, 4 AS digits, to_char(make_date(2024, n, 1), 'FMMonth') AS name FROM generate_series(1, 12) AS n
UNION ALL SELECT 'quarters', 6, 'Financial year Q' || n FROM generate_series(1, 4) AS n
UNION ALL VALUES ('calendar_years', 4, 'Calendar year'), ('academic_years', 6, 'Academic year'), ('latest_12_months', 4, 'Reporting year');

CREATE MATERIALIZED VIEW header AS SELECT DISTINCT file, place, name FROM data;
CREATE VIEW filter AS SELECT file, col_name AS name FROM meta WHERE col_type = 'Filter';
CREATE VIEW filter_group AS SELECT file, col_name AS filter, filter_grouping_column AS name FROM meta WHERE filter_grouping_column <> '';
CREATE VIEW indicator AS SELECT file, col_name AS name, indicator_unit AS unit FROM meta WHERE col_type = 'Indicator';
CREATE MATERIALIZED VIEW item AS SELECT DISTINCT file, name, value FROM data JOIN filter USING (file, name);
CREATE VIEW field AS -- of an indicator
SELECT data.file, line, name, value, unit FROM data JOIN indicator USING (file, name);

CREATE MATERIALIZED VIEW row_key AS
SELECT data.file, line, max(value) FILTER (WHERE name = 'time_period') AS time_period,
       max(value) FILTER (WHERE name = 'time_identifier') AS time_identifier,
       max(value) FILTER (WHERE name = 'geographic_level') AS level,
       coalesce(string_agg(value, '|' ORDER BY known_column.place) FILTER (WHERE of_authority), '') AS place,
       coalesce(string_agg(value, '|' ORDER BY known_column.place) FILTER (WHERE name LIKE 'country%'), '') AS country,
       coalesce(max(value) FILTER (WHERE filter.name IS NOT NULL), '') AS item
  FROM data LEFT JOIN known_column USING (name) LEFT JOIN filter USING (file, name)
 GROUP BY data.file, line;

CREATE VIEW described AS -- a column in CSV on the Web
SELECT file, ordinality AS place, c->>'name' AS name, c->'titles' AS titles, c->>'dc:title' AS label, c->'null' AS nulls,
       coalesce((c->>'required')::boolean, false) AS required, c#>>'{datatype,base}' AS base, c#>>'{datatype,format}' AS format,
       (c#>>'{datatype,minimum}')::numeric AS minimum, (c#>>'{datatype,maximum}')::numeric AS maximum
  FROM csvw, jsonb_array_elements(doc#>'{tableSchema,columns}') WITH ORDINALITY AS list (c, ordinality);

CREATE VIEW key_column AS
SELECT file, name FROM csvw, jsonb_array_elements_text(doc#>'{tableSchema,primaryKey}') AS list (name);

-- The period of a cell of evidence.csv as the standard has it, told once more.
CREATE VIEW told AS
SELECT e.*, CASE period_type
              WHEN 'month' THEN to_char(period_start::date, 'YYYY') WHEN 'as_of' THEN to_char(period_start::date, 'YYYY')
              WHEN 'calendar_year' THEN to_char(period_start::date, 'YYYY') WHEN 'latest_12m' THEN to_char(period_end::date, 'YYYY')
              WHEN 'academic_year' THEN to_char(period_start::date, 'YYYY') || to_char(period_end::date, 'YY')
              ELSE to_char(period_start::date - interval '3 months', 'YYYY') || to_char(period_start::date + interval '9 months', 'YY')
            END AS time_period,
       CASE WHEN period_type IN ('month', 'as_of') THEN to_char(period_start::date, 'FMMonth')
            WHEN period_type = 'quarter' THEN to_char(period_start::date - interval '3 months', '"Financial year Q"Q')
            WHEN period_type = 'calendar_year' THEN 'Calendar year' WHEN period_type = 'academic_year' THEN 'Academic year'
            ELSE 'Reporting year' END AS time_identifier
  FROM evidence AS e;

CREATE MATERIALIZED VIEW told_part AS -- on the last day of a month, the stock of the day is that of the month
SELECT measure, basis, period_type, time_period, time_identifier, breakdown, category, part, text, status, unit
  FROM told, LATERAL (VALUES ('numerator', numerator), ('denominator', denominator), ('value', value), ('lower', lower), ('upper', upper))
             AS parts (part, text)
 WHERE breakdown = 'all' AND NOT (period_type = 'as_of' AND extract(day FROM period_start::date + 1) = 1);

-- Each field with the part of the cell that evidence-meta.csv says it shows, if there is such a cell.
CREATE MATERIALIZED VIEW shown AS
SELECT field.file, line, name, field.value, field.unit, says.measure, says.basis, says.part, cell.text, cell.status,
       cell.measure IS NOT NULL AS is_there
  FROM field
  JOIN row_key USING (file, line)
  LEFT JOIN says ON says.file = field.file AND says.col_name = field.name AND says.filter_item = row_key.item
  LEFT JOIN told_part AS cell ON cell.measure = says.measure AND cell.basis = says.basis AND cell.part = says.part
        AND cell.time_period = row_key.time_period AND cell.time_identifier = row_key.time_identifier
 WHERE field.file NOT LIKE 'teams%';

CREATE MATERIALIZED VIEW shown_of_team AS
SELECT field.file, line, name, field.value, row_key.item, says.measure, says.part, says.basis,
       CASE says.part WHEN 'numerator' THEN e.numerator WHEN 'denominator' THEN e.denominator WHEN 'value' THEN e.value
                      WHEN 'lower' THEN e.lower ELSE e.upper END AS text, e.numerator, e.denominator, e.unit
  FROM field
  JOIN row_key USING (file, line)
  LEFT JOIN says ON says.file = field.file AND says.col_name = field.name
  LEFT JOIN evidence AS e ON e.measure = says.measure AND e.basis = says.basis AND e.period_type = says.period_type
        AND CASE row_key.item WHEN 'Total' THEN e.breakdown = 'all'
            ELSE e.breakdown = 'team' AND tidied(e.category) = regexp_replace(row_key.item, ' [(][0-9]+[)]$', '') END
 WHERE field.file LIKE 'teams%';

CREATE TABLE rule (id text, says text);
INSERT INTO rule VALUES
('required_columns', 'the columns of time and place come first, in their order'),
('column_names', 'columns are called in small letters, digits and lines, at most 50, each once, none after a characteristic'),
('meta_in_data', 'every row of the metadata is a column of the data'),
('data_in_meta', 'every column but those of time, place and groups is in the metadata'),
('col_type', 'the metadata has filters and indicators, no time or place'),
('labels', 'every column has a label of its own, of at most 100 characters'),
('indicator_metadata', 'indicators have a unit of the standard and decimal places, and no hint or group'),
('filter_metadata', 'filters have a hint and no unit, decimal places or grouping'),
('one_unit', 'shares and their intervals are percentages, all else is not'),
('filter_groups', 'groups of filters are columns, no filters, have no more items, and each item is in one'),
('filter_total', 'filters and their groups have Total'),
('filter_items', 'filters have two items at least, none blank, none over 120 characters'),
('rows_there', 'every file has rows'),
('time_identifiers', 'time identifiers are those of the standard, of one kind a file'),
('time_periods', 'time periods have four or six digits, as the identifier wants, and six are two years that follow each other'),
('geography', 'level, codes and names are those of the run, and none below its level'),
('no_totals_of_places', 'time and place have no Total'),
('no_duplicates', 'no period, place and item of a filter comes twice'),
('full_matrix', 'every period has every item'),
('indicators', 'indicators are numbers or symbols of the standard'),
('no_whitespace', 'no field has blanks about it'),
('no_legacy_symbols', 'no field says NULL, NA or the like'),
('intervals', 'intervals hold their figure, numerators do not exceed denominators'),
('says_all', 'evidence-meta.csv says of every indicator what it shows, and of nothing else'),
('as_evidence', 'every figure is that of its cell in evidence.csv, text for text'),
('symbols_say_why', 'a symbol stands where the evidence has no figure, x where it says so or has none of the measure at all'),
('evidence_shown', 'every figure of the evidence for all cases is shown'),
('teams_as_evidence', 'figures by team are those of the evidence, percentages and days to one decimal'),
('teams_all_there', 'every team of the evidence is there'),
('csvw_table', 'CSV on the Web: a table of its context, that names its file, licence and notes'),
('csvw_columns', 'CSV on the Web: every column is described, in its place, under its name and its label'),
('csvw_key', 'CSV on the Web: the primary key is of required columns, and holds'),
('csvw_texts', 'CSV on the Web: texts match their formats'),
('csvw_numbers', 'CSV on the Web: numbers are of their datatype and within its limits');

CREATE VIEW finding AS
SELECT 'required_columns' AS rule, file || ' ' || string_agg(name, ',' ORDER BY place) AS detail
  FROM header WHERE place <= (SELECT CASE run_level WHEN 'National' THEN 5 ELSE 10 END FROM expected) GROUP BY file
HAVING string_agg(name, ',' ORDER BY place) <> (SELECT string_agg(name, ',' ORDER BY place) FROM known_column, expected
                                                 WHERE run_level <> 'National' OR NOT of_authority)
UNION ALL
SELECT 'column_names', file || ' ' || name FROM header
 WHERE name !~ '^[a-z][a-z0-9_]{0,49}$' OR name ~ 'male|asian|chinese|indian|black|african|caribbean|white|roma|irish|english|british|arab'
UNION ALL SELECT 'column_names', file || ' twice ' || name FROM header GROUP BY file, name HAVING count(*) > 1
UNION ALL
SELECT 'meta_in_data', file || ' ' || col_name FROM meta WHERE NOT EXISTS (SELECT FROM header h WHERE h.file = meta.file AND h.name = col_name)
UNION ALL
SELECT 'data_in_meta', file || ' ' || name FROM header
 WHERE name NOT IN (SELECT name FROM known_column)
   AND NOT EXISTS (SELECT FROM filter_group g WHERE g.file = header.file AND g.name = header.name)
   AND NOT EXISTS (SELECT FROM meta m WHERE m.file = header.file AND m.col_name = header.name)
UNION ALL
SELECT 'col_type', file || ' ' || col_name FROM meta
 WHERE col_type NOT IN ('Filter', 'Indicator') OR col_name IN (SELECT name FROM known_column)
    OR (col_type = 'Filter' AND col_name ~ '^(sch|prov|inst|estab|reg|la|local|rsc|pfa|pcon|lep|mca|oa|ward|mat).*(name|code|urn|ukprn|number|upin|id)$')
UNION ALL SELECT 'col_type', file || ' has no indicator' FROM csvw WHERE file NOT IN (SELECT file FROM indicator)
UNION ALL
SELECT 'labels', file || ' ' || min(col_name) || ': ' || label FROM meta GROUP BY file, label HAVING count(*) > 1 OR label = '' OR length(label) > 100
UNION ALL SELECT 'labels', file || ' twice ' || col_name FROM meta GROUP BY file, col_name HAVING count(*) > 1
UNION ALL
SELECT 'indicator_metadata', file || ' ' || col_name FROM meta
 WHERE col_type = 'Indicator' AND (indicator_unit NOT IN ('', '%', 'pp', '£', '£m', 'numberstring') OR indicator_dp !~ '^[0-9]$'
                                   OR indicator_grouping = '' OR filter_hint <> '' OR filter_grouping_column <> '')
UNION ALL
SELECT 'filter_metadata', file || ' ' || col_name FROM meta
 WHERE col_type = 'Filter' AND (indicator_unit <> '' OR indicator_dp <> '' OR indicator_grouping <> '' OR filter_hint = '')
UNION ALL
SELECT 'one_unit', file || ' ' || name FROM indicator WHERE (unit = '%') <> (name ~ '_pc(_(lower|upper)_ci)?$')
UNION ALL
SELECT 'filter_groups', g.file || ' ' || g.name FROM filter_group g
 WHERE NOT EXISTS (SELECT FROM header h WHERE h.file = g.file AND h.name = g.name)
    OR EXISTS (SELECT FROM meta m WHERE m.file = g.file AND m.col_name = g.name)
    OR (SELECT count(DISTINCT value) FROM data d WHERE d.file = g.file AND d.name = g.name)
       > (SELECT count(DISTINCT value) FROM data d WHERE d.file = g.file AND d.name = g.filter)
UNION ALL
SELECT 'filter_groups', file || ' ' || one FROM (
    SELECT data.file, max(value) FILTER (WHERE data.name = g.filter) AS one, max(value) FILTER (WHERE data.name = g.name) AS other
      FROM data JOIN filter_group AS g ON g.file = data.file AND data.name IN (g.name, g.filter) GROUP BY data.file, line) AS pairs
 GROUP BY file, one HAVING count(DISTINCT other) > 1
UNION ALL
SELECT 'filter_total', file || ' ' || name FROM (SELECT file, name FROM filter UNION ALL SELECT file, name FROM filter_group) AS f
 WHERE NOT EXISTS (SELECT FROM data d WHERE d.file = f.file AND d.name = f.name AND d.value = 'Total')
UNION ALL
SELECT 'filter_items', file || ' ' || name FROM item GROUP BY file, name HAVING count(*) < 2
UNION ALL SELECT 'filter_items', file || ' ' || name || ': ' || value FROM item WHERE value = '' OR (length(value) > 120 AND file NOT LIKE 'teams%')
UNION ALL
SELECT 'rows_there', file FROM csvw WHERE file NOT IN (SELECT file FROM row_key)
UNION ALL
SELECT DISTINCT 'time_identifiers', row_key.file || ' ' || time_identifier FROM row_key
 WHERE NOT EXISTS (SELECT FROM identifier i WHERE i.name = time_identifier AND right(row_key.file, length(kind) + 1) = '_' || kind)
UNION ALL
SELECT DISTINCT 'time_periods', file || ' ' || time_period FROM row_key LEFT JOIN identifier ON name = time_identifier
 WHERE time_period !~ '^[0-9]+$' OR length(time_period) IS DISTINCT FROM digits
    OR (digits = 6 AND (substr(time_period, 1, 4)::int + 1) % 100 <> substr(time_period, 5)::int)
UNION ALL
SELECT DISTINCT 'geography', file || ' ' || row_key.level || ' ' || row_key.place FROM row_key, expected
 WHERE row_key.level <> run_level OR row_key.place <> run_place OR country <> 'E92000001|England'
UNION ALL
SELECT DISTINCT 'no_totals_of_places', file || ' ' || name FROM data WHERE name IN (SELECT name FROM known_column) AND lower(value) IN ('total', 'all')
UNION ALL
SELECT 'no_duplicates', file || ' ' || time_period || ' ' || time_identifier || ' ' || item FROM row_key
 GROUP BY file, time_period, time_identifier, level, place, item HAVING count(*) > 1
UNION ALL
SELECT 'full_matrix', file FROM row_key GROUP BY file
HAVING count(*) <> count(DISTINCT (time_period, time_identifier)) * count(DISTINCT item)
UNION ALL
SELECT 'full_matrix', file || ' line ' || line
  FROM (SELECT file, line, count(*) AS fields FROM data GROUP BY file, line) AS lines JOIN (SELECT file, count(*) AS names FROM header GROUP BY file) AS names USING (file)
 WHERE fields <> names
UNION ALL
SELECT 'indicators', file || ' ' || name || ' ' || coalesce(value, 'nothing') FROM field
 WHERE value IS NULL OR NOT (value ~ '^-?[0-9]+(\.[0-9]+)?(e[-+]?[0-9]+)?$' OR value IN ('c', 'k', 'low', 'x', 'z', 'u'))
UNION ALL
SELECT 'no_whitespace', file || ' ' || name || ' "' || value || '"' FROM data WHERE value ~ '^\s|\s$|\s\s'
UNION ALL SELECT 'no_whitespace', file || ' ' || col_name FROM meta WHERE concat_ws('|', '', col_name, col_type, label, indicator_grouping, filter_hint, '') ~ '\|\s|\s\|'
UNION ALL
SELECT 'no_legacy_symbols', file || ' ' || name || ' ' || value FROM data WHERE upper(value) IN ('NULL', 'NA', 'N/A', 'NAN', '..', '.', '-', '*', ':', '~', '!', '#')
UNION ALL
SELECT 'intervals', file || ' ' || figure || ' line ' || line FROM (
    SELECT file, line, regexp_replace(name, '(_(lower|upper)_ci|_(numerator|denominator))$', '') AS figure,
           max(number) FILTER (WHERE name LIKE '%\_numerator') AS numerator, max(number) FILTER (WHERE name LIKE '%\_denominator') AS denominator,
           max(number) FILTER (WHERE name LIKE '%\_lower\_ci') AS lower, max(number) FILTER (WHERE name LIKE '%\_upper\_ci') AS upper,
           max(number) FILTER (WHERE name !~ '_(ci|numerator|denominator)$') AS figure_itself
      FROM (SELECT *, CASE WHEN value ~ '^-?[0-9]' THEN value::numeric END AS number FROM field) AS numbers
     GROUP BY file, line, 3) AS figures
 WHERE numerator > denominator OR lower > figure_itself OR figure_itself > upper
UNION ALL
SELECT 'says_all', file || ' ' || name FROM indicator WHERE NOT EXISTS (SELECT FROM says WHERE says.file = indicator.file AND col_name = name)
UNION ALL
SELECT 'says_all', file || ' ' || col_name FROM says WHERE NOT EXISTS (SELECT FROM indicator i WHERE i.file = says.file AND i.name = col_name)
UNION ALL
SELECT 'says_all', file || ' ' || col_name || ' ' || filter_item FROM says
 WHERE filter_item <> '' AND NOT EXISTS (SELECT FROM item WHERE item.file = says.file AND item.value = filter_item)
UNION ALL SELECT 'says_all', file || ' ' || col_name || ' ' || filter_item FROM says GROUP BY file, col_name, filter_item HAVING count(*) > 1
UNION ALL
SELECT 'as_evidence', file || ' ' || name || ' line ' || line || ': ' || value || ', not ' || coalesce(text, 'nothing') FROM shown
 WHERE (value ~ '[0-9]' OR text <> '') AND value IS DISTINCT FROM text
UNION ALL
SELECT 'symbols_say_why', file || ' ' || name || ' line ' || line || ': ' || value || ' ' || coalesce(status, '')
  FROM shown LEFT JOIN (SELECT DISTINCT measure, basis, true AS is_known FROM evidence) AS known USING (measure, basis)
 WHERE value !~ '[0-9]'
   AND value <> CASE WHEN is_there AND status IN ('x', 'z', 'c') THEN status WHEN measure IS NULL OR is_there OR is_known THEN 'z' ELSE 'x' END
UNION ALL
SELECT 'evidence_shown', measure || ' ' || basis || ' ' || time_identifier || ' ' || time_period || ' ' || part FROM told_part AS cell
 WHERE text <> '' AND NOT (unit = 'count' AND part = 'numerator')
   AND NOT EXISTS (SELECT FROM shown JOIN row_key USING (file, line)
                    WHERE shown.measure = cell.measure AND shown.basis = cell.basis AND shown.part = cell.part AND shown.value = cell.text
                      AND row_key.time_period = cell.time_period AND row_key.time_identifier = cell.time_identifier)
UNION ALL
SELECT 'teams_as_evidence', name || ' of ' || item || ': ' || value || ', not ' || coalesce(text, 'nothing') FROM shown_of_team
 WHERE CASE WHEN value !~ '[0-9]' THEN text <> ''
            WHEN coalesce(text, '') = '' THEN true
            WHEN part = 'value' AND unit = 'percent' AND numerator <> ''
            THEN value::numeric <> div(2000 * numerator::numeric + denominator::numeric, 2 * denominator::numeric) / 10
            WHEN unit = 'percent' AND part IN ('value', 'lower', 'upper') THEN value::numeric <> floor(text::numeric * 10 + 0.5) / 10
            ELSE value <> text END
UNION ALL
SELECT 'teams_all_there', category FROM evidence
 WHERE breakdown = 'team' AND period_type = 'latest_12m' AND measure = 'PLAN20.on_time'
   AND NOT EXISTS (SELECT FROM row_key WHERE file LIKE 'teams%' AND item <> 'Total'
                    AND regexp_replace(item, ' [(][0-9]+[)]$', '') = tidied(category))
UNION ALL
SELECT 'csvw_table', file FROM csvw
 WHERE doc#>>'{@context,0}' IS DISTINCT FROM 'http://www.w3.org/ns/csvw' OR doc#>>'{@context,1,@language}' IS DISTINCT FROM 'en'
    OR doc->>'@type' IS DISTINCT FROM 'Table' OR doc->>'url' IS DISTINCT FROM file || '.csv'
    OR doc#>>'{dc:license,@id}' NOT LIKE 'https://%' OR coalesce(doc->>'dc:title', '') = '' OR coalesce(doc->>'dc:description', '') = ''
    OR coalesce(doc->>'dc:accessRights', '') = '' OR jsonb_typeof(doc->'notes') IS DISTINCT FROM 'array' OR jsonb_array_length(doc->'notes') = 0
UNION ALL
SELECT 'csvw_columns', coalesce(header.file, d.file) || ' ' || coalesce(header.name, d.name) FROM header
  FULL JOIN described d ON d.file = header.file AND d.place = header.place AND d.name = header.name
  LEFT JOIN meta m ON m.file = d.file AND m.col_name = d.name
 WHERE header.name IS NULL OR d.name IS NULL OR d.titles <> jsonb_build_array(d.name) OR d.base IS NULL OR d.label <> coalesce(m.label, d.label)
    OR d.label = ''
UNION ALL
SELECT 'csvw_key', csvw.file || ' ' || coalesce(k.name, 'nothing') FROM csvw LEFT JOIN key_column AS k ON k.file = csvw.file
  LEFT JOIN described AS d ON d.file = k.file AND d.name = k.name
 WHERE d.required IS NOT TRUE
UNION ALL
SELECT 'csvw_key', file || ' is not one: ' || key FROM (
    SELECT file, line, string_agg(value, '|' ORDER BY name) AS key FROM data JOIN key_column USING (file, name)
     GROUP BY file, line) AS keys GROUP BY file, key HAVING count(*) > 1
UNION ALL
SELECT 'csvw_texts', data.file || ' ' || name || ' ' || value FROM data JOIN described USING (file, name)
 WHERE base = 'string' AND (value = '' OR format IS NULL OR value !~ ('^(' || format || ')$'))
UNION ALL
SELECT 'csvw_numbers', data.file || ' ' || name || ' ' || value FROM data JOIN described USING (file, name)
 WHERE base <> 'string' AND NOT coalesce(nulls, '[]') ? value
   AND (value !~ CASE base WHEN 'nonNegativeInteger' THEN '^[0-9]+$' WHEN 'double' THEN '^-?[0-9]+(\.[0-9]+)?(e[-+]?[0-9]+)?$' ELSE '^$' END
        OR (value ~ '^-?[0-9]' AND (value::numeric < minimum OR value::numeric > maximum)))
UNION ALL SELECT 'csvw_numbers', data.file || ' ' || name FROM (SELECT DISTINCT file, name FROM field) AS data JOIN described USING (file, name)
 WHERE base = 'string';
