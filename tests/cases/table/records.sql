-- Twelve requests of 2025: of team North nine, of South two, of none one; of all but the last a plan followed.
INSERT INTO ehc.person (person_id, birth_date, sex)
SELECT n, DATE '2012-01-15' + 300 * n, CASE WHEN n % 2 = 0 THEN 'F' ELSE 'M' END FROM generate_series(1, 12) AS n;
INSERT INTO ehc.request (request_id, person_id, local_authority, received_date, outcome, outcome_date, team)
SELECT n, n, '335', DATE '2025-01-06' + 7 * n, 'Y', DATE '2025-02-10' + 7 * n,
       CASE WHEN n <= 9 THEN 'North' WHEN n <= 11 THEN 'South & "East", <upper>' END FROM generate_series(1, 12) AS n;
INSERT INTO ehc.assessment (request_id, outcome, outcome_date)
SELECT n, 'Y', DATE '2025-01-06' + 7 * n + 120 + 4 * n FROM generate_series(1, 11) AS n;
INSERT INTO ehc.sen_need (request_id, rank, need)
SELECT n, 1, CASE WHEN n % 3 = 0 THEN 'ASD' ELSE 'SEMH' END FROM generate_series(1, 12) AS n;
