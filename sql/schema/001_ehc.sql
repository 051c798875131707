-- Schema ehc: the records the analyser reads. Column names are the tags of the
-- DfE's SEN2 census in snake case where SEN2 has the item. Null always means
-- "not recorded", never "no". No names, addresses or postcodes of people.
--
-- There are no foreign keys on purpose: a row whose parent does not exist is
-- evidence about the records and is counted, so it must be possible to hold it.
-- For the same reason no check speaks of the order of two dates.
-- There are no indexes but those of the keys: each table is read once, whole.
--
-- Where an authority keeps an ehc of its own, as views of its warehouse or as
-- tables, all of it is left alone: nothing is replaced, nothing is commented, and
-- no empty table is put beside it that would hide what it lacks.

DO $ehc$
BEGIN

IF EXISTS (SELECT FROM pg_class WHERE relnamespace = to_regnamespace('ehc')) THEN
    RAISE NOTICE 'schema ehc holds relations already and is left as it is';
    RETURN;
END IF;

IF to_regnamespace('ehc') IS NULL THEN
    CREATE SCHEMA ehc;
END IF;

CREATE TABLE IF NOT EXISTS ehc.authority (
    local_authority text PRIMARY KEY CHECK (local_authority ~ '^[0-9]{3}$'),
    name            text,
    region          text
);

CREATE TABLE IF NOT EXISTS ehc.person (
    person_id   bigint PRIMARY KEY,
    upn         text,
    birth_date  date,
    sex         text CHECK (sex IN ('M', 'F')),
    ethnicity   text CHECK (ethnicity ~ '^[A-Z]{4}$'),
    social_care text CHECK (social_care IN ('none', 'cin', 'cp', 'cla'))
);

CREATE TABLE IF NOT EXISTS ehc.request (
    request_id             bigint PRIMARY KEY,
    person_id              bigint,
    local_authority        text,
    received_date          date,
    source                 smallint CHECK (source BETWEEN 1 AND 5),
    in_youth_accommodation boolean,
    outcome                text CHECK (outcome IN ('Y', 'N', 'A', 'W', 'H')),
    outcome_date           date,
    exception              text CHECK (exception IN ('a', 'b', 'c', 'd')),
    mediation              boolean,
    tribunal               boolean,
    withdrawn_date         date,
    exported_to            text,
    team                   text,
    setting_urn            int
);

CREATE TABLE IF NOT EXISTS ehc.assessment (
    request_id      bigint PRIMARY KEY,
    outcome         text CHECK (outcome IN ('Y', 'N', 'A', 'W', 'H')),
    outcome_date    date,
    withdrawn_date  date,
    week20          boolean,
    exception       text CHECK (exception IN ('a', 'b', 'c', 'd')),
    draft_plan_date date,
    mediation       boolean,
    tribunal        boolean,
    other_mediation boolean,
    other_tribunal  boolean
);

CREATE TABLE IF NOT EXISTS ehc.sen_need (
    request_id bigint,
    rank       smallint CHECK (rank IN (1, 2)),
    need       text CHECK (need IN ('SPLD', 'MLD', 'SLD', 'PMLD', 'SEMH', 'SLCN', 'HI',
                                    'VI', 'MSI', 'PD', 'ASD', 'DS', 'OTH')),
    PRIMARY KEY (request_id, rank)
);

CREATE TABLE IF NOT EXISTS ehc.advice (
    advice_id      bigint PRIMARY KEY,
    request_id     bigint,
    kind           text CHECK (kind IN ('A', 'B', 'C', 'D', 'E', 'F', 'G', 'H')),
    provider       text,
    requested_date date,
    received_date  date,
    exception      text CHECK (exception IN ('a', 'b', 'c')),
    nil_return     boolean,
    grade          smallint CHECK (grade BETWEEN 0 AND 3)
);

CREATE TABLE IF NOT EXISTS ehc.plan (
    plan_id          bigint PRIMARY KEY,
    person_id        bigint,
    request_id       bigint,
    local_authority  text,
    first_made_date  date,
    start_date       date,
    cease_date       date,
    cease_reason     smallint CHECK (cease_reason BETWEEN 1 AND 9),
    transferred_from text,
    transferred_date date,
    residential      text,
    personal_budget  boolean,
    team             text,
    setting_urn      int
);

