-- What `run --store` leaves in the database: one row a run, and beside it what the run's files hold. Large tables are
-- partitioned by run, so that an old run goes by the drop of its partitions.
--
-- A run is written in one transaction and is then `pending`: no view shows it. Its folder takes its name while a second
-- transaction, which makes the run `published`, is open; what a dead program left pending is settled by the next run,
-- which looks at the folder. Everything is written through the functions below, which their owner's rights run, so that
-- the role that stores (ehc_writer) needs none on any table: it can add a run, and neither read nor alter one.

-- --- what a run is

CREATE TABLE ehc_evidence.run (
    run                int PRIMARY KEY,
    state              text NOT NULL CHECK (state IN ('pending', 'published', 'superseded', 'abandoned', 'retired')),
    as_of              date NOT NULL,
    since              date NOT NULL,
    authority          text,
    local_authority    text NOT NULL,
    authority_name     text,
    version            text NOT NULL,
    definitions_digest text NOT NULL,
    source_snapshot    text NOT NULL,
    folder             text NOT NULL,
    manifest_sha256    text NOT NULL,
    run_at             timestamptz NOT NULL,
    started_at         timestamptz NOT NULL,
    stored_at          timestamptz NOT NULL,
    published_at       timestamptz,
    previous_run       int,
    rows_read          bigint NOT NULL,
    cells              bigint NOT NULL,
    kept_because       text
);
COMMENT ON TABLE ehc_evidence.run IS
    'One row a stored run, also of runs whose figures are gone. Runs to look at are those published; the views show no others.';
COMMENT ON COLUMN ehc_evidence.run.run IS 'Number of the run in this database. Numbers rise; some are missing, of runs that failed.';
COMMENT ON COLUMN ehc_evidence.run.state IS 'pending: written, its folder not yet in place. published. superseded: its folder was replaced by a later run. abandoned: its folder never came. retired: let go by --keep.';
COMMENT ON COLUMN ehc_evidence.run.as_of IS 'The day the analysis is for.';
COMMENT ON COLUMN ehc_evidence.run.since IS 'First day of the periods reported.';
COMMENT ON COLUMN ehc_evidence.run.authority IS 'What --authority asked for; null: all.';
COMMENT ON COLUMN ehc_evidence.run.local_authority IS 'What the records are of: a three-digit DfE code, all, or not recorded.';
COMMENT ON COLUMN ehc_evidence.run.authority_name IS 'Name of the one authority; null where there are several or it is not known.';
COMMENT ON COLUMN ehc_evidence.run.version IS 'Version of the program.';
COMMENT ON COLUMN ehc_evidence.run.definitions_digest IS 'SHA-256 of the definitions the figures were computed with (ehc_evidence.definition).';
COMMENT ON COLUMN ehc_evidence.run.source_snapshot IS 'The instant at which the records were read, as PostgreSQL names it.';
COMMENT ON COLUMN ehc_evidence.run.folder IS 'The folder given with --out; the run is in its folder <as_of>.';
COMMENT ON COLUMN ehc_evidence.run.manifest_sha256 IS 'SHA-256 of run.json, which holds that of every other file: by it the folder and this row know each other.';
COMMENT ON COLUMN ehc_evidence.run.run_at IS 'When the files were written (run_at in run.json).';
COMMENT ON COLUMN ehc_evidence.run.started_at IS 'When storing began.';
COMMENT ON COLUMN ehc_evidence.run.stored_at IS 'When all was written.';
COMMENT ON COLUMN ehc_evidence.run.published_at IS 'When the folder took its name and the views began to show the run; null before.';
COMMENT ON COLUMN ehc_evidence.run.previous_run IS 'The published run of the same authority that restatements were found against; null: there was none.';
COMMENT ON COLUMN ehc_evidence.run.rows_read IS 'Rows of schema ehc that were read.';
COMMENT ON COLUMN ehc_evidence.run.cells IS 'Rows in ehc_evidence.evidence.';
COMMENT ON COLUMN ehc_evidence.run.kept_because IS 'Why --keep must not let the run go (function keep_run); null: it may.';

CREATE SEQUENCE ehc_evidence.run_number AS int OWNED BY ehc_evidence.run.run;
COMMENT ON SEQUENCE ehc_evidence.run_number IS 'Numbers of runs.';

CREATE TABLE ehc_evidence.run_file (
    run    int REFERENCES ehc_evidence.run,
    name   text,
    bytes  bigint NOT NULL,
    sha256 text NOT NULL,
    PRIMARY KEY (run, name)
);
COMMENT ON TABLE ehc_evidence.run_file IS 'The files of a run but run.json itself.';
COMMENT ON COLUMN ehc_evidence.run_file.run IS 'The run.';
COMMENT ON COLUMN ehc_evidence.run_file.name IS 'Name below <folder>/<as_of>.';
COMMENT ON COLUMN ehc_evidence.run_file.bytes IS 'Its length.';
COMMENT ON COLUMN ehc_evidence.run_file.sha256 IS 'SHA-256 of its bytes.';

