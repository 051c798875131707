-- A SEN2 return, whether it comes as XML or as COLLECT's tables: what it may hold, and where it is put until it is
-- checked and stored. All of it goes at the end of the transaction.
--
-- return_module   the nine modules, each with its parent and its container tag (= COLLECT's table)
-- return_item     the items of each module, with the years of the collection that have them and their codes
--                 (the code sets of the DfE's specifications 2023 to 2026)
-- return_element  one row a record of any module as it was read: its place in the file, its parent's, the number of its
--                 person, then its items as text, in the cells that return_item has for them
-- return_<module> one row a record, made by return_read.sql: record, parent, person, then an item a column

-- Many short steps over some hundred thousand rows: they want memory, no compilation, and statistics that cost nothing.
SET LOCAL work_mem = '128MB';
SET LOCAL temp_buffers = '128MB';
SET LOCAL jit = off;
SET LOCAL default_statistics_target = 10;

CREATE TEMP TABLE return_module (
    module text PRIMARY KEY, -- the tag of its container in lower case
    parent text,
    place  int               -- parents before children
) ON COMMIT DROP;

INSERT INTO return_module (module, parent, place) VALUES
    ('sen2',            NULL,          1),
    ('person',          NULL,          2),
    ('requests',        'person',      3),
    ('assessment',      'requests',    4),
    ('namedplan',       'assessment',  5),
    ('plandetail',      'namedplan',   6),
    ('activeplans',     'requests',    7),
    ('placementdetail', 'activeplans', 8),
    ('senneed',         'activeplans', 9);

CREATE TEMP TABLE return_item (
    module     text,
    item       text,  -- the tag in lower case, which is COLLECT's column
    kind       text,  -- date, flag (1 or 0), code, text; given: only that there is a value is kept, never the value
    codes      text,  -- of a code, separated by blanks
    first_year int DEFAULT 2023,
    last_year  int DEFAULT 2026,
    PRIMARY KEY (module, item)
) ON COMMIT DROP;

INSERT INTO return_item (module, item, kind, codes, first_year, last_year) VALUES
    ('sen2', 'collection',    'text', NULL, 2023, 2026),
    ('sen2', 'year',          'text', NULL, 2023, 2026),
    ('sen2', 'referencedate', 'date', NULL, 2023, 2026),
    ('sen2', 'sourcelevel',   'text', NULL, 2023, 2026),
    ('sen2', 'lea',           'text', NULL, 2023, 2026),
    ('sen2', 'softwarecode',  'text', NULL, 2023, 2026),
    ('sen2', 'release',       'text', NULL, 2023, 2026),
    ('sen2', 'serialno',      'text', NULL, 2023, 2026),
    ('sen2', 'datetime',      'text', NULL, 2023, 2026),
    ('sen2', 'dmo',           'code', 'Y N R', 2023, 2026),
    ('sen2', 'dco',           'code', 'Y N R', 2023, 2026),
    ('sen2', 'dsco',          'code', 'Y N R', 2025, 2026),

    ('person', 'surname',             'given', NULL, 2023, 2026),
    ('person', 'forename',            'given', NULL, 2023, 2026),
    ('person', 'postcode',            'given', NULL, 2023, 2026),
    ('person', 'personbirthdate',     'date', NULL, 2023, 2026),
    ('person', 'gendercurrent',       'code', '0 1 2 9', 2023, 2023),
    ('person', 'sex',                 'code', 'M F', 2024, 2026),
    ('person', 'ethnicity',           'code',
     'WBRI WCOR WENG WNIR WSCO WWEL WOWB WIRI WIRT WOTH WALB WBOS WCRO WGRE WGRK WGRC WITA WKOS WPOR WSER WTUR WTUK '
     'WTUC WEUR WEEU WWEU WOTW WROM WROG WROR WROO MWBC MWBA MWAS MWAP MWAI MWAO MOTH MAOE MABL MACH MBOE MBCH MCOE '
     'MWOE MWCH MOTM AIND APKN AMPK AKPA AOPK ABAN AOTH AAFR AKAO ANEP ASNL ASLT ASRO AOTA BCRB BAFR BANN BCON BGHA '
     'BNGN BSLN BSOM BSUD BAOF BOTH BEUR BNAM BOTB CHNE CHKC CMAL CSNG CTWN COCH OOTH OAFG OARA OEGY OFIL OIRN OIRQ '
     'OJPN OKOR OKRD OLAM OLEB OLIB OMAL OMRC OPOL OTHA OVIE OYEM OOEG BBRI BWEL AWEL ABRI ORAB REFU NOBT', 2023, 2026),
    ('person', 'upn',                 'text', NULL, 2023, 2026),
    ('person', 'uniquelearnernumber', 'text', NULL, 2023, 2026),
    ('person', 'upnunknown',          'code', 'UN1 UN2 UN3 UN5 UN8 UN9 UN10', 2023, 2026),

    ('requests', 'receiveddate',       'date', NULL, 2023, 2026),
    ('requests', 'requestsource',      'code', '1 2 3 4 5', 2025, 2026),
    ('requests', 'rya',                'flag', NULL, 2023, 2026),
    ('requests', 'requestoutcomedate', 'date', NULL, 2023, 2026),
    ('requests', 'requestoutcome',     'code', 'Y N A W H', 2023, 2026),
    ('requests', 'requestmediation',   'flag', NULL, 2023, 2026),
    ('requests', 'requesttribunal',    'flag', NULL, 2023, 2026),
    ('requests', 'exported',           'text', NULL, 2023, 2026),

    ('assessment', 'assessmentoutcome',     'code', 'Y N A W H', 2023, 2026),
    ('assessment', 'assessmentoutcomedate', 'date', NULL, 2023, 2026),
    ('assessment', 'assessmentmediation',   'flag', NULL, 2023, 2026),
    ('assessment', 'assessmenttribunal',    'flag', NULL, 2023, 2026),
    ('assessment', 'othermediation',        'flag', NULL, 2023, 2026),
    ('assessment', 'othertribunal',         'flag', NULL, 2023, 2026),
    ('assessment', 'week20',                'flag', NULL, 2023, 2026),

    ('namedplan', 'startdate',   'date', NULL, 2023, 2026),
    ('namedplan', 'planres',     'code', 'A B', 2023, 2026),
    ('namedplan', 'planwbp',     'code', 'A T S', 2023, 2026),
    ('namedplan', 'pb',          'flag', NULL, 2023, 2026),
    ('namedplan', 'oa',          'flag', NULL, 2023, 2026),
    ('namedplan', 'dp',          'code', 'E S H I', 2023, 2026),
    ('namedplan', 'ceasedate',   'date', NULL, 2023, 2026),
    ('namedplan', 'ceasereason', 'code', '1 2 3 4 5 6 7 8 9', 2023, 2026),

    ('plandetail', 'urn',                         'text', NULL, 2023, 2026),
    ('plandetail', 'ukprn',                       'text', NULL, 2023, 2026),
    ('plandetail', 'sensetting',                  'code', 'OLA OPA EHE EYP OTH NEET NIEC NIEO', 2023, 2026),
    ('plandetail', 'sensettingother',             'given', NULL, 2023, 2026),
    ('plandetail', 'placementrank',               'code', '1 2', 2023, 2026),
    ('plandetail', 'senunitindicator',            'flag', NULL, 2023, 2026),
    ('plandetail', 'resourcedprovisionindicator', 'flag', NULL, 2023, 2026),

    ('activeplans', 'transferla',             'text', NULL, 2023, 2026),
    ('activeplans', 'res',                    'code', 'A B', 2023, 2023),
    ('activeplans', 'wbp',                    'code', 'A T S', 2023, 2023),
    ('activeplans', 'reviewmeeting',          'date', NULL, 2024, 2026),
    ('activeplans', 'reviewoutcome',          'code', 'M A C', 2024, 2026),
    ('activeplans', 'reviewdraft',            'date', NULL, 2025, 2026),
    ('activeplans', 'phasetransferduedate',   'date', NULL, 2025, 2026),
    ('activeplans', 'phasetransferfinaldate', 'date', NULL, 2025, 2026),
    ('activeplans', 'lastreview',             'date', NULL, 2023, 2026),

    ('placementdetail', 'urn',                         'text', NULL, 2023, 2026),
    ('placementdetail', 'ukprn',                       'text', NULL, 2023, 2026),
    ('placementdetail', 'sensetting',                  'code', 'OLA OPA EHE EYP OTH NEET NIEC NIEO', 2023, 2026),
    ('placementdetail', 'sensettingother',             'given', NULL, 2023, 2026),
    ('placementdetail', 'placementrank',               'code', '1 2', 2023, 2026),
    ('placementdetail', 'entrydate',                   'date', NULL, 2023, 2026),
    ('placementdetail', 'leavingdate',                 'date', NULL, 2023, 2026),
    ('placementdetail', 'attendancepattern',           'code', 'FT PT', 2023, 2023),
    ('placementdetail', 'senunitindicator',            'flag', NULL, 2023, 2026),
    ('placementdetail', 'resourcedprovisionindicator', 'flag', NULL, 2023, 2026),
    ('placementdetail', 'res',                         'code', 'A B', 2024, 2026),
    ('placementdetail', 'wbp',                         'code', 'A T S', 2024, 2026),

    ('senneed', 'sentype',     'code', 'SPLD MLD SLD PMLD SEMH SLCN HI VI MSI PD ASD OTH DS', 2023, 2026),
    ('senneed', 'sentyperank', 'code', '1 2', 2023, 2026);

-- Other spellings of items and containers, met in files and readers.
CREATE TEMP TABLE return_alias (alias text PRIMARY KEY, item text) ON COMMIT DROP;

INSERT INTO return_alias (alias, item) VALUES
    ('planwpb', 'planwbp'),
    ('wpb', 'wbp'),
    ('familyname', 'surname'),
    ('lastname', 'surname'),
    ('firstname', 'forename'),
    ('gender', 'gendercurrent'),
    ('uln', 'uniquelearnernumber'),
    ('rquestsource', 'requestsource'),
    ('request', 'requests'),
    ('activeplan', 'activeplans'),
    ('la', 'lea');

-- Codes that a year of the collection does not have yet, or has no more.
CREATE TEMP TABLE return_code_year (item text, code text, first_year int) ON COMMIT DROP;

INSERT INTO return_code_year (item, code, first_year) VALUES ('sentype', 'DS', 2025);

-- The file, in pieces.
CREATE TEMP TABLE return_bytes (
    position bigint GENERATED ALWAYS AS IDENTITY,
    piece    bytea
) ON COMMIT DROP;
ALTER TABLE return_bytes ALTER piece SET STORAGE EXTERNAL;

ALTER TABLE return_item ADD cell int;
UPDATE return_item AS its SET cell = nth
  FROM (SELECT module, item, row_number() OVER (PARTITION BY module ORDER BY item) AS nth FROM return_item) AS ordered
 WHERE ordered.module = its.module AND ordered.item = its.item;

CREATE TEMP TABLE return_element (
    module text, record bigint, parent bigint, person bigint,
    c1 text, c2 text, c3 text, c4 text, c5 text, c6 text, c7 text, c8 text, c9 text, c10 text, c11 text, c12 text
) ON COMMIT DROP;

-- What the file holds that no return has: tags, columns, how often.
CREATE TEMP TABLE return_unknown (name text, times bigint) ON COMMIT DROP;

-- What the checks found: the rules are rows of core/definitions/return_rules.c. person: where in the file, from 1; null for the whole file.
CREATE TEMP TABLE return_finding (rule text, person bigint) ON COMMIT DROP;

-- What was stored, for the report.
CREATE TEMP TABLE return_stored (place int, what text, times bigint) ON COMMIT DROP;

CREATE FUNCTION pg_temp.return_is_day(year int, month int, day int) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT year BETWEEN 1900 AND 2199 AND month BETWEEN 1 AND 12 AND day BETWEEN 1 AND
           extract(day FROM make_date(year, month, 1) + interval '1 month' - interval '1 day')
$$;

-- 2025-03-31, with a time after it or not, or 2025-Mar-31 as COLLECT has it; null where it is no day of a calendar. (Nothing
-- here depends on settings, so that it is worked out in place.)
CREATE FUNCTION pg_temp.return_day(value text) RETURNS date LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE
        WHEN value ~ '^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-([01][1-9]|10|2[0-8])$' THEN
            make_date(left(value, 4)::int, substr(value, 6, 2)::int, substr(value, 9, 2)::int)
        WHEN value ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}([T ].*)?$' THEN
            CASE WHEN pg_temp.return_is_day(left(value, 4)::int, substr(value, 6, 2)::int, substr(value, 9, 2)::int)
                 THEN make_date(left(value, 4)::int, substr(value, 6, 2)::int, substr(value, 9, 2)::int) END
        WHEN value ~* '^[0-9]{4}-(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)-[0-9]{2}( .*)?$' THEN
            CASE WHEN pg_temp.return_is_day(left(value, 4)::int,
                     (strpos('janfebmaraprmayjunjulaugsepoctnovdec', lower(substr(value, 6, 3))) + 2) / 3,
                     substr(value, 10, 2)::int)
                 THEN make_date(left(value, 4)::int,
                     (strpos('janfebmaraprmayjunjulaugsepoctnovdec', lower(substr(value, 6, 3))) + 2) / 3,
                     substr(value, 10, 2)::int) END
        END
$$;
