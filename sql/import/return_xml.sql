-- The pieces of a SEN2 file become return_record and return_value. PostgreSQL parses; what it says of a broken file is
-- told by line and in words that repeat nothing of it. An entity of the file's own is never looked at: no return has a
-- document type.

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
    IF btrim(content, E' \t\r\n') = '' THEN
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

-- Every element in the order of the file: of a leaf its text, of a container of records the place of its module. Its
-- parent is the last one before it at the depth above, whose container is kept in the low digits.
CREATE TEMP TABLE return_node ON COMMIT DROP AS
WITH element AS (
    SELECT element.place, depth, coalesce(item, tag) AS tag, value, coalesce(module.place, 0) AS container
      FROM (SELECT place, depth, lower(tag) AS tag, value
              FROM (SELECT pg_temp.return_parse(pg_temp.return_text()) AS document) AS file,
                   xmltable('//*' PASSING document
                            COLUMNS place FOR ORDINALITY,
                                    depth int PATH 'count(ancestor::*)',
                                    tag text PATH 'local-name()',
                                    value text PATH 'string(self::*[not(*)])')) AS element
      LEFT JOIN return_alias ON alias = tag
      LEFT JOIN return_module AS module ON module.module = coalesce(item, tag)
)
SELECT place, depth, tag, value, container, above / 16 AS parent, above % 16 AS above, header
  FROM (SELECT place, depth, tag, value, container,
               CASE depth WHEN 1 THEN max(place * 16 + container) FILTER (WHERE depth = 0) OVER whole
                          WHEN 2 THEN max(place * 16 + container) FILTER (WHERE depth = 1) OVER whole
                          WHEN 3 THEN max(place * 16 + container) FILTER (WHERE depth = 2) OVER whole
                          WHEN 4 THEN max(place * 16 + container) FILTER (WHERE depth = 3) OVER whole
                          WHEN 5 THEN max(place * 16 + container) FILTER (WHERE depth = 4) OVER whole
                          WHEN 6 THEN max(place * 16 + container) FILTER (WHERE depth = 5) OVER whole
                          WHEN 7 THEN max(place * 16 + container) FILTER (WHERE depth = 6) OVER whole END AS above,
               -- whatever stands before Persons is of the header
               count(*) FILTER (WHERE depth = 1 AND tag = 'persons') OVER whole = 0 AS header
          FROM element
        WINDOW whole AS (ORDER BY place ROWS UNBOUNDED PRECEDING)) AS walked;

TRUNCATE return_bytes;

DO $$
BEGIN
    IF (SELECT tag FROM return_node WHERE depth = 0) <> 'message' THEN
        PERFORM pg_temp.return_refuse('the file is no SEN2 return: its root is no Message');
    END IF;
END
$$;

-- Records: a container within that of its parent, a person within Persons. The header is one record, whatever its shape.
CREATE TEMP TABLE return_whole ON COMMIT DROP AS
SELECT node.place, module.module, node.parent, module.parent IS NULL AS first
  FROM return_node AS node
  JOIN return_module AS module ON module.place = node.container
  LEFT JOIN return_module AS above ON above.place = node.above
 WHERE module.module <> 'sen2' AND NOT header
   AND CASE WHEN module.parent IS NULL THEN node.depth = 2 ELSE above.module = module.parent END;

INSERT INTO return_record (module, record, parent)
SELECT 'sen2', 1, NULL UNION ALL
SELECT module, place, CASE WHEN NOT first THEN parent END FROM return_whole;

INSERT INTO return_value (module, record, item, value)
SELECT 'sen2', 1, node.tag, btrim(node.value)
  FROM return_node AS node JOIN return_item ON module = 'sen2' AND item = node.tag
 WHERE node.header AND node.value <> '';

INSERT INTO return_value (module, record, item, value)
SELECT item.module, node.parent, item.item, btrim(node.value)
  FROM return_node AS node
  JOIN return_module AS above ON above.place = node.above
  JOIN return_item AS item ON item.module = above.module AND item.item = node.tag
 WHERE NOT node.header AND node.value <> '';

INSERT INTO return_unknown (name, times)
SELECT left(coalesce(above.module || '/', '') || node.tag, 80), count(*)
  FROM return_node AS node
  LEFT JOIN return_module AS above ON above.place = node.above
  LEFT JOIN return_item AS item ON item.module = CASE WHEN header THEN 'sen2' ELSE above.module END AND item.item = node.tag
  LEFT JOIN return_whole AS record ON record.place = node.place
 WHERE item.item IS NULL AND record.place IS NULL AND depth > 0
   AND NOT (header AND node.tag IN ('header', 'collectiondetails', 'source', 'content', 'cbdslevels', 'cbdslevel'))
   AND NOT (depth = 1 AND node.tag = 'persons')
 GROUP BY 1;

DROP TABLE return_node, return_whole