CREATE TABLE ehc_evidence.control_total (
    run             int REFERENCES ehc_evidence.run,
    relation        text,
    there           boolean NOT NULL,
    counted         bigint NOT NULL,
    read            bigint NOT NULL,
    used            bigint NOT NULL,
    key_missing     bigint NOT NULL,
    duplicate_key   bigint NOT NULL,
    orphan          bigint NOT NULL,
    other_authority bigint NOT NULL,
    PRIMARY KEY (run, relation)
);
COMMENT ON TABLE ehc_evidence.control_total IS 'Rows of each relation of schema ehc: what the database counted, what was read, used, and set aside and why.';
COMMENT ON COLUMN ehc_evidence.control_total.run IS 'The run.';
COMMENT ON COLUMN ehc_evidence.control_total.relation IS 'The relation of schema ehc.';
COMMENT ON COLUMN ehc_evidence.control_total.there IS 'False: the database has no such relation.';
COMMENT ON COLUMN ehc_evidence.control_total.counted IS 'Rows by the database''s own count, in the same snapshot.';
COMMENT ON COLUMN ehc_evidence.control_total.read IS 'Rows that arrived.';
COMMENT ON COLUMN ehc_evidence.control_total.used IS 'Rows that became records.';
COMMENT ON COLUMN ehc_evidence.control_total.key_missing IS 'Rows set aside because they have no key.';
COMMENT ON COLUMN ehc_evidence.control_total.duplicate_key IS 'Rows set aside because another has their key.';
COMMENT ON COLUMN ehc_evidence.control_total.orphan IS 'Rows set aside because what they belong to is not there.';
COMMENT ON COLUMN ehc_evidence.control_total.other_authority IS 'Rows set aside because they are not of the authority asked for.';

CREATE TABLE ehc_evidence.definition (
    definitions_digest text,
    list               text,
    place              int,
    id                 text NOT NULL,
    title              text,
    law                text,
    fields             jsonb NOT NULL,
    PRIMARY KEY (definitions_digest, list, place)
);
COMMENT ON TABLE ehc_evidence.definition IS
    'Clocks, measures, breakdowns, rules, statistics and checks of plans as `ehc-analyser list` prints them, kept once for each digest of them all.';
COMMENT ON COLUMN ehc_evidence.definition.definitions_digest IS 'SHA-256 of all the lists (run.definitions_digest).';
COMMENT ON COLUMN ehc_evidence.definition.list IS 'clocks, measures, breakdowns, rules, statistics or plan-checks.';
COMMENT ON COLUMN ehc_evidence.definition.place IS 'Its place in the list, from 1.';
COMMENT ON COLUMN ehc_evidence.definition.id IS 'What it is called elsewhere: PLAN20, CLOCK.on_time, team, orphan.';
COMMENT ON COLUMN ehc_evidence.definition.title IS 'What it is, in words.';
COMMENT ON COLUMN ehc_evidence.definition.law IS 'The provision a clock rests on; null of others.';
COMMENT ON COLUMN ehc_evidence.definition.fields IS 'Every column of the list, by its heading.';

-- --- the figures

CREATE TABLE ehc_evidence.evidence (
    run             int NOT NULL,
    as_of           date NOT NULL,
    local_authority text COLLATE "C" NOT NULL,
    measure         text COLLATE "C" NOT NULL,
    basis           text COLLATE "C" NOT NULL,
    period_type     text COLLATE "C" NOT NULL,
    period_start    date NOT NULL,
    period_end      date NOT NULL,
    breakdown       text COLLATE "C" NOT NULL,
    category        text COLLATE "C" NOT NULL,
    numerator       bigint,
    denominator     bigint,
    value           double precision,
    lower           double precision,
    upper           double precision,
    unit            text COLLATE "C" NOT NULL,
    status          text COLLATE "C" NOT NULL
) PARTITION BY LIST (run);
-- Rows come in the order of measures, so that a few blocks of a partition hold a measure.
CREATE INDEX evidence_measure ON ehc_evidence.evidence USING brin (measure) WITH (pages_per_range = 8);
CREATE INDEX evidence_all ON ehc_evidence.evidence (measure, basis, period_type, period_start) WHERE breakdown = 'all';
COMMENT ON TABLE ehc_evidence.evidence IS 'Every figure of every run, as evidence.csv has it: one row a measure, basis, period, breakdown and category.';
COMMENT ON COLUMN ehc_evidence.evidence.run IS 'The run; a partition each.';
COMMENT ON COLUMN ehc_evidence.evidence.as_of IS 'The day the analysis is for.';
COMMENT ON COLUMN ehc_evidence.evidence.local_authority IS 'What the records are of: a three-digit DfE code, all, or not recorded.';
COMMENT ON COLUMN ehc_evidence.evidence.measure IS 'The measure: a clock and what is asked of it (PLAN20.on_time), or a share of records (REQUEST.refused).';
COMMENT ON COLUMN ehc_evidence.evidence.basis IS 'What the period counts: completed in it, due in it, started in it; or stock, what stood on its last day.';
COMMENT ON COLUMN ehc_evidence.evidence.period_type IS 'month, quarter, calendar_year, academic_year, latest_12m, or as_of: the day itself.';
COMMENT ON COLUMN ehc_evidence.evidence.period_start IS 'First day of the period.';
COMMENT ON COLUMN ehc_evidence.evidence.period_end IS 'Last day of the period, of the whole one also where it is not over.';
COMMENT ON COLUMN ehc_evidence.evidence.breakdown IS 'What the cases are divided by; all: not divided.';
COMMENT ON COLUMN ehc_evidence.evidence.category IS 'The category of the breakdown.';
COMMENT ON COLUMN ehc_evidence.evidence.numerator IS 'Cases that count; null where the figure is no share.';
COMMENT ON COLUMN ehc_evidence.evidence.denominator IS 'Cases it is out of.';
COMMENT ON COLUMN ehc_evidence.evidence.value IS 'The figure: percent 0 to 100, days or a count. Null where the status says why.';
COMMENT ON COLUMN ehc_evidence.evidence.lower IS 'Lower end of the 95% interval; null where there is none.';
COMMENT ON COLUMN ehc_evidence.evidence.upper IS 'Upper end of the 95% interval; null where there is none.';
COMMENT ON COLUMN ehc_evidence.evidence.unit IS 'percent, days or count.';
COMMENT ON COLUMN ehc_evidence.evidence.status IS 'Empty: a plain figure. x: not available. z: not applicable. low: of fewer than ten cases.';

