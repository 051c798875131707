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

-- Every element in the order of the file, with the tag of its parent; of a leaf its text.
CREATE TEMP TABLE return_node ON COMMIT DROP AS
SELECT read.*
  FROM (SELECT pg_temp.return_parse(pg_temp.return_text()) AS document) AS file,
       xmltable('//*' PASSING document
                COLUMNS place FOR ORDINALITY,
                        tag text PATH 'local-name()',
                        above text PATH 'local-name(..)',
                        value text PATH 'string(self::*[not(*)])') AS read;

TRUNCATE return_bytes;

-- What the tags are, in whatever case and spelling: the container of a module (container: the module's place), within the
-- container of a module (within, its name owner), a record where its parent is that of its module, an item with its cell.
CREATE TEMP TABLE return_tag ON COMMIT DROP AS
SELECT told.tag, told.above, first, its.item, its.above AS above_item, module.place AS container, owner.place AS within, owner.module AS owner, cell,
       module.place IS NOT NULL AND coalesce(module.parent, 'persons') = its.above AS is_record
  FROM (SELECT tag, above, min(place) AS first FROM return_node GROUP BY tag, above) AS told
  LEFT JOIN return_alias AS alias ON alias = lower(tag)
  LEFT JOIN return_alias AS above_alias ON above_alias.alias = lower(above)
  CROSS JOIN LATERAL (SELECT coalesce(alias.item, lower(tag)) AS item, coalesce(above_alias.item, lower(above)) AS above) AS its
  LEFT JOIN return_module AS module ON module.module = its.item AND module.module <> 'sen2'
  LEFT JOIN return_module AS owner ON owner.module = its.above AND owner.module <> 'sen2'
  LEFT JOIN return_item ON return_item.module = owner.module AND return_item.item = its.item;

ANALYZE return_tag;

DO $$
BEGIN
    IF (SELECT item FROM return_tag WHERE above = '') <> 'message' THEN
        PERFORM pg_temp.return_refuse('the file is no SEN2 return: its root is no Message');
    END IF;
END
$$;

-- Whatever stands before Persons is of the header, which is one record, whatever its shape.
CREATE TEMP TABLE return_body ON COMMIT DROP AS
SELECT coalesce(min(first), 9223372036854775807) AS start FROM return_tag WHERE item = 'persons' AND above_item = 'message';

CREATE TEMP TABLE return_heading ON COMMIT DROP AS
SELECT tag.item, value, return_item.cell, tag.above = '' AS root
  FROM return_node AS node
  JOIN return_tag AS tag USING (tag, above)
  LEFT JOIN return_item ON module = 'sen2' AND return_item.item = tag.item
 WHERE node.place < (SELECT start FROM return_body);

-- Records and their items. The parent of an element is the last container of its parent's tag before it; containers are told
-- by the places of their modules, 2 the persons.
INSERT INTO return_element (module, record, parent, person, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12)
SELECT max(module) FILTER (WHERE is_record), record, max(parent) FILTER (WHERE is_record), min(person),
       max(value) FILTER (WHERE cell = 1), max(value) FILTER (WHERE cell = 2), max(value) FILTER (WHERE cell = 3),
       max(value) FILTER (WHERE cell = 4), max(value) FILTER (WHERE cell = 5), max(value) FILTER (WHERE cell = 6),
       max(value) FILTER (WHERE cell = 7), max(value) FILTER (WHERE cell = 8), max(value) FILTER (WHERE cell = 9),
       max(value) FILTER (WHERE cell = 10), max(value) FILTER (WHERE cell = 11), max(value) FILTER (WHERE cell = 12)
  FROM (SELECT module, is_record, cell, value, person, parent, CASE WHEN container IS NULL THEN parent ELSE place END AS record
          FROM (SELECT place, tag.item AS module, container, is_record, cell, value,
                       count(*) FILTER (WHERE container = 2 AND is_record) OVER whole AS person,
                       CASE within WHEN 2 THEN max(place) FILTER (WHERE container = 2) OVER whole
                                   WHEN 3 THEN max(place) FILTER (WHERE container = 3) OVER whole
                                   WHEN 4 THEN max(place) FILTER (WHERE container = 4) OVER whole
                                   WHEN 5 THEN max(place) FILTER (WHERE container = 5) OVER whole
                                   WHEN 6 THEN max(place) FILTER (WHERE container = 6) OVER whole
                                   WHEN 7 THEN max(place) FILTER (WHERE container = 7) OVER whole
                                   WHEN 8 THEN max(place) FILTER (WHERE container = 8) OVER whole
                                   WHEN 9 THEN max(place) FILTER (WHERE container = 9) OVER whole END AS parent
                  FROM return_node AS node JOIN return_tag AS tag USING (tag, above)
                 WHERE (container IS NOT NULL OR cell IS NOT NULL) AND place > (SELECT start FROM return_body)
                WINDOW whole AS (ORDER BY place ROWS UNBOUNDED PRECEDING)) AS walked) AS told
 GROUP BY record HAVING bool_or(is_record);

DO $$
BEGIN
    EXECUTE (SELECT format('INSERT INTO return_element (module, record, %s) SELECT %L, 1, %s FROM return_heading', string_agg('c' || cell, ', '),
                           'sen2', string_agg(format('max(value) FILTER (WHERE cell = %s)', cell), ', '))
               FROM return_item WHERE module = 'sen2');
END
$$;

-- Where a container stands where none should, what is within it is nobody's.
DO $$
DECLARE
    its return_module;
BEGIN
    IF EXISTS (SELECT FROM return_tag WHERE container IS NOT NULL AND NOT is_record) THEN
        FOR its IN SELECT * FROM return_module WHERE parent IS NOT NULL ORDER BY place LOOP
            UPDATE return_element AS below SET person = NULL
             WHERE module = its.module AND NOT EXISTS
                   (SELECT FROM return_element AS above WHERE above.module = its.parent AND above.record = below.parent AND above.person IS NOT NULL);
        END LOOP;
    END IF;
END
$$;

INSERT INTO return_unknown (name, times)
SELECT left(item, 80), count(*) FROM return_heading
 WHERE cell IS NULL AND NOT root AND item NOT IN ('header', 'collectiondetails', 'source', 'content', 'cbdslevels', 'cbdslevel')
 GROUP BY 1;

INSERT INTO return_unknown (name, times)
SELECT left(coalesce(owner || '/', '') || item, 80), count(*)
  FROM return_tag JOIN return_node AS node USING (tag, above)
 WHERE cell IS NULL AND NOT is_record AND NOT (item = 'persons' AND above_item = 'message') AND place > (SELECT start FROM return_body)
 GROUP BY 1;

DROP TABLE return_node, return_tag, return_heading
