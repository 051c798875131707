-- The checks of a return: a row of return_finding for each record that breaks a rule. The rules, their sentences and
-- what to do are rows of core/definitions/return_rules.c; the numbers are those of our own list (G, D) and of the
-- DfE's children-in-need census for the UPN, which is the same item.

-- A request with its person, its first assessment, the plan that came of it, and the plan that is active.
CREATE TEMP TABLE return_case ON COMMIT DROP AS
SELECT person.person, person.personbirthdate AS birth, person.upn, person.uniquelearnernumber AS uln, person.upnunknown,
       request.record AS request, request.receiveddate AS received, request.requestsource AS source, request.rya,
       request.requestoutcomedate AS decided, request.requestoutcome AS decision, request.requestmediation, request.requesttribunal, request.exported,
       assessment.record AS assessment, assessment.assessmentoutcome AS outcome, assessment.assessmentoutcomedate AS issued,
       assessment.week20,
       plan.record AS plan, plan.startdate AS started, plan.ceasedate AS ceased, plan.ceasereason, plan.pb, plan.oa, plan.dp,
       active.record AS active, active.transferla, active.reviewmeeting AS meeting, active.reviewoutcome, active.reviewdraft AS draft,
       active.lastreview AS letter, active.phasetransferduedate AS phase_due, active.phasetransferfinaldate AS phase_final,
       census.year, census.day AS census
  FROM return_requests AS request
  JOIN return_person AS person ON person.record = request.parent
  LEFT JOIN (SELECT DISTINCT ON (parent) * FROM return_assessment ORDER BY parent, record) AS assessment ON assessment.parent = request.record
  LEFT JOIN (SELECT DISTINCT ON (parent) * FROM return_namedplan ORDER BY parent, record) AS plan ON plan.parent = assessment.record
  LEFT JOIN (SELECT DISTINCT ON (parent) * FROM return_activeplans ORDER BY parent, record) AS active ON active.parent = request.record
  CROSS JOIN (SELECT year::int AS year, coalesce(referencedate, make_date(year::int, 1, 31)) AS day FROM return_sen2) AS census;

CREATE INDEX ON return_case (request);
ANALYZE return_case;

-- Named and attended placements alike.
CREATE TEMP TABLE return_placing ON COMMIT DROP AS
SELECT person, true AS named, record, parent, urn, ukprn, sensetting, sensettingother, placementrank,
       NULL::date AS entered, NULL::date AS left_on, senunitindicator, resourcedprovisionindicator
  FROM return_plandetail WHERE person IS NOT NULL
UNION ALL
SELECT person, false, record, parent, urn, ukprn, sensetting, sensettingother, placementrank,
       entrydate, leavingdate, senunitindicator, resourcedprovisionindicator
  FROM return_placementdetail WHERE person IS NOT NULL;

CREATE INDEX ON return_placing (parent);
ANALYZE return_placing;

CREATE FUNCTION pg_temp.age(birth date, day date) RETURNS int LANGUAGE sql IMMUTABLE AS $$
    SELECT (extract(year FROM day) - extract(year FROM birth))::int
           - (extract(month FROM day) * 100 + extract(day FROM day) < extract(month FROM birth) * 100 + extract(day FROM birth))::int
$$;

CREATE FUNCTION pg_temp.in_year(day date, year int) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT extract(year FROM day) = year - 1
$$;