CREATE TABLE ehc_evidence.printed_table (
    run    int REFERENCES ehc_evidence.run DEFERRABLE INITIALLY DEFERRED, -- tables come before their run is known whole
    id     text,
    place  int NOT NULL,
    title  text NOT NULL,
    law    text NOT NULL,
    note   text NOT NULL,
    header jsonb NOT NULL,
    rows   jsonb NOT NULL,
    PRIMARY KEY (run, id)
);
COMMENT ON TABLE ehc_evidence.printed_table IS 'The tables people read (tables/<id>.csv): headings and rows as printed, each row an array of texts.';
COMMENT ON COLUMN ehc_evidence.printed_table.run IS 'The run.';
COMMENT ON COLUMN ehc_evidence.printed_table.id IS 'Name of the table, and of its file.';
COMMENT ON COLUMN ehc_evidence.printed_table.place IS 'Its place in tables/contents.csv, from 1.';
COMMENT ON COLUMN ehc_evidence.printed_table.title IS 'What it shows.';
COMMENT ON COLUMN ehc_evidence.printed_table.law IS 'The provisions it rests on.';
COMMENT ON COLUMN ehc_evidence.printed_table.note IS 'Its legend.';
COMMENT ON COLUMN ehc_evidence.printed_table.header IS 'Its headings, an array.';
COMMENT ON COLUMN ehc_evidence.printed_table.rows IS 'Its rows, an array of arrays as wide as the header.';

CREATE TABLE ehc_evidence.restatement (
    run             int REFERENCES ehc_evidence.run,
    previous_run    int NOT NULL,
    measure         text COLLATE "C" NOT NULL,
    basis           text COLLATE "C" NOT NULL,
    period_type     text COLLATE "C" NOT NULL,
    period_start    date NOT NULL,
    period_end      date NOT NULL,
    old_numerator   bigint,
    old_denominator bigint,
    old_value       double precision,
    old_status      text,
    new_numerator   bigint,
    new_denominator bigint,
    new_value       double precision,
    new_status      text,
    why             text NOT NULL CHECK (why IN ('definition', 'counts only rose', 'a count fell', 'same counts')),
    PRIMARY KEY (run, measure, basis, period_type, period_start)
);
COMMENT ON TABLE ehc_evidence.restatement IS
    'Figures of everybody together (breakdown all), of periods that were over when the previous run was made, that a run changed against it.';
COMMENT ON COLUMN ehc_evidence.restatement.run IS 'The run that restates.';
COMMENT ON COLUMN ehc_evidence.restatement.previous_run IS 'The run whose figure it was; it may be gone.';
COMMENT ON COLUMN ehc_evidence.restatement.measure IS 'As in ehc_evidence.evidence.';
COMMENT ON COLUMN ehc_evidence.restatement.basis IS 'As in ehc_evidence.evidence.';
COMMENT ON COLUMN ehc_evidence.restatement.period_type IS 'As in ehc_evidence.evidence; the latest 12 months and the day itself are never restated, they move.';
COMMENT ON COLUMN ehc_evidence.restatement.period_start IS 'First day of the period.';
COMMENT ON COLUMN ehc_evidence.restatement.period_end IS 'Last day of the period.';
COMMENT ON COLUMN ehc_evidence.restatement.old_numerator IS 'What the previous run said.';
COMMENT ON COLUMN ehc_evidence.restatement.old_denominator IS 'What the previous run said.';
COMMENT ON COLUMN ehc_evidence.restatement.old_value IS 'What the previous run said.';
COMMENT ON COLUMN ehc_evidence.restatement.old_status IS 'What the previous run said; null: it had no such figure.';
COMMENT ON COLUMN ehc_evidence.restatement.new_numerator IS 'What this run says.';
COMMENT ON COLUMN ehc_evidence.restatement.new_denominator IS 'What this run says.';
COMMENT ON COLUMN ehc_evidence.restatement.new_value IS 'What this run says.';
COMMENT ON COLUMN ehc_evidence.restatement.new_status IS 'What this run says; null: it has no such figure.';
COMMENT ON COLUMN ehc_evidence.restatement.why IS 'definition: the definitions differ. counts only rose: as late data entry does. a count fell: as a correction does. same counts: the figure changed without them. `ehc-analyser diff` tells more apart.';

