-- One of COLLECT's tables, as it stands in import_cells, becomes records of the module of its name. Its key
-- is <table>tableid, its parent's <parent>tableid; the other columns are the items, whose names are COLLECT's too.

CREATE TEMP TABLE IF NOT EXISTS return_key (module text, key text, record bigint, person bigint) ON COMMIT DROP;

DO $$
DECLARE
    this      text := current_setting('ehc.import_table');
    above     text := (SELECT coalesce(parent, CASE WHEN module <> 'sen2' THEN 'sen2' END) FROM return_module WHERE module = this);
    key_at    text;
    parent_at text;
    base      bigint := (SELECT coalesce(max(record), 0) FROM return_element);
    items     text;
    texts     text;
BEGIN
    CREATE TEMP TABLE return_column ON COMMIT DROP AS
    SELECT cell.key AS cell, coalesce(item, lower(btrim(cell.value))) AS column_name
      FROM (SELECT to_jsonb(import_cells) AS cells FROM import_cells ORDER BY record LIMIT 1) AS first,
           jsonb_each_text(cells) AS cell
      LEFT JOIN return_alias ON alias = lower(btrim(cell.value))
     WHERE cell.key <> 'record' AND cell.value IS NOT NULL;
    SELECT cell INTO key_at FROM return_column WHERE column_name = this || 'tableid';
    SELECT cell INTO parent_at FROM return_column WHERE column_name = above || 'tableid';
    IF key_at IS NULL AND EXISTS (SELECT FROM return_module WHERE parent = this) OR parent_at IS NULL AND above <> 'sen2' THEN
        RAISE EXCEPTION USING ERRCODE = 'EHC05', MESSAGE = current_setting('ehc.import_path') || ': the columns '
            || this || 'tableid and ' || above || 'tableid that tie COLLECT''s tables together are not both there; nothing is imported';
    END IF;

    DELETE FROM import_cells WHERE record = (SELECT min(record) FROM import_cells);

    CREATE TEMP TABLE return_row ON COMMIT DROP AS
    SELECT import_cells.*, CASE WHEN this = 'sen2' THEN 0 ELSE base END + row_number() OVER (ORDER BY record) AS number FROM import_cells;
    IF this = 'sen2' THEN
        DELETE FROM return_row WHERE number > 1;
    END IF;

    SELECT string_agg(', ' || item, '' ORDER BY item), string_agg(format(', greatest(%s)', told), '' ORDER BY item) INTO items, texts
      FROM (SELECT 'c' || item.cell AS item, string_agg(return_column.cell, ', ') AS told
              FROM return_column JOIN return_item AS item ON item.module = this AND item.item = column_name GROUP BY 1) AS its;
    IF this IN ('sen2', 'person') THEN
        EXECUTE format('INSERT INTO return_element (module, record, person %s)
                        SELECT %L, number, CASE WHEN %L = %L THEN number - %s END %s FROM return_row', items, this, this, 'person', base, texts);
    ELSE
        EXECUTE format('INSERT INTO return_element (module, record, parent, person %s)
                        SELECT %L, number, parent.record, parent.person %s
                          FROM return_row JOIN return_key AS parent ON parent.module = %L AND parent.key = btrim(%s)',
                       items, this, texts, above, parent_at);
    END IF;
    EXECUTE format('INSERT INTO return_key (module, key, record, person)
                    SELECT %L, %s, number, kept.person
                      FROM return_row LEFT JOIN (SELECT record AS number, min(person) AS person FROM return_element WHERE module = %L GROUP BY 1) AS kept USING (number)',
                   this, coalesce('btrim(' || key_at || ')', 'NULL'), this);
    INSERT INTO return_unknown (name, times)
    SELECT this || ': rows without their ' || above, count(*) FROM return_row
     WHERE NOT EXISTS (SELECT FROM return_element AS kept WHERE kept.module = this AND kept.record = number)
    HAVING count(*) > 0;

    INSERT INTO return_unknown (name, times)
    SELECT left(this || '/' || column_name, 80), (SELECT count(*) FROM import_cells) FROM return_column
     WHERE column_name !~ '(tableid|orderseqcolumn)$' AND column_name NOT IN ('nativeid', 'sourceid', '')
       AND column_name NOT IN (SELECT item FROM return_item WHERE module = this);

    DROP TABLE return_column, return_row;
    TRUNCATE import_cells;
END
$$;
