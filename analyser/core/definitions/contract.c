#include "core/definitions/contract.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define READ true
#define UNREAD false

const struct contract_type contract_types[COLUMN_TYPES] = {
    [TYPE_BIGINT] = {"bigint", 20, 8}, [TYPE_INTEGER] = {"integer", 23, 4}, [TYPE_SMALLINT] = {"smallint", 21, 2},
    [TYPE_DATE] = {"date", 1082, 4},   [TYPE_BOOLEAN] = {"boolean", 16, 1}, [TYPE_TEXT] = {"text", 25, -1},
};

/* A row a column. */
/* clang-format off */
static const struct contract_column authority[] = {
    {"local_authority", TYPE_TEXT, READ},
    {"name", TYPE_TEXT, READ},
    {"region", TYPE_TEXT, READ},
};

static const struct contract_column setting[] = {
    {"setting_urn", TYPE_INTEGER, READ},
    {"name", TYPE_TEXT, UNREAD},
    {"phase", TYPE_TEXT, READ},
    {"type", TYPE_TEXT, UNREAD},
};

static const struct contract_column person[] = {
    {"person_id", TYPE_BIGINT, READ},
    {"upn", TYPE_TEXT, UNREAD},
    {"birth_date", TYPE_DATE, READ},
    {"sex", TYPE_TEXT, READ},
    {"ethnicity", TYPE_TEXT, READ},
    {"social_care", TYPE_TEXT, READ},
};

static const struct contract_column request[] = {
    {"request_id", TYPE_BIGINT, READ},
    {"person_id", TYPE_BIGINT, READ},
    {"local_authority", TYPE_TEXT, READ},
    {"received_date", TYPE_DATE, READ},
    {"source", TYPE_SMALLINT, READ},
    {"in_youth_accommodation", TYPE_BOOLEAN, READ},
    {"outcome", TYPE_TEXT, READ},
    {"outcome_date", TYPE_DATE, READ},
    {"exception", TYPE_TEXT, READ},
    {"mediation", TYPE_BOOLEAN, READ},
    {"tribunal", TYPE_BOOLEAN, READ},
    {"withdrawn_date", TYPE_DATE, READ},
    {"exported_to", TYPE_TEXT, READ},
    {"team", TYPE_TEXT, READ},
    {"setting_urn", TYPE_INTEGER, READ},
};

static const struct contract_column assessment[] = {
    {"request_id", TYPE_BIGINT, READ},
    {"outcome", TYPE_TEXT, READ},
    {"outcome_date", TYPE_DATE, READ},
    {"withdrawn_date", TYPE_DATE, READ},
    {"week20", TYPE_BOOLEAN, READ},
    {"exception", TYPE_TEXT, READ},
    {"draft_plan_date", TYPE_DATE, READ},
    {"mediation", TYPE_BOOLEAN, READ},
    {"tribunal", TYPE_BOOLEAN, READ},
    {"other_mediation", TYPE_BOOLEAN, READ},
    {"other_tribunal", TYPE_BOOLEAN, READ},
};

static const struct contract_column sen_need[] = {
    {"request_id", TYPE_BIGINT, READ},
    {"rank", TYPE_SMALLINT, READ},
    {"need", TYPE_TEXT, READ},
};

static const struct contract_column advice[] = {
    {"advice_id", TYPE_BIGINT, READ},
    {"request_id", TYPE_BIGINT, READ},
    {"kind", TYPE_TEXT, READ},
    {"provider", TYPE_TEXT, READ},
    {"requested_date", TYPE_DATE, READ},
    {"received_date", TYPE_DATE, READ},
    {"exception", TYPE_TEXT, READ},
    {"nil_return", TYPE_BOOLEAN, READ},
    {"grade", TYPE_SMALLINT, READ},
};