CREATE TABLE IF NOT EXISTS ehc.review (
    review_id                 bigint PRIMARY KEY,
    plan_id                   bigint,
    kind                      text CHECK (kind IN ('annual', 'interim', 'phase_transfer')),
    invitation_date           date,
    meeting_date              date,
    report_date               date,
    outcome                   text CHECK (outcome IN ('M', 'A', 'C')),
    decision_date             date,
    amendment_notice_date     date,
    final_plan_date           date,
    phase_transfer_due_date   date,
    phase_transfer_final_date date,
    child_participation       text CHECK (child_participation IN
                                          ('attended', 'contributed', 'neither')),
    parent_participation      text CHECK (parent_participation IN
                                          ('attended', 'contributed', 'neither'))
);

CREATE TABLE IF NOT EXISTS ehc.voice (
    voice_id               bigint PRIMARY KEY,
    request_id             bigint,
    review_id              bigint,
    whose                  text CHECK (whose IN ('child', 'parent')),
    form                   text CHECK (form IN ('own_words', 'aac_or_observed',
                                                'reported_by_adult', 'none')),
    obtained_date          date,
    in_section_a           boolean,
    reflected_in_outcomes  boolean,
    reflected_in_provision boolean,
    not_obtained_reason    text
);

CREATE TABLE IF NOT EXISTS ehc.audit (
    audit_id     bigint PRIMARY KEY,
    plan_id      bigint,
    audited_date date,
    auditor      text,
    agency       text CHECK (agency IN ('education', 'health', 'social_care')),
    sample       text CHECK (sample IN ('random', 'targeted')),
    second_of    bigint,
    overall      smallint CHECK (overall BETWEEN 0 AND 3)
);

CREATE TABLE IF NOT EXISTS ehc.audit_score (
    audit_id  bigint,
    criterion text CHECK (criterion IN ('A1', 'A2', 'A3', 'A4', 'A5', 'B1', 'B2', 'C1', 'D1',
                                        'E1', 'E2', 'E3', 'F1', 'F2', 'G1', 'H1', 'I1', 'J1',
                                        'K1', 'K2', 'K3', 'X1', 'X2', 'X3', 'X4')),
    score     smallint CHECK (score BETWEEN 0 AND 3),
    PRIMARY KEY (audit_id, criterion)
);

CREATE TABLE IF NOT EXISTS ehc.plan_section (
    plan_id      bigint,
    version_date date,
    section      text CHECK (section IN ('A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'H1', 'H2',
                                         'I', 'J', 'K')),
    body         text,
    PRIMARY KEY (plan_id, version_date, section)
);

CREATE TABLE IF NOT EXISTS ehc.tribunal_order (
    order_id      bigint PRIMARY KEY,
    request_id    bigint,
    plan_id       bigint,
    kind          text CHECK (kind IN ('TR_ASSESS2', 'TR_NOISSUE10', 'TR_PLAN14', 'TR_DRAFT5',
                                       'TR_FINAL11', 'TR_AMEND5', 'TR_NAME2')),
    order_date    date,
    complied_date date,
    exception     boolean
);

CREATE TABLE IF NOT EXISTS ehc.setting (
    setting_urn int PRIMARY KEY,
    name        text,
    phase       text,
    type        text
);

COMMENT ON SCHEMA ehc IS
    'Records of education, health and care (EHC) plans, as the analyser reads them. Null always means not recorded, never no. Dates are days in UK time (Europe/London). There are no foreign keys on purpose: a row whose parent does not exist is evidence and is counted.';

COMMENT ON TABLE ehc.authority IS
    'Local authorities in England that have duties under Part 3 of the Children and Families Act 2014.';
COMMENT ON COLUMN ehc.authority.local_authority IS
    'Three-digit DfE code of the authority, e.g. 335 Walsall (SEN2 LEA, CBDS N00216).';
COMMENT ON COLUMN ehc.authority.name IS
    'Name of the authority.';
COMMENT ON COLUMN ehc.authority.region IS
    'Region of England the authority lies in.';

COMMENT ON TABLE ehc.person IS
    'Children and young people, 0 to 25, for whom an assessment was asked or a plan is kept. No names, addresses or postcodes.';
COMMENT ON COLUMN ehc.person.person_id IS
    'The authority''s own number for the person.';
COMMENT ON COLUMN ehc.person.upn IS
    'Unique pupil number (SEN2 UPN, CBDS N00001).';
