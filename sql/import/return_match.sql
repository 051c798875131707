-- Who of the return is who of schema ehc: by UPN, then ULN, then birth date, sex and day of request (of a historical
-- request: start of its plan). Where several fit, none is taken: the person is reported and left out.

LOCK TABLE ehc.person, ehc.request, ehc.assessment, ehc.plan, ehc.review, ehc.sen_need IN SHARE ROW EXCLUSIVE MODE;

CREATE TEMP TABLE return_known ON COMMIT DROP AS
SELECT person.person_id, upper(person.upn) AS upn, sen2.uln, person.birth_date AS birth, person.sex
  FROM ehc.person AS person LEFT JOIN ehc_evidence.sen2_person AS sen2 USING (person_id);

CREATE INDEX ON return_known (upn);
CREATE INDEX ON return_known (uln);
CREATE INDEX ON return_known (birth, sex);

-- Every day by which a known person's requests are known.
CREATE TEMP TABLE return_known_day ON COMMIT DROP AS
SELECT DISTINCT person_id, day
  FROM ehc.request AS request
  LEFT JOIN ehc_evidence.sen2_request AS sen2 USING (request_id)
  CROSS JOIN LATERAL (VALUES (request.received_date), (sen2.plan_start)) AS its (day)
 WHERE day IS NOT NULL;

CREATE INDEX ON return_known_day (person_id, day);

-- Records of one child within the file: the same UPN, birth date and sex are one person.
CREATE TEMP TABLE return_child ON COMMIT DROP AS
SELECT person.person, min(person.person) OVER (PARTITION BY coalesce(upper(upn) || '/' || coalesce(personbirthdate::text, '') || '/' || coalesce(its.sex, ''),
                                                                     person.person::text)) AS child,
       upper(upn) AS upn, uniquelearnernumber AS uln, upnunknown, personbirthdate AS birth, its.sex, ethnicity
  FROM return_person AS person
  CROSS JOIN LATERAL (SELECT coalesce(person.sex, CASE gendercurrent WHEN '1' THEN 'M' WHEN '2' THEN 'F' END)) AS its (sex);

CREATE INDEX ON return_child (person);
CREATE INDEX ON return_child (child);

CREATE TEMP TABLE return_day ON COMMIT DROP AS
SELECT DISTINCT child, day
  FROM return_case JOIN return_child USING (person)
  CROSS JOIN LATERAL (VALUES (received), (started)) AS its (day)
 WHERE day IS NOT NULL;

CREATE INDEX ON return_day (child);

ANALYZE return_known; ANALYZE return_known_day; ANALYZE return_child; ANALYZE return_day;

-- Way by way: whoever is found by a surer one is no candidate any more. Of several with one UPN or ULN those of the
-- same birth date and sex.
CREATE TEMP TABLE return_candidate (child bigint, person_id bigint, same boolean) ON COMMIT DROP;

INSERT INTO return_candidate (child, person_id, same)
SELECT DISTINCT child, person_id, (known.birth, known.sex) IS NOT DISTINCT FROM (c.birth, c.sex)
  FROM return_child AS c JOIN return_known AS known USING (upn);

INSERT INTO return_candidate (child, person_id, same)
SELECT DISTINCT child, person_id, (known.birth, known.sex) IS NOT DISTINCT FROM (c.birth, c.sex)
  FROM return_child AS c JOIN return_known AS known USING (uln)
 WHERE child NOT IN (SELECT child FROM return_candidate) AND person_id NOT IN (SELECT person_id FROM return_candidate);

INSERT INTO return_candidate (child, person_id, same)
SELECT DISTINCT child, person_id, true
  FROM return_child AS c
  JOIN return_known AS known ON known.birth = c.birth AND known.sex IS NOT DISTINCT FROM c.sex
   AND (known.upn IS NULL OR c.upn IS NULL)
 WHERE child NOT IN (SELECT child FROM return_candidate) AND person_id NOT IN (SELECT person_id FROM return_candidate)
   AND EXISTS (SELECT FROM return_day AS its JOIN return_known_day AS day USING (day)
                WHERE its.child = c.child AND day.person_id = known.person_id);

DELETE FROM return_candidate AS other
 WHERE NOT same AND EXISTS (SELECT FROM return_candidate AS candidate WHERE candidate.child = other.child AND candidate.same);

-- One known person for one child and one child for one known person, or it is nobody's guess.
CREATE TEMP TABLE return_who ON COMMIT DROP AS
SELECT child, candidate.person_id,
       count(candidate.person_id) OVER (PARTITION BY child) > 1
       OR candidate.person_id IS NOT NULL AND count(*) OVER (PARTITION BY candidate.person_id) > 1 AS ambiguous
  FROM (SELECT DISTINCT child FROM return_child) AS children LEFT JOIN return_candidate AS candidate USING (child);

INSERT INTO return_finding (rule, person)
SELECT DISTINCT 'M01', child FROM return_who WHERE ambiguous;

INSERT INTO return_finding (rule, person)
SELECT 'M03', child FROM return_candidate JOIN return_who USING (child, person_id) WHERE NOT same AND NOT ambiguous;

DELETE FROM return_who WHERE ambiguous;

-- Perhaps known, and nothing to know it by.
INSERT INTO return_finding (rule, person)
SELECT DISTINCT 'M04', child.person
  FROM return_who AS who
  JOIN return_child AS child ON child.person = who.child
  JOIN return_known AS known ON known.birth = child.birth AND known.sex IS NOT DISTINCT FROM child.sex AND (known.upn IS NULL OR child.upn IS NULL)
 WHERE who.person_id IS NULL AND known.person_id NOT IN (SELECT person_id FROM return_candidate);