-- --- what was found wrong, and the cases: keys of cases stand here

CREATE TABLE ehc_evidence.finding (
    run      int REFERENCES ehc_evidence.run,
    rule     text,
    severity text NOT NULL,
    relation text,
    count    bigint NOT NULL,
    examples text NOT NULL,
    measures text NOT NULL,
    finding  text NOT NULL,
    effect   text NOT NULL,
    PRIMARY KEY (run, rule, relation)
);
COMMENT ON TABLE ehc_evidence.finding IS 'What is wrong in the records, as data_quality.csv has it. Holds a few keys of cases.';
COMMENT ON COLUMN ehc_evidence.finding.run IS 'The run.';
COMMENT ON COLUMN ehc_evidence.finding.rule IS 'The rule that found it.';
COMMENT ON COLUMN ehc_evidence.finding.severity IS 'error, warning or note.';
COMMENT ON COLUMN ehc_evidence.finding.relation IS 'The relation of schema ehc.';
COMMENT ON COLUMN ehc_evidence.finding.count IS 'How often.';
COMMENT ON COLUMN ehc_evidence.finding.examples IS 'Keys of up to five of them, the smallest: personal data.';
COMMENT ON COLUMN ehc_evidence.finding.measures IS 'The measures it touches.';
COMMENT ON COLUMN ehc_evidence.finding.finding IS 'What was found, a plain sentence.';
COMMENT ON COLUMN ehc_evidence.finding.effect IS 'What the analyser did with it.';

CREATE TABLE ehc_evidence.work (
    run             int NOT NULL,
    clock           text COLLATE "C" NOT NULL,
    case_kind       text COLLATE "C" NOT NULL,
    case_id         bigint NOT NULL,
    local_authority text COLLATE "C" NOT NULL,
    team            text COLLATE "C" NOT NULL,
    kind            text COLLATE "C" NOT NULL,
    provider        text COLLATE "C" NOT NULL,
    start_day       date NOT NULL,
    due_day         date NOT NULL,
    days_over       int NOT NULL,
    exception       boolean NOT NULL
) PARTITION BY LIST (run);
COMMENT ON TABLE ehc_evidence.work IS 'Open cases, as worklist.csv has them, of the latest run of each authority alone. Personal data.';
COMMENT ON COLUMN ehc_evidence.work.run IS 'The run; a partition each.';
COMMENT ON COLUMN ehc_evidence.work.clock IS 'The clock that is running.';
COMMENT ON COLUMN ehc_evidence.work.case_kind IS 'request or plan; empty: an order on neither.';
COMMENT ON COLUMN ehc_evidence.work.case_id IS 'Its key: request_id or plan_id.';
COMMENT ON COLUMN ehc_evidence.work.local_authority IS 'Three-digit DfE code, or not recorded.';
COMMENT ON COLUMN ehc_evidence.work.team IS 'The team, or not recorded.';
COMMENT ON COLUMN ehc_evidence.work.kind IS 'Kind of advice; empty of other clocks.';
COMMENT ON COLUMN ehc_evidence.work.provider IS 'Who is to give the advice; empty of other clocks.';
COMMENT ON COLUMN ehc_evidence.work.start_day IS 'The day the clock started.';
COMMENT ON COLUMN ehc_evidence.work.due_day IS 'The last lawful day.';
COMMENT ON COLUMN ehc_evidence.work.days_over IS 'Days from due_day to the day of the analysis; negative while there is time.';
COMMENT ON COLUMN ehc_evidence.work.exception IS 'Whether a statutory exception is recorded.';

CREATE TABLE ehc_evidence.case_clock (
    run                 int NOT NULL,
    clock               text COLLATE "C" NOT NULL,
    case_kind           text COLLATE "C" NOT NULL,
    case_id             bigint NOT NULL,
    row_kind            text COLLATE "C" NOT NULL,
    row_id              bigint,
    local_authority     text COLLATE "C",
    team                text COLLATE "C",
    kind                text COLLATE "C",
    provider            text COLLATE "C",
    start_day           date NOT NULL,
    due_day             date NOT NULL,
    end_day             date,
    closed_day          date,
    exception_provision text COLLATE "C"
) PARTITION BY LIST (run);
COMMENT ON TABLE ehc_evidence.case_clock IS
    'Every clock of every case that the figures sum up, of the latest run of each authority alone. Personal data.';