COMMENT ON COLUMN ehc.person.birth_date IS
    'Date of birth (SEN2 PersonBirthDate, CBDS N00066).';
COMMENT ON COLUMN ehc.person.sex IS
    'Sex: M male, F female (SEN2 Sex, CBDS N00783).';
COMMENT ON COLUMN ehc.person.ethnicity IS
    'Four-letter ethnicity code (SEN2 Ethnicity, CBDS N00177); REFU refused, NOBT not yet obtained.';
COMMENT ON COLUMN ehc.person.social_care IS
    'Contact with children''s social care: none, cin child in need, cp child protection plan, cla child looked after.';

COMMENT ON TABLE ehc.request IS
    'Requests for an EHC needs assessment (SEN2 module 2, Requests; Children and Families Act 2014 s.36).';
COMMENT ON COLUMN ehc.request.request_id IS
    'The authority''s own number for the request.';
COMMENT ON COLUMN ehc.request.person_id IS
    'The person the request is about.';
COMMENT ON COLUMN ehc.request.local_authority IS
    'Three-digit DfE code of the authority that received the request.';
COMMENT ON COLUMN ehc.request.received_date IS
    'Day the request was received, day 0 of the 6, 16 and 20 weeks (SEN2 ReceivedDate).';
COMMENT ON COLUMN ehc.request.source IS
    'Who asked: 1 young person or parent, 2 school or other setting, 3 health, 4 social care, 5 other (SEN2 RequestSource).';
COMMENT ON COLUMN ehc.request.in_youth_accommodation IS
    'The person was in relevant youth accommodation when the request was made (SEN2 RYA).';
COMMENT ON COLUMN ehc.request.outcome IS
    'Decision whether to assess: Y yes, N no, A not yet made, W withdrawn, H made before the records begin (SEN2 RequestOutcome).';
COMMENT ON COLUMN ehc.request.outcome_date IS
    'Day the family was told whether there will be an assessment (SEN2 RequestOutcomeDate; SEND Regs 2014 reg 5(1)).';
COMMENT ON COLUMN ehc.request.exception IS
    'Lawful reason to miss the 6 weeks, by its letter in SEND Regs 2014 reg 5(4).';
COMMENT ON COLUMN ehc.request.mediation IS
    'A mediation meeting about this decision was held (SEN2 RequestMediation).';
COMMENT ON COLUMN ehc.request.tribunal IS
    'An appeal about this decision was made to the tribunal (SEN2 RequestTribunal).';
COMMENT ON COLUMN ehc.request.withdrawn_date IS
    'Day the request was withdrawn or ceased before the decision.';
COMMENT ON COLUMN ehc.request.exported_to IS
    'Code of the authority the person moved to before the assessment was done (SEN2 Exported); XXX unknown or abroad.';
COMMENT ON COLUMN ehc.request.team IS
    'Team of the authority that works on the request.';
COMMENT ON COLUMN ehc.request.setting_urn IS
    'School, college or early years setting the person attends (URN).';

COMMENT ON TABLE ehc.assessment IS
    'EHC needs assessments, one for a request at most (SEN2 module 3, Assessment).';
COMMENT ON COLUMN ehc.assessment.request_id IS
    'The request the assessment follows.';
COMMENT ON COLUMN ehc.assessment.outcome IS
    'Decision whether to issue a plan: Y yes, N no, A not yet made, W withdrawn, H made before the records begin (SEN2 AssessmentOutcome).';
COMMENT ON COLUMN ehc.assessment.outcome_date IS
    'For Y the day the final plan was issued, for N the day the family was told there will be none (SEN2 AssessmentOutcomeDate; SEND Regs 2014 reg 13(2), reg 10(1)). Y without it: agreed, not yet issued.';
COMMENT ON COLUMN ehc.assessment.withdrawn_date IS
    'Day the assessment was withdrawn or ceased before the decision.';
COMMENT ON COLUMN ehc.assessment.week20 IS
    'An exception to the 20 weeks applies (SEN2 Week20).';
COMMENT ON COLUMN ehc.assessment.exception IS
    'Lawful reason to miss the 16 or 20 weeks, by its letter in SEND Regs 2014 reg 10(4), which reg 13(3) uses too.';
