-- A SEN2 return, whether it comes as XML or as COLLECT's tables: what it may hold, and where it is put until it is
-- checked and stored. All of it goes at the end of the transaction.
--
-- return_module   the nine modules, each with its parent and its container tag (= COLLECT's table)
-- return_item     the items of each module, with the years of the collection that have them and their codes
--                 (the code sets of the DfE's specifications 2023 to 2026)
-- return_element  one row a record of any module as it was read: its place in the file, its parent's, the number of its
--                 person, then each item of any module as text
-- return_<module> one row a record, made by return_read.sql: record, parent, person, then an item a column

-- Many short steps over some hundred thousand rows: they want memory, no compilation, and statistics that cost nothing.
SET LOCAL work_mem = '128MB';
SET LOCAL temp_buffers = '128MB';
SET LOCAL jit = off;
SET LOCAL default_statistics_target = 10;

CREATE TEMP TABLE return_module (
    tag    text,             -- of its container; the header has none
    parent text,
    place  int,              -- parents before children
    module text GENERATED ALWAYS AS (lower(tag)) STORED PRIMARY KEY
) ON COMMIT DROP;

INSERT INTO return_module (tag, parent, place) VALUES
    ('SEN2',            NULL,          1),
    ('Person',          NULL,          2),
    ('Requests',        'person',      3),
    ('Assessment',      'requests',    4),
    ('NamedPlan',       'assessment',  5),
    ('PlanDetail',      'namedplan',   6),
    ('ActivePlans',     'requests',    7),
    ('PlacementDetail', 'activeplans', 8),
    ('SENneed',         'activeplans', 9);

CREATE TEMP TABLE return_item (
    module     text,
    tag        text,
    kind       text,  -- date, flag (1 or 0), code, text; given: only that there is a value is kept, never the value
    codes      text,  -- of a code, separated by blanks
    first_year int DEFAULT 2023,
    last_year  int DEFAULT 2026,
    item       text GENERATED ALWAYS AS (lower(tag)) STORED, -- COLLECT's column
    PRIMARY KEY (module, item)
) ON COMMIT DROP;

INSERT INTO return_item (module, tag, kind, codes, first_year, last_year) VALUES
    ('sen2', 'Collection',    'text', NULL, 2023, 2026),
    ('sen2', 'Year',          'text', NULL, 2023, 2026),
    ('sen2', 'ReferenceDate', 'date', NULL, 2023, 2026),
    ('sen2', 'SourceLevel',   'text', NULL, 2023, 2026),
    ('sen2', 'LEA',           'text', NULL, 2023, 2026),
    ('sen2', 'SoftwareCode',  'text', NULL, 2023, 2026),
    ('sen2', 'Release',       'text', NULL, 2023, 2026),
    ('sen2', 'SerialNo',      'text', NULL, 2023, 2026),
    ('sen2', 'DateTime',      'text', NULL, 2023, 2026),
    ('sen2', 'DMO',           'code', 'Y N R', 2023, 2026),
    ('sen2', 'DCO',           'code', 'Y N R', 2023, 2026),
    ('sen2', 'DSCO',          'code', 'Y N R', 2025, 2026),

    ('person', 'Surname',             'given', NULL, 2023, 2026),
    ('person', 'Forename',            'given', NULL, 2023, 2026),
    ('person', 'PostCode',            'given', NULL, 2023, 2026),
    ('person', 'PersonBirthDate',     'date', NULL, 2023, 2026),
    ('person', 'GenderCurrent',       'code', '0 1 2 9', 2023, 2023),
    ('person', 'Sex',                 'code', 'M F', 2024, 2026),
    ('person', 'Ethnicity',           'code',
     'WBRI WCOR WENG WNIR WSCO WWEL WOWB WIRI WIRT WOTH WALB WBOS WCRO WGRE WGRK WGRC WITA WKOS WPOR WSER WTUR WTUK '
     'WTUC WEUR WEEU WWEU WOTW WROM WROG WROR WROO MWBC MWBA MWAS MWAP MWAI MWAO MOTH MAOE MABL MACH MBOE MBCH MCOE '
     'MWOE MWCH MOTM AIND APKN AMPK AKPA AOPK ABAN AOTH AAFR AKAO ANEP ASNL ASLT ASRO AOTA BCRB BAFR BANN BCON BGHA '
     'BNGN BSLN BSOM BSUD BAOF BOTH BEUR BNAM BOTB CHNE CHKC CMAL CSNG CTWN COCH OOTH OAFG OARA OEGY OFIL OIRN OIRQ '
     'OJPN OKOR OKRD OLAM OLEB OLIB OMAL OMRC OPOL OTHA OVIE OYEM OOEG BBRI BWEL AWEL ABRI ORAB REFU NOBT', 2023, 2026),
    ('person', 'UPN',                 'text', NULL, 2023, 2026),
    ('person', 'UniqueLearnerNumber', 'text', NULL, 2023, 2026),
    ('person', 'UPNunknown',          'code', 'UN1 UN2 UN3 UN5 UN8 UN9 UN10', 2023, 2026),

    ('requests', 'ReceivedDate',       'date', NULL, 2023, 2026),
    ('requests', 'RequestSource',      'code', '1 2 3 4 5', 2025, 2026),
    ('requests', 'RYA',                'flag', NULL, 2023, 2026),
    ('requests', 'RequestOutcomeDate', 'date', NULL, 2023, 2026),
    ('requests', 'RequestOutcome',     'code', 'Y N A W H', 2023, 2026),
    ('requests', 'RequestMediation',   'flag', NULL, 2023, 2026),
    ('requests', 'RequestTribunal',    'flag', NULL, 2023, 2026),
    ('requests', 'Exported',           'text', NULL, 2023, 2026),

    ('assessment', 'AssessmentOutcome',     'code', 'Y N A W H', 2023, 2026),
    ('assessment', 'AssessmentOutcomeDate', 'date', NULL, 2023, 2026),
    ('assessment', 'AssessmentMediation',   'flag', NULL, 2023, 2026),
    ('assessment', 'AssessmentTribunal',    'flag', NULL, 2023, 2026),
    ('assessment', 'OtherMediation',        'flag', NULL, 2023, 2026),
    ('assessment', 'OtherTribunal',         'flag', NULL, 2023, 2026),
    ('assessment', 'Week20',                'flag', NULL, 2023, 2026),

    ('namedplan', 'StartDate',   'date', NULL, 2023, 2026),
    ('namedplan', 'PlanRes',     'code', 'A B', 2023, 2026),
    ('namedplan', 'PlanWBP',     'code', 'A T S', 2023, 2026),
    ('namedplan', 'PB',          'flag', NULL, 2023, 2026),
    ('namedplan', 'OA',          'flag', NULL, 2023, 2026),
    ('namedplan', 'DP',          'code', 'E S H I', 2023, 2026),
    ('namedplan', 'CeaseDate',   'date', NULL, 2023, 2026),
    ('namedplan', 'CeaseReason', 'code', '1 2 3 4 5 6 7 8 9', 2023, 2026),

    ('plandetail', 'URN',                         'text', NULL, 2023, 2026),
    ('plandetail', 'UKPRN',                       'text', NULL, 2023, 2026),
    ('plandetail', 'SENSetting',                  'code', 'OLA OPA EHE EYP OTH NEET NIEC NIEO', 2023, 2026),
    ('plandetail', 'SENSettingOther',             'given', NULL, 2023, 2026),
    ('plandetail', 'PlacementRank',               'code', '1 2', 2023, 2026),
    ('plandetail', 'SENunitIndicator',            'flag', NULL, 2023, 2026),
    ('plandetail', 'ResourcedProvisionIndicator', 'flag', NULL, 2023, 2026),

    ('activeplans', 'TransferLA',             'text', NULL, 2023, 2026),
    ('activeplans', 'Res',                    'code', 'A B', 2023, 2023),
    ('activeplans', 'WBP',                    'code', 'A T S', 2023, 2023),
    ('activeplans', 'ReviewMeeting',          'date', NULL, 2024, 2026),
    ('activeplans', 'ReviewOutcome',          'code', 'M A C', 2024, 2026),
    ('activeplans', 'ReviewDraft',            'date', NULL, 2025, 2026),
    ('activeplans', 'PhaseTransferDueDate',   'date', NULL, 2025, 2026),
    ('activeplans', 'PhaseTransferFinalDate', 'date', NULL, 2025, 2026),
    ('activeplans', 'LastReview',             'date', NULL, 2023, 2026),

    ('placementdetail', 'URN',                         'text', NULL, 2023, 2026),
    ('placementdetail', 'UKPRN',                       'text', NULL, 2023, 2026),
    ('placementdetail', 'SENSetting',                  'code', 'OLA OPA EHE EYP OTH NEET NIEC NIEO', 2023, 2026),
    ('placementdetail', 'SENSettingOther',             'given', NULL, 2023, 2026),
    ('placementdetail', 'PlacementRank',               'code', '1 2', 2023, 2026),
    ('placementdetail', 'EntryDate',                   'date', NULL, 2023, 2026),
    ('placementdetail', 'LeavingDate',                 'date', NULL, 2023, 2026),
    ('placementdetail', 'AttendancePattern',           'code', 'FT PT', 2023, 2023),
    ('placementdetail', 'SENunitIndicator',            'flag', NULL, 2023, 2026),
    ('placementdetail', 'ResourcedProvisionIndicator', 'flag', NULL, 2023, 2026),
    ('placementdetail', 'Res',                         'code', 'A B', 2024, 2026),
    ('placementdetail', 'WBP',                         'code', 'A T S', 2024, 2026),

    ('senneed', 'SENtype',     'code', 'SPLD MLD SLD PMLD SEMH SLCN HI VI MSI PD ASD OTH DS', 2023, 2026),
    ('senneed', 'SENtypeRank', 'code', '1 2', 2023, 2026);

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

CREATE TEMP TABLE return_element (module text, record bigint, parent bigint, person bigint) ON COMMIT DROP;

DO $$
BEGIN
    EXECUTE (SELECT 'ALTER TABLE return_element ' || string_agg(format('ADD %I text', item), ', ' ORDER BY item)
               FROM (SELECT DISTINCT item FROM return_item) AS every);
END
$$;

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