COMMENT ON COLUMN ehc_evidence.case_clock.run IS 'The run; a partition each.';
COMMENT ON COLUMN ehc_evidence.case_clock.clock IS 'The clock.';
COMMENT ON COLUMN ehc_evidence.case_clock.case_kind IS 'request or plan; empty: an order on neither.';
COMMENT ON COLUMN ehc_evidence.case_clock.case_id IS 'Its key: request_id or plan_id.';
COMMENT ON COLUMN ehc_evidence.case_clock.row_kind IS 'advice, review or tribunal_order where the clock is on one of these; empty: on the case itself.';
COMMENT ON COLUMN ehc_evidence.case_clock.row_id IS 'Its key: advice_id, review_id or order_id; null: the case itself.';
COMMENT ON COLUMN ehc_evidence.case_clock.local_authority IS 'Three-digit DfE code, or not recorded.';
COMMENT ON COLUMN ehc_evidence.case_clock.team IS 'The team, or not recorded.';
COMMENT ON COLUMN ehc_evidence.case_clock.kind IS 'Kind of advice; null of other clocks.';
COMMENT ON COLUMN ehc_evidence.case_clock.provider IS 'Who gives the advice; null of other clocks.';
COMMENT ON COLUMN ehc_evidence.case_clock.start_day IS 'The day the clock started.';
COMMENT ON COLUMN ehc_evidence.case_clock.due_day IS 'The last lawful day (of a floor: the first).';
COMMENT ON COLUMN ehc_evidence.case_clock.end_day IS 'The day the duty was done; null: not done by the day of the analysis.';
COMMENT ON COLUMN ehc_evidence.case_clock.closed_day IS 'The day the duty fell away; null: it did not.';
COMMENT ON COLUMN ehc_evidence.case_clock.exception_provision IS 'The provision of a statutory exception that is recorded; null: none is.';

-- --- writing a run: start_run, COPY into ehc_evidence.incoming_*, keep_*, finish_run, COMMIT; publish_run; tidy

CREATE FUNCTION ehc_evidence.make_incoming(parent regclass, name text, new_run int) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    storer text := coalesce(nullif(current_setting('role'), 'none'), session_user);
BEGIN
    EXECUTE format('CREATE TABLE ehc_evidence.%I (LIKE %s INCLUDING COMMENTS)', name, parent);
    EXECUTE format('ALTER TABLE ehc_evidence.%I ALTER run SET DEFAULT %s, ADD CONSTRAINT of_one_run CHECK (run = %2$s)', name, new_run);
    EXECUTE format('COMMENT ON TABLE ehc_evidence.%I IS %L', name, format('Rows of run %s of %s.', new_run, parent));
    EXECUTE format('GRANT INSERT ON ehc_evidence.%I TO %I', name, storer);
END $$;
COMMENT ON FUNCTION ehc_evidence.make_incoming IS 'Part of start_run: a table for one run''s rows, which the session''s role may fill.';

CREATE FUNCTION ehc_evidence.start_run() RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    new_run int := nextval('ehc_evidence.run_number');
BEGIN
    PERFORM ehc_evidence.make_incoming('ehc_evidence.evidence', 'incoming_evidence', new_run);
    PERFORM ehc_evidence.make_incoming('ehc_evidence.case_clock', 'incoming_case_clock', new_run);
    PERFORM ehc_evidence.make_incoming('ehc_evidence.work', 'incoming_work', new_run);
    PERFORM ehc_evidence.make_incoming('ehc_evidence.finding', 'incoming_finding', new_run);
    RETURN new_run;
END $$;
COMMENT ON FUNCTION ehc_evidence.start_run IS
    'Begins a run in this transaction: its number, and the tables ehc_evidence.incoming_* to COPY into. With its owner''s rights, so that who stores need not own tables.';

CREATE FUNCTION ehc_evidence.join_incoming(parent regclass, incoming text, new_run int) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    name text := (SELECT relname FROM pg_class WHERE oid = parent) || '_' || new_run;
    storer text := coalesce(nullif(current_setting('role'), 'none'), session_user);
BEGIN
    EXECUTE format('REVOKE ALL ON ehc_evidence.%I FROM %I', incoming, storer);
    EXECUTE format('ALTER TABLE ehc_evidence.%I RENAME TO %I', incoming, name);
    EXECUTE format('ALTER TABLE %s ATTACH PARTITION ehc_evidence.%I FOR VALUES IN (%s)', parent, name, new_run);
    EXECUTE format('ALTER TABLE ehc_evidence.%I DROP CONSTRAINT of_one_run', name);
END $$;
COMMENT ON FUNCTION ehc_evidence.join_incoming IS 'Part of finish_run: the filled table becomes a partition.';

