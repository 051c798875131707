-- The pieces of a SEN2 file become return_element. PostgreSQL parses; what it says of a broken file is told by line and in
-- words that repeat nothing of it. An entity of the file's own is never looked at: no return has a document type.

CREATE FUNCTION pg_temp.return_refuse(reason text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = 'EHC05', MESSAGE = current_setting('ehc.import_path') || ': ' || reason || '; nothing is imported';
END
$$;

CREATE FUNCTION pg_temp.return_encoding(start bytea) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE coalesce(upper((regexp_match(encode(start, 'escape'), '<\?xml[^>]*encoding=["'']([A-Za-z0-9_.-]+)'))[1]), 'UTF-8')
        WHEN 'UTF-8' THEN 'UTF8'         WHEN 'UTF8' THEN 'UTF8'        WHEN 'US-ASCII' THEN 'UTF8'
        WHEN 'ISO-8859-1' THEN 'LATIN1'  WHEN 'LATIN1' THEN 'LATIN1'
        WHEN 'WINDOWS-1252' THEN 'WIN1252' WHEN 'CP1252' THEN 'WIN1252'
        END
$$;

-- The file as text, or a refusal.
CREATE FUNCTION pg_temp.return_text() RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    file     bytea := (SELECT string_agg(piece, ''::bytea ORDER BY position) FROM return_bytes);
    encoding text := pg_temp.return_encoding(substr(file, 1, 200));
    content  text;
BEGIN
    IF file IS NULL THEN
        PERFORM pg_temp.return_refuse('the file is empty');
    ELSIF substr(file, 1, 2) IN ('\xfeff'::bytea, '\xfffe'::bytea) OR position('\x00'::bytea IN substr(file, 1, 200)) > 0 THEN
        PERFORM pg_temp.return_refuse('the file is UTF-16 or no text: save it as UTF-8');
    ELSIF encoding IS NULL THEN
        PERFORM pg_temp.return_refuse('line 1: an encoding that is not read: save it as UTF-8');
    END IF;
    IF substr(file, 1, 3) = '\xefbbbf'::bytea THEN
        file := substr(file, 4);
    END IF;
    BEGIN
        content := convert_from(file, encoding);
    EXCEPTION WHEN character_not_in_repertoire OR untranslatable_character THEN
        PERFORM pg_temp.return_refuse('the text is not of its encoding, ' || encoding || ': save it as UTF-8');
    END;
    IF strpos(content, '<') = 0 AND btrim(content, E' \t\r\n') = '' THEN -- (to trim a whole return takes long)
        PERFORM pg_temp.return_refuse('the file is empty');
    ELSIF strpos(content, '<!DOCTYPE') > 0 OR strpos(content, '<!ENTITY') > 0 THEN
        PERFORM pg_temp.return_refuse(format('line %s: a document type or an entity of its own, which no SEN2 return has',
            array_length(string_to_array(left(content, greatest(strpos(content, '<!DOCTYPE'), strpos(content, '<!ENTITY'))), E'\n'), 1)));
    END IF;
    RETURN content;
END
$$;

-- What libxml2 said, by kind: its own words may repeat the file.
CREATE FUNCTION pg_temp.return_fault(detail text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE
        WHEN detail ~* 'premature end|extra content at the end|start tag expected' THEN
            CASE WHEN detail ~* 'premature end' THEN 'the file ends in the middle: is it whole?' ELSE 'this is no XML file' END
        WHEN detail ~* 'mismatch' THEN 'a tag is not closed, or closed by another'
        WHEN detail ~* 'excessive depth|maximum depth|huge' THEN 'nested deeper, or larger, than any return'
        WHEN detail ~* 'entit|charref' THEN 'an & that begins no character (it is written &amp;)'
        WHEN detail ~* 'attribute' THEN 'an attribute that is not well formed'
        ELSE 'not well-formed XML'
        END
$$;

CREATE FUNCTION pg_temp.return_parse(content text) RETURNS xml LANGUAGE plpgsql AS $$
DECLARE
    detail text;
BEGIN
    RETURN xmlparse(DOCUMENT content);
EXCEPTION
    WHEN invalid_xml_document OR invalid_xml_content THEN
        GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL;
        PERFORM pg_temp.return_refuse(format('line %s: %s', coalesce((regexp_match(detail, 'line ([0-9]+):'))[1], '1'),
            pg_temp.return_fault(split_part(detail, E'\n', 1))));
    WHEN feature_not_supported THEN
        RAISE EXCEPTION USING ERRCODE = 'EHC03', MESSAGE = 'the server was built without XML: import COLLECT''s tables instead';
END
$$;

-- How the file spells what is read: as the DfE does, until it is seen to do otherwise. A namespace has a prefix of ours.
CREATE TEMP TABLE return_spelling (item text, tag text, prefix text) ON COMMIT DROP;

INSERT INTO return_spelling (item, tag, prefix)
SELECT lower(tag), tag, '' FROM (SELECT 'Message' AS tag UNION SELECT 'Persons' UNION
    SELECT tag FROM return_item WHERE module <> 'sen2' UNION SELECT tag FROM return_module WHERE module <> 'sen2') AS every;

CREATE TEMP TABLE return_namespace (prefix text, uri text) ON COMMIT DROP;

-- The step of a path that leads to an item or a container.
CREATE FUNCTION pg_temp.return_step(wanted text) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT CASE count(*) WHEN 1 THEN min(prefix || tag) ELSE '*[' || string_agg('self::' || prefix || tag, ' or ') || ']' END
      FROM return_spelling WHERE item = wanted
$$;

-- Message, Persons and every container, by whole paths without a condition: these alone are found in one walk of the file.
CREATE FUNCTION pg_temp.return_containers() RETURNS text LANGUAGE sql STABLE AS $$
    WITH RECURSIVE container AS (
        SELECT 'message' AS item, NULL AS parent UNION ALL VALUES ('persons', 'message') UNION ALL
        SELECT module, coalesce(parent, 'persons') FROM return_module WHERE module <> 'sen2'
    ), reached AS (
        SELECT item, '/' || prefix || tag AS path FROM container JOIN return_spelling USING (item) WHERE parent IS NULL
        UNION ALL
        SELECT container.item, path || '/' || prefix || tag
          FROM reached JOIN container ON container.parent = reached.item JOIN return_spelling AS spelling ON spelling.item = container.item
    )
    SELECT string_agg(path, '|') FROM reached
$$;

-- The records of the file, each with its items, all by one xmltable, for each parses the file anew. Message comes with what
-- stands before Persons; elements counts what should come to light as a record or an item: whatever is within a Person, and
-- what there is beside the Persons and within them, where nothing else should be.
ALTER TABLE return_element ADD elements int, ADD header xml;

CREATE FUNCTION pg_temp.return_take(document xml) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    message    text := 'self::' || pg_temp.return_step('message');
    persons    text := 'self::' || pg_temp.return_step('persons');
    person     text := 'self::' || pg_temp.return_step('person');
    namespaces text := (SELECT 'XMLNAMESPACES(' || string_agg(format('%L AS %I', uri, prefix), ', ') || '),' FROM return_namespace HAVING count(*) > 0);
    items      text;
    paths      text;
BEGIN
    SELECT string_agg(format('%I', item), ', '), string_agg(format('%I text PATH %L', item, pg_temp.return_step(item) || '[1]'), ', ')
      INTO items, paths
      FROM (SELECT DISTINCT item FROM return_item WHERE module <> 'sen2' ORDER BY item) AS every;
    TRUNCATE return_element;
    EXECUTE format($sql$
        INSERT INTO return_element (module, record, parent, person, elements, header, %1$s)
        SELECT module, place,
               CASE above WHEN 'person' THEN max(place) FILTER (WHERE module = 'person') OVER whole
                          WHEN 'requests' THEN max(place) FILTER (WHERE module = 'requests') OVER whole
                          WHEN 'assessment' THEN max(place) FILTER (WHERE module = 'assessment') OVER whole
                          WHEN 'namedplan' THEN max(place) FILTER (WHERE module = 'namedplan') OVER whole
                          WHEN 'activeplans' THEN max(place) FILTER (WHERE module = 'activeplans') OVER whole END,
               count(*) FILTER (WHERE module = 'person') OVER whole, elements, header, %1$s
          FROM xmltable(%2$s %3$L PASSING $1 COLUMNS place FOR ORDINALITY, tag text PATH 'local-name()',
                        elements int PATH %4$L, header xml PATH %5$L, %6$s) AS read
          JOIN (SELECT DISTINCT spelling.tag, item AS module, parent AS above
                  FROM return_spelling AS spelling LEFT JOIN return_module ON module = item) AS its USING (tag)
        WINDOW whole AS (ORDER BY place ROWS UNBOUNDED PRECEDING)
        $sql$, items, namespaces,
        pg_temp.return_containers(),
        format('count(%1$s/%3$s/following-sibling::*|%2$s/*[not(%4$s)]|%4$s/descendant::*)', message, persons, substr(persons, 7), person),
        format('%s/*[not(%s or preceding-sibling::%s)]', message, persons, substr(persons, 7)), paths) USING document;
END
$$;

-- Whether everything came to light.
CREATE FUNCTION pg_temp.return_is_whole() RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    whole boolean;
BEGIN
    EXECUTE format($sql$
        SELECT count(*) FILTER (WHERE module IN ('message', 'persons')) = 2
               AND sum(elements) = count(*) FILTER (WHERE module NOT IN ('message', 'persons', 'person')) + coalesce(sum(CASE module %s END), 0)
          FROM return_element $sql$,
        (SELECT string_agg(format('WHEN %L THEN num_nonnulls(%s)', module, items), ' ')
           FROM (SELECT module, string_agg(format('%I', item), ', ') AS items FROM return_item WHERE module <> 'sen2' GROUP BY module) AS its))
       INTO whole;
    RETURN whole;
END
$$;

-- Where something did not, each tag is looked at: what no return has is told, and what is spelt otherwise is taken so.
CREATE FUNCTION pg_temp.return_look(document xml) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    CREATE TEMP TABLE return_tag ON COMMIT DROP AS
    SELECT read.tag, uri, coalesce(its.item, lower(read.tag)) AS item, coalesce(above.item, lower(read.above)) AS above,
           -- whatever stands before Persons is of the header
           coalesce(place < min(place) FILTER (WHERE lower(read.tag) = 'persons' AND lower(read.above) = 'message') OVER (), true) AS header
      FROM xmltable('//*' PASSING document COLUMNS place FOR ORDINALITY, tag text PATH 'local-name()', uri text PATH 'namespace-uri()',
                    above text PATH 'local-name(..)') AS read
      LEFT JOIN return_alias AS its ON its.alias = lower(read.tag)
      LEFT JOIN return_alias AS above ON above.alias = lower(read.above);

    INSERT INTO return_namespace (prefix, uri)
    SELECT 'n' || row_number() OVER (ORDER BY uri), uri FROM (SELECT DISTINCT uri FROM return_tag WHERE uri <> '') AS every;
    CREATE TEMP TABLE return_spelt ON COMMIT DROP AS
    SELECT DISTINCT item, tag, coalesce(prefix || ':', '') AS prefix
      FROM return_tag LEFT JOIN return_namespace USING (uri) WHERE item IN (SELECT item FROM return_spelling);
    DELETE FROM return_spelling WHERE item IN (SELECT item FROM return_spelt);
    INSERT INTO return_spelling SELECT * FROM return_spelt;

    INSERT INTO return_unknown (name, times)
    SELECT left(coalesce(above.module || '/', '') || told.item, 80), count(*)
      FROM return_tag AS told
      LEFT JOIN return_module AS above ON above.module = told.above AND above.module <> 'sen2'
     WHERE NOT header AND NOT (told.item = 'persons' AND told.above = 'message')
       AND NOT EXISTS (SELECT FROM return_item AS item WHERE item.module = above.module AND item.item = told.item)
       AND NOT EXISTS (SELECT FROM return_module AS module WHERE module.module = told.item AND coalesce(parent, 'persons') = told.above)
     GROUP BY 1;
END
$$;

DO $$
DECLARE
    document xml := pg_temp.return_parse(pg_temp.return_text());
BEGIN
    PERFORM pg_temp.return_take(document);
    IF NOT pg_temp.return_is_whole() THEN
        PERFORM pg_temp.return_look(document), pg_temp.return_take(document);
    END IF;
    IF NOT EXISTS (SELECT FROM return_element WHERE module = 'message') THEN
        PERFORM pg_temp.return_refuse('the file is no SEN2 return: its root is no Message');
    END IF;
END
$$;

TRUNCATE return_bytes;

-- The header is one record, whatever its shape.
CREATE TEMP TABLE return_heading ON COMMIT DROP AS
SELECT coalesce(alias.item, lower(read.tag)) AS tag, value, item.item
  FROM return_element,
       xmltable('/whole//*' PASSING xmlelement(NAME whole, header) COLUMNS tag text PATH 'local-name()', value text PATH 'string(self::*[not(*)])') AS read
  LEFT JOIN return_alias AS alias ON alias = lower(read.tag)
  LEFT JOIN return_item AS item ON item.module = 'sen2' AND item.item = coalesce(alias.item, lower(read.tag))
 WHERE return_element.module = 'message';

INSERT INTO return_unknown (name, times)
SELECT left(tag, 80), count(*) FROM return_heading
 WHERE item IS NULL AND tag NOT IN ('header', 'collectiondetails', 'source', 'content', 'cbdslevels', 'cbdslevel')
 GROUP BY 1;

DELETE FROM return_element WHERE module IN ('message', 'persons');
ALTER TABLE return_element DROP elements, DROP header;

DO $$
BEGIN
    EXECUTE (SELECT format('INSERT INTO return_element (module, record, %s) SELECT %L, 1, %s FROM return_heading', string_agg(format('%I', item), ', '),
                           'sen2', string_agg(format('max(value) FILTER (WHERE item = %L)', item), ', '))
               FROM return_item WHERE module = 'sen2');
END
$$;

DROP TABLE return_heading