static const struct contract_column plan[] = {
    {"plan_id", TYPE_BIGINT, READ},
    {"person_id", TYPE_BIGINT, READ},
    {"request_id", TYPE_BIGINT, READ},
    {"local_authority", TYPE_TEXT, READ},
    {"first_made_date", TYPE_DATE, READ},
    {"start_date", TYPE_DATE, READ},
    {"cease_date", TYPE_DATE, READ},
    {"cease_reason", TYPE_SMALLINT, UNREAD},
    {"transferred_from", TYPE_TEXT, UNREAD},
    {"transferred_date", TYPE_DATE, READ},
    {"residential", TYPE_TEXT, UNREAD},
    {"personal_budget", TYPE_BOOLEAN, UNREAD},
    {"team", TYPE_TEXT, READ},
    {"setting_urn", TYPE_INTEGER, READ},
};

static const struct contract_column voice[] = {
    {"voice_id", TYPE_BIGINT, READ},
    {"request_id", TYPE_BIGINT, READ},
    {"review_id", TYPE_BIGINT, READ},
    {"whose", TYPE_TEXT, READ},
    {"form", TYPE_TEXT, READ},
    {"obtained_date", TYPE_DATE, READ},
    {"in_section_a", TYPE_BOOLEAN, READ},
    {"reflected_in_outcomes", TYPE_BOOLEAN, READ},
    {"reflected_in_provision", TYPE_BOOLEAN, READ},
    {"not_obtained_reason", TYPE_TEXT, UNREAD},
};

static const struct contract_column review[] = {
    {"review_id", TYPE_BIGINT, READ},
    {"plan_id", TYPE_BIGINT, READ},
    {"kind", TYPE_TEXT, READ},
    {"invitation_date", TYPE_DATE, UNREAD},
    {"meeting_date", TYPE_DATE, READ},
    {"report_date", TYPE_DATE, READ},
    {"outcome", TYPE_TEXT, READ},
    {"decision_date", TYPE_DATE, READ},
    {"amendment_notice_date", TYPE_DATE, READ},
    {"final_plan_date", TYPE_DATE, READ},
    {"phase_transfer_due_date", TYPE_DATE, READ},
    {"phase_transfer_final_date", TYPE_DATE, READ},
    {"child_participation", TYPE_TEXT, READ},
    {"parent_participation", TYPE_TEXT, READ},
};

static const struct contract_column audit[] = {
    {"audit_id", TYPE_BIGINT, READ},
    {"plan_id", TYPE_BIGINT, READ},
    {"audited_date", TYPE_DATE, READ},
    {"auditor", TYPE_TEXT, UNREAD},
    {"agency", TYPE_TEXT, READ},
    {"sample", TYPE_TEXT, READ},
    {"second_of", TYPE_BIGINT, READ},
    {"overall", TYPE_SMALLINT, READ},
};

static const struct contract_column audit_score[] = {
    {"audit_id", TYPE_BIGINT, READ},
    {"criterion", TYPE_TEXT, READ},
    {"score", TYPE_SMALLINT, READ},
};

static const struct contract_column tribunal_order[] = {
    {"order_id", TYPE_BIGINT, READ},
    {"request_id", TYPE_BIGINT, READ},
    {"plan_id", TYPE_BIGINT, READ},
    {"kind", TYPE_TEXT, READ},
    {"order_date", TYPE_DATE, READ},
    {"complied_date", TYPE_DATE, READ},
    {"exception", TYPE_BOOLEAN, READ},
};

static const struct contract_column plan_section[] = {
    {"plan_id", TYPE_BIGINT, READ},
    {"version_date", TYPE_DATE, READ},
    {"section", TYPE_TEXT, READ},
    {"body", TYPE_TEXT, READ},
};

/* clang-format on */

#define COLUMNS(table) (table), COUNT(table)
#define REQUIRED true
#define OPTIONAL false

