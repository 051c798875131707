-- The rows of import_cells become rows of csv_<relation>, a table of the types of the contract; what does not fit is
-- noted by line and column, never by value. Columns are matched by their names, whatever their order.

DO $$
DECLARE
    relation  text := current_setting('ehc.import_table');
    path      text := current_setting('ehc.import_path');
    target    regclass := format('ehc.%I', relation)::regclass;
    keys      text;
    selection text;
    rule      record;
BEGIN
    CREATE TEMP TABLE csv_column ON COMMIT DROP AS
    SELECT named.cell, named.name, attribute.attname, attribute.atttypid::regtype AS type, attribute.attnum
      FROM (SELECT cell.key AS cell, lower(btrim(cell.value)) AS name
              FROM (SELECT to_jsonb(import_cells) AS cells FROM import_cells ORDER BY record LIMIT 1) AS first, jsonb_each_text(cells) AS cell
             WHERE cell.key <> 'record' AND cell.value IS NOT NULL) AS named
      FULL JOIN (SELECT attname::text AS attname, atttypid, attnum FROM pg_attribute
                  WHERE attrelid = target AND attnum > 0 AND NOT attisdropped) AS attribute ON attribute.attname = named.name;

    INSERT INTO csv_fault (path, line, fault)
    SELECT path, 1, 'columns are missing: ' || string_agg(attname, ' ' ORDER BY attnum) FROM csv_column WHERE cell IS NULL HAVING count(*) > 0;
    INSERT INTO csv_fault (path, line, fault)
    SELECT path, 1, 'the column ' || attname || ' is named twice' FROM csv_column WHERE attname IS NOT NULL GROUP BY attname HAVING count(*) > 1;
    IF EXISTS (SELECT FROM csv_fault AS f WHERE f.path = current_setting('ehc.import_path')) THEN
        TRUNCATE import_cells;
        DROP TABLE csv_column;
        RETURN;
    END IF;

    -- the line each record begins on: one more for every line break within a value
    CREATE TEMP TABLE csv_line ON COMMIT DROP AS
    SELECT record, row_number() OVER w + coalesce(sum(breaks) OVER (ORDER BY record ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS line
      FROM (SELECT record, length(import_cells::text) - length(replace(import_cells::text, E'\n', '')) AS breaks FROM import_cells) AS its
    WINDOW w AS (ORDER BY record);
    DELETE FROM import_cells WHERE record = (SELECT min(record) FROM import_cells);

    FOR rule IN SELECT cell, attname, type FROM csv_column WHERE attname IS NOT NULL AND type <> 'text'::regtype ORDER BY attnum LOOP
        EXECUTE format('INSERT INTO csv_fault (path, line, fault)
                        SELECT %L, line, %L FROM import_cells JOIN csv_line USING (record)
                         WHERE btrim(%s) <> %L AND NOT pg_temp.csv_is(btrim(%s), %L) ORDER BY line LIMIT 1000',
                       path, 'column ' || rule.attname || ': ' || pg_temp.csv_expected(rule.type), rule.cell, '', rule.cell, rule.type);
    END LOOP;

    IF NOT EXISTS (SELECT FROM csv_fault AS f WHERE f.path = current_setting('ehc.import_path')) THEN
        SELECT string_agg(CASE WHEN type = 'text'::regtype THEN format('nullif(%s, %L) AS %I', cell, '', attname)
                               ELSE format('nullif(btrim(%s), %L)::%s AS %I', cell, '', type, attname) END, ', ' ORDER BY attnum)
          INTO selection FROM csv_column WHERE attname IS NOT NULL;
        EXECUTE format('CREATE TEMP TABLE %I ON COMMIT DROP AS SELECT record AS csv_record, %s FROM import_cells', 'csv_' || relation, selection);

        FOR rule IN SELECT pg_get_expr(conbin, conrelid) AS condition,
                           (SELECT string_agg(attname, ', ') FROM pg_attribute WHERE attrelid = target AND attnum = ANY (conkey)) AS columns
                      FROM pg_constraint WHERE conrelid = target AND contype = 'c' LOOP
            EXECUTE format('INSERT INTO csv_fault (path, line, fault)
                            SELECT %L, line, %L FROM %I JOIN csv_line ON csv_line.record = csv_record WHERE NOT (%s) ORDER BY line LIMIT 1000',
                           path, 'column ' || rule.columns || ': not in its set of codes', 'csv_' || relation, rule.condition);
        END LOOP;

        SELECT string_agg(quote_ident(attname), ', ' ORDER BY array_position(indkey::int2[], attnum)) INTO keys
          FROM pg_index JOIN pg_attribute ON attrelid = indrelid AND attnum = ANY (indkey) WHERE indrelid = target AND indisprimary;
        IF keys IS NOT NULL THEN
            EXECUTE format('INSERT INTO csv_fault (path, line, fault)
                            SELECT %L, line, CASE WHEN nth IS NULL THEN %L ELSE %L END
                              FROM (SELECT csv_record, CASE WHEN num_nulls(%s) = 0 THEN row_number() OVER (PARTITION BY %s ORDER BY csv_record) END AS nth
                                      FROM %I) AS its JOIN csv_line ON csv_line.record = csv_record
                             WHERE nth IS DISTINCT FROM 1 ORDER BY line LIMIT 1000',
                           path, 'column ' || keys || ': the key is missing', 'column ' || keys || ': the key was given before',
                           keys, keys, 'csv_' || relation);
        END IF;
        EXECUTE format('INSERT INTO csv_read (relation, rows) SELECT %L, count(*) FROM %I', relation, 'csv_' || relation);
    END IF;
    DROP TABLE csv_column, csv_line;
    TRUNCATE import_cells;
END
$$