CREATE FUNCTION ehc_evidence.restate(new_run int, old_run int) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
    WITH both_runs AS (
        SELECT old.as_of = new.as_of AS same_day, old.as_of AS old_day, greatest(old.since, new.since) AS since,
               old.definitions_digest <> new.definitions_digest AS redefined
        FROM ehc_evidence.run AS old, ehc_evidence.run AS new WHERE old.run = old_run AND new.run = new_run
    ), compared AS (
        SELECT measure, basis, period_type, period_start, period_end,
               o.numerator AS old_numerator, o.denominator AS old_denominator, o.value AS old_value, o.status AS old_status,
               n.numerator AS new_numerator, n.denominator AS new_denominator, n.value AS new_value, n.status AS new_status,
               redefined,
               coalesce(n.numerator, 0) - coalesce(o.numerator, 0) AS numerator_rose,
               coalesce(n.denominator, 0) - coalesce(o.denominator, 0) AS denominator_rose,
               CASE WHEN n.unit = 'count' OR o.unit = 'count' THEN coalesce(n.value, 0) - coalesce(o.value, 0) ELSE 0 END AS count_rose
        FROM (SELECT * FROM ehc_evidence.evidence WHERE run = old_run AND breakdown = 'all') AS o
        FULL JOIN (SELECT * FROM ehc_evidence.evidence WHERE run = new_run AND breakdown = 'all') AS n
            USING (measure, basis, period_type, period_start, period_end)
        CROSS JOIN both_runs
        WHERE same_day
           OR period_type NOT IN ('latest_12m', 'as_of') AND period_start >= since AND period_end <= old_day
              -- what becomes of the requests of a period is known later, and what is due on the day is late the day after
              AND (basis <> 'started' OR measure = 'REQUEST.received') AND (basis <> 'due' OR period_end <> old_day)
    )
    INSERT INTO ehc_evidence.restatement
    SELECT new_run, old_run, measure, basis, period_type, period_start, period_end, old_numerator, old_denominator, old_value,
           old_status, new_numerator, new_denominator, new_value, new_status,
           CASE WHEN redefined THEN 'definition'
                WHEN least(numerator_rose, denominator_rose, count_rose) < 0 THEN 'a count fell'
                WHEN greatest(numerator_rose, denominator_rose, count_rose) > 0 THEN 'counts only rose'
                ELSE 'same counts' END
    FROM compared
    WHERE (old_numerator, old_denominator, old_value, old_status) IS DISTINCT FROM (new_numerator, new_denominator, new_value, new_status)
$$;
COMMENT ON FUNCTION ehc_evidence.restate IS 'Part of finish_run: what the new run changed of the old one''s figures (ehc_evidence.restatement).';

