-- Required: no review, an assessment and a plan that lack columns. Optional: a voice that lacks one.
CREATE SCHEMA ehc;
CREATE TABLE ehc.person (person_id bigint, upn text, birth_date date, sex text, ethnicity text, social_care text);
CREATE TABLE ehc.request (
    request_id bigint, person_id bigint, local_authority text, received_date date, source smallint,
    in_youth_accommodation boolean, outcome text, outcome_date date, exception text, mediation boolean,
    tribunal boolean, withdrawn_date date, exported_to text, team text, setting_urn integer
);
CREATE VIEW ehc.assessment AS SELECT 1::bigint AS request_id, 'Y'::text AS outcome;
CREATE TABLE ehc.plan (plan_id bigint, person_id bigint);
CREATE TABLE ehc.voice (
    voice_id bigint, request_id bigint, review_id bigint, whose text, form text, obtained_date date,
    in_section_a boolean, reflected_in_outcomes boolean, not_obtained_reason text
);
