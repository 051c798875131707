-- One of the DfE's files, as it stands in import_cells, becomes rows of ehc_evidence.comparator.

CREATE FUNCTION pg_temp.official_refuse(reason text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = 'EHC05', MESSAGE = current_setting('ehc.import_path') || ': ' || reason || '; nothing is imported';
END
$$;

DO $$
DECLARE
    path text := current_setting('ehc.import_path');
    its  text;
    lost text;
    name record;
    wrong bigint;
BEGIN
    CREATE TEMP TABLE official_header ON COMMIT DROP AS
    SELECT cell.key AS cell, replace(lower(btrim(cell.value)), '_', '') AS alias, left(btrim(cell.value), 60) AS written
      FROM (SELECT to_jsonb(import_cells) AS cells FROM import_cells ORDER BY record LIMIT 1) AS first, jsonb_each_text(cells) AS cell
     WHERE cell.key <> 'record' AND cell.value IS NOT NULL;
    SELECT layout INTO its FROM official_layout JOIN official_header ON alias = made_by;
    IF its IS NULL THEN
        PERFORM pg_temp.official_refuse('a layout that is not known; known are ' || (SELECT string_agg(layout, '; ' ORDER BY layout) FROM official_layout));
    END IF;
    SELECT string_agg(alias, ', ' ORDER BY alias) INTO lost
      FROM (SELECT alias FROM official_column WHERE layout = its AND needed UNION ALL SELECT alias FROM official_place WHERE needed) AS needed
     WHERE alias NOT IN (SELECT alias FROM official_header);
    IF lost IS NOT NULL THEN
        PERFORM pg_temp.official_refuse('the layout ' || its || ' without its columns (in small letters, no underscores) ' || lost);
    END IF;
    DELETE FROM import_cells WHERE record = (SELECT min(record) FROM import_cells);

    -- a column that is there twice (review_meeting_prior_24 of 2025) is one, if both say the same
    FOR name IN SELECT alias, array_agg(cell ORDER BY length(cell), cell) AS cells FROM official_header GROUP BY alias HAVING count(*) > 1 LOOP
        EXECUTE format('SELECT count(*) FROM import_cells WHERE %s IS DISTINCT FROM %s', name.cells[1], name.cells[2]) INTO wrong;
        IF wrong > 0 OR cardinality(name.cells) > 2 THEN
            PERFORM pg_temp.official_refuse('the column ' || name.alias || ' is there more than once and does not say the same');
        END IF;
        DELETE FROM official_header WHERE cell = name.cells[2];
    END LOOP;

    -- the columns that say what a row is of, under our names
    EXECUTE (SELECT 'CREATE TEMP TABLE official_row ON COMMIT DROP AS SELECT import_cells.*, ' ||
                    string_agg(CASE WHEN header.cell IS NULL THEN 'NULL::text' ELSE 'nullif(btrim(' || header.cell || '), '''')' END || ' AS ' || place.alias, ', ')
                    || ' FROM import_cells'
               FROM official_place AS place LEFT JOIN official_header AS header USING (alias));
    SELECT count(*) INTO wrong FROM official_row
     WHERE timeperiod !~ '^[0-9]{4}$' OR timeperiod IS NULL
        OR geographiclevel IS NULL OR geographiclevel NOT IN ('National', 'Regional', 'Local authority');
    IF wrong > 0 THEN
        PERFORM pg_temp.official_refuse(wrong || ' rows are of no calendar year, or neither National, Regional nor of a Local authority');
    END IF;

    CREATE TEMP TABLE official_figure ON COMMIT DROP AS SELECT * FROM ehc_evidence.comparator WITH NO DATA;
    FOR name IN SELECT header.cell, c.indicator FROM official_column AS c JOIN official_header AS header USING (alias) WHERE c.layout = its LOOP
        EXECUTE format($figures$
            INSERT INTO official_figure (indicator, time_period, level, area_code, topic, breakdown, area, region, value, symbol, file, layout)
            SELECT %L, timeperiod::int, replace(lower(geographiclevel), ' ', '_'),
                   coalesce(CASE geographiclevel WHEN 'National' THEN countrycode WHEN 'Regional' THEN regioncode ELSE oldlacode END, laname, 'unknown'),
                   CASE WHEN breakdowntopic IS NULL OR breakdowntopic ILIKE 'all %%' THEN 'All' ELSE breakdowntopic END,
                   CASE WHEN breakdowntopic IS NULL OR breakdown IS NULL OR breakdowntopic ILIKE 'all %%' THEN 'All' ELSE breakdown END,
                   CASE geographiclevel WHEN 'National' THEN 'England' WHEN 'Regional' THEN regionname ELSE laname END, regionname,
                   CASE WHEN btrim(%s) ~ '^-?[0-9]+([.][0-9]+)?$' THEN btrim(%s)::numeric END,
                   CASE WHEN btrim(%s) !~ '^-?[0-9]+([.][0-9]+)?$' THEN left(btrim(%s), 8) END,
                   regexp_replace(%L, '^.*/', ''), %L
              FROM official_row$figures$, name.indicator, name.cell, name.cell, name.cell, name.cell, path, its);
    END LOOP;
    SELECT count(*) INTO wrong FROM official_figure WHERE symbol IS NOT NULL AND symbol NOT IN ('x', 'z', 'c', 'low', 'k', 'u', ':', '.');
    IF wrong > 0 THEN
        PERFORM pg_temp.official_refuse(wrong || ' figures are neither numbers nor the DfE''s symbols');
    END IF;
    SELECT count(*) INTO wrong FROM (SELECT FROM official_figure GROUP BY indicator, time_period, level, area_code, topic, breakdown HAVING count(*) > 1) AS twice;
    IF wrong > 0 THEN
        PERFORM pg_temp.official_refuse(wrong || ' figures are given twice for one year, area and category');
    END IF;

    INSERT INTO ehc_evidence.comparator SELECT * FROM official_figure
        ON CONFLICT (indicator, time_period, level, area_code, topic, breakdown) DO UPDATE SET
           (area, region, value, symbol, file, layout) = (excluded.area, excluded.region, excluded.value, excluded.symbol, excluded.file, excluded.layout);
    INSERT INTO official_read (file, layout, figures, unused)
    SELECT path, its, (SELECT count(*) FROM official_figure),
           (SELECT string_agg(written, ', ' ORDER BY written) FROM official_header
             WHERE alias NOT IN (SELECT c.alias FROM official_column AS c WHERE c.layout = its) AND alias NOT IN (SELECT p.alias FROM official_place AS p));
    DROP TABLE official_header, official_row, official_figure;
    TRUNCATE import_cells;
END
$$;

DROP FUNCTION pg_temp.official_refuse(text)