const struct contract_relation contract[RELATIONS] = {
    [RELATION_AUTHORITY] = {"authority", OPTIONAL, {"local_authority"}, COLUMNS(authority)},
    [RELATION_SETTING] = {"setting", OPTIONAL, {"setting_urn"}, COLUMNS(setting)},
    [RELATION_PERSON] = {"person", REQUIRED, {"person_id"}, COLUMNS(person)},
    [RELATION_REQUEST] = {"request", REQUIRED, {"request_id"}, COLUMNS(request)},
    [RELATION_ASSESSMENT] = {"assessment", REQUIRED, {"request_id"}, COLUMNS(assessment)},
    [RELATION_SEN_NEED] = {"sen_need", OPTIONAL, {"request_id", "rank"}, COLUMNS(sen_need)},
    [RELATION_ADVICE] = {"advice", OPTIONAL, {"advice_id"}, COLUMNS(advice)},
    [RELATION_PLAN] = {"plan", REQUIRED, {"plan_id"}, COLUMNS(plan)},
    [RELATION_VOICE] = {"voice", OPTIONAL, {"voice_id"}, COLUMNS(voice)},
    [RELATION_REVIEW] = {"review", REQUIRED, {"review_id"}, COLUMNS(review)},
    [RELATION_AUDIT] = {"audit", OPTIONAL, {"audit_id"}, COLUMNS(audit)},
    [RELATION_AUDIT_SCORE] = {"audit_score", OPTIONAL, {"audit_id", "criterion"}, COLUMNS(audit_score)},
    [RELATION_TRIBUNAL_ORDER] = {"tribunal_order", OPTIONAL, {"order_id"}, COLUMNS(tribunal_order)},
    [RELATION_PLAN_SECTION] = {"plan_section", OPTIONAL, {"plan_id", "version_date", "section"}, COLUMNS(plan_section)},
};

size_t contract_read_count(const struct contract_relation *relation)
{
    size_t count = 0;
    for (size_t i = 0; i < relation->column_count; i++)
        count += relation->columns[i].read;
    return count;
}

const struct contract_column *contract_read_column(const struct contract_relation *relation, size_t index)
{
    for (size_t i = 0; i < relation->column_count; i++)
        if (relation->columns[i].read && index-- == 0)
            return &relation->columns[i];
    return NULL;
}

/* Names of people's cases come from the person, needs from the request; a review looks for its voices, the
   text of a plan for the reviews that it has been through. */
const uint32_t relation_after[RELATIONS] = {
    [RELATION_REQUEST] = RELATION_BIT(RELATION_PERSON) | RELATION_BIT(RELATION_SETTING),
    [RELATION_ASSESSMENT] = RELATION_BIT(RELATION_REQUEST),
    [RELATION_SEN_NEED] = RELATION_BIT(RELATION_REQUEST),
    [RELATION_PLAN] = RELATION_BIT(RELATION_ASSESSMENT) | RELATION_BIT(RELATION_SEN_NEED),
    [RELATION_VOICE] = RELATION_BIT(RELATION_ASSESSMENT),
    [RELATION_REVIEW] = RELATION_BIT(RELATION_PLAN) | RELATION_BIT(RELATION_VOICE),
    [RELATION_ADVICE] = RELATION_BIT(RELATION_ASSESSMENT) | RELATION_BIT(RELATION_SEN_NEED),
    [RELATION_AUDIT] = RELATION_BIT(RELATION_PLAN),
    [RELATION_AUDIT_SCORE] = RELATION_BIT(RELATION_AUDIT),
    [RELATION_TRIBUNAL_ORDER] = RELATION_BIT(RELATION_PLAN),
    [RELATION_PLAN_SECTION] = RELATION_BIT(RELATION_REVIEW),
};

const enum relation_id reading_order[RELATIONS] = {
    RELATION_AUTHORITY, RELATION_SETTING, RELATION_PERSON,       RELATION_REQUEST,        RELATION_ASSESSMENT,
    RELATION_SEN_NEED,  RELATION_PLAN,    RELATION_VOICE,        RELATION_REVIEW,         RELATION_ADVICE,
    RELATION_AUDIT,     RELATION_AUDIT_SCORE, RELATION_TRIBUNAL_ORDER, RELATION_PLAN_SECTION,
};