COMMENT ON COLUMN ehc.assessment.draft_plan_date IS
    'Day the draft plan was served; the family has at least 15 days from it (SEND Regs 2014 reg 13(1)(a)).';
COMMENT ON COLUMN ehc.assessment.mediation IS
    'A mediation meeting about whether to issue a plan was held (SEN2 AssessmentMediation).';
COMMENT ON COLUMN ehc.assessment.tribunal IS
    'An appeal about the decision not to issue was made to the tribunal (SEN2 AssessmentTribunal).';
COMMENT ON COLUMN ehc.assessment.other_mediation IS
    'A mediation meeting about another decision was held (SEN2 OtherMediation).';
COMMENT ON COLUMN ehc.assessment.other_tribunal IS
    'An appeal about another decision was made to the tribunal (SEN2 OtherTribunal).';

COMMENT ON TABLE ehc.sen_need IS
    'Special educational needs of the person, at most two for a request (SEN2 SENneed).';
COMMENT ON COLUMN ehc.sen_need.request_id IS
    'The request the need was recorded under.';
COMMENT ON COLUMN ehc.sen_need.rank IS
    '1 primary need, 2 secondary need (SEN2 SENtypeRank).';
COMMENT ON COLUMN ehc.sen_need.need IS
    'Type of need (SEN2 SENtype), e.g. SLCN speech, language and communication, ASD autism, DS Down syndrome.';

COMMENT ON TABLE ehc.advice IS
    'Advice and information asked for in an assessment, one row for each asked (SEND Regs 2014 reg 6(1)).';
COMMENT ON COLUMN ehc.advice.advice_id IS
    'The authority''s own number for the piece of advice.';
COMMENT ON COLUMN ehc.advice.request_id IS
    'The request whose assessment the advice is for.';
COMMENT ON COLUMN ehc.advice.kind IS
    'Limb of SEND Regs 2014 reg 6(1): A family, B education, C health, D psychology, E social care, F other, G preparing for adulthood, H asked for by the family.';
COMMENT ON COLUMN ehc.advice.provider IS
    'Service or body that gives the advice.';
COMMENT ON COLUMN ehc.advice.requested_date IS
    'Day the advice was asked for, day 0 of the 6 weeks (SEND Regs 2014 reg 8(1)).';
COMMENT ON COLUMN ehc.advice.received_date IS
    'Day the advice was received.';
COMMENT ON COLUMN ehc.advice.exception IS
    'Lawful reason to miss the 6 weeks, by its letter in SEND Regs 2014 reg 8(2).';
COMMENT ON COLUMN ehc.advice.nil_return IS
    'The answer says nothing of substance, e.g. "not known to us".';
COMMENT ON COLUMN ehc.advice.grade IS
    'Quality given by the reader: 0 absent, 1 weak, 2 sound, 3 strong.';

COMMENT ON TABLE ehc.plan IS
    'EHC plans, current and ceased (SEN2 module 4, NamedPlan; module 5, ActivePlans).';
COMMENT ON COLUMN ehc.plan.plan_id IS
    'The authority''s own number for the plan.';
COMMENT ON COLUMN ehc.plan.person_id IS
    'The person the plan is for.';
COMMENT ON COLUMN ehc.plan.request_id IS
    'The request that led to the plan, where there is a record of it.';
COMMENT ON COLUMN ehc.plan.local_authority IS
    'Three-digit DfE code of the authority that keeps the plan.';
COMMENT ON COLUMN ehc.plan.first_made_date IS
    'Day the plan was first made; the first 12 months to review it start here (Children and Families Act 2014 s.44(1)).';
COMMENT ON COLUMN ehc.plan.start_date IS
    'Day of the current version of the plan (SEN2 StartDate).';
COMMENT ON COLUMN ehc.plan.cease_date IS
    'Day the plan ended or went to another authority (SEN2 CeaseDate).';
COMMENT ON COLUMN ehc.plan.cease_reason IS
    'Why the plan ended, 1 to 9 (SEN2 CeaseReason): 1 maximum age, 2 needs met, 3 higher education, 4 work, 5 to another authority, 6 no longer engaging, 7 left England, 8 died, 9 other.';
COMMENT ON COLUMN ehc.plan.transferred_from IS
    'Code of the authority the plan came from (SEN2 TransferLA).';
COMMENT ON COLUMN ehc.plan.transferred_date IS
    'Day the plan came from another authority (SEND Regs 2014 reg 15).';
