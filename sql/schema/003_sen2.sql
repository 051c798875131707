-- What imports of SEN2 returns leave beside the records in schema ehc: which files came in, and what the return has
-- that the contract has not. No names, addresses or postcodes.

CREATE TABLE ehc_evidence.sen2_import (
    digest          text PRIMARY KEY,
    local_authority text,
    return_year     int,
    reference_date  date,
    serial          text,
    imported_at     timestamptz DEFAULT now()
);
COMMENT ON TABLE ehc_evidence.sen2_import IS
    'SEN2 returns that were imported, one row a file. The same file a second time changes nothing.';
COMMENT ON COLUMN ehc_evidence.sen2_import.digest IS 'SHA-256 of the records of the file, to know it again.';
COMMENT ON COLUMN ehc_evidence.sen2_import.local_authority IS 'Three-digit DfE code of the authority the return is of (SEN2 LEA).';
COMMENT ON COLUMN ehc_evidence.sen2_import.return_year IS 'Year of the return; it tells of the calendar year before.';
COMMENT ON COLUMN ehc_evidence.sen2_import.reference_date IS 'Census day.';
COMMENT ON COLUMN ehc_evidence.sen2_import.serial IS 'Which submission of the year it is (SEN2 SerialNo).';
COMMENT ON COLUMN ehc_evidence.sen2_import.imported_at IS 'When it was imported.';

CREATE TABLE ehc_evidence.sen2_person (
    person_id   bigint PRIMARY KEY,
    uln         text,
    upn_unknown text,
    return_year int
);
COMMENT ON TABLE ehc_evidence.sen2_person IS
    'What finds a person of a return again in next year''s, beside the UPN, birth date and sex in ehc.person.';
COMMENT ON COLUMN ehc_evidence.sen2_person.person_id IS 'The person (ehc.person).';
COMMENT ON COLUMN ehc_evidence.sen2_person.uln IS 'Unique learner number.';
COMMENT ON COLUMN ehc_evidence.sen2_person.upn_unknown IS 'Why there is no UPN (SEN2 UPNunknown, UN1 to UN10).';
COMMENT ON COLUMN ehc_evidence.sen2_person.return_year IS 'The latest return that told of the person.';

CREATE TABLE ehc_evidence.sen2_request (
    request_id  bigint PRIMARY KEY,
    plan_start  date,
    return_year int
);
COMMENT ON TABLE ehc_evidence.sen2_request IS
    'Requests that came from returns: what finds one again that next year''s return tells as historical.';
COMMENT ON COLUMN ehc_evidence.sen2_request.request_id IS 'The request (ehc.request).';
COMMENT ON COLUMN ehc_evidence.sen2_request.plan_start IS 'StartDate of its plan as the latest return has it.';
COMMENT ON COLUMN ehc_evidence.sen2_request.return_year IS 'The latest return that told of the request.';

CREATE TABLE ehc_evidence.sen2_placement (
    request_id           bigint,
    named                boolean,
    rank                 smallint,
    urn                  int,
    ukprn                int,
    sen_setting          text,
    entry_date           date,
    leaving_date         date,
    sen_unit             boolean,
    resourced_provision  boolean,
    residential          text,
    work_based           text,
    return_year          int
);
COMMENT ON TABLE ehc_evidence.sen2_placement IS
    'Placements as the latest return has them: named in section I of the plan (PlanDetail), or attended (PlacementDetail).';
COMMENT ON COLUMN ehc_evidence.sen2_placement.request_id IS 'The request the plan came of (ehc.request).';
COMMENT ON COLUMN ehc_evidence.sen2_placement.named IS 'True: named in the plan. False: attended.';
COMMENT ON COLUMN ehc_evidence.sen2_placement.rank IS '1 main, 2 second placement (SEN2 PlacementRank).';
COMMENT ON COLUMN ehc_evidence.sen2_placement.urn IS 'Unique reference number of the setting.';
COMMENT ON COLUMN ehc_evidence.sen2_placement.ukprn IS 'UK provider reference number of the setting.';
COMMENT ON COLUMN ehc_evidence.sen2_placement.sen_setting IS 'Kind of placement where it is no numbered setting (SEN2 SENSetting).';
COMMENT ON COLUMN ehc_evidence.sen2_placement.entry_date IS 'First day of an attended placement.';
COMMENT ON COLUMN ehc_evidence.sen2_placement.leaving_date IS 'Last day of an attended placement; null while it goes on.';
COMMENT ON COLUMN ehc_evidence.sen2_placement.sen_unit IS 'In a SEN unit of the school.';
COMMENT ON COLUMN ehc_evidence.sen2_placement.resourced_provision IS 'In resourced provision of the school.';
COMMENT ON COLUMN ehc_evidence.sen2_placement.residential IS 'A 38 to 51 weeks, B 52 weeks (SEN2 Res, PlanRes).';
COMMENT ON COLUMN ehc_evidence.sen2_placement.work_based IS 'A apprenticeship, T traineeship, S supported internship (SEN2 WBP, PlanWBP).';
COMMENT ON COLUMN ehc_evidence.sen2_placement.return_year IS 'The return it is from.';