UPDATE return_who SET person_id = fresh.person_id
  FROM (SELECT child, (SELECT coalesce(max(person_id), 0) FROM ehc.person) + row_number() OVER (ORDER BY child) AS person_id
          FROM return_who WHERE person_id IS NULL) AS fresh
 WHERE return_who.child = fresh.child;

CREATE INDEX ON return_who (child);

-- Which request is which: by its day of receipt; a historical one without it by the start of its plan, else the person's only
-- request that can have led to a plan, else the only one whose refusal an appeal may have overturned: the refusal of a plan
-- before that of an assessment.
CREATE TEMP TABLE return_asked ON COMMIT DROP AS
SELECT c.request, who.person_id, c.received, c.started, c.decision, c.transferla,
       row_number() OVER (PARTITION BY who.person_id, c.received, CASE WHEN c.received IS NULL THEN c.started END ORDER BY c.request) AS nth
  FROM return_case AS c JOIN return_child AS child USING (person) JOIN return_who AS who USING (child);

CREATE TEMP TABLE return_asked_before ON COMMIT DROP AS
SELECT request.request_id, request.person_id, request.received_date AS received, sen2.plan_start AS started,
       NOT EXISTS (SELECT FROM ehc.plan WHERE plan.request_id = request.request_id AND plan.cease_date IS NOT NULL) AS may_have_plan,
       CASE WHEN EXISTS (SELECT FROM ehc.plan WHERE plan.request_id = request.request_id) THEN 'agreed'
            WHEN 'W' IN (request.outcome, assessment.outcome) THEN 'withdrawn'
            WHEN assessment.outcome = 'N' THEN 'not issued'
            WHEN request.outcome = 'N' THEN 'refused'
            ELSE 'agreed' END AS came_to,
       row_number() OVER (PARTITION BY request.person_id, request.received_date,
                          CASE WHEN request.received_date IS NULL THEN sen2.plan_start END ORDER BY request.request_id) AS nth
  FROM ehc.request AS request
  LEFT JOIN ehc.assessment AS assessment USING (request_id)
  LEFT JOIN ehc_evidence.sen2_request AS sen2 USING (request_id)
 WHERE request.person_id IN (SELECT person_id FROM return_who);

CREATE INDEX ON return_asked_before (person_id);
ANALYZE return_asked; ANALYZE return_asked_before;

CREATE TEMP TABLE return_same (request bigint, request_id bigint) ON COMMIT DROP;

INSERT INTO return_same (request, request_id)
SELECT request, request_id FROM return_asked AS a JOIN return_asked_before AS b USING (person_id, received, nth);

INSERT INTO return_same (request, request_id)
SELECT request, request_id FROM return_asked AS a JOIN return_asked_before AS b USING (person_id, started)
 WHERE (a.received IS NULL OR b.received IS NULL) AND (a.received IS DISTINCT FROM b.received OR a.nth = b.nth)
   AND request NOT IN (SELECT request FROM return_same) AND request_id NOT IN (SELECT request_id FROM return_same);

INSERT INTO return_same (request, request_id)
SELECT request, request_id FROM return_asked AS a JOIN return_asked_before AS b USING (person_id)
 WHERE a.received IS NULL AND a.decision = 'H' AND b.may_have_plan AND b.came_to = 'agreed'
   AND request NOT IN (SELECT request FROM return_same) AND request_id NOT IN (SELECT request_id FROM return_same);

INSERT INTO return_same (request, request_id)
SELECT request, request_id FROM return_asked AS a JOIN return_asked_before AS b USING (person_id)
 WHERE a.received IS NULL AND a.decision = 'H' AND a.transferla IS NULL AND b.may_have_plan AND b.came_to = 'not issued'
   AND request NOT IN (SELECT request FROM return_same) AND request_id NOT IN (SELECT request_id FROM return_same);

INSERT INTO return_same (request, request_id)
SELECT request, request_id FROM return_asked AS a JOIN return_asked_before AS b USING (person_id)
 WHERE a.received IS NULL AND a.decision = 'H' AND a.transferla IS NULL AND b.may_have_plan AND b.came_to = 'refused'
   AND request NOT IN (SELECT request FROM return_same) AND request_id NOT IN (SELECT request_id FROM return_same);

CREATE TEMP TABLE return_which ON COMMIT DROP AS
SELECT asked.request, asked.person_id, same.request_id,
       count(same.request_id) OVER (PARTITION BY asked.request) > 1
       OR same.request_id IS NOT NULL AND count(*) OVER (PARTITION BY same.request_id) > 1 AS ambiguous
  FROM return_asked AS asked LEFT JOIN return_same AS same USING (request);

INSERT INTO return_finding (rule, person)
SELECT DISTINCT 'M02', person FROM return_which JOIN return_requests ON record = request WHERE ambiguous;

DELETE FROM return_which WHERE ambiguous;

UPDATE return_which SET request_id = fresh.request_id
  FROM (SELECT request, (SELECT coalesce(max(request_id), 0) FROM ehc.request) + row_number() OVER (ORDER BY request) AS request_id
          FROM return_which WHERE request_id IS NULL) AS fresh
 WHERE return_which.request = fresh.request;

CREATE INDEX ON return_which (request);
ANALYZE return_who; ANALYZE return_which;