COMMENT ON COLUMN ehc.plan.residential IS
    'Residential placement in the plan (SEN2 PlanRes): A 38 to 51 weeks, B 52 weeks.';
COMMENT ON COLUMN ehc.plan.personal_budget IS
    'A personal budget is taken up (SEN2 PB).';
COMMENT ON COLUMN ehc.plan.team IS
    'Team of the authority that keeps the plan.';
COMMENT ON COLUMN ehc.plan.setting_urn IS
    'School, college or early years setting of the person (SEN2 URN).';

COMMENT ON TABLE ehc.review IS
    'Reviews of plans (Children and Families Act 2014 s.44; SEND Regs 2014 regs 18 to 22).';
COMMENT ON COLUMN ehc.review.review_id IS
    'The authority''s own number for the review.';
COMMENT ON COLUMN ehc.review.plan_id IS
    'The plan reviewed.';
COMMENT ON COLUMN ehc.review.kind IS
    'annual, interim (an early one beside the annual), or phase_transfer (before a move between phases of education, reg 18).';
COMMENT ON COLUMN ehc.review.invitation_date IS
    'Day the invitations to the meeting were sent (SEND Regs 2014 reg 20(3)).';
COMMENT ON COLUMN ehc.review.meeting_date IS
    'Day of the review meeting (SEN2 ReviewMeeting).';
COMMENT ON COLUMN ehc.review.report_date IS
    'Day the report of the meeting was sent, due in 2 weeks (SEND Regs 2014 reg 20(7)-(9), 21(7)).';
COMMENT ON COLUMN ehc.review.outcome IS
    'Decision: M keep the plan as it is, A amend it, C cease it (SEN2 ReviewOutcome).';
COMMENT ON COLUMN ehc.review.decision_date IS
    'Day of the letter that tells the decision, due 4 weeks after the meeting (SEN2 LastReview; SEND Regs 2014 reg 20(10)).';
COMMENT ON COLUMN ehc.review.amendment_notice_date IS
    'Day the notice with the proposed amendments was sent (SEN2 ReviewDraft; SEND Regs 2014 reg 22(2)(a)).';
COMMENT ON COLUMN ehc.review.final_plan_date IS
    'Day the amended final plan was sent, due 8 weeks after the notice (SEND Regs 2014 reg 22(3)).';
COMMENT ON COLUMN ehc.review.phase_transfer_due_date IS
    'Last day to have reviewed and amended the plan before a move of phase (SEN2 PhaseTransferDueDate; SEND Regs 2014 reg 18(1)).';
COMMENT ON COLUMN ehc.review.phase_transfer_final_date IS
    'Day the final plan for the move of phase was sent (SEN2 PhaseTransferFinalDate).';
COMMENT ON COLUMN ehc.review.child_participation IS
    'How the child or young person took part: attended, contributed, neither (Children and Families Act 2014 s.19).';
COMMENT ON COLUMN ehc.review.parent_participation IS
    'How the parent or carer took part: attended, contributed, neither (Children and Families Act 2014 s.19).';

COMMENT ON TABLE ehc.voice IS
    'Views, wishes and feelings of the child or the parent, as obtained in an assessment or at a review (Children and Families Act 2014 s.19; SEND Regs 2014 reg 7, reg 12(1)(a)).';
COMMENT ON COLUMN ehc.voice.voice_id IS
    'The authority''s own number for the record.';
COMMENT ON COLUMN ehc.voice.request_id IS
    'The request in whose assessment the views were sought; null for a review.';
COMMENT ON COLUMN ehc.voice.review_id IS
    'The review at which the views were sought; null for an assessment.';
COMMENT ON COLUMN ehc.voice.whose IS
    'Whose views: child (or young person) or parent (or carer).';
COMMENT ON COLUMN ehc.voice.form IS
    'How they are recorded: own_words, aac_or_observed (signs, symbols, drawing, observation), reported_by_adult, none (sought and not obtained).';
COMMENT ON COLUMN ehc.voice.obtained_date IS
    'Day the views were obtained.';
COMMENT ON COLUMN ehc.voice.in_section_a IS
    'The views are in section A of the plan (SEND Regs 2014 reg 12(1)(a)).';
COMMENT ON COLUMN ehc.voice.reflected_in_outcomes IS
    'At least one outcome of the plan goes back to the views.';