-- UPN rule 1510: the check letter stands for the sum of digits 2 to 13, each times its place, modulo 23.
CREATE FUNCTION pg_temp.upn_letter(upn text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT substr('ABCDEFGHJKLMNPQRTUVWXYZ', 1 +
        (substr(upn, 2, 1)::int * 2 + substr(upn, 3, 1)::int * 3 + substr(upn, 4, 1)::int * 4 + substr(upn, 5, 1)::int * 5
         + substr(upn, 6, 1)::int * 6 + substr(upn, 7, 1)::int * 7 + substr(upn, 8, 1)::int * 8 + substr(upn, 9, 1)::int * 9
         + substr(upn, 10, 1)::int * 10 + substr(upn, 11, 1)::int * 11 + substr(upn, 12, 1)::int * 12 + substr(upn, 13, 1)::int * 13) % 23, 1)
$$;

-- The name of a rule that is broken, and nothing of one that is kept.
CREATE FUNCTION pg_temp.breaks(rule text, broken boolean) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN broken THEN rule END
$$;

-- The person. (Arrays of what is broken: a list of VALUES beside each row is planned anew for each.)
INSERT INTO return_finding (rule, person)
SELECT rule, person.person
  FROM return_person AS person
  CROSS JOIN (SELECT year::int AS year, coalesce(referencedate, make_date(year::int, 1, 31)) AS day FROM return_sen2) AS census
  CROSS JOIN LATERAL unnest(ARRAY[
    pg_temp.breaks('G01', NOT surname OR NOT forename OR personbirthdate IS NULL OR coalesce(sex, gendercurrent) IS NULL OR ethnicity IS NULL),
    pg_temp.breaks('G02', upn IS NULL AND uniquelearnernumber IS NULL AND upnunknown IS NULL),
    pg_temp.breaks('G03', upnunknown IS NOT NULL AND (upn IS NOT NULL OR uniquelearnernumber IS NOT NULL)),
    pg_temp.breaks('G04', upnunknown = 'UN1' AND pg_temp.age(personbirthdate, census.day) >= 6),
    pg_temp.breaks('D11', pg_temp.age(personbirthdate, census.day) >= 26
            AND EXISTS (SELECT FROM return_case AS its WHERE its.person = person.person AND its.active IS NOT NULL)),
    pg_temp.breaks('U1510', upn ~ '^[A-Za-z][0-9]{12}$' AND pg_temp.upn_letter(upn) <> upper(left(upn, 1))),
    pg_temp.breaks('U1540', upn IS NOT NULL AND substr(upn, 5, 8) !~ '^[0-9]{8}$'),
    pg_temp.breaks('U1550', upn IS NOT NULL AND upper(substr(upn, 13)) !~ '^[0-9A-HJ-NP-RT-Z]$'),
    -- local authorities in three bands; a school's UPN may come from any authority England has had since 1998
    pg_temp.breaks('U1530', upn IS NOT NULL AND substr(upn, 2, 3) !~ '^(00[1-5]|20[1-9]|21[0-3]|30[1-9]|31[0-9]|320|33[0-6]|34[0-4]|35[0-9]|37[0-3]|38[0-4]|39[0-4]|420|80[0-9]|81[0-6]|82[1-6]|83[0-9]|84[0-6]|85[0-25-7]|66[0-9]|67[0-9]|68[01]|86[5-9]|87[0-9]|88[0-9]|89[0-6]|90[1-9]|91[0-9]|92[0-9]|93[0-9]|94[0-3])$')
  ]) AS found (rule)
 WHERE rule IS NOT NULL;

INSERT INTO return_finding (rule, person)
SELECT 'U1520', person
  FROM (SELECT person, count(*) OVER (PARTITION BY upper(upn)) AS times FROM return_person WHERE upn IS NOT NULL) AS its
 WHERE times > 1;

-- Requests, assessments and plans.
INSERT INTO return_finding (rule, person)
SELECT rule, person
  FROM return_case AS c
  CROSS JOIN LATERAL unnest(ARRAY[
    pg_temp.breaks('G05', upnunknown = 'UN10' AND assessment IS NOT NULL),
    pg_temp.breaks('G06', decision IS DISTINCT FROM 'H' AND (received IS NULL OR rya IS NULL)),
    pg_temp.breaks('G07', decision IS DISTINCT FROM 'H' AND source IS NULL AND year >= 2025),
    pg_temp.breaks('G08', (decision IN ('Y', 'N')) IS DISTINCT FROM (decided IS NOT NULL)),
    pg_temp.breaks('G09', decision IN ('A', 'W', 'H') AND (requestmediation OR requesttribunal)),
    pg_temp.breaks('G10', assessment IS NULL AND (decision = 'Y' AND exported IS NULL OR decision = 'H' AND active IS NOT NULL)),
    pg_temp.breaks('G11', assessment IS NOT NULL AND decision = 'N' AND (requestmediation OR requesttribunal) IS NOT TRUE),
    pg_temp.breaks('G12', exported IS NOT NULL AND (assessment IS NOT NULL OR active IS NOT NULL)),
    pg_temp.breaks('G13', CASE outcome WHEN 'N' THEN issued IS NULL WHEN 'Y' THEN issued IS NULL AND plan IS NOT NULL ELSE issued IS NOT NULL END),
    pg_temp.breaks('G14', CASE WHEN plan IS NULL THEN outcome = 'Y' AND issued IS NOT NULL OR outcome = 'H' AND active IS NOT NULL ELSE outcome IN ('A', 'W') END),
    pg_temp.breaks('G15', outcome = 'Y' AND issued IS NOT NULL AND week20 IS NULL),
    pg_temp.breaks('G21', (ceased IS NULL) IS DISTINCT FROM (ceasereason IS NULL)),
    pg_temp.breaks('G22', ceasereason = '1' AND pg_temp.age(birth, ceased) < 19 OR ceasereason IN ('3', '4') AND pg_temp.age(birth, ceased) < 16),
    pg_temp.breaks('G24', plan IS NOT NULL AND (active IS NOT NULL) = (ceased IS NOT NULL)),
    pg_temp.breaks('G25', transferla IS NOT NULL AND outcome IS DISTINCT FROM 'H'),
    pg_temp.breaks('G27', year >= 2024 AND (meeting IS NOT NULL AND letter IS NULL AND meeting < census - 28 OR letter IS NOT NULL AND reviewoutcome IS NULL
            OR draft IS NOT NULL AND reviewoutcome IS DISTINCT FROM 'A')),
    pg_temp.breaks('G28', (oa OR dp IS NOT NULL) AND pb IS NOT TRUE OR pb AND oa IS NOT TRUE AND dp IS NULL),
    pg_temp.breaks('D01', birth > received OR received > decided OR decided > issued OR received > issued),
    pg_temp.breaks('D02', greatest(received, decided, issued, started, ceased) > census),
    pg_temp.breaks('D03', decision IN ('Y', 'N') AND NOT pg_temp.in_year(decided, year)),
    pg_temp.breaks('D04', outcome IN ('Y', 'N') AND NOT pg_temp.in_year(issued, year)),
    pg_temp.breaks('D05', outcome = 'Y' AND started <> issued),
    pg_temp.breaks('D06', started > ceased OR ceased IS NOT NULL AND NOT pg_temp.in_year(ceased, year)),
    pg_temp.breaks('D08', started > meeting AND transferla IS NULL AND decision IS DISTINCT FROM 'H' OR meeting > letter OR meeting > draft),
    pg_temp.breaks('D09', phase_final < phase_due - 366 OR phase_final IS NOT NULL AND phase_due IS NULL),
    pg_temp.breaks('D11', pg_temp.age(birth, received) NOT BETWEEN 0 AND 24)
  ]) AS found (rule)
 WHERE rule IS NOT NULL;

INSERT INTO return_finding (rule, person)
SELECT 'G10', person FROM return_assessment AS a
 WHERE person IS NOT NULL AND EXISTS (SELECT FROM return_assessment AS b WHERE b.parent = a.parent AND b.record < a.record);

-- Two requests of one child that were open at the same time.
INSERT INTO return_finding (rule, person)
SELECT 'D10', later.person
  FROM return_case AS earlier JOIN return_case AS later USING (person)
 WHERE later.received > earlier.received AND earlier.decision IN ('Y', 'N', 'A')
   AND (earlier.decision = 'A' OR later.received < earlier.decided);

-- Placements.
INSERT INTO return_finding (rule, person)
SELECT rule, person
  FROM return_placing AS placed
  JOIN return_person AS person USING (person)
  CROSS JOIN (SELECT coalesce(referencedate, make_date(year::int, 1, 31)) AS day FROM return_sen2) AS census
  CROSS JOIN LATERAL unnest(ARRAY[
    pg_temp.breaks('G16', num_nonnulls(urn, ukprn, sensetting) <> 1),
    pg_temp.breaks('G17', placementrank IS NULL),
    pg_temp.breaks('G18', sensetting IN ('OTH', 'NIEO') AND NOT sensettingother),
    pg_temp.breaks('G19', named AND sensetting IN ('NEET', 'NIEC', 'NIEO')),
    pg_temp.breaks('G20', sensetting = 'NEET' AND pg_temp.age(personbirthdate, census.day) < 16),
    pg_temp.breaks('G30', senunitindicator AND resourcedprovisionindicator),
    pg_temp.breaks('D07', entered > left_on)
  ]) AS found (rule)
 WHERE rule IS NOT NULL;

INSERT INTO return_finding (rule, person)
SELECT 'G17', person
  FROM return_placing GROUP BY person, parent, named
HAVING named AND (count(*) > 2 OR count(*) FILTER (WHERE placementrank = '1') <> 1)
    OR NOT named AND count(*) FILTER (WHERE placementrank = '1') = 0;

INSERT INTO return_finding (rule, person)
SELECT 'D07', a.person
  FROM return_placing AS a JOIN return_placing AS b ON b.parent = a.parent AND b.record > a.record
 WHERE NOT a.named AND NOT b.named AND a.placementrank = '1' AND b.placementrank = '1'
   AND a.entered < coalesce(b.left_on, 'infinity') AND b.entered < coalesce(a.left_on, 'infinity');

-- Needs of the active plans.
INSERT INTO return_finding (rule, person)
SELECT 'G26', its.person
  FROM return_case AS its LEFT JOIN return_senneed AS need ON need.parent = active
 WHERE active IS NOT NULL
 GROUP BY its.person, active
HAVING count(*) FILTER (WHERE sentyperank = '1') <> 1 OR count(need.record) > 2 OR count(*) FILTER (WHERE sentyperank = '2') > 1
    OR count(DISTINCT sentype) < count(sentype);

-- The whole file: shares the DfE asks about, and days that look like a system's default.
INSERT INTO return_finding (rule, person)
SELECT 'G23', NULL::bigint FROM return_case HAVING count(*) FILTER (WHERE source = '5') > 0.2 * nullif(count(source), 0) AND count(source) >= 20
UNION ALL
SELECT 'G23', NULL::bigint FROM return_case HAVING count(*) FILTER (WHERE ceasereason = '9') > 0.2 * nullif(count(ceasereason), 0) AND count(ceasereason) >= 20
UNION ALL
SELECT 'G23', NULL::bigint FROM return_placing
HAVING count(*) FILTER (WHERE sensetting IN ('OTH', 'NIEO')) > 0.2 * nullif(count(*), 0) AND count(*) >= 20
UNION ALL
SELECT 'D12', NULL::bigint FROM return_case
HAVING count(*) FILTER (WHERE received = decided) > 0.05 * nullif(count(decided), 0) AND count(decided) >= 20;