CREATE FUNCTION ehc_evidence.finish_run(manifest text, folder text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    made jsonb := manifest;
    new_run int := currval('ehc_evidence.run_number');
    old_run int;
    cells bigint;
BEGIN
    SELECT run INTO old_run FROM ehc_evidence.run
     WHERE state = 'published' AND local_authority = made->>'local_authority' AND as_of <= (made->>'as_of')::date
     ORDER BY as_of DESC, run DESC LIMIT 1;
    PERFORM ehc_evidence.join_incoming('ehc_evidence.evidence', 'incoming_evidence', new_run);
    PERFORM ehc_evidence.join_incoming('ehc_evidence.case_clock', 'incoming_case_clock', new_run);
    PERFORM ehc_evidence.join_incoming('ehc_evidence.work', 'incoming_work', new_run);
    SELECT count(*) INTO cells FROM ehc_evidence.evidence WHERE run = new_run;
    INSERT INTO ehc_evidence.run
    SELECT new_run, 'pending', (made->>'as_of')::date, (made->>'since')::date, made->>'authority', made->>'local_authority',
           made->>'authority_name', made->>'version', made->>'definitions_digest', made->>'snapshot', folder,
           encode(sha256(convert_to(manifest, 'UTF8')), 'hex'), (made->>'run_at')::timestamptz, transaction_timestamp(),
           clock_timestamp(), NULL, old_run, (SELECT sum((total->>'read')::bigint) FROM jsonb_each(made->'row_counts') AS t (relation, total)),
           cells, NULL;
    INSERT INTO ehc_evidence.run_file
    SELECT new_run, file->>'name', (file->>'bytes')::bigint, file->>'sha256' FROM jsonb_array_elements(made->'files') AS file;
    INSERT INTO ehc_evidence.control_total
    SELECT new_run, relation, (total->>'there')::boolean, (total->>'counted')::bigint, (total->>'read')::bigint, (total->>'used')::bigint,
           (total->'set_aside'->>'key_missing')::bigint, (total->'set_aside'->>'duplicate_key')::bigint,
           (total->'set_aside'->>'orphan')::bigint, (total->'set_aside'->>'other_authority')::bigint
    FROM jsonb_each(made->'row_counts') AS t (relation, total);
    INSERT INTO ehc_evidence.finding SELECT * FROM ehc_evidence.incoming_finding;
    DROP TABLE ehc_evidence.incoming_finding;
    IF old_run IS NOT NULL THEN
        PERFORM ehc_evidence.restate(new_run, old_run);
    END IF;
END $$;
COMMENT ON FUNCTION ehc_evidence.finish_run IS
    'Ends what start_run began in this transaction. manifest: the bytes of run.json; folder: where <as_of> will stand. With its owner''s rights, for the same reason.';

CREATE FUNCTION ehc_evidence.keep_definitions(digest text, lists text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    INSERT INTO ehc_evidence.definition
    SELECT digest, list, place,
           coalesce(one->>rtrim(regexp_replace(list, '^.*-', ''), 's'), one->>'table', list || ' ' || place), -- clocks have a column clock
           coalesce(one->>'title', one->>'finding'),
           one->>'law', one
    FROM jsonb_each(lists::jsonb) AS l (list, rows), jsonb_array_elements(rows) WITH ORDINALITY AS r (one, place)
    ON CONFLICT DO NOTHING
$$;
COMMENT ON FUNCTION ehc_evidence.keep_definitions IS 'Keeps the definitions of that digest, once. With its owner''s rights, so that who stores can change nothing that is kept.';

CREATE FUNCTION ehc_evidence.keep_table(printed text, place int) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    INSERT INTO ehc_evidence.printed_table
    SELECT currval('ehc_evidence.run_number'), one->>'id', place, one->>'title', one->>'law', one->>'note', one->'header', one->'rows'
    FROM (SELECT printed::jsonb AS one) AS given
$$;
COMMENT ON FUNCTION ehc_evidence.keep_table IS 'Keeps one of the tables people read, of the run that start_run began. With its owner''s rights, for the same reason.';

CREATE FUNCTION ehc_evidence.settle_run(pending_run int, in_place boolean) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    settled ehc_evidence.run;
BEGIN
    UPDATE ehc_evidence.run
       SET state = CASE WHEN in_place THEN 'published' ELSE 'abandoned' END, published_at = CASE WHEN in_place THEN clock_timestamp() END
     WHERE run = pending_run AND state = 'pending' RETURNING * INTO STRICT settled;
    IF in_place THEN
        UPDATE ehc_evidence.run SET state = 'superseded'
         WHERE state = 'published' AND run <> pending_run AND folder = settled.folder AND as_of = settled.as_of
           AND authority IS NOT DISTINCT FROM settled.authority;
    END IF;
END $$;
COMMENT ON FUNCTION ehc_evidence.settle_run IS
    'A pending run whose folder is in place is published, and what stood there before is superseded; one whose folder never came is abandoned. With its owner''s rights, for the same reason.';

CREATE FUNCTION ehc_evidence.publish_run() RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT ehc_evidence.settle_run(currval('ehc_evidence.run_number')::int, true)
$$;
COMMENT ON FUNCTION ehc_evidence.publish_run IS 'Publishes the run that start_run began in this session. With its owner''s rights, for the same reason.';

CREATE FUNCTION ehc_evidence.pending_runs(its_folder text, its_authority text) RETURNS TABLE (run int, as_of date, manifest_sha256 text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT run, as_of, manifest_sha256 FROM ehc_evidence.run
    WHERE state = 'pending' AND folder = its_folder AND authority IS NOT DISTINCT FROM its_authority ORDER BY run
$$;
COMMENT ON FUNCTION ehc_evidence.pending_runs IS 'What dead programs left pending in a folder, for one authority (null: all). With its owner''s rights, for the same reason.';

-- --- letting go

CREATE FUNCTION ehc_evidence.keep_run(kept_run int, because text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    UPDATE ehc_evidence.run SET kept_because = because WHERE run = kept_run AND state = 'published'
$$;
COMMENT ON FUNCTION ehc_evidence.keep_run IS
    'Says why a run must stay whatever --keep says, such as: the board''s pack of May was made of it. Null lets it go again. With its owner''s rights, for the same reason.';

CREATE FUNCTION ehc_evidence.runs_let_go(keep text) RETURNS SETOF int
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    WITH rule AS (
        SELECT coalesce(max(one[1]::int) FILTER (WHERE one[2] = 'd'), 0) AS days,
               coalesce(max(one[1]::int) FILTER (WHERE one[2] = 'm'), 0) AS months,
               coalesce(max(one[1]::int) FILTER (WHERE one[2] = 'y'), 0) AS years
        FROM regexp_matches(keep, '([0-9]+)([dmy])', 'g') AS one
    ), placed AS (
        SELECT run, as_of, kept_because, max(as_of) OVER (PARTITION BY local_authority) AS last_day,
               row_number() OVER (PARTITION BY local_authority ORDER BY as_of DESC, run DESC) = 1 AS is_last,
               row_number() OVER (PARTITION BY local_authority, date_trunc('month', as_of) ORDER BY as_of DESC, run DESC) = 1 AS ends_month,
               row_number() OVER (PARTITION BY local_authority, date_trunc('year', as_of) ORDER BY as_of DESC, run DESC) = 1 AS ends_year,
               row_number() OVER (PARTITION BY local_authority, date_trunc('year', as_of) ORDER BY as_of, run DESC) = 1 AS begins_year
        FROM ehc_evidence.run WHERE state = 'published'
    )
    SELECT run FROM placed, rule
    WHERE NOT (is_last OR begins_year OR kept_because IS NOT NULL OR as_of > last_day - days
               OR ends_month AND date_trunc('month', as_of) > date_trunc('month', last_day) - make_interval(months => months)
               OR ends_year AND date_trunc('year', as_of) > date_trunc('year', last_day) - make_interval(years => years))
$$;
COMMENT ON FUNCTION ehc_evidence.runs_let_go IS
    'Published runs that a rule lets go. 35d,13m,5y keeps every run of the latest 35 days, the last of each of 13 months and of each of 5 years, each authority by itself. Always kept: the latest, the first of each year, what keep_run named.';

CREATE VIEW ehc_evidence.latest_run AS
SELECT DISTINCT ON (local_authority) run, as_of, since, local_authority, authority_name, version, definitions_digest, folder,
       run_at, published_at, previous_run, rows_read, cells
FROM ehc_evidence.run WHERE state = 'published'
ORDER BY local_authority, as_of DESC, run DESC;
COMMENT ON VIEW ehc_evidence.latest_run IS 'Which run is the newest of each authority? The one of the latest day; of several for that day, the last stored.';
COMMENT ON COLUMN ehc_evidence.latest_run.run IS 'Number of the run.';
COMMENT ON COLUMN ehc_evidence.latest_run.as_of IS 'The day the analysis is for.';
COMMENT ON COLUMN ehc_evidence.latest_run.since IS 'First day of the periods reported.';
COMMENT ON COLUMN ehc_evidence.latest_run.local_authority IS 'What the records are of: a three-digit DfE code, all, or not recorded.';
COMMENT ON COLUMN ehc_evidence.latest_run.authority_name IS 'Name of the one authority.';
COMMENT ON COLUMN ehc_evidence.latest_run.version IS 'Version of the program.';
COMMENT ON COLUMN ehc_evidence.latest_run.definitions_digest IS 'SHA-256 of the definitions.';
COMMENT ON COLUMN ehc_evidence.latest_run.folder IS 'The folder its files are in is <folder>/<as_of>.';
COMMENT ON COLUMN ehc_evidence.latest_run.run_at IS 'When its files were written.';
COMMENT ON COLUMN ehc_evidence.latest_run.published_at IS 'When the views began to show it.';
COMMENT ON COLUMN ehc_evidence.latest_run.previous_run IS 'The run that restatements were found against.';
COMMENT ON COLUMN ehc_evidence.latest_run.rows_read IS 'Rows of schema ehc that were read.';
COMMENT ON COLUMN ehc_evidence.latest_run.cells IS 'Figures in it.';

CREATE FUNCTION ehc_evidence.partitions_let_go() RETURNS SETOF regclass
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT partition.oid::regclass
    FROM pg_inherits JOIN pg_class AS partition ON partition.oid = inhrelid
    CROSS JOIN LATERAL (SELECT substring(relname FROM '[0-9]+$')::int AS run) AS of
    LEFT JOIN ehc_evidence.run USING (run)
    WHERE inhparent = 'ehc_evidence.evidence'::regclass AND coalesce(state, '') NOT IN ('pending', 'published')
       OR inhparent IN ('ehc_evidence.work'::regclass, 'ehc_evidence.case_clock'::regclass) AND coalesce(state, '') <> 'pending'
          AND of.run NOT IN (SELECT latest.run FROM ehc_evidence.latest_run AS latest)
    ORDER BY of.run, partition.relname
$$;
COMMENT ON FUNCTION ehc_evidence.partitions_let_go IS 'Partitions no view shows: figures of runs that are gone, and cases of any but the latest run.';

CREATE FUNCTION ehc_evidence.tidy(keep text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '2s' AS $$
#variable_conflict use_column
DECLARE
    most CONSTANT int := 100; -- at a time: each drop holds some of the server's locks to the end of the transaction
    dropped int := 0;
    gone regclass;
BEGIN
    IF keep IS NOT NULL THEN
        UPDATE ehc_evidence.run SET state = 'retired' WHERE run IN (SELECT ehc_evidence.runs_let_go(keep));
    END IF;
    DELETE FROM ehc_evidence.printed_table WHERE run IN (SELECT run FROM ehc_evidence.run WHERE state NOT IN ('pending', 'published'));
    DELETE FROM ehc_evidence.finding WHERE run IN (SELECT run FROM ehc_evidence.run WHERE state NOT IN ('pending', 'published'));
    DELETE FROM ehc_evidence.restatement WHERE run IN (SELECT run FROM ehc_evidence.run WHERE state = 'abandoned');
    FOR gone IN SELECT ehc_evidence.partitions_let_go() LIMIT most LOOP
        EXECUTE format('DROP TABLE %s', gone);
        dropped := dropped + 1;
    END LOOP;
    RETURN dropped = most;
EXCEPTION WHEN lock_not_available THEN
    RETURN false; -- somebody reads for long: the next run tidies
END $$;
COMMENT ON FUNCTION ehc_evidence.tidy IS
    'Drops what no view shows, and by a rule such as 35d,13m,5y (null: none) what is old. True: there may be more of it, call again. Where somebody reads for long, nothing: the next run does it. With its owner''s rights, so that who stores need not own tables.';

-- Functions may be called by everybody unless that is taken away (sql/roles.sql gives it to ehc_writer).
DO $$
DECLARE
    one regprocedure;
BEGIN
    FOR one IN SELECT oid FROM pg_proc WHERE pronamespace = 'ehc_evidence'::regnamespace LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', one);
    END LOOP;
END $$;
