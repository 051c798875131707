-- Published figures of the DfE, brought in by `import official`: England, regions and every authority.

CREATE TABLE ehc_evidence.comparator (
    indicator       text,
    time_period     int,
    level           text CHECK (level IN ('national', 'regional', 'local_authority')),
    area_code       text,
    topic           text,
    breakdown       text,
    area            text,
    region          text,
    value           numeric,
    symbol          text,
    file            text,
    layout          text,
    PRIMARY KEY (indicator, time_period, level, area_code, topic, breakdown)
);
COMMENT ON TABLE ehc_evidence.comparator IS
    'The DfE''s published figures on EHC plans (Open Government Licence), one row a figure. A file imported later replaces the figures it holds again.';
COMMENT ON COLUMN ehc_evidence.comparator.indicator IS 'The figure, by its column name in the reporting-year 2025 files.';
COMMENT ON COLUMN ehc_evidence.comparator.time_period IS 'Calendar year the figure is of.';
COMMENT ON COLUMN ehc_evidence.comparator.level IS 'national, regional or local_authority.';
COMMENT ON COLUMN ehc_evidence.comparator.area_code IS 'E92000001, the region''s code, or the three-digit code of the authority.';
COMMENT ON COLUMN ehc_evidence.comparator.topic IS 'What the breakdown is by: All, Sex, Age, Ethnicity ...';
COMMENT ON COLUMN ehc_evidence.comparator.breakdown IS 'The category; All where there is none.';
COMMENT ON COLUMN ehc_evidence.comparator.area IS 'Name of the area.';
COMMENT ON COLUMN ehc_evidence.comparator.region IS 'Name of the region an authority lies in.';
COMMENT ON COLUMN ehc_evidence.comparator.value IS 'The figure; null where a symbol stands in its place.';
COMMENT ON COLUMN ehc_evidence.comparator.symbol IS 'x not available, z not applicable, c suppressed, low, k: as published.';
COMMENT ON COLUMN ehc_evidence.comparator.file IS 'Name of the file it came from, without its folder.';
COMMENT ON COLUMN ehc_evidence.comparator.layout IS 'The layout the file had, by reporting year.';