COMMENT ON COLUMN ehc.voice.reflected_in_provision IS
    'At least one provision of the plan goes back to the views.';
COMMENT ON COLUMN ehc.voice.not_obtained_reason IS
    'Why there are no views, where there are none.';

COMMENT ON TABLE ehc.audit IS
    'Quality audits of plans, one row for each auditor''s reading of a plan.';
COMMENT ON COLUMN ehc.audit.audit_id IS
    'The authority''s own number for the audit.';
COMMENT ON COLUMN ehc.audit.plan_id IS
    'The plan audited.';
COMMENT ON COLUMN ehc.audit.audited_date IS
    'Day of the audit.';
COMMENT ON COLUMN ehc.audit.auditor IS
    'Who audited: a role or a code, not a name.';
COMMENT ON COLUMN ehc.audit.agency IS
    'Agency of the auditor: education, health, social_care.';
COMMENT ON COLUMN ehc.audit.sample IS
    'How the plan was picked: random, or targeted (which says nothing about all plans).';
COMMENT ON COLUMN ehc.audit.second_of IS
    'The first audit that this one scores a second time; null for a first audit.';
COMMENT ON COLUMN ehc.audit.overall IS
    'Overall grade: 0 absent, 1 weak, 2 sound, 3 strong.';

COMMENT ON TABLE ehc.audit_score IS
    'Scores of an audit, one row for each criterion.';
COMMENT ON COLUMN ehc.audit_score.audit_id IS
    'The audit.';
COMMENT ON COLUMN ehc.audit_score.criterion IS
    'Criterion, by the section of the plan it is about: A1 to K3; X1 to X4 are about the whole plan.';
COMMENT ON COLUMN ehc.audit_score.score IS
    'Score: 0 absent, 1 weak, 2 sound, 3 strong; null where the criterion does not apply or was not scored.';

COMMENT ON TABLE ehc.plan_section IS
    'Text of plans, one row for each section of each version (SEND Regs 2014 reg 12(1)).';
COMMENT ON COLUMN ehc.plan_section.plan_id IS
    'The plan.';
COMMENT ON COLUMN ehc.plan_section.version_date IS
    'Day of the version the text is from.';
COMMENT ON COLUMN ehc.plan_section.section IS
    'Section A to K; H1 and H2 are the two parts of H.';
COMMENT ON COLUMN ehc.plan_section.body IS
    'The text of the section.';

COMMENT ON TABLE ehc.tribunal_order IS
    'Orders of the First-tier Tribunal (SEND) that set a time to comply (SEND Regs 2014 reg 44).';
COMMENT ON COLUMN ehc.tribunal_order.order_id IS
    'The authority''s own number for the order.';
COMMENT ON COLUMN ehc.tribunal_order.request_id IS
    'The request the order is about; null where it is about a plan.';
COMMENT ON COLUMN ehc.tribunal_order.plan_id IS
    'The plan the order is about; null where it is about a request.';
COMMENT ON COLUMN ehc.tribunal_order.kind IS
    'What was ordered, by its clock; the number is the weeks: TR_ASSESS2 assess, TR_NOISSUE10 decide after assessing, TR_PLAN14 make a plan, TR_DRAFT5 send a draft, TR_FINAL11 send the final plan, TR_AMEND5 amend, TR_NAME2 name a school (SEND Regs 2014 reg 44(2)).';
COMMENT ON COLUMN ehc.tribunal_order.order_date IS
    'Day of the order, day 0 of the weeks.';
COMMENT ON COLUMN ehc.tribunal_order.complied_date IS
    'Day the authority had done what was ordered.';
COMMENT ON COLUMN ehc.tribunal_order.exception IS
    'A lawful reason to miss the time applies (SEND Regs 2014 reg 44(3)).';

COMMENT ON TABLE ehc.setting IS
    'Schools, colleges and early years settings (DfE register, Get Information about Schools).';
COMMENT ON COLUMN ehc.setting.setting_urn IS
    'Unique reference number of the setting (URN).';
COMMENT ON COLUMN ehc.setting.name IS
    'Name of the setting.';
COMMENT ON COLUMN ehc.setting.phase IS
    'Phase of education, e.g. primary, secondary, special.';
COMMENT ON COLUMN ehc.setting.type IS
    'Type of establishment.';

END
$ehc$;
